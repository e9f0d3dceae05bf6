//! The wording of a deadline: what is read is written canonically and tidily as the same term, and its days are in
//! order; what is not read is underlined within the wording, and what is offered instead reads.

use chrono::NaiveDate;
use vekha::base::Period;
use vekha::deadline::{Calendar, Schedule, mentions, read};

pub(super) fn holds(bytes: &[u8]) {
    let Ok(wording) = std::str::from_utf8(bytes) else { return };
    mentions(wording);
    let reading = match read(wording) {
        Ok(reading) => reading,
        Err(unread) => {
            assert!(wording.get(unread.span.range()).is_some(), "{:?} of «{wording}»", unread.span);
            let offer = unread.suggestion.as_deref();
            assert!(offer.is_none_or(|offer| read(offer).is_ok()), "{offer:?} for «{wording}»");
            return;
        }
    };
    for other in [reading.term.to_string(), reading.tidy(wording)] {
        let again = read(&other).map(|again| again.term);
        assert_eq!(again.as_ref(), Ok(&reading.term), "«{wording}» as «{other}»");
    }
    let order = NaiveDate::from_ymd_opt(2024, 2, 29);
    for (period, order) in [("2024", order), ("2024..2026", None), ("2024-09-01..2025-05-31", order)] {
        let Some(period) = Period::parse(period) else { continue };
        let Ok(Schedule { occurrences: days, .. }) = reading.days(&period, order, Calendar::russia()) else {
            continue;
        };
        assert!(
            days.iter().all(|day| day.opens.is_none_or(|opens| opens <= day.due)),
            "{days:?} of «{wording}»"
        );
        assert!(days.is_sorted_by_key(|day| day.due), "{days:?} of «{wording}»");
    }
}
