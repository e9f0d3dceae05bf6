//! The workspace as files, in official wording, with a line of its own for everything that can be taken away.

use std::fmt::Write as _;

use super::day::{Day, MONTHS};
use super::network::Line;
use super::plan::{
    Clause, Deadline, Event, LEVELS, Lag, Measure, Roadmap, Workspace, full_id, measure_id, roadmap_id,
};

/// A file: its name, its text, and what stands on each of its lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct File {
    /// The name.
    pub name: String,
    /// The text.
    pub text: String,
    /// What stands on each line; nothing where it is of no weight.
    pub lines: Vec<Option<Line>>,
}

/// The files of a workspace, in the order of their names: first the configuration, then the roadmaps.
pub(crate) fn files(workspace: &Workspace) -> Vec<File> {
    let mut files: Vec<File> =
        workspace.roadmaps.iter().enumerate().map(|(at, roadmap)| file(workspace, at, roadmap)).collect();
    let mut configuration = File { name: "vekha.yaml".into(), ..File::default() };
    configuration.add(&format!("as_of: {}", workspace.as_of.map_or("never".into(), Day::iso)));
    configuration.add("calendar: ru");
    files.push(configuration);
    files
}

/// The whole workspace as one text to show.
pub(crate) fn shown(workspace: &Workspace) -> String {
    let one = |file: File| format!("# --- {}\n{}\n", file.name, file.text);
    files(workspace).into_iter().map(one).collect()
}

impl File {
    fn add(&mut self, line: &str) {
        self.put(line, None);
    }

    fn put(&mut self, line: &str, what: Option<Line>) {
        self.text.push_str(line);
        self.text.push('\n');
        self.lines.push(what);
    }
}

fn file(workspace: &Workspace, at: usize, roadmap: &Roadmap) -> File {
    let mut file = File { name: format!("{at:02}.yaml"), ..File::default() };
    file.add(&format!("id: {}", roadmap_id(roadmap.number)));
    file.add(&format!("level: {}", LEVELS[roadmap.level]));
    // Said outright where there is none, so that nobody advises to name one.
    file.add(&format!("parent: {}", roadmap.parent.map_or("null".to_owned(), roadmap_id)));
    file.add(&format!("period: {}..{}", roadmap.period.0.iso(), roadmap.period.1.iso()));
    order(&mut file, roadmap);
    file.add("measures:");
    for measure in roadmap.measures.iter().filter(|measure| measure.whole.is_none()) {
        write_measure(&mut file, workspace, measure, 2);
    }
    file
}

fn order(file: &mut File, roadmap: &Roadmap) {
    if roadmap.order.is_none() && roadmap.clauses.is_empty() {
        return;
    }
    file.add("order:");
    file.add("  issuer: Управление образования");
    file.add("  number: \"1\"");
    if let Some(day) = roadmap.order {
        file.add(&format!("  date: {}", day.iso()));
    }
    file.add("  title: О реализации целевой модели наставничества");
    if !roadmap.clauses.is_empty() {
        file.add("  clauses:");
    }
    for Clause { deadline, measures } in &roadmap.clauses {
        file.add("    - text: Обеспечить исполнение мероприятия");
        file.add(&format!("      deadline: {}", wording(deadline)));
        let names: Vec<String> = measures.iter().map(|key| measure_id(*key)).collect();
        match &names[..] {
            [one] => file.add(&format!("      measure: {one}")),
            _ => file.add(&format!("      measure: [{}]", names.join(", "))),
        }
    }
}

