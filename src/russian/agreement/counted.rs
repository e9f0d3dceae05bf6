//! A number and what it counts: «25 педагогов», «21 мероприятие».

use super::super::months::month_named;
use super::super::words::{Word, WordInText, is_blank, near_before, words};
use super::{AgreementIssue, Disagrees};

/// What plans count: how many of it stand behind one, behind two and behind five.
const COUNTED: [[&str; 3]; 62] = [
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
    ["парта", "парты", "парт"],
    ["раз", "раза", "раз"],
    ["рубль", "рубля", "рублей"],
    ["час", "часа", "часов"],
    ["листовка", "листовки", "листовок"],
    ["выставка", "выставки", "выставок"],
    ["встреча", "встречи", "встреч"],
    ["программа", "программы", "программ"],
    ["библиотека", "библиотеки", "библиотек"],
    ["экскурсия", "экскурсии", "экскурсий"],
    ["акция", "акции", "акций"],
    ["концерт", "концерта", "концертов"],
    ["публикация", "публикации", "публикаций"],
    ["врач", "врача", "врачей"],
    ["житель", "жителя", "жителей"],
    ["волонтёр", "волонтёра", "волонтёров"],
    ["работник", "работника", "работников"],
    ["методист", "методиста", "методистов"],
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
const DONE: [&str; 9] = ["дено", "чено", "вано", "лено", "рено", "шено", "щено", "дано", "жено"];

/// Numbers in words behind which many stand: «двух площадок».
const IN_WORDS: [&str; 10] =
    ["двух", "трёх", "трех", "четырёх", "четырех", "пяти", "шести", "семи", "восьми", "десяти"];

/// How the words begin that a number before them orders, and does not count: «9 класса», «5 мая».
const ORDERED: [&str; 8] = ["класс", "числ", "квартал", "декад", "курс", "групп", "степен", "категор"];

/// The slip of what a number counts.
pub(super) fn slip(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let before = spot.previous()?;
    match before.text.as_bytes() {
        [b'0'..=b'9', ..] if before.is_number() && before.text.len() < 4 => {
            of_table(spot, before).or_else(|| of_done(spot, before))
        }
        // «Двух», «пяти» and «новых» end in these letters.
        [.., 0x85 | 0xb8] => behind_word(spot, before),
        _ => None,
    }
}

/// «Двух спортивных площадки», «12 спортивных судьи»: one, where many are counted behind an adjective or in words.
fn behind_word(spot: WordInText<'_>, before: Word<'_>) -> Option<AgreementIssue> {
    let word = spot.word;
    if let Some(issue) = working_days(spot, before).or_else(|| behind_one(spot, before)) {
        return Some(issue);
    }
    // «Трёх новые площадки»
    let they = word.text.ends_with("ые") || word.text.ends_with("ие") && word.letters() > 6;
    let they = they && matches!(before.text, "двух" | "трёх" | "трех" | "четырёх" | "четырех");
    let one = ends_in_vowel(word) && word.letters() > 4 || they;
    let adjective = before.text.ends_with("ых") || before.text.ends_with("их");
    let number = if adjective { spot.before[0]? } else { before };
    if !one || adjective && !is_blank(spot.text, number.end(), before.start) {
        return None;
    }
    let in_words = IN_WORDS.iter().any(|few| number.is(few));
    // «Пяти человек», but «к пяти часам» ends otherwise.
    let in_figures = number.is_number() && number.text.len() < 4;
    if !in_words && (!in_figures || !asks_for_many(spot, number)) {
        return None;
    }
    let why = Disagrees::Count(spot.text.get(number.start..before.end()).unwrap_or_default().to_owned());
    Some(AgreementIssue { place: word.range(), why, right: None })
}

/// «5 рабочих дня», «за 3 рабочих день».
fn working_days(spot: WordInText<'_>, adjective: Word<'_>) -> Option<AgreementIssue> {
    let days = matches!(adjective.text, "рабочих" | "календарных")
        && matches!(spot.word.text, "дня" | "дни" | "день");
    let number = counting(spot, adjective).filter(|_| days)?;
    let right = match forms_behind(number) {
        CountForm::Many => "дней",
        CountForm::Few if spot.word.text != "дня" => "дня",
        _ => return None,
    };
    let why = Disagrees::Count(number.to_string());
    Some(AgreementIssue { place: spot.word.range(), why, right: Some(right.to_owned()) })
}

/// «21 населённых пунктов»: behind one stands one.
fn behind_one(spot: WordInText<'_>, adjective: Word<'_>) -> Option<AgreementIssue> {
    let word = spot.word;
    let many = ["тов", "нов", "ров", "лов", "дов", "сов", "ков", "ций", "ений", "аний", "телей"];
    let plural = adjective.text.ends_with("ых") && many.iter().any(|end| word.text.ends_with(end));
    let number =
        counting(spot, adjective).filter(|number| plural && forms_behind(*number) == CountForm::One)?;
    let why = Disagrees::Count(number.to_string());
    Some(AgreementIssue { place: word.range(), why, right: None })
}

/// The number before an adjective, where it counts and names nothing.
fn counting(spot: WordInText<'_>, adjective: Word<'_>) -> Option<u32> {
    let number = spot.before[0].filter(|number| number.is_number() && number.text.len() < 3)?;
    let counts = is_blank(spot.text, number.end(), adjective.start) && !is_part(spot.text, number);
    let named = words(near_before(spot.text, number.start)).last().is_some_and(|before| {
        let small = before.text.to_lowercase();
        NAMED.iter().any(|stem| small.starts_with(stem)) || matches!(&*small, "с" | "до" | "п" | "ст" | "ч")
    });
    number.text.parse().ok().filter(|_| counts && !named)
}

/// Which form stands behind a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CountForm {
    /// «21 день»
    One,
    /// «2 дня»
    Few,
    /// «5 дней»
    Many,
}

