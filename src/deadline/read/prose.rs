//! Dates, months and years in running text, read by the language of deadlines, with what tells a citation from a statement.
//!
//! A text without a figure, and one that only counts something, costs a look at its letters.

use chrono::Month;

use super::cited::{Cited, cited};
use super::glance::may_mention;
use super::grammar::WordingTable;
use super::lex;
use super::lexeme::{Lexeme, lexemes};
use super::matcher::Matcher;
use super::point::{Point, Role, Shape, YearMark};
use super::reader::Parser;
use super::rows::{GRAMMAR, RowBuilder};
use super::russian::citing::{NUMBERED, NUMBERED_STEMS};
use super::vocabulary::{Class, MONTH};
use crate::base::Span;
use crate::deadline::interval::{Day, Interval, month};
use crate::deadline::term::Year;
use crate::russian::letters::fold;

/// A date, a month, a year or years as mentioned in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMention<'t> {
    /// The first and the last year it names; none where it names a day or a month without its year.
    pub years: Option<(i32, i32)>,
    /// Whether it goes from one time to another.
    pub range: bool,
    /// The day it names, or the last of its days.
    pub day: Option<Day>,
    /// The first and the last month it names, where it names no day: of a quarter, those of the quarter.
    pub months: Option<(Month, Month)>,
    /// Whether it names these as quarters.
    pub quarters: bool,
    /// Whether it is called an academic year.
    pub school: bool,
    /// Why it says nothing of the time of the work.
    pub cited: Option<Cited>,
    /// The one word before it: «в» of «в мае 2023 года», «позднее» of «не позднее 10 февраля».
    pub before: &'t str,
    /// Where it stands, in bytes of the text.
    pub span: Span,
}

/// The dates, months and years that a text mentions, in order. A number that only looks like a year («2000 рублей») is none.
pub fn mentions(text: &str) -> Vec<DateMention<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let piece = rest.get(..piece(rest)).unwrap_or(rest);
        if may_mention(piece) {
            found.extend(read(piece).into_iter().map(|mention| {
                let range = mention.span.range();
                DateMention { span: Span::new(from + range.start, from + range.end), ..mention }
            }));
        }
        from += piece.len();
    }
    found
}

/// How many bytes are read at once: the places of lexemes, none of which is shorter than a byte, are kept in two bytes.
const PIECE: usize = 60_000;

/// How much of a text is read at once: all but of very long ones, which are cut where no date goes on.
fn piece(text: &str) -> usize {
    if text.len() <= PIECE {
        return text.len();
    }
    let most = (0..=PIECE).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let head = text.get(..most).unwrap_or_default();
    let cut = head.rfind([',', ';', '\n']).or_else(|| head.rfind(' '));
    cut.map_or(most, |at| at + 1)
}

