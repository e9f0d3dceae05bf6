//! A number and what it counts: «25 педагогов», «21 мероприятие».

use super::super::words::{Word, WordInText};
use super::{AgreementIssue, Why};

/// What plans count: how many of it stand behind one, behind two and behind five.
const COUNTED: [[&str; 3]; 44] = [
    ["школа", "школы", "школ"],
    ["педагог", "педагога", "педагогов"],
    ["учитель", "учителя", "учителей"],
    ["семинар", "семинара", "семинаров"],
    ["вебинар", "вебинара", "вебинаров"],
    ["мероприятие", "мероприятия", "мероприятий"],
    ["заседание", "заседания", "заседаний"],
    ["занятие", "занятия", "занятий"],
    ["совещание", "совещания", "совещаний"],
    ["учреждение", "учреждения", "учреждений"],
    ["организация", "организации", "организаций"],
    ["консультация", "консультации", "консультаций"],
    ["участник", "участника", "участников"],
    ["наставник", "наставника", "наставников"],
    ["ученик", "ученика", "учеников"],
    ["показатель", "показателя", "показателей"],
    ["экземпляр", "экземпляра", "экземпляров"],
    ["конкурс", "конкурса", "конкурсов"],
    ["месяц", "месяца", "месяцев"],
    ["неделя", "недели", "недель"],
    ["день", "дня", "дней"],
    ["компьютер", "компьютера", "компьютеров"],
    ["принтер", "принтера", "принтеров"],
    ["автобус", "автобуса", "автобусов"],
    ["кабинет", "кабинета", "кабинетов"],
    ["комплект", "комплекта", "комплектов"],
    ["документ", "документа", "документов"],
    ["отчёт", "отчёта", "отчётов"],
    ["отчет", "отчета", "отчетов"],
    ["лагерь", "лагеря", "лагерей"],
    ["воспитатель", "воспитателя", "воспитателей"],
    ["специалист", "специалиста", "специалистов"],
    ["выпускник", "выпускника", "выпускников"],
    ["воспитанник", "воспитанника", "воспитанников"],
    ["объект", "объекта", "объектов"],
    ["тренинг", "тренинга", "тренингов"],
    ["лицензия", "лицензии", "лицензий"],
    ["ноутбук", "ноутбука", "ноутбуков"],
    ["школьник", "школьника", "школьников"],
    ["процент", "процента", "процентов"],
    ["победитель", "победителя", "победителей"],
    ["судья", "судьи", "судей"],
    ["филиал", "филиала", "филиалов"],
    ["площадка", "площадки", "площадок"],
];

/// What a number behind it names, and does not count: «пункт 5», «класс 9», «СОШ 15».
const NAMED: [&str; 16] = [
    "пункт",
    "подпункт",
    "стать",
    "приложени",
    "школ",
    "лице",
    "гимнази",
    "сад",
    "класс",
    "групп",
    "номер",
    "част",
    "раздел",
    "этап",
    "форм",
    "блок",
];

/// What asks for the genitive of what is counted behind it: «не менее 2 семинаров».
const IN_GENITIVE: [&str; 6] = ["менее", "более", "свыше", "около", "до", "из"];

/// Deeds behind which what is counted stands in the genitive: «открытие 2 школ».
const DEEDS: [&str; 8] =
    ["открытие", "приобретение", "проведение", "создание", "закупка", "подготовка", "обучение", "участие"];

/// How the word ends that tells what was done: «обучено 3 педагога».
const DONE: [&str; 3] = ["дено", "чено", "вано"];

/// The slip of what a number counts.
pub(super) fn slip(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let number = spot.previous().filter(|word| word.is_number() && word.text.len() < 4)?;
    if matches!(spot.word.text, "год" | "года") {
        return age(spot, number);
    }
    let [one, few, many] = COUNTED.iter().find(|forms| forms.contains(&spot.word.text))?;
    let count: u32 = number.text.parse().ok()?;
    if is_name(spot, number) {
        return None;
    }
    let word = spot.word.text;
    // «Выезд в 4 школ»: behind these the genitive does not stand.
    let governed =
        || spot.before[0].is_some_and(|before| ["в", "на", "к", "по"].iter().any(|one| before.is(one)));
    let in_genitive = || spot.before[0].is_some_and(|before| IN_GENITIVE.iter().any(|one| before.is(one)));
    let of_deed = || spot.before[0].is_some_and(|before| DEEDS.iter().any(|deed| before.is(deed)));
    let done = || spot.before[0].is_some_and(|before| DONE.iter().any(|end| before.text.ends_with(end)));
    let right = match (count % 100, count % 10) {
        (11..=14, _) | (_, 0 | 5..=9) => (word != *many).then_some(Some(*many)),
        // In the genitive two take the form of many: «не менее 3 семинаров».
        (_, 2..=4) if word == *many && done() => Some(Some(*few)),
        (_, 2..=4) if word == *many => governed().then_some(None),
        (_, 2..=4) if word == *few => (in_genitive() || of_deed()).then_some(Some(*many)),
        (_, 2..=4) => (word == *one).then_some(Some(*few)),
        // «Приобретение 21 компьютера», but «закуплен 21 компьютер».
        _ if of_deed() => (word == *many).then_some(Some(*few)),
        _ => (word == *many).then_some(Some(*one)),
    }?;
    let why = Why::Count(number.text.to_owned());
    Some(AgreementIssue { place: spot.word.range(), why, right: right.map(str::to_owned) })
}

/// «От 10 до 19 год»; «21 год» and «3 год обучения» are none.
fn age(spot: WordInText<'_>, number: Word<'_>) -> Option<AgreementIssue> {
    let bound =
        spot.before[0].filter(|before| before.is("до") || before.is("старше") || before.is("младше"))?;
    let years = !number.text.ends_with('1') && number.text.len() == 2 && bound.end() < number.start;
    let why = Why::Count(number.text.to_owned());
    years.then(|| AgreementIssue { place: spot.word.range(), why, right: Some("лет".to_owned()) })
}

/// Whether a number is a name or a part of a greater one: «№ 15», «школа 15», «1,5», «5 – 15».
fn is_name(spot: WordInText<'_>, number: Word<'_>) -> bool {
    let head = spot.text.get(..number.start).unwrap_or_default();
    let bare = head.trim_end();
    if bare.ends_with(|sign: char| {
        matches!(sign, '№' | 'N' | '.' | ',' | '/' | '-' | '–' | '—') || sign.is_ascii_digit()
    }) {
        return true;
    }
    spot.before[0].is_some_and(|before| {
        let small = before.text.to_lowercase();
        before.is_capitals() || NAMED.iter().any(|stem| small.starts_with(stem))
    })
}
