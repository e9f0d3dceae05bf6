//! Messages of the group `reference`: what a name names.

use super::Say;
use super::duty::{en_level, ru_level_of};

/// What is wrong with a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Reference {
    /// No roadmap has that id.
    UnknownRoadmap { id: String },
    /// A roadmap has no such measure; its id is empty for the roadmap itself.
    UnknownMeasure { id: String, roadmap: String },
    /// `{ref:ID}` in a text names nothing that has a number.
    UnknownRef { id: String },
    /// No body has that key.
    UnknownBody { key: String },
    /// No annex has that id.
    UnknownAnnex { id: String },
    /// A measure that names itself.
    Itself,
    /// A roadmap that is its own parent.
    OwnParent,
    /// A parent whose level is not above: its level, and that of the roadmap.
    ParentBelow { parent: String, level: String },
    /// What is implemented stands in a roadmap that is not in the line of parents.
    OutsideLine { roadmap: String },
    /// Parents that lead back: the ids.
    ParentLoop { ids: Vec<String> },
    /// Measures that implement each other: the titles.
    ImplementsLoop { titles: Vec<String> },
    /// A number in the text that no row has.
    NoSuchNumber { number: String },
    /// A number in the text that is the row's own.
    OwnNumber { number: String },
    /// A number of an annex that is not there, and how many there are.
    NoSuchAnnex { number: String, annexes: usize },
}

impl Say for Reference {
    fn ru(&self) -> String {
        match self {
            Reference::UnknownRoadmap { id } => format!("нет дорожной карты «{id}»"),
            Reference::UnknownMeasure { id, roadmap } if roadmap.is_empty() => {
                format!("в этой дорожной карте нет мероприятия «{id}»")
            }
            Reference::UnknownMeasure { id, roadmap } => {
                format!("в дорожной карте «{roadmap}» нет мероприятия «{id}»")
            }
            Reference::UnknownRef { id } => {
                format!(
                    "ссылка {{ref:{id}}} ведёт в никуда: нет ни мероприятия, ни пункта, ни приложения «{id}»"
                )
            }
            Reference::UnknownBody { key } => format!("среди исполнителей («bodies») нет «{key}»"),
            Reference::UnknownAnnex { id } => format!("нет приложения «{id}»"),
            Reference::Itself => "мероприятие ссылается само на себя".into(),
            Reference::OwnParent => "дорожная карта названа вышестоящей для самой себя".into(),
            Reference::ParentBelow { parent, level } => format!(
                "вышестоящей названа карта {}, а она не выше карты {}",
                ru_level_of(parent),
                ru_level_of(level)
            ),
            Reference::OutsideLine { roadmap } => {
                format!("дорожная карта «{roadmap}» не стоит над этой, исполнять её мероприятие нельзя")
            }
            Reference::ParentLoop { ids } => format!("вышестоящие карты идут по кругу: {}", circle(ids)),
            Reference::ImplementsLoop { titles } => {
                format!("мероприятия исполняют друг друга по кругу: {}", circle(titles))
            }
            Reference::NoSuchNumber { number } => format!("пункта {number} здесь нет"),
            Reference::OwnNumber { number } => format!("пункт {number} — эта же строка"),
            Reference::NoSuchAnnex { number, annexes: 0 } => {
                format!("приложения {number} нет: у приказа нет нумерованных приложений")
            }
            Reference::NoSuchAnnex { number, annexes } => {
                format!("приложения {number} нет, последнее — {annexes}")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Reference::UnknownRoadmap { id } => format!("there is no roadmap `{id}`"),
            Reference::UnknownMeasure { id, roadmap } if roadmap.is_empty() => {
                format!("this roadmap has no measure `{id}`")
            }
            Reference::UnknownMeasure { id, roadmap } => {
                format!("the roadmap `{roadmap}` has no measure `{id}`")
            }
            Reference::UnknownRef { id } => {
                format!("{{ref:{id}}} leads nowhere: no measure, clause or annex is called `{id}`")
            }
            Reference::UnknownBody { key } => format!("no body is called `{key}`"),
            Reference::UnknownAnnex { id } => format!("there is no annex `{id}`"),
            Reference::Itself => "the measure refers to itself".into(),
            Reference::OwnParent => "the roadmap is named as its own parent".into(),
            Reference::ParentBelow { parent, level } => {
                format!("the parent is of {}, which is not above {}", en_level(parent), en_level(level))
            }
            Reference::OutsideLine { roadmap } => {
                format!("the roadmap `{roadmap}` is not above this one, its measures cannot be implemented")
            }
            Reference::ParentLoop { ids } => format!("the parents lead back: {}", circle(ids)),
            Reference::ImplementsLoop { titles } => {
                format!("the measures implement each other: {}", circle(titles))
            }
            Reference::NoSuchNumber { number } => format!("there is no item {number} here"),
            Reference::OwnNumber { number } => format!("item {number} is this very row"),
            Reference::NoSuchAnnex { number, annexes: 0 } => {
                format!("there is no annex {number}: the annexes of this order have no numbers")
            }
            Reference::NoSuchAnnex { number, annexes } => {
                format!("there is no annex {number}, the last is {annexes}")
            }
        }
    }
}

/// Names of a loop with arrows between.
fn circle(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().chain(names.first()).map(|name| format!("«{name}»")).collect();
    quoted.join(" → ")
}

/// How to mend a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum ReferenceHelp {
    /// The likely name.
    Likely { name: String },
    /// All names there are.
    Known { names: Vec<String> },
    /// There is none at all to name.
    NoneThere,
    /// Quote it, if it is text.
    Quote { key: String, likely: Option<String> },
    /// Take it away.
    Remove,
    /// Name the roadmap above as the parent.
    AddParent { roadmap: String },
    /// Only what is above can be implemented.
    OnlyAbove,
    /// Name a roadmap of a level above.
    HigherParent,
    /// Write `{ref:ID}`, which is numbered by the program.
    Ref,
}

