//! `content/already-approved`: a row whose result this very order is.

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
    let approving: Vec<&Clause> = order.clauses.iter().filter(|clause| clause.approves.is_some()).collect();
    for row in view.roadmap.rows() {
        let measure = row.measure;
        if !measure.done.is_empty() || !measure.implements.is_empty() || !view.is_whole(measure.span) {
            continue;
        }
        let names = |clause: &&&Clause| clause.measures.iter().any(|one| **one == *measure.id);
        let linked = approving.iter().find(names);
        let approves = || is_approval(measure, &approving) || names_the_order(&row, order);
        let is_order = || is_of_issuer(&row, order, view.roadmap) && approves();
        let says = |clause: &&&Clause| says_clause(&row, clause, view.roadmap);
        let clause = match linked {
            None if is_order() => None,
            None if asks_approval(&measure.title) => match approving.iter().find(says) {
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

/// Whether a row asks, word for word, to approve what a clause approves: «Утверждение состава рабочей группы».
fn says_clause(row: &Row<'_>, clause: &Clause, roadmap: &Roadmap) -> bool {
    let title = row.measure.title.to_lowercase();
    let annexes = roadmap.annex_list();
    let annex = annexes.iter().find(|annex| clause.approves.as_ref().is_some_and(|id| **id == *annex.id));
    let mut known = set(&clause.text);
    known.extend(annex.iter().flat_map(|annex| set(&annex.title)));
    let object: Vec<String> = set(&title).into_iter().filter(|stem| !UNTIL.contains(&&**stem)).collect();
    let others =
        row.responsible().is_some_and(|(who, _)| who.iter().any(|who| is_of_others(&who.text, roadmap)));
    // «Утверждение плана» may be of any plan.
    let certain = object.len() > 2 || annex.is_some_and(|annex| set(&annex.title).len() <= object.len());
    !others && object.len() > 1 && certain && object.iter().all(|stem| known.contains(stem))
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
fn is_approval(measure: &Measure, approving: &[&Clause]) -> bool {
    let approved = approving
        .iter()
        .any(|clause| clause.approves.as_ref().is_some_and(|id| &**id == FileTable::Roadmap.id()));
    let mut own = words(&measure.title).map(|word| word.text.to_lowercase());
    let first = own.next().unwrap_or_default();
    let kinds: Vec<String> = own.take(4).collect();
    let map = kinds.windows(2).any(|pair| pair == ["дорожной", "карты"]);
    let plan = kinds.windows(2).any(|pair| pair == ["плана", "мероприятий"]);
    approved && first == "утверждение" && (map || plan)
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
