//! What `vekha init` says.

use crate::base::Message;

/// What is told.
pub(super) enum InitMessage {
    /// A file was written.
    Written(String),
    /// A file is there already.
    Kept(String),
    /// What to do next, in a folder.
    Next(String),
    /// There is no such level; those that there are.
    NoLevel(String, Vec<String>),
    /// There is no such roadmap above; those that there are.
    NoParent(String, Vec<String>),
    /// Nothing lies below the level of the parent, or not the level asked for.
    NotBelow(String),
}

impl Message for InitMessage {
    fn ru(&self) -> String {
        match self {
            InitMessage::Written(name) => format!("записан {name}"),
            InitMessage::Kept(name) => format!("уже есть, остался как был: {name}"),
            InitMessage::Next(folder) => {
                format!("дальше: vekha check{folder}; напечатать приказ: vekha build{folder} --out out")
            }
            InitMessage::NoLevel(level, known) => format!("нет уровня «{level}»; есть: {}", known.join(", ")),
            InitMessage::NoParent(id, known) if known.is_empty() => {
                format!("--parent {id}: в этой рабочей папке ещё нет карт; начните с карты верхнего уровня")
            }
            InitMessage::NoParent(id, known) => {
                format!("--parent {id}: нет такой карты; есть: {}", known.join(", "))
            }
            InitMessage::NotBelow(parent) => {
                format!("уровень новой карты должен быть ниже уровня «{parent}»")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            InitMessage::Written(name) => format!("wrote {name}"),
            InitMessage::Kept(name) => format!("is there already and was left as it was: {name}"),
            InitMessage::Next(folder) => {
                format!("next: vekha check{folder}; to print the order: vekha build{folder} --out out")
            }
            InitMessage::NoLevel(level, known) => {
                format!("there is no level `{level}`; there are {}", known.join(", "))
            }
            InitMessage::NoParent(id, known) if known.is_empty() => {
                format!(
                    "--parent {id}: this workspace has no roadmaps yet; begin with the one of the top level"
                )
            }
            InitMessage::NoParent(id, known) => {
                format!("--parent {id}: there is no such roadmap; there are {}", known.join(", "))
            }
            InitMessage::NotBelow(parent) => {
                format!("the level of a new roadmap must be below that of `{parent}`")
            }
        }
    }
}
