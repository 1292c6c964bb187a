//! Tasks: futures that run a coroutine, a step at a time.

use crate::asyncio::event_loop::EventLoop;
use crate::asyncio::future::{Future, Mark, State};
use crate::asyncio::handle::Handle;
use crate::asyncio::running;
use crate::contextvars;
use weft_core::error::{Exception, is_raised, runtime_error};
use weft_core::heap::concurrency::recording;
use weft_core::heap::{Native, Raised, Slot, Thread, Value};
use weft_core::protocol;
use weft_core::types::generator::{self, Generator, Sent, Stepped};

/// How many slots a task has beside a future.
const SLOTS: usize = 4;

/// What a task has beside a future: the slots of the object.
#[derive(Clone, Copy)]
pub(super) struct Parts<'t>(&'t [Slot; SLOTS]);

impl<'t> Parts<'t> {
    /// What a task has; nothing for a plain future.
    pub(super) fn of(task: &'t Native<Future>) -> Option<Parts<'t>> {
        task.slots().first_chunk().map(Parts)
    }

    fn coroutine(self) -> &'t Slot {
        &self.0[0]
    }

    /// What is kept of its context (see [`contextvars::keep`]).
    fn context(self) -> &'t Slot {
        &self.0[1]
    }

    /// The name, or the number that makes the name of a task that was given none.
    fn name(self) -> &'t Slot {
        &self.0[2]
    }

    /// How often it was asked to be cancelled, and the number of the text that a recording shows its steps by, or 0.
    fn numbers(self) -> (u32, u32) {
        let both = self.0[3].get().and_then(Value::to_int).unwrap_or(0);
        ((both & COUNTED) as u32, (both >> COUNT_BITS) as u32)
    }

    fn set_numbers(self, cancellations: u32, recorded: u32) {
        let cancellations = i64::from(cancellations).min(COUNTED);
        let both = i64::from(recorded) << COUNT_BITS | cancellations;
        self.0[3].set_option(Value::from_int(both));
    }
}

/// The bits of a small integer that count how often a task was asked to be cancelled. The number of a text has the 32 above.
const COUNT_BITS: u32 = 29;
const COUNTED: i64 = (1 << COUNT_BITS) - 1;
const _: () = assert!(1 << (32 + COUNT_BITS) <= Value::MAX_INT + 1);

/// Has the loop take the task's next step.
pub fn schedule(thread: &Thread, event_loop: Value, task: Value) -> Result<(), Raised> {
    match EventLoop::of(&event_loop) {
        Some(native) => {
            native.check_open()?;
            native.push(thread, task);
            Ok(())
        }
        None => {
            let step = protocol::get_attribute_text(thread, task, "_step")?;
            running::call_soon(
                thread,
                event_loop,
                &[step],
                contextvars::known_current(thread),
            )
        }
    }
}

/// Notes a task that begins.
pub fn register(thread: &Thread, own: Value, future: &Future) {
    let Some(event_loop) = EventLoop::of(&future.event_loop) else {
        return;
    };
    event_loop.with_tasks(|tasks| {
        if tasks.get(future.place()) != Some(own) {
            tasks.push(thread, own);
            future.set_place(tasks.len() - 1);
        }
    });
}

/// Notes that a task has ended.
pub fn ended(thread: &Thread, own: Value, future: &Future) {
    let Some(event_loop) = EventLoop::of(&future.event_loop) else {
        return;
    };
    event_loop.with_tasks(|tasks| {
        let place = future.place();
        if tasks.get(place) != Some(own) {
            return;
        }
        // The last one takes its place.
        let Some(last) = tasks.remove(thread, tasks.len() - 1) else {
            return;
        };
        if tasks.set(thread, place, last)
            && let Some(moved) = Future::of(&last)
        {
            moved.set_place(place);
        }
    });
}

/// Takes a step of a task where it is not its loop's turn: when it is created eager, or as Python asks for it.
///
/// # Errors
/// As [`take_step`].
pub fn run_step(
    thread: &Thread,
    task: &Native<Future>,
    exception: Option<Value>,
) -> Result<(), Raised> {
    let _recorded = recording::step(|| recorded_name(task));
    take_step(thread, task, exception)
}

