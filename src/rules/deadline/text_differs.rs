//! `deadline/text-differs`: the text of a measure names another date than its deadline.

use chrono::{Datelike, NaiveDate};

use crate::deadline::{Mention, Occurrence};
use crate::model::{Owner, Role, Text};
use crate::rules::prelude::*;
use crate::rules::texts::KnownText;
use crate::rules::words::date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/text-differs",
    severity: Severity::Warning,
    page: include_str!("text_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<TextDiffers>,
};

/// The date in the text, and the deadline: as written, and its first last day.
#[derive(Debug, Serialize, Deserialize)]
struct TextDiffers {
    day: NaiveDate,
    said: String,
    due: NaiveDate,
}

/// Words after which a date is the last day.
const UNTIL: [&str; 6] = ["до", "До", "позднее", "к", "К", "срок"];

/// Words, and from three letters on their beginnings, after which a date is not the day of the work: it starts there,
/// it dates a document, or it is the number of a room or a clause.
const OTHER: [&str; 25] = [
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
];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for texts in view.texts().chunk_by(|one, other| one.owner == other.owner) {
        let Some(Owner::Row(place)) = texts.first().map(|text| text.owner) else { continue };
        let (row, times) = (view.roadmap.row(place), view.times.measures[place].occurrences());
        let Some((text, mention, day)) = differing(texts, times) else { continue };
        let (Some((deadline, _)), Some(due)) = (row.deadline(), times.first()) else { continue };
        let args = TextDiffers { day, said: deadline.text.to_string(), due: due.due };
        let finding = view.finding(&RULE, view.words(text, mention.span), Some(&row.measure.id), args);
        findings.push(finding.with_span(deadline.span));
    }
}

/// The first date in the texts of a measure that none of its times agrees with.
fn differing<'w>(
    texts: &[KnownText<'w>],
    times: &[Occurrence],
) -> Option<(&'w Text, Mention<'w>, NaiveDate)> {
    let first = times.first()?;
    let own = texts.iter().filter(|text| matches!(text.role, Role::Title | Role::Result | Role::Note));
    let mut dated = own.flat_map(|text| text.words.mentions().iter().map(|mention| (text.text, *mention)));
    dated.find_map(|(text, mention)| {
        let agrees = times.iter().any(|time| is_other(&mention) || agrees(&mention, time));
        // A date without its year is one of the year in which the work is due.
        let year = mention.years.map_or(first.due.year(), |(_, year)| year);
        let day = mention.day.filter(|_| mention.cited.is_none())?.of(year)?;
        (!agrees).then_some((text, mention, day))
    })
}

/// Whether a date is no deadline of the work: it starts there, or it dates a document.
fn is_other(mention: &Mention<'_>) -> bool {
    let before = mention.before.to_lowercase();
    let other = OTHER.iter().any(|stem| match stem.chars().count() {
        0..=2 => before == *stem,
        _ => before.starts_with(stem),
    });
    other && !mention.range
}

/// Whether a date agrees with a time: a last day must be the last, any other lie within the window.
fn agrees(mention: &Mention<'_>, time: &Occurrence) -> bool {
    let years = match mention.years {
        Some((_, year)) => year..=year,
        None => time.opens.unwrap_or(time.due).year()..=time.due.year(),
    };
    let mut days = years.filter_map(|year| mention.day?.of(year));
    if UNTIL.contains(&mention.before) {
        return days.any(|day| day == time.due);
    }
    days.any(|day| time.opens.is_none_or(|opens| opens <= day) && day <= time.due)
}

impl Words for TextDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (day, said) = (date(self.day, tell.lang), &self.said);
        say!(tell.lang, "в тексте {day}, а срок «{said}»", "the text says {day}, the deadline “{said}”")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "исправить дату в тексте или срок: верно одно из двух",
            "mend the date in the text or the deadline: one of the two is right"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "срок мероприятия", "the measure's deadline")
    }

    fn data(&self) -> Data {
        Data::of("text", self.day.to_string()).with("due", self.due.to_string())
    }
}
