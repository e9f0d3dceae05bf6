//! What `vekha init` says.

use crate::base::Message;

/// What is told.
pub(super) enum Init {
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

impl Message for Init {
    fn ru(&self) -> String {
        match self {
            Init::Written(name) => format!("записан {name}"),
            Init::Kept(name) => format!("уже есть, остался как был: {name}"),
            Init::Next(folder) => {
                format!("дальше: vekha check{folder}; напечатать приказ: vekha build{folder} --out out")
            }
            Init::NoLevel(level, known) => format!("нет уровня «{level}»; есть: {}", known.join(", ")),
            Init::NoParent(id, known) if known.is_empty() => {
                format!("--parent {id}: в этой рабочей папке ещё нет карт; начните с карты верхнего уровня")
            }
            Init::NoParent(id, known) => {
                format!("--parent {id}: нет такой карты; есть: {}", known.join(", "))
            }
            Init::NotBelow(parent) => format!("уровень новой карты должен быть ниже уровня «{parent}»"),
        }
    }

    fn en(&self) -> String {
        match self {
            Init::Written(name) => format!("wrote {name}"),
            Init::Kept(name) => format!("is there already and was left as it was: {name}"),
            Init::Next(folder) => {
                format!("next: vekha check{folder}; to print the order: vekha build{folder} --out out")
            }
            Init::NoLevel(level, known) => {
                format!("there is no level `{level}`; there are {}", known.join(", "))
            }
            Init::NoParent(id, known) if known.is_empty() => {
                format!(
                    "--parent {id}: this workspace has no roadmaps yet; begin with the one of the top level"
                )
            }
            Init::NoParent(id, known) => {
                format!("--parent {id}: there is no such roadmap; there are {}", known.join(", "))
            }
            Init::NotBelow(parent) => format!("the level of a new roadmap must be below that of `{parent}`"),
        }
    }
}
