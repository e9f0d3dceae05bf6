//! Numbers of rows as figures: `1.10.` is 1 and 10.

use std::fmt;

/// How many parts a number has at most.
const DEPTH: usize = 8;

/// A number of figures parted by dots.
///
/// They are in the order of a table of contents: 1, 1.1, 1.1.1, 1.2, 2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figures {
    parts: [u16; DEPTH],
    depth: usize,
}

/// How a number stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberStep {
    /// It is the next one.
    Next,
    /// It leaves out the numbers from the first to the last of these, which differ in their last part.
    Gap(Figures, Figures),
    /// It is not greater.
    Back,
}

impl Figures {
    /// Reads `5`, `5.`, `5)`, `1.10`, `№ 5`; nothing else, since letters and Roman figures have an order of their own.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches('№').trim_start();
        let text = text.strip_suffix(['.', ')']).unwrap_or(text);
        let mut figures = Figures::default();
        for part in text.split('.') {
            let digits = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            let slot = figures.parts.get_mut(figures.depth).filter(|_| digits)?;
            *slot = part.parse().ok()?;
            figures.depth += 1;
        }
        Some(figures)
    }

    /// A number of one part.
    pub fn one(number: u16) -> Self {
        Figures::default().child(number)
    }

    /// The number with one part more.
    pub fn child(mut self, number: u16) -> Self {
        if let Some(slot) = self.parts.get_mut(self.depth) {
            *slot = number;
            self.depth += 1;
        }
        self
    }

    /// The number that comes after it.
    pub fn next(self) -> Self {
        let Some((last, front)) = self.parts().split_last() else { return self };
        front.iter().fold(Figures::default(), |sum, part| sum.child(*part)).child(last.saturating_add(1))
    }

    /// How many parts it has.
    pub fn depth(self) -> usize {
        self.depth
    }

    /// Its last part.
    pub fn last(self) -> u16 {
        self.parts().last().copied().unwrap_or_default()
    }

    /// The number without its last part, as a number that comes before its first row.
    pub fn front(self) -> Self {
        let front = self.parts().split_last().map_or(&[][..], |(_, front)| front);
        front.iter().fold(Figures::default(), |sum, part| sum.child(*part))
    }

    /// Whether it lies under another: 2.1 under 2.
    pub fn is_under(self, other: Self) -> bool {
        self.depth > other.depth && self.parts().starts_with(other.parts())
    }

    fn parts(&self) -> &[u16] {
        self.parts.get(..self.depth).unwrap_or_default()
    }

    /// How the number stands to `before`: after 1.7 come 1.8, 1.7.1 and 2, 2.1.
    pub fn after(self, before: Self) -> NumberStep {
        let (old, new) = (before.parts(), self.parts());
        let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let start = new.iter().take(same).fold(Figures::default(), |sum, part| sum.child(*part));
        let Some((&changed, rest)) = new.get(same..).and_then(<[u16]>::split_first) else {
            return NumberStep::Back;
        };
        let from = old.get(same).copied().unwrap_or_default() + 1;
        if changed < from {
            return NumberStep::Back;
        }
        if changed > from {
            return NumberStep::Gap(start.child(from), start.child(changed - 1));
        }
        let mut front = start.child(changed);
        for &part in rest {
            if part > 1 {
                return NumberStep::Gap(front.child(1), front.child(part - 1));
            }
            front = front.child(part);
        }
        NumberStep::Next
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.parts().iter().enumerate() {
            if at > 0 {
                f.write_str(".")?;
            }
            write!(f, "{part}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_follows_its_neighbour_or_its_parent() {
        let step = |before: &str, number: &str| {
            let figures = |text| Figures::parse(text).unwrap();
            match figures(number).after(figures(before)) {
                NumberStep::Next => "next".to_owned(),
                NumberStep::Gap(from, to) => format!("{from}..{to}"),
                NumberStep::Back => "back".to_owned(),
            }
        };
        for next in
            [("1", "2."), ("1.7", "1.8"), ("1.9.", "1.10"), ("1", "1.1"), ("1.7", "2.1"), ("1.2.4", "2")]
        {
            assert_eq!(step(next.0, next.1), "next", "{next:?}");
        }
        assert_eq!(step("2.2", "2.6"), "2.3..2.5");
        assert_eq!(step("1.7", "2.3"), "2.1..2.2");
        assert_eq!(step("1.7", "3.1"), "2..2");
        assert_eq!((step("1.7", "1.7"), step("1.7", "1.6")), ("back".to_owned(), "back".to_owned()));
        assert_eq!(Figures::parse("1а"), None);
    }
}
