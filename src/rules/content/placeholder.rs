//! `content/placeholder`: braces in a text that nothing fills.

use std::cell::LazyCell;

use foldhash::{HashMap, HashSet};

use super::left_over::{LeftOver, is_prompt, left_over, left_over_in_markdown, may_hold};
use super::stray::{StrayMeaning, names_filling, stray, twice};
use super::typed_number::numbers;
use crate::base::{Edit, Fix};
use crate::model::{InsertKind, Number, Owner, Passage, Roadmap, Stamp, Text, TextRole, inserts};
use crate::rules::annex::text::{AnnexFile, files, in_file, line};
use crate::rules::prelude::*;
use crate::rules::reference::referable;
use crate::rules::texts::TextQuestion;
use crate::rules::words::{and_others, with_others};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/placeholder",
    severity: Severity::Error,
    page: include_str!("placeholder.md"),
    check: Check::Roadmap(check),
    decode: decode::<Placeholder>,
};

/// What stands in the braces, and what was meant.
#[derive(Debug, Serialize, Deserialize)]
struct Placeholder {
    /// The braces with all that belongs to them.
    typed: String,
    meant: PlaceholderKind,
    /// The text file of an annex that they stand in, and the line there.
    file: Option<(String, usize)>,
    /// The other braces of the text that ask for what there is not.
    others: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
enum PlaceholderKind {
    /// These braces, written so.
    Written(String),
    /// A deadline, which the clause has not.
    Deadline,
    /// A deadline, which is filled in clauses only.
    Elsewhere,
    /// An annex, in a clause that approves none.
    Annex,
    /// An annex, in a clause that approves one without the mark of an annex.
    Stamped,
    /// Something that nobody knows.
    Unknown,
    /// A deadline, before which the preposition stands that it begins with itself.
    Twice(String),
    /// The number of an act that has none yet.
    Number,
    /// The text that a mark stands for: «…», «____».
    Text,
    /// What was left in the text.
    Left(LeftOver),
}

/// Words that stand for what braces can ask for.
static ASKED: [(&str, &str); 9] = [
    ("срок", "{deadline}"),
    ("срок исполнения", "{deadline}"),
    ("дата", "{deadline}"),
    ("date", "{deadline}"),
    ("due", "{deadline}"),
    ("deadline", "{deadline}"),
    ("приложение", "{annex}"),
    ("приложения", "{annex}"),
    ("annex", "{annex}"),
];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    let ids = LazyCell::new(|| referable(roadmap).into_iter().collect::<HashSet<&str>>());
    let is_named = |id: &str| ids.contains(id);
    let stamps = LazyCell::new(|| stamps(roadmap));
    let is_stamped = |id: &str| stamps.get(id) == Some(&Stamp::Approved);
    let asking = view.chosen(|text| {
        let words = &text.words;
        words.has_braces() || words.has_latin() && words.says(TextQuestion::NamesFilling, names_filling)
    });
    for passage in asking {
        let Some((span, meant)) = unfilled(roadmap, passage, &is_named, &is_stamped) else { continue };
        let typed = passage.text.get(span.range()).unwrap_or_default().to_owned();
        let place = view.words(passage.text, span);
        let mended = without_preposition(view, passage.text, span, &meant);
        let others = others(passage.text, span);
        let args = Placeholder { typed, meant, file: None, others };
        findings.push(view.finding(&RULE, place, roadmap.id_of(passage.owner), args).with_fix(mended));
    }
    for number in numbers(roadmap).filter(|number| is_no_number(number)) {
        let args = Placeholder {
            typed: number.to_string(),
            meant: PlaceholderKind::Number,
            file: None,
            others: Vec::new(),
        };
        let edit = Edit { span: number.span, replacement: "null".into() };
        findings
            .push(view.finding(&RULE, number.span, None, args).with_fix(Some(Fix::uncertain(vec![edit]))));
    }
    let blank = view.chosen(|text| {
        let is_written = matches!(text.role, TextRole::Title | TextRole::Result | TextRole::Clause);
        is_written && text.words.says(TextQuestion::IsBlankForm, is_blank_form)
    });
    for passage in blank {
        let args = Placeholder {
            typed: passage.text.to_string(),
            meant: PlaceholderKind::Text,
            file: None,
            others: Vec::new(),
        };
        findings.push(view.finding(&RULE, passage.text.span, roadmap.id_of(passage.owner), args));
    }
    left(view, findings);
    findings.extend(files(view).filter_map(|file| in_annex(view, &file, &is_named)));
}

