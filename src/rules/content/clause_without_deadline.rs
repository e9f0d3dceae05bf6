//! `content/clause-without-deadline`: a clause that asks somebody for something, but not by when.

use super::duties::{DONE_BY_ORDER, goes_on, is_done_by_order, is_infinitive, is_lasting};
use crate::base::ClauseIdx;
use crate::deadline::mentions;
use crate::model::Order;
use crate::rules::prelude::*;
use crate::rules::texts::TextQuestion;
use crate::russian::abbreviations::is_known;
use crate::russian::month_named;
use crate::russian::weekdays::{WeekdayForm, weekday_forms};
use crate::russian::words::words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/clause-without-deadline",
    severity: Severity::Advice,
    page: include_str!("clause_without_deadline.md"),
    check: Check::Roadmap(check),
    decode: decode::<ClauseWithoutDeadline>,
};

/// A clause that gives a duty and no deadline.
#[derive(Debug, Serialize, Deserialize)]
struct ClauseWithoutDeadline;

/// Words by which a clause names a time, or is no duty with a time.
const TIMED: [&str; 54] = [
    "еженедельн",
    "ежедневн",
    "ежесуточн",
    "ежесменн",
    "систематически",
    "на постоянной основе",
    "при необходимости",
    " раз в ",
    "срок",
    "ежегодно",
    "ежемесячно",
    "ежеквартально",
    "постоянно",
    "не позднее",
    "в течение",
    "в период",
    "по мере",
    "контроль за",
    "в силу",
    "с графиком",
    "графику",
    "планом-графиком",
    "в установленн",
    "в дни ",
    "в день ",
    "незамедлительно",
    "немедленно",
    "каждую ",
    "каждый ",
    "каждые ",
    "не реже",
    "каждого",
    "со дня",
    "до начала",
    "до окончания",
    "до наступления",
    "до завершения",
    "одновременно",
    "после ",
    "в ходе",
    "в процессе",
    "на весь период",
    "в случае",
    "при выявлении",
    "при возникновении",
    "при обнаружении",
    "при поступлении",
    "на время",
    "при подготовке",
    "при формировании",
    "при составлении",
    "при проведении",
    "при реализации",
    "при планировании",
];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = view.roadmap.order.as_deref() else { return };
    for (at, _) in order.clauses_in(None) {
        look(view, order, at, Instruction::default(), findings);
    }
}

/// By what a clause, or one around it, asks somebody.
#[derive(Clone, Copy, Default)]
struct Instruction {
    /// It names who is responsible.
    responsible: bool,
    /// Its words are addressed to somebody.
    words: bool,
}

/// Looks at a clause and those inside it; `asked` says by what one around it asks somebody.
fn look<'w>(
    view: &View<'w>,
    order: &'w Order,
    at: ClauseIdx,
    asked: Instruction,
    findings: &mut Vec<Finding>,
) {
    let clause = &order.clauses[at];
    let inner = order.clauses_in(Some(at));
    let holds = inner.clone().next().is_some();
    let question = if holds { TextQuestion::AsksAbove } else { TextQuestion::Asks };
    let own = view.facts(&clause.text).says(question, |text| is_addressed(text, holds));
    let asked = Instruction {
        responsible: asked.responsible || !clause.responsible.is_empty(),
        words: asked.words || own,
    };
    if !asked.responsible && !asked.words && !holds
        || clause.deadline.is_some()
        || !view.is_whole(clause.span)
    {
        return;
    }
    if names_a_time(&clause.text) {
        return;
    }
    for (inner, _) in inner {
        look(view, order, inner, asked, findings);
    }
    let told = holds || !clause.measures.is_empty() || clause.approves.is_some();
    // Whoever is responsible, what the order does by being given has no day, nor has what goes on.
    if told
        || is_lasting(&clause.text)
        || !own && (goes_on(&clause.text) || !asked.words && is_done_by_order(&clause.text))
    {
        return;
    }
    let id = clause.id.as_deref();
    findings.push(view.finding(&RULE, clause.text.span, id, ClauseWithoutDeadline));
}

