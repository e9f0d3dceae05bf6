//! Why a wording cannot be read.

use chrono::Month;
use serde::{Deserialize, Serialize};

pub use super::no_time::NoTime;
pub use super::what::Countable;
use super::what::{en_no_such_day, ru_no_such_day};
use crate::base::Message;
use crate::russian::plural;

/// Why the wording of a deadline cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unread {
    /// Nothing is written.
    Empty,
    /// A dash stands where the deadline should.
    Dash,
    /// A word that means nothing here.
    UnknownWord(String),
    /// A word of the language that is none of deadlines: what it does to the days, nobody can tell.
    ForeignWord(String),
    /// Words that are understood, but not in this place.
    Unexpected(String),
    /// A day its month does not have: the day, the month, the year where it matters, the month's length.
    NoSuchDay(u32, Month, Option<i32>, u32),
    /// 29 February asked for each year.
    LeapDay,
    /// A month beyond 12.
    NoSuchMonth(u32),
    /// A quarter, half-year, part of a month, number of a month or hour that there is not: what, and how many there are.
    NoSuch(Countable, u32),
    /// A year that is not four digits, or far away.
    BadYear(String),
    /// Two years in one date.
    TwoYears,
    /// A day without a month.
    NoMonth,
    /// «с …» or «по» without the other end.
    NoEnd,
    /// A preposition or a word that wants more after it.
    Unfinished(String),
    /// A month in the wrong case: as written, as it should be.
    WrongCase(String, String),
    /// The end is before the beginning.
    Backwards,
    /// An academic year of two years that are not neighbours.
    SchoolYear,
    /// «до» before two days with a dash: which is the last?
    ByRange,
    /// Two deadlines with nothing between them.
    Juxtaposed,
    /// A recurrence and a date of one year that do not agree.
    Conflict,
    /// «до 1 мая, с 2025 года – до 1 апреля»: a rule that changes.
    Changes,
    /// «до 20 января» in a plan from February: no day of it.
    NotInPlan,
    /// «до мая»: with May or without it?
    VagueBefore(String),
    /// «в конце квартала»: which days?
    VagueEdge,
    /// «с 1 сентября» without a year and without an end.
    NoYearNoEnd,
    /// «ежеквартально, до 10 числа»: of which month?
    WhichMonth,
    /// Two alternatives, «май или июнь».
    Alternative,
    /// A count or a recurrence that the calendar cannot be divided by.
    OddRhythm,
    /// «примерно»: a word that leaves the day open.
    Roughly(String),
    /// A unit without the number that its form asks for: «1 раз в месяцев».
    NoCount(String),
    /// More words than a deadline can have.
    TooLong,
    /// A number in digits and another in words beside it.
    CountsDiffer(u32, u32),
    /// «кроме июля»: an exception, which the dates do not carry.
    Except(String),
    /// «не ранее 1 мая», «через 5 дней»: a beginning, and no last day.
    NotBefore,
    /// «не чаще одного раза в год»: a most, and no duty.
    AtMost,
    /// A time after an event, and something else beside it.
    BesideEvent,
    /// «при необходимости до 1 июля»: a date that holds on a condition.
    Conditional,
    /// Two recurrences, and which of them is meant is not said.
    TwoRhythms,
    /// «следующего за отчётным периодом»: which period is not said.
    WhichPeriod,
    /// A date beside another «года, следующего за отчётным»: is it of that year too?
    WhichYear,
    /// «года, предшествующего плановому»: a year told by another that is not told either.
    YearBefore,
    /// «1,5 месяца»: the calendar counts whole ones.
    Fraction,
    /// «в течение 24 часов»: deadlines are counted in days.
    Hours,
    /// «в течение года, отчёт – до 20 декабря»: deadlines of two things.
    TwoDuties,
    /// «факт – 5 марта»: a date that is no deadline.
    OtherDate(String),
    /// «до 15 декабря 2023 г., до 15 января»: the year of one time, and not of the next.
    YearUnsaid,
    /// «следующего месяца», and no order from whose date it is counted.
    NoOrder,
    /// «II – 20 мая», «ОО-1»: the number of a row, a stage or a form, and no day.
    NotADay(String),
    /// «в течение 10 рабочих дней после 1 апреля»: the last day is told by a count that only a calendar can follow.
    Counted,
    /// «в рамках недели науки 20 апреля»: where the words end and the time begins, is not seen.
    NoComma,
    /// As many times told, and another number of them named.
    Times(u8),
    /// «раз в 3 года, до 15 мая»: from which year they are counted is not said.
    WhichStart,
    /// «ежемесячно в 2024 и 2026 годах»: years with another between them.
    YearsApart,
    /// «за 9 месяцев до 10 октября»: a report on so long a time, or so long before?
    ReportOrAhead(String),
    /// «первого месяца следующего квартала»: of the next one, or of each?
    OnceOrAgain(String),
    /// «ежегодно в период каникул»: a part of the time, which the dates do not carry.
    Narrowed(String),
    /// «до 25:00»: no hour of a day.
    NoHour(String),
    /// Words that tell something else than a time.
    NoTime(NoTime, String),
}

