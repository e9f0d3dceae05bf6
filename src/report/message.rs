//! What a report says itself: heads, counts, and the words around a finding.

use crate::base::{Message, Severity, en_count};
use crate::russian::plural;

/// What stands between the parts of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportMessage<'w> {
    /// What a finding of a severity is called: «ошибка», «замечание», «совет».
    Severity(Severity),
    /// Before the words that say what would be right.
    Help,
    /// Before the option that mends a finding.
    Mends,
    /// So many findings can be mended without a look, and so many more with one.
    Fixable(usize, usize),
    /// So many lines of a place are not shown.
    MoreLines(usize),
    /// The same is said of so many places.
    Places(usize),
    /// The same is said of so many other files.
    Likewise(usize),
    /// So many findings of a rule are not shown.
    Rest {
        /// The rule's code.
        rule: &'w str,
        /// How much it weighs.
        severity: Severity,
        /// How many findings.
        count: usize,
        /// In how many files they lie.
        files: usize,
    },
    /// Only so many findings of all are shown in full.
    Shown(usize, usize),
    /// How to see the rest.
    ShowAll,
    /// A file without findings.
    Clean,
    /// The root that was guessed.
    GuessedRoot(&'w str),
    /// So many other files rest on those that were checked.
    Resting(usize),
    /// Where more is said of a rule, and of how many more.
    Explain(&'w str, usize),
    /// The headings of the summary: severity, place, rule, what is wrong.
    Columns,
}

/// Counts of findings: «3 ошибки, 7 замечаний, 12 советов»; what there is none of is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Advice.
    pub advice: usize,
}

/// What was read, for the closing line: «5 дорожных карт, 100 мероприятий».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadCounts {
    /// Roadmaps.
    pub roadmaps: usize,
    /// Measures in them.
    pub measures: usize,
}

impl Message for ReportMessage<'_> {
    fn ru(&self) -> String {
        match *self {
            ReportMessage::Severity(Severity::Error) => "ошибка".into(),
            ReportMessage::Severity(Severity::Warning) => "замечание".into(),
            ReportMessage::Severity(Severity::Advice) => "совет".into(),
            ReportMessage::Severity(Severity::Off) => "отключено".into(),
            ReportMessage::Help => "как исправить".into(),
            ReportMessage::Mends => "исправит".into(),
            ReportMessage::Fixable(safe, 0) => format!("Исправит vekha check --fix: {safe}"),
            ReportMessage::Fixable(0, more) => format!("Исправит --fix --unsafe-fixes: {more}"),
            ReportMessage::Fixable(safe, more) => {
                format!("Исправит vekha check --fix: {safe}, с --unsafe-fixes ещё {more}")
            }
            ReportMessage::MoreLines(count) => format!("ещё {}", ru(count, "строка", "строки", "строк")),
            ReportMessage::Places(count) => ru(count, "место", "места", "мест"),
            ReportMessage::Likewise(count) => {
                format!("то же ещё в {}", ru(count, "файле", "файлах", "файлах"))
            }
            ReportMessage::Rest { rule, severity, count, files } => {
                let found = ru_severity(count, severity);
                format!("{rule}: {found} в {}", ru(files, "файле", "файлах", "файлах"))
            }
            ReportMessage::Shown(shown, all) => {
                format!("Выше — {} из {all}; остальные:", ru(shown, "находка", "находки", "находок"))
            }
            ReportMessage::ShowAll => "все целиком покажет vekha check --all".into(),
            ReportMessage::Clean => "всё в порядке".into(),
            ReportMessage::GuessedRoot("") => "Рабочая папка: текущая; vekha.yaml в ней нет".into(),
            ReportMessage::GuessedRoot(root) => format!("Рабочая папка: {root}; vekha.yaml в ней нет"),
            ReportMessage::Resting(count) => {
                let rest = plural(count as u64, "опирается", "опираются", "опирается");
                let them = plural(count as u64, "её", "их", "их");
                let maps = ru(count, "карта", "карты", "карт");
                format!("На проверенное {rest} ещё {maps}: {them} проверит --dependents")
            }
            ReportMessage::Explain(rule, 0) => format!("Подробнее о правиле: vekha explain {rule}"),
            ReportMessage::Explain(rule, _) => {
                format!("Подробнее о каждом правиле, например: vekha explain {rule}")
            }
            ReportMessage::Columns => "Вес | Место | Правило | Что не так".into(),
        }
    }

    fn en(&self) -> String {
        match *self {
            ReportMessage::Severity(severity) => severity.name().into(),
            ReportMessage::Help => "help".into(),
            ReportMessage::Mends => "mended by".into(),
            ReportMessage::Fixable(safe, 0) => format!("Mended by vekha check --fix: {safe}"),
            ReportMessage::Fixable(0, more) => format!("Mended by --fix --unsafe-fixes: {more}"),
            ReportMessage::Fixable(safe, more) => {
                format!("Mended by vekha check --fix: {safe}, with --unsafe-fixes {more} more")
            }
            ReportMessage::MoreLines(count) => format!("{} more", en(count, "line", "lines")),
            ReportMessage::Places(count) => en(count, "place", "places"),
            ReportMessage::Likewise(count) => format!("the same in {} more", en(count, "file", "files")),
            ReportMessage::Rest { rule, severity, count, files } => {
                format!("{rule}: {} in {}", en_severity(count, severity), en(files, "file", "files"))
            }
            ReportMessage::Shown(shown, all) => {
                format!("Above: {} of {all}; the others:", en(shown, "finding", "findings"))
            }
            ReportMessage::ShowAll => "vekha check --all shows each in full".into(),
            ReportMessage::Clean => "all is well".into(),
            ReportMessage::GuessedRoot("") => "Workspace: the current folder, which has no vekha.yaml".into(),
            ReportMessage::GuessedRoot(root) => format!("Workspace: {root}, which has no vekha.yaml"),
            ReportMessage::Resting(count) => {
                format!(
                    "{} on what was checked: --dependents checks them too",
                    en(count, "other roadmap rests", "other roadmaps rest")
                )
            }
            ReportMessage::Explain(rule, 0) => format!("More about the rule: vekha explain {rule}"),
            ReportMessage::Explain(rule, _) => {
                format!("More about each rule, for example: vekha explain {rule}")
            }
            ReportMessage::Columns => "Severity | Place | Rule | What is wrong".into(),
        }
    }
}

