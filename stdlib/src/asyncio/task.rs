//! Tasks: futures that run a coroutine, a step at a time.

use crate::asyncio::event_loop::EventLoop;
use crate::asyncio::future::{Future, State};
use crate::asyncio::handle::Handle;
use crate::asyncio::running;
use crate::contextvars::{self, Context};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use weft_core::error::{Exception, is_raised, runtime_error};
use weft_core::heap::concurrency::recording;
use weft_core::heap::{Native, Raised, Slot, Thread, Tracer, Value};
use weft_core::protocol;
use weft_core::types::generator::{self, Generator, Sent, Stepped};

/// What a task has beside a future.
pub struct TaskState {
    pub(super) coroutine: Slot,
    pub(super) context: Value,
    pub(super) name: Slot,
    /// What it waits for.
    pub(super) waiter: Slot,
    pub(super) must_cancel: AtomicBool,
    pub(super) cancellations: AtomicU32,
    pub(super) log_destroy_pending: AtomicBool,
    /// The text that a recording shows its steps by, once there is one.
    pub(super) recorded: AtomicU32,
    /// Where it stands among the loop's tasks.
    pub(super) place: AtomicU32,
}

impl TaskState {
    fn place(&self) -> usize {
        self.place.load(Ordering::Relaxed) as usize
    }

    fn set_place(&self, place: usize) {
        self.place.store(place as u32, Ordering::Relaxed);
    }

    /// The values that it refers to.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.context);
        tracer.slots([&self.coroutine, &self.name, &self.waiter]);
    }
}

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
                Context::current(thread).value(),
            )
        }
    }
}

/// Notes a task that begins.
pub fn register(thread: &Thread, own: Value, future: &Future) {
    let (Some(state), Some(event_loop)) = (&future.task, EventLoop::of(&future.event_loop)) else {
        return;
    };
    event_loop.with_tasks(|tasks| {
        if tasks.get(state.place()) != Some(own) {
            tasks.push(thread, own);
            state.set_place(tasks.len() - 1);
        }
    });
}

/// Notes that a future or task has ended.
pub fn ended(thread: &Thread, own: Value, future: &Future) {
    let (Some(state), Some(event_loop)) = (&future.task, EventLoop::of(&future.event_loop)) else {
        return;
    };
    event_loop.with_tasks(|tasks| {
        let place = state.place();
        if tasks.get(place) != Some(own) {
            return;
        }
        // The last one takes its place.
        let Some(last) = tasks.remove(thread, tasks.len() - 1) else {
            return;
        };
        if tasks.set(thread, place, last)
            && let Some(moved) = Future::of(&last).and_then(|moved| moved.task.as_ref())
        {
            moved.set_place(place);
        }
    });
}

