//! Laws of the deadline language, over generated terms, generated wordings and any text at all.

use chrono::{Datelike, Days, Month, NaiveDate, Weekday};
use proptest::prelude::*;
use vekha::base::Period;
use vekha::deadline::{
    Calendar, CurrentPeriod, DayOf, Delay, Every, Interval, MonthPart, Nth, Offset, Recurrence, Slot,
    SlotDay, Term, TermPiece, Then, TimeUnit, Undated, UndatedReason, Whole, Window, Year, read,
};

#[path = "support/days.rs"]
mod days;
#[path = "support/laws.rs"]
mod laws;
use days::{day, has_room, is_cut, is_odd, is_told_twice, month, nth, said, weekday, year_of};
use laws::law;

fn part() -> impl Strategy<Value = MonthPart> {
    prop_oneof![
        nth().prop_map(MonthPart::Third),
        nth().prop_map(MonthPart::Week),
        Just(MonthPart::LastWeek),
        nth().prop_map(MonthPart::Half),
        (nth(), weekday()).prop_map(|(nth, day)| MonthPart::Weekday(nth, day)),
        weekday().prop_map(MonthPart::LastWeekday)
    ]
}

fn interval() -> impl Strategy<Value = Interval> {
    let fifth = |part: &MonthPart| matches!(part, MonthPart::Week(week) if week.get() == 5);
    prop_oneof![
        4 => day().prop_map(Interval::Day),
        1 => (month(), part())
            .prop_filter("February has four weeks", move |(month, part)| *month != Month::February || !fifth(part))
            .prop_map(|(month, part)| Interval::Part(month, part)),
        3 => month().prop_map(Interval::Month),
        1 => nth().prop_map(Interval::Quarter),
        1 => nth().prop_map(Interval::Half),
        1 => Just(Interval::Year),
        1 => nth().prop_map(Interval::SchoolHalf),
        1 => Just(Interval::SchoolYear),
    ]
}

fn year() -> impl Strategy<Value = Year> {
    prop_oneof![8 => (2015..=2035).prop_map(Year::Named), 1 => Just(Year::Current), 1 => Just(Year::Next)]
}

/// Whether the interval is there in that year.
fn exists(interval: Interval, year: Option<Year>) -> bool {
    match year {
        Some(Year::Named(year)) => interval.first(year).is_some(),
        // 29 February of a year that is not named cannot be told to be wrong, nor to be right.
        _ => interval.first(2001).is_some(),
    }
}

fn dated_window() -> impl Strategy<Value = TermPiece> {
    (interval(), interval(), 0i32..3, year(), any::<bool>()).prop_filter_map(
        "a window",
        |(first, last, later, year, through)| {
            let later = if matches!(year, Year::Named(_)) { later } else { 0 };
            let window = Window::new(first, last, later)?;
            let end = match year {
                Year::Named(year) => Year::Named(year + later),
                other => other,
            };
            let fits = exists(first, Some(year)) && exists(last, Some(end));
            let alone = first == last;
            // A window of several years whose ends are not both years or both days is not worded by anybody.
            (fits && (alone || !first.is_school()) && !(first == Interval::Year && last != Interval::Year))
                .then_some(TermPiece::In(window, Some(year), through))
        },
    )
}

fn yearly_window() -> impl Strategy<Value = Window> {
    (interval(), interval()).prop_filter_map("a window of each year", |(first, last)| {
        let bare = |interval: Interval| interval.is_school() || interval == Interval::Year;
        // Within a month, nobody means the next year's.
        let turns = match (first, last) {
            (Interval::Day(one), Interval::Day(two)) => one.month() == two.month() && one >= two,
            (Interval::Part(one, _), Interval::Part(two, _)) => {
                one == two && Window::new(first, last, 0).is_none()
            }
            _ => false,
        };
        (!bare(first) && !bare(last) && !turns && exists(first, None) && exists(last, None))
            .then(|| Window::yearly(first, last))?
    })
}

fn unit() -> impl Strategy<Value = TimeUnit> {
    prop::sample::select(vec![
        TimeUnit::Day,
        TimeUnit::WorkingDay,
        TimeUnit::Week,
        TimeUnit::Month,
        TimeUnit::Year,
    ])
}

fn offset() -> impl Strategy<Value = Offset> {
    (1u16..99, unit()).prop_map(|(count, unit)| Offset { count, unit })
}

fn whole() -> impl Strategy<Value = Whole> {
    prop::sample::select(vec![Whole::Period, Whole::Year, Whole::SchoolYear])
}

