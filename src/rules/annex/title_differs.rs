//! `annex/title-differs`: the title of an annex lacks words of the clause that approves it.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use crate::model::{Annex, Clause};
use crate::rules::prelude::*;
use crate::russian::likeness::{set, stems};
use crate::russian::month_named;
use crate::russian::words::{Word, words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/title-differs",
    severity: Severity::Warning,
    page: include_str!("title_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<TitleDiffers>,
};

/// The words that the title lacks, as the clause has them.
#[derive(Debug, Serialize, Deserialize)]
struct TitleDiffers {
    lacking: Vec<String>,
}

/// Stems of words that say how a thing is approved, not what.
const EMPTY: [&str; 17] = [
    "прилагаем",
    "прилага",
    "следующ",
    "настоящ",
    "период",
    "редакц",
    "нов",
    "документ",
    "утверд",
    "утвержд",
    "форм",
    "срок",
    "действ",
    "далее",
    "текст",
    "указанн",
    "разработанн",
];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = &view.roadmap.order else { return };
    // Of two with one id the first is meant.
    let annexes = view.roadmap.annexes.iter().flatten().rev();
    let annexes: HashMap<&str, &Annex> = annexes.map(|annex| (&*annex.id.value, annex)).collect();
    let mut approving: HashMap<&str, usize> = HashMap::new();
    for id in order.clauses.iter().filter_map(|clause| clause.approves.as_deref()) {
        *approving.entry(id).or_default() += 1;
    }
    for clause in order.clauses.iter() {
        let Some(id) = clause.approves.as_deref() else { continue };
        let Some(annex) = annexes.get(id) else { continue };
        // An annex that two clauses approve is told of by `annex/approved-twice`.
        if approving.get(id).is_some_and(|many| *many > 1) {
            continue;
        }
        let outer = clause.outer.map(|outer| &order.clauses[outer]);
        let lacking = lacking(clause, outer, annex);
        if lacking.is_empty() || !view.is_whole(annex.span) || !view.is_whole(clause.span) {
            continue;
        }
        let finding = view.finding(&RULE, annex.title.span, None, TitleDiffers { lacking });
        findings.push(finding.with_span(clause.text.span));
    }
}

/// The words of a clause that the title of its annex lacks.
fn lacking(clause: &Clause, outer: Option<&Clause>, annex: &Annex) -> Vec<String> {
    let approves = |text: &str| text.contains("тверд");
    if !approves(&clause.text) && !outer.is_some_and(|outer| approves(&outer.text)) {
        return Vec::new();
    }
    let title = set(&annex.title.replace('-', " "));
    let has = |stem: &str| title.iter().any(|own| own == stem || is_kin(own, stem));
    let named = named(&clause.text);
    let mut lacking: Vec<Range<usize>> = Vec::new();
    let short = short_name(named);
    let mut before = String::new();
    for (word, stem) in stems(named).filter(|(word, _)| !short.contains(&word.start)) {
        // «Разработанный методистами план»: by whom it was made is no part of its name.
        let maker = is_made(&before)
            && ["ами", "ями", "ом", "ем", "ой", "ей"].iter().any(|end| word.text.ends_with(end));
        before = stem;
        if maker {
            continue;
        }
        // A hyphen or a dash between years is one thing.
        for part in word.text.split('-').filter(|part| part.chars().count() > 2) {
            let own = set(part);
            let empty = |stem: &String| EMPTY.iter().any(|empty| *stem == *empty) || has(stem);
            let told = own.is_empty() || own.iter().all(empty) || is_abbreviation(part);
            if !told && month_named(part).is_none() {
                join(&mut lacking, named, word.range());
            }
        }
    }
    let mut lacking: Vec<String> =
        lacking.into_iter().filter_map(|part| named.get(part)).map(str::to_owned).collect();
    lacking.dedup();
    let titled: Vec<&str> = numbers(&annex.title).collect();
    let other = numbers(named).filter(|number| !titled.is_empty() && !titled.contains(number));
    lacking.extend(other.map(|number| format!("№ {number}")));
    lacking
}

