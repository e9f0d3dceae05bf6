//! Forms of words that tell more than their class: a case, a number, an ending that is glued on, a word that is cut off.

use crate::deadline::read::vocabulary::Class;

/// The endings of ordinal numbers behind digits: «3-й», «28-го».
pub(in crate::deadline::read) const ORDINAL_ENDINGS: [&str; 23] = [
    "й", "я", "е", "го", "му", "м", "ый", "ий", "ая", "ое", "ой", "ые", "х", "ом", "ого", "ю", "ую", "ти",
    "ем", "ми", "и", "ух", "ех",
];

/// Those of them that no day has: «1-я мая» has lost its decade or half.
pub(in crate::deadline::read) const FEMININE_ENDINGS: [char; 2] = ['я', 'ю'];

/// The endings of an ordinal number that counts a day: «первого», «третье».
pub(in crate::deadline::read) const OF_DAY: [&str; 4] = ["ого", "его", "ое", "ье"];

/// How a number ends that counts tens: «20-е числа», «2020-е годы», «2020-х годов».
pub(in crate::deadline::read) const DECADE_ENDING: [char; 2] = ['е', 'х'];

/// The word of «не менее 2 мероприятий», where «не реже 2 мероприятий» compares a number with how often.
pub(in crate::deadline::read) const LESS: &str = "менее";

/// The beginning and the end of a time as a preposition asks for them.
pub(in crate::deadline::read) const EDGE_CASES: [(Class, [&str; 2]); 3] = [
    (Class::Before, ["начала", "конца"]),
    (Class::From, ["начала", "конца"]),
    (Class::Toward, ["началу", "концу"]),
];

/// Parts of a time as «по» asks for what something is about: «по II кварталу».
pub(in crate::deadline::read) const TOPICS: [&str; 3] = ["кварталу", "полугодию", "году"];

/// The end of an academic year as a day of the calendar, and not its finish, which is an event.
pub(in crate::deadline::read) const END_OF_LESSONS: [&str; 2] = ["конца", "концу"];

/// What a plan does until its end: «до конца срока реализации».
pub(in crate::deadline::read) const RUNS: [&str; 2] = ["реализации", "действия"];

/// The one number of «20-е число», where «20-е числа» are ten days.
pub(in crate::deadline::read) const ONE_NUMBER: &str = "число";

/// Years in a case that «в течение» never has.
pub(in crate::deadline::read) const YEARS_ASTRAY: [&str; 3] = ["годам", "годами", "годах"];

/// A year in the case that «в» asks for: «в 2023 и 2024 годах до 1 мая».
pub(in crate::deadline::read) const LOCATIVE_YEARS: [&str; 2] = ["году", "годах"];

/// Any part of a month, where no word of it fits: «входит ли сюда сам промежуток».
pub(in crate::deadline::read) const STRETCH: &str = "промежуток";

/// The same behind «к»: «к первому мая».
pub(in crate::deadline::read) const TOWARD_DAY: [&str; 2] = ["ому", "ему"];

/// Prepositions that people type without the blank behind them, the longer ones first.
pub(in crate::deadline::read) const GLUED: [&str; 9] = ["до", "не", "по", "на", "во", "ко", "в", "с", "к"];

/// Short forms that have a mark inside: how they begin, the mark, how they go on, and what they are.
pub(in crate::deadline::read) const SHORT_FORMS: [(&str, &[char], &[&str], Class); 3] = [
    ("м", &['-', '\u{2011}'], &["ц", "ца", "це", "цев"], Class::Month),
    ("п", &['/'], &["г", "год", "годие", "годия", "годии"], Class::HalfYear),
    ("кв", &['-', '\u{2011}'], &["л", "ла", "ле"], Class::Quarter),
];

/// The short form of «пункт», which in capitals looks like a Roman number.
pub(in crate::deadline::read) const ITEM: &str = "п";

/// Units in the form that two, three and four of them have, and one.
pub(in crate::deadline::read) const ONE: [&str; 4] = ["дня", "месяца", "недели", "года"];

/// Words that point at a time told elsewhere: «срок тот же».
pub(in crate::deadline::read) const SAME: [&str; 4] = ["тот", "те", "прежний", "прежние"];

/// The ends of «последний» in the plural.
pub(in crate::deadline::read) const MANY_LAST: [&str; 3] = ["ие", "их", "им"];

/// Units in the plural, which ask for a number: «в течение дней».
pub(in crate::deadline::read) const MANY: [&str; 4] = ["дней", "недель", "месяцев", "лет"];

/// Parts of a year or a month of which there are many: «в течение 3 кварталов».
pub(in crate::deadline::read) const MANY_PARTS: [&str; 5] =
    ["недель", "декад", "половин", "кварталов", "полугодий"];

/// Parts of a month in the form that a number counts: «2 недели».
pub(in crate::deadline::read) const PARTS_OF_MONTH: [&str; 3] = ["недели", "декады", "половины"];

/// Units in a form that asks for a number behind «раз в»: «1 раз в месяцев».
pub(in crate::deadline::read) const COUNTED: [&str; 10] =
    ["месяцев", "месяца", "квартала", "недель", "недели", "года", "лет", "кварталов", "дней", "дня"];

/// How «каждые» ends, which asks for a number, and the form that never has one.
pub(in crate::deadline::read) const EACH_MANY: &str = "ые";
pub(in crate::deadline::read) const EACH_ONE: &str = "каждый";

/// The word that sets a least number by itself: «минимум 1 раз», where «реже 1 раза» sets none.
pub(in crate::deadline::read) const AT_LEAST: &str = "минимум";

