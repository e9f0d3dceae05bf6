//! The gender of what a title names: «инструкция» is feminine, «критерии» are many.

/// A grammatical gender or the plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Мужской: УТВЕРЖДЁН.
    Masculine,
    /// Женский: УТВЕРЖДЕНА.
    Feminine,
    /// Средний: УТВЕРЖДЕНО.
    Neuter,
    /// Множественное число: УТВЕРЖДЕНЫ.
    Plural,
}

/// Nouns that name what offices approve, whose ending does not tell their gender or misleads.
const NOUNS: [(&str, Gender); 62] = [
    ("перечень", Gender::Masculine),
    ("календарь", Gender::Masculine),
    ("бюллетень", Gender::Masculine),
    ("уровень", Gender::Masculine),
    ("профиль", Gender::Masculine),
    ("контроль", Gender::Masculine),
    ("пароль", Gender::Masculine),
    ("инвентарь", Gender::Masculine),
    ("словарь", Gender::Masculine),
    ("сценарий", Gender::Masculine),
    ("комментарий", Gender::Masculine),
    ("критерий", Gender::Masculine),
    ("кампания", Gender::Feminine),
    ("компания", Gender::Feminine),
    ("партия", Gender::Feminine),
    ("гарантия", Gender::Feminine),
    ("согласие", Gender::Neuter),
    ("наличие", Gender::Neuter),
    ("условие", Gender::Neuter),
    ("пособие", Gender::Neuter),
    ("досье", Gender::Neuter),
    ("меню", Gender::Neuter),
    ("интервью", Gender::Neuter),
    ("сведения", Gender::Plural),
    ("условия", Gender::Plural),
    ("пособия", Gender::Plural),
    ("задания", Gender::Plural),
    ("правила", Gender::Plural),
    ("данные", Gender::Plural),
    ("права", Gender::Plural),
    ("места", Gender::Plural),
    ("дела", Gender::Plural),
    ("лица", Gender::Plural),
    ("письма", Gender::Plural),
    ("числа", Gender::Plural),
    ("слова", Gender::Plural),
    ("договора", Gender::Plural),
    ("бланки", Gender::Plural),
    ("учителя", Gender::Plural),
    ("табель", Gender::Masculine),
    ("портфель", Gender::Masculine),
    ("модуль", Gender::Masculine),
    ("фестиваль", Gender::Masculine),
    ("день", Gender::Masculine),
    ("лагерь", Gender::Masculine),
    ("спектакль", Gender::Masculine),
    ("ансамбль", Gender::Masculine),
    ("стиль", Gender::Masculine),
    ("вексель", Gender::Masculine),
    ("путь", Gender::Masculine),
    ("имена", Gender::Plural),
    ("адреса", Gender::Plural),
    ("номера", Gender::Plural),
    ("паспорта", Gender::Plural),
    ("счета", Gender::Plural),
    ("поля", Gender::Plural),
    ("изделия", Gender::Plural),
    ("усилия", Gender::Plural),
    ("звенья", Gender::Plural),
    ("директора", Gender::Plural),
    ("города", Gender::Plural),
    ("дома", Gender::Plural),
];

/// Endings of nouns in the nominative, longer ones first.
const ENDINGS: [(&str, Gender); 22] = [
    ("чия", Gender::Plural),
    ("ствия", Gender::Plural),
    ("ения", Gender::Plural),
    ("ания", Gender::Plural),
    ("тия", Gender::Plural),
    ("ства", Gender::Plural),
    ("тель", Gender::Masculine),
    ("ение", Gender::Neuter),
    ("ание", Gender::Neuter),
    ("тие", Gender::Neuter),
    ("ство", Gender::Neuter),
    ("ия", Gender::Feminine),
    ("ь", Gender::Feminine),
    ("ий", Gender::Masculine),
    ("й", Gender::Masculine),
    ("ы", Gender::Plural),
    ("и", Gender::Plural),
    ("а", Gender::Feminine),
    ("я", Gender::Feminine),
    ("о", Gender::Neuter),
    ("ие", Gender::Neuter),
    ("е", Gender::Neuter),
];

/// Endings of adjectives and participles in the nominative.
const ADJECTIVES: [(&str, Gender); 9] = [
    ("ый", Gender::Masculine),
    ("ий", Gender::Masculine),
    ("ой", Gender::Masculine),
    ("ая", Gender::Feminine),
    ("яя", Gender::Feminine),
    ("ое", Gender::Neuter),
    ("ее", Gender::Neuter),
    ("ые", Gender::Plural),
    ("ие", Gender::Plural),
];

/// Endings of nouns that adjectives might have.
const NO_ADJECTIVES: [&str; 4] = ["ение", "ание", "тие", "ствие"];
/// Up to how many capitals a word may be an abbreviation: «НПА», «КИМ».
const ABBREVIATION: usize = 4;

