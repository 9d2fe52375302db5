//! Recognition: a cheer from the team, or kind words from somebody without an account, by a link.
//!
//! Everything of it arrives with the young person first. They decide who else may see it.

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

/// How many characters somebody says at most: one to three sentences.
pub const MOST_RECOGNITION: usize = 500;
/// What somebody says.
pub type RecognitionText = Words<MOST_RECOGNITION>;
/// For whom a link is, in its owner's words: only the owner reads it.
pub type LinkLabel = Line<60>;

/// How long a link lasts unless its owner says otherwise, in milliseconds.
pub const LINK_LASTS_MS: i64 = 30 * DAY_MS;
/// The longest that a link may last, in milliseconds.
pub const LINK_LASTS_AT_MOST_MS: i64 = 365 * DAY_MS;
/// How many links of one young person may be open at once.
pub const MOST_OPEN_LINKS: i64 = 20;
/// How many times a day one link takes words.
pub const MOST_A_DAY_BY_LINK: i64 = 5;
/// How many times one link takes words in all.
pub const MOST_BY_LINK: i64 = 30;

/// How many times a day one of the team can cheer one young person: warm words, not a flood.
pub const MOST_CHEERS_A_DAY: i64 = 30;

/// A picture to cheer with.
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

/// What a caseworker cheers with: own words, a picture, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheerDraft {
    /// Own words.
    #[serde(default)]
    pub text: Option<RecognitionText>,
    /// A picture.
    #[serde(default)]
    pub card: Option<Card>,
    /// The success it is for; one that is shared with whoever cheers.
    #[serde(default)]
    pub success_id: Option<Id>,
}

/// Why a cheer or a link can't be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecognitionProblem {
    /// Neither words nor a picture.
    #[error("say it in a few words, or choose a picture")]
    SaysNothing,
    /// The young person has chosen to have no cheers from whoever asks.
    #[error("no cheers are wished for just now")]
    NotWished,
    /// More open links than anybody can keep in mind.
    #[error("at most {MOST_OPEN_LINKS} links can be open at once")]
    TooManyLinks,
    /// A link can't end before it began, nor last forever.
    #[error("a link lasts at most a year")]
    LinkLastsTooLong,
    /// The same cheer was made before, in other words: what was said stays as it was said.
    #[error("this was said before, in other words")]
    AlreadyMade,
    /// A link that ended begins no more.
    #[error("this link has ended; make another one")]
    LinkEnded,
    /// The link has taken as much as it takes, today or in all.
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

/// Whether `draft` says anything at all.
pub fn says_something(draft: &CheerDraft) -> Result<(), RecognitionProblem> {
    if draft.text.is_none() && draft.card.is_none() {
        return Err(RecognitionProblem::SaysNothing);
    }
    Ok(())
}

/// When a link that is made at `now` ends, if its owner asks for `asked`.
pub fn link_ends(
    now: Timestamp,
    asked: Option<Timestamp>,
) -> Result<Timestamp, RecognitionProblem> {
    let ends = asked.unwrap_or(now.plus_millis(LINK_LASTS_MS));
    let fits = ends > now && ends <= now.plus_millis(LINK_LASTS_AT_MOST_MS);
    fits.then_some(ends).ok_or(RecognitionProblem::LinkLastsTooLong)
}

/// Who says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sender {
    /// One of the team, or somebody with a link.
    pub kind: SenderKind,
    /// Their name; a guest's is what they wrote.
    pub name: String,
    /// The person, or the link it came by.
    pub id: Id,
}

/// What a sender is to the young person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SenderKind {
    /// One of the team.
    Team,
    /// Somebody with a link.
    Guest,
}

/// A cheer or kind words, as they lie in the young person's inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recognition {
    /// Its id.
    pub id: Id,
    /// Who says it.
    pub from: Sender,
    /// In which words.
    pub text: Option<RecognitionText>,
    /// With which picture.
    pub card: Option<Card>,
    /// The success it is for.
    pub success_id: Option<Id>,
    /// When it was said.
    pub at: Timestamp,
    /// When its owner opened it.
    pub seen_at: Option<Timestamp>,
    /// Who else may see it, as its owner decides.
    pub shared_with: SharedWith,
    /// Its owner says that it is not all right. Then it is folded away, and the link it came by
    /// takes nothing more.
    pub reported: bool,
    /// Moves on with every change.
    pub version: i64,
}

impl Recognition {
    /// What its owner has decided about it.
    pub fn to_draft(&self) -> CelebrationDraft {
        CelebrationDraft { shared_with: self.shared_with.clone(), reported: self.reported }
    }
}

/// What the young person decides about words they were given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CelebrationDraft {
    /// Who else may see them.
    pub shared_with: SharedWith,
    /// They are not all right. What was reported stays so.
    #[serde(default)]
    pub reported: bool,
}

/// What makes a link by which somebody without an account can say something kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecognitionLinkDraft {
    /// For whom it is.
    pub label: LinkLabel,
    /// What its owner is called on the page.
    pub shown_name: Name,
    /// The language the page opens in.
    #[serde(default)]
    pub language: Language,
    /// When it ends; after thirty days if absent.
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecognitionLink {
    /// Its id.
    pub id: Id,
    /// For whom it is.
    pub label: LinkLabel,
    /// What its owner is called on the page.
    pub shown_name: Name,
    /// The language the page opens in.
    pub language: Language,
    /// The secret part of the address.
    pub token: String,
    /// The whole address.
    pub url: String,
    /// The address as a picture to be held up: an SVG.
    pub qr: String,
    /// When it ends.
    pub expires_at: Timestamp,
    /// Whether it still takes words.
    pub open: bool,
    /// How many times words came by it.
    pub received: i64,
}

/// What somebody with a link may know: nothing but this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestRecognition {
    /// What the young person is called here.
    pub name: Name,
    /// The language to begin with.
    pub language: Language,
}

/// What somebody with a link says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestRecognitionDraft {
    /// Their name.
    pub from: Name,
    /// One to three sentences.
    pub text: RecognitionText,
}

/// A recognition as one of the team sees it. With whom else it is shared is its owner's alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedRecognition {
    /// Its id.
    pub id: Id,
    /// Who said it.
    pub from: Sender,
    /// Own words.
    pub text: Option<RecognitionText>,
    /// A picture.
    pub card: Option<Card>,
    /// The success it is for, where that is shared with whoever asks.
    pub success_id: Option<Id>,
    /// When it was said.
    pub at: Timestamp,
    /// When the young person saw it: for whoever said it.
    pub seen_at: Option<Timestamp>,
    /// Whether the young person says that it was not all right: for those with whom they share it, but not
    /// for whoever said it.
    pub reported: bool,
}

impl Recognition {
    /// What `viewer`, who is assigned, sees: what they said themselves, which stays to them as they said it
    /// also when it was reported, and what is shared with them. `success_shown` says whether they may see
    /// the success it is for.
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
    fn a_cheer_says_something() {
        let empty = CheerDraft { text: None, card: None, success_id: None };
        assert_eq!(says_something(&empty), Err(RecognitionProblem::SaysNothing));
        assert_eq!(says_something(&CheerDraft { card: Some(Card::Sun), ..empty }), Ok(()));
    }
}
