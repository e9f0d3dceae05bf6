//! An adjective and the word behind it, told by their endings.
//!
//! Only adjectives are looked at whose stems stand for no noun and govern none, so that the word behind them is their
//! noun or another adjective of it.

use super::super::words::{Word, WordInText, words};
use super::forms::ONE;
use super::government::is_short_preposition;
use super::pairs::{STEMS, may_stand_alone};
use super::{AgreementIssue, Why};

/// The forms of an adjective that an ending tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// «школьный»
    He,
    /// «школьного»
    OfHim,
    /// «школьному»
    ToHim,
    /// «школьным», of one or, in the dative, of many.
    ByHim,
    /// «школьном»
    InHim,
    /// «школьная»
    She,
    /// «школьную»
    Her,
    /// «школьной»; «городской» is also the form of a masculine.
    OfHer,
    /// «школьное»
    It,
    /// «школьные»
    They,
    /// «школьных»
    OfThem,
    /// «школьными»
    ByThem,
}

/// How the stems of adjectives end that are looked at here beside those of pairs.
const MORE_STEMS: [&str; 13] = [
    "инск",
    "анск",
    "енск",
    "тельск",
    "ивн",
    "учебн",
    "летн",
    "детск",
    "рабоч",
    "семейн",
    "итогов",
    "правов",
    "массов",
];

/// Whole stems that are too short to be told by their end.
const SHORT: [&str; 11] = [
    "классн",
    "молод",
    "опытн",
    "нов",
    "краев",
    "зимн",
    "ремонтн",
    "санитарн",
    "финансов",
    "бюджетн",
    "медицинск",
];

/// Adjectives of such stems that stand for nouns.
const NOUNS: [&str; 4] = ["остальн", "спальн", "служебн", "родительн"];

/// Stems whose masculine ends in «-ой».
const HARD: [&str; 5] = ["молод", "городск", "областн", "краев", "правов"];

/// Words behind an adjective that are no nouns, or nouns that have one form.
const OTHER: [&str; 66] = [
    "после",
    "через",
    "перед",
    "между",
    "кроме",
    "также",
    "либо",
    "если",
    "чтобы",
    "когда",
    "более",
    "менее",
    "свыше",
    "около",
    "путём",
    "путем",
    "вместо",
    "среди",
    "согласно",
    "включая",
    "исходя",
    "несмотря",
    "начиная",
    "учитывая",
    "далее",
    "выше",
    "ниже",
    "только",
    "всего",
    "именно",
    "жюри",
    "кафе",
    "меню",
    "медиа",
    "интервью",
    "резюме",
    "фойе",
    "досье",
    "купе",
    "шоссе",
    "ателье",
    "такси",
    "хобби",
    "шоу",
    "глава",
    "главы",
    "староста",
    "судья",
    "коллега",
    "однако",
    "зачем",
    "затем",
    "будет",
    "будут",
    "может",
    "могут",
    "должен",
    "тоже",
    "даже",
    "пока",
    "сама",
    "была",
    "времени",
    "имени",
    "племени",
    "знамени",
];

/// The slip of a word, where the adjective before it is of another form.
pub(super) fn slip(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let adjective = spot.previous()?;
    let (form, stem) = form(adjective.text)?;
    let word = spot.word;
    let told = |right| {
        let why = Why::Adjective(adjective.text.to_owned());
        Some(AgreementIssue { place: word.range(), why, right })
    };
    if form == Form::ByThem && word.text == "детей" {
        return told(Some("детьми".to_owned()));
    }
    if !is_looked_at(adjective, stem) || word.letters() < 4 || OTHER.contains(&word.text) {
        return None;
    }
    // A shortened word shows no ending, nor does one of Latin letters.
    if spot.behind().starts_with(['.', '/', '('])
        || word.text.bytes().any(|byte| byte.is_ascii_alphanumeric())
    {
        return None;
    }
    // Behind «двух», «3» and «1,5» the noun has a form of its own; a preposition stands before no number.
    let counting = form == Form::OfThem && !ends_as_many(word.text);
    if counting
        && !spot.before[0].is_some_and(|before| is_short_preposition(before) || counts_nothing(spot, before))
    {
        return None;
    }
    let wrong = match self::form(word.text).filter(|(_, stem)| is_looked_at(word, stem)) {
        Some((other, _)) if matches!(form, Form::ByHim | Form::ByThem) => form != other && !is_declared(spot),
        Some((other, _)) => !may_go_together((form, stem), other),
        None if form == Form::ByThem && ends_of_many(word.text) => {
            spot.before[0].is_some_and(|before| before.is("с") || before.is("со"))
        }
        None => is_of_other_form(form, stem, word.text) && !(form.is_one() && is_listed(spot, adjective)),
    };
    if wrong { told(None) } else { None }
}

