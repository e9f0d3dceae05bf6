//! Duties as a calendar (RFC 5545): an event on the day on which each is due.

use std::io::{self, Write};

use chrono::{Days, NaiveDate};

use super::duties::{Duties, Duty, DutyTime};
use crate::base::{Lang, is_obeyed, say};
use crate::document::act_named;

/// How many octets a line may have (RFC 5545, 3.1).
const LINE: usize = 75;

/// Writes the calendar. With `remind` each event that is not done rings at nine in the morning so many days before.
///
/// # Errors
/// When it cannot be written.
pub fn ics(duties: &Duties<'_>, remind: Option<u16>, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let language = say!(lang, "RU", "EN");
    let head = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:-//vekha//vekha {}//{language}", env!("CARGO_PKG_VERSION")),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    head.iter().try_for_each(|line| folded(line, out))?;
    for duty in duties.once() {
        for (at, time) in duty.times.iter().enumerate() {
            event(duty, at, *time, lang).iter().try_for_each(|line| folded(line, out))?;
            if let Some(days) = remind.filter(|_| time.done.is_none()) {
                alarm(duty, days).iter().try_for_each(|line| folded(line, out))?;
            }
            folded("END:VEVENT", out)?;
        }
    }
    folded("END:VCALENDAR", out)
}

/// The lines of an event but for its end. What is to be done takes no time of the day, so nobody is busy with it.
fn event(duty: &Duty<'_>, at: usize, time: DutyTime, lang: Lang) -> Vec<String> {
    let next = time.due.checked_add_days(Days::new(1)).unwrap_or(time.due);
    let title = if time.done.is_some() { format!("✓ {}", duty.title) } else { duty.title.clone() };
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&uid(duty, at))),
        format!("DTSTAMP:{}T000000Z", figures(stamped(duty).unwrap_or(time.due))),
        format!("DTSTART;VALUE=DATE:{}", figures(time.due)),
        format!("DTEND;VALUE=DATE:{}", figures(next)),
        "TRANSP:TRANSPARENT".to_owned(),
        format!("SUMMARY:{}", escaped(&title)),
        format!("DESCRIPTION:{}", escaped(&about(duty, lang))),
    ];
    if !duty.held.is_empty() {
        lines.push(format!("LOCATION:{}", escaped(&duty.held)));
    }
    let territory = duty.roadmap.territory.as_deref().unwrap_or_default();
    if !territory.is_empty() {
        lines.push(format!("CATEGORIES:{}", escaped(territory)));
    }
    lines
}

/// What an event is known by: whose duty it is and which of its times, never its date, so that a moved date moves the
/// event.
fn uid(duty: &Duty<'_>, at: usize) -> String {
    let id = duty.id.map_or_else(|| format!("clause-{}", duty.number), str::to_owned);
    format!("{}.{id}.{}@vekha", &*duty.roadmap.id, at + 1)
}

/// The day from which the roadmap is in force: the same input gives the same bytes.
fn stamped(duty: &Duty<'_>) -> Option<NaiveDate> {
    let approved = duty.roadmap.approved_on().map(|date| date.day);
    approved.or_else(|| duty.roadmap.period.as_ref().map(|period| period.days.first))
}

fn about(duty: &Duty<'_>, lang: Lang) -> String {
    // Of an act that has neither day nor number yet its title tells more than blanks.
    let blank = duty.roadmap.order.as_ref().filter(|order| order.date.is_none() && order.number.is_none());
    let roadmap = match blank {
        Some(order) => format!("{} «{}»", order.kind.as_deref().map_or("Приказ", |kind| kind), order.title),
        None => act_named(duty.roadmap),
    };
    let place = match duty.told(lang) {
        Some(told) => format!("{roadmap}, {told}"),
        None => roadmap,
    };
    let mut lines = vec![place];
    let mut named = |ru: &str, en: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("{}: {text}", if lang == Lang::Ru { ru } else { en }));
        }
    };
    named("Срок", "Deadline", &duty.wording);
    named("Ответственный", "Responsible", &duty.responsible.join(", "));
    named("Результат", "Result", &duty.result);
    named("Примечание", "Note", &duty.note);
    lines.join("\n")
}

/// An alarm at nine in the morning; an event of a whole day begins at midnight.
fn alarm(duty: &Duty<'_>, days: u16) -> [String; 5] {
    let trigger = match u32::from(days) * 24 {
        0 => "TRIGGER:PT9H".to_owned(),
        hours => format!("TRIGGER:-PT{}H", hours - 9),
    };
    [
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        trigger,
        format!("DESCRIPTION:{}", escaped(&duty.title)),
        "END:VALARM".to_owned(),
    ]
}

fn figures(day: NaiveDate) -> String {
    day.to_string().replace('-', "")
}

/// A text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign if is_obeyed(sign) => {}
            sign => out.push(sign),
        }
    }
    out
}

/// Writes a line in pieces of at most 75 octets, each cut between letters and never within an escape.
fn folded(line: &str, out: &mut impl Write) -> io::Result<()> {
    let mut room = LINE;
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        let second = if sign == '\\' { signs.next() } else { None };
        let length = sign.len_utf8() + second.map_or(0, char::len_utf8);
        if length > room {
            out.write_all(b"\r\n ")?;
            room = LINE - 1;
        }
        room -= length;
        write!(out, "{sign}{}", second.map(String::from).unwrap_or_default())?;
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters() {
        let mut out = Vec::new();
        let line = format!("SUMMARY:{}", escaped(&"мера, ".repeat(30)));
        folded(&line, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        assert_eq!(text.replace("\r\n ", "").trim_end_matches("\r\n"), line);
    }
}
