//! The words that deadlines are made of, each in the forms that orders use.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Month, Weekday};

use super::super::term::{LagUnit, Why};
use crate::deadline::stretch::month;

/// The case of a month's name, as far as the grammar asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// «май».
    Nominative,
    /// «мая».
    Genitive,
    /// «мае».
    Prepositional,
    /// «маю», «маем».
    Oblique,
    /// «янв.», of any case.
    Short,
}

/// A unit that a rhythm or a slot is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    SchoolYear,
}

impl Unit {
    /// The unit, an academic year being a year.
    pub fn civil(self) -> Self {
        if self == Unit::SchoolYear { Unit::Year } else { self }
    }
}

/// A word by what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// до
    Before,
    /// с
    From,
    /// по
    Until,
    /// к
    Toward,
    /// в
    In,
    /// на
    At,
    /// за
    For,
    /// и
    And,
    /// или
    Or,
    /// но, а
    But,
    /// не
    Not,
    /// позднее
    Later,
    /// ранее
    Earlier,
    /// чем
    Than,
    /// через
    Through,
    /// после
    After,
    /// срок
    Term,
    /// течение
    During,
    /// период
    Period,
    /// весь
    All,
    /// реализации, действия
    Course,
    /// момента, даты
    Moment,
    /// день, дня
    DayWord,
    /// следующий
    Next,
    /// текущий, этот
    Current,
    /// новый
    New,
    /// состоянию
    State,
    /// отчётный
    Report,
    /// каждый
    Each,
    /// последний
    Last,
    /// начало
    Begin,
    /// середина
    Middle,
    /// конец
    End,
    /// половина
    HalfWord,
    /// декада
    Decade,
    /// неделя
    WeekWord,
    /// месяц
    MonthWord,
    /// квартал
    QuarterWord,
    /// полугодие
    HalfYear,
    /// полгода
    HalfOfYear,
    /// год
    YearWord,
    /// г
    YearShort,
    /// учебный
    School,
    /// календарный
    Civil,
    /// рабочий
    Working,
    /// число
    NumberWord,
    /// раз
    Times,
    /// дважды, трижды
    TimesIn(u8),
    /// реже, менее
    Rarer,
    /// ежегодно
    Often(Unit),
    /// ежегодная
    OftenAdjective(Unit),
    /// по кварталам
    Units(Unit),
    /// далее
    Then,
    /// дальнейшем, последующем
    Further,
    /// постоянно
    Constantly,
    /// основе
    Basis,
    /// включительно
    Inclusive,
    /// начиная
    Starting,
    /// первый
    Ordinal(u8),
    /// один
    Cardinal(u8),
    /// A month in a case.
    Month(Month, Case),
    /// A weekday in any case.
    Weekday(Weekday),
    /// «по вторникам».
    Weekdays(Weekday),
    /// месячный, двухнедельный
    Lasting(u8, LagUnit),
    /// план, график
    Plan,
    /// соответствии
    Accordance,
    /// согласно
    According,
    /// мере
    Measure,
    /// необходимости, запросу: what follows «по» and leaves the time open.
    By(Why),
    /// при
    With,
    /// случае
    Occasion,
    /// установленный
    Established,
    /// A word that no date can follow: незамедлительно.
    Alone(Why),
    /// лето: months that nobody has named.
    Season,
    /// каникулы
    Holidays,
    /// A word that begins a place: онлайн, актовый.
    Place,
    /// A word of another kind.
    Other,
}

/// The forms of the months: nominative, genitive, prepositional, dative, instrumental, then short ones.
const MONTHS: [&str; 12] = [
    "январь января январе январю январем янв",
    "февраль февраля феврале февралю февралем фев февр",
    "март марта марте марту мартом мар",
    "апрель апреля апреле апрелю апрелем апр",
    "май мая мае маю маем",
    "июнь июня июне июню июнем июн",
    "июль июля июле июлю июлем июл",
    "август августа августе августу августом авг",
    "сентябрь сентября сентябре сентябрю сентябрем сен сент",
    "октябрь октября октябре октябрю октябрем окт",
    "ноябрь ноября ноябре ноябрю ноябрем ноя нояб",
    "декабрь декабря декабре декабрю декабрем дек",
];

