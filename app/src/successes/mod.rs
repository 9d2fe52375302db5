//! Successes: marking them, adding words to them, and the album that keeps them.

mod album;
pub mod card;
pub mod editor;
pub mod growth;
mod mark;
pub mod notice;
pub mod page;
pub mod pictures;
mod sheets;

pub use self::{
    editor::SuccessEditor,
    mark::{audience, delete, mark},
    notice::NoticeForm,
    page::SuccessesPage,
    sheets::{notice_sheet, take_shared, words_sheet},
};
