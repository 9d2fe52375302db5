//! The phone bundle: everything a young person uses.

fn main() {
    kurs_app::phone::start();
}
