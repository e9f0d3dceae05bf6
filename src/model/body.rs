//! Bodies: who may be responsible.

use super::decode::{Decode, Fields, Misfits};
use super::keyed::HasKey;
use super::value::Text;
use crate::syntax::{Node, YamlKind};

/// A body that may be responsible.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The key by which measures name it.
    pub key: Text,
    /// Its full name, in the nominative.
    pub name: Text,
    /// Its name in tables, where shorter.
    pub short: Option<Text>,
    /// Its name in the genitive.
    pub genitive: Option<Text>,
    /// The level it belongs to.
    pub level: Option<Text>,
}

impl HasKey for Body {
    fn key(&self) -> &Text {
        &self.key
    }
}

impl Body {
    /// The name printed in tables.
    pub fn printed(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.name)
    }
}

impl Decode for Body {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let none =
            Body { key: Text::default(), name: Text::default(), short: None, genitive: None, level: None };
        if node.kind() != YamlKind::Mapping {
            return Text::decode(node, misfits).map(|name| Body { name, ..none });
        }
        let mut fields = Fields::of(node, misfits)?;
        let body = Body {
            short: fields.optional("short"),
            genitive: fields.optional("genitive"),
            level: fields.optional("level"),
            name: fields.required("name").unwrap_or_default(),
            ..none
        };
        fields.finish();
        Some(body)
    }
}
