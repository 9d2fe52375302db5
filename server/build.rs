//! Makes cargo notice when the client was built anew: release builds embed it.

fn main() {
    println!("cargo:rerun-if-changed=../target/client");
    println!("cargo:rerun-if-changed=../migrations");
}
