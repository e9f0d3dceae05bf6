//! `coverage/missing-measure`: nothing in a roadmap carries out what is mandatory for its level.

use std::collections::HashSet;
use std::fmt::Write;

use chrono::NaiveDate;

use crate::base::{Anchor, Part};
use crate::graph::{Gap, Occ, date};
use crate::model::Roadmap;
use crate::rules::prelude::*;
use crate::rules::row::Row;
use crate::rules::words::{level, shortened};
use crate::russian::ru_date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "coverage/missing-measure",
    severity: Severity::Error,
    page: include_str!("missing_measure.md"),
    check: Check::Workspace(check),
    decode: decode::<MissingMeasure>,
};

/// A duty that a roadmap does not carry out. The related places are the duty and what of the others there is.
#[derive(Debug, Serialize, Deserialize)]
struct MissingMeasure {
    duty: Upper,
    /// The measure between through which it is asked.
    through: Option<Upper>,
    /// A measure between that looks like it and does not say that it carries it out.
    unlinked: Option<Upper>,
    /// The days of it that the roadmap's plan holds.
    due: Vec<NaiveDate>,
    /// The id that a measure to paste can have.
    id: String,
    /// The days to paste: the last working day of each; none where the upper wording says it better.
    days: Vec<NaiveDate>,
}

/// A measure of a roadmap above.
#[derive(Debug, Serialize, Deserialize)]
struct Upper {
    /// `roadmap/measure`.
    name: String,
    level: String,
    /// Where it is shown.
    shown: Anchor,
}

impl Upper {
    fn of(row: &Row<'_>, part: Part) -> Self {
        Upper { name: row.name(), level: row.level(), shown: row.anchor(part) }
    }
}

/// The most dates that a deadline to paste names; a duty that recurs more often keeps its own wording.
const DATES: usize = 4;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    findings.extend(context.graph.gaps.iter().filter_map(|gap| found(context, gap)));
}

fn found(context: &Context<'_>, gap: &Gap) -> Option<Finding> {
    let lower = context.workspace.roadmaps.get(gap.roadmap as usize)?;
    let duty = Row::of(context, gap.duty)?;
    let through = gap.through.and_then(|node| Row::of(context, node));
    let unlinked = gap.unlinked.and_then(|node| Row::of(context, node));
    let upper = through.as_ref().unwrap_or(&duty);
    let days: Vec<Occ> = asked(context, gap, upper);
    let args = MissingMeasure {
        duty: Upper::of(&duty, Part::MandatoryFor),
        through: through.as_ref().map(|row| Upper::of(row, Part::Deadline)),
        unlinked: unlinked.as_ref().map(|row| Upper::of(row, Part::Id)),
        due: days.iter().map(|occ| date(occ.due)).collect(),
        id: free_id(lower, &upper.measure.id),
        days: if days.len() > DATES {
            Vec::new()
        } else {
            days.iter().map(|occ| worked(context, occ)).collect()
        },
    };
    let shown = [Some(&args.duty), args.through.as_ref(), args.unlinked.as_ref()];
    let anchors: Vec<Anchor> = shown.into_iter().flatten().map(|upper| upper.shown.clone()).collect();
    let finding = context.finding(&RULE, lower.place(lower.id.span), args);
    Some(finding.about(&lower.id, Some(&duty.name())).with_anchors(anchors))
}

/// The occurrences of a measure that a roadmap's plan holds.
fn asked(context: &Context<'_>, gap: &Gap, upper: &Row<'_>) -> Vec<Occ> {
    let period = context.times.roadmaps.get(gap.roadmap as usize).and_then(|table| table.period);
    let days = context.graph.plans.get(upper.node).days.iter();
    days.filter(|occ| period.is_none_or(|period| period.contains(date(occ.due)))).copied().collect()
}

/// The last working day of an occurrence.
fn worked(context: &Context<'_>, occ: &Occ) -> NaiveDate {
    let due = date(occ.due);
    let worked = context.calendar.working_day_until(due);
    let fits = occ.first().is_none_or(|first| date(first) <= worked);
    if fits { worked } else { due }
}

