//! What a track keeps with its time: an event is a word of four octets, as a rule.

use std::fs::File;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use super::level;
use super::track::{ACTIVITIES, locked};
use crate::memory::{self, Mapping};

/// What an event tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What a thread does, by its number.
    Activity(u8),
    /// A task begins a step inside of another one's, or where no loop runs.
    StepBegins,
    StepEnds,
    /// A step of the event loop begins, and the one before ends.
    NextStep,
    /// The last step of the event loop ends: it waits.
    StepsEnd,
}

/// An event. Times are ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) time: u64,
    /// How long an activity lasted, if it has ended. The thread runs then.
    pub(super) length: Option<u64>,
    pub(super) kind: Kind,
    pub(super) text: u32,
}

/// Kinds by their numbers: the activities have theirs.
const STEP_BEGINS: u8 = ACTIVITIES as u8;
const STEP_ENDS: u8 = STEP_BEGINS + 1;
const NEXT_STEP: u8 = STEP_BEGINS + 2;
const STEPS_END: u8 = STEP_BEGINS + 3;
/// A next step whose text has the number after that of the one before: tasks take turns.
const FOLLOWING_STEP: u8 = STEP_BEGINS + 4;

impl Kind {
    #[inline(always)]
    fn number(self) -> u8 {
        match self {
            Kind::Activity(number) => number,
            Kind::StepBegins => STEP_BEGINS,
            Kind::StepEnds => STEP_ENDS,
            Kind::NextStep => NEXT_STEP,
            Kind::StepsEnd => STEPS_END,
        }
    }

    fn of(number: u8) -> Kind {
        match number {
            STEP_BEGINS => Kind::StepBegins,
            STEP_ENDS => Kind::StepEnds,
            NEXT_STEP | FOLLOWING_STEP => Kind::NextStep,
            STEPS_END => Kind::StepsEnd,
            number => Kind::Activity(number),
        }
    }
}

impl Event {
    /// An event without a length.
    pub(super) fn at(time: u64, kind: Kind, text: u32) -> Event {
        Event {
            time,
            length: None,
            kind,
            text,
        }
    }

    /// When it is over.
    #[inline]
    fn end(&self) -> u64 {
        self.time + self.length.unwrap_or(0)
    }
}

// The first word of an event, from its lowest bits on: the number of the kind, the form, and how long after the end of the
// event before it begins. Memory that is touched first costs more than all else that is done for an event, so that most of
// them are no longer than that.
const FORM: u32 = 4;
const AFTER: u32 = 7;
const MOST_AFTER: u64 = 1 << (32 - AFTER);
const _: () = assert!(FOLLOWING_STEP < 1 << FORM);

/// Nothing more. A next step has the text of the one before, or the number after it; other events have none.
const PLAIN: u32 = 0;
/// A word for the text.
const TEXT: u32 = 1;
/// A length in the upper bits of the word; no text.
const BRIEF: u32 = 2;
/// A word for the length; no text.
const LENGTH: u32 = 3;
/// A word for the length, and one for the text.
const LENGTH_AND_TEXT: u32 = 4;
/// A word for the text, and two for the time, which is not after the event before, or long after.
const ALONE: u32 = 5;
/// The same, and two words for the length.
const ALONE_WITH_LENGTH: u32 = 6;

const BRIEF_LENGTH: u32 = 19;
const MOST_BRIEF_AFTER: u64 = 1 << (BRIEF_LENGTH - AFTER);
const MOST_BRIEF_LENGTH: u64 = 1 << (32 - BRIEF_LENGTH);

/// Words of an event, and how many they are.
type Words = ([u32; MOST_WORDS_OF_ONE], usize);
const MOST_WORDS_OF_ONE: usize = 6;

/// What the words of an event depend on.
#[derive(Clone, Copy, Default)]
struct Before {
    /// When the event before was over.
    end: u64,
    /// The text of the last step of an event loop.
    step: u32,
}

impl Before {
    #[inline(always)]
    fn note(&mut self, event: &Event) {
        self.end = event.end();
        if event.kind == Kind::NextStep {
            self.step = event.text;
        }
    }

    /// The event as one word, if it has room in it.
    #[inline(always)]
    fn word(self, event: &Event) -> Option<u32> {
        let after = event.time.checked_sub(self.end)?;
        let kind = u32::from(event.kind.number());
        match event.length {
            None if after < MOST_AFTER => {
                let kind = match (event.kind, event.text.wrapping_sub(self.step)) {
                    (Kind::NextStep, 0) => kind,
                    (Kind::NextStep, 1) => FOLLOWING_STEP.into(),
                    (Kind::NextStep, _) => return None,
                    _ if event.text != 0 => return None,
                    _ => kind,
                };
                Some((after as u32) << AFTER | PLAIN << FORM | kind)
            }
            Some(length)
                if after < MOST_BRIEF_AFTER && length < MOST_BRIEF_LENGTH && event.text == 0 =>
            {
                Some(
                    (length as u32) << BRIEF_LENGTH
                        | (after as u32) << AFTER
                        | BRIEF << FORM
                        | kind,
                )
            }
            _ => None,
        }
    }

