//! Which loop runs in which thread, and the module's functions.

use crate::asyncio::event_loop::EventLoop;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use weft_core::error::{Exception, raise, runtime_error, type_error};
use weft_core::heap::{Dict, Gc, Raised, Root, Thread, Value};
use weft_core::interpreter::{Interpreter, ThreadState};
use weft_core::native::Arguments;
use weft_core::protocol;

/// What the module keeps for an interpreter.
#[derive(Default)]
struct Shared {
    /// Current tasks of loops that are not native, by loop.
    current: OnceLock<Root>,
    /// Exception classes that were looked up.
    cancelled: OnceLock<Root>,
    task_number: AtomicI64,
}

fn root_dict(thread: &Thread, root: &OnceLock<Root>) -> Gc<Dict> {
    let root = root.get_or_init(|| Root::new(thread.heap_handle(), thread.dict().value()));
    root.get().cast().expect("made a dict")
}

/// The loop that runs in this thread.
pub fn running_loop(thread: &Thread) -> Option<Value> {
    ThreadState::of(thread).running_loop.get()
}

/// Notes which loop runs in this thread.
pub fn set_running_loop(thread: &Thread, event_loop: Option<Value>) {
    ThreadState::of(thread).running_loop.set_option(event_loop);
}

/// The number of the next task without a name.
pub fn next_task_number(thread: &Thread) -> i64 {
    Interpreter::of(thread)
        .extension::<Shared>()
        .task_number
        .fetch_add(1, Ordering::Relaxed)
        + 1
}

/// The running loop, or the one that the policy gives.
pub fn event_loop(thread: &Thread) -> Result<Value, Raised> {
    if let Some(event_loop) = running_loop(thread) {
        return Ok(event_loop);
    }
    let policy = call_helper(thread, "asyncio.events", "_get_event_loop_policy", &[])?;
    let get = protocol::get_attribute_text(thread, policy, "get_event_loop")?;
    protocol::call_values(thread, get, &[])
}

/// Calls a function of one of asyncio's Python modules.
pub fn call_helper(
    thread: &Thread,
    module: &str,
    name: &str,
    values: &[Value],
) -> Result<Value, Raised> {
    let module = weft_core::import::import_name(thread, thread.dict().value(), module, 0)?;
    let function = protocol::get_attribute_text(thread, module, name)?;
    protocol::call_values(thread, function, values)
}

/// What a Python function gives as the text of an object.
pub fn show(thread: &Thread, module: &str, name: &str, value: Value) -> Result<Value, Raised> {
    call_helper(thread, module, name, &[value])
}

/// An exception class of asyncio.
pub fn exception_class(thread: &Thread, name: &str) -> Result<Value, Raised> {
    let shared = Interpreter::of(thread).extension::<Shared>();
    if name == "CancelledError"
        && let Some(known) = shared.cancelled.get()
    {
        return Ok(known.get());
    }
    let module =
        weft_core::import::import_name(thread, thread.dict().value(), "asyncio.exceptions", 0)?;
    let class = protocol::get_attribute_text(thread, module, name)?;
    if name == "CancelledError" {
        let _ = shared.cancelled.set(Root::new(thread.heap_handle(), class));
    }
    Ok(class)
}

/// Raises `TypeError` unless asyncio takes a value for a coroutine.
pub fn check_coroutine(thread: &Thread, value: Value) -> Result<(), Raised> {
    let result = call_helper(thread, "asyncio.coroutines", "iscoroutine", &[value])?;
    if protocol::truth(thread, result)? {
        return Ok(());
    }
    let shown = protocol::repr(thread, value)?;
    Err(type_error(format!(
        "a coroutine was expected, got {}",
        protocol::text_of(&shown).unwrap_or_default()
    )))
}

/// `loop.call_soon(callback, *arguments, context=context)` of a loop that is not native.
pub fn call_soon(
    thread: &Thread,
    event_loop: Value,
    values: &[Value],
    context: Value,
) -> Result<(), Raised> {
    let function = protocol::get_attribute_text(thread, event_loop, "call_soon")?;
    let all: Vec<Value> = values.iter().copied().chain([context]).collect();
    let all = thread.tuple(&all);
    let all = all.downcast::<weft_core::heap::Tuple>().expect("just made");
    protocol::call(
        thread,
        function,
        Arguments::with_names(all.items(), &[thread.intern("context")]),
    )
    .map(drop)
}

