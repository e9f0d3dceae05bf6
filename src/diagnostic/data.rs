//! Figures of a finding, for machines.

use std::borrow::Cow;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

/// Figures by name, in the order in which they were added: few, so that a list is smaller and faster than a map.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(from = "Map<String, Value>")]
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

impl From<Map<String, Value>> for Data {
    fn from(map: Map<String, Value>) -> Self {
        Data(map.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }
}
