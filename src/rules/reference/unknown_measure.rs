//! `reference/unknown-measure`: the roadmap that is named has no such measure, or `{ref:ID}` in a text names nothing.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use rayon::prelude::*;

use super::texts::{RefFault, Referable};
use super::{NameIndex, Replacement, WrongReference, again, faulty};
use crate::base::{Edit, FileId, Fix, RoadmapIdx};
use crate::graph::{LinkKind, ReferenceFault, UnresolvedName};
use crate::model::{InsertKind, Passage, Roadmap, inserts};
use crate::rules::annex::text::{files_of, line};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-measure",
    severity: Severity::Error,
    page: include_str!("unknown_measure.md"),
    check: Check::Both(references, inserted),
    decode: decode::<UnknownMeasure>,
};

/// A reference that names nothing.
#[derive(Debug, Serialize, Deserialize)]
struct UnknownMeasure {
    reference: String,
    /// The id that is not there.
    id: String,
    of: ReferenceKind,
    /// In how many other places of the roadmap the same stands.
    #[serde(default)]
    more: usize,
    instead: Replacement,
}

/// Of what it is not.
#[derive(Debug, Serialize, Deserialize)]
enum ReferenceKind {
    /// No measure of the roadmap itself.
    Own,
    /// No measure of that roadmap.
    Roadmap(String),
    /// No measure, but a roadmap.
    IsRoadmap,
    /// Nothing of which `{ref:ID}` can print the number.
    Ref(RefFault),
    /// The same, in a line of the text file of an annex.
    RefIn { file: String, line: usize, fault: RefFault },
}

/// A reference that names nothing.
struct UnknownName<'w> {
    stated: WrongReference<'w>,
    /// Of whose measures none is meant.
    named: RoadmapIdx,
    /// The roadmap above whose own id stands where a measure of it is meant.
    whole: Option<RoadmapIdx>,
}

/// The references of rows that name nothing.
fn references(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let unknown = faulty(context).filter_map(|stated| match stated.fault.wrong {
        ReferenceFault::Unknown(UnresolvedName::Measure(named)) => {
            let mut above = context.graph.hierarchy.above(named);
            let is_whole =
                |at: &RoadmapIdx| context.roadmap(*at).is_some_and(|roadmap| *roadmap.id == **stated.text);
            Some(UnknownName { whole: above.find(is_whole), stated, named })
        }
        _ => None,
    });
    let unknown: Vec<UnknownName<'_>> = unknown.collect();
    let named: BTreeSet<RoadmapIdx> =
        unknown.iter().flat_map(|one| [Some(one.named), one.whole]).flatten().collect();
    let measures = named.into_par_iter().filter_map(|at| Some((at, KnownMeasures::of(context.roadmap(at)?))));
    let measures: HashMap<RoadmapIdx, KnownMeasures<'_>> = measures.collect();
    // The same name in one roadmap is told once, at its first place.
    let mut groups: HashMap<(FileId, &str), Vec<&UnknownName<'_>>> = HashMap::new();
    for one in &unknown {
        groups.entry((one.stated.roadmap.file, &*one.stated.text.value)).or_default().push(one);
    }
    findings.par_extend(groups.into_par_iter().filter_map(|(_, mut own)| {
        own.sort_by_key(|one| one.stated.text.span);
        let first = own.first()?;
        let known = measures.get(&first.named).filter(|known| !known.is_unsure)?;
        let whole = first.whole.and_then(|at| Some((at, measures.get(&at)?)));
        let args = match whole {
            Some(whole) => is_roadmap(context, &first.stated, whole),
            None => args(context, first, known),
        };
        let args = UnknownMeasure { more: own.len() - 1, ..args };
        let fixes = own.iter().filter_map(|one| args.instead.fix(one.stated.text.span));
        let edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits).collect();
        let meant = (!edits.is_empty()).then(|| Fix::uncertain(edits));
        Some(first.stated.finding(context, &RULE, args).with_fix(meant))
    }));
}

/// The `{ref:ID}` of a roadmap that name nothing; of one that could not be read to its end there is no telling.
fn inserted(view: &View<'_>, findings: &mut Vec<Finding>) {
    if !view.roadmap.partial {
        texts(view, findings);
        files(view.context, view.roadmap, findings);
    }
}

