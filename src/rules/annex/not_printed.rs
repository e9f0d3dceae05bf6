//! `annex/not-printed`: something in the text of an annex that paper cannot hold.

use std::collections::HashSet;

use super::text::{AnnexFile, files, line};
use crate::base::Lang;
use crate::document::{LeftOut, LeftOutKind, blocks};
use crate::model::{Annex, FileTable, Roadmap, Row};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/not-printed",
    severity: Severity::Warning,
    page: include_str!("not_printed.md"),
    check: Check::Roadmap(check),
    decode: decode::<NotPrinted>,
};

/// What is not printed.
#[derive(Debug, Serialize, Deserialize)]
enum NotPrinted {
    /// Parts of a text file: the first of them, and how many there are.
    Parts { file: String, line: usize, words: String, what: UnprintedPart, count: usize },
    /// The table of the file itself, `roadmap` or `indicators`, that no annex is.
    Table { id: String },
    /// What rows have and no column of `columns` holds: the keys.
    Columns { keys: Vec<String> },
    /// What an annex holds beside what is printed of it: the keys.
    Beside { printed: String, left: Vec<String> },
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum UnprintedPart {
    /// What the reader of Markdown left out.
    LeftOut(LeftOutKind),
    /// A table without its line of hyphens.
    Ruleless,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for file in files(view) {
        let Some(text) = file.text() else { continue };
        let (_, left) = blocks(text, |text| crate::document::TextRun::plain(text));
        let bare = || ruleless(text).map(|at| of_table(&file, text, at));
        if let Some(args) = left.first().map(|first| of_file(&file, text, first, left.len())).or_else(bare) {
            findings.push(view.finding(&RULE, file.named.span, Some(&file.annex.id), args));
        }
    }
    let annexes = view.roadmap.annexes.as_deref().unwrap_or_default();
    for annex in annexes {
        if let Some(args) = beside(annex) {
            findings.push(view.finding(&RULE, annex.id.span, Some(&annex.id), args));
        }
    }
    if let Some((span, keys)) = without_column(view.roadmap) {
        findings.push(view.finding(&RULE, span, None, NotPrinted::Columns { keys }));
    }
    let Some(first) = annexes.first().filter(|first| view.is_whole(first.span)) else { return };
    for table in FileTable::ALL.into_iter().filter(|table| view.roadmap.is_filled(*table)) {
        if annexes.iter().all(|annex| &*annex.id != table.id()) {
            let args = NotPrinted::Table { id: table.id().to_owned() };
            findings.push(view.finding(&RULE, first.id.span, None, args));
        }
    }
}

/// What rows in force have that the columns which are named leave out, and where it stands first. Who is responsible and when
/// are told elsewhere too.
fn without_column(roadmap: &Roadmap) -> Option<(Span, Vec<String>)> {
    let columns = &roadmap.columns;
    // Of what cannot be read, and of fields that are not declared, something is said already.
    if columns.is_empty() || roadmap.partial {
        return None;
    }
    let own = |row: Row<'_>| -> Vec<(String, Span)> {
        let measure = row.measure;
        let texts = [("result", &measure.result), ("note", &measure.note), ("place", &measure.place)];
        let texts = texts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text.as_ref()?.span)));
        let fields = measure.fields.iter().filter(|(key, _)| roadmap.fields.of(key).is_some());
        texts.chain(fields.map(|(key, _)| (key.to_string(), key.span))).collect()
    };
    let mut told: HashSet<String> = columns.iter().map(|column| column.key.to_string()).collect();
    let (mut first, mut keys) = (None, Vec::new());
    for (key, span) in roadmap.rows_in_force().flat_map(own) {
        if told.insert(key.clone()) {
            first.get_or_insert(span);
            keys.push(key);
        }
    }
    Some((first?, keys))
}

/// What an annex holds beside the first of its contents, which alone is printed.
fn beside(annex: &Annex) -> Option<NotPrinted> {
    let given = [
        ("members", annex.members.is_some()),
        ("form", annex.form.is_some()),
        ("text", annex.text.is_some()),
    ];
    let mut given = given.into_iter().filter(|(_, is_given)| *is_given).map(|(key, _)| key.to_owned());
    let printed = given.next()?;
    let table = FileTable::of(&annex.id).map(|table| table.id().to_owned());
    let left: Vec<String> = given.chain(table).collect();
    (!left.is_empty()).then_some(NotPrinted::Beside { printed, left })
}

/// Where a table begins that lacks the line of hyphens below its heading, by which Markdown knows it: two lines of cells, and
/// no such line among those that stand together.
fn ruleless(text: &str) -> Option<usize> {
    let is_row = |line: &str| line.trim().starts_with('|') && line.matches('|').count() > 1;
    let is_rule = |line: &str| line.contains('-') && line.chars().all(|sign| "|-: \t\r\n".contains(sign));
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let tables = lines.chunk_by(|one, other| is_row(one) == is_row(other));
    let bare = |lines: &[&str]| lines.len() > 1 && lines.iter().all(|line| is_row(line) && !is_rule(line));
    let first = tables.filter(|lines| bare(lines)).find_map(|lines| lines.first().copied())?;
    Some(first.as_ptr() as usize - text.as_ptr() as usize)
}

fn of_table(file: &AnnexFile<'_>, text: &str, at: usize) -> NotPrinted {
    let words = text.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    NotPrinted::Parts {
        file: file.named.to_string(),
        line: line(text, at),
        words: words.trim().chars().take(60).collect(),
        what: UnprintedPart::Ruleless,
        count: 1,
    }
}

