//! Operating it: health, faults, starting, stopping, starting again.

mod binary;
mod demonstration;
mod faults;
