//! `reference/wrong-level`: a parent that is not above, `implements` outside the line of parents, a duty for a level
//! that is not below.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use super::{WrongReference, counts, indicators, own_faulty};
use crate::base::{Anchor, FileId, Lang, Part};
use crate::graph::{LinkKind, ReferenceFault};
use crate::model::{Addressees, Measure, Roadmap, Text};
use crate::rules::prelude::*;
use crate::rules::words::level_of;
use crate::russian::plural;
use crate::workspace::Config;

/// «5 ссылок».
fn counted(count: usize, one: &str, few: &str, many: &str) -> String {
    format!("{count} {}", plural(count as u64, one, few, many))
}

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/wrong-level",
    severity: Severity::Error,
    page: include_str!("wrong_level.md"),
    check: Check::Roadmap(check),
    decode: decode::<WrongLevel>,
};

/// The reference, and what is wrong with what it names. The related place is the roadmap named.
#[derive(Debug, Serialize, Deserialize)]
struct WrongLevel {
    reference: String,
    names: NamedLevel,
}

#[derive(Debug, Serialize, Deserialize)]
enum NamedLevel {
    /// A parent whose level is not above: its level, and that of the roadmap.
    Parent { above: String, own: String },
    /// A roadmap that is not in the line of parents; whether it may become one.
    Outside { roadmap: String, may_be_parent: bool },
    /// A roadmap that should be the parent, and is not: so many references name it.
    Skipped { roadmap: String, references: usize },
    /// A level that is not below that of the roadmap, and those that are.
    Duty { own: String, below: Vec<String> },
    /// A level of addressees that is not below that of the roadmap, and those that are.
    Addressees { own: String, below: Vec<String> },
    /// An addressee whose roadmap is of another level, or stands under another.
    Addressee { level: String, above: String },
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let context = view.context;
    let mut told: HashSet<FileId> = HashSet::new();
    let mut counted: HashMap<FileId, Option<usize>> = HashMap::new();
    let counts = LazyCell::new(|| counts(view.roadmap));
    for stated in own_faulty(view) {
        let ReferenceFault::Level(to) = stated.fault.wrong else { continue };
        let Some(named) = context.roadmap(context.graph.links.roadmap_of(to)) else { continue };
        let skipped = || skipped(context, (stated.roadmap, &counts), named);
        match *counted.entry(named.file).or_insert_with(skipped) {
            Some(references) if stated.fault.kind != LinkKind::Parent => {
                if told.insert(named.file) {
                    findings.push(of_parent(context, stated.roadmap, named, references));
                }
            }
            _ => findings.push(found(context, &stated, named)),
        }
    }
    findings.extend(of_indicators(view));
    findings.extend(duties(context, view.roadmap));
    findings.extend(levels_of_addressees(context, view.roadmap));
    findings.extend(addressees(view));
}

/// Whether the references of a roadmap are told at its parent, which is absent or skips the roadmap they name.
pub(super) fn is_told(view: &View<'_>) -> bool {
    let mut seen: HashSet<FileId> = HashSet::new();
    let mut above = own_faulty(view).filter_map(|stated| match stated.fault.wrong {
        ReferenceFault::Level(to) => view.context.roadmap(view.context.graph.links.roadmap_of(to)),
        _ => None,
    });
    let counts = LazyCell::new(|| counts(view.roadmap));
    let skips = |named| skipped(view.context, (view.roadmap, &counts), named).is_some();
    above.any(|named| seen.insert(named.file) && skips(named))
}

/// How many references of a roadmap name one that should be its parent: of a level between, or of any above where it has
/// none or says so; nothing where that is not so.
fn skipped(
    context: &Context<'_>,
    (roadmap, counts): (&Roadmap, &HashMap<&str, usize>),
    named: &Roadmap,
) -> Option<usize> {
    let depth = |roadmap: &Roadmap| context.workspace.config.depth(&roadmap.level);
    let (own, other) = (depth(roadmap)?, depth(named)?);
    let fits = other < own
        && match &roadmap.parent {
            None => true,
            Some(parent) => named.parent.as_deref() == Some(&**parent),
        };
    let count = counts.get(&*named.id.value).copied().unwrap_or_default();
    (fits && count > 1).then_some(count)
}

/// The finding at the parent that skips a roadmap, or at the roadmap that names none.
fn of_parent(context: &Context<'_>, roadmap: &Roadmap, named: &Roadmap, references: usize) -> Finding {
    let place = roadmap.parent.as_ref().map_or(roadmap.id.span, |parent| parent.span);
    let reference = roadmap.parent.as_ref().map_or_else(String::new, |parent| parent.to_string());
    let args =
        WrongLevel { reference, names: NamedLevel::Skipped { roadmap: named.id.to_string(), references } };
    let finding = context.finding(&RULE, roadmap.place(place), args).about(&roadmap.id, None);
    finding.with_anchors([Anchor::roadmap(named.file, Part::Id)])
}

