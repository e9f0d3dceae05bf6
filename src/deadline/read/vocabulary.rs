//! The classes of words that deadlines are made of, and the dictionary that tells a word's class.
//!
//! The forms themselves are a language's own: [`russian`](super::russian) lists them, a line a class.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::russian;

/// Declares the classes and their names in the word list.
macro_rules! classes {
    ($($name:ident)*) => {
        /// What a word or mark does in a deadline, whatever its form.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Class { $(
            #[doc = concat!("The class `", stringify!($name), "` of the word list.")]
            $name,
        )* }

        /// The classes by their names.
        const CLASSES: &[(&str, Class)] = &[$((stringify!($name), Class::$name)),*];
    };
}

classes! {
    Unknown Before From Until Toward In At For Of And Or But Not Later Earlier Than Through After Term During Period All
    Course Moment Day Next Current New State Report Past Each Last Begin Middle End Half Decade Week Month Quarter
    HalfYear HalfOfYear Year Years YearShort School Civil Working Number Times TimesIn Rarer Oftener Often OftenAdjective
    Units Then Further Constantly Steady Basis Inclusive Starting Ordinal Cardinal Nominative Genitive Prepositional
    Oblique Short Weekday Weekdays Lasting Plan Accordance According Measure ByNeed ByEvent ByOthers With Occasion
    Established Course2 Alone Seldom Season Holidays Place Roughly Except Hour Preceding Share Strictly Contrast Minute Zone Approximate
    Done Forbids Limits Unsaid
    // What the lexer finds besides words.
    Small Pair Long Other Roman Date Dated Monthly Clock Dash Comma Semicolon Colon Dot Slash Open Close Sign Mark
    Capital Capitals Letter Item Quoted
}

impl Class {
    /// The class of that name in a word list.
    pub(super) fn named(name: &str) -> Option<Class> {
        CLASSES.iter().find(|(known, _)| *known == name).map(|(_, class)| *class)
    }

    /// The class as a set of one.
    pub(super) const fn bit(self) -> u128 {
        1 << self as u8
    }
}

/// A word by its class, and its value where the class has one: the number of a month, an ordinal, a weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ClassedWord {
    /// What it does.
    pub class: Class,
    /// Which of its kind it is.
    pub value: u8,
}

impl ClassedWord {
    /// A word that nobody has listed.
    pub(super) const UNKNOWN: ClassedWord = ClassedWord { class: Class::Unknown, value: 0 };

    /// A word of a class without values.
    pub(super) const fn of(class: Class) -> ClassedWord {
        ClassedWord { class, value: 0 }
    }

    /// Whether it is the name of a month.
    pub(super) fn is_month(self) -> bool {
        MONTH & self.class.bit() != 0
    }
}

/// Words that a time stands behind.
const BEFORE_A_TIME: u128 = Class::Before.bit()
    | Class::From.bit()
    | Class::Until.bit()
    | Class::Toward.bit()
    | Class::In.bit()
    | Class::At.bit()
    | Class::For.bit()
    | Class::Not.bit()
    | Class::With.bit();

/// Words that begin a phrase and say nothing alone.
pub(super) const PREPOSITIONS: u128 = BEFORE_A_TIME | Class::Small.bit() | Class::Times.bit();

/// Words that nothing ends with.
pub(super) const UNFINISHED: u128 =
    BEFORE_A_TIME | Class::During.bit() | Class::Than.bit() | Class::Later.bit();

/// The name of a month in any case.
pub(super) const MONTH: u128 = Class::Nominative.bit()
    | Class::Genitive.bit()
    | Class::Prepositional.bit()
    | Class::Oblique.bit()
    | Class::Short.bit();

/// A unit that a recurrence or a slot is counted in; the word list numbers them from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CountUnit {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    SchoolYear,
}

impl CountUnit {
    /// The unit of a value in the word list.
    pub(super) fn of(value: u8) -> Self {
        [CountUnit::Day, CountUnit::Week, CountUnit::Month, CountUnit::Quarter, CountUnit::Half]
            .get(usize::from(value))
            .copied()
            .unwrap_or(CountUnit::Year)
    }

