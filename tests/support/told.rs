//! All that is told of findings, in both languages: what snapshots hold.

use std::fmt::Write;

use vekha::base::{Finding, Fix, Lang, Place};
use vekha::report::{Checked, PlaceFinder, RenderedFinding};
use vekha::world::World;

/// Tells all of findings, with their places as a snapshot wants them.
pub(crate) struct Teller<'c> {
    pub checked: &'c Checked,
    pub world: &'c dyn World,
    pub place: fn(&Checked, Place) -> String,
}

impl Teller<'_> {
    /// A finding in both languages, with what is shown under the places, what fixes write and the figures for machines.
    pub(crate) fn tell(&self, finding: &Finding, text: &mut String) {
        let places = PlaceFinder::new(&self.checked.workspace, self.world);
        writeln!(text, "{} {} {}", finding.severity.name(), finding.rule, self.place(finding.place)).unwrap();
        for lang in [Lang::Ru, Lang::En] {
            let told = RenderedFinding::new(finding, lang, &places);
            let said = [
                ("", Some(&told.message)),
                ("under it: ", told.label.as_ref()),
                ("help: ", told.help.as_ref()),
            ];
            for (what, words) in said {
                if let Some(words) = words {
                    writeln!(text, "  {what}{}", words.replace('\n', "\n    ")).unwrap();
                }
            }
            for related in &told.related {
                writeln!(text, "  {}: {}", self.place(related.place), related.message).unwrap();
            }
            told.fixes.iter().for_each(|fix| writeln!(text, "  fix: {fix}").unwrap());
        }
        finding.fixes.iter().for_each(|fix| self.edits(fix, finding.place, text));
        writeln!(text, "  {}", serde_json::to_string(&finding.data()).unwrap()).unwrap();
    }

    /// What a fix writes in place of what.
    fn edits(&self, fix: &Fix, place: Place, text: &mut String) {
        let sure = if fix.safe { "safe" } else { "unsafe" };
        for edit in &fix.edits {
            let (old, new) =
                (self.place(Place { span: edit.span, ..place }), edit.replacement.escape_debug());
            writeln!(text, "  {sure}: {old} → «{new}»").unwrap();
        }
    }

    fn place(&self, place: Place) -> String {
        (self.place)(self.checked, place)
    }
}

/// The text at a place, long ones shortened in the middle.
pub(crate) fn cut(checked: &Checked, place: Place) -> String {
    let source = &checked.workspace.file(place.file).unwrap().source;
    let cut: Vec<char> = source.text[place.span.range()].chars().collect();
    let cut: String = match cut.len() {
        0..60 => cut.iter().collect(),
        many => cut[..30].iter().chain(&['…']).chain(&cut[many - 20..]).collect(),
    };
    format!("«{}»", cut.escape_debug())
}
