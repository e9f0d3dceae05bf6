//! The title of an annex: the lines between its stamp and its text or table.

use crate::import::content::{ParagraphAlign, SourceParagraph};
use crate::import::ledger::Ledger;
use crate::import::text::{begins_small, flat, is_shouted, unclosed, unspaced};

use super::parts::SourceItem;
use super::scan;

/// How long a title may be, in letters.
const LONGEST_TITLE: usize = 700;

/// The title at the head of an annex, and the item behind it.
pub(super) fn read(items: &[SourceItem], ledger: &mut Ledger) -> (String, usize) {
    let tabled = items.iter().any(|item| matches!(item, SourceItem::Table(_)));
    let mut title: Vec<String> = Vec::new();
    let mut first: Option<&SourceParagraph> = None;
    let mut end = 0;
    let mut blank = false;
    for (at, item) in items.iter().enumerate() {
        let SourceItem::Line(line) = item else { break };
        if line.is_blank() {
            blank = first.is_some();
            continue;
        }
        let text = flat(&line.text);
        let goes_on = match first {
            None => begins_title(line, &text),
            Some(first) => continues_title(first, line, &text, blank, tabled),
        };
        let length = title.iter().map(|text| text.chars().count()).sum::<usize>() + text.chars().count();
        if !goes_on || length > LONGEST_TITLE {
            break;
        }
        first = first.or(Some(line));
        blank = false;
        ledger.take(line);
        title.push(unspaced(&text));
        end = at + 1;
    }
    (unclosed(&flat(&title.join(" "))).to_owned(), end)
}

/// Whether a line can begin a title: it is no clause and no long paragraph.
fn begins_title(line: &SourceParagraph, text: &str) -> bool {
    let long = text.chars().count() > 350 && line.look.align != ParagraphAlign::Centre;
    line.number.is_none()
        && !matches!(scan::mark(text), Some((scan::ItemMark::Path(_) | scan::ItemMark::Dash, ..)))
        && !long
}

fn continues_title(
    first: &SourceParagraph,
    line: &SourceParagraph,
    text: &str,
    blank: bool,
    tabled: bool,
) -> bool {
    let numbered = line.number.is_some() || scan::mark(text).is_some();
    let same = line.look.align == first.look.align
        && line.frame == first.frame
        && line.look.heading == first.look.heading;
    let centred = first.look.align == ParagraphAlign::Centre;
    let ended = first.flat().ends_with('.') && !centred;
    let kin = line.look.bold == first.look.bold || is_shouted(&first.flat());
    // Over a text a line that begins anew is the first heading, and no part of the title.
    let begun = tabled
        || begins_small(text)
        || is_shouted(&first.flat()) && is_shouted(text)
        || first.flat().split(' ').count() < 4;
    match blank {
        _ if numbered || ended || text.ends_with(['.', ':', ';']) && !centred => false,
        true => centred && same && tabled && kin,
        false => {
            let beside = centred || line.look.bold && first.look.bold || text.chars().count() < 120 && tabled;
            same && beside && begun
        }
    }
}
