//! A diagram as a picture: a column a level, the roadmaps of it one below the other, and in each a box a measure.
//!
//! Nothing is left out and nothing runs over its box: texts are broken into lines by the widths of their letters.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::lines::{lines, xml};
use super::{ArrowKind, Diagram, DiagramEdge, DiagramGroup, DiagramNode};
use crate::base::Lang;
use crate::document::fonts::{HEAVY, UPRIGHT};

/// How wide the box of a measure is, in pixels, as all that follows.
const BOX: f64 = 340.0;
/// Between the edge of a box and its text, and between boxes.
const PAD: f64 = 10.0;
/// Between columns, where arrows run.
const GAP: f64 = 150.0;
/// Around the picture, and between roadmaps.
const EDGE: f64 = 24.0;
/// The height of a line of text.
const LINE: f64 = 18.0;
/// How far a column is from the next.
const COLUMN: f64 = BOX + 2.0 * PAD + GAP;

/// What the classes look like; a person who prefers a dark screen gets one.
const STYLE: &str = "text{font:14px 'Times New Roman',Tinos,'Liberation Serif',serif;fill:#1b1f24}\
.b{font-weight:bold}.w{fill:#57606a}.p{fill:#fff}.g{fill:#f3f5f7;stroke:#c5ccd3}.n{fill:#fff;stroke:#8a939c}\
.f{fill:#fff;stroke:#b3261e;stroke-width:3}path{fill:none;stroke:#57606a;stroke-width:1.3}\
.after{stroke-dasharray:6 4}.is{stroke-dasharray:2 3}#h path{fill:#57606a;stroke:none}\
@media (prefers-color-scheme:dark){text{fill:#e6eaee}.w{fill:#a9b2bb}.p,.n,.f{fill:#15191d}\
.g{fill:#1f252b;stroke:#3d454d}.f{stroke:#ff8a80}path{stroke:#a9b2bb}#h path{fill:#a9b2bb}}";

/// The head of an arrow.
const HEAD: &str = "<marker id=\"h\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" \
orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker>";

/// The kinds of arrows in the order of the legend.
static KINDS: [ArrowKind; 3] = [ArrowKind::Implements, ArrowKind::After, ArrowKind::Is];

/// Writes the picture.
///
/// # Errors
/// When it cannot be written.
pub fn svg(diagram: &Diagram, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let mut body = legend(lang);
    let mut bottoms: Vec<f64> = Vec::new();
    let mut spots: HashMap<usize, DrawnPlace<'_>> = HashMap::new();
    for one in &diagram.groups {
        while bottoms.len() <= one.column {
            bottoms.push(2.0 * EDGE + LINE);
        }
        if let Some(bottom) = bottoms.get_mut(one.column) {
            *bottom = group(one, *bottom, &mut spots, &mut body) + EDGE;
        }
    }
    for one in &diagram.arrows {
        if let Some(ends) = spots.get(&one.from).zip(spots.get(&one.to)) {
            arrow(*one, ends, lang, &mut body);
        }
    }
    let width = 2.0 * EDGE + (bottoms.len().max(2) as f64) * COLUMN - GAP / 2.0;
    let height = bottoms.iter().fold(3.0 * EDGE, |most, bottom| most.max(*bottom));
    let title = lang.pick("Мероприятия и связи между ними", "Measures and the links between them");
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"t\">\n<title id=\"t\">{title}</title><!-- vekha -->\n\
         <style>{STYLE}</style>\n<defs>{HEAD}</defs>\n<rect class=\"p\" width=\"100%\" height=\"100%\"/>"
    )?;
    out.write_all(body.as_bytes())?;
    writeln!(out, "</svg>")
}

/// Where a measure is drawn.
#[derive(Clone, Copy)]
struct DrawnPlace<'d> {
    node: &'d DiagramNode,
    column: usize,
    left: f64,
    /// The middle of its height.
    middle: f64,
}

