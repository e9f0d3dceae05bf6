//! `deadline/text-differs`: the text of a measure, a clause or a section names another date than its deadline, or a day that
//! there is not.

use std::collections::HashSet;

use chrono::{Datelike, Month, NaiveDate};

use super::headings::{OutrunHeading, outrun, says_when};
use super::months;
use super::no_such_day::{NoSuchDay, no_such_day};
use super::spoken::{day_of, is_last, is_nearly, is_of, is_of_a_thing, is_other};
use crate::base::{ClauseIdx, Lang, Period, RowIdx, SectionIdx};
use crate::deadline::{DateMention, Day, Occurrence};
use crate::model::{Clause, Deadline, Owner, Row, Text, TextRole};
use crate::rules::passages::KnownText;
use crate::rules::prelude::*;
use crate::rules::texts::TextQuestion;
use crate::rules::words::{and_others, date, with_others};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/text-differs",
    severity: Severity::Warning,
    page: include_str!("text_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<WrongDate>,
};

/// What is wrong with a date in a text.
#[derive(Debug, Serialize, Deserialize)]
enum WrongDate {
    Differs(TextDiffers),
    None(NoSuchDay),
}

/// The date in the text, and the deadline: as written, and its first last day.
#[derive(Debug, Serialize, Deserialize)]
struct TextDiffers {
    /// The day; of months and years, the last one.
    day: NaiveDate,
    named: NamedAs,
    said: String,
    due: NaiveDate,
    /// The other such dates of the entry, as typed.
    others: Vec<String>,
}

/// What a text names.
#[derive(Debug, Serialize, Deserialize)]
enum NamedAs {
    Day,
    /// The numbers of the first and the last month.
    Months(u32, u32),
    /// Quarters, as typed.
    Quarters(String),
    Year,
    /// The words of a heading.
    Heading(String),
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    findings.extend(nowhere(view));
    for texts in view.dated_texts() {
        let Some(owner) = texts.first().map(|text| text.owner) else { continue };
        findings.extend(no_day_of_the_plan(view, texts, owner));
        let found = match owner {
            Owner::Row(at) => in_row(view, texts, at),
            Owner::Clause(at) => in_clause(view, texts, at),
            Owner::Section(at) => in_section(view, texts, at),
            Owner::Roadmap | Owner::Order | Owner::Indicator(_) | Owner::Annex(_) => None,
        };
        let Some(DifferingDate { text, mention, day, deadline, due, others }) = found else { continue };
        let said = deadline.text.to_string();
        let args = TextDiffers { day, named: NamedAs::of(text, &mention), said, due, others };
        let about = view.roadmap.id_of(owner);
        let finding = view.finding(&RULE, view.words(text, mention.span), about, WrongDate::Differs(args));
        findings.push(finding.with_span(deadline.span));
    }
    for OutrunHeading { section, text, said, ends, deadline, due } in outrun(view) {
        let named = NamedAs::Heading(text.get(said.range()).unwrap_or_default().to_owned());
        let typed = deadline.text.to_string();
        let args = TextDiffers { day: ends, named, said: typed, due, others: Vec::new() };
        let about = view.roadmap.id_of(Owner::Section(section));
        let finding = view.finding(&RULE, view.words(text, said), about, WrongDate::Differs(args));
        findings.push(finding.with_span(deadline.span));
    }
}

/// The days in texts that there are not; those of deadlines and of dates are told where those are read.
fn nowhere(view: &View<'_>) -> Vec<Finding> {
    let naming = view.chosen(|text| {
        let names = |text: &str| no_such_day(text).is_some();
        text.role != TextRole::Deadline
            && text.words.has_figures()
            && text.words.says(TextQuestion::NamesNoDay, names)
    });
    let found = naming.filter_map(|text| {
        let (day, span) = no_such_day(text.text)?;
        let about = view.roadmap.id_of(text.owner);
        Some(view.finding(&RULE, view.words(text.text, span), about, WrongDate::None(day)))
    });
    found.filter(|finding| view.is_whole(finding.place.span)).collect()
}

