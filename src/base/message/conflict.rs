//! Messages of the group `conflict`: the order against its own roadmap.

use chrono::NaiveDate;

use super::Say;
use super::dates::{en_date, ru_date};
use super::words::{en_days, ru_days};

/// How a measure contradicts the clause that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Conflict {
    /// The measure is due on another day than the clause.
    Differs { days: u64, later: bool },
    /// The measure is due that many days after one time of the clause.
    Late { days: u64, asked: NaiveDate },
    /// Nothing is planned for a time of the clause.
    Missing { asked: NaiveDate },
    /// The measure is finished before the clause begins.
    Early { days: u64 },
    /// The last of several measures is due on another day than the clause.
    LastDiffers { days: u64, later: bool },
}

impl Say for Conflict {
    fn ru(&self) -> String {
        match self {
            Conflict::Differs { days, later } => {
                let way = if *later { "позже" } else { "раньше" };
                format!(
                    "пункт приказа и дорожная карта называют разные сроки: в карте на {} {way}",
                    ru_days(*days)
                )
            }
            Conflict::Late { days, asked } => {
                let (days, asked) = (ru_days(*days), ru_date(*asked));
                format!("в дорожной карте на {days} позже, чем пункт приказа требует к {asked}")
            }
            Conflict::Missing { asked } => {
                format!(
                    "пункт приказа требует этого к {}, в дорожной карте такого срока нет",
                    ru_date(*asked)
                )
            }
            Conflict::Early { days } => {
                format!("в дорожной карте на {} раньше, чем начинается срок пункта приказа", ru_days(*days))
            }
            Conflict::LastDiffers { days, later } => {
                let (days, way) = (ru_days(*days), if *later { "позже" } else { "раньше" });
                format!(
                    "последнее из мероприятий этого пункта приказа заканчивается на {days} {way} его срока"
                )
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Conflict::Differs { days, later } => {
                let way = if *later { "later" } else { "earlier" };
                format!(
                    "the clause and the roadmap name different days: the roadmap {} {way}",
                    en_days(*days)
                )
            }
            Conflict::Late { days, asked } => {
                let (days, asked) = (en_days(*days), en_date(*asked));
                format!("the roadmap is {days} later than the clause asks by {asked}")
            }
            Conflict::Missing { asked } => {
                format!("the clause asks for this by {}, the roadmap has no such time", en_date(*asked))
            }
            Conflict::Early { days } => {
                format!("the roadmap finishes {} before the time of the clause begins", en_days(*days))
            }
            Conflict::LastDiffers { days, later } => {
                let way = if *later { "after" } else { "before" };
                format!("the last measure of this clause is due {} {way} the clause is", en_days(*days))
            }
        }
    }
}

/// How to mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SameTime;

impl Say for SameTime {
    fn ru(&self) -> String {
        "назвать в пункте приказа и в дорожной карте один срок".into()
    }

    fn en(&self) -> String {
        "name the same time in the clause and in the roadmap".into()
    }
}