/// Words of one meaning and their forms.
const WORDS: &[(Word, &str)] = &[
    (Word::Before, "до"),
    (Word::From, "с со"),
    (Word::Until, "по"),
    (Word::Toward, "к ко"),
    (Word::In, "в во"),
    (Word::At, "на"),
    (Word::For, "за"),
    (Word::And, "и"),
    (Word::Or, "или либо"),
    (Word::But, "но а"),
    (Word::Not, "не"),
    (Word::Later, "позднее позже"),
    (Word::Earlier, "ранее раньше"),
    (Word::Than, "чем"),
    (Word::Through, "через спустя"),
    (Word::After, "после вслед"),
    (Word::Term, "срок срока сроки сроков сроком сроку сроках сроками срокам"),
    (Word::During, "течение течении течений протяжении теч"),
    (Word::Period, "период периода периоде периоду периодом"),
    (Word::All, "весь всего все всей всем всю"),
    (Word::Course, "реализации реализация внедрения внедрении действия проекта программы"),
    (Word::Moment, "момента момент даты дата"),
    (Word::DayWord, "день дня дней дни дню днем днях дн сутки суток"),
    (
        Word::Next,
        "следующий следующего следующему следующем следующим следующая следующей следующую следующих следующие",
    ),
    (Word::Current, "текущий текущего текущему текущем этого этом этот нынешнего настоящего сего т"),
    (Word::New, "новый нового новому новом"),
    (Word::State, "состоянию"),
    (Word::Report, "отчетный отчетного отчетному отчетном отчетным отчетной"),
    (Word::Each, "каждый каждого каждому каждом каждым каждое каждая каждую каждой каждые соответствующего"),
    (
        Word::Last,
        "последний последнего последнему последнем последняя последней последнюю последнее последних последние",
    ),
    (Word::Begin, "начало начала началу начале"),
    (Word::Middle, "середина середины середине середину"),
    (Word::End, "конец конца концу конце окончания окончание окончанию окончанием"),
    (Word::HalfWord, "половина половины половине половину половин"),
    (Word::Decade, "декада декады декаде декаду декад декадах"),
    (Word::WeekWord, "неделя недели неделе неделю недель неделях нед"),
    (Word::MonthWord, "месяц месяца месяцу месяце месяцем месяцев месяцы мес"),
    (Word::QuarterWord, "квартал квартала кварталу квартале кварталом кварталы кварталах кварталов кв кварт"),
    (Word::HalfYear, "полугодие полугодия полугодию полугодии полугодием полугодиях полугодий полугод"),
    (Word::HalfOfYear, "полгода полугода"),
    (Word::YearWord, "год года году годы годов годах годам годом гг лет"),
    (Word::YearShort, "г"),
    (Word::School, "учебный учебного учебному учебном учебные учебных уч учеб"),
    (Word::Civil, "календарный календарного календарному календарном календарных календарные календ"),
    (Word::Working, "рабочий рабочего рабочему рабочих рабочие раб"),
    (Word::NumberWord, "число числа числу числе чисел"),
    (Word::Times, "раз раза разу"),
    (Word::TimesIn(2), "дважды"),
    (Word::TimesIn(3), "трижды"),
    (Word::Rarer, "реже менее чаще более минимум"),
    (Word::Often(Unit::Day), "ежедневно каждодневно"),
    (Word::Often(Unit::Week), "еженедельно понедельно"),
    (Word::Often(Unit::Month), "ежемесячно помесячно"),
    (Word::Often(Unit::Quarter), "ежеквартально поквартально"),
    (Word::Often(Unit::Year), "ежегодно"),
    (
        Word::OftenAdjective(Unit::Year),
        "ежегодная ежегодное ежегодный ежегодной ежегодном ежегодным ежегодного ежегодному ежегодные",
    ),
    (
        Word::OftenAdjective(Unit::Quarter),
        "ежеквартальная ежеквартальное ежеквартальный ежеквартальной ежеквартальном ежеквартальным ежеквартального",
    ),
    (
        Word::OftenAdjective(Unit::Month),
        "ежемесячная ежемесячное ежемесячный ежемесячной ежемесячном ежемесячным ежемесячного",
    ),
    (Word::Units(Unit::Week), "неделям"),
    (Word::Units(Unit::Month), "месяцам"),
    (Word::Units(Unit::Quarter), "кварталам"),
    (Word::Units(Unit::Half), "полугодиям"),
    (Word::Then, "далее затем впоследствии потом"),
    (
        Word::Further,
        "дальнейшем последующем последующие последующая последующее последующей последующим последующего последующий",
    ),
    (Word::Constantly, "постоянно непрерывно систематически регулярно круглогодично"),
    (Word::Basis, "постоянном регулярном постоянной регулярной системной систематической непрерывной"),
    (Word::Inclusive, "включительно вкл"),
    (Word::Starting, "начиная"),
    (Word::Weekday(Weekday::Mon), "понедельник понедельника понедельнику"),
    (Word::Weekday(Weekday::Tue), "вторник вторника вторнику"),
    (Word::Weekday(Weekday::Wed), "среда среды среду среде"),
    (Word::Weekday(Weekday::Thu), "четверг четверга четвергу"),
    (Word::Weekday(Weekday::Fri), "пятница пятницы пятницу пятнице"),
    (Word::Weekday(Weekday::Sat), "суббота субботы субботу субботе"),
    (Word::Weekday(Weekday::Sun), "воскресенье воскресенья воскресенью"),
    (Word::Weekdays(Weekday::Mon), "понедельникам"),
    (Word::Weekdays(Weekday::Tue), "вторникам"),
    (Word::Weekdays(Weekday::Wed), "средам"),
    (Word::Weekdays(Weekday::Thu), "четвергам"),
    (Word::Weekdays(Weekday::Fri), "пятницам"),
    (Word::Weekdays(Weekday::Sat), "субботам"),
    (Word::Weekdays(Weekday::Sun), "воскресеньям"),
    (Word::Lasting(1, LagUnit::Day), "суточный однодневный"),
    (Word::Lasting(6, LagUnit::Month), "полугодовой полугодичный"),
    (Word::Lasting(1, LagUnit::Year), "годичный годовой"),
    (
        Word::Plan,
        "план плана плану планом планам планами график графика графику графиком графикам графиками \
         расписание расписанию расписанием циклограмме",
    ),
    (Word::Accordance, "соответствии соответствие"),
    (Word::According, "согласно"),
    (Word::Measure, "мере"),
    (
        Word::By(Why::AsNeeded),
        "необходимости запросу запросам требованию требованиям надобности потребности заявке заявкам",
    ),
    (Word::By(Why::AsNeeded), "поручению поручениям обращению обращениям заявлению заявлениям факту желанию"),
    (Word::By(Why::Event), "итогам итогу результатам результату окончании завершении истечении"),
    (
        Word::By(Why::External),
        "согласованию распоряжению распоряжениям приказу приказам указанию указаниям письму письмам",
    ),
    (Word::With, "при"),
    (Word::Occasion, "случае"),
    (
        Word::Established,
        "установленный установленные установленным установленными установленном утвержденные указанные",
    ),
    (Word::Alone(Why::Event), "незамедлительно немедленно безотлагательно накануне перед"),
    (Word::Alone(Why::AsNeeded), "эпизодически"),
    (Word::Season, "весна весной весну весны весенний весеннего лето летом лета летний летнего"),
    (Word::Season, "осень осенью осени осенний осеннего зима зимой зиму зимы зимний зимнего"),
    (
        Word::Holidays,
        "каникулы каникул каникулах каникулам каникулярное каникулярный каникулярного весенние весенних летние \
         летних осенние осенних зимние зимних",
    ),
    (
        Word::Place,
        "онлайн дистанционно очно заочно актовый каб кабинет ул улица пгт пос поселок село станица хутор город",
    ),
    (Word::Place, "ауд аудитория площадка место мбоу маоу мкоу мбу мку гбоу гаоу гбу гау моу здание"),
];