/// Takes a step of a task in its context. `exception` is raised in the coroutine first.
///
/// # Errors
/// `SystemExit` and `KeyboardInterrupt` from the coroutine, which end the task too.
pub fn take_step(
    thread: &Thread,
    task: &Native<Future>,
    exception: Option<Value>,
) -> Result<(), Raised> {
    let own = task.value();
    let Some(parts) = Parts::of(task) else {
        return Ok(());
    };
    if task.is_done() {
        return Ok(());
    }
    let mut exception = exception;
    let waiter = task.waiter();
    if takes_cancellation(task) && exception.is_none() {
        // What it waited for raises what it was cancelled with first.
        let is_told = waiter.is_some_and(|waiter| {
            Future::of(&waiter).is_some_and(|waiter| waiter.state() == State::Cancelled)
        });
        if !is_told {
            exception = Some(task.cancelled_error(thread)?);
        }
    }
    // A coroutine may look at what it yielded in its own way, so a failure is raised there.
    if exception.is_none()
        && let Some(future) = waiter.as_ref().and_then(Future::of)
        && future.is_done()
        && let Err(raised) = future.result(thread)
    {
        exception = Some(thread.take_raised(raised));
    }
    task.set_waiter(None);
    let Some(coroutine) = parts.coroutine().get() else {
        return Ok(());
    };
    let before = running::swap_current(task.event_loop, Some(own));
    let entered = match contextvars::enter_kept(thread, parts.context()) {
        Ok(entered) => entered,
        Err(raised) => {
            running::swap_current(task.event_loop, before);
            return Err(raised);
        }
    };
    let sent = match exception {
        Some(exception) => Sent::Exception(exception),
        None => Sent::Value(Value::NONE),
    };
    let stepped = generator::step(thread, coroutine, sent);
    if let Some(entered) = entered {
        contextvars::leave_kept(thread, parts.context(), entered);
    }
    running::swap_current(task.event_loop, before);
    match stepped {
        Ok(Stepped::Yielded(value)) => wait_for(thread, task, value),
        Ok(Stepped::Returned(value)) => {
            if takes_cancellation(task) {
                let message = task.cancel_message();
                return task.cancel(thread, own, message).map(drop);
            }
            task.set_result(thread, own, value)
        }
        Err(raised) => end_with(thread, task, raised),
    }
}

/// Whether the task is to be cancelled, which this call sees to.
fn takes_cancellation(task: &Future) -> bool {
    task.has_mark(Mark::MustCancel) && task.replace_mark(Mark::MustCancel, false)
}

/// The number of the text that a recording shows the task by: its name, and its coroutine's.
pub fn recorded_name(task: &Native<Future>) -> u32 {
    let Some(parts) = Parts::of(task) else {
        return recording::text(&name_of(task));
    };
    let (cancellations, known) = parts.numbers();
    if known != 0 {
        return known;
    }
    let coroutine = parts.coroutine().get();
    let coroutine = coroutine.as_ref().and_then(Generator::of);
    let number_of_name = parts.name().get().and_then(|name| name.to_int());
    let number = match (coroutine, number_of_name.map(u32::try_from)) {
        (Some(coroutine), Some(Ok(number))) => {
            let code = coroutine.code();
            let shown = code.recorded_as(|| recording::text(&format!("{}()", code.qualname)));
            recording::task_text(number, shown)
        }
        (Some(coroutine), _) => {
            let coroutine = &coroutine.code().qualname;
            recording::text(&format!("{}: {coroutine}()", name_of(task)))
        }
        (None, _) => recording::text(&name_of(task)),
    };
    parts.set_numbers(cancellations, number);
    number
}

fn end_with(thread: &Thread, task: &Native<Future>, raised: Raised) -> Result<(), Raised> {
    let own = task.value();
    let leaves =
        is_raised(thread, Exception::SystemExit) || is_raised(thread, Exception::KeyboardInterrupt);
    let exception = thread.take_raised(raised);
    let cancelled = running::exception_class(thread, "CancelledError")?;
    if weft_core::types::class::is_instance(thread, exception, cancelled) {
        task.keep_cancelled_error(thread, exception);
        return task.cancel(thread, own, None).map(drop);
    }
    task.set_exception(thread, own, exception)?;
    if leaves {
        return Err(thread.set_raised(exception));
    }
    Ok(())
}

