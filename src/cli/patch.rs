//! What differs between two texts of a file, as `diff -u` writes it (POSIX `diff`, "Diff -u Output Format").

use std::io::{self, Write};
use std::ops::Range;

use imara_diff::{Algorithm, Diff, Hunk, InternedInput, Token};

use crate::base::visible_line;

/// How many lines stand round what differs.
const AROUND: u32 = 3;

/// Writes what makes the new text of the old one; nothing where they are the same.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn write(name: &str, old: &str, new: &str, out: &mut dyn Write) -> io::Result<()> {
    let lines = InternedInput::new(old, new);
    let mut diff = Diff::compute(Algorithm::Myers, &lines);
    diff.postprocess_lines(&lines);
    let hunks: Vec<Hunk> = diff.hunks().collect();
    if !hunks.is_empty() {
        write!(out, "--- {name}\n+++ {name}\n")?;
    }
    let apart = |one: &Hunk, next: &Hunk| next.before.start - one.before.end > 2 * AROUND;
    hunks.chunk_by(|one, next| !apart(one, next)).try_for_each(|near| together(near, &lines, out))
}

/// The lines of a patch as a terminal may show them: it obeys nothing in them, and they are no true patch any more.
pub(super) fn visible(patch: &[u8]) -> String {
    let text = String::from_utf8_lossy(patch);
    text.lines().flat_map(|line| [visible_line(line), "\n".into()]).collect()
}

/// Writes changes that stand near each other, with the lines round them.
fn together(near: &[Hunk], lines: &InternedInput<&str>, out: &mut dyn Write) -> io::Result<()> {
    let (Some(first), Some(last)) = (near.first(), near.last()) else { return Ok(()) };
    let lead = first.before.start.min(AROUND);
    let tail = (lines.before.len() as u32 - last.before.end).min(AROUND);
    let old = first.before.start - lead..last.before.end + tail;
    let new = first.after.start - lead..last.after.end + tail;
    writeln!(out, "@@ -{} +{} @@", numbered(&old), numbered(&new))?;
    let mut said = |mark: char, of: &[Token], range: Range<u32>| {
        let of = of.get(range.start as usize..range.end as usize).unwrap_or_default();
        of.iter().try_for_each(|line| marked(mark, lines.interner[*line], out))
    };
    let mut done = old.start;
    for Hunk { before, after } in near {
        said(' ', &lines.before, done..before.start)?;
        said('-', &lines.before, before.clone())?;
        said('+', &lines.after, after.clone())?;
        done = before.end;
    }
    said(' ', &lines.before, done..old.end)
}

/// Writes a line behind its mark, and tells where its end is missing.
fn marked(mark: char, line: &str, out: &mut dyn Write) -> io::Result<()> {
    let open = if line.ends_with('\n') { "" } else { "\n\\ No newline at end of file\n" };
    write!(out, "{mark}{line}{open}")
}

/// Lines as a hunk numbers them: from 1, those before which nothing stands from 0, one without its count.
fn numbered(lines: &Range<u32>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        count => format!("{},{count}", lines.start + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(old: &str, new: &str) -> String {
        let mut out = Vec::new();
        write("a.yaml", old, new, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn changes_near_each_other_stand_in_one_hunk() {
        let old: String = (1..=20).map(|at| format!("{at}\n")).collect();
        let new = old.replace("4\n5\n", "4\nfive\n").replace("\n9\n", "\n").replace("\n20\n", "\n20");
        let near = "@@ -2,11 +2,10 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n-9\n 10\n 11\n 12\n";
        let end = "@@ -17,4 +16,4 @@\n 17\n 18\n 19\n-20\n+20\n\\ No newline at end of file\n";
        assert_eq!(patch(&old, &new), format!("--- a.yaml\n+++ a.yaml\n{near}{end}"));
    }

    /// Were each line compared with each, or the rest counted anew behind each that is the same, this would take minutes.
    #[test]
    fn very_many_lines_may_change() {
        let text = |word: &str| (0..20_000).map(|at| format!("{word} {at}\n")).collect::<String>();
        let shown = patch(&text("do"), &text("done"));
        assert!(shown.contains("@@ -1,20000 +1,20000 @@\n-do 0\n"));
        let text =
            |word: &str| (0..20_000).map(|at| format!("id {at}\n{word} {at}\nday\n")).collect::<String>();
        let shown = patch(&text("do"), &text("done"));
        assert_eq!(shown.lines().filter(|line| line.starts_with("-do")).count(), 20_000);
        assert_eq!(shown.lines().filter(|line| line.starts_with('-')).count(), 20_001);
    }

    #[test]
    fn a_terminal_obeys_nothing_in_a_patch() {
        let shown = visible(patch("а\n", "а\t\u{1b}]0;б\u{7}\u{9b}31m\u{202e}\r\n").as_bytes());
        assert!(
            shown.ends_with("@@ -1 +1 @@\n-а\n+а \u{fffd}]0;б\u{fffd}\u{fffd}31m\u{fffd}\n"),
            "{shown:?}"
        );
    }

    #[test]
    fn texts_without_a_line_are_counted_from_nought() {
        assert_eq!(patch("", "a\n"), "--- a.yaml\n+++ a.yaml\n@@ -0,0 +1 @@\n+a\n");
        assert_eq!(patch("a\n", "a\n"), "");
    }
}
