//! What stands behind a word: a deadline's days, a name's bearer, a key's meaning, a rule's page.
//!
//! It is Markdown, in which what authors write is nothing but text: an editor would fetch a picture that they name.

use lsp_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

use super::days;
use super::keys;
use super::navigate::RequestPosition;
use super::pages;
use super::request::RequestResult;
use super::spot::{self, DeadlineOwner, NameMention, ReferenceSubject, SpotKind};
use super::view::ServerView;
use crate::base::{ClauseIdx, Idx, Lang, NodeIdx, RoadmapIdx, RowIdx, Span, say};
use crate::deadline::Time;
use crate::graph::{LinkKind, NodeKind, date, served};
use crate::model::{Body, Numbers, Responsible, Roadmap, bare};
use crate::render::markdown_text;
use crate::session::{Interrupted, RoadmapInsight, Snapshot};
use crate::syntax;
use crate::workspace::FileRole;

impl ServerView {
    /// What stands behind the word at a place.
    pub(super) fn hover(&self, params: HoverParams) -> RequestResult<Option<Hover>> {
        let Some(asked) = self.asked(&params.text_document_position_params)? else { return Ok(None) };
        let lang = asked.snapshot.lang();
        let told = match asked.mention() {
            Some(mention) => subject(&asked, &mention, lang)?.map(|text| (text, mention.span)),
            None => None,
        };
        let told = match told {
            None => deadline(&asked, lang)?,
            told => told,
        };
        let told = told.or_else(|| key(&asked, lang));
        Ok(told.map(|(value, span)| Hover {
            contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
            range: Some(self.client.encoding.range(&asked.lines, span)),
        }))
    }
}

/// The meaning of the key at a place, by the schema.
fn key(asked: &RequestPosition, lang: Lang) -> Option<(String, Span)> {
    let source = &asked.file.source;
    let parsed = syntax::parse(&source.text, source.mark_len());
    let (way, span) = keys::key_at(&parsed.tree, asked.byte)?;
    let schema = keys::schema(asked.file.role == FileRole::Settings);
    let parts = keys::parts(schema, &way);
    let text = keys::description(&parts, lang)?;
    let values = keys::values(&parts);
    let list = if values.is_empty() { String::new() } else { format!("\n\n`{}`", values.join("`, `")) };
    Some((format!("{text}{list}"), span))
}

/// What a name names.
fn subject(
    asked: &RequestPosition,
    mention: &NameMention,
    lang: Lang,
) -> Result<Option<String>, Interrupted> {
    let (snapshot, own) = (&asked.snapshot, asked.file.roadmap.as_deref());
    Ok(match &mention.subject {
        ReferenceSubject::Rule(code) => pages::text(code, lang),
        ReferenceSubject::Level(_) => None,
        ReferenceSubject::Body(_, key) => own.and_then(|own| own.body(key)).map(body),
        ReferenceSubject::Roadmap(id) => {
            let Some(file) = snapshot.named(id).next() else { return Ok(None) };
            snapshot.loaded(file)?.roadmap.as_deref().map(roadmap)
        }
        ReferenceSubject::Entry(id, kind, name) => {
            let file = snapshot.named(id).next().unwrap_or(asked.id);
            let insight = snapshot.insight(&[file])?;
            let found = spot::roadmap_of(&insight.workspace, file);
            found.and_then(|at| entry(snapshot, &insight, at, (*kind, name), lang))
        }
    })
}

fn body(body: &Body) -> String {
    let parts = [Some(&body.name), body.short.as_ref(), body.level.as_ref()];
    let parts: Vec<String> = parts.into_iter().flatten().map(|text| markdown_text(text)).collect();
    parts.join("\n\n")
}

fn roadmap(roadmap: &Roadmap) -> String {
    let territory = markdown_text(roadmap.territory.as_deref().unwrap_or_default());
    let period = roadmap.period.as_ref().map(|period| format!(", {}", period.told())).unwrap_or_default();
    let title = roadmap.order.as_ref().map(|order| format!("\n\n{}", markdown_text(&order.title)));
    let (title, id, level) =
        (title.unwrap_or_default(), markdown_text(&roadmap.id), markdown_text(&roadmap.level));
    format!("**{id}** ({level}{period})\n\n{territory}{title}")
}