/// The coroutine has handed out `value`: a future that it waits for, or nothing to give others a turn.
fn wait_for(thread: &Thread, task: &Native<Future>, value: Value) -> Result<(), Raised> {
    let own = task.value();
    if value.is_none() {
        return schedule(thread, task.event_loop, own);
    }
    if let Some(future) = Future::of(&value) {
        if value == own {
            return fail(
                thread,
                task,
                &format!("Task cannot await on itself: {}", shown(thread, own)?),
            );
        }
        if future.event_loop != task.event_loop {
            let (task_shown, future_shown) = (shown(thread, own)?, shown(thread, value)?);
            return fail(
                thread,
                task,
                &format!(
                    "Task {task_shown} got Future {future_shown} attached to a different loop"
                ),
            );
        }
        if !future.replace_mark(Mark::Blocking, false) {
            let (task_shown, future_shown) = (shown(thread, own)?, shown(thread, value)?);
            return fail(
                thread,
                task,
                &format!(
                    "yield was used instead of yield from in task {task_shown} with {future_shown}"
                ),
            );
        }
        task.set_waiter(Some(value));
        future.add_callback(thread, value, own)?;
        return cancel_if_wanted(thread, task, value);
    }
    // A future of another make.
    let blocking =
        protocol::try_attribute(thread, value, thread.intern("_asyncio_future_blocking"))?;
    match blocking.filter(|blocking| !blocking.is_none()) {
        Some(blocking) if protocol::truth(thread, blocking)? => {
            protocol::set_attribute(
                thread,
                value,
                thread.intern("_asyncio_future_blocking"),
                Value::FALSE,
            )?;
            let wakeup = protocol::get_attribute_text(thread, own, "_wakeup")?;
            let add = protocol::get_attribute_text(thread, value, "add_done_callback")?;
            protocol::call_values(thread, add, &[wakeup])?;
            task.set_waiter(Some(value));
            cancel_if_wanted(thread, task, value)
        }
        Some(_) => {
            let (task_shown, other) = (shown(thread, own)?, shown(thread, value)?);
            fail(
                thread,
                task,
                &format!("yield was used instead of yield from in task {task_shown} with {other}"),
            )
        }
        None if generator::is_generator(value) => {
            let (task_shown, other) = (shown(thread, own)?, shown(thread, value)?);
            fail(
                thread,
                task,
                &format!(
                    "yield was used instead of yield from for generator in task {task_shown} with {other}"
                ),
            )
        }
        None => {
            let other = shown(thread, value)?;
            fail(thread, task, &format!("Task got bad yield: {other}"))
        }
    }
}

fn shown(thread: &Thread, value: Value) -> Result<String, Raised> {
    let text = protocol::repr(thread, value)?;
    Ok(protocol::text_of(&text).unwrap_or_default().to_owned())
}

fn cancel_if_wanted(thread: &Thread, task: &Native<Future>, waiter: Value) -> Result<(), Raised> {
    if task.has_mark(Mark::MustCancel) {
        let message = task.cancel_message().unwrap_or(Value::NONE);
        if cancel_waiter(thread, waiter, message)? {
            task.set_mark(Mark::MustCancel, false);
        }
    }
    Ok(())
}

fn cancel_waiter(thread: &Thread, waiter: Value, message: Value) -> Result<bool, Raised> {
    let cancel = protocol::get_attribute_text(thread, waiter, "cancel")?;
    let names = [thread.intern("msg")];
    let result = protocol::call(
        thread,
        cancel,
        weft_core::native::Arguments::with_names(&[message], &names),
    )?;
    protocol::truth(thread, result)
}

/// Raises `RuntimeError` in the coroutine at the next step.
fn fail(thread: &Thread, task: &Native<Future>, message: &str) -> Result<(), Raised> {
    let raised = runtime_error(message);
    let exception = thread.take_raised(raised);
    let own = task.value();
    let step = protocol::get_attribute_text(thread, own, "_step")?;
    let handle = Handle::new(
        thread,
        task.event_loop,
        step,
        thread.tuple(&[exception]),
        None,
    );
    match EventLoop::of(&task.event_loop) {
        Some(native) => native.push(thread, handle.value()),
        None => running::call_soon(
            thread,
            task.event_loop,
            &[step, exception],
            contextvars::known_current(thread),
        )?,
    }
    Ok(())
}