/// The mentions of a text, which is read whole.
fn read(text: &str) -> Vec<DateMention<'_>> {
    let tokens = lex::lex(text).list;
    let lexemes = lexemes(text, &tokens);
    let mut reader = Parser::new(text, &tokens, Matcher::new(&GRAMMAR, &lexemes));
    let (mut found, mut at) = (Vec::new(), 0);
    while at < lexemes.len() {
        match mention(&mut reader, text, at) {
            Some((mention, end)) => {
                found.extend(mention);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// What may begin a date: a number, a month, a date of digits.
const HEADS: u128 = Class::Small.bit()
    | Class::Roman.bit()
    | Class::Ordinal.bit()
    | Class::Date.bit()
    | Class::Monthly.bit()
    | Class::Long.bit()
    | MONTH;

/// The mention at a lexeme, and where to look on; none where no date begins there.
fn mention<'t>(
    reader: &mut Parser<'_>,
    text: &'t str,
    at: usize,
) -> Option<(Option<DateMention<'t>>, usize)> {
    if !reader.is(at, HEADS) || is_part_of_code(reader, at) {
        return None;
    }
    let (first, mut end) = point(reader, at)?;
    let mut last = first;
    let mut range = matches!(first.year, YearMark::Span(..) | YearMark::School(_)) && !is_half(first);
    let joins = reader.is(end, Class::Dash.bit()) && !reader.is(end + 1, Class::Dash.bit())
        || reader.is(end, Class::Until.bit() | Class::Before.bit())
            && reader.is(at.wrapping_sub(1), Class::From.bit());
    if joins && let Some((point, after)) = point(reader, end + 1) {
        (last, end, range) = (point, after, true);
    }
    // «10 по 15 мая»: a number alone is no date, but may begin one.
    if last.shape.is_number() || first.shape.is_number() && !range {
        return None;
    }
    let years = years(first, last);
    let day = match last.shape {
        Shape::Full(Interval::Day(day)) => Some(day),
        _ => None,
    };
    let (months, quarters) = months(first, last);
    let school =
        (at..end).any(|at| reader.is(at, Class::School.bit())) || matches!(last.year, YearMark::School(_));
    let school = school && !(is_half(last) && years.is_some());
    let one_year = end == at + 1 && reader.is(at, Class::Long.bit());
    if years.is_none() && day.is_none() && months.is_none() || one_year || is_code_behind(reader, end, range)
    {
        return Some((None, end));
    }
    let span = reader.span(at, end);
    let before = text.get(..span.range().start).unwrap_or_default();
    let word = before.trim_end().rsplit(parts_words).next().unwrap_or_default();
    let named = years.is_none().then_some(day).flatten();
    let cited = cited(reader, (before, word), end, named);
    Some((Some(DateMention { years, range, day, months, quarters, school, cited, before: word, span }), end))
}

/// The point at a lexeme, whatever the case of its month, and where it ends.
fn point(reader: &mut Parser, at: usize) -> Option<(Point, usize)> {
    if !reader.is(at, HEADS) {
        return None;
    }
    let (RowBuilder::Point(build), node) = reader.node(WordingTable::Point, at)? else { return None };
    let places = [Role::Free, Role::Genitive, Role::Inside, Role::Accusative];
    let built = places.into_iter().find_map(|place| build(reader, &node, place).ok());
    if let Some(point) = built {
        return (!matches!(point.shape, Shape::Monthly(..))).then_some((point, node.end));
    }
    // «в 2024 учебном году» is no year of the calendar, but a mention all the same.
    let school = (at..node.end).any(|at| reader.is(at, Class::School.bit()));
    let year = reader.lexeme(at).filter(|lexeme| school && lexeme.is(Class::Long.bit()))?.value;
    let year = YearMark::Of(Year::Named(i32::try_from(year).ok()?));
    Some((Point { shape: Shape::Full(Interval::SchoolYear), year, span: reader.of(&node) }, node.end))
}

/// The first and the last month of a range of months or of quarters, and which of them it is.
fn months(first: Point, last: Point) -> (Option<(Month, Month)>, bool) {
    let (Shape::Full(first), Shape::Full(last)) = (first.shape, last.shape) else { return (None, false) };
    match (first, last) {
        (Interval::Month(first), Interval::Month(last)) => (Some((first, last)), false),
        (Interval::Quarter(first), Interval::Quarter(last)) => {
            let (first, last) = (u32::from(first.get()), u32::from(last.get()));
            (Some((month(first * 3 - 2), month(last * 3))), true)
        }
        _ => (None, false),
    }
}

/// The first and the last year of a range.
fn years(first: Point, last: Point) -> Option<(i32, i32)> {
    let of = |point: Point| match point.year {
        YearMark::Of(Year::Named(year)) => Some((year, year)),
        YearMark::Span(from, to) => Some((from, to)),
        YearMark::School(year) => match point.shape {
            // The first half of an academic year ends with December, and the second one lies in the year behind it.
            Shape::Full(Interval::SchoolHalf(half)) => {
                let year = year + i32::from(half.get() > 1);
                Some((year, year))
            }
            _ => Some((year, year + 1)),
        },
        _ => None,
    };
    match (of(first), of(last)) {
        (Some((from, _)), Some((_, to))) => Some((from.min(to), to)),
        (one, other) => other.or(one),
    }
}

/// Whether it is a half of an academic year, which is of one year of the calendar.
fn is_half(point: Point) -> bool {
    matches!(point.shape, Shape::Full(Interval::SchoolHalf(_)))
}

/// Whether letters or figures of a number stand before the lexeme, as in «Р-2021», «№ 2021».
fn is_part_of_code(reader: &Parser, at: usize) -> bool {
    let Some(lexeme) = reader.lexeme(at) else { return true };
    let before = reader.text.get(..lexeme.span.range().start).unwrap_or_default();
    let glued =
        before.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '/' | '.' | '_'));
    let sign = at > 0 && reader.is(at - 1, Class::Sign.bit());
    let sign = sign || lexeme.is(Class::Date.bit()) && is_numbered(before);
    glued && lexeme.is(Class::Long.bit() | Class::Small.bit() | Class::Date.bit()) || sign
}

