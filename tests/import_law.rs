//! A law of the import: what is printed to Word comes back with equal measures, clauses, indicators, dates and members,
//! whatever the roadmap.

use std::fmt::Write;
use std::path::Path;

use proptest::prelude::*;
use vekha::base::Lang;
use vekha::deadline::Calendar;
use vekha::document::document;
use vekha::import::{self, ImportOptions};
use vekha::render::{FileFormat, Renderer, Templates};

mod support;
#[path = "support/facts.rs"]
mod facts;
#[path = "support/laws.rs"]
mod laws;

use facts::{facts, loaded};

/// What is done, as offices write it.
const TITLES: [&str; 12] = [
    "Издание приказа о наставничестве",
    "Семинар для заместителей директоров по воспитательной работе (очно)",
    "Анализ результатов ВПР, ОГЭ и ЕГЭ за 2023 год",
    "Работа «горячей линии» по вопросам приёма в 1-й класс",
    "Подготовка и проведение: 1) диагностических работ; 2) консультаций",
    "Сбор сведений об охвате питанием (не менее 95 %)",
    "Конкурс «Учитель года – 2024»: муниципальный этап",
    "Заключение договоров с МБОУ «СОШ № 7» и МБУ ДО «ДШИ им. П.И. Чайковского»",
    "Обновление раздела на сайте https://school.example/plan",
    "Приобретение учебников согласно приказу от 21.09.2022 № 858",
    "Посещение уроков",
    "Мониторинг",
];

const DEADLINES: [&str; 10] = [
    "до 20 мая 2024 года",
    "Ежеквартально",
    "Май, декабрь 2024 года",
    "с 1 ноября по 25 декабря 2024 года",
    "В течение года",
    "III квартал 2024 г.",
    "10.06.2024",
    "Октябрь 2024 года, далее по необходимости",
    "По отдельному плану-графику",
    "в течение 10 рабочих дней со дня издания приказа",
];

const RESULTS: [&str; 8] = [
    "Приказ",
    "Аналитическая справка",
    "Приказ, план, список участников",
    "Протоколы заседаний; отчёт",
    "1) приказ; 2) отчёт",
    "Не менее 30 % педагогов обучены",
    "Договор № 5 от 01.02.2024",
    "Публикация в газете «Вести»",
];

const WHO: [&str; 6] = [
    "Управление образования",
    "Руководители общеобразовательных организаций",
    "МКУ «Центр развития образования»",
    "Директор, заместитель директора по УВР",
    "Классные руководители 1–11 классов",
    "Администрация (по согласованию)",
];

const CLAUSES: [&str; 7] = [
    "Руководителям общеобразовательных организаций издать приказы",
    "Отделу общего образования подготовить сводный отчёт и направить его в министерство",
    "Разместить приказ на сайте управления образования",
    "Назначить ответственным методиста МКУ «Центр развития образования» Ромашкину А.А.",
    "Считать утратившим силу приказ управления образования от 12.01.2023 № 5 «О плане работы»",
    "Директору МБОУ «СОШ № 7» обеспечить участие обучающихся 9-х классов",
    "Контроль за исполнением приказа оставляю за собой",
];

const INDICATORS: [(&str, &str); 4] = [
    ("Доля педагогов, прошедших обучение", "%"),
    ("Количество проведённых мероприятий", "ед."),
    ("Число обучающихся, охваченных дополнительным образованием", "чел."),
    ("Доля школ, в которых (по данным мониторинга) есть наставники", "%"),
];

const PEOPLE: [(&str, &str); 4] = [
    ("Ветрова А.Б.", "начальник управления образования, председатель рабочей группы"),
    ("Лугов В. Г.", "методист МКУ «Центр развития образования», секретарь"),
    ("Полянская Д.Е.", "директор МБОУ «СОШ № 7»"),
    ("Речной Ж.З.", "заместитель директора"),
];

/// Choices, one after the other.
struct Choices(std::vec::IntoIter<u16>);

