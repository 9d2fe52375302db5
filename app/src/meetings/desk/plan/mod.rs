//! Planning a meeting, and changing what is planned.

mod fields;
mod form;
mod page;
mod typed;
mod when;

pub(crate) use self::page::{ChangePlanPage, NewPlanPage};
