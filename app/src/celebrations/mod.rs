//! Celebrations: at once when something works out, the kind words that were given, links to ask for
//! them by, and one's own story.

pub mod at_once;
pub mod cards;
pub mod desk;
pub mod given;
pub mod inbox;
pub mod links;
pub mod picture;
pub mod share_out;
pub mod sound;
pub mod texts;

pub use self::{
    at_once::{Celebration, announce_with_words, celebrate, look_at},
    cards::CardPicture,
    inbox::{InboxPage, UnseenLine},
    links::LinksPage,
    share_out::ShareOut,
};