impl Choices {
    fn below(&mut self, count: usize) -> usize {
        usize::from(self.0.next().unwrap_or(0)) % count
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// How the time of a measure is printed.
#[derive(Clone, Copy, PartialEq)]
enum Times {
    /// In words.
    Words,
    /// As a first and a last day.
    Days,
    /// As marks in columns of quarters.
    Quarters,
}

/// Deadlines that two columns of days say.
const DAYS: [&str; 2] = ["с 03.06.2024 по 26.07.2024", "с 10.01.2024 по 20.12.2024"];
/// Deadlines that marks in quarters say.
const QUARTERS: [&str; 3] =
    ["II квартал 2024 года", "I квартал 2024 года, IV квартал 2024 года", "III квартал 2024 года"];

/// What the table of a roadmap is like.
struct Shape {
    times: Times,
    note: bool,
    place: bool,
    money: bool,
    kind: bool,
}

/// A roadmap of chosen pieces.
fn yaml(choices: &mut Choices) -> String {
    let mut yaml = String::from("id: made\nlevel: municipality\nperiod: 2024\n");
    order(&mut yaml, choices);
    let mut one = || choices.below(3) == 0;
    let shape = Shape { times: Times::Words, note: one(), place: one(), money: one(), kind: one() };
    let times = choices.of(&[Times::Words, Times::Words, Times::Days, Times::Quarters]);
    let shape = Shape { times, ..shape };
    columns(&mut yaml, &shape, choices);
    let sourced = yaml.contains("sources:");
    Table { yaml: &mut yaml, choices, shape: &shape, sourced, count: 0 }.rows();
    let indicators = choices.below(4);
    if indicators > 0 {
        yaml.push_str("indicators:\n");
    }
    let grouped = choices.below(2) == 1;
    for (at, (title, unit)) in INDICATORS.iter().take(indicators).enumerate() {
        let (one, other) = (choices.below(900), choices.below(90));
        let group =
            if grouped { format!(", group: Направление {}", at / 2 + 1) } else { String::new() };
        writeln!(
            yaml,
            "  - {{id: i{at}, title: {title:?}, unit: {unit:?}{group}, base: {{2023: 7}}, targets: {{2024: {one}, 2025: {other}.5}}}}"
        )
        .unwrap();
    }
    annexes(&mut yaml, indicators > 0, choices);
    yaml
}

/// The columns in an order of their own, and the fields.
fn columns(yaml: &mut String, shape: &Shape, choices: &mut Choices) {
    let mut columns = vec!["responsible: Ответственный", "result: Результат"];
    columns.extend(match shape.times {
        Times::Words => vec!["deadline: Срок"],
        Times::Days => vec!["starts: {title: начало, group: Срок}", "ends: {title: окончание, group: Срок}"],
        Times::Quarters => vec!["periods: {unit: quarter, mark: +, title: Срок}"],
    });
    columns.extend(shape.note.then_some("note: Примечание"));
    columns.extend(shape.place.then_some("place: Место проведения"));
    columns.extend(shape.kind.then_some("kind: Форма"));
    columns.extend(shape.money.then_some("money: 'Объём финансирования, тыс. руб.'"));
    let turned = choices.below(columns.len());
    // Two columns under one heading stay beside each other.
    if shape.times != Times::Days {
        columns.rotate_left(turned);
    }
    let columns = ["number: № п/п", "title: Мероприятие"].into_iter().chain(columns);
    writeln!(yaml, "columns: {{{}}}", columns.collect::<Vec<_>>().join(", ")).unwrap();
    writeln!(yaml, "column_numbers: {}", choices.below(2) == 1).unwrap();
    if shape.money || shape.kind {
        yaml.push_str("fields:\n");
        yaml.push_str(if shape.kind { "  kind: {}\n" } else { "" });
        let sources = ["", ", sources: [краевой бюджет, местный бюджет]"][choices.below(2)];
        let total = ["", ", total: true"][choices.below(2)];
        if shape.money {
            writeln!(yaml, "  money: {{unit: тыс. руб., by: year{sources}{total}}}").unwrap();
        }
    }
}

/// Writes the table of a roadmap: its rows are numbered on, whatever section they stand in.
struct Table<'a> {
    yaml: &'a mut String,
    choices: &'a mut Choices,
    shape: &'a Shape,
    /// Whether sums are told by source.
    sourced: bool,
    count: usize,
}

impl Table<'_> {
    /// Measures alone, in sections, or in sections within sections.
    fn rows(&mut self) {
        let sections = self.choices.below(4);
        let nested = sections > 0 && self.choices.below(3) == 0;
        if sections == 0 {
            self.yaml.push_str("measures:\n");
            return self.measures("  ");
        }
        self.yaml.push_str("sections:\n");
        for name in ["Нормативная база", "Работа с кадрами", "Контроль"].into_iter().take(sections)
        {
            writeln!(self.yaml, "  - title: {name}").unwrap();
            if nested {
                self.yaml.push_str("    sections:\n");
                for inner in ["Подготовка", "Исполнение"] {
                    writeln!(self.yaml, "      - title: {inner}\n        measures:").unwrap();
                    self.measures("          ");
                }
            } else {
                self.yaml.push_str("    measures:\n");
                self.measures("      ");
            }
        }
    }

    fn measures(&mut self, indent: &str) {
        for _ in 0..=self.choices.below(3) {
            self.measure(indent);
            if self.choices.below(4) == 0 {
                writeln!(self.yaml, "{indent}  measures:").unwrap();
                for _ in 0..=self.choices.below(2) {
                    self.measure(&format!("{indent}    "));
                }
            }
        }
    }

