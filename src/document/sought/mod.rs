//! Many acts looked for in many texts, each text walked once for all of them.

mod in_text;
mod words;

use std::cell::LazyCell;

use chrono::NaiveDate;
use foldhash::{HashMap, HashMapExt, HashSet};

use self::in_text::{KindsInText, is_number_alone, is_whole, same_length};
use self::words::{Distinct, Finder};
use super::naming::{date_forms, has_any_date};
use crate::model::Act;

/// How the words begin that name acts.
const ACTS: [&str; 8] =
    ["приказ", "распоряжен", "постановлен", "решени", "указ", "закон", "письм", "протокол"];

/// What is asked of the date of an act that a text names by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AskedDate {
    /// It stands there if any date does.
    IfAny,
    /// It stands there.
    Always,
}

/// Which of the acts one of the texts names: by the number as a whole and the date; an act without a number by its title.
pub(super) fn named_in<'t>(
    texts: impl IntoIterator<Item = &'t str>,
    acts: &[Act],
    asked: AskedDate,
) -> Vec<bool> {
    if acts.is_empty() {
        return Vec::new();
    }
    let mut words = ActWords::default();
    let wanted: Vec<WantedAct> = acts.iter().map(|act| words.add(act)).collect();
    let sought = SoughtActs::of(words);
    let mut named = NamedActs::default();
    for text in texts {
        sought.look(text, asked, &mut named);
    }
    wanted.iter().map(|act| named.has(act)).collect()
}

/// An act as texts name it, its words by their places among those that are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum WantedAct {
    Titled(usize),
    Numbered(OfNumber, Option<NaiveDate>),
}

/// A number, and the stem with which the title begins of the act that bears it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct OfNumber {
    number: usize,
    stem: Option<usize>,
}

/// The acts that were found.
#[derive(Default)]
struct NamedActs {
    acts: HashSet<WantedAct>,
    /// Numbers that a text names without any date.
    of_any_day: HashSet<OfNumber>,
}

impl NamedActs {
    fn has(&self, act: &WantedAct) -> bool {
        self.acts.contains(act) || matches!(act, WantedAct::Numbered(of, _) if self.of_any_day.contains(of))
    }
}

/// The words of all acts.
#[derive(Default)]
struct ActWords {
    titles: Distinct,
    numbers: Distinct,
    stems: Distinct,
    /// The days of the acts, in each form in which texts name them.
    days: Distinct,
    of_days: Vec<NaiveDate>,
    groups: HashMap<OfNumber, HashSet<Option<NaiveDate>>>,
}

impl ActWords {
    fn add(&mut self, act: &Act) -> WantedAct {
        let Some(number) = &act.number else {
            return WantedAct::Titled(self.titles.add(act.title.trim().to_lowercase()));
        };
        let stem = stem_of(&act.title).map(|stem| self.stems.add(stem));
        let of = OfNumber { number: self.numbers.add(number.trim().to_owned()), stem };
        let day = act.date.map(|date| date.day);
        let is_new = self.groups.entry(of).or_default().insert(day);
        for form in day.filter(|_| is_new).iter().flat_map(|day| date_forms(*day)) {
            if self.days.add(form) == self.of_days.len() {
                self.of_days.extend(day);
            }
        }
        WantedAct::Numbered(of, day)
    }
}

/// The stem by which a text names an act of that title: «Концепция» is «концепцией» there.
fn stem_of(title: &str) -> Option<String> {
    let own = same_length(title.split_whitespace().next()?);
    let (end, _) = own.char_indices().rev().nth(1)?;
    own.get(..end).filter(|stem| stem.len() > 4).map(str::to_owned)
}

/// What finds the words of all acts.
struct SoughtActs {
    titles: Finder,
    numbers: Finder,
    stems: Finder,
    days: Finder,
    of_days: Vec<NaiveDate>,
    groups: HashMap<OfNumber, HashSet<Option<NaiveDate>>>,
    /// The stems of each number.
    stems_of: HashMap<usize, Vec<Option<usize>>>,
    /// The stems of `ACTS`.
    kinds: Vec<usize>,
}

