//! Reports which contributions the caseworker heard to their end, a few at a time.

use std::time::Duration;

use kurs_domain::Id;
use leptos::prelude::*;

use super::{calls, state::Meetings};

/// How long more of them are waited for before they are reported.
const DEBOUNCE: Duration = Duration::from_millis(500);
/// The delay before a retry when the server was unreachable.
const RETRY: Duration = Duration::from_secs(10);

impl Meetings {
    /// The contribution `id` of the open meeting was heard to its end by the person signed in.
    pub(crate) fn hear_to_end(self, id: Id) {
        let Some(me) = self.session.person() else { return };
        let known = self.meeting.value.with_untracked(|it| {
            let heard = it.as_ref().and_then(|it| it.contribution(id)).map(|it| &it.heard_by);
            heard.is_none_or(|all| all.iter().any(|it| it.by.id == me.id && it.to_end_at.is_some()))
        });
        let (Some(meeting), false) = (self.id(), known) else { return };
        self.heard.update_value(|heard| {
            if heard.iter().all(|(of, _)| *of != meeting) {
                set_timeout(move || self.report(meeting), DEBOUNCE);
            }
            if !heard.contains(&(meeting, id)) {
                heard.push((meeting, id));
            }
        });
    }

    /// Reports what was heard of `meeting`, whether or not it is still open.
    fn report(self, meeting: Id) {
        let heard = self.heard.try_update_value(|heard| {
            let (these, others) = std::mem::take(heard).into_iter().partition(|it| it.0 == meeting);
            *heard = others;
            these
        });
        let Some(heard): Option<Vec<_>> = heard else { return };
        let ids = heard.iter().map(|(_, id)| *id).collect();
        self.act(calls::hear_to_end(meeting, ids), move |answer| {
            if answer.is_err_and(|problem| problem.is_retryable()) {
                self.heard.try_update_value(|all| all.extend(heard));
                set_timeout(move || self.report(meeting), RETRY);
            }
        });
    }
}
