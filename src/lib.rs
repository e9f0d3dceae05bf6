//! Vekha: a declarative compiler and linter of official roadmaps.
//!
//! The modules stand in the order in which data flows, and `use` points only from a later one to an earlier one.

pub mod diagnostic;
pub mod world;
pub mod source;
pub mod syntax;
pub mod schema;
pub mod model;
pub mod deadline;
