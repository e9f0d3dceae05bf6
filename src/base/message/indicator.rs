//! Messages of the group `indicator`.

use super::Say;
use super::words::plural;

/// A value as written, with its year.
type Value = (i32, String);

/// What is wrong with an indicator; `more` says whether more is better.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum IndicatorSays {
    /// The plan promises less than the one above asks for.
    Below { years: Vec<Value>, more: bool },
    /// A share of more than a hundred per cent.
    OverHundred { values: Vec<Value> },
    /// A value that is worse than the year before.
    Falling { steps: Vec<(Value, Value)>, more: bool },
    /// Years of the plan without a value.
    MissingYear { years: Vec<i32> },
    /// Values of years that the plan does not cover.
    OutsideYear { years: Vec<i32>, period: String },
    /// There is no unit.
    MissingUnit,
    /// The definition is another than above.
    DefinitionDiffers,
    /// The unit is another than above.
    UnitDiffers { own: String, above: String },
}

impl Say for IndicatorSays {
    fn ru(&self) -> String {
        match self {
            IndicatorSays::Below { years, more } => {
                let worse = if *more { "ниже" } else { "выше" };
                format!("план {worse}, чем требует вышестоящая карта: {}", values(years))
            }
            IndicatorSays::OverHundred { values: over } => format!("доля больше 100 %: {}", values(over)),
            IndicatorSays::Falling { steps, more } => {
                let worse = if *more { "снижается" } else { "растёт" };
                let told =
                    steps.iter().map(|((from, old), (to, new))| format!("{old} в {from}, {new} в {to}"));
                format!("плановое значение {worse}: {}", told.collect::<Vec<_>>().join("; "))
            }
            IndicatorSays::MissingYear { years } => {
                format!("нет планового значения на {} {}", list(years), ru_years(years))
            }
            IndicatorSays::OutsideYear { years, period } => {
                format!("значение на {} {}, а план рассчитан на {period}", list(years), ru_years(years))
            }
            IndicatorSays::MissingUnit => "не указана единица измерения".into(),
            IndicatorSays::DefinitionDiffers => "считается не так, как в вышестоящей карте".into(),
            IndicatorSays::UnitDiffers { own, above } => {
                format!("единица «{own}», а в вышестоящей карте «{above}»")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            IndicatorSays::Below { years, more } => {
                let worse = if *more { "lower" } else { "higher" };
                format!("planned {worse} than the roadmap above asks: {}", values(years))
            }
            IndicatorSays::OverHundred { values: over } => format!("a share over 100 %: {}", values(over)),
            IndicatorSays::Falling { steps, more } => {
                let worse = if *more { "falls" } else { "rises" };
                let told =
                    steps.iter().map(|((from, old), (to, new))| format!("{old} in {from}, {new} in {to}"));
                format!("the planned value {worse}: {}", told.collect::<Vec<_>>().join("; "))
            }
            IndicatorSays::MissingYear { years } => format!("no planned value for {}", list(years)),
            IndicatorSays::OutsideYear { years, period } => {
                format!("a value for {}, the plan is for {period}", list(years))
            }
            IndicatorSays::MissingUnit => "no unit is given".into(),
            IndicatorSays::DefinitionDiffers => {
                "it is counted in another way than in the roadmap above".into()
            }
            IndicatorSays::UnitDiffers { own, above } => {
                format!("the unit is “{own}”, in the roadmap above “{above}”")
            }
        }
    }
}

/// «40 (2024), 45 (2025)».
fn values(values: &[Value]) -> String {
    values.iter().map(|(year, value)| format!("{value} ({year})")).collect::<Vec<_>>().join(", ")
}

/// «2021, 2022».
fn list(years: &[i32]) -> String {
    years.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")
}

/// «год» or «годы».
fn ru_years(years: &[i32]) -> &'static str {
    if years.len() == 1 { "год" } else { "годы" }
}

