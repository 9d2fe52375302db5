//! Cheers and kind words: everything arrives with the young person first, who decides who else may
//! see it.

pub mod inbox;
pub mod ops;
pub mod routes;
pub mod store;
