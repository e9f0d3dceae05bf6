//! `baseline/gone`: the list of known findings holds some that are not found any more.

use serde_json::{Map, Value};

use super::BaselineEntry;
use crate::base::{Lang, Place};
use crate::rules::is_firm;
use crate::rules::prelude::*;
use crate::russian::plural;

/// The rule; it is found while known findings are left out.
pub(super) static RULE: Rule = Rule {
    code: "baseline/gone",
    severity: Severity::Advice,
    page: include_str!("gone.md"),
    check: Check::Judging,
    decode: decode::<Gone>,
};

/// What the list is called among the data.
const LIST: &str = "findings";

/// How many findings are listed and not found, how many that cannot be known at all, and those that differ, as the list
/// has them.
#[derive(Debug, Serialize, Deserialize)]
struct Gone {
    count: u64,
    firm: u64,
    listed: Vec<String>,
}

/// The finding at the name of the list.
pub(super) fn finding(place: Place, gone: &[BaselineEntry]) -> Finding {
    let (firm, others): (Vec<_>, Vec<_>) = gone.iter().partition(|known| is_firm(&known.rule));
    let counted = |of: Vec<&BaselineEntry>| of.iter().map(|known| known.count).sum();
    let (firm, count) = (counted(firm), counted(others));
    let listed = gone.iter().filter_map(|known| serde_json::to_string(known).ok()).collect();
    Finding::new(RULE.code, RULE.severity, place, Gone { count, firm, listed })
}

/// What such a finding lists.
pub(super) fn listed(gone: &Finding) -> impl Iterator<Item = BaselineEntry> + use<> {
    let data: Map<String, Value> = gone.data().into();
    let listed = data.into_iter().find(|(name, _)| name == LIST).map(|(_, list)| list);
    listed.and_then(|list| serde_json::from_value::<Vec<BaselineEntry>>(list).ok()).into_iter().flatten()
}

impl Gone {
    fn gone(&self, lang: Lang) -> String {
        let count = self.count;
        match lang {
            Lang::Ru => {
                let words = plural(
                    count,
                    "известная находка больше не обнаружена",
                    "известные находки больше не обнаружены",
                    "известных находок больше не обнаружено",
                );
                format!("{count} {words}")
            }
            Lang::En if count == 1 => format!("{count} known finding is not found any more"),
            Lang::En => format!("{count} known findings are not found any more"),
        }
    }
}

impl Words for Gone {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let gone = self.gone(tell.lang);
        let firm = self.firm;
        let firm = say!(
            tell.lang,
            "в списке находки групп syntax и schema ({firm}), а их известными не сделать: файл с ними не в порядке",
            "the list has findings of syntax and schema ({firm}), which cannot be known: a file with them is not in order"
        );
        match (self.count, self.firm) {
            (_, 0) => gone,
            (0, _) => firm,
            _ => format!("{gone}; {firm}"),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(super::write_anew(tell))
    }

    fn data(&self) -> Data {
        let list: Vec<Value> =
            self.listed.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
        Data::of(LIST, list)
    }
}
