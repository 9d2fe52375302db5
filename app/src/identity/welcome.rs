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
    forms::{Form, FormView, TextField},
    lazy::{self, Asked, Part},
    platform::{
        self, address,
        api::ApiError,
        language::{language, set_language},
    },
    sync::{Session, dispatch, local, signed_in},
    ui::{Glyph, Icon, PageHeading, focus_on, live, texts::ui_texts},
};

/// The path of its second step.
const GOAL: &str = "/welcome/goal";

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

/// The two steps after the code, each with an address of its own: what one is called, and a first goal.
#[component]
fn Steps() -> impl IntoView {
    let me = local().me().with_untracked(Clone::clone);
    let is_goal = address::path_now() == GOAL;
    if let Some(me) = &me {
        // The language chosen at the door, or the phone's own; and where the phone is.
        let zone = platform::own_time_zone();
        let patch = MePatch {
            language: (me.language != language()).then(language),
            time_zone: (me.time_zone != zone).then_some(zone),
            ..MePatch::default()
        };
        if patch != MePatch::default() {
            let _ = dispatch(patch);
        }
    }
    // The goal comes after the name: by then it is there.
    lazy::prepare(Part::Writing);
    let finish = Callback::new(move |()| {
        // No rule stands against having been welcomed.
        let _ = dispatch(MePatch { welcomed: Some(true), ..MePatch::default() });
        address::replace("/");
    });
    let body = if is_goal {
        lazy::piece(
            Part::Writing,
            move |draw| draw(Asked::FirstGoal { on_finish: finish }),
            Some("page-heading".to_owned()),
        )
    } else {
        let name = me.map(|me| me.name).unwrap_or_default();
        view! { <NameStep known=name/> }.into_any()
    };
    let step = if is_goal { 2 } else { 1 };
    view! {
        <div class="welcome stack wide-gap">
            <div class="steps">
                {is_goal.then(|| view! {
                    <a class="plain" href="/welcome"><Icon glyph=Glyph::Back/> {ui_texts().back}</a>
                })}
                <span class="soft small">{(identity_texts().step)(step, 2)}</span>
                <progress max=2 value=step aria-hidden="true"></progress>
            </div>
            {body}
        </div>
    }
}

#[component]
fn NameStep(known: String) -> impl IntoView {
    let form = Form::new("welcome");
    let name = form.text::<Name>("name", known.clone());
    let next = move |()| {
        let Some(name) = form.read(|| name.read()) else { return };
        if *name != *known {
            let _ = dispatch(MePatch { name: Some(name), ..MePatch::default() });
        }
        form.saved();
        address::go(GOAL);
    };
    view! {
        <header class="page-top">
            <PageHeading text=identity_texts().name_title/>
            <p class="soft">{identity_texts().name_text}</p>
        </header>
        <FormView form=form save=identity_texts().next on_save=next step=true class="wide-gap">
            <TextField field=name label=identity_texts().name autocomplete="given-name"/>
        </FormView>
    }
}
