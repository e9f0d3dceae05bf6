//! Addressees: who must answer a roadmap with one of their own.

use super::decode::{Decode, Fields, Misfits, Pairs};
use super::value::{Id, Text};
use crate::syntax::{Node, YamlKind};

/// Who must answer, of one level below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Addressees {
    /// The level.
    pub level: Text,
    /// The roadmaps that are expected.
    pub roadmaps: Vec<Addressee>,
}

/// A roadmap that is expected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Addressee {
    /// Its id.
    pub id: Text,
    /// The organisation, until it has a roadmap that names it.
    pub name: Option<Text>,
    /// Its territory, until it has a roadmap that names it.
    pub territory: Option<Text>,
}

impl Addressees {
    /// The addressees under the key, by level.
    pub(super) fn all(fields: &mut Fields<'_, '_>) -> Vec<Addressees> {
        let pairs = fields.optional("addressees").map(|Pairs(pairs)| pairs).unwrap_or_default();
        pairs.into_iter().map(|(level, roadmaps)| Addressees { level, roadmaps }).collect()
    }
}

impl Decode for Addressee {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != YamlKind::Mapping {
            return Id::decode(node, misfits).map(|id| Addressee { id: id.0, ..Addressee::default() });
        }
        let mut fields = Fields::of(node, misfits)?;
        let addressee = Addressee {
            id: fields.id(),
            name: fields.optional("name"),
            territory: fields.optional("territory"),
        };
        fields.finish();
        Some(addressee)
    }
}
