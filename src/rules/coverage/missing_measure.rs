//! `coverage/missing-measure`: nothing in a roadmap carries out what is mandatory for its level.

use std::collections::HashSet;
use std::fmt::Write;

use super::{Check, Context, Finding, Rule, Severity, say};
use crate::base::message::duty::{When, shortened};
use crate::graph::{Gap, Occ, date};
use crate::model::{Deadline, Roadmap};
use crate::rules::row::{Row, iso};
use crate::russian::ru_date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "coverage/missing-measure",
    severity: Severity::Error,
    page: include_str!("missing_measure.md"),
    check: Check::Workspace(check),
};

/// The most dates that a deadline to paste names; a duty that recurs more often keeps its own wording.
const DATES: usize = 4;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    findings.extend(context.graph.gaps.iter().filter_map(|gap| told(context, gap)));
}

fn told(context: &Context<'_>, gap: &Gap) -> Option<Finding> {
    let lower = context.workspace.roadmaps.get(gap.roadmap as usize)?;
    let duty = Row::of(context, gap.duty)?;
    let through = gap.through.and_then(|node| Row::of(context, node));
    let unlinked = gap.unlinked.and_then(|node| Row::of(context, node));
    let title = shortened(&duty.measure.title);
    let place = lower.place(lower.id.span);
    let message = say::Coverage::Missing { title: title.clone(), level: duty.level() };
    let mandatory = say::Coverage::Mandatory { number: duty.duty(When::Unsaid).number, title };
    let span = duty.measure.mandatory_for.as_ref().map_or(duty.measure.title.span, |level| level.span);
    let mut finding = context.finding(&RULE, place, &message).about(&lower.id, Some(&duty.name())).related(
        context.lang,
        duty.roadmap.place(span),
        &mandatory,
    );
    if let Some(between) = &through {
        let say = say::Coverage::Through { title: shortened(&between.measure.title), level: between.level() };
        finding = finding.related(context.lang, between.place(), &say).data("through", between.name());
    }
    if let Some(between) = &unlinked {
        let say =
            say::Coverage::Unlinked { title: shortened(&between.measure.title), level: between.level() };
        let place = between.roadmap.place(between.measure.id.span);
        finding = finding.related(context.lang, place, &say).data("unlinked", between.name());
    }
    let upper = through.as_ref().unwrap_or(&duty);
    let days: Vec<Occ> = asked(context, gap, upper);
    let help = match &unlinked {
        Some(between) => say::CoverageHelp::Link(between.name(), duty.name()),
        None => say::CoverageHelp::Paste(lines(context, lower, upper, &days)),
    };
    let due: Vec<String> = days.iter().map(|occ| iso(occ.due)).collect();
    Some(finding.help(context.lang, &help).data("due", due))
}

/// The occurrences of a measure that a roadmap's plan holds.
fn asked(context: &Context<'_>, gap: &Gap, upper: &Row<'_>) -> Vec<Occ> {
    let period = context.times.roadmaps.get(gap.roadmap as usize).and_then(|table| table.period);
    let days = context.graph.plans.get(upper.node).days.iter();
    days.filter(|occ| period.is_none_or(|period| period.contains(date(occ.due)))).copied().collect()
}

/// The lines to paste: a measure with an id that is free and a deadline that fits.
fn lines(context: &Context<'_>, lower: &Roadmap, upper: &Row<'_>, days: &[Occ]) -> String {
    let mut lines = String::new();
    let title = &*upper.measure.title;
    let _ = writeln!(lines, "- id: {}", free_id(lower, &upper.measure.id));
    let _ = writeln!(lines, "  title: {}", quoted(title));
    if let Some(deadline) = deadline(context, upper.deadline, days) {
        let _ = writeln!(lines, "  deadline: {deadline}");
    }
    let _ = write!(lines, "  implements: {}", upper.name());
    lines
}

/// A deadline that keeps the days asked for: the last working day of each; else the upper wording.
fn deadline(context: &Context<'_>, upper: Option<&Deadline>, days: &[Occ]) -> Option<String> {
    if days.is_empty() || days.len() > DATES {
        return upper.map(|deadline| quoted(&deadline.text));
    }
    let by = |occ: &Occ| {
        let due = date(occ.due);
        let worked = context.calendar.working_day_until(due);
        let fits = occ.first().is_none_or(|first| date(first) <= worked);
        format!("до {}", ru_date(if fits { worked } else { due }))
    };
    Some(quoted(&days.iter().map(by).collect::<Vec<_>>().join(", ")))
}

/// The id, or the first free one made of it.
fn free_id(lower: &Roadmap, id: &str) -> String {
    let taken: HashSet<&str> = lower.measures().map(|measure| &*measure.id.value).collect();
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken.contains(&**id)).unwrap_or_default()
}

/// A text as YAML takes it: in quotes where it would be read as something else.
fn quoted(text: &str) -> String {
    let plain = text.chars().next().is_some_and(char::is_alphabetic)
        && !text.contains([':', '#', '{', '}', '[', ']', '"', '\n', '\\'])
        && text.trim() == text;
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}
