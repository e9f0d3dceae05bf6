//! The pages of `vekha site`: they are never prettier than the findings of `check`, and hold what people rely on: links land,
//! texts stay texts, the same input gives the same bytes.

#[path = "oracle/mod.rs"]
#[allow(dead_code, reason = "the law needs no reference, only its workspaces")]
mod oracle;
#[path = "site/law.rs"]
mod law;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use oracle::support::program::{folder, said, vekha};
use oracle::support::{ROOT, world};
use vekha::Options;
use vekha::render::{Renderer, Templates};
use vekha::site::Site;
use vekha::workspace::AsOf;
use vekha::world::{System, World};

type Pages = BTreeMap<String, Vec<u8>>;

fn pages(world: &(impl World + Clone + 'static), root: &Path, as_of: Option<&str>) -> Pages {
    let as_of = as_of.and_then(AsOf::parse);
    let options = Options { roadmaps: true, as_of, ..Options::default() };
    let checked = vekha::check(world, &[root.to_owned()], &options).unwrap();
    let site = Site::of(checked, world);
    let renderer = Renderer::new(Templates::default()).ok().unwrap();
    let pages = site.pages(world, &renderer).unwrap();
    for path in site.paths() {
        assert_eq!(site.page(path, world, &renderer).unwrap().unwrap(), pages[path], "{path} by itself");
    }
    pages
}

fn example(as_of: Option<&str>) -> Pages {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps/example-with-faults");
    pages(&System, &root, as_of)
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn html(pages: &Pages) -> impl Iterator<Item = (&str, &str)> {
    let own = pages.iter().filter(|(path, _)| path.ends_with(".html"));
    own.map(|(path, bytes)| (path.as_str(), text(bytes)))
}

/// The values of an attribute.
fn attribute<'t>(page: &'t str, name: &str) -> impl Iterator<Item = String> + 't {
    let mark = format!(" {name}=\"");
    let parts: Vec<&str> = page.split(&*mark).skip(1).collect();
    parts.into_iter().map(|part| part.split('"').next().unwrap().replace("&#x2f;", "/").replace("&amp;", "&"))
}

