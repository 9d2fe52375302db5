//! The welcome: code, name, language, and a first goal in three steps. One thing at a time; "back" is always
//! there, and what was written stays.

use kurs_domain::{
    people::{Language, MePatch, Name},
    problem::Problem,
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{calls::sign_in, code, signed_out::Sunrise, texts::identity_texts};
use crate::{
    lazy::{self, Asked, Part},
    platform::{
        self, address,
        api::ApiError,
        language::{language, set_language},
    },
    sync::{Session, dispatch, local, signed_in},
    ui::{
        Choice, ChoiceOption, Glyph, Icon, PageHeading, TextField, When, focus_on, live,
        text_problem, texts::ui_texts,
    },
};

/// The steps after the code.
const STEPS: usize = 5;
const LANGUAGES: [Language; 2] = [Language::Da, Language::En];

thread_local! {
    /// The current step; it survives that the page is rebuilt when the language changes.
    static STEP: RwSignal<usize> = RwSignal::new(1);
    static NAME: RwSignal<Option<String>> = RwSignal::new(None);
}

/// Creates the signals that outlive the page. Call it before anything is mounted.
pub fn begin() {
    STEP.with(|_| {});
    NAME.with(|_| {});
}

/// Clears what was written, at sign-out.
pub(crate) fn forget() {
    STEP.with(|step| step.set(1));
    NAME.with(|name| name.set(None));
}

#[component]
pub fn WelcomePage() -> impl IntoView {
    let local = local();
    // Whoever has been through it goes on to the day; `done` is set by the last step.
    let inside = live::memo(move || local.session().get() == Session::In);
    live::view(move || {
        if inside.get() { view! { <Steps/> }.into_any() } else { view! { <CodeStep/> }.into_any() }
    })
}

fn code_problem(error: &ApiError) -> String {
    match error.code() {
        "code_used" => identity_texts().code_used.to_owned(),
        "code_expired" => identity_texts().code_expired.to_owned(),
        "too_many_tries" => {
            let seconds = error.problem().and_then(|p: &Problem| p.retry_after).unwrap_or(60);
            (identity_texts().too_many_tries)(seconds.div_ceil(60))
        }
        "offline" => ui_texts().away_text.to_owned(),
        _ if error.problem().is_some_and(|problem| problem.status == 422) => {
            identity_texts().code_unknown.to_owned()
        }
        _ => ui_texts().unknown_problem.to_owned(),
    }
}

/// The code from the address, which is then removed from it, so that neither the history nor a screenshot
/// shows it.
fn code_from_address() -> Option<String> {
    let location = window().location();
    let code = code::from_fragment(&location.hash().ok()?)?;
    let path = location.pathname().ok()?;
    let history = window().history().ok()?;
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    Some(code)
}

#[component]
fn CodeStep() -> impl IntoView {
    let code = RwSignal::new(code_from_address().unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let refuse = move |why: String| {
        problem.set(Some(why));
        focus_on("code");
    };
    // Grouped while it is typed, with the caret where it was.
    let typed = move |event: web_sys::Event| {
        let Some(field) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        let text = field.value();
        let caret = field.selection_start().ok().flatten().map_or(text.len(), |at| at as usize);
        let typed = code::typed(&text, caret);
        // The hint stays readable while somebody types on, and goes when they correct something.
        let goes_on = typed.code.len() > code.with_untracked(String::len) && !typed.is_whole();
        if typed.never.is_some() || !goes_on {
            problem.set(typed.never.map(identity_texts().code_never));
        }
        if typed.code != text {
            field.set_value(&typed.code);
            let at = u32::try_from(typed.caret).unwrap_or(u32::MAX);
            // Only fails for fields without a caret.
            let _ = field.set_selection_range(at, at);
        }
        code.set(typed.code);
    };
    let enter = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = code.get_untracked();
        if kurs_domain::invitations::Code::parse(&typed).is_none() {
            let unknown = if typed.len() == 14 {
                identity_texts().code_unknown
            } else {
                identity_texts().code_incomplete
            };
            return refuse(unknown.to_owned());
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match sign_in(typed).await {
                Ok(session) if session.person.role.is_staff() => {
                    let _ = window().location().replace("/desk");
                }
                Ok(session) => signed_in(session.person.id),
                Err(error) => refuse(code_problem(&error)),
            }
            busy.set(false);
        });
    };
    let other = if language() == Language::Da { Language::En } else { Language::Da };
    view! {
        <div class="door stack wide-gap">
            <button
                type="button"
                class="plain corner"
                lang=crate::platform::language::tag(other)
                on:click=live::act(move |_| set_language(other))
            >
                {identity_texts().other_language}
            </button>
            <Sunrise/>
            <header class="page-top">
                <PageHeading text=identity_texts().welcome/>
                <p class="soft">{identity_texts().welcome_text}</p>
            </header>
            <form class="stack" on:submit=live::act(enter) novalidate>
                <div class="field">
                    <label for="code">{identity_texts().code}</label>
                    <p class="hint" id="code-hint">{identity_texts().code_hint}</p>
                    <input
                        id="code"
                        class="code"
                        type="text"
                        inputmode="text"
                        autocapitalize="characters"
                        autocomplete="one-time-code"
                        spellcheck="false"
                        placeholder="XXXX-XXXX-XXXX"
                        aria-describedby="code-hint code-problem"
                        aria-invalid=live::text(move || problem.with(Option::is_some).to_string())
                        prop:value=live::text(move || code.get())
                        on:input=live::act(typed)
                    />
                    <p class="beside" id="code-problem" role="alert">
                        <span class="problem">{problem}</span>
                    </p>
                </div>
                <button type="submit" class="primary" aria-busy=live::text(move || busy.get().to_string())>
                    {identity_texts().code_go}
                </button>
                <p class="soft small">{identity_texts().no_code}</p>
                <p class="small"><a href=ui_texts().privacy_url>{ui_texts().privacy}</a></p>
            </form>
        </div>
    }
}

