//! What a collection found to be called: callbacks of weak references, and `__del__`.

use crate::interpreter::ThreadState;
use crate::interpreter::limits::must_stop;
use crate::names::Special;
use crate::protocol;
use crate::types::class::Class;
use crate::types::generator::Generator;
use std::sync::atomic::Ordering;
use weft_heap::{List, Native, Thread, Value, WeakReference};

/// Calls what waits to be called. Errors are reported and go no further. What comes up while this thread is at it waits
/// until it comes to that: one call after the other, and none inside of another.
pub fn run_pending(thread: &Thread) {
    if thread.has_pending() {
        thread.library(|| run(thread));
    }
}

#[cold]
fn run(thread: &Thread) {
    let state = ThreadState::of(thread);
    if state.finalizing.swap(true, Ordering::Relaxed) {
        return;
    }
    // What is called may be in the middle of anything: an exception in flight stays as it is.
    let raised = thread.raised();
    // A program that has to end leaves the rest of what may be very many; `renew` lets them have their turn.
    while !must_stop(thread)
        && let Some(value) = thread.take_pending()
    {
        finish(thread, value);
    }
    state.finalizing.store(false, Ordering::Relaxed);
    if let Some(raised) = raised {
        let _ = thread.set_raised(raised);
    }
}

/// Sees to the end of the objects that wait for it although they are alive, at the end of the interpreter.
pub fn finish_watched(thread: &Thread) {
    thread.library(|| {
        run_pending(thread);
        // What is called may make further objects to be seen to. It must come to an end some time, where CPython would
        // have it nested too deeply.
        for _ in 0..thread.recursion_limit() {
            let watched = List::from_items(thread, &[]);
            while let Some(value) = thread.take_watched() {
                watched.push(thread, value);
            }
            if watched.is_empty() {
                break;
            }
            // The oldest first, as the names of a module go in the order in which they came.
            for index in (0..watched.len()).rev() {
                if let Some(value) = watched.get(index) {
                    finish(thread, value);
                }
            }
        }
    });
}

/// Sees to the end of one object.
pub fn finish(thread: &Thread, value: Value) {
    if let Some(reference) = value.downcast::<WeakReference>() {
        let Some(callback) = reference.callback() else {
            return;
        };
        if let Err(raised) = protocol::call_values(thread, callback, &[value]) {
            report(
                thread,
                raised,
                callback,
                "Exception ignored while calling weakref callback",
            );
        }
        return;
    }
    let class = thread.class_of(value);
    let Some(function) = Class::of(&class).and_then(|class| class.special(Special::Del)) else {
        return;
    };
    if let Err(raised) = protocol::call_bound(
        thread,
        function,
        value,
        crate::native::Arguments::positional(&[]),
    ) {
        let (culprit, message) = if value.is::<Native<Generator>>() {
            (value, "Exception ignored while closing generator")
        } else {
            (function, "Exception ignored while calling deallocator")
        };
        report(thread, raised, culprit, message);
    }
}

fn report(thread: &Thread, raised: weft_heap::Raised, culprit: Value, message: &str) {
    crate::types::exception::warnings::report_ignored(thread, raised, message, culprit);
}
