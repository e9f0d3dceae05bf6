//! `content/look-alike`: a letter of another alphabet in a word.

use std::collections::HashSet;

use crate::model::TextRole;
use crate::rules::annex::text::{AnnexFile, files, in_file, line};
use crate::rules::prelude::*;
use crate::rules::words::{and_others, with_others};
use crate::russian::letters::{cyrillic_twin, latin_twin};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/look-alike",
    severity: Severity::Warning,
    page: include_str!("look_alike.md"),
    check: Check::Roadmap(check),
    decode: decode::<LookAlike>,
};

/// The word, and the letter in it that belongs to the other alphabet.
#[derive(Debug, Serialize, Deserialize)]
struct LookAlike {
    word: String,
    letter: char,
    /// Whether that is a Latin letter.
    latin: bool,
    meant: String,
    /// The text file of an annex that it stands in, and the line there.
    file: Option<(String, usize)>,
    /// The other such words of the text.
    others: Vec<String>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    keys(view, findings);
    findings.extend(files(view).filter_map(|file| in_annex(view, &file)));
    // The wording of a deadline is looked at by its own rule.
    let mixed_texts = view
        .chosen(|text| text.role != TextRole::Deadline && text.words.has_latin() && !text.words.is_ascii());
    for passage in mixed_texts {
        let text: &str = passage.text;
        let mut wrong = words(text).filter_map(|(at, word)| Some((at, mixed(word)?)));
        let Some((at, first)) = wrong.next() else { continue };
        let args = LookAlike { others: others(&first, wrong.map(|(_, one)| one.word)), ..first };
        let place = view.words(passage.text, Span::new(at, at + args.word.len()));
        let mended = view.safe_retyping(passage.text, &mended(text));
        findings.push(view.finding(&RULE, place, roadmap.id_of(passage.owner), args).with_fix(mended));
    }
}

/// The first such word in the text file of an annex, with the others.
fn in_annex(view: &View<'_>, file: &AnnexFile<'_>) -> Option<Finding> {
    let text = file.text().filter(|text| !text.is_ascii())?;
    let mut wrong = words(text).filter_map(|(at, word)| Some((at, mixed(word)?)));
    let (at, first) = wrong.next()?;
    let others = others(&first, wrong.map(|(_, one)| one.word));
    let args = LookAlike { others, file: Some((file.named.to_string(), line(text, at))), ..first };
    Some(view.finding(&RULE, file.named.span, Some(&file.annex.id), args))
}

/// The other words, each once.
fn others(first: &LookAlike, words: impl Iterator<Item = String>) -> Vec<String> {
    let mut told = HashSet::from([first.word.clone()]);
    words.filter(|word| told.insert(word.clone())).collect()
}

/// The keys of bodies of which a letter is Russian: by such a key nobody is found who types it.
fn keys(view: &View<'_>, findings: &mut Vec<Finding>) {
    for body in &view.roadmap.bodies {
        let key = &body.key;
        if key.is_ascii() {
            continue;
        }
        let Some(args) = words(key).find_map(|(_, word)| mixed(word)) else { continue };
        let mended = view.safe_retyping(key, &mended(key));
        findings.push(view.finding(&RULE, key.span, None, args).with_fix(mended));
    }
}

/// A key in the letters of one alphabet.
pub(in crate::rules) fn in_one_alphabet(key: &str) -> String {
    mended(key)
}

/// The words of letters alone, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|sign: char| !sign.is_alphabetic()).filter(|word| word.len() > 2);
    words.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// A text with every such word in the letters of one alphabet.
fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for (at, word) in words(text) {
        let Some(LookAlike { meant, .. }) = mixed(word) else { continue };
        mended.push_str(text.get(done..at).unwrap_or_default());
        mended.push_str(&meant);
        done = at + word.len();
    }
    mended + text.get(done..).unwrap_or_default()
}

/// What is wrong with a word in which a few letters have twins in the alphabet of the others.
fn mixed(word: &str) -> Option<LookAlike> {
    let is_latin = |sign: &char| sign.is_ascii_alphabetic();
    let latin = word.chars().filter(is_latin).count();
    let other = word.chars().filter(|sign| matches!(sign, 'А'..='я' | 'Ё' | 'ё')).count();
    if latin == 0 || other == 0 {
        return None;
    }
    let to_cyrillic =
        || word.chars().map(|sign| if is_latin(&sign) { cyrillic_twin(sign) } else { Some(sign) });
    let to_latin = || word.chars().map(|sign| if is_latin(&sign) { Some(sign) } else { latin_twin(sign) });
    let in_russian = || Some((to_cyrillic().collect::<Option<String>>()?, true));
    let in_latin = || Some((to_latin().collect::<Option<String>>()?, false));
    // What has a letter without a twin is a word of that letter's alphabet.
    let (meant, stray) = match latin <= other {
        true => in_russian().or_else(in_latin)?,
        false => in_latin().or_else(in_russian)?,
    };
    let letter = word.chars().find(|sign| is_latin(sign) == stray)?;
    Some(LookAlike { word: word.to_owned(), letter, latin: stray, meant, file: None, others: Vec::new() })
}

impl Words for LookAlike {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (word, letter) = (&self.word, self.letter);
        let said = match self.latin {
            true => say!(
                tell.lang,
                "в слове «{word}» буква «{letter}» латинская: поиск такого слова не найдёт",
                "the letter `{letter}` of “{word}” is a Latin one: no search finds the word"
            ),
            false => say!(
                tell.lang,
                "в слове «{word}» буква «{letter}» русская: поиск такого слова не найдёт",
                "the letter `{letter}` of “{word}” is a Russian one: no search finds the word"
            ),
        };
        and_others(in_file(self.file.as_ref(), tell.lang) + &said, &self.others, tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let meant = &self.meant;
        Some(match self.latin {
            true => say!(
                tell.lang,
                "набрать слово заново русскими буквами: «{meant}»",
                "type the word anew in Russian letters: “{meant}”"
            ),
            false => say!(
                tell.lang,
                "набрать слово заново латинскими буквами: «{meant}»",
                "type the word anew in Latin letters: “{meant}”"
            ),
        })
    }

    fn data(&self) -> Data {
        with_others(Data::of("word", self.word.as_str()).with("meant", self.meant.as_str()), &self.others)
    }
}