    fn measure(&mut self, indent: &str) {
        let Self { yaml, choices, shape, .. } = self;
        let deadline = match shape.times {
            Times::Words => choices.of(&DEADLINES),
            Times::Days => choices.of(&DAYS),
            Times::Quarters => choices.of(&QUARTERS),
        };
        let (title, who, result) = (choices.of(&TITLES), choices.of(&WHO), choices.of(&RESULTS));
        writeln!(
            yaml,
            "{indent}- id: m{}\n{indent}  title: {title:?}\n{indent}  deadline: {deadline:?}",
            self.count
        )
        .unwrap();
        writeln!(yaml, "{indent}  responsible: {who:?}\n{indent}  result: {result:?}").unwrap();
        if shape.note && choices.below(2) == 0 {
            writeln!(yaml, "{indent}  note: по согласованию с отделом").unwrap();
        }
        if shape.place {
            writeln!(yaml, "{indent}  place: МБОУ «СОШ № 7»").unwrap();
        }
        self.fields(indent);
        self.count += 1;
    }

    fn fields(&mut self, indent: &str) {
        let Self { yaml, choices, shape, sourced, .. } = self;
        let money = match choices.below(4) {
            _ if !shape.money => None,
            0 => None,
            _ if *sourced => {
                Some(format!("{{2024: {{краевой бюджет: {}, местный бюджет: 5.5}}}}", choices.below(2000)))
            }
            _ => Some(format!("{{2024: {}}}", choices.below(20_000))),
        };
        if shape.kind || money.is_some() {
            writeln!(yaml, "{indent}  fields:").unwrap();
            yaml.push_str(&if shape.kind { format!("{indent}    kind: очно\n") } else { String::new() });
            yaml.push_str(&money.map(|money| format!("{indent}    money: {money}\n")).unwrap_or_default());
        }
    }
}

fn order(yaml: &mut String, choices: &mut Choices) {
    let day = choices.below(28) + 1;
    let number = choices.of(&["58", "01-05/118", "47-о", "215/1"]);
    write!(
        yaml,
        "order:\n  issuer: {{name: Управление образования Лугового района, genitive: управления образования Лугового района}}\n  \
         number: {number:?}\n  date: 2024-01-{day:02}\n  place: пос. Луговой\n  title: О плане мероприятий на 2024 год\n  \
         preamble: В целях повышения качества образования\n  clause_numbers: {}\n  clauses:\n    \
         - {{text: 'Утвердить план мероприятий («дорожную карту»)', approves: roadmap}}\n",
        choices.of(&["decimal", "parenthesis"])
    )
    .unwrap();
    for _ in 0..choices.below(4) {
        let text = choices.of(&CLAUSES);
        match choices.below(3) {
            0 => writeln!(yaml, "    - {{text: \"{text} {{deadline}}\", deadline: до 20 мая 2024 года}}").unwrap(),
            1 => writeln!(yaml, "    - text: Руководителям организаций\n      clauses:\n        - text: издать приказы о плане\n        - text: провести собрания родителей").unwrap(),
            _ => writeln!(yaml, "    - {{text: \"{text}\"}}").unwrap(),
        }
    }
    yaml.push_str("  signatory: {position: Начальник управления образования, name: А. Б. Ветрова}\n");
}

fn annexes(yaml: &mut String, indicators: bool, choices: &mut Choices) {
    yaml.push_str("annexes:\n  - {id: roadmap, title: План мероприятий («дорожная карта») на 2024 год}\n");
    if indicators {
        yaml.push_str("  - {id: indicators, title: Планируемые показатели}\n");
    }
    let members = choices.below(5);
    if members > 1 {
        yaml.push_str("  - id: team\n    title: Состав рабочей группы\n    members:\n");
        for (name, position) in PEOPLE.iter().take(members) {
            writeln!(yaml, "      - {{name: {name}, position: {position:?}}}").unwrap();
        }
    }
}

proptest! {
    #![proptest_config(laws::law(16))]

    #[test]
    fn what_is_printed_comes_back(choices in prop::collection::vec(any::<u16>(), 160)) {
        let text = yaml(&mut Choices(choices.into_iter()));
        let roadmap = loaded(&[("made.yaml".to_owned(), text.clone())]);
        let (document, unread) = document(&roadmap, Path::new(support::ROOT), Calendar::russia(), &support::world_of([]));
        prop_assert!(unread.is_empty());
        let renderer = Renderer::new(Templates::default()).map_err(|_| "templates").unwrap();
        let docx = renderer.render(&document, FileFormat::Docx).unwrap();
        let reading = import::read("made.docx", &docx).unwrap();
        let back = import::roadmaps(vec![reading], &ImportOptions { lang: Lang::Ru, ..ImportOptions::default() }).pop().unwrap();
        let left: Vec<&str> = back.accounts.iter().flat_map(|account| &account.left).map(|item| item.text.as_str()).collect();
        prop_assert!(left.is_empty(), "{left:#?}\n{text}");
        let (want, got) = (facts(&roadmap), facts(&loaded(&back.files)));
        prop_assert_eq!(want, got, "{}\n{}", text, back.files[0].1);
    }
}
