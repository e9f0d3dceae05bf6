//! What `vekha init` says.

use crate::base::{Lang, Message};
use crate::model::{level, levels};

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
    /// It cannot be an id.
    BadId(String),
    /// The id is that of another roadmap.
    Taken(String),
    /// Nothing lies below the level of the parent, or not the level asked for.
    NotBelow(String),
}

/// «school (школа)»; a level of one's own as it is.
fn ru_level(name: &str) -> String {
    match levels().any(|usual| usual == name) {
        true => format!("{name} ({})", level(name, Lang::Ru)),
        false => name.to_owned(),
    }
}

impl Message for InitMessage {
    fn ru(&self) -> String {
        match self {
            InitMessage::Written(name) => format!("записан {name}"),
            InitMessage::Kept(name) => format!("уже есть, остался как был: {name}"),
            InitMessage::Next(folder) => {
                format!("дальше: vekha check{folder}; напечатать приказ: vekha build{folder} --out out")
            }
            InitMessage::NoLevel(level, known) => {
                let known: Vec<String> = known.iter().map(|one| ru_level(one)).collect();
                format!("нет уровня «{level}»; есть: {}", known.join(", "))
            }
            InitMessage::NoParent(id, known) if known.is_empty() => {
                format!(
                    "--parent {id}: в этой папке карт ещё нет; положите сюда файл карты «{id}», его даёт тот, кто её ведёт"
                )
            }
            InitMessage::NoParent(id, known) => {
                let known = known.join(", ");
                format!(
                    "--parent {id}: нет такой карты; есть: {known}; если её ведут не здесь, положите сюда её файл"
                )
            }
            InitMessage::BadId(id) => format!(
                "--id {id}: в имени латинские буквы a–z, цифры и дефис, и это не имя устройства Windows (con, nul, com1)"
            ),
            InitMessage::Taken(id) => format!("--id {id}: карта или файл с таким именем уже есть"),
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
                    "--parent {id}: this workspace has no roadmaps yet; put the file of `{id}` here, as its office gives it"
                )
            }
            InitMessage::NoParent(id, known) => {
                let known = known.join(", ");
                format!(
                    "--parent {id}: there is no such roadmap; there are {known}; put its file here if it is kept elsewhere"
                )
            }
            InitMessage::BadId(id) => format!(
                "--id {id}: an id has the letters a-z, figures and hyphens, and is no device of Windows (con, nul, com1)"
            ),
            InitMessage::Taken(id) => format!("--id {id}: there is a roadmap or a file of that name"),
            InitMessage::NotBelow(parent) => {
                format!("the level of a new roadmap must be below that of `{parent}`")
            }
        }
    }
}
