//! Names of which each may be there once.

use std::collections::HashMap;

/// The names that are taken, however they are written, each with how often it was asked for: of very many of one name none
/// is sought from the first on.
#[derive(Debug, Default)]
pub struct TakenNames(HashMap<String, usize>);

impl TakenNames {
    /// Takes the first name that nobody has yet and that may be: `numbered` makes it of 1, 2 and so on, 1 being the name that
    /// is asked for.
    pub fn take(&mut self, numbered: impl Fn(usize) -> String, may_be: impl Fn(&str) -> bool) -> String {
        let asked = numbered(1).to_lowercase();
        let mut count = self.0.get(&asked).copied().unwrap_or_default();
        let (name, key) = loop {
            count += 1;
            let name = numbered(count);
            let key = name.to_lowercase();
            if may_be(&name) && !self.0.contains_key(&key) {
                break (name, key);
            }
        };
        self.0.insert(key, 1);
        self.0.insert(asked, count);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_given_once() {
        let mut taken = TakenNames::default();
        let plain = |name: &'static str| {
            move |count: usize| if count == 1 { name.to_owned() } else { format!("{name}-{count}") }
        };
        let given = ["a", "A", "a-3", "a", "nul"].map(|name| taken.take(plain(name), |name| name != "nul"));
        assert_eq!(given, ["a", "A-2", "a-3", "a-4", "nul-2"]);
        // Sought from the first on each time, so many would take hours.
        let many: Vec<String> = (0..100_000).map(|_| taken.take(plain("b"), |_| true)).collect();
        assert_eq!((many[0].as_str(), many[99_999].as_str()), ("b", "b-100000"));
    }
}