fn write_measure(file: &mut File, workspace: &Workspace, measure: &Measure, indent: usize) {
    let key = measure.key;
    let blank = " ".repeat(indent);
    file.add(&format!("{blank}- id: {}", measure_id(key)));
    file.add(&format!("{blank}  title: Мероприятие {} дорожной карты {}", key.1, key.0));
    if measure.deadline != Deadline::Missing {
        file.put(&format!("{blank}  deadline: {}", wording(&measure.deadline)), Some(Line::Deadline(key)));
    }
    if let Some(level) = measure.mandatory_for {
        file.add(&format!("{blank}  mandatory_for: {}", LEVELS[level]));
    }
    if !measure.implements.is_empty() {
        let names: Vec<String> = measure.implements.iter().map(|above| full_id(*above)).collect();
        file.add(&format!("{blank}  implements: [{}]", names.join(", ")));
    }
    if !measure.after.is_empty() {
        file.add(&format!("{blank}  after:"));
    }
    for first in &measure.after {
        debug_assert!(workspace.measures().any(|measure| measure.key == *first));
        let name = if first.0 == key.0 { measure_id(*first) } else { full_id(*first) };
        file.put(&format!("{blank}    - {name}"), Some(Line::After(key, *first)));
    }
    if !measure.done.is_empty() {
        file.add(&format!("{blank}  done:"));
    }
    for day in &measure.done {
        file.put(&format!("{blank}    - {{on: {}, document: Приказ № 1}}", day.iso()), Some(Line::Done(key)));
    }
    let parts = workspace.measures().filter(|part| part.whole == Some(key)).collect::<Vec<_>>();
    if !parts.is_empty() {
        file.add(&format!("{blank}  measures:"));
    }
    for part in parts {
        write_measure(file, workspace, part, indent + 4);
    }
}

/// The wording of a deadline.
pub(crate) fn wording(deadline: &Deadline) -> String {
    let named = |month: u32| MONTHS[month as usize - 1];
    match deadline {
        Deadline::Missing => String::new(),
        Deadline::Undated => "По отдельному плану".into(),
        Deadline::By(days) => {
            let each: Vec<String> = days.iter().map(|day| format!("до {}", day.words())).collect();
            each.join(", ")
        }
        Deadline::Window(opens, due) => window(*opens, *due),
        Deadline::YearlyBy(month, day) => format!("Ежегодно, до {day} {}", named(*month)),
        Deadline::YearlyWindow(from, to) => {
            format!("Ежегодно, с {} {} по {} {}", from.1, named(from.0), to.1, named(to.0))
        }
        Deadline::AllYear => "В течение года".into(),
        Deadline::AllPeriod => "В течение всего периода реализации".into(),
        Deadline::Monthly => "Ежемесячно".into(),
        Deadline::Relative(lag, event) => relative(*lag, *event),
        Deadline::Reports(day) => {
            format!("Ежеквартально, до {day} числа месяца, следующего за отчётным кварталом")
        }
        Deadline::Ahead(days) => format!("за {days} дней до итогового мероприятия"),
    }
}

fn window(opens: Day, due: Day) -> String {
    let (year, month, day) = opens.ymd();
    if year != due.year() {
        return format!("с {} по {}", opens.words(), due.words());
    }
    format!("с {day} {} по {}", MONTHS[month as usize - 1], due.words())
}

fn relative(lag: Lag, event: Event) -> String {
    let mut text = String::from("в течение ");
    let (count, one, many) = match lag {
        Lag::Days(count) => (count, "дня", "дней"),
        Lag::Working(count) => (count, "рабочего дня", "рабочих дней"),
        Lag::Weeks(count) => (count, "недели", "недель"),
        Lag::Months(count) => (count, "месяца", "месяцев"),
    };
    let words = if count % 10 == 1 && count != 11 { one } else { many };
    let _ = write!(text, "{count} {words} ");
    text.push_str(match event {
        Event::Order => "со дня издания приказа",
        Event::Other => "после завершения мероприятия",
    });
    text
}

/// What the line that holds a byte of a file says; nothing where it is of no weight.
pub(crate) fn line_at(file: &File, byte: usize) -> Option<Line> {
    let line =
        file.text.as_bytes()[..byte.min(file.text.len())].iter().filter(|byte| **byte == b'\n').count();
    file.lines.get(line).copied().flatten()
}
