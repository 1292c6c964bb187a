//! What threads ask and tell of the limits of their program.

use super::Stop;
use crate::error::memory_error;
use crate::interpreter::{Interpreter, hooks};
use crate::types::exception::ExceptionObject;
use weft_heap::{Raised, Thread, Unfinished};

/// Counts what a thread is about to write.
///
/// # Errors
/// The end of the program, if that is more than it may.
#[inline]
pub fn note_output(thread: &Thread, bytes: usize) -> Result<(), Raised> {
    let governor = Interpreter::of(thread).governor();
    if governor.limits.output.is_none() {
        return Ok(());
    }
    governor.note_output(bytes);
    check(thread)
}

/// How many calls a program may have active that wants so many.
pub fn most_calls(thread: &Thread, wanted: u32) -> u32 {
    let most = Interpreter::of(thread).governor().limits.recursion;
    wanted.min(most.unwrap_or(wanted).max(1))
}

/// What long library code asks where it makes no safepoint: whether the program has to end.
///
/// # Errors
/// The end of the program.
pub fn check(thread: &Thread) -> Result<(), Raised> {
    let governor = Interpreter::of(thread).governor();
    if thread.heap().is_over_limit() {
        governor.stop(Stop::Memory);
    }
    if thread.is_budget_spent() {
        governor.refill(thread);
    }
    // What was left unfinished is seen by nobody, even if the program may go on again by now.
    let unfinished = thread.take_unfinished();
    match (governor.stopped(), unfinished) {
        (None, None) => Ok(()),
        (None, Some(Unfinished::Interrupted)) => Err(hooks::keyboard_interrupt(thread)),
        (stopped, _) => Err(raise_stop(thread, stopped.unwrap_or(Stop::Cancelled))),
    }
}

/// As [`check`], where a thread comes by so often that one load has to do: deep in a recursion over values, say.
///
/// # Errors
/// The end of the program.
#[inline]
pub fn check_if_wanted(thread: &Thread) -> Result<(), Raised> {
    if thread.is_wanted() {
        check(thread)
    } else {
        Ok(())
    }
}

/// As [`check_if_wanted`], for each of the items that library code goes over: they are no steps of the program.
///
/// # Errors
/// The end of the program.
#[inline(always)]
pub fn check_item(thread: &Thread) -> Result<(), Raised> {
    if thread.is_wanted_uncounted() {
        check(thread)
    } else {
        Ok(())
    }
}

/// Whether the program has to end, for what is in the middle of something that it must bring to an end first. One load
/// where nothing is wanted of the thread.
#[inline]
pub fn must_stop(thread: &Thread) -> bool {
    thread.is_wanted() && Interpreter::of(thread).governor().stopped().is_some()
}

/// The items of an iterator for as long as the program goes on. What is made of fewer of them is wrong: whoever takes them
/// asks [`check`] afterwards.
pub fn while_going_on<I: Iterator>(items: I) -> impl Iterator<Item = I::Item> {
    const STEP: usize = 1 << 14;
    let mut count = 0;
    items.take_while(move |_| {
        count += 1;
        count % STEP != 0 || Thread::try_current(Thread::goes_on).unwrap_or(true)
    })
}

/// Asks every so many octets of a text that library code goes over, some nanoseconds for each, whether the program goes on.
#[derive(Default)]
pub struct Pauses {
    next: usize,
}

impl Pauses {
    /// Whether to go on at a place, which lies behind the last one that was asked for. What is made of the octets before it
    /// is wrong otherwise, and seen by nobody: see [`Thread::goes_on`].
    #[inline(always)]
    pub fn go_on_at(&mut self, place: usize) -> bool {
        place < self.next || self.ask(place)
    }

    #[cold]
    fn ask(&mut self, place: usize) -> bool {
        const STEP: usize = 1 << 16;
        self.next = place.saturating_add(STEP);
        // What is short is never unfinished.
        place == 0 || Thread::try_current(Thread::goes_on).unwrap_or(true)
    }
}

/// The pieces of octets for as long as the program goes on, as [`while_going_on`] gives items. What is short is one piece.
pub fn while_going_on_in_pieces(octets: &[u8]) -> impl Iterator<Item = &[u8]> {
    const PIECE: usize = 1 << 18;
    octets
        .chunks(PIECE)
        .enumerate()
        .map_while(|(count, piece)| {
            let goes_on = count == 0 || Thread::try_current(Thread::goes_on).unwrap_or(true);
            goes_on.then_some(piece)
        })
}

/// Whether the program of this thread has to end, for what runs detached.
pub fn is_stopped() -> bool {
    let asked = Thread::try_current(|thread| Interpreter::of(thread).governor().stopped());
    asked.flatten().is_some()
}

/// Whether an integer of so many bits is more than a program may make: one whose operations take no time that counts
/// if the program's time or operations are limited.
pub fn is_integer_allowed(thread: &Thread, bits: u64) -> bool {
    if bits <= LONGEST_INTEGER {
        return true;
    }
    let limits = &Interpreter::of(thread).governor().limits;
    limits.time.is_none() && limits.operations.is_none()
}

/// Bits of the longest integer in a program whose time is limited: dividing one takes less than 100 ms.
const LONGEST_INTEGER: u64 = 640 << 10;

/// Raises the end of the program, again and again: whatever catches it comes to its next safepoint.
#[cold]
fn raise_stop(thread: &Thread, reason: Stop) -> Raised {
    // Its next wait ends at once, too.
    thread.interrupter().interrupt();
    let (class, _) = Interpreter::class_from(thread, &stopped::DEFINITION);
    let message = thread.string(&reason.to_string());
    let exception = ExceptionObject::new(thread, class, &[message]);
    // Without a context: a chain of as many as there are calls would be gone through each time.
    thread.set_raised(exception)
}

/// The exception that ends a program. It is no `Exception`.
#[weft_macros::class(
    name = "Stopped",
    module = "weft",
    bases = ["BaseException"],
    subclassable,
    dictionary
)]
mod stopped {}

/// Refuses an integer that [`is_integer_allowed`] does not allow.
///
/// # Errors
/// `MemoryError`
pub fn check_integer(thread: &Thread, bits: u64) -> Result<(), Raised> {
    if is_integer_allowed(thread, bits) {
        Ok(())
    } else {
        Err(memory_error())
    }
}