/// Changes the current task of a loop; the one before.
pub fn swap_current(event_loop: Value, task: Option<Value>) -> Option<Value> {
    if let Some(native) = EventLoop::of(&event_loop) {
        let before = native.current.get();
        native.current.set_option(task);
        return before;
    }
    Thread::with_current(|thread| {
        let shared = Interpreter::of(thread).extension::<Shared>();
        let current = root_dict(thread, &shared.current);
        let key = thread.int((event_loop.identity() >> 4) as i64);
        let before = current.get_simple(thread, key);
        match task {
            Some(task) => current.set_simple(thread, key, task),
            None => drop(current.remove_simple(thread, key)),
        }
        before
    })
}

/// The current task of a loop.
fn current_task_of(event_loop: Value) -> Option<Value> {
    let current = swap_current(event_loop, None);
    swap_current(event_loop, current);
    current
}

/// Logs a callback that took too long, in debug mode.
pub fn report_slow(thread: &Thread, handle: Value, seconds: f64) -> Result<(), Raised> {
    let shown = protocol::repr(thread, handle)?;
    let module = weft_core::import::import_name(thread, thread.dict().value(), "asyncio.log", 0)?;
    let logger = protocol::get_attribute_text(thread, module, "logger")?;
    let warning = protocol::get_attribute_text(thread, logger, "warning")?;
    let format = thread.string("Executing %s took %.3f seconds");
    protocol::call_values(thread, warning, &[format, shown, thread.float(seconds)]).map(drop)
}

/// Raises if no loop runs in this thread.
pub fn require_running(thread: &Thread) -> Result<Value, Raised> {
    running_loop(thread).ok_or_else(|| runtime_error("no running event loop"))
}

/// The native half of asyncio.
#[weft_macros::module(name = "_asyncio", classes = [
    crate::asyncio::handle::handle_class,
    crate::asyncio::handle::shared_class,
    crate::asyncio::handle::timer_class,
    crate::asyncio::future_class::class,
    crate::asyncio::task::task_class,
    crate::asyncio::loop_class::class,
    crate::asyncio::pause::class,
    crate::asyncio::socket_stream::class,
])]
pub mod module {
    use super::{EventLoop, Exception, current_task_of, raise, swap_current};
    use crate::asyncio::future::{Future, Mark};
    use weft_core::heap::{Raised, Set, ShapeId, Thread, Value};
    use weft_core::protocol;

    /// Return the running loop, or the policy's.
    fn get_event_loop(thread: &Thread) -> Result<Value, Raised> {
        super::event_loop(thread)
    }

    /// Return the running loop.
    fn get_running_loop(thread: &Thread) -> Result<Value, Raised> {
        super::require_running(thread)
    }

    fn _get_running_loop(thread: &Thread) -> Value {
        super::running_loop(thread).unwrap_or(Value::NONE)
    }

    #[positional_only]
    fn _set_running_loop(thread: &Thread, r#loop: Value) -> Result<(), Raised> {
        super::set_running_loop(thread, (!r#loop.is_none()).then_some(r#loop));
        Ok(())
    }

    /// Return the task that runs now in a loop.
    fn current_task(thread: &Thread, #[default] r#loop: Option<Value>) -> Result<Value, Raised> {
        let event_loop = match r#loop {
            Some(event_loop) => event_loop,
            None => super::require_running(thread)?,
        };
        Ok(current_task_of(event_loop).unwrap_or(Value::NONE))
    }

    /// Return the tasks of a loop that have not ended.
    fn all_tasks(thread: &Thread, #[default] r#loop: Option<Value>) -> Result<Value, Raised> {
        let event_loop = match r#loop {
            Some(event_loop) => event_loop,
            None => super::require_running(thread)?,
        };
        let set = Set::new(thread, ShapeId::SET);
        if let Some(native) = EventLoop::of(&event_loop) {
            let tasks = native.with_tasks(|tasks| tasks.snapshot(thread));
            for task in tasks.items() {
                weft_core::types::set::add(thread, &set, *task)?;
            }
        }
        Ok(set.value())
    }

