//! Saying something to a meeting: five ways, as good as one another, about the whole meeting or about
//! one thing of it.

use kurs_domain::{
    Id,
    meetings::{
        ContributionBody, ContributionDraft, Meeting, MeetingState, OwnAct,
        contributions::{ContributionKind, Prompt},
    },
};
use leptos::prelude::*;

use super::{
    act,
    board::BoardForm,
    drawing::DrawingForm,
    said::{self, Mine},
    scales::ScalesForm,
    text::TextForm,
    texts::{meeting_texts, saying::saying_texts},
    voice::LeftBehind,
};
use crate::{
    forms::Form,
    platform::{self, address},
    ui::{PageHeading, Switch, When, announce, live},
};

/// The ways, in the order in which they are offered.
const WAYS: [ContributionKind; 5] = [
    ContributionKind::Text,
    ContributionKind::Voice,
    ContributionKind::Drawing,
    ContributionKind::Scale,
    ContributionKind::Pictograms,
];

/// The name of a way in an address.
fn named(kind: ContributionKind) -> &'static str {
    match kind {
        ContributionKind::Text => "text",
        ContributionKind::Voice => "voice",
        ContributionKind::Drawing => "drawing",
        ContributionKind::Scale => "scale",
        ContributionKind::Pictograms => "pictograms",
    }
}

/// The picture on the tile of a way.
fn picture(kind: ContributionKind) -> &'static str {
    match kind {
        ContributionKind::Text => "m4 20 1-4.5L16 4.500l3.5 3.500L8.5 19zM13 20h7",
        ContributionKind::Voice => {
            "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3M6 11a6 6 0 0 0 12 0M12 17v4"
        }
        ContributionKind::Drawing => "M3 17c4-8 6 4 9-2s5-8 9-6",
        ContributionKind::Scale => {
            "M3 12h18M6 9v6M18 9v6M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 1 0 0-7"
        }
        ContributionKind::Pictograms => {
            "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 1 0 0-17M9 10v.01M15 10v.01M8.500 14.500c2 2 5 2 7 0"
        }
    }
}

/// A line picture of a way.
pub(super) fn way_picture(kind: ContributionKind) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=picture(kind)></path>
        </svg>
    }
    .into_any()
}

/// The five tiles. `more` is what their addresses ask, as in `?about=…`.
pub(super) fn tiles(meeting: Id, more: &str) -> AnyView {
    let tile = |kind| {
        view! {
            <a class="tile" href=format!("/meetings/{meeting}/say/{}{more}", named(kind))>
                {way_picture(kind)}
                {(saying_texts().way)(kind)}
            </a>
        }
    };
    view! { <div class="tiles">{WAYS.map(tile).into_iter().collect_view()}</div> }.into_any()
}

/// The ways to say something, about the whole meeting or about one thing, and what one has said.
#[component]
pub(super) fn WaysPage(meeting: Memo<Meeting>) -> impl IntoView {
    let words = saying_texts();
    let id = meeting.with_untracked(|it| it.id);
    let about = address::query("about").and_then(|id| Id::parse(&id).ok());
    let named = meeting.with_untracked(|it| what(it, about));
    let more = about.map(|about| format!("?about={about}")).unwrap_or_default();
    let open = live::memo(move || meeting.with(Meeting::is_open));
    let ways = live::view(move || {
        open.get().then(|| view! { <p class="soft">{words.text}</p> {tiles(id, &more)} })
    });
    let title = live::memo(move || if open.get() { words.title } else { words.mine }.to_owned());
    view! {
        <header class="page-top">
            <PageHeading text=title/>
            {named.map(|named| view! { <p dir="auto" class="own">{named}</p> })}
        </header>
        <div class="stack wide-gap">
            <div class="stack">{ways}</div>
            {about.is_none().then(|| view! { <Mine meeting=meeting/> })}
            <a class="plain" href=format!("/meetings/{id}")>{meeting_texts().back_one}</a>
        </div>
    }
}

/// What `about` is called: a point of the agenda, also one that was taken off, or a decision.
pub(super) fn what(meeting: &Meeting, about: Option<Id>) -> Option<String> {
    let about = about?;
    let place = || {
        let place = meeting.decisions.iter().position(|it| it.id == about)?;
        Some((meeting_texts().decision_number)(place + 1))
    };
    meeting.heading(about, None).map(str::to_owned).or_else(place)
}

