//! `content/result-repeats`: a result that only says the measure again.

use crate::model::{Owner, TextRole};
use crate::rules::prelude::*;
use crate::rules::texts::TextQuestion;
use crate::russian::letters::small;
use crate::russian::likeness::{set, stem, stems};
use crate::russian::words::{Word, words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/result-repeats",
    severity: Severity::Advice,
    page: include_str!("result_repeats.md"),
    check: Check::Roadmap(check),
    decode: decode::<ResultRepeats>,
};

/// The words of the result that repeat the measure, and whether a document follows them.
#[derive(Debug, Serialize, Deserialize)]
struct ResultRepeats {
    words: String,
    document: bool,
}

/// Papers and other things to hold whose names end as those of deeds do.
const THINGS: [&str; 12] = [
    "положение",
    "решение",
    "соглашение",
    "заключение",
    "публикация",
    "публикации",
    "информация",
    "распоряжение",
    "постановление",
    "расписание",
    "объявление",
    "презентация",
];

/// How a deed that is named ends, and how one that is done.
const DEEDS: [&str; 4] = ["ние", "ция", "тие", "ка"];
const PARTICIPLES: [&str; 10] = ["ана", "ены", "аны", "ено", "ано", "ена", "ен", "ан", "ён", "ян"];

/// What is held, and is over when it was.
const EVENTS: [&str; 20] = [
    "конкурс",
    "встреча",
    "неделя",
    "собрание",
    "беседа",
    "выставка",
    "фестиваль",
    "акция",
    "экскурсия",
    "праздник",
    "концерт",
    "турнир",
    "урок",
    "семинар",
    "вебинар",
    "совещание",
    "заседание",
    "тренинг",
    "ремонт",
    "форум",
];

/// Papers, which are results however they are named.
const PAPERS: [&str; 14] = [
    "приказ",
    "положение",
    "план",
    "программа",
    "отчёт",
    "справка",
    "протокол",
    "список",
    "реестр",
    "договор",
    "соглашение",
    "график",
    "памятка",
    "рекомендации",
];

/// Stems that say only that a thing is done.
const DONE: [&str; 8] =
    ["проведен", "организац", "осуществлен", "обеспечен", "реализац", "выполнен", "участ", "оказан"];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let deeds = view.chosen(|text| {
        text.role == TextRole::Result
            && text.words.says(TextQuestion::IsDeed, |result| is_deed(sentence(result)))
    });
    for text in deeds {
        let Owner::Row(at) = text.owner else { continue };
        let (row, result) = (view.roadmap.row(at).measure, text.text);
        let end = sentence(result).len();
        let Some(first) = result.get(..end).filter(|first| repeats(first, &row.title)) else { continue };
        if !view.is_whole(row.span) {
            continue;
        }
        let args =
            ResultRepeats { words: first.trim_end_matches('.').to_owned(), document: end < result.len() };
        let place = view.words(result, Span::new(0, end));
        findings.push(view.finding(&RULE, place, Some(&row.id), args).with_span(row.title.span));
    }
}

/// The first sentence of a text.
fn sentence(text: &str) -> &str {
    let end = text.find(". ").map_or(text.len(), |at| at + 1);
    text.get(..end).unwrap_or(text)
}

/// The first word of a result and the last.
fn bounds(result: &str) -> Option<(Word<'_>, Word<'_>)> {
    let first = words(result).next().filter(|word| word.start == 0)?;
    Some((first, words(result).last().unwrap_or(first)))
}

/// Whether a word ends in one of these ways.
fn ends(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| ends_with(word, end))
}

/// Whether a word is that for what is held.
fn is_event(word: Word<'_>) -> bool {
    EVENTS.iter().any(|event| word.is(event))
}

/// Whether a word names a deed.
fn names_deed(word: Word<'_>) -> bool {
    ends(word.text, &DEEDS) && !THINGS.iter().any(|thing| word.is(thing))
}

