//! `annex/no-glyph`: a sign that the fonts of the print lack.

use super::text::{files, line};
use crate::document::fonts;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/no-glyph",
    severity: Severity::Warning,
    page: include_str!("no_glyph.md"),
    check: Check::Roadmap(check),
    decode: decode::<NoGlyph>,
};

/// The sign; the file and line where it stands in the text of an annex.
#[derive(Debug, Serialize, Deserialize)]
struct NoGlyph {
    sign: char,
    file: Option<(String, usize)>,
}

/// What may be typed in the place of signs that people paste; those of the private area are bullets and ticks of Word's
/// fonts of symbols.
static INSTEAD: [(&str, &str); 17] = [
    ("✅🗹\u{f0fe}\u{f052}", "☑"),
    ("❌❎🗷\u{f0fd}", "☒"),
    ("⬜◻🔲\u{f0a8}\u{f06f}\u{f071}\u{f072}", "☐"),
    ("🗸\u{f0fc}", "✓"),
    ("\u{f0fb}", "✗"),
    ("➡⮕⟶⭢👉☞☛\u{f0e0}\u{f0e8}\u{f0f0}", "→"),
    ("⬅⟵⭠👈\u{f0df}", "←"),
    ("⬆👆\u{f0e1}", "↑"),
    ("⬇👇\u{f0e2}", "↓"),
    ("⟹", "⇒"),
    ("❗⚠❕", "!"),
    ("❓❔", "?"),
    ("📌📍🔹🔸🔻✦•⚫🔵\u{f0b7}\u{f0a7}\u{f0d8}\u{f076}\u{f02d}", "–"),
    ("📞✆📱", "тел."),
    ("📧✉📩\u{f02a}", "эл. почта"),
    ("㎡", "м²"),
    ("\u{3000}\u{2028}", " "),
];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for passage in view.chosen(|text| text.words.has_rare_signs()) {
        let about = view.roadmap.id_of(passage.owner);
        for (at, sign) in lacking(passage.text) {
            let place = view.words(passage.text, Span::new(at, at + sign.len_utf8()));
            findings.push(view.finding(&RULE, place, about, NoGlyph { sign, file: None }));
        }
    }
    for file in files(view) {
        let text = file.text().unwrap_or_default();
        for (at, sign) in lacking(text) {
            let args = NoGlyph { sign, file: Some((file.named.to_string(), line(text, at))) };
            findings.push(view.finding(&RULE, file.named.span, Some(&file.annex.id), args));
        }
    }
}

/// The signs of a text that no font has, each with its first place.
fn lacking(text: &str) -> Vec<(usize, char)> {
    let mut found: Vec<(usize, char)> = Vec::new();
    // Nearly every text is of letters that are known without a look.
    for (at, sign) in text.char_indices().filter(|(_, sign)| !fonts::has(*sign)) {
        if found.iter().all(|(_, known)| *known != sign) {
            found.push((at, sign));
        }
    }
    found
}

impl Words for NoGlyph {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let NoGlyph { sign, file } = self;
        let code = format!("U+{:04X}", u32::from(*sign));
        let place = match file {
            Some((file, line)) => say!(tell.lang, "«{file}», строка {line}: ", "`{file}`, line {line}: "),
            None => String::new(),
        };
        say!(
            tell.lang,
            "{place}знака «{sign}» ({code}) нет в шрифтах печати",
            "{place}the fonts of the print have no sign `{sign}` ({code})"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let instead =
            INSTEAD.iter().find(|(signs, _)| signs.contains(self.sign)).map(|(_, instead)| *instead);
        Some(match instead {
            Some(instead) => {
                say!(tell.lang, "набрать вместо него «{instead}»", "type `{instead}` in its place")
            }
            None => say!(tell.lang, "убрать его или сказать словами", "take it away, or say it in words"),
        })
    }

    fn data(&self) -> Data {
        Data::of("sign", self.sign.to_string())
    }
}