/// Whether the word before an adjective is a deed, which counts nothing and is not the subject of a verb behind it.
fn counts_nothing(spot: WordInText<'_>, before: Word<'_>) -> bool {
    let deed = ["ние", "ция", "ка", "ния", "ции"].iter().any(|end| before.text.ends_with(end));
    let adjective = form(spot.word.text).is_some();
    deed && adjective && spot.word.is_small()
}

/// Whether the ending of a noun shows that it is many: «школам», «школами».
fn ends_as_many(noun: &str) -> bool {
    ["ам", "ям", "ами", "ями"].iter().any(|end| noun.ends_with(end))
}

/// Whether the ending of a noun shows that it is the genitive of many: «специалистов».
fn ends_of_many(noun: &str) -> bool {
    ["ов", "ев", "ций", "ений", "аний", "ятий"].iter().any(|end| noun.ends_with(end)) && !ONE.contains(&noun)
}

/// Whether an adjective may say what something is declared to be: «признать недействительным муниципальный акт».
fn is_declared(spot: WordInText<'_>) -> bool {
    words(spot.head()).any(|word| {
        word.text.ends_with("ть")
            || word.text.ends_with("ся")
            || word.text.to_lowercase().starts_with("призна")
    })
}

/// Whether an adjective is one of several before their noun: «основного и среднего уровней», «краевом, районном».
fn is_listed(spot: WordInText<'_>, adjective: Word<'_>) -> bool {
    let head = spot.text.get(..adjective.start).unwrap_or_default().trim_end();
    head.ends_with([',', ')', '/'])
        || spot.before[0]
            .is_some_and(|before| matches!(before.text, "и" | "или" | "либо" | "так" | "а" | "но"))
}

/// Whether a word is an adjective that stands for no noun and governs none.
pub(super) fn is_plain(word: Word<'_>) -> bool {
    form(word.text).is_some_and(|(_, stem)| is_looked_at(word, stem))
}

/// Whether a word is such an adjective in the nominative of many or of a feminine or neuter.
pub(super) fn is_nominative(word: Word<'_>) -> bool {
    let nominative = |form: Form| matches!(form, Form::She | Form::It | Form::They);
    form(word.text).is_some_and(|(form, stem)| nominative(form) && is_looked_at(word, stem))
}

/// Whether a word is such an adjective in the nominative of a masculine: «районный», and not «городской».
pub(super) fn is_masculine(word: Word<'_>) -> bool {
    form(word.text).is_some_and(|(form, stem)| form == Form::He && is_looked_at(word, stem))
}

impl Form {
    /// Whether it is that of one.
    fn is_one(self) -> bool {
        !matches!(self, Form::They | Form::OfThem | Form::ByThem)
    }
}

/// The form of an adjective and its stem.
fn form(text: &str) -> Option<(Form, &str)> {
    let last = text.len().checked_sub(4)?;
    let form = match text.get(last..)? {
        "ый" | "ий" => Form::He,
        "го" => return long(text, ["ого", "его"], Form::OfHim),
        "му" => return long(text, ["ому", "ему"], Form::ToHim),
        "ми" => return long(text, ["ыми", "ими"], Form::ByThem),
        "ым" | "им" => Form::ByHim,
        "ом" | "ем" => Form::InHim,
        "ая" | "яя" => Form::She,
        "ую" | "юю" => Form::Her,
        "ой" | "ей" => Form::OfHer,
        "ое" => Form::It,
        "ые" | "ие" => Form::They,
        "ых" | "их" => Form::OfThem,
        _ => return None,
    };
    Some((form, text.get(..last)?))
}

fn long<'t>(text: &'t str, endings: [&str; 2], form: Form) -> Option<(Form, &'t str)> {
    endings.iter().find_map(|ending| text.strip_suffix(ending)).map(|stem| (form, stem))
}

/// Whether an adjective is one of those that stand for no noun.
fn is_looked_at(adjective: Word<'_>, stem: &str) -> bool {
    let small;
    let stem = if adjective.is_small() {
        stem
    } else {
        small = stem.to_lowercase();
        &small
    };
    (STEMS.iter().chain(&MORE_STEMS).any(|end| stem.ends_with(end)) || SHORT.contains(&stem))
        && !may_stand_alone(stem)
        && !NOUNS.iter().any(|noun| stem.starts_with(noun))
}

