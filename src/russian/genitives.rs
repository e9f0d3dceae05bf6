//! The genitive of names of bodies: «к приказу управления образования», made where the head of the name is a usual one.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::letters::uncapital;

/// The heads of names of bodies. Longer words are told by one at their end: «прогимназия», «сельсовет».
const HEADS: &str = "\
    управление министерство комитет отдел отделение администрация департамент школа правительство \
    губернатор президент глава мэрия мэр дума совет собрание ассамблея учреждение организация гимназия \
    лицей интернат пансион колледж техникум училище институт университет академия консерватория корпус \
    факультет кафедра филиал представительство центр сад ясли дом дворец клуб студия театр парк \
    кванториум станция лагерь библиотека музей архив больница поликлиника диспансер служба \
    агентство инспекция прокуратура суд казначейство бюро палата фонд союз ассоциация общество \
    предприятие компания комиссия коллегия конференция группа штаб секретариат дирекция \
    бухгалтерия объединение подразделение орган префектура управа аппарат исполком кабинет образование \
    поселение округ район ректор начальник руководитель председатель заместитель министр офис \
    комбинат завод фабрика кооператив товарищество федерация лига движение фракция хурал парламент \
    курултай представитель комиссариат санаторий профилакторий филармония стадион бассейн епархия сектор \
    ведомство банк издательство редакция ректорат деканат пункт амбулатория госпиталь муниципалитет \
    магистрат инспекторат хозяйство лаборатория лесничество заповедник питомник галерея цирк ансамбль \
    оркестр общежитие типография газета аптека община семинария монастырь лечебница комендатура контора \
    депо правление президиум съезд сенат часть врач надзор реестр сотрудничество имущество молодёжь \
    молодежь обком горком райком профком завком военкомат координатор отряд трест концерн корпорация \
    учредитель водоканал участок холдинг";

/// The same to be looked up: a country has as many bodies as plans.
static KNOWN_HEADS: LazyLock<HashSet<&str>> = LazyLock::new(|| HEADS.split_whitespace().collect());

/// How long a head is, in letters, that may stand at the end of a longer word.
const TAIL: usize = 4;

/// Heads whose genitive their ending does not tell.
const ODD: [(&str, &str); 5] =
    [("бюро", "бюро"), ("депо", "депо"), ("ясли", "яслей"), ("дворец", "дворца"), ("участок", "участка")];

