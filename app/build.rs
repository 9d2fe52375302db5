//! The phone is taken apart after it is linked (`xtask/src/client/split.rs`): the linker must leave
//! word of what refers to what.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = std::env::var("CARGO_CFG_TARGET_FAMILY").unwrap_or_default();
    if target.split(',').any(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bin=phone=--emit-relocs");
    }
}
