//! What can be wrong with the YAML of a file: data only, the words stand with the rules.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::base::Span;
use crate::russian::encoding::Encoding;

/// Something wrong with the YAML of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyntaxFault {
    /// What.
    pub kind: SyntaxFaultKind,
    /// Where.
    pub span: Span,
    /// What would mend it; empty where only the author can know.
    pub edits: Vec<SyntaxEdit>,
    /// In how many lines the same mistake stands, this one counted.
    pub lines: usize,
    /// The line as it would read then, with its indentation; none where that says nothing.
    pub mended: Option<String>,
}

/// A stretch of the text, and what should stand in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyntaxEdit {
    /// The stretch.
    pub span: Span,
    /// The text in its place.
    pub text: String,
}

/// The kinds of mistakes in the YAML of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SyntaxFaultKind {
    /// `title: Приказ: об утверждении`: a colon and a blank in a value without quotes.
    ColonInValue,
    /// `"Лицей "Лидер" города"`: a quotation mark inside a value in the same marks, or words behind the closing one.
    QuoteInside(char),
    /// A backslash in double quotes before a sign that it makes nothing of: `"C:\Планы"`.
    Backslash,
    /// `{ref: plan}` in a text: a blank behind the colon of a reference.
    BlankInReference,
    /// A value that begins with a sign that YAML reads in its own way (`*`, `&`, `@`, `%`, `!` …).
    SignAtStart(char),
    /// `title: - Утвердить план`: a value that begins like a part of a list.
    DashInValue,
    /// `[Проект] Положение`: a value that begins with a bracket and goes on behind it.
    BracketFirst(char),
    /// `{text: Нормы, сроки, approves: x}`: a comma in a text between braces.
    CommaInBraces,
    /// `{id: fair; title: Ярмарка}`: semicolons between the keys in braces.
    SemicolonInBraces,
    /// `{id: fair, title: Ярмарка deadline: май}`: no comma before a key in braces; the key.
    NoComma(String),
    /// `(id: fair, title: Ярмарка)`, `[2025: 40, 2026: 50]`: a bracket where a brace is meant.
    RoundBracket(char),
    /// `- id: fair, title: Ярмарка`: the keys of an entry in one line, without the braces round them.
    KeysInLine,
    /// `{2024: 98,5}`: a comma in a number between braces; what was typed, and the number.
    DecimalComma(String, String),
    /// A value that goes on in a line that stands no deeper than its key.
    RunsOn,
    /// Two keys in one line; the second.
    TwoKeys(String),
    /// `measures: - id: plan`: a list that begins in the line of its key.
    ListInLine,
    /// `title: title: Приказ`: a key typed twice before its value.
    KeyTwice(String),
    /// A tab in the indentation.
    Tab,
    /// A blank of another kind (hard, wide) where YAML needs a plain one.
    HardBlank(char),
    /// No blank behind the colon of a key.
    NoBlankAfterColon,
    /// No blank behind the dash of a list.
    NoBlankAfterDash,
    /// Another sign where a colon is meant.
    OtherColon(char),
    /// Another sign where the dash of a list is meant.
    OtherDash(char),
    /// A number typed where the dash of a list is meant: «1.».
    NumberForDash(String),
    /// A sign typed once too often: a second dash, a comma behind another, brackets in brackets; the first of them.
    TooMany(char),
    /// A line of a text that begins with a key: the text, `result: |` or one in quotes, took what was meant to stand beside it.
    KeyInText(String),
    /// A dash with no entry behind it.
    NoEntry,
    /// `result: -`: a hyphen alone, which begins a list.
    LoneDash,
    /// `result: > Журнал`: the mark of a text that begins on the next line, before one on its own.
    BlockMark(char),
    /// `"result: Журнал"`: a key and its value in one pair of quotes.
    QuotedLine,
    /// `{text: Кабинет #5, approves: x}`: a `#` behind a blank, which makes a comment of the rest and of the bracket.
    CommentInBraces,
    /// `[metod, heads] совместно`: a text behind a list of keys.
    TextBehindList,
    /// Dashes before keys that go on with the entry above.
    DashTooMany,
    /// Another mark where a comment is meant: `//`, `<!--`.
    OtherComment(String),
    /// A line of three dots, which ends the roadmap before its end.
    EndMark,
    /// `signatory: {…}, {…}`: entries without the brackets round the list.
    NoBrackets,
    /// `copies_to: [Школы]` with `- в дело` below it: a list of both kinds.
    TwoLists,
    /// `targets: 2027: 100`: a pair without the braces round it.
    NoBraces,
    /// No colon behind a key.
    NoColon(String),
    /// The line of a key, behind which a list or the keys of an entry follow, is lost; the key.
    LostKey(String),
    /// A line of text that is no key and belongs to no value: a note without its `#`.
    StrayText,
    /// No dash before the first key of a part of a list.
    NoDash,
    /// A line that stands too far left or right; by how many blanks it should move right (or left, below zero).
    Indentation(isize),
    /// A quotation mark that is not closed.
    Unclosed(char),
    /// A bracket that is not closed, or not by its own kind.
    Bracket(char),
    /// An alias that is not defined, or that would grow the file beyond reason.
    Alias,
    /// More than one document in a file.
    ManyDocuments,
    /// A second roadmap behind the first, without any mark between them.
    TwoRoadmaps,
    /// Marks of an unfinished merge.
    MergeMark,
    /// Marks of a code block (```` ```yaml ````) round the text.
    CodeFence,
    /// A sign that cannot be printed.
    Control(char),
    /// A key that is given twice in one mapping; the span of the first.
    DuplicateKey(String, Span),
    /// A key that is not a word.
    ComplexKey,
    /// Nothing in the file.
    Empty,
    /// A text in UTF-8 that was read as Windows-1251 and saved so: «РџР»Р°РЅ».
    TwiceEncoded,
    /// Bytes that look like text in another encoding.
    Encoded(Encoding),
    /// A few bytes of another encoding in a text in UTF-8; the line of the first.
    StrayByte(usize),
    /// Bytes that are no text.
    Binary,
    /// The file is larger than what is read, in MiB.
    TooLarge(u64),
    /// Collections lie in each other deeper than so many levels.
    TooDeep(usize),
    /// A pointer of Git LFS in place of the file.
    LfsPointer,
    /// Text without any key.
    Prose,
    /// Anything else.
    Unreadable,
}

