//! Asking for kind words: links for people without an account, made with network, half-written
//! without.

use kurs_domain::{
    Id,
    people::{Language, Name},
    recognitions::{LinkLabel, RecognitionLink, RecognitionLinkDraft},
    timestamp::DAY_MS,
};
use leptos::{prelude::*, task::spawn_local};

use super::{ShareOut, texts::celebration_texts};
use crate::{
    platform::{
        self, DateStyle,
        api::{self, ApiError},
    },
    sync::local,
    ui::{
        Choice, ChoiceOption, Confirm, PageHeading, Skeleton, TextField, When, focus_on, kept,
        live, text_problem, texts::ui_texts,
    },
};

/// How long a link can be asked to last, in days.
const LASTS: [i64; 4] = [7, 30, 90, 365];
/// The names of what is half-written here.
const FIELDS: [&str; 3] = ["link-label", "link-shown", "link-id"];

/// What the server says of links; nothing where it can't be reached.
type Links = RwSignal<Option<Result<Vec<RecognitionLink>, ApiError>>>;

fn look_up(links: Links) {
    spawn_local(async move {
        let answer = api::get_all::<RecognitionLink>("/recognition_links").await;
        links.try_set(Some(answer));
    });
}

/// The page of links.
#[component]
pub fn LinksPage() -> impl IntoView {
    let links: Links = RwSignal::new(None);
    let opened = RwSignal::new(None::<Id>);
    look_up(links);
    let list = live::view(move || {
        match links.get() {
        None => view! { <Skeleton cards=1/> }.into_any(),
        Some(Err(_)) => view! {
            <p class="soft">{ui_texts().away_text}</p>
            <button type="button" class="quiet" on:click=live::act(move |_| look_up(links))>{ui_texts().try_again}</button>
        }
        .into_any(),
        Some(Ok(all)) if all.is_empty() => {
            view! { <p class="soft">{celebration_texts().links_none}</p> }.into_any()
        }
        Some(Ok(all)) => all
            .into_iter()
            .map(|link| view! { <OneLink link=link links=links opened=opened/> })
            .collect_view()
            .into_any(),
    }
    });
    view! {
        <header class="page-top">
            <PageHeading text=celebration_texts().links/>
            <p class="soft">{celebration_texts().links_text}</p>
        </header>
        <div class="stack wide-gap">
            <NewLink links=links opened=opened/>
            <div class="stack">{list}</div>
            <a class="plain" href="/inbox">{celebration_texts().inbox}</a>
        </div>
    }
}