    /// The event as several words.
    fn words(self, event: &Event) -> Words {
        let kind = u32::from(event.kind.number());
        let after = event.time.checked_sub(self.end);
        let Some(after) = after.filter(|after| *after < MOST_AFTER) else {
            return alone(event);
        };
        let first = (after as u32) << AFTER | kind;
        match event.length.map(u32::try_from) {
            None => ([first | TEXT << FORM, event.text, 0, 0, 0, 0], 2),
            Some(Ok(length)) if event.text == 0 => {
                ([first | LENGTH << FORM, length, 0, 0, 0, 0], 2)
            }
            Some(Ok(length)) => (
                [first | LENGTH_AND_TEXT << FORM, length, event.text, 0, 0, 0],
                3,
            ),
            Some(Err(_)) => alone(event),
        }
    }
}

/// The event as words that do not depend on what was before.
pub(super) fn alone(event: &Event) -> Words {
    let kind = u32::from(event.kind.number());
    let halves = |word: u64| [word as u32, (word >> 32) as u32];
    let ([low, high], [length, rest]) = (halves(event.time), halves(event.length.unwrap_or(0)));
    let (form, count) = match event.length {
        None => (ALONE, 4),
        Some(_) => (ALONE_WITH_LENGTH, 6),
    };
    (
        [form << FORM | kind, event.text, low, high, length, rest],
        count,
    )
}

/// Words of a thread's events that are in memory. When there are so many they go to a file: memory that is touched first,
/// twice for each event with the file's, would cost more than the rest of the recording does.
const IN_MEMORY: usize = 16 * 1024;
/// Words that a process keeps: 64 MiB of them. The figures go on after that.
const MOST_WORDS: usize = 16 << 20;

static KEPT: AtomicUsize = AtomicUsize::new(0);

/// The events of a track, in the order of time. Only the owner of the track adds to them.
pub(super) struct Events {
    /// The number of the track.
    track: usize,
    /// The last of them.
    memory: OnceLock<Mapping>,
    /// How many words of the memory they take.
    used: AtomicUsize,
    /// How many words are in the file. Who holds this finds the others in memory.
    stored: Mutex<usize>,
}

impl Events {
    pub(super) fn new(track: usize) -> Events {
        Events {
            track,
            memory: OnceLock::new(),
            used: AtomicUsize::new(0),
            stored: Mutex::new(0),
        }
    }

    #[inline]
    fn words(&self) -> &[AtomicU32] {
        self.memory.get().map_or(&[], Mapping::short_words)
    }

    #[inline(always)]
    fn push(&self, word: u32) -> bool {
        let used = self.used.load(Ordering::Relaxed);
        let Some(place) = self.words().get(used) else {
            return false;
        };
        place.store(word, Ordering::Relaxed);
        self.used.store(used + 1, Ordering::Release);
        true
    }

    /// Adds an event of some words; false if there is no room.
    fn push_all(&self, (words, count): Words) -> bool {
        let used = self.used.load(Ordering::Relaxed);
        let Some(places) = self.words().get(used..used + count) else {
            return false;
        };
        for (place, word) in places.iter().zip(words) {
            place.store(word, Ordering::Relaxed);
        }
        self.used.store(used + count, Ordering::Release);
        true
    }

    /// Makes room in memory; false if no more events are to be kept.
    fn make_room(&self) -> bool {
        if KEPT.fetch_add(IN_MEMORY, Ordering::Relaxed) >= MOST_WORDS {
            return false;
        }
        let Some(memory) = self.memory.get() else {
            let flags = memory::PRIVATE | memory::ANONYMOUS;
            let length = IN_MEMORY * size_of::<u32>();
            let memory = Mapping::new(None, length, memory::WRITABLE, flags, 0);
            return memory.is_ok_and(|memory| self.memory.set(memory).is_ok());
        };
        let mut stored = locked(&self.stored);
        let used = self.used.load(Ordering::Relaxed);
        let written = level::file(Some(self.track)).is_some_and(|path| {
            let file = File::options().append(true).create(true).open(path);
            file.is_ok_and(|file| memory.write_to(&file, used * size_of::<u32>()).is_ok())
        });
        if written {
            *stored += used;
            self.used.store(0, Ordering::Release);
        }
        written
    }

    /// How many words of the events are in the file, and those that are not.
    pub(super) fn kept(&self) -> (usize, Vec<u32>) {
        let stored = locked(&self.stored);
        let used = self.used.load(Ordering::Acquire);
        let words = self.words().iter().take(used);
        let words = words.map(|word| word.load(Ordering::Relaxed)).collect();
        (*stored, words)
    }
}

/// Reads the events of some words. What is cut off is left out.
pub(super) fn each(words: impl IntoIterator<Item = u32>, mut visit: impl FnMut(Event)) {
    let mut words = words.into_iter();
    let mut before = Before::default();
    while let Some(event) = next(&mut words, before) {
        before.note(&event);
        visit(event);
    }
}

