//! A contradiction told as a numbered story: what happens at the left, where it is written at the right.

use std::fmt::Write;

use miette::GraphicalTheme;

use super::text::{width, wrap};

/// A step: what it says, and `file:line`.
pub(super) struct TraceLine<'s> {
    /// What is said.
    pub text: &'s str,
    /// Where it is written.
    pub at: String,
}

/// The columns before a step.
const INDENT: usize = 2;
/// The columns between a step and its place.
const GAP: usize = 2;
/// A step is not squeezed into fewer columns than this; its place goes below it instead.
const NARROWEST: usize = 36;

/// Tells the steps in `columns` columns.
pub(super) fn tell(steps: &[TraceLine<'_>], theme: &GraphicalTheme, columns: usize, out: &mut String) {
    let digits = steps.len().to_string().len();
    let lead = INDENT + digits + 2;
    let places = steps.iter().map(|step| width(&step.at)).max().unwrap_or(0);
    let beside = columns.saturating_sub(lead + GAP + places);
    let is_beside = beside >= NARROWEST;
    let room = if is_beside { beside } else { columns.saturating_sub(lead) };
    let longest = steps.iter().flat_map(|step| wrap(step.text, room)).map(|line| width(&line)).max();
    let longest = longest.unwrap_or(0);
    for (step, number) in steps.iter().zip(1..) {
        let at = theme.styles.link.style(&step.at);
        for (row, line) in wrap(step.text, room).into_iter().enumerate() {
            let begin = if row == 0 { format!("{number:>digits$}. ") } else { " ".repeat(digits + 2) };
            let _ = write!(out, "{:INDENT$}{begin}{line}", "");
            if row == 0 && is_beside {
                let fill = longest - width(&line) + GAP;
                let _ = write!(out, "{:fill$}{at}", "");
            }
            out.push('\n');
        }
        if !is_beside {
            let _ = writeln!(out, "{:lead$}{at}", "");
        }
    }
}
