//! The genitive of names of bodies: «к приказу управления образования», made where the head of the name is a usual one.

use super::letters::uncapital;

/// The heads of names of bodies with their genitive.
const HEADS: [(&str, &str); 54] = [
    ("управление", "управления"),
    ("министерство", "министерства"),
    ("комитет", "комитета"),
    ("отдел", "отдела"),
    ("отделение", "отделения"),
    ("администрация", "администрации"),
    ("департамент", "департамента"),
    ("школа", "школы"),
    ("правительство", "правительства"),
    ("губернатор", "губернатора"),
    ("президент", "президента"),
    ("глава", "главы"),
    ("мэрия", "мэрии"),
    ("мэр", "мэра"),
    ("дума", "думы"),
    ("совет", "совета"),
    ("собрание", "собрания"),
    ("учреждение", "учреждения"),
    ("организация", "организации"),
    ("гимназия", "гимназии"),
    ("лицей", "лицея"),
    ("интернат", "интерната"),
    ("школа-интернат", "школы-интерната"),
    ("колледж", "колледжа"),
    ("техникум", "техникума"),
    ("училище", "училища"),
    ("институт", "института"),
    ("университет", "университета"),
    ("академия", "академии"),
    ("центр", "центра"),
    ("сад", "сада"),
    ("дом", "дома"),
    ("дворец", "дворца"),
    ("станция", "станции"),
    ("библиотека", "библиотеки"),
    ("музей", "музея"),
    ("служба", "службы"),
    ("агентство", "агентства"),
    ("инспекция", "инспекции"),
    ("палата", "палаты"),
    ("фонд", "фонда"),
    ("союз", "союза"),
    ("комиссия", "комиссии"),
    ("коллегия", "коллегии"),
    ("объединение", "объединения"),
    ("орган", "органа"),
    ("префектура", "префектуры"),
    ("управа", "управы"),
    ("аппарат", "аппарата"),
    ("исполком", "исполкома"),
    ("директор", "директора"),
    ("начальник", "начальника"),
    ("руководитель", "руководителя"),
    ("министр", "министра"),
];

/// Endings of adjectives in the nominative with those of the genitive; the longer ones first.
const ADJECTIVES: [(&str, &str); 13] = [
    ("ший", "шего"),
    ("щий", "щего"),
    ("ний", "него"),
    ("щая", "щей"),
    ("шая", "шей"),
    ("ая", "ой"),
    ("яя", "ей"),
    ("щее", "щего"),
    ("нее", "него"),
    ("ое", "ого"),
    ("ый", "ого"),
    ("ий", "ого"),
    ("ой", "ого"),
];

/// The heads of state whose names keep their capital within a sentence.
const CAPITAL: [&str; 5] = ["правительство", "президент", "губернатор", "министерство", "федеральн"];

/// The genitive of a body's name; none where its head is not known. What follows the head stays as it is.
pub fn genitive(name: &str) -> Option<String> {
    let name = name.trim();
    let first = name.split([' ', '\u{a0}']).next()?;
    // An abbreviation has no cases: «МБОУ СОШ № 7».
    if first.chars().count() > 1 && first.chars().all(|sign| sign.is_uppercase() || sign == '-') {
        return Some(name.to_owned());
    }
    let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    for word in &mut words {
        let lower = word.to_lowercase();
        if let Some((_, genitive)) = HEADS.iter().find(|(head, _)| *head == lower) {
            *word = like(word, genitive);
            let kept = CAPITAL.iter().any(|start| name.to_lowercase().starts_with(start));
            let made = words.join(" ");
            return Some(if kept { made } else { uncapital(&made).into_owned() });
        }
        let (stem, ending) = ADJECTIVES.iter().find_map(|(old, new)| Some((word.strip_suffix(old)?, new)))?;
        *word = format!("{stem}{ending}");
    }
    None
}

/// A form of a word in letters as great as those of the word.
fn like(word: &str, form: &str) -> String {
    let capitals = word.chars().count() > 1 && word.chars().all(|sign| !sign.is_lowercase());
    match word.chars().next().is_some_and(char::is_uppercase) {
        _ if capitals => form.to_uppercase(),
        true => super::letters::capital(form),
        false => form.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_heads_have_a_genitive() {
        let cases = [
            (
                "Управление образования администрации города Примерска",
                "управления образования администрации города Примерска",
            ),
            ("Министерство образования Республики Мордовия", "Министерства образования Республики Мордовия"),
            ("Комитет по образованию", "комитета по образованию"),
            ("Местная администрация Майского района", "местной администрации Майского района"),
            ("Исполнительный орган власти", "исполнительного органа власти"),
            (
                "Муниципальное бюджетное общеобразовательное учреждение «Школа № 7»",
                "муниципального бюджетного общеобразовательного учреждения «Школа № 7»",
            ),
            ("МБОУ СОШ № 7", "МБОУ СОШ № 7"),
            ("Правительство Кировской области", "Правительства Кировской области"),
            ("Средняя школа № 2", "средней школы № 2"),
            ("Детский сад № 22", "детского сада № 22"),
        ];
        for (name, right) in cases {
            assert_eq!(genitive(name).as_deref(), Some(right), "{name}");
        }
        assert_eq!(genitive("Ростовоблобразование"), None);
        assert_eq!(genitive("Наставники города"), None);
    }
}
