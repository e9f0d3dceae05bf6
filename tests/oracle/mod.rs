//! A second pair of eyes: what the checks mean, written the slow plain way from the words of the design alone.
//!
//! Nothing here comes from the program. Small workspaces are made by chance (`generate`), written as files (`yaml`),
//! judged by counting days (`verdict` and what it calls), and the program must say the same (`compare`). Where a
//! failing workspace is found, `shrink` makes it small before it is shown.
//!
//! Where the words of the design leave a choice, the place that chooses says so in a comment that begins "Choice:".

#[path = "../support/mod.rs"]
pub(crate) mod support;

pub(crate) mod day;
pub(crate) mod plan;
pub(crate) mod yaml;
pub(crate) mod occur;
pub(crate) mod belong;
pub(crate) mod nesting;
pub(crate) mod clause;
pub(crate) mod coverage;
pub(crate) mod status;
pub(crate) mod derive;
pub(crate) mod sequence;
pub(crate) mod network;
pub(crate) mod verdict;
pub(crate) mod chance;
pub(crate) mod generate;
pub(crate) mod mend;
pub(crate) mod shrink;
pub(crate) mod program;
pub(crate) mod compare;
