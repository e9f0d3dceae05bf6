//! Messages of the group `numbering`.

use super::Say;

/// What is wrong with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Numbering {
    /// Numbers are left out after the row before.
    Gap { before: String, number: String, missing: String },
    /// The list does not begin with its first number.
    LateStart { number: String, missing: String },
    /// Two rows have the number.
    Duplicate { number: String },
    /// A number smaller than the one before it.
    Disorder { before: String, number: String },
    /// Some numbers end with a dot, some do not; so many are as this one.
    MixedStyle { number: String, usual: String, count: usize },
}

impl Say for Numbering {
    fn ru(&self) -> String {
        match self {
            Numbering::Gap { before, number, missing } => {
                format!("после номера {before} идёт {number}: пропущено {missing}")
            }
            Numbering::LateStart { number, missing } => {
                format!("нумерация начинается с {number}: пропущено {missing}")
            }
            Numbering::Duplicate { number } => format!("номер {number} уже занят"),
            Numbering::Disorder { before, number } => format!("номер {number} стоит после {before}"),
            Numbering::MixedStyle { number, usual, count: 1 } => {
                format!("номер «{number}» записан не так, как остальные, например «{usual}»")
            }
            Numbering::MixedStyle { number, usual, count } => {
                format!("номера записаны по-разному: {count} как «{number}», остальные как «{usual}»")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Numbering::Gap { before, number, missing } => {
                format!("{before} is followed by {number}: {missing} left out")
            }
            Numbering::LateStart { number, missing } => {
                format!("the numbers begin with {number}: {missing} left out")
            }
            Numbering::Duplicate { number } => format!("the number {number} is taken"),
            Numbering::Disorder { before, number } => format!("the number {number} stands after {before}"),
            Numbering::MixedStyle { number, usual, count: 1 } => {
                format!("the number “{number}” is not written as the others, such as “{usual}”")
            }
            Numbering::MixedStyle { number, usual, count } => {
                format!("numbers are written in two ways: {count} as “{number}”, the others as “{usual}”")
            }
        }
    }
}

/// How to mend a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberingHelp {
    /// Write this one, or take the numbers away.
    Renumber(String),
    /// Give one of the two another number.
    Choose,
    /// Move the row, or number it anew.
    Move,
    /// Write all in one way.
    OneStyle,
}

impl Say for NumberingHelp {
    fn ru(&self) -> String {
        match self {
            NumberingHelp::Renumber(next) => {
                format!("поставить номер {next} или вернуть пропущенное; без «number» номера ставятся сами")
            }
            NumberingHelp::Choose => "дать одной из строк другой номер: на неё сошлются по номеру".into(),
            NumberingHelp::Move => "переставить строку или дать ей следующий номер".into(),
            NumberingHelp::OneStyle => "писать все номера одинаково: с точкой в конце или без неё".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            NumberingHelp::Renumber(next) => {
                format!("write {next} or bring back what is left out; without `number` numbers are made")
            }
            NumberingHelp::Choose => "give one of the rows another number: rows are referred to by it".into(),
            NumberingHelp::Move => "move the row or give it the next number".into(),
            NumberingHelp::OneStyle => {
                "write all numbers in one way: with a dot at the end or without".into()
            }
        }
    }
}

/// What is said at another row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberingNote {
    /// The row before has this number.
    Before(String),
    /// The row that has the number already.
    First,
    /// A number as most are written.
    Usual,
}

impl Say for NumberingNote {
    fn ru(&self) -> String {
        match self {
            NumberingNote::Before(number) => format!("здесь номер {number}"),
            NumberingNote::First => "этот номер уже здесь".into(),
            NumberingNote::Usual => "так записано большинство номеров".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            NumberingNote::Before(number) => format!("this is number {number}"),
            NumberingNote::First => "the number is here already".into(),
            NumberingNote::Usual => "most numbers are written like this".into(),
        }
    }
}
