//! Parts of a month that are told apart from so many of them.

use super::super::fault::{Parse, fault};
use super::super::lex::TokenKind;
use super::super::point::Role;
use super::super::reader::{Match, Parser};
use super::super::russian::forms;
use super::super::vocabulary::Class;
use crate::deadline::unread::Unread;

/// «в течение 3 кварталов», «2 недель мая» are as many of them; «1 и 2 кварталов» are two by their numbers.
pub(super) fn check_plural(reader: &Parser, node: &Match) -> Parse<()> {
    let number = (node.at..node.end).find(|at| reader.is(*at, Class::Small.bit()));
    let Some(at) = number.filter(|at| forms::MANY_PARTS.contains(&reader.written(at + 1).as_str())) else {
        return Ok(());
    };
    let joins = Class::And.bit() | Class::Comma.bit() | Class::Dash.bit();
    let listed = at > 0 && reader.is(at - 1, joins);
    if listed { Ok(()) } else { fault(reader.span(at, at + 2), Unread::VagueEdge) }
}

/// «2 недели мая» are as many weeks of it as «вторая неделя» is one.
pub(super) fn check_counted(reader: &Parser, node: &Match, place: Role) -> Parse<()> {
    let token = reader.lexeme(node.at).and_then(|lexeme| reader.tokens.get(lexeme.token));
    let counts = token.is_some_and(|token| matches!(token.kind, TokenKind::Number(2..=4, 1, false)));
    // «1–2 недели сентября»
    let joins = Class::Dash.bit() | Class::And.bit();
    let listed = node.at > 1 && reader.is(node.at - 1, joins) && reader.is(node.at - 2, Class::Small.bit());
    let several = !listed && forms::PARTS_OF_MONTH.contains(&reader.written(node.at + 1).as_str());
    if counts && several && place != Role::Genitive {
        return fault(reader.of(node), Unread::VagueEdge);
    }
    Ok(())
}
