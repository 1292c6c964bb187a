//! What a program has used of its limits, in memory that the processes that it starts can share.
//!
//! Invariant: what a process uses at present is in a place of its own too, so that it can be taken back when the process
//! is gone, however it ended.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use weft_heap::concurrency::shared::SharedWords;

/// What is counted for all processes together.
#[derive(Clone, Copy)]
#[repr(usize)]
pub(super) enum Total {
    /// Why the program has to end; 0 while it has not to.
    Stop,
    /// How often it had to end. What began before the last time ends, even if the program goes on.
    Generation,
    OperationsLeft,
    OutputLeft,
    /// Processes that were started.
    Children,
    /// When the time is up, in nanoseconds of the clock that all processes have; 0 while nobody has entered.
    Deadline,
}

/// What each process has at present.
#[derive(Clone, Copy)]
#[repr(usize)]
pub(super) enum Part {
    /// Bytes that were alive after the last collection.
    Live = 1,
    /// Bytes that may be in use before the next collection.
    Claimed,
    Threads,
}

/// The number of totals, before the sums of all parts, the first of which stays unused.
const TOTALS: usize = Total::Deadline as usize + 1;
/// The words of a process: its number, and its parts.
const PARTS: usize = 4;
const FIRST_PLACE: usize = TOTALS + PARTS;
/// How many processes may share an account at a time.
const PLACES: usize = 1000;

enum Words {
    Own(Box<[AtomicU64]>),
    Shared(SharedWords),
}

/// What is counted, and what is in use.
pub(super) struct Account {
    words: Words,
}

impl Account {
    /// One of this process alone.
    pub(super) fn own() -> Account {
        let words = std::array::from_fn::<_, { FIRST_PLACE + PARTS }, _>(|_| AtomicU64::new(0));
        let account = Account {
            words: Words::Own(Box::new(words)),
        };
        account.join(std::process::id());
        account
    }

    /// One that can be shared.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn shared() -> io::Result<Account> {
        let words = SharedWords::new(FIRST_PLACE + PLACES * PARTS)?;
        Ok(Account {
            words: Words::Shared(words),
        })
    }

    /// The one behind a descriptor that this process inherited.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn inherited(number: i32) -> io::Result<Account> {
        let words = SharedWords::inherited(number, FIRST_PLACE + PLACES * PARTS)?;
        Ok(Account {
            words: Words::Shared(words),
        })
    }

    /// What children have to inherit to share it, if they can.
    pub(super) fn descriptor(&self) -> Option<i32> {
        match &self.words {
            Words::Own(_) => None,
            Words::Shared(words) => Some(words.descriptor()),
        }
    }

    fn words(&self) -> &[AtomicU64] {
        match &self.words {
            Words::Own(words) => words,
            Words::Shared(words) => words,
        }
    }

    pub(super) fn total(&self, total: Total) -> &AtomicU64 {
        &self.words()[total as usize]
    }

    /// The sum of what all processes have.
    pub(super) fn sum(&self, part: Part) -> &AtomicU64 {
        &self.words()[TOTALS + part as usize]
    }

    fn places(&self) -> std::slice::ChunksExact<'_, AtomicU64> {
        self.words()[FIRST_PLACE..].chunks_exact(PARTS)
    }

    /// Takes something from what is left of a total; how much there was of it, or `None` if `wanted` finds that too little.
    pub(super) fn take(&self, total: Total, wanted: impl Fn(u64) -> Option<u64>) -> Option<u64> {
        let left = |left: u64| wanted(left).map(|wanted| left - wanted);
        self.total(total)
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, left)
            .ok()
    }

    /// Gives a process a place; `None` if there are too many.
    pub(super) fn join(&self, process: u32) -> Option<usize> {
        let process = u64::from(process);
        self.places().position(|place| {
            place[0]
                .compare_exchange(0, process, Ordering::SeqCst, Ordering::SeqCst)
                .is_ok()
        })
    }

    /// Takes back what a process had that is gone.
    pub(super) fn forget(&self, process: u32) {
        let process = u64::from(process);
        for place in self.places() {
            if place[0].load(Ordering::SeqCst) != process {
                continue;
            }
            for part in [Part::Live, Part::Claimed, Part::Threads] {
                let had = place[part as usize].swap(0, Ordering::SeqCst);
                self.sum(part).fetch_sub(had, Ordering::SeqCst);
            }
            place[0].store(0, Ordering::SeqCst);
        }
    }

    /// The processes that share this account, beside one.
    pub(super) fn others(&self, own: u32) -> Vec<u32> {
        let processes = self.places().map(|place| place[0].load(Ordering::SeqCst));
        let others = processes.filter(|process| *process != 0 && *process != u64::from(own));
        others
            .filter_map(|process| u32::try_from(process).ok())
            .collect()
    }

    /// Gives the process of a place one more of something, unless there are as many as may be.
    pub(super) fn begin(&self, place: usize, part: Part, most: u64) -> bool {
        let more = |count: u64| (count < most).then_some(count + 1);
        let sum = self.sum(part);
        let begins = sum.fetch_update(Ordering::SeqCst, Ordering::SeqCst, more);
        if begins.is_ok()
            && let Some(words) = self.places().nth(place)
        {
            words[part as usize].fetch_add(1, Ordering::SeqCst);
        }
        begins.is_ok()
    }

    /// Changes what the process of a place has, unless that was forgotten.
    pub(super) fn change(&self, place: usize, part: Part, before: u64, after: u64) {
        let difference = after.wrapping_sub(before);
        let words = self.places().nth(place);
        if let Some(words) = words.filter(|words| words[0].load(Ordering::SeqCst) != 0) {
            words[part as usize].fetch_add(difference, Ordering::SeqCst);
            self.sum(part).fetch_add(difference, Ordering::SeqCst);
        }
    }
}