impl Tally {
    /// How many there are of each severity, the gravest first; what there is none of is left out.
    pub fn parts(self) -> impl Iterator<Item = (Severity, usize)> {
        [(Severity::Error, self.errors), (Severity::Warning, self.warnings), (Severity::Advice, self.advice)]
            .into_iter()
            .filter(|(_, count)| *count > 0)
    }
}

/// «3 ошибки», "3 errors".
pub struct CountedSeverity(pub usize, pub Severity);

impl Message for CountedSeverity {
    fn ru(&self) -> String {
        ru_severity(self.0, self.1)
    }

    fn en(&self) -> String {
        en_severity(self.0, self.1)
    }
}

impl Message for Tally {
    fn ru(&self) -> String {
        let parts: Vec<String> = self.parts().map(|(severity, count)| ru_severity(count, severity)).collect();
        parts.join(", ")
    }

    fn en(&self) -> String {
        let parts: Vec<String> = self.parts().map(|(severity, count)| en_severity(count, severity)).collect();
        parts.join(", ")
    }
}

impl Message for ReadCounts {
    fn ru(&self) -> String {
        if self.roadmaps == 0 {
            return "Дорожных карт здесь нет".into();
        }
        let roadmaps = ru(self.roadmaps, "дорожная карта", "дорожные карты", "дорожных карт");
        format!("{roadmaps}, {}", ru(self.measures, "мероприятие", "мероприятия", "мероприятий"))
    }

    fn en(&self) -> String {
        if self.roadmaps == 0 {
            return "There are no roadmaps here".into();
        }
        format!("{}, {}", en(self.roadmaps, "roadmap", "roadmaps"), en(self.measures, "measure", "measures"))
    }
}

fn ru(count: usize, one: &str, few: &str, many: &str) -> String {
    format!("{count} {}", plural(count as u64, one, few, many))
}

fn en(count: usize, one: &str, many: &str) -> String {
    en_count(count as u64, one, many)
}

fn ru_severity(count: usize, severity: Severity) -> String {
    match severity {
        Severity::Error => ru(count, "ошибка", "ошибки", "ошибок"),
        Severity::Warning => ru(count, "замечание", "замечания", "замечаний"),
        Severity::Advice | Severity::Off => ru(count, "совет", "совета", "советов"),
    }
}

fn en_severity(count: usize, severity: Severity) -> String {
    match severity {
        Severity::Error => en(count, "error", "errors"),
        Severity::Warning => en(count, "warning", "warnings"),
        // English advice has no plural.
        Severity::Advice | Severity::Off => format!("{count} advice"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_said_in_words() {
        let read = |roadmaps, measures| ReadCounts { roadmaps, measures };
        let tally = Tally { errors: 3, warnings: 7, advice: 12 };
        assert_eq!(read(5, 100).ru(), "5 дорожных карт, 100 мероприятий");
        assert_eq!(read(1, 1).ru(), "1 дорожная карта, 1 мероприятие");
        assert_eq!(read(21, 2).en(), "21 roadmaps, 2 measures");
        assert_eq!(tally.ru(), "3 ошибки, 7 замечаний, 12 советов");
        assert_eq!(Tally { errors: 21, warnings: 0, advice: 2 }.ru(), "21 ошибка, 2 совета");
        assert_eq!(tally.en(), "3 errors, 7 warnings, 12 advice");
    }
}
