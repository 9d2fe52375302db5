//! The phone bundle.
fn main() {}