/// Asks a task to be cancelled.
pub fn cancel(
    thread: &Thread,
    task: &Native<Future>,
    message: Option<Value>,
) -> Result<bool, Raised> {
    task.set_mark(Mark::LogTraceback, false);
    if task.is_done() {
        return Ok(false);
    }
    let Some(parts) = Parts::of(task) else {
        return task.cancel(thread, task.value(), message);
    };
    let (cancellations, recorded) = parts.numbers();
    parts.set_numbers(cancellations + 1, recorded);
    if let Some(waiter) = task.waiter()
        && cancel_waiter(thread, waiter, message.unwrap_or(Value::NONE))?
    {
        return Ok(true);
    }
    task.set_mark(Mark::MustCancel, true);
    task.set_cancel_message(thread, message);
    Ok(true)
}

/// Makes a task of a coroutine and has its loop begin it.
///
/// # Errors
/// `TypeError` if `coroutine` is none.
pub fn create(
    thread: &Thread,
    class: Value,
    event_loop: Value,
    coroutine: Value,
    name: Option<Value>,
    context: Option<Value>,
) -> Result<Value, Raised> {
    if !generator::is_coroutine(thread, coroutine) {
        running::check_coroutine(thread, coroutine)?;
    }
    let name = match name.filter(|name| !name.is_none()) {
        Some(name) => protocol::str(thread, name)?,
        None => Value::NONE,
    };
    let context = contextvars::keep(thread, context);
    let shape = weft_core::types::class::Class::of(&class)
        .expect("a class is instantiated")
        .shape();
    let future = Future::fresh(
        event_loop,
        Mark::IsTask as u8 | Mark::LogDestroyPending as u8,
    );
    let task = Native::with_slots(thread, shape, future, SLOTS);
    let parts = parts(&task);
    parts.coroutine().set(coroutine);
    parts.context().set(context);
    parts.name().set(if name.is_none() {
        // The number is taken now; the text is made when somebody asks.
        thread.int(running::next_task_number(thread))
    } else {
        name
    });
    task.note_origin(thread)?;
    register(thread, task.value(), &task);
    Ok(task.value())
}

fn parts(task: &Native<Future>) -> Parts<'_> {
    Parts::of(task).expect("a task")
}

