//! The events of one listener, and when the stream ends.

use std::time::Duration;

use futures_util::{Stream, stream};
use kurs_domain::events::Event;
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::{Instant, timeout_at},
};

use crate::{
    identity::ops::{TokenHash, current},
    kernel::{Actor, live::Received},
    state::AppState,
};

/// How often, at least, an open stream checks that its session is valid.
const CHECK_EVERY: Duration = Duration::from_secs(15);

/// An item of the stream.
pub(super) enum Sent {
    Listening,
    Changed(Event),
    /// Notices may have been missed.
    Refresh,
    /// Nothing happened for a while.
    KeepAlive,
}

struct Listener {
    state: AppState,
    actor: Actor,
    session: TokenHash,
    received: Receiver<Received>,
    check_at: Instant,
    began: bool,
    missed: bool,
}

/// The events that `actor` may know of, until their session ends or the server stops. `missed`: they
/// listened before, and may have missed notices since.
pub(super) fn stream(
    state: AppState,
    actor: Actor,
    session: TokenHash,
    missed: bool,
) -> impl Stream<Item = Sent> {
    let received = state.live.listen();
    let listener = Listener {
        state,
        actor,
        session,
        received,
        check_at: Instant::now(),
        began: false,
        missed,
    };
    stream::unfold(listener, |mut listener| async move {
        let item = listener.next().await?;
        Some((item, listener))
    })
}

impl Listener {
    async fn next(&mut self) -> Option<Sent> {
        if !self.began {
            self.began = true;
            return Some(Sent::Listening);
        }
        if std::mem::take(&mut self.missed) {
            return Some(Sent::Refresh);
        }
        self.check_at = Instant::now() + CHECK_EVERY;
        loop {
            let received = tokio::select! {
                () = self.state.stopping.cancelled() => return None,
                received = timeout_at(self.check_at, self.received.recv()) => received,
            };
            let item = match received {
                Ok(Ok(Received::Notice(notice))) if notice.audience.contains(&self.actor.id) => {
                    Sent::Changed(notice.event)
                }
                Ok(Ok(Received::Notice(_))) => continue,
                Ok(Ok(Received::Gap) | Err(RecvError::Lagged(_))) => Sent::Refresh,
                Ok(Err(RecvError::Closed)) => return None,
                Err(_) => Sent::KeepAlive,
            };
            // Any event is sent only while the session is valid.
            let valid = matches!(current(&self.state, &self.session.0).await, Ok(Some(_)));
            return valid.then_some(item);
        }
    }
}