/// That a roadmap is not in the line of parents of one whose reference names it.
fn outside(context: &Context<'_>, roadmap: &Roadmap, named: &Roadmap) -> NamedLevel {
    let depth = |roadmap: &Roadmap| context.workspace.config.depth(&roadmap.level);
    let higher = depth(named).is_some() && depth(named) < depth(roadmap);
    NamedLevel::Outside { roadmap: named.id.to_string(), may_be_parent: roadmap.parent.is_none() && higher }
}

fn found(context: &Context<'_>, stated: &WrongReference<'_>, named: &Roadmap) -> Finding {
    let (names, part) = match stated.fault.kind {
        LinkKind::Parent => {
            let (above, own) = (named.level.to_string(), stated.roadmap.level.to_string());
            (NamedLevel::Parent { above, own }, Part::Level)
        }
        _ => (outside(context, stated.roadmap, named), Part::Id),
    };
    let args = WrongLevel { reference: stated.text.to_string(), names };
    stated.finding(context, &RULE, args).with_anchors([Anchor::roadmap(named.file, part)])
}

/// The references of indicators that do not lead up, where no measure's tells the same.
fn of_indicators(view: &View<'_>) -> impl Iterator<Item = Finding> {
    let mut counted: HashMap<FileId, Option<usize>> = HashMap::new();
    let counts = LazyCell::new(|| counts(view.roadmap));
    indicators::own_faulty(view).filter_map(move |stated| {
        let indicators::IndicatorReferenceFault::Outside(named) = stated.wrong else { return None };
        let skipped = || skipped(view.context, (stated.roadmap, &counts), named);
        if counted.entry(named.file).or_insert_with(skipped).is_some() {
            return None;
        }
        let names = outside(view.context, stated.roadmap, named);
        let args = WrongLevel { reference: stated.text.to_string(), names };
        let finding = view.finding(&RULE, stated.text.span, Some(&stated.indicator.id), args);
        Some(finding.with_anchors([Anchor::roadmap(named.file, Part::Id)]))
    })
}

/// The duties of a roadmap for a level that is not below its own.
fn duties(context: &Context<'_>, roadmap: &Roadmap) -> Vec<Finding> {
    let config = &context.workspace.config;
    let Some(own) = config.depth(&roadmap.level) else { return Vec::new() };
    let duties = roadmap.measures().filter_map(|measure| Some((measure, measure.mandatory_for.as_ref()?)));
    let wrong = duties.filter(|(_, level)| is_not_below(config, roadmap, level));
    let finding = |(measure, level): (&Measure, &Text)| {
        let names = NamedLevel::Duty { own: roadmap.level.to_string(), below: levels_below(config, own) };
        let args = WrongLevel { reference: level.to_string(), names };
        context.finding(&RULE, roadmap.place(level.span), args).about(&roadmap.id, Some(&measure.id))
    };
    wrong.map(finding).collect()
}

/// The levels below one of that depth.
fn levels_below(config: &Config, own: usize) -> Vec<String> {
    config.levels.iter().skip(own + 1).cloned().collect()
}

/// Whether nobody of a level can answer a roadmap, for it is not below that.
pub(in crate::rules) fn is_not_below(config: &Config, roadmap: &Roadmap, level: &str) -> bool {
    let own = config.depth(&roadmap.level);
    own.zip(config.depth(level)).is_some_and(|(own, depth)| depth <= own)
}

/// The levels at which a roadmap names addressees and that are not below its own.
fn levels_of_addressees(context: &Context<'_>, roadmap: &Roadmap) -> Vec<Finding> {
    let config = &context.workspace.config;
    let Some(own) = config.depth(&roadmap.level) else { return Vec::new() };
    let wrong = roadmap.addressees.iter().filter(|of| is_not_below(config, roadmap, &of.level));
    let finding = |of: &Addressees| {
        let names =
            NamedLevel::Addressees { own: roadmap.level.to_string(), below: levels_below(config, own) };
        let args = WrongLevel { reference: of.level.to_string(), names };
        context.finding(&RULE, roadmap.place(of.level.span), args).about(&roadmap.id, None)
    };
    wrong.map(finding).collect()
}

