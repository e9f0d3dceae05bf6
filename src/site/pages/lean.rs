//! A page without what goes without saying: ends of elements that HTML lets be left out, empty lines between elements. Of a
//! region's pages that is a twentieth. And a number stays on the line of its «№».

use crate::document::initials;

/// The ends of rows, cells and items, which may always be left out as pages have them.
const ENDS: [&str; 4] = ["td>", "tr>", "th>", "li>"];
/// What ends a paragraph by itself (HTML, 13.1.2.4).
const AFTER: [&str; 8] = ["<p>", "<p ", "<div", "<section", "<ul>", "<table", "<td", "<tr"];
/// Whose end ends a paragraph too.
const AROUND: [&str; 2] = ["div>", "section>"];

/// The page, shorter.
pub(super) fn lean(page: &str) -> String {
    let whole = tied(&without_gaps(page));
    let mut out = String::with_capacity(whole.len());
    let mut parts = whole.split("</").peekable();
    out.push_str(parts.next().unwrap_or_default());
    while let Some(part) = parts.next() {
        match ENDS.iter().find_map(|end| part.strip_prefix(end)) {
            Some(rest) => out.push_str(rest),
            None => match part.strip_prefix("p>").filter(|rest| ends_itself(rest, parts.peek())) {
                Some(rest) => out.push_str(rest),
                None => out.extend(["</", part]),
            },
        }
    }
    out
}

/// Whether what follows a paragraph ends it: what stands up to the next end, and that end.
fn ends_itself(rest: &str, end: Option<&&str>) -> bool {
    let rest = rest.trim_start();
    match rest.is_empty() {
        true => end.is_some_and(|end| AROUND.iter().any(|one| end.starts_with(one))),
        false => AFTER.iter().any(|one| rest.starts_with(one)),
    }
}

/// The page with a blank that does not break behind each «№» of its texts; what is to be copied as it is stays so.
fn tied(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 64);
    for (at, part) in page.split('<').enumerate() {
        if at > 0 {
            out.push('<');
        }
        match part.split_once('>') {
            Some((tag, text)) if !tag.starts_with("pre") && (text.contains(". ") || text.contains("№ ")) => {
                out.extend([tag, ">"]);
                tie(text, &mut out);
            }
            _ => out.push_str(part),
        }
    }
    out
}

/// Writes a text in which no line ends behind «№» or an initial.
fn tie(text: &str, out: &mut String) {
    let mut written = 0;
    for (at, _) in text.match_indices(' ') {
        let before = text.get(..at).unwrap_or_default();
        if before.ends_with('№') || ends_in_initials(before) {
            out.extend([text.get(written..at).unwrap_or_default(), "\u{a0}"]);
            written = at + 1;
        }
    }
    out.push_str(text.get(written..).unwrap_or_default());
}

/// Whether a text ends in initials: «имени А.».
fn ends_in_initials(text: &str) -> bool {
    text.ends_with('.') && text.rsplit([' ', '\u{a0}', '(', '«']).next().is_some_and(initials)
}

/// The page without the empty lines between two elements; in texts they stay.
fn without_gaps(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut gap = String::new();
    for line in page.split_inclusive('\n') {
        if line.trim().is_empty() {
            gap.push_str(line);
            continue;
        }
        if !(out.ends_with(">\n") && line.starts_with('<')) {
            out.push_str(&gap);
        }
        gap.clear();
        out.push_str(line);
    }
    out.push_str(&gap);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_without_saying_goes() {
        let page = "<div>\n\n<p>a</p>\n<p>b</p>\n\n</div>\n<tr><td>c</td></tr>\n";
        assert_eq!(lean(page), "<div>\n<p>a\n<p>b\n</div>\n<tr><td>c\n");
    }

    #[test]
    fn a_number_stays_with_its_sign() {
        let page = "<a title=\"№ 1\">№ 1</a><pre tabindex=\"0\">№ 1</pre>\n";
        assert_eq!(lean(page), page.replace(">№ 1</a>", ">№\u{a0}1</a>"));
        assert_eq!(
            lean("<b>имени А. П. Гайдара. В НИИ. И так</b>\n"),
            "<b>имени А.\u{a0}П.\u{a0}Гайдара. В НИИ. И так</b>\n"
        );
    }

    #[test]
    fn what_is_said_stays() {
        for page in
            ["<p>a</p> text\n", "<p>a</p>\n</main>\n", "<pre>a\n\n\nb</pre>\n", "<p>a</p>\n<a>b</a>\n"]
        {
            assert_eq!(lean(page), page);
        }
    }
}
