//! Counting in words: «1 день, 2 дня, 5 дней», «1 day, 2 days».

/// The Russian form of a noun that goes with a number: one, few, many.
///
/// The rule is that of the Unicode CLDR for Russian cardinals.
pub fn plural<'w>(count: u64, one: &'w str, few: &'w str, many: &'w str) -> &'w str {
    match (count % 10, count % 100) {
        (1, rest) if rest != 11 => one,
        (2..=4, rest) if !(12..=14).contains(&rest) => few,
        _ => many,
    }
}

/// «1 день», «2 дня», «5 дней».
pub fn ru_days(count: u64) -> String {
    format!("{count} {}", plural(count, "день", "дня", "дней"))
}

/// "1 day", "2 days".
pub fn en_days(count: u64) -> String {
    en_count(count, "day", "days")
}

/// A count with an English noun.
pub fn en_count(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_plurals_follow_the_last_digits() {
        let said: Vec<String> = [1, 2, 5, 11, 14, 21, 22, 111].into_iter().map(ru_days).collect();
        let right = ["1 день", "2 дня", "5 дней", "11 дней", "14 дней", "21 день", "22 дня", "111 дней"];
        assert_eq!(said, right);
    }
}
