//! `deadline/text-differs`: the text of a measure, a clause or a section names another date than its deadline, or a day that
//! there is not.

use chrono::{Datelike, Month, NaiveDate};

use super::months;
use super::no_such_day::{NoSuchDay, no_such_day};
use crate::base::{ClauseIdx, Lang, RowIdx, SectionIdx};
use crate::deadline::{DateMention, Occurrence};
use crate::model::{Clause, Deadline, Owner, Row, Text, TextRole};
use crate::rules::passages::KnownText;
use crate::rules::prelude::*;
use crate::rules::texts::TextQuestion;
use crate::rules::words::date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/text-differs",
    severity: Severity::Warning,
    page: include_str!("text_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<WrongDate>,
};

/// What is wrong with a date in a text.
#[derive(Debug, Serialize, Deserialize)]
enum WrongDate {
    Differs(TextDiffers),
    None(NoSuchDay),
}

/// The date in the text, and the deadline: as written, and its first last day.
#[derive(Debug, Serialize, Deserialize)]
struct TextDiffers {
    /// The day; of months, the last one.
    day: NaiveDate,
    /// The numbers of the first and the last month, where it names no day.
    months: Option<(u32, u32)>,
    said: String,
    due: NaiveDate,
}

/// Words after which a date is the last day.
const UNTIL: [&str; 5] = ["до", "До", "позднее", "позже", "срок"];

/// Words, and from three letters on their beginnings, after which a date is not the day of the work: it starts there,
/// it dates a document, or it is the number of a room or a clause.
const OTHER: [&str; 29] = [
    "с",
    "со",
    "на",
    "от",
    "по",
    "№",
    "каб",
    "ауд",
    "пункт",
    "стать",
    "после",
    "начиная",
    "приказ",
    "протокол",
    "письм",
    "распоряж",
    "постановл",
    "закон",
    "указ",
    "договор",
    "соглашени",
    "решени",
    "редакци",
    "изменени",
    "версии",
    "финал",
    "старт",
    "начал",
    "тур",
];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    findings.extend(nowhere(view));
    for texts in view.dated_texts() {
        let Some(owner) = texts.first().map(|text| text.owner) else { continue };
        let found = match owner {
            Owner::Row(at) => in_row(view, texts, at),
            Owner::Clause(at) => in_clause(view, texts, at),
            Owner::Section(at) => in_section(view, texts, at),
            Owner::Roadmap | Owner::Order | Owner::Indicator(_) | Owner::Annex(_) => None,
        };
        let Some(DifferingDate { text, mention, day, deadline, due }) = found else { continue };
        let number = |month: Month| month.number_from_month();
        let months = mention.months.map(|(first, last)| (number(first), number(last)));
        let args = TextDiffers { day, months, said: deadline.text.to_string(), due };
        let about = view.roadmap.id_of(owner);
        let finding = view.finding(&RULE, view.words(text, mention.span), about, WrongDate::Differs(args));
        findings.push(finding.with_span(deadline.span));
    }
}

/// The days in texts that there are not; those of deadlines and of dates are told where those are read.
fn nowhere(view: &View<'_>) -> Vec<Finding> {
    let naming = view.chosen(|text| {
        let names = |text: &str| no_such_day(text).is_some();
        text.role != TextRole::Deadline
            && text.words.has_figures()
            && text.words.says(TextQuestion::NamesNoDay, names)
    });
    let found = naming.filter_map(|text| {
        let (day, span) = no_such_day(text.text)?;
        let about = view.roadmap.id_of(text.owner);
        Some(view.finding(&RULE, view.words(text.text, span), about, WrongDate::None(day)))
    });
    found.filter(|finding| view.is_whole(finding.place.span)).collect()
}

/// A date in a text, and the deadline that it does not agree with.
struct DifferingDate<'w> {
    text: &'w Text,
    mention: DateMention<'w>,
    day: NaiveDate,
    deadline: &'w Deadline,
    due: NaiveDate,
}

