//! The board of pictograms to choose from: feelings, people, places and needs.

use serde::{Deserialize, Serialize};

/// A pictogram on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what is on them")]
pub enum BoardPictogram {
    // Feelings
    Happy,
    Sad,
    Angry,
    Afraid,
    Tired,
    Calm,
    Confused,
    Proud,
    // People
    Mother,
    Father,
    Family,
    Friend,
    Teacher,
    Caseworker,
    Alone,
    Together,
    // Places
    Home,
    School,
    Work,
    Nature,
    Office,
    Residence,
    Town,
    Somewhere,
    // Needs
    Quiet,
    Help,
    Time,
    Money,
    Sleep,
    Food,
    Talk,
    Stop,
}

/// A group of pictograms on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Shelf {
    Feelings,
    People,
    Places,
    Needs,
}

impl Shelf {
    /// All groups, in order.
    pub const ALL: [Self; 4] = [Self::Feelings, Self::People, Self::Places, Self::Needs];

    /// The pictograms of the group.
    pub fn pictograms(self) -> [BoardPictogram; 8] {
        use BoardPictogram as P;
        match self {
            Self::Feelings => {
                [P::Happy, P::Sad, P::Angry, P::Afraid, P::Tired, P::Calm, P::Confused, P::Proud]
            }
            Self::People => [
                P::Mother,
                P::Father,
                P::Family,
                P::Friend,
                P::Teacher,
                P::Caseworker,
                P::Alone,
                P::Together,
            ],
            Self::Places => [
                P::Home,
                P::School,
                P::Work,
                P::Nature,
                P::Office,
                P::Residence,
                P::Town,
                P::Somewhere,
            ],
            Self::Needs => {
                [P::Quiet, P::Help, P::Time, P::Money, P::Sleep, P::Food, P::Talk, P::Stop]
            }
        }
    }
}
