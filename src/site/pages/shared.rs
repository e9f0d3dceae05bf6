//! What many have alike is said once, with all who have it: of the same duty in forty schools a head of department wants one
//! line with forty names behind it.

use std::collections::HashMap;
use std::hash::Hash;

use serde::Serialize;

use super::frame::PageLink;
use crate::base::{Lang, en_count};
use crate::russian::plural;
use crate::site::answers::natural;
use crate::site::home::TerritoryHome;

/// Up to how many are named at once; of more the names are shown when they are asked for.
const FEW: usize = 5;
/// From how many on a reminder that is printed names their territories alone.
const LOTS: usize = 20;

/// Those who have something alike.
#[derive(Serialize)]
pub(super) struct Holders {
    /// «38 дорожных карт».
    told: String,
    /// Whether they are shown without being asked for.
    few: bool,
    /// Whether they are too many for a letter.
    lots: bool,
    homes: Vec<TerritoryHolders>,
}

/// Those of one territory.
#[derive(Serialize)]
struct TerritoryHolders {
    level: String,
    territory: String,
    places: Vec<SharedPlace>,
}

/// One who has it, and whatever is its own.
#[derive(Clone, Debug, Serialize)]
pub(super) struct SharedPlace {
    /// Where it has it.
    pub link: PageLink,
    /// Who is responsible, where that is not the same for all.
    pub bodies: Vec<PageLink>,
}

/// Rows by what they have in common, in the order of the first of each.
pub(super) fn alike<R, K: Eq + Hash>(rows: Vec<R>, key: impl Fn(&R) -> K) -> Vec<Vec<R>> {
    let mut places: HashMap<K, usize> = HashMap::new();
    let mut all: Vec<Vec<R>> = Vec::new();
    for row in rows {
        let at = *places.entry(key(&row)).or_insert(all.len());
        match all.get_mut(at) {
            Some(own) => own.push(row),
            None => all.push(vec![row]),
        }
    }
    all
}

/// Whether something is the same for all.
pub(super) fn same<R, V: PartialEq>(rows: &[R], of: impl Fn(&R) -> &V) -> bool {
    rows.windows(2).all(|two| matches!(two, [one, other] if of(one) == of(other)))
}

impl Holders {
    /// Those of some places, by territory, as people count.
    pub(super) fn of(mut places: Vec<(TerritoryHome, SharedPlace)>, told: String) -> Self {
        let count = places.len();
        places.sort_by_cached_key(|(home, place)| {
            (natural(&home.territory), home.level.clone(), natural(&place.link.text))
        });
        let mut homes: Vec<TerritoryHolders> = Vec::new();
        for (TerritoryHome { level, territory }, place) in places {
            match homes.last_mut().filter(|last| last.territory == territory && last.level == level) {
                Some(last) => last.places.push(place),
                None => homes.push(TerritoryHolders { level, territory, places: vec![place] }),
            }
        }
        Holders { told, few: count <= FEW, lots: count > LOTS, homes }
    }

    /// Whether they are too many for a letter.
    pub(super) fn is_lots(&self) -> bool {
        self.lots
    }
}

/// «38 дорожных карт».
pub(super) fn maps(count: usize, lang: Lang) -> String {
    let count = count as u64;
    match lang {
        Lang::Ru => {
            let maps = plural(count, "дорожная карта", "дорожные карты", "дорожных карт");
            format!("{count}\u{a0}{maps}")
        }
        Lang::En => en_count(count, "roadmap", "roadmaps"),
    }
}

/// «38 мест».
pub(super) fn spots(count: usize, lang: Lang) -> String {
    let count = count as u64;
    match lang {
        Lang::Ru => format!("{count}\u{a0}{}", plural(count, "место", "места", "мест")),
        Lang::En => en_count(count, "place", "places"),
    }
}
