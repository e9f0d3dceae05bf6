//! A law of the import: what is printed to Word comes back with equal measures, clauses, indicators, dates and members,
//! whatever the roadmap.

use std::fmt::Write;
use std::path::Path;

use proptest::prelude::*;
use vekha::base::Lang;
use vekha::deadline::Calendar;
use vekha::document::document;
use vekha::import::{self, Given};
use vekha::model::{Roadmap, Target};
use vekha::render::{Format, Renderer, Templates};
use vekha::workspace::{Found, Workspace};
use vekha::world::World;

mod support;
#[path = "support/laws.rs"]
mod laws;

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

/// A roadmap of chosen pieces.
fn yaml(choices: &mut Choices) -> String {
    let mut yaml = String::from("id: made\nlevel: municipality\nperiod: 2024\n");
    order(&mut yaml, choices);
    yaml.push_str("columns: {number: № п/п, title: Мероприятие, deadline: Срок, responsible: Ответственный, result: Результат}\n");
    let sections = choices.below(4);
    let names = ["Нормативная база", "Работа с кадрами", "Контроль"];
    yaml.push_str(if sections > 0 { "sections:\n" } else { "measures:\n" });
    let mut count = 0;
    for name in names.into_iter().take(sections.max(1)) {
        if sections > 0 {
            writeln!(yaml, "  - title: {name}\n    measures:").unwrap();
        }
        let indent = if sections > 0 { "      " } else { "  " };
        for _ in 0..=choices.below(4) {
            measure(&mut yaml, indent, count, choices);
            count += 1;
        }
    }
    let indicators = choices.below(4);
    if indicators > 0 {
        yaml.push_str("indicators:\n");
    }
    for (at, (title, unit)) in INDICATORS.iter().take(indicators).enumerate() {
        let (one, other) = (choices.below(900), choices.below(90));
        writeln!(
            yaml,
            "  - {{id: i{at}, title: {title:?}, unit: {unit:?}, targets: {{2024: {one}, 2025: {other}.5}}}}"
        )
        .unwrap();
    }
    annexes(&mut yaml, indicators > 0, choices);
    yaml
}

fn measure(yaml: &mut String, indent: &str, count: usize, choices: &mut Choices) {
    let (title, deadline) = (choices.of(&TITLES), choices.of(&DEADLINES));
    let (who, result) = (choices.of(&WHO), choices.of(&RESULTS));
    writeln!(yaml, "{indent}- id: m{count}\n{indent}  title: {title:?}\n{indent}  deadline: {deadline:?}")
        .unwrap();
    writeln!(yaml, "{indent}  responsible: {who:?}\n{indent}  result: {result:?}").unwrap();
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

fn loaded(name: &str, text: &str, others: &[(String, String)]) -> Roadmap {
    let folder = Path::new(support::ROOT);
    let files = others.iter().map(|(name, text)| (folder.join(name), text.clone().into_bytes()));
    let world = support::world_of(files.chain([(folder.join(name), text.as_bytes().to_vec())]));
    let found = Found { root: folder.to_owned(), files: vec![folder.join(name)], ..Found::default() };
    let workspace = Workspace::load(&world as &dyn World, &found).unwrap();
    Roadmap::clone(workspace.roadmaps.first().unwrap_or_else(|| panic!("not a roadmap:\n{text}")))
}

/// What a roadmap says, one fact a line.
fn facts(roadmap: &Roadmap) -> Vec<String> {
    let mut facts = Vec::new();
    let order = roadmap.order.as_ref().unwrap();
    facts.push(format!(
        "order {:?} {:?} {}",
        order.number.as_deref().map(ToString::to_string),
        order.date.as_ref().map(|date| date.day),
        &*order.title
    ));
    for clause in order.clauses.iter() {
        let deadline = clause.deadline.as_ref().map_or("", |deadline| &deadline.text);
        facts.push(format!("clause {} {}", clause.depth, even(&clause.text.replace("{deadline}", deadline))));
    }
    for row in roadmap.rows() {
        let row = row.measure;
        let name = |who: &vekha::model::Responsible| {
            roadmap.body(&who.text).map_or(who.text.to_string(), |body| body.printed().to_string())
        };
        let who = row.responsible.iter().map(name).collect::<Vec<_>>().join(", ");
        let deadline = row.deadline.as_ref().map_or("", |deadline| &deadline.text);
        let result = row.result.as_deref().unwrap_or_default();
        // A body that is told from a list begins with a great letter, as bodies do.
        let who = even(&who).to_lowercase();
        facts.push(format!("measure {} | {deadline} | {who} | {}", even(&row.title), even(result)));
    }
    let value = |target: &Target| format!(" {}={}", target.year, target.value);
    for one in &roadmap.indicators {
        let targets: String = one.targets.iter().map(value).collect();
        facts.push(format!("indicator {} {:?} {targets}", &*one.title, one.unit.as_deref()));
    }
    for member in roadmap.annexes.iter().flatten().flat_map(|annex| annex.members.iter().flatten()) {
        let said = |text: &Option<vekha::model::Text>| text.as_deref().map(even).unwrap_or_default();
        facts.push(format!("member {} {}", said(&member.name), said(&member.position)));
    }
    facts
}

/// A text with its blanks single and its full stop gone, and «(приложение …)», which the print puts there, left out.
fn even(text: &str) -> String {
    let text = text.split(" (приложение").next().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['.', ';', ':']).to_owned()
}

proptest! {
    #![proptest_config(laws::law(16))]

    #[test]
    fn what_is_printed_comes_back(choices in prop::collection::vec(any::<u16>(), 90)) {
        let text = yaml(&mut Choices(choices.into_iter()));
        let roadmap = loaded("made.yaml", &text, &[]);
        let (document, unread) = document(&roadmap, Path::new(support::ROOT), Calendar::russia(), &support::world_of([]));
        prop_assert!(unread.is_empty());
        let renderer = Renderer::new(Templates::default()).map_err(|_| "templates").unwrap();
        let docx = renderer.render(&document, Format::Docx).unwrap();
        let reading = import::read("made.docx", &docx).unwrap();
        let back = import::roadmaps(vec![reading], &Given { lang: Lang::Ru, ..Given::default() }).pop().unwrap();
        let left: Vec<&str> = back.accounts.iter().flat_map(|account| &account.left).map(|item| item.text.as_str()).collect();
        prop_assert!(left.is_empty(), "{left:#?}\n{text}");
        let ((name, file), others) = back.files.split_first().unwrap();
        let (want, got) = (facts(&roadmap), facts(&loaded(name, file, others)));
        prop_assert_eq!(want, got, "{}\n{}", text, file);
    }
}