impl Say for ReferenceHelp {
    fn ru(&self) -> String {
        match self {
            ReferenceHelp::Likely { name } => format!("возможно, «{name}»"),
            ReferenceHelp::Known { names } => format!("есть: {}", names.join(", ")),
            ReferenceHelp::NoneThere => "проверить имя: такого здесь нет".into(),
            ReferenceHelp::Quote { key, likely: Some(likely) } => {
                format!("возможно, «{likely}»; если это не ключ, а текст, взять его в кавычки: \"{key}\"")
            }
            ReferenceHelp::Quote { key, likely: None } => {
                format!(
                    "добавить «{key}» в «bodies»; если это не ключ, а текст, взять его в кавычки: \"{key}\""
                )
            }
            ReferenceHelp::Remove => "убрать эту ссылку или назвать то, что имелось в виду".into(),
            ReferenceHelp::AddParent { roadmap } => {
                format!("если эта карта исполняет «{roadmap}», указать «parent: {roadmap}»")
            }
            ReferenceHelp::OnlyAbove => {
                "назвать мероприятие вышестоящей карты; порядок работ задаёт «after»".into()
            }
            ReferenceHelp::HigherParent => "назвать карту уровнем выше или исправить «level»".into(),
            ReferenceHelp::Ref => "написать {ref:ИМЯ}: номер подставится сам и не устареет".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            ReferenceHelp::Likely { name } => format!("perhaps `{name}`"),
            ReferenceHelp::Known { names } => format!("there are: {}", names.join(", ")),
            ReferenceHelp::NoneThere => "check the name: there is nothing like it".into(),
            ReferenceHelp::Quote { key, likely: Some(likely) } => {
                format!("perhaps `{likely}`; if it is text and not a key, quote it: \"{key}\"")
            }
            ReferenceHelp::Quote { key, likely: None } => {
                format!("add `{key}` to `bodies`; if it is text and not a key, quote it: \"{key}\"")
            }
            ReferenceHelp::Remove => "take the reference away, or name what was meant".into(),
            ReferenceHelp::AddParent { roadmap } => {
                format!("if this roadmap carries out `{roadmap}`, say `parent: {roadmap}`")
            }
            ReferenceHelp::OnlyAbove => {
                "name a measure of a roadmap above; the order of work is told by `after`".into()
            }
            ReferenceHelp::HigherParent => "name a roadmap of a level above, or mend `level`".into(),
            ReferenceHelp::Ref => "write {ref:ID}: the number is made by the program and stays right".into(),
        }
    }
}

/// What is said at another place that belongs to a faulty reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceNote {
    /// The roadmap that is named.
    Named,
    /// The next link of a loop.
    Next(String),
}

impl Say for ReferenceNote {
    fn ru(&self) -> String {
        match self {
            ReferenceNote::Named => "названа эта карта".into(),
            ReferenceNote::Next(name) => format!("отсюда ссылка на «{name}»"),
        }
    }

    fn en(&self) -> String {
        match self {
            ReferenceNote::Named => "this roadmap is named".into(),
            ReferenceNote::Next(name) => format!("from here to «{name}»"),
        }
    }
}
