//! One's own page: how one is called and met, who has looked and who was there, and the way out.

pub mod celebrating;
pub mod looked;
pub mod page;
pub mod pause;
pub mod phone;
pub mod settings;
pub mod sign_out;
pub mod texts;
pub mod there;
pub mod time;

pub use self::page::MePage;
