//! A contradiction as a story: its steps in the order in which they follow, each with its days; an arrow leads from one to
//! the next, and at the end stand the days that are missing.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::super::PageContext;
use super::super::dates;
use super::super::frame::PageLink;
use super::super::words::days;
use super::axis::{Axis, DaySpan, told};
use super::bars::TimelineLane;
use crate::base::{FileId, Finding, Place, RelatedTarget, Span as Bytes, say};
use crate::report::RenderedFinding;
use crate::rules;
use crate::russian::id_of;
use crate::site::duties::DutyTime;
use crate::site::part::SitePart;
use crate::site::task::Task;

/// How many days from what is missing a time may lie to be drawn with it.
const NEAR: i64 = 75;

/// A contradiction.
#[derive(Serialize)]
pub(in crate::site::pages) struct ContradictionTrace {
    message: String,
    rule: &'static str,
    page: String,
    help: String,
    steps: Vec<StoryMoment>,
    drawn: Option<TraceArrow>,
}

/// What is said of a step.
#[derive(Serialize)]
struct StoryMoment {
    says: PageLink,
    whens: Vec<String>,
    lane: TimelineLane,
}

/// Where the arrow runs that leads through the steps, in per cent of the width.
#[derive(Serialize)]
struct TraceArrow {
    axis: Axis,
    /// The day before which the last step cannot come, or the one that it should agree with.
    from: String,
    /// The day of the last step.
    to: String,
    /// The days between.
    x: String,
    w: String,
    /// Whether the last step would have to lie before what it waits for.
    back: bool,
    /// «не хватает 3 дн.».
    lack: String,
}

/// The days that do not agree.
struct DaysApart {
    from: NaiveDate,
    to: NaiveDate,
}

/// A line that belongs to a contradiction: what is said there, where it is, and what is due there.
type ContradictionStep<'p> = (String, Place, Option<&'p Task>);

impl PageContext<'_> {
    /// The contradictions of time in a file.
    pub(in crate::site::pages) fn stories(
        &self,
        number: usize,
        part: &SitePart,
        file: FileId,
    ) -> Vec<ContradictionTrace> {
        let findings = &part.checked.findings;
        let start = findings.partition_point(|finding| finding.place.file < file);
        let own = findings.iter().skip(start).take_while(|finding| finding.place.file == file);
        own.filter(|one| rules::is_clash(one.rule)).filter_map(|one| self.story(number, part, one)).collect()
    }

    fn story(&self, number: usize, part: &SitePart, finding: &Finding) -> Option<ContradictionTrace> {
        let told = RenderedFinding::new(finding, self.site.lang, self.places.get(number)?);
        let mut lines: Vec<ContradictionStep<'_>> = Vec::new();
        for (other, related) in told.related.iter().zip(&finding.related) {
            let place = match related.target {
                RelatedTarget::Span(span) => Place { file: finding.place.file, span },
                RelatedTarget::Anchor(_) => other.place,
            };
            lines.push((other.message.clone(), place, task_at(part, place)));
        }
        // A proof names its last step itself.
        if !finding.args.is_trace() {
            lines.extend(told.label.map(|label| (label, finding.place, task_at(part, finding.place))));
        }
        let gap = gap(finding, &lines);
        let span = gap.as_ref().map(|gap| gap.span(&lines));
        let step = |(says, place, task): &ContradictionStep<'_>| StoryMoment {
            says: PageLink { href: self.place(number, *place).href, text: says.clone() },
            whens: task.map(|task| self.whens(task)).unwrap_or_default(),
            lane: task.zip(span.as_ref()).map(|(task, span)| self.lane(part, task, span)).unwrap_or_default(),
        };
        Some(ContradictionTrace {
            message: told.message,
            rule: finding.rule,
            page: format!("rules.html#{}", id_of(finding.rule)),
            help: told.help.unwrap_or_default(),
            steps: lines.iter().map(step).collect(),
            drawn: gap.zip(span).map(|(gap, span)| self.drawn(finding, &gap, &span)),
        })
    }

    fn drawn(&self, finding: &Finding, gap: &DaysApart, span: &DaySpan) -> TraceArrow {
        let lang = self.site.lang;
        let days = days((gap.from - gap.to).num_days().unsigned_abs(), lang);
        let lack = match finding.rule.starts_with("conflict/") {
            true => say!(lang, "расходятся на {days}", "{days} apart"),
            false => say!(lang, "не хватает {days}", "short of {days}"),
        };
        let (from, to) = (span.middle(gap.from), span.middle(gap.to));
        TraceArrow {
            axis: Axis::of(span, self.site.as_of, lang),
            from: told(from),
            to: told(to),
            x: told(from.min(to)),
            w: told((from - to).abs()),
            back: to < from,
            lack,
        }
    }

    /// The times in words; of many their number and the one that is next.
    pub(super) fn whens(&self, task: &Task) -> Vec<String> {
        let lang = self.site.lang;
        let when = |time: &DutyTime| dates::when(*time, lang);
        match task.times.len() {
            0 if task.wording.is_empty() => vec![super::word("undated", lang).to_owned()],
            0 => vec![task.wording.clone()],
            1..=super::TOLD => task.times.iter().map(when).collect(),
            count => {
                let next = task.next(self.site.as_of).or_else(|| task.times.last().copied());
                let next = next.as_ref().map(when).unwrap_or_default();
                vec![
                    task.wording.clone(),
                    say!(lang, "сроков: {count}, из них {next}", "times: {count}, of them {next}"),
                ]
            }
        }
    }
}

