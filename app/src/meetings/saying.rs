//! What the forms of all ways to say something share: what is sent, about what, and where one goes on.

use kurs_domain::{
    Id,
    meetings::{
        ContributionBody, ContributionDraft, Meeting, OwnAct,
        contributions::{ContributionKind, Prompt},
    },
};
use leptos::prelude::*;

use super::{about::what, act, said, texts::saying::saying_texts};
use crate::{
    forms::Form,
    platform::{self, address},
    ui::{Switch, announce, live},
};

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

/// What a form of any way shares with the others.
#[derive(Clone, Copy)]
pub struct Saying {
    /// To which meeting.
    pub(super) meeting: Id,
    /// What there is of it.
    pub(super) all: Memo<Meeting>,
    /// In which way.
    pub(super) kind: ContributionKind,
    /// What is written of it.
    pub(super) form: Form,
    /// About what.
    pub(super) about: RwSignal<Option<Id>>,
    /// The number of the wording of each decision that stood there when the page was opened.
    pub(super) wordings: StoredValue<Vec<(Id, i64)>>,
    /// Whether it is to be read aloud there.
    pub(super) aloud: RwSignal<bool>,
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
pub(super) fn prompt_asked() -> Option<Prompt> {
    match address::query("prompt")?.as_str() {
        "want" => Some(Prompt::Want),
        "dont_want" => Some(Prompt::DontWant),
        _ => None,
    }
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