/// The `{ref:ID}` in the texts of a roadmap that name nothing.
fn texts(view: &View<'_>, findings: &mut Vec<Finding>) {
    let (context, roadmap) = (view.context, view.roadmap);
    let mut ids: Option<Referable<'_>> = None;
    for known in view.chosen(|known| known.words.has_braces()) {
        let Passage { owner, text, .. } = **known;
        let entry = roadmap.id_of(owner);
        let ids = ids.get_or_insert_with(|| Referable::of(roadmap));
        for insert in inserts(text) {
            let InsertKind::Ref(id) = insert.kind else { continue };
            let Some(fault) = ids.fault(id) else { continue };
            let file = context.workspace.file(roadmap.file);
            let words = file.map_or(text.span, |file| text.words(&file.source.text, insert.inner));
            let (of, instead) = (ReferenceKind::Ref(fault), ids.instead(id, fault));
            let args = UnknownMeasure { reference: id.to_owned(), id: id.to_owned(), of, more: 0, instead };
            // Only where the id itself was found, and not the whole text for want of it.
            let meant = args.instead.fix(words).filter(|_| words != text.span);
            let finding = context.finding(&RULE, roadmap.place(words), args).with_fix(meant);
            findings.push(finding.about(&roadmap.id, entry));
        }
    }
}

/// The `{ref:ID}` in the text files of annexes that name nothing.
fn files(context: &Context<'_>, roadmap: &Roadmap, findings: &mut Vec<Finding>) {
    let mut ids: Option<Referable<'_>> = None;
    for file in files_of(context, roadmap) {
        let Some(text) = file.text().filter(|text| text.contains('{')) else { continue };
        let ids = ids.get_or_insert_with(|| Referable::of(roadmap));
        let first = inserts(text).find_map(|insert| match insert.kind {
            InsertKind::Ref(id) => Some((id, ids.fault(id)?, insert.span)),
            _ => None,
        });
        let Some((id, fault, span)) = first else { continue };
        let line = line(text, span.range().start);
        let of = ReferenceKind::RefIn { file: file.named.to_string(), line, fault };
        let instead = ids.instead(id, fault);
        let args = UnknownMeasure { reference: id.to_owned(), id: id.to_owned(), of, more: 0, instead };
        let finding = context.finding(&RULE, roadmap.place(file.named.span), args);
        findings.push(finding.about(&roadmap.id, Some(&*file.annex.id)));
    }
}

/// Whether an id is not given, or given twice, so that a name that nothing has may be meant for it.
pub(super) fn has_lost_ids<'n>(ids: impl Iterator<Item = &'n str>) -> bool {
    let mut seen = HashSet::new();
    ids.into_iter().any(|id| id.is_empty() || !seen.insert(id))
}

/// The measures of a roadmap.
struct KnownMeasures<'w> {
    roadmap: &'w Roadmap,
    names: NameIndex<'w>,
    /// The first of each title.
    by_title: HashMap<&'w str, &'w str>,
    /// Whether a row has no id of its own, so that a name that nothing has may be its: that is told there.
    is_unsure: bool,
}

impl<'w> KnownMeasures<'w> {
    fn of(roadmap: &'w Roadmap) -> Self {
        let ids = roadmap.measures().map(|measure| &*measure.id.value);
        let mut by_title = HashMap::new();
        for measure in roadmap.measures() {
            by_title.entry(&*measure.title.value).or_insert(&*measure.id.value);
        }
        KnownMeasures {
            roadmap,
            names: NameIndex::new(ids.clone().collect()),
            by_title,
            is_unsure: has_lost_ids(ids),
        }
    }
}

/// The nearest roadmap above that has a measure of that id.
fn above_with<'w>(context: &Context<'w>, at: RoadmapIdx, id: &str) -> Option<&'w Roadmap> {
    let mut above = context.graph.hierarchy.above(at);
    above.find(|above| context.names.row(*above, id).is_some()).and_then(|above| context.roadmap(above))
}

