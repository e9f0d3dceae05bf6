//! Merged cells of a sheet, looked up by the rows that they reach into.

use std::collections::HashMap;

use calamine::Dimensions;

/// The merges of a sheet. In a sound file none meet; of two that do the first counts.
#[derive(Default)]
pub(super) struct RowMerges(HashMap<u32, Vec<Dimensions>>);

impl RowMerges {
    /// Those of a sheet, as far as its last row.
    pub(super) fn of(merged: Vec<Dimensions>, last: u32) -> Self {
        let mut rows: HashMap<u32, Vec<Dimensions>> = HashMap::new();
        for merge in merged {
            for row in merge.start.0..=merge.end.0.min(last) {
                let own = rows.entry(row).or_default();
                if own.iter().any(|other| other.start.1 <= merge.end.1 && merge.start.1 <= other.end.1) {
                    break;
                }
                own.push(merge);
            }
        }
        RowMerges(rows)
    }

    /// The merge that holds a cell.
    pub(super) fn over(&self, row: u32, column: u32) -> Option<&Dimensions> {
        self.0.get(&row)?.iter().find(|merge| merge.contains(row, column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looked up among all, as many would take hours.
    #[test]
    fn each_cell_of_very_many_merges_is_found() {
        let merged: Vec<Dimensions> = (0..200_000).map(|row| Dimensions::new((row, 1), (row, 2))).collect();
        let over = RowMerges::of(merged.iter().chain(&merged).copied().collect(), 200_000);
        assert!((0..200_000).all(|row| over.over(row, 2).is_some_and(|merge| merge.start == (row, 1))));
        assert!(over.over(7, 3).is_none() && over.over(200_000, 1).is_none());
        let tall = Dimensions::new((0, 0), (u32::MAX, 0));
        assert_eq!(RowMerges::of(vec![tall; 1000], 3).0.values().map(Vec::len).sum::<usize>(), 4);
    }
}