/// The id, or the first free one made of it.
fn free_id(lower: &Roadmap, id: &str) -> String {
    let taken: HashSet<&str> = lower.measures().map(|measure| &*measure.id.value).collect();
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken.contains(&**id)).unwrap_or_default()
}

impl MissingMeasure {
    /// The measure that asks for it.
    fn upper(&self) -> &Upper {
        self.through.as_ref().unwrap_or(&self.duty)
    }

    /// The lines to paste: a measure with an id that is free and a deadline that fits.
    fn lines(&self, tell: &Telling<'_>) -> String {
        let upper = tell.label(&self.upper().shown);
        let by = |day: &NaiveDate| format!("до {}", ru_date(*day));
        let deadline = match self.days.as_slice() {
            [] => upper.wording,
            days => Some(days.iter().map(by).collect::<Vec<_>>().join(", ")),
        };
        let mut lines = format!("- id: {}\n  title: {}\n", self.id, quoted(&upper.title));
        if let Some(deadline) = deadline {
            let _ = writeln!(lines, "  deadline: {}", quoted(&deadline));
        }
        let _ = write!(lines, "  implements: {}", self.upper().name);
        lines
    }
}

/// A text as YAML takes it: in quotes where it would be read as something else.
fn quoted(text: &str) -> String {
    let plain = text.chars().next().is_some_and(char::is_alphabetic)
        && !text.contains([':', '#', '{', '}', '[', ']', '"', '\n', '\\'])
        && text.trim() == text;
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}

impl Words for MissingMeasure {
    fn message(&self, tell: &Telling<'_>) -> String {
        let title = shortened(&tell.label(&self.duty.shown).title);
        let level = level(&self.duty.level, tell.lang);
        say!(
            tell.lang,
            "нет обязательного мероприятия: {level} требует «{title}»",
            "a mandatory measure is missing: {level} asks for «{title}»"
        )
    }

    fn help(&self, tell: &Telling<'_>) -> Option<String> {
        Some(match &self.unlinked {
            Some(Upper { name, .. }) => {
                let duty = &self.duty.name;
                say!(
                    tell.lang,
                    "указать у «{name}»: implements: {duty}",
                    "say at `{name}`: implements: {duty}"
                )
            }
            None => {
                let lines = self.lines(tell);
                say!(
                    tell.lang,
                    "добавить в мероприятия этой карты:\n{lines}",
                    "add to the measures of this roadmap:\n{lines}"
                )
            }
        })
    }

    fn related(&self, at: usize, tell: &Telling<'_>) -> String {
        let label = tell.related(at);
        let (number, title) = (&label.number, shortened(&label.title));
        match (at, &self.through, &self.unlinked) {
            (0, ..) => say!(
                tell.lang,
                "п. {number} «{title}»: обязательно для каждой карты этого уровня",
                "no. {number} «{title}»: mandatory for every roadmap of this level"
            ),
            (1, Some(through), _) => {
                let level = level(&through.level, tell.lang);
                say!(tell.lang, "{level} передаёт это через «{title}»", "{level} passes it on by «{title}»")
            }
            (_, _, unlinked) => {
                let level = level(unlinked.as_ref().map_or("", |upper| &upper.level), tell.lang);
                say!(
                    tell.lang,
                    "{level}: у «{title}» не сказано, что оно исполняет это («implements»)",
                    "{level}: «{title}» does not say that it carries this out (`implements`)"
                )
            }
        }
    }

    fn data(&self) -> Data {
        let name = |upper: &Option<Upper>| upper.as_ref().map(|upper| upper.name.clone());
        Data::default()
            .with_some("through", name(&self.through))
            .with_some("unlinked", name(&self.unlinked))
            .with("due", self.due.iter().map(NaiveDate::to_string).collect::<Vec<_>>())
    }
}
