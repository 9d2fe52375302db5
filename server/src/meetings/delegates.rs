//! What a delegate does: somebody the young person trusts, by a link and without an account.
//!
//! The link is good in the first browser in which somebody says that it is them. A messenger that
//! looks at the address beforehand uses nothing up, and whoever the link is passed on to sees nothing.

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

/// What somebody who holds the link may know before they say that it is them.
#[derive(Debug, Clone)]
pub struct Door {
    /// What the young person is called.
    pub young_person: String,
    /// The language to begin with.
    pub language: Language,
    /// Somebody in another browser was first.
    pub taken: bool,
}

/// What a delegate sees.
#[derive(Debug, Clone)]
pub struct Inside {
    /// What the young person is called.
    pub young_person: String,
    /// The language to begin with.
    pub language: Language,
    /// Their time zone.
    pub time_zone: String,
    /// What is planned.
    pub plan: Plan,
    /// The delegate, with what they are asked to say and what they brought back.
    pub delegate: Delegate,
    /// The contributions that were ticked, and what the delegate said themselves.
    pub contributions: Vec<Contribution>,
    /// What is decided, where the young person lets them see it.
    pub decisions: Option<Vec<Decision>>,
}

/// What a link opens.
#[derive(Debug, Clone)]
pub enum Opened {
    /// The door.
    Door(Door),
    /// What lies behind it.
    Inside(Box<Inside>),
}

/// A link that is good, and whether `browser` is the one that took it into use.
struct Link {
    row: DelegateRow,
    meeting: Meeting,
    delegate: Delegate,
    is_own: bool,
}

/// What a token opens. A guess and a link that ended are looked up alike.
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

/// A link of which only the browser that took it into use may do more than knock.
async fn require_own(
    tx: &mut Tx,
    read: Read,
    browser: Option<&str>,
    now: Timestamp,
) -> Result<Link, Problem> {
    let link = find(tx, read, browser, now).await?;
    if link.is_own { Ok(link) } else { Err(Problem::not_found()) }
}

/// The same, held until the transaction ends: nobody else writes what belongs to the young person.
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

/// What the link of `token` opens for `browser`. Of what the delegate is given by that the young
/// person sees that they have it; of what is in a file, when they fetch that.
pub async fn open(
    state: &AppState,
    token: &str,
    browser: Option<String>,
) -> Result<Opened, Problem> {
    let read = key(state).await?.read(Purpose::Meeting, token);
    let opened = look(state, read, browser.clone()).await?;
    let is_new = |inside: &Inside| {
        let by = inside.delegate.by();
        inside.contributions.iter().any(|it| it.is_in_view() && is_new_to(it, &by))
    };
    match &opened {
        Opened::Inside(inside) if is_new(inside) => {
            hear(state, read, browser.clone(), Contribution::is_in_view).await?;
            // Once more: something may have been taken back meanwhile.
            look(state, read, browser).await
        }
        _ => Ok(opened),
    }
}

/// Whether the delegate has neither heard it nor said it.
fn is_new_to(said: &Contribution, delegate: &By) -> bool {
    !said.by.is(delegate) && !said.is_heard_by(delegate)
}

/// The delegate is given what is `given` of that which was ticked for them: it has been heard. False
/// if it is there no more.
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

async fn look(state: &AppState, read: Read, browser: Option<String>) -> Result<Opened, Problem> {
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

/// What a delegate sees of their meeting.
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

/// Takes the link into use: what the browser is to name itself with from now on. Of two that do it at
/// once one is first.
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

/// What a delegate sends by the forms of their page.
#[derive(Debug, Clone)]
pub enum Said {
    /// Words of the young person, for the meeting.
    ForThem(ContributionText),
    /// An answer, for the young person alone.
    Back(Because),
}

/// Takes in what a delegate sends.
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

/// Whether the very same was sent before: a form sent twice is said once.
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

/// A voice note or drawing that was ticked for the delegate: heard when it is fetched.
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
