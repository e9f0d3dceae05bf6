//! Words that look like a time and tell something else: for whom, about what, from which other day.

use serde::{Deserialize, Serialize};

/// What words tell in place of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoTime {
    /// «до 35 лет»: for whom.
    Age,
    /// «по II кварталу»: about what.
    Topic,
    /// «с даты издания приказа», where the order has a date.
    FromOrder,
}

impl NoTime {
    /// What is said of the words.
    pub(super) fn ru(self, words: &str) -> String {
        let told = match self {
            NoTime::Age => "возраст или стаж, а не срок",
            NoTime::Topic => "о чём, а не когда: назовите сам срок",
            NoTime::FromOrder => "день самого приказа: напишите его дату",
        };
        format!("«{words}» – {told}")
    }

    /// What is said of the words.
    pub(super) fn en(self, words: &str) -> String {
        let told = match self {
            NoTime::Age => "is an age or a length of service, not a deadline",
            NoTime::Topic => "tells what it is about, not when: give the deadline itself",
            NoTime::FromOrder => "is the day of the order itself: write its date",
        };
        format!("“{words}” {told}")
    }
}