/// The first date in the texts of a measure that none of its times agrees with.
fn in_row<'w>(view: &View<'w>, texts: &[KnownText<'w>], at: RowIdx) -> Option<DifferingDate<'w>> {
    let times = view.times.measures.entry(at)?.occurrences();
    let (deadline, _) = view.roadmap.row(at).deadline()?;
    let due = times.first()?.due;
    const ROLES: [TextRole; 3] = [TextRole::Title, TextRole::Result, TextRole::Note];
    if let Some((text, mention)) = dated(texts, &ROLES).find(|(_, mention)| !is_of(mention, times)) {
        return Some(DifferingDate { text, mention, day: day_of(&mention, due.year())?, deadline, due });
    }
    let plan = view.times.period?;
    let mut own =
        mentioned(texts, &ROLES).filter_map(|(text, mention)| Some((text, mention, mention.months?)));
    let (text, mention, day) = own.find_map(|(text, mention, found)| {
        let named = mention.years.map(|(year, _)| year);
        let agrees = times.iter().any(|time| months::agree(found, named, time, &plan));
        let (_, day) = months::days(found, named.unwrap_or(due.year()))?;
        (!agrees && months::is_of_the_work(&text.value, &mention)).then_some((text, mention, day))
    })?;
    Some(DifferingDate { text, mention, day, deadline, due })
}

/// The last day in a clause whose own deadline is another, where no date of its text is that.
fn in_clause<'w>(view: &View<'w>, texts: &[KnownText<'w>], at: ClauseIdx) -> Option<DifferingDate<'w>> {
    let clause = view.roadmap.order.as_ref()?.clauses.entry(at)?;
    let Some(deadline) = clause.deadline.as_ref() else { return in_bound_clause(view, texts, clause) };
    let times = view.times.clauses.entry(at)?.occurrences();
    let due = times.first()?.due;
    if dated(texts, &[TextRole::Clause]).any(|(_, mention)| !is_other(&mention) && is_of(&mention, times)) {
        return None;
    }
    let (text, mention) = dated(texts, &[TextRole::Clause]).find(|(_, mention)| is_last(mention))?;
    Some(DifferingDate { text, mention, day: day_of(&mention, due.year())?, deadline, due })
}

/// The last day in a clause that has no deadline of its own, where none of the measures that it is one duty with has that day.
fn in_bound_clause<'w>(
    view: &View<'w>,
    texts: &[KnownText<'w>],
    clause: &'w Clause,
) -> Option<DifferingDate<'w>> {
    let is_named = |row: &Row<'w>| clause.measures.iter().any(|id| *id.value == *row.measure.id.value);
    let rows: Vec<Row<'w>> = view.roadmap.rows_in_force().filter(is_named).collect();
    let times = |row: &Row<'w>| view.times.measures.entry(row.place).map(|time| time.occurrences());
    let (text, mention) = dated(texts, &[TextRole::Clause]).find(|(_, mention)| is_last(mention))?;
    let first = *rows.first()?;
    let due = times(&first)?.first()?.due;
    let is_one = rows.iter().filter_map(times).any(|times| is_of(&mention, times));
    let (deadline, _) = first.deadline()?;
    let day = day_of(&mention, due.year())?;
    (!is_one).then_some(DifferingDate { text, mention, day, deadline, due })
}

/// The last day in the title of a section of which a measure is due later, or whose own deadline is another.
fn in_section<'w>(view: &View<'w>, texts: &[KnownText<'w>], at: SectionIdx) -> Option<DifferingDate<'w>> {
    let (text, mention) =
        dated(texts, &[TextRole::Title]).find(|(_, mention)| is_last(mention) || mention.range)?;
    let own = view.times.sections.entry(at).map_or(&[][..], |time| time.occurrences());
    let deadline = view.roadmap.sections.entry(at)?.deadline.as_ref();
    if let (Some(first), Some(deadline)) = (own.first(), deadline) {
        let day = day_of(&mention, first.due.year())?;
        return (!is_of(&mention, own)).then_some(DifferingDate {
            text,
            mention,
            day,
            deadline,
            due: first.due,
        });
    }
    view.roadmap.rows_in(at).find_map(|row| {
        let times = view.times.measures.entry(row.place)?.occurrences();
        let due = times.iter().map(|time| time.due).max()?;
        let day = day_of(&mention, due.year())?;
        let (deadline, _) = row.deadline()?;
        (day < due).then_some(DifferingDate { text, mention, day, deadline, due })
    })
}

/// The dates of texts of these roles that speak of the work.
fn dated<'t, 'w: 't>(
    texts: &'t [KnownText<'w>],
    roles: &'t [TextRole],
) -> impl Iterator<Item = (&'w Text, DateMention<'w>)> + 't {
    mentioned(texts, roles).filter(|(_, mention)| mention.day.is_some())
}

