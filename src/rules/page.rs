//! A rule's page, taken apart: its title and its part in each language.

use super::Rule;
use crate::base::Lang;

/// The address of the book, where whoever built the program gave it in `VEKHA_BOOK`; it has none of its own.
pub const BOOK: Option<&str> = option_env!("VEKHA_BOOK");

/// Where the page of a rule stands in the book; without a book, the command that prints it.
pub fn page_address(code: &str) -> String {
    match BOOK {
        Some(book) => format!("{}/rules/{code}.html", book.trim_end_matches('/')),
        None => format!("vekha:explain/{code}"),
    }
}

/// The page of a rule.
#[derive(Clone, Copy)]
pub struct RulePage(&'static str);

impl RulePage {
    /// The page of a rule.
    pub fn of(rule: &Rule) -> Self {
        RulePage(rule.page)
    }

    /// What the rule finds, in a few words.
    pub fn title(self, lang: Lang) -> &'static str {
        let first = self.0.lines().next().unwrap_or_default();
        let titles = first.split_once(": ").map_or(first, |(_, titles)| titles);
        match (titles.split_once(" · "), lang) {
            (Some((ru, _)), Lang::Ru) => ru,
            (Some((_, en)), Lang::En) => en,
            (None, _) => titles,
        }
    }

    /// The first sentence that the page says in a language.
    pub fn sentence(self, lang: Lang) -> String {
        let own = lang.pick("## По-русски", "## In English");
        let section = self.0.split_once(own).map_or(self.0, |(_, section)| section);
        let paragraph = section.trim().split("\n\n").next().unwrap_or("").replace('\n', " ");
        match paragraph.split_once(". ") {
            Some((sentence, _)) => format!("{sentence}."),
            None => paragraph,
        }
    }

    /// What the page says in a language: its own section, and the examples, which all languages share.
    pub fn text(self, lang: Lang) -> String {
        let (own, other) = match lang {
            Lang::Ru => ("По-русски", "In English"),
            Lang::En => ("In English", "По-русски"),
        };
        let mut text = String::new();
        let mut examples = String::new();
        for (heading, body) in self.sections() {
            if heading == own {
                text.push_str(body.trim());
                text.push('\n');
            } else if heading != other {
                examples.push_str(body);
            } else {
                // Examples that stand in the part of the other language are of use in this one too.
                examples.push_str(&blocks(body));
            }
        }
        let text = match text.contains("```") {
            true => text,
            false => format!("{text}\n{}\n", examples.trim()),
        };
        headed(&text, lang)
    }

    /// The sections under headings of the second level, with their headings.
    fn sections(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let parts = self.0.split("\n## ").skip(1);
        parts.map(|part| part.split_once('\n').unwrap_or((part, "")))
    }
}

/// What stands over an example: whether it is one of what the rule finds, or of what is right.
fn heading(bad: bool, lang: Lang) -> &'static str {
    if bad { lang.pick("Неверно:", "Wrong:") } else { lang.pick("Верно:", "Right:") }
}

/// Whether a line stands over an example.
pub fn is_heading(line: &str) -> bool {
    let all = [true, false].map(|bad| [Lang::Ru, Lang::En].map(|lang| heading(bad, lang)));
    all.iter().flatten().any(|heading| *heading == line.trim())
}

/// The text with a heading in its language over each example, whatever the page has there.
fn headed(text: &str, lang: Lang) -> String {
    let mut headed = String::new();
    let mut open = false;
    for line in text.lines().filter(|line| !is_heading(line)) {
        let fence = line.starts_with("```");
        if fence && !open {
            headed.push_str(heading(line.contains("bad:"), lang));
            headed.push_str("\n\n");
        }
        open ^= fence;
        headed.push_str(line);
        headed.push('\n');
    }
    headed
}

/// The code blocks of a text, and nothing between them.
fn blocks(text: &str) -> String {
    let mut blocks = String::new();
    let mut open = false;
    for line in text.lines() {
        let fence = line.starts_with("```");
        if fence || open {
            blocks.push_str(line);
            blocks.push('\n');
        }
        open ^= fence;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_described_by_the_first_sentence_of_its_page() {
        let page = "# a/b\n\n## По-русски\n\nДва\nодинаковых. Почему.\n\n## In English\n\nTwo alike.\n";
        assert_eq!(RulePage(page).sentence(Lang::Ru), "Два одинаковых.");
        assert_eq!(RulePage(page).sentence(Lang::En), "Two alike.");
    }
}
