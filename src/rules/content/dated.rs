//! The entries of a roadmap whose texts name years.

use super::MentionedYears;
use crate::deadline::DateMention;
use crate::model::{Owner, Text, TextRole};
use crate::rules::View;
use crate::rules::passages::KnownText;

/// An entry with its texts, of which one mentions a time.
#[derive(Clone, Copy)]
pub(super) struct DatedEntry<'v, 'w> {
    /// The entry.
    pub owner: Owner,
    texts: &'v [KnownText<'w>],
}

impl<'w> View<'w> {
    /// The entries of the roadmap of which a title, a clause, a result, a note or a definition mentions a time.
    pub(super) fn dated(&self) -> impl Iterator<Item = DatedEntry<'_, 'w>> {
        let dated = self.dated_texts();
        let dated = dated.filter(|texts| texts.iter().any(|text| is_read(text) && text.words.is_dated()));
        dated.filter_map(|texts| Some(DatedEntry { owner: texts.first()?.owner, texts }))
    }
}

/// Whether years are looked for in a text.
fn is_read(text: &KnownText<'_>) -> bool {
    match text.owner {
        Owner::Order | Owner::Section(_) | Owner::Annex(_) => text.role == TextRole::Title,
        Owner::Clause(_) => text.role == TextRole::Clause,
        Owner::Row(_) => matches!(text.role, TextRole::Title | TextRole::Result | TextRole::Note),
        Owner::Indicator(_) => matches!(text.role, TextRole::Title | TextRole::Definition),
        Owner::Roadmap => false,
    }
}

impl<'w> DatedEntry<'_, 'w> {
    /// The years of all mentions that satisfy, each once, as they are told, but for those.
    pub(super) fn others(
        &self,
        told: MentionedYears,
        satisfies: impl Fn(&DateMention<'w>) -> bool,
    ) -> Vec<String> {
        let texts = self.texts.iter().filter(|text| is_read(text));
        let mentions = texts.flat_map(|text| text.words.mentions()).filter(|mention| satisfies(mention));
        let years = mentions.filter_map(MentionedYears::of).map(|years| years.to_string());
        let mut others: Vec<String> = years.filter(|years| *years != told.to_string()).collect();
        let mut seen = std::collections::HashSet::new();
        others.retain(|years| seen.insert(years.clone()));
        others
    }

    /// The first mention of a year that satisfies, with its text.
    pub(super) fn first(
        &self,
        satisfies: impl Fn(&DateMention<'w>) -> bool,
    ) -> Option<(&'w Text, DateMention<'w>)> {
        self.texts.iter().filter(|text| is_read(text)).find_map(|text| {
            let mut years = text.words.mentions().iter().filter(|mention| mention.years.is_some());
            Some((text.text, *years.find(|mention| satisfies(mention))?))
        })
    }
}
