//! Values as they stand in a file that has the same bytes further on, or less far.

use super::column::FieldValue;
use super::edition::EditionMark;
use super::keyed::Keyed;
use super::measure::{Allow, Deadline, Done, Measure, Responsible};
use super::section::Section;
use super::value::{Date, Number, Text};
use crate::base::{Period, Span};

/// A value that holds places of the file.
pub(super) trait Moved {
    /// Moves its places by so many bytes; back by so many less than 2³².
    fn move_by(&mut self, by: u32);
}

impl Moved for Span {
    fn move_by(&mut self, by: u32) {
        *self = Span { start: self.start.wrapping_add(by), end: self.end.wrapping_add(by) };
    }
}

impl<T: Moved> Moved for Option<T> {
    fn move_by(&mut self, by: u32) {
        self.iter_mut().for_each(|value| value.move_by(by));
    }
}

impl<T: Moved> Moved for Vec<T> {
    fn move_by(&mut self, by: u32) {
        self.iter_mut().for_each(|value| value.move_by(by));
    }
}

impl<T: Moved> Moved for Keyed<T> {
    fn move_by(&mut self, by: u32) {
        self.iter_mut().for_each(|value| value.move_by(by));
    }
}

impl<T: Moved, U: Moved> Moved for (T, U) {
    fn move_by(&mut self, by: u32) {
        self.0.move_by(by);
        self.1.move_by(by);
    }
}

impl Moved for Period {
    fn move_by(&mut self, _: u32) {}
}

impl Moved for Number {
    fn move_by(&mut self, by: u32) {
        self.0.move_by(by);
    }
}

impl Moved for FieldValue {
    fn move_by(&mut self, by: u32) {
        match self {
            FieldValue::Plain(number) => number.move_by(by),
            FieldValue::Parts(parts, span) => {
                parts.move_by(by);
                span.move_by(by);
            }
        }
    }
}

/// Types by their parts: those that hold places, and those that hold none. All are named, so that a new one cannot be
/// forgotten.
macro_rules! moved {
    ($($kind:ident { $($part:ident)* ; $($still:ident)* })*) => {$(
        impl Moved for $kind {
            fn move_by(&mut self, by: u32) {
                let $kind { $($part,)* $($still: _,)* } = self;
                $($part.move_by(by);)*
            }
        }
    )*};
}

moved! {
    Text { span; value }
    Date { span; day }
    Deadline { text windows span; }
    Responsible { text; plain }
    Done { on document span; }
    EditionMark { act span; change }
    Allow { rule reason; }
    Measure {
        id title number deadline responsible result note place fields implements mandatory_for after done edition allow
            span;
        dates section whole depth
    }
    Section { title number deadline responsible result edition allow span; dates outer depth }
}
