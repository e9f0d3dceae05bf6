//! `text/abbreviation`: a run of capitals that nothing gives at full length, or only after it has been used.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use super::LocatedRemark;
use crate::base::{Idx, Lang};
use crate::model::{Body, Owner, Passage, Roadmap, Text, TextRole};
use crate::rules::prelude::*;
use crate::russian::abbreviations::expanded;
use crate::russian::plural;
use crate::russian::reading::TextRemark;
use crate::russian::words::words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "text/abbreviation",
    severity: Severity::Advice,
    page: include_str!("abbreviation.md"),
    check: Check::Roadmap(check),
    decode: decode::<Abbreviation>,
};

/// An abbreviation, how often it is used, and what is known of it.
#[derive(Debug, Serialize, Deserialize)]
struct Abbreviation {
    short: String,
    count: u64,
    /// Whether it is given at full length further down.
    later: bool,
    /// The name and the short name of the body that is called so.
    body: Option<(String, String)>,
}

/// Where an abbreviation is used.
struct AbbreviationUse<'r> {
    text: &'r Text,
    part: Span,
    owner: Owner,
    rank: PrintedOrderRank,
}

/// Where a text stands in the printed order: the head of the order, its clauses, the title of an annex, the table, and
/// what follows it; none of what stands in no place of its own.
type PrintedOrderRank = Option<(u8, usize)>;

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut uses: BTreeMap<&str, Vec<AbbreviationUse<'_>>> = BTreeMap::new();
    let known = &view.context.workspace.config.words;
    for LocatedRemark { passage, at, remark } in view.remarks() {
        let TextRemark::Abbreviation(place) = remark else { continue };
        let Some(run) = passage.text.get(place.clone()) else { continue };
        if known.has(run) {
            continue;
        }
        let part = Span::new(place.start, place.end);
        let one =
            AbbreviationUse { text: passage.text, part, owner: passage.owner, rank: rank(passage, *at) };
        uses.entry(run).or_default().push(one);
    }
    if uses.is_empty() {
        return;
    }
    let given = FullNames::of(view.roadmap);
    findings.extend(uses.into_iter().filter_map(|(short, uses)| finding(view, &given, short, uses)));
}

fn finding(
    view: &View<'_>,
    given: &FullNames<'_>,
    short: &str,
    mut uses: Vec<AbbreviationUse<'_>>,
) -> Option<Finding> {
    let body = given.bodies.get(short);
    // The table may call a body by the short name that the file gives; running prose explains it first.
    if body.is_some() {
        uses.retain(|one| matches!(one.owner, Owner::Order | Owner::Clause(_)));
    }
    let count = uses.len();
    uses.sort_by_key(|one| one.rank.unwrap_or((u8::MAX, 0)));
    let first = uses.first()?;
    let explained = given.places.get(short).map(Vec::as_slice).unwrap_or_default();
    let earliest = explained.iter().min_by_key(|(_, rank, _)| rank.unwrap_or((u8::MAX, 0)));
    let late = earliest.filter(|(_, rank, _)| {
        let same = explained.iter().any(|(.., own)| *own == first.owner);
        !same && first.rank.zip(*rank).is_some_and(|(used, given)| used < given)
    });
    if earliest.is_some() && late.is_none() || !view.is_whole(first.text.span) {
        return None;
    }
    let args = Abbreviation {
        short: short.to_owned(),
        count: count as u64,
        later: late.is_some(),
        body: body.map(|body| (body.name.to_string(), body.printed().to_string())),
    };
    let place = view.words(first.text, first.part);
    let found = view.finding(&RULE, place, view.roadmap.id_of(first.owner), args);
    Some(match late {
        Some((text, ..)) => found.with_span(text.span),
        None => found,
    })
}

/// What a roadmap gives at full length, by the abbreviation.
struct FullNames<'r> {
    /// The texts that give it, and where they stand.
    places: HashMap<&'r str, Vec<(&'r Text, PrintedOrderRank, Owner)>>,
    /// The first body whose short name holds it while its full name does not.
    bodies: HashMap<&'r str, &'r Body>,
}

impl<'r> FullNames<'r> {
    fn of(roadmap: &'r Roadmap) -> Self {
        let mut given = FullNames { places: HashMap::default(), bodies: HashMap::default() };
        for (at, passage) in roadmap.texts().enumerate() {
            let place = (passage.text, rank(&passage, at), passage.owner);
            for short in expanded(passage.text) {
                given.places.entry(short).or_default().push(place);
            }
        }
        for body in &*roadmap.bodies {
            let Some(short) = &body.short else { continue };
            let full: HashSet<&str> = words(&body.name).map(|word| word.text).collect();
            for word in words(short).filter(|word| !full.contains(word.text)) {
                given.bodies.entry(word.text).or_insert(body);
            }
        }
        given
    }
}

/// Where a text stands in the printed order, `at` being its place in the walk.
fn rank(passage: &Passage<'_>, at: usize) -> PrintedOrderRank {
    let class = match passage.owner {
        Owner::Order if passage.role == TextRole::Title => 0,
        Owner::Order if passage.role == TextRole::Preamble => 1,
        Owner::Clause(clause) => return Some((2, clause.at())),
        Owner::Annex(_) if passage.role == TextRole::Title => 3,
        Owner::Section(_) | Owner::Row(_) => 4,
        Owner::Indicator(_) => 5,
        _ => return None,
    };
    Some((class, at))
}

/// «3 раза», "3 times".
fn times(count: u64, lang: Lang) -> String {
    let times = lang.pick(plural(count, "раз", "раза", "раз"), "times");
    format!("{count} {times}")
}

impl Words for Abbreviation {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let short = &self.short;
        if self.later {
            return say!(
                tell.lang,
                "сокращение «{short}» употреблено раньше, чем раскрыто",
                "the abbreviation “{short}” is used before it is given at full length"
            );
        }
        if self.count == 1 {
            return say!(
                tell.lang,
                "сокращение «{short}» нигде не раскрыто",
                "the abbreviation “{short}” is nowhere given at full length"
            );
        }
        let times = times(self.count, tell.lang);
        say!(
            tell.lang,
            "сокращение «{short}» нигде не раскрыто, а встречается {times}",
            "the abbreviation “{short}” is nowhere given at full length, and is used {times}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let short = &self.short;
        if self.later {
            return Some(say!(
                tell.lang,
                "раскрыть при первом упоминании: «… (далее – {short})»",
                "give it at full length where it is first met: “… (далее – {short})”"
            ));
        }
        if let Some((name, printed)) = &self.body {
            return Some(say!(
                tell.lang,
                "написать при первом упоминании полностью: «{name} (далее – {printed})»",
                "write it in full where it is first met: “{name} (далее – {printed})”"
            ));
        }
        Some(say!(
            tell.lang,
            "написать при первом упоминании полностью и добавить «(далее – {short})»; известное всем внести в «words» \
             файла vekha.yaml",
            "write it in full where it is first met and add “(далее – {short})”; what everybody knows goes into `words` \
             of vekha.yaml"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "раскрыто здесь", "given at full length here")
    }

    fn data(&self) -> Data {
        Data::of("abbreviation", &*self.short).with("count", self.count)
    }
}
