//! Acts that a text names by date and number: «от 1 сентября 2026 года № 1187», «№ 1187 от 01.09.2026».

use chrono::NaiveDate;

use crate::base::Span;
use crate::deadline::DateMention;
use crate::russian::words::near_before;

/// An act as a text names it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NamedAct<'t> {
    pub day: NaiveDate,
    pub number: &'t str,
    /// From the first of the two to the end of the other.
    pub span: Span,
}

/// The acts that a text names, by the dates that it mentions.
pub(super) fn named_acts<'t>(text: &'t str, mentions: &[DateMention<'_>]) -> Vec<NamedAct<'t>> {
    let named = mentions.iter().filter_map(|mention| {
        let (_, year) = mention.years?;
        let day = mention.day?.of(year)?;
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        let behind = text.get(end..)?;
        let number = behind.trim_start().strip_prefix('№').map(|rest| number(rest.trim_start()));
        if let Some(number) = number.filter(|number| !number.is_empty()) {
            let stop = number.as_ptr() as usize - text.as_ptr() as usize + number.len();
            return Some(NamedAct { day, number, span: Span::new(start, stop) });
        }
        let near = near_before(text, start);
        let before = near.trim_end().strip_suffix("от")?;
        let (numbered, given) = before.rsplit_once('№')?;
        let at = start - near.len() + numbered.len();
        let given = given.trim();
        let is_one = !given.is_empty() && !given.contains(char::is_whitespace);
        is_one.then(|| NamedAct { day, number: given, span: Span::new(at, end) })
    });
    named.collect()
}

/// The number of an act at the head of a text: up to a blank or a mark that parts it from what follows.
fn number(text: &str) -> &str {
    let end =
        text.find(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | ')' | '»' | '«' | '"'));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default().trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::mentions;

    #[test]
    fn acts_are_known_by_date_and_number_in_either_order() {
        let text = "В соответствии с приказом от 1 сентября 2026 года № 1187, письмом № Р-145 от 25.12.2019 и планом";
        let named = named_acts(text, &mentions(text));
        let told: Vec<(String, &str)> = named.iter().map(|act| (act.day.to_string(), act.number)).collect();
        assert_eq!(told, [("2026-09-01".to_owned(), "1187"), ("2019-12-25".to_owned(), "Р-145")]);
    }
}
