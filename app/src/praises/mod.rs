//! Praise to parents, as the desk sees and writes it.

pub mod desk;
pub mod texts;
