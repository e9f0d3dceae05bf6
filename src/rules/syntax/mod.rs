//! Rules of the group `syntax`: what is not YAML.

mod duplicate_key;
mod invalid;
mod remedy;
mod words;

use super::prelude::*;
use crate::base::Message;
use crate::schema::hides_key;
use crate::syntax::{SyntaxFault, SyntaxFaultKind};
use remedy::SyntaxRemedy;
use words::SyntaxCause;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&duplicate_key::RULE, &invalid::RULE];

/// The word in a value that is put in quotes which may as well be a key: only the author knows.
fn hidden_key(fault: &SyntaxFault) -> Option<&str> {
    let quoted = fault.edits.iter().filter(|_| fault.kind.is_quoting());
    quoted.filter_map(|edit| hides_key(&edit.text)).next()
}

/// What cannot be read. The words of both rules stand together.
#[derive(Debug, Serialize, Deserialize)]
struct UnreadSyntax(SyntaxFault);

impl Words for UnreadSyntax {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        SyntaxCause(&self.0).say(tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(SyntaxRemedy(&self.0).say(tell.lang))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "впервые здесь", "first here")
    }

    fn fix(&self, _at: usize, tell: &MessageContext<'_>) -> Option<String> {
        Some(SyntaxRemedy(&self.0).say(tell.lang).lines().next().unwrap_or_default().to_owned())
    }

    fn data(&self) -> Data {
        match &self.0.kind {
            SyntaxFaultKind::DuplicateKey(key, _) => Data::of("key", &**key),
            _ => Data::default(),
        }
    }
}
