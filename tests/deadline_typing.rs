//! However a wording is typed, it means one thing: capitals, blanks of every kind, the ends of lines and Latin letters that
//! look like Cyrillic ones change no answer, or make a refusal.

use chrono::NaiveDate;
use serde_json::Value;
use vekha::base::Period;
use vekha::deadline::{Calendar, Schedule, read};

/// All lists of wordings.
const LISTS: [&str; 11] = [
    include_str!("deadlines/cases.jsonl"),
    include_str!("deadlines/same_kinds.jsonl"),
    include_str!("deadlines/second_clerk.jsonl"),
    include_str!("deadlines/methodologist.jsonl"),
    include_str!("deadlines/every_word.jsonl"),
    include_str!("deadlines/other_orders.jsonl"),
    include_str!("deadlines/clerks.jsonl"),
    include_str!("deadlines/twice_and_foreign.jsonl"),
    include_str!("deadlines/windows_and_events.jsonl"),
    include_str!("deadlines/numbers_and_letters.jsonl"),
    include_str!("deadlines/notes_and_brackets.jsonl"),
];

/// What a wording means in the plan of a case; none of one that is refused. The words of an event are of no matter.
fn answer(wording: &str, case: &Value) -> Option<Schedule> {
    let period = Period::parse(case["period"].as_str().expect("a period")).expect("a period");
    let order = case["order_date"].as_str().map(|day| day.parse::<NaiveDate>().expect("a date"));
    let reading = read(wording).ok()?;
    reading.check(&period, order).ok()?;
    let mut schedule = reading.term.schedule(&period, order, Calendar::russia());
    schedule.relative.iter_mut().for_each(|relative| relative.event.clear());
    Some(schedule)
}

/// The wordings that mean something else when they are typed otherwise, and how many of those read are refused.
fn changed(typed: impl Fn(&str) -> String) -> (Vec<String>, usize, usize) {
    let (mut changed, mut refused, mut read) = (Vec::new(), 0, 0);
    for line in LISTS.into_iter().flat_map(str::lines) {
        let case: Value = serde_json::from_str(line).expect("a case");
        let wording = case["wording"].as_str().expect("a wording");
        let other = typed(wording);
        let (before, after) = (answer(wording, &case), answer(&other, &case));
        read += usize::from(before.is_some());
        refused += usize::from(before.is_some() && after.is_none());
        if after.is_some() && before != after {
            let said = |wording: &str| read_as(wording);
            changed.push(format!(
                "{} «{wording}»: {}; «{other}»: {}",
                case["id"],
                said(wording),
                said(&other)
            ));
        }
    }
    (changed, refused, read)
}

/// The canonical wording, or why there is none.
fn read_as(wording: &str) -> String {
    read(wording).map_or_else(|fault| format!("{:?}", fault.reason), |reading| reading.term.to_string())
}

/// Holds that a way of typing changes no answer, and makes few wordings so odd that they are refused.
fn hold(typed: impl Fn(&str) -> String, most: usize) {
    let (changed, refused, read) = changed(typed);
    assert!(changed.is_empty(), "{} wordings:\n{}", changed.len(), changed.join("\n"));
    assert!(read > 2000, "{read} wordings are read");
    assert!(refused <= most, "{refused} of {read} are refused");
}

#[test]
fn capitals_change_no_answer() {
    hold(str::to_uppercase, 30);
}

#[test]
fn blanks_that_are_doubled_change_no_answer() {
    hold(|wording| wording.replace(' ', "  "), 0);
}

#[test]
fn blanks_that_do_not_break_change_no_answer() {
    hold(|wording| wording.replace(' ', "\u{a0}"), 0);
}

#[test]
fn lines_that_are_wrapped_change_no_answer() {
    // «01.05.2024 01.06.2024», a line each, is a list.
    let words = |wording: &str| wording.contains(char::is_alphabetic);
    hold(|wording| if words(wording) { wording.replace(' ', "\n") } else { wording.to_owned() }, 30);
}

#[test]
fn latin_letters_that_look_like_cyrillic_ones_change_no_answer() {
    let twins = [('о', "o"), ('а', "a"), ('е', "e"), ('с', "c"), ('р', "p"), ('х', "x"), ('у', "y")];
    hold(
        |wording| twins.iter().fold(wording.to_owned(), |typed, (one, other)| typed.replace(*one, other)),
        30,
    );
}

#[test]
fn a_stop_behind_changes_no_answer() {
    hold(|wording| format!("{wording};"), 30);
}
