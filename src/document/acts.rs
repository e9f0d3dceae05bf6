//! Naming acts: «приказу … от 05.02.2024 № 58», in the case that is asked for.

use std::borrow::Cow;

use super::naming::has_date;
use super::stops::without_label;
use super::text::bound;
use crate::model::{Act, Date, Edition, Number, Order, Roadmap};
use crate::russian::letters::uncapital;
use crate::russian::{ru_date, ru_date_numeric};

/// A blank for a date that is not set yet.
pub(super) const NO_DATE: &str = "«___»\u{a0}____________\u{a0}20___\u{a0}г.";
/// A blank for a number that is not given yet.
const NO_NUMBER: &str = "№\u{a0}______";
/// A blank for a signature.
pub(super) const NO_NAME: &str = "_______________";
/// A short blank for a date, for running text.
const NO_DATE_SHORT: &str = "___________";

/// A kind of act with its cases.
pub(super) struct ActKind {
    /// «Приказ».
    pub name: &'static str,
    /// «приказа».
    pub genitive: &'static str,
    /// «приказов».
    pub plural: &'static str,
    /// «приказу».
    pub dative: &'static str,
    /// «приказом».
    pub instrumental: &'static str,
    /// The verb by which it usually resolves; the others begin with their clauses.
    pub verb: Option<&'static str>,
}

const KINDS: [ActKind; 4] = [
    kind_with("Приказ", ["приказа", "приказов", "приказу", "приказом"], Some("приказываю")),
    kind_with("Распоряжение", ["распоряжения", "распоряжений", "распоряжению", "распоряжением"], None),
    kind_with(
        "Постановление",
        ["постановления", "постановлений", "постановлению", "постановлением"],
        Some("постановляю"),
    ),
    kind_with("Решение", ["решения", "решений", "решению", "решением"], None),
];

const fn kind_with(name: &'static str, cases: [&'static str; 4], verb: Option<&'static str>) -> ActKind {
    let [genitive, plural, dative, instrumental] = cases;
    ActKind { name, genitive, plural, dative, instrumental, verb }
}

/// The kind of that name; an order where there is none.
pub(super) fn kind(name: Option<&str>) -> &'static ActKind {
    let [order, ..] = &KINDS;
    KINDS.iter().find(|kind| Some(kind.name) == name).unwrap_or(order)
}

/// The kind of an order.
pub(super) fn kind_of(order: &Order) -> &'static ActKind {
    kind(order.kind.as_deref())
}

/// «№ 58», or a blank to fill in.
pub(super) fn numbered(number: Option<&Number>) -> String {
    let number = number.filter(|number| !number.trim().is_empty());
    number.map_or_else(|| NO_NUMBER.to_owned(), |number| bound(&format!("№ {}", &***number)))
}

/// «от 05.02.2024 № 58», with blanks to fill in for what is not set.
pub(super) fn dated(date: Option<Date>, number: Option<&Number>) -> String {
    let date = date.map_or_else(|| NO_DATE_SHORT.to_owned(), |date| ru_date_numeric(date.day));
    format!("от\u{a0}{date} {}", numbered(number))
}

/// What an act or a paper is called by its kind alone, with a small letter within a sentence; names of laws, codes and bodies
/// keep their capital.
const COMMON: [&str; 18] = [
    "Приказ",
    "Распоряжение",
    "Постановление",
    "Решение",
    "Определение",
    "Письмо",
    "Протокол",
    "Поручение",
    "Представление",
    "Предписание",
    "Соглашение",
    "Договор",
    "Заявление",
    "Служебная",
    "Докладная",
    "План",
    "Программа",
    "Методические",
];

