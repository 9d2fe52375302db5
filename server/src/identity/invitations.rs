//! Making and using invitations.

use kurs_domain::{
    Id, Timestamp,
    invitations::{
        AGAIN_MS, BEGINNING, Code, Invitation, LOCKED_MS, VALID_MS, WRONG_TRIES,
        WRONG_TRIES_FROM_ADDRESS,
    },
    people::Role,
};
use qrcode::{EcLevel, QrCode, render::svg};

use super::{
    invitation_rows::{self, InvitationRow},
    store, wrong_codes,
};
use crate::{
    assignments::store::find_current_since,
    kernel::{
        Problem,
        db::{DbError, Tx},
        random,
        write::lock_person,
    },
    state::AppState,
};

/// A new invitation. Only here is its code in plain text; it is stored as a hash.
pub struct Fresh {
    id: Id,
    code: Code,
    expires_at: Timestamp,
}

impl Fresh {
    pub fn new(id: Id, random: &dyn random::Random, now: Timestamp) -> Self {
        Self { id, code: random::code(random), expires_at: now.plus_millis(VALID_MS) }
    }

    /// The answer for its maker. The code is in the link's fragment, which browsers send to no server.
    pub fn to_invitation(&self, public_url: &str) -> Invitation {
        let link = format!("{public_url}/welcome#code={}", self.code);
        Invitation {
            id: self.id,
            code: self.code.to_string(),
            qr_svg: qr(&link),
            link,
            expires_at: self.expires_at,
        }
    }
}

/// `text` as a QR code, as SVG.
pub fn qr(text: &str) -> String {
    QrCode::with_error_correction_level(text, EcLevel::M)
        .map(|qr| qr.render::<svg::Color<'_>>().min_dimensions(240, 240).build())
        .unwrap_or_default()
}

/// Stores an invitation for `person` and expires their unused ones.
pub async fn persist(
    tx: &mut Tx,
    fresh: &Fresh,
    person: Id,
    created_by: Option<Id>,
    now: Timestamp,
) -> Result<(), DbError> {
    invitation_rows::expire_invitations(tx, person, now).await?;
    let row = InvitationRow {
        id: fresh.id,
        person_id: person,
        created_by,
        expires_at: fresh.expires_at,
        used: None,
    };
    invitation_rows::insert_invitation(tx, &row, &random::hash(fresh.code.letters()), now).await
}

/// Makes an invitation with the id `id` for `person`, whom the caller may invite. Its code is answered
/// once; a repeated request is a conflict, and harmless.
pub async fn make(
    tx: &mut Tx,
    state: &AppState,
    id: Id,
    person: Id,
    created_by: Id,
) -> Result<Invitation, Problem> {
    // Of two concurrent requests, the second finds what the first made.
    lock_person(tx, created_by).await?;
    if invitation_rows::has_invitation(tx, id).await? {
        let detail = "its code was told once; make another invitation";
        return Err(Problem::conflict("already_made", detail));
    }
    let now = state.now();
    let fresh = Fresh::new(id, &*state.random, now);
    persist(tx, &fresh, person, Some(created_by), now).await?;
    Ok(fresh.to_invitation(&state.origin.url))
}

/// Whether the maker of an invitation could still make it at `now`: the maker knows the code, and must
/// not get in by it after their access or assignment has ended.
async fn could_make(tx: &mut Tx, it: &InvitationRow, now: Timestamp) -> Result<bool, DbError> {
    let Some(by) = it.created_by else { return Ok(true) };
    Ok(match store::find_person(tx, by).await? {
        Some(maker) if maker.ended_at.is_some() => false,
        Some(maker) if maker.me.role == Role::Administrator => true,
        _ => find_current_since(tx, it.person_id, by, now).await?.is_some(),
    })
}

/// The result of trying a code.
pub enum Entry {
    /// Valid, for this person.
    Open(InvitationRow),
    /// Used a moment ago by the same client, which did not receive the answer; and whether the session that
    /// it began awaits confirmation.
    OpenAgain(InvitationRow, bool),
    Refused(Problem),
}

/// A request to sign in with a code.
pub struct Attempt {
    /// Their network address.
    pub address: String,
    pub code: String,
    /// The digest of their idempotency key, if they sent one.
    pub key_hash: Option<String>,
}

impl Attempt {
    /// The counters of wrong codes, as digests, with their limits: the address, and the beginning of the
    /// code at that address. So a typing error locks out nobody with another code in the same home.
    fn counters(&self) -> [(String, i64); 2] {
        let beginning: String = self
            .code
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .take(BEGINNING)
            .collect();
        [
            (random::hash(&self.address), WRONG_TRIES_FROM_ADDRESS),
            (random::hash(&format!("{} {beginning}", self.address)), WRONG_TRIES),
        ]
    }
}

/// Tries a code. Wrong codes are counted, also when the attempt is refused.
pub async fn enter(tx: &mut Tx, attempt: &Attempt, now: Timestamp) -> Result<Entry, DbError> {
    let mut counted = Vec::new();
    for (key, most) in attempt.counters() {
        wrong_codes::lock_wrong_codes(tx, &key, now).await?;
        let wrong = wrong_codes::find_wrong_codes(tx, &key).await?;
        let recent = wrong.filter(|(_, last_at)| last_at.plus_millis(LOCKED_MS) > now);
        let tries = recent.map_or(0, |(tries, _)| tries);
        if let Some((_, last_at)) = recent.filter(|_| tries >= most) {
            let wait = (last_at.plus_millis(LOCKED_MS).millis() - now.millis()) / 1_000 + 1;
            let detail = "too many wrong codes; wait a little, then try again";
            let wait = u64::try_from(wait).unwrap_or(1);
            return Ok(Entry::Refused(Problem::too_many("too_many_tries", detail, wait)));
        }
        counted.push((key, tries));
    }
    let found = match Code::parse(&attempt.code) {
        Some(code) => invitation_rows::find_invitation(tx, &random::hash(code.letters())).await?,
        None => None,
    };
    let Some(invitation) = found else {
        for (key, tries) in counted {
            wrong_codes::upsert_wrong_codes(tx, &key, tries + 1, now).await?;
        }
        return Ok(Entry::Refused(Problem::invalid("code_unknown", "no invitation has this code")));
    };
    // Whoever knows the code may learn its state.
    let used = || Entry::Refused(Problem::invalid("code_used", "this code has been used"));
    if let Some((at, by)) = &invitation.used {
        let again = by.is_some() && *by == attempt.key_hash && at.plus_millis(AGAIN_MS) > now;
        if !again || !could_make(tx, &invitation, now).await? {
            return Ok(used());
        }
        let begun = invitation_rows::find_begun(tx, invitation.id).await?;
        return Ok(begun.map_or_else(used, |awaits| Entry::OpenAgain(invitation, awaits)));
    }
    if invitation.expires_at <= now || !could_make(tx, &invitation, now).await? {
        return Ok(Entry::Refused(Problem::invalid("code_expired", "this code has expired")));
    }
    if !invitation_rows::use_invitation(tx, invitation.id, attempt.key_hash.as_deref(), now).await?
    {
        return Ok(used());
    }
    Ok(Entry::Open(invitation))
}
