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
const NOUNS: [(&str, Gender); 26] = [
    ("перечень", Gender::Masculine),
    ("календарь", Gender::Masculine),
    ("бюллетень", Gender::Masculine),
    ("профиль", Gender::Masculine),
    ("модель", Gender::Feminine),
    ("ведомость", Gender::Feminine),
    ("численность", Gender::Feminine),
    ("стоимость", Gender::Feminine),
    ("деятельность", Gender::Feminine),
    ("отчётность", Gender::Feminine),
    ("отчетность", Gender::Feminine),
    ("сеть", Gender::Feminine),
    ("сведения", Gender::Plural),
    ("данные", Gender::Plural),
    ("требования", Gender::Plural),
    ("предложения", Gender::Plural),
    ("указания", Gender::Plural),
    ("задания", Gender::Plural),
    ("изменения", Gender::Plural),
    ("дополнения", Gender::Plural),
    ("значения", Gender::Plural),
    ("мероприятия", Gender::Plural),
    ("условия", Gender::Plural),
    ("направления", Gender::Plural),
    ("правила", Gender::Plural),
    ("обязательства", Gender::Plural),
];

/// Endings of nouns in the nominative, longer ones first.
const ENDINGS: [(&str, Gender); 14] = [
    ("ение", Gender::Neuter),
    ("ание", Gender::Neuter),
    ("ятие", Gender::Neuter),
    ("тие", Gender::Neuter),
    ("ство", Gender::Neuter),
    ("ия", Gender::Feminine),
    ("ость", Gender::Feminine),
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

/// Words that end as adjectives do and are nouns.
const NO_ADJECTIVES: [&str; 6] = ["положение", "задание", "соглашение", "решение", "комментарий", "сценарий"];

/// The gender of what a title names: that of its first noun, or of the adjective before it.
pub fn gender(title: &str) -> Option<Gender> {
    let first = title.split(|sign: char| !sign.is_alphabetic()).find(|word| !word.is_empty())?;
    let word = first.to_lowercase();
    let of = |table: &[(&str, Gender)]| {
        table.iter().find(|(ending, _)| word.ends_with(ending)).map(|(_, gender)| *gender)
    };
    if let Some((_, gender)) = NOUNS.iter().find(|(noun, _)| *noun == word) {
        return Some(*gender);
    }
    let is_noun = word.chars().all(|sign| !sign.is_lowercase())
        || NO_ADJECTIVES.contains(&word.as_str())
        || ["ение", "ание", "тие", "ствие"].iter().any(|ending| word.ends_with(ending));
    let adjective = if is_noun { None } else { of(&ADJECTIVES) };
    let hard = |last: char| !"аеёиоуыэюяьйъ".contains(last) && last.is_alphabetic();
    let russian = word.chars().all(|sign| ('а'..='я').contains(&sign) || sign == 'ё');
    let bare = || (word.ends_with(hard) && russian && word.chars().count() > 2).then_some(Gender::Masculine);
    adjective.or_else(|| of(&ENDINGS)).or_else(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_annexes_have_their_gender() {
        let cases = [
            (
                Gender::Masculine,
                "План мероприятий (дорожная карта);Перечень школ;План-график встреч;Порядок отбора;Календарь встреч;Регламент работы;Примерный перечень тем;Комплекс мер;Календарный план;Список;Состав рабочей группы;Реестр",
            ),
            (
                Gender::Feminine,
                "Программа наставничества;База наставников;Модель наставничества;Ведомость учёта;Методика оценки;Смета расходов;Типовая форма договора;Инструкция куратору;Муниципальная программа;Карта рисков;Дорожная карта;Анкета;Циклограмма;Структура;Справка;Концепция;Памятка",
            ),
            (
                Gender::Neuter,
                "Положение о наставничестве;Соглашение о сотрудничестве;Техническое задание;Приложение;Содержание",
            ),
            (
                Gender::Plural,
                "Критерии отбора;Меры поддержки;Целевые показатели;Сведения о школах;Данные о школах;Правила приёма;Формы отчётности;Методические рекомендации;Планируемые результаты;Мероприятия;Сроки",
            ),
        ];
        for (right, titles) in cases {
            for title in titles.split(';') {
                assert_eq!(gender(title), Some(right), "{title}");
            }
        }
        assert_eq!(gender("«»"), None);
    }
}
