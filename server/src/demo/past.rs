//! Ninety days of a young person, generated from their story with a fixed seed.

use chrono::{Datelike, Days, NaiveDate};
use kurs_domain::{
    Id, Timestamp,
    day::{DayStart, beginning},
    goals::{Goal, GoalDraft, GoalState, Repeat, ZeroToTen},
    people::{PersonRef, Role},
    sharing::SharedWith,
    successes::{Success, SuccessDraft, SuccessWords},
    suggestions::{Suggestion, SuggestionState},
    timestamp::{DAY_MS, HOUR_MS},
};

use super::{
    fixed, people,
    stories::{GoalStory, SUGGESTIONS, Story},
};
use crate::{
    changes::store::{Change, insert_change},
    goals::store::upsert_goal,
    kernel::{
        Problem,
        db::Tx,
        random::{Random, SeededRandom, id},
    },
    state::day_in,
    successes::store::upsert_success,
    suggestions::store::{SuggestionRow, insert_suggestion, update_answer},
};

/// Inserts the goals and successes of `owner`, until yesterday.
pub(super) async fn make(
    tx: &mut Tx,
    owner: Id,
    story: &Story,
    now: Timestamp,
) -> Result<(), Problem> {
    let seed = owner.to_string().bytes().map(u64::from).sum();
    let random = SeededRandom::new(seed);
    let log = Log { owner, ids: SeededRandom::new(seed + 1_000_000) };
    let today = day_in("Europe/Copenhagen", DayStart::default(), now);
    for goal_story in story.goals {
        let first_day = today - Days::new(goal_story.since_days.into());
        let set_at = instant(first_day, 9).min(now.plus_millis(-HOUR_MS));
        let goal = goal(id(&random, set_at), goal_story, today, set_at)?;
        upsert_goal(tx, owner, &goal, goal.created_at).await?;
        log.record(tx, &Change::with_draft(&goal, &goal.draft), set_at).await?;
        let mut days_ago = goal_story.since_days;
        while days_ago > 0 {
            let day = today - Days::new(days_ago.into());
            if falls_on(&goal, day) && roll(&random, 100) < story.rhythm(days_ago) {
                let success = success(&random, goal_story, &goal, day)?;
                upsert_success(tx, owner, &success).await?;
                log.record(tx, &Change::with_draft(&success, &success.to_draft()), success.at)
                    .await?;
            }
            days_ago -= 1;
        }
    }
    for (days_ago, words) in story.noticed {
        let day = today - Days::new((*days_ago).into());
        let at = instant(day, 19);
        let draft = draft(None, day, at, Some(words), Some(8))?;
        let shared = if story.shares_noticed { SharedWith::MyTeam } else { SharedWith::OnlyMe };
        let success = Success::new(id(&random, at), draft, shared, at);
        upsert_success(tx, owner, &success).await?;
        log.record(tx, &Change::with_draft(&success, &success.to_draft()), at).await?;
    }
    Ok(())
}

/// Writes a person's change log with ids that depend on the seed only.
struct Log {
    owner: Id,
    ids: SeededRandom,
}

impl Log {
    async fn record(&self, tx: &mut Tx, change: &Change, at: Timestamp) -> Result<(), Problem> {
        Ok(insert_change(tx, id(&self.ids, at), self.owner, change, at).await?)
    }
}

/// An hour of a day, in Danish time.
fn instant(day: NaiveDate, hour: i64) -> Timestamp {
    let midnight = DayStart::new(0).unwrap_or_default();
    let begin = beginning(day, &chrono_tz::Europe::Copenhagen, midnight).to_utc();
    Timestamp::from(begin).plus_millis(hour * HOUR_MS)
}

