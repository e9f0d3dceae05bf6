//! Very many of one thing: each is told, counted and printed. The numbers are such that work which grows with their square
//! takes many times as long as work which grows as they do; which it is, `benches/mistakes.rs` shows.

mod support;

use std::path::PathBuf;
use std::sync::Arc;

use support::many::{each, found};
use support::{ROOT, world};
use vekha::document::{TextRun, blocks};
use vekha::render::{Renderer, Templates};
use vekha::report::Checked;
use vekha::session::{Applicability, Snapshot, WorkCounts, fix};
use vekha::site::{Answers, Site, SitePart};
use vekha::workspace::workspaces;
use vekha::{Options, Session};

const SCHOOL: &str = "id: school\nlevel: school\nparent: null\nperiod: 2024\n";

/// A roadmap with keys of its own and one measure, with keys of its own.
fn roadmap(head: &str, measure: &str) -> String {
    let deadline = "deadline: до 1 марта 2024 года";
    format!("{SCHOOL}{head}measures:\n  - id: m\n    title: Мера\n    {deadline}\n{measure}")
}

#[test]
fn wrong_years_of_one_indicator_are_each_told() {
    let targets = each(10_000, |at| format!("      {}: 5\n", 10_000 + at));
    let indicator =
        format!("indicators:\n  - id: i\n    title: Доля\n    unit: '%'\n    targets:\n{targets}");
    assert_eq!(found(&(roadmap("", "") + &indicator))("schema/invalid-value"), 10_000);
}

#[test]
fn keys_that_stand_twice_are_each_told() {
    let twice = each(10_000, |at| format!("  b{at}: Отдел {at}\n").repeat(2));
    assert_eq!(found(&roadmap(&format!("bodies:\n{twice}"), ""))("syntax/duplicate-key"), 10_000);
}

/// Each is looked for in the clauses in which its number stands.
#[test]
fn acts_to_be_changed_are_looked_up_by_number() {
    let amends = each(4000, |at| format!("    - {{title: Приказ, number: '{at}-п', date: 2024-01-10}}\n"));
    let clauses = each(3999, |at| {
        format!("    - {{text: Внести изменения в приказ от 10.01.2024 № {at}-п, responsible: Завуч}}\n")
    });
    let head =
        format!("order:\n  issuer: Школа\n  title: Об изменениях\n  amends:\n{amends}  clauses:\n{clauses}");
    assert_eq!(found(&roadmap(&head, ""))("act/void-amendment"), 1);
}

#[test]
fn columns_of_one_row_are_looked_up_by_name() {
    let fields = each(10_000, |at| format!("  f{at}: {{unit: руб.}}\n"));
    let columns = each(10_000, |at| format!("  f{at}: Графа {at}\n"));
    let figures = each(10_000, |at| format!("      f{at}: 5\n"));
    let head = format!("fields:\n{fields}columns:\n  title: Мероприятие\n{columns}");
    let found = found(&roadmap(&head, &format!("    fields:\n{figures}")));
    assert_eq!((found("annex/not-printed"), found("schema/unknown-key")), (0, 0));
}

/// Who shares an id is asked once of each, however many there are.
#[test]
fn files_of_one_id_are_each_told() {
    let text = each(3000, |at| format!("# file: s{at}.yaml\n{SCHOOL}measures: []\n"));
    assert!(found(&text)("schema/duplicate-id") >= 2999);
}

#[test]
fn addressees_without_a_roadmap_are_each_counted() {
    let names: Vec<String> = (0..2000).map(|at| format!("school-{at}")).collect();
    let head = SCHOOL.replace("school", "town").replace("level: town", "level: municipality");
    let text = format!("{head}addressees:\n  school: [{}]\nmeasures: []\n", names.join(", "));
    let world = world(&text);
    let options = Options { roadmaps: true, ..Options::default() };
    let checked = vekha::check(&world, &[PathBuf::from(ROOT)], &options).unwrap().remove(0);
    let part = SitePart::of(checked, &world, None);
    let answers = Answers::all(&part, None);
    let counts = answers.iter().flat_map(|answers| answers.counts().into_values());
    assert_eq!(counts.collect::<Vec<_>>(), [2000]);
}

/// A run of capitals of its own for each number.
fn capitals(at: usize) -> String {
    let letters: Vec<char> = ('А'..='Я').filter(|sign| !"ЬЪЫЙ".contains(*sign)).collect();
    (0..4).map(|digit| letters[at / letters.len().pow(digit) % letters.len()]).collect()
}

