//! Roman numbers, in the letters of either alphabet.

/// A number in Latin letters; in figures where it is nothing or has no letters, past 3999.
pub fn to_roman(value: impl Into<u32>) -> String {
    const LETTERS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left: u32 = value.into();
    if !(1..4000).contains(&left) {
        return left.to_string();
    }
    let mut out = String::new();
    for (value, letters) in LETTERS {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    out
}

/// The value of a Roman number up to 39, its letters Latin or Cyrillic ones that look like them.
pub fn roman(word: &str) -> Option<u8> {
    if word.len() > 12 {
        return None;
    }
    let mut values = [0u8; 8];
    let mut count = 0;
    for letter in word.chars() {
        let ones: &[u8] = match letter {
            'I' | 'i' | 'І' | 'і' | 'l' => &[1],
            'V' | 'v' => &[5],
            'У' if word.chars().count() > 1 => &[5],
            'X' | 'Х' => &[10],
            'Ш' => &[1, 1, 1],
            'П' | 'Ⅱ' => &[1, 1],
            'Ⅰ' => &[1],
            'Ⅲ' => &[1, 1, 1],
            'Ⅳ' => &[1, 5],
            _ => return None,
        };
        values.get_mut(count..count + ones.len())?.copy_from_slice(ones);
        count += ones.len();
    }
    let values = values.get(..count).filter(|values| !values.is_empty())?;
    let total = values.iter().enumerate().map(|(at, value)| {
        let less = values.get(at + 1).is_some_and(|next| next > value);
        if less { -i32::from(*value) } else { i32::from(*value) }
    });
    let total = u8::try_from(total.sum::<i32>()).ok().filter(|value| (1..40).contains(value))?;
    // «IIII» may be meant for III as well as for IV.
    let (tens, ones) = values.split_at(usize::from(total / 10).min(values.len()));
    let right = tens.iter().all(|ten| *ten == 10)
        && ONES.get(usize::from(total % 10)).is_some_and(|own| ones == *own);
    right.then_some(total)
}

/// The letters of the numbers up to nine, by their values.
const ONES: [&[u8]; 10] =
    [&[], &[1], &[1, 1], &[1, 1, 1], &[1, 5], &[5], &[5, 1], &[5, 1, 1], &[5, 1, 1, 1], &[1, 10]];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_either_alphabet_are_read() {
        let read = ["I", "ІІ", "III", "Ш", "IV", "ІV", "IУ", "П", "V"].map(|word| roman(word).unwrap_or(0));
        assert_eq!(read, [1, 2, 3, 3, 4, 4, 4, 2, 5]);
        assert_eq!(
            [4u32, 9, 14, 39, 40, 94, 2024].map(to_roman),
            ["IV", "IX", "XIV", "XXXIX", "XL", "XCIV", "MMXXIV"]
        );
        assert_eq!([0u32, 4000].map(to_roman), ["0", "4000"]);
        assert_eq!(["по", "IIII", "VX", "IIV"].map(roman), [None; 4]);
    }
}
