//! Gatherings: celebrating together what worked out.

pub mod desk;
pub mod form;
pub mod guests;
pub mod list;
pub mod page;
pub mod texts;

pub use self::{
    list::GatheringsPage,
    page::{GatheringPage, PlanPage},
};
