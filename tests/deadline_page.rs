//! The page of the deadline language: every wording of its tables means what stands beside it.

use chrono::NaiveDate;
use vekha::base::Period;
use vekha::deadline::{Calendar, read};

/// What a wording means, as the page writes it.
fn meaning(wording: &str, period: &Period, order: Option<NaiveDate>) -> String {
    let days = read(wording).and_then(|reading| reading.days(period, order, Calendar::russia()));
    let schedule = match days {
        Ok(schedule) => schedule,
        Err(unreadable) => return format!("ошибка: «{}»", &wording[unreadable.span.range()]),
    };
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut parts: Vec<String> =
        schedule.occurrences.iter().map(|time| format!("{}…{}", day(time.opens), time.due)).collect();
    parts.extend(schedule.undated.map(|why| why.name().to_owned()));
    parts.extend(schedule.relative.map(|relative| format!("{} {}", relative.count, relative.unit.name())));
    parts.join("; ")
}

#[test]
fn the_tables_of_the_page_hold() {
    let mut order = None;
    let (mut rows, mut faults) = (0, Vec::new());
    for line in include_str!("../docs/deadlines.md").lines() {
        if line.starts_with("## ") {
            order =
                line.contains("приказ от 15 января 2024 года").then(|| "2024-01-15".parse().expect("a date"));
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [wordings, period, expected] = cells[..] else { continue };
        let Some(period) = Period::parse(period) else { continue };
        for wording in wordings.split(" · ") {
            let found = meaning(wording, &period, order);
            faults.extend((found != expected).then(|| format!("«{wording}»: {found}, not {expected}")));
            rows += 1;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(rows > 90, "{rows} wordings were read from the page");
}
