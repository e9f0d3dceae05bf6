//! What authors mistype: every mistake that a line may hold, with what would mend it. Whether it is one, the reading
//! of the mended text tells.

mod braces;
mod brackets;
mod colons;
mod commas;
mod dashes;
mod extra;
mod indents;
mod kinds;
mod line;
mod lost;
mod quotes;
mod signs;
mod stray;
mod whole;

use std::ops::Range;

pub(super) use line::{SuspectLine, lines};
pub use quotes::keys_within;
pub(super) use quotes::last_key;
pub(super) use whole::{marks, verdict};

use super::fault::Suspicion;

/// Looks at one line among all; the likelier suspicions first.
type SuspicionCheck = fn(&[SuspectLine<'_>], usize) -> Vec<Suspicion>;

/// Mistakes that leave one sign wrong or missing; they may stand alike in many lines.
static SIGNS: &[SuspicionCheck] =
    &[signs::hard_blank, signs::dash, dashes::numbered, signs::colon, colons::blank, dashes::blank];

/// Signs without the other that they stand in a pair with: simpler than what else would explain the line.
static STRAY: &[SuspicionCheck] = &[stray::quote, stray::bracket, indents::swallowed, extra::lines];

/// Those that cut or hide a value, though the text can be read.
static VALUES: &[SuspicionCheck] = &[
    braces::comma,
    braces::semicolons,
    commas::missing,
    kinds::round,
    kinds::square,
    kinds::entries,
    kinds::both,
    brackets::text_behind,
    extra::dashes,
    extra::bare,
    extra::brackets,
    braces::missing,
    braces::colon,
    braces::values,
    quotes::value,
    dashes::missing,
    dashes::extra,
    lost::key,
    lost::margin,
];

/// Those that make a text unreadable.
static LINES: &[SuspicionCheck] = &[
    signs::tab,
    signs::comment,
    colons::twice,
    quotes::backslash,
    quotes::round_line,
    extra::first,
    extra::commas,
    dashes::lone,
    commas::in_line,
    colons::two_keys,
    colons::list_behind,
    quotes::wrapped,
    colons::missing,
    brackets::unbalanced,
    indents::runs_on,
    indents::flat,
    dashes::second_missing,
    lost::prose,
];

/// What may be wrong in a line of a text that can be read, or cannot.
pub(super) fn in_line(lines: &[SuspectLine<'_>], at: usize, readable: bool) -> Vec<Suspicion> {
    let rest: &[SuspicionCheck] = if readable { &[] } else { LINES };
    let looks =
        SIGNS.iter().chain(STRAY).chain(rest).chain(VALUES).chain([&(indents::moved as SuspicionCheck)]);
    looks.flat_map(|look| look(lines, at)).collect()
}

/// The mistakes of one sign, each in all lines that may hold it at once.
pub(super) fn everywhere(lines: &[SuspectLine<'_>]) -> Vec<Suspicion> {
    let found = |look: &SuspicionCheck| {
        let each = (0..lines.len()).filter_map(|at| look(lines, at).into_iter().next());
        together(each.collect())
    };
    SIGNS.iter().filter_map(found).chain(signs::tabs(lines)).collect()
}

/// Many mistakes of a kind as one, told at the first.
fn together(each: Vec<Suspicion>) -> Option<Suspicion> {
    let (first, rest) = each.split_first()?;
    let edits = each.iter().flat_map(|one| one.edits.iter().cloned()).collect();
    (!rest.is_empty()).then(|| Suspicion { edits, lines: each.len(), ..first.clone() })
}

/// Lines above one that stand further left, each less than the one before: one of them may itself stand too far left.
pub(super) fn outer(lines: &[SuspectLine<'_>], at: usize) -> Vec<Suspicion> {
    let mut indent = lines.get(at).map_or(0, SuspectLine::indent);
    let mut found = Vec::new();
    for (above, line) in lines.get(..at).unwrap_or_default().iter().enumerate().rev() {
        if !line.is_empty() && line.indent() < indent {
            indent = line.indent();
            found.extend(indents::moved(lines, above));
        }
        if indent == 0 || found.len() > 24 {
            break;
        }
    }
    found
}

/// The line with the dash of the entry that a key stands in, where it is another.
pub(super) fn opener(lines: &[SuspectLine<'_>], at: usize) -> Option<usize> {
    let own = lines.get(at).filter(|line| !line.has_dash())?.indent();
    let above = lines.get(..at)?.iter().enumerate().rev().filter(|(_, line)| !line.is_empty());
    let mut outer = above.filter(|(_, line)| line.indent() < own);
    outer.next().filter(|(_, line)| line.has_dash()).map(|(at, _)| at)
}

/// The keys that stand one below the other round a byte, from the dash of their entry on.
pub(super) fn keys_beside(lines: &[SuspectLine<'_>], byte: usize) -> Range<usize> {
    let at = lines.partition_point(|line| line.start <= byte).saturating_sub(1);
    let (above, rest) = lines.split_at(at);
    let Some((own, below)) = rest.split_first() else { return byte..byte };
    let is_beside = |line: &&SuspectLine<'_>| line.column() == own.column();
    let first = above.iter().rev().take_while(is_beside).find(|line| line.has_dash()).unwrap_or(own);
    let last = below.iter().take_while(|line| is_beside(line) && !line.has_dash()).last().unwrap_or(own);
    first.start..last.end()
}

/// Lines before `at` in which something is opened and not closed, the nearest first: what a mistake far below may
/// come from.
pub(super) fn open_before(lines: &[SuspectLine<'_>], at: usize, far: usize) -> Vec<Suspicion> {
    let before = || (at.saturating_sub(far)..at).rev();
    let open = before().flat_map(|at| {
        let quotes = stray::quote(lines, at).into_iter().chain(quotes::unclosed(lines, at));
        quotes.chain(brackets::unbalanced(lines, at)).chain(brackets::over_lines(lines, at))
    });
    let lists = before().flat_map(|at| dashes::first_missing(lines, at));
    open.take(12).chain(lists.take(12)).collect()
}