impl SoughtActs {
    fn of(mut words: ActWords) -> Self {
        let kinds = ACTS.iter().map(|kind| words.stems.add((*kind).to_owned())).collect();
        let mut stems_of: HashMap<usize, Vec<Option<usize>>> = HashMap::new();
        for of in words.groups.keys() {
            stems_of.entry(of.number).or_default().push(of.stem);
        }
        SoughtActs {
            titles: words.titles.finder(),
            numbers: words.numbers.finder(),
            stems: words.stems.finder(),
            days: words.days.finder(),
            of_days: words.of_days,
            groups: words.groups,
            stems_of,
            kinds,
        }
    }

    /// Looks for all acts in a text.
    fn look(&self, text: &str, asked: AskedDate, named: &mut NamedActs) {
        let plain = text.replace('\u{a0}', " ");
        named.acts.extend(self.titles.found_in(&plain.to_lowercase()).map(|(at, _)| WantedAct::Titled(at)));
        let numbers = self.standing(&plain);
        if numbers.is_empty() {
            return;
        }
        let without_marks = plain.replace(['«', '»', '"'], "");
        let found = self.days.found_in(&without_marks).filter_map(|(form, _)| self.of_days.get(form));
        let days: HashSet<Option<NaiveDate>> = found.copied().map(Some).chain([None]).collect();
        let is_undated = asked == AskedDate::IfAny && !has_any_date(&plain);
        for of in numbers {
            let Some(asked) = self.groups.get(&of).filter(|_| !is_undated) else {
                named.of_any_day.insert(of);
                continue;
            };
            let (few, many) = if days.len() < asked.len() { (&days, asked) } else { (asked, &days) };
            let both = few.iter().filter(|day| many.contains(*day));
            named.acts.extend(both.map(|day| WantedAct::Numbered(of, *day)));
        }
    }

    /// The numbers that stand in a text as those of acts.
    fn standing(&self, text: &str) -> HashSet<OfNumber> {
        let mut standing = HashSet::default();
        let words = LazyCell::new(|| KindsInText::of(text, &self.stems));
        for (number, place) in self.numbers.found_in(text).filter(|(_, place)| is_whole(text, place)) {
            let (Some(before), Some(written)) = (text.get(..place.start), text.get(place)) else { continue };
            let alone = is_number_alone(before, written);
            let marked = before.trim_end().strip_suffix(['№', 'N']);
            for stem in self.stems_of.get(&number).into_iter().flatten() {
                let of = OfNumber { number, stem: *stem };
                let stems = || self.kinds.iter().chain(stem);
                let is_of_act = || marked.is_some_and(|before| words.is_of_act(before.len(), stems()));
                if alone || !standing.contains(&of) && is_of_act() {
                    standing.insert(of);
                }
            }
        }
        standing
    }
}

#[cfg(test)]
mod tests {
    use super::in_text::is_of_number;
    use super::*;
    use crate::document::naming::has_date;
    use crate::model::{Date, Number, Text, iso_date};

    fn act(title: &str, number: Option<&str>, date: Option<&str>) -> Act {
        let text = |value: &str| Text { value: value.into(), ..Text::default() };
        let day = |date: &str| Date { day: iso_date(date).unwrap(), span: Default::default() };
        Act {
            title: text(title),
            number: number.map(|number| Number(text(number))),
            date: date.map(day),
            ..Act::default()
        }
    }

    fn is_named(text: &str, act: &Act, asked: AskedDate) -> bool {
        named_in([text], std::slice::from_ref(act), asked) == [true]
    }

    #[test]
    fn an_act_is_named_by_its_whole_number_and_its_date() {
        let cases = [
            ("в 2024 год", "2", None, false),
            ("приказ № 2 отменить", "2", None, true),
            ("приказ №\u{a0}2.", "2", None, true),
            ("приказ № 2.1", "2", None, false),
            ("приказ № 21", "2", None, false),
            ("приказ № 2-п", "2", None, false),
            ("приказ xN8", "8", None, true),
            ("приказ № __", "", None, true),
            ("распоряжение 1375-р", "1375-р", None, true),
            ("распоряжение 21375-р", "1375-р", None, false),
            ("приказ от 15.01.2022 № 8", "8", Some("2022-01-15"), true),
            ("приказ от «15» января 2022 г. № 8", "8", Some("2022-01-15"), true),
            ("приказ от 15.01.2021 № 8", "8", Some("2022-01-15"), false),
            ("приказ № 8", "8", Some("2022-01-15"), true),
            ("директору школы № 8 исполнить приказ", "8", Some("2022-01-15"), false),
            ("приказ № 7 довести до школы № 8", "8", Some("2022-01-15"), false),
            ("приказы № 7, № 8 отменить", "8", Some("2022-01-15"), true),
            ("приказы от 14.01.2022 № 7 и от 15.01.2022 № 8 отменить", "8", Some("2022-01-15"), true),
        ];
        for (text, number, date, right) in cases {
            assert_eq!(is_named(text, &act("Приказ", Some(number), date), AskedDate::IfAny), right, "{text}");
        }
    }

