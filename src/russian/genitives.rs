//! The genitive of names of bodies: «к приказу управления образования», made where the head of the name is a usual one.

use super::letters::uncapital;

/// The heads of names of bodies with their genitive.
const HEADS: [(&str, &str); 98] = [
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
    ("ассамблея", "ассамблеи"),
    ("учреждение", "учреждения"),
    ("организация", "организации"),
    ("гимназия", "гимназии"),
    ("лицей", "лицея"),
    ("интернат", "интерната"),
    ("пансион", "пансиона"),
    ("колледж", "колледжа"),
    ("техникум", "техникума"),
    ("училище", "училища"),
    ("институт", "института"),
    ("университет", "университета"),
    ("академия", "академии"),
    ("консерватория", "консерватории"),
    ("корпус", "корпуса"),
    ("факультет", "факультета"),
    ("кафедра", "кафедры"),
    ("филиал", "филиала"),
    ("представительство", "представительства"),
    ("центр", "центра"),
    ("сад", "сада"),
    ("ясли", "яслей"),
    ("дом", "дома"),
    ("дворец", "дворца"),
    ("клуб", "клуба"),
    ("студия", "студии"),
    ("театр", "театра"),
    ("парк", "парка"),
    ("технопарк", "технопарка"),
    ("кванториум", "кванториума"),
    ("станция", "станции"),
    ("лагерь", "лагеря"),
    ("библиотека", "библиотеки"),
    ("музей", "музея"),
    ("архив", "архива"),
    ("больница", "больницы"),
    ("поликлиника", "поликлиники"),
    ("диспансер", "диспансера"),
    ("служба", "службы"),
    ("агентство", "агентства"),
    ("инспекция", "инспекции"),
    ("прокуратура", "прокуратуры"),
    ("суд", "суда"),
    ("казначейство", "казначейства"),
    ("бюро", "бюро"),
    ("палата", "палаты"),
    ("фонд", "фонда"),
    ("союз", "союза"),
    ("профсоюз", "профсоюза"),
    ("ассоциация", "ассоциации"),
    ("общество", "общества"),
    ("предприятие", "предприятия"),
    ("компания", "компании"),
    ("комиссия", "комиссии"),
    ("коллегия", "коллегии"),
    ("конференция", "конференции"),
    ("группа", "группы"),
    ("штаб", "штаба"),
    ("оргкомитет", "оргкомитета"),
    ("секретариат", "секретариата"),
    ("дирекция", "дирекции"),
    ("бухгалтерия", "бухгалтерии"),
    ("объединение", "объединения"),
    ("подразделение", "подразделения"),
    ("орган", "органа"),
    ("префектура", "префектуры"),
    ("управа", "управы"),
    ("аппарат", "аппарата"),
    ("исполком", "исполкома"),
    ("кабинет", "кабинета"),
    ("образование", "образования"),
    ("поселение", "поселения"),
    ("округ", "округа"),
    ("район", "района"),
    ("директор", "директора"),
    ("ректор", "ректора"),
    ("начальник", "начальника"),
    ("руководитель", "руководителя"),
    ("председатель", "председателя"),
    ("заместитель", "заместителя"),
    ("министр", "министра"),
];

/// Endings of adjectives in the nominative with those of the genitive; the longer ones first.
const ADJECTIVES: [(&str, &str); 23] = [
    ("казачий", "казачьего"),
    ("третий", "третьего"),
    ("чья", "чьей"),
    ("чье", "чьего"),
    ("ший", "шего"),
    ("щий", "щего"),
    ("чий", "чего"),
    ("жий", "жего"),
    ("ний", "него"),
    ("щая", "щей"),
    ("шая", "шей"),
    ("чая", "чей"),
    ("жая", "жей"),
    ("ая", "ой"),
    ("яя", "ей"),
    ("щее", "щего"),
    ("шее", "шего"),
    ("чее", "чего"),
    ("нее", "него"),
    ("ое", "ого"),
    ("ый", "ого"),
    ("ий", "ого"),
    ("ой", "ого"),
];

/// Adjectives and participles that are heads where no noun follows: «заведующая детским садом».
const SUBSTANTIVES: [&str; 5] = ["уполномоченный", "заведующий", "заведующая", "управляющий", "исполняющий"];
/// A word before the head that has no cases.
const ADVERB: &str = "временно";
/// The heads of state and the assemblies whose names keep their capital within a sentence.
const CAPITAL: [&str; 13] = [
    "правительство",
    "президент",
    "губернатор",
    "министерство",
    "федеральн",
    "дума",
    "государственная дума",
    "государственное собрание",
    "законодательное собрание",
    "собрание депутатов",
    "совет депутатов",
    "совет народных депутатов",
    "совет федерации",
];
/// How many letters the longest abbreviations have: «ОГБПОУ», «МАУДОД».
const ABBREVIATION: usize = 8;

