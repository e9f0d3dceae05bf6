//! Figures of a finding, for machines.

use std::fmt::{self, Display};

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

/// Figures by name, in the order in which they were added: few, so that a list is smaller and faster than a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data(Vec<(&'static str, Figure)>);

/// A figure, or the figures of one thing or of several.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// A figure.
    One(Value),
    /// Those of a thing.
    Group(Data),
    /// Those of each thing of a list.
    Each(Vec<Data>),
}

impl Data {
    /// One figure.
    pub fn of(name: &'static str, value: impl Into<Value>) -> Self {
        Data::default().with(name, value)
    }

    /// Adds a figure.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((name, Figure::One(value.into())));
        self
    }

    /// Adds a figure where there is one.
    pub fn with_some(self, name: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds the figures of a thing.
    pub fn with_group(mut self, name: &'static str, group: Data) -> Self {
        self.0.push((name, Figure::Group(group)));
        self
    }

    /// Adds the figures of each thing of a list.
    pub fn with_each(mut self, name: &'static str, each: impl IntoIterator<Item = Data>) -> Self {
        self.0.push((name, Figure::Each(each.into_iter().collect())));
        self
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The figure of a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self.iter().find(|(own, _)| *own == name)? {
            (_, Figure::One(value)) => Some(value),
            _ => None,
        }
    }

    /// The figures of each thing of the list of a name; none where there is no such list.
    pub fn each(&self, name: &str) -> &[Data] {
        match self.iter().find(|(own, _)| *own == name) {
            Some((_, Figure::Each(each))) => each,
            _ => &[],
        }
    }

    /// The figures with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Figure)> {
        self.0.iter().map(|(name, figure)| (*name, figure))
    }
}

/// As machines read it.
impl Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Figure::One(value) => value.serialize(to),
            Figure::Group(group) => group.serialize(to),
            Figure::Each(each) => each.serialize(to),
        }
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl From<Data> for Map<String, Value> {
    fn from(data: Data) -> Self {
        data.0.into_iter().map(|(name, figure)| (name.to_owned(), Value::from(figure))).collect()
    }
}

impl From<Figure> for Value {
    fn from(figure: Figure) -> Self {
        match figure {
            Figure::One(value) => value,
            Figure::Group(group) => Value::Object(group.into()),
            Figure::Each(each) => each.into_iter().map(|one| Value::Object(one.into())).collect(),
        }
    }
}
