//! Beginnings of words that no word has, as the language of orders mistypes its own.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::super::letters::capital;
use super::super::words::Word;
use super::Misspelling;

/// The wrong beginnings with the right ones, four letters or more each.
const BEGINNINGS: [(&str, &str); 60] = [
    ("агенств", "агентств"),
    ("апеляц", "апелляц"),
    ("атестац", "аттестац"),
    ("атестов", "аттестов"),
    ("безопастн", "безопасн"),
    ("будующ", "будущ"),
    ("видио", "видео"),
    ("взаймодейств", "взаимодейств"),
    ("вобщем", "в общем"),
    ("вообщем", "в общем"),
    ("вследствии", "вследствие"),
    ("граммотн", "грамотн"),
    ("дессиминац", "диссеминац"),
    ("дессеминац", "диссеминац"),
    ("диссиминац", "диссеминац"),
    ("ежегдн", "ежегодн"),
    ("ежекватральн", "ежеквартальн"),
    ("ежемесячьн", "ежемесячн"),
    ("заведущ", "заведующ"),
    ("зделат", "сделат"),
    ("инфомац", "информац"),
    ("инциндент", "инцидент"),
    ("искуств", "искусств"),
    ("квалифекац", "квалификац"),
    ("колличеств", "количеств"),
    ("количесв", "количеств"),
    ("комиси", "комисси"),
    ("компитен", "компетен"),
    ("координальн", "кардинальн"),
    ("корупц", "коррупц"),
    ("мероприт", "мероприят"),
    ("меропрят", "мероприят"),
    ("меропряит", "мероприят"),
    ("наставничесв", "наставничеств"),
    ("обучащ", "обучающ"),
    ("опазда", "опозда"),
    ("организацц", "организац"),
    ("отвественн", "ответственн"),
    ("ответсвен", "ответствен"),
    ("ответственые", "ответственные"),
    ("ответственый", "ответственный"),
    ("ответственых", "ответственных"),
    ("паралел", "параллел"),
    ("педогог", "педагог"),
    ("переодич", "периодич"),
    ("прецендент", "прецедент"),
    ("приемственност", "преемственност"),
    ("програма", "программа"),
    ("програмой", "программой"),
    ("програму", "программу"),
    ("програмы", "программы"),
    ("пропоганд", "пропаганд"),
    ("расписаниие", "расписание"),
    ("распорежен", "распоряжен"),
    ("расчитан", "рассчитан"),
    ("расчитат", "рассчитат"),
    ("росписани", "расписани"),
    ("сертефик", "сертифик"),
    ("следущ", "следующ"),
    ("соответсв", "соответств"),
];

/// More of them; two lists, so that each fits a screen.
const MORE: [(&str, &str); 17] = [
    ("абонимент", "абонемент"),
    ("успеваимост", "успеваемост"),
    ("класн", "классн"),
    ("програмн", "программн"),
    ("своевременост", "своевременност"),
    ("прибывани", "пребывани"),
    ("терориз", "террориз"),
    ("терорист", "террорист"),
    ("учавств", "участв"),
    ("учрежедени", "учреждени"),
    ("учережден", "учрежден"),
    ("чуствоват", "чувствоват"),
    ("эксплотац", "эксплуатац"),
    ("экспиремент", "эксперимент"),
    ("экстримизм", "экстремизм"),
    ("экстримист", "экстремист"),
    ("юридичиск", "юридическ"),
];

fn all() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    BEGINNINGS.iter().chain(&MORE)
}

/// The wrong beginnings.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    all().map(|(wrong, _)| *wrong)
}

/// The beginnings in the order of the alphabet; none is the beginning of another.
static SORTED: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut sorted: Vec<_> = all().copied().collect();
    sorted.sort_unstable();
    sorted
});

/// The word as it should be written, where it begins as no word does.
pub(super) fn misspelling(word: Word<'_>) -> Option<Misspelling> {
    let small = if word.is_small() { Cow::Borrowed(word.text) } else { Cow::Owned(word.text.to_lowercase()) };
    let behind = SORTED.partition_point(|(wrong, _)| *wrong <= &*small);
    let (wrong, right) = SORTED.get(behind.checked_sub(1)?)?;
    let rest = small.strip_prefix(wrong)?;
    let right = format!("{right}{rest}");
    let right = if word.is_great() { capital(&right) } else { right };
    Some(Misspelling { place: word.range(), right, confused: false })
}
