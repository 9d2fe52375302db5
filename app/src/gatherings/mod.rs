//! Gatherings: celebrating together what worked out.

pub mod form;
pub mod guests;
pub mod list;
pub mod page;

pub use self::{
    list::GatheringsPage,
    page::{GatheringPage, PlanPage},
};
