//! What only the plan's period and the order's date tell of a reading: days that are not there, years that are not said.

use chrono::{Datelike, Month, Months, NaiveDate};

use super::{NamedDay, Reading, Unreadable};
use crate::base::{Period, Span};
use crate::deadline::calendar::Calendar;
use crate::deadline::interval::{Day, Interval, days_in, month as named_month};
use crate::deadline::schedule::Schedule;
use crate::deadline::term::{
    CurrentPeriod, DayOf, Every, Recurrence, Slot, SlotDay, Term, TermPiece, Then, Year,
};
use crate::deadline::unread::{Countable, Unread};

impl Reading {
    /// The days that it means in a plan of that period, approved by an order of that date.
    ///
    /// # Errors
    /// The words that no day of the plan answers: 29 February without a year needs a leap year, «следующего месяца» the date
    /// of the order from which it is counted.
    pub fn days(
        &self,
        period: &Period,
        order: Option<NaiveDate>,
        calendar: &Calendar,
    ) -> Result<Schedule, Unreadable> {
        self.check(period, order, calendar)?;
        Ok(self.term.schedule(period, order, calendar))
    }

    /// Holds that the days it names are there in the plan, and that it is said of which year they are.
    fn check(
        &self,
        period: &Period,
        order: Option<NaiveDate>,
        calendar: &Calendar,
    ) -> Result<(), Unreadable> {
        // In a plan of several years, «текущего года» is one of them.
        let years = !period.is_one_year();
        let turns = period.first.year() != period.last.year();
        let running = |piece: &TermPiece| {
            let of_order = matches!(piece.year(), Some(Year::Current | Year::Next));
            // A plan of a calendar year holds two academic ones.
            let school = piece.is_school() && !period.is_academic();
            let calendar = turns && !piece.is_school();
            matches!(piece, TermPiece::CurrentPeriod(_)) || (calendar || years || school) && of_order
        };
        let running = self.term.pieces().iter().position(running);
        if let (Some(at), None) = (running, order) {
            let span = self.pieces.get(at).copied().unwrap_or_default();
            return Err(Unreadable { span, reason: Unread::NoOrder, suggestion: None });
        }
        if let Some(span) = self.turned(period) {
            return Err(Unreadable { span, reason: Unread::WhichYear, suggestion: None });
        }
        if let (Some(span), true) = (self.civil.first(), is_school(period)) {
            return Err(Unreadable { span: *span, reason: Unread::VagueEdge, suggestion: None });
        }
        if let (Some((span, reason)), Some(_)) = (self.of_order.first(), order) {
            return Err(Unreadable { span: *span, reason: reason.clone(), suggestion: None });
        }
        self.check_beside(period)?;
        self.check_school(period, order)?;
        self.check_turned(period)?;
        self.check_working_days(period)?;
        self.check_running(order)?;
        self.check_start(period)?;
        // «сентябрь, далее ежегодно в мае» in a plan of several years: September of which?
        if let (Term::Then(first, Then::Again(_) | Then::Throughout(_)), true) = (&self.term, years)
            && let Some(at) = first.iter().position(TermPiece::lacks_year)
        {
            let span = self.pieces.get(at).copied().unwrap_or(self.span);
            return Err(Unreadable { span, reason: Unread::YearUnsaid, suggestion: None });
        }
        self.check_named(period, order, calendar)
    }

    /// Holds that each day that it names is there, in one of the years of the plan at least.
    fn check_named(
        &self,
        period: &Period,
        order: Option<NaiveDate>,
        calendar: &Calendar,
    ) -> Result<(), Unreadable> {
        let years = period.first.year()..=period.last.year();
        // 29 February in a plan of several years: in the others, it is no day.
        let leap = |year: &i32| NaiveDate::from_ymd_opt(*year, 2, 28).is_some_and(|day| period.contains(day));
        let told = years.clone().filter(leap).count();
        let lost = |day: Day| years.clone().filter(leap).filter(|year| day.of(*year).is_none()).count();
        let some = self.named.iter().find(|named| !self.has_year(named) && told > 1 && lost(named.day) > 0);
        if let Some(NamedDay { span, .. }) = some {
            return Err(Unreadable { span: *span, reason: Unread::LeapDay, suggestion: None });
        }
        let missing = self
            .named
            .iter()
            .find(|named| !self.has_year(named) && years.clone().all(|year| named.day.of(year).is_none()));
        let Some(NamedDay { day, span, .. }) = missing else {
            return self.check_days(period, order, calendar);
        };
        let year = period.first.year();
        let reason = Unread::NoSuchDay(day.number(), day.month(), Some(year), days_in(year, day.month()));
        Err(Unreadable { span: *span, reason, suggestion: None })
    }
}

impl Reading {
    /// Whether the wording tells the year of a day: beside it, or behind the window or the list in which it stands.
    fn has_year(&self, named: &NamedDay) -> bool {
        let mut pieces = self.term.pieces().iter().zip(&self.pieces);
        let around = |span: &Span| span.start <= named.span.start && named.span.end <= span.end;
        let told = |piece: &TermPiece| matches!(piece.year(), Some(Year::Named(_)));
        named.year.is_some() || pieces.any(|(piece, span)| around(span) && told(piece))
    }

