//! `nesting/late`: a measure is due after the one above that it carries out.

use chrono::{Datelike, NaiveDate};

use super::{GraphRow, MissedUpperTime, UpperTime, each};
use crate::base::{Edit, Fix};
use crate::deadline::{DayRole, NamedDay, read};
use crate::graph::Violation;
use crate::rules::deadline::redated;
use crate::rules::edit::Rewording;
use crate::rules::prelude::*;
use crate::rules::words::{DueTime, days, level_of, times};
use crate::russian::ru_date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "nesting/late",
    severity: Severity::Error,
    page: include_str!("late.md"),
    check: Check::Roadmap(check),
    decode: decode::<LateMeasure>,
};

#[derive(Debug, Hash, Serialize, Deserialize)]
struct LateMeasure(MissedUpperTime);

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    each(&RULE, Violation::Late, view, findings, LateMeasure, pulled_in);
}

/// The deadline pulled in to the last working day that keeps what is asked; nothing where its words cannot carry that.
fn pulled_in<'w>(view: &View<'w>, lower: &GraphRow<'w>, missed: &MissedUpperTime) -> Option<Fix> {
    let deadline = lower.measure.deadline.as_ref()?;
    if let [(period, span)] = deadline.windows.as_slice() {
        let [time] = missed.times.as_slice() else { return None };
        let due = last_day(view, time).filter(|due| period.first <= *due)?;
        return Some(Fix::uncertain(vec![Edit {
            span: *span,
            replacement: format!("{}..{due}", period.first).into(),
        }]));
    }
    let moves = missed.times.iter().map(|time| Some((time.planned?, last_day(view, time)?)));
    let moves: Vec<(DueTime, NaiveDate)> = moves.collect::<Option<_>>()?;
    let text = &deadline.text;
    let new = || Rewording::of(text, due_by(text, &moves, missed.recurs)?);
    let new = view.memo.pulled_in.of((text, moves.clone(), missed.recurs), new)?;
    view.unsafe_rewording(text, &new)
}

/// The wording with each planned time due by another day; `recurs` says whether what is asked has several times.
fn due_by(wording: &str, moves: &[(DueTime, NaiveDate)], recurs: bool) -> Option<String> {
    let mut wording = wording.to_owned();
    for &(planned, due) in moves {
        let reading = read(&wording).ok()?;
        let is_planned = |named: &NamedDay| {
            let same = named.day.of(planned.due.year()) == Some(planned.due);
            same && named.role == DayRole::Due && named.year.is_none_or(|year| year == planned.due.year())
        };
        let words = reading.named.iter().position(is_planned);
        let redated = words.and_then(|at| redated(&wording, &reading, at, due));
        wording = match redated {
            Some((redated, _)) => redated,
            // A month or a quarter has no day to be moved: the days are written in its place.
            None if reading.term.pieces().len() == 1 && !recurs => said(planned.opens, due)?,
            None => return None,
        };
    }
    Some(wording)
}

/// The last working day of what is asked; the day itself where none of its days before that is worked.
fn last_day(view: &View<'_>, time: &UpperTime) -> Option<NaiveDate> {
    let worked = view.context.calendar.working_day_until(time.asked.due);
    let due = if time.asked.opens.is_none_or(|opens| opens <= worked) { worked } else { time.asked.due };
    time.planned.is_some_and(|planned| due < planned.due).then_some(due)
}

/// «до 1 марта 2024 года», «с 1 по 20 мая 2024 года».
fn said(opens: Option<NaiveDate>, due: NaiveDate) -> Option<String> {
    let plain = match opens {
        None => format!("до {}", ru_date(due)),
        Some(opens) if opens < due => format!("с {} по {}", ru_date(opens), ru_date(due)),
        Some(_) => return None,
    };
    Some(read(&plain).ok()?.term.to_string())
}

impl Words for LateMeasure {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (who, whom) = self.0.levels(tell.lang);
        let misses = self.0.misses(|asked| asked.due);
        let told = match misses.as_slice() {
            [miss] if !self.0.recurs => {
                let days = days(miss.days, tell.lang);
                say!(
                    tell.lang,
                    "{who} заканчивает на {days} позже, чем требует {whom}",
                    "{who} finishes {days} later than {whom} asks"
                )
            }
            misses => {
                let times = times(misses, tell.lang);
                say!(
                    tell.lang,
                    "{who} заканчивает позже, чем требует {whom}: {times}",
                    "{who} finishes later than {whom} asks: {times}"
                )
            }
        };
        self.0.and_others(told, tell)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let day = self.0.asked_by(tell.lang);
        let whose = level_of(&self.0.levels.1, tell.lang);
        Some(say!(
            tell.lang,
            "не позднее {day}; перенести срок {whose} может только акт того же уровня",
            "no later than {day}; only an act of {whose} can move its deadline"
        ))
    }

    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(self.0.label(tell))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        self.0.related(at, tell)
    }

    fn data(&self) -> Data {
        self.0.data()
    }

    fn alike(&self, to: &mut dyn Hasher) -> bool {
        feed(self, to)
    }
}
