//! Invented people with ninety days behind them, for demonstrations and for trying things out.
//!
//! Every run on an empty database makes the same people and the same history, seen from today.
//! Nobody in here exists.

mod past;
mod people;
mod stories;

use kurs_domain::{Id, Timestamp, people::Role};

use crate::{http::error::ApiError, identity::store::find_person, state::AppState};

/// An id that is the same in every demonstration.
fn fixed(number: u8) -> Id {
    Id::new(Timestamp::from_millis(0), [0, 0, 0, 0, 0, 0, 0, 0, 0, number])
}

/// Who somebody is when they try Kurs in a role.
pub fn face(role: Role) -> Id {
    if role == Role::YoungPerson { fixed(1) } else { people::staff(role) }
}

/// Makes the demo people and their past, unless they are there already.
pub async fn make(state: &AppState) -> Result<(), ApiError> {
    let now = state.now();
    let made = state.db.write(move |tx| {
        Box::pin(async move {
            if find_person(tx, face(Role::YoungPerson)).await?.is_some() {
                return Ok::<_, ApiError>(false);
            }
            people::make(tx, now).await?;
            for (number, story) in (1..).zip(stories::STORIES) {
                past::make(tx, fixed(number), story, now).await?;
            }
            past::make_suggestions(tx, fixed(1), now).await?;
            Ok(true)
        })
    });
    if made.await? {
        tracing::info!(young_people = stories::STORIES.len(), "made the demo people");
    }
    Ok(())
}
