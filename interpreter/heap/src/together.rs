//! Marking by several threads at a time: each has objects of its own to trace, and gives half of them to whoever has run out.
//!
//! The threads of a program that stand still for a collection leave their processors to it. As many threads mark as ran
//! before, and nothing else runs meanwhile that could change what they read.

use crate::header::Header;
use crate::mark::Marker;
use parking_lot::{Condvar, Mutex};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_concurrency::signals;

/// Where little lives, to begin a thread takes longer than to mark it alone.
pub(crate) const WORTHWHILE: usize = if cfg!(miri) { 1 } else { 4 << 20 };
/// How many objects are traced between two looks whether somebody has run out.
const ROUND: usize = 256;
/// What is not worth being divided.
const FEW: usize = 32;

/// Objects that are marked and to be traced.
struct Portion(Vec<NonNull<Header>>);

// SAFETY: they are objects of a heap that stands still, and what is read of them may be read by any thread.
unsafe impl Send for Portion {}

/// What the threads that mark share.
pub(crate) struct Together {
    table: Mutex<Table>,
    changed: Condvar,
    /// Threads that have run out, for which no portion is there yet.
    hungry: AtomicUsize,
}

struct Table {
    portions: Vec<Portion>,
    markers: usize,
    waiting: usize,
    is_over: bool,
}

impl Together {
    /// For one thread that marks.
    fn new() -> Together {
        Together {
            table: Mutex::new(Table {
                portions: Vec::new(),
                markers: 1,
                waiting: 0,
                is_over: false,
            }),
            changed: Condvar::new(),
            hungry: AtomicUsize::new(0),
        }
    }

    fn add(&self) {
        self.table.lock().markers += 1;
    }

    /// The last thread that was added did not come.
    fn take_back(&self) {
        self.table.lock().markers -= 1;
    }

    fn give(&self, portion: Portion) {
        let mut table = self.table.lock();
        table.portions.push(portion);
        self.note_hungry(&table);
        drop(table);
        self.changed.notify_one();
    }

    /// Objects of another thread; `None` when all threads have run out, or marking is given up.
    fn take(&self) -> Option<Portion> {
        let mut table = self.table.lock();
        table.waiting += 1;
        loop {
            if table.is_over || (table.portions.is_empty() && table.waiting == table.markers) {
                table.is_over = true;
                drop(table);
                self.changed.notify_all();
                return None;
            }
            if let Some(portion) = table.portions.pop() {
                table.waiting -= 1;
                self.note_hungry(&table);
                return Some(portion);
            }
            self.note_hungry(&table);
            self.changed.wait(&mut table);
        }
    }

    fn note_hungry(&self, table: &Table) {
        let hungry = table.waiting.saturating_sub(table.portions.len());
        self.hungry.store(hungry, Ordering::Relaxed);
    }

    fn give_up(&self) {
        self.table.lock().is_over = true;
        self.changed.notify_all();
    }
}

impl Marker {
    /// As [`Marker::drain_or_give_up`], with as many threads more as there are; with fewer where the system has none.
    pub(crate) fn drain_together(&mut self, more: usize) -> bool {
        if more > 0 {
            self.divide(more);
        }
        self.drain_or_give_up()
    }

    fn divide(&mut self, more: usize) {
        let together = Together::new();
        self.mark_with_others(true);
        std::thread::scope(|scope| {
            let begin = |_| {
                let mut partner = self.partner();
                together.add();
                let together = &together;
                let thread = std::thread::Builder::new().name("weft-marker".to_owned());
                let begun = thread.spawn_scoped(scope, move || {
                    signals::leave_to_others();
                    partner.drain_with(together);
                    partner
                });
                if begun.is_err() {
                    together.take_back();
                }
                begun.ok()
            };
            let begun: Vec<_> = (0..more).map_while(begin).collect();
            self.drain_with(&together);
            for thread in begun {
                match thread.join() {
                    Ok(partner) => self.add_found(&partner),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
        });
        self.mark_with_others(false);
    }

    /// Traces what is pending, here and with other threads, until none of them has anything left.
    fn drain_with(&mut self, together: &Together) {
        while !self.gives_up() {
            let mut traced = 0;
            while traced < ROUND
                && let Some(pointer) = self.take_pending()
            {
                self.trace(pointer);
                traced += 1;
            }
            if traced < ROUND {
                match together.take() {
                    Some(portion) => self.pending = portion.0,
                    None => return,
                }
            } else if self.pending.len() > FEW && together.hungry.load(Ordering::Relaxed) > 0 {
                // The older half: what was found first has most behind it.
                let half = self.pending.len() / 2;
                together.give(Portion(self.pending.drain(..half).collect()));
            }
        }
        together.give_up();
    }
}
