//! `coverage/missing-measure`: nothing in a roadmap carries out what is mandatory for its level.

use std::collections::HashSet;

use arcstr::ArcStr;
use chrono::NaiveDate;

use super::days::{asked, holds, worked};
use super::spot::{self, InsertionPoint, InsertionPoints};
use crate::base::{Anchor, DutyWords, Edit, Fix, Idx, Part, Place};
use crate::graph::{CoverageGap, DueWindow, date};
use crate::model::Roadmap;
use crate::rules::prelude::*;
use crate::rules::row::GraphRow;
use crate::rules::words::{level, shortened};
use crate::russian::ru_date;
use crate::syntax::{in_flow, plain_or_quoted};
use crate::workspace::LoadedFile;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "coverage/missing-measure",
    severity: Severity::Error,
    page: include_str!("missing_measure.md"),
    check: Check::Roadmap(check),
    decode: decode::<MissingMeasure>,
};

/// A duty that a roadmap does not carry out. The related places are the duty and what of the others there is.
#[derive(Debug, Serialize, Deserialize)]
struct MissingMeasure {
    duty: UpperMeasure,
    /// The measure between through which it is asked.
    through: Option<UpperMeasure>,
    /// A measure between that looks like it and does not say that it carries it out.
    unlinked: Option<UpperMeasure>,
    /// The days of it that the roadmap's plan holds.
    due: Vec<NaiveDate>,
    remedy: CoverageRemedy,
}

/// What is said in the lines to paste of a day before the order.
const ALLOWED: &str = "{deadline/before-order: срок установлен вышестоящей картой}";

/// What would be right in the roadmap itself.
#[derive(Debug, Serialize, Deserialize)]
enum CoverageRemedy {
    /// The measure is there, and lacks only the link: its id, and the line behind which that goes, so far indented.
    Link { id: String, line: usize, indent: usize, instead: bool },
    /// A measure to paste.
    Measure {
        /// An id that is free.
        id: String,
        /// The days to paste: the last working day of each; none where the upper wording says it as well.
        days: Vec<NaiveDate>,
        /// Whether one of them lies before the date of the roadmap's own order, which cannot be helped.
        before_order: bool,
        spot: InsertionPoint,
    },
}

/// A measure of a roadmap above.
#[derive(Debug, Serialize, Deserialize)]
struct UpperMeasure {
    /// `roadmap/measure`.
    name: String,
    level: ArcStr,
    /// Where it is shown.
    shown: Anchor,
}

impl UpperMeasure {
    fn of(row: &GraphRow<'_>, part: Part) -> Self {
        UpperMeasure { name: row.name(), level: row.level(), shown: row.anchor(part) }
    }
}

/// A roadmap in which duties are missing, with what is looked for in it once for all of them.
struct IncompleteRoadmap<'w> {
    context: &'w Context<'w>,
    roadmap: &'w Roadmap,
    file: &'w LoadedFile,
    /// The ids that are no longer free.
    taken: HashSet<&'w str>,
    points: InsertionPoints<'w>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let gaps = &view.context.graph.gaps;
    let start = gaps.partition_point(|gap| gap.roadmap < view.index);
    let mut own = gaps.iter().skip(start).take_while(|gap| gap.roadmap == view.index).peekable();
    if own.peek().is_none() {
        return;
    }
    let Some(mut obliged) = IncompleteRoadmap::of(view) else { return };
    findings.extend(own.filter_map(|gap| obliged.finding(gap)));
}

impl<'w> IncompleteRoadmap<'w> {
    fn of(view: &View<'w>) -> Option<Self> {
        let (context, roadmap, file) = (view.context, view.roadmap, view.file()?);
        let measures = roadmap.measures().map(|measure| &*measure.id.value);
        let clauses = roadmap.clauses().filter_map(|clause| clause.id.as_deref());
        let points = InsertionPoints::of(file, roadmap);
        Some(IncompleteRoadmap { context, roadmap, file, taken: measures.chain(clauses).collect(), points })
    }

    fn finding(&mut self, gap: &CoverageGap) -> Option<Finding> {
        let (context, lower) = (self.context, self.roadmap);
        let duty = GraphRow::of(context, gap.duty)?;
        let through = gap.through.and_then(|node| GraphRow::of(context, node));
        let unlinked = gap.unlinked.and_then(|node| GraphRow::of(context, node));
        let own = gap.own.and_then(|node| GraphRow::of(context, node));
        let upper = through.as_ref().unwrap_or(&duty);
        let days: Vec<DueWindow> = asked(context, gap, upper);
        let place = own
            .as_ref()
            .map_or_else(|| lower.place(lower.id.span), |own| own.roadmap.place(own.measure.id.span));
        let args = MissingMeasure {
            duty: UpperMeasure::of(&duty, Part::MandatoryFor),
            through: through.as_ref().map(|row| UpperMeasure::of(row, Part::Deadline)),
            unlinked: unlinked.as_ref().map(|row| UpperMeasure::of(row, Part::Id)),
            due: days.iter().map(|occ| date(occ.due)).collect(),
            remedy: match &own {
                Some(own) => link(self.file, own, place),
                None => self.measure(gap, upper, &days),
            },
        };
        let shown = [Some(&args.duty), args.through.as_ref(), args.unlinked.as_ref()];
        let anchors: Vec<Anchor> = shown.into_iter().flatten().map(|upper| upper.shown.clone()).collect();
        let fix = fix(self.file, &args, own.as_ref(), upper);
        let finding = context.finding(&RULE, place, args).with_fix(fix);
        Some(finding.about(&lower.id, Some(&duty.name())).with_anchors(anchors))
    }