/// The times in texts of these roles that speak of the work.
fn mentioned<'t, 'w: 't>(
    texts: &'t [KnownText<'w>],
    roles: &'t [TextRole],
) -> impl Iterator<Item = (&'w Text, DateMention<'w>)> + 't {
    let own = texts.iter().filter(|text| roles.contains(&text.role));
    let mentions = own.flat_map(|text| text.words.mentions().iter().map(|mention| (text.text, *mention)));
    mentions.filter(|(_, mention)| mention.cited.is_none())
}

/// The day of a mention. A date without its year is one of the year in which the work is due.
fn day_of(mention: &DateMention<'_>, year: i32) -> Option<NaiveDate> {
    mention.day?.of(mention.years.map_or(year, |(_, year)| year))
}

/// Whether it names the last day, as «до 15 мая» does.
fn is_last(mention: &DateMention<'_>) -> bool {
    UNTIL.contains(&mention.before) && !mention.range
}

/// Whether a date agrees with one of the times, or is none of the work.
fn is_of(mention: &DateMention<'_>, times: &[Occurrence]) -> bool {
    is_other(mention) || times.iter().any(|time| agrees(mention, time))
}

/// Whether a date is no deadline of the work: it starts there, or it dates a document.
fn is_other(mention: &DateMention<'_>) -> bool {
    let before = mention.before.to_lowercase();
    let other = OTHER.iter().any(|stem| match stem.chars().count() {
        0..=2 => before == *stem,
        _ => before.starts_with(stem),
    });
    other && !mention.range
}

/// Whether a date agrees with a time: a last day must be the last, any other lie within the window.
fn agrees(mention: &DateMention<'_>, time: &Occurrence) -> bool {
    let years = match mention.years {
        Some((_, year)) => year..=year,
        None => time.opens.unwrap_or(time.due).year()..=time.due.year(),
    };
    let mut days = years.filter_map(|year| mention.day?.of(year));
    if UNTIL.contains(&mention.before) {
        return days.any(|day| day == time.due);
    }
    // What is made «к 25 августа» may well be made before.
    if matches!(mention.before, "к" | "К") {
        return days.any(|day| time.due <= day);
    }
    days.any(|day| time.opens.is_none_or(|opens| opens <= day) && day <= time.due)
}

impl TextDiffers {
    fn told(&self, lang: Lang) -> String {
        let said = &self.said;
        if let Some(months) = self.months {
            let months = months::names(months, lang);
            return say!(
                lang,
                "в тексте «{months}», а срок «{said}»",
                "the text says {months}, the deadline “{said}”"
            );
        }
        let day = date(self.day, lang);
        say!(lang, "в тексте {day}, а срок «{said}»", "the text says {day}, the deadline “{said}”")
    }
}

impl Words for WrongDate {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            WrongDate::Differs(differs) => differs.told(tell.lang),
            WrongDate::None(NoSuchDay { said, days, .. }) => say!(
                tell.lang,
                "в тексте «{said}»: такого дня нет, в этом месяце {days} дней",
                "the text says “{said}”: there is no such day, the month has {days} days"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            WrongDate::Differs(_) => say!(
                tell.lang,
                "исправить дату в тексте или срок: верно одно из двух",
                "mend the date in the text or the deadline: one of the two is right"
            ),
            WrongDate::None(_) => {
                say!(tell.lang, "назвать день, который есть в этом месяце", "name a day that the month has")
            }
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "а здесь срок другой", "the deadline here is another")
    }

    fn data(&self) -> Data {
        let WrongDate::Differs(differs) = self else { return Data::default() };
        let mut text = differs.day.to_string();
        // Of months, the year and the month: `2024-05`.
        text.truncate(if differs.months.is_some() { 7 } else { text.len() });
        Data::of("text", text).with("due", differs.due.to_string())
    }
}