/// How to mend it; `more` says whether more is better.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum IndicatorHelp {
    /// Plan at least what is asked.
    Reach { asked: Vec<Value>, more: bool },
    /// Keep to a hundred, or take another unit.
    WithinHundred,
    /// Mend the value, or say that the other way is better.
    Direction { more: bool },
    /// Add the values.
    AddYears,
    /// Mend the year; a known value before the plan is a base.
    MoveYears { before: bool },
    /// Add the unit; per cent for a share.
    NameUnit { share: bool },
    /// Count in one way.
    SameCount,
}

impl Say for IndicatorHelp {
    fn ru(&self) -> String {
        match self {
            IndicatorHelp::Reach { asked, more } => {
                let bound = if *more { "не ниже" } else { "не выше" };
                let years = plural(asked.len() as u64, "значение", "значения", "значения");
                format!("поставить {years} {bound}: {}", values(asked))
            }
            IndicatorHelp::WithinHundred => {
                "проверить число или единицу: доля не бывает больше целого".into()
            }
            IndicatorHelp::Direction { more: true } => {
                "проверить число; если лучше меньше, добавить «direction: down»".into()
            }
            IndicatorHelp::Direction { more: false } => {
                "проверить число; если лучше больше, убрать «direction: down»".into()
            }
            IndicatorHelp::AddYears => "добавить значения в «targets»".into(),
            IndicatorHelp::MoveYears { before: true } => {
                "исправить год или период; известное значение до начала плана пишется в «base»".into()
            }
            IndicatorHelp::MoveYears { before: false } => "исправить год или период плана".into(),
            IndicatorHelp::NameUnit { share: true } => "добавить «unit: \"%\"»".into(),
            IndicatorHelp::NameUnit { share: false } => "добавить «unit: …»: %, человек, ед.".into(),
            IndicatorHelp::SameCount => {
                "считать одинаково: иначе значения нельзя ни сравнить, ни сложить".into()
            }
        }
    }

    fn en(&self) -> String {
        match self {
            IndicatorHelp::Reach { asked, more } => {
                let bound = if *more { "at least" } else { "at most" };
                format!("plan {bound}: {}", values(asked))
            }
            IndicatorHelp::WithinHundred => {
                "check the value or the unit: no share is more than the whole".into()
            }
            IndicatorHelp::Direction { more: true } => {
                "check the value; where less is better, add `direction: down`".into()
            }
            IndicatorHelp::Direction { more: false } => {
                "check the value; where more is better, take `direction: down` away".into()
            }
            IndicatorHelp::AddYears => "add the values to `targets`".into(),
            IndicatorHelp::MoveYears { before: true } => {
                "mend the year or the period; a known value before the plan goes to `base`".into()
            }
            IndicatorHelp::MoveYears { before: false } => "mend the year or the plan's period".into(),
            IndicatorHelp::NameUnit { share: true } => "add `unit: \"%\"`".into(),
            IndicatorHelp::NameUnit { share: false } => "add `unit: …`: %, человек, ед.".into(),
            IndicatorHelp::SameCount => {
                "count in one way: otherwise values can be neither compared nor added".into()
            }
        }
    }
}

/// What is said at another place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum IndicatorNote {
    /// The value asked for above.
    Asked { value: String, year: i32 },
    /// The value of the year before.
    Before { year: i32 },
    /// The stated period.
    Period,
    /// How it is counted above.
    Above,
}

impl Say for IndicatorNote {
    fn ru(&self) -> String {
        match self {
            IndicatorNote::Asked { value, year } => {
                format!("вышестоящая карта требует {value} в {year} году")
            }
            IndicatorNote::Before { year } => format!("значение {year} года"),
            IndicatorNote::Period => "период плана".into(),
            IndicatorNote::Above => "так в вышестоящей карте".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            IndicatorNote::Asked { value, year } => format!("the roadmap above asks for {value} in {year}"),
            IndicatorNote::Before { year } => format!("the value of {year}"),
            IndicatorNote::Period => "the plan's period".into(),
            IndicatorNote::Above => "so in the roadmap above".into(),
        }
    }
}