/// The genitive of a body's name; none where its head is not known. What follows the head stays as it is, but for a
/// second head beside it: «министерства образования и министерства труда».
pub fn genitive(name: &str) -> Option<String> {
    let name = name.trim();
    // Of two bodies one below the other there is no telling which is whose.
    if name.contains('\n') {
        return None;
    }
    let mut words: Vec<String> = name.split([' ', '\u{a0}']).map(str::to_owned).collect();
    // An abbreviation has no cases: «МБОУ СОШ № 7», «Минпросвещения России».
    if words.first().is_some_and(|first| is_caseless(first)) {
        return Some(name.to_owned());
    }
    let mut end = decline(&mut words)?;
    while let Some(more) = words.get(end..).and_then(beside) {
        end += more;
        end += decline(words.get_mut(end..)?)?;
    }
    let lower = name.to_lowercase();
    let made = words.join(" ");
    let kept = CAPITAL.iter().any(|start| lower.starts_with(start));
    Some(if kept { made } else { uncapital(&made).into_owned() })
}

/// Whether a word is an abbreviation that keeps its form in every case.
fn is_caseless(word: &str) -> bool {
    let capitals = word.chars().count() > 1 && word.chars().all(|sign| sign.is_uppercase() || sign == '-');
    let lower = word.to_lowercase();
    let short = capitals && word.chars().count() <= ABBREVIATION;
    let ministry = lower.starts_with("мин") && lower.ends_with(['и', 'а', 'я']);
    (short || ministry) && form(word).is_none()
}

/// Puts the adjectives and the head that words begin with into the genitive; gives how many words these are.
fn decline(words: &mut [String]) -> Option<usize> {
    let mut before = String::new();
    for (at, word) in words.iter_mut().enumerate() {
        let core = word.trim_matches(|sign: char| !sign.is_alphabetic());
        let Some((form, is_head)) = form(core) else {
            return SUBSTANTIVES.contains(&before.as_str()).then_some(at);
        };
        before = core.to_lowercase();
        *word = word.replacen(core, &form, 1);
        if is_head {
            return Some(at + 1);
        }
    }
    SUBSTANTIVES.contains(&before.as_str()).then_some(words.len())
}

/// The genitive of a head or an adjective, and whether it is a head; of a compound that of each part: «сада-яслей».
fn form(word: &str) -> Option<(String, bool)> {
    if let Some((head, last)) = word.rsplit_once('-') {
        let (last, is_head) = form(last)?;
        // «Детско-юношеская»: what stands before the hyphen has no case of its own, unless it is a head itself.
        let head = form(head).filter(|(_, is_head)| *is_head).map_or(head.to_owned(), |(head, _)| head);
        return Some((format!("{head}-{last}"), is_head));
    }
    let lower = word.to_lowercase();
    if let Some((_, genitive)) = HEADS.iter().find(|(head, _)| *head == lower) {
        return Some((like(word, genitive), true));
    }
    if lower == ADVERB {
        return Some((word.to_owned(), false));
    }
    let (stem, ending) = ADJECTIVES.iter().find_map(|(old, new)| Some((lower.strip_suffix(old)?, new)))?;
    Some((like(word, &format!("{stem}{ending}")), false))
}

/// How many words lie before a second head in the nominative, which stands after «и» or a comma.
fn beside(words: &[String]) -> Option<usize> {
    let quoted = |word: &String| word.contains(['«', '"']);
    let pairs =
        words.iter().zip(words.iter().skip(1)).take_while(|(word, next)| !quoted(word) && !quoted(next));
    let is_head = |word: &str| HEADS.iter().any(|(head, genitive)| *head == word && *genitive != word);
    let mut pairs = pairs.enumerate();
    pairs.find_map(|(at, (word, next))| {
        (word == "и" || word.ends_with(',')).then_some(())?;
        is_head(&next.to_lowercase()).then_some(at + 1)
    })
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
        let cases = include_str!("genitives.txt");
        for (line, case) in cases.lines().enumerate() {
            let (name, right) = case.split_once(" > ").unwrap_or_else(|| panic!("line {}", line + 1));
            let right = (right != "?").then_some(right);
            assert_eq!(genitive(name).as_deref(), right, "{name}");
        }
        assert_eq!(genitive("Администрация города\nУправление образования"), None);
    }
}