/// The id of a roadmap above where a measure of it is meant: that of the same id or title as the row's own.
fn is_roadmap(
    context: &Context<'_>,
    stated: &WrongReference<'_>,
    (at, whole): (RoadmapIdx, &KnownMeasures<'_>),
) -> UnknownMeasure {
    let own = stated.roadmap.measures().find(|measure| Some(&*measure.id.value) == stated.entry);
    let like = own.and_then(|own| {
        let same_id = context.names.row(at, &own.id).is_some().then_some(&*own.id.value);
        same_id.or_else(|| whole.by_title.get(&*own.title.value).copied())
    });
    let id = &whole.roadmap.id;
    let instead = match like {
        Some(measure) => Replacement::Likely(format!("{}/{measure}", &**id)),
        None => Replacement::of("", &whole.names).within(id),
    };
    let id = stated.text.to_string();
    UnknownMeasure { reference: id.clone(), id, of: ReferenceKind::IsRoadmap, more: 0, instead }
}

fn args(context: &Context<'_>, unknown: &UnknownName<'_>, known: &KnownMeasures<'_>) -> UnknownMeasure {
    let UnknownName { stated, named: at, .. } = unknown;
    let named = known.roadmap;
    let id = stated.text.split('/').next_back().unwrap_or_default();
    let elsewhere = !std::ptr::eq(named, stated.roadmap);
    // Of `implements` without a roadmap, the one above that has such a measure is meant.
    let upwards = stated.fault.kind == LinkKind::Implements && !stated.text.contains('/');
    let instead = match upwards.then(|| above_with(context, *at, id)).flatten() {
        Some(above) => Replacement::Likely(format!("{}/{id}", &*above.id)),
        None => match Replacement::of(id, &known.names) {
            Replacement::Likely(name) if elsewhere => Replacement::Likely(format!("{}/{name}", &*named.id)),
            instead => instead,
        },
    };
    let of = if elsewhere { ReferenceKind::Roadmap(named.id.to_string()) } else { ReferenceKind::Own };
    UnknownMeasure { reference: stated.text.to_string(), id: id.to_owned(), of, more: 0, instead }
}

impl UnknownMeasure {
    fn told(&self, tell: &MessageContext<'_>) -> String {
        let id = &self.id;
        match &self.of {
            ReferenceKind::Own => say!(
                tell.lang,
                "в этой дорожной карте нет мероприятия «{id}»",
                "this roadmap has no measure `{id}`"
            ),
            ReferenceKind::Roadmap(roadmap) => say!(
                tell.lang,
                "в дорожной карте «{roadmap}» нет мероприятия «{id}»",
                "the roadmap `{roadmap}` has no measure `{id}`"
            ),
            ReferenceKind::IsRoadmap => say!(
                tell.lang,
                "«{id}» — имя карты, а нужно имя её мероприятия: «{id}/…»",
                "`{id}` is a roadmap; a measure of it is needed: `{id}/…`"
            ),
            ReferenceKind::Ref(RefFault::Nothing) => say!(
                tell.lang,
                "ссылка {{ref:{id}}} ведёт в никуда: нет ни мероприятия, ни пункта, ни приложения «{id}»",
                "{{ref:{id}}} leads nowhere: no measure, clause or annex is called `{id}`"
            ),
            ReferenceKind::Ref(fault) => fault.told(id, tell),
            ReferenceKind::RefIn { file, line, fault } => {
                let told = fault.told(id, tell);
                say!(tell.lang, "«{file}», строка {line}: {told}", "`{file}`, line {line}: {told}")
            }
        }
    }
}

impl Words for UnknownMeasure {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        self.told(tell) + &again(self.more, tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let fault = match &self.of {
            ReferenceKind::Ref(fault) | ReferenceKind::RefIn { fault, .. } => *fault,
            _ => RefFault::Nothing,
        };
        Some(match fault {
            RefFault::Nothing => self.instead.told(tell),
            RefFault::Unnumbered => say!(
                tell.lang,
                "дать номер («number») или назвать словами",
                "give it a number (`number`), or name it in words"
            ),
            RefFault::Gone => say!(
                tell.lang,
                "убрать ссылку или назвать то, что в силе",
                "take the reference out, or name what is in force"
            ),
            RefFault::Shared => say!(
                tell.lang,
                "дать одному из них другое имя («id») и назвать в ссылке то, о котором речь",
                "give one of them another `id`, and name the one that is meant"
            ),
        })
    }

    fn data(&self) -> Data {
        Data::of("reference", &*self.reference)
    }
}
