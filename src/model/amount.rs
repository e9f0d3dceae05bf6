//! Sums of money and other figures, added up exactly.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use super::FieldValue;

/// How many digits behind the comma are kept.
const DIGITS: usize = 6;

/// A figure in millionths, so that 0.1 and 0.2 are 0.3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i128);

impl Amount {
    /// Reads `66753.7`, `66 753,7`, `-3`; nothing else: figures that stand apart are several numbers, or a telephone.
    pub fn parse(text: &str) -> Option<Self> {
        let text = joined(text.trim())?;
        let (negative, text) = match text.strip_prefix(['-', '–', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = (1..=24).contains(&whole.len()) && rest.len() <= DIGITS && !text.ends_with(['.', ',']);
        if !fits || !figures(whole) || !figures(rest) {
            return None;
        }
        let value: i128 = format!("{whole}{rest:0<DIGITS$}").parse().ok()?;
        Some(Amount(if negative { -value } else { value }))
    }

    /// The sum of a value: as it is, or of its parts, without the sum typed beside them; that where nothing stands beside
    /// it. None where a part is no figure or there is none.
    pub fn of(value: &FieldValue) -> Option<Self> {
        match value {
            FieldValue::Plain(number) => Amount::parse(number),
            FieldValue::Parts(parts, _) => {
                let mut counted = parts.iter().filter(|(key, _)| &**key != "total").peekable();
                if counted.peek().is_none() {
                    return Amount::of(&parts.first()?.1);
                }
                counted.map(|(_, part)| Amount::of(part)).sum()
            }
        }
    }
}

/// A number without the blanks between its thousands; none where blanks stand anywhere else.
fn joined(text: &str) -> Option<String> {
    let text = text.replace('_', "");
    let (whole, rest) = text.split_at(text.find(['.', ',']).unwrap_or(text.len()));
    let blank = |sign: char| matches!(sign, ' ' | '\u{a0}' | '\u{202f}');
    let (sign, figures) = whole.split_at(whole.find(|sign: char| sign.is_ascii_digit()).unwrap_or(0));
    let mut groups = figures.split(blank);
    let first = groups.next()?;
    let threes: Vec<&str> = groups.collect();
    let grouped = first.len() <= 3 && threes.iter().all(|group| group.len() == 3);
    let spaced = rest.contains(blank);
    ((threes.is_empty() || grouped) && !spaced)
        .then(|| format!("{}{first}{}{rest}", sign.trim_end_matches(blank), threes.concat()))
}

impl Add for Amount {
    type Output = Amount;

    fn add(self, other: Amount) -> Amount {
        Amount(self.0.saturating_add(other.0))
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::default(), Amount::add)
    }
}

/// As YAML writes it: `66753.7`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let unit = 10_i128.pow(6);
        let (whole, rest) = (self.0.abs() / unit, self.0.abs() % unit);
        let rest = format!("{rest:06}");
        let rest = rest.trim_end_matches('0');
        if rest.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_added_exactly() {
        let sum: Amount = ["0.1", "0,2", "66 753.7"].into_iter().filter_map(Amount::parse).sum();
        assert_eq!(sum.to_string(), "66754");
        assert_eq!(Amount::parse("-3.50").map(|amount| amount.to_string()).as_deref(), Some("-3.5"));
        assert_eq!(["", "-", "х", "1.", "5-9", "1.2.3"].map(Amount::parse), [None; 6]);
        let apart =
            ["5 7 9", "5000 3000", "500\n300", "8 861 222 33 44", "1, 2", "1 2", "2024 2025", "1 0000"];
        assert_eq!(apart.map(Amount::parse), [None; 8]);
        assert_eq!(
            Amount::parse("− 1 250 000,50").map(|amount| amount.to_string()).as_deref(),
            Some("-1250000.5")
        );
    }
}
