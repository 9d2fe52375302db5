//! Goals: setting them in own words, changing them, letting them rest, and finding them all.

pub mod confidence;
pub mod desk;
pub mod earlier;
pub mod edit;
pub mod first;
pub mod form;
pub mod list;
pub mod page;
pub mod pictogram;
pub mod reminder;
pub mod repeat;
pub mod standing;
pub mod texts;

pub use self::{
    edit::{ChangeGoalPage, NewGoalPage},
    first::FirstGoal,
    form::NEW,
    list::GoalsPage,
    page::GoalPage,
};
