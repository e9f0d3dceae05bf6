//! How much work a reading is, counted in tests alone: no clock tells a slow grammar from a busy machine.
//!
//! Counted are the characters divided into words, the words looked at, the words compared with a known one, and the
//! dates made.

#[cfg(test)]
thread_local! {
    static DONE: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// So many steps more.
#[inline(always)]
pub(super) fn steps(count: usize) {
    #[cfg(test)]
    DONE.with(|done| done.set(done.get() + count));
    let _ = count;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::DONE;
    use crate::deadline::read::{LONGEST, read};

    /// The work of reading a wording, and of saying what is tidier.
    fn work(wording: &str) -> usize {
        DONE.with(|done| done.set(0));
        if let Ok(reading) = read(wording) {
            reading.tidy(wording);
        }
        DONE.with(std::cell::Cell::get)
    }

    /// The most steps a byte may cost: some readings of its word, each looking a few words ahead.
    const A_BYTE: usize = 64;

    /// A wording so often repeated that it is as long as any that is read.
    fn long(wording: &str, length: usize) -> String {
        wording.repeat(length / wording.len().max(1))
    }

    /// Words and marks that lead the grammar on, or make it turn back.
    fn words() -> impl Strategy<Value = String> {
        let words = "до с по к в на за и или не позднее ранее чем через после срок течение период весь реализации дня \
             следующего текущего отчётного каждого последний начало середина конец половина декада неделя месяц числа \
             квартал полугодие год года г. учебный рабочих 1_раз дважды ежегодно ежемесячно далее постоянно начиная \
             первый вторник две май мая сентябрь понедельник месячный графику соответствии мере необходимости отчета \
             октбярь онлайн 1 15 45 2022 2023 1900–2200 I IV Ш 01.09.2024 15.05 2023/2024 - , ; : . ( ) / этап абв";
        let words: Vec<&str> = words.split_whitespace().collect();
        let glue =
            |(word, glued): (&str, bool)| format!("{word}{}", if glued { "" } else { " " }).replace('_', " ");
        let word = (prop::sample::select(words), prop::bool::weighted(0.2)).prop_map(glue);
        prop::collection::vec(word, 1..5).prop_map(|words| words.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2000,
            failure_persistence: None,
            // A gate says the same of the same code.
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        /// What is repeated to the greatest length costs no more a byte than what is short.
        #[test]
        fn reading_takes_steps_as_the_bytes_are_many(head in words(), tail in words(), half in any::<bool>()) {
            let half = if half { LONGEST / 2 } else { 0 };
            let wording = format!("{}{}", long(&head, half), long(&tail, LONGEST - half));
            prop_assert!(work(&wording) <= A_BYTE * wording.len(), "{} steps: «{}», «{}»", work(&wording), head, tail);
        }
    }

    #[test]
    fn long_lists_are_read_in_steps_as_many_as_they_have_bytes() {
        let lists =
            ["до 01.05, ", "до 1 мая, ", "май 2022, 2023, ", "1, ", "по плану, ", "до отчета ", "2023/2024."];
        for list in lists {
            let wording = long(list, LONGEST);
            assert!(work(&wording) <= A_BYTE * wording.len(), "{} steps: «{list}»", work(&wording));
        }
        let years = format!("{}{}", long("май, ", LONGEST / 2), long("2022, ", LONGEST / 2));
        assert!(work(&years) <= A_BYTE * years.len());
        assert!(read(&years).is_err());
    }
}
