//! Each table and each kind of job belongs to one capability.

use std::collections::BTreeSet;

use kurs_server::capabilities::ALL;

use crate::kurs::on_both;

on_both! {
    async fn every_table_is_declared_by_one_capability(kurs: Kurs) {
        let (declared, mut existing) = kurs.tables().await;
        existing.retain(|table| table != "_sqlx_migrations");
        assert_eq!(declared, existing);
    }
}

#[test]
fn a_kind_of_job_has_one_handler() {
    let kinds: Vec<_> = ALL.iter().filter_map(|it| it.job.as_ref()).map(|it| it.kind).collect();
    assert_eq!(kinds.iter().collect::<BTreeSet<_>>().len(), kinds.len(), "{kinds:?}");
    assert!(kinds.len() > 1);
}