fn goal(id: Id, story: &GoalStory, today: NaiveDate, at: Timestamp) -> Result<Goal, Problem> {
    let mut draft: GoalDraft = serde_json::from_str(story.json).map_err(Problem::internal)?;
    if let Repeat::Once(day) = &mut draft.repeat {
        *day = today;
    }
    if !story.private {
        draft.shared_with = SharedWith::MyTeam;
    }
    Ok(Goal { id, draft, version: 1, created_at: at, updated_at: at })
}

/// Whether the goal may have a success on `day`; "n times a week" has n + 1 candidate days in seven.
fn falls_on(goal: &Goal, day: NaiveDate) -> bool {
    match &goal.draft.repeat {
        Repeat::Once(_) => false,
        Repeat::TimesAWeek(times) => {
            day.num_days_from_ce().rem_euclid(7) < i32::from(times.get()) + 1
        }
        Repeat::Weekdays(_) => {
            let draft = GoalDraft { state: GoalState::Active, ..goal.draft.clone() };
            Goal { draft, ..goal.clone() }.is_for(day, false)
        }
    }
}

fn success(
    random: &dyn Random,
    story: &GoalStory,
    goal: &Goal,
    day: NaiveDate,
) -> Result<Success, Problem> {
    let at = instant(day, 7 + i64::from(roll(random, 14)))
        .plus_millis(i64::from(roll(random, 60)) * 60_000);
    let words = Some(roll(random, 100)).filter(|dice| *dice < 35 && !story.words.is_empty());
    let words = words.map(|dice| story.words[dice as usize % story.words.len()]);
    let feeling = Some(roll(random, 100)).filter(|dice| *dice < 60).map(|dice| 4 + dice % 7);
    let draft = draft(Some(goal.id), day, at, words, feeling)?;
    Ok(Success::new(id(random, at), draft, goal.draft.shared_with.clone(), at))
}

fn draft(
    goal_id: Option<Id>,
    on: NaiveDate,
    at: Timestamp,
    words: Option<&str>,
    feeling: Option<u32>,
) -> Result<SuccessDraft, Problem> {
    Ok(SuccessDraft {
        goal_id,
        on,
        at,
        words: words.map(SuccessWords::new).transpose().map_err(Problem::internal)?,
        feeling: feeling.and_then(|feeling| ZeroToTen::new(u8::try_from(feeling).ok()?)),
        file_ids: Vec::new(),
        shared_with: None,
        once_more: false,
    })
}

fn roll(random: &dyn Random, below: u32) -> u32 {
    let mut bytes = [0; 4];
    random.fill(&mut bytes);
    u32::from_le_bytes(bytes) % below
}

/// Inserts suggestions for a young person: one waiting, and some answered.
pub(super) async fn make_suggestions(
    tx: &mut Tx,
    young_person_id: Id,
    now: Timestamp,
) -> Result<(), Problem> {
    for (number, (days_ago, text, state, words)) in (0..).zip(SUGGESTIONS) {
        let created_at = now.plus_millis(-days_ago * DAY_MS);
        let answered = state != SuggestionState::Waiting;
        let suggestion = Suggestion {
            id: Id::new(created_at, [0, 0, 0, 0, 0, 0, 0, 2, 0, number]),
            text: text.to_owned(),
            by: PersonRef {
                id: people::staff(Role::Caseworker),
                name: String::new(),
                role: Role::Caseworker,
            },
            state,
            words: words.map(str::to_owned),
            goal_id: None,
            created_at,
            answered_at: answered.then(|| created_at.plus_millis(5 * HOUR_MS)),
        };
        let waiting = Suggestion { state: SuggestionState::Waiting, ..suggestion.clone() };
        insert_suggestion(tx, &SuggestionRow { suggestion: waiting, young_person_id }).await?;
        update_answer(tx, &suggestion).await?;
        let log_id = Id::new(created_at, [0, 0, 0, 0, 0, 0, 0, 3, 0, number]);
        let change = Change::of(&suggestion);
        insert_change(tx, log_id, young_person_id, &change, created_at).await?;
    }
    debug_assert_eq!(young_person_id, fixed(1));
    Ok(())
}
