//! Successes: marking them, adding words to them, and the album that keeps them.

mod album;
pub mod card;
pub mod desk;
pub mod editor;
pub mod growth;
mod mark;
pub mod notice;
pub mod page;
pub mod pictures;
pub mod sent;
mod sheets;
pub mod story;
pub mod texts;

pub use self::{
    editor::SuccessEditor,
    mark::{audience, delete, mark},
    notice::NoticeForm,
    page::SuccessesPage,
    sent::SentState,
    sheets::{form_of, notice_sheet, words_sheet},
    story::StoryPage,
};
