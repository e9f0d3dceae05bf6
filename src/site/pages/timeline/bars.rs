//! The lane of a measure: a window is a bar over its days, a last day alone a diamond on it; behind them the time of the
//! plan above, a band that ends in a line.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::PageContext;
use super::axis::{DaySpan, told};
use crate::graph::LinkKind;
use crate::site::duties::DutyTime;
use crate::site::part::SitePart;
use crate::site::task::Task;

/// What is drawn of a measure, in per cent of the width.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::site::pages) struct TimelineLane {
    bounds: Vec<Bound>,
    bars: Vec<Bar>,
}

/// A time of a measure.
#[derive(Clone, Debug, Serialize)]
struct Bar {
    x: String,
    /// Its width; empty for a diamond.
    w: String,
    /// `did` for what is done, `due` for what is overdue; empty for the rest.
    class: &'static str,
}

/// The time of a measure above.
#[derive(Clone, Debug, Serialize)]
struct Bound {
    x: String,
    w: String,
}

impl TimelineLane {
    /// The lane as it stands in a row. Of the rows of a region there are tens of thousands: a template would take most of its
    /// time for these marks, which have no text.
    pub(in crate::site::pages) fn drawn(&self) -> String {
        let mut out = String::new();
        for Bound { x, w } in &self.bounds {
            let x = if x == "0" { String::new() } else { format!(" x=\"{x}%\"") };
            out.push_str(&format!("<use href=\"#u\"{x} width=\"{w}%\"/>"));
        }
        for Bar { x, w, class } in &self.bars {
            let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
            match w.as_str() {
                "" => out.push_str(&format!("<use href=\"#d\"{class} x=\"{x}%\"/>")),
                w => out.push_str(&format!("<rect{class} x=\"{x}%\" width=\"{w}%\"/>")),
            }
        }
        out
    }
}

impl PageContext<'_> {
    /// The lane of a task.
    pub(in crate::site::pages) fn lane(&self, part: &SitePart, task: &Task, span: &DaySpan) -> TimelineLane {
        let links = &part.graph.links;
        let node = task.row.map(|row| links.row(task.roadmap, row));
        let uppers = node.into_iter().flat_map(|node| links.from(node, LinkKind::Implements));
        let uppers = uppers.filter_map(|(upper, _)| part.task(upper));
        let overdue = self.site.as_of.filter(|_| part.overdue(task).is_some());
        TimelineLane { bounds: bounds(uppers, task, span), bars: bars(task, overdue, span) }
    }
}

/// The times of a measure; those before the day of judgement of what is found overdue are told apart.
fn bars(task: &Task, overdue: Option<NaiveDate>, span: &DaySpan) -> Vec<Bar> {
    let bar = |time: &DutyTime| {
        let class = match (time.done, overdue) {
            (Some(_), _) => "did",
            (None, Some(day)) if time.due < day => "due",
            _ => "",
        };
        let (x, w) = match time.opens {
            Some(opens) => {
                let (x, end) = (span.begin(opens), span.end(time.due));
                (told(x), told(end - x))
            }
            None => (told(span.middle(time.due)), String::new()),
        };
        Bar { x, w, class }
    };
    let shown = |time: &&DutyTime| span.meets(time.opens.unwrap_or(time.due), time.due);
    task.times.iter().filter(shown).map(bar).collect()
}

/// The times above that a measure is to keep: of each those that come nearest to its own.
fn bounds<'t>(uppers: impl Iterator<Item = &'t Task>, task: &Task, span: &DaySpan) -> Vec<Bound> {
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
            bounds.push(Bound { x: told(x), w: told((span.end(time.due) - x).max(0.0)) });
        }
    }
    // Later ones begin with the year too: drawn first, they leave the ends of the earlier in sight.
    bounds.reverse();
    bounds
}