/// A 29 February without its year, where no year of the plan has one.
fn no_day_of_the_plan(view: &View<'_>, texts: &[KnownText<'_>], owner: Owner) -> Option<Finding> {
    let plan = view.times.period?;
    let (text, mention) =
        mentioned(texts, &[TextRole::Clause, TextRole::Title, TextRole::Result, TextRole::Note]).find(
            |(_, mention)| {
                let mut years = plan.first.year()..=plan.last.year();
                let lost = |day: Day| !years.any(|year| day.of(year).is_some());
                mention.years.is_none() && mention.day.is_some_and(lost)
            },
        )?;
    let said = text.get(mention.span.range()).unwrap_or_default().to_owned();
    let day = WrongDate::None(NoSuchDay { said, month: 2, days: 28 });
    Some(view.finding(&RULE, view.words(text, mention.span), view.roadmap.id_of(owner), day))
}

/// A date in a text, and the deadline that it does not agree with.
struct DifferingDate<'w> {
    text: &'w Text,
    mention: DateMention<'w>,
    day: NaiveDate,
    deadline: &'w Deadline,
    due: NaiveDate,
    others: Vec<String>,
}

/// The words of mentions, each once.
fn typed(mentions: &[(&Text, DateMention<'_>)]) -> Vec<String> {
    let words = mentions.iter().map(|(text, mention)| text.get(mention.span.range()).unwrap_or_default());
    let mut seen = HashSet::new();
    words.filter(|words| seen.insert(*words)).map(str::to_owned).collect()
}

/// The dates in the texts of a measure that none of its times agrees with; else months or a year that do not.
fn in_row<'w>(view: &View<'w>, texts: &[KnownText<'w>], at: RowIdx) -> Option<DifferingDate<'w>> {
    let times = view.times.measures.entry(at)?.occurrences();
    let (deadline, _) = view.roadmap.row(at).deadline()?;
    let due = times.first()?.due;
    let mut wrong: Vec<_> = dated(texts, &ROLES).filter(|(_, mention)| !is_of(mention, times)).collect();
    if wrong.iter().any(|(_, mention)| is_early(mention, times)) {
        let stepped = stepped(texts, times);
        wrong.retain(|(text, mention)| {
            !is_early(mention, times) || !stepped.contains(&std::ptr::from_ref(*text))
        });
    }
    if let Some(((text, mention), others)) = wrong.split_first() {
        let (mention, day) = (*mention, day_of(mention, due.year())?);
        return Some(DifferingDate { text, mention, day, deadline, due, others: typed(others) });
    }
    if let ([time], Some((text, mention))) = (times, only_dates(texts))
        && is_nearly(text, &mention, time)
    {
        let day = day_of(&mention, due.year())?;
        return Some(DifferingDate { text, mention, day, deadline, due, others: Vec::new() });
    }
    let plan = view.times.period?;
    let found = mentioned(texts, &ROLES).find_map(|(text, mention)| {
        let day = other_months(&mention, times, &plan).or_else(|| later_year(&mention, times))?;
        months::is_of_the_work(&text.value, &mention).then_some((text, mention, day))
    });
    let (text, mention, day) = found?;
    Some(DifferingDate { text, mention, day, deadline, due, others: Vec::new() })
}

/// The one mention of days in the title of a measure.
fn only_dates<'w>(texts: &[KnownText<'w>]) -> Option<(&'w Text, DateMention<'w>)> {
    let mut own = dated(texts, &[TextRole::Title]);
    own.next().filter(|_| own.next().is_none())
}

/// The texts of a measure that speak of its work.
const ROLES: [TextRole; 3] = [TextRole::Title, TextRole::Result, TextRole::Note];

/// The last day of months that agree with none of the times.
fn other_months(mention: &DateMention<'_>, times: &[Occurrence], plan: &Period) -> Option<NaiveDate> {
    let (found, named) = (mention.months?, mention.years.map(|(year, _)| year));
    let (_, day) = months::days(found, named.unwrap_or(times.first()?.due.year()))?;
    (!times.iter().any(|time| months::agree(mention, time, plan))).then_some(day)
}

/// The last day of a year that comes after all times: «в 2025 году» of what is due in 2024.
fn later_year(mention: &DateMention<'_>, times: &[Occurrence]) -> Option<NaiveDate> {
    let year = mention.years.map(|(year, _)| year).filter(|_| !mention.range && !mention.school)?;
    let alone = mention.day.is_none() && mention.months.is_none();
    let last = times.iter().map(|time| time.due.year()).max()?;
    let within = matches!(mention.before, "в" | "В") && alone && year > last;
    NaiveDate::from_ymd_opt(year, 12, 31).filter(|_| within)
}

/// Whether a last day is before all times: that of a step before the last, where the last has its own in the same text,
/// «приказ до 1 апреля, отчёт до 15 апреля».
fn is_early(mention: &DateMention<'_>, times: &[Occurrence]) -> bool {
    let before = |day: NaiveDate| times.iter().all(|time| day < time.due);
    let early = times.first().and_then(|time| day_of(mention, time.due.year())).is_some_and(before);
    is_last(mention) && early
}

/// The texts in which a last day is that of the work, so that earlier ones are those of its steps.
fn stepped(texts: &[KnownText<'_>], times: &[Occurrence]) -> HashSet<*const Text> {
    let is_last_of = |mention: &DateMention<'_>| is_last(mention) && is_of(mention, times);
    let own = texts.iter().filter(|text| text.words.mentions().iter().any(is_last_of));
    own.map(|text| std::ptr::from_ref(text.text)).collect()
}

/// The last day in a clause whose own deadline is another, where no date of its text is that.
fn in_clause<'w>(view: &View<'w>, texts: &[KnownText<'w>], at: ClauseIdx) -> Option<DifferingDate<'w>> {
    let clause = view.roadmap.order.as_ref()?.clauses.entry(at)?;
    let Some(deadline) = clause.deadline.as_ref() else { return in_bound_clause(view, texts, clause) };
    let times = view.times.clauses.entry(at)?.occurrences();
    let due = times.first()?.due;
    if dated(texts, &[TextRole::Clause]).any(|(_, mention)| !is_other(&mention) && is_of(&mention, times)) {
        return None;
    }
    let last: Vec<_> = dated(texts, &[TextRole::Clause]).filter(|(_, mention)| is_last(mention)).collect();
    let ((text, mention), others) = last.split_first()?;
    let (mention, day) = (*mention, day_of(mention, due.year())?);
    Some(DifferingDate { text, mention, day, deadline, due, others: typed(others) })
}

/// The last day in a clause that has no deadline of its own, where none of the measures that it is one duty with has that day.
fn in_bound_clause<'w>(
    view: &View<'w>,
    texts: &[KnownText<'w>],
    clause: &'w Clause,
) -> Option<DifferingDate<'w>> {
    let (text, mention) = dated(texts, &[TextRole::Clause]).find(|(_, mention)| is_last(mention))?;
    let named = clause.measures.iter().filter_map(|id| view.context.names.row(view.index, id));
    let rows: Vec<Row<'w>> = named.map(|at| view.roadmap.row(at)).filter(|row| !row.is_repealed()).collect();
    let times = |row: &Row<'w>| view.times.measures.entry(row.place).map(|time| time.occurrences());
    let first = *rows.iter().min_by_key(|row| row.place)?;
    let due = times(&first)?.first()?.due;
    let is_one = rows.iter().filter_map(times).any(|times| is_of(&mention, times));
    let (deadline, _) = first.deadline()?;
    let day = day_of(&mention, due.year())?;
    (!is_one).then_some(DifferingDate { text, mention, day, deadline, due, others: Vec::new() })
}

/// The last day in the title of a section of which a measure is due later, or whose own deadline is another.
fn in_section<'w>(view: &View<'w>, texts: &[KnownText<'w>], at: SectionIdx) -> Option<DifferingDate<'w>> {
    let (text, mention) =
        dated(texts, &[TextRole::Title]).find(|(_, mention)| is_last(mention) || mention.range)?;
    let own = view.times.sections.entry(at).map_or(&[][..], |time| time.occurrences());
    let deadline = view.roadmap.sections.entry(at)?.deadline.as_ref();
    if let (Some(first), Some(deadline)) = (own.first(), deadline) {
        let day = day_of(&mention, first.due.year())?;
        let found = DifferingDate { text, mention, day, deadline, due: first.due, others: Vec::new() };
        return (!is_of(&mention, own)).then_some(found);
    }
    if says_when(text) {
        return None;
    }
    view.roadmap.rows_in(at).find_map(|row| {
        let times = view.times.measures.entry(row.place)?.occurrences();
        let due = times.iter().map(|time| time.due).max()?;
        let day = day_of(&mention, due.year())?;
        let (deadline, _) = row.deadline()?;
        (day < due).then_some(DifferingDate { text, mention, day, deadline, due, others: Vec::new() })
    })
}

/// The dates of texts of these roles that speak of the work.
fn dated<'t, 'w: 't>(
    texts: &'t [KnownText<'w>],
    roles: &'t [TextRole],
) -> impl Iterator<Item = (&'w Text, DateMention<'w>)> + 't {
    mentioned(texts, roles).filter(|(text, mention)| mention.day.is_some() && !is_of_a_thing(text, mention))
}