/// The path that a link on a page leads to, from the folder of the site.
fn resolved(page: &str, href: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn links_land() {
    for as_of in [None, Some("2024-04-10")] {
        let pages = example(as_of);
        let ids: BTreeMap<&str, BTreeSet<String>> =
            html(&pages).map(|(path, page)| (path, attribute(page, "id").collect())).collect();
        for (path, page) in html(&pages) {
            let own: Vec<String> = attribute(page, "id").collect();
            assert_eq!(own.len(), ids[path].len(), "{path} gives an id twice");
            let links = attribute(page, "href").chain(attribute(page, "src"));
            for href in links.filter(|href| !href.starts_with("http") && !href.starts_with("data:")) {
                let (to, mark) = href.split_once('#').unwrap_or((&href, ""));
                let to = if to.is_empty() { path.to_owned() } else { resolved(path, to) };
                assert!(pages.contains_key(&to), "{path} leads to {to}, which there is not");
                // What is chosen on a page stands behind the mark too, and names no place.
                let place = !mark.is_empty() && !mark.contains('=');
                assert!(
                    !place || ids[&*to].contains(mark),
                    "{path} leads to {href}, which has no such place"
                );
            }
        }
    }
}

#[test]
fn pages_ask_nothing_of_anybody() {
    let pages = example(Some("2024-04-10"));
    for (path, page) in html(&pages) {
        assert!(page.contains("default-src 'none'"), "{path}");
        for wrong in [" style=", "<style", "onclick", "javascript:", "<iframe", "url("] {
            assert!(!page.contains(wrong), "{path} has {wrong}");
        }
        let mut scripts = page.split("<script").skip(1);
        assert!(scripts.all(|script| script.contains(".js\" defer></script>")), "{path}");
    }
    let own = pages["script.js"].len() + pages["style.css"].len();
    assert!(own <= 40_000, "{own} bytes of our own");
    for wrong in ["fetch(", "XMLHttpRequest", "import ", "new Worker", "innerHTML", "eval("] {
        assert!(!text(&pages["script.js"]).contains(wrong), "{wrong}");
    }
}

#[test]
fn without_a_day_nothing_is_overdue() {
    for (path, page) in html(&example(None)) {
        assert!(page.contains("День не назван"), "{path}");
        assert!(!page.contains("просрочено 1") && !page.contains("class=\"overdue"), "{path}");
    }
    for (path, page) in html(&example(Some("2024-04-10"))) {
        assert!(page.contains("По состоянию на 10.04.2024"), "{path}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert!(example(Some("2024-04-10")) == example(Some("2024-04-10")));
}

/// Titles that would be more than text, were they not held to be texts.
const HOSTILE: [&str; 10] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% for x in y %}",
    "'); alert(1); ('",
    "</script></title></textarea><b>жирно</b>",
    "&lt;i&gt; &#60;u&#62;",
    "javascript:alert(1)",
    "--> <!-- ]]>",
    "\\u003cb\\u003e \\' \\\\",
    "=1+1 \u{202e}наоборот",
];

#[test]
fn hostile_titles_stay_text() {
    let mut plan =
        "id: a\nlevel: region\nparent: null\nperiod: 2024\nterritory: '<b>Область</b>'\nmeasures:\n"
            .to_owned();
    for (title, at) in HOSTILE.iter().zip(1..) {
        let title = serde_json::to_string(title).unwrap();
        plan += &format!(
            "  - {{id: m{at}, title: {title}, deadline: до 1 марта 2024 года, responsible: [{title}], mandatory_for: school}}\n"
        );
    }
    let school = "id: b\nlevel: school\nparent: a\nperiod: 2024\nterritory: '\"><svg onload=alert(1)>'\nmeasures: []\n";
    let world = world(&format!("# file: a.yaml\n{plan}# file: b.yaml\n{school}"));
    let pages = pages(&world, Path::new(ROOT), Some("2024-03-05"));
    for (path, page) in html(&pages) {
        for wrong in ["<script>", "<img", "<b>жирно", "<b>Область", "<svg onload", "<i>", "<!-- ]]"]
        {
            assert!(!page.contains(wrong), "{path} has {wrong}");
        }
    }
    let index = text(&pages["search-index.js"]);
    assert!(!index.contains('<'), "{index}");
    let inner = index.trim_end().strip_prefix("vekhaIndex(JSON.parse('").unwrap();
    let inner = inner.strip_suffix("'));").unwrap();
    let json = inner.replace("\\u003c", "<").replace("\\'", "'").replace("\\\\", "\\");
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    let titles: BTreeSet<&str> =
        read["titles"].as_array().unwrap().iter().map(|title| title[0].as_str().unwrap()).collect();
    assert!(titles.contains(HOSTILE[0]) && titles.contains(HOSTILE[3]), "{titles:?}");
}

fn run(folder: &Path) -> String {
    let output = vekha(folder).args(["site", ".", "--out", "out", "--as-of", "2024-04-01"]).output().unwrap();
    let (status, told) = said(&output);
    assert_eq!(status, Some(0), "{told}");
    told
}

#[test]
fn only_what_changed_is_written_and_only_own_files_are_removed() {
    let plan = |id: &str, title: &str| {
        format!(
            "id: {id}\nlevel: municipality\nparent: null\nperiod: 2024\nmeasures:\n  - {{id: m, title: {title}, deadline: до 1 мая 2024 года}}\n"
        )
    };
    let (one, two) = (plan("one", "Первое"), plan("two", "Второе"));
    let folder =
        folder("site", "again", &[("one.yaml", &one), ("two.yaml", &two), ("vekha.yaml", "language: ru\n")]);
    run(&folder);
    let out = folder.join("out");
    std::fs::write(out.join("foreign.html"), "чужое").unwrap();
    assert!(run(&folder).contains("записано заново 0:"), "nothing has changed");
    std::fs::write(folder.join("one.yaml"), plan("one", "Третье")).unwrap();
    std::fs::write(out.join("roadmaps/one.html"), "правлено").unwrap();
    let told = run(&folder);
    assert!(
        told.contains("сохранены рядом с новыми: ") && told.contains("roadmaps/one.changed.html"),
        "{told}"
    );
    assert_eq!(std::fs::read_to_string(out.join("roadmaps/one.changed.html")).unwrap(), "правлено");
    assert!(std::fs::read_to_string(out.join("roadmaps/one.html")).unwrap().contains("Третье"), "{told}");
    std::fs::remove_file(folder.join("two.yaml")).unwrap();
    std::fs::write(out.join("timeline/two.html"), "изменено").unwrap();
    let told = run(&folder);
    assert!(!out.join("roadmaps/two.html").exists(), "{told}");
    assert!(out.join("foreign.html").exists() && out.join("timeline/two.html").exists(), "{told}");
    assert!(told.contains("timeline"), "{told}");
}

#[test]
fn a_file_that_was_not_read_stands_on_the_first_page() {
    let text = "# file: a.yaml\nid: a\nlevel: school\nperiod: 2024\nmeasures: [}\n# file: b.yaml\nid: b\nlevel: school\nperiod: 2024\nmeasures: []\n";
    let pages = pages(&world(text), Path::new(ROOT), None);
    let first = self::text(&pages["index.html"]);
    assert!(
        first.contains("Прочитано не всё") && first.contains("a.yaml") && !first.contains("<b>b.yaml"),
        "{first}"
    );
}

#[test]
fn a_contradiction_is_drawn_with_the_days_that_are_missing() {
    let pages = example(Some("2024-04-10"));
    let region = text(&pages["timeline/priozyorye-2024.html"]);
    let (_, story) = region.split_once("id=\"story\"").unwrap();
    let (story, _) = story.split_once("</section>").unwrap();
    assert!(story.contains("не хватает 3\u{a0}дн."), "{story}");
    assert_eq!(story.matches("<line ").count(), 3, "an arrow leads from step to step: {story}");
    // A plan of the lowest level has its bars, and its stories, in its order.
    let school = text(&pages["roadmaps/lugovoy-school-2.html"]);
    assert!(!pages.contains_key("timeline/lugovoy-school-2.html"));
    assert!(school.contains("расходятся на 4\u{a0}дн.") && school.contains("href=\"#d\""), "{school}");
}

#[test]
fn what_a_body_must_do_has_bars() {
    let pages = example(Some("2024-04-10"));
    let bodies: Vec<&str> =
        html(&pages).filter(|(path, _)| path.starts_with("bodies/")).map(|(_, page)| page).collect();
    // Where all of it stands in the order of one organisation, the bars stand there.
    let leads = |page: &str| page.contains("#a-roadmap\">");
    assert!(!bodies.is_empty() && bodies.iter().all(|page| page.contains("<svg><") != leads(page)));
    assert!(bodies.iter().any(|page| leads(page)) && bodies.iter().any(|page| !leads(page)));
}

/// A clause whose day has passed is no thing to come, one that a measure tells of is told there alone, and a whole has the
/// time of its parts.
#[test]
fn what_no_mark_settles_is_told_as_past() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export");
    let pages = pages(&System, &root, Some("2024-04-07"));
    let body = text(&pages["bodies/upravlenie-obrazovaniia.html"]);
    let list = |title: &str, count: usize| body.contains(&format!(">{title}: {count}\n"));
    assert!(list("Срок прошёл, отметки об исполнении нет", 1) && !body.contains(">Без даты"), "{body}");
    assert!(list("Исполнено", 2) && body.contains("п.\u{a0}2 постановления"), "{body}");
    assert!(!body.contains("п.\u{a0}3 постановления"), "{body}");
    let control = text(&pages["control.html"]);
    let clauses = control.split("id=\"clauses\"").nth(1).unwrap();
    assert!(clauses.contains("срок прошёл") && !clauses.contains("Утвердить приказы школ"), "{control}");
    let timeline = html(&pages).find(|(path, _)| path.starts_with("timeline/")).map(|(_, page)| page);
    let told = timeline.unwrap_or_else(|| text(&pages["roadmaps/town-2024.html"]));
    assert!(!told.contains("<td>Без даты"), "{told}");
}

