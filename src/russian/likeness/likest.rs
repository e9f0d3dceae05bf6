//! The likest of many texts, each of which is read once.

use std::collections::HashMap;

use super::set;

/// Texts by the stems of their words.
#[derive(Debug, Default)]
pub struct StemIndex {
    /// How many stems each text has.
    counts: Vec<usize>,
    /// The texts that have a stem.
    having: HashMap<String, Vec<usize>>,
    /// The last text of just those stems.
    same: HashMap<Vec<String>, usize>,
}

impl StemIndex {
    /// Reads the texts.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut index = StemIndex::default();
        for (at, text) in texts.enumerate() {
            let stems = set(text);
            index.counts.push(stems.len());
            for stem in &stems {
                index.having.entry(stem.clone()).or_default().push(at);
            }
            index.same.insert(stems, at);
        }
        index
    }

    /// The place of the last text that has these stems, each named once and in order, and no others.
    pub fn same(&self, stems: &[String]) -> Option<usize> {
        self.same.get(stems).copied().filter(|_| !stems.is_empty())
    }

    /// How much the likest text has in common with these stems, of 100: the stems of both against those of either; and its
    /// place, of several the last.
    pub fn likest(&self, stems: &[String]) -> Option<(usize, usize)> {
        let mut common = vec![0; self.counts.len()];
        for at in stems.iter().filter_map(|stem| self.having.get(stem)).flatten() {
            if let Some(count) = common.get_mut(*at) {
                *count += 1;
            }
        }
        let alike = |(common, own): (usize, &usize)| {
            (common * 100).checked_div(stems.len() + own - common).unwrap_or_default()
        };
        common.into_iter().zip(&self.counts).map(alike).zip(0..).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_texts_are_told_from_others() {
        let share = "Доля детей, вошедших в программы наставничества в роли наставника";
        let other = "доля детей вошедших в программы наставничества, в роли наставников";
        let index = StemIndex::of([other, "Уровень удовлетворённости родителей"].into_iter());
        let (alike, at) = index.likest(&set(share)).unwrap();
        assert!(alike > 90 && at == 0, "{alike}");
        assert!(StemIndex::of(["Уровень родителей"].into_iter()).likest(&set(share)).unwrap().0 < 10);
        assert_eq!(StemIndex::of(["Доля", "доля"].into_iter()).same(&set("Доля")), Some(1));
        assert!(StemIndex::of([""].into_iter()).same(&set("")).is_none());
    }
}
