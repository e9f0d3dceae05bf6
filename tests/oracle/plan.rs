//! A small workspace, with nothing in it but what the checks of time look at.

use super::day::Day;

/// The levels, top first.
pub(crate) const LEVELS: [&str; 4] = ["federation", "region", "municipality", "school"];

/// A measure: the number of its roadmap and its own number there. Numbers are names and never change.
pub(crate) type Key = (u8, u8);

/// The roadmaps, in the order of their files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Workspace {
    /// The roadmaps.
    pub roadmaps: Vec<Roadmap>,
    /// The day against which "overdue" is judged.
    pub as_of: Option<Day>,
}

/// A roadmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Roadmap {
    /// Its name.
    pub number: u8,
    /// Its place among [`LEVELS`].
    pub level: usize,
    /// The roadmap above it.
    pub parent: Option<u8>,
    /// Its first and last day.
    pub period: (Day, Day),
    /// The date of its order.
    pub order: Option<Day>,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// The clauses of its order.
    pub clauses: Vec<Clause>,
}

/// A measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    /// Its name.
    pub key: Key,
    /// By when.
    pub deadline: Deadline,
    /// The measures above that it carries out.
    pub implements: Vec<Key>,
    /// What must be finished first.
    pub after: Vec<Key>,
    /// The level whose roadmaps below must implement it.
    pub mandatory_for: Option<usize>,
    /// The days on which it was done.
    pub done: Vec<Day>,
    /// The measure that it is a part of. That has no deadline of its own.
    pub whole: Option<Key>,
}

/// A clause that is one duty with measures of the same roadmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// By when.
    pub deadline: Deadline,
    /// The measures.
    pub measures: Vec<Key>,
}

/// A deadline, by the shape of its wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Deadline {
    /// No deadline at all.
    Missing,
    /// "По отдельному плану".
    Undated,
    /// "до …", one date or several.
    By(Vec<Day>),
    /// "с … по …".
    Window(Day, Day),
    /// "ежегодно, до 20 января": month and day.
    YearlyBy(u32, u32),
    /// "ежегодно, с 1 ноября по 25 декабря".
    YearlyWindow((u32, u32), (u32, u32)),
    /// "в течение года".
    AllYear,
    /// "в течение всего периода".
    AllPeriod,
    /// "ежемесячно".
    Monthly,
    /// "в течение 10 дней после …".
    Relative(Lag, Event),
    /// "ежеквартально, до 10 числа месяца, следующего за отчётным кварталом".
    Reports(u32),
    /// "за 5 дней до …", what waits for it.
    Ahead(u32),
}

/// What a relative deadline counts from where `after` names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// The day of the order.
    Order,
    /// Anything else.
    Other,
}

/// How much later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lag {
    /// Calendar days.
    Days(u32),
    /// Days worked.
    Working(u32),
    /// Weeks.
    Weeks(u32),
    /// Months.
    Months(u32),
}

impl Lag {
    /// The last day allowed, counted from `day`.
    pub(crate) fn from(self, day: Day) -> Day {
        match self {
            Lag::Days(count) => day.plus(count as i32),
            Lag::Weeks(count) => day.plus(7 * count as i32),
            Lag::Months(count) => day.months_later(count),
            Lag::Working(count) => {
                let mut last = day;
                for _ in 0..count {
                    last = last.plus(1);
                    while !last.worked() {
                        last = last.plus(1);
                    }
                }
                last
            }
        }
    }
}

impl Workspace {
    /// The roadmap of that number.
    pub(crate) fn roadmap(&self, number: u8) -> &Roadmap {
        self.roadmaps
            .iter()
            .find(|roadmap| roadmap.number == number)
            .expect("a roadmap that is named is there")
    }

    /// The measure of that name.
    pub(crate) fn measure(&self, key: Key) -> &Measure {
        let mut measures = self.roadmap(key.0).measures.iter();
        measures.find(|measure| measure.key == key).expect("a measure that is named is there")
    }

    /// All measures, in the order of files.
    pub(crate) fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.roadmaps.iter().flat_map(|roadmap| &roadmap.measures)
    }

    /// The parts of a measure.
    pub(crate) fn parts(&self, key: Key) -> Vec<Key> {
        self.measures().filter(|measure| measure.whole == Some(key)).map(|measure| measure.key).collect()
    }

    /// The measures that wait for one.
    pub(crate) fn waiting(&self, key: Key) -> impl Iterator<Item = &Measure> {
        self.measures().filter(move |measure| measure.after.contains(&key))
    }

    /// The roadmaps above, nearest first.
    pub(crate) fn above(&self, number: u8) -> Vec<u8> {
        let mut above = Vec::new();
        let mut parent = self.roadmap(number).parent;
        while let Some(number) = parent {
            above.push(number);
            parent = self.roadmap(number).parent;
        }
        above
    }
}

/// The id of a roadmap.
pub(crate) fn roadmap_id(number: u8) -> String {
    format!("plan-{number}")
}

/// The id of a measure within its roadmap.
pub(crate) fn measure_id(key: Key) -> String {
    format!("step-{}", key.1)
}

/// `roadmap/measure`.
pub(crate) fn full_id(key: Key) -> String {
    format!("{}/{}", roadmap_id(key.0), measure_id(key))
}