/// A school whose roadmap names no more than its district is called as the plan above calls it.
#[test]
fn a_school_has_its_own_name_among_those_that_answer() {
    let plan = "id: a\nlevel: municipality\nparent: null\nperiod: 2024\nterritory: город\naddressees:\n  school: [{id: b, name: Школа № 7, territory: Северный район}]\nmeasures:\n  - {id: m, title: мера, deadline: до 1 марта 2024 года, mandatory_for: school}\n";
    let school = "id: b\nlevel: school\nparent: a\nperiod: 2024\nterritory: Северный район\nmeasures: []\n";
    let pages =
        pages(&world(&format!("# file: a.yaml\n{plan}# file: b.yaml\n{school}")), Path::new(ROOT), None);
    let answers = html(&pages).filter(|(path, _)| path.starts_with("answers"));
    let told: Vec<&str> = answers.map(|(_, page)| page).collect();
    assert!(told.iter().any(|page| page.contains("Школа №\u{a0}7")), "{told:?}");
}

/// The names of a plan and of a level that are joined could be those of another plan and another level.
#[test]
fn answers_to_two_plans_have_two_pages() {
    let plan = |id: &str, of: &str| {
        let measure = format!("{{id: m, title: Мера, deadline: до 1 марта 2024 года, mandatory_for: {of}}}");
        format!(
            "# file: {id}.yaml\nid: {id}\nlevel: top\nparent: null\nperiod: 2024\nmeasures:\n  - {measure}\n"
        )
    };
    let below = |id: &str, level: &str, parent: &str| {
        format!("# file: {id}.yaml\nid: {id}\nlevel: {level}\nparent: {parent}\nperiod: 2024\nmeasures: []\n")
    };
    let files = [
        "# file: vekha.yaml\nlevels: [top, x-school, school]\n".to_owned(),
        plan("p", "x-school"),
        plan("p-x", "school"),
        below("a", "x-school", "p"),
        below("b", "school", "p-x"),
    ];
    let pages = pages(&world(&files.concat()), Path::new(ROOT), None);
    let own: Vec<&String> =
        pages.keys().filter(|path| path.starts_with("answers/") && path.ends_with(".html")).collect();
    assert_eq!(own, ["answers/p-x-school-2.html", "answers/p-x-school.html"]);
}