/// «приказ министерства … от 27 июля 2021 года № 2346», as acts are named in running text; what an act is about stands behind
/// its number: «Федеральный закон от 29 декабря 2012 года № 273-ФЗ «Об образовании»».
pub fn named(act: &Act) -> String {
    let title = without_label(&act.title, &LABELS).trim_end_matches([',', ';', ' ']).trim();
    let first = title.split([' ', '\u{a0}']).next().unwrap_or_default();
    let title = if COMMON.contains(&first) { uncapital(title) } else { Cow::Borrowed(title) };
    let about = [" «О ", " «Об "].iter().find_map(|start| title.find(start)).filter(|_| title.ends_with('»'));
    let (name, about) = title.split_at(about.unwrap_or(title.len()));
    let typed = TypedInTitle::of(name, act);
    let mut text = name.to_owned();
    if let Some(date) = act.date.filter(|_| !typed.date) {
        text.push_str(" от ");
        text.push_str(&ru_date(date.day));
    }
    if let Some(number) = act.number.as_ref().filter(|_| !typed.number) {
        text.push_str(" № ");
        text.push_str(number);
    }
    text.push_str(about);
    bound(&text)
}

/// What stands before an act in a list where the print puts it there itself.
const LABELS: [&str; 4] =
    ["основание:", "основания:", "признать утратившим силу", "признать утратившими силу"];

/// What the name of an act says of it already.
struct TypedInTitle {
    date: bool,
    number: bool,
}

impl TypedInTitle {
    fn of(name: &str, act: &Act) -> Self {
        let name = name.replace('\u{a0}', " ");
        let date = act.date.is_some_and(|date| has_date(&name, date.day));
        // «Приказ школы № 5» may have the number 5 and not tell it: by its date, or right behind its kind, it is the act's.
        let own = |number: &Number| {
            let (number, small) = (number.trim(), name.to_lowercase());
            let typed = format!("№ {}", number.to_lowercase());
            let before = small.strip_suffix(&typed).map(str::trim_end);
            before.is_some_and(|before| date || COMMON.iter().any(|kind| before == kind.to_lowercase()))
        };
        TypedInTitle { date, number: act.number.as_ref().is_some_and(own) }
    }
}

/// «(в ред. приказа от 10.04.2024 № 17)», for an act that later ones changed.
pub(super) fn editions(order: &Order) -> Option<String> {
    let of = |edition: &Edition| kind(edition.kind.as_deref());
    let act = |edition: &Edition| dated(Some(edition.date), Some(&edition.number));
    let one = |edition: &Edition| format!("{} {}", of(edition).genitive, act(edition));
    let told = match order.editions.as_slice() {
        [] => return None,
        // Acts of one kind are named by it once: «приказов от … № 17, от … № 21».
        [first, rest @ ..]
            if !rest.is_empty() && rest.iter().all(|other| of(other).name == of(first).name) =>
        {
            let acts: Vec<String> = order.editions.iter().map(act).collect();
            format!("{} {}", of(first).plural, acts.join(", "))
        }
        all => all.iter().map(one).collect::<Vec<_>>().join(", "),
    };
    Some(format!("(в ред. {told})"))
}

/// «утратил силу – приказ от 10.04.2024 № 17»: what stands in the place of what an edition repealed; `lost` is the verb in the
/// gender of that.
pub(super) fn repealed(lost: &str, by: Option<&Edition>) -> String {
    match by {
        Some(edition) => {
            let name = kind(edition.kind.as_deref()).name.to_lowercase();
            format!("{lost} силу – {name} {}", dated(Some(edition.date), Some(&edition.number)))
        }
        None => format!("{lost} силу"),
    }
}

/// How the act is named in a list of files.
pub fn name(roadmap: &Roadmap) -> String {
    match &roadmap.order {
        Some(order) => {
            format!("{} {}", kind_of(order).name, dated(order.date, order.number.as_ref()))
        }
        None => roadmap
            .annex_list()
            .first()
            .map(|annex| bound(&annex.title))
            .unwrap_or_else(|| roadmap.id.to_string()),
    }
}

/// Whose a roadmap is: its territory, or the institution that issued or approved it.
pub(super) fn whose(roadmap: &Roadmap) -> Option<&str> {
    let issuer = roadmap.order.as_ref().map(|order| &*order.issuer.name as &str);
    let approval = || roadmap.approval.as_ref().map(|approval| &*approval.position as &str);
    roadmap.territory.as_deref().map(|territory| territory as &str).or(issuer).or_else(approval)
}