/// An entry of a roadmap: its number and title, its days, who is responsible and what results.
fn entry(
    snapshot: &Snapshot,
    insight: &RoadmapInsight,
    at: RoadmapIdx,
    (kind, name): (SpotKind, &str),
    lang: Lang,
) -> Option<String> {
    let roadmap = insight.workspace.roadmaps.get(at.at())?;
    let number = Numbers::of(roadmap).reference(name).map(|number| format!("{} ", bare(number)));
    let number = number.unwrap_or_default();
    let bold = |title: &str| format!("**{}**", markdown_text(&format!("{number}{title}")));
    let title = match kind {
        SpotKind::Measure => {
            let row = roadmap.rows().find(|row| &*row.measure.id == name)?;
            return Some(card(snapshot, insight, (at, row.place), &number, lang));
        }
        SpotKind::Clause => {
            let is = |id: &&crate::model::Text| &***id == name;
            &roadmap.clauses().find(|clause| clause.id.as_ref().filter(is).is_some())?.text
        }
        SpotKind::Indicator => &roadmap.indicators.iter().find(|one| &*one.id == name)?.title,
        SpotKind::Annex => {
            let annexes = roadmap.annex_list();
            return annexes.iter().find(|one| &*one.id == name).map(|one| bold(&one.title));
        }
    };
    Some(bold(title))
}

fn card(
    snapshot: &Snapshot,
    insight: &RoadmapInsight,
    (at, place): (RoadmapIdx, RowIdx),
    number: &str,
    lang: Lang,
) -> String {
    let Some(roadmap) = insight.workspace.roadmaps.get(at.at()) else { return String::new() };
    let row = roadmap.row(place);
    let mut parts = vec![format!("**{}**", markdown_text(&format!("{number}{}", row.measure.title)))];
    if let Some((deadline, _)) = row.deadline() {
        parts.push(markdown_text(&deadline.text));
    }
    let time = insight.times.roadmaps.get(at.at()).and_then(|table| table.measures.entry(place));
    if let Some(schedule) = time.and_then(|time| time.schedule.as_ref()) {
        parts.push(days::schedule(schedule, snapshot.calendar(), lang));
    }
    let named = |who: &Responsible| roadmap.printed(who).to_string();
    if let Some((list, _)) = row.responsible() {
        parts.push(markdown_text(&list.iter().map(named).collect::<Vec<_>>().join(", ")));
    }
    if let Some((result, _)) = row.result() {
        parts.push(markdown_text(result));
    }
    parts.join("\n\n")
}

/// The meaning of the deadline at a place: its days, and the measures above that it must fit.
fn deadline(asked: &RequestPosition, lang: Lang) -> Result<Option<(String, Span)>, Interrupted> {
    let Some(roadmap) = asked.file.roadmap.as_deref() else { return Ok(None) };
    let holds = |dated: &DeadlineOwner<'_>| {
        let range = dated.span().range();
        range.contains(&asked.byte) || range.end == asked.byte
    };
    let Some(dated) = spot::deadlines(roadmap).find(holds) else { return Ok(None) };
    let insight = asked.snapshot.insight(&[asked.id])?;
    let at = spot::roadmap_of(&insight.workspace, asked.id);
    let Some(at) = at else { return Ok(None) };
    let Some(table) = insight.times.roadmaps.get(at.at()) else { return Ok(None) };
    let (time, bounds): (Option<&Time>, Vec<String>) = match dated {
        DeadlineOwner::Row(row, ..) => {
            (table.measures.entry(row), above(&asked.snapshot, &insight, (at, row), lang))
        }
        DeadlineOwner::Section(section, _) => (table.sections.entry(section), Vec::new()),
        DeadlineOwner::Clause(clause, ..) => {
            (table.clauses.entry(clause), same_duty(&asked.snapshot, &insight, (at, clause), lang))
        }
    };
    let Some(time) = time else { return Ok(None) };
    let mut parts = Vec::new();
    if let Some(reading) = time.understood() {
        parts.push(format!("**{}**", markdown_text(&reading.term.to_string())));
    }
    if let Some(schedule) = &time.schedule {
        parts.push(days::schedule(schedule, asked.snapshot.calendar(), lang));
    }
    parts.extend(bounds);
    parts.retain(|part| !part.is_empty());
    Ok((!parts.is_empty()).then(|| (parts.join("\n\n"), dated.span())))
}

