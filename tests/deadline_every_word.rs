//! Wordings in which each word counts, by a hand that had not seen the grammar; most are of real orders.
//!
//! A case says in `expect` and `also` what is right, a refusal being one; in `message_not` what a refusal must not say or
//! offer, and in `wording_has` and `wording_not` what the canonical wording must and must not hold.

#[path = "support/cases.rs"]
mod cases;

use cases::hold;
use chrono::NaiveDate;
use serde_json::{Value, json};
use vekha::base::{Message, Period};
use vekha::deadline::{Calendar, Reading, Schedule, Unreadable, read};

/// What a wording means in the plan of a case.
fn meaning(wording: &str, case: &Value) -> Result<(Reading, Schedule), Unreadable> {
    let period = Period::parse(case["period"].as_str().expect("a period")).expect("a period");
    let order = case["order_date"].as_str().map(|day| day.parse::<NaiveDate>().expect("a date"));
    let reading = read(wording)?;
    let schedule = reading.days(&period, order, Calendar::russia())?;
    Ok((reading, schedule))
}

/// The answer as the cases write it.
fn answer(schedule: &Schedule) -> Value {
    let days = |time: &vekha::deadline::Occurrence| json!({"opens": time.opens.map(|day| day.to_string()), "due": time.due.to_string()});
    json!({
        "occurrences": schedule.occurrences.iter().map(days).collect::<Vec<_>>(),
        "undated": schedule.undated.map(|why| why.name()),
        "relative": schedule.relative.as_ref().map(|relative| json!({"count": relative.count, "unit": relative.unit.name()})),
    })
}

/// Whether the answer is one of a case.
fn fits(allowed: &Value, answer: &Value) -> bool {
    if allowed["refuse"] == true {
        return false;
    }
    if allowed["relative"].is_object() || answer["relative"].is_object() {
        let same = |key: &str| allowed["relative"][key] == answer["relative"][key];
        return allowed["relative"].is_object() && same("count") && same("unit");
    }
    allowed["occurrences"] == answer["occurrences"] && allowed["undated"] == answer["undated"]
}

/// What is wrong with the reading of a case, if anything.
fn fault(case: &Value) -> Option<String> {
    amiss(case).map(|(kind, fault)| format!("{kind}: {fault}"))
}

/// The same: the kind of fault, and the rest.
fn amiss(case: &Value) -> Option<(&'static str, String)> {
    let wording = case["wording"].as_str().expect("a wording");
    let allowed: Vec<&Value> =
        std::iter::once(&case["expect"]).chain(case["also"].as_array().into_iter().flatten()).collect();
    let (reading, schedule) = match meaning(wording, case) {
        Err(unreadable) => {
            let message = format!("{} {:?}", unreadable.reason.ru(), unreadable.suggestion);
            let misleads = case["message_not"].as_str().is_some_and(|not| message.contains(not));
            return match allowed.iter().any(|allowed| allowed["refuse"] == true) {
                false => {
                    Some(("wrongly refused", format!("{message} at «{}»", &wording[unreadable.span.range()])))
                }
                true if misleads => Some(("misleading", message)),
                true => None,
            };
        }
        Ok(found) => found,
    };
    let found = answer(&schedule);
    let canonical = reading.term.to_string();
    if !allowed.iter().any(|allowed| fits(allowed, &found)) {
        let undated = schedule.occurrences.is_empty() && schedule.undated.is_some();
        let kind = if undated { "wrongly undated" } else { "wrong reading" };
        return Some((kind, format!("{found} «{canonical}»")));
    }
    let has = case["wording_has"].as_str().is_none_or(|has| canonical.contains(has));
    let not = case["wording_not"].as_str().is_none_or(|not| !canonical.contains(not));
    let again =
        meaning(&canonical, case).map(|(reading, schedule)| (reading.term.to_string(), answer(&schedule)));
    match again {
        _ if !has || !not => Some(("canonical", canonical)),
        Ok(again) if again == (canonical.clone(), found) => None,
        other => Some(("not read back", format!("«{canonical}»: {other:?}"))),
    }
}

#[test]
fn each_word_is_read_or_refused() {
    hold(include_str!("deadlines/every_word.jsonl"), fault);
}

#[test]
fn wordings_of_other_orders_are_read_or_refused() {
    hold(include_str!("deadlines/other_orders.jsonl"), fault);
}

#[test]
fn wordings_of_clerks_are_read_or_refused() {
    hold(include_str!("deadlines/clerks.jsonl"), fault);
}

#[test]
fn times_told_twice_and_dates_of_other_things_are_no_deadlines() {
    hold(include_str!("deadlines/twice_and_foreign.jsonl"), fault);
}

#[test]
fn notes_rows_and_brackets_add_no_days() {
    hold(include_str!("deadlines/notes_and_brackets.jsonl"), fault);
}

#[test]
fn windows_behind_words_and_years_of_events_are_told_apart() {
    hold(include_str!("deadlines/windows_and_events.jsonl"), fault);
}

#[test]
fn what_stands_beside_a_time_is_no_part_of_it() {
    hold(include_str!("deadlines/beside_a_time.jsonl"), fault);
}

#[test]
fn numbers_of_other_things_are_no_days_however_they_are_typed() {
    hold(include_str!("deadlines/numbers_and_letters.jsonl"), fault);
}

#[test]
fn rules_that_change_and_marks_that_part_give_no_days_of_their_own() {
    hold(include_str!("deadlines/rules_and_marks.jsonl"), fault);
}

#[test]
fn words_of_somebodys_own_end_where_a_time_begins() {
    hold(include_str!("deadlines/words_of_ones_own.jsonl"), fault);
}

#[test]
fn years_ranges_and_recurrences_are_told_or_refused() {
    hold(include_str!("deadlines/years_and_recurrences.jsonl"), fault);
}

#[test]
fn forms_that_fit_nothing_and_counts_of_other_things_are_refused() {
    hold(include_str!("deadlines/forms_and_counts.jsonl"), fault);
}

#[test]
fn the_day_of_a_plan_an_age_or_a_topic_is_none_of_the_deadline() {
    hold(include_str!("deadlines/whose_day.jsonl"), fault);
}

#[test]
fn wordings_of_offices_and_schools_are_read_or_refused_for_what_they_tell() {
    hold(include_str!("deadlines/offices.jsonl"), fault);
}

#[test]
fn usual_wordings_are_read_and_what_clerks_leave_open_is_refused() {
    hold(include_str!("deadlines/usual.jsonl"), fault);
}

#[test]
fn daily_wordings_are_read_and_their_neighbours_not_misread() {
    hold(include_str!("deadlines/daily.jsonl"), fault);
}
