//! Findings made by hand.

use vekha::base::{Anchor, Data, Entry, EntryKind, MessageContext, Part, Place, Span, Words};
use vekha::report::Checked;

/// What a finding says, written out: the arguments of no rule.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub(crate) struct Written {
    pub message: String,
    pub help: Option<String>,
    pub label: Option<String>,
    pub related: Vec<String>,
    pub days: Option<u32>,
    pub trace: bool,
}

impl Words for Written {
    fn message(&self, _tell: &MessageContext<'_>) -> String {
        self.message.clone()
    }

    fn help(&self, _tell: &MessageContext<'_>) -> Option<String> {
        self.help.clone()
    }

    fn label(&self, _tell: &MessageContext<'_>) -> Option<String> {
        self.label.clone()
    }

    fn related(&self, at: usize, _tell: &MessageContext<'_>) -> String {
        self.related.get(at).cloned().unwrap_or_default()
    }

    fn data(&self) -> Data {
        Data::default().with_some("days", self.days)
    }

    fn is_trace(&self) -> bool {
        self.trace
    }
}

/// Words that are a message and nothing more.
pub(crate) fn written(message: &str) -> Written {
    Written { message: message.into(), ..Written::default() }
}

/// The place of a text in the file whose name ends so.
pub(crate) fn place(checked: &Checked, file: &str, text: &str) -> Place {
    let mut files = checked.workspace.files();
    let (id, found) = files.find(|(_, one)| one.source.name.ends_with(file)).unwrap();
    let start = found.source.text.find(text).unwrap();
    Place { file: id, span: Span::new(start, start + text.len()) }
}

/// A part of a measure of the file whose name ends so.
pub(crate) fn anchor(checked: &Checked, file: &str, id: &str, part: Part) -> Anchor {
    let entry = Entry { kind: EntryKind::Row, id: id.into(), at: 0 };
    Anchor { file: place(checked, file, "id:").file, entry, part }
}