/// Endings of heads with those of the genitive; the longer ones first. One that ends otherwise takes «а».
const ENDINGS: [(&str, &str); 15] = [
    ("ие", "ия"),
    ("ье", "ья"),
    ("ия", "ии"),
    ("ще", "ща"),
    ("ея", "еи"),
    ("во", "ва"),
    ("ка", "ки"),
    ("га", "ги"),
    ("а", "ы"),
    ("й", "я"),
    ("часть", "части"),
    ("ёжь", "ёжи"),
    ("ежь", "ежи"),
    ("ь", "я"),
    ("о", "а"),
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
/// Who acts for a head, shortened: what follows is in the genitive already.
const ACTING: [&str; 4] = ["и.", "и.о.", "врио", "вр.и.о."];
/// The heads of state, the assemblies and services whose names keep their capital within a sentence.
const CAPITAL: [&str; 17] = [
    "рос",
    "народный хурал",
    "государственный совет",
    "кабинет министров",
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
/// Stems of adjectives in «-ский» that tell a kind of body; any other is of a place and keeps its capital: «Уральское
/// управление», but «детский сад».
const KINDS: &str = "ческ тельск городск сельск детск юношеск товарищеск женск мужск морск кадетск гражданск воинск \
    медицинск волонтерск волонтёрск пионерск крестьянск фермерск заводск флотск станичн";
/// Heads, in the genitive, that a second one may follow to say what they are: «учреждения детского сада № 5».
const CALLED: [&str; 2] = ["учреждения", "организации"];
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
    // An abbreviation has no cases: «МБОУ СОШ № 7», «Минпросвещения России».
    if is_caseless(first_word(name)) {
        let acting = ACTING.iter().any(|word| begins(name, word));
        return Some(if acting {
            name.to_lowercase().chars().take(1).chain(name.chars().skip(1)).collect()
        } else {
            name.to_owned()
        });
    }
    let mut words: Vec<String> = name.split([' ', '\u{a0}']).map(str::to_owned).collect();
    let mut end = decline(&mut words)?;
    if words.get(end - 1).is_some_and(|head| CALLED.contains(&head.as_str())) {
        end += words.get_mut(end..).and_then(decline_all).unwrap_or_default();
    }
    while let Some(more) = words.get(end..).and_then(beside) {
        end += more;
        end += decline(words.get_mut(end..)?)?;
    }
    let lower = name.to_lowercase();
    let made = words.join(" ");
    let kept = CAPITAL.iter().any(|start| lower.starts_with(start)) || is_of_place(name);
    Some(if kept { made } else { uncapital(&made).into_owned() })
}

/// Whether a name begins with an adjective of a place: «Уральское управление», «Северо-Кавказский институт».
fn is_of_place(name: &str) -> bool {
    let first = first_word(name);
    let stem = ["ий", "ая", "ое"].iter().find_map(|ending| first.strip_suffix(ending));
    let Some(stem) = stem.filter(|stem| stem.ends_with("ск") || stem.ends_with("цк")) else {
        return false;
    };
    match stem.rsplit_once('-') {
        Some((_, last)) => last.starts_with(char::is_uppercase),
        None => !KINDS.split_whitespace().any(|kind| stem.to_lowercase().ends_with(kind)),
    }
}

/// The first word of a name.
fn first_word(name: &str) -> &str {
    name.split([' ', '\u{a0}']).next().unwrap_or_default()
}

/// Whether a name begins with what is given in small letters, in whatever letters it does.
fn begins(name: &str, small: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    small.chars().all(|sign| letters.next() == Some(sign))
}

/// Whether a word is an abbreviation that keeps its form in every case.
fn is_caseless(word: &str) -> bool {
    let letters = word.chars().count();
    let capitals = letters > 1 && word.chars().all(|sign| sign.is_uppercase() || sign == '-');
    let short = capitals && letters <= ABBREVIATION;
    let ministry = || begins(word, "мин") && word.to_lowercase().ends_with(['и', 'а', 'я']);
    (short || ministry()) && form(word).is_none() || ACTING.contains(&word.to_lowercase().as_str())
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

/// As [`decline`], where all of it is in the nominative; else the words stay as they are.
fn decline_all(words: &mut [String]) -> Option<usize> {
    words.first()?.starts_with(char::is_alphabetic).then_some(())?;
    let mut declined = words.to_vec();
    let count = decline(&mut declined)?;
    words.clone_from_slice(&declined);
    Some(count)
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
    if let Some(genitive) = of_head(&lower) {
        return Some((like(word, &genitive), true));
    }
    if lower == ADVERB {
        return Some((word.to_owned(), false));
    }
    let (stem, ending) = ADJECTIVES.iter().find_map(|(old, new)| Some((lower.strip_suffix(old)?, new)))?;
    Some((like(word, &format!("{stem}{ending}")), false))
}

/// The genitive of a head, or of a word that ends in one.
fn of_head(word: &str) -> Option<String> {
    let mut tails = word.char_indices().filter_map(|(at, _)| word.get(at..));
    let is_head = |tail: &&str| KNOWN_HEADS.contains(tail) && (*tail == word || tail.chars().count() >= TAIL);
    let head = tails.find(is_head)?;
    if let Some((_, genitive)) = ODD.iter().find(|(odd, _)| *odd == head) {
        return Some(word.replacen(head, genitive, 1));
    }
    let ending = ENDINGS.iter().find_map(|(old, new)| Some(format!("{}{new}", word.strip_suffix(old)?)));
    Some(ending.unwrap_or_else(|| format!("{word}а")))
}

/// How many words lie before a second head in the nominative, which stands after «и» or a comma.
fn beside(words: &[String]) -> Option<usize> {
    let quoted = |word: &String| word.contains(['«', '"']);
    let pairs =
        words.iter().zip(words.iter().skip(1)).take_while(|(word, next)| !quoted(word) && !quoted(next));
    let is_head = |word: &str| of_head(word).is_some_and(|genitive| genitive != word);
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
