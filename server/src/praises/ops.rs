//! Writing praise, and reading it.

use kurs_domain::{
    Id, Page, Timestamp,
    access::Looked,
    events::{Event, EventKind},
    praise::{
        GuestPraise, LETTER_LASTS_MS, MOST_PRAISES_A_DAY, Praise, PraiseBy, PraiseDraft,
        PraiseProblem, may_praise,
    },
    timestamp::DAY_MS,
};

use super::store::{self, PraiseRow};
use crate::{
    assignments::ops::{enter, young_person},
    guest::{
        self,
        key::key,
        token::{LinkKey, Purpose},
    },
    identity::store::find_person,
    kernel::{
        Actor, Problem,
        db::Tx,
        live::Notice,
        page::{PageQuery, page},
        write::lock_person,
    },
    notify,
    state::AppState,
};

/// `Retry-After` of the rate limit, in seconds.
const WAIT: u64 = 60 * 60;

/// Praise of the caller, without the URLs of letters: those are for the writer alone.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<Praise>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let list = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::list_praises(tx, actor.id, &before.id, limit + 1).await?) })
    });
    Ok(page(list.await?, limit, |praise| (None, praise.id)))
}

/// Praise with the URL of its letter, as long as the link has not expired.
fn with_url(praise: Praise, key: &LinkKey, origin: &str, now: Timestamp) -> Praise {
    let readable = praise.by == PraiseBy::Letter && can_be_read(praise.at, now);
    let url = readable.then(|| key.url(origin, Purpose::Praise, praise.id));
    Praise { url, ..praise }
}

fn can_be_read(written_at: Timestamp, now: Timestamp) -> bool {
    now < written_at.plus_millis(LETTER_LASTS_MS)
}

/// The praise of `young_person` by `by`, who is assigned now.
pub async fn list_by(
    tx: &mut Tx,
    state: &AppState,
    key: &LinkKey,
    young_person: Id,
    by: Id,
) -> Result<Vec<Praise>, Problem> {
    let (origin, now) = (&state.origin.url, state.now());
    let all = store::list_praises_by(tx, young_person, by).await?;
    Ok(all.into_iter().map(|praise| with_url(praise, key, origin, now)).collect())
}

/// Stores praise. True when new; idempotent, but 409 if the id has other content.
pub async fn put(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    id: Id,
    draft: PraiseDraft,
) -> Result<(Praise, bool), Problem> {
    let (make, key) = (state.clone(), key(state).await?);
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            let now = make.now();
            lock_person(tx, young_person_id).await?;
            let person = enter(tx, &make, actor, young_person_id, Looked::Praise).await?;
            let known = store::find_praise(tx, id).await?;
            let new = known.is_none();
            let praise = if let Some(row) = known {
                require_same(row, young_person_id, actor.id, &draft)?
            } else {
                if !may_praise(person.me.praise_ok, person.me.of_age_on, person.day(now)) {
                    return Err(PraiseProblem::ConsentMissing.into());
                }
                let since = now.plus_millis(-DAY_MS);
                let today = store::count_praises(tx, young_person_id, actor.id, since).await?;
                if today >= MOST_PRAISES_A_DAY {
                    let detail = "that is a lot of praise for one day; go on tomorrow";
                    return Err(Problem::too_many("too_many_praises", detail, WAIT));
                }
                notify::praise(tx, &make, &person.me, id).await?;
                persist(tx, actor.id, young_person_id, id, draft, now).await?
            };
            Ok::<_, Problem>((with_url(praise, &key, &make.origin.url, now), new))
        })
    });
    let (praise, new) = put.await?;
    if new {
        let event = Event { kind: EventKind::Praise, id, young_person_id };
        state.live.publish(vec![Notice { event, audience: vec![young_person_id] }]).await;
    }
    Ok((praise, new))
}

async fn persist(
    tx: &mut Tx,
    by: Id,
    young_person_id: Id,
    id: Id,
    draft: PraiseDraft,
    now: Timestamp,
) -> Result<Praise, Problem> {
    let writer = find_person(tx, by).await?.ok_or_else(Problem::not_found)?.me;
    let praise = Praise {
        id,
        from: writer.name,
        from_id: writer.id,
        parent: draft.parent,
        by: draft.by,
        text: draft.text,
        at: now,
        url: None,
    };
    let row = PraiseRow { praise: praise.clone(), young_person_id };
    if store::insert_praise(tx, &row).await? { Ok(praise) } else { Err(Problem::not_found()) }
}

/// The stored praise, if `draft` has the same content; 409 otherwise.
fn require_same(
    row: PraiseRow,
    young_person: Id,
    by: Id,
    draft: &PraiseDraft,
) -> Result<Praise, Problem> {
    let praise = row.praise;
    if row.young_person_id != young_person || praise.from_id != by {
        return Err(Problem::not_found());
    }
    let same = praise.parent == draft.parent && praise.by == draft.by && praise.text == draft.text;
    if same { Ok(praise) } else { Err(PraiseProblem::AlreadyMade.into()) }
}

/// A letter of praise, read by a parent's link. A forged token is looked up like a genuine one, so that
/// timing reveals nothing.
pub async fn read_letter(state: &AppState, token: &str) -> Result<GuestPraise, Problem> {
    let (read, now) = (key(state).await?.read(Purpose::Praise, token), state.now());
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let row = store::find_praise(tx, read.id).await?;
            if !read.genuine {
                return Err(Problem::not_found());
            }
            let row = row
                .filter(|row| row.praise.by == PraiseBy::Letter && can_be_read(row.praise.at, now));
            let row = row.ok_or_else(guest::ended)?;
            let young_person = young_person(tx, row.young_person_id).await?;
            let me = &young_person.me;
            if !may_praise(me.praise_ok, me.of_age_on, young_person.day(now)) {
                // Withdrawn consent ends the links to letters, too.
                return Err(guest::ended());
            }
            let (from, text) = (row.praise.from, row.praise.text);
            Ok(GuestPraise { from, text, on: young_person.day(row.praise.at) })
        })
    });
    find.await
}

impl From<PraiseProblem> for Problem {
    fn from(problem: PraiseProblem) -> Self {
        Self::conflict(problem.code(), problem.to_string())
    }
}
