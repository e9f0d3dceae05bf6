//! The times of measures in columns of their own: first and last days, and marks in the parts of the plan.

use chrono::{Datelike, Month, NaiveDate};

use crate::base::Period;
use crate::deadline::Occurrence;
use crate::model::PeriodUnit;
use crate::russian::roman::to_roman;
use crate::russian::{Case, month_of, ru_date_numeric, ru_month, weekdays::ru_weekday_of};

/// A part of the plan's time, a column wide.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MarkColumn {
    days: Period,
    /// «январь», «I квартал», «2024».
    pub heading: String,
    /// The year above it: «2024 г.»; none of a year itself.
    pub year: Option<String>,
}

/// The parts of a plan in their order.
pub(super) fn units(plan: Option<Period>, unit: PeriodUnit) -> Vec<MarkColumn> {
    let Some(plan) = plan else { return Vec::new() };
    let months = match unit {
        PeriodUnit::Month => 1,
        PeriodUnit::Quarter => 3,
        PeriodUnit::HalfYear => 6,
        PeriodUnit::Year => 12,
    };
    let parts = (plan.first.year()..=plan.last.year()).flat_map(|year| {
        (0..12 / months).filter_map(move |part| {
            let first = NaiveDate::from_ymd_opt(year, part * months + 1, 1)?;
            let last = first.checked_add_months(chrono::Months::new(months))?.pred_opt()?;
            let order = u8::try_from(part + 1).ok()?;
            let heading = match unit {
                PeriodUnit::Month => ru_month(Month::try_from(order).ok()?, Case::Nominative).to_owned(),
                PeriodUnit::Quarter => format!("{}\u{a0}квартал", to_roman(order)),
                PeriodUnit::HalfYear => format!("{}\u{a0}полугодие", to_roman(order)),
                PeriodUnit::Year => year.to_string(),
            };
            let year = (unit != PeriodUnit::Year).then(|| format!("{year}\u{a0}г."));
            Some(MarkColumn { days: Period { first, last }, heading, year })
        })
    });
    parts.filter(|unit| unit.days.last >= plan.first && unit.days.first <= plan.last).collect()
}

/// Whether a time falls into a part: a window where it meets it, a last day alone where it lies in it.
pub(super) fn falls(unit: &MarkColumn, times: &[Occurrence]) -> bool {
    times.iter().any(|time| time.due >= unit.days.first && time.opens.unwrap_or(time.due) <= unit.days.last)
}

/// The first days, a line each: none of what has but a last day.
pub(super) fn starts(times: &[Occurrence]) -> String {
    lines(times, |time| time.opens.map_or_else(String::new, |first| day(first, whole(time))))
}

/// The last days, a line each.
pub(super) fn ends(times: &[Occurrence]) -> String {
    lines(times, |time| day(time.due, whole(time)))
}

/// The days of the week of the last days, a line each: none of a whole month or year, which has them all.
pub(super) fn weekdays(times: &[Occurrence]) -> String {
    lines(times, |time| match whole(time) {
        PeriodWhole::Days => ru_weekday_of(time.due).to_owned(),
        PeriodWhole::Months | PeriodWhole::Years => String::new(),
    })
}

fn lines(times: &[Occurrence], of: impl Fn(&Occurrence) -> String) -> String {
    let lines: Vec<String> = times.iter().map(of).collect();
    if lines.iter().all(String::is_empty) { String::new() } else { lines.join("\n") }
}

/// What a time is made of.
#[derive(Clone, Copy)]
enum PeriodWhole {
    Days,
    Months,
    Years,
}

/// Whether a time is made of whole months or years.
fn whole(time: &Occurrence) -> PeriodWhole {
    let Some(first) = time.opens else { return PeriodWhole::Days };
    let ends = time.due.succ_opt().is_some_and(|next| next.day() == 1);
    match (first.day(), ends) {
        (1, true) if first.month() == 1 && time.due.month() == 12 => PeriodWhole::Years,
        (1, true) => PeriodWhole::Months,
        _ => PeriodWhole::Days,
    }
}

fn day(day: NaiveDate, of: PeriodWhole) -> String {
    match of {
        PeriodWhole::Days => ru_date_numeric(day),
        PeriodWhole::Months => {
            format!("{} {}\u{a0}г.", ru_month(month_of(day), Case::Nominative), day.year())
        }
        PeriodWhole::Years => format!("{}\u{a0}г.", day.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(window: &str) -> Occurrence {
        let days = Period::parse_window(window).unwrap();
        Occurrence { due: days.last, opens: Some(days.first), cut: false, reported: None }
    }

    #[test]
    fn a_plan_is_divided_and_times_fall_into_its_parts() {
        let quarters = units(Period::parse("2013"), PeriodUnit::Quarter);
        let headings: Vec<&str> = quarters.iter().map(|unit| unit.heading.as_str()).collect();
        assert_eq!(headings, ["I\u{a0}квартал", "II\u{a0}квартал", "III\u{a0}квартал", "IV\u{a0}квартал"]);
        let times = [time("2013-Q1"), Occurrence { opens: None, ..time("2013-08-15") }];
        let marks: Vec<bool> = quarters.iter().map(|unit| falls(unit, &times)).collect();
        assert_eq!(marks, [true, false, true, false]);
        assert_eq!(units(Period::parse("2022/2023"), PeriodUnit::Month).len(), 12);
    }

    #[test]
    fn whole_months_and_years_stay_so() {
        let shown = |window: &str| {
            format!("{}|{}", starts(&[time(window)]), ends(&[time(window)])).replace('\u{a0}', " ")
        };
        assert_eq!(shown("2013..2020"), "2013 г.|2020 г.");
        assert_eq!(shown("2024-05"), "май 2024 г.|май 2024 г.");
        assert_eq!(shown("2024-05-02..2024-05-20"), "02.05.2024|20.05.2024");
        assert_eq!(starts(&[Occurrence { opens: None, ..time("2024-05-20") }]), "");
        assert_eq!(weekdays(&[time("2024-05-20")]), "понедельник");
        assert_eq!(weekdays(&[time("2024-05")]), "");
    }
}
