//! Where, when, and the right to an advocate.

use kurs_domain::{
    goals::PartOfDay,
    meetings::{
        Meeting, OwnAct, PlaceKind, Wishes,
        participants::{ParticipantSuggestionDraft, SuggestionKind},
    },
};
use leptos::prelude::*;

use super::{
    act,
    texts::{meeting_texts, preparing::preparing_texts},
};
use crate::{
    platform,
    ui::{Choice, ChoiceOption, Glyph, Icon, ReadAloud, announce, live},
};

/// The parts of a day, in the order of their names.
const PARTS: [PartOfDay; 3] = [PartOfDay::Morning, PartOfDay::Day, PartOfDay::Evening];

fn wish(meeting: Memo<Meeting>, wish: Wishes, problem: RwSignal<&'static str>) {
    match act(meeting.with_untracked(|it| it.id), OwnAct::Wish(wish)) {
        Ok(()) => announce(preparing_texts().choice_kept),
        Err(why) => problem.set(why),
    }
}

/// Where one would rather be.
#[component]
pub(super) fn PlaceStep(meeting: Memo<Meeting>) -> impl IntoView {
    let (texts, places) = (preparing_texts(), meeting_texts().place);
    let problem = RwSignal::new("");
    let chosen = live::signal(move || {
        let chosen = meeting.with(|it| it.wishes.place);
        PlaceKind::ALL.iter().position(|it| Some(*it) == chosen)
    });
    let choose = move |at: usize| {
        wish(meeting, Wishes { place: Some(PlaceKind::ALL[at]), ..Wishes::default() }, problem);
    };
    view! {
        <p class="soft">{texts.place_text}</p>
        <Choice
            name="place"
            question=texts.place
            quiet=true
            options=PlaceKind::ALL.map(|it| ChoiceOption::new(places(it))).to_vec()
            chosen=chosen
            on_choose=choose
        />
        <p class="problem" role="alert">{problem}</p>
    }
}

/// When one is at one's best.
#[component]
pub(super) fn TimeStep(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = preparing_texts();
    let problem = RwSignal::new("");
    let chosen = live::signal(move || {
        let chosen = meeting.with(|it| it.wishes.best_time);
        PARTS.iter().position(|it| Some(*it) == chosen)
    });
    let choose = move |at: usize| {
        wish(meeting, Wishes { best_time: Some(PARTS[at]), ..Wishes::default() }, problem);
    };
    view! {
        <p class="soft">{texts.time_text}</p>
        <Choice
            name="best-time"
            question=texts.time
            quiet=true
            options=texts.parts.map(ChoiceOption::new).to_vec()
            chosen=chosen
            on_choose=choose
        />
        <p class="problem" role="alert">{problem}</p>
    }
}

/// The right to an advocate, in plain words, and help with finding one.
#[component]
pub(super) fn AdvocateStep(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = preparing_texts();
    let problem = RwSignal::new("");
    let wish = Wishes { advocate_told_at: Some(platform::now()), ..Wishes::default() };
    if meeting.with_untracked(|it| it.wishes.advocate_told_at.is_none()) {
        // That they were told is noted; nothing else hangs on it.
        let _ = act(meeting.with_untracked(|it| it.id), OwnAct::Wish(wish));
    }
    let asked = live::memo(move || {
        meeting.with(|it| {
            let mut all = it.suggestions.iter();
            all.any(|it| it.draft.kind == SuggestionKind::Advocate && it.withdrawn_at.is_none())
        })
    });
    let ask = move |_| {
        let draft = ParticipantSuggestionDraft {
            kind: SuggestionKind::Advocate,
            name: None,
            relation: None,
            contact: None,
            participant_id: None,
            reason: None,
        };
        let id = meeting.with_untracked(|it| it.id);
        match act(id, OwnAct::Suggest { id: platform::new_id(), draft }) {
            Ok(()) => announce(texts.advocate_said),
            Err(why) => problem.set(why),
        }
    };
    let paragraphs = [texts.advocate_text, texts.advocate_does, texts.advocate_bv];
    let aloud = Callback::new(move |()| paragraphs.join(" "));
    let help = live::view(move || {
        if asked.get() {
            return view! { <p class="strong" role="status">{texts.advocate_asked}</p> }.into_any();
        }
        view! {
            <button type="button" class="quiet" on:click=live::act(ask)>
                <Icon glyph=Glyph::People/>
                {texts.advocate_find}
            </button>
        }
        .into_any()
    });
    view! {
        <section class="card stack">
            {paragraphs.map(|text| view! { <p>{text}</p> }).into_iter().collect_view()}
            <div class="chips"><ReadAloud text=aloud/></div>
        </section>
        {help}
        <p class="problem" role="alert">{problem}</p>
    }
}