/// How words begin that a clause is addressed to: «Руководителям …», «Отделу …».
const ADDRESSEES: [&str; 68] = [
    "юрист",
    "член",
    "экономист",
    "музе",
    "библиотек",
    "воспитател",
    "тренер",
    "инженер",
    "диспетчер",
    "психолог",
    "логопед",
    "завуч",
    "архив",
    "аппарат",
    "сектор",
    "совет",
    "штаб",
    "сотрудник",
    "работник",
    "больниц",
    "поликлиник",
    "клуб",
    "колледж",
    "техникум",
    "институт",
    "предприяти",
    "агентств",
    "инспекци",
    "оргкомитет",
    "руководител",
    "директор",
    "начальник",
    "заведующ",
    "заместител",
    "отдел",
    "управлени",
    "комитет",
    "департамент",
    "министерств",
    "администраци",
    "учреждени",
    "организаци",
    "центр",
    "специалист",
    "методист",
    "куратор",
    "председател",
    "муниципальн",
    "глав",
    "школ",
    "лице",
    "гимнази",
    "секретар",
    "служб",
    "педагог",
    "учител",
    "групп",
    "комисси",
    "бухгалтер",
    "завхоз",
    "исполнител",
    "ответственн",
    "оператор",
    "преподавател",
    "врач",
    "координатор",
    "канцеляри",
    "редакци",
];

/// The ends of the dative, in which a clause names whom it asks.
const DATIVE: [&str; 10] = ["ам", "ям", "ому", "ему", "ым", "им", "у", "ю", "е", "ии"];

/// Whether the words themselves ask somebody for something: «Руководителям школ обеспечить …», «Организовать …».
fn is_addressed(text: &str, holds: bool) -> bool {
    let mut parts = text.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphabetic()));
    let first = parts.next().unwrap_or_default().to_lowercase();
    // «Библиотеку» and «поликлинику» are what is done something to.
    let object = |word: &str| ["теку", "нику", "ницу", "спекцию"].iter().any(|end| word.ends_with(end));
    let addressed = |word: &str| {
        DATIVE.iter().any(|end| word.ends_with(end))
            && ADDRESSEES.iter().any(|stem| word.starts_with(stem))
            && !object(word)
            || is_people(word)
    };
    // «Классным руководителям», «районному отделу», «рабочей группе».
    let adjective = ["ым", "им", "ому", "ему", "ой", "ей"].iter().any(|end| first.ends_with(end));
    let second = || parts.clone().next().unwrap_or_default().to_lowercase();
    let named =
        asks_person(text) || addressed(&first) || adjective && addressed(&second()) || asks_short_name(text);
    if ["рекомендовать", "поручить", "обязать", "предложить"].contains(&&*first)
    {
        return parts.any(|word| is_infinitive(&word.to_lowercase()));
    }
    let asks = |word: &str| is_infinitive(word) && !DONE_BY_ORDER.iter().any(|stem| word.starts_with(stem));
    let forbids = text.contains(" не ");
    asks(&first) || named && !forbids && (holds || parts.any(|word| is_infinitive(&word.to_lowercase())))
}

/// Whether a word is the dative of people: «волонтёрам», «архивариусу».
fn is_people(word: &str) -> bool {
    let ends = ["исту", "телю", "арю", "логу", "гогу", "иусу", "неру", "жёру", "жеру"];
    let many = (word.ends_with("ам") || word.ends_with("ям")) && word.len() > 10;
    many || ends.iter().any(|end| word.ends_with(end))
}

/// Whether a clause begins with a surname in the dative and its initials: «Иванову И. И.».
fn asks_person(text: &str) -> bool {
    let mut words = words(text);
    let (Some(name), Some(initial)) = (words.next(), words.next()) else { return false };
    let dative = ["ову", "еву", "ину", "овой", "евой", "иной", "скому", "ской", "енко"];
    name.start == 0
        && initial.letters() == 1
        && initial.is_great()
        && dative.iter().any(|end| name.text.ends_with(end))
}

/// Whether a clause begins with the short form of an institution, which is asked: «МКУ «Центр» провести …».
fn asks_short_name(text: &str) -> bool {
    let first = words(text).next().filter(|word| word.start == 0 && word.is_capitals());
    first.is_some_and(|first| is_known(first.text))
}

/// Whether the text itself names a time.
fn names_a_time(text: &str) -> bool {
    let year = mentions(text).iter().any(|mention| mention.cited.is_none());
    let until = text.split(" до ").skip(1).any(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    let lower = text.to_lowercase();
    // «Организовать 8 марта концерт»
    let mut pairs = words(text).zip(words(text).skip(1));
    let day =
        pairs.any(|(day, month)| day.is_number() && day.text.len() < 3 && month_named(month.text).is_some());
    let is_each = |rest: &str| {
        weekday_forms().any(|(_, form, name)| form == WeekdayForm::Each && rest.starts_with(name))
    };
    let each = lower.split("по ").skip(1).any(is_each);
    year || day || until || each || TIMED.iter().any(|word| lower.contains(word))
}

impl Words for ClauseWithoutDeadline {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        say!(
            tell.lang,
            "пункт даёт поручение, а срока у него нет",
            "the clause gives a duty, but no deadline"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "добавить «deadline: …» или «measure: …» с мероприятием, у которого срок есть",
            "add `deadline: …`, or `measure: …` with the measure that has one"
        ))
    }
}
