//! What other files need to know of a file: its id, and which roadmaps it speaks of.

use serde::{Deserialize, Serialize};

use crate::model::Roadmap;

/// The outline of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The roadmap's id; empty where the file has none.
    pub id: String,
    /// The ids of the roadmaps that it names: its parent, what its measures and indicators implement and wait for.
    pub needs: Vec<String>,
    /// Whether it holds a roadmap at all.
    pub is_roadmap: bool,
    /// How many measures it has.
    pub measures: usize,
    /// The files of text that its annexes name.
    pub texts: Vec<String>,
}

impl Outline {
    /// The outline of what was read.
    pub fn of(roadmap: &Roadmap) -> Self {
        let measures = roadmap.measures().flat_map(|measure| measure.implements.iter().chain(&measure.after));
        let indicators = roadmap.indicators.iter().flat_map(|indicator| &indicator.implements);
        let elsewhere = measures.chain(indicators).filter_map(|name| name.split_once('/')).map(|(id, _)| id);
        let mut needs: Vec<String> = Vec::new();
        for id in roadmap.parent.as_deref().into_iter().chain(elsewhere) {
            if id != &*roadmap.id && !needs.iter().any(|known| known == id) {
                needs.push(id.to_owned());
            }
        }
        let annexes = roadmap.annexes.iter().flatten();
        let texts =
            annexes.flat_map(|annex| annex.text.iter().chain(&annex.intro)).map(|text| text.to_string());
        Outline {
            id: roadmap.id.to_string(),
            needs,
            is_roadmap: true,
            measures: roadmap.measures().count(),
            texts: texts.collect(),
        }
    }

    /// The id that a text gives in a line of its own, found without reading the rest. None where that cannot be told
    /// without reading it all.
    pub fn id_in(text: &str) -> Option<&str> {
        let line = text.lines().find(|line| line.starts_with("id:"))?;
        let id = line.strip_prefix("id: ")?.trim_ascii();
        let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        (!id.is_empty() && id.bytes().all(plain)).then_some(id)
    }
}