/// The addressees whose roadmaps are of another level, or do not stand under this one; of one that does not say what it
/// stands under, that is told instead.
fn addressees(view: &View<'_>) -> Vec<Finding> {
    let (context, roadmap) = (view.context, view.roadmap);
    // That there is no such level, or none below, is told of the level itself.
    let config = &context.workspace.config;
    let is_told = |level: &str| config.depth(level).is_none() || is_not_below(config, roadmap, level);
    let of_level = roadmap.addressees.iter().filter(|of| !is_told(&of.level));
    let named = of_level.flat_map(|of| of.roadmaps.iter().map(move |one| (of, one)));
    let found = named.filter_map(|(of, one)| {
        let (at, other) = context.names.find(&one.id)?;
        let silent = other.parent.is_none() && !other.is_uppermost;
        let in_line = silent || context.graph.hierarchy.may_implement(at, view.index);
        if in_line && *other.level == *of.level {
            return None;
        }
        let (level, above) = (of.level.to_string(), roadmap.id.to_string());
        let args =
            WrongLevel { reference: one.id.to_string(), names: NamedLevel::Addressee { level, above } };
        let finding = view.finding(&RULE, one.id.span, None, args);
        Some(finding.with_anchors([Anchor::roadmap(other.file, Part::Level)]))
    });
    found.collect()
}

impl Words for WrongLevel {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match &self.names {
            NamedLevel::Parent { above, own } => {
                let (above, own) = (level_of(above, tell.lang), level_of(own, tell.lang));
                say!(
                    tell.lang,
                    "вышестоящей названа карта {above}, а она не выше карты {own}",
                    "the parent is of {above}, which is not above {own}"
                )
            }
            NamedLevel::Outside { roadmap, .. } => say!(
                tell.lang,
                "дорожная карта «{roadmap}» не стоит над этой, исполнять её мероприятие нельзя",
                "the roadmap `{roadmap}` is not above this one, its measures cannot be implemented"
            ),
            NamedLevel::Skipped { roadmap, references } => {
                let links = match tell.lang {
                    Lang::Ru => counted(*references, "ссылка", "ссылки", "ссылок"),
                    Lang::En => format!("{references} references"),
                };
                say!(
                    tell.lang,
                    "над картой не названа «{roadmap}», а её мероприятия исполняются ({links})",
                    "`{roadmap}` is not named above this roadmap, though its measures are carried out ({links})"
                )
            }
            NamedLevel::Addressee { level, above } => {
                let (level, id) = (level_of(level, tell.lang), &self.reference);
                say!(
                    tell.lang,
                    "адресатом должна быть карта {level}, у которой «parent: {above}», а «{id}» не такова",
                    "an addressee is a roadmap of {level} with `parent: {above}`, which `{id}` is not"
                )
            }
            NamedLevel::Addressees { own, .. } => {
                let own = level_of(own, tell.lang);
                say!(
                    tell.lang,
                    "адресаты бывают только на уровнях ниже, а карта сама {own}",
                    "addressees are of levels below, and the roadmap itself is of {own}"
                )
            }
            NamedLevel::Duty { own, .. } => {
                let own = level_of(own, tell.lang);
                say!(
                    tell.lang,
                    "обязать можно только уровень ниже, а карта сама {own}",
                    "only a level below can have duties, and the roadmap itself is of {own}"
                )
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match &self.names {
            NamedLevel::Parent { .. } => say!(
                tell.lang,
                "назвать карту уровнем выше или исправить «level»",
                "name a roadmap of a level above, or mend `level`"
            ),
            NamedLevel::Outside { roadmap, may_be_parent: true } => say!(
                tell.lang,
                "если эта карта исполняет «{roadmap}», указать «parent: {roadmap}»",
                "if this roadmap carries out `{roadmap}`, say `parent: {roadmap}`"
            ),
            NamedLevel::Skipped { roadmap, .. } => {
                say!(tell.lang, "указать «parent: {roadmap}»", "say `parent: {roadmap}`")
            }
            NamedLevel::Addressee { above, .. } => say!(
                tell.lang,
                "исправить имя адресата или «level» и «parent: {above}» в его карте",
                "mend the name of the addressee, or `level` and `parent: {above}` in its roadmap"
            ),
            NamedLevel::Duty { below, .. } if below.is_empty() => say!(
                tell.lang,
                "убрать «mandatory_for»: ниже этого уровня никого нет",
                "take `mandatory_for` away: there is no level below"
            ),
            NamedLevel::Addressees { below, .. } if below.is_empty() => say!(
                tell.lang,
                "убрать «addressees»: ниже этого уровня никого нет",
                "take `addressees` away: there is no level below"
            ),
            NamedLevel::Duty { below, .. } | NamedLevel::Addressees { below, .. } => {
                let below = below.join(", ");
                say!(tell.lang, "уровни ниже: {below}", "the levels below: {below}")
            }
            NamedLevel::Outside { may_be_parent: false, .. } => say!(
                tell.lang,
                "назвать мероприятие вышестоящей карты; порядок работ задаёт «after»",
                "name a measure of a roadmap above; the order of work is told by `after`"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "названа эта карта", "this roadmap is named")
    }

    fn data(&self) -> Data {
        Data::of("reference", &*self.reference)
    }
}
