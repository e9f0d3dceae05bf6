//! A second pair of eyes: what the checks mean, written the slow plain way from the words of the design alone.
//!
//! Nothing here comes from the program. Small workspaces are made by chance (`generate`), written as files (`yaml`),
//! judged by counting days (`verdict` and what it calls), and the program must say the same (`compare`). Where a
//! failing workspace is found, `shrink` makes it small before it is shown.
//!
//! Where the words of the design leave a choice, the place that chooses says so in a comment that begins "Choice:".

#[path = "../support/mod.rs"]
mod support;

pub mod day;
pub mod plan;
pub mod yaml;
pub mod occur;
pub mod belong;
pub mod nesting;
pub mod clause;
pub mod coverage;
pub mod status;
pub mod derive;
pub mod sequence;
pub mod network;
pub mod verdict;
pub mod chance;
pub mod generate;
pub mod mend;
pub mod shrink;
pub mod program;
pub mod compare;
