//! The end of an interpreter.

use std::sync::Arc;
use std::time::{Duration, Instant};
use weft_core::error::Exception;
use weft_core::heap::{Native, Thread, Value};
use weft_core::interpreter::{Interpreter as State, ending};
use weft_core::protocol;
use weft_core::types::exception::warnings::{self, report_unraisable};
use weft_core::types::finalize;
use weft_core::types::module::Module;
use weft_stdlib::deadlock::{self, Threads};
use weft_stdlib::interpreters;
use weft_stdlib::io::finish_streams;

/// Whether all that was written to `sys.stdout` and `sys.stderr` has arrived.
///
/// ```
/// let (_, end) = weft::Interpreter::builder().run_to_end(|python| python.exec("print(end='')"))?;
/// assert_eq!(end.flushed, weft::Flushed::Completely);
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flushed {
    /// It has.
    Completely,
    /// Something is lost: a pipe was closed, or a disk is full.
    Partly,
}

/// How an interpreter ended.
///
/// ```
/// let (_, end) = weft::Interpreter::builder().run_to_end(|python| python.exec("print(end='')"))?;
/// assert_eq!(end.threads, weft::Threads::Ended);
/// # Ok::<(), weft::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct End {
    /// What became of the output.
    pub flushed: Flushed,
    /// What became of the threads.
    pub threads: Threads,
}

/// Waits for threads, runs the exit functions, sees to the objects that are left, and flushes.
pub(crate) fn run(thread: &Thread) -> End {
    if State::of(thread).governor().stopped().is_some() {
        return run_stopped(thread);
    }
    crate::future::end(thread);
    let threads = call_in_module(thread, "threading", "_shutdown");
    call_in_module(thread, "atexit", "_run_exitfuncs");
    end_interpreters(thread);
    weft_stdlib::begin_end_of_threads(thread);
    // Daemons that are left wait for nobody any more.
    thread.heap().world().ignore_deadlocks();
    ending::hold_daemons(thread);
    let flushed = flush(thread);
    finish_objects(thread);
    let flushed = match flush(thread) {
        Flushed::Completely => flushed,
        Flushed::Partly => Flushed::Partly,
    };
    End { flushed, threads }
}

/// How long the end of a program that was stopped waits for its threads.
const PATIENCE: Duration = Duration::from_secs(2);

/// The end of a program that has to end: none of its code runs any more. Its threads are on their way out.
fn run_stopped(thread: &Thread) -> End {
    let world = Arc::clone(thread.heap().world());
    let began = Instant::now();
    let is_alone = || world.registered_threads() <= 1;
    #[expect(clippy::disallowed_methods, reason = "the thread is not attached then")]
    thread.blocking(|| {
        while !is_alone() && began.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(1));
        }
    });
    interpreters::end_all(thread);
    weft_stdlib::begin_end_of_threads(thread);
    world.ignore_deadlocks();
    let flushed = flush(thread);
    let threads = if is_alone() {
        Threads::Ended
    } else {
        Threads::LeftBehind
    };
    End { flushed, threads }
}

/// Ends the interpreters that the program made and left.
fn end_interpreters(thread: &Thread) {
    if !interpreters::end_all(thread) {
        return;
    }
    let message = "remaining subinterpreters; close them with Interpreter.close()";
    if let Err(raised) = warnings::warn(thread, Exception::RuntimeWarning, message, 1) {
        report_unraisable(thread, raised, None, Value::NONE);
    }
}

fn module(thread: &Thread, name: &str) -> Option<Value> {
    let modules = State::of(thread).modules();
    modules
        .get_simple(thread, thread.intern(name))
        .filter(|module| !module.is_none())
}

/// Calls a function of a module, if that was imported; whether threads wait for ever that it waited for.
fn call_in_module(thread: &Thread, name: &str, function: &str) -> Threads {
    let Some(module) = module(thread, name) else {
        return Threads::Ended;
    };
    let result = protocol::get_attribute_text(thread, module, function)
        .and_then(|function| protocol::call_values(thread, function, &[]));
    let Err(raised) = result else {
        return Threads::Ended;
    };
    if State::of(thread).governor().stopped().is_some() {
        // The host knows.
        thread.take_raised(raised);
        return Threads::LeftBehind;
    }
    let (threads, unknown) = deadlock::end_of(thread, raised);
    if let Some(raised) = unknown {
        let message = Some("Exception ignored on threading shutdown");
        report_unraisable(thread, raised, message, module);
    }
    threads
}

/// Objects with something to do at their end do it, whether anything refers to them or not. The modules are still
/// there, so what they use is.
fn finish_objects(thread: &Thread) {
    if thread.has_watched() {
        thread.collect();
    }
    finalize::finish_watched(thread);
}

/// Flushes the standard streams.
pub(crate) fn flush(thread: &Thread) -> Flushed {
    let system = module(thread, "sys");
    let Some(system) = system
        .as_ref()
        .and_then(|system| system.downcast::<Native<Module>>())
    else {
        return Flushed::Completely;
    };
    if finish_streams(thread, &system.dictionary()) {
        Flushed::Completely
    } else {
        Flushed::Partly
    }
}