/// What was left in the texts by other programs, and blanks.
fn left(view: &View<'_>, findings: &mut Vec<Finding>) {
    let holding = view.chosen(|text| {
        let is_bare = text.role == TextRole::Title && is_dash(text.text);
        let is_written = text.role != TextRole::Deadline && text.role != TextRole::Heading;
        let is_written = is_written && text.role != TextRole::Responsible;
        let holds = |text: &str| may_hold(text) && left_over(text).is_some() && !is_blank_form(text);
        is_bare || is_written && text.words.says(TextQuestion::IsLeftOver, holds)
    });
    // What was mended in the reading of a text is told there.
    for passage in holding.filter(|passage| view.is_whole(passage.text.span)) {
        let whole = (Span::new(0, passage.text.len()), PlaceholderKind::Text);
        let (span, meant) =
            left_over(passage.text).map_or(whole, |(span, what)| (span, PlaceholderKind::Left(what)));
        let typed = passage.text.get(span.range()).unwrap_or_default().to_owned();
        let args = Placeholder { typed, meant, file: None, others: Vec::new() };
        let place = view.words(passage.text, span);
        findings.push(view.finding(&RULE, place, view.roadmap.id_of(passage.owner), args));
    }
}

/// Whether a text is a dash, as an empty cell has it.
fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "—" | "–" | "-" | "--")
}

/// The first braces in the text file of an annex that nothing fills: numbers alone are put there.
fn in_annex(view: &View<'_>, file: &AnnexFile<'_>, is_named: &dyn Fn(&str) -> bool) -> Option<Finding> {
    let text = file.text()?;
    let left = || left_over_in_markdown(text).map(|(span, what)| (span, PlaceholderKind::Left(what)));
    let mut braces = inserts(text).filter_map(|insert| {
        let meant = match insert.kind {
            InsertKind::Ref(_) => return None,
            InsertKind::Deadline => PlaceholderKind::Elsewhere,
            InsertKind::Annex => PlaceholderKind::Annex,
            InsertKind::Other(words) => other(words, is_named),
        };
        Some((insert.span, meant))
    });
    let (span, meant) = braces.next().or_else(left)?;
    let typed = text.get(span.range())?.to_owned();
    let at = Some((file.named.to_string(), line(text, span.range().start)));
    let args = Placeholder { typed, meant, file: at, others: others(text, span) };
    Some(view.finding(&RULE, file.named.span, Some(&file.annex.id), args))
}

/// The braces behind some that ask for what there is not.
fn others(text: &str, behind: Span) -> Vec<String> {
    let unknown = inserts(text)
        .filter(|insert| insert.span.start >= behind.end && matches!(insert.kind, InsertKind::Other(_)));
    unknown.filter_map(|insert| text.get(insert.span.range()).map(str::to_owned)).collect()
}

/// Whether a text is nothing but the mark of one that is still to be written. A dash is how an empty cell is printed.
fn is_blank_form(text: &str) -> bool {
    let text = text.trim();
    let marks = |sign: char| matches!(sign, '…' | '.' | '_' | '?' | 'X' | 'x' | 'Х' | 'х');
    let is_mark = !text.is_empty() && text.chars().all(marks) && (text.chars().count() > 1 || text == "…");
    is_mark || is_prompt(text)
}

/// Whether a number is nothing but the mark of one that is not given yet.
fn is_no_number(number: &Number) -> bool {
    let text = number.trim();
    let marks = |sign: char| "_-–—.?XxХх…".contains(sign);
    let is_word = ["нет", "null", "none"].contains(&&*text.to_lowercase());
    is_word || !text.is_empty() && text.chars().all(marks)
}

/// A fix that leaves out the preposition that would stand twice.
fn without_preposition(view: &View<'_>, text: &Text, braces: Span, meant: &PlaceholderKind) -> Option<Fix> {
    let PlaceholderKind::Twice(_) = meant else { return None };
    let before = text.get(..braces.start as usize)?.trim_end();
    let kept = before.get(..before.rfind(' ')?)?;
    let new = format!("{kept} {}", text.get(braces.start as usize..)?);
    view.unsafe_retyping(text, &new)
}

