//! The deadline language against wordings of real orders and against made ones.

#[path = "support/cases.rs"]
mod cases;

use cases::hold;
use chrono::NaiveDate;
use serde_json::Value;
use vekha::base::Period;
use vekha::deadline::{Calendar, Schedule, read};

/// What is wrong with the reading of a case, if anything.
fn fault(case: &Value) -> Option<String> {
    let wording = case["wording"].as_str().expect("a wording");
    let period = Period::parse(case["period"].as_str().expect("a period")).expect("a period");
    let order = case["order_date"].as_str().map(|day| day.parse::<NaiveDate>().expect("a date"));
    let read_in = |wording: &str| {
        read(wording).map(|reading| {
            let schedule = reading.term.schedule(&period, order, Calendar::russia());
            (reading, schedule)
        })
    };
    let expect_error = case["expect"] == "error";
    let (reading, schedule) = match read_in(wording) {
        Err(_) if expect_error => return None,
        Err(unreadable) => return Some(format!("not read: {unreadable:?}")),
        Ok((reading, _)) if expect_error => return Some(format!("read as {:?}", reading.term)),
        Ok(read) => read,
    };
    let canonical = reading.term.to_string();
    match read_in(&canonical) {
        Err(unreadable) => return Some(format!("canonical «{canonical}» not read: {unreadable:?}")),
        Ok((again, _)) if again.term != reading.term => {
            return Some(format!("canonical «{canonical}» is {:?}, not {:?}", again.term, reading.term));
        }
        Ok((_, again)) if again != schedule => {
            return Some(format!("canonical «{canonical}» has another schedule"));
        }
        Ok(_) => {}
    }
    let tidy = reading.tidy(wording);
    if read(&tidy).is_ok_and(|again| again.term == reading.term) {
        differs(case, &schedule)
    } else {
        Some(format!("tidy «{tidy}» reads otherwise"))
    }
}

/// How a schedule differs from what the case expects.
fn differs(case: &Value, schedule: &Schedule) -> Option<String> {
    let said = |day: Option<NaiveDate>| day.map_or(Value::Null, |day| Value::from(day.to_string()));
    let found: Vec<[Value; 2]> =
        schedule.occurrences.iter().map(|time| [said(time.opens), said(Some(time.due))]).collect();
    let undated = schedule.undated.map_or(Value::Null, |why| Value::from(why.name()));
    let expected = case["occurrences"].as_array().expect("occurrences");
    let fits = |expected: &Value, found: &Value| expected == "any" || expected == found;
    let dates = expected.len() == found.len()
        && expected.iter().zip(&found).all(|(one, two)| fits(&one[0], &two[0]) && fits(&one[1], &two[1]));
    let relative = match (&case["relative"], &schedule.relative) {
        (Value::Null, None) => true,
        (Value::Object(relative), Some(found)) => {
            relative["count"] == found.count && relative["unit"] == found.unit.name()
        }
        _ => false,
    };
    let fine = dates && undated == case["undated"] && relative;
    (!fine).then(|| format!("{found:?}, undated {undated}, relative {:?}", schedule.relative))
}

#[test]
fn wordings_of_real_orders_are_read() {
    hold(include_str!("deadlines/cases.jsonl"), fault);
}

#[test]
fn wordings_of_the_same_kinds_are_read() {
    hold(include_str!("deadlines/same_kinds.jsonl"), fault);
}