/// The one day of «не позднее 3 рабочего дня».
pub(in crate::deadline::read) const WORKING_DAY: [&str; 2] = ["рабочего", "дня"];

/// A day as «в» asks for it: «в день проведения».
pub(in crate::deadline::read) const IN_DAY: &str = "день";

/// A day in a form that «до» never has: «до день».
pub(in crate::deadline::read) const NO_DAY_BY: [&str; 3] = ["день", "днем", "дни"];

/// What says when by itself, where others of its kind want a word behind them: «накануне», and not «перед».
pub(in crate::deadline::read) const ALONE: [&str; 1] = ["накануне"];

/// A day and a night: «до суток» names no day.
pub(in crate::deadline::read) const DAY_AND_NIGHT: [&str; 2] = ["суток", "сутки"];

/// The year in the genitive, and as «по» asks for it.
pub(in crate::deadline::read) const YEAR_CASES: [&str; 2] = ["года", "год"];

/// The quarter that something is of, and the last one that is a quarter itself: «последнего квартала».
pub(in crate::deadline::read) const QUARTER_OF: &str = "квартала";
pub(in crate::deadline::read) const LAST_QUARTER: &str = "последнего";

/// Words of an edge that have lost their preposition: their forms, it, and whether they may stand behind another.
pub(in crate::deadline::read) const LOST: [(&[&str], &str, bool); 2] = [
    (&["концу", "началу", "окончанию"], "к", false),
    (&["конца", "начала", "середины", "окончания", "завершения", "наступления"], "до", true),
];

/// What a last day follows: «до 15 мая», «срок: 15 мая».
pub(in crate::deadline::read) const LAST: [&str; 7] = ["до", "позднее", "позже", "к", "ко", "по", "срок"];

/// How what a time comes after is told: «по итогам», «по окончании».
pub(in crate::deadline::read) const BY_EVENT: &str = "по ";

/// The preposition of an end that is an event: «до особого распоряжения».
pub(in crate::deadline::read) const BEFORE: &str = "до ";

/// Words that join, and join nothing at the end.
pub(in crate::deadline::read) const AND: &str = " и";

/// Wordings without a date that stop where they should begin to say something.
pub(in crate::deadline::read) const CUT_OFF: [&str; 13] = [
    "со дня",
    "с даты",
    "с момента",
    "по мере",
    "согласно",
    "в соответствии",
    "в случае",
    "в день",
    "в связи",
    "по окончании",
    "по завершении",
    "после окончания",
    "в сроки, установленные",
];

/// Short forms whose full stop ends no sentence.
pub(in crate::deadline::read) const STOPPED: [&str; 6] = ["г", "гг", "др", "пр", "д", "п"];

/// Words that nothing ends with.
pub(in crate::deadline::read) const NEVER_LAST: [&str; 5] = ["до", "с", "со", "после", "при"];

/// Beginnings of words that tell a plan of somebody above, and not of the plan's own organisation.
pub(in crate::deadline::read) const OTHERS: [&str; 16] = [
    "регион",
    "министерств",
    "минпросвещ",
    "минобр",
    "департамент",
    "край",
    "края",
    "област",
    "республик",
    "федерал",
    "муниципал",
    "районн",
    "роив",
    "утвержденн",
    "установленн",
    "учредител",
];

/// Beginnings of words behind «при» that may come to pass or not.
pub(in crate::deadline::read) const OCCASIONS: [&str; 8] =
    ["наличи", "возникнов", "поступлен", "обращени", "выявлен", "изменени", "появлен", "услови"];

/// How a condition begins, how any circumstance does, and the one that is only a need.
pub(in crate::deadline::read) const CONDITION: &str = "в случае";
pub(in crate::deadline::read) const CIRCUMSTANCE: &str = "при ";
pub(in crate::deadline::read) const NEED: &str = "при необход";

/// Beginnings of words behind «при» that tell who helps, and make no condition.
pub(in crate::deadline::read) const HELP: [&str; 5] =
    ["участи", "поддержк", "содействи", "взаимодействи", "помощи"];

/// The ends of an event's noun behind «по», and behind «после»: «по окончании отбора», «после окончания отбора».
pub(in crate::deadline::read) const EVENT_CASES: [(&str, &str); 2] = [("ении", "ения"), ("ании", "ания")];

/// The end that such a noun has behind «по».
pub(in crate::deadline::read) const EVENT_END: &str = "нии";

/// The pronoun of «со дня его издания», the words that point at this very act, the acts, and what makes them count.
pub(in crate::deadline) const ITS: &str = "его";
pub(in crate::deadline) const THIS: [&str; 3] = ["настоящего", "данного", "этого"];
pub(in crate::deadline) const ACTS: [&str; 3] = ["приказ", "распоряжени", "постановлени"];
pub(in crate::deadline) const ISSUES: [&str; 4] = ["издани", "подписани", "приняти", "выход"];

/// The words of what most events are: the act itself, and its issue.
pub(in crate::deadline::read) const EVENTFUL: [&str; 10] = [
    "приказа",
    "распоряжения",
    "постановления",
    "настоящего",
    "данного",
    "издания",
    "подписания",
    "принятия",
    "выхода",
    "отмены",
];

/// What «до» leaves open, by its name.
pub(in crate::deadline::read) const QUARTER: &str = "квартал";
pub(in crate::deadline::read) const HALF_YEAR: &str = "полугодие";
pub(in crate::deadline::read) const YEAR: &str = "год";

/// The academic one.
pub(in crate::deadline::read) const SCHOOL: &str = "учебный";

/// How a street is told.
pub(in crate::deadline::read) const STREET: &str = "ул";
