//! The texts of a roadmap, read once for all rules of the group.

use std::cell::LazyCell;
use std::ops::Deref;

use super::spelling;
use crate::model::{Owner, Passage, Roadmap, TextRole};
use crate::rules::View;
use crate::rules::passages::{KnownText, TextChoice};
use crate::russian::abbreviations::is_in_capitals;
use crate::russian::reading::TextRemark;
use crate::russian::typography::heading_stop;
use crate::russian::unfinished::{MissingWords, unsaid_control};

/// What is to be said of a text.
pub(in crate::rules) struct LocatedRemark<'w> {
    /// The text.
    pub passage: Passage<'w>,
    /// Its place among the texts of the roadmap.
    pub at: usize,
    /// What is to be said of it.
    pub remark: TextRemark,
}

impl<'w> View<'w> {
    /// What the tables of the language have to say of the texts of the roadmap, in the order of the texts.
    pub(super) fn remarks(&self) -> &[LocatedRemark<'w>] {
        // What the dictionary is asked about is more.
        self.remarks.get_or_init(|| match spelling::asks_dictionary(self) {
            true => of_texts(self, true, |text| speaks(text, true)),
            false => of_texts(self, false, |text| speaks(text, false)),
        })
    }
}

/// What is to be said of the texts that may be `speaking`.
fn of_texts<'w>(view: &View<'w>, dictionary: bool, speaking: impl TextChoice) -> Vec<LocatedRemark<'w>> {
    let roadmap = view.roadmap;
    let mut remarks = Vec::new();
    let is_open = LazyCell::new(|| roadmap.measures().any(|measure| carries_on(&measure.title)));
    for (at, known) in view.chosen_at(speaking) {
        let passage = **known;
        let in_capitals = LazyCell::new(|| is_in_capitals(passage.text));
        let mut keep = |remark: TextRemark| {
            if belongs(passage.role, &in_capitals, &remark) {
                remarks.push(LocatedRemark { passage, at, remark });
            }
        };
        if passage.role == TextRole::Clause {
            unsaid_control(passage.text).map(TextRemark::Gap).into_iter().for_each(&mut keep);
        }
        if known.words.is_sound(dictionary) && !is_heading(&passage) {
            continue;
        }
        // A key, a unit and a foreign name have no Russian letter, as a rule.
        if passage.role == TextRole::Unit || is_key(roadmap, &passage) {
            continue;
        }
        let beginning = known.words.beginning().filter(|_| is_first_of_row(roadmap, &passage) && !*is_open);
        beginning.cloned().map(TextRemark::Gap).into_iter().for_each(&mut keep);
        known.words.remarks(dictionary).iter().cloned().for_each(&mut keep);
        let end = known.words.end().filter(|_| is_whole_cell(roadmap, &passage));
        end.cloned().map(TextRemark::Gap).into_iter().for_each(&mut keep);
        if is_heading(&passage) {
            heading_stop(passage.text).map(TextRemark::TypographyIssue).into_iter().for_each(keep);
        }
    }
    remarks
}

/// Whether something may be to be said of a text.
fn speaks(text: &KnownText<'_>, dictionary: bool) -> bool {
    let is_read = text.role == TextRole::Clause || is_heading(text);
    !text.words.is_ascii() && (is_read || !text.words.is_sound(dictionary))
}

/// Whether a text stands for a body, whose name is printed in its place.
fn is_key(roadmap: &Roadmap, passage: &Passage<'_>) -> bool {
    passage.role == TextRole::Responsible && roadmap.body(passage.text).is_some()
}

/// Whether a remark is one for texts of that role, which may be in capitals altogether.
fn belongs(role: TextRole, in_capitals: &impl Deref<Target = bool>, remark: &TextRemark) -> bool {
    match remark {
        // Deadlines have a rule of their own for how they are set, `deadline/untidy`.
        TextRemark::TypographyIssue(_) => role != TextRole::Deadline,
        TextRemark::Gap(gap) if gap.what == MissingWords::Mark => {
            matches!(role, TextRole::Result | TextRole::Responsible | TextRole::Note)
        }
        TextRemark::Gap(_) => !matches!(role, TextRole::Deadline | TextRole::Heading | TextRole::Position),
        // A heading may be in capitals altogether, and an executor is one abbreviation.
        TextRemark::Abbreviation(_) => role == TextRole::Responsible || !**in_capitals,
        TextRemark::AgreementIssue(_) | TextRemark::Misspelling(_) => true,
    }
}

fn is_heading(passage: &Passage<'_>) -> bool {
    let heads = matches!(passage.owner, Owner::Order | Owner::Section(_) | Owner::Annex(_));
    heads && passage.role == TextRole::Title
}

/// Whether a text is a cell by itself, which nothing carries on.
fn is_whole_cell(roadmap: &Roadmap, passage: &Passage<'_>) -> bool {
    let cell = matches!(
        passage.role,
        TextRole::Title | TextRole::Result | TextRole::Responsible | TextRole::Note | TextRole::Clause
    );
    match passage.owner {
        // A comma ends the items of a list.
        Owner::Row(at) => {
            let row = roadmap.row(at);
            cell && row.parts().next().is_none() && !(row.whole().is_some() && passage.text.ends_with(','))
        }
        Owner::Indicator(_) => cell,
        Owner::Clause(at) => {
            let inner = || roadmap.order.as_ref().and_then(|order| order.clauses_in(Some(at)).next());
            cell && inner().is_none() && !passage.text.ends_with(',')
        }
        // The resolving verb carries on what a comma ends.
        Owner::Order => {
            let is_preamble = passage.role == TextRole::Preamble && !passage.text.trim_end().ends_with(',');
            is_preamble || passage.role == TextRole::Title
        }
        Owner::Section(_) | Owner::Annex(_) => passage.role == TextRole::Title,
        _ => false,
    }
}

/// Whether a title is carried on by what stands below it.
fn carries_on(title: &str) -> bool {
    title.trim_end().ends_with(':')
}

/// Whether a text is the title of a row that no heading and no whole above carries on.
fn is_first_of_row(roadmap: &Roadmap, passage: &Passage<'_>) -> bool {
    let Owner::Row(at) = passage.owner else { return false };
    let row = roadmap.row(at);
    let section = row.section().title.as_ref().is_some_and(|title| carries_on(title));
    matches!(passage.role, TextRole::Title | TextRole::Result) && !section && row.whole().is_none()
}
