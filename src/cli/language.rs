//! The language that a command speaks: `--lang`, then `VEKHA_LANG`, then the workspace's, then that of the locale.

use std::path::Path;

use super::message::CommandMessage;
use crate::base::failure::{Error, TwoLanguages};
use crate::base::{Lang, Message};
use crate::workspace::language_at;
use crate::world::System;

/// Which language a command was asked to speak, and which it speaks where nobody says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CommandLanguage {
    /// What `--lang` or `VEKHA_LANG` says.
    pub asked: Option<Lang>,
    /// What the locale says.
    pub locale: Lang,
}

impl CommandLanguage {
    /// What is known of the language before the arguments are read.
    pub(super) fn before(arguments: &[String]) -> Self {
        let given = arguments.iter().enumerate().find_map(|(at, argument)| {
            let value = argument.strip_prefix("--lang=");
            let next = || (argument == "--lang").then(|| arguments.get(at + 1).map(String::as_str)).flatten();
            value.or_else(next)
        });
        let variable = std::env::var("VEKHA_LANG").unwrap_or_default();
        let asked = given.and_then(Lang::parse).or_else(|| Lang::parse(&variable));
        CommandLanguage { asked, locale: locale() }
    }

    /// The language of a command that looks at no workspace, and of its failures: that of the settings above the folder
    /// where the program runs goes before the locale.
    pub(super) fn lang(self) -> Lang {
        self.asked.or_else(|| language_at(&System, Path::new("."))).unwrap_or(self.locale)
    }
}

/// Reads the value of `--lang`.
pub(super) fn parse(text: &str) -> Result<Lang, TwoLanguages> {
    Lang::parse(text).ok_or_else(|| TwoLanguages::of(&RuOrEn))
}

/// Refuses a language in `VEKHA_LANG` that there is not.
///
/// # Errors
/// When there is such.
pub(super) fn refuse_unknown(given: Option<Lang>) -> Result<(), Error> {
    let variable = std::env::var("VEKHA_LANG").ok().filter(|name| !name.is_empty());
    match variable {
        Some(name) if given.is_none() && Lang::parse(&name).is_none() => {
            Err(Error::usage(&CommandMessage::UnknownLanguage { name }))
        }
        _ => Ok(()),
    }
}

/// The language of the locale, as POSIX names it: `LC_ALL`, then `LC_MESSAGES`, then `LANG`; Russian where it is
/// neither.
fn locale() -> Lang {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set).unwrap_or_default();
    if named.starts_with("en") { Lang::En } else { Lang::Ru }
}

/// What a language may be.
struct RuOrEn;

impl Message for RuOrEn {
    fn ru(&self) -> String {
        "нужно ru или en".into()
    }

    fn en(&self) -> String {
        "ru or en is needed".into()
    }
}