/// The first braces of a text that nothing fills.
fn unfilled(
    roadmap: &Roadmap,
    passage: &Passage<'_>,
    is_named: &dyn Fn(&str) -> bool,
    is_stamped: &dyn Fn(&str) -> bool,
) -> Option<(Span, PlaceholderKind)> {
    let text: &str = passage.text;
    for insert in inserts(text) {
        let span = with_foreign_signs(text, insert.span);
        let is_bare = span == insert.span;
        let typed = text.get(insert.span.range())?;
        let meant = match insert.kind {
            InsertKind::Ref(_) if is_bare => continue,
            InsertKind::Ref(id) => PlaceholderKind::Written(format!("{{ref:{id}}}")),
            InsertKind::Deadline => match deadline(roadmap, passage) {
                None if is_bare && typed == "{deadline}" => match twice(roadmap, passage, insert.span) {
                    Some(words) => PlaceholderKind::Twice(words),
                    None => continue,
                },
                None => PlaceholderKind::Written("{deadline}".to_owned()),
                Some(meant) => meant,
            },
            InsertKind::Annex => match annex(roadmap, passage, is_stamped) {
                None if is_bare => continue,
                meant => meant.unwrap_or(PlaceholderKind::Annex),
            },
            InsertKind::Other(words) => other(words, is_named),
        };
        return Some((span, meant));
    }
    if let Some((span, stray)) = stray(passage, is_named) {
        let meant = match stray {
            StrayMeaning::Ref(id) => PlaceholderKind::Written(format!("{{ref:{id}}}")),
            StrayMeaning::Annex => PlaceholderKind::Written("{annex}".to_owned()),
            StrayMeaning::Deadline => {
                deadline(roadmap, passage).unwrap_or(PlaceholderKind::Written("{deadline}".to_owned()))
            }
        };
        return Some((span, meant));
    }
    let open = text.find(['{', '}']).filter(|_| inserts(text).next().is_none())?;
    let words = text.get(open..)?.trim_start_matches(['{', '}']);
    let known = |(word, _): &&(&str, &str)| words.starts_with(word);
    let (word, meant) = ASKED.iter().find(known)?;
    Some((Span::new(open, open + 1 + word.len()), PlaceholderKind::Written((*meant).to_owned())))
}

/// The braces with the signs of other programs round them: `{{…}}`, `${…}`.
fn with_foreign_signs(text: &str, span: Span) -> Span {
    let range = span.range();
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let left = before.len() - before.trim_end_matches(['{', '$', '%', '#']).len();
    let right = after.len() - after.trim_start_matches('}').len();
    Span::new(range.start - left, range.end + right)
}

/// Why a deadline cannot be filled in; nothing where it can.
fn deadline(roadmap: &Roadmap, passage: &Passage<'_>) -> Option<PlaceholderKind> {
    let Owner::Clause(at) = passage.owner else { return Some(PlaceholderKind::Elsewhere) };
    let clause = roadmap.order.as_ref().and_then(|order| order.clauses.entry(at));
    match clause.is_some_and(|clause| clause.deadline.is_some()) {
        true if passage.role == TextRole::Clause => None,
        true => Some(PlaceholderKind::Elsewhere),
        false => Some(PlaceholderKind::Deadline),
    }
}

/// Why an annex cannot be named; nothing where it can.
fn annex(
    roadmap: &Roadmap,
    passage: &Passage<'_>,
    is_stamped: &dyn Fn(&str) -> bool,
) -> Option<PlaceholderKind> {
    let Owner::Clause(at) = passage.owner else { return Some(PlaceholderKind::Annex) };
    let clause = roadmap.order.as_ref().and_then(|order| order.clauses.entry(at));
    let Some(id) = clause.and_then(|clause| clause.approves.as_ref()) else {
        return Some(PlaceholderKind::Annex);
    };
    is_stamped(id).then_some(PlaceholderKind::Stamped)
}

/// What each annex bears at the upper right, by its id; of two of one id the first is meant.
fn stamps(roadmap: &Roadmap) -> HashMap<&str, Stamp> {
    let mut stamps = HashMap::default();
    for annex in roadmap.annexes.iter().flatten() {
        stamps.entry(&*annex.id).or_insert(annex.stamp);
    }
    stamps
}