impl Unread {
    /// What is said without any words of the wording.
    fn plain_ru(&self) -> &'static str {
        match self {
            Unread::Empty => "срок не указан",
            Unread::Dash => "срок не указан (прочерк)",
            Unread::LeapDay => "29 февраля бывает не каждый год: напишите «до конца февраля»",
            Unread::TwoYears => "два года в одной дате",
            Unread::NoMonth => "число без месяца",
            Unread::NoEnd => "нет конца: с какого дня, сказано, а по какой, нет",
            Unread::Backwards => "начало позже конца; если срок переходит на следующий год, укажите оба года",
            Unread::SchoolYear => "учебный год охватывает два соседних года",
            Unread::ByRange => "после «до» ждали один день, а не промежуток",
            Unread::Juxtaposed => "два срока подряд, и ничего между ними: поставьте запятую или союз",
            Unread::Conflict => "два срока не складываются в один: неясно, какой из них верен",
            Unread::Changes => "правило меняется: назовите сроки по годам или напишите «…, далее ежегодно …»",
            Unread::NotInPlan => "в период плана этот срок не попадает: назовите его год или другой день",
            Unread::VagueEdge => "неясно, какие это дни: назовите месяц или день",
            Unread::NoYearNoEnd => "нет ни года, ни конца",
            Unread::WhichMonth => "не сказано, какого месяца это число",
            Unread::Alternative => "неясно, какой из сроков верен; если оба, поставьте запятую или «и»",
            Unread::OddRhythm => "таких промежутков в календаре нет: назовите недели, месяцы или сами дни",
            Unread::TooLong => "для срока это слишком длинно",
            Unread::Counted => "последний день отсюда не отсчитать: назовите его",
            Unread::NoComma => "неясно, где кончаются слова и начинается срок: поставьте запятую",
            Unread::YearUnsaid => "год назван не у всех сроков: напишите его и здесь",
            Unread::WhichStart => "не сказано, с какого года считать: допишите «начиная с … года»",
            Unread::YearsApart => "годы идут не подряд: напишите срок каждого года отдельно",
            Unread::Hours => "срок считают днями: вместо часов назовите дни",
            Unread::TwoDuties => "здесь сроки двух разных дел: вынесите второе в отдельную строку",
            Unread::NoOrder => "считается от даты приказа, а у приказа даты нет",
            Unread::TwoRhythms => "сказано две разные периодичности: оставьте одну",
            Unread::YearBefore => "год назван через другой год: напишите его числом",
            Unread::Fraction => "дробного числа здесь быть не может: назовите целое или сам день",
            _ => "",
        }
    }
}

