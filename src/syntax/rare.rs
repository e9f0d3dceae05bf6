//! Which signs a text has that few texts have: what looks for them is done with most texts at once.

/// How many bytes are looked at together: the processor does so with many at a time, which a walk that may end at each is not.
const TOGETHER: usize = 512;

/// The rare signs of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RareSigns {
    /// Whether it has a `#`.
    pub number_sign: bool,
    /// Whether it has a carriage return, so that lines may end otherwise than in LF.
    pub carriage_return: bool,
    /// Whether it has a sign of four bytes: these alone take two units of UTF-16.
    pub wide: bool,
}

impl RareSigns {
    /// The rare signs of a text.
    pub fn of(text: &str) -> Self {
        let mut signs = RareSigns::default();
        for part in text.as_bytes().chunks(TOGETHER) {
            let (mut number_sign, mut carriage_return, mut wide) = (0_u8, 0_u8, 0_u8);
            for byte in part {
                number_sign |= u8::from(*byte == b'#');
                carriage_return |= u8::from(*byte == b'\r');
                wide |= u8::from(*byte >= 0xF0);
            }
            signs.number_sign |= number_sign != 0;
            signs.carriage_return |= carriage_return != 0;
            signs.wide |= wide != 0;
        }
        signs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_signs_are_found_wherever_they_stand() {
        for before in [0, 1, TOGETHER - 1, TOGETHER, 3 * TOGETHER + 7] {
            let of = |sign: &str| RareSigns::of(&format!("{}{sign}ы", "x".repeat(before)));
            assert_eq!(of("–"), RareSigns::default());
            assert_eq!(of("#"), RareSigns { number_sign: true, ..RareSigns::default() });
            assert_eq!(of("\r\n"), RareSigns { carriage_return: true, ..RareSigns::default() });
            assert_eq!(of("😀"), RareSigns { wide: true, ..RareSigns::default() });
        }
    }
}