/// Both what the settings list and what the texts explain is looked up.
#[test]
fn abbreviations_are_looked_up_in_the_words_that_are_known() {
    let title = |at: usize| {
        format!("  - {{id: m{at}, title: Провести {}, deadline: в течение года}}\n", capitals(at))
    };
    let explained = |at: usize| {
        let short = capitals(8000 + at);
        format!(
            "  - {{id: e{at}, title: Открыть центр (далее – {short}) и {short}, deadline: в течение года}}\n"
        )
    };
    let words = each(7999, |at| format!("  - {}\n", capitals(at)));
    let measures = each(8000, title) + &each(4000, explained);
    let text = format!("# file: vekha.yaml\nwords:\n{words}# file: a.yaml\n{SCHOOL}measures:\n{measures}");
    assert_eq!(found(&text)("text/abbreviation"), 1);
}

/// Names that stand in `bodies` are looked up, and a bounded number of others compared with all of them.
#[test]
fn executors_in_free_text_are_looked_up_among_the_bodies() {
    let bodies = each(4000, |at| format!("  b{at}: Отдел {}\n", capitals(at).to_lowercase()));
    let measures = each(8000, |at| {
        let (ending, name) = (if at < 4000 { "" } else { "а" }, capitals(at % 4000).to_lowercase());
        format!(
            "  - {{id: m{at}, title: Мера {at}, deadline: в течение года, responsible: Отдел{ending} {name}}}\n"
        )
    });
    let text = format!("{SCHOOL}bodies:\n{bodies}measures:\n{measures}");
    assert_eq!(found(&text)("text/variants"), 400);
}

/// A page of a workspace, of which all are written.
fn page(text: &str, path: &str) -> String {
    let world = world(text);
    let options = Options { roadmaps: true, ..Options::default() };
    let checked = vekha::check(&world, &[PathBuf::from(ROOT)], &options).unwrap();
    let site = Site::of(checked, &world);
    let pages = site.pages(&world, &Renderer::new(Templates::default()).ok().unwrap()).unwrap();
    let own = pages.get(path).unwrap_or_else(|| panic!("{:?}", pages.keys()));
    String::from_utf8(own.clone()).unwrap()
}

/// Each has a page of its own: not all of them are gathered for every one of these, nor named where their task is told.
#[test]
fn of_very_many_who_are_responsible_together_the_first_are_named() {
    let names = each(400, |at| format!("      - Отдел {at}\n"));
    let plan = roadmap("", &format!("    responsible:\n{names}"));
    let page =
        page(&format!("# file: vekha.yaml\nas_of: 2024-02-25\n# file: a.yaml\n{plan}"), "control.html");
    assert!(
        page.contains("Отдел 39<") && page.contains("и ещё 360") && !page.contains("Отдел 40<"),
        "{page}"
    );
}

#[test]
fn who_is_named_twice_for_a_measure_has_it_once() {
    let twice = "    responsible: [Отдел, Отдел, Отдел]\n";
    let page = page(&roadmap("", twice), "bodies/otdel.html");
    assert_eq!(page.matches("#m-m\"").count(), 1, "{page}");
}

/// A sum of years is made of those that the measure has.
#[test]
fn sums_by_year_of_very_many_measures_are_printed() {
    let measures = each(6000, |at| {
        let own = "deadline: до 1 марта 2024 года, fields: {money: {2024: 1.5}}";
        format!("  - {{id: m{at}, title: Мера {at}, {own}}}\n")
    });
    let fields = "fields: {money: {unit: тыс. руб., by: year, total: true}}\n";
    let page = page(&format!("{SCHOOL}{fields}measures:\n{measures}"), "roadmaps/school.html");
    assert!(page.replace("\u{a0}", " ").contains("9 000"), "{}", &page[page.len() - 2000..]);
}

#[test]
fn footnotes_of_a_text_are_looked_up_by_label() {
    let referred = each(10_000, |at| format!("Слово[^n{at}].\n\n"));
    let notes = each(10_000, |at| format!("[^n{at}]: Сноска.\n\n"));
    let (_, left) = blocks(&(referred + &notes), |text| TextRun::plain(text));
    assert!(left.is_empty(), "{} are told", left.len());
}

#[test]
fn more_levels_than_a_state_has_are_told() {
    let names = |count: usize| (0..count).map(|at| format!("l{at}")).collect::<Vec<_>>().join(", ");
    let text = |count| {
        let own = SCHOOL.replace("level: school", "level: l0");
        format!("# file: vekha.yaml\nlevels: [{}]\n# file: a.yaml\n{own}measures: []\n", names(count))
    };
    assert_eq!(found(&text(32))("schema/invalid-value"), 0);
    assert_eq!(found(&text(33))("schema/invalid-value"), 1);
}

