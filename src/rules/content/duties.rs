//! The verbs of duties: what is done once and has a day, what goes on, and what an order does by being given.

use crate::russian::words::words;

/// What an order does by being given, and nobody has to do later.
pub(super) const DONE_BY_ORDER: [&str; 52] = [
    "утверд",
    "призна",
    "счита",
    "установ",
    "назнач",
    "возлож",
    "ввест",
    "определ",
    "созда",
    "внест",
    "отмен",
    "остав",
    "включ",
    "исключ",
    "присво",
    "одобр",
    "образ",
    "закреп",
    "излож",
    "дополн",
    "приня",
    "измен",
    "перенес",
    "наград",
    "разреш",
    "освобод",
    "допуст",
    "перевес",
    "выдел",
    "запрет",
    "объяв",
    "продл",
    "приостанов",
    "снят",
    "откры",
    "закры",
    "зачисл",
    "отчисл",
    "премир",
    "поощр",
    "присуд",
    "довер",
    "подтверд",
    "надел",
    "передат",
    "уволит",
    "предостав",
    "привлеч",
    "направит",
    "командир",
    "сформир",
    "нача",
];

/// What goes on as long as the plan does, and has no day: «обеспечить реализацию плана», «осуществлять контроль».
const LASTING: [&str; 17] = [
    "функционировани",
    "принять участие",
    "принять меры",
    "принять к",
    "поддерживать",
    "настоящего приказа",
    "контроль за",
    "обеспечить выполнение план",
    "обеспечить выполнение дорожной",
    "обеспечить реализацию план",
    "обеспечить реализацию дорожной",
    "обеспечить исполнение план",
    "методическую поддержку",
    "методическое сопровождение",
    "методическую помощь",
    "консультационную поддержку",
    "информационную поддержку",
];

/// Whether the words ask for what goes on as long as the plan.
pub(super) fn is_lasting(text: &str) -> bool {
    let lower = text.to_lowercase();
    LASTING.iter().any(|stem| lower.contains(stem))
}

/// Whether of the verbs of a clause one goes on and none is done once: «при отборе учитывать стаж».
pub(super) fn goes_on(text: &str) -> bool {
    let verbs = words(text).map(|word| word.text.to_lowercase()).filter(|word| is_verb(word));
    let verbs = verbs.collect::<Vec<_>>();
    !verbs.is_empty() && !verbs.iter().any(|verb| is_infinitive(verb))
}

/// Whether a clause begins with what an order does by being given: «Назначить», «Персональную ответственность … возложить».
pub(super) fn is_done_by_order(text: &str) -> bool {
    let done = |word: &str| DONE_BY_ORDER.iter().any(|stem| word.starts_with(stem)) && is_verb(word);
    words(text)
        .map(|word| word.text.to_lowercase())
        .find(|word| is_verb(word))
        .is_some_and(|word| done(&word))
}

/// Beginnings of verbs that end as lasting ones do, and are done once.
const DONE: [&str; 13] = [
    "организова",
    "проинформ",
    "проанализ",
    "сформиров",
    "скорректир",
    "откорректир",
    "согласова",
    "опубликова",
    "зарегистрир",
    "протестир",
    "проконсульт",
    "проконтрол",
    "разослать",
];

/// Verbs of what goes on that end as those of what is done once.
const GOES_ON: [&str; 16] = [
    "вести",
    "держать",
    "решать",
    "сообщать",
    "хранить",
    "готовить",
    "следить",
    "докладывать",
    "принимать",
    "размещать",
    "обобщать",
    "знакомить",
    "применять",
    "иметь",
    "обеспечивать",
    "работать",
];

/// Whether a word ends as verbs do, whether they go on or are done once.
fn is_verb(word: &str) -> bool {
    let ends = ["ать", "ить", "еть", "уть", "ять", "сти", "зти", "йти", "ться", "тись"];
    ends.iter().any(|end| word.ends_with(end)) && !word.ends_with("сть") && !word.ends_with("ности")
}

/// Whether a word is the infinitive of what is done once: «обеспечить», «провести». «Область», «ответственность» and the like are none.
pub(super) fn is_infinitive(word: &str) -> bool {
    // «Оказывать», «содействовать», «осуществлять» go on and have no day.
    let bare = word.strip_suffix("ся").unwrap_or(word);
    let lasting =
        ["ывать", "ивать", "овать", "ять", "ускать", "блюдать"].iter().any(|end| bare.ends_with(end));
    let done = bare.ends_with("нять") && !bare.ends_with("лнять")
        || DONE.iter().any(|beginning| bare.starts_with(beginning));
    let lasting = lasting && !done || GOES_ON.contains(&word);
    // «Безопасности», «отчётности» are nouns; no such verb is anybody's duty.
    is_verb(word) && !lasting
}