/// What a form of any way shares with the others.
#[derive(Clone, Copy)]
pub struct Saying {
    /// To which meeting.
    pub(super) meeting: Id,
    /// What there is of it.
    all: Memo<Meeting>,
    /// In which way.
    kind: ContributionKind,
    /// What is written of it.
    pub(super) form: Form,
    /// About what.
    about: RwSignal<Option<Id>>,
    /// The number of the wording of each decision that stood there when the page was opened.
    wordings: StoredValue<Vec<(Id, i64)>>,
    /// Whether it is to be read aloud there.
    aloud: RwSignal<bool>,
}

impl Saying {
    /// About what it is said.
    pub(super) fn about(self) -> Option<Id> {
        self.about.try_get_untracked().flatten()
    }

    /// It was begun about `about`, which holds as long as nothing else was asked for.
    pub(super) fn was_about(self, about: Option<Id>) {
        if self.about().is_none() {
            self.about.try_set(about);
        }
    }

    /// Says why it was not said.
    pub(super) fn refuse(self, why: &str) {
        self.form.problem.try_set(why.to_owned());
    }

    /// Says `body`, and goes on to where it can be seen. True when it was taken.
    pub(super) fn say(self, body: ContributionBody) -> bool {
        // What is made ready for a while may be done when the page has been left.
        let about = self.about();
        let wordings = self.wordings.try_get_value().unwrap_or_default();
        let draft = ContributionDraft {
            about,
            of: wordings.iter().find(|(id, _)| Some(*id) == about).map(|(_, of)| *of),
            read_aloud: self.aloud.try_get_untracked().unwrap_or_default(),
            prompt: prompt_asked(),
            ..ContributionDraft::new(body, platform::now())
        };
        let id = platform::new_id();
        match act(self.meeting, OwnAct::Contribute { id, draft }) {
            Ok(()) => {
                self.form.saved();
                // Where it is shown, its state stands beside it.
                if from_preparation() {
                    announce(said::kept());
                }
                // Whoever has left the page is not led anywhere.
                if self.about.try_get_untracked().is_some() {
                    let to = if from_preparation() {
                        self.back()
                    } else {
                        format!("/meetings/{}/said/{id}", self.meeting)
                    };
                    address::replace(&to);
                }
                true
            }
            Err(why) => {
                self.refuse(why);
                false
            }
        }
    }

    /// Goes back with nothing said.
    pub(super) fn leave(self) {
        address::go(&self.back());
    }

    /// Where one came from.
    pub(super) fn back(self) -> String {
        let id = self.meeting;
        if from_preparation() {
            format!("/meetings/{id}/prepare")
        } else {
            format!("/meetings/{id}")
        }
    }
}

fn from_preparation() -> bool {
    address::query("from").as_deref() == Some("prepare")
}

/// What the preparation asked, when it led here.
fn prompt_asked() -> Option<Prompt> {
    match address::query("prompt")?.as_str() {
        "want" => Some(Prompt::Want),
        "dont_want" => Some(Prompt::DontWant),
        _ => None,
    }
}

/// The page of one way.
#[component]
pub(super) fn SayPage(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = saying_texts();
    let (id, state) = meeting.with_untracked(|it| (it.id, it.state));
    let asked = address::path_now().rsplit('/').next().unwrap_or_default().to_owned();
    let kind = WAYS.into_iter().find(|kind| named(*kind) == asked);
    let about = address::query("about").and_then(|id| Id::parse(&id).ok());
    let Some(kind) = kind else { return view! { <WaysPage meeting=meeting/> }.into_any() };
    // Words about one thing, or in answer to one question, are a draft of their own.
    let asked = |name: &str| address::query(name).unwrap_or_default();
    let drafts = format!("say-{}-{id}-{}-{}", named(kind), asked("about"), asked("prompt"));
    let form = Form::new(drafts.clone());
    let saying =
        Saying {
            meeting: id,
            all: meeting,
            kind,
            form,
            about: form.value("about", about),
            wordings: StoredValue::new(meeting.with_untracked(|it| {
                it.decisions.iter().map(|one| (one.id, one.version)).collect()
            })),
            aloud: form.value("aloud", false),
        };
    if matches!(state, MeetingState::Closed | MeetingState::Cancelled) {
        let code =
            if state == MeetingState::Closed { "meeting_closed" } else { "meeting_called_off" };
        return view! {
            <header class="page-top">
                <PageHeading text=(texts.way_title)(kind)/>
                <p>{(meeting_texts().problem)(code)}</p>
            </header>
            {(kind == ContributionKind::Voice).then(|| view! { <LeftBehind meeting=id/> })}
            <a class="plain" href=saying.back()>{meeting_texts().back_one}</a>
        }
        .into_any();
    }
    let fields = match kind {
        ContributionKind::Text => view! { <TextForm saying=saying/> }.into_any(),
        ContributionKind::Voice => view! { <super::voice::VoiceForm saying=saying/> }.into_any(),
        ContributionKind::Drawing => view! { <DrawingForm saying=saying/> }.into_any(),
        ContributionKind::Scale => view! { <ScalesForm saying=saying/> }.into_any(),
        ContributionKind::Pictograms => view! { <BoardForm saying=saying/> }.into_any(),
    };
    let prompt = prompt_asked().map(texts.prompt);
    view! {
        <header class="page-top">
            <PageHeading text=(texts.way_title)(kind)/>
            {prompt.map(|prompt| view! { <p class="strong">{prompt}</p> })}
        </header>
        <div class="stack wide-gap">
            {fields}
            // What is made by hand stands in no form with buttons of its own.
            {matches!(kind, ContributionKind::Voice | ContributionKind::Drawing).then(|| view! {
                <p class="problem" role="alert">{saying.form.problem}</p>
                <a class="plain" href=saying.back()>{meeting_texts().back_one}</a>
            })}
        </div>
    }
    .into_any()
}

