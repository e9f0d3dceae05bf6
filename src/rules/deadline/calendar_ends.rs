//! `deadline/calendar-ends`: working days are counted in a year whose moved days off nobody knows yet.

use chrono::Datelike;

use super::{DeadlineEntry, entries};
use crate::base::Span;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/calendar-ends",
    severity: Severity::Advice,
    page: include_str!("calendar_ends.md"),
    check: Check::Roadmap(check),
    decode: decode::<CalendarEnds>,
};

/// The first year whose calendar is unknown.
#[derive(Debug, Serialize, Deserialize)]
struct CalendarEnds {
    year: i32,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut unknown = entries(view).filter_map(|entry| Some((year(view, &entry)?, entry)));
    let Some((year, entry)) = unknown.next() else { return };
    let whole = Span::new(0, entry.deadline.text.len());
    findings.push(entry.finding(view, &RULE, whole, CalendarEnds { year }));
}

/// The first year in which a deadline counts working days and whose calendar is unknown.
fn year(view: &View<'_>, entry: &DeadlineEntry<'_>) -> Option<i32> {
    let term = &entry.reading()?.term;
    if !term.counts_working_days() {
        return None;
    }
    let own = entry.time.occurrences().iter().flat_map(|time| [time.opens, Some(time.due)]);
    let own = own.flatten().map(|day| day.year());
    // A time after an event has no days of its own here; it falls into the plan's.
    let last =
        view.times.period.filter(|_| entry.time.occurrences().is_empty()).map(|period| period.last.year());
    own.chain(last).find(|year| !view.context.calendar.knows(*year))
}

impl Words for CalendarEnds {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let year = self.year;
        say!(
            tell.lang,
            "рабочие дни считаются и в {year} году, а его производственный календарь неизвестен: учтены выходные и \
             праздники статьи 112 Трудового кодекса, без переносов",
            "working days are counted in {year} too, whose production calendar is not known: weekends and the holidays \
             of article 112 of the Labour Code count, days moved do not"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "когда календарь выйдет, назвать его файл в настройках: «calendar: …»",
            "when the calendar is out, name its file in the settings: `calendar: …`"
        ))
    }

    fn data(&self) -> Data {
        Data::of("year", self.year)
    }
}