#[component]
fn Steps() -> impl IntoView {
    let local = local();
    let step = STEP.with(|step| *step);
    let name = NAME.with(|name| *name);
    let known = local.me().with_untracked(|me| {
        me.as_ref().map(|me| (me.name.clone(), me.language, me.time_zone.clone()))
    });
    if let Some((known_name, known_language, known_zone)) = known {
        if name.with_untracked(Option::is_none) {
            name.set(Some(known_name));
        }
        // The language chosen on the signed-out page, or the browser's; and the device's time zone.
        let zone = platform::own_time_zone();
        let patch = MePatch {
            language: (known_language != language()).then(language),
            time_zone: (known_zone != zone).then_some(zone),
            ..MePatch::default()
        };
        if patch != MePatch::default() {
            let _ = dispatch(patch);
        }
    }
    // The goal follows name and language, so its chunk is loaded by then.
    lazy::prepare(Part::Writing);
    let finish = Callback::new(move |()| {
        let patch = MePatch { welcomed: Some(true), ..MePatch::default() };
        // No domain rule rejects the welcome.
        let _ = dispatch(patch);
        step.set(1);
        address::replace("/");
    });
    let go = Callback::new(move |to: usize| {
        step.set(to);
        focus_on("page-heading");
    });
    view! {
        <div class="welcome stack wide-gap">
            <div class="steps">
                <When when=move || { step.get() > 1 }>
                    <button type="button" class="plain" on:click=live::act(move |_| go.run(step.get_untracked() - 1))>
                        <Icon glyph=Glyph::Back/>
                        {ui_texts().back}
                    </button>
                </When>
                <span class="soft small">{live::text(move || (identity_texts().step)(step.get(), STEPS))}</span>
                <progress max=STEPS value=live::text(move || step.get().to_string()) aria-hidden="true"></progress>
            </div>
            {live::view(move || match step.get() {
                1 => view! { <NameStep go=go/> }.into_any(),
                2 => view! { <LanguageStep go=go/> }.into_any(),
                step => lazy::piece(
                    Part::Writing,
                    move |draw| draw(Asked::FirstGoal { step, go, on_finish: finish }),
                    Some("page-heading".to_owned()),
                ),
            })}
        </div>
    }
}

#[component]
fn NameStep(go: Callback<usize>) -> impl IntoView {
    let typed_name = NAME.with(|name| *name);
    let name = RwSignal::new(typed_name.get_untracked().unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let next = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match Name::new(&name.get_untracked()) {
            Ok(name) => {
                let patch = MePatch { name: Some(name), ..MePatch::default() };
                let _ = dispatch(patch);
                go.run(2);
            }
            Err(wrong) => {
                problem.set(Some(text_problem(wrong).to_owned()));
                focus_on("name");
            }
        }
    };
    view! {
        <form class="stack wide-gap" on:submit=live::act(next) novalidate>
            <header class="page-top">
                <PageHeading text=identity_texts().name_title/>
                <p class="soft">{identity_texts().name_text}</p>
            </header>
            <TextField
                id="name"
                label=identity_texts().name
                value=name
                max=60
                autocomplete="given-name"
                problem=problem
                on_change=Callback::new(move |()| typed_name.set(Some(name.get_untracked())))
            />
            <button type="submit" class="primary">{identity_texts().next}</button>
        </form>
    }
}

#[component]
fn LanguageStep(go: Callback<usize>) -> impl IntoView {
    let choose = move |index: usize| {
        let language = LANGUAGES[index];
        let patch = MePatch { language: Some(language), ..MePatch::default() };
        let _ = dispatch(patch);
        set_language(language);
        focus_on(format!("language-{index}"));
    };
    view! {
        <form
            class="stack wide-gap"
            on:submit=live::act(move |event: web_sys::SubmitEvent| {
                event.prevent_default();
                go.run(3);
            })
        >
            <header class="page-top">
                <PageHeading text=identity_texts().language_title/>
                <p class="soft">{identity_texts().language_text}</p>
            </header>
            <Choice
                name="language"
                question=identity_texts().language_title
                quiet=true
                options=[identity_texts().danish, identity_texts().english]
                    .into_iter()
                    .map(ChoiceOption::new)
                    .collect()
                chosen=live::signal(|| LANGUAGES.iter().position(|l| *l == language()))
                on_choose=choose
            />
            <button type="submit" class="primary">{identity_texts().next}</button>
        </form>
    }
}
