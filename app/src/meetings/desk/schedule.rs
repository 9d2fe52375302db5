//! What one has ahead: meetings in time, those first whose time has passed, and nothing of what they are
//! about; and what one is to do.

use std::time::Duration;

use kurs_domain::{
    Id, NaiveDate, Timestamp, isolate,
    meetings::{
        MeetingState, OpenEndKind,
        commitments::{Commitment, CommitmentKind},
        plan::MeetingPlace,
        schedule::Appointment,
    },
};
use leptos::prelude::*;
use leptos_router::components::A;

use super::{
    awaiting::link_to,
    calls,
    state::meetings,
    texts::{meeting_desk_texts, planning::planning_texts, schedule::schedule_texts},
    times,
};
use crate::{
    platform::{self, DateStyle},
    staff::session::problem_words,
    ui::{Glyph, Icon, Skeleton, announce, copy::CopyLink, focus_on},
};

const MINUTE: Duration = Duration::from_mins(1);

/// The appointments by day; first, under no day, those that are over at `now` and not closed.
fn by_day(
    all: Vec<Appointment>,
    now: Timestamp,
    date_of: fn(Timestamp) -> NaiveDate,
) -> Vec<(Option<NaiveDate>, Vec<Appointment>)> {
    let (over, ahead): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| it.is_over(now));
    let mut days: Vec<(Option<NaiveDate>, Vec<Appointment>)> = Vec::new();
    if !over.is_empty() {
        days.push((None, over));
    }
    for one in ahead {
        let day = Some(date_of(one.starts_at));
        match days.last_mut() {
            Some((last, same)) if *last == day => same.push(one),
            _ => days.push((day, vec![one])),
        }
    }
    days
}

#[component]
pub(crate) fn ScheduleList() -> impl IntoView {
    let meetings = meetings();
    let texts = schedule_texts();
    // A page that stays open must not call yesterday today.
    let now = RwSignal::new(platform::now());
    let tick = set_interval_with_handle(move || now.set(platform::now()), MINUTE);
    on_cleanup(move || {
        if let Ok(tick) = tick {
            tick.clear();
        }
    });
    let link =
        Memo::new(move |_| meetings.schedule.with(|it| Some(it.as_ref()?.calendar_url.clone())));
    let today = Memo::new(move |_| times::date_of(now.get()));
    let days = Memo::new(move |_| {
        let appointments = meetings.schedule.get()?.appointments;
        Some((today.get(), by_day(appointments, now.get(), times::date_of)))
    });
    let calendar = move || {
        let link = link.get().filter(|link| !link.is_empty())?;
        Some(view! {
            <p class="desk-notes desk-calendar">
                <CopyLink link=link label=texts.calendar.to_owned()/>
                <small class="soft">{texts.calendar_text}</small>
            </p>
        })
    };
    let list = move || match days.get() {
        None => view! { <Skeleton cards=1/> }.into_any(),
        Some((_, days)) if days.is_empty() => view! { <p class="soft">{texts.none}</p> }.into_any(),
        Some((today, days)) => {
            let day = |(day, all): (Option<NaiveDate>, Vec<Appointment>)| {
                let name = match day {
                    None => texts.unclosed.to_owned(),
                    Some(day) if day == today => texts.today.to_owned(),
                    Some(day) if today.succ_opt() == Some(day) => texts.tomorrow.to_owned(),
                    Some(day) => platform::write_date(day, DateStyle::Day),
                };
                let over = day.is_none();
                let rows = all.into_iter().map(|it| view! { <Row it=it over=over/> });
                view! {
                    <li>
                        <h3 class="desk-day">{name}</h3>
                        <ul class="desk-rows">{rows.collect_view()}</ul>
                    </li>
                }
            };
            let days = days.into_iter().map(day).collect_view();
            view! { <ul class="desk-waiting">{days}</ul> }.into_any()
        }
    };
    view! {
        <section class="card desk-part desk-schedule" aria-labelledby="schedule">
            <h2 id="schedule">{texts.title}</h2>
            {list}
            {calendar}
        </section>
        <Commitments/>
    }
}

/// The address of a place, or its kind.
pub(crate) fn place_words(place: &MeetingPlace) -> String {
    let kind = (planning_texts().place)(place.kind);
    place.details.as_deref().map_or_else(|| kind.to_owned(), ToString::to_string)
}

