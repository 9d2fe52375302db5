//! How a success is celebrated, who may cheer, and what parents may hear.

use kurs_domain::{
    people::MePatch,
    praise::Praise,
    wishes::{Celebrate, CelebrationStyle},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    identity::change_me,
    platform::{self, DateStyle, api},
    push::texts::push_texts,
    sync::local,
    ui::{Choice, ChoiceOption, Skeleton, Switch, When, live},
};

const STYLES: [CelebrationStyle; 3] =
    [CelebrationStyle::Big, CelebrationStyle::Small, CelebrationStyle::None];

fn wished() -> Celebrate {
    local().me().with(|me| me.as_ref().map(|me| me.celebrate)).unwrap_or_default()
}

fn put(change_it: impl FnOnce(&mut Celebrate)) {
    let mut celebrate = untrack(wished);
    change_it(&mut celebrate);
    change_me(MePatch { celebrate: Some(celebrate), ..MePatch::default() });
}

#[component]
pub fn Celebrating() -> impl IntoView {
    let words = push_texts();
    let options = STYLES.map(|style| {
        let (label, note) = (words.style)(style);
        ChoiceOption::new(label).note(note)
    });
    view! {
        <section class="card stack">
            <h2>{words.celebrate}</h2>
            <Choice
                name="celebrate"
                question=words.celebrate_text
                options=options.to_vec()
                chosen=live::signal(|| STYLES.iter().position(|style| *style == wished().style))
                on_choose=|index: usize| put(|it| it.style = STYLES[index])
            />
            <Switch label=words.sound is=live::signal(|| wished().sound) on_change=|is| put(|it| it.sound = is)/>
            <Switch
                label=words.vibration
                is=live::signal(|| wished().vibration)
                on_change=|is| put(|it| it.vibration = is)
            />
        </section>
    }
}

/// From whom cheers are welcome.
#[component]
pub fn Cheers() -> impl IntoView {
    let words = push_texts();
    live::view(move || {
        let team =
            local().me().with(|me| me.as_ref().map(|me| me.team.clone()).unwrap_or_default());
        let refused = || {
            local()
                .me()
                .with(|me| me.as_ref().map(|me| me.no_cheers_from.clone()).unwrap_or_default())
        };
        (!team.is_empty()).then(|| {
            let one = |person: kurs_domain::people::PersonRef| {
                let id = person.id;
                let wish = move |yes: bool| {
                    let mut all = untrack(refused);
                    all.retain(|known| *known != id);
                    if !yes {
                        all.push(id);
                    }
                    change_me(MePatch { no_cheers_from: Some(all), ..MePatch::default() });
                };
                view! {
                    <Switch
                        label=(words.cheers_from)(&person.name, person.role)
                        is=live::signal(move || !refused().contains(&id))
                        on_change=wish
                    />
                }
            };
            view! {
                <section class="card stack">
                    <h2>{words.cheers}</h2>
                    <p class="soft">{words.cheers_text}</p>
                    {team.into_iter().map(one).collect_view()}
                </section>
            }
        })
    })
}

/// What parents may hear, and what they heard.
#[component]
pub fn Praises() -> impl IntoView {
    let words = push_texts();
    let log = RwSignal::new(None::<Option<Vec<Praise>>>);
    spawn_local(async move {
        log.try_set(Some(api::get_all::<Praise>("/praises").await.ok()));
    });
    let one = |praise: Praise| {
        let said = (words.praised)(&praise.from, &praise.parent, praise.by);
        view! {
            <li>
                {said}
                <p dir="auto" class="own">{praise.text.to_string()}</p>
                <small class="soft">{platform::write_date(local().day_at(praise.at), DateStyle::Full)}</small>
            </li>
        }
    };
    let list = live::view(move || match log.get() {
        None => view! { <Skeleton cards=1/> }.into_any(),
        Some(None) => view! { <p class="soft">{words.praise_away}</p> }.into_any(),
        Some(Some(all)) if all.is_empty() => {
            view! { <p class="soft">{words.praise_none}</p> }.into_any()
        }
        Some(Some(all)) => {
            view! { <ul class="looks">{all.into_iter().map(one).collect_view()}</ul> }.into_any()
        }
    });
    // A minor has nothing to choose, so the switch would do nothing.
    let comes_of_age = live::memo(move || {
        let day = local().me().with(|me| me.as_ref().and_then(|me| me.of_age_on));
        day.filter(|day| local().today().get() < *day)
    });
    let of_age = live::text(move || {
        comes_of_age.get().map_or_else(String::new, |day| {
            (words.of_age)(&platform::write_date(day, DateStyle::Full))
        })
    });
    view! {
        <section class="card stack">
            <h2>{words.praise}</h2>
            <p class="soft">{words.praise_text}</p>
            <p>{of_age}</p>
            <When when=move || comes_of_age.get().is_none()>
                <Switch
                    label=words.praise_ok
                    note=words.praise_ok_text
                    is=live::signal(|| {
                        local().me().with(|me| me.as_ref().is_some_and(|me| me.praise_ok))
                    })
                    on_change=|is| change_me(MePatch { praise_ok: Some(is), ..MePatch::default() })
                />
            </When>
            {list}
        </section>
    }
}