/// The gender of what a title names: that of its first noun, or of the adjective before it; of two nouns joined by «и»
/// the plural: «Состав и порядок работы».
pub fn gender(title: &str) -> Option<Gender> {
    let words =
        title.split(|sign: char| !sign.is_alphabetic() && sign != '-').filter(|word| !word.is_empty());
    let words: Vec<&str> = words.take(4).collect();
    let (first, rest) = words.split_first()?;
    let capitals = |word: &&str| word.chars().all(char::is_uppercase);
    // An abbreviation among common words has the gender of what it stands for, which is not told.
    if capitals(first) && first.chars().count() <= ABBREVIATION && !rest.iter().all(capitals) {
        return None;
    }
    let (own, is_adjective) = of_word(&first.to_lowercase())?;
    let joined = match is_adjective {
        true => rest.get(1),
        false => rest.first(),
    };
    if joined.is_some_and(|word| word.to_lowercase() == "и") { Some(Gender::Plural) } else { Some(own) }
}

/// The gender of a word, and whether it is an adjective.
fn of_word(word: &str) -> Option<(Gender, bool)> {
    let of = |table: &[(&str, Gender)]| {
        table.iter().find(|(ending, _)| word.ends_with(ending)).map(|(_, gender)| *gender)
    };
    // «План-график», «карта-схема»: the first part is what it is.
    let head = word.split('-').next().unwrap_or_default();
    if let Some((_, gender)) = NOUNS.iter().find(|(noun, _)| *noun == head) {
        return Some((*gender, false));
    }
    if head.len() < word.len() && !ADJECTIVES.iter().any(|(ending, _)| word.ends_with(ending)) {
        return of_word(head);
    }
    let is_noun = NO_ADJECTIVES.iter().any(|ending| word.ends_with(ending));
    if let Some(gender) = of(&ADJECTIVES).filter(|_| !is_noun) {
        return Some((gender, true));
    }
    let hard = |last: char| !"аеёиоуыэюяьйъ".contains(last) && last.is_alphabetic();
    let russian = word.chars().all(|sign| ('а'..='я').contains(&sign) || sign == 'ё');
    let bare = || (word.ends_with(hard) && russian && word.chars().count() > 2).then_some(Gender::Masculine);
    of(&ENDINGS).or_else(bare).map(|gender| (gender, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_annexes_have_their_gender() {
        let cases = [
            (
                Gender::Masculine,
                "План мероприятий (дорожная карта);Перечень школ;План-график встреч;Порядок отбора;Календарь встреч;Регламент работы;Примерный перечень тем;Комплекс мер;Календарный план;Список;Состав рабочей группы;Реестр;Образец заявления;Лист ознакомления;Сценарий праздника;Указатель дел;Вкладыш;ПЛАН МЕРОПРИЯТИЙ;План работы и отчётности;Типовой договор;Табель учёта;Портфель проектов;Модуль программы;День школы;Фестиваль;Сводный отчёт;Чек-лист",
            ),
            (
                Gender::Feminine,
                "Программа наставничества;База наставников;Модель наставничества;Ведомость учёта;Методика оценки;Смета расходов;Типовая форма договора;Инструкция куратору;Муниципальная программа;Карта рисков;Дорожная карта;Анкета;Циклограмма;Структура;Справка;Концепция;Памятка;Опись дел;Роль наставника;Очередь;Должностная инструкция;Карта-схема;ДОРОЖНАЯ КАРТА;Номенклатура дел;Кампания;Смета;Повестка дня;Отчётность;Политика обработки;Деятельность;Процедура;Рабочая тетрадь",
            ),
            (
                Gender::Neuter,
                "Положение о наставничестве;Соглашение о сотрудничестве;Техническое задание;Приложение;Содержание;Согласие на обработку;Пособие;Штатное расписание;Меню;Количество мест;Резюме;Портфолио;Поголовье;Удостоверение",
            ),
            (
                Gender::Plural,
                "Критерии отбора;Меры поддержки;Целевые показатели;Сведения о школах;Данные о школах;Правила приёма;Формы отчётности;Методические рекомендации;Планируемые результаты;Мероприятия;Сроки;Положения;Решения;Цели и задачи;Состав и порядок работы;Учебный план и график;Обязательства сторон;Последние изменения;Итоги;Действия;Полномочия;Имена наставников;Адреса школ;Права и обязанности;Ставки;Часы работы;Слушания;Изделия",
            ),
        ];
        for (right, titles) in cases {
            for title in titles.split(';') {
                assert_eq!(gender(title), Some(right), "{title}");
            }
        }
        for title in ["«»", "НПА школы"] {
            assert_eq!(gender(title), None, "{title}");
        }
    }
}
