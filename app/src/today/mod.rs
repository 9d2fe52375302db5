//! The page of the day.

pub mod card;
mod course;
pub mod earlier;
pub mod meeting;
pub mod page;
pub mod picture;
pub mod remind;
pub mod texts;
pub mod travel;

pub use self::page::TodayPage;
