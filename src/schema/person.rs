//! A person in one text: the position, the surname, the initials.

/// Whether a word is of initials: «К.», «К.К.».
fn is_initial(word: &str) -> bool {
    let mut signs = word.trim_end_matches(',').chars().peekable();
    let mut count = 0;
    while signs.peek().is_some() {
        let is_one = signs.next().is_some_and(char::is_uppercase) && signs.next() == Some('.');
        if !is_one {
            return false;
        }
        count += 1;
    }
    (1..4).contains(&count)
}

fn is_great(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a text has initials.
pub(super) fn has_name(text: &str) -> bool {
    text.split_whitespace().any(is_initial)
}

/// Whether a text is a name and nothing else: initials with or without a surname.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    has_name(text) && words.iter().all(|word| is_great(word)) && surnames(&words) < 2
}

fn surnames(words: &[&str]) -> usize {
    words.iter().filter(|word| !is_initial(word)).count()
}

/// Whether the value of a position may hold a name in full: words with great letters one behind the other.
pub(super) fn may_have_name(entry: &str) -> bool {
    let Some((_, position)) = entry.split_once("position: ") else { return false };
    let great: Vec<bool> = position.split_whitespace().map(is_great).collect();
    great.windows(2).any(|pair| pair == [true, true])
}

/// A position and the name behind it; nothing where it is not clear which word is the surname.
pub(super) fn divided(text: &str) -> Option<(&str, &str)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.iter().position(|word| is_initial(word))?;
    let rest = words.get(first..)?;
    let initials = rest.iter().take_while(|word| is_initial(word));
    let (count, letters) =
        initials.fold((0, 0), |(count, letters), word| (count + 1, letters + word.matches('.').count()));
    let before = words.get(..first)?;
    let starts = match before.last().filter(|_| count == rest.len()) {
        // «Директор Клёнова К. К.»: the surname stands before its initials; of three initials none is needed.
        Some(word) if is_great(word) && letters < 3 => first.checked_sub(1)?,
        Some(word) if is_great(word) && before.len() > 1 => return None,
        _ => first,
    };
    let at = words.get(starts)?.as_ptr() as usize - text.as_ptr() as usize;
    let (position, name) = (text.get(..at)?.trim_end_matches([' ', ',']), text.get(at..)?.trim());
    (!position.is_empty() && is_name(name)).then_some((position, name))
}

#[cfg(test)]
mod tests {
    use super::divided;

    #[test]
    fn the_surname_goes_with_its_initials() {
        assert_eq!(divided("Директор Клёнова К. К."), Some(("Директор", "Клёнова К. К.")));
        assert_eq!(divided("Директор школы К.К. Клёнова"), Some(("Директор школы", "К.К. Клёнова")));
        assert_eq!(divided("Начальник Т. В. С."), Some(("Начальник", "Т. В. С.")));
        assert_eq!(divided("Клёнова К. К."), None);
        assert_eq!(divided("К. К. Клёнова"), None);
    }
}
