//! A part of a workspace, for machines that check side by side.

/// One of equal parts of a tree, for the machines of a matrix: the K-th of N.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which, from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
}

impl Shard {
    /// Reads `2/8`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, of) = text.split_once('/')?;
        let (number, of): (usize, usize) = (number.parse().ok()?, of.parse().ok()?);
        (1..=of).contains(&number).then_some(Shard { number, of })
    }

    /// Whether the file at `at` of `count` belongs to it; neighbours stay together, for they share what is above them.
    pub fn holds(self, at: usize, count: usize) -> bool {
        at * self.of / count.max(1) + 1 == self.number
    }
}
