//! The deadline language against wordings of real orders and against made ones, and what is told of those without dates.

#[path = "support/cases.rs"]
mod cases;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cases::hold;
use chrono::NaiveDate;
use serde_json::Value;
use vekha::base::{Lang, Message, Period};
use vekha::deadline::{Calendar, Schedule, Unreadable, read};

/// What is wrong with the reading of a case, if anything.
fn fault(case: &Value) -> Option<String> {
    let wording = case["wording"].as_str().expect("a wording");
    let period = Period::parse(case["period"].as_str().expect("a period")).expect("a period");
    let order = case["order_date"].as_str().map(|day| day.parse::<NaiveDate>().expect("a date"));
    let read_in = |wording: &str| {
        read(wording).and_then(|reading| {
            let schedule = reading.days(&period, order, Calendar::russia())?;
            Ok((reading, schedule))
        })
    };
    let expect_error = case["expect"] == "error";
    let (reading, schedule) = match read_in(wording) {
        Err(refused) if expect_error => return refused_otherwise(case, &refused),
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
    if case["canonical"].as_str().is_some_and(|expected| expected != canonical) {
        Some(format!("canonical «{canonical}»"))
    } else if read(&tidy).is_ok_and(|again| again.term == reading.term) {
        differs(case, &schedule)
    } else {
        Some(format!("tidy «{tidy}» reads otherwise"))
    }
}

/// How a refusal differs from what the case says of it: the words `at` fault, and what it `says`.
fn refused_otherwise(case: &Value, refused: &Unreadable) -> Option<String> {
    let wording = case["wording"].as_str().expect("a wording");
    let found = [("at", wording[refused.span.range()].to_owned()), ("says", refused.reason.ru())];
    let differs = |(key, found): &&(&str, String)| case[*key].as_str().is_some_and(|text| text != found);
    found.iter().find(differs).map(|(key, found)| format!("{key} «{found}»"))
}

/// How a schedule differs from what the case expects, also of what rules ask beside the days where the case tells it: is
/// it `continuous`, and which of its windows are `cut`?
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
    let continuous = case["continuous"].as_bool().is_none_or(|expected| expected == schedule.continuous);
    let cuts: Vec<bool> = schedule.occurrences.iter().map(|time| time.cut).collect();
    let cut = case["cut"].as_array().is_none_or(|expected| cuts.iter().eq(expected.iter()));
    let fine = dates && undated == case["undated"] && relative && continuous && cut;
    (!fine).then(|| format!("{found:?}, undated {undated}, relative {:?}", schedule.relative))
}

#[test]
fn wordings_of_real_orders_are_read() {
    hold(include_str!("deadlines/cases.jsonl"), fault);
}

/// Wordings at the corners of the rules: each is told from its neighbour by one word, sign or day.
#[test]
fn wordings_at_the_corners_of_rules_are_read_or_refused() {
    hold(include_str!("deadlines/corners.jsonl"), fault);
}

#[test]
fn wordings_of_the_same_kinds_are_read() {
    hold(include_str!("deadlines/same_kinds.jsonl"), fault);
}

/// What is told of a wording that gets no dates, in both languages, as of which words, and what is offered for it; and the
/// sentence without the words that it takes up.
fn told(case: &Value) -> Option<(String, String)> {
    let wording = case["wording"].as_str().expect("a wording");
    let period = Period::parse(case["period"].as_str().expect("a period")).expect("a period");
    let order = case["order_date"].as_str().map(|day| day.parse::<NaiveDate>().expect("a date"));
    let shown = wording.escape_debug();
    match read(wording).and_then(|reading| reading.days(&period, order, Calendar::russia())) {
        Ok(schedule) => {
            let why = schedule.undated?;
            let told = [Lang::Ru, Lang::En].map(|lang| why.told(lang));
            Some((told[0].clone(), format!("{shown}\n  {}\n", told.join("\n  "))))
        }
        Err(refused) => {
            let (at, ru) = (wording[refused.span.range()].escape_debug(), refused.reason.ru());
            let offered = refused.suggestion.map_or_else(String::new, |offered| format!("\n  → {offered}"));
            let told = format!("{shown}: «{at}»\n  {ru}\n  {}{offered}\n", refused.reason.en());
            Some((without_quoted(&ru), told))
        }
    }
}

/// A sentence without figures and what stands between quotation marks.
fn without_quoted(sentence: &str) -> String {
    let mut quoted = false;
    let is_own = |sign: &char| {
        quoted = (quoted || *sign == '«') && *sign != '»';
        !quoted && !sign.is_ascii_digit()
    };
    sentence.chars().filter(is_own).collect()
}

/// Each sentence once, at the first wording of which it is told. `UPDATE_EXPECTED=1 cargo test --test deadline` writes the
/// file anew, to be read before it is committed.
#[test]
fn every_sentence_is_as_it_stands_in_the_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deadlines");
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let is_list = |file: &PathBuf| file.extension().is_some_and(|end| end == "jsonl");
    let mut lists: Vec<PathBuf> = files.filter(is_list).collect();
    lists.sort();
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for list in lists.iter().map(|list| fs::read_to_string(list).unwrap()) {
        for (sentence, told) in list.lines().filter_map(|line| told(&serde_json::from_str(line).unwrap())) {
            first.entry(sentence).or_insert(told);
        }
    }
    let (file, all) = (folder.join("told.txt"), first.into_values().collect::<String>());
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&file, &all).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    let differs = expected.lines().zip(all.lines()).find(|(expected, told)| expected != told);
    assert!(expected == all, "UPDATE_EXPECTED=1 writes what is told now; differs at {differs:?}");
}
