//! `content/already-approved`: a row whose result this very order is.

use std::cell::OnceCell;

use foldhash::HashMap;

use crate::model::{Clause, FileTable, Measure, Order, Roadmap, Row};
use crate::rules::prelude::*;
use crate::russian::abbreviations::{spells, used};
use crate::russian::likeness::{set, stem};
use crate::russian::words::words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/already-approved",
    severity: Severity::Warning,
    page: include_str!("already_approved.md"),
    check: Check::Roadmap(check),
    decode: decode::<AlreadyApproved>,
};

/// How it is known that the row is done by this order: by the clause beside it, or by what its result is called.
#[derive(Debug, Serialize, Deserialize)]
struct AlreadyApproved {
    by_clause: bool,
}

/// Words for the levels at which orders are made.
const LEVELS: [&str; 5] = ["регион", "муниципалитет", "район", "территори", "кра"];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = view.roadmap.order.as_deref() else { return };
    let approving = ApprovingClauses::of(order);
    for row in view.roadmap.rows() {
        let measure = row.measure;
        if !measure.done.is_empty() || !measure.implements.is_empty() || !view.is_whole(measure.span) {
            continue;
        }
        let linked = approving.linked.get(&*measure.id).copied();
        let approves = || is_approval(measure, &approving) || names_the_order(&row, order);
        let is_order = || is_of_issuer(&row, order, view.roadmap) && approves();
        let clause = match linked {
            None if is_order() => None,
            None if asks_approval(&measure.title) => match approving.said(&row, view.roadmap, order) {
                None => continue,
                worded => worded,
            },
            None => continue,
            linked => linked,
        };
        let by_clause = clause.is_some();
        let related = clause.map_or(order.title.span, |clause| clause.text.span);
        let finding =
            view.finding(&RULE, measure.title.span, Some(&measure.id), AlreadyApproved { by_clause });
        findings.push(finding.with_span(related));
    }
}

/// Stems of what is done until a paper is approved.
const UNTIL: [&str; 14] = [
    "утвержден",
    "утверд",
    "разработк",
    "разработ",
    "согласован",
    "издан",
    "приказ",
    "создан",
    "созд",
    "подготовк",
    "подготов",
    "формирован",
    "сформ",
    "приня",
];

/// Beginnings of executors that have papers of their own.
const OTHERS: [&str; 7] =
    ["руководители", "директора", "школы", "образовательные", "оо", "учреждения", "организации"];

/// «Утверждение плана», «Утвердить план».
fn asks_approval(title: &str) -> bool {
    let title = title.to_lowercase();
    title.contains("утверждени") || title.starts_with("утвердить")
}

/// What a clause approves.
struct ApprovedThing<'r> {
    clause: &'r Clause,
    /// The stems of its words and of the title of its annex.
    known: Vec<String>,
    /// How many stems the title of its annex has.
    titled: Option<usize>,
}

/// The clauses that approve something, as rows look them up.
struct ApprovingClauses<'r> {
    /// The first that names a measure, by the id of that.
    linked: HashMap<&'r str, &'r Clause>,
    /// Whether one approves the roadmap.
    of_roadmap: bool,
    /// What they approve, once a row asks for it in words.
    things: OnceCell<ApprovedThings<'r>>,
}

/// What clauses approve.
#[derive(Default)]
struct ApprovedThings<'r> {
    all: Vec<ApprovedThing<'r>>,
    /// Those in which a stem stands.
    stems: HashMap<String, Vec<usize>>,
}

/// The clauses that approve something, each with the id of that.
fn approving(order: &Order) -> impl Iterator<Item = (&Clause, &str)> {
    order.clauses.iter().filter_map(|clause| Some((clause, &**clause.approves.as_ref()?)))
}

impl<'r> ApprovedThings<'r> {
    fn of(roadmap: &Roadmap, order: &'r Order) -> Self {
        let annexes = roadmap.annex_list();
        let titles: HashMap<&str, &str> = annexes.iter().rev().map(|one| (&*one.id, &*one.title)).collect();
        let mut things = ApprovedThings::default();
        for (at, (clause, id)) in approving(order).enumerate() {
            let title = titles.get(id).map(|title| set(title));
            let titled = title.as_ref().map(Vec::len);
            let mut known = set(&clause.text);
            known.extend(title.into_iter().flatten());
            for stem in &known {
                things.stems.entry(stem.clone()).or_default().push(at);
            }
            things.all.push(ApprovedThing { clause, known, titled });
        }
        things
    }
}

impl<'r> ApprovingClauses<'r> {
    fn of(order: &'r Order) -> Self {
        let mut linked = HashMap::default();
        for (clause, _) in approving(order) {
            for measure in &clause.measures {
                linked.entry(&**measure).or_insert(clause);
            }
        }
        let of_roadmap = approving(order).any(|(_, id)| id == FileTable::Roadmap.id());
        ApprovingClauses { linked, of_roadmap, things: OnceCell::new() }
    }

