//! A suggestion is never another meaning: wordings with one slip of the finger, and what is offered for them.

use serde_json::Value;
use vekha::deadline::{Term, read};

/// The wordings of a list that are read, and what they mean.
fn understood(lines: &str) -> impl Iterator<Item = (String, Term)> + '_ {
    lines.lines().filter_map(|line| {
        let case: Value = serde_json::from_str(line).expect("a case");
        let wording = case["wording"].as_str().expect("a wording").to_owned();
        read(&wording).ok().map(|reading| (wording, reading.term))
    })
}

/// A wording with a letter dropped, doubled, changed or swapped with the next, a blank lost, or a word lost. Figures
/// stay as they are: another figure is another day, and no slip that anybody could see.
fn slips(wording: &str) -> Vec<String> {
    let letters: Vec<char> = wording.chars().collect();
    let join = |letters: Vec<char>| letters.into_iter().collect::<String>();
    let mut slips = Vec::new();
    for at in (0..letters.len()).filter(|at| letters[*at].is_alphabetic() || letters[*at] == ' ') {
        let mut dropped = letters.clone();
        dropped.remove(at);
        slips.push(join(dropped));
        if !letters[at].is_alphabetic() {
            continue;
        }
        let mut changed = letters.clone();
        changed[at] = if letters[at] == 'о' { 'л' } else { 'о' };
        slips.push(join(changed));
        if letters.get(at + 1).is_some_and(|next| next.is_alphabetic()) {
            let mut swapped = letters.clone();
            swapped.swap(at, at + 1);
            slips.push(join(swapped));
        }
    }
    let words: Vec<&str> = wording.split(' ').collect();
    let figure = |word: &str| word.chars().any(|letter| letter.is_ascii_digit());
    for lost in (0..words.len()).filter(|lost| !figure(words[*lost])) {
        let rest = words.iter().enumerate().filter(|(at, _)| *at != lost).map(|(_, word)| *word);
        slips.push(rest.collect::<Vec<_>>().join(" "));
    }
    slips
}

/// The figures of a wording, and the names of months in it by their beginnings.
fn said(wording: &str) -> (Vec<String>, Vec<&'static str>) {
    const MONTHS: [&str; 12] = [
        "январ",
        "феврал",
        "март",
        "апрел",
        "ма",
        "июн",
        "июл",
        "август",
        "сентябр",
        "октябр",
        "ноябр",
        "декабр",
    ];
    let figures = wording.split(|letter: char| !letter.is_ascii_digit()).filter(|figure| !figure.is_empty());
    let words = wording.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
    let month = |word: String| {
        let stem = *MONTHS.iter().find(|stem| word.starts_with(**stem))?;
        let end = word.strip_prefix(stem)?.chars().count();
        (end <= 2).then_some(stem)
    };
    (figures.map(str::to_owned).collect(), words.filter_map(month).collect())
}

#[test]
fn no_suggestion_changes_a_number_a_month_or_a_count() {
    let lists = [
        include_str!("deadlines/cases.jsonl"),
        include_str!("deadlines/every_word.jsonl"),
        include_str!("deadlines/years_and_recurrences.jsonl"),
    ];
    let (mut offered, mut faults) = (0, Vec::new());
    for (wording, term) in lists.into_iter().flat_map(understood) {
        for slip in slips(&wording) {
            let Err(unreadable) = read(&slip) else { continue };
            let Some(suggestion) = unreadable.suggestion else { continue };
            offered += 1;
            let again = read(&suggestion).map(|reading| reading.term);
            let same =
                again.as_ref().is_ok_and(|again| *again == term) || said(&suggestion) == said(&wording);
            if !same {
                faults.push(format!("«{slip}» of «{wording}»: «{suggestion}»"));
            }
        }
    }
    assert!(offered > 500, "{offered} suggestions");
    assert!(faults.is_empty(), "{} of {offered}:\n{}", faults.len(), faults.join("\n"));
}