/// The beginnings of ordinal numbers, from the first.
const ORDINALS: [&str; 20] = [
    "перв",
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
];

/// The ends of an adjective with a hard stem, and those of «третий».
const HARD: &str = "ый ой ая ое ые ого ому ом ую ым ых ыми";
const SOFT: &str = "ий ья ье ьи ьего ьей ьему ьем ью ьим ьих";

/// Cardinal numbers in the nominative, genitive and dative, and as the first part of an adjective.
const CARDINALS: &[(u8, &str, &str)] = &[
    (1, "один одна одно одного одной одному одну", "одно"),
    (2, "два две двух двум", "двух"),
    (3, "три трех трем", "трех"),
    (4, "четыре четырех четырем", "четырех"),
    (5, "пять пяти", "пяти"),
    (6, "шесть шести", "шести"),
    (7, "семь семи", "семи"),
    (8, "восемь восьми", "восьми"),
    (9, "девять девяти", "девяти"),
    (10, "десять десяти", "десяти"),
    (12, "двенадцать двенадцати", "двенадцати"),
    (14, "четырнадцать четырнадцати", "четырнадцати"),
    (15, "пятнадцать пятнадцати", "пятнадцати"),
    (20, "двадцать двадцати", "двадцати"),
    (30, "тридцать тридцати", "тридцати"),
];

