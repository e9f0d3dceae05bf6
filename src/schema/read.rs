//! Reading a file in which something is wrong: its YAML is mended, what has the wrong form is read as it was most likely
//! meant, and every fault is told once. So no other check stumbles over the same mistake.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use super::words::is_key_word;
use super::{KeyOwner, Schema, SchemaFault, SchemaFaultKind};
use crate::base::Span;
use crate::syntax::{self, Parsed, SyntaxEdit, TextFormat, Tree, YamlKind};

/// How often what was meant is put in place: a key that is renamed may have a value of the wrong form.
const ROUNDS: usize = 4;

/// A file as it was most likely meant, and what is wrong with it.
pub struct SchemaReading<'t> {
    /// The tree as meant, with the faults of the YAML.
    pub parsed: Parsed<'t>,
    /// The faults of shape, in the order of places.
    pub faults: Vec<SchemaFault>,
}

impl Schema {
    /// Reads a text that is known to have faults; `first` is what a plain reading gave.
    pub fn read<'t>(&self, text: &'t str, skip: usize, first: Parsed<'t>) -> SchemaReading<'t> {
        let is_empty = first.faults.iter().any(|fault| fault.kind == syntax::SyntaxFaultKind::Empty);
        let foreign = |parsed: &Parsed<'_>| self.foreign(&parsed.tree);
        if is_empty {
            return SchemaReading { parsed: first, faults: Vec::new() };
        }
        let is_text = first.tree.root().is_some_and(|root| matches!(root.kind(), YamlKind::Scalar(_)));
        if let (true, false, Some(fault)) = (first.faults.is_empty(), is_text, foreign(&first)) {
            return SchemaReading { parsed: first, faults: vec![fault] };
        }
        let mut parsed = syntax::mend(text, skip, self);
        if let Some(fault) = foreign(&parsed) {
            parsed.faults.clear();
            return SchemaReading { parsed, faults: vec![fault] };
        }
        let mut told: Vec<SchemaFault> = Vec::new();
        for _ in 0..ROUNDS {
            let (certain, rest) = self.divided(&parsed, text);
            let edits: Vec<SyntaxEdit> =
                certain.iter().flat_map(|fault| fault.edits.iter().cloned()).collect();
            let amended = if edits.is_empty() { None } else { parsed.amended(text, skip, &edits) };
            told.extend(certain);
            match amended {
                Some(amended) => parsed = amended,
                None => {
                    told.extend(rest);
                    break;
                }
            }
        }
        told.sort_by_key(|fault| fault.span);
        told.dedup_by(|later, first| later.span == first.span && !first.edits.is_empty());
        SchemaReading { parsed, faults: told }
    }

    /// The faults of a tree: those of which it is certain what was meant, and the rest.
    fn divided(&self, parsed: &Parsed<'_>, text: &str) -> (Vec<SchemaFault>, Vec<SchemaFault>) {
        let mut faults = self.faults(&parsed.tree, parsed.partial);
        for fault in &mut faults {
            if let SchemaFaultKind::UnknownKey { key, home: home @ Some(KeyOwner::Roadmap), .. } =
                &mut fault.kind
            {
                fault.edits = to_the_top(&parsed.tree, key, fault.span, text).unwrap_or_default();
                // What stands there already has no place to go to.
                *home = home.filter(|_| parsed.tree.root().is_none_or(|root| root.get(key).is_none()));
            }
        }
        let (certain, rest): (Vec<SchemaFault>, Vec<SchemaFault>) =
            faults.into_iter().partition(|fault| !fault.edits.is_empty() && !is_period(fault));
        // A value that does not fit in two ways is told once.
        let told: HashSet<Span> = certain.iter().map(|fault| fault.span).collect();
        let rest = rest.into_iter().filter(|fault| {
            !told.contains(&fault.span) || matches!(fault.kind, SchemaFaultKind::MissingKey { .. })
        });
        let rest = rest.collect();
        (certain, rest)
    }
}

impl TextFormat for Schema {
    /// A place comes so many times as nodes are not looked at for it. What stands under a key whose right name is certain
    /// is looked at under that.
    fn misfits(&self, tree: &Tree<'_>, partial: bool) -> Vec<Span> {
        let mut places = Vec::new();
        let mut faults = self.faults(tree, partial);
        let mut renamed: Option<Tree<'_>> = None;
        for _ in 0..ROUNDS {
            let is_rename = |fault: &SchemaFault| {
                matches!(fault.kind, SchemaFaultKind::UnknownKey { .. }) && !fault.edits.is_empty()
            };
            let edits: Vec<SyntaxEdit> = faults
                .iter()
                .filter(|fault| is_rename(fault))
                .flat_map(|fault| fault.edits.clone())
                .collect();
            if edits.is_empty() {
                break;
            }
            places.extend(edits.iter().map(|edit| edit.span));
            let next = renamed.as_ref().unwrap_or(tree).renamed(&edits);
            faults = self.faults(&next, partial);
            renamed = Some(next);
        }
        places.extend(faults.iter().flat_map(|fault| std::iter::repeat_n(fault.span, fault.weight)));
        places
    }

    fn is_key(&self, word: &str) -> bool {
        let keys = self.keys.get_or_init(|| all_keys(&self.text));
        is_key_word(word, keys)
    }
}

/// The names of all keys of a schema.
fn all_keys(part: &Value) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    match part {
        Value::Object(parts) => {
            let own = parts.get("properties").and_then(Value::as_object);
            keys.extend(own.into_iter().flatten().map(|(key, _)| key.clone()));
            keys.extend(parts.values().flat_map(all_keys));
        }
        Value::Array(parts) => keys.extend(parts.iter().flat_map(all_keys)),
        _ => {}
    }
    keys
}

/// Whether a period or the day of the check is wrong: how it is read changes what all else means, and that is for the
/// author to say.
fn is_period(fault: &SchemaFault) -> bool {
    match &fault.kind {
        SchemaFaultKind::InvalidValue { key, .. } | SchemaFaultKind::WrongType { key, .. } => {
            key == "period" || key == "as_of"
        }
        _ => false,
    }
}

/// The edits that take a line of a key out of the entry it stands in, and put it at the head of the roadmap.
fn to_the_top(tree: &Tree<'_>, key: &str, span: Span, text: &str) -> Option<Vec<SyntaxEdit>> {
    let root = tree.root().filter(|root| root.get(key).is_none())?;
    let head = root.entries().next()?.0.span().start as usize;
    let (at, end) = (span.start as usize, span.end as usize);
    let start = text.get(..at)?.rfind('\n').map_or(0, |line| line + 1);
    let behind = text.get(end..)?.find('\n').map_or(text.len(), |line| end + line + 1);
    let line = text.get(at..behind)?.trim_end();
    let is_own_line = text.get(start..at)?.trim().is_empty() && !line.ends_with([':', ',', '}']);
    let insert = SyntaxEdit { span: Span::new(head, head), text: format!("{line}\n") };
    let delete = SyntaxEdit { span: Span::new(start, behind), text: String::new() };
    (is_own_line && head < start).then(|| vec![insert, delete])
}
