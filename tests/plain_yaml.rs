//! The reader for the plain subset of YAML gives the tree of the full parser, values and spans, on all it takes.

use std::path::Path;

use proptest::prelude::*;
use vekha::syntax::both_readings;

#[path = "support/laws.rs"]
mod laws;
use laws::law;

/// Fails where the fast reader takes a text that the full parser reads in another way.
fn same(text: &str) -> Result<bool, String> {
    let (fast, full) = both_readings(text, 0);
    match (fast, full) {
        (None, _) => Ok(false),
        (Some(fast), Some(full)) if fast == full => Ok(true),
        (Some(fast), full) => Err(format!("of {text:?}\nfast {fast:#?}\nfull {full:#?}")),
    }
}

#[test]
fn it_takes_every_example_and_reads_it_alike() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps");
    let mut taken = 0;
    for path in vekha::world::files(&vekha::world::System, &root).unwrap() {
        if path.extension().is_none_or(|end| end != "yaml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        taken += usize::from(same(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display())));
    }
    assert!(taken > 10, "the fast reader takes only {taken} of our own roadmaps");
}

/// Pieces of which lines are put together; most texts of them are well-formed now and then.
fn line() -> impl Strategy<Value = String> {
    let indent = prop_oneof![Just(""), Just("  "), Just("    "), Just("      "), Just("   ")];
    let dash = prop_oneof![3 => Just(""), 1 => Just("- "), 1 => Just("-  ")];
    let key = prop_oneof![
        4 => "[a-c]{1,2}: ?", 1 => Just("срок: ".to_owned()), 1 => Just(String::new()), 1 => Just("'q': ".to_owned()),
        1 => Just("a:".to_owned()), 1 => Just("a :  ".to_owned()), 1 => Just("? ".to_owned())
    ];
    let value = prop_oneof![
        3 => "[ab «»—№.,!?'\"#:-]{0,9}", 2 => "[а-я]{1,5}( [а-я]{1,5})?", 1 => "\"[a «\\\\:#]{0,4}\"", 1 => "'[a «:#]{0,4}'",
        2 => "\\[[a\", :'#]{0,7}\\]", 2 => "\\{a: [a\", :#]{0,5}\\}", 1 => Just("{a: 1, b: [x, y], c: {d: 'e'}}".to_owned()),
        1 => Just("до 1 марта 2024 года # так".to_owned()), 1 => "[-+.0-9e~|>&*!%@`]{1,4}", 1 => Just(String::new())
    ];
    let end = prop_oneof![6 => Just(""), 1 => Just(" "), 1 => Just("\r"), 1 => Just(" # к"), 1 => Just("\t")];
    (indent, dash, key, value, end)
        .prop_map(|(indent, dash, key, value, end)| format!("{indent}{dash}{key}{value}{end}"))
}

proptest! {
    #![proptest_config(law(5_000))]

    #[test]
    fn it_reads_made_texts_alike(lines in proptest::collection::vec(line(), 0..7)) {
        let text = lines.join("\n");
        prop_assert!(same(&text).is_ok(), "{}", same(&text).unwrap_err());
    }

    #[test]
    fn it_reads_mutated_roadmaps_alike(at in 0usize..3000, cut in 0usize..4, put in "[a«:#'\"\\[\\]{},\\- \n]{0,3}") {
        let mut text = include_str!("schema/whole.yaml").to_owned();
        let start = (at % text.len()..).find(|at| text.is_char_boundary(*at)).unwrap();
        let end = (start + cut.min(text.len() - start)..).find(|at| text.is_char_boundary(*at)).unwrap();
        text.replace_range(start..end, &put);
        prop_assert!(same(&text).is_ok(), "{}", same(&text).unwrap_err());
    }
}