fn forms_behind(number: u32) -> CountForm {
    match (number % 100, number % 10) {
        (11..=14, _) | (_, 0 | 5..=9) => CountForm::Many,
        (_, 2..=4) => CountForm::Few,
        _ => CountForm::One,
    }
}

/// Whether many stand behind a number and an adjective: it is five or more, or a deed is done to what it counts.
fn asks_for_many(spot: WordInText<'_>, number: Word<'_>) -> bool {
    let Ok(count) = number.text.parse::<u32>() else { return false };
    let head = near_before(spot.text, number.start);
    let last = words(head).last().filter(|last| is_blank(head, last.end(), head.len()));
    let deed = || last.is_some_and(|last| DEEDS.iter().any(|deed| last.is(deed)));
    let named = head.trim_end().ends_with(['№', '.', ',', '-', '–', '/']);
    !named && (matches!((count % 100, count % 10), (11..=14, _) | (_, 0 | 5..=9)) || deed())
}

/// «Проведено 4 выставок», «закуплено 12 парты»: behind what was done the number and its noun are in the nominative.
fn of_done(spot: WordInText<'_>, number: Word<'_>) -> Option<AgreementIssue> {
    let word = spot.word;
    let done = spot.before[0].filter(|done| DONE.iter().any(|end| done.text.ends_with(end)))?;
    let ordered =
        month_named(word.text).is_some() || ORDERED.iter().any(|start| word.text.starts_with(start));
    let count: u32 = number.text.parse().ok()?;
    let shortened = spot.behind().starts_with(['.', '-', '/', '(']);
    if word.letters() < 4 || ordered || shortened || !is_blank(spot.text, done.end(), number.start) {
        return None;
    }
    let adjective =
        ["ых", "их", "ый", "ий"].iter().any(|end| word.text.ends_with(end)) && !word.text.ends_with("ний");
    let wrong = match (count % 100, count % 10) {
        (11..=14, _) | (_, 0 | 5..=9) => ends_in_vowel(word),
        (_, 2..=4) => !adjective && !word.text.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'ю', 'я']),
        _ => false,
    };
    let why = Disagrees::Count(number.text.to_owned());
    wrong.then(|| AgreementIssue { place: word.range(), why, right: None })
}

