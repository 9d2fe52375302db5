//! Coming in and going out: the welcome, the code, the demonstration, being signed out.

mod calls;
mod code;
pub mod demo;
pub mod door;
pub mod first_goal;
pub mod welcome;

pub use self::{
    calls::sign_out, demo::DemoPage, door::SignedOut, first_goal::FirstGoal, welcome::WelcomePage,
};