fn running() -> impl Strategy<Value = TermPiece> {
    let day = prop_oneof![nth().prop_map(DayOf::Number), Just(DayOf::Last), Just(DayOf::LastWorking)];
    let month = (prop::option::of(day), any::<bool>()).prop_map(|(day, next)| CurrentPeriod {
        day,
        months: Nth::new(1).expect("in range"),
        next,
    });
    let last = prop::option::of(Just(DayOf::Last));
    let unit = (last, any::<bool>(), prop::sample::select(vec![3, 6])).prop_map(|(day, next, months)| {
        CurrentPeriod { day, months: Nth::new(months).expect("in range"), next }
    });
    prop_oneof![3 => month, 1 => unit].prop_map(TermPiece::CurrentPeriod)
}

fn dated() -> impl Strategy<Value = TermPiece> {
    prop_oneof![
        4 => (interval(), year()).prop_filter_map("exists", |(interval, year)| {
            exists(interval, Some(year)).then_some(TermPiece::By(interval, Some(year)))
        }),
        1 => (day(), year()).prop_filter_map("exists", |(day, year)| {
            exists(Interval::Day(day), Some(year)).then_some(TermPiece::On(day, Some(year)))
        }),
        4 => dated_window(),
        1 => year().prop_map(|year| TermPiece::By(Interval::SchoolEve, Some(year))),
        1 => (offset(), day(), year()).prop_filter_map("exists", |(offset, day, year)| {
            exists(Interval::Day(day), Some(year)).then_some(TermPiece::Ahead(offset, day, Some(year)))
        }),
        1 => (day(), (2015..=2035)).prop_filter_map("exists", |(day, year)| {
            day.of(year).map(|_| TermPiece::Since(Interval::Day(day), Year::Named(year)))
        }),
        1 => (counted(), day(), any::<bool>(), year()).prop_map(|(of, day, on, year)| {
            TermPiece::Counted(of, day.month(), on, Some(year))
        }),
    ]
}

/// A counted day of a named month.
fn counted() -> impl Strategy<Value = DayOf> {
    prop_oneof![nth().prop_map(DayOf::Working), Just(DayOf::Last), Just(DayOf::LastWorking)]
}

fn yearly() -> impl Strategy<Value = TermPiece> {
    prop_oneof![
        interval().prop_filter_map("of each year", |interval| exists(interval, None)
            .then_some(TermPiece::By(interval, None))),
        day().prop_filter_map("of each year", |day| exists(Interval::Day(day), None)
            .then_some(TermPiece::On(day, None))),
        yearly_window().prop_map(|window| TermPiece::In(window, None, false)),
    ]
}

fn each_year() -> impl Strategy<Value = Vec<TermPiece>> {
    prop::collection::vec(yearly(), 1..4)
        .prop_filter("is told once", |pieces| !is_told_twice(pieces) && !is_odd(pieces))
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0u64..4000).prop_map(|days| NaiveDate::from_ymd_opt(2018, 1, 1).expect("a day") + Days::new(days))
}

fn slot(step: u8) -> impl Strategy<Value = Slot> {
    let of = prop_oneof![
        nth().prop_map(DayOf::Number),
        Just(DayOf::Last),
        nth().prop_map(DayOf::Working),
        Just(DayOf::LastWorking)
    ];
    let when = prop_oneof![
        of.clone().prop_map(SlotDay::By),
        of.prop_map(SlotDay::On),
        (1u32..15, 15u32..=31).prop_map(|(one, two)| {
            SlotDay::Between(Nth::new(one).expect("in range"), Nth::new(two).expect("in range"))
        }),
        part().prop_map(SlotDay::In),
        (1u16..20, any::<bool>()).prop_map(|(count, begin)| SlotDay::Ahead(working(count), begin)),
    ];
    (1..=step, when).prop_map(move |(month, when)| {
        // What is counted back from the end of a unit is in its last month.
        let month = if matches!(when, SlotDay::Ahead(..)) { step } else { month };
        Slot { month: Nth::new(u32::from(month)).expect("in range"), when }
    })
}

fn recurrence() -> impl Strategy<Value = Recurrence> {
    prop_oneof![
        Just(Recurrence::Days),
        (1u8..=8, 1u8..4).prop_map(|(step, times)| Recurrence::Weeks {
            step,
            times,
            on: Vec::new(),
            by: false
        }),
        (
            prop::collection::btree_set(weekday().prop_map(|day| day.num_days_from_monday()), 1..4),
            any::<bool>()
        )
            .prop_map(|(on, by)| {
                let day = |day: u32| Weekday::try_from(day as u8).expect("a weekday");
                Recurrence::Weeks { step: 1, times: 1, on: on.into_iter().map(day).collect(), by }
            }),
        (1u32..=11, 1u8..13).prop_map(|(step, times)| Recurrence::Months {
            step: Nth::new(step).expect("in range"),
            times,
            on: Vec::new()
        }),
        prop::sample::select(vec![1u8, 3, 6]).prop_flat_map(|step| {
            let step_of = Nth::new(u32::from(step)).expect("in range");
            prop::collection::vec(slot(step), 1..3).prop_map(move |on| Recurrence::Months {
                step: step_of,
                times: 1,
                on,
            })
        }),
        (1u8..6, 1u8..5).prop_map(|(step, times)| Recurrence::Years { step, times, on: Vec::new() }),
        each_year().prop_map(|on| Recurrence::Years { step: 1, times: 1, on }),
    ]
}