/// What it takes to mend a workspace of which every fix is refused.
fn mending(text: &str) -> WorkCounts {
    let world = Arc::new(world(text));
    let found = workspaces(&*world, &[PathBuf::from(ROOT)]).unwrap().remove(0);
    let options = Options::default();
    let mut session = Session::open(world, found, options.clone()).unwrap();
    let reported = |snapshot: &Snapshot| {
        let checked = Checked::of(snapshot, &options)?;
        Ok((checked.findings, checked.files))
    };
    let mended = fix(&mut session, Applicability::Unsafe, &reported).unwrap();
    assert!(mended.is_empty(), "the case tries nothing in vain: {mended:?}");
    session.work()
}

/// Each try judges the whole file anew.
#[test]
fn fixes_that_do_not_prove_good_are_not_all_tried() {
    let text = |count: usize| {
        let one = |at: usize| {
            format!("  - {{id: m{at}, title: 'Мера \"один\" - N {at} ,и', deadline: до 1 марта 2024 года}}\n")
        };
        format!("{SCHOOL}measures:\n{}", each(count, one))
    };
    let (few, many) = (mending(&text(100)).judged, mending(&text(400)).judged);
    assert!(many < few + 100, "{few} files judged, and of four times as many fixes {many}");
}

/// The fixes of all files are tried at once, each of which brings something new to its own.
#[test]
fn fixes_of_many_files_are_tried_together() {
    let text = |count: usize| {
        let names: Vec<String> = (0..count).map(|at| format!("s{at}")).collect();
        let addressees = format!("addressees:\n  school: [{}]\n", names.join(", "));
        let town = below("municipality", "null") + &addressees + &measures(2, ", mandatory_for: school");
        let school = |at: usize| {
            let head = below("school", "municipality").replace("school.yaml", &format!("s{at}.yaml"));
            head.replace("id: school", &format!("id: s{at}")) + "measures: []\n"
        };
        town + &each(count, school)
    };
    // Each file is read a few times, and not once for every try.
    let (few, many) = (mending(&text(50)).read, mending(&text(200)).read);
    assert!(few < 7 * 50 && many < 7 * 200, "{few} files are read, and of four times as many {many}");
}

/// What is asked of all titles is asked of each once, and rows that are called otherwise are compared up to a number.
#[test]
fn rows_and_indicators_are_looked_up_by_their_words() {
    let title = |kind: &str, at: usize| format!("{kind} учеников {}к", capitals(at).to_lowercase());
    let measures = each(2000, |at| {
        let kind = if at % 2 == 0 { "Доля" } else { "Количество" };
        format!("  - {{id: m{at}, title: {}, deadline: до 1 марта 2024 года}}\n", title(kind, at))
    });
    let indicators = each(2000, |at| {
        format!("  - {{id: i{at}, title: {}, unit: '%', targets: {{2024: 40}}}}\n", title("Доля", at))
    });
    let text = format!("{SCHOOL}measures:\n{measures}indicators:\n{indicators}");
    assert_eq!(found(&text)("indicator/row-differs"), 400);
}

/// What is asked of the whole title is asked once, not at each of its flaws.
#[test]
fn flaws_of_one_title_are_found_in_one_walk() {
    let date = |at: usize| format!("до {} {} 2024 года, ", at % 28 + 1, ["января", "февраля"][at % 2]);
    let cases = [
        ("content/look-alike", each(4000, |_| "oтчёт ".to_owned()), 1),
        ("content/invisible", each(4000, |_| "а\u{200b}б ".to_owned()), 1),
        ("text/abbreviation", each(8000, |at| capitals(at) + " "), 0),
        ("deadline/text-differs", each(4000, date), 1),
    ];
    for (rule, title, count) in cases {
        let text = roadmap("", "").replace("title: Мера", &format!("title: \"{}\"", title.trim_end()));
        assert_eq!(found(&text)(rule), count, "{rule}");
    }
}

/// The places of lexemes are kept in two bytes: a text of more is read in pieces.
#[test]
fn dates_of_a_very_long_text_are_each_read() {
    let text = each(12_000, |at| format!("приказа от 27.07.2021 № {at}, "));
    let dates = vekha::deadline::mentions(&text);
    assert_eq!(dates.len(), 12_000);
    assert!(dates.iter().all(|date| text.get(date.span.range()) == Some("27.07.2021")));
}

/// So many measures, each with the same more.
fn measures(count: usize, more: &str) -> String {
    let one = |at: usize| format!("  - {{id: m{at}, title: Отчёт, deadline: до 1 марта 2024 года{more}}}\n");
    format!("measures:\n{}", each(count, one))
}

/// A file of a roadmap of that level, which is its id too, below another.
fn below(level: &str, parent: &str) -> String {
    format!("# file: {level}.yaml\nid: {level}\nlevel: {level}\nparent: {parent}\nperiod: 2024\n")
}