/// Whether the sign parts the word behind it from what is before.
fn parts_words(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '(' | '«')
}

/// Whether the last word is one that a number of a place in a document follows: «п. 4.2», «подпункт 3.4».
fn is_numbered(before: &str) -> bool {
    let word = fold(before.trim_end().rsplit(parts_words).next().unwrap_or_default());
    NUMBERED.contains(&word.as_str()) || NUMBERED_STEMS.iter().any(|stem| word.starts_with(stem))
}

/// Whether the number goes on behind the year: «2024-р», «2020/15».
fn is_code_behind(reader: &Parser, end: usize, range: bool) -> bool {
    let glued = |at: usize| reader.lexeme(at).is_some_and(|lexeme: &Lexeme| !lexeme.blank);
    let joins = reader.is(end, Class::Slash.bit() | Class::Dash.bit());
    let word = reader.is(end.wrapping_sub(1), Class::Year.bit() | Class::YearShort.bit() | Class::Dot.bit());
    !range && !word && joins && glued(end) && glued(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(i32, i32, bool)> {
        let years = |one: DateMention<'_>| one.years.map(|(from, to)| (from, to, one.cited.is_some()));
        mentions(text).into_iter().filter_map(years).collect()
    }

    #[test]
    fn years_are_found_and_numbers_are_not() {
        assert_eq!(told("за 2023 год"), [(2023, 2023, false)]);
        assert_eq!(told("на 2020 – 2024 гг."), [(2020, 2024, false)]);
        assert_eq!(told("на 2022-2027"), [(2022, 2027, false)]);
        assert_eq!(told("с 2021 г. по 2024 г."), [(2021, 2024, false)]);
        assert_eq!(told("в 2022/23 учебном году"), [(2022, 2023, false)]);
        assert_eq!(told("на 2020 – 2021 учебный год"), [(2020, 2021, false)]);
        assert_eq!(told("на второе полугодие 2023/2024 учебного года"), [(2024, 2024, false)]);
        assert_eq!(told("на I полугодие 2023-2024 учебного года"), [(2023, 2023, false)]);
        assert_eq!(told("2000 рублей, кабинет 2024, Р-2021"), []);
        assert_eq!(told("в 2024-м учебном году"), [(2024, 2024, false)]);
    }

    #[test]
    fn a_glance_passes_over_nothing_that_is_a_mention() {
        let forms: Vec<String> = crate::russian::months::month_forms().map(|(.., form)| form).collect();
        let cases = |form: &str| {
            let great = form.to_uppercase();
            [form.to_owned(), great, crate::russian::letters::capital(form), form.replace('а', "a")]
        };
        let months = forms.iter().flat_map(|form| cases(form));
        let made = months.flat_map(|month| {
            ["5 {}", "до 5 {}.", "5 «{}»", "(5) {}", "5.{}", "5{}", "в{} 5", "{} 24 г", "1О {}", "5-го {}"]
                .map(|frame| frame.replace("{}", &month))
        });
        let years = [
            "24 г.",
            "«24» года",
            "24г",
            "24-го года",
            "2О г.",
            "5.2",
            "5.«2»",
            "О5.2",
            "5 2.5",
            "1/2",
            "5 2О24",
        ];
        let (mut seen, mut passed) = (0, 0);
        for text in
            made.chain(years.map(str::to_owned)).flat_map(|text| [text.clone(), format!("Сбор, {text})")])
        {
            seen += usize::from(!read(&text).is_empty());
            passed += usize::from(!may_mention(&text));
            assert_eq!(mentions(&text), read(&text), "{text}");
        }
        assert!(seen > 100 && passed > 0, "{seen} and {passed}");
        assert!(!may_mention("Внесение изменений в направления проекта (10)"));
        assert!(!may_mention("Направление апробации марафона") && may_mention("Провести в мае семинар"));
    }

    #[test]
    fn places_in_a_document_are_no_days() {
        for text in [
            "План учений (п. 4.2 Дорожной карты)",
            "Подпункт 3.4 Положения",
            "по ГОСТ 5.3",
            "см. ч.\u{a0}1.2",
        ] {
            assert_eq!(mentions(text), [], "{text}");
        }
        assert_eq!(mentions("провести 4.02").len(), 1);
    }

    #[test]
    fn citations_are_told_from_statements() {
        let told_why = |text: &str| mentions(text).first().and_then(|one| one.cited);
        assert_eq!(told_why("приказ от 25.12.2019 № Р-145"), Some(Cited::Act));
        assert_eq!(told_why("приказ от 27 июля 2021 года № 2346"), Some(Cited::Act));
        assert_eq!(told_why("закон (в ред. 30.12.2021)"), Some(Cited::Act));
        assert_eq!(told_why("80-летие Победы 9 мая 1945 года"), Some(Cited::Memory));
        assert_eq!(told_why("дети 2010 года рождения"), Some(Cited::Memory));
        assert_eq!(told_why("отчёт по итогам 2023 года"), Some(Cited::Past));
        assert_eq!(
            told("план «О мерах в 2021 году» и отчёт за 2022 год"),
            [(2021, 2021, true), (2022, 2022, false)]
        );
    }

    #[test]
    fn months_are_found_alone_and_from_one_to_another() {
        use chrono::Month::{July, June, May};
        let told = |text: &str| mentions(text).first().and_then(|one| one.months);
        assert_eq!(told("Провести в мае семинар"), Some((May, May)));
        assert_eq!(told("в течение мая – июня"), Some((May, June)));
        assert_eq!(told("с мая по июль"), Some((May, July)));
        assert_eq!(told("до 15 мая"), None);
        assert_eq!(told("занятия в маршрутах"), None);
    }

    #[test]
    fn dates_are_read_however_they_are_typed() {
        let day = |month, number| Day::new(month, number);
        for (text, words) in [
            ("представить до 15 мая 2024 года", "15 мая 2024 года"),
            ("представить до 15 мaя 2024 г.", "15 мaя 2024 г."),
            ("представить до 15.05.2024", "15.05.2024"),
            ("представить до 15 мая", "15 мая"),
            ("с 10 по 15 мая 2024 года", "10 по 15 мая 2024 года"),
        ] {
            let found = mentions(text);
            assert_eq!(found.first().and_then(|one| one.day), day(chrono::Month::May, 15), "{text}");
            assert_eq!(found.first().map(|one| &text[one.span.range()]), Some(words));
        }
        assert_eq!(
            mentions("сдать 5 фев. 2025 года").first().and_then(|one| one.day),
            day(chrono::Month::February, 5)
        );
        assert_eq!(mentions("не позднее 10.02.2024").first().map(|one| one.before), Some("позднее"));
    }
}
