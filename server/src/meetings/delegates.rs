//! What a delegate, a person whom the young person trusts, does by a link and without an account.
//!
//! The first browser in which somebody confirms that it is them claims the link; it opens in no other.
//! A messenger's preview request claims nothing.

use kurs_domain::{
    Id, Timestamp,
    meetings::{
        Because, By, ByKind, Contribution, ContributionBody, ContributionDraft, Decision, Delegate,
        DelegateAct, Meeting, MeetingProblem, Plan, contributions::ContributionText,
        projection::SeenByDelegate,
    },
    people::Language,
};

use super::{
    ops::persist,
    store::{self, DelegateRow},
};
use crate::{
    files::{self, Kind},
    guest::{
        ended,
        key::key,
        token::{Purpose, Read},
    },
    identity::store::find_person,
    kernel::{Problem, db::Tx, limits::Caller, random, write::lock_person},
    state::AppState,
};

/// What the link shows to a browser that has not claimed it.
#[derive(Debug, Clone)]
pub struct Door {
    pub young_person: String,
    pub language: Language,
    /// Whether another browser has claimed the link.
    pub taken: bool,
}

/// What a delegate sees in the browser that has claimed the link.
#[derive(Debug, Clone)]
pub struct Inside {
    pub young_person: String,
    pub language: Language,
    /// The young person's.
    pub time_zone: String,
    pub plan: Plan,
    pub delegate: Delegate,
    /// Those the young person ticked for the delegate, and the delegate's own.
    pub contributions: Vec<Contribution>,
    /// None where the young person does not let the delegate see them.
    pub decisions: Option<Vec<Decision>>,
}

#[derive(Debug, Clone)]
pub enum Opened {
    Door(Door),
    Inside(Box<Inside>),
}

/// A link that has not ended, and whether the requesting browser is the one that claimed it.
struct Link {
    row: DelegateRow,
    meeting: Meeting,
    delegate: Delegate,
    is_own: bool,
}

/// The link of a token. A forged token is looked up like a genuine one, so that timing reveals nothing.
async fn find(
    tx: &mut Tx,
    read: Read,
    browser: Option<&str>,
    now: Timestamp,
) -> Result<Link, Problem> {
    let row = store::find_delegate(tx, read.id).await?;
    if !read.genuine {
        return Err(Problem::not_found());
    }
    let row = row.ok_or_else(ended)?;
    let meeting = store::find_meeting(tx, row.meeting_id).await?.ok_or_else(ended)?;
    let delegate = meeting.delegate_at(read.id, now).cloned().ok_or_else(ended)?;
    let is_own = match (&row.claimed_hash, browser) {
        (Some(claimed), Some(browser)) => *claimed == random::hash(browser),
        _ => false,
    };
    Ok(Link { row, meeting, delegate, is_own })
}

/// The link of a token; 404 unless `browser` has claimed it.
async fn require_own(
    tx: &mut Tx,
    read: Read,
    browser: Option<&str>,
    now: Timestamp,
) -> Result<Link, Problem> {
    let link = find(tx, read, browser, now).await?;
    if link.is_own { Ok(link) } else { Err(Problem::not_found()) }
}

/// The same, with the young person locked until the transaction ends.
async fn lock_own(
    tx: &mut Tx,
    read: Read,
    browser: Option<&str>,
    now: Timestamp,
) -> Result<Link, Problem> {
    let link = require_own(tx, read, browser, now).await?;
    lock_person(tx, link.meeting.young_person_id).await?;
    require_own(tx, read, browser, now).await
}

/// What the link of `token` shows to `browser`. Contributions that the delegate gets by this become
/// heard; those in a file do when the file is fetched.
pub async fn open(
    state: &AppState,
    token: &str,
    browser: Option<String>,
) -> Result<Opened, Problem> {
    let read = key(state).await?.read(Purpose::Meeting, token);
    let opened = find_opened(state, read, browser.clone()).await?;
    let is_new = |inside: &Inside| {
        let by = inside.delegate.by();
        inside.contributions.iter().any(|it| it.is_in_view() && is_new_to(it, &by))
    };
    match &opened {
        Opened::Inside(inside) if is_new(inside) => {
            hear(state, read, browser.clone(), Contribution::is_in_view).await?;
            // Read again: something may have been withdrawn meanwhile.
            find_opened(state, read, browser).await
        }
        _ => Ok(opened),
    }
}

/// Whether the contribution is neither heard by the delegate nor their own.
fn is_new_to(said: &Contribution, delegate: &By) -> bool {
    !said.by.is(delegate) && !said.is_heard_by(delegate)
}

/// Records the contributions ticked for the delegate that match `given` as heard by them. False if none
/// matches any more.
async fn hear(
    state: &AppState,
    read: Read,
    browser: Option<String>,
    given: impl Fn(&Contribution) -> bool + Send + 'static,
) -> Result<bool, Problem> {
    let own = state.clone();
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            let now = own.now();
            let Link { meeting: before, delegate, .. } =
                lock_own(tx, read, browser.as_deref(), now).await?;
            let ticked = &delegate.draft.contribution_ids;
            let there = before.contributions.iter().any(|it| ticked.contains(&it.id) && given(it));
            let mut meeting = before.clone();
            let mut notice = None;
            if meeting.delegate_hears(read.id, given, now) {
                notice = Some(persist(tx, &own, Some(&before), &mut meeting).await?);
            }
            Ok::<_, Problem>((there, notice))
        })
    });
    let (there, notice) = write.await?;
    state.live.publish(notice.into_iter().collect()).await;
    Ok(there)
}

