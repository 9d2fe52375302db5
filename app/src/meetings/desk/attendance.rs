//! Who came. That somebody did not is said nowhere.

use kurs_domain::{Id, meetings::MeetingState};
use leptos::prelude::*;

use super::{calls, state::meetings, texts::room::room_texts};

/// The participants, each marked by a tap.
#[component]
pub(crate) fn Attendance() -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let held = meetings.part(|it| it.state == MeetingState::Held);
    let all = meetings.part(|it| {
        let one = |it: &kurs_domain::meetings::Participant| (it.id, it.who.name.to_string());
        it.participants.iter().map(one).collect::<Vec<_>>()
    });
    let problem = RwSignal::new(None::<String>);
    let chip = move |(id, name): (Id, String)| {
        let came =
            meetings.part(move |it| it.participants.iter().any(|it| it.id == id && it.attended));
        let turn = move |_| {
            let (Some(meeting), came) = (meetings.id(), !came.get_untracked()) else { return };
            let work = async move { calls::attend(meeting, id, came).await };
            meetings.try_act(problem, work, || {});
        };
        view! {
            <button
                type="button"
                class="chip"
                dir="auto"
                aria-pressed=move || came.get().to_string()
                disabled=move || !held.get()
                on:click=turn
            >
                {name}
            </button>
        }
    };
    view! {
        <section class="room-attendance" aria-labelledby="room-attendance">
            <h2 id="room-attendance">{texts.who_is_here}</h2>
            <div class="desk-roles">
                <For each=move || all.get() key=|it| it.clone() children=chip/>
            </div>
            <p class="problem" role="alert">{move || problem.get()}</p>
        </section>
    }
}
