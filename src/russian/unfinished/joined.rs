//! Two results or two names with no mark between them.

use super::super::cases::POSITIONS;
use super::super::letters::uncapital;
use super::super::words::{Word, WordInText, near_before, near_behind, words};
use super::{MissingWords, UnfinishedText};

/// How a result begins, and how a name of people does: in the nominative, which nothing before it governs.
pub(super) const HEADS: [&str; 117] = [
    "Дорожная",
    "Дорожные",
    "Главный",
    "Старший",
    "Ведущий",
    "Удостоверения",
    "Грамоты",
    "Решение",
    "План-график",
    "Видеоролики",
    "Приказ",
    "Приказы",
    "Отчёт",
    "Отчет",
    "Отчёты",
    "Отчеты",
    "Справка",
    "Справки",
    "Протокол",
    "Протоколы",
    "Аналитическая",
    "Аналитический",
    "Список",
    "Реестр",
    "Перечень",
    "Информационное",
    "Информационные",
    "Методические",
    "Получение",
    "Участие",
    "Проведение",
    "Создание",
    "Организация",
    "Подготовка",
    "Разработка",
    "Формирование",
    "Размещение",
    "Публикация",
    "Публикации",
    "Фотоотчёт",
    "Фотоотчет",
    "Специалист",
    "Специалисты",
    "Руководители",
    "Руководитель",
    "Директор",
    "Директора",
    "Заместитель",
    "Педагог",
    "Педагоги",
    "Кураторы",
    "Куратор",
    "Методист",
    "Методисты",
    "Классные",
    "Завуч",
    "Завучи",
    "Распоряжение",
    "Распоряжения",
    "Постановление",
    "Договор",
    "Договоры",
    "Соглашение",
    "Соглашения",
    "Рекомендации",
    "Буклет",
    "Буклеты",
    "Памятка",
    "Памятки",
    "Программа",
    "Программы",
    "Положение",
    "Положения",
    "График",
    "Графики",
    "Заявка",
    "Заявки",
    "Конспект",
    "Конспекты",
    "Сценарий",
    "Сценарии",
    "Анкета",
    "Анкеты",
    "Акт",
    "Акты",
    "Фотографии",
    "Фотоматериалы",
    "Видеоролик",
    "Информация",
    "План",
    "Планы",
    "Анализ",
    "Письмо",
    "Журнал",
    "Ведомость",
    "Сертификат",
    "Сертификаты",
    "Выступление",
    "Учителя",
    "Учитель",
    "Начальник",
    "Заведующий",
    "Заведующие",
    "Воспитатель",
    "Воспитатели",
    "Советник",
    "Психолог",
    "Библиотекарь",
    "Социальный",
    "Утверждение",
    "Издание",
    "Составление",
    "Решения",
    "Товарные",
    "Накладные",
    "Заключение",
    "Предписания",
];

/// What a name follows without quotation marks: «в разделе Методические рекомендации».
const NAMED: [&str; 43] = [
    "раздел",
    "рубрик",
    "папк",
    "страниц",
    "журнал",
    "номинаци",
    "проект",
    "форм",
    "тем",
    "систем",
    "модул",
    "секци",
    "акци",
    "конкурс",
    "фестивал",
    "марафон",
    "урок",
    "выставк",
    "игр",
    "квест",
    "викторин",
    "олимпиад",
    "лекци",
    "бесед",
    "недел",
    "тренинг",
    "конференц",
    "форум",
    "слёт",
    "слет",
    "портал",
    "сервис",
    "платформ",
    "приложени",
    "курс",
    "цикл",
    "клуб",
    "кружк",
    "студи",
    "театр",
    "газет",
    "операци",
    "программ",
];

/// Papers and people that are named by one word: «Приказ Протокол» are two of them.
const PAPERS: [&str; 23] = [
    "Приказы",
    "Справки",
    "Отчёты",
    "Протоколы",
    "Сертификаты",
    "Заведующий",
    "Педагог-психолог",
    "Приказ",
    "Справка",
    "Протокол",
    "Отчёт",
    "Отчет",
    "План",
    "График",
    "Акт",
    "Директор",
    "Руководитель",
    "Начальник",
    "Методист",
    "Завуч",
    "Договоры",
    "Положение",
    "Акты",
];

/// Two that were run together before a word.
pub(super) fn before(spot: WordInText<'_>) -> Option<UnfinishedText> {
    let before = spot.previous().filter(|_| spot.gap() == " ")?;
    let paper = || before.start == 0 && PAPERS.contains(&before.text);
    if !HEADS.contains(&spot.word.text) || !(is_end(spot.text, before) || paper()) {
        return None;
    }
    // «Специалист 2» is quoted whole.
    let named = spot.before[0].filter(|_| before.is_number());
    let start = named.map_or(before.start, |named| named.start);
    let head = spot.text.get(start..before.end())?;
    let right = Some(format!("{head}{}", parted(spot)));
    Some(UnfinishedText { place: start..spot.word.end(), what: MissingWords::Mark, right })
}

/// The mark and the word behind it: people stand behind commas where others of the list do, with the letter that they are
/// written with; a paper stands behind a semicolon, with a small letter.
fn parted(spot: WordInText<'_>) -> String {
    let word = spot.word.text;
    let small = uncapital(word);
    if !POSITIONS.iter().any(|start| small.starts_with(start)) {
        return format!("; {small}");
    }
    let near = |sign: char| spot.head().contains(sign) || spot.behind().contains(sign);
    let mark = if near(',') && !near(';') { ',' } else { ';' };
    format!("{mark} {word}")
}

/// Whether a word may be the last of a result or a name: not an adjective, a verb or a short word that goes on.
fn is_end(text: &str, word: Word<'_>) -> bool {
    if word.is_number() {
        let head = text.get(..word.start).unwrap_or_default().trim_end();
        return !head.ends_with('№') && !names_item(head);
    }
    if word.is_capitals() {
        return !word.text.ends_with('У');
    }
    let goes_on = [
        "ая", "ое", "ые", "ие", "ый", "ий", "ой", "ую", "ых", "их", "ого", "его", "ому", "ым", "им", "ом",
        "ть", "ти", "те", "ся", "ен", "ла", "ли",
    ];
    // «На сайте Отчёт», but «разместить на сайте Положение».
    if matches!(word.text, "сайте" | "данных" | "отдела") {
        let mut near = words(near_before(text, word.start)).chain(words(near_behind(text, word.end())));
        return !near.any(|word| word.text.ends_with("ть"));
    }
    let of_many = ["ений", "аний", "ций", "ятий"].iter().any(|ending| word.text.ends_with(ending));
    // «На основании Положение» is a case that is wrong, and no end.
    if matches!(word.text, "основании" | "соответствии") {
        return false;
    }
    let named = NAMED.iter().any(|stem| word.text.starts_with(stem));
    word.is_small()
        && (word.letters() > 3 || matches!(word.text, "лиц" | "год"))
        && !named
        && (of_many || !goes_on.iter().any(|ending| word.text.ends_with(ending)))
}

/// Whether a text ends with the word for a part of an act, whose number is followed by the act: «п. 5 Положения».
fn names_item(head: &str) -> bool {
    let last = head.rsplit([' ', '\u{a0}', '(']).next().unwrap_or_default().to_lowercase();
    matches!(&*last, "п." | "пп." | "п.п." | "ст." | "ч." | "гл." | "абз." | "разд.")
        || ["пункт", "подпункт", "стать", "част", "глав", "абзац", "раздел"]
            .iter()
            .any(|stem| last.starts_with(stem))
}
