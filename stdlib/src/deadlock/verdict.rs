//! Whether threads that cannot go on are a deadlock, and the error if they are.

use super::observation::{Observed, Wait, observe};
use super::report::Wording;
use super::shutdown::{Deadlocks, Stuck};
use crate::exception::exception_class;
use crate::interpreters;
use signal_hook::consts::SIGINT;
use weft_core::error::{Exception, raise_object};
use weft_core::heap::{Native, Raised, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::interpreter::hooks::{Disposition, LAST_SIGNAL};
use weft_core::types::class::is_subclass;
use weft_core::types::finalize;
use weft_core::types::function::Function;
use weft_core::{import, protocol};

/// Waits in which a program commonly stays until Ctrl-C ends it.
const IDLING: [&str; 3] = ["Event.wait", "Condition.wait", "Condition.wait_for"];

/// What the tasks of an event loop that has nothing to do are stuck in.
#[derive(Default)]
pub struct Tasks {
    /// Which wait for each other; empty if none do.
    pub cycle: String,
    /// Whether the one that the loop runs for waits for others.
    pub hold_up_main: bool,
    /// What each waits for, and where they are.
    pub summary: String,
    pub stacks: String,
}

/// The class `threading.DeadlockError`.
///
/// # Errors
/// What making a class raises.
pub fn error_class(thread: &Thread) -> Result<Value, Raised> {
    exception_class(
        thread,
        "threading",
        "DeadlockError",
        Exception::RuntimeError,
    )
}

/// Whether a `DeadlockError` is in flight.
pub fn is_raised(thread: &Thread) -> bool {
    let raised = thread.raised();
    raised.is_some_and(|raised| match error_class(thread) {
        Ok(class) => is_subclass(thread.class_of(raised), class),
        Err(_) => false,
    })
}

/// Looks whether the threads are in a deadlock, now that the calling one, the first of all, seems to be the only one that
/// could go on. If not, the thread waits on.
///
/// # Errors
/// `DeadlockError`, which says what waits for what.
pub fn judge(thread: &Thread) -> Result<(), Raised> {
    let mut found = find(thread)?;
    if found.is_some() {
        // What nobody refers to any more may wake somebody at its end: an executor its threads, an object what it holds.
        thread.collect();
        finalize::run_pending(thread);
        found = find(thread)?;
    }
    match found {
        Some((message, others)) => {
            Interpreter::of(thread)
                .extension::<Deadlocks>()
                .note(others);
            let class = error_class(thread)?;
            let error = protocol::call_values(thread, class, &[thread.string(&message)])?;
            Err(raise_object(thread, error))
        }
        None => {
            thread.participant().dismiss_suspicion();
            Ok(())
        }
    }
}

/// What there is to say of a deadlock, if there is one, and who is in it besides the calling thread.
fn find(thread: &Thread) -> Result<Option<(String, Vec<Stuck>)>, Raised> {
    if has_handlers(thread) || !interpreters::is_alone(thread) {
        return Ok(None);
    }
    let Some(threads) = observe(thread) else {
        return Ok(None);
    };
    let mut tasks = Vec::with_capacity(threads.len());
    for one in &threads {
        tasks.push(match &one.wait {
            Wait::Loop(event_loop) => tasks_of(thread, event_loop.get())?,
            _ => Tasks::default(),
        });
    }
    let cycle = cycle(&threads);
    let is_deadlock = cycle.is_some()
        || tasks.iter().any(|tasks| !tasks.cycle.is_empty())
        || waits_for_others(&threads[0], &tasks[0]);
    if !is_deadlock {
        return Ok(None);
    }
    let message = Wording::new(thread, &threads, &tasks).message(cycle.as_deref());
    Ok(Some((
        message,
        threads.iter().skip(1).map(Stuck::of).collect(),
    )))
}

/// Whether the first thread waits for what others would have to do, rather than for Ctrl-C.
fn waits_for_others(first: &Observed, tasks: &Tasks) -> bool {
    match first.wait {
        Wait::Lock(_) => first
            .operation()
            .is_none_or(|operation| !IDLING.contains(&operation)),
        Wait::Reentrant(_) | Wait::Thread(_) | Wait::Queue => true,
        Wait::Loop(_) => tasks.hold_up_main,
    }
}

/// The threads that wait for each other, each for the next one and the last for the first.
fn cycle(threads: &[Observed]) -> Option<Vec<usize>> {
    for start in 0..threads.len() {
        let mut path = vec![start];
        let mut next = threads[start].target;
        while let Some(index) = next {
            if let Some(first) = path.iter().position(|known| *known == index) {
                return Some(path.split_off(first));
            }
            path.push(index);
            next = threads[index].target;
        }
    }
    None
}

/// Whether a signal may call something that lets the program go on.
fn has_handlers(thread: &Thread) -> bool {
    let hooks = Interpreter::of(thread).hooks();
    (1..=LAST_SIGNAL).any(|signal| {
        hooks.disposition(signal) == Disposition::Handled
            && hooks
                .handler(signal)
                .is_some_and(|handler| signal != SIGINT || !only_interrupts(thread, handler))
    })
}

/// Whether a handler of Ctrl-C does nothing but end what runs: Python's own one, and that of `asyncio.run`.
fn only_interrupts(thread: &Thread, handler: Value) -> bool {
    if let Some(function) = handler.downcast::<Native<Function>>() {
        let code = function.code();
        return &*code.source.name == "<frozen asyncio.runners>"
            && &*code.qualname == "Runner.run.<locals>.on_interrupt";
    }
    let modules = Interpreter::of(thread).modules();
    let module = modules.get_simple(thread, thread.intern("_signal"));
    module.is_some_and(|module| {
        let own = protocol::get_attribute_text(thread, module, "default_int_handler");
        match own {
            Ok(own) => own == handler,
            Err(raised) => {
                thread.take_raised(raised);
                false
            }
        }
    })
}

/// What the tasks of a loop wait for.
fn tasks_of(thread: &Thread, event_loop: Value) -> Result<Tasks, Raised> {
    let module = import::import_module(thread, "asyncio._deadlock")?;
    let describe = protocol::get_attribute_text(thread, module, "describe")?;
    let found = protocol::call_values(thread, describe, &[event_loop])?;
    let parts = found.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    let [cycle, hold_up_main, summary, stacks] = parts else {
        return Ok(Tasks::default());
    };
    let text = |value: &Value| protocol::text_of(value).unwrap_or_default().to_owned();
    Ok(Tasks {
        cycle: text(cycle),
        hold_up_main: *hold_up_main == Value::TRUE,
        summary: text(summary),
        stacks: text(stacks),
    })
}
