//! Runs of capitals: where they are used, where they are given at full length, and which need not be.

mod known;

use std::cell::LazyCell;

pub use known::is_known;

use super::typography::is_initials;
use super::words::{Word, near_before, near_behind, words, words_from};

/// Words that are written in capitals for weight, and figures in old letters.
const WORDS: [&str; 20] = [
    "НЕ", "НА", "ИЛИ", "ВСЕ", "ВСЕХ", "ЭТО", "ХХ", "ХХХ", "ОТ", "ДЛЯ", "ИЗ", "НЕТ", "МАЙ", "МАРТ", "ИЮНЬ",
    "ИЮЛЬ", "ПЛАН", "ДАТА", "СРОК", "ГОД",
];

/// The most letters of a run that is read as an abbreviation, not as a word in capitals.
const LONGEST: usize = 7;

/// The most words, those with a hyphen being two, among which those are looked for that a run stands for.
const MOST_PARTS: usize = 100;

/// The abbreviations that a text uses, in order, those that every office knows among them; none of a text that is in
/// capitals altogether.
pub fn used(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut before: Option<Word<'_>> = None;
    let text = RunText::of(text);
    words(text.text).filter_map(move |word| at(text, before.replace(word), word))
}

/// A text, and what is asked of all of it at each of its runs.
#[derive(Clone, Copy)]
pub(super) struct RunText<'t> {
    text: &'t str,
    in_capitals: bool,
}

impl<'t> RunText<'t> {
    /// A text, looked through once.
    pub(super) fn of(text: &'t str) -> Self {
        RunText { text, in_capitals: is_in_capitals(text) }
    }
}

/// The abbreviation at a word, with the word before, that not every office knows.
pub(super) fn unknown_at<'t>(
    text: RunText<'_>,
    before: Option<Word<'t>>,
    word: Word<'t>,
) -> Option<Word<'t>> {
    // To know it is less than to tell it from a name.
    run(word).filter(|run| !is_known(run.text)).and_then(|run| read(text, before, run))
}

/// The abbreviation at a word, with the word before.
fn at<'t>(text: RunText<'_>, before: Option<Word<'t>>, word: Word<'t>) -> Option<Word<'t>> {
    run(word).and_then(|run| read(text, before, run))
}

/// A run of capitals, where it is read as an abbreviation.
fn read<'t>(whole: RunText<'_>, before: Option<Word<'t>>, run: Word<'t>) -> Option<Word<'t>> {
    let text = whole.text;
    let run = Some(run).filter(|run| !is_cut(text, *run))?;
    let plain = !WORDS.contains(&run.text) && !is_name(text, run) && !is_shouted(whole, before, run);
    let plain = plain && !is_initials(text, before, run);
    (plain && run.letters() <= LONGEST).then_some(run)
}

