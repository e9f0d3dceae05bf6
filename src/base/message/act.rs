//! Messages of the group `act`.

use chrono::NaiveDate;

use super::Say;
use super::dates::{en_date, ru_date};

/// What is wrong with the order or the acts around it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum ActSays {
    /// Somebody agreed after the approval.
    AgreedLate { agreed: NaiveDate, approved: NaiveDate },
    /// The order rests on a later act.
    BasisLater { basis: NaiveDate, own: NaiveDate },
    /// The order has no number.
    NoNumber,
    /// An act that it rests on is named without a number.
    BasisWithoutNumber,
}

impl Say for ActSays {
    fn ru(&self) -> String {
        match self {
            ActSays::AgreedLate { agreed, approved } => {
                format!("согласовано {}, уже после утверждения {}", ru_date(*agreed), ru_date(*approved))
            }
            ActSays::BasisLater { basis, own } => {
                format!("основание от {} позже самого приказа от {}", ru_date(*basis), ru_date(*own))
            }
            ActSays::NoNumber => "у приказа нет номера".into(),
            ActSays::BasisWithoutNumber => "акт, на который опирается приказ, назван без номера".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            ActSays::AgreedLate { agreed, approved } => {
                format!("agreed on {}, after the approval of {}", en_date(*agreed), en_date(*approved))
            }
            ActSays::BasisLater { basis, own } => {
                format!("it rests on an act of {}, later than its own {}", en_date(*basis), en_date(*own))
            }
            ActSays::NoNumber => "the order has no number".into(),
            ActSays::BasisWithoutNumber => {
                "an act that the order rests on is named without its number".into()
            }
        }
    }
}

/// How to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActHelp {
    /// Agree first, approve then.
    AgreeFirst,
    /// One of the dates is wrong.
    CheckDates,
    /// Give the number once it is registered.
    Register,
    /// Give the number of the act.
    NumberOfBasis,
}

impl Say for ActHelp {
    fn ru(&self) -> String {
        match self {
            ActHelp::AgreeFirst => "сначала согласование, потом утверждение: проверить обе даты".into(),
            ActHelp::CheckDates => {
                "проверить обе даты: издать приказ на основании будущего акта нельзя".into()
            }
            ActHelp::Register => {
                "вписать «number: \"…\"» после регистрации; до неё печатается пустое место".into()
            }
            ActHelp::NumberOfBasis => "добавить «number: …»: по названию и дате акт не найти".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            ActHelp::AgreeFirst => "agreement comes before approval: check both dates".into(),
            ActHelp::CheckDates => "check both dates: no order can rest on an act of the future".into(),
            ActHelp::Register => {
                "give `number: \"…\"` once it is registered; until then a blank is printed".into()
            }
            ActHelp::NumberOfBasis => "add `number: …`: by title and date the act is hard to find".into(),
        }
    }
}

/// What is said at another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActNote {
    /// The date of the approval.
    Approved,
    /// The date of the order.
    OwnDate,
}

impl Say for ActNote {
    fn ru(&self) -> String {
        match self {
            ActNote::Approved => "дата утверждения".into(),
            ActNote::OwnDate => "дата приказа".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            ActNote::Approved => "the date of the approval".into(),
            ActNote::OwnDate => "the date of the order".into(),
        }
    }
}
