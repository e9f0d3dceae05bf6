//! What is known of the words of a text: rules look at all texts, but few have anything to say of one. A text that stands
//! in many places, as those of plans do that carry out one plan, is read once.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use foldhash::HashMap;

use crate::base::Learned;
use crate::deadline::{DateMention, mentions};
use crate::russian::reading::{TextRemark, read, read_with_dictionary};
use crate::russian::unfinished::{UnfinishedText, begins_in_genitive, end};

/// What is known of the words of a text, wherever it stands.
pub(super) struct TextFacts<'w> {
    text: &'w str,
    signs: SignSet,
    /// What others had asked of it by then, and what it says: two bits a question.
    known: u32,
    /// The same with what was asked since.
    answers: AtomicU32,
    mentions: OnceLock<Vec<DateMention<'w>>>,
    remarks: OnceLock<Vec<TextRemark>>,
    beginning: OnceLock<Option<UnfinishedText>>,
    end: OnceLock<Option<UnfinishedText>>,
}

/// What rules ask of the words of a text, to be done with most texts at a glance.
#[derive(Clone, Copy)]
pub(super) enum TextQuestion {
    /// Whether it mentions a time.
    IsDated,
    /// Whether the language has nothing to say of it.
    IsSound,
    /// Whether it is a result that names a deed.
    IsDeed,
    /// Whether it is nothing but the mark of a text that is still to be written.
    IsBlankForm,
    /// Whether something was left in it that should not be printed.
    IsLeftOver,
    /// Whether it has words that stand for what is filled in.
    NamesFilling,
    /// Whether it begins with a number in one of the dresses of numbers.
    IsDressed,
    /// Whether it names a day that no calendar has.
    NamesNoDay,
    /// Whether it is a heading that says when.
    SaysWhen,
    /// Whether it begins with a number or the mark of a list.
    MayBeNumbered,
    /// Whether it reaches for target indicators.
    HasTargets,
    /// Whether it is a clause that speaks of target indicators.
    NamesTargets,
    /// Whether it names a number of this order.
    HasNumbers,
    /// Whether it is a clause that asks somebody for something.
    Asks,
    /// The same of a clause that holds others, which say for what.
    AsksAbove,
}

/// Which signs a text has, so that most rules are done with it at a glance.
#[derive(Clone, Copy, Default)]
struct SignSet {
    ascii: bool,
    figures: bool,
    latin: bool,
    braces: bool,
    rare: bool,
    /// The sum of the bytes of its letters and figures.
    sum: u32,
}

/// What questions about texts were answered that stand in many places, by settings that are the same.
pub type LearnedAnswers = Learned<u32>;

/// What is known of texts by their words, for all roadmaps that a thread looks at.
#[derive(Default)]
pub(super) struct TextMemo<'w>(RefCell<HashMap<&'w str, MetText<'w>>>);

/// What is known of a text, and whether it was met again.
struct MetText<'w> {
    facts: Arc<TextFacts<'w>>,
    again: bool,
}

impl<'w> TextMemo<'w> {
    /// What is known of a text; of one that nobody has met here, what others have `learned`.
    pub(super) fn get(&self, text: &'w str, learned: Option<&LearnedAnswers>) -> Arc<TextFacts<'w>> {
        let mut known = self.0.borrow_mut();
        let answers = || learned.and_then(|learned| learned.of(text)).unwrap_or_default();
        let new = || MetText { facts: Arc::new(TextFacts::of(text, answers())), again: false };
        let met = known.entry(text).and_modify(|met| met.again = true).or_insert_with(new);
        Arc::clone(&met.facts)
    }

    /// Leaves to others what was answered of texts that were met again.
    pub(super) fn leave(self, learned: &LearnedAnswers) {
        for (text, met) in self.0.into_inner() {
            let answers = met.facts.answers.load(Ordering::Relaxed);
            if met.again && answers != met.facts.known {
                learned.learn(text, answers);
            }
        }
    }
}

impl<'w> TextFacts<'w> {
    fn of(text: &'w str, known: u32) -> Self {
        TextFacts {
            text,
            signs: SignSet::of(text),
            known,
            answers: AtomicU32::new(known),
            mentions: OnceLock::new(),
            remarks: OnceLock::new(),
            beginning: OnceLock::new(),
            end: OnceLock::new(),
        }
    }

    /// Whether it has a figure.
    pub(super) fn has_figures(&self) -> bool {
        self.signs.figures
    }