impl Unread {
    /// What is said without any words of the wording.
    fn plain_en(&self) -> &'static str {
        match self {
            Unread::Empty => "no deadline is given",
            Unread::Dash => "no deadline is given (a dash)",
            Unread::LeapDay => "29 February does not occur every year: write “до конца февраля”",
            Unread::TwoYears => "two years in one date",
            Unread::NoMonth => "a day without a month",
            Unread::NoEnd => "it has a start but no end",
            Unread::Backwards => "it ends before it begins; if it runs into the next year, give both years",
            Unread::SchoolYear => "an academic year spans two consecutive years",
            Unread::ByRange => "“до” takes a single day, not a range",
            Unread::Juxtaposed => "two deadlines with nothing between them: add a comma or “и”",
            Unread::Conflict => "two different times are given, and it is not clear which one is meant",
            Unread::Changes => "the rule changes: give each year's deadline, or write “…, далее ежегодно …”",
            Unread::NotInPlan => "the plan's period has no such day: give its year, or another day",
            Unread::VagueEdge => "it is not clear which days are meant: give the month or the day",
            Unread::NoYearNoEnd => "it has neither a year nor an end",
            Unread::WhichMonth => "it does not say which month this day belongs to",
            Unread::Alternative => {
                "it is not clear which of the dates is meant; if both are, add a comma or “и”"
            }
            Unread::OddRhythm => "the calendar has no such intervals: use weeks, months or exact days",
            Unread::TooLong => "this is too long for a deadline",
            Unread::Counted => "the last day cannot be worked out from this: give the date",
            Unread::NoComma => "it is not clear where the words end and the date begins: add a comma",
            Unread::YearUnsaid => "some dates have a year and this one does not: add it here too",
            Unread::WhichStart => "it does not say from which year to count: add “начиная с … года”",
            Unread::YearsApart => "the years are not consecutive: write the deadline of each year separately",
            Unread::Hours => "deadlines are counted in days: give days instead of hours",
            Unread::TwoDuties => {
                "these are deadlines of two different tasks: move the second to a row of its own"
            }
            Unread::NoOrder => "it is counted from the date of the order, and the order has none",
            Unread::TwoRhythms => "two different frequencies are given: keep one",
            Unread::YearBefore => "the year is defined by another year: write it as a number",
            Unread::Fraction => "a fraction cannot be used here: give a whole number or the exact day",
            _ => "",
        }
    }
}

impl Unread {
    /// What is said of words that have two meanings, or that no date can carry.
    fn doubt_ru(&self) -> Option<String> {
        Some(match self {
            Unread::ReportOrAhead(words) => {
                format!(
                    "«{words}» – отчётный период или срок до этого дня? Для отчёта поставьте тире, иначе назовите сам день"
                )
            }
            Unread::Narrowed(words) => {
                format!("«{words}» сужает срок, а в датах этого не передать: назовите сами дни")
            }
            Unread::OnceOrAgain(words) => {
                format!(
                    "«{words}» – один раз или каждый раз? Напишите, как часто («ежеквартально, …»), или назовите сам день"
                )
            }
            Unread::NoTime(kind, words) => kind.ru(words),
            Unread::NoHour(hour) => format!("«{hour}» не час: в сутках 24 часа по 60 минут"),
            Unread::VagueBefore(when) => {
                let own = if when.ends_with('е') { "само" } else { "сам" };
                format!("неясно, входит ли сюда {own} {when}: напишите «до конца …» или назовите день")
            }
            Unread::CountsDiffer(digits, words) => {
                format!("число и слова в скобках не сходятся: {digits} и {words}")
            }
            Unread::Except(word) => {
                format!("исключение («{word}») в датах не передать: перечислите сами сроки")
            }
            _ => return None,
        })
    }
}

impl Unread {
    /// What is said of words that have two meanings, or that no date can carry.
    fn doubt_en(&self) -> Option<String> {
        Some(match self {
            Unread::ReportOrAhead(words) => {
                format!(
                    "is “{words}” the period reported on, or the time left until the day? For a report put a dash after it; otherwise give the exact day"
                )
            }
            Unread::Narrowed(words) => {
                format!(
                    "“{words}” narrows the deadline in a way that dates cannot express: give the exact days"
                )
            }
            Unread::OnceOrAgain(words) => {
                format!(
                    "is “{words}” meant once or each time? Say how often (“ежеквартально, …”) or give the exact day"
                )
            }
            Unread::NoTime(kind, words) => kind.en(words),
            Unread::NoHour(hour) => {
                format!("“{hour}” is not a time of day: a day has 24 hours of 60 minutes")
            }
            Unread::VagueBefore(when) => {
                format!(
                    "it is not clear whether “{when}” itself is included: write “до конца …” or give the day"
                )
            }
            Unread::CountsDiffer(digits, words) => {
                format!("the number in figures and the number in words differ: {digits} and {words}")
            }
            Unread::Except(word) => {
                format!("an exception (“{word}”) cannot be expressed in dates: list the dates instead")
            }
            _ => return None,
        })
    }
}