impl DaysApart {
    /// The months that show it, with the times of its lines that lie near.
    fn span(&self, lines: &[ContradictionStep<'_>]) -> DaySpan {
        let own = [self.from, self.to];
        let near = |day: &NaiveDate| own.iter().any(|end| (*day - *end).num_days().abs() <= NEAR);
        let times = lines.iter().filter_map(|(.., task)| *task).flat_map(|task| &task.times);
        let days = times.flat_map(|time| [time.opens.unwrap_or(time.due), time.due]).filter(near);
        DaySpan::of(own.into_iter().chain(days))
    }
}

/// The days that do not agree: of what waits the day before which it cannot be done and the one by which it must; of a
/// clause and its measure the last day of each.
fn gap(finding: &Finding, lines: &[ContradictionStep<'_>]) -> Option<DaysApart> {
    let data = finding.data();
    let late = data.each("occurrences").iter().filter_map(|time| {
        let due: NaiveDate = time.get("due")?.as_str()?.parse().ok()?;
        Some(DaysApart {
            from: due.checked_add_days(chrono::Days::new(time.get("days")?.as_u64()?))?,
            to: due,
        })
    });
    let last = |line: Option<&ContradictionStep<'_>>| line?.2?.times.last().map(|time| time.due);
    let apart = || {
        let (from, to) = (last(lines.first())?, last(lines.last())?);
        (finding.rule.starts_with("conflict/") && from != to).then_some(DaysApart { from, to })
    };
    late.max_by_key(|gap| gap.from - gap.to).or_else(apart).filter(|gap| gap.from.year() > 0)
}

/// What is due at a place: a row, or a clause of the order.
fn task_at(part: &SitePart, place: Place) -> Option<&Task> {
    let at = part.roadmap_at(place.file)?;
    let roadmap = part.roadmap(at)?;
    if let Some(row) = roadmap.row_at(place.span) {
        return part.task(part.graph.links.row(at, row.place));
    }
    let holds = |span: Bytes| span.start <= place.span.start && place.span.end <= span.end;
    let clauses = roadmap.order.as_ref()?.clauses.entries().filter(|(_, clause)| holds(clause.span));
    let clause = clauses.map(|(at, _)| at).next_back();
    part.tasks_of(at).find(|task| task.clause.is_some() && task.clause == clause)
}
