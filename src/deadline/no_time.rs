//! Words that look like a time and tell something else: for whom, about what, from which other day.

use serde::{Deserialize, Serialize};

/// What words tell in place of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoTime {
    /// «до 35 лет»: for whom.
    Age,
    /// «по II кварталу»: about what.
    Topic,
    /// «за май 2024 года»: on what is reported.
    Reported,
    /// «до 25 человек», «по 5 школ»: how many.
    Amount,
    /// «15 дней», «на 3 месяца»: how long, and not from when.
    Lasting,
    /// «ранее 20 мая», «максимум»: a bound, and no time to keep.
    Bound,
    /// «до 2 раз в год»: a most.
    Most,
    /// «от 10 до 20 мая»: a window that is not told as one.
    FromTo,
    /// «нельзя»: when the work must not be done.
    Forbidden,
    /// «не принимать»: what is not done.
    Denied,
    /// «своевременно»: as it should be, and no time.
    Unsaid,
    /// «квартал 2024 года»: which of them?
    Which,
    /// «1 в квартал», «2 раза год»: a word is lost.
    Times,
    /// «до __ мая»: nobody has filled it in.
    Blank,
}

impl NoTime {
    /// What is said of the words.
    pub(super) fn ru(self, words: &str) -> String {
        let told = match self {
            NoTime::Age => "возраст или стаж, а не срок",
            NoTime::Topic => "о чём, а не когда: назовите сам срок",
            NoTime::Reported => "отчётный период, а не срок: напишите, к какому дню отчитаться",
            NoTime::Amount => "сколько, а не когда: оставьте здесь только срок",
            NoTime::Lasting => "сколько времени, а не когда: назовите сами дни",
            NoTime::Bound => "граница, а не срок: назовите сами дни",
            NoTime::Most => "самое большее: назовите, когда нужно",
            NoTime::FromTo => "границы: промежуток пишут «с … по …»",
            NoTime::Forbidden => "запрет, а не срок: назовите, когда дело делают",
            NoTime::Denied => "отрицание, а не срок: напишите, когда дело делают",
            NoTime::Unsaid => "не срок: назовите день или месяц",
            NoTime::Which => "не сказан номер: назовите его или сами дни",
            NoTime::Times => "пропущено слово: ждали, например, «1 раз в квартал»",
            NoTime::Blank => "не заполнено: впишите число или год",
        };
        format!("«{words}» – {told}")
    }

    /// What is said of the words.
    pub(super) fn en(self, words: &str) -> String {
        let told = match self {
            NoTime::Age => "is an age or a length of service, not a deadline",
            NoTime::Topic => "tells what it is about, not when: give the deadline itself",
            NoTime::Reported => "is the period reported on, not the deadline: write by which day to report",
            NoTime::Amount => "tells how many, not when: keep only the deadline here",
            NoTime::Lasting => "tells how long, not when: give the days themselves",
            NoTime::Bound => "is a limit, not a deadline: give the days themselves",
            NoTime::Most => "is the most that is allowed: tell when it is due",
            NoTime::FromTo => "are limits: a range is written “с … по …”",
            NoTime::Forbidden => "forbids, and is no deadline: tell when the work is done",
            NoTime::Denied => "is a denial, not a deadline: write when the work is done",
            NoTime::Unsaid => "is no deadline: give the day or the month",
            NoTime::Which => "does not tell which one: give its number or the days themselves",
            NoTime::Times => "lacks a word: “1 раз в квартал” is expected, for example",
            NoTime::Blank => "is not filled in: write the day or the year",
        };
        format!("“{words}” {told}")
    }
}
