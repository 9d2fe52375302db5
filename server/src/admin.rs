//! The `kurs admin` commands.

use kurs_domain::{
    Id,
    people::{Language, Name, Role},
};

use crate::{
    config::{Admin, AdminAction, Database},
    confirmations::store::{list_awaiting, update_confirmed},
    identity::{
        invitations::{Fresh, persist},
        store::insert_person,
    },
    kernel::{
        Problem,
        clock::{Clock, SystemClock},
        random::{SystemRandom, id},
    },
    push,
    serve::connect,
    staff::ops::newcomer,
};

pub async fn run(admin: Admin) -> anyhow::Result<()> {
    match admin.action {
        AdminAction::CreateAdministrator { database, name, public_url } => {
            create_administrator(&database, &name, &public_url).await
        }
        AdminAction::ConfirmStaff { database, id } => confirm_staff(&database, id).await,
        AdminAction::RotatePushKeys { database } => rotate_push_keys(&database).await,
    }
}

async fn confirm_staff(database: &Database, id: Option<String>) -> anyhow::Result<()> {
    let id = id.map(|id| Id::parse(&id)).transpose().map_err(|_| anyhow::anyhow!("--id: no id"))?;
    let db = connect(&database.url()).await?;
    let confirm = db.write(move |tx| {
        Box::pin(async move {
            let mut awaiting = list_awaiting(tx, SystemClock.now()).await?;
            if let Some(id) = id {
                awaiting.retain(|(one, _)| one.id == id);
                update_confirmed(tx, id).await?;
            }
            Ok::<_, Problem>(awaiting)
        })
    });
    let awaiting = confirm.await;
    db.close().await;
    let awaiting = awaiting.map_err(|_| anyhow::anyhow!("the database could not do it"))?;
    anyhow::ensure!(id.is_none() || !awaiting.is_empty(), "nobody with this id awaits it");
    for (one, _) in &awaiting {
        let status = if id.is_some() { "Confirmed" } else { "Awaits confirmation" };
        println!(
            "{status}: {} ({}), signed in {} with a code made by {}",
            one.name, one.id, one.since, one.code_by
        );
    }
    if awaiting.is_empty() {
        println!("Nobody awaits confirmation.");
    }
    Ok(())
}

async fn rotate_push_keys(database: &Database) -> anyhow::Result<()> {
    let db = connect(&database.url()).await?;
    let made = push::ops::rotate_keys(&db, SystemClock.now()).await;
    db.close().await;
    let number = made.map_err(|_| anyhow::anyhow!("the key could not be kept"))?;
    println!("Key number {number} was made. Phones that subscribe from now on use it.");
    Ok(())
}

async fn create_administrator(
    database: &Database,
    name: &str,
    public_url: &str,
) -> anyhow::Result<()> {
    let name = Name::new(name).map_err(|problem| anyhow::anyhow!("--name: {problem}"))?;
    let db = connect(&database.url()).await?;
    let now = SystemClock.now();
    let person_id = id(&SystemRandom, now);
    let fresh = Fresh::new(id(&SystemRandom, now), &SystemRandom, now);
    let invitation = fresh.to_invitation(public_url.trim_end_matches('/'));
    let write = db.write(move |tx| {
        Box::pin(async move {
            let person = newcomer(person_id, Role::Administrator, name, Language::Da, now);
            insert_person(tx, &person).await?;
            persist(tx, &fresh, person_id, None, now).await?;
            Ok::<_, Problem>(())
        })
    });
    write.await.map_err(|_| anyhow::anyhow!("the administrator could not be kept"))?;
    db.close().await;
    println!(
        "An administrator was made. The invitation works once, until {}:",
        invitation.expires_at
    );
    println!("  code  {}", invitation.code);
    println!("  link  {}", invitation.link);
    Ok(())
}