/// The capitals at the head of a word: «ГИА» of «ГИА-9».
fn run(word: Word<'_>) -> Option<Word<'_>> {
    if !word.is_great() {
        return None;
    }
    let text = word.text.split('-').next()?;
    Some(Word { text, start: word.start }).filter(Word::is_capitals)
}

/// Whether a letter was cut off a known abbreviation by a blank: «МК У».
fn is_cut(text: &str, run: Word<'_>) -> bool {
    let next = words_from(text, run.end()).next().filter(|next| next.is_great() && next.letters() == 1);
    next.is_some_and(|next| next.start == run.end() + 1 && is_known(&format!("{}{}", run.text, next.text)))
}

/// Whether a run is a name by itself («РАОП»), or part of a number (№ АБ-12).
fn is_name(text: &str, run: Word<'_>) -> bool {
    let (head, tail) = (near_before(text, run.start), near_behind(text, run.end()));
    let number = head.trim_end_matches([' ', '\u{a0}']).ends_with(['№', '/']);
    // A name may go on behind a dash: «ЦОКО – «Перспектива».
    let closed = tail.starts_with(['»', '"', '”', '“'])
        || [" - \"", " – \"", " – «", " - «", " «"].iter().any(|dash| tail.starts_with(dash));
    // «СП 2.4.3648-20», «ТР 021» are numbers of standards.
    let standard = matches!(run.text, "СП" | "ТР" | "МУ" | "МР")
        && tail.starts_with(" ")
        && tail.trim_start().starts_with(|sign: char| sign.is_ascii_digit());
    // «ДОБРО.РФ» is a place in the net, «ФКУ «ГБ МСЭ»» a name, «КДН и ЗП» one body.
    let site =
        tail.starts_with('.') && tail.get(1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let named = || {
        let inside = head.rsplit_once('«').map(|(_, before)| before).unwrap_or("а");
        let rest = tail.split_once('»').map(|(rest, _)| rest).unwrap_or("а");
        !inside.contains('»') && is_in_capitals(inside) && is_in_capitals(rest)
    };
    // «ГМК Запад» in quotation marks, «по форме ОО-2», «3 ГБ».
    let first = head.ends_with('«')
        && tail.split_once('»').is_some_and(|(rest, _)| {
            rest.starts_with(' ')
                && rest.split_whitespace().count() < 3
                && rest.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        });
    // «Справки БК»: the last of a short name.
    let last = || {
        let inside = head.rsplit_once('«').map(|(_, inside)| inside).unwrap_or_default();
        tail.starts_with('»')
            && inside.starts_with(char::is_uppercase)
            && !inside.contains('»')
            && (1..3).contains(&inside.split_whitespace().count())
    };
    let form =
        tail.strip_prefix('-').is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
            && (run.letters() < 4 && !is_known(run.text)
                || words(head).last().is_some_and(|word| word.text.starts_with("форм")));
    let unit =
        matches!(run.text, "ГБ" | "МБ") && head.trim_end().ends_with(|sign: char| sign.is_ascii_digit());
    let commission = run.text == "ЗП" && head.ends_with("КДН и ");
    head.ends_with(['«', '"', '“', '„']) && closed
        || number
        || standard
        || site
        || commission
        || first
        || form
        || unit
        || named()
        || last()
        // «ФСТЭК России» is the name that a body of the federation has by its statute.
        || tail.starts_with(" России")
}

/// Whether a run is a word of a phrase in capitals: «КРУГЛЫЙ СТОЛ», or a long one of a text without a small letter.
fn is_shouted(whole: RunText<'_>, before: Option<Word<'_>>, run: Word<'_>) -> bool {
    let long = |word: Word<'_>| word.is_capitals() && word.letters() > 5;
    let next = words_from(whole.text, run.end()).next();
    before.is_some_and(long) || next.is_some_and(long) || whole.in_capitals && run.letters() > 4
}

/// Whether a text has no small letter: «УО, ОО», «ПЛАН».
pub fn is_in_capitals(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

/// The abbreviations that a text gives at full length: «целевая модель наставничества (далее – ЦМН)», or their letters
/// are those with which the words beside them begin.
pub fn expanded(text: &str) -> impl Iterator<Item = &str> {
    let promised = memchr::memmem::find_iter(text.as_bytes(), "далее").flat_map(|at| promised(text, at));
    let beside = memchr::memchr_iter(b'(', text.as_bytes()).flat_map(|at| beside(text, at));
    let named =
        memchr::memmem::find_iter(text.as_bytes(), "в дальнейшем").filter_map(|at| named_later(text, at));
    promised.chain(beside).chain(named)
}

/// The abbreviation behind «именуемый в дальнейшем».
fn named_later(text: &str, at: usize) -> Option<&str> {
    words_from(text, at + "в дальнейшем".len()).next().and_then(run).map(|run| run.text)
}

/// The abbreviations behind «далее».
fn promised(text: &str, at: usize) -> impl Iterator<Item = &str> {
    let (head, rest) = (near_before(text, at), near_behind(text, at + "далее".len()));
    let bracket = head.trim_end().ends_with('(');
    let end = if bracket { rest.find(')') } else { rest.find(['.', ';', ')', ',']) };
    let promise = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    let dash = promise.trim_start().starts_with(['-', '–', '—']);
    let promise = if bracket || dash { promise } else { "" };
    let last = LazyCell::new(move || last_parts(words(head)));
    promise.split(',').flat_map(move |part| {
        // «(далее – акт РОИВ)» says not what the letters stand for, unless the words before it do.
        let alone = words(part).all(|word| run(word).is_some() || word.is("соответственно") || word.is("и"));
        let runs = words(part).filter_map(run).map(|run| run.text);
        runs.filter(|run| alone || any_spells(run, &last)).collect::<Vec<_>>()
    })
}

/// The abbreviation at a bracket whose letters are those with which the words on the other side begin.
fn beside(text: &str, at: usize) -> Option<&str> {
    let (head, tail) = (near_before(text, at).trim_end(), near_behind(text, at + 1));
    let inside = tail.get(..tail.find(')')?)?;
    let only = words(inside).next().filter(|word| word.text == inside.trim_matches(['«', '»'])).and_then(run);
    if let Some(run) = only {
        return spells(run.text, words(head)).then_some(run.text);
    }
    // «СМЭВ 4 (системе …)»: a number may stand between.
    let head = head.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
    let last = words(head).last().filter(|word| word.end() == head.len()).and_then(run)?;
    spells(last.text, words(inside)).then_some(last.text)
}

/// Whether the letters of a run are, in order, first letters of words, or a few of them letters inside the word before:
/// «ОМСУ» of «органы местного самоуправления».
pub fn spells<'t>(run: &str, words: impl Iterator<Item = Word<'t>>) -> bool {
    any_spells(run, &last_parts(words))
}

/// The last words, and the parts of those with a hyphen, in small letters: as many as a run may stand for.
fn last_parts<'t>(words: impl Iterator<Item = Word<'t>>) -> Vec<String> {
    let parts: Vec<&str> =
        words.flat_map(|word| word.text.split('-')).filter(|part| !part.is_empty()).collect();
    let before = parts.len().saturating_sub(MOST_PARTS);
    parts.into_iter().skip(before).map(str::to_lowercase).collect()
}

/// Whether words spell a run, wherever the first of them begins: the last are meant.
fn any_spells(run: &str, parts: &[String]) -> bool {
    let small = run.to_lowercase();
    (0..parts.len()).any(|start| parts.get(start..).is_some_and(|parts| spell(&small, parts)))
}

/// Whether words spell a run, the first of them its first letter.
fn spell(run: &str, parts: &[String]) -> bool {
    let mut at = 0;
    let mut inside = 0;
    let mut current = "";
    run.chars().all(|letter| {
        let most = if at == 0 { 1 } else { parts.len() };
        let next = parts.iter().skip(at).take(most).position(|part| part.starts_with(letter));
        if let Some(next) = next {
            current = parts.get(at + next).and_then(|part| part.get(letter.len_utf8()..)).unwrap_or_default();
            at += next + 1;
            return true;
        }
        // Two letters are found inside too many words.
        let within = current.split_once(letter).filter(|_| at > 0 && inside < 2 && run.len() > 4);
        inside += 1;
        within.is_some_and(|(_, rest)| {
            current = rest;
            true
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<&str> {
        used(text).map(|run| run.text).collect()
    }

    #[test]
    fn runs_of_capitals_are_told_from_words_in_capitals() {
        assert_eq!(runs("отчёты ОО и МКУ ДММЦ в ЦМН, ГИА-9"), ["ОО", "МКУ", "ДММЦ", "ЦМН", "ГИА"]);
        assert_eq!(runs("НЕ позднее"), [""; 0]);
        assert_eq!(runs("ИЮНЬ"), [""; 0]);
        assert_eq!(runs("Приказ № АБ-12, конференция «РАОП», 42-ОД, МОНиМП, И. О., XX век"), [""; 0]);
        assert_eq!(runs("Проведение КРУГЛОГО СТОЛА учителей"), [""; 0]);
        assert!(is_known("МБОУ") && is_known("КОГОБУ") && is_known("ФГОС") && !is_known("ЦМН"));
    }

    #[test]
    fn what_is_given_at_full_length_is_known_from_there() {
        let far = format!("Целевая модель наставничества {}(ЦМН)", "слово ".repeat(200));
        let known = |text| expanded(text).collect::<Vec<_>>();
        assert_eq!(known("наставничества (далее – ЦМН), организаций (далее ОО)"), ["ЦМН", "ОО"]);
        assert_eq!(known("экзамен (далее соответственно - ОГЭ, ППЭ)"), ["ОГЭ", "ППЭ"]);
        assert_eq!(known("(далее - целевая модель наставничества, ЦМН)"), ["ЦМН"]);
        assert_eq!(known("Целевая модель наставничества (ЦМН)"), ["ЦМН"]);
        assert_eq!(known("ЦМН (целевая модель наставничества)"), ["ЦМН"]);
        assert_eq!(known("через ресурсы (АГПУ, ИРО), далее ежегодно ОО"), [""; 0]);
        assert_eq!(known(&far), [""; 0]);
    }
}