/// What the texts of all annexes may name is gathered once.
#[test]
fn references_of_annexes_that_name_nothing_are_each_told() {
    let annexes = each(400, |at| format!("  - {{id: a{at}, title: Положение, text: a{at}.md}}\n"));
    let files = each(400, |at| format!("# file: a{at}.md\nСлова {{ref:none}}\n"));
    let text = format!("{SCHOOL}{}annexes:\n{annexes}{files}", measures(2000, ""));
    assert_eq!(found(&text)("reference/unknown-measure"), 400);
}

/// What a finding may meet is looked up by its rule, be it allowed in the whole file or in one entry.
#[test]
fn rules_that_are_allowed_are_looked_up_by_name() {
    let allow = |blanks: &str| each(2000, |at| format!("{blanks}  x/y{at}: так\n"));
    let top = format!("{SCHOOL}allow:\n{}  content/missing-result: так\n{}", allow(""), measures(1000, ""));
    let found_top = found(&top);
    assert_eq!(found_top("content/missing-result"), 0);
    assert_eq!(found_top("content/missing-responsible"), 1000);
    let own = roadmap("", &format!("    allow:\n{}      content: так\n", allow("    ")));
    let found_own = found(&own);
    assert_eq!((found_own("content/missing-result"), found_own("content/missing-responsible")), (0, 0));
    assert_eq!((found_top("schema/unknown-key"), found_own("schema/unknown-key")), (2000, 2000));
}

/// Each of the duties looks like each of the measures between.
#[test]
fn duties_of_one_title_are_each_told() {
    let asked = measures(3000, ", mandatory_for: school");
    let names: Vec<String> = (0..3000).map(|at| format!("municipality/m{at}")).collect();
    let (region, town) = (below("region", "null"), below("municipality", "region"));
    let own = roadmap("", &format!("    implements: [{}]\n", names.join(", ")));
    let own = own.replace("parent: null", "parent: municipality");
    let between = measures(3000, "");
    let text = format!("{region}{asked}{town}{between}# file: school.yaml\n{own}");
    assert_eq!(found(&text)("coverage/missing-measure"), 3000);
}

/// Each of the duties looks like each of the measures whose link is faulty.
#[test]
fn duties_that_faulty_links_may_mean_are_not_told() {
    let region = below("region", "null");
    let asked = measures(3000, ", mandatory_for: school");
    let (school, faulty) = (below("school", "region"), measures(3000, ", implements: none"));
    let found = found(&format!("{region}{asked}{school}{faulty}"));
    assert_eq!((found("coverage/missing-measure"), found("reference/unknown-measure")), (0, 1));
}

/// The measures of the roadmap above are not gathered for each of those below.
#[test]
fn wrong_references_of_many_roadmaps_are_looked_up_above() {
    let town = below("municipality", "null") + &measures(4000, "");
    let schools = each(2000, |at| {
        let own = below("school", "municipality").replace("school.yaml", &format!("s{at}.yaml"));
        own.replace("id: school", &format!("id: s{at}")) + &measures(1, ", implements: none")
    });
    assert_eq!(found(&(town + &schools))("reference/unknown-measure"), 2000);
}

/// What stands near a word is looked at, and not all that stands before it.
#[test]
fn words_of_one_long_text_are_held_against_those_near_them() {
    let spelt = |at: usize| {
        let short = capitals(at);
        let words: String = short.to_lowercase().chars().map(|letter| format!("{letter}ово ")).collect();
        format!("{words}({short}) ")
    };
    let promised = |at: usize| format!("дела (далее – {}) ", capitals(at));
    let cases = [
        ("text/abbreviation", each(2000, spelt) + "ЙЫЪ", 1),
        ("text/abbreviation", each(4000, promised) + "ЙЫЪ", 1),
        ("text/abbreviation", format!("«{}а", each(8000, |at| capitals(at) + " ")), 7998),
        ("text/agreement", "плана мероприятиях ".repeat(4000), 1),
        ("text/agreement", "новым работу отчёт ".repeat(2000), 1),
        ("text/agreement", "план 5 новых школы ".repeat(4000), 1),
        ("text/spelling", "работа в соответствие с планом ".repeat(4000), 1),
        ("text/spelling", "работа в соответствии с планом ".repeat(2000), 0),
        ("text/unfinished", "план рамках проекта ".repeat(4000), 1),
        ("text/unfinished", "Разработка ".to_owned() + &"плана распоряжением ".repeat(2000), 0),
        ("text/unfinished", "на сайте Отчёт ".repeat(4000), 1),
    ];
    for (at, (rule, note, count)) in cases.into_iter().enumerate() {
        let text = roadmap("", &format!("    note: \"{}\"\n", note.trim_end()));
        assert_eq!(found(&text)(rule), count, "{rule}, {at}");
    }
}
