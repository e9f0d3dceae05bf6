//! Beginnings of words that no word has, as the language of orders mistypes its own.

use std::sync::LazyLock;

use super::super::letters::capital;
use super::super::words::Word;
use super::Misspelling;

/// The wrong beginnings with the right ones, four letters or more each.
const BEGINNINGS: [(&str, &str); 62] = [
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
    ("образовательнн", "образовательн"),
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
    ("програмам", "программам"),
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
const MORE: [(&str, &str); 12] = [
    ("терориз", "террориз"),
    ("терорист", "террорист"),
    ("учавств", "участв"),
    ("учереждени", "учреждени"),
    ("учрежедени", "учреждени"),
    ("учережден", "учрежден"),
    ("чуствоват", "чувствоват"),
    ("эксплотац", "эксплуатац"),
    ("экспиремент", "эксперимент"),
    ("экстримизм", "экстремизм"),
    ("экстримист", "экстремист"),
    ("юридичиск", "юридическ"),
];

/// The first four letters of each beginning, sorted: most words of a text are known to be none of them by these.
static KEYS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut keys: Vec<u64> = all().filter_map(|(wrong, _)| key(wrong.as_bytes())).collect();
    keys.sort_unstable();
    keys
});

fn all() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    BEGINNINGS.iter().chain(&MORE)
}

/// The first four letters of a word, the first of them small.
fn key(word: &[u8]) -> Option<u64> {
    let mut head = *word.first_chunk::<8>()?;
    match head {
        [0xd0, first @ 0x90..=0x9f, ..] => head[1] = first + 0x20,
        [0xd0, first @ 0xa0..=0xaf, ..] => [head[0], head[1]] = [0xd1, first - 0x20],
        _ => {}
    }
    Some(u64::from_be_bytes(head))
}

/// The word as it should be written, where it begins as no word does.
pub(super) fn misspelling(word: Word<'_>) -> Option<Misspelling> {
    KEYS.binary_search(&key(word.text.as_bytes())?).ok()?;
    let small = word.text.to_lowercase();
    let (wrong, right) = all().find(|(wrong, _)| small.starts_with(*wrong))?;
    let rest = small.get(wrong.len()..)?;
    let right = format!("{right}{rest}");
    let right = if word.is_great() { capital(&right) } else { right };
    Some(Misspelling { place: word.range(), right, confused: false })
}