/// How an adjective is made of a noun: «области» – «областных», «школы» – «школьный».
const ADJECTIVAL: [&str; 5] = ["н", "ьн", "ск", "ов", "ев"];

/// Whether one of two stems is that of an adjective made of the other.
fn is_kin(one: &str, other: &str) -> bool {
    let (noun, adjective) = if one.len() < other.len() { (one, other) } else { (other, one) };
    (noun, adjective) == ("округ", "окружн")
        || adjective.strip_prefix(noun).is_some_and(|suffix| ADJECTIVAL.contains(&suffix))
}

/// The numbers that a text names: «формы № 1».
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let behind = text.split('№').skip(1).map(str::trim_start);
    let number = |rest: &'_ str| rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
    behind.filter_map(move |rest| rest.get(..number(rest))).filter(|number| !number.is_empty())
}

/// Adds a lacking word to those before it, as one quotation where only words that say nothing stand between.
fn join(lacking: &mut Vec<Range<usize>>, text: &str, word: Range<usize>) {
    match lacking.last_mut() {
        Some(last) if text.get(last.end..word.start).is_none_or(|gap| stems(gap).next().is_none()) => {
            last.end = word.end.max(last.end);
        }
        _ => lacking.push(word),
    }
}

/// Whether a stem is that of a participle behind which stands who made a thing.
fn is_made(stem: &str) -> bool {
    ["разработанн", "подготовленн", "составленн", "предложенн", "представленн", "согласованн"].contains(&stem)
}

fn is_abbreviation(part: &str) -> bool {
    words(part).any(|word| word.is_capitals())
}

/// What ends the name of what a clause approves.
const NAMED_UP_TO: [&str; 10] = [
    "(приложени",
    "(прил.",
    "согласно приложени",
    "в соответствии с приложени",
    "по форме приложени",
    "по форме согласно",
    "{",
    "(прилага",
    "; ",
    ". ",
];

/// The part of an approving clause that names what it approves: behind the verb, before the number of the annex, the
/// short name and what else is done.
fn named(text: &str) -> &str {
    let small = text.to_lowercase();
    let start =
        small.find("тверд").and_then(|at| text.get(at..)?.find(' ').map(|blank| at + blank)).unwrap_or(0);
    let name = text.get(start..).unwrap_or_default();
    let small = small.get(start..).unwrap_or_default();
    let ends = NAMED_UP_TO.iter().filter_map(|mark| small.find(mark));
    let verb = words(name).find(is_verb).map(|word| word.start);
    let end = ends.chain(verb).min().unwrap_or(name.len());
    name.get(..end).unwrap_or(name)
}

/// Where the short name stands that a clause gives for later: «(далее – План)».
fn short_name(text: &str) -> Range<usize> {
    let start = text.find("(далее").unwrap_or(text.len());
    let end = text.get(start..).and_then(|rest| rest.find(')')).map_or(text.len(), |at| start + at);
    start..end
}

/// «назначить», «ввести»: what else the clause does.
fn is_verb(word: &Word<'_>) -> bool {
    let text = word.text;
    word.letters() > 5
        && (text.ends_with("ить") || text.ends_with("ать") || text.ends_with("ять") || text.ends_with("сти"))
        && !["ости", "асти"].iter().any(|noun| text.ends_with(noun))
}

impl Words for TitleDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let lacking = self.lacking.join("», «");
        say!(
            tell.lang,
            "в названии приложения нет слов пункта, который его утверждает: «{lacking}»",
            "the title of the annex lacks words of the clause that approves it: “{lacking}”"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "назвать приложение так же, как в приказе",
            "give the annex the name that the order gives it"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "так приложение названо в приказе", "so the order names the annex")
    }

    fn data(&self) -> Data {
        Data::of("lacking", self.lacking.clone())
    }
}