/// What the measures above ask of a measure, and by how much it is kept. Where one above has no date, what that one
/// implements is asked.
fn above(
    snapshot: &Snapshot,
    insight: &RoadmapInsight,
    (at, row): (RoadmapIdx, RowIdx),
    lang: Lang,
) -> Vec<String> {
    let links = &insight.graph.links;
    let lower = links.row(at, row);
    let mut seen = vec![lower];
    let mut front = vec![lower];
    let mut told = Vec::new();
    while let Some(node) = front.pop() {
        for (upper, _) in links.from(node, LinkKind::Implements) {
            if seen.contains(&upper) {
                continue;
            }
            seen.push(upper);
            if insight.graph.schedules.get(upper).is_dated() {
                told.push(bound(snapshot, insight, lower, upper, lang));
            } else {
                front.push(upper);
            }
        }
    }
    told
}

/// What the measures ask that are the same duty as a clause.
fn same_duty(
    snapshot: &Snapshot,
    insight: &RoadmapInsight,
    (at, clause): (RoadmapIdx, ClauseIdx),
    lang: Lang,
) -> Vec<String> {
    let own = insight.graph.links.clause(at, clause);
    let measures = insight.graph.links.from(own, LinkKind::Is);
    measures.map(|(measure, _)| bound(snapshot, insight, measure, own, lang)).collect()
}

/// The times of one duty held against those of another.
fn bound(
    snapshot: &Snapshot,
    insight: &RoadmapInsight,
    lower: NodeIdx,
    upper: NodeIdx,
    lang: Lang,
) -> String {
    let schedules = &insight.graph.schedules;
    let calendar = snapshot.calendar();
    let lines = served(schedules.get(lower), schedules.get(upper)).into_iter().map(|(asked, kept)| {
        let asked_in_words = days::window(&asked, calendar, lang);
        let kept = kept.map(|kept| days::slack(date(kept.due), date(asked.due), lang));
        let kept = kept.unwrap_or_else(|| say!(lang, "нечем исполнить", "nothing serves it"));
        format!("- {asked_in_words}: {kept}")
    });
    let lines: Vec<String> = lines.collect();
    format!("{}\n\n{}", title(insight, upper, lang), lines.join("\n"))
}

/// The title of what is above, with its number and its roadmap.
fn title(insight: &RoadmapInsight, node: NodeIdx, lang: Lang) -> String {
    let at = insight.graph.links.roadmap_of(node);
    let Some(roadmap) = insight.workspace.roadmaps.get(at.at()) else { return String::new() };
    let numbers = Numbers::of(roadmap);
    let (number, title) = match insight.graph.links.kind(node) {
        NodeKind::Row(_, row) => (numbers.rows.entry(row), roadmap.row(row).measure.title.to_string()),
        NodeKind::Clause(_, clause) => {
            let text = roadmap.order.as_ref().and_then(|order| order.clauses.entry(clause));
            (numbers.clauses.entry(clause), text.map(|clause| clause.text.to_string()).unwrap_or_default())
        }
        NodeKind::Roadmap(_) => (None, roadmap.id.to_string()),
    };
    let number = markdown_text(number.map(|number| bare(number)).unwrap_or_default());
    let (id, title) = (markdown_text(&roadmap.id), markdown_text(&title));
    say!(lang, "**Выше: {id}, п. {number}** {title}", "**Above: {id}, item {number}** {title}")
}
