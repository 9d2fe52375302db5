//! Signing in, sessions, signing out, and one's own profile.

mod invitations;
mod me;
mod origin;
mod sessions;
