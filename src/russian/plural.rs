//! Counting in Russian: «1 день, 2 дня, 5 дней».

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

/// The genitive of a noun that goes with a number: «1 дня», «2 дней», «21 дня».
pub fn plural_genitive<'w>(count: u64, one: &'w str, many: &'w str) -> &'w str {
    plural(count, one, many, many)
}

/// «1 день», «2 дня», «5 дней».
pub fn ru_days(count: u64) -> String {
    format!("{count} {}", plural(count, "день", "дня", "дней"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_follow_the_last_digits() {
        let said: Vec<String> = [1, 2, 5, 11, 14, 21, 22, 111].into_iter().map(ru_days).collect();
        let right = ["1 день", "2 дня", "5 дней", "11 дней", "14 дней", "21 день", "22 дня", "111 дней"];
        assert_eq!(said, right);
    }
}
