//! Figures of a finding, for machines.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// Figures by name, in the order in which they were added: few, so that a list is smaller and faster than a map. Like
/// ones are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data(Option<Arc<List>>);

type List = Vec<(Cow<'static, str>, Value)>;

impl Data {
    /// Adds a figure; one of the same name gives way to it.
    pub fn insert(&mut self, name: &'static str, value: Value) {
        let list = Arc::make_mut(self.0.get_or_insert_default());
        list.retain(|(known, _)| known != name);
        list.push((name.into(), value));
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list().is_empty()
    }

    /// The figures with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.list().iter().map(|(name, value)| (&**name, value))
    }

    fn list(&self) -> &[(Cow<'static, str>, Value)] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl From<Data> for Map<String, Value> {
    fn from(data: Data) -> Self {
        data.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect()
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
        Ok(Data(Some(Arc::new(figures))))
    }
}
