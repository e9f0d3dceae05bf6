//! The bars of a row: a window is a bar over its days, a last day alone a diamond on it; behind them the time of the plan
//! above, a band that ends in a line.

use chrono::NaiveDate;
use serde::Serialize;

use super::axis::{Span, round};
use crate::site::task::Task;

/// A time of a measure, in per cent of the width.
#[derive(Serialize)]
pub(super) struct Bar {
    x: f64,
    /// Its width; 0 for a diamond.
    w: f64,
    /// `did` for what is done, `due` for what is overdue, `bar` for the rest.
    class: &'static str,
}

/// The time of a measure above.
#[derive(Serialize)]
pub(super) struct Bound {
    x: f64,
    w: f64,
    /// The end of its last day.
    end: f64,
}

/// The times of a measure; those before the day of judgement of what is found overdue are told apart.
pub(super) fn bars(task: &Task, overdue: Option<NaiveDate>, span: &Span) -> Vec<Bar> {
    let bar = |time: &crate::site::duties::DutyTime| {
        let class = match (time.done, overdue) {
            (Some(_), _) => "did",
            (None, Some(day)) if time.due < day => "due",
            _ => "bar",
        };
        match time.opens {
            Some(opens) => {
                let (x, end) = (span.begin(opens), span.end(time.due));
                Bar { x, w: round(end - x), class }
            }
            None => Bar { x: span.middle(time.due), w: 0.0, class },
        }
    };
    task.times.iter().map(bar).collect()
}

/// The times above that a measure is to keep: of each those that come nearest to its own.
pub(super) fn bounds<'t>(uppers: impl Iterator<Item = &'t Task>, task: &Task, span: &Span) -> Vec<Bound> {
    let mut bounds = Vec::new();
    for upper in uppers {
        // Of what comes often only the first from the first own time on is drawn: more would be a grey wall.
        let first = task.times.first().map(|time| time.opens.unwrap_or(time.due));
        let near = upper.times.iter().find(|time| first.is_none_or(|day| time.due >= day));
        let drawn: Vec<_> = match upper.times.len() {
            0..=4 => upper.times.iter().collect(),
            _ => near.or(upper.times.last()).into_iter().collect(),
        };
        for time in drawn {
            let x = time.opens.map_or(0.0, |opens| span.begin(opens));
            let end = span.end(time.due);
            bounds.push(Bound { x, w: round((end - x).max(0.0)), end });
        }
    }
    bounds
}
