//! Figures of a finding, for machines.

use std::borrow::Cow;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// Figures by name, in the order in which they were added: few, so that a list is smaller and faster than a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data(Vec<(Cow<'static, str>, Value)>);

impl Data {
    /// Adds a figure; one of the same name gives way to it.
    pub fn insert(&mut self, name: &'static str, value: Value) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.into(), value));
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The figures with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl From<Data> for Map<String, Value> {
    fn from(data: Data) -> Self {
        data.0.into_iter().map(|(name, value)| (name.into_owned(), value)).collect()
    }
}

impl<'de> Deserialize<'de> for Data {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Figures)
    }
}

/// Reads figures as they come, without a map between.
struct Figures;

impl<'de> Visitor<'de> for Figures {
    type Value = Data;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("figures by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Data, A::Error> {
        let mut figures = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, Value>()? {
            figures.push((name.into(), value));
        }
        Ok(Data(figures))
    }
}