/// What each line means.
fn legend(lang: Lang) -> String {
    let mut out = String::new();
    let (mut left, base) = (EDGE, EDGE + LINE / 2.0);
    for kind in KINDS {
        let word = kind.word(lang);
        let class = class(kind);
        let _ =
            write!(out, "<path class=\"{class}\" d=\"M{left} {}h40\" marker-end=\"url(#h)\"/>", base - 4.0);
        let _ = writeln!(out, "<text x=\"{}\" y=\"{base}\">{word}</text>", left + 48.0);
        left += 140.0;
    }
    let _ =
        writeln!(out, "<rect class=\"f\" x=\"{left}\" y=\"{}\" width=\"28\" height=\"14\"/>", base - 11.0);
    let word = lang.pick("есть ошибка", "has an error");
    let _ = writeln!(out, "<text x=\"{}\" y=\"{base}\">{word}</text>", left + 38.0);
    out
}

fn class(kind: ArrowKind) -> &'static str {
    match kind {
        ArrowKind::Implements => "implements",
        ArrowKind::After => "after",
        ArrowKind::Is => "is",
    }
}

/// Draws a roadmap at a height, and gives the height at which it ends.
fn group<'d>(
    group: &'d DiagramGroup,
    top: f64,
    spots: &mut HashMap<usize, DrawnPlace<'d>>,
    out: &mut String,
) -> f64 {
    let left = EDGE + group.column as f64 * COLUMN;
    let head = lines(&group.name, &HEAVY, BOX);
    let mut inner = String::new();
    let mut bottom = text(&head, "b", left + PAD, top + PAD, &mut inner);
    for node in &group.nodes {
        let box_top = bottom + PAD;
        let title = format!("{} {}", node.place, node.title);
        let [title, when] = [title.trim(), &node.when].map(|text| lines(text, &UPRIGHT, BOX - 2.0 * PAD));
        let mut words = String::new();
        let end = text(&title, "", left + 2.0 * PAD, box_top + PAD / 2.0, &mut words);
        bottom = text(&when, "w", left + 2.0 * PAD, end, &mut words) + PAD / 2.0;
        let class = if node.faulty { "f" } else { "n" };
        let (x, height) = (left + PAD, bottom - box_top);
        let _ = writeln!(
            inner,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{box_top}\" width=\"{BOX}\" height=\"{height}\" rx=\"4\"/>"
        );
        inner.push_str(&words);
        let middle = box_top + height / 2.0;
        spots.insert(node.number, DrawnPlace { node, column: group.column, left: x, middle });
    }
    bottom += PAD;
    let (width, height) = (BOX + 2.0 * PAD, bottom - top);
    let _ = writeln!(
        out,
        "<rect class=\"g\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>"
    );
    out.push_str(&inner);
    bottom
}

/// Writes lines below a height, and gives the height at which they end.
fn text(lines: &[String], class: &str, left: f64, top: f64, out: &mut String) -> f64 {
    let mut bottom = top;
    for line in lines {
        bottom += LINE;
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = writeln!(out, "<text{class} x=\"{left}\" y=\"{}\">{}</text>", bottom - 4.0, xml(line));
    }
    bottom
}

/// Draws an arrow: to a column on the left from edge to edge, in one column around it.
fn arrow(arrow: DiagramEdge, (from, to): (&DrawnPlace<'_>, &DrawnPlace<'_>), lang: Lang, out: &mut String) {
    let (y, end) = (from.middle, to.middle);
    let half = GAP / 2.0;
    let (x, x_end, bend, bend_end) = match from.column.cmp(&to.column) {
        std::cmp::Ordering::Greater => (from.left, to.left + BOX, from.left - half, to.left + BOX + half),
        std::cmp::Ordering::Less => (from.left + BOX, to.left, from.left + BOX + half, to.left - half),
        std::cmp::Ordering::Equal => {
            let away = (40.0 + (y - end).abs() / 12.0).min(GAP - 40.0);
            (from.left + BOX, to.left + BOX, from.left + BOX + away, to.left + BOX + away)
        }
    };
    let (kind, word) = (class(arrow.kind), arrow.kind.word(lang));
    let [first, last] = [from, to].map(|spot| xml(&format!("{} {}", spot.node.place, spot.node.title)));
    let _ = writeln!(
        out,
        "<path class=\"{kind}\" d=\"M{x} {y}C{bend} {y} {bend_end} {end} {x_end} {end}\" marker-end=\"url(#h)\">\
         <title>{} — {word} — {}</title></path>",
        first.trim(),
        last.trim(),
    );
}