/// The times in texts of these roles that speak of the work.
fn mentioned<'t, 'w: 't>(
    texts: &'t [KnownText<'w>],
    roles: &'t [TextRole],
) -> impl Iterator<Item = (&'w Text, DateMention<'w>)> + 't {
    let own = texts.iter().filter(|text| roles.contains(&text.role));
    let mentions = own.flat_map(|text| text.words.mentions().iter().map(|mention| (text.text, *mention)));
    mentions.filter(|(_, mention)| mention.cited.is_none())
}

impl NamedAs {
    fn of(text: &str, mention: &DateMention<'_>) -> Self {
        let number = |month: Month| month.number_from_month();
        let typed = || text.get(mention.span.range()).unwrap_or_default().to_owned();
        match (mention.day, mention.months) {
            (Some(_), _) => NamedAs::Day,
            (None, Some(_)) if mention.quarters => NamedAs::Quarters(typed()),
            (None, Some((first, last))) => NamedAs::Months(number(first), number(last)),
            (None, None) => NamedAs::Year,
        }
    }
}

impl TextDiffers {
    fn told(&self, lang: Lang) -> String {
        let said = &self.said;
        let named = match self.named {
            NamedAs::Day => date(self.day, lang),
            NamedAs::Months(first, last) => {
                let months = months::names((first, last), lang);
                say!(lang, "«{months}»", "{months}")
            }
            NamedAs::Quarters(ref words) => say!(lang, "«{words}»", "“{words}”"),
            NamedAs::Year => {
                let year = self.day.year();
                say!(lang, "{year} год", "{year}")
            }
            NamedAs::Heading(ref words) => {
                return say!(
                    lang,
                    "в заголовке «{words}», а срок «{said}»",
                    "the heading says “{words}”, the deadline “{said}”"
                );
            }
        };
        let told =
            say!(lang, "в тексте {named}, а срок «{said}»", "the text says {named}, the deadline “{said}”");
        and_others(told, &self.others, lang)
    }
}

impl Words for WrongDate {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            WrongDate::Differs(differs) => differs.told(tell.lang),
            WrongDate::None(NoSuchDay { said, days, .. }) => say!(
                tell.lang,
                "в тексте «{said}»: такого дня нет, в этом месяце {days} дней",
                "the text says “{said}”: there is no such day, the month has {days} days"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            WrongDate::Differs(_) => say!(
                tell.lang,
                "исправить дату в тексте или срок: верно одно из двух",
                "mend the date in the text or the deadline: one of the two is right"
            ),
            WrongDate::None(_) => {
                say!(tell.lang, "назвать день, который есть в этом месяце", "name a day that the month has")
            }
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "а здесь срок другой", "the deadline here is another")
    }

    fn data(&self) -> Data {
        let WrongDate::Differs(differs) = self else { return Data::default() };
        let mut text = differs.day.to_string();
        // Of months, the year and the month: `2024-05`.
        text.truncate(match differs.named {
            NamedAs::Months(..) | NamedAs::Quarters(_) => 7,
            NamedAs::Year => 4,
            NamedAs::Day | NamedAs::Heading(_) => text.len(),
        });
        with_others(Data::of("text", text).with("due", differs.due.to_string()), &differs.others)
    }
}