fn working(count: u16) -> Offset {
    Offset { count, unit: TimeUnit::WorkingDay }
}

/// Whether the recurrence can be of what is reported on.
fn reports(recurrence: &Recurrence) -> bool {
    match recurrence {
        Recurrence::Months { on, .. } => {
            !on.is_empty() && !on.iter().any(|slot| matches!(slot.when, SlotDay::Ahead(..)))
        }
        Recurrence::Years { on, step: 1, .. } => !on.is_empty() && !on.iter().any(TermPiece::is_school),
        _ => false,
    }
}

fn every() -> impl Strategy<Value = Every> {
    (
        recurrence(),
        prop::option::of(date()),
        prop::option::of(0u64..2000),
        prop::option::of(yearly_window()),
        any::<bool>(),
        prop::option::weighted(0.2, interval()),
    )
        .prop_filter_map(
            "a recurrence that is worded",
            |(recurrence, since, length, season, reported, start)| {
                let years = matches!(recurrence, Recurrence::Years { .. });
                let alone = since.is_none() && season.is_none() && !years;
                let start = start.filter(|start| alone && matches!(start, Interval::Month(_)));
                let season = season.filter(|season| !years && has_room(&recurrence, *season));
                // «раз в 3 года, до 15 мая»: of which of them?
                let odd = match &recurrence {
                    Recurrence::Years { step, on, .. } => {
                        is_odd(on) || *step > 1 && since.is_none() && !on.is_empty()
                    }
                    _ => false,
                };
                if odd {
                    return None;
                }
                let least = if years { 400 } else { 1 };
                let until = since
                    .zip(length.filter(|length| *length >= least))
                    .map(|(since, length)| since + Days::new(length));
                let reported = reported && reports(&recurrence);
                Some(Every { recurrence, season, since, until, start, from_start: false, reported })
            },
        )
}

/// Fewer dates and windows than so many.
fn dates(most: usize) -> impl Strategy<Value = Vec<TermPiece>> {
    prop::collection::vec(dated(), 1..most).prop_filter("is no window cut by a day", |pieces| !is_cut(pieces))
}

fn term() -> impl Strategy<Value = Term> {
    let undated = prop::sample::select(vec![
        (UndatedReason::SeparatePlan, "по отдельному плану-графику"),
        (UndatedReason::External, "в соответствии со сроками, устанавливаемыми Минпросвещения России"),
        (UndatedReason::Event, "с момента запуска платформы «Наставник»"),
        (UndatedReason::AsNeeded, "по мере необходимости"),
    ]);
    let undated = undated
        .prop_map(|(why, words)| Term::Undated(Undated { why, words: words.to_owned(), before: None }));
    let event = prop::sample::select(vec!["", "издания приказа", "получения запроса", "утверждения плана"]);
    prop_oneof![
        4 => dates(5).prop_map(Term::Dates),
        2 => each_year().prop_map(Term::Dates),
        4 => every().prop_map(Term::Every),
        2 => (dates(3), every()).prop_filter_map("is told of one time", |(first, every)| {
            let steps = matches!(every.recurrence, Recurrence::Years { step: 2.., .. });
            // «с мая 2024 года, далее ежегодно» leaves open what comes again.
            let since = first.iter().any(|piece| matches!(piece, TermPiece::Since(..)));
            let ended = every.until.is_some_and(|until| first.iter().any(|piece| year_of(piece) > until.year()));
            let bare = matches!(&every.recurrence, Recurrence::Years { on, .. } if on.is_empty());
            let again = every.since.is_some() && bare;
            // «март 2024 года, май 2025 года, далее ежегодно» leaves open whether both come again.
            let spread = bare && first.windows(2).any(|pair| year_of(&pair[0]) != year_of(&pair[1]));
            (!since && !ended && !again && !spread && (!steps || first.len() == 1)).then_some(Term::Then(first, Then::Again(every)))
        }),
        1 => dates(3).prop_map(|first| Term::Then(first, Then::Undated("по мере необходимости".to_owned()))),
        1 => (dates(3), whole()).prop_map(|(first, whole)| Term::Then(first, Then::Throughout(whole))),
        1 => whole().prop_map(Term::Throughout),
        1 => undated,
        1 => prop::collection::vec(running(), 1..3).prop_filter("is told once", |pieces| !is_odd(pieces)).prop_map(Term::Dates),
        1 => offset().prop_map(|offset| Term::Undated(Undated { why: UndatedReason::Event, words: format!("за {} до экзамена", said(offset)), before: Some(offset) })),
        2 => (1u16..99, unit(), event).prop_map(|(count, unit, event)| Term::After(Delay { count, unit, event: event.to_owned() })),
    ]
}

