//! The words of the pages, in both languages; templates take them by name.

use std::collections::BTreeMap;

use crate::base::{Lang, say};

/// A word by its name, in Russian and English.
static WORDS: &[(&str, &str, &str)] = &[
    ("skip", "К содержанию", "To the content"),
    ("pages", "Страницы", "Pages"),
    ("overview", "Сводка", "Overview"),
    ("answers", "Кто чем ответил", "Who answered"),
    ("control", "На контроле", "Under control"),
    ("timeline", "Лента сроков", "Timeline"),
    ("calendar", "Календарь", "Calendar"),
    ("bodies", "Исполнители", "Bodies"),
    ("roadmaps", "Дорожные карты", "Roadmaps"),
    ("findings", "Замечания", "Findings"),
    ("rules", "Правила", "Rules"),
    ("search", "Поиск", "Search"),
    ("territory", "Территория", "Territory"),
    ("level", "Уровень", "Level"),
    ("maps", "Дорожных карт", "Roadmaps"),
    ("no_map", "Без карты", "No roadmap"),
    ("no_row", "Без пункта", "No measure"),
    ("contradictions", "Противоречий", "Contradictions"),
    ("other_errors", "Других ошибок", "Other errors"),
    ("overdue", "Просрочено", "Overdue"),
    ("due_7", "7 дней", "7 days"),
    ("due_28", "28 дней", "28 days"),
    ("share", "Исполнено", "Done"),
    (
        "share_note",
        "«Исполнено»: какая доля того, чей срок прошёл, отмечена исполненной",
        "“Done”: the share of what has been due that is marked as done",
    ),
    ("total", "Всего", "Total"),
    ("not_read", "Прочитано не всё", "Not all was read"),
    (
        "not_read_note",
        "Этих файлов, или части их, в числах ниже нет",
        "These files, or parts of them, are not in the figures below",
    ),
    ("organisation", "Организация", "Organisation"),
    ("plan", "План", "Plan"),
    ("whom", "Должны ответить", "Have to answer"),
    ("nobody", "Организаций, которые должны ответить, нет", "Nobody is there who must answer"),
    ("no_plans", "Ни один план не ждёт ответа", "No plan asks for answers"),
    ("passed_over", "принято", "accepted"),
    ("filter", "Найти на странице", "Filter"),
    ("all", "все", "all"),
    ("nothing", "Ничего нет", "Nothing"),
    ("of", "из", "of"),
    ("number", "№", "No."),
    ("measure", "Мероприятие", "Measure"),
    ("basis", "Основание", "Basis"),
    ("body", "Исполнитель", "Responsible"),
    ("deadline", "Срок", "Deadline"),
    ("days", "Дней", "Days"),
    ("mark", "Отметка", "Mark"),
    ("wording", "Срок по документу", "Deadline as worded"),
    ("week", "До 7 дней", "Within 7 days"),
    ("fortnight", "От 8 до 14 дней", "In 8 to 14 days"),
    ("month", "От 15 до 28 дней", "In 15 to 28 days"),
    (
        "no_day",
        "День не назван, поэтому ничто не названо просроченным: vekha site --as-of today",
        "No day is named, so nothing is called overdue: vekha site --as-of today",
    ),
    (
        "no_marks_here",
        "В этом плане нет ни одной отметки об исполнении",
        "Nothing in this plan is marked as done",
    ),
    ("no_marks", "Отметок об исполнении нет ни одной", "Nothing is marked as done"),
    ("severity", "Важность", "Severity"),
    ("rule", "Правило", "Rule"),
    ("where", "Где", "Where"),
    ("what", "Что", "What"),
    ("help", "Как исправить", "What would be right"),
    ("reason", "Почему принято", "Why accepted"),
    ("accepted", "Принятые замечания", "Accepted findings"),
    ("clean", "Замечаний нет", "No findings"),
    ("elsewhere", "Замечания вне таблицы", "Findings beside the table"),
    ("settings", "Настройки и другие файлы", "Settings and other files"),
    ("above", "Выше", "Above"),
    ("above_all", "У строк «Выше» названы пункты плана", "“Above” at the rows names the measures of"),
    ("below", "На это опираются", "Rests on this"),
    ("waits", "Ждёт", "Waits for"),
    ("waited", "Этого ждут", "Waited for by"),
    ("act", "Акт", "Act"),
    ("period", "Период", "Period"),
    ("errors", "Ошибок", "Errors"),
    ("warnings", "Замечаний", "Warnings"),
    ("advice", "Советов", "Advice"),
    ("measures", "Мероприятий", "Measures"),
    ("line", "Вышестоящие планы", "Plans above"),
    ("error", "ошибка", "error"),
    ("warning", "замечание", "warning"),
    ("advice_one", "совет", "advice"),
    ("to_answers", "Кто чем ответил этому плану", "Who answered this plan"),
    ("to_timeline", "Лента сроков этого плана", "The timeline of this plan"),
    ("to_order", "Дорожная карта и её акт", "The roadmap and its act"),
    ("legend", "Обозначения", "Signs"),
    ("table", "Таблица", "Table"),
    ("year", "год", "year"),
    ("quarter", "квартал", "quarter"),
    ("upper", "срок вышестоящего плана, в который надо уложиться", "the time of the plan above, to be kept"),
    ("judgement", "день, на который всё показано", "the day of judgement"),
    ("undated", "Без даты", "Undated"),
    ("day_off", "нерабочий день", "day off"),
    ("reminder", "Напоминание о сроках исполнения", "Reminder of deadlines"),
    ("to_do", "Предстоит", "To do"),
    ("past", "Срок прошёл, отметки об исполнении нет", "Past, and not marked as done"),
    ("clauses", "Пункты актов: исполнение не отмечается", "Clauses of acts: nothing marks them as done"),
    ("passed", "срок прошёл", "past"),
    ("done", "Исполнено", "Done"),
    (
        "lots_note",
        "Где карт больше 20, напечатано, сколько их на какой территории; поимённо они названы на этой странице на экране",
        "Of more than 20 roadmaps it is printed how many each territory has; on the screen this page names each",
    ),
    ("found", "Найдено", "Found"),
    ("search_label", "Слова, номер пункта или школы", "Words, or the number of a measure or a school"),
    (
        "search_needs_script",
        "Поиску нужен JavaScript; без него помогут списки: дорожные карты, исполнители",
        "Searching needs JavaScript; without it the lists of roadmaps and bodies help",
    ),
    ("step", "Шаг", "Step"),
    ("story", "Почему так не выйдет", "Why this cannot be done"),
    ("clause", "п. приказа", "clause"),
];

/// The words in a language.
pub(super) fn words(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    WORDS.iter().map(|(name, ru, en)| (*name, lang.pick(*ru, *en))).collect()
}

/// A word by its name; the name itself where there is none.
pub(super) fn word(name: &'static str, lang: Lang) -> &'static str {
    let found = WORDS.iter().find(|(own, ..)| *own == name);
    found.map_or(name, |(_, ru, en)| lang.pick(*ru, *en))
}

/// «19 дн.», with a blank that does not break.
pub(super) fn days(count: u64, lang: Lang) -> String {
    say!(lang, "{count}\u{a0}дн.", "{count}\u{a0}d")
}