    /// Whether it has a Latin letter.
    pub(super) fn has_latin(&self) -> bool {
        self.signs.latin
    }

    /// Whether it has neither a Russian letter nor another sign beyond ASCII.
    pub(super) fn is_ascii(&self) -> bool {
        self.signs.ascii
    }

    /// Whether it has a brace.
    pub(super) fn has_braces(&self) -> bool {
        self.signs.braces
    }

    /// Whether it has a sign beside letters, figures, and the marks that every text has: an unseen one, one that fonts
    /// may lack, quotation marks that are no «».
    pub(super) fn has_rare_signs(&self) -> bool {
        self.signs.rare
    }

    /// The sum of its letters and figures, equal for texts that differ in blanks and ASCII marks alone.
    pub(super) fn sum(&self) -> u32 {
        self.signs.sum
    }

    /// What a question about its words alone is answered, which is asked once for each text.
    pub(super) fn says(&self, question: TextQuestion, answer: impl FnOnce(&'w str) -> bool) -> bool {
        let (asked, said) = (1 << (2 * question as u32), 2 << (2 * question as u32));
        let known = self.answers.load(Ordering::Relaxed);
        if known & asked != 0 {
            return known & said != 0;
        }
        let says = answer(self.text);
        self.answers.fetch_or(asked | if says { said } else { 0 }, Ordering::Relaxed);
        says
    }

    /// Whether it mentions a time.
    pub(super) fn is_dated(&self) -> bool {
        self.says(TextQuestion::IsDated, |_| !self.mentions().is_empty())
    }

    /// Whether the language has nothing to say of it, wherever it stands.
    pub(super) fn is_sound(&self, dictionary: bool) -> bool {
        let none =
            || self.beginning().is_none() && self.end().is_none() && self.remarks(dictionary).is_empty();
        self.says(TextQuestion::IsSound, |_| none())
    }

    /// The dates, months and years that it mentions.
    pub(super) fn mentions(&self) -> &[DateMention<'w>] {
        self.mentions.get_or_init(|| mentions(self.text))
    }

    /// What the tables of the language have to say of it, and the dictionary where that is asked.
    pub(super) fn remarks(&self, dictionary: bool) -> &[TextRemark] {
        self.remarks.get_or_init(|| {
            let mut remarks = Vec::new();
            read(self.text, |remark| remarks.push(remark));
            if dictionary {
                let known: Vec<_> = remarks.iter().filter_map(TextRemark::misspelt).collect();
                let is_new = |remark: &TextRemark| {
                    remark
                        .misspelt()
                        .is_none_or(|own| known.iter().all(|it| it.end <= own.start || own.end <= it.start))
                };
                let mut more = Vec::new();
                read_with_dictionary(self.text, |remark| more.push(remark));
                remarks.extend(more.into_iter().filter(is_new));
            }
            remarks
        })
    }

    /// What is missing before it, where it is the first text of a row.
    pub(super) fn beginning(&self) -> Option<&UnfinishedText> {
        self.beginning.get_or_init(|| begins_in_genitive(self.text)).as_ref()
    }

    /// What is missing behind it, where it is the whole of a cell.
    pub(super) fn end(&self) -> Option<&UnfinishedText> {
        self.end.get_or_init(|| end(self.text)).as_ref()
    }
}

impl SignSet {
    fn of(text: &str) -> Self {
        let counts = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
        let letters = text.bytes().filter(counts).map(u32::from);
        let sum = letters.fold(0, u32::wrapping_add);
        let mut signs = SignSet { ascii: text.is_ascii(), sum, ..SignSet::default() };
        for sign in text.chars() {
            match sign {
                'а'..='я' | ' ' => {}
                '0'..='9' => signs.figures = true,
                'a'..='z' | 'A'..='Z' => signs.latin = true,
                '{' | '}' => signs.braces = true,
                '\n' | '!' | '#'..='~' | 'А'..='Я' | 'ё' | 'Ё' | '«' | '»' | '№' | '–' | '—' | '\u{a0}' =>
                    {}
                _ => signs.rare = true,
            }
        }
        signs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::fonts;

    #[test]
    fn what_is_no_rare_sign_is_in_all_fonts() {
        let signs = (0..=0x2fff).filter_map(char::from_u32);
        let usual: Vec<char> = signs.filter(|sign| !SignSet::of(&sign.to_string()).rare).collect();
        assert!(usual.len() > 150 && usual.iter().all(|sign| fonts::has(*sign)));
    }
}
