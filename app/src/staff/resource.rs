//! What a page of the desk reads from the server: loading, there, outdated, or refused.

use std::future::Future;

use kurs_domain::Id;
use leptos::{prelude::*, task::spawn_local};

use super::{
    refused::{Left, Refused},
    session::StaffSession,
};
use crate::{platform::api::ApiError, ui::focus_on};

/// The record that is open. It is loading while there is neither a value nor a refusal.
#[derive(Debug)]
pub(crate) struct Resource<T: Send + Sync + 'static> {
    session: StaffSession,
    pub(crate) open: RwSignal<Option<Id>>,
    pub(crate) value: RwSignal<Option<T>>,
    /// Why there is no value.
    pub(crate) refused: RwSignal<Option<Refused>>,
    /// What was left of the record that was open, once it is not the caseworker's any more.
    left: RwSignal<Option<(Id, Left)>>,
    leave: fn(&T) -> Left,
}

impl<T: Send + Sync + 'static> Clone for Resource<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Resource<T> {}

impl<T: Send + Sync + 'static> Resource<T> {
    pub(crate) fn new(session: StaffSession, leave: fn(&T) -> Left) -> Self {
        Self {
            session,
            open: RwSignal::new(None),
            value: RwSignal::new(None),
            refused: RwSignal::new(None),
            left: RwSignal::new(None),
            leave,
        }
    }

    /// What was left of the open record. Tracked.
    pub(crate) fn left(self) -> Option<Left> {
        let left = self.left.get().filter(|(id, _)| self.open.get() == Some(*id));
        left.map(|(_, left)| left)
    }

    /// Reads the open record by `request`, for the first time or again, and gives it to `apply`, unless
    /// another was opened meanwhile. While the server is unreachable the old value stays, and the banner
    /// says that it may be outdated.
    pub(crate) fn load<R>(self, request: fn(Id) -> R, apply: impl FnOnce(T) + 'static)
    where
        R: Future<Output = Result<T, ApiError>> + 'static,
    {
        let Some(id) = self.open.get_untracked() else { return };
        spawn_local(async move {
            let answer = request(id).await;
            self.session.observe(&answer);
            if self.open.get_untracked() != Some(id) {
                return;
            }
            match answer {
                Ok(value) => {
                    if self.value.with_untracked(Option::is_none) {
                        focus_on("page-heading");
                    }
                    apply(value);
                }
                Err(problem) => {
                    let refused = Refused::because(&problem);
                    if refused == Refused::NotMine {
                        let left = self.value.with_untracked(|it| it.as_ref().map(self.leave));
                        if let Some(left) = left {
                            self.left.set(Some((id, left)));
                        }
                        self.value.set(None);
                    }
                    if self.value.with_untracked(Option::is_none) {
                        self.refused.set(Some(refused));
                    }
                }
            }
        });
    }
}