/// Whether a word ends as no noun does behind five: «школы», «судьи».
fn ends_in_vowel(word: Word<'_>) -> bool {
    word.is_small()
        && word.text.ends_with(['а', 'я', 'ы', 'и', 'у', 'ю'])
        && !["ими", "ыми", "ому", "ему", "ся", "ти", "жюри", "меню", "медиа"]
            .iter()
            .any(|end| word.text.ends_with(end))
}

/// The slip of what a number counts, of the nouns of the table.
fn of_table(spot: WordInText<'_>, number: Word<'_>) -> Option<AgreementIssue> {
    if matches!(spot.word.text, "год" | "года") {
        return age(spot, number);
    }
    // «За 1 полугодии»
    if spot.before[0].is_some_and(|before| before.is("за")) {
        let times = [("полугодии", "полугодие"), ("квартале", "квартал"), ("месяце", "месяц")];
        let right =
            times.iter().find(|(wrong, _)| spot.word.text == *wrong).map(|(_, right)| (*right).to_owned());
        if right.is_some() {
            let why = Disagrees::Count(number.text.to_owned());
            return Some(AgreementIssue { place: spot.word.range(), why, right });
        }
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
        (_, 2..=4) if word == *many && in_genitive() => None,
        (_, 2..=4) if word == *many => governed().then_some(None),
        (_, 2..=4) if word == *few => (in_genitive() || of_deed()).then_some(Some(*many)),
        (_, 2..=4) => (word == *one).then_some(Some(*few)),
        // «Приобретение 21 компьютера», but «закуплен 21 компьютер».
        _ if of_deed() => (word == *many).then_some(Some(*few)),
        _ => (word == *many && one != many).then_some(Some(*one)),
    }?;
    let why = Disagrees::Count(number.text.to_owned());
    Some(AgreementIssue { place: spot.word.range(), why, right: right.map(str::to_owned) })
}

/// «От 10 до 19 год», «не менее 3 года»; «21 год», «до 1 года» and «до 3 года обучения» are none.
fn age(spot: WordInText<'_>, number: Word<'_>) -> Option<AgreementIssue> {
    let bounds = ["до", "старше", "младше", "менее", "более", "свыше"];
    let bound = spot.before[0].filter(|before| bounds.iter().any(|one| before.is(one)))?;
    let one = number.text.ends_with('1') && number.text != "11";
    let course =
        spot.next().is_some_and(|next| next.text.starts_with("обучени") || next.text.starts_with("жизни"));
    let years = !one && !course && number.text.len() < 3 && bound.end() < number.start;
    let why = Disagrees::Count(number.text.to_owned());
    years.then(|| AgreementIssue { place: spot.word.range(), why, right: Some("лет".to_owned()) })
}

/// Whether a number is a name or a part of a greater one: «№ 15», «школа 15», «1,5», «5 – 15».
fn is_name(spot: WordInText<'_>, number: Word<'_>) -> bool {
    is_part(spot.text, number)
        || spot.before[0].is_some_and(|before| {
            let small = before.text.to_lowercase();
            before.is_capitals() || NAMED.iter().any(|stem| small.starts_with(stem))
        })
}

/// Whether a number is a part of a greater one or has a sign before it that makes it a name.
fn is_part(text: &str, number: Word<'_>) -> bool {
    let bare = text.get(..number.start).unwrap_or_default().trim_end();
    bare.ends_with(|sign: char| {
        matches!(sign, '№' | 'N' | '.' | ',' | '/' | '-' | '–' | '—') || sign.is_ascii_digit()
    })
}
