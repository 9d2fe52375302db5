//! Operations: health, faults, start, stop and restart.

mod binary;
mod crash;
mod demonstration;
mod faults;
mod ledger;
#[cfg(target_os = "linux")]
mod storage;
mod tls;