async fn find_opened(
    state: &AppState,
    read: Read,
    browser: Option<String>,
) -> Result<Opened, Problem> {
    let now = state.now();
    let open = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let link = find(tx, read, browser.as_deref(), now).await?;
            let owner = find_person(tx, link.meeting.young_person_id).await?.ok_or_else(ended)?.me;
            if !link.is_own {
                let claimed = link.row.claimed_hash.is_some();
                let (young_person, language) = (owner.name, owner.language);
                return Ok(Opened::Door(Door { young_person, language, taken: claimed }));
            }
            let zone = (owner.time_zone, now);
            let inside = inside(&link, owner.name, owner.language, zone)?;
            Ok(Opened::Inside(Box::new(inside)))
        })
    });
    open.await
}

fn inside(
    link: &Link,
    young_person: String,
    language: Language,
    (time_zone, now): (String, Timestamp),
) -> Result<Inside, Problem> {
    let seen = link.meeting.seen_by_delegate(link.delegate.id, now).ok_or_else(ended)?;
    let SeenByDelegate { plan, delegate, contributions, decisions } = seen;
    Ok(Inside { young_person, language, time_zone, plan, delegate, contributions, decisions })
}

/// Claims the link for one browser and returns the secret by which that browser identifies itself from
/// then on. 409 `link_taken` if another has claimed it.
pub async fn claim(state: &AppState, caller: Caller, token: &str) -> Result<String, Problem> {
    let read = key(state).await?.read(Purpose::Meeting, token);
    if read.genuine {
        state.limits.check_guest_answers(caller)?;
    }
    let (own, secret) = (state.clone(), random::secret(&*state.random));
    let named = secret.clone();
    let claim = state.db.write(move |tx| {
        Box::pin(async move {
            let now = own.now();
            let owner = find(tx, read, None, now).await?.meeting.young_person_id;
            lock_person(tx, owner).await?;
            let before = find(tx, read, None, now).await?.meeting;
            if !store::claim_delegate(tx, read.id, &random::hash(&named), now).await? {
                return Err(Problem::conflict("link_taken", "somebody else was first"));
            }
            let mut meeting = before.clone();
            let delegate = meeting.delegates.iter_mut().find(|it| it.id == read.id);
            delegate.ok_or_else(ended)?.opened_at = Some(now);
            persist(tx, &own, Some(&before), &mut meeting).await
        })
    });
    state.live.publish(vec![claim.await?]).await;
    Ok(secret)
}

/// What a delegate sends by the forms of the page.
#[derive(Debug, Clone)]
pub enum Said {
    /// A contribution on behalf of the young person, for the meeting.
    ForThem(ContributionText),
    /// A report on the meeting, for the young person alone.
    Back(Because),
}

/// Stores what a delegate sends.
pub async fn say(
    state: &AppState,
    caller: Caller,
    token: &str,
    browser: Option<String>,
    said: Said,
) -> Result<(), Problem> {
    let read = key(state).await?.read(Purpose::Meeting, token);
    if read.genuine {
        state.limits.check_guest_words(caller)?;
    }
    let own = state.clone();
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            let now = own.now();
            let before = lock_own(tx, read, browser.as_deref(), now).await?.meeting;
            if is_repeated(&before, read.id, &said) {
                return Ok(None);
            }
            let id = own.id();
            let act = match said {
                Said::ForThem(text) => {
                    let body = ContributionBody::Text(text);
                    DelegateAct::Contribute { id, draft: ContributionDraft::new(body, now) }
                }
                Said::Back(words) => DelegateAct::BringBack { id, words },
            };
            let mut meeting = before.clone();
            meeting.delegate_acts(read.id, act, now).map_err(|problem| match problem {
                MeetingProblem::Unknown => ended(),
                other => other.into(),
            })?;
            Ok::<_, Problem>(Some(persist(tx, &own, Some(&before), &mut meeting).await?))
        })
    });
    state.live.publish(write.await?.into_iter().collect()).await;
    Ok(())
}

/// Whether the same text was sent before: forms have no idempotency key.
fn is_repeated(meeting: &Meeting, delegate: Id, said: &Said) -> bool {
    match said {
        Said::ForThem(text) => meeting.contributions.iter().any(|it| {
            let draft = it.draft.as_ref();
            it.by.kind == ByKind::Delegate
                && it.by.id == delegate
                && draft.is_some_and(|draft| draft.body.text.as_ref() == Some(text))
        }),
        Said::Back(words) => {
            let delegate = meeting.delegates.iter().find(|it| it.id == delegate);
            delegate.is_some_and(|it| it.brought_back.iter().any(|it| it.words == *words))
        }
    }
}

/// A voice note or drawing that was ticked for the delegate. Fetching it records it as heard.
pub async fn file(
    state: &AppState,
    token: &str,
    browser: Option<String>,
    file: Id,
) -> Result<(Kind, Vec<u8>), Problem> {
    let (read, now) = (key(state).await?.read(Purpose::Meeting, token), state.now());
    let is_in_it = move |said: &Contribution| {
        said.draft.as_ref().is_some_and(|draft| draft.body.file_id == Some(file))
    };
    let opener = browser.clone();
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let link = require_own(tx, read, opener.as_deref(), now).await?;
            let owner = link.meeting.young_person_id;
            let ticked = &link.delegate.draft.contribution_ids;
            let all = link.meeting.contributions.iter();
            let shown: Vec<_> = all.filter(|it| ticked.contains(&it.id) && is_in_it(it)).collect();
            let new = shown.iter().any(|it| is_new_to(it, &link.delegate.by()));
            if shown.is_empty() { Err(Problem::not_found()) } else { Ok((owner, new)) }
        })
    });
    let (owner, new) = find.await?;
    let whole = files::whole::whole(state, owner, file).await?;
    if new && !hear(state, read, browser, is_in_it).await? {
        return Err(Problem::not_found());
    }
    Ok(whole)
}
