//! The Russian of deadlines, as data: its [words](words.txt), and the tables of what they make: [points](points),
//! [counts and units](counts), [phrases of time](times), [words without a date](free); [forms](forms) that tell more than
//! their class, what [tells a citation](citing) in running text, and what is [suggested](suggestions). No word of it
//! stands in the reading outside this folder.
//!
//! Another language of orders would be another folder beside this one, with the same rules and its own wordings.

pub(super) mod cases;
pub(super) mod citing;
pub(super) mod counts;
pub(in crate::deadline) mod forms;
pub(super) mod free;
pub(super) mod no_times;
pub(super) mod noted;
pub(super) mod nouns;
pub(super) mod points;
pub(super) mod suggestions;
pub(super) mod times;

use super::grammar::WordingTable;
use super::rows::Rows;
use super::vocabulary::{Class, ClassedWord};
use crate::deadline::offset::TimeUnit;
use crate::russian::{Case, months};

/// The tables of the language.
pub(super) const TABLES: &Rows = &[
    (WordingTable::Count, counts::COUNTS),
    (WordingTable::Unit, counts::UNITS),
    (WordingTable::Span, counts::SPANS),
    (WordingTable::Pair, counts::PAIRS),
    (WordingTable::Year, counts::YEARS),
    (WordingTable::Point, points::POINTS),
    (WordingTable::Month, times::MONTHS),
    (WordingTable::DayOf, times::NUMBERS),
    (WordingTable::By, times::BY),
    (WordingTable::Time, times::TIMES),
    (WordingTable::Event, free::EVENTS),
    (WordingTable::Act, free::ACTS),
    (WordingTable::About, free::ABOUT),
    (WordingTable::Stop, free::STOPS),
    (WordingTable::Free, free::UNDATED),
    (WordingTable::Weak, free::WEAK),
    (WordingTable::Extra, free::EXTRAS),
    (WordingTable::NoTime, no_times::NO_TIMES),
];

/// The beginnings of ordinal numbers, from the first.
const ORDINALS: [&str; 20] = [
    "перв",
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
];

/// The ends of an adjective with a hard stem, and those of «третий».
const HARD: &str = "ый ой ая ое ые ого ому ом ую ым ых ыми";
const SOFT: &str = "ий ья ье ьи ьего ьей ьему ьем ью ьим ьих";

/// The beginnings of participles that tell what was or is done with what a deadline hangs on: a time right behind one is
/// its own, and none of the deadline.
const PARTICIPLES: &str = "согласованн согласуем направленн направляем поданн подаваем заключенн заключаем проведенн \
    проводим объявленн объявляем размещенн размещаем составленн составляем утверждаем изданн представленн представляем \
    подписанн подписываем принят принимаем полученн получаем опубликованн разработанн разрабатываем сформированн \
    формируем созданн оформленн доведенн доводим выданн внесенн зарегистрированн зачисленн назначенн запланированн \
    состоявш поступивш начавш";

/// The ends of a participle of what has happened: «поступившим».
const PAST: &str =
    "ий ая ее ие его ему ем ей ую им их ими ийся аяся ееся иеся егося емуся емся ейся имся ихся";

/// Cardinal numbers in the nominative, genitive and dative, and as the first part of an adjective.
const CARDINALS: &[(u8, &str, &str)] = &[
    (1, "один одна одно одного одной одному одну", "одно"),
    (2, "два две двух двум", "двух"),
    (3, "три трех трем", "трех"),
    (4, "четыре четырех четырем", "четырех"),
    (5, "пять пяти", "пяти"),
    (6, "шесть шести", "шести"),
    (7, "семь семи", "семи"),
    (8, "восемь восьми", "восьми"),
    (9, "девять девяти", "девяти"),
    (10, "десять десяти", "десяти"),
    (11, "одиннадцать одиннадцати", "одиннадцати"),
    (12, "двенадцать двенадцати", "двенадцати"),
    (13, "тринадцать тринадцати", "тринадцати"),
    (14, "четырнадцать четырнадцати", "четырнадцати"),
    (15, "пятнадцать пятнадцати", "пятнадцати"),
    (16, "шестнадцать шестнадцати", "шестнадцати"),
    (17, "семнадцать семнадцати", "семнадцати"),
    (18, "восемнадцать восемнадцати", "восемнадцати"),
    (19, "девятнадцать девятнадцати", "девятнадцати"),
    (20, "двадцать двадцати", "двадцати"),
    (30, "тридцать тридцати", "тридцати"),
    (40, "сорок сорока", "сорока"),
    (45, "", "сорокапяти"),
    (50, "пятьдесят пятидесяти", "пятидесяти"),
    (60, "шестьдесят шестидесяти", "шестидесяти"),
    (90, "девяносто девяноста", "девяносто"),
];

/// The nominative of a cardinal number.
pub(super) fn cardinal(value: u8) -> Option<&'static str> {
    let (_, forms, _) = CARDINALS.iter().find(|(known, ..)| *known == value)?;
    forms.split(' ').next().filter(|form| !form.is_empty())
}

