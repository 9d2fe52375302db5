//! Name, language, colours, how the person wants to be reached, and quiet hours.

use kurs_domain::people::{Language, Me, MePatch, Name, QuietHours, ReachBy, TimeOfDay};
use leptos::prelude::*;

use super::texts::me_texts;
use crate::{
    forms::{Form, FormView, TextField},
    identity::{change_me, texts::identity_texts},
    platform::language::{language, set_language},
    sync::local,
    ui::{
        Choice, ChoiceOption, Glyph, Theme, When, focus_on, live, set_theme, texts::ui_texts, theme,
    },
};

const LANGUAGES: [Language; 2] = [Language::Da, Language::En];

fn of_me<T>(pick: fn(&Me) -> T) -> impl Fn() -> Option<T> + Copy {
    move || local().me().with(|me| me.as_ref().map(pick))
}

#[component]
pub fn About() -> impl IntoView {
    let form = Form::new("me");
    let known = untrack(of_me(|me| me.name.clone())).unwrap_or_default();
    let name = form.text::<Name>("me-name", known);
    let save = move |()| {
        if let Some(name) = form.read(|| name.read()) {
            change_me(MePatch { name: Some(name), ..MePatch::default() });
            form.saved();
        }
    };
    let choose = move |index: usize| {
        let language = LANGUAGES[index];
        change_me(MePatch { language: Some(language), ..MePatch::default() });
        set_language(language);
        focus_on(format!("language-{index}"));
    };
    view! {
        <section class="card stack">
            <FormView form=form save=ui_texts().save on_save=save quiet=true>
                <TextField
                    field=name
                    label=me_texts().name
                    hint=me_texts().name_hint
                    autocomplete="given-name"
                />
            </FormView>
            <Choice
                name="language"
                question=me_texts().language
                chips=true
                options=[identity_texts().danish, identity_texts().english]
                    .into_iter()
                    .map(ChoiceOption::new)
                    .collect()
                chosen=live::signal(|| LANGUAGES.iter().position(|l| *l == language()))
                on_choose=choose
            />
        </section>
    }
}

/// Colours, for this device only.
#[component]
pub fn Looks() -> impl IntoView {
    let words = me_texts();
    let chosen = RwSignal::new(theme().index());
    let choose = move |index: usize| {
        let theme = Theme::ALL[index];
        set_theme(theme);
        chosen.set(theme.index());
    };
    view! {
        <section class="card stack">
            <h2>{words.looks}</h2>
            <Choice
                name="theme"
                question=words.theme
                chips=true
                options=Theme::ALL.map(|theme| ChoiceOption::new((words.themes)(theme))).to_vec()
                chosen=live::signal(move || Some(chosen.get()))
                on_choose=choose
            />
            <p class="soft small">{words.theme_hint}</p>
        </section>
    }
}

const REACH: [(Option<ReachBy>, Glyph); 5] = [
    (None, Glyph::Leaf),
    (Some(ReachBy::Sms), Glyph::Chat),
    (Some(ReachBy::Call), Glyph::Phone),
    (Some(ReachBy::Email), Glyph::Mail),
    (Some(ReachBy::InPerson), Glyph::People),
];

/// How the person wants to be reached.
#[component]
pub fn Reach() -> impl IntoView {
    let words = me_texts();
    let reach_by = of_me(|me| me.reach_by);
    let options = REACH.map(|(by, glyph)| ChoiceOption::new((words.reach_by)(by)).glyph(glyph));
    view! {
        <section class="card stack">
            <h2>{words.reach}</h2>
            <p class="soft">{words.reach_text}</p>
            <Choice
                name="reach"
                question=words.reach
                quiet=true
                chips=true
                options=options.to_vec()
                chosen=live::signal(move || {
                    REACH.iter().position(|(by, _)| Some(*by) == reach_by())
                })
                on_choose=|index: usize| {
                    change_me(MePatch { reach_by: Some(REACH[index].0), ..MePatch::default() });
                }
            />
        </section>
    }
}

fn evening() -> Option<QuietHours> {
    Some(QuietHours { from: TimeOfDay::parse("21:00")?, until: TimeOfDay::parse("08:00")? })
}

/// When Kurs sends nothing.
#[component]
pub fn QuietTime() -> impl IntoView {
    let words = me_texts();
    let quiet = of_me(|me| me.quiet_hours);
    let hours = move || quiet().flatten();
    let put = |hours: Option<QuietHours>| {
        change_me(MePatch { quiet_hours: Some(hours), ..MePatch::default() });
    };
    // The domain allows neither an empty period nor a whole day: two different times are asked for.
    let empty = RwSignal::new(false);
    let set = move |time: &str, first: bool| {
        let (Some(time), Some(now)) = (TimeOfDay::parse(time), untrack(hours)) else { return };
        let hours = if first {
            QuietHours { from: time, ..now }
        } else {
            QuietHours { until: time, ..now }
        };
        empty.set(hours.from == hours.until);
        if hours.from != hours.until {
            put(Some(hours));
        }
    };
    let on = live::memo(move || hours().is_some());
    view! {
        <fieldset class="card stack">
            <legend class="unseen">{words.quiet}</legend>
            <label class="switch">
                <input
                    type="checkbox"
                    prop:checked=live::flag(move || on.get())
                    on:change=live::act(move |event| {
                        put(if event_target_checked(&event) { evening() } else { None });
                    })
                />
                <span>{words.quiet_on}<small class="soft">{words.quiet_text}</small></span>
            </label>
            <When when=move || on.get()>
                <div class="pair">
                    <label>
                        {words.quiet_from}
                        <input
                            type="time"
                            prop:value=live::text(move || hours().map(|h| h.from.to_string()).unwrap_or_default())
                            on:change=live::act(move |event| set(&event_target_value(&event), true))
                        />
                    </label>
                    <label>
                        {words.quiet_until}
                        <input
                            type="time"
                            prop:value=live::text(move || hours().map(|h| h.until.to_string()).unwrap_or_default())
                            on:change=live::act(move |event| set(&event_target_value(&event), false))
                        />
                    </label>
                </div>
                <p class="problem" role="alert">
                    {live::text(move || if empty.get() { words.quiet_empty } else { "" }.to_owned())}
                </p>
            </When>
        </fieldset>
    }
}
