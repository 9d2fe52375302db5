//! What one listener hears, and when the stream ends.

use std::{convert::Infallible, time::Duration};

use axum::response::sse::Event as SseEvent;
use futures_util::{Stream, stream};
use kurs_domain::events::REFRESH;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::{
    http::access::Actor,
    identity::ops::{TokenHash, current},
    live::Heard,
    state::AppState,
};

/// How often, at least, an open stream makes sure that its session still holds.
const CHECK_EVERY: Duration = Duration::from_secs(15);
/// How long a browser waits before it connects again.
const RETRY: Duration = Duration::from_secs(2);

struct Listener {
    state: AppState,
    actor: Actor,
    session: TokenHash,
    heard: Receiver<Heard>,
    began: bool,
    missed: bool,
}

/// The events that `actor` may know of, until their session ends or the server stops. `missed`
/// says that they listened before, and may have missed something since.
pub(super) fn stream(
    state: AppState,
    actor: Actor,
    session: TokenHash,
    missed: bool,
) -> impl Stream<Item = Result<SseEvent, Infallible>> {
    let heard = state.live.listen();
    let listener = Listener { state, actor, session, heard, began: false, missed };
    stream::unfold(listener, |mut listener| async move {
        let event = listener.next().await?;
        Some((Ok(event), listener))
    })
}

impl Listener {
    async fn next(&mut self) -> Option<SseEvent> {
        if !self.began {
            self.began = true;
            return Some(SseEvent::default().retry(RETRY).comment("listening"));
        }
        if std::mem::take(&mut self.missed) {
            return Some(self.refresh());
        }
        loop {
            let heard = tokio::select! {
                () = self.state.stopping.cancelled() => return None,
                heard = tokio::time::timeout(CHECK_EVERY, self.heard.recv()) => heard,
            };
            // Whatever comes, it goes only to a session that holds at this moment.
            if !matches!(current(&self.state, &self.session.0).await, Ok(Some(_))) {
                return None;
            }
            match heard {
                Ok(Ok(Heard::Notice(notice))) if notice.audience.contains(&self.actor.id) => {
                    let data = serde_json::to_string(&notice.event).unwrap_or_default();
                    let event = SseEvent::default().event(notice.event.kind.name()).data(data);
                    return Some(event.id(self.state.id().to_string()));
                }
                Ok(Ok(Heard::Notice(_))) => {}
                Ok(Ok(Heard::Gap) | Err(RecvError::Lagged(_))) => return Some(self.refresh()),
                Ok(Err(RecvError::Closed)) => return None,
                Err(_) => return Some(SseEvent::default().comment("still here")),
            }
        }
    }

    fn refresh(&self) -> SseEvent {
        SseEvent::default().event(REFRESH).data("{}").id(self.state.id().to_string())
    }
}
