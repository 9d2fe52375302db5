//! The bundle of the young person's phone: what is there from the start, and its parts, each in a
//! chunk of its own that is loaded when it is first asked for.

#![expect(
    clippy::unnecessary_wraps,
    reason = "what is marked as a part gives a result: loading it may fail"
)]

use kurs_app::{
    lazy::{Draw, Part},
    shell::{self, parts},
};
use leptos::wasm_split::{SplitLoaderError, wasm_split};

#[wasm_split(writing, wasm_split_path = leptos::wasm_split, fallible)]
fn writing() -> Result<Draw, SplitLoaderError> {
    Ok(parts::writing)
}

#[wasm_split(celebrations, wasm_split_path = leptos::wasm_split, fallible)]
fn celebrations() -> Result<Draw, SplitLoaderError> {
    Ok(parts::celebrations)
}

#[wasm_split(meetings, wasm_split_path = leptos::wasm_split, fallible)]
fn meetings() -> Result<Draw, SplitLoaderError> {
    Ok(parts::meetings)
}

#[wasm_split(me, wasm_split_path = leptos::wasm_split, fallible)]
fn me() -> Result<Draw, SplitLoaderError> {
    Ok(parts::me)
}

#[wasm_split(feedback, wasm_split_path = leptos::wasm_split, fallible)]
fn feedback() -> Result<Draw, SplitLoaderError> {
    Ok(parts::feedback)
}

fn main() {
    shell::start(|part| {
        Box::pin(async move {
            let loaded = match part {
                Part::Writing => writing().await,
                Part::Celebrations => celebrations().await,
                Part::Meetings => meetings().await,
                Part::Me => me().await,
                Part::Feedback => feedback().await,
            };
            loaded.ok()
        })
    });
}