/// Whether a result begins or ends as one that names a deed: most do not, whatever measure they are of.
fn is_deed(result: &str) -> bool {
    let Some((first, last)) = bounds(result) else { return false };
    let done = || ends(first.text, &PARTICIPLES) || ends(last.text, &PARTICIPLES);
    (is_event(first) || names_deed(first) || done()) && !is_paper(first.text)
}

/// Whether a result that names a deed names that of the measure and no thing that comes of it.
fn repeats(result: &str, title: &str) -> bool {
    let Some((first, last)) = bounds(result) else { return false };
    let (event, deed) = (is_event(first), names_deed(first));
    let own = set(title);
    let participle = |stem: &str| ends(stem, &PARTICIPLES) && is_done(stem, title);
    let known = |stem: &String| {
        own.iter().any(|own| is_same(own, stem)) || DONE.contains(&&**stem) || participle(stem)
    };
    let all: Vec<String> = stems(result).map(|(word, _)| stem_of(word.text)).collect();
    if !all.iter().all(known) {
        return false;
    }
    let named = all.first().is_some_and(known);
    let brought = |word: &str| DONE.contains(&&*stem_of(word));
    let acted = deed && named
        || brought(first.text)
        || brought(last.text)
        || [first, last].iter().any(|word| is_done(&word.text.to_lowercase(), title));
    // «Конкурс рисунков» of «Проведение конкурса рисунков».
    let held = event && (all.len() > 1 || own.len() < 3);
    held || all.len() > 1 && acted
}

/// «План», «Планы школ»: a paper in any number.
fn is_paper(word: &str) -> bool {
    let own = stem(&word.to_lowercase());
    PAPERS.iter().any(|paper| stem(paper) == own)
}

/// The stem of a word, or the participle whole, by which its deed is known.
fn stem_of(word: &str) -> String {
    if PARTICIPLES.iter().any(|end| ends_with(word, end)) {
        word.to_lowercase().replace('ё', "е")
    } else {
        stem(word)
    }
}

/// Whether two stems are of one word, but for a vowel that comes and goes: «уголок», «уголка».
fn is_same(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let longest = one.chars().count().max(other.chars().count());
    one == other || common > 3 && longest - common < 3 && one.chars().count() != other.chars().count()
}

/// Whether a word ends so, in great letters or small ones.
fn ends_with(word: &str, end: &str) -> bool {
    let mut letters = word.chars().rev().map(small);
    end.chars().rev().all(|letter| letters.next() == Some(letter))
}

/// «Разработана» for «Разработка», «Проанализированы» for «Анализ»: a participle of a deed that the title names.
fn is_done(participle: &str, title: &str) -> bool {
    let small = participle.replace('ё', "е");
    if !PARTICIPLES.iter().any(|end| small.ends_with(end)) {
        return false;
    }
    let bare = ["про", "с", "вы", "по", "о"].iter().filter_map(|prefix| small.strip_prefix(prefix));
    let roots: Vec<&str> = std::iter::once(&*small).chain(bare).collect();
    words(title).any(|word| {
        let deed = word.text.to_lowercase().replace('ё', "е");
        let common =
            |root: &&str| deed.chars().zip(root.chars()).take_while(|(one, other)| one == other).count();
        roots.iter().any(|root| common(root) > 4 || common(root) > 3 && deed.chars().count() < 10)
    })
}

impl Words for ResultRepeats {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let words = &self.words;
        say!(
            tell.lang,
            "результат повторяет само мероприятие: «{words}»",
            "the result says the measure again: “{words}”"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self.document {
            true => say!(tell.lang, "оставить только документ", "keep the document alone"),
            false => say!(
                tell.lang,
                "назвать документ, которым закончится работа: приказ, справку, протокол",
                "name the document the work ends in: an order, a report, minutes"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "мероприятие", "the measure")
    }
}
