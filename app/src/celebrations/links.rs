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
    forms::{Form, FormView, TextField, discard_draft},
    platform::{
        self, DateStyle,
        api::{self, ApiError},
    },
    sync::local,
    ui::{
        Choice, ChoiceOption, Confirm, PageHeading, Skeleton, When, focus_on, live, texts::ui_texts,
    },
};

/// How long a link can be asked to last, in days.
const LASTS: [i64; 4] = [7, 30, 90, 365];

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
    let form = Form::new("link");
    let label = form.text::<LinkLabel>("link-label", "");
    let shown = form.text::<Name>("link-shown", own);
    let language = RwSignal::new(usize::from(me.is_some_and(|me| me.language == Language::En)));
    let lasts = RwSignal::new(1_usize);
    let make = move |()| {
        let Some((label, shown_name)) = form.read(|| Some((label.read()?, shown.read()?))) else {
            return;
        };
        let expires_at = Some(platform::now().plus_millis(LASTS[lasts.get_untracked()] * DAY_MS));
        let language = [Language::Da, Language::En][language.get_untracked()];
        let draft = RecognitionLinkDraft { label, shown_name, language, expires_at };
        let path = format!("/recognition_links/{}", form.id());
        form.busy.set(true);
        let drafts = form.name();
        spawn_local(async move {
            let answer: Result<RecognitionLink, _> = api::put(&path, &draft, &[]).await;
            form.busy.try_set(false);
            match answer {
                Ok(link) => {
                    if !form.is_there() {
                        discard_draft(&drafts);
                    }
                    form.begin_anew();
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
                Err(error) => {
                    form.problem.try_set((words.link_problem)(error.code()).to_owned());
                }
            }
        });
    };
    view! {
        <FormView
            form=form
            save=live::signal(move || {
                if form.busy.get() { ui.loading } else { words.link_make }.to_owned()
            })
            on_save=make
            class="card"
        >
            <TextField field=label label=words.link_label hint=words.link_label_hint/>
            <TextField field=shown label=words.link_shown hint=words.link_shown_hint/>
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
            <When when=|| !local().connected().get()><p class="soft">{words.link_away}</p></When>
        </FormView>
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
