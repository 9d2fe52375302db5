//! Whether the young person comes to a meeting.

use kurs_domain::meetings::{Meeting, MeetingState, OwnAct, TakingPart, Wishes};
use leptos::prelude::*;

use super::{act, texts::meeting_texts};
use crate::{
    platform,
    ui::{Choice, ChoiceOption, announce, live},
};

/// Whether it is planned, and its time has not passed.
pub(super) fn is_coming(meeting: &Meeting) -> bool {
    meeting.state == MeetingState::Planned && !meeting.is_overdue(platform::now())
}

/// The ways to take part, all as good as one another.
const WAYS: [TakingPart; 3] = [TakingPart::Come, TakingPart::Part, TakingPart::Away];

/// Whether they come, a part of it, or take part without being there.
#[component]
pub(super) fn Coming(meeting: Memo<Meeting>, #[prop(optional)] quiet: bool) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let chosen = live::signal(move || {
        let chosen = meeting.with(|it| it.wishes.taking_part);
        WAYS.iter().position(|it| Some(*it) == chosen)
    });
    let problem = RwSignal::new("");
    let choose = move |index: usize| {
        let wish = Wishes { taking_part: Some(WAYS[index]), ..Wishes::default() };
        match act(id, OwnAct::Wish(wish)) {
            Ok(()) => announce(words.come_kept),
            Err(why) => problem.set(why),
        }
    };
    view! {
        <section class="stack">
            <Choice
                name="taking-part"
                question=words.come
                quiet=quiet
                options=WAYS.map(|it| ChoiceOption::new((words.taking_part)(it))).to_vec()
                chosen=chosen
                on_choose=choose
                chips=true
            />
            <p class="soft small">{words.come_text}</p>
            <p class="problem" role="alert">{problem}</p>
        </section>
    }
}
