//! What several tests need: a world in memory, and workspaces written in one text.
#![allow(dead_code, reason = "each test takes what it needs")]

pub(crate) mod clocked;
pub(crate) mod many;
mod memory;
pub(crate) mod program;

pub(crate) use memory::*;