    fn _register_task(thread: &Thread, task: Value) -> Result<(), Raised> {
        if let Some(future) = Future::of(&task).filter(|future| future.has_mark(Mark::IsTask)) {
            crate::asyncio::task::register(thread, task, future);
        }
        Ok(())
    }

    fn _unregister_task(thread: &Thread, task: Value) -> Result<(), Raised> {
        if let Some(future) = Future::of(&task).filter(|future| future.has_mark(Mark::IsTask)) {
            crate::asyncio::task::ended(thread, task, future);
        }
        Ok(())
    }

    fn _register_eager_task(thread: &Thread, task: Value) -> Result<(), Raised> {
        let _ = (thread, task);
        Ok(())
    }

    fn _unregister_eager_task(thread: &Thread, task: Value) -> Result<(), Raised> {
        let _ = (thread, task);
        Ok(())
    }

    fn _enter_task(thread: &Thread, r#loop: Value, task: Value) -> Result<(), Raised> {
        if let Some(current) = current_task_of(r#loop) {
            let shown = (
                protocol::repr(thread, task)?,
                protocol::repr(thread, current)?,
            );
            let text = |value: &Value| protocol::text_of(value).unwrap_or_default().to_owned();
            return Err(raise(
                Exception::RuntimeError,
                format!(
                    "Cannot enter into task {} while another task {} is being executed.",
                    text(&shown.0),
                    text(&shown.1)
                ),
            ));
        }
        swap_current(r#loop, Some(task));
        Ok(())
    }

    fn _leave_task(thread: &Thread, r#loop: Value, task: Value) -> Result<(), Raised> {
        let current = current_task_of(r#loop);
        if current != Some(task) {
            let shown = (
                protocol::repr(thread, task)?,
                protocol::repr(thread, current.unwrap_or(Value::NONE))?,
            );
            let text = |value: &Value| protocol::text_of(value).unwrap_or_default().to_owned();
            return Err(raise(
                Exception::RuntimeError,
                format!(
                    "Leaving task {} does not match the current task {}.",
                    text(&shown.0),
                    text(&shown.1)
                ),
            ));
        }
        swap_current(r#loop, None);
        Ok(())
    }

    fn _swap_current_task(r#loop: Value, task: Value) -> Value {
        swap_current(r#loop, (!task.is_none()).then_some(task)).unwrap_or(Value::NONE)
    }

    #[positional_only]
    fn future_add_to_awaited_by(
        thread: &Thread,
        future: Value,
        waiter: Value,
    ) -> Result<(), Raised> {
        if let (Some(native), Some(_)) = (Future::of(&future), Future::of(&waiter)) {
            native.note_waiter(thread, future, waiter)?;
        }
        Ok(())
    }

    /// Have a callback called when a future is done, by way of which a task waits for it.
    #[positional_only]
    fn _call_back(
        thread: &Thread,
        future: Value,
        callback: Value,
        waiter: Value,
    ) -> Result<(), Raised> {
        match (Future::of(&future), Future::of(&waiter)) {
            (Some(native), Some(_)) if !overrides_callbacks(thread, future) => {
                native.call_back(thread, future, callback, waiter)
            }
            _ => {
                future_add_to_awaited_by(thread, future, waiter)?;
                protocol::call_method(
                    thread,
                    future,
                    thread.intern("add_done_callback"),
                    &[callback],
                )
                .map(drop)
            }
        }
    }

    /// Whether the class of a future may have a method `add_done_callback` of its own.
    fn overrides_callbacks(thread: &Thread, future: Value) -> bool {
        !future.awaits_itself(thread)
    }

    #[positional_only]
    fn future_discard_from_awaited_by(
        thread: &Thread,
        future: Value,
        waiter: Value,
    ) -> Result<(), Raised> {
        if let Some(native) = Future::of(&future) {
            native.forget_waiter(thread, waiter);
        }
        Ok(())
    }
}