    /// «до 10 мая по плану 2025 года»: a day whose year is not told, and a year beside it that is not the plan's only one.
    fn check_beside(&self, period: &Period) -> Result<(), Unreadable> {
        let only =
            |year: i32| period.first.year() <= year && year <= period.last.year() && period.is_one_year();
        let open =
            matches!(self.term, Term::Every(_)) || self.term.pieces().iter().any(TermPiece::lacks_year);
        let other = self.beside.iter().find(|(year, _)| open && !only(*year));
        let unsaid = |span| Err(Unreadable { span, reason: Unread::YearUnsaid, suggestion: None });
        other.map_or(Ok(()), |(_, span)| unsaid(*span))
    }

    /// «сентябрь – май 2024 года» in a plan of 2024: from September before the plan, or to May behind it?
    fn check_turned(&self, period: &Period) -> Result<(), Unreadable> {
        let early = |piece: &TermPiece| match piece {
            TermPiece::In(window, Some(Year::Named(year)), _) => {
                window.first().first(*year).is_some_and(|first| first < period.first)
            }
            _ => false,
        };
        let told = |span: &Span| self.turned.contains(span);
        let mut windows = self.term.pieces().iter().zip(&self.pieces);
        match windows.find(|(piece, span)| told(span) && early(piece)) {
            Some((_, span)) => Err(Unreadable { span: *span, reason: Unread::Backwards, suggestion: None }),
            None => Ok(()),
        }
    }

    /// «до 10 мая текущего учебного года» in a plan of other years: the year is that of the order, and the days lie in it.
    fn check_school(&self, period: &Period, order: Option<NaiveDate>) -> Result<(), Unreadable> {
        let Some(span) = self.running.first().filter(|_| !is_school(period)).copied() else { return Ok(()) };
        let unread = |reason| Err(Unreadable { span, reason, suggestion: None });
        let Some(order) = order else { return unread(Unread::NoOrder) };
        let begun = order.year() - i32::from(order.month() < 9);
        let times = self.term.schedule(period, Some(order), Calendar::russia()).occurrences;
        let inside = |day: NaiveDate| {
            Interval::SchoolYear.first(begun) <= Some(day) && Some(day) <= Interval::SchoolYear.last(begun)
        };
        match times.iter().all(|time| inside(time.due) && time.opens.is_none_or(inside)) {
            true => Ok(()),
            false => unread(Unread::NotInPlan),
        }
    }

    /// «до 20 рабочего дня месяца»: January has fewer.
    fn check_working_days(&self, period: &Period) -> Result<(), Unreadable> {
        let counted = working_days(&self.term);
        if counted.is_empty() {
            return Ok(());
        }
        let first = period.first.with_day(1).unwrap_or(period.first);
        let months = (0..).map_while(|more| first.checked_add_months(Months::new(more)));
        let months: Vec<NaiveDate> = months.take_while(|first| *first <= period.last).collect();
        let lacks = |count: u32, first: NaiveDate| {
            let before = first.pred_opt().unwrap_or(first);
            Calendar::russia().add_working_days(before, count).month() != first.month()
        };
        let short = |(count, name): &(u32, Option<Month>)| {
            let named =
                |first: &&NaiveDate| name.is_none_or(|name| first.month() == name.number_from_month());
            months.iter().filter(named).any(|first| lacks(*count, *first))
        };
        let Some((count, _)) = counted.into_iter().find(short) else { return Ok(()) };
        let reason = Unread::NoSuch(Countable::WorkingDay, count);
        Err(Unreadable { span: self.span, reason, suggestion: None })
    }

    /// «до 30 числа текущего месяца» in February: a day that the month counted from the order does not have.
    fn check_running(&self, order: Option<NaiveDate>) -> Result<(), Unreadable> {
        let month = |next: bool| {
            let first = order?.with_day(1)?;
            if next { first.checked_add_months(Months::new(1)) } else { Some(first) }
        };
        for (piece, span) in self.term.pieces().iter().zip(&self.pieces) {
            let TermPiece::CurrentPeriod(CurrentPeriod { day: Some(DayOf::Number(number)), months, next }) =
                piece
            else {
                continue;
            };
            let Some(first) = month(*next).filter(|_| months.get() == 1) else { continue };
            let (name, number) = (named_month(first.month()), u32::from(number.get()));
            let length = days_in(first.year(), name);
            if number > length {
                let reason = Unread::NoSuchDay(number, name, Some(first.year()), length);
                return Err(Unreadable { span: *span, reason, suggestion: None });
            }
        }
        Ok(())
    }