/// Takes a step of a task in its context. `exception` is raised in the coroutine first.
///
/// # Errors
/// `SystemExit` and `KeyboardInterrupt` from the coroutine, which end the task too.
pub fn run_step(
    thread: &Thread,
    task: &Native<Future>,
    exception: Option<Value>,
) -> Result<(), Raised> {
    let own = task.value();
    let Some(state) = &task.task else {
        return Ok(());
    };
    if task.is_done() {
        return Ok(());
    }
    let mut exception = exception;
    let waiter = state.waiter.get();
    if state.must_cancel.swap(false, Ordering::AcqRel) && exception.is_none() {
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
    state.waiter.clear();
    let Some(coroutine) = state.coroutine.get() else {
        return Ok(());
    };
    let before = running::swap_current(task.event_loop, Some(own));
    let context = state.context.cast::<Native<Context>>();
    if let Some(context) = context
        && let Err(raised) = contextvars::enter(thread, &context)
    {
        running::swap_current(task.event_loop, before);
        return Err(raised);
    }
    let sent = match exception {
        Some(exception) => Sent::Exception(exception),
        None => Sent::Value(Value::NONE),
    };
    let recorded = recording::step(|| recorded_name(task, state));
    let stepped = generator::step(thread, coroutine, sent);
    drop(recorded);
    if let Some(context) = context {
        contextvars::leave(thread, &context);
    }
    running::swap_current(task.event_loop, before);
    match stepped {
        Ok(Stepped::Yielded(value)) => wait_for(thread, task, state, value),
        Ok(Stepped::Returned(value)) => {
            if state.must_cancel.swap(false, Ordering::AcqRel) {
                let message = task.cancel_message.get();
                return task.cancel(thread, own, message).map(drop);
            }
            task.set_result(thread, own, value)
        }
        Err(raised) => end_with(thread, task, raised),
    }
}

/// The number of the text that a recording shows the task by: its name, and its coroutine's.
fn recorded_name(task: &Native<Future>, state: &TaskState) -> u32 {
    let known = state.recorded.load(Ordering::Relaxed);
    if known != 0 {
        return known;
    }
    let coroutine = state.coroutine.get();
    let coroutine = coroutine
        .as_ref()
        .and_then(Generator::of)
        .map(|coroutine| coroutine.code().qualname.to_string());
    let name = match coroutine {
        Some(coroutine) => format!("{}: {coroutine}()", name_of(task)),
        None => name_of(task),
    };
    let number = recording::text(&name);
    state.recorded.store(number, Ordering::Relaxed);
    number
}

fn end_with(thread: &Thread, task: &Native<Future>, raised: Raised) -> Result<(), Raised> {
    let own = task.value();
    let leaves =
        is_raised(thread, Exception::SystemExit) || is_raised(thread, Exception::KeyboardInterrupt);
    let exception = thread.take_raised(raised);
    let cancelled = running::exception_class(thread, "CancelledError")?;
    if weft_core::types::class::is_instance(thread, exception, cancelled) {
        task.keep_cancelled_error(exception);
        return task.cancel(thread, own, None).map(drop);
    }
    task.set_exception(thread, own, exception)?;
    if leaves {
        return Err(thread.set_raised(exception));
    }
    Ok(())
}

/// The coroutine has handed out `value`: a future that it waits for, or nothing to give others a turn.
fn wait_for(
    thread: &Thread,
    task: &Native<Future>,
    state: &TaskState,
    value: Value,
) -> Result<(), Raised> {
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
        if !future.blocking.swap(false, Ordering::AcqRel) {
            let (task_shown, future_shown) = (shown(thread, own)?, shown(thread, value)?);
            return fail(
                thread,
                task,
                &format!(
                    "yield was used instead of yield from in task {task_shown} with {future_shown}"
                ),
            );
        }
        state.waiter.set(value);
        future.add_callback(thread, value, own)?;
        return cancel_if_wanted(thread, task, state, value);
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
            state.waiter.set(value);
            cancel_if_wanted(thread, task, state, value)
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

fn cancel_if_wanted(
    thread: &Thread,
    task: &Native<Future>,
    state: &TaskState,
    waiter: Value,
) -> Result<(), Raised> {
    if state.must_cancel.load(Ordering::Acquire) {
        let message = task.cancel_message.get().unwrap_or(Value::NONE);
        if cancel_waiter(thread, waiter, message)? {
            state.must_cancel.store(false, Ordering::Release);
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
            Context::current(thread).value(),
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
    task.log_traceback.store(false, Ordering::Relaxed);
    if task.is_done() {
        return Ok(false);
    }
    let Some(state) = &task.task else {
        return task.cancel(thread, task.value(), message);
    };
    state.cancellations.fetch_add(1, Ordering::AcqRel);
    if let Some(waiter) = state.waiter.get()
        && cancel_waiter(thread, waiter, message.unwrap_or(Value::NONE))?
    {
        return Ok(true);
    }
    state.must_cancel.store(true, Ordering::Release);
    task.cancel_message.set_option(message);
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
    let context = context.filter(|context| !context.is_none());
    let context = context.unwrap_or_else(|| Context::current(thread).copy(thread).value());
    let state = TaskState {
        coroutine: Slot::new(coroutine),
        context,
        name: Slot::new(name),
        waiter: Slot::empty(),
        must_cancel: AtomicBool::new(false),
        cancellations: AtomicU32::new(0),
        log_destroy_pending: AtomicBool::new(true),
        recorded: AtomicU32::new(0),
        place: AtomicU32::new(0),
    };
    if name.is_none() {
        // The number is taken now; the text is made when somebody asks.
        state
            .name
            .set(thread.int(running::next_task_number(thread)));
    }
    let shape = weft_core::types::class::Class::of(&class)
        .expect("a class is instantiated")
        .shape();
    let task = Native::new(
        thread,
        shape,
        Future::fresh(event_loop, Some(Box::new(state))),
    );
    task.note_origin(thread)?;
    register(thread, task.value(), &task);
    Ok(task.value())
}

fn state(task: &Native<Future>) -> &TaskState {
    task.task.as_ref().expect("a task")
}

/// A coroutine that a loop runs, and the result that it will have.
#[weft_macros::class(name = "Task", module = "_asyncio", bases = ["Future"], subclassable, dictionary)]
pub mod task_class {
    use super::{Future, create, run_step, running, schedule, state};
    use crate::asyncio::future::loop_or_current;
    use std::sync::atomic::Ordering;
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
                state(future).coroutine.clear();
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
        let state = state(this);
        let left = state.cancellations.load(Ordering::Acquire);
        if left == 0 {
            return 0;
        }
        state.cancellations.store(left - 1, Ordering::Release);
        if left == 1 {
            state.must_cancel.store(false, Ordering::Release);
        }
        left - 1
    }

    /// Return how many requests to be cancelled there are.
    fn cancelling(this: &Native<Future>) -> u32 {
        state(this).cancellations.load(Ordering::Acquire)
    }

    /// Return the task's coroutine.
    fn get_coro(this: &Native<Future>) -> Value {
        state(this).coroutine.get().unwrap_or(Value::NONE)
    }

    /// Return the task's context.
    fn get_context(this: &Native<Future>) -> Value {
        state(this).context
    }

    /// Return the task's name.
    fn get_name(this: &Native<Future>) -> String {
        super::name_of(this)
    }

    /// Change the task's name.
    #[positional_only]
    fn set_name(this: &Native<Future>, thread: &Thread, value: Value) -> Result<(), Raised> {
        let name = protocol::str(thread, value)?;
        state(this).name.set(name);
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
        state(this).coroutine.get().unwrap_or(Value::NONE)
    }

    #[getter]
    fn _fut_waiter(this: &Native<Future>) -> Value {
        state(this).waiter.get().unwrap_or(Value::NONE)
    }

    #[getter]
    fn _must_cancel(this: &Native<Future>) -> bool {
        state(this).must_cancel.load(Ordering::Acquire)
    }

    #[getter]
    fn _log_destroy_pending(this: &Native<Future>) -> bool {
        state(this).log_destroy_pending.load(Ordering::Relaxed)
    }

    #[setter("_log_destroy_pending")]
    fn set_log_destroy_pending(
        this: &Native<Future>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let truth = protocol::truth(thread, value)?;
        state(this)
            .log_destroy_pending
            .store(truth, Ordering::Relaxed);
        Ok(())
    }
}

/// The name of a task.
pub fn name_of(task: &Native<Future>) -> String {
    match state(task).name.get() {
        Some(name) => match name.to_int() {
            Some(number) => format!("Task-{number}"),
            None => protocol::text_of(&name).unwrap_or_default().to_owned(),
        },
        None => String::new(),
    }
}