    /// The first that approves what a row asks, word for word, to approve: «Утверждение состава рабочей группы».
    fn said(&self, row: &Row<'_>, roadmap: &Roadmap, order: &'r Order) -> Option<&'r Clause> {
        let stems = set(&row.measure.title.to_lowercase());
        let object: Vec<String> = stems.into_iter().filter(|stem| !UNTIL.contains(&&**stem)).collect();
        let others =
            row.responsible().is_some_and(|(who, _)| who.iter().any(|who| is_of_others(&who.text, roadmap)));
        if others || object.len() < 2 {
            return None;
        }
        // «Утверждение плана» may be of any plan.
        let certain =
            |titled: Option<usize>| object.len() > 2 || titled.is_some_and(|count| count <= object.len());
        let ApprovedThings { all, stems } = self.things.get_or_init(|| ApprovedThings::of(roadmap, order));
        let holding: Option<Vec<&Vec<usize>>> = object.iter().map(|stem| stems.get(stem)).collect();
        let fewest = holding?.into_iter().min_by_key(|places| places.len())?;
        let things = fewest.iter().filter_map(|at| all.get(*at));
        let mut says = things
            .filter(|thing| certain(thing.titled) && object.iter().all(|stem| thing.known.contains(stem)));
        says.next().map(|thing| thing.clause)
    }
}

fn is_of_others(who: &str, roadmap: &Roadmap) -> bool {
    let (name, level) = match roadmap.body(who) {
        Some(body) => (body.printed().to_lowercase(), body.level.as_ref()),
        None => (who.to_lowercase(), None),
    };
    level.is_some_and(|level| *level != roadmap.level) || OTHERS.iter().any(|other| name.starts_with(other))
}

/// Whether the row is that of the body that issues the order.
fn is_of_issuer(row: &Row<'_>, order: &Order, roadmap: &Roadmap) -> bool {
    let issuer = order.issuer.name.to_lowercase();
    let is = |name: &str| !name.is_empty() && issuer.starts_with(&name.to_lowercase());
    let Some((responsible, _)) = row.responsible() else { return false };
    responsible.iter().any(|who| match roadmap.body(&who.text) {
        Some(body) => is(&body.name) && body.level.as_ref().is_none_or(|level| *level == roadmap.level),
        None => is(&who.text),
    })
}

/// «Утверждение дорожной карты», one and not those of others, where the order approves it.
fn is_approval(measure: &Measure, approving: &ApprovingClauses<'_>) -> bool {
    let mut own = words(&measure.title).map(|word| word.text.to_lowercase());
    let first = own.next().unwrap_or_default();
    let kinds: Vec<String> = own.take(4).collect();
    let map = kinds.windows(2).any(|pair| pair == ["дорожной", "карты"]);
    let plan = kinds.windows(2).any(|pair| pair == ["плана", "мероприятий"]);
    approving.of_roadmap && first == "утверждение" && (map || plan)
}

/// «Приказ о внедрении ЦМН в регионе»: the result is called as the order is.
fn names_the_order(row: &Row<'_>, order: &Order) -> bool {
    let Some((result, _)) = row.result() else { return false };
    let kind = order.kind.as_deref().unwrap_or("Приказ");
    let Some(name) = result.strip_prefix(kind).map(str::trim_start).filter(|name| name.starts_with("о"))
    else {
        return false;
    };
    // What else comes of the row stands behind a comma.
    let name = name.split([',', ';']).next().unwrap_or_default();
    let own = set(&order.title);
    let stems = set(name);
    let short: Vec<String> = used(name).map(|run| stem(run.text)).collect();
    let known = |stem: &String| own.contains(stem) || short.contains(stem) || LEVELS.contains(&&**stem);
    // A short word is the same where the title of the order has the words that it is made of.
    let explained = used(name).all(|run| spells(run.text, words(&order.title)));
    stems.len() > 1 && stems.iter().all(known) && explained
}

impl Words for AlreadyApproved {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self.by_clause {
            true => say!(
                tell.lang,
                "строка назначает утвердить то, что утверждает сам этот приказ",
                "the row asks to approve what this very order approves"
            ),
            false => say!(
                tell.lang,
                "результат строки – сам этот приказ: он уже издан",
                "the result of the row is this very order, which is issued already"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "убрать строку или отметить исполненной: «done: {{on: …, document: …}}»",
            "leave the row out, or mark it done: `done: {{on: …, document: …}}`"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        match self.by_clause {
            true => say!(tell.lang, "утверждает этот пункт", "this clause approves it"),
            false => say!(tell.lang, "этот приказ", "this order"),
        }
    }
}
