//! Recognitions: cheers from the team, and kind words from people without an account, by a link.
//!
//! They are delivered to the young person, who decides who else may see them.

mod action;

use serde::{Deserialize, Serialize};

use crate::{
    Id, Timestamp,
    people::{Language, Name},
    sharing::SharedWith,
    text::{Line, Words},
    timestamp::DAY_MS,
};

pub use self::action::{Arrived, CelebrationAction};

/// The largest number of characters: one to three sentences.
pub const MOST_RECOGNITION: usize = 500;
/// The text of a recognition.
pub type RecognitionText = Words<MOST_RECOGNITION>;
/// Whom a link is for, in its owner's words. Only the owner sees it.
pub type LinkLabel = Line<60>;

/// The default validity of a link, in milliseconds.
pub const LINK_LASTS_MS: i64 = 30 * DAY_MS;
/// The longest validity of a link, in milliseconds.
pub const LINK_LASTS_AT_MOST_MS: i64 = 365 * DAY_MS;
/// The largest number of open links of one young person.
pub const MOST_OPEN_LINKS: i64 = 20;
/// The largest number of recognitions per day by one link.
pub const MOST_A_DAY_BY_LINK: i64 = 5;
/// The largest number of recognitions by one link in all.
pub const MOST_BY_LINK: i64 = 30;

/// The largest number of cheers per day from one member of the team to one young person.
pub const MOST_CHEERS_A_DAY: i64 = 30;

/// A picture of a cheer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say what is on them")]
pub enum Card {
    Sun,
    Star,
    Flower,
    Mountain,
    Sea,
    Hands,
}

impl Card {
    /// All pictures.
    pub const ALL: [Self; 6] =
        [Self::Sun, Self::Star, Self::Flower, Self::Mountain, Self::Sea, Self::Hands];
}

/// The fields of a cheer: words, a picture, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheerDraft {
    /// The sender's words.
    #[serde(default)]
    pub text: Option<RecognitionText>,
    /// A picture.
    #[serde(default)]
    pub card: Option<Card>,
    /// The success it is for, which must be shared with the sender.
    #[serde(default)]
    pub success_id: Option<Id>,
}

/// Why a cheer or a link is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecognitionProblem {
    /// It has neither words nor a picture.
    #[error("say it in a few words, or choose a picture")]
    SaysNothing,
    /// The young person does not want cheers from the sender for now.
    #[error("no cheers are wished for just now")]
    NotWished,
    /// There are [`MOST_OPEN_LINKS`] open links already.
    #[error("at most {MOST_OPEN_LINKS} links can be open at once")]
    TooManyLinks,
    /// The end of the link is not in the future, or too far away.
    #[error("a link lasts at most a year")]
    LinkLastsTooLong,
    /// The same id was used for a different cheer: a cheer cannot be changed.
    #[error("this was said before, in other words")]
    AlreadyMade,
    /// The link has ended and cannot be reopened.
    #[error("this link has ended; make another one")]
    LinkEnded,
    /// The link has received its limit for today or in all.
    #[error("this link has taken all it can for now")]
    LinkIsFull,
}

impl RecognitionProblem {
    /// The stable code of the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::SaysNothing => "says_nothing",
            Self::NotWished => "cheers_not_wished",
            Self::TooManyLinks => "too_many_links",
            Self::LinkLastsTooLong => "link_lasts_too_long",
            Self::AlreadyMade => "already_made",
            Self::LinkEnded => "link_ended",
            Self::LinkIsFull => "link_is_full",
        }
    }
}

/// Checks that `draft` is not empty.
pub fn says_something(draft: &CheerDraft) -> Result<(), RecognitionProblem> {
    if draft.text.is_none() && draft.card.is_none() {
        return Err(RecognitionProblem::SaysNothing);
    }
    Ok(())
}

/// The end of a link that is made at `now`, with the owner's choice `asked`.
pub fn link_ends(
    now: Timestamp,
    asked: Option<Timestamp>,
) -> Result<Timestamp, RecognitionProblem> {
    let ends = asked.unwrap_or(now.plus_millis(LINK_LASTS_MS));
    let fits = ends > now && ends <= now.plus_millis(LINK_LASTS_AT_MOST_MS);
    fits.then_some(ends).ok_or(RecognitionProblem::LinkLastsTooLong)
}

/// The sender of a recognition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sender {
    /// Team member or guest.
    pub kind: SenderKind,
    /// The sender's name; a guest writes it themselves.
    pub name: String,
    /// The id of the person, or of the guest's link.
    pub id: Id,
}

/// The kind of sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SenderKind {
    /// A member of the team.
    Team,
    /// Somebody without an account, by a link.
    Guest,
}

