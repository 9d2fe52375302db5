//! SQL of edited templates: one statement per function.

use kurs_domain::{
    Timestamp,
    meetings::plan::{MeetingKind, TemplateDraft},
};

use crate::kernel::db::{DbError, Tx, column, sql};

pub(super) async fn list_templates(
    tx: &mut Tx,
) -> Result<Vec<(MeetingKind, TemplateDraft)>, DbError> {
    let rows =
        sql!(tx, fetch_all as (String, String), "SELECT kind, record FROM meeting_templates")?;
    rows.into_iter()
        .map(|(kind, record)| Ok((column::word(kind)?, column::json(&record)?)))
        .collect()
}

pub(super) async fn upsert_template(
    tx: &mut Tx,
    kind: MeetingKind,
    draft: &TemplateDraft,
    now: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO meeting_templates (kind, record, updated_at) VALUES ($1, $2, $3)
         ON CONFLICT (kind) DO UPDATE SET record = excluded.record, updated_at = excluded.updated_at",
        column::to_word(&kind),
        column::to_json(draft),
        now.millis()
    )?;
    Ok(())
}
