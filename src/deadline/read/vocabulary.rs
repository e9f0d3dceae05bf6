//! The words that deadlines are made of, each in the forms that orders use.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use chrono::{Month, Weekday};

use super::super::term::{LagUnit, Why};
use super::forms::{CARDINALS, HARD, LASTING, ORDINALS, SOFT, WORDS};
use crate::russian::{self, months};

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

impl Case {
    /// The case as far as the grammar asks; a short form has none.
    fn of(case: Option<russian::Case>) -> Self {
        match case {
            None => Case::Short,
            Some(russian::Case::Nominative | russian::Case::Accusative) => Case::Nominative,
            Some(russian::Case::Genitive) => Case::Genitive,
            Some(russian::Case::Prepositional) => Case::Prepositional,
            Some(russian::Case::Dative | russian::Case::Instrumental) => Case::Oblique,
        }
    }
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
    /// примерно: a word that leaves the day open.
    Roughly,
    /// A word of another kind.
    Other,
}

/// A hash by multiplying, eight bytes at a time: quick for short words, which nobody chooses to make it slow.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (whole, rest) = bytes.as_chunks::<8>();
        let add = |hash: u64, eight: &[u8; 8]| {
            (hash.rotate_left(5) ^ u64::from_le_bytes(*eight)).wrapping_mul(0x517c_c1b7_2722_0a95)
        };
        self.0 = whole.iter().fold(self.0, add);
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.0 = add(self.0, &last);
    }

    fn finish(&self) -> u64 {
        // The table looks at the lowest bits, which multiplying mixes least.
        self.0.rotate_left(26)
    }
}

/// The words by the bytes of their forms.
type Dictionary = HashMap<Box<[u8]>, Word, BuildHasherDefault<Quick>>;

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut words: HashMap<String, Word> = HashMap::new();
    words.extend(months::month_forms().map(|(month, case, form)| (form, Word::Month(month, Case::of(case)))));
    for (word, forms) in WORDS {
        words.extend(forms.split_whitespace().map(|form| (form.to_owned(), *word)));
    }
    for (number, stem) in (1..).zip(ORDINALS) {
        let ends = if number == 3 { SOFT } else { HARD };
        words.extend(ends.split(' ').map(|end| (format!("{stem}{end}"), Word::Ordinal(number))));
    }
    words.extend(HARD.split(' ').map(|end| (format!("тридцат{end}"), Word::Ordinal(30))));
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
    words.into_iter().map(|(form, word)| (form.into_bytes().into_boxed_slice(), word)).collect()
});

/// The word of a form in small letters, «ё» as «е».
pub(super) fn look_up(form: &str) -> Word {
    look_up_bytes(form.as_bytes())
}

/// The word of a form in small letters, by its bytes.
pub(super) fn look_up_bytes(form: &[u8]) -> Word {
    DICTIONARY.get(form).copied().unwrap_or(Word::Other)
}

/// The forms of the words of time itself, and not of what hangs on it.
pub(super) fn of_time() -> impl Iterator<Item = &'static str> {
    let forms = DICTIONARY.iter().filter(|(_, word)| tells_time(**word));
    forms.filter_map(|(form, _)| std::str::from_utf8(form).ok())
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