impl Message for Unread {
    fn ru(&self) -> String {
        if let Some(told) = self.doubt_ru() {
            return told;
        }
        let fixed = match self {
            Unread::UnknownWord(word) => return format!("непонятное слово «{word}»"),
            Unread::ForeignWord(word) => {
                return format!("неясно, меняет ли срок слово «{word}»: если нет, напишите срок без него");
            }
            Unread::Unexpected(words) => return format!("здесь не ждали «{words}»"),
            Unread::NotADay(words) => return format!("«{words}» похоже на номер, а не на день"),
            Unread::NoCount(unit) => return format!("сколько? перед «{unit}» ждали число"),
            Unread::Roughly(word) => return format!("со словом «{word}» неясно, какой это день"),
            Unread::NoSuchDay(day, month, year, length) => {
                return ru_no_such_day(*day, *month, *year, *length);
            }
            Unread::NoSuchMonth(number) => return format!("месяца {number} нет"),
            Unread::NoSuch(Countable::Week | Countable::Weekday, 5) => {
                "пятый раз это бывает не в каждом месяце: назовите сам день"
            }
            Unread::NoSuch(what, number) => return format!("{}, {number} быть не может", what.ru()),
            Unread::BadYear(text) => {
                return format!("«{text}» не год: ждали четыре цифры, от 1900 до 2200");
            }
            Unread::Unfinished(word) => return format!("после «{word}» ждали срок"),
            Unread::OtherDate(word) => {
                return format!("дата при слове «{word}» не срок: оставьте здесь только срок");
            }
            Unread::WrongCase(written, right) => {
                return format!("не тот падеж: «{written}» вместо «{right}»");
            }
            Unread::Times(times) => {
                let count = plural(u64::from(*times), "срок", "срока", "сроков");
                return format!("при такой периодичности в году {times} {count}, а названо другое число");
            }
            Unread::NotBefore => {
                "сказано, с какого дня можно, но не сказано, по какой: назовите последний день"
            }
            Unread::AtMost => "сказано, чаще чего нельзя, но не сказано, когда нужно: назовите сроки",
            Unread::BesideEvent => {
                "срок считается от события, а рядом назван ещё один: вместе в датах их не передать"
            }
            Unread::Conditional => {
                "срок назван лишь на случай: срок, который может и не наступить, в датах не передать"
            }
            Unread::WhichPeriod => "не сказано, какой период отчётный: месяц, квартал, полугодие или год",
            Unread::WhichYear => "не сказано, какого года эта дата: отчётного или следующего за ним",
            _ => self.plain_ru(),
        };
        fixed.to_owned()
    }

    fn en(&self) -> String {
        if let Some(told) = self.doubt_en() {
            return told;
        }
        let fixed = match self {
            Unread::UnknownWord(word) => return format!("“{word}” is not understood"),
            Unread::ForeignWord(word) => {
                return format!(
                    "it is not clear whether “{word}” changes the deadline: if it does not, leave the word out"
                );
            }
            Unread::Unexpected(words) => return format!("“{words}” is not expected here"),
            Unread::NotADay(words) => {
                return format!("“{words}” looks like an item number, not a day");
            }
            Unread::NoCount(unit) => return format!("how many? a number is expected before “{unit}”"),
            Unread::Roughly(word) => return format!("“{word}” leaves it unclear which day is meant"),
            Unread::NoSuchDay(day, month, year, length) => {
                return en_no_such_day(*day, *month, *year, *length);
            }
            Unread::NoSuchMonth(number) => return format!("there is no month {number}"),
            Unread::NoSuch(Countable::Week | Countable::Weekday, 5) => {
                "not every month has a fifth one: give the exact day"
            }
            Unread::NoSuch(what, number) => return format!("{}, not {number}", what.en()),
            Unread::BadYear(text) => {
                return format!("“{text}” is not a year: four digits from 1900 to 2200 are expected");
            }
            Unread::Unfinished(word) => return format!("the wording breaks off after “{word}”"),
            Unread::OtherDate(word) => {
                return format!("the date next to “{word}” is not a deadline: keep only the deadline here");
            }
            Unread::WrongCase(written, right) => {
                return format!("wrong case: “{written}” instead of “{right}”");
            }
            Unread::Times(times) => {
                let count = if *times == 1 { "deadline" } else { "deadlines" };
                return format!(
                    "this frequency makes {times} {count} a year, but a different number is given"
                );
            }
            Unread::NotBefore => "it says when the work may start, but not when it is due: give the last day",
            Unread::AtMost => "it limits how often, but does not say when it is due: give the dates",
            Unread::BesideEvent => {
                "it is counted from an event, and another time stands beside it: dates cannot express both"
            }
            Unread::Conditional => "the date holds only under a condition, which dates cannot express",
            Unread::WhichPeriod => {
                "it does not say which period is reported on: a month, a quarter, a half-year or a year"
            }
            Unread::WhichYear => {
                "it does not say which year this date belongs to: the year reported on or the next"
            }
            _ => self.plain_en(),
        };
        fixed.to_owned()
    }
}
