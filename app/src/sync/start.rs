//! Which person's store is open: it is opened for the person known from the last visit and for whoever signs
//! in, and closed and cleared when they sign out, so that nobody sees another person's data.

use kurs_domain::Id;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{
    STATE, Session, State, Storage,
    disk::{self, Disk},
    drafts, lists, live, local, pictures, receive, recordings, sender, shares, store,
    tabs::{self, Message},
    update_screens,
};
use crate::platform::{self, Hint, api, language};

/// Starts the sync: shows the stored replica of the last person, asks the server for changes and listens to
/// its events. Call it once, before anything is mounted, so that its signals outlive every page.
/// With `at_welcome` only the server decides who is signed in. `read` names the lists that are
/// registered from the beginning.
pub fn begin(at_welcome: bool, read: fn()) {
    STATE.with_borrow_mut(|state| state.at_welcome = at_welcome);
    let _ = local();
    lists::begin();
    read();
    platform::on_corrected(super::correct_clock);
    store::read_persisted();
    receive::begin();
    sender::begin();
    drafts::begin();
    match platform::hint(Hint::Person).and_then(|id| Id::parse(&id).ok()) {
        Some(person) => open(person),
        None => spawn_local(async {
            match find_last_person().await {
                Some(person) => open_identified(person),
                None => receive::refresh(),
            }
        }),
    }
}

/// The person whose records are in a store, if the hint is missing: `localStorage` is not written with strict
/// durability. A store of somebody who signed out has no records.
async fn find_last_person() -> Option<Id> {
    for person in disk::people().await {
        if let Ok(disk) = Disk::open(person, |_| {}).await {
            let known = disk.read_replica().await;
            disk.close();
            if matches!(known, Ok(Some(_))) {
                return Some(person);
            }
        }
    }
    None
}

/// Opens the store of the person `id`, who has just signed in; whoever was signed in before is cleared first.
pub fn signed_in(id: Id) {
    platform::set_hint(Hint::Person, Some(&id.to_string()));
    let before = STATE.with_borrow(|state| state.person);
    if before == Some(id) {
        return receive::refresh();
    }
    if let Some(before) = before {
        tabs::post(Message::SignedOut);
        clear();
        spawn_local(delete_all_but_unsent(before));
    }
    open(id);
}

/// Clears the person who signed out: screens, drafts, shares and the local store.
pub fn forget() {
    let person = STATE.with_borrow(|state| state.person);
    tabs::post(Message::SignedOut);
    platform::forget_drafts();
    clear();
    platform::set_hint(Hint::Person, None);
    shares::forget();
    if let Some(person) = person {
        spawn_local(disk::delete(person));
    }
}

/// Clears the person and reloads the page, because somebody else signed in in another tab.
pub(super) fn reload_for_other_person() {
    let person = STATE.with_borrow(|state| state.person);
    clear();
    platform::set_hint(Hint::Person, None);
    spawn_local(async move {
        if let Some(person) = person {
            delete_all_but_unsent(person).await;
        }
        let _ = window().location().reload();
    });
}

/// Clears the state and the screens, and closes the store.
fn clear() {
    live::stop();
    tabs::leave();
    pictures::forget();
    recordings::forget();
    let before = STATE.with_borrow_mut(std::mem::take);
    STATE.with_borrow_mut(|state| lists::register(&mut state.phone));
    platform::set_draft_owner(None);
    api::set_person(None);
    if let Some(disk) = before.store.disk {
        disk.close();
    }
    let local = local();
    local.access_log.set(None);
    local.ready.set(false);
    local.storage.set(Storage::Opening);
    local.session.set(Session::Out { expired: false });
    update_screens();
}

/// Deletes the store of somebody who left without signing out, except unsent entries and drafts with their
/// files, and unsent recordings.
async fn delete_all_but_unsent(person: Id) {
    let Ok(disk) = Disk::open(person, |_| {}).await else { return };
    let (Ok(unsent), Ok(recordings), Ok(drafts)) =
        (disk.read_outbox().await, disk.recordings().await, disk.drafts().await)
    else {
        return disk.close();
    };
    if unsent.is_empty() && recordings.is_empty() && drafts.is_empty() {
        disk.close();
        return disk::delete(person).await;
    }
    disk.delete_old_files(&unsent, 0).await;
    let records = [disk::RECORDS, disk::ABOUT];
    // What can't be cleared now is cleared next time.
    let _ = disk.write(&[], &records.map(disk::Write::Clear)).await;
    disk.close();
}

/// Opens the store of `person`, who is signed in according to the server but was not known here.
pub(super) fn open_identified(person: Id) {
    platform::set_hint(Hint::Person, Some(&person.to_string()));
    open(person);
}

/// Opens the store of `person`, shows its contents, and asks the server for the rest.
fn open(person: Id) {
    STATE.with_borrow_mut(|state| state.person = Some(person));
    platform::set_draft_owner(Some(person));
    api::set_person(Some(person));
    tabs::join(person, receive_message);
    spawn_local(async move {
        store::store_and_wait(Vec::new()).await;
        if STATE.with_borrow(|state| state.person) != Some(person) {
            return;
        }
        if STATE.with_borrow(|state| state.phone.cursor().is_none()) || !receive::asked_recently() {
            receive::refresh();
        }
    });
}

/// Shows the contents of the store, unless the server answered first.
pub(super) async fn load() -> Result<(), JsValue> {
    let Some(disk) = STATE.with_borrow(|state| state.store.disk.clone()) else { return Ok(()) };
    let known = store::reopen_on_error(&disk, disk.read_replica().await)?;
    if !store::is_open(&disk) {
        return Ok(());
    }
    let known = known.and_then(|known| kurs_domain::json::read(&known).ok());
    STATE.with_borrow_mut(|State { phone, .. }| {
        if let Some(known) = known {
            phone.take_changes(known);
        }
    });
    store::reload_outbox().await?;
    show_signed_in();
    Ok(())
}

/// Marks the person as signed in and the replica as ready, once enough is known to show screens.
pub(super) fn show_signed_in() {
    let local = local();
    if STATE.with_borrow(|state| state.phone.knows_all()) {
        apply_language();
        let at_welcome = STATE.with_borrow(|state| state.at_welcome);
        if local.session.get_untracked() == Session::Asking && !at_welcome {
            local.session.set(Session::In);
        }
        local.ready.set(true);
    }
}

/// Sets the language of the person; before the welcome it is the browser's.
fn apply_language() {
    let language = local()
        .me()
        .with_untracked(|me| me.as_ref().filter(|me| me.welcomed).map(|me| me.language));
    if let Some(language) = language {
        language::set_language(language);
    }
}

fn receive_message(message: Message) {
    match message {
        // If the store can't be read now, it is read when it is opened again.
        Message::Outbox => spawn_local(async {
            let _ = store::reload_outbox().await;
            sender::start_sending();
        }),
        Message::Records => spawn_local(async {
            let _ = load().await;
        }),
        Message::SignedOut => {
            clear();
            // Only the server knows who is signed in now.
            let _ = window().location().reload();
        }
    }
}