/// Adjectives of duration by their unit; the ends are those of «срок» and «период».
const LASTING: [(LagUnit, &str); 3] =
    [(LagUnit::Day, "дневн"), (LagUnit::Week, "недельн"), (LagUnit::Month, "месячн")];

static DICTIONARY: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (index, forms) in (1..).zip(MONTHS) {
        let cases = [Case::Nominative, Case::Genitive, Case::Prepositional, Case::Oblique, Case::Oblique];
        let cases = cases.into_iter().chain(std::iter::repeat(Case::Short));
        words.extend(
            forms
                .split(' ')
                .zip(cases)
                .map(|(form, case)| (form.to_owned(), Word::Month(month(index), case))),
        );
    }
    for (word, forms) in WORDS {
        words.extend(forms.split_whitespace().map(|form| (form.to_owned(), *word)));
    }
    for (number, stem) in (1..).zip(ORDINALS) {
        let ends = if number == 3 { SOFT } else { HARD };
        words.extend(ends.split(' ').map(|end| (format!("{stem}{end}"), Word::Ordinal(number))));
    }
    for (number, forms, _) in CARDINALS {
        words.extend(forms.split(' ').map(|form| (form.to_owned(), Word::Cardinal(*number))));
    }
    let ones = std::iter::once((1, ""));
    for (number, prefix) in ones.chain(CARDINALS.iter().map(|(number, _, prefix)| (*number, *prefix))) {
        for (unit, stem) in LASTING {
            let ends = ["ый", "ого", "ом", "ому"];
            words.extend(ends.map(|end| (format!("{prefix}{stem}{end}"), Word::Lasting(number, unit))));
        }
    }
    words
});

/// The word of a form in small letters, «ё» as «е».
pub(super) fn look_up(form: &str) -> Word {
    DICTIONARY.get(form).copied().unwrap_or(Word::Other)
}

/// The known form nearest to a word that is not known, near enough to be meant.
pub(super) fn nearest(form: &str) -> Option<&'static str> {
    let letters: Vec<char> = form.chars().take(24).collect();
    let allowed = match letters.len() {
        0..=2 => return None,
        3..=6 => 1,
        _ => 2,
    };
    let of_time = DICTIONARY.iter().filter(|(_, word)| tells_time(**word)).map(|(known, _)| known);
    let close = of_time.filter(|known| known.chars().count().abs_diff(letters.len()) <= allowed);
    let scored = close.filter(|known| letters.len() > 3 || known.chars().count() > 1);
    let scored = scored.map(|known| (distance(&letters, known), known.as_str()));
    scored.filter(|(far, _)| *far <= allowed).min().map(|(_, known)| known)
}

/// Whether a word is of time itself, and not of what hangs on it.
fn tells_time(word: Word) -> bool {
    !matches!(
        word,
        Word::By(_)
            | Word::Plan
            | Word::Place
            | Word::Established
            | Word::Course
            | Word::Alone(_)
            | Word::Occasion
            | Word::Basis
            | Word::Holidays
            | Word::Season
            | Word::Moment
            | Word::Measure
    )
}

/// How many letters must be added, dropped, changed or swapped with the next (Damerau 1964).
fn distance(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut line = Vec::with_capacity(above.len());
        line.push(row + 1);
        for (column, other) in to.iter().enumerate() {
            let change = above[column] + usize::from(letter != other);
            let mut least = change.min(above[column + 1] + 1).min(line[column] + 1);
            let swapped = row > 0 && column > 0 && from[row - 1] == *other && *letter == to[column - 1];
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        assert_eq!(nearest("октбярь"), Some("октябрь"));
        assert_eq!(nearest("кварталл"), Some("квартал"));
        assert_eq!(nearest("совещание"), None);
    }
}
