//! `content/typed-number`: a number typed where the print puts one.

use std::cell::OnceCell;

use super::own_number::{DressedNumber, dressed, printed};
use crate::model::{Number, Numbers, Owner, Passage, Roadmap, TextRole, bare};
use crate::rules::passages::KnownText;
use crate::rules::prelude::*;
use crate::rules::texts::TextQuestion;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/typed-number",
    severity: Severity::Warning,
    page: include_str!("typed_number.md"),
    check: Check::Roadmap(check),
    decode: decode::<TypedNumber>,
};

/// What is typed.
#[derive(Debug, Serialize, Deserialize)]
enum TypedNumber {
    /// A number before a text.
    Number(String),
    /// The mark of a list before a text.
    Mark(String),
    /// «№» before a number.
    Sign,
    /// The word «Приложение» before the number of an annex.
    Word(String),
    /// A date behind the number of an act.
    Date,
}

/// Whether a text may begin with a number or a mark, by its words and what it is.
fn may_be_numbered(text: &KnownText<'_>) -> bool {
    let begins = |text: &str| {
        let first = text.chars().next();
        first.is_some_and(|first| MARKS.contains(&first) || first.is_ascii_digit()) || dressed(text).is_some()
    };
    match text.role {
        TextRole::Title if matches!(text.owner, Owner::Annex(_)) => true,
        TextRole::Title | TextRole::Clause => text.words.says(TextQuestion::MayBeNumbered, begins),
        _ => false,
    }
}

/// Marks of lists as word processors have them.
const MARKS: [char; 10] = ['•', '●', '▪', '◦', '·', '–', '—', '−', '-', '*'];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    let made = OnceCell::new();
    let own = |passage: &Passage<'_>| printed(made.get_or_init(|| Numbers::of(roadmap)), passage.owner);
    for passage in view.chosen(may_be_numbered) {
        let Some((length, args, is_sure)) = beginning(roadmap, passage, own) else { continue };
        // Of a text that cannot be read as it is typed something is said already.
        if !view.is_whole(passage.text.span) {
            continue;
        }
        let place = view.words(passage.text, Span::new(0, length));
        let rest = passage.text.get(length..).unwrap_or_default().trim_start();
        let mended = match is_sure {
            true => view.safe_retyping(passage.text, rest),
            false => view.unsafe_retyping(passage.text, rest),
        };
        findings.push(view.finding(&RULE, place, roadmap.id_of(passage.owner), args).with_fix(mended));
    }
    let annexes = || roadmap.annexes.iter().flatten().filter_map(|annex| annex.number.as_ref());
    for number in annexes() {
        if let Some((word, bare)) = after_word(number) {
            let mended = view.safe_retyping(&number.0, bare);
            let args = TypedNumber::Word(word.to_owned());
            findings.push(view.finding(&RULE, number.span, None, args).with_fix(mended));
        }
    }
    for number in numbers(roadmap) {
        if let Some(bare) = before_date(number) {
            let mended = view.unsafe_retyping(&number.0, bare);
            findings.push(view.finding(&RULE, number.span, None, TypedNumber::Date).with_fix(mended));
        }
    }
    for number in
        numbers(roadmap).chain(annexes()).filter(|number| number.trim_start().starts_with(['№', 'N']))
    {
        let sign = number.starts_with('№') || number.trim_start_matches('N').starts_with(' ');
        if sign {
            let bare = number.trim_start_matches(['№', 'N', ' ', '\u{a0}']);
            let mended = view.safe_retyping(&number.0, bare);
            findings.push(view.finding(&RULE, number.span, None, TypedNumber::Sign).with_fix(mended));
        }
    }
}

/// «Приложение 1», «Приложение № 1»: the word, and what stands behind it.
fn after_word(text: &str) -> Option<(&str, &str)> {
    let word = text.split([' ', '\u{a0}']).next()?;
    let rest = text.get(word.len()..)?.trim_start_matches([' ', '\u{a0}', '№', 'N']);
    (word.to_lowercase().starts_with("приложени") && rest.starts_with(|sign: char| sign.is_ascii_digit()))
        .then_some((word, rest))
}