    /// The unit, an academic year being a year.
    pub(super) fn civil(self) -> Self {
        if self == CountUnit::SchoolYear { CountUnit::Year } else { self }
    }

    /// How many months it has; of a shorter one, none.
    pub(super) fn months(self) -> u8 {
        match self {
            CountUnit::Day | CountUnit::Week => 0,
            CountUnit::Month => 1,
            CountUnit::Quarter => 3,
            CountUnit::Half => 6,
            CountUnit::Year | CountUnit::SchoolYear => 12,
        }
    }
}

/// A hash by multiplying, eight bytes at a time: quick for short words, which nobody chooses to make it slow.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (whole, rest) = bytes.as_chunks::<8>();
        let add = |hash: u64, eight: &[u8; 8]| {
            (hash.rotate_left(5) ^ u64::from_le_bytes(*eight)).wrapping_mul(0x517c_c1b7_2722_0a95)
        };
        self.0 = whole.iter().fold(self.0, add);
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(last, byte)| *last = *byte);
        self.0 = add(self.0, &last);
    }

    fn finish(&self) -> u64 {
        // The table looks at the lowest bits, which multiplying mixes least.
        self.0.rotate_left(26)
    }
}

/// The words by the bytes of their forms.
type Dictionary = HashMap<Box<[u8]>, ClassedWord, BuildHasherDefault<Quick>>;

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    russian::forms().map(|(form, word)| (form.into_bytes().into_boxed_slice(), word)).collect()
});

/// The word of a form in small letters, «ё» as «е».
pub(super) fn look_up(form: &str) -> ClassedWord {
    look_up_bytes(form.as_bytes())
}

/// The word of a form in small letters, by its bytes.
pub(super) fn look_up_bytes(form: &[u8]) -> ClassedWord {
    DICTIONARY.get(form).copied().unwrap_or(ClassedWord::UNKNOWN)
}

/// The forms of the words of time itself, and not of what hangs on it, with their words.
pub(super) fn of_time() -> impl Iterator<Item = (&'static str, ClassedWord)> {
    let forms = DICTIONARY.iter().filter(|(_, word)| tells_time(word.class) && !is_action(word));
    forms.filter_map(|(form, word)| Some((std::str::from_utf8(form).ok()?, *word)))
}

/// The forms of the words that tell what a time hangs on: «по мере», «по запросу», «реализации».
pub(super) fn of_events() -> impl Iterator<Item = &'static str> {
    let forms = DICTIONARY.iter().filter(|(_, word)| hangs(word.class) || is_action(word));
    forms.filter_map(|(form, _)| std::str::from_utf8(form).ok())
}

/// Whether a form is of a word of time, or of one that tells what a time hangs on.
pub(super) fn is_told(form: &str) -> bool {
    let word = look_up(form);
    word != ClassedWord::UNKNOWN && (tells_time(word.class) || hangs(word.class))
}

/// Whether words of the class tell what a time hangs on, each in a form of its own that no other noun has.
fn hangs(class: Class) -> bool {
    matches!(
        class,
        Class::Course | Class::Measure | Class::ByNeed | Class::ByEvent | Class::Moment | Class::Plan
    )
}

/// Whether it is of an action as much as of time: «завершения», «наступления».
fn is_action(word: &ClassedWord) -> bool {
    matches!(word.class, Class::Begin | Class::End) && word.value == 1
}

/// Whether words of the class are of time itself, and not of what hangs on it.
fn tells_time(class: Class) -> bool {
    use Class::{
        Alone, Approximate, Basis, ByEvent, ByNeed, ByOthers, Course, Course2, Done, Established, Forbids,
        Holidays, Limits, Measure, Minute, Moment, Occasion, Place, Plan, Preceding, Season, Seldom, Share,
        Strictly, Unsaid, Zone,
    };
    !matches!(
        class,
        Alone
            | Approximate
            | Basis
            | ByEvent
            | ByNeed
            | ByOthers
            | Course
            | Course2
            | Done
            | Forbids
            | Limits
            | Unsaid
            | Established
            | Holidays
            | Measure
            | Minute
            | Moment
            | Occasion
            | Place
            | Plan
            | Preceding
            | Seldom
            | Season
            | Share
            | Strictly
            | Zone
    )
}