/// What words in braces may have meant; `is_named` tells whether something in the roadmap has an id.
fn other(words: &str, is_named: &dyn Fn(&str) -> bool) -> PlaceholderKind {
    let small = words.trim().to_lowercase();
    if let Some((_, meant)) = ASKED.iter().find(|(word, _)| *word == small) {
        return PlaceholderKind::Written((*meant).to_owned());
    }
    let id = ["ref", "п.", "см.", "пункт"].iter().find_map(|word| small.strip_prefix(word));
    let id = id.unwrap_or(&small).trim_matches([':', ' ', '=', '.']);
    match is_named(id) {
        true => PlaceholderKind::Written(format!("{{ref:{id}}}")),
        false => PlaceholderKind::Unknown,
    }
}

impl Words for Placeholder {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let typed = &self.typed;
        match &self.meant {
            PlaceholderKind::Number => {
                return say!(
                    tell.lang,
                    "вместо номера осталась заготовка «{typed}»: она будет напечатана как есть",
                    "“{typed}” is left in place of a number: it would be printed as it is"
                );
            }
            PlaceholderKind::Twice(words) => {
                return say!(
                    tell.lang,
                    "предлог стоит и перед {typed}, и в самом сроке: будет напечатано «{words}»",
                    "a preposition stands before {typed} and in the deadline too: “{words}” would be printed"
                );
            }
            _ => {}
        }
        if let PlaceholderKind::Text = self.meant {
            return say!(
                tell.lang,
                "вместо текста осталась заготовка «{typed}»: она будет напечатана как есть",
                "“{typed}” is left in place of a text: it would be printed as it is"
            );
        }
        let place = in_file(self.file.as_ref(), tell.lang);
        if let PlaceholderKind::Left(what) = self.meant {
            return format!("{place}{}", what.message(typed, tell.lang));
        }
        let said = say!(
            tell.lang,
            "{place}«{typed}» ничем не заполняется и будет напечатано как есть",
            "{place}nothing fills “{typed}”: it would be printed as it is"
        );
        and_others(said, &self.others, tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match &self.meant {
            PlaceholderKind::Written(meant) => say!(
                tell.lang,
                "написать {meant}, без пробелов и других знаков",
                "write {meant}, without blanks and other signs"
            ),
            PlaceholderKind::Deadline => say!(
                tell.lang,
                "добавить пункту срок («deadline: …») или убрать {{deadline}} из текста",
                "give the clause a deadline (`deadline: …`) or take {{deadline}} out of the text"
            ),
            PlaceholderKind::Elsewhere => say!(
                tell.lang,
                "срок подставляется только в тексты пунктов приказа; здесь написать его словами",
                "a deadline is put into texts of clauses only; write it out here"
            ),
            PlaceholderKind::Annex => say!(
                tell.lang,
                "{{annex}} заполняется в пункте, который утверждает приложение («approves: …»)",
                "{{annex}} is filled in a clause that approves an annex (`approves: …`)"
            ),
            PlaceholderKind::Stamped => say!(
                tell.lang,
                "у приложения с одним грифом «УТВЕРЖДЕНО» нет номера: назвать его словами или задать «stamp: both»",
                "an annex with the stamp of approval alone has no number: name it in words, or give it `stamp: both`"
            ),
            PlaceholderKind::Number => say!(
                tell.lang,
                "написать null, пока номера нет: печать оставит для него место",
                "write null as long as there is none: the print leaves room for it"
            ),
            PlaceholderKind::Left(what) => what.help(tell.lang),
            PlaceholderKind::Twice(_) => say!(
                tell.lang,
                "убрать предлог перед {{deadline}}",
                "take the preposition before {{deadline}} away"
            ),
            PlaceholderKind::Text => {
                say!(tell.lang, "написать текст или убрать ключ", "write the text, or take the key away")
            }
            PlaceholderKind::Unknown => say!(
                tell.lang,
                "подставляются только {{deadline}}, {{annex}} и {{ref:имя}}; остальное написать словами",
                "only {{deadline}}, {{annex}} and {{ref:ID}} are filled; write the rest out"
            ),
        })
    }

    fn data(&self) -> Data {
        with_others(Data::of("typed", self.typed.as_str()), &self.others)
    }
}
