//! Who is here: the store is opened for whoever was here last, and for whoever signs in; what
//! belongs to somebody else is never shown.

use kurs_domain::Id;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{
    KEPT, Kept, Session, Storage,
    disk::{self, Disk},
    keeping, lists, live, local, pictures, receive, recordings, sender, shares, show_again,
    tabs::{self, News},
};
use crate::platform::{self, Hint, api, language};

/// Begins: shows what is kept of whoever was here last, asks the server what changed, and goes on
/// listening. Call it once, before anything is mounted, so that what is kept outlives every page.
/// At the `door`, where somebody may be about to come in, only the server says who is here.
/// `read` names the lists that are
/// read from the beginning, whatever page is shown.
pub fn begin(door: bool, read: fn()) {
    KEPT.with_borrow_mut(|kept| kept.door = door);
    let _ = local();
    lists::begin();
    read();
    platform::on_corrected(super::correct_clock);
    keeping::look_for_promise();
    receive::begin();
    sender::begin();
    match platform::hint(Hint::Person).and_then(|id| Id::parse(&id).ok()) {
        Some(person) => open(person),
        None => spawn_local(async {
            match find_who_was_here().await {
                Some(person) => adopt(person),
                None => receive::refresh(),
            }
        }),
    }
}

/// Whose records lie in the store. The hint is not written with the same care as the store: a
/// phone that dies may forget it. Of those who are not here any more there are no records.
async fn find_who_was_here() -> Option<Id> {
    for person in disk::people().await {
        if let Ok(disk) = Disk::open(person, |_| {}).await {
            let known = disk.read_known().await;
            disk.close();
            if matches!(known, Ok(Some(_))) {
                return Some(person);
            }
        }
    }
    None
}

/// The person `id` is signed in: what is still here of anybody else is put away first.
pub fn arrive(id: Id) {
    platform::keep_hint(Hint::Person, Some(&id.to_string()));
    let before = KEPT.with_borrow(|kept| kept.person);
    if before == Some(id) {
        return receive::refresh();
    }
    if let Some(before) = before {
        tabs::tell(News::Gone);
        put_away();
        spawn_local(leave_only_the_unsent(before));
    }
    open(id);
}

/// Whoever was here has signed out: forgets what was theirs, on the screen and in the store.
pub fn forget() {
    let person = KEPT.with_borrow(|kept| kept.person);
    tabs::tell(News::Gone);
    platform::forget_drafts();
    put_away();
    platform::keep_hint(Hint::Person, None);
    shares::forget();
    if let Some(person) = person {
        spawn_local(disk::delete(person));
    }
}

/// Somebody else has signed in beside this page, which belongs to them from now on.
pub(super) fn make_way() {
    let person = KEPT.with_borrow(|kept| kept.person);
    put_away();
    platform::keep_hint(Hint::Person, None);
    spawn_local(async move {
        if let Some(person) = person {
            leave_only_the_unsent(person).await;
        }
        let _ = window().location().reload();
    });
}

/// Takes everything off the screen and closes the store.
fn put_away() {
    live::stop();
    tabs::leave();
    pictures::forget();
    recordings::forget();
    let before = KEPT.with_borrow_mut(std::mem::take);
    KEPT.with_borrow_mut(|kept| lists::register(&mut kept.phone));
    platform::write_drafts_of(None);
    api::speak_for(None);
    if let Some(disk) = before.keeping.disk {
        disk.close();
    }
    let local = local();
    local.access_log.set(None);
    local.ready.set(false);
    local.storage.set(Storage::Opening);
    local.session.set(Session::Out { expired: false });
    show_again();
}

/// Of somebody who left without signing out nothing stays but what they said and is not sent yet,
/// recordings among it that they have not sent themselves.
async fn leave_only_the_unsent(person: Id) {
    let Ok(disk) = Disk::open(person, |_| {}).await else { return };
    let (Ok(unsent), Ok(recordings)) = (disk.read_outbox().await, disk.recordings().await) else {
        return disk.close();
    };
    if unsent.is_empty() && recordings.is_empty() {
        disk.close();
        return disk::delete(person).await;
    }
    disk.thin_out_files(&unsent, 0).await;
    let records = [disk::RECORDS, disk::ABOUT];
    // What can't be cleared now is cleared the next time.
    let _ = disk.write(&[], &records.map(disk::Write::Clear)).await;
    disk.close();
}

/// The server says that `person` is here, of whom the phone did not know.
pub(super) fn adopt(person: Id) {
    platform::keep_hint(Hint::Person, Some(&person.to_string()));
    open(person);
}

/// Opens the store of `person`, shows what is in it, and asks the server for the rest.
fn open(person: Id) {
    KEPT.with_borrow_mut(|kept| kept.person = Some(person));
    platform::write_drafts_of(Some(person));
    api::speak_for(Some(person));
    tabs::join(person, hear);
    spawn_local(async move {
        keeping::keep_surely(Vec::new()).await;
        if KEPT.with_borrow(|kept| kept.person) != Some(person) {
            return;
        }
        if KEPT.with_borrow(|kept| kept.phone.cursor().is_none()) || !receive::is_fresh() {
            receive::refresh();
        }
    });
}

/// Shows what lies in the store, where the server was not faster.
pub(super) async fn load() -> Result<(), JsValue> {
    let Some(disk) = KEPT.with_borrow(|kept| kept.keeping.disk.clone()) else { return Ok(()) };
    let known = keeping::hear(&disk, disk.read_known().await)?;
    if !keeping::is_open(&disk) {
        return Ok(());
    }
    let known = known.and_then(|known| kurs_domain::json::read(&known).ok());
    KEPT.with_borrow_mut(|Kept { phone, .. }| {
        if let Some(known) = known {
            phone.take_changes(known);
        }
    });
    keeping::reload_outbox().await?;
    settle();
    Ok(())
}

/// Whoever is known is here, as far as the phone can tell.
pub(super) fn settle() {
    let local = local();
    if KEPT.with_borrow(|kept| kept.phone.knows_all()) {
        speak_their_language();
        let door = KEPT.with_borrow(|kept| kept.door);
        if local.session.get_untracked() == Session::Asking && !door {
            local.session.set(Session::In);
        }
        local.ready.set(true);
    }
}

/// The language of whoever is here; before the welcome it is the phone's to say.
fn speak_their_language() {
    let language = local()
        .me()
        .with_untracked(|me| me.as_ref().filter(|me| me.welcomed).map(|me| me.language));
    if let Some(language) = language {
        language::set_language(language);
    }
}

fn hear(news: News) {
    match news {
        // What can't be read now is read when the store is open again.
        News::Outbox => spawn_local(async {
            let _ = keeping::reload_outbox().await;
            sender::kick();
        }),
        News::Records => spawn_local(async {
            let _ = load().await;
        }),
        News::Gone => {
            put_away();
            // Whoever is here now is for the server to say.
            let _ = window().location().reload();
        }
    }
}