#[component]
fn NewLink(links: Links, opened: RwSignal<Option<Id>>) -> impl IntoView {
    let (ui, words) = (ui_texts(), celebration_texts());
    let me = local().me().get_untracked();
    let own = me.as_ref().map(|me| me.name.clone()).unwrap_or_default();
    let label = kept(FIELDS[0], String::new());
    let shown = kept(FIELDS[1], own);
    // Sent twice it is still one link.
    let id = kept(FIELDS[2], platform::new_id().to_string());
    let language = RwSignal::new(usize::from(me.is_some_and(|me| me.language == Language::En)));
    let lasts = RwSignal::new(1_usize);
    let wrong = [RwSignal::new(None::<String>), RwSignal::new(None::<String>)];
    let problem = RwSignal::new("");
    let busy = RwSignal::new(false);
    let make = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let read = (LinkLabel::new(&label.get_untracked()), Name::new(&shown.get_untracked()));
        let words_for = |problem| Some(text_problem(problem).to_owned());
        wrong[0].set(read.0.as_ref().err().copied().and_then(words_for));
        wrong[1].set(read.1.as_ref().err().copied().and_then(words_for));
        let (label_read, shown_name) = match read {
            (Ok(label), Ok(shown)) => (label, shown),
            (Err(_), _) => return focus_on(FIELDS[0]),
            _ => return focus_on(FIELDS[1]),
        };
        let expires_at = Some(platform::now().plus_millis(LASTS[lasts.get_untracked()] * DAY_MS));
        let language = [Language::Da, Language::En][language.get_untracked()];
        let draft = RecognitionLinkDraft { label: label_read, shown_name, language, expires_at };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set("");
        let id_now = id.get_untracked();
        platform::keep_draft(FIELDS[2], Some(&id_now));
        spawn_local(async move {
            let path = format!("/recognition_links/{id_now}");
            let answer: Result<RecognitionLink, _> = api::put(&path, &draft, &[]).await;
            busy.try_set(false);
            match answer {
                Ok(link) => {
                    label.try_set(String::new());
                    id.try_set(platform::new_id().to_string());
                    for name in FIELDS {
                        platform::keep_draft(name, None);
                    }
                    opened.try_set(Some(link.id));
                    focus_on(format!("link-{}", link.id));
                    links.try_update(|all| match all {
                        Some(Ok(all)) => {
                            all.retain(|known| known.id != link.id);
                            all.insert(0, link);
                        }
                        other => *other = Some(Ok(vec![link])),
                    });
                }
                Err(error) => drop(problem.try_set((words.link_problem)(error.code()))),
            }
        });
    };
    view! {
        <form class="card stack" novalidate on:submit=live::act(make)>
            <TextField id=FIELDS[0] label=words.link_label hint=words.link_label_hint value=label max=60 problem=wrong[0]/>
            <TextField id=FIELDS[1] label=words.link_shown hint=words.link_shown_hint value=shown max=60 problem=wrong[1]/>
            <Choice
                name="link-language"
                question=words.link_language
                chips=true
                options=["Dansk", "English"].into_iter().map(ChoiceOption::new).collect()
                chosen=live::signal(move || Some(language.get()))
                on_choose=move |index| language.set(index)
            />
            <Choice
                name="link-lasts"
                question=words.link_lasts
                chips=true
                options=LASTS.map(|days| ChoiceOption::new((words.days)(days))).to_vec()
                chosen=live::signal(move || Some(lasts.get()))
                on_choose=move |index| lasts.set(index)
            />
            <p class="problem" role="alert">{problem}</p>
            <When when=|| !local().connected().get()><p class="soft">{words.link_away}</p></When>
            <button type="submit" class="primary" aria-busy=live::text(move || busy.get().to_string())>
                {live::text(move || if busy.get() { ui.loading } else { words.link_make })}
            </button>
        </form>
    }
}

#[component]
fn OneLink(link: RecognitionLink, links: Links, opened: RwSignal<Option<Id>>) -> impl IntoView {
    let words = celebration_texts();
    let id = link.id;
    let closing = RwSignal::new(false);
    let problem = RwSignal::new("");
    let until = platform::write_date(local().day_at(link.expires_at), DateStyle::Full);
    let until = link.open.then_some(until);
    let close = Callback::new(move |()| {
        spawn_local(async move {
            match api::delete(&format!("/recognition_links/{id}")).await {
                Ok(()) => look_up(links),
                Err(error) => drop(problem.try_set((words.link_problem)(error.code()))),
            }
        });
    });
    let (qr, url) = (link.qr, link.url);
    let inside = link.open.then(|| {
        view! {
            <details class="fold" prop:open=live::flag(move || opened.get() == Some(id))>
                <summary>{words.link_show}</summary>
                <div class="stack">
                    <div class="qr" role="img" aria-label=words.link_qr inner_html=qr></div>
                    <ShareOut url=url text=words.share_text/>
                </div>
            </details>
            <div class="chips">
                <button type="button" class="chip" on:click=live::act(move |_| closing.set(true))>{words.link_close}</button>
            </div>
        }
    });
    view! {
        <article class="card stack" id=format!("link-{id}") tabindex="-1">
            <h2 dir="auto">{link.label.to_string()}</h2>
            <p class="soft small">{(words.link_state)(link.received, until.as_deref())}</p>
            {inside}
            <p class="problem" role="alert">{problem}</p>
            <Confirm
                open=closing
                title=words.link_close
                text=words.link_close_text
                yes=words.link_close
                on_yes=close
            />
        </article>
    }
}
