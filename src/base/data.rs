//! Figures of a finding, for machines.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

/// Figures by name, in the order in which they were added: few, so that a list is smaller and faster than a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data(Vec<(&'static str, Value)>);

impl Data {
    /// One figure.
    pub fn of(name: &'static str, value: impl Into<Value>) -> Self {
        Data::default().with(name, value)
    }

    /// Adds a figure.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// Adds a figure where there is one.
    pub fn with_some(self, name: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The figures with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (*name, value))
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