/// «15 от 25.01.2027», «от 25.01.2027 № 15»: the number without the date.
fn before_date(number: &str) -> Option<&str> {
    let turned = number.trim_start().strip_prefix("от ").and_then(|rest| rest.split_once('№'));
    if let Some((date, bare)) = turned {
        let figures = date.bytes().filter(u8::is_ascii_digit).count();
        return (figures >= 4 && !bare.trim().is_empty()).then_some(bare.trim());
    }
    let (bare, date) = number.split_once(" от ")?;
    let figures = date.bytes().filter(u8::is_ascii_digit).count();
    (figures >= 4 && !bare.trim().is_empty()).then_some(bare.trim_end())
}

/// The number or mark that a text begins with, and whether it can be nothing else: another number than that of the entry
/// may be a day, a class or a figure, a part of the text.
fn beginning<'n>(
    roadmap: &Roadmap,
    passage: &KnownText<'_>,
    own: impl Fn(&Passage<'_>) -> Option<&'n str>,
) -> Option<(usize, TypedNumber, bool)> {
    let text: &str = passage.text;
    if let Some((length, args)) = typed(roadmap, passage) {
        let is_words =
            || text.get(length..).is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
        let is_sure = match &args {
            TypedNumber::Number(number) => own(passage) == Some(bare(number)) && is_words(),
            _ => true,
        };
        return Some((length, args, is_sure));
    }
    let is_entry = matches!(
        (passage.owner, passage.role),
        (Owner::Clause(_), TextRole::Clause) | (Owner::Section(_) | Owner::Row(_), TextRole::Title)
    );
    let is_dressed = || passage.words.says(TextQuestion::IsDressed, |text| dressed(text).is_some());
    let DressedNumber { length, number } = (is_entry && is_dressed()).then(|| dressed(text))??;
    let typed = text.get(..length)?.trim_end().to_owned();
    (own(passage) == Some(&*number)).then_some((length, TypedNumber::Number(typed), true))
}

/// The number or mark that a text begins with, where the print numbers it.
fn typed(roadmap: &Roadmap, passage: &Passage<'_>) -> Option<(usize, TypedNumber)> {
    let text: &str = passage.text;
    let is_entry = match passage.owner {
        Owner::Clause(_) => passage.role == TextRole::Clause,
        Owner::Section(_) | Owner::Row(_) => passage.role == TextRole::Title,
        Owner::Annex(_) if passage.role == TextRole::Title => {
            let (_, rest) = after_word(text)?;
            let rest = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
            let ends = rest.starts_with(['.', ':', ')', '–', '—']) || rest.starts_with(" – ");
            let length = text.len() - rest.trim_start_matches(['.', ':', ')', '–', '—', ' ']).len();
            let typed = text.get(..length)?.trim_end();
            return ends.then(|| (typed.len(), TypedNumber::Number(typed.to_owned())));
        }
        _ => return None,
    };
    if !is_entry {
        return None;
    }
    let first = text.chars().next()?;
    if MARKS.contains(&first) {
        // A row without a number may be a point of a list, and so may a line of a longer text.
        if text.contains('\n') || is_unnumbered(roadmap, passage) {
            return None;
        }
        let rest = text.get(first.len_utf8()..)?;
        return rest
            .starts_with([' ', '\t'])
            .then(|| (first.len_utf8(), TypedNumber::Mark(first.to_string())));
    }
    if !first.is_ascii_digit() {
        return None;
    }
    let number = number(text, is_inner(roadmap, passage))?;
    Some((number.len(), TypedNumber::Number(number.to_owned())))
}

/// Whether the row that a passage stands in is to have no number.
fn is_unnumbered(roadmap: &Roadmap, passage: &Passage<'_>) -> bool {
    let Owner::Row(at) = passage.owner else { return false };
    let number = roadmap.measures.entry(at).and_then(|measure| measure.number.as_ref());
    number.is_some_and(|number| number.trim().is_empty())
}

/// Whether a passage is the text of an inner clause, which is numbered `1)`.
fn is_inner(roadmap: &Roadmap, passage: &Passage<'_>) -> bool {
    let Owner::Clause(at) = passage.owner else { return false };
    let clause = roadmap.order.as_ref().and_then(|order| order.clauses.entry(at));
    clause.is_some_and(|clause| clause.outer.is_some())
}

