//! The deadline language read a second time: wordings of the same kinds, given their meaning by another clerk.
//!
//! Beside what `cases.jsonl` has, a case may say in `or` and `or_undated` what else would be right, with
//! `or_error` that a refusal would be, in `at` which words an error may underline, and in `meant` what it offers.
//! `slips.jsonl` has the misspelt words of ranges, events and notes.
//! `methodologist.jsonl` was written by a methodologist who did not know the grammar; no order of theirs has a date.

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
    let expect_error = case["expect"] == "error";
    let understood = read(wording).and_then(|reading| {
        let schedule = reading.days(&period, order, Calendar::russia())?;
        Ok((reading, schedule))
    });
    match understood {
        Err(unreadable) if expect_error => {
            let at = &wording[unreadable.span.range()];
            let fits = case["at"].as_array().is_none_or(|fit| fit.iter().any(|fit| fit == at));
            let meant = case["meant"].as_str();
            if !fits {
                return Some(format!("underlined «{at}»"));
            }
            let offers = meant.is_none() || meant == unreadable.suggestion.as_deref();
            (!offers).then(|| format!("offered {:?}", unreadable.suggestion))
        }
        Err(_) if case["or_error"] == true => None,
        Err(unreadable) => Some(format!("not read: {unreadable:?}")),
        Ok((reading, _)) if expect_error => Some(format!("read as «{}»", reading.term)),
        Ok((reading, schedule)) => {
            let canonical = reading.term.to_string();
            let again = read(&canonical).is_ok_and(|again| again.term == reading.term);
            let tidy = reading.tidy(wording);
            if !again {
                Some(format!("canonical «{canonical}» reads otherwise"))
            } else if !read(&tidy).is_ok_and(|again| again.term == reading.term) {
                Some(format!("tidy «{tidy}» reads otherwise"))
            } else {
                differs(case, &schedule)
            }
        }
    }
}

/// How a schedule differs from everything that the case allows.
fn differs(case: &Value, schedule: &Schedule) -> Option<String> {
    let said = |day: Option<NaiveDate>| day.map_or(Value::Null, |day| Value::from(day.to_string()));
    let found: Vec<[Value; 2]> =
        schedule.occurrences.iter().map(|time| [said(time.opens), said(Some(time.due))]).collect();
    let fits = |allowed: &Value| {
        let allowed = allowed.as_array().expect("occurrences");
        let day = |allowed: &Value, found: &Value| allowed == "any" || allowed == found;
        allowed.len() == found.len()
            && allowed.iter().zip(&found).all(|(one, two)| day(&one[0], &two[0]) && day(&one[1], &two[1]))
    };
    let others = |key: &str| case[key].as_array().cloned().unwrap_or_default();
    // A delay says its days only where it hangs on the order.
    let unsaid = case["expect"] == "relative" && case["occurrences"] == Value::Array(Vec::new());
    let dates = unsaid || fits(&case["occurrences"]) || others("or").iter().any(fits);
    let undated = schedule.undated.map_or(Value::Null, |why| Value::from(why.name()));
    let reason = undated == case["undated"] || others("or_undated").contains(&undated);
    let relative = match (&case["relative"], &schedule.relative) {
        (Value::Null, None) => true,
        (Value::Object(relative), Some(found)) => {
            relative["count"] == found.count && relative["unit"] == found.unit.name()
        }
        _ => false,
    };
    let fine = dates && reason && relative;
    (!fine).then(|| format!("{found:?}, undated {undated}, relative {:?}", schedule.relative))
}

#[test]
fn a_second_clerk_reads_the_same() {
    hold(include_str!("deadlines/second_clerk.jsonl"), fault);
}

#[test]
fn a_methodologist_reads_the_same() {
    hold(include_str!("deadlines/methodologist.jsonl"), fault);
}

#[test]
fn slips_of_the_finger_are_refused_where_they_are() {
    hold(include_str!("deadlines/slips.jsonl"), fault);
}
