//! The desk bundle: what caseworkers, team leads and administrators use.

fn main() {
    kurs_app::desk::start();
}