fn of_file(file: &AnnexFile<'_>, text: &str, left: &LeftOut, count: usize) -> NotPrinted {
    let words = text.get(left.range.clone()).unwrap_or_default().lines().next().unwrap_or_default();
    NotPrinted::Parts {
        file: file.named.to_string(),
        line: line(text, left.range.start),
        words: words.trim().chars().take(60).collect(),
        what: UnprintedPart::LeftOut(left.kind),
        count,
    }
}

impl Words for NotPrinted {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            NotPrinted::Parts { file, line, words, what, count } => {
                let what = what.said(tell.lang);
                let more = match (count, tell.lang) {
                    (0 | 1, _) => String::new(),
                    (count, Lang::Ru) => format!(" (и ещё таких мест: {})", count - 1),
                    (count, Lang::En) => format!(" (and {} more)", count - 1),
                };
                say!(
                    tell.lang,
                    "«{file}», строка {line}: {what}: «{words}»{more}",
                    "`{file}`, line {line}: {what}: `{words}`{more}"
                )
            }
            NotPrinted::Table { id } => {
                let (ru, en) = told_table(id);
                let what = tell.lang.pick(ru, en);
                say!(
                    tell.lang,
                    "{what} не напечатаются: среди приложений нет «{id}»",
                    "{what} are not printed: no annex has the id `{id}`"
                )
            }
            NotPrinted::Columns { keys } => {
                let keys = keys.join(tell.lang.pick("», «", "`, `"));
                say!(
                    tell.lang,
                    "в «columns» нет графы для «{keys}»: написанное не напечатается",
                    "`columns` has no column for `{keys}`: what is written there is not printed"
                )
            }
            NotPrinted::Beside { printed, left } => {
                let left = left.join(tell.lang.pick("», «", "`, `"));
                say!(
                    tell.lang,
                    "у приложения одно содержание: напечатается «{printed}», а «{left}» – нет",
                    "an annex holds one thing: `{printed}` is printed, `{left}` is not"
                )
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            NotPrinted::Parts { what, .. } => what.help(tell.lang),
            NotPrinted::Table { id } => say!(
                tell.lang,
                "добавить в «annexes»: {{id: {id}, title: …}}",
                "add to `annexes`: {{id: {id}, title: …}}"
            ),
            NotPrinted::Columns { .. } => say!(
                tell.lang,
                "добавить графу в «columns» или убрать написанное",
                "add the column to `columns`, or take what is written away"
            ),
            NotPrinted::Beside { .. } => say!(
                tell.lang,
                "сделать из остального ещё одно приложение или убрать его",
                "make another annex of the rest, or take it away"
            ),
        })
    }

    fn data(&self) -> Data {
        match self {
            NotPrinted::Parts { file, .. } => Data::of("file", &**file),
            NotPrinted::Table { id } => Data::of("annex", &**id),
            NotPrinted::Columns { keys } => Data::of("columns", keys.join(", ")),
            NotPrinted::Beside { .. } => Data::default(),
        }
    }
}

/// What is called so that stands in a table of the file itself.
fn told_table(id: &str) -> (&'static str, &'static str) {
    match FileTable::of(id) {
        Some(FileTable::Indicators) => ("показатели", "the indicators"),
        Some(FileTable::Roadmap) | None => ("мероприятия", "the measures"),
    }
}

impl UnprintedPart {
    fn said(self, lang: Lang) -> &'static str {
        let (ru, en) = match self {
            UnprintedPart::LeftOut(LeftOutKind::Picture) => {
                ("рисунок не напечатается, только его название", "the picture is not printed, only its name")
            }
            UnprintedPart::LeftOut(LeftOutKind::Html) => {
                ("разметка HTML не напечатается, только её текст", "HTML is not printed, only its text")
            }
            UnprintedPart::LeftOut(LeftOutKind::Unreferred) => {
                ("на сноску нет ссылки", "nothing refers to the footnote")
            }
            UnprintedPart::LeftOut(LeftOutKind::NoFootnote) => {
                ("такой сноски нет", "there is no such footnote")
            }
            UnprintedPart::LeftOut(LeftOutKind::Cells) => (
                "в строке таблицы больше ячеек, чем в её заголовке, и лишние не напечатаются",
                "the row has more cells than the table's heading, and those beyond it are not printed",
            ),
            UnprintedPart::Ruleless => (
                "таблица не напечатается таблицей: под заголовком нет строки из дефисов",
                "the table is not printed as one: there is no line of hyphens below its heading",
            ),
        };
        lang.pick(ru, en)
    }

    fn help(self, lang: Lang) -> String {
        let (ru, en) = match self {
            UnprintedPart::LeftOut(LeftOutKind::Picture) => (
                "вставить рисунок в готовый документ или сказать словами, что на нём",
                "put the picture into the printed document, or say in words what it shows",
            ),
            UnprintedPart::LeftOut(LeftOutKind::Html) => {
                ("написать то же разметкой Markdown", "write the same in Markdown")
            }
            UnprintedPart::LeftOut(LeftOutKind::Unreferred) => (
                "поставить ссылку [^…] в тексте или убрать сноску",
                "refer to it by [^…], or take the footnote away",
            ),
            UnprintedPart::LeftOut(LeftOutKind::NoFootnote) => (
                "написать сноску «[^…]: …» в конце файла",
                "write the footnote `[^…]: …` at the end of the file",
            ),
            UnprintedPart::Ruleless => (
                "добавить под первой строкой таблицы строку вида «|---|---|», по графе на каждую",
                "add a line `|---|---|` below the first of the table, with as many columns",
            ),
            UnprintedPart::LeftOut(LeftOutKind::Cells) => (
                "добавить графу в заголовок и в строку из дефисов под ним; знак «|» внутри ячейки пишут «\\|»",
                "add a column to the heading and to the line of hyphens below it; within a cell `|` is written `\\|`",
            ),
        };
        lang.pick(ru, en).to_owned()
    }
}