/// The number that a text begins with, as the print makes numbers: `1.`, `1.2`, `1.2.`; of an inner clause `1)` too. A
/// day, `01.09`, is none.
fn number(text: &str, bracket: bool) -> Option<&str> {
    let length = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let head = text.get(..length)?;
    let rest = text.get(length..)?;
    if bracket && head.bytes().all(|byte| byte.is_ascii_digit()) && !head.is_empty() && rest.starts_with(") ")
    {
        return text.get(..length + 1);
    }
    let parts: Vec<&str> = head.trim_end_matches('.').split('.').collect();
    let plain = |part: &&str| !part.is_empty() && part.len() <= 2 && !part.starts_with('0');
    let is_number = head.contains('.') && parts.iter().all(plain) && parts.len() <= 4;
    let behind = rest.trim_start();
    let is_text = rest.starts_with([' ', '\u{a0}']) && behind.chars().next().is_some_and(char::is_alphabetic);
    // «1.5 часа» counts something; a text behind a number begins with a great letter.
    let counts = !head.ends_with('.') && behind.chars().next().is_some_and(char::is_lowercase);
    (is_number && is_text && !counts).then_some(head)
}

/// The numbers of acts and of minutes.
pub(super) fn numbers(roadmap: &Roadmap) -> impl Iterator<Item = &Number> {
    let order = roadmap.order.iter();
    let own = order.clone().filter_map(|order| order.number.as_ref());
    let editions = order.clone().flat_map(|order| order.editions.iter().map(|edition| &edition.number));
    let basis = order.flat_map(|order| order.basis.iter().chain(&order.amends).chain(&order.repeals));
    let approval = roadmap.approval.iter().filter_map(|approval| approval.act.as_ref()?.number.as_ref());
    let minutes = roadmap.agreed.iter().filter_map(|agreed| agreed.protocol.as_ref()?.number.as_ref());
    own.chain(basis.filter_map(|act| act.number.as_ref())).chain(approval).chain(minutes).chain(editions)
}

impl Words for TypedNumber {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            TypedNumber::Number(number) => say!(
                tell.lang,
                "номер «{number}» набран в тексте, а печать ставит свой: выйдет два",
                "the number `{number}` is typed in the text, and the print puts its own: there would be two"
            ),
            TypedNumber::Mark(mark) => say!(
                tell.lang,
                "текст начинается с маркера списка «{mark}», он будет напечатан рядом с номером",
                "the text begins with the mark of a list, `{mark}`, which would be printed beside the number"
            ),
            TypedNumber::Word(word) => say!(
                tell.lang,
                "слово «{word}» набрано в номере, а печать ставит своё: выйдет два",
                "the word “{word}” is typed in the number, and the print puts its own: there would be two"
            ),
            TypedNumber::Date => say!(
                tell.lang,
                "дата набрана в номере, а печать ставит её сама из «date»: выйдет две",
                "a date is typed in the number, and the print puts that of `date`: there would be two"
            ),
            TypedNumber::Sign => say!(
                tell.lang,
                "знак «№» набран в номере, а печать ставит свой: выйдет «№ №»",
                "the sign “№” is typed in the number, and the print puts its own"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            TypedNumber::Number(_) => say!(
                tell.lang,
                "убрать номер из текста; особый номер задаёт ключ «number»; если это не номер, а число в тексте, убрать \
                 за ним точку",
                "take the number out of the text; a number of its own is given by `number`; where it is no number of \
                 the list but a part of the text, take the full stop behind it away"
            ),
            TypedNumber::Mark(_) => {
                say!(tell.lang, "убрать маркер из текста", "take the mark out of the text")
            }
            TypedNumber::Word(_) => {
                say!(tell.lang, "оставить один номер", "leave the number alone")
            }
            TypedNumber::Date => say!(
                tell.lang,
                "оставить номер, а день назвать в «date»",
                "leave the number, and give the day under `date`"
            ),
            TypedNumber::Sign => say!(tell.lang, "оставить номер без «№»", "leave the number without “№”"),
        })
    }
}