/// A coroutine that a loop runs, and the result that it will have.
#[weft_macros::class(name = "Task", module = "_asyncio", bases = ["Future"], subclassable, dictionary)]
pub mod task_class {
    use super::{Future, create, parts, run_step, running, schedule};
    use crate::asyncio::future::{Mark, loop_or_current};
    use crate::contextvars;
    use weft_core::error::runtime_error;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::protocol;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        coro: Value,
        #[keyword_only]
        #[default]
        r#loop: Option<Value>,
        #[default] name: Option<Value>,
        #[default] context: Option<Value>,
        #[default(false)] eager_start: bool,
    ) -> Result<Value, Raised> {
        let event_loop = loop_or_current(thread, r#loop)?;
        let task = create(thread, class, event_loop, coro, name, context)?;
        if eager_start && running::running_loop(thread) == Some(event_loop) {
            let future = Future::of(&task).expect("just made");
            run_step(thread, future, None)?;
            if future.is_done() {
                parts(future).coroutine().clear();
            }
            return Ok(task);
        }
        schedule(thread, event_loop, task)?;
        Ok(task)
    }

    fn __init__(
        this: &Native<Future>,
        coro: Value,
        #[keyword_only]
        #[default]
        r#loop: Option<Value>,
        #[default] name: Option<Value>,
        #[default] context: Option<Value>,
        #[default(false)] eager_start: bool,
    ) -> Result<(), Raised> {
        let _ = (this, coro, r#loop, name, context, eager_start);
        Ok(())
    }

    fn __repr__(this: &Native<Future>, thread: &Thread) -> Result<Value, Raised> {
        running::show(thread, "asyncio.base_tasks", "_task_repr", this.value())
    }

    /// Not for tasks.
    #[positional_only]
    fn set_result(this: &Native<Future>, result: Value) -> Result<(), Raised> {
        let _ = (this, result);
        Err(runtime_error("Task does not support set_result operation"))
    }

    /// Not for tasks.
    #[positional_only]
    fn set_exception(this: &Native<Future>, exception: Value) -> Result<(), Raised> {
        let _ = (this, exception);
        Err(runtime_error(
            "Task does not support set_exception operation",
        ))
    }

    /// Ask the task to be cancelled: CancelledError is raised in its coroutine.
    fn cancel(
        this: &Native<Future>,
        thread: &Thread,
        #[default] msg: Option<Value>,
    ) -> Result<bool, Raised> {
        super::cancel(thread, this, msg)
    }

    /// Take a request to be cancelled back; how many are left.
    fn uncancel(this: &Native<Future>) -> u32 {
        let (cancellations, recorded) = parts(this).numbers();
        let Some(left) = cancellations.checked_sub(1) else {
            return 0;
        };
        parts(this).set_numbers(left, recorded);
        if left == 0 {
            this.set_mark(Mark::MustCancel, false);
        }
        left
    }

    /// Return how many requests to be cancelled there are.
    fn cancelling(this: &Native<Future>) -> u32 {
        parts(this).numbers().0
    }

    /// Return the task's coroutine.
    fn get_coro(this: &Native<Future>) -> Value {
        parts(this).coroutine().get().unwrap_or(Value::NONE)
    }

    /// Return the task's context.
    fn get_context(this: &Native<Future>, thread: &Thread) -> Value {
        contextvars::known_context(thread, parts(this).context())
    }

    /// Return the task's name.
    fn get_name(this: &Native<Future>) -> String {
        super::name_of(this)
    }

    /// Change the task's name.
    #[positional_only]
    fn set_name(this: &Native<Future>, thread: &Thread, value: Value) -> Result<(), Raised> {
        let name = protocol::str(thread, value)?;
        parts(this).name().set(name);
        Ok(())
    }

    /// Return the frames of the coroutine.
    fn get_stack(
        this: &Native<Future>,
        thread: &Thread,
        #[keyword_only]
        #[default]
        limit: Option<Value>,
    ) -> Result<Value, Raised> {
        running::call_helper(
            thread,
            "asyncio.base_tasks",
            "_task_get_stack",
            &[this.value(), limit.unwrap_or(Value::NONE)],
        )
    }

    /// Print the frames of the coroutine.
    fn print_stack(
        this: &Native<Future>,
        thread: &Thread,
        #[keyword_only]
        #[default]
        limit: Option<Value>,
        #[default] file: Option<Value>,
    ) -> Result<Value, Raised> {
        let values = [
            this.value(),
            limit.unwrap_or(Value::NONE),
            file.unwrap_or(Value::NONE),
        ];
        running::call_helper(thread, "asyncio.base_tasks", "_task_print_stack", &values)
    }

    fn _step(
        this: &Native<Future>,
        thread: &Thread,
        #[default] exc: Option<Value>,
    ) -> Result<(), Raised> {
        run_step(thread, this, exc)
    }

    fn _wakeup(this: &Native<Future>, thread: &Thread, future: Value) -> Result<(), Raised> {
        let _ = future;
        run_step(thread, this, None)
    }

    #[getter]
    fn _coro(this: &Native<Future>) -> Value {
        parts(this).coroutine().get().unwrap_or(Value::NONE)
    }

    #[getter]
    fn _fut_waiter(this: &Native<Future>) -> Value {
        this.waiter().unwrap_or(Value::NONE)
    }

    #[getter]
    fn _must_cancel(this: &Native<Future>) -> bool {
        this.has_mark(Mark::MustCancel)
    }

    #[getter]
    fn _log_destroy_pending(this: &Native<Future>) -> bool {
        this.has_mark(Mark::LogDestroyPending)
    }

    #[setter("_log_destroy_pending")]
    fn set_log_destroy_pending(
        this: &Native<Future>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let truth = protocol::truth(thread, value)?;
        this.set_mark(Mark::LogDestroyPending, truth);
        Ok(())
    }
}

/// The name of a task.
pub fn name_of(task: &Native<Future>) -> String {
    match parts(task).name().get() {
        Some(name) => match name.to_int() {
            Some(number) => format!("Task-{number}"),
            None => protocol::text_of(&name).unwrap_or_default().to_owned(),
        },
        None => String::new(),
    }
}