    #[test]
    fn an_act_is_named_in_full_by_number_and_date() {
        let act = act("Приказ", Some("8"), Some("2022-01-15"));
        let named = |text| is_named(text, &act, AskedDate::Always);
        assert!(named("внести в приказ управления от 15.01.2022 № 8 изменения"));
        assert!(!named("внести в приказ управления № 8 изменения"));
        assert!(!named("внести в приказ от 15.01.2022 № 7 изменения для школы № 8"));
    }

    /// The same, said plainly of one text and one act.
    fn plainly(text: &str, act: &Act, asked: AskedDate) -> bool {
        let text = text.replace('\u{a0}', " ");
        let Some(number) = &act.number else {
            return text.to_lowercase().contains(&act.title.trim().to_lowercase());
        };
        let stems: Vec<String> = ACTS.into_iter().map(str::to_owned).chain(stem_of(&act.title)).collect();
        let stands = text.match_indices(number.trim()).any(|(at, number)| {
            let before = &text[..at];
            let marked = before.trim_end().strip_suffix(['№', 'N']);
            let of_act = |before: &str| {
                let lower = before.to_lowercase();
                let Some(named) = stems.iter().filter_map(|stem| lower.rfind(&**stem)).max() else {
                    return false;
                };
                let Some(other) = lower.rfind('№').filter(|other| *other > named) else { return true };
                let behind = lower[other..].trim_start_matches(['№', ' ']).trim_start_matches(is_of_number);
                matches!(behind.trim(), "," | ";" | "и" | "")
                    || behind.trim_start_matches([',', ';', ' ']).trim_start_matches("и ").starts_with("от ")
            };
            is_whole(&text, &(at..at + number.len()))
                && (is_number_alone(before, number) || marked.is_some_and(of_act))
        });
        let dated = act.date.is_none_or(|date| {
            has_date(&text, date.day) || (asked == AskedDate::IfAny && !has_any_date(&text))
        });
        stands && dated
    }

    #[test]
    fn all_acts_in_all_texts_are_what_each_is_in_each() {
        let parts = [
            "приказ",
            "Концепцией ",
            "школы",
            " № ",
            "№",
            "N",
            "8",
            "18",
            "8-р",
            "а8",
            ", ",
            " и ",
            "\u{a0}",
            ".",
            " от ",
            "15.01.2022",
            "«15» января 2022 г.",
            "05.01.2022",
            "устав",
            "Устава школы",
            " ",
        ];
        let numbers = [None, Some("8"), Some("18"), Some("8-р"), Some("")];
        let titles = ["Приказ о плане", "Концепция развития", "Устав", " устав школы"];
        let dates = [None, Some("2022-01-15"), Some("2022-01-05")];
        let acts: Vec<Act> = numbers
            .iter()
            .flat_map(|number| titles.map(|title| (title, *number)))
            .flat_map(|(title, number)| dates.map(|date| act(title, number, date)))
            .collect();
        let mut state = 7_u64;
        let mut draw = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        for _ in 0..400 {
            let texts: Vec<String> =
                (0..2).map(|_| (0..draw(12)).map(|_| parts[draw(parts.len())]).collect()).collect();
            for asked in [AskedDate::IfAny, AskedDate::Always] {
                let each = |act: &Act| texts.iter().any(|text| plainly(text, act, asked));
                let plain: Vec<bool> = acts.iter().map(each).collect();
                assert_eq!(
                    named_in(texts.iter().map(|text| &**text), &acts, asked),
                    plain,
                    "{texts:?} {asked:?}"
                );
            }
        }
    }
}
