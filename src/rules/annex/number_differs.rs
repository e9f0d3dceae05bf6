//! `annex/number-differs`: the number typed in an approving clause is not that of the annex it approves.

use std::cell::LazyCell;

use foldhash::{HashMap, HashSet};

use crate::model::{Annex, Numbers, Roadmap, bare};
use crate::rules::annex::mention;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/number-differs",
    severity: Severity::Error,
    page: include_str!("number_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<AnnexNumberDiffers>,
};

/// The number typed, and the one that the annex is printed with.
#[derive(Debug, Serialize, Deserialize)]
struct AnnexNumberDiffers {
    typed: String,
    /// None of an annex that bears the stamp of approval alone, where its place is the number of another.
    printed: Option<String>,
    annex: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    let typed = roadmap.clauses().filter_map(|clause| {
        let id = clause.approves.as_ref()?;
        Some((clause, id, mention(&clause.text)?))
    });
    let annexes = LazyCell::new(|| printed(roadmap));
    for (clause, id, (number, place)) in typed {
        let Some((annex, printed)) = annexes.get(&**id) else { continue };
        if Some(number) == printed.as_deref() || roadmap.partial || !view.is_whole(clause.span) {
            continue;
        }
        let args =
            AnnexNumberDiffers { typed: number.to_owned(), printed: printed.clone(), annex: id.to_string() };
        let span = view.words(&clause.text, place);
        let found = view.finding(&RULE, span, clause.id.as_deref(), args);
        findings.push(if annex.span == Span::default() { found } else { found.with_span(annex.title.span) });
    }
}

/// The annexes with the numbers they are printed with; one without a number is called by its place, where that is not the
/// number of another.
fn printed(roadmap: &Roadmap) -> HashMap<String, (Annex, Option<String>)> {
    let numbers = Numbers::of(roadmap).annexes;
    let numbers: Vec<Option<String>> =
        numbers.iter().map(|number| number.as_deref().map(|number| bare(number).to_owned())).collect();
    let taken: HashSet<&str> = numbers.iter().flatten().map(String::as_str).collect();
    let place = |at: usize| Some((at + 1).to_string()).filter(|place| !taken.contains(place.as_str()));
    let annexes = roadmap.annex_list().into_owned().into_iter().enumerate().zip(&numbers);
    let annexes = annexes.map(|((at, annex), number)| (annex, number.clone().or_else(|| place(at))));
    // Of two of one id the first is meant.
    annexes.rev().map(|one| (one.0.id.to_string(), one)).collect()
}

impl Words for AnnexNumberDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let AnnexNumberDiffers { typed, printed, annex } = self;
        match printed {
            Some(printed) => say!(
                tell.lang,
                "в пункте названо приложение № {typed}, а утверждаемое им «{annex}» печатается под № {printed}",
                "the clause names annex No. {typed}, but `{annex}`, which it approves, is printed as No. {printed}"
            ),
            None => say!(
                tell.lang,
                "в пункте названо приложение № {typed}, а утверждаемое им «{annex}» печатается без номера",
                "the clause names annex No. {typed}, but `{annex}`, which it approves, is printed without a number"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match &self.printed {
            Some(printed) => say!(
                tell.lang,
                "исправить номер на {printed} или убрать его: без слова «приложение» он подставится сам",
                "write {printed}, or leave the number out: without the word “приложение” it is put in"
            ),
            None => say!(
                tell.lang,
                "убрать номер или дать приложению и гриф, и номер («stamp: both»)",
                "leave the number out, or give the annex both the stamp and a number (`stamp: both`)"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        match &self.printed {
            Some(printed) => say!(tell.lang, "это приложение № {printed}", "this is annex No. {printed}"),
            None => say!(tell.lang, "это приложение без номера", "this annex has no number"),
        }
    }

    fn data(&self) -> Data {
        Data::of("typed", &*self.typed)
            .with_some("number", self.printed.as_deref())
            .with("annex", &*self.annex)
    }
}
