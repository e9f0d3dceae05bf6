//! A cell in words: its sign, its word, its days.

use super::words::days;
use super::{PageContext, dates};
use crate::base::{Lang, say};
use crate::site::answers::AnswerCell;
use crate::site::state::TaskState;

impl PageContext<'_> {
    /// A cell in the language of the pages.
    pub(super) fn cell_text(&self, cell: &AnswerCell, year: i32) -> String {
        cell_text(cell, year, self.site.lang)
    }
}

/// «! просрочено 19 дн.», «✔ 18.02 3 из 4».
pub(in crate::site) fn cell_text(cell: &AnswerCell, year: i32, lang: Lang) -> String {
    let look = cell.state.look();
    let day = cell.day.map(|day| dates::short(day, year, lang));
    let word = look.word(lang);
    let told = match (cell.state, look.days.zip(cell.days), day) {
        (_, Some((more, count)), _) => format!("{word} {more}{}", days(count, lang)),
        (TaskState::Late, None, _) => say!(lang, "не каждый срок", "not each time"),
        (TaskState::Soon | TaskState::InTime, _, Some(day)) => say!(lang, "до\u{a0}{day}", "by\u{a0}{day}"),
        (TaskState::Done, _, Some(day)) => day,
        _ => word.to_owned(),
    };
    let told = match look.sign {
        "" => told,
        sign => format!("{sign}\u{a0}{told}"),
    };
    let told = match cell.done {
        Some((done, all)) => {
            say!(lang, "{told} {done}\u{a0}из\u{a0}{all}", "{told} {done}\u{a0}of\u{a0}{all}")
        }
        None => told,
    };
    match &cell.passed_over {
        Some(reason) => {
            let reason = reason.told(lang);
            say!(lang, "{told}, принято: {reason}", "{told}, accepted: {reason}")
        }
        None => told,
    }
}
