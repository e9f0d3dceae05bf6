//! Vekha: a declarative compiler and linter of official roadmaps.
//!
//! The modules stand in the order in which data flows, and `use` points only from a later one to an earlier one.

pub mod deadline;
pub mod diagnostic;
pub mod model;
