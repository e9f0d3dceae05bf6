//! Names of rules and groups, as people write them in settings and on the command line.

use super::{Rule, all, deadline, unchecked};
use crate::russian::nearest;

/// Which rules run: by code or group.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only these, where there are some.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
}

impl Filter {
    /// Whether a rule runs; some always do.
    pub fn takes(&self, code: &str) -> bool {
        if is_firm(code) {
            return true;
        }
        let named = |list: &[String]| list.iter().any(|name| names(name, code));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }

    /// The first name that is neither a rule nor a group.
    pub fn unknown(&self) -> Option<&str> {
        self.select.iter().chain(&self.ignore).map(String::as_str).find(|name| !is_known(name))
    }
}

/// Whether a rule, or every rule of a group, is always on.
pub fn is_firm_name(name: &str) -> bool {
    is_firm(name) || matches!(name, "syntax" | "schema")
}

/// Whether `name` is the code itself or its group.
pub fn names(name: &str, code: &str) -> bool {
    name == code || code.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether what a rule finds cannot be turned off, allowed or known: a file that cannot be read or checked is never in
/// order.
pub fn is_firm(code: &str) -> bool {
    code == unchecked::CODE || ["syntax", "schema"].iter().any(|group| names(group, code))
}

/// Whether what a rule finds keeps others from seeing what is meant: a deadline that cannot be read has no days, a
/// reference that names nothing leads nowhere.
pub fn is_hiding(code: &str) -> bool {
    deadline::is_unreadable(code) || names("reference", code)
}

/// Whether a rule or a group has that name.
pub fn is_known(name: &str) -> bool {
    all().any(|rule| names(name, rule.code))
}

/// The rule of that code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}

/// The groups, in the order of the rules.
pub fn groups() -> Vec<&'static str> {
    let mut groups: Vec<&str> = all().filter_map(|rule| rule.code.split('/').next()).collect();
    groups.dedup();
    groups
}

/// The rule or group that was probably meant: one that ends so, or the nearest by its letters.
pub fn likely(name: &str) -> Option<&'static str> {
    let own = |code: &&str| code.split('/').nth(1) == Some(name);
    let codes = || all().map(|rule| rule.code);
    let own_names = || all().filter_map(|rule| rule.code.split('/').nth(1));
    let by_own = |near: &str| codes().find(|code| code.split('/').nth(1) == Some(near));
    let near = nearest(name, codes().chain(groups()));
    codes().find(own).or(near).or_else(|| nearest(name, own_names()).and_then(by_own))
}