/// A cheer or kind words, in the young person's inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recognition {
    /// Its id.
    pub id: Id,
    /// The sender.
    pub from: Sender,
    /// The sender's words.
    pub text: Option<RecognitionText>,
    /// The picture.
    pub card: Option<Card>,
    /// The success it is for.
    pub success_id: Option<Id>,
    /// When it was sent.
    pub at: Timestamp,
    /// When its owner opened it.
    pub seen_at: Option<Timestamp>,
    /// Who else may see it, as its owner decides.
    pub shared_with: SharedWith,
    /// Whether its owner reported it as not all right. It is then collapsed, and its link is closed for
    /// new words.
    pub reported: bool,
    /// Increases with every change.
    pub version: i64,
}

impl Recognition {
    /// Its owner's current decision about it.
    pub fn to_draft(&self) -> CelebrationDraft {
        CelebrationDraft { shared_with: self.shared_with.clone(), reported: self.reported }
    }
}

/// A young person's decision about a recognition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CelebrationDraft {
    /// Who else may see it.
    pub shared_with: SharedWith,
    /// Whether it is reported as not all right. A report cannot be withdrawn.
    #[serde(default)]
    pub reported: bool,
}

/// The fields of a new link by which people without an account can send kind words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecognitionLinkDraft {
    /// Whom it is for, seen by its owner only.
    pub label: LinkLabel,
    /// The owner's name on the page.
    pub shown_name: Name,
    /// The language that the page opens in.
    #[serde(default)]
    pub language: Language,
    /// When it ends; after thirty days by default.
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
}

/// A link by which people without an account can send kind words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecognitionLink {
    /// Its id.
    pub id: Id,
    /// Whom it is for, seen by its owner only.
    pub label: LinkLabel,
    /// The owner's name on the page.
    pub shown_name: Name,
    /// The language that the page opens in.
    pub language: Language,
    /// The secret part of the URL.
    pub token: String,
    /// The URL.
    pub url: String,
    /// The URL as a QR code, in SVG.
    pub qr: String,
    /// When it ends.
    pub expires_at: Timestamp,
    /// Whether it still accepts words.
    pub open: bool,
    /// The number of recognitions received by it.
    pub received: i64,
}

/// The only data that somebody with a link is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestRecognition {
    /// The young person's name on the page.
    pub name: Name,
    /// The language that the page opens in.
    pub language: Language,
}

/// The kind words of a guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestRecognitionDraft {
    /// The guest's name.
    pub from: Name,
    /// One to three sentences.
    pub text: RecognitionText,
}

/// A recognition as a member of the team sees it, without its audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedRecognition {
    /// Its id.
    pub id: Id,
    /// The sender.
    pub from: Sender,
    /// The sender's words.
    pub text: Option<RecognitionText>,
    /// The picture.
    pub card: Option<Card>,
    /// The success it is for, where that is shared with the caller.
    pub success_id: Option<Id>,
    /// When it was sent.
    pub at: Timestamp,
    /// When the young person opened it; only shown to the sender.
    pub seen_at: Option<Timestamp>,
    /// Whether the young person reported it as not all right; shown to those it is shared with, but not to
    /// the sender.
    pub reported: bool,
}

impl Recognition {
    /// The projection for `viewer`, who is assigned: their own recognitions, even reported ones, and those
    /// shared with them. `success_shown` says whether they may see the success it is for.
    pub fn seen_by(&self, viewer: Id, success_shown: bool) -> Option<SharedRecognition> {
        let own = self.from.id == viewer;
        let shared = self.shared_with.lets_assigned_see(viewer);
        (shared || own).then(|| SharedRecognition {
            id: self.id,
            from: self.from.clone(),
            text: self.text.clone(),
            card: self.card,
            success_id: self.success_id.filter(|_| success_shown),
            at: self.at,
            seen_at: self.seen_at.filter(|_| own),
            reported: self.reported && !own,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_end() {
        let now = Timestamp::from_millis(1_000_000);
        let ends = |days: i64| Some(now.plus_millis(days * DAY_MS));
        let too_long = Err(RecognitionProblem::LinkLastsTooLong);
        for (asked, expected) in [
            (None, Ok(now.plus_millis(30 * DAY_MS))),
            (ends(1), Ok(now.plus_millis(DAY_MS))),
            (ends(365), Ok(now.plus_millis(365 * DAY_MS))),
            (ends(366), too_long),
            (ends(0), too_long),
            (ends(-1), too_long),
        ] {
            assert_eq!(link_ends(now, asked), expected, "{asked:?}");
        }
    }

    #[test]
    fn a_cheer_is_not_empty() {
        let empty = CheerDraft { text: None, card: None, success_id: None };
        assert_eq!(says_something(&empty), Err(RecognitionProblem::SaysNothing));
        assert_eq!(says_something(&CheerDraft { card: Some(Card::Sun), ..empty }), Ok(()));
    }
}