#[test]
fn what_many_have_alike_is_said_once_with_all_who_have_it() {
    let pages = example(Some("2024-04-10"));
    let page = text(&pages["bodies/kurator-nastavnichestva.html"]);
    let (_, list) = page.split_once("2\u{a0}дорожные карты</summary>").unwrap();
    let (list, rest) = list.split_once("</details>").unwrap();
    assert_eq!(list.matches("<li>").count(), 2, "{list}");
    assert!(
        list.contains("bereznyaki-lyceum.html#m-") && list.contains("bereznyaki-school-1.html#m-"),
        "{list}"
    );
    assert!(rest.contains("до\u{a0}24.09.2024"), "{rest}");
}

#[test]
fn templates_are_changed_like_the_others() {
    let plan = "id: one\nlevel: school\nparent: null\nperiod: 2024\nmeasures: []\n";
    let own = "{% extends \"site/frame.html\" %}\n{% block content %}\n<p>Своя сводка</p>\n{% endblock %}\n";
    let folder = folder(
        "site",
        "own",
        &[
            ("one.yaml", plan),
            ("vekha.yaml", "language: ru\n"),
            ("office/site/overview.html", own),
            ("wrong/site/overview.html", "{% if %}"),
        ],
    );
    let site = |templates: &str| {
        let args = ["site", ".", "--out", "out", "--templates", templates];
        said(&vekha(&folder).args(args).output().unwrap())
    };
    let (status, told) = site("office");
    assert_eq!(status, Some(0), "{told}");
    assert!(std::fs::read_to_string(folder.join("out/index.html")).unwrap().contains("Своя сводка"));
    let (status, told) = site("wrong");
    assert!(status == Some(2) && told.contains("overview.html:1"), "{told}");
}

#[test]
fn the_terminal_shows_who_answered_what_within_its_width() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let status = |width: &str, more: &[&str]| {
        let mut command = vekha(root);
        command.args(["status", "roadmaps/example-with-faults", "--as-of", "2024-04-10"]).args(more);
        String::from_utf8(command.env("COLUMNS", width).output().unwrap().stdout).unwrap()
    };
    for width in [40, 60, 100] {
        let told = status(&width.to_string(), &[]);
        assert!(told.lines().all(|line| line.chars().count() <= width), "{told}");
        assert!(told.contains("Кто чем ответил") && told.contains("МБОУ СОШ № 1"), "{told}");
    }
    let told = status("100", &["--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let states =
        told["answers"].as_array().unwrap().iter().flat_map(|of| of["organisations"].as_array().unwrap());
    let states: BTreeSet<&str> = states
        .flat_map(|one| one["cells"].as_array().unwrap())
        .map(|cell| cell["state"].as_str().unwrap())
        .collect();
    assert!(
        states.contains("overdue") && states.contains("no-measure") && states.contains("done"),
        "{states:?}"
    );
}
