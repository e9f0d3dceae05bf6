//! A diagram in the language of Mermaid, which hosts of repositories and wikis draw.

use std::io::{self, Write};

use super::{ArrowKind, Diagram, DiagramEdge, DiagramNode};
use crate::base::Lang;

/// The signs that Mermaid, or the Markdown and HTML in its labels, would obey.
const OBEYED: &str = "\"#&<>`*_~\\$%|[]{}";

/// Writes the diagram: upper levels and what comes first stand to the left.
///
/// # Errors
/// When it cannot be written.
pub fn mermaid(diagram: &Diagram, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    // By the comment the file is known to be ours.
    writeln!(out, "flowchart RL\n%% vekha")?;
    for (group, number) in diagram.groups.iter().zip(1..) {
        writeln!(out, "  subgraph g{number}[{}]", quoted(&group.name))?;
        group.nodes.iter().try_for_each(|one| node(one, out))?;
        writeln!(out, "  end")?;
    }
    diagram.arrows.iter().try_for_each(|one| arrow(*one, lang, out))?;
    let faulty = diagram.groups.iter().flat_map(|group| &group.nodes).filter(|node| node.faulty);
    let faulty: Vec<String> = faulty.map(|node| format!("n{}", node.number)).collect();
    if faulty.is_empty() {
        return Ok(());
    }
    writeln!(out, "  classDef faulty stroke:#b3261e,stroke-width:3px\n  class {} faulty", faulty.join(","))
}

fn node(node: &DiagramNode, out: &mut impl Write) -> io::Result<()> {
    let head = format!("{} {}", node.place, node.title);
    let lines = [head.trim_start(), &node.when].map(escaped);
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    writeln!(out, "    n{}[\"{}\"]", node.number, lines.join("<br/>"))
}

fn arrow(arrow: DiagramEdge, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let line = match arrow.kind {
        ArrowKind::Implements => "-->",
        ArrowKind::After | ArrowKind::Is => "-.->",
    };
    writeln!(out, "  n{} {line}|{}| n{}", arrow.from, quoted(arrow.kind.word(lang)), arrow.to)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A text of which nothing is obeyed: signs that might be are written by their numbers, and so is one at the beginning
/// that would make a heading or an item of a list.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (sign, at) in text.trim().chars().zip(0..) {
        let leads = at == 0 && !sign.is_alphabetic();
        if leads || OBEYED.contains(sign) {
            out.push_str(&format!("#{};", u32::from(sign)));
        } else {
            out.push(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_obeyed() {
        assert_eq!(escaped("- <b>\"x\"`"), "#45; #60;b#62;#34;x#34;#96;");
        assert_eq!(escaped("п. 1.1 Приказы; см. п. 2"), "п. 1.1 Приказы; см. п. 2");
        assert_eq!(escaped("1. a"), "#49;. a");
    }
}