#[component]
fn Row(
    it: Appointment,
    /// Whether its time has passed.
    over: bool,
) -> impl IntoView {
    let texts = schedule_texts();
    let time = if over {
        times::moment(it.starts_at)
    } else {
        platform::write_time(it.starts_at, times::ZONE)
    };
    let place = place_words(&it.place);
    let begun = (it.state == MeetingState::Held && !over)
        .then(|| (meeting_desk_texts().state)(it.state, true).to_owned());
    let said = (it.contributions > 0).then(|| (texts.said)(it.contributions));
    let more: Vec<_> = [begun, said].into_iter().flatten().collect();
    view! {
        <li>
            <A href=format!("/desk/meetings/{}", it.meeting_id) attr:class="row">
                <span class="row-words">
                    <b dir="auto">{it.young_person}</b>
                    <small>{isolate!(place; "{time} · {place}")}</small>
                    <small>{more.join(" · ")}</small>
                </span>
                <Icon glyph=Glyph::Chevron/>
            </A>
        </li>
    }
}

/// What one is to do, where there is anything.
#[component]
fn Commitments() -> impl IntoView {
    let meetings = meetings();
    let texts = schedule_texts();
    let row = |it: Commitment| view! { <CommitmentRow it=it/> };
    move || {
        let all = meetings.schedule.get()?.commitments;
        (!all.is_empty()).then(|| {
            view! {
                <section class="card desk-part desk-schedule" aria-labelledby="commitments">
                    <h2 id="commitments">{texts.promised}</h2>
                    <ul class="desk-rows">{all.into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// One thing to do: an action that is marked as done here, or an answer that is given at its contribution.
#[component]
fn CommitmentRow(it: Commitment) -> impl IntoView {
    let meetings = meetings();
    let texts = schedule_texts();
    let (meeting, id) = (it.meeting_id, it.id);
    let (done, owes) = (it.fulfilled_at.is_some(), it.kind == CommitmentKind::Answer);
    let problem = RwSignal::new(None::<String>);
    let day = platform::write_date(it.by, DateStyle::DayOfMonth);
    let state = if done { texts.fulfilled.to_owned() } else { (texts.by)(&day) };
    let href = match it.kind {
        CommitmentKind::Action => format!("/desk/meetings/{meeting}"),
        CommitmentKind::Answer => link_to(meeting, OpenEndKind::Contribution, it.about),
    };
    let turn = move |_| {
        problem.set(None);
        leptos::task::spawn_local(async move {
            let answer = calls::fulfil(meeting, id, !done).await;
            meetings.session.observe(&answer);
            match answer {
                Ok(_) => {
                    announce(if done { texts.reopened } else { texts.fulfilled });
                    meetings.ask_first_page();
                    focus_on(button_id(id));
                }
                Err(wrong) => drop(problem.try_set(Some(problem_words(&wrong)))),
            }
        });
    };
    let who = if owes {
        view! { {(texts.owed)(&it.young_person)} }.into_any()
    } else {
        view! { <bdi>{it.young_person}</bdi> }.into_any()
    };
    view! {
        <li class="desk-commitment" class:done=done>
            <A href=href attr:class="row">
                <span class="row-words">
                    <span dir="auto" class="desk-commitment-text">{it.text}</span>
                    <small>{who} " · " {state}</small>
                    {it.promised_by.map(|by| view! { <small>{(texts.promised_by)(&by)}</small> })}
                </span>
                <Icon glyph=Glyph::Chevron/>
            </A>
            {(!owes).then(|| view! {
                <button type="button" class="chip" id=button_id(id) on:click=turn>
                    {(!done).then(|| view! { <Icon glyph=Glyph::Check/> })}
                    {if done { texts.undo } else { texts.fulfil }}
                </button>
            })}
            <p class="problem" role="alert">{move || problem.get()}</p>
        </li>
    }
}

fn button_id(commitment: Id) -> String {
    format!("fulfil-{commitment}")
}

#[cfg(test)]
mod tests {
    use kurs_domain::{
        Id,
        meetings::{MeetingState, PlaceKind},
    };

    use super::*;

    const HOUR: i64 = 3_600_000;

    #[test]
    fn what_is_over_comes_first_and_together() {
        let at = Timestamp::from_millis(1_780_048_800_000);
        let one = |hours: i64| Appointment {
            meeting_id: Id::new(at, [0; 10]),
            young_person_id: Id::new(at, [1; 10]),
            young_person: "Åse".to_owned(),
            state: MeetingState::Planned,
            starts_at: at.plus_millis(hours * HOUR),
            ends_at: at.plus_millis((hours + 1) * HOUR),
            place: MeetingPlace { kind: PlaceKind::Home, details: None },
            contributions: 0,
        };
        let going_on = Appointment { state: MeetingState::Held, ..one(-2) };
        let mut all = [-700, -48, -1, 0, 1, 72].map(one).to_vec();
        all.insert(2, going_on);
        let days = by_day(all, at, |at| at.utc().date_naive());
        let found: Vec<_> = days.iter().map(|(day, all)| (*day, all.len())).collect();
        let today = at.utc().date_naive();
        let later = today + chrono::Days::new(3);
        assert_eq!(found, [(None, 3), (Some(today), 3), (Some(later), 1)]);
    }
}
