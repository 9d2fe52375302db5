//! Invented people with ninety days behind them, for demonstrations and for trying things out.
//!
//! Every run on an empty database makes the same people and the same history, seen from today.
//! Nobody in here exists.

mod celebrations;
mod meetings;
mod past;
mod people;
mod stories;

use kurs_domain::{Id, Timestamp, people::Role};

use crate::{
    identity::store::{find_person, has_people},
    kernel::Problem,
    state::AppState,
};

/// An id that is the same in every demonstration.
fn fixed(number: u8) -> Id {
    Id::new(Timestamp::from_millis(0), [0, 0, 0, 0, 0, 0, 0, 0, 0, number])
}

/// Who somebody is when they try Kurs in a role.
pub fn face(role: Role) -> Id {
    if role == Role::YoungPerson { fixed(1) } else { people::staff(role) }
}

/// Whether the database holds a demonstration. Anyone may come into one: it is never served as the
/// real thing, nor the real thing as a demonstration.
pub async fn is_demo(state: &AppState) -> Result<bool, Problem> {
    let face = face(Role::YoungPerson);
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(find_person(tx, face).await?.is_some()) })
    });
    find.await
}

/// Makes the demo people and their past, unless they are there already.
pub async fn make(state: &AppState) -> Result<(), Problem> {
    if is_demo(state).await? {
        return Ok(());
    }
    let now = state.now();
    let made = state.db.write(move |tx| {
        Box::pin(async move {
            if has_people(tx).await? {
                let detail = "this database holds real people: --demo would let anyone in as them";
                return Err(Problem::conflict("not_a_demonstration", detail));
            }
            people::make(tx, now).await?;
            for (number, story) in (1..).zip(stories::STORIES) {
                past::make(tx, fixed(number), story, now).await?;
            }
            past::make_suggestions(tx, fixed(1), now).await?;
            celebrations::make(tx, fixed(1), now).await?;
            meetings::make(tx, fixed(1), now).await
        })
    });
    made.await?;
    tracing::info!(young_people = stories::STORIES.len(), "made the demo people");
    Ok(())
}
