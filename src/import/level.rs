//! The level of an issuer, told by the words of its name: whose it is, where its name has a place, and else of which kind.

/// What words of a name tell of its level.
struct Sign {
    /// Words that stand one behind the other; the last may go on where it ends in `*`.
    words: &'static [&'static str],
    /// None where the words look like a sign and are none: «в области образования».
    level: Option<&'static str>,
}

const fn sign(level: &'static str, words: &'static [&'static str]) -> Sign {
    Sign { words, level: Some(level) }
}

/// The signs; one goes before those behind it, as a school is also in a district, and a district in a region.
static SIGNS: &[Sign] = &[
    Sign { words: &["в", "области"], level: None },
    sign("federation", &["министерство", "просвещения", "российской"]),
    sign("federation", &["министерство", "просвещения", "рф"]),
    sign("federation", &["минпросвещения", "россии"]),
    sign("federation", &["министерство", "образования", "и", "науки", "российской"]),
    sign("federation", &["министерство", "науки", "и", "высшего", "образования"]),
    sign("federation", &["федеральная", "служба"]),
    sign("federation", &["федеральное", "агентство"]),
    sign("school", &["сош"]),
    sign("school", &["оош"]),
    sign("school", &["школа"]),
    sign("school", &["школы"]),
    sign("school", &["лицей"]),
    sign("school", &["лицея"]),
    sign("school", &["гимнази*"]),
    sign("school", &["детский", "сад"]),
    sign("school", &["детского", "сада"]),
    sign("school", &["колледж*"]),
    sign("school", &["техникум*"]),
    sign("school", &["общеобразовательное", "учреждение"]),
    sign("school", &["общеобразовательного", "учреждения"]),
    sign("school", &["образовательное", "учреждение"]),
    sign("school", &["образовательного", "учреждения"]),
    sign("municipality", &["муниципальн*"]),
    sign("municipality", &["района"]),
    sign("municipality", &["районн*"]),
    // The cities that are regions by the Constitution.
    sign("region", &["города", "москвы"]),
    sign("region", &["города", "севастополя"]),
    sign("region", &["санкт", "петербурга"]),
    sign("municipality", &["город*"]),
    sign("municipality", &["округ*"]),
    sign("region", &["автономного", "округа"]),
    sign("region", &["министерство"]),
    sign("region", &["министр"]),
    sign("region", &["правительство"]),
    sign("region", &["края"]),
    sign("region", &["краев*"]),
    sign("region", &["области"]),
    sign("region", &["областн*"]),
    sign("region", &["республик*"]),
    sign("region", &["региональн*"]),
    sign("municipality", &["администраци*"]),
    sign("region", &["департамент"]),
    sign("municipality", &["управление", "образования"]),
    sign("municipality", &["отдел", "образования"]),
    sign("municipality", &["комитет*"]),
];

/// The level that words tell, by the foremost of the signs among them.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let small = text.to_lowercase();
    let words: Vec<&str> =
        small.split(|sign: char| !sign.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let mut foremost = None;
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        // The longest: «автономного округа» is no «округа».
        let here = SIGNS.iter().enumerate().filter(|(_, sign)| sign.begins(rest));
        let here = here.max_by_key(|(_, sign)| sign.words.len());
        at += here.map_or(1, |(_, sign)| sign.words.len());
        let told = here.filter(|(_, sign)| sign.level.is_some());
        foremost = [foremost, told].into_iter().flatten().min_by_key(|(rank, _)| *rank);
    }
    let level = foremost.and_then(|(_, sign)| sign.level);
    let is_school = words.iter().any(|word| is_school_in_short(word));
    level.filter(|level| *level == "federation").or(is_school.then_some("school")).or(level)
}

impl Sign {
    fn begins(&self, words: &[&str]) -> bool {
        let is = |(sign, word): (&&str, &&str)| match sign.strip_suffix('*') {
            Some(begin) => word.starts_with(begin),
            None => word == sign,
        };
        words.len() >= self.words.len() && self.words.iter().zip(words).all(is)
    }
}

/// Whether a word is short for an institution of education: «МБОУ», «ГБПОУ», «МАДОУ», «МБУДО».
fn is_school_in_short(word: &str) -> bool {
    let kind = word.strip_prefix(['м', 'г', 'ч', 'к', 'а', 'ф', 'о']);
    kind.is_some_and(|kind| ["оу", "будо", "аудо"].iter().any(|end| kind.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_told_by_whole_words() {
        let cases = [
            ("Министерство образования Новгородской области", "region"),
            ("Департамент образования Ханты-Мансийского автономного округа – Югры", "region"),
            ("Министерство образования Тульской области", "region"),
            ("Администрация Краснодарского края", "region"),
            ("Департамент образования и науки города Москвы", "region"),
            ("Комитет по образованию Санкт-Петербурга", "region"),
            ("Министерство просвещения Российской Федерации", "federation"),
            ("Федеральная служба по надзору в сфере образования и науки", "federation"),
            ("Комитет образования города Новгорода Новгородской области", "municipality"),
            ("Департамент образования администрации города Сургута", "municipality"),
            ("Отдел образования Советского района Ханты-Мансийского автономного округа", "municipality"),
            ("Управление образования Советского округа Ненецкого автономного округа", "municipality"),
            ("Администрация Октябрьского городского округа", "municipality"),
            ("Администрация: управление в области образования", "municipality"),
            ("Управление образования, лицензирования и аттестации администрации", "municipality"),
            ("Федеральное государственное казённое общеобразовательное учреждение", "school"),
            ("МАДОУ «Солнышко» Приволжского района", "school"),
            ("директор ГБПОУ РО «Донской педагог»", "school"),
        ];
        let wrong: Vec<_> = cases.iter().filter(|(issuer, level)| of(issuer) != Some(level)).collect();
        assert!(wrong.is_empty(), "{:?}", wrong.iter().map(|(one, _)| (one, of(one))).collect::<Vec<_>>());
        assert_eq!(of("Приказ в области образования"), None);
    }
}
