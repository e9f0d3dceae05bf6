//! The stamp of an annex: its number, its marks, the act that it names.

use crate::import::content::SourceParagraph;
use crate::import::draft::DraftStamp;
use crate::import::text::unspaced;

use super::scan;

/// What a stamp says.
#[derive(Clone, Debug, Default)]
pub(super) struct Stamped {
    /// The number of the annex.
    pub number: Option<String>,
    /// Which marks stand in it.
    pub stamp: DraftStamp,
    /// The name of the issuer in the genitive, as it stands behind «к приказу».
    pub genitive: Option<String>,
    /// The date and number of the act.
    pub act: (Option<chrono::NaiveDate>, Option<String>),
}

/// Reads the lines of a stamp.
pub(super) fn read(lines: &[SourceParagraph]) -> Stamped {
    let text = unspaced(&lines.iter().map(SourceParagraph::flat).collect::<Vec<_>>().join(" "));
    let small = text.to_lowercase();
    let annex = small.contains("приложени");
    let approved = small.contains("утвержд") || small.contains("утвердить");
    let after = small
        .split_once("приложени")
        .map(|(_, after)| after.trim_start_matches(['е', 'я', ' ', '№', 'n']))
        .unwrap_or_default();
    let number: String = after.chars().take_while(|sign| sign.is_ascii_digit() || *sign == '.').collect();
    let act = scan::date(&text).map(|(date, _, end)| (Some(date), end));
    let (date, end) = act.unwrap_or((None, 0));
    let after_date = text.get(end..).unwrap_or_default();
    let act_number =
        scan::number(after_date).map(|(number, ..)| number).filter(|number| !scan::is_blank_number(number));
    Stamped {
        number: Some(number.trim_end_matches('.').to_owned()).filter(|number| !number.is_empty()),
        stamp: match (annex, approved) {
            (true, true) => DraftStamp::Both,
            (false, true) => DraftStamp::Approved,
            _ => DraftStamp::Annex,
        },
        genitive: genitive(&text),
        act: (date, act_number),
    }
}

/// «управления образования …» between the kind of the act and its date.
fn genitive(text: &str) -> Option<String> {
    const ACTS: [&str; 8] = [
        "к приказу ",
        "приказом ",
        "к постановлению ",
        "постановлением ",
        "к распоряжению ",
        "распоряжением ",
        "к решению ",
        "решением ",
    ];
    let small = text.to_lowercase();
    if small.len() != text.len() {
        return None;
    }
    let start = ACTS.iter().find_map(|act| small.find(act).map(|at| at + act.len()))?;
    let rest = text.get(start..)?;
    let end = rest.find(" от ").or_else(|| rest.find(" №"))?;
    let name = rest.get(..end)?.trim();
    // Where the stamp names no body, the date follows the kind.
    let named = name.split(' ').count() > 1 && !name.contains("__") && !name.starts_with("от ");
    named.then(|| name.to_owned())
}
