//! Sending a form of the desk.

use std::future::Future;

use leptos::{prelude::*, task::spawn_local};

use super::session::{StaffSession, problem_words};
use crate::{
    forms::{Form, discard_draft},
    platform::api::ApiError,
};

/// Sends `request` with what `form` says, and does `done` with the answer. What went wrong is said in the form.
pub(crate) fn send<T: 'static>(
    session: StaffSession,
    form: Form,
    request: impl Future<Output = Result<T, ApiError>> + 'static,
    done: impl FnOnce(T) + 'static,
) {
    form.busy.set(true);
    let name = form.name();
    spawn_local(async move {
        let answer = request.await;
        session.observe(&answer);
        form.busy.try_set(false);
        match answer {
            Ok(answer) => {
                // Whoever has left the page meanwhile finds no draft of what was sent.
                if !form.is_there() {
                    discard_draft(&name);
                }
                done(answer);
            }
            Err(wrong) => drop(form.problem.try_set(problem_words(&wrong))),
        }
    });
}