/// Whether the form of a plain adjective is none that a preposition asks for.
pub(super) fn is_wrong_behind(preposition: Word<'_>, adjective: Word<'_>) -> bool {
    let Some((form, _)) = form(adjective.text).filter(|(_, stem)| is_looked_at(adjective, stem)) else {
        return false;
    };
    let is = |words: &[&str]| words.iter().any(|word| preposition.is(word));
    let genitive = is(&["для", "от", "до", "из", "без", "после", "среди", "кроме", "вместо"]);
    let dative = is(&["к", "ко"]);
    let inside = is(&["о", "об", "при"]);
    match form {
        Form::He | Form::It | Form::They | Form::Her => genitive || dative || is(&["при", "над", "перед"]),
        Form::She => genitive || dative || inside || is(&["в", "на", "по", "с", "за", "через"]),
        Form::OfHim => dative || is(&["о", "об", "при", "над", "по"]),
        Form::ToHim => genitive || inside || is(&["с", "со", "в", "на", "за", "под", "над", "через"]),
        Form::ByHim => genitive || inside || is(&["в", "на", "через"]),
        Form::InHim => genitive || dative || is(&["с", "со", "за", "под", "над", "через"]),
        Form::OfThem => dative,
        Form::ByThem => genitive || dative || inside || is(&["в", "на", "по", "через"]),
        Form::OfHer => false,
    }
}

/// Whether two adjectives side by side may be those of one noun.
fn may_go_together((form, stem): (Form, &str), other: Form) -> bool {
    let masculine = |one, other| one == Form::OfHer && other == Form::He;
    let hard = is_hard(stem);
    match form {
        Form::OfHer if matches!(other, Form::Her | Form::It | Form::They) => true,
        _ => form == other || masculine(form, other) && hard || masculine(other, form),
    }
}

/// Whether the masculine of a stem ends in «-ой».
fn is_hard(stem: &str) -> bool {
    let small = stem.to_lowercase();
    HARD.iter().any(|hard| small.ends_with(hard))
}

/// Whether the ending of a noun is none that it can have behind an adjective of that form.
fn is_of_other_form(form: Form, stem: &str, noun: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| noun.ends_with(ending));
    let last = noun.chars().next_back().unwrap_or_default();
    let vowel = "аяоеёиыуюэ".contains(last);
    let consonant = !vowel && last != 'ь';
    // «Реклам», «драм» are many of a feminine; «программ» ends otherwise.
    let to_many = ends(&["ам", "ям"]) && !ends(&["клам", "драм", "орам", "екрам"]);
    let of_many = ends_of_many(noun);
    let among = ends(&["ах", "ях"]);
    let by_many = ends(&["ами", "ями"]);
    // «Динамически» tells how; «нулевой» and «простом» are adjectives of stems that are not looked at.
    if ends(&["ски", "ся"]) {
        return false;
    }
    match form {
        Form::OfHim => !matches!(last, 'а' | 'я' | 'о' | 'ь'),
        Form::ToHim => !matches!(last, 'у' | 'ю' | 'о' | 'ь'),
        Form::InHim => consonant && !ends(&["ом", "ем"]) || matches!(last, 'а' | 'я' | 'ы'),
        Form::ByHim => by_many || among || of_many,
        Form::ByThem => to_many || among,
        Form::She => consonant || matches!(last, 'ы' | 'и' | 'у' | 'ю' | 'е'),
        Form::Her => consonant || matches!(last, 'а' | 'я' | 'ы' | 'и'),
        Form::OfHer => {
            let masculine = is_hard(stem) && !(to_many || among || of_many);
            // «Помощь», «деятельность», and not «оказать».
            let soft = last == 'ь' && !is_hard(stem) && (!ends(&["ть"]) || ends(&["ость"]));
            soft || matches!(last, 'а' | 'я') || by_many || consonant && !masculine && !ends(&["ей", "ой"])
        }
        Form::It => consonant || matches!(last, 'а' | 'ы' | 'и' | 'у' | 'ю'),
        Form::They => {
            to_many || among || by_many || of_many || ends(&["ой", "ом"]) || matches!(last, 'у' | 'ю')
        }
        Form::He => vowel && last != 'о' && last != 'ё' || to_many || among || of_many || ends(&["ом"]),
        Form::OfThem => to_many || by_many || matches!(last, 'у' | 'ю' | 'а' | 'я' | 'ы' | 'и' | 'е'),
    }
}