/// Adjectives of duration by their unit; the ends are those of «срок» and «период».
const LASTING: [(TimeUnit, &str); 3] =
    [(TimeUnit::Day, "дневн"), (TimeUnit::Week, "недельн"), (TimeUnit::Month, "месячн")];

/// Adjectives of duration that stand for themselves.
const LASTING_ALONE: [(u8, TimeUnit, &str); 3] = [
    (1, TimeUnit::Day, "суточный"),
    (6, TimeUnit::Month, "полугодовой полугодичный"),
    (1, TimeUnit::Year, "годичный годовой годового годовому годовым"),
];

/// The number and the unit of an adjective of duration, in one value.
pub(super) fn lasting(value: u8) -> (u16, TimeUnit) {
    let unit = match value & 3 {
        0 => TimeUnit::Day,
        1 => TimeUnit::Week,
        2 => TimeUnit::Month,
        _ => TimeUnit::Year,
    };
    (u16::from(value >> 2), unit)
}

fn lasting_value(number: u8, unit: TimeUnit) -> u8 {
    let unit = match unit {
        TimeUnit::Week => 1,
        TimeUnit::Month => 2,
        TimeUnit::Year => 3,
        _ => 0,
    };
    number << 2 | unit
}

/// Whether a noun or adjective of days is in the plural, as behind a number that counts them: «дней», «рабочих».
pub(super) fn is_plural(form: &str) -> bool {
    form.ends_with("их") || form.ends_with("ых") || ["дней", "дни", "дням", "днях"].contains(&form)
}

/// All forms and their words.
pub(super) fn forms() -> impl Iterator<Item = (String, ClassedWord)> {
    participles().chain(listed()).chain(month_names()).chain(numerals()).chain(durations())
}

/// The forms of the word list.
fn listed() -> impl Iterator<Item = (String, ClassedWord)> {
    let lines = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(':')).flat_map(|(head, forms)| {
        let (name, value) = head.split_once(' ').unwrap_or((head, "0"));
        let class = Class::named(name).unwrap_or(Class::Unknown);
        let word = ClassedWord { class, value: value.parse().unwrap_or(0) };
        forms.split_whitespace().map(move |form| (form.to_owned(), word))
    })
}

/// The months in their cases, as far as the grammar tells them apart.
fn month_names() -> impl Iterator<Item = (String, ClassedWord)> {
    months::month_forms().map(|(month, case, form)| {
        let class = match case {
            None => Class::Short,
            Some(Case::Nominative | Case::Accusative) => Class::Nominative,
            Some(Case::Genitive) => Class::Genitive,
            Some(Case::Prepositional) => Class::Prepositional,
            Some(Case::Dative | Case::Instrumental) => Class::Oblique,
        };
        (form, ClassedWord { class, value: u8::try_from(month.number_from_month()).unwrap_or(1) })
    })
}

/// Participles.
fn participles() -> impl Iterator<Item = (String, ClassedWord)> {
    let ends = |stem: &str| if stem.ends_with("вш") { PAST } else { HARD };
    PARTICIPLES.split_whitespace().flat_map(move |stem| {
        ends(stem).split(' ').map(move |end| (format!("{stem}{end}"), ClassedWord::of(Class::Done)))
    })
}

/// Ordinal and cardinal numbers.
fn numerals() -> impl Iterator<Item = (String, ClassedWord)> {
    let thirtieth = (30, "тридцат", HARD);
    let ordinals =
        (1..).zip(ORDINALS).map(|(value, stem)| (value, stem, if value == 3 { SOFT } else { HARD }));
    let ordinals = ordinals.chain([thirtieth]).flat_map(|(value, stem, ends)| {
        let word = ClassedWord { class: Class::Ordinal, value };
        ends.split(' ').map(move |end| (format!("{stem}{end}"), word))
    });
    let cardinals = CARDINALS.iter().flat_map(|(value, forms, _)| {
        let word = ClassedWord { class: Class::Cardinal, value: *value };
        forms.split_whitespace().map(move |form| (form.to_owned(), word))
    });
    ordinals.chain(cardinals)
}

/// Adjectives of duration: «месячный», «двухнедельный», «пятидневный».
fn durations() -> impl Iterator<Item = (String, ClassedWord)> {
    let word = |number, unit| ClassedWord { class: Class::Lasting, value: lasting_value(number, unit) };
    let ones = std::iter::once((1, ""));
    let prefixes = ones.chain(CARDINALS.iter().map(|(number, _, prefix)| (*number, *prefix)));
    let made = prefixes.flat_map(move |(number, prefix)| {
        LASTING.into_iter().flat_map(move |(unit, stem)| {
            ["ый", "ого", "ом", "ому", "ым"].map(|end| (format!("{prefix}{stem}{end}"), word(number, unit)))
        })
    });
    let alone = LASTING_ALONE.into_iter().flat_map(move |(number, unit, forms)| {
        forms.split(' ').map(move |form| (form.to_owned(), word(number, unit)))
    });
    // «10-ти дневный» and «5-тидневный» have their number before them.
    let ends =
        [("тидневный", TimeUnit::Day), ("тимесячный", TimeUnit::Month), ("тинедельный", TimeUnit::Week)];
    made.chain(alone).chain(ends.map(|(form, unit)| (form.to_owned(), word(0, unit))))
}
