//! What a plain scalar means: nothing, a truth value, a number or a text.

/// What a node's value is in the core schema of YAML 1.2 (section 10.3); numbers of other bases count as text, and so does
/// what is too large for any number, `1e999`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer,
    /// A number with a fraction or an exponent.
    Float,
    /// A text.
    String,
    /// A list.
    Sequence,
    /// Keys with values.
    Mapping,
}

pub(super) fn plain(text: &str) -> Scalar {
    let Some(first) = text.bytes().next() else { return Scalar::Null };
    // Nearly every value is a word: only a few first letters can begin anything else.
    match first {
        b'~' | b'n' | b'N' if matches!(text, "~" | "null" | "Null" | "NULL") => Scalar::Null,
        b't' | b'T' if matches!(text, "true" | "True" | "TRUE") => Scalar::Bool(true),
        b'f' | b'F' if matches!(text, "false" | "False" | "FALSE") => Scalar::Bool(false),
        b'0'..=b'9' | b'+' | b'-' | b'.' => figure(text),
        _ => Scalar::String,
    }
}

fn figure(text: &str) -> Scalar {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits.is_empty() && all_digits(digits) {
        return if is_endless(digits) { Scalar::String } else { Scalar::Integer };
    }
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let some = !whole.is_empty() || !part.is_empty();
    let float = some && all_digits(whole) && all_digits(part) && !exponent.is_empty() && all_digits(exponent);
    if float && !is_endless(digits) { Scalar::Float } else { Scalar::String }
}

/// Whether figures make a number that is too large to be held.
pub fn is_endless(text: &str) -> bool {
    text.ends_with(|sign: char| sign.is_ascii_digit() || sign == '.')
        && text.parse::<f64>().is_ok_and(f64::is_infinite)
}
