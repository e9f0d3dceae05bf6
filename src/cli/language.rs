//! The language that a command speaks: `--lang`, then `VEKHA_LANG`, then the workspace's, then that of the locale.

use super::Failure;
use crate::base::message::settings::Settings;
use crate::base::{Lang, Say};

/// Reads the value of `--lang`.
pub(super) fn parse(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| "нужно ru или en".to_owned())
}

/// The language that the person asked for, on the command line or in `VEKHA_LANG`.
///
/// # Errors
/// When `VEKHA_LANG` names a language that there is not.
pub(super) fn asked(given: Option<Lang>) -> Result<Option<Lang>, Failure> {
    let variable = std::env::var("VEKHA_LANG").ok().filter(|name| !name.is_empty());
    match (given, variable) {
        (Some(lang), _) => Ok(Some(lang)),
        (None, None) => Ok(None),
        (None, Some(name)) => match Lang::parse(&name) {
            Some(lang) => Ok(Some(lang)),
            None => Err(Failure::Usage(Settings::UnknownLanguage { name }.say(locale()))),
        },
    }
}

/// The language of the locale, as POSIX names it: `LC_ALL`, then `LC_MESSAGES`, then `LANG`; Russian where it is
/// neither.
pub(super) fn locale() -> Lang {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set).unwrap_or_default();
    if named.starts_with("en") { Lang::En } else { Lang::Ru }
}