    /// The measure to paste for an upper one that asks for those days.
    fn measure(
        &mut self,
        gap: &CoverageGap,
        upper: &GraphRow<'_>,
        asked_for: &[DueWindow],
    ) -> CoverageRemedy {
        let days: Vec<NaiveDate> = match holds(self.context, gap, upper, asked_for) {
            true => Vec::new(),
            false => asked_for.iter().map(|occ| worked(self.context, occ)).collect(),
        };
        let section = upper.roadmap.row(upper.at).section();
        let order = self.context.times.roadmaps.get(gap.roadmap.at()).and_then(|table| table.order_date);
        let is_before = |due: NaiveDate| order.is_some_and(|order| due < order);
        let before_order = match days.as_slice() {
            // Of what recurs the wording asks nothing before the order.
            [] => matches!(asked_for, [only] if is_before(date(only.due))),
            days => days.iter().any(|due| is_before(*due)),
        };
        CoverageRemedy::Measure {
            before_order,
            id: self.free_id(&upper.measure.id),
            days,
            spot: self.points.get(section.title.as_deref()),
        }
    }

    /// The id, or the first free one made of it.
    fn free_id(&self, id: &str) -> String {
        let numbered = (2..).map(|number| format!("{id}-{number}"));
        let mut ids = std::iter::once(id.to_owned()).chain(numbered);
        ids.find(|id| !self.taken.contains(&**id)).unwrap_or_default()
    }
}

/// The line that links a measure of the roadmap itself: behind its id, or in place of a link that leads elsewhere.
fn link(file: &LoadedFile, own: &GraphRow<'_>, place: Place) -> CoverageRemedy {
    let (lines, at) = (file.lines(), place.span.range().start);
    let line = lines.position(at).line;
    let head = file.source.text.get(lines.start(line).unwrap_or_default()..at).unwrap_or_default();
    let indent =
        head.len() - head.trim_start_matches([' ', '-']).trim_start_matches("id:").trim_start().len();
    let indent = head.find("id:").unwrap_or(indent);
    CoverageRemedy::Link {
        id: own.measure.id.to_string(),
        line,
        indent,
        instead: !own.measure.implements.is_empty(),
    }
}

/// The fix that writes the link or the measure, where the lines have one place to go.
fn fix(
    file: &LoadedFile,
    args: &MissingMeasure,
    own: Option<&GraphRow<'_>>,
    upper: &GraphRow<'_>,
) -> Option<Fix> {
    let edit = |span, text: String| Some(Fix::uncertain(vec![Edit { span, replacement: text.into() }]));
    match (&args.remedy, own) {
        _ if args.unlinked.is_some() => None,
        (CoverageRemedy::Link { instead: true, .. }, Some(own)) => match own.measure.implements.as_slice() {
            [one] => edit(one.span, args.upper().name.to_string()),
            _ => None,
        },
        (CoverageRemedy::Link { line, indent, .. }, _) => {
            let lines = format!("{}implements: {}", " ".repeat(*indent), args.upper().name);
            spot::is_id_alone(file, *line)
                .then(|| spot::behind_line(file, *line, &lines))
                .map(|edit| Fix::uncertain(vec![edit]))
        }
        (CoverageRemedy::Measure { spot, .. }, _) => {
            let lines = args.lines(&upper.roadmap.row(upper.at).words())?;
            spot.edit(file, &lines).map(|edit| Fix::uncertain(vec![edit]))
        }
    }
}

impl MissingMeasure {
    /// The measure that asks for it.
    fn upper(&self) -> &UpperMeasure {
        self.through.as_ref().unwrap_or(&self.duty)
    }