fn next(words: &mut impl Iterator<Item = u32>, before: Before) -> Option<Event> {
    let first = words.next()?;
    let number = (first % (1 << FORM)) as u8;
    let kind = Kind::of(number);
    let mut event = Event::at(before.end + u64::from(first >> AFTER), kind, 0);
    match first >> FORM & 7 {
        PLAIN => {
            event.text = match (kind, number) {
                (_, FOLLOWING_STEP) => before.step.wrapping_add(1),
                (Kind::NextStep, _) => before.step,
                _ => 0,
            };
        }
        TEXT => event.text = words.next()?,
        BRIEF => {
            let after = u64::from(first >> AFTER) % MOST_BRIEF_AFTER;
            event.time = before.end + after;
            event.length = Some((first >> BRIEF_LENGTH).into());
        }
        LENGTH => event.length = Some(words.next()?.into()),
        LENGTH_AND_TEXT => {
            event.length = Some(words.next()?.into());
            event.text = words.next()?;
        }
        form => {
            event.text = words.next()?;
            event.time = whole(words)?;
            if form == ALONE_WITH_LENGTH {
                event.length = Some(whole(words)?);
            }
        }
    }
    Some(event)
}

fn whole(words: &mut impl Iterator<Item = u32>) -> Option<u64> {
    let (low, high) = (words.next()?, words.next()?);
    Some(u64::from(high) << 32 | u64::from(low))
}

/// The owner's end of a track's events.
#[derive(Default)]
pub(super) struct Writer {
    before: Before,
    /// Whether no more events are kept.
    is_full: bool,
}

impl Writer {
    /// Whether the event was kept.
    #[inline(always)]
    pub(super) fn push(&mut self, events: &Events, event: Event) -> bool {
        if let Some(word) = self.before.word(&event)
            && events.push(word)
        {
            self.before.note(&event);
            return true;
        }
        self.push_all(events, event)
    }

    #[inline(never)]
    fn push_all(&mut self, events: &Events, event: Event) -> bool {
        if self.is_full {
            return false;
        }
        let words = match self.before.word(&event) {
            Some(word) => ([word, 0, 0, 0, 0, 0], 1),
            None => self.before.words(&event),
        };
        self.is_full = !events.push_all(words) && !(events.make_room() && events.push_all(words));
        self.before.note(&event);
        !self.is_full
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Events, IN_MEMORY, Kind, MOST_BRIEF_LENGTH, Writer, each};

    #[test]
    fn what_was_written_is_read() {
        let event = |time, length, number, text| Event {
            time,
            length,
            kind: Kind::Activity(number),
            text,
        };
        let some = [
            event(1 << 40, Some(30), 5, 0),
            // After the one before, at its end, and with the longest text.
            Event::at((1 << 40) + 31, Kind::NextStep, u32::MAX),
            Event::at((1 << 40) + 31, Kind::StepsEnd, 0),
            // The same text, the one after it, another one.
            Event::at((1 << 40) + 40, Kind::NextStep, u32::MAX),
            Event::at((1 << 40) + 40, Kind::NextStep, 0),
            Event::at((1 << 40) + 41, Kind::NextStep, 1),
            Event::at((1 << 40) + 42, Kind::NextStep, 7),
            // Brief, somewhat longer, later, and with a text.
            event((1 << 40) + 50, Some(MOST_BRIEF_LENGTH - 1), 5, 0),
            event((1 << 40) + 9000, Some(MOST_BRIEF_LENGTH), 5, 0),
            event((1 << 40) + 30_000, Some(1), 5, 0),
            event((1 << 40) + 30_001, Some(1), 5, 3),
            // Too long after it, and for too long a time.
            event(1 << 41, Some(7), 10, 255),
            event((1 << 41) + 8, Some(1 << 40), 3, 9),
            event((1 << 42) + 3, Some(2), 4, 256),
            // Before the end of the one before, as clocks of two processors may have it.
            event((1 << 42) + 4, None, 1, 0),
            Event::at((1 << 42) + 5, Kind::StepBegins, 1),
            Event::at((1 << 42) + 6, Kind::StepEnds, 0),
        ];
        let events = Events::new(0);
        let mut writer = Writer::default();
        let mut kept = 0;
        for event in some.iter().cycle() {
            if !writer.push(&events, *event) {
                break;
            }
            kept += 1;
        }
        // There is no file for more than memory holds. What is dropped is the end.
        assert!(!writer.push(&events, some[0]));
        let (stored, words) = events.kept();
        assert_eq!(stored, 0);
        assert!((IN_MEMORY - 5..=IN_MEMORY).contains(&words.len()));
        let mut expected = some.iter().cycle();
        let mut count = 0;
        each(words, |found| {
            assert_eq!(Some(&found), expected.next());
            count += 1;
        });
        assert_eq!(count, kept);
    }
}
