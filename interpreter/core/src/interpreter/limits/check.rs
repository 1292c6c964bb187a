//! What threads ask and tell of the limits of their program.

use super::Stop;
use crate::error::{Exception, memory_error};
use crate::interpreter::Interpreter;
use crate::protocol;
use std::sync::OnceLock;
use weft_heap::{Raised, Root, Thread, Value};

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
    match governor.stopped() {
        None => Ok(()),
        Some(reason) => Err(raise_stop(thread, reason)),
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
        count % STEP != 0 || !is_stopped()
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
    let made = exception_class(thread).map(|class| {
        let message = thread.string(&reason.to_string());
        crate::types::exception::ExceptionObject::new(thread, class, &[message])
    });
    match made {
        // Without a context: a chain of as many as there are calls would be gone through each time.
        Ok(exception) => thread.set_raised(exception),
        Err(raised) => raised,
    }
}

#[derive(Default)]
struct StopClass(OnceLock<Root>);

/// The class of the exception that ends a program, `weft.Stopped`. It is no `Exception`.
fn exception_class(thread: &Thread) -> Result<Value, Raised> {
    let interpreter = Interpreter::of(thread);
    let kept = interpreter.extension::<StopClass>();
    if let Some(class) = kept.0.get() {
        return Ok(class.get());
    }
    let names = thread.dict();
    names.set_simple(thread, thread.intern("__module__"), thread.intern("weft"));
    let bases = thread.tuple(&[interpreter.exception_class(Exception::BaseException)]);
    let arguments = [thread.intern("Stopped"), bases, names.value()];
    // Nothing of this is a program's, so it makes no difference that it has to end.
    let class = protocol::call_values(thread, interpreter.type_class(), &arguments)?;
    let root = kept
        .0
        .get_or_init(|| Root::new(thread.heap_handle(), class));
    Ok(root.get())
}

/// Makes the class beforehand, while the program has not begun.
///
/// # Errors
/// Whatever making a class raises.
pub fn prepare(thread: &Thread) -> Result<(), Raised> {
    exception_class(thread).map(drop)
}

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