    /// The lines to paste: a measure with an id that is free, a deadline that fits, and what the upper one says of who
    /// and what.
    fn lines(&self, upper: &DutyWords) -> Option<String> {
        let CoverageRemedy::Measure { id, days, before_order, spot } = &self.remedy else { return None };
        let by = |day: &NaiveDate| format!("до {}", ru_date(*day));
        let deadline = match days.as_slice() {
            [] => upper.wording.clone(),
            days => Some(days.iter().map(by).collect::<Vec<_>>().join(", ")),
        };
        let listed = |names: &[String]| match names {
            [] => None,
            [one] => Some(plain_or_quoted(one)),
            many => {
                Some(format!("[{}]", many.iter().map(|name| in_flow(name)).collect::<Vec<_>>().join(", ")))
            }
        };
        let values = [
            ("title", Some(plain_or_quoted(&upper.title))),
            ("deadline", deadline.as_deref().map(plain_or_quoted)),
            ("responsible", listed(&upper.responsible)),
            ("result", upper.result.as_deref().map(plain_or_quoted)),
            ("implements", Some(self.upper().name.clone())),
            ("allow", before_order.then(|| ALLOWED.to_owned())),
        ];
        let (indent, head) = match spot {
            InsertionPoint::Behind { indent, .. } => (*indent, ""),
            InsertionPoint::EmptyList { .. } | InsertionPoint::Absent => (2, "measures:\n"),
            InsertionPoint::Brackets => (0, ""),
        };
        let blanks = " ".repeat(indent);
        let values =
            values.into_iter().filter_map(|(key, value)| Some(format!("\n{blanks}  {key}: {}", value?)));
        Some(format!("{head}{blanks}- id: {id}{}", values.collect::<String>()))
    }
}

impl Words for MissingMeasure {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let title = shortened(&tell.label(&self.duty.shown).title);
        let level = level(&self.duty.level, tell.lang);
        match &self.remedy {
            CoverageRemedy::Link { id, .. } => say!(
                tell.lang,
                "у мероприятия «{id}» нет ссылки на обязательное: {level} требует «{title}»",
                "`{id}` does not say that it carries out what is mandatory: {level} asks for “{title}”"
            ),
            CoverageRemedy::Measure { .. } => say!(
                tell.lang,
                "нет обязательного мероприятия: {level} требует «{title}»",
                "a mandatory measure is missing: {level} asks for “{title}”"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let asked = &self.upper().name;
        Some(match (&self.unlinked, &self.remedy) {
            (Some(UpperMeasure { name, .. }), _) => {
                let duty = &self.duty.name;
                say!(
                    tell.lang,
                    "указать у «{name}»: implements: {duty}",
                    "say at `{name}`: implements: {duty}"
                )
            }
            (None, CoverageRemedy::Link { id, instead: true, .. }) => say!(
                tell.lang,
                "написать у «{id}»: implements: {asked}",
                "write at `{id}`: implements: {asked}"
            ),
            (None, CoverageRemedy::Link { line, indent, .. }) => {
                let lines = format!("{}implements: {asked}", " ".repeat(*indent));
                say!(tell.lang, "вставить после строки {line}:\n{lines}", "put behind line {line}:\n{lines}")
            }
            (None, CoverageRemedy::Measure { spot, .. }) => {
                let lines = self.lines(&tell.duty(&self.upper().shown))?;
                match spot {
                    InsertionPoint::Behind { line, .. } => {
                        say!(
                            tell.lang,
                            "вставить после строки {line}:\n{lines}",
                            "put behind line {line}:\n{lines}"
                        )
                    }
                    InsertionPoint::EmptyList { .. } => say!(
                        tell.lang,
                        "написать вместо «measures: []»:\n{lines}",
                        "write in place of `measures: []`:\n{lines}"
                    ),
                    _ => say!(
                        tell.lang,
                        "добавить в мероприятия этой карты:\n{lines}",
                        "add to the measures of this roadmap:\n{lines}"
                    ),
                }
            }
        })
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        let label = tell.related(at);
        let (number, title) = (&label.number, shortened(&label.title));
        match (at, &self.through, &self.unlinked) {
            (0, ..) => say!(
                tell.lang,
                "п. {number} «{title}»: обязательно для каждой карты этого уровня",
                "no. {number} “{title}”: mandatory for every roadmap of this level"
            ),
            (1, Some(through), _) => {
                let level = level(&through.level, tell.lang);
                say!(tell.lang, "{level} передаёт это через «{title}»", "{level} passes it on by “{title}”")
            }
            (_, _, unlinked) => {
                let level = level(unlinked.as_ref().map_or("", |upper| &upper.level), tell.lang);
                say!(
                    tell.lang,
                    "{level}: у «{title}» не сказано, что оно исполняет это («implements»)",
                    "{level}: “{title}” does not say that it carries this out (`implements`)"
                )
            }
        }
    }

    fn data(&self) -> Data {
        let name = |upper: &Option<UpperMeasure>| upper.as_ref().map(|upper| upper.name.clone());
        Data::default()
            .with_some("through", name(&self.through))
            .with_some("unlinked", name(&self.unlinked))
            .with("due", self.due.iter().map(NaiveDate::to_string).collect::<Vec<_>>())
    }

    fn shared(&self) -> Option<String> {
        let is_link = matches!(self.remedy, CoverageRemedy::Link { .. });
        (!is_link).then(|| format!("{} {}", self.duty.name, self.upper().name))
    }
}
