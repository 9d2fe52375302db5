//! Operating it: health, faults, starting, stopping, starting again.

mod binary;
mod crash;
mod demonstration;
mod faults;
mod ledger;
#[cfg(target_os = "linux")]
mod storage;
mod tls;
