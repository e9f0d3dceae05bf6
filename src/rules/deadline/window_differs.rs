//! `deadline/window-differs`: the window that is checked says another time than the wording that is printed.

use super::entries;
use crate::base::{Lang, Period};
use crate::rules::prelude::*;
use crate::rules::words::{DueTime, date};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/window-differs",
    severity: Severity::Warning,
    page: include_str!("window_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<WindowDiffers>,
};

/// What is checked, and what is printed.
#[derive(Debug, Serialize, Deserialize)]
struct WindowDiffers {
    checked: Period,
    printed: DueTime,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = view.times.period else { return };
    for entry in entries(view).filter(|entry| !entry.deadline.windows.is_empty()) {
        let Some(reading) = entry.reading() else { continue };
        let said = reading.days(&period, view.times.order_date, view.context.calendar);
        let said = said.map(|schedule| schedule.occurrences).unwrap_or_default();
        // A window may be a part of what is said; without a first day, the last day is what is said.
        let agrees = |window: &Period| {
            said.iter().any(|time| match time.opens {
                Some(opens) => opens <= window.first && window.last <= time.due,
                None => window.last == time.due,
            })
        };
        let differs = entry.deadline.windows.iter().find(|(window, _)| !agrees(window));
        let Some((&(checked, span), time)) = differs.zip(said.first()) else { continue };
        let args = WindowDiffers { checked, printed: DueTime { opens: time.opens, due: time.due } };
        findings.push(entry.finding_at(view, &RULE, span, args).with_span(entry.deadline.text.span));
    }
}

/// «с 1 марта 2024 года по 31 мая 2024 года», «до 1 марта 2024 года».
fn told(window: DueTime, lang: Lang) -> String {
    let due = date(window.due, lang);
    match window.opens.map(|opens| date(opens, lang)) {
        Some(opens) => say!(lang, "с {opens} по {due}", "{opens} to {due}"),
        None => say!(lang, "до {due}", "by {due}"),
    }
}

impl Words for WindowDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let checked = DueTime { opens: Some(self.checked.first), due: self.checked.last };
        let (checked, printed) = (told(checked, tell.lang), told(self.printed, tell.lang));
        say!(
            tell.lang,
            "проверяется {checked}, а напечатано {printed}",
            "checked is {checked}, printed {printed}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "исправить «window» или «text»: исполнитель читает напечатанное",
            "mend `window` or `text`: people read what is printed"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "это будет напечатано", "this will be printed")
    }

    fn data(&self) -> Data {
        Data::of("due", self.printed.due.to_string())
    }
}
