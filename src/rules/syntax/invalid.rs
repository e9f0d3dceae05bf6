//! `syntax/invalid`: the file is not YAML.

use super::{SyntaxFault, SyntaxFaultKind, UnreadSyntax, hidden_key};
use crate::base::Place;
use crate::rules::fix;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "syntax/invalid",
    severity: Severity::Error,
    page: include_str!("invalid.md"),
    check: Check::Workspace(check),
    decode: decode::<UnreadSyntax>,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (number, file) in context.workspace.files() {
        for fault in
            file.syntax.iter().filter(|fault| !matches!(fault.kind, SyntaxFaultKind::DuplicateKey(..)))
        {
            let place = Place { file: number, span: fault.span };
            let finding = context.finding(&RULE, place, UnreadSyntax(fault.clone()));
            findings.push(finding.with_fix(fix(file, &fault.edits, is_certain(fault))));
        }
    }
}

/// Whether the mending of a mistake is a matter of form: quotes that are needed, a blank, a sign in place of its twin. Where
/// lines or keys move, the author should look.
fn is_certain(fault: &SyntaxFault) -> bool {
    let is_comma = fault.kind == SyntaxFaultKind::OtherColon(',');
    let quoted = || fault.edits.iter().filter(|_| fault.kind.is_quoting());
    if is_comma || hidden_key(fault).is_some() || !quoted().all(|edit| is_prose(&edit.text)) {
        return false;
    }
    if let SyntaxFaultKind::DecimalComma(typed, number) = &fault.kind {
        // «450,000» may be thousands, and «45, 50» two numbers; «4,5 млн» is a text, and printed as it is.
        let behind = typed.rsplit(',').next().unwrap_or_default();
        let mended = fault.mended.as_deref().and_then(|line| line.split_once(number.as_str()));
        let is_number = mended.is_none_or(|(_, rest)| rest.trim_start().starts_with([',', '}', ']', ';']));
        return !typed.contains(char::is_whitespace) && behind.len() != 3 && is_number;
    }
    // What begins as the keys of an entry is one.
    if matches!(fault.kind, SyntaxFaultKind::BracketFirst('{')) {
        return false;
    }
    matches!(
        &fault.kind,
        SyntaxFaultKind::ColonInValue
            | SyntaxFaultKind::QuoteInside(_)
            | SyntaxFaultKind::Backslash
            | SyntaxFaultKind::BlankInReference
            | SyntaxFaultKind::SignAtStart(_)
            | SyntaxFaultKind::DashInValue
            | SyntaxFaultKind::BracketFirst(_)
            | SyntaxFaultKind::CommaInBraces
            | SyntaxFaultKind::SemicolonInBraces
            | SyntaxFaultKind::RoundBracket(_)
            | SyntaxFaultKind::DecimalComma(..)
            | SyntaxFaultKind::Tab
            | SyntaxFaultKind::HardBlank(_)
            | SyntaxFaultKind::NoBlankAfterColon
            | SyntaxFaultKind::NoBlankAfterDash
            | SyntaxFaultKind::OtherColon(_)
            | SyntaxFaultKind::OtherDash(_)
            | SyntaxFaultKind::CodeFence
    )
}

/// Whether a text that is put in quotes is a text: it does not begin as a block, a list or a quotation does, nor end behind a
/// bracket in a stop, and no key, rule or year with its colon stands in it, nor a part without a word behind a comma.
fn is_prose(quoted: &str) -> bool {
    let text = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default().trim();
    let begins = !text.starts_with(['|', '>', ':', ',', '`', '\'', '"']);
    let is_key = |stem: &str| {
        let name = |sign: char| sign.is_ascii_lowercase() || matches!(sign, '_' | '-' | '/' | '"' | '\'');
        let year = stem.len() == 4 && stem.bytes().all(|byte| byte.is_ascii_digit());
        year || !stem.is_empty() && stem.chars().all(name)
    };
    let has_key = text.split_whitespace().filter_map(|word| word.strip_suffix(':')).any(is_key);
    let is_russian = |part: &str| part.chars().any(|sign| sign.is_alphabetic() && !sign.is_ascii());
    let behind_bracket = match text.rfind([']', '}']) {
        Some(at) if text.starts_with(['[', '{']) => text.get(at..).unwrap_or_default(),
        _ => text,
    };
    let parts_are_words = !text.contains(',') || text.split(',').all(is_russian);
    let is_broken = text.contains(", :") || text.contains("{:");
    begins && !is_broken && !has_key && is_russian(behind_bracket) && parts_are_words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_put_in_quotes_without_a_look() {
        let prose = [
            "'Приказ: об утверждении'",
            "'[Проект] Положение'",
            "'Лицей \"Лидер\" города'",
            "'Нормы, сроки'",
        ];
        let other = [
            "'[metod, heads].'",
            "'2027: 99'",
            "'40 2025: 55'",
            "'deadline/day-off: off'",
            "'Начальник управления, name:'",
            "'| Анализ'",
            "': Пробный экзамен'",
            "\"''%''\"",
            "'45, 2027 50'",
            "'Утвердить показатели, indicators'",
            "'title: Пробный экзамен'",
            "'Директора школ, geniti\"ve: управления'",
            "'Управление образования, : УО'",
        ];
        assert!(prose.iter().all(|text| is_prose(text)));
        let taken: Vec<_> = other.iter().filter(|text| is_prose(text)).collect();
        assert!(taken.is_empty(), "{taken:?}");
    }
}
