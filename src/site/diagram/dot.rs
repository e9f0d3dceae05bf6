//! A diagram in the language of Graphviz, which lays it out.

use std::io::{self, Write};

use super::{ArrowKind, Diagram, DiagramEdge, DiagramNode};
use crate::base::Lang;

/// What holds for the whole: upper levels and what comes first stand to the left.
const HEAD: &str = "digraph vekha {
  rankdir=RL; charset=\"UTF-8\";
  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", fontname=\"Times New Roman\"];
  edge [fontname=\"Times New Roman\", fontsize=10];
";

/// How long a line of a label may be, in letters.
const LINE: usize = 40;

/// Writes the diagram.
///
/// # Errors
/// When it cannot be written.
pub fn dot(diagram: &Diagram, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    for (group, number) in diagram.groups.iter().zip(1..) {
        writeln!(out, "  subgraph cluster_{number} {{\n    label={};", quoted(&group.name))?;
        group.nodes.iter().try_for_each(|one| node(one, out))?;
        writeln!(out, "  }}")?;
    }
    diagram.arrows.iter().try_for_each(|one| arrow(*one, lang, out))?;
    writeln!(out, "}}")
}

fn node(node: &DiagramNode, out: &mut impl Write) -> io::Result<()> {
    let head = format!("{} {}", node.place, node.title);
    let mut lines = textwrap::wrap(head.trim_start(), LINE);
    lines.extend(textwrap::wrap(&node.when, LINE));
    let faulty = if node.faulty { ", color=\"#b3261e\", penwidth=2" } else { "" };
    writeln!(out, "    n{} [label={}{faulty}];", node.number, quoted(&lines.join("\n")))
}

fn arrow(arrow: DiagramEdge, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let style = match arrow.kind {
        ArrowKind::Implements => "solid",
        ArrowKind::After => "dashed",
        ArrowKind::Is => "dotted",
    };
    let word = quoted(arrow.kind.word(lang));
    writeln!(out, "  n{} -> n{} [label={word}, style={style}];", arrow.from, arrow.to)
}

/// A text in quotes: nothing in it ends them, is a sequence of the language or an entity of HTML, which it reads too.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_it_or_is_obeyed() {
        assert_eq!(quoted("a\"]; b\\N &lt;\nc"), "\"a\\\"]; b\\\\N &amp;lt;\\nc\"");
    }
}
