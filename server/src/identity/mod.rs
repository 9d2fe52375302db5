//! Who somebody is here: sessions, invitations, one's own settings.

pub mod invitation_rows;
pub mod invitations;
pub mod ops;
pub mod routes;
pub mod store;
mod wrong_codes;