impl SyntaxFaultKind {
    /// Whether quotes round a value mend it.
    pub fn is_quoting(&self) -> bool {
        matches!(
            self,
            SyntaxFaultKind::ColonInValue
                | SyntaxFaultKind::QuoteInside(_)
                | SyntaxFaultKind::SignAtStart(_)
                | SyntaxFaultKind::DashInValue
                | SyntaxFaultKind::BracketFirst(_)
                | SyntaxFaultKind::CommaInBraces
                | SyntaxFaultKind::CommentInBraces
        )
    }
}

impl SyntaxFault {
    /// A fault that nothing mends by itself.
    pub fn new(kind: SyntaxFaultKind, span: Span) -> Self {
        SyntaxFault { kind, span, edits: Vec::new(), lines: 1, mended: None }
    }
}

/// A mistake that may explain what is wrong, and what would mend it; offsets are those of the text looked at.
#[derive(Clone, Debug)]
pub(super) struct Suspicion {
    pub kind: SyntaxFaultKind,
    pub span: Range<usize>,
    pub edits: Vec<(Range<usize>, String)>,
    pub lines: usize,
}

impl Suspicion {
    /// A suspicion that one edit at its very place would mend.
    pub(super) fn one(kind: SyntaxFaultKind, span: Range<usize>, text: impl Into<String>) -> Self {
        Suspicion { kind, span: span.clone(), edits: vec![(span, text.into())], lines: 1 }
    }

    /// A suspicion that an edit elsewhere would mend.
    pub(super) fn at(
        kind: SyntaxFaultKind,
        span: Range<usize>,
        edit: Range<usize>,
        text: impl Into<String>,
    ) -> Self {
        Suspicion { kind, span, edits: vec![(edit, text.into())], lines: 1 }
    }
}
