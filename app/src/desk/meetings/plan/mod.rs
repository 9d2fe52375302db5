//! Planning a meeting, and changing what is planned.

mod fields;
mod form;
mod page;
mod typed;
mod when;

pub(in crate::desk) use self::page::{ChangePlanPage, NewPlanPage};
