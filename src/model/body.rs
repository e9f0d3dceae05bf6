//! Bodies: who may be responsible.

use std::ops::Deref;

use foldhash::HashMap;

use super::decode::{Decode, Fields, Misfits};
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

/// The bodies of a roadmap in the order of the file, looked up by key however many there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyedBodies {
    all: Vec<Body>,
    /// Where the first of each key stands; empty where a walk over all is as quick.
    places: HashMap<String, usize>,
}

impl KeyedBodies {
    /// So many are walked over.
    const FEW: usize = 16;

    fn new(all: Vec<Body>) -> Self {
        let keys = all.iter().enumerate().rev().filter(|_| all.len() > Self::FEW);
        let places = keys.map(|(at, body)| (body.key.to_string(), at)).collect();
        KeyedBodies { all, places }
    }

    /// The body of that key.
    pub fn of(&self, key: &str) -> Option<&Body> {
        match self.places.is_empty() {
            true => self.all.iter().find(|body| &*body.key == key),
            false => self.all.get(*self.places.get(key)?),
        }
    }
}

impl Deref for KeyedBodies {
    type Target = [Body];

    fn deref(&self) -> &[Body] {
        &self.all
    }
}

impl<'b> IntoIterator for &'b KeyedBodies {
    type Item = &'b Body;
    type IntoIter = std::slice::Iter<'b, Body>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

impl FromIterator<(Text, Body)> for KeyedBodies {
    fn from_iter<I: IntoIterator<Item = (Text, Body)>>(pairs: I) -> Self {
        KeyedBodies::new(pairs.into_iter().map(|(key, body)| Body { key, ..body }).collect())
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
