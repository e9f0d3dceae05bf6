//! Nouns that are told by how they begin, and not by all their forms.

use super::forms::EVENTFUL;

/// Whether a word in small letters begins with one of the stems; a stem of three letters is the whole word.
fn begins(word: &str, stems: &[&str]) -> bool {
    let fits = |stem: &&str| if stem.chars().count() > 3 { word.starts_with(*stem) } else { word == *stem };
    stems.iter().any(fits)
}

/// Whether the noun is of an act or a letter, whose date is none of the deadline.
pub(in crate::deadline::read) fn is_act(word: &str) -> bool {
    const ACTS: [&str; 19] = [
        "приказ",
        "протокол",
        "решени",
        "постановлени",
        "распоряжени",
        "указ",
        "указа",
        "закон",
        "письмо",
        "письма",
        "письме",
        "поручени",
        "предписани",
        "договор",
        "соглашени",
        "исх",
        "вх",
        "перечень",
        "перечня",
    ];
    begins(word, &ACTS)
}

/// Whether the word is of what is done, by how it ends or by itself: «прекращения», «приёмки», «отмены».
pub(in crate::deadline::read) fn is_event(word: &str) -> bool {
    const ENDS: [&str; 10] = ["ния", "нию", "нии", "тия", "тию", "ции", "цию", "ия", "ию", "ки"];
    EVENTFUL.contains(&word) || ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether the noun has a number that is none of a day: «9 класс», «этап 1».
pub(in crate::deadline::read) fn is_numbered(word: &str) -> bool {
    const NUMBERED: [&str; 15] = [
        "урок",
        "класс",
        "кл",
        "групп",
        "гр",
        "параллел",
        "этап",
        "смен",
        "очеред",
        "поток",
        "тур",
        "тура",
        "раунд",
        "волна",
        "волны",
    ];
    begins(word, &NUMBERED)
}

/// Whether it is what is held so many times: «2 мероприятия в квартал».
pub(in crate::deadline::read) fn is_occasion(word: &str) -> bool {
    begins(
        word,
        &[
            "мероприят",
            "заседан",
            "совещан",
            "семинар",
            "собран",
            "встреч",
            "проверк",
            "консультац",
            "вебинар",
        ],
    )
}

/// Whether it is a work of a month or of ten days, called by them: «месячник».
pub(in crate::deadline::read) fn is_month_of_work(word: &str) -> bool {
    begins(word, &["месячник", "декадник"])
}

/// Whether the noun may have a number behind it that is none of a day: «школа 5», «каб. 12», «классы: 5, 7».
pub(in crate::deadline::read) fn carries_number(word: &str) -> bool {
    const NUMBERED: [&str; 25] = [
        "д",
        "дом",
        "стр",
        "корп",
        "оф",
        "офис",
        "комн",
        "школ",
        "сош",
        "доу",
        "сад",
        "сады",
        "садик",
        "гимнази",
        "лице",
        "кабинет",
        "каб",
        "ауд",
        "аудитори",
        "участк",
        "участок",
        "пункт",
        "форм",
        "корпус",
        "отряд",
    ];
    is_numbered(word) || begins(word, &NUMBERED)
}

/// Whether the date behind the word is none by which anything is due: of what was, or of a birth.
pub(in crate::deadline::read) fn is_of_else(word: &str) -> bool {
    const PAST: [&str; 7] =
        ["фактическ", "выполнено", "исполнено", "проведено", "родивш", "рожден", "достигш"];
    word == "факт" || begins(word, &PAST)
}

/// Whether the term of it is that of the work: «срок исполнения».
pub(in crate::deadline::read) fn is_carried_out(word: &str) -> bool {
    begins(
        word,
        &[
            "исполнени",
            "выполнени",
            "проведени",
            "реализаци",
            "представлени",
            "предоставлени",
            "сдачи",
            "подачи",
        ],
    )
}

/// Whether the word takes a time back, or tells that it was another: «приостановлено», «было», «ошибочно». Adverbs of how
/// the work is done do neither.
pub(in crate::deadline::read) fn is_taken_back(word: &str) -> bool {
    const MANNER: [&str; 17] = [
        "совместно",
        "письменно",
        "устно",
        "самостоятельно",
        "поэтапно",
        "обязательно",
        "централизованно",
        "индивидуально",
        "бесплатно",
        "дополнительно",
        "отдельно",
        "параллельно",
        "выборочно",
        "электронно",
        "повторно",
        "нарочно",
        "звено",
    ];
    const OTHERS: [&str; 19] = [
        "разово",
        "было",
        "был",
        "стал",
        "истек",
        "истекает",
        "ошибка",
        "прежде",
        "прежний",
        "ныне",
        "теперь",
        "вчера",
        "завтра",
        "сегодня",
        "иногда",
        "уточнить",
        "отменен",
        "перенесен",
        "продлен",
    ];
    let short = (word.ends_with("но") || word.ends_with("то")) && word.chars().count() > 4;
    short && !word.ends_with("временно") && !MANNER.contains(&word)
        || word == "стало"
        || OTHERS.contains(&word)
}

/// Whether the word ends as surnames do: «Иванов», «Петровой».
pub(in crate::deadline::read) fn is_surname(word: &str) -> bool {
    const ENDS: [&str; 14] =
        ["ов", "ова", "овой", "ев", "ева", "евой", "ин", "ина", "иной", "ский", "ская", "ской", "енко", "ых"];
    ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether the noun is of what takes a time back or moves it: «в связи с переносом», «по итогам отмены».
pub(in crate::deadline::read) fn is_moved(word: &str) -> bool {
    begins(word, &["перенос", "отмен", "продлен", "приостан", "сдвиг", "утрат"])
}

/// Whether the word tells that a time is still to be told: «сроки уточняются».
pub(in crate::deadline::read) fn is_tentative(word: &str) -> bool {
    begins(
        word,
        &[
            "будет",
            "будут",
            "уточня",
            "определя",
            "согласу",
            "корректиру",
            "изменя",
            "назнач",
            "может",
            "могут",
        ],
    )
}

/// Whether the word tells how, and not what: «обязательно».
pub(in crate::deadline::read) fn is_adverb(word: &str) -> bool {
    word.ends_with("но") && word.chars().count() > 4
}

/// Whether the word points at a time and does not tell it: «ближайшего месяца».
pub(in crate::deadline::read) fn is_vague(word: &str) -> bool {
    // «пятидневка», «пятилетка»: of which days or years?
    let stretch = ["дневк", "летк"].iter().any(|stem| word.contains(stem));
    begins(word, &["ближайш", "очередн"]) || stretch
}

/// Whether it is a part of a school's year, whose days are its own.
pub(in crate::deadline::read) fn is_school_term(word: &str) -> bool {
    begins(word, &["четверть", "четверти", "четвертям", "четвертях", "триместр", "семестр"])
}

/// Whether it is a part of some time whose days nobody has said: «первая треть мая».
pub(in crate::deadline::read) fn is_vague_part(word: &str) -> bool {
    is_school_term(word) || ["треть", "трети", "третью", "числах"].contains(&word)
}

/// Whether it is the plan itself whose time is meant: «в течение срока действия плана», and not «… договора».
pub(in crate::deadline::read) fn is_plan(word: &str) -> bool {
    begins(
        word,
        &["план", "приказ", "програм", "проект", "дорожн", "комплекс", "концепци", "стратеги", "меропри"],
    )
}