    /// «ежемесячно с сентября» in a plan of several years: September of which?
    fn check_start(&self, period: &Period) -> Result<(), Unreadable> {
        let (Some(span), Term::Every(Every { start: Some(start), .. })) = (self.start, &self.term) else {
            return Ok(());
        };
        let mut years = period.first.year()..=period.last.year();
        let begins = |year: &i32| start.first(*year).is_some_and(|day| period.contains(day));
        match years.by_ref().filter(begins).count() {
            0 | 1 => Ok(()),
            _ => Err(Unreadable { span, reason: Unread::WhichStart, suggestion: None }),
        }
    }

    /// Holds that every time it names without a year has a day in the plan: an answer without days has a reason.
    fn check_days(
        &self,
        period: &Period,
        order: Option<NaiveDate>,
        calendar: &Calendar,
    ) -> Result<(), Unreadable> {
        let nowhere = |term: &Term| {
            let schedule = term.schedule(period, order, calendar);
            schedule.occurrences.is_empty() && schedule.undated.is_none() && schedule.relative.is_none()
        };
        let ahead = |piece: &TermPiece| matches!(piece, TermPiece::Ahead(..));
        // «с 2025 года» in a plan of 2024.
        let late = |piece: &TermPiece| match piece {
            TermPiece::Since(interval, Year::Named(year)) => interval.first(*year) > Some(period.last),
            _ => false,
        };
        if let Some(at) = self.term.pieces().iter().position(late) {
            let span = self.pieces.get(at).copied().unwrap_or(self.span);
            return Err(Unreadable { span, reason: Unread::NotInPlan, suggestion: None });
        }
        // Whole years have every day but one that is counted back.
        let whole = (period.first.ordinal(), period.last.month(), period.last.day()) == (1, 12, 31);
        let may_miss = |piece: &TermPiece| !whole || ahead(piece);
        let missed = |(piece, _): &(&TermPiece, &Span)| {
            may_miss(piece) && piece.year().is_none() && nowhere(&Term::Dates(vec![**piece]))
        };
        let span = match &self.term {
            Term::Dates(pieces) => pieces.iter().zip(&self.pieces).find(missed).map(|(_, span)| *span),
            Term::Every(every) if whole && every.is_unbounded() && !every.pieces().iter().any(ahead) => None,
            term => nowhere(term).then_some(self.span),
        };
        span.map_or(Ok(()), |span| Err(Unreadable { span, reason: Unread::NotInPlan, suggestion: None }))
    }

    /// «до 10 июля и 10 января», «октябрь, январь» in a plan of a calendar year: January stands behind, and would come
    /// before.
    fn turned(&self, period: &Period) -> Option<Span> {
        let pieces = self.term.pieces();
        let turn = pieces.windows(2).position(|pair| match pair {
            [one, two] => {
                months(one).is_some_and(|(_, last)| last > 6)
                    && months(two).is_some_and(|(first, _)| first == 1)
            }
            _ => false,
        });
        let at = turn.filter(|_| period.first.year() == period.last.year())? + 1;
        // Of a day its own words are told, without «до».
        let day = matches!(pieces.get(at), Some(TermPiece::By(Interval::Day(_), _)));
        let january = |named: &&NamedDay| named.day.month() == Month::January;
        let named = self.named.iter().rev().find(january).filter(|_| day).map(|named| named.span);
        named.or_else(|| self.pieces.get(at).copied())
    }
}

/// The first and the last month of a piece that names no year and is shorter than one.
fn months(piece: &TermPiece) -> Option<(u32, u32)> {
    let (first, last) = match piece {
        TermPiece::By(interval, None) => (*interval, *interval),
        TermPiece::On(day, None) => (Interval::Day(*day), Interval::Day(*day)),
        TermPiece::In(window, None, _) if window.later() == 0 => (window.first(), window.last()),
        _ => return None,
    };
    let long = |interval: Interval| matches!(interval, Interval::Year) || interval.is_school();
    let ends = (first.first(2000)?.month(), last.last(2000)?.month());
    (!long(first) && !long(last)).then_some(ends)
}

/// Whether the plan is one of an academic year: from August or September into the summer after.
fn is_school(period: &Period) -> bool {
    let (first, last) = (period.first, period.last);
    matches!(first.month(), 8 | 9) && last.year() == first.year() + 1 && period.is_one_year()
}

/// The working days that a term counts in a month, and in which, where that is named.
fn working_days(term: &Term) -> Vec<(u32, Option<Month>)> {
    let counted = |day: DayOf, month: Option<Month>| match day {
        DayOf::Working(count) => Some((u32::from(count.get()), month)),
        _ => None,
    };
    let piece = |piece: &TermPiece| match *piece {
        TermPiece::Counted(day, month, ..) => counted(day, Some(month)),
        _ => None,
    };
    let slot = |slot: &Slot| match slot.when {
        SlotDay::By(day) | SlotDay::On(day) => counted(day, None),
        _ => None,
    };
    match term {
        Term::Every(every) => match &every.recurrence {
            Recurrence::Months { on, .. } => on.iter().filter_map(slot).collect(),
            _ => every.pieces().iter().filter_map(piece).collect(),
        },
        term => term.pieces().iter().filter_map(piece).collect(),
    }
}
