//! The person's own page: name and settings, who has looked, who was there, and signing out.

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

pub use self::page::{MePage, section_page};