/// About what it is, and whether it is to be read aloud. It stands below what is said and before the
/// button that sends it: most say something to the whole meeting.
#[component]
pub(super) fn About(saying: Saying) -> impl IntoView {
    let words = saying_texts();
    let mut things: Vec<(Option<Id>, String)> = vec![(None, words.about_all.to_owned())];
    saying.all.with_untracked(|it| {
        let agenda = it.plan.iter().flat_map(|plan| &plan.draft.agenda);
        things.extend(agenda.map(|item| (Some(item.id), item.text.to_string())));
        let decided = it.standing_decisions().map(|it| Some(it.id));
        things.extend(decided.filter_map(|id| Some((id, what(it, id)?))));
    });
    let chosen = saying.about.get_untracked();
    let alone = things.len() == 1;
    let options: Vec<_> = things
        .iter()
        .enumerate()
        .map(|(n, (id, name))| {
            view! { <option dir="auto" value=n.to_string() selected=*id == chosen>{name.clone()}</option> }
        })
        .collect();
    let ids: Vec<_> = things.into_iter().map(|(id, _)| id).collect();
    let places = ids.clone();
    let place = move || places.iter().position(|id| *id == saying.about.get()).unwrap_or(0);
    let choose = move |event: web_sys::Event| {
        let place = event_target_value(&event).parse::<usize>().unwrap_or(0);
        saying.about.set(ids.get(place).copied().flatten());
    };
    let aloud = match saying.kind {
        ContributionKind::Voice => Some(words.play_aloud),
        ContributionKind::Text => Some(words.read_aloud),
        _ => None,
    };
    view! {
        <div class="stack">
            {(!alone)
                .then(|| {
                    view! {
                        <div class="field">
                            <label for="say-about">{words.about}</label>
                            <select
                                id="say-about"
                                prop:value=live::text(move || place().to_string())
                                on:change=live::act(choose)
                            >
                                {options}
                            </select>
                        </div>
                    }
                })}
            {aloud
                .map(|label| {
                    view! {
                        <Switch
                            label=label
                            is=saying.aloud.into()
                            on_change=move |is| saying.aloud.set(is)
                        />
                    }
                })}
        </div>
    }
}

/// What was just said, how far it has come, and two ways on.
#[component]
pub(super) fn SaidPage(meeting: Memo<Meeting>) -> impl IntoView {
    let words = saying_texts();
    let meeting_id = meeting.with_untracked(|it| it.id);
    let path = address::path_now();
    let id = path.rsplit('/').next().and_then(|id| Id::parse(id).ok());
    let find = move |it: &Meeting| {
        it.contributions.iter().find(|it| Some(it.id) == id && it.draft.is_some()).cloned()
    };
    // It may have been taken back since.
    if meeting.with_untracked(|it| find(it).is_none()) {
        address::replace(&format!("/meetings/{meeting_id}"));
    }
    let open = live::memo(move || meeting.with(Meeting::is_open));
    let shown = live::view(move || {
        let said = meeting.with(find)?;
        let draft = said.draft.clone()?;
        Some(view! {
            <section class="card stack said">
                {said::body(&draft)}
                <div class="small">{said::state_of(&said)}</div>
            </section>
        })
    });
    view! {
        <header class="page-top">
            <PageHeading text=words.sent_title/>
            <p class="soft">{words.sent_text}</p>
        </header>
        <div class="stack">
            <a class="primary" href=format!("/meetings/{meeting_id}")>{words.sent_done}</a>
            <When when=move || open.get()>
                <a class="quiet" href=format!("/meetings/{meeting_id}/say")>{words.sent_more}</a>
            </When>
            {shown}
        </div>
    }
}
