//! Coming in, staying in, going out, and being oneself.

mod invitations;
mod me;
mod origin;
mod sessions;
