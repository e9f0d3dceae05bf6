//! What is understood, but typed untidily, and the tidy wording.

use super::letters::mended;
use super::lex::{Kind, Token};
use super::vocabulary::Word;
use super::{Reading, Untidy, UntidyKind};

/// Notes blanks that are missing and marks that stand for nothing.
pub(super) fn blanks(tokens: &[Token], untidy: &mut Vec<Untidy>) {
    let end = tokens.len().saturating_sub(1);
    let stray = |kind| matches!(kind, Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Slash);
    for (at, token) in tokens.iter().enumerate() {
        if stray(token.kind) && (at == 0 || at == end || stray(tokens[at - 1].kind)) {
            untidy.push(Untidy { kind: UntidyKind::Mark, span: token.span });
        }
        let Some(next) = tokens.get(at + 1) else { continue };
        let glued = match (token.kind, next.kind) {
            (Kind::Number(..) | Kind::Roman(_), Kind::Word(_)) | (Kind::Word(_), Kind::Number(..)) => {
                !next.blank
            }
            (Kind::Word(_) | Kind::Number(..), Kind::Open) | (Kind::Word(_), Kind::Word(_)) => !next.blank,
            (Kind::Comma | Kind::Semicolon, _) => !next.blank && !stray(next.kind),
            (Kind::Dot, Kind::Word(Word::Then)) => !next.blank,
            (Kind::Dash, Kind::Word(_) | Kind::Number(..)) => token.blank && !next.blank,
            (_, Kind::Dash) => !next.blank && tokens.get(at + 2).is_some_and(|after| after.blank),
            _ => false,
        };
        if glued {
            untidy.push(Untidy { kind: UntidyKind::NoBlank, span: next.span });
        }
    }
    untidy.sort_by_key(|untidy| untidy.span);
}

impl Reading {
    /// The wording with everything untidy mended, and nothing else changed. `wording` is the one that was read.
    pub fn tidy(&self, wording: &str) -> String {
        let mut tidy = String::with_capacity(wording.len() + self.untidy.len());
        let mut done = 0;
        for Untidy { kind, span } in &self.untidy {
            let range = span.range();
            tidy.push_str(wording.get(done..range.start).unwrap_or_default());
            done = done.max(range.start);
            match kind {
                UntidyKind::NoBlank => tidy.push(' '),
                UntidyKind::Mark => done = range.end,
                UntidyKind::Comma | UntidyKind::Nought => {
                    tidy.push(if *kind == UntidyKind::Comma { '.' } else { '0' });
                    done = range.end;
                }
                UntidyKind::NoStop => {
                    tidy.push_str(wording.get(done..range.end).unwrap_or_default());
                    tidy.push('.');
                    done = done.max(range.end);
                }
                UntidyKind::Letter | UntidyKind::Invisible => {
                    tidy.push_str(&mended(wording.get(done..range.end).unwrap_or_default()));
                    done = done.max(range.end);
                }
            }
        }
        tidy.push_str(wording.get(done..).unwrap_or_default());
        tidy.trim().to_owned()
    }
}
