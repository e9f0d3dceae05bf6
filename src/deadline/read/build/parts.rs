//! Parts of a month that are told apart from so many of them.

use super::super::fault::{Parse, fault};
use super::super::lex::TokenKind;
use super::super::point::Role;
use super::super::reader::{Match, Parser};
use super::super::russian::forms;
use crate::deadline::unread::Unread;

/// «2 недели мая» are as many weeks of it as «вторая неделя» is one.
pub(super) fn check_counted(reader: &Parser, node: &Match, place: Role) -> Parse<()> {
    let token = reader.lexeme(node.at).and_then(|lexeme| reader.tokens.get(lexeme.token));
    let counts = token.is_some_and(|token| matches!(token.kind, TokenKind::Number(2..=4, 1, false)));
    let several = forms::PARTS_OF_MONTH.contains(&reader.written(node.at + 1).as_str());
    if counts && several && place != Role::Genitive {
        return fault(reader.of(node), Unread::VagueEdge);
    }
    Ok(())
}
