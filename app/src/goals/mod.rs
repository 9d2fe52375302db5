//! Goals: setting them in own words, changing them, letting them rest, and finding them all.

pub mod confidence;
pub mod earlier;
mod form;
pub mod list;
pub mod page;
pub mod pictogram;
pub mod reminder;
pub mod repeat;
mod sheet;
pub mod standing;

pub use self::{
    confidence::ConfidencePart,
    form::{FieldProblem, GoalForm, drafts},
    list::GoalsPage,
    page::{ChangeGoalPage, NewGoalPage},
    pictogram::PictogramPicker,
    repeat::RepeatPart,
};
