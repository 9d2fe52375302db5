//! Demo data: invented people with a history of ninety days up to today, the same on every run on an empty
//! database. Nobody in here exists.

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

/// An id that is the same in every demo.
fn fixed(number: u8) -> Id {
    Id::new(Timestamp::from_millis(0), [0, 0, 0, 0, 0, 0, 0, 0, 0, number])
}

/// The person as whom a visitor of the demo signs in, by role.
pub fn face(role: Role) -> Id {
    if role == Role::YoungPerson { fixed(1) } else { people::staff(role) }
}

/// Whether the database has demo data. Anyone may sign in to a demo, so it is never served as a real
/// installation, nor a real one as a demo.
pub async fn is_demo(state: &AppState) -> Result<bool, Problem> {
    let face = face(Role::YoungPerson);
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(find_person(tx, face).await?.is_some()) })
    });
    find.await
}

/// Inserts the demo people and their history, unless they exist.
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
