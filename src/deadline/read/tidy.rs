//! What is understood, but typed untidily, and the tidy wording.

use super::letters::mended;
use super::lex::{Token, TokenKind};
use super::vocabulary::{Class, ClassedWord};
use super::{Reading, Untidy, UntidyKind};
use crate::base::Span;

/// «г», and «далее».
pub(super) const YEAR_SHORT: ClassedWord = ClassedWord::of(Class::YearShort);
const THEN: ClassedWord = ClassedWord::of(Class::Then);

/// Whether the word may be a letter behind a number: «8В», «12с».
fn is_short(word: ClassedWord) -> bool {
    matches!(word.class, Class::In | Class::From | Class::Toward | Class::And | Class::But)
}

/// Notes blanks and full stops that are missing, and marks that stand for nothing. Of free words and of these
/// `own` words little is known: a class «5г» and a number «12-к» are as they should be.
pub(super) fn blanks(tokens: &[Token], all_free: bool, own: &[Span], untidy: &mut Vec<Untidy>) {
    let placed = |span: Span| {
        let next = own.partition_point(|own| own.end <= span.start);
        own.get(next).is_some_and(|own| own.start <= span.start)
    };
    untidy.retain(|untidy| untidy.kind == UntidyKind::Invisible || !placed(untidy.span));
    let lead = tokens.iter().take_while(|token| is_stray(token.kind)).count();
    let tail = tokens.len() - tokens.iter().rev().take_while(|token| is_stray(token.kind)).count();
    let mut note = |kind, span| untidy.push(Untidy { kind, span });
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let next = tokens.get(at + 1);
        let free = all_free || placed(token.span);
        let stray_twice = is_second_mark(before, token, next);
        let outside = at < lead || at >= tail;
        let dotted = is_stop_before_year(before, token, next);
        if outside || stray_twice && !free || dotted {
            note(UntidyKind::Mark, token.span);
        }
        if is_year_unstopped(before, token, next) {
            note(UntidyKind::NoStop, token.span);
        }
        if !free && is_short_year(tokens, at) {
            note(UntidyKind::ShortYear, token.span);
        }
        let Some(next) = next else { continue };
        let glued = if free { is_glued_free(token, next) } else { is_glued(token, next, tokens.get(at + 2)) };
        if glued {
            note(UntidyKind::NoBlank, next.span);
        }
    }
    // «2021 г» alone is how many people write; where something else is to be mended, the stop is set too.
    if untidy.iter().all(|untidy| untidy.kind == UntidyKind::NoStop) {
        untidy.clear();
    }
    // A blank goes before the letters that are mended in the same place.
    untidy.sort_by_key(|untidy| (untidy.span.start, untidy.kind != UntidyKind::NoBlank, untidy.span.end));
}

/// Whether the mark stands for nothing at an end of the wording or behind another.
fn is_stray(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash | TokenKind::Slash
    )
}

/// Whether the mark is one too many beside another; of a dash and a comma, the comma stays.
fn is_second_mark(before: Option<&Token>, token: &Token, next: Option<&Token>) -> bool {
    let parts = |token: &Token| matches!(token.kind, TokenKind::Comma | TokenKind::Semicolon);
    let dash = |token: &Token| token.kind == TokenKind::Dash;
    let behind = before.is_some_and(|before| is_stray(before.kind) && !(dash(before) && parts(token)));
    is_stray(token.kind) && behind || dash(token) && next.is_some_and(parts)
}

/// Whether the dot is the one of «15.05.2024.г.».
fn is_stop_before_year(before: Option<&Token>, token: &Token, next: Option<&Token>) -> bool {
    let number = before.is_some_and(|before| matches!(before.kind, TokenKind::Number(..)));
    let year = next.is_some_and(|next| next.kind == TokenKind::Word(YEAR_SHORT) && !next.blank);
    number && token.kind == TokenKind::Dot && year
}

/// Whether the word is «г» behind a year and has no full stop.
fn is_year_unstopped(before: Option<&Token>, token: &Token, next: Option<&Token>) -> bool {
    let year = before.is_some_and(|before| matches!(before.kind, TokenKind::Number(_, 4, false)));
    let stop = next.is_some_and(|next| next.kind == TokenKind::Dot);
    year && token.kind == TokenKind::Word(YEAR_SHORT) && !stop
}

/// Whether the number is the year of two figures in «22.01.27».
fn is_short_year(tokens: &[Token], at: usize) -> bool {
    let date = at.checked_sub(4).and_then(|first| tokens.get(first..=at)).unwrap_or_default();
    let [day, first, month, second, year] = date else { return false };
    let is_number = |token: &Token| matches!(token.kind, TokenKind::Number(_, 1 | 2, _));
    let is_dot = |token: &Token| token.kind == TokenKind::Dot;
    is_number(day)
        && is_dot(first)
        && is_number(month)
        && is_dot(second)
        && matches!(year.kind, TokenKind::Number(_, 2, _))
}

/// Whether a blank is missing between two tokens.
fn is_glued(token: &Token, next: &Token, after: Option<&Token>) -> bool {
    match (token.kind, next.kind) {
        (TokenKind::Number(..) | TokenKind::Roman(_), TokenKind::Word(_))
        | (TokenKind::Word(_), TokenKind::Number(..)) => !next.blank,
        (TokenKind::Word(_) | TokenKind::Number(..), TokenKind::Open)
        | (TokenKind::Word(_), TokenKind::Word(_)) => !next.blank,
        (TokenKind::Comma | TokenKind::Semicolon, _) => !next.blank && !is_stray(next.kind),
        (TokenKind::Dot, TokenKind::Word(THEN)) => !next.blank,
        (TokenKind::Dash, TokenKind::Word(_) | TokenKind::Number(..)) => token.blank && !next.blank,
        (_, TokenKind::Dash) => !next.blank && after.is_some_and(|after| after.blank),
        _ => false,
    }
}

/// Whether a blank is surely missing among free words.
fn is_glued_free(token: &Token, next: &Token) -> bool {
    let known =
        |kind| matches!(kind, TokenKind::Word(word) if word != ClassedWord::UNKNOWN && word != YEAR_SHORT);
    let glued = match (token.kind, next.kind) {
        (TokenKind::Number(_, 4, false), TokenKind::Word(YEAR_SHORT)) => true,
        // «8В», «12с» are as they should be.
        (TokenKind::Number(..), TokenKind::Word(word)) if is_short(word) => false,
        (TokenKind::Number(..), word) => known(word) && next.span.range().len() > 2,
        (before, word) if known(before) => known(word),
        (TokenKind::Comma | TokenKind::Semicolon, TokenKind::Word(_)) => true,
        _ => false,
    };
    glued && !next.blank
}

/// Where a blank goes behind words: before the quotation mark that opens, if they end with one.
fn before_quote(words: &str) -> usize {
    let opens = |mark: char| matches!(mark, '«' | '„') || mark == '"' && words.matches('"').count() % 2 == 1;
    words.strip_suffix(opens).unwrap_or(words).len()
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
                UntidyKind::NoBlank => tidy.insert(before_quote(&tidy), ' '),
                UntidyKind::ShortYear => tidy.push_str("20"),
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
