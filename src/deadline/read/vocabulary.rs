//! The words that deadlines are made of, each in the forms that orders use.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Month, Weekday};

use super::super::term::{LagUnit, Why};
use super::forms::{CARDINALS, HARD, LASTING, MONTHS, ORDINALS, SOFT, WORDS};
use crate::deadline::stretch::month;

/// The case of a month's name, as far as the grammar asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// «май».
    Nominative,
    /// «мая».
    Genitive,
    /// «мае».
    Prepositional,
    /// «маю», «маем».
    Oblique,
    /// «янв.», of any case.
    Short,
}

/// A unit that a rhythm or a slot is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    SchoolYear,
}

impl Unit {
    /// The unit, an academic year being a year.
    pub fn civil(self) -> Self {
        if self == Unit::SchoolYear { Unit::Year } else { self }
    }
}

/// A word by what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// до
    Before,
    /// с
    From,
    /// по
    Until,
    /// к
    Toward,
    /// в
    In,
    /// на
    At,
    /// за
    For,
    /// и
    And,
    /// или
    Or,
    /// но, а
    But,
    /// не
    Not,
    /// позднее
    Later,
    /// ранее
    Earlier,
    /// чем
    Than,
    /// через
    Through,
    /// после
    After,
    /// срок
    Term,
    /// течение
    During,
    /// период
    Period,
    /// весь
    All,
    /// реализации, действия
    Course,
    /// момента, даты
    Moment,
    /// день, дня
    DayNoun,
    /// следующий
    Next,
    /// текущий, этот
    Current,
    /// новый
    New,
    /// состоянию
    State,
    /// отчётный
    Report,
    /// каждый
    Each,
    /// последний
    Last,
    /// начало
    Begin,
    /// середина
    Middle,
    /// конец
    End,
    /// половина
    HalfNoun,
    /// декада
    Decade,
    /// неделя
    WeekNoun,
    /// месяц
    MonthNoun,
    /// квартал
    QuarterNoun,
    /// полугодие
    HalfYear,
    /// полгода
    HalfOfYear,
    /// год
    YearNoun,
    /// г
    YearShort,
    /// учебный
    School,
    /// календарный
    Civil,
    /// рабочий
    Working,
    /// число
    NumberNoun,
    /// раз
    Times,
    /// дважды, трижды
    TimesIn(u8),
    /// реже, менее
    Rarer,
    /// ежегодно
    Often(Unit),
    /// ежегодная
    OftenAdjective(Unit),
    /// по кварталам
    Units(Unit),
    /// далее
    Then,
    /// дальнейшем, последующем
    Further,
    /// постоянно
    Constantly,
    /// основе
    Basis,
    /// включительно
    Inclusive,
    /// начиная
    Starting,
    /// первый
    Ordinal(u8),
    /// один
    Cardinal(u8),
    /// A month in a case.
    Month(Month, Case),
    /// A weekday in any case.
    Weekday(Weekday),
    /// «по вторникам».
    Weekdays(Weekday),
    /// месячный, двухнедельный
    Lasting(u8, LagUnit),
    /// план, график
    Plan,
    /// соответствии
    Accordance,
    /// согласно
    According,
    /// мере
    Measure,
    /// необходимости, запросу: what follows «по» and leaves the time open.
    By(Why),
    /// при
    With,
    /// случае
    Occasion,
    /// установленный
    Established,
    /// A word that no date can follow: незамедлительно.
    Alone(Why),
    /// лето: months that nobody has named.
    Season,
    /// каникулы
    Holidays,
    /// A word that begins a place: онлайн, актовый.
    Place,
    /// A word of another kind.
    Other,
}

static DICTIONARY: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (index, forms) in (1..).zip(MONTHS) {
        let cases = [Case::Nominative, Case::Genitive, Case::Prepositional, Case::Oblique, Case::Oblique];
        let cases = cases.into_iter().chain(std::iter::repeat(Case::Short));
        words.extend(
            forms
                .split(' ')
                .zip(cases)
                .map(|(form, case)| (form.to_owned(), Word::Month(month(index), case))),
        );
    }
    for (word, forms) in WORDS {
        words.extend(forms.split_whitespace().map(|form| (form.to_owned(), *word)));
    }
    for (number, stem) in (1..).zip(ORDINALS) {
        let ends = if number == 3 { SOFT } else { HARD };
        words.extend(ends.split(' ').map(|end| (format!("{stem}{end}"), Word::Ordinal(number))));
    }
    for (number, forms, _) in CARDINALS {
        words.extend(forms.split(' ').map(|form| (form.to_owned(), Word::Cardinal(*number))));
    }
    let ones = std::iter::once((1, ""));
    for (number, prefix) in ones.chain(CARDINALS.iter().map(|(number, _, prefix)| (*number, *prefix))) {
        for (unit, stem) in LASTING {
            let ends = ["ый", "ого", "ом", "ому"];
            words.extend(ends.map(|end| (format!("{prefix}{stem}{end}"), Word::Lasting(number, unit))));
        }
    }
    words
});

/// The word of a form in small letters, «ё» as «е».
pub(super) fn look_up(form: &str) -> Word {
    DICTIONARY.get(form).copied().unwrap_or(Word::Other)
}

/// The known form nearest to a word that is not known, near enough to be meant.
pub(super) fn nearest(form: &str) -> Option<&'static str> {
    let letters: Vec<char> = form.chars().take(24).collect();
    let allowed = match letters.len() {
        0..=2 => return None,
        3..=6 => 1,
        _ => 2,
    };
    let of_time = DICTIONARY.iter().filter(|(_, word)| tells_time(**word)).map(|(known, _)| known);
    let close = of_time.filter(|known| known.chars().count().abs_diff(letters.len()) <= allowed);
    let scored = close.filter(|known| letters.len() > 3 || known.chars().count() > 1);
    let scored = scored.map(|known| (distance(&letters, known), known.as_str()));
    scored.filter(|(far, _)| *far <= allowed).min().map(|(_, known)| known)
}

/// Whether a word is of time itself, and not of what hangs on it.
fn tells_time(word: Word) -> bool {
    !matches!(
        word,
        Word::By(_)
            | Word::Plan
            | Word::Place
            | Word::Established
            | Word::Course
            | Word::Alone(_)
            | Word::Occasion
            | Word::Basis
            | Word::Holidays
            | Word::Season
            | Word::Moment
            | Word::Measure
    )
}

/// How many letters must be added, dropped, changed or swapped with the next (Damerau 1964).
fn distance(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut line = Vec::with_capacity(above.len());
        line.push(row + 1);
        for (column, other) in to.iter().enumerate() {
            let change = above[column] + usize::from(letter != other);
            let mut least = change.min(above[column + 1] + 1).min(line[column] + 1);
            let swapped = row > 0 && column > 0 && from[row - 1] == *other && *letter == to[column - 1];
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        assert_eq!(nearest("октбярь"), Some("октябрь"));
        assert_eq!(nearest("кварталл"), Some("квартал"));
        assert_eq!(nearest("совещание"), None);
    }
}
