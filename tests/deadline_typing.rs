//! However a wording is typed, it means one thing: capitals, blanks of every kind, the ends of lines and Latin letters that
//! look like Cyrillic ones change no answer, or make a refusal. So do letters that are doubled, dropped or swapped.

use chrono::NaiveDate;
use serde_json::Value;
use vekha::base::Period;
use vekha::deadline::{Calendar, Schedule, read};

/// All lists of wordings.
const LISTS: [&str; 17] = [
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
    include_str!("deadlines/beside_a_time.jsonl"),
    include_str!("deadlines/rules_and_marks.jsonl"),
    include_str!("deadlines/words_of_ones_own.jsonl"),
    include_str!("deadlines/forms_and_counts.jsonl"),
    include_str!("deadlines/whose_day.jsonl"),
    include_str!("deadlines/offices.jsonl"),
];

/// One of so many slips is tried: all of them are some two hundred thousand.
const DRAWN: usize = 19;

/// What a wording means in the plan of a case; none of one that is refused. The words of an event are of no matter.
fn answer(wording: &str, case: &Value) -> Option<Schedule> {
    let period = Period::parse(case["period"].as_str().expect("a period")).expect("a period");
    let order = case["order_date"].as_str().map(|day| day.parse::<NaiveDate>().expect("a date"));
    let reading = read(wording).ok()?;
    let mut schedule = reading.days(&period, order, Calendar::russia()).ok()?;
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

/// Wordings with one letter of a word doubled, dropped or swapped with the next. Roman numbers are left as they are, and so
/// are words of one letter: without one they are others, and no slip that anybody could see.
fn slips(wording: &str) -> Vec<String> {
    let letters: Vec<char> = wording.chars().collect();
    let is_letter = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphabetic());
    let roman = |at: usize| matches!(letters[at], 'I' | 'V' | 'X' | 'i' | 'v' | 'x' | 'l' | 'І' | 'Ш' | 'П');
    let (before, behind) = (|at: usize| &letters[..at], |at: usize| letters.get(at..).unwrap_or_default());
    let mut slips = Vec::new();
    for at in (0..letters.len()).filter(|at| is_letter(*at) && !roman(*at)) {
        slips.push([before(at + 1), behind(at)].concat());
        if is_letter(at + 1) {
            slips.push([before(at), &[letters[at + 1], letters[at]], behind(at + 2)].concat());
        }
        if is_letter(at + 1) || at > 0 && is_letter(at - 1) {
            slips.push([before(at), behind(at + 1)].concat());
        }
    }
    slips.into_iter().map(String::from_iter).collect()
}

/// Slips that make another word, which nobody can tell from the one that was meant.
const OTHER_WORDS: [(&str, &str); 10] = [
    ("издания", "здания"),
    ("всего", "сего"),
    ("сорока", "срока"),
    ("1го", "1о"),
    ("днем", "нем"),
    ("смр", "ср"),
    ("на май", "а май"),
    ("на i", "а i"),
    ("и до", "и о"),
    ("его", "го"),
];

#[test]
fn a_letter_that_is_mistyped_gives_no_other_days() {
    let (mut faults, mut read, mut drawn) = (Vec::new(), 0, 0usize);
    for line in LISTS.into_iter().flat_map(str::lines) {
        let case: Value = serde_json::from_str(line).expect("a case");
        let wording = case["wording"].as_str().expect("a wording");
        let Some(before) = answer(wording, &case) else { continue };
        for slip in slips(wording) {
            drawn += 1;
            // One of so many, and others of each wording.
            if drawn % DRAWN != 0 {
                continue;
            }
            let Some(after) = answer(&slip, &case) else { continue };
            read += 1;
            let same = after.occurrences == before.occurrences && after.relative == before.relative;
            let other = |(word, typed): &(&str, &str)| {
                wording.to_lowercase().contains(word) && slip.to_lowercase().contains(typed)
            };
            if !same && !OTHER_WORDS.iter().any(other) {
                faults.push(format!("{} «{wording}», «{slip}»: {}", case["id"], read_as(&slip)));
            }
        }
    }
    assert!(faults.is_empty(), "{} of {read}:\n{}", faults.len(), faults.join("\n"));
    assert!(read > 500, "{read} slips are read");
}

/// The reason why an answer has no days: an event, a plan, or the place and reason of a refusal.
#[test]
fn no_answer_is_empty() {
    let (mut faults, mut read) = (Vec::new(), 0);
    for line in LISTS.into_iter().flat_map(str::lines) {
        let case: Value = serde_json::from_str(line).expect("a case");
        let wording = case["wording"].as_str().expect("a wording");
        // A plan that has no whole year lacks most days.
        for period in
            [case["period"].as_str().expect("a period"), "2024", "2024-02-05..2024-05-31", "2023/2024"]
        {
            let case = serde_json::json!({"period": period, "order_date": case["order_date"]});
            let Some(found) = answer(wording, &case) else { continue };
            read += 1;
            let told = !found.occurrences.is_empty() || found.undated.is_some() || found.relative.is_some();
            faults.extend((!told).then(|| format!("«{wording}» in {period}: {}", read_as(wording))));
        }
    }
    assert!(faults.is_empty(), "{} of {read}:\n{}", faults.len(), faults.join("\n"));
    assert!(read > 4000, "{read} wordings are read");
}
