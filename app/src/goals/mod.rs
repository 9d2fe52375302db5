//! Goals: setting them in own words, changing them, letting them rest, and finding them all.

pub mod confidence;
pub mod desk;
pub mod earlier;
pub mod first;
mod form;
pub mod list;
pub mod page;
pub mod pictogram;
pub mod reminder;
pub mod repeat;
mod sheet;
pub mod standing;
pub mod texts;

pub use self::{
    confidence::ConfidencePart,
    first::FirstGoal,
    form::{FieldProblem, GoalForm, drafts},
    list::GoalsPage,
    page::{ChangeGoalPage, NewGoalPage},
    pictogram::PictogramPicker,
    repeat::RepeatPart,
};