/// Periods from a month to ten years.
fn period() -> impl Strategy<Value = Period> {
    (date(), 27u64..3653).prop_map(|(first, length)| Period { first, last: first + Days::new(length) })
}

/// Words and marks that deadlines are made of, in any order.
fn wording() -> impl Strategy<Value = String> {
    let pieces = "до с по к в на за и или не позднее ранее чем через после в_срок течение период весь реализации дня \
         следующего текущего отчетного каждого последнего начало середина конец половина декада неделя месяц месяца \
         квартал квартала полугодие год года г. учебный учебного календарного рабочих числа раз раза дважды ежегодно \
         ежеквартально ежемесячно еженедельно далее постоянно включительно начиная первый второй третья один две май \
         мая мае сентябрь сентября декабрь окт. понедельник пятницам месячный срок план графику соответствии мере \
         необходимости при установленные четверг пятницу еженедельно 15,05,2024 п/г кв-л примерно ___ вмае в_18:00 \
         каникулы онлайн отчет приказа 1 2 5 10 15 31 45 2022 2023 2024 2025 24 I II \
         III IV V Ш 01.09.2024 15.05 2024-03-01 2023/2024 - – , ; : . ( ) / 0 12 лет гг. уч. кв.";
    let pieces: Vec<&str> = pieces.split_whitespace().collect();
    prop::collection::vec((prop::sample::select(pieces), any::<bool>()), 1..9).prop_map(|words| {
        let glue = |(word, glued): &(&str, bool)| {
            format!("{word}{}", if *glued && word.len() < 3 { "" } else { " " })
        };
        words.iter().map(glue).collect::<String>().replace('_', " ")
    })
}

proptest! {
    #![proptest_config(law(1000))]

    /// The canonical wording of a term reads as that term.
    #[test]
    fn a_term_says_itself(term in term()) {
        let wording = term.to_string();
        let reading = read(&wording);
        prop_assert!(reading.is_ok(), "«{}» of {:?} is not read: {:?}", wording, term, reading);
        prop_assert_eq!(&reading.expect("read").term, &term, "«{}»", wording);
    }

    /// Whatever is understood has a canonical wording with the same days in every period.
    #[test]
    fn what_is_understood_can_be_said(wording in wording(), period in period(), order in prop::option::of(date())) {
        let Ok(reading) = read(&wording) else { return Ok(()) };
        let canonical = reading.term.to_string();
        let again = read(&canonical);
        prop_assert!(again.is_ok(), "«{}» is «{}», which is not read: {:?}", wording, canonical, again);
        let days = |term: &Term| term.schedule(&period, order, Calendar::russia());
        let again = again.expect("read");
        prop_assert_eq!(days(&again.term), days(&reading.term), "«{}» is «{}»", wording, canonical);
        prop_assert_eq!(again.term.to_string(), canonical);
        prop_assert_eq!(reading.pieces.len(), reading.term.pieces().len(), "«{}»", wording);
    }

    /// Every window opens no later than it is due, in order; a throughout never leaves the period.
    #[test]
    fn schedules_are_in_order(term in term(), period in period(), order in prop::option::of(date())) {
        let schedule = term.schedule(&period, order, Calendar::russia());
        prop_assert!(schedule.occurrences.iter().all(|time| time.opens.is_none_or(|day| day <= time.due)));
        prop_assert!(schedule.occurrences.is_sorted());
        if let Term::Throughout(_) = term {
            prop_assert!(schedule.occurrences.iter().all(|time| period.contains(time.due)));
        }
    }

    /// No text makes the reading stop short: it is read, or a place in it is at fault.
    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}|[а-яА-Я0-9 .,()–-]{0,80}", head in prop::option::of(wording())) {
        let text = head.unwrap_or_default() + &text;
        match read(&text) {
            Ok(reading) => {
                let tidy = reading.tidy(&text);
                let again = read(&tidy);
                prop_assert!(again.as_ref().is_ok_and(|again| again.term == reading.term), "«{}» is {:?}, «{}» {:?}", text, reading, tidy, again);
            }
            Err(unreadable) => {
                let (start, end) = unreadable.characters(&text);
                prop_assert!(start <= end && end <= text.chars().count());
                prop_assert!(text.get(unreadable.span.range()).is_some());
                prop_assert!(unreadable.suggestion.is_none_or(|suggestion| read(&suggestion).is_ok()));
            }
        }
    }
}
