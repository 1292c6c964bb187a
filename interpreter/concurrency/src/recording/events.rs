//! What a track keeps with its time: an event is a word, as a rule.

use std::fs::File;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
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

impl Kind {
    #[inline(always)]
    fn number(self) -> u64 {
        u64::from(match self {
            Kind::Activity(number) => number,
            Kind::StepBegins => STEP_BEGINS,
            Kind::StepEnds => STEP_ENDS,
            Kind::NextStep => NEXT_STEP,
            Kind::StepsEnd => STEPS_END,
        })
    }

    fn of(number: u64) -> Kind {
        match number as u8 {
            STEP_BEGINS => Kind::StepBegins,
            STEP_ENDS => Kind::StepEnds,
            NEXT_STEP => Kind::NextStep,
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

// A word, from its lowest bits on: the number of the kind; whether it is long, and whether it has a length; how long after
// the end of the event before it begins; and a text, or a length and a text of fewer bits. Memory that is touched first
// costs more than all else that is done for an event, so most of them are one word. A long event is a word with its text
// in it, and after that its time, and its length if it has one.
const KIND: u64 = 0x1f;
const LONG: u64 = 1 << 5;
const HAS_LENGTH: u64 = 1 << 6;
const AFTER: u32 = 7;
const PAYLOAD: u32 = 32;
const MOST_AFTER: u64 = 1 << (PAYLOAD - AFTER);
const SHORT_TEXT: u64 = 1 << 8;
const SHORT_LENGTH: u64 = 1 << 24;

/// The event as one word, if it has room in it and the one before was over at a time.
#[inline(always)]
fn short(event: Event, last: u64) -> Option<u64> {
    let after = event
        .time
        .checked_sub(last)
        .filter(|after| *after < MOST_AFTER)?;
    let text = u64::from(event.text);
    let (flag, payload) = match event.length {
        None => (0, text),
        Some(length) if length < SHORT_LENGTH && text < SHORT_TEXT => {
            (HAS_LENGTH, length << 8 | text)
        }
        Some(_) => return None,
    };
    Some(payload << PAYLOAD | after << AFTER | flag | event.kind.number())
}

/// An event with its own time, and how many of the words it takes.
pub(super) fn long(event: Event) -> ([u64; 3], usize) {
    let flag = event.length.map_or(0, |_| HAS_LENGTH);
    let word = u64::from(event.text) << PAYLOAD | flag | LONG | event.kind.number();
    let count = 2 + usize::from(event.length.is_some());
    ([word, event.time, event.length.unwrap_or(0)], count)
}

/// Words of a thread's events that are in memory. When there are so many they go to a file: memory that is touched first,
/// twice for each event with the file's, would cost more than the rest of the recording does.
const IN_MEMORY: usize = 8 * 1024;
/// Words that a process keeps: 64 MiB of them. The figures go on after that.
const MOST_WORDS: usize = 8 << 20;

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
    fn words(&self) -> &[AtomicU64] {
        self.memory.get().map_or(&[], Mapping::words)
    }

    #[inline]
    fn push(&self, word: u64) -> bool {
        let used = self.used.load(Ordering::Relaxed);
        let Some(place) = self.words().get(used) else {
            return false;
        };
        place.store(word, Ordering::Relaxed);
        self.used.store(used + 1, Ordering::Release);
        true
    }

    /// Adds an event with its own time; false if there is no room.
    fn push_long(&self, event: Event) -> bool {
        let used = self.used.load(Ordering::Relaxed);
        let Some([first, time, length, ..]) = self.words().get(used..) else {
            return false;
        };
        let (long, count) = long(event);
        for (place, word) in [first, time, length].into_iter().zip(long) {
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
            let length = IN_MEMORY * size_of::<u64>();
            let memory = Mapping::new(None, length, memory::WRITABLE, flags, 0);
            return memory.is_ok_and(|memory| self.memory.set(memory).is_ok());
        };
        let mut stored = locked(&self.stored);
        let used = self.used.load(Ordering::Relaxed);
        let written = level::file(Some(self.track)).is_some_and(|path| {
            let file = File::options().append(true).create(true).open(path);
            file.is_ok_and(|file| memory.write_to(&file, used * size_of::<u64>()).is_ok())
        });
        if written {
            *stored += used;
            self.used.store(0, Ordering::Release);
        }
        written
    }

    /// How many words of the events are in the file, and those that are not.
    pub(super) fn kept(&self) -> (usize, Vec<u64>) {
        let stored = locked(&self.stored);
        let used = self.used.load(Ordering::Acquire);
        let words = self.words().iter().take(used);
        let words = words.map(|word| word.load(Ordering::Relaxed)).collect();
        (*stored, words)
    }
}

/// Reads the events of some words.
pub(super) fn each(words: impl IntoIterator<Item = u64>, mut visit: impl FnMut(Event)) {
    let mut words = words.into_iter();
    let mut last = 0;
    while let Some(word) = words.next() {
        let payload = word >> PAYLOAD;
        let has_length = word & HAS_LENGTH != 0;
        let mut event = Event::at(0, Kind::of(word & KIND), payload as u32);
        if word & LONG != 0 {
            event.time = words.next().unwrap_or(last);
            event.length = has_length.then(|| words.next().unwrap_or(0));
        } else {
            event.time = last + (word >> AFTER) % MOST_AFTER;
            if has_length {
                event.length = Some(payload >> 8);
                event.text = (payload % SHORT_TEXT) as u32;
            }
        }
        last = event.end();
        visit(event);
    }
}

/// The owner's end of a track's events.
#[derive(Default)]
pub(super) struct Writer {
    /// When the last event was over.
    last: u64,
    /// Whether no more events are kept.
    is_full: bool,
}

impl Writer {
    /// Whether the event was kept.
    #[inline(always)]
    pub(super) fn push(&mut self, events: &Events, event: Event) -> bool {
        if let Some(word) = short(event, self.last)
            && events.push(word)
        {
            self.last = event.end();
            return true;
        }
        self.push_long(events, event)
    }

    #[cold]
    fn push_long(&mut self, events: &Events, event: Event) -> bool {
        if self.is_full {
            return false;
        }
        self.is_full = !events.push_long(event) && !(events.make_room() && events.push_long(event));
        self.last = event.end();
        !self.is_full
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Events, IN_MEMORY, Kind, Writer, each};

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
            // Too long after it, for too long a time, with too long a text.
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
        assert!((IN_MEMORY - 2..=IN_MEMORY).contains(&words.len()));
        let mut expected = some.iter().cycle();
        let mut count = 0;
        each(words, |found| {
            assert_eq!(Some(&found), expected.next());
            count += 1;
        });
        assert_eq!(count, kept);
    }
}
