//! Messages of importing: what was understood of a file, in numbers, and the headings of what was not.

use crate::base::{Message, en_count};
use crate::russian::plural;

/// How an import went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportMessage {
    /// What a roadmap holds.
    Understood {
        /// Whether there is an order.
        order: bool,
        /// Counts and what they count: clauses, sections, measures, indicators, members, annexes.
        counts: [usize; 6],
    },
    /// How many words the file has, and how many are in what was written.
    Words {
        /// All.
        words: usize,
        /// Those written.
        kept: usize,
    },
    /// The heading over what was left out.
    Left,
    /// The heading over what stands aside of the text.
    SideNote,
    /// The heading over what the print makes anew.
    Remade,
    /// How many places of the roadmap need a look.
    Looks(usize),
    /// How many files became how many roadmaps.
    Summary {
        /// How many files.
        files: usize,
        /// How many roadmaps.
        roadmaps: usize,
    },
}

/// What is counted, in one, few and many, and in English.
const COUNTED: [([&str; 3], [&str; 2]); 6] = [
    (["пункт", "пункта", "пунктов"], ["clause", "clauses"]),
    (["раздел", "раздела", "разделов"], ["section", "sections"]),
    (["мероприятие", "мероприятия", "мероприятий"], ["measure", "measures"]),
    (["показатель", "показателя", "показателей"], ["indicator", "indicators"]),
    (["член рабочей группы", "члена рабочей группы", "членов рабочей группы"], ["member", "members"]),
    (["приложение", "приложения", "приложений"], ["annex", "annexes"]),
];

impl Message for ImportMessage {
    fn ru(&self) -> String {
        match self {
            ImportMessage::Understood { order, counts } => {
                let counted =
                    counts.iter().zip(COUNTED).filter(|(count, _)| **count > 0).map(|(count, (words, _))| {
                        format!("{count} {}", plural(*count as u64, words[0], words[1], words[2]))
                    });
                let order = order.then(|| "приказ".to_owned());
                format!("понято: {}", order.into_iter().chain(counted).collect::<Vec<_>>().join(", "))
            }
            ImportMessage::Words { words, kept } => {
                format!("слов в файле {words}, из них в карте и текстах приложений {kept}")
            }
            ImportMessage::Left => "не вошло, посмотрите".to_owned(),
            ImportMessage::SideNote => "стоит в стороне от текста и не вошло".to_owned(),
            ImportMessage::Remade => "не переписано: печатается заново".to_owned(),
            ImportMessage::Looks(count) => format!(
                "в карте {count} {} с пометкой «проверить»",
                plural(*count as u64, "место", "места", "мест")
            ),
            ImportMessage::Summary { files, roadmaps } => format!(
                "{files} {} → {roadmaps} {}",
                plural(*files as u64, "файл", "файла", "файлов"),
                plural(*roadmaps as u64, "дорожная карта", "дорожные карты", "дорожных карт")
            ),
        }
    }

    fn en(&self) -> String {
        match self {
            ImportMessage::Understood { order, counts } => {
                let counted = counts
                    .iter()
                    .zip(COUNTED)
                    .filter(|(count, _)| **count > 0)
                    .map(|(count, (_, words))| en_count(*count as u64, words[0], words[1]));
                let order = order.then(|| "an order".to_owned());
                format!("understood: {}", order.into_iter().chain(counted).collect::<Vec<_>>().join(", "))
            }
            ImportMessage::Words { words, kept } => {
                format!("{words} words in the file, {kept} of them in the roadmap and the texts of annexes")
            }
            ImportMessage::Left => "left out, have a look".to_owned(),
            ImportMessage::SideNote => "stands aside of the text and was left out".to_owned(),
            ImportMessage::Remade => "not written: the print makes it anew".to_owned(),
            ImportMessage::Looks(count) => {
                format!("{} in the roadmap marked 'check'", en_count(*count as u64, "place", "places"))
            }
            ImportMessage::Summary { files, roadmaps } => format!(
                "{} → {}",
                en_count(*files as u64, "file", "files"),
                en_count(*roadmaps as u64, "roadmap", "roadmaps")
            ),
        }
    }
}
