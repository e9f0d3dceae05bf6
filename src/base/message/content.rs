//! Messages of the group `content`.

use super::Say;
use super::dates::{en_date, ru_date};
use crate::base::Period;

/// What is wrong with what the rows and clauses say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Content {
    /// Nobody is responsible for the measure.
    MissingResponsible,
    /// No document results.
    MissingResult,
    /// A title names other years than the period.
    PeriodDiffers { named: String, period: String },
    /// Two rows are one measure.
    DuplicateTitle,
    /// A year before the plan's first.
    StaleYear { named: String, first: i32 },
    /// The plan has no period; the days it is taken to cover, where anything tells them.
    NoPeriod { taken: Option<Period> },
    /// An academic year of one year.
    SchoolYear { year: i32 },
    /// A clause without a time.
    ClauseWithoutDeadline,
}

impl Say for Content {
    fn ru(&self) -> String {
        match self {
            Content::MissingResponsible => "не назван ответственный".into(),
            Content::MissingResult => "не назван результат: каким документом закончится работа".into(),
            Content::PeriodDiffers { named, period } => {
                format!("в заголовке {named}, а план рассчитан на {period}")
            }
            Content::DuplicateTitle => "такое мероприятие в карте уже есть".into(),
            Content::StaleYear { named, first } => {
                format!("назван прошлый год: {named}, а план начинается в {first} году")
            }
            Content::NoPeriod { taken: Some(days) } => format!(
                "не указан период плана; проверено как с {} по {}",
                ru_date(days.first),
                ru_date(days.last)
            ),
            Content::NoPeriod { taken: None } => {
                "не указан период плана, и ни один срок не называет года".into()
            }
            Content::SchoolYear { year } => format!("учебный год назван одним годом: {year}"),
            Content::ClauseWithoutDeadline => "пункт даёт поручение, а срока у него нет".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            Content::MissingResponsible => "nobody is responsible".into(),
            Content::MissingResult => "no result: which document will the work end with".into(),
            Content::PeriodDiffers { named, period } => {
                format!("the title says {named}, the plan is for {period}")
            }
            Content::DuplicateTitle => "the roadmap has this measure already".into(),
            Content::StaleYear { named, first } => {
                format!("a past year is named: {named}, the plan begins in {first}")
            }
            Content::NoPeriod { taken: Some(days) } => format!(
                "the plan's period is not stated; checked as {} to {}",
                en_date(days.first),
                en_date(days.last)
            ),
            Content::NoPeriod { taken: None } => {
                "the plan's period is not stated, and no deadline names a year".into()
            }
            Content::SchoolYear { year } => format!("an academic year is called by one year: {year}"),
            Content::ClauseWithoutDeadline => "the clause gives a duty, but no deadline".into(),
        }
    }
}

/// How to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum ContentHelp {
    /// Name who is responsible.
    NameResponsible,
    /// Name the document.
    NameResult,
    /// Let title and period agree.
    AlignYears,
    /// Take one row away, or tell the two apart.
    MergeOrTell,
    /// Write the year that is meant.
    RenewYear,
    /// State the period.
    StatePeriod { taken: Option<Period> },
    /// Write both years.
    BothYears { year: i32 },
    /// Give the clause a time, or name the measure that has one.
    TimeOfClause,
}

impl Say for ContentHelp {
    fn ru(&self) -> String {
        match self {
            ContentHelp::NameResponsible => {
                "добавить «responsible: …» здесь или у раздела: без имени спросить будет не с кого".into()
            }
            ContentHelp::NameResult => "добавить «result: …»: приказ, справка, отчёт, протокол".into(),
            ContentHelp::AlignYears => "исправить заголовок или «period»: верно одно из двух".into(),
            ContentHelp::MergeOrTell => {
                "убрать повтор или сказать в названии, чем мероприятия различаются".into()
            }
            ContentHelp::RenewYear => {
                "заменить год; если речь и правда о прошлом, оставить и записать причину в «allow»".into()
            }
            ContentHelp::StatePeriod { taken: Some(days) } => {
                format!("добавить «period: {}..{}» или другой", days.first, days.last)
            }
            ContentHelp::StatePeriod { taken: None } => {
                "добавить «period: …», например «period: 2024»".into()
            }
            ContentHelp::BothYears { year } => {
                format!("назвать оба года: {}/{year} или {year}/{}", year - 1, year + 1)
            }
            ContentHelp::TimeOfClause => {
                "добавить «deadline: …» или «measure: …» с мероприятием, у которого срок есть".into()
            }
        }
    }

    fn en(&self) -> String {
        match self {
            ContentHelp::NameResponsible => {
                "add `responsible: …` here or to the section: otherwise there is nobody to ask".into()
            }
            ContentHelp::NameResult => "add `result: …`: an order, a note, a report, minutes".into(),
            ContentHelp::AlignYears => "mend the title or `period`: one of the two is right".into(),
            ContentHelp::MergeOrTell => "take the repeat away, or say in the title how the two differ".into(),
            ContentHelp::RenewYear => {
                "write another year; if the past is meant, keep it and give the reason under `allow`".into()
            }
            ContentHelp::StatePeriod { taken: Some(days) } => {
                format!("add `period: {}..{}`, or another", days.first, days.last)
            }
            ContentHelp::StatePeriod { taken: None } => "add `period: …`, such as `period: 2024`".into(),
            ContentHelp::BothYears { year } => {
                format!("name both years: {}/{year} or {year}/{}", year - 1, year + 1)
            }
            ContentHelp::TimeOfClause => {
                "add `deadline: …`, or `measure: …` with the measure that has one".into()
            }
        }
    }
}

/// What is said at another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentNote {
    /// The first of two equal titles.
    SameTitle,
    /// The stated period.
    Period,
}

impl Say for ContentNote {
    fn ru(&self) -> String {
        match self {
            ContentNote::SameTitle => "впервые здесь".into(),
            ContentNote::Period => "период плана".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            ContentNote::SameTitle => "first here".into(),
            ContentNote::Period => "the plan's period".into(),
        }
    }
}
