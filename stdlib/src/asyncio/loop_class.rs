//! The Python class of event loops.

use crate::asyncio::event_loop::{EventLoop, now, wrong_thread};
use crate::asyncio::future::Future;
use crate::asyncio::future_class;
use crate::asyncio::handle::Handle;
use crate::asyncio::readiness::Direction;
use crate::asyncio::task;
use crate::socket::Endpoint;
use weft_core::error::{type_error, value_error};
use weft_core::heap::{Native, Raised, Slot, Thread, Tuple, Value};
use weft_core::interpreter::{Interpreter, Request, ThreadState};
use weft_core::native::{Arguments, NativeClass};
use weft_core::protocol;

impl NativeClass for EventLoop {
    fn definition() -> &'static weft_core::native::ClassDefinition {
        &class::DEFINITION
    }
}

/// The descriptor of an int or of an object with `fileno()`.
fn descriptor_of(thread: &Thread, value: Value) -> Result<i32, Raised> {
    let number = match value.to_int() {
        Some(number) => number,
        None => {
            let Some(fileno) = protocol::try_attribute(thread, value, thread.intern("fileno"))?
            else {
                let shown = protocol::repr(thread, value)?;
                return Err(value_error(format!(
                    "Invalid file object: {}",
                    protocol::text_of(&shown).unwrap_or_default()
                )));
            };
            let number = protocol::call_values(thread, fileno, &[])?;
            protocol::to_i64(thread, number)?
        }
    };
    match i32::try_from(number) {
        Ok(number) if number >= 0 => Ok(number),
        _ => Err(value_error(format!("Invalid file descriptor: {number}"))),
    }
}

/// Checks of debug mode before a callback is taken.
fn check_callback(
    thread: &Thread,
    this: &EventLoop,
    callback: Value,
    method: &str,
) -> Result<(), Raised> {
    use std::sync::atomic::Ordering;
    this.check_open()?;
    if !this.debug.load(Ordering::Relaxed) {
        return Ok(());
    }
    if method != "call_soon_threadsafe"
        && this.runner() != 0
        && this.runner() != ThreadState::of(thread).identity()
    {
        return Err(wrong_thread());
    }
    let module = weft_core::import::import_module(thread, "asyncio.coroutines")?;
    let test = protocol::get_attribute_text(thread, module, "_is_coroutine_function")?;
    let makes_coroutines = protocol::call_values(thread, test, &[callback])?;
    if protocol::truth(thread, makes_coroutines)?
        || weft_core::types::generator::is_coroutine(thread, callback)
    {
        return Err(type_error(format!(
            "coroutines cannot be used with {method}()"
        )));
    }
    if !protocol::is_callable(thread, callback) {
        let shown = protocol::repr(thread, callback)?;
        return Err(type_error(format!(
            "a callable object was expected by {method}(), got {}",
            protocol::text_of(&shown).unwrap_or_default()
        )));
    }
    Ok(())
}

fn soon(
    thread: &Thread,
    this: &Native<EventLoop>,
    callback: Value,
    arguments: &[Value],
    context: Option<Value>,
) -> Result<Value, Raised> {
    let context = context.filter(|context| !context.is_none());
    let handle = Handle::new(
        thread,
        this.value(),
        callback,
        thread.tuple(arguments),
        context,
    );
    handle.note_origin(thread)?;
    this.push(thread, handle.value());
    Ok(handle.value())
}

fn at(
    thread: &Thread,
    this: &Native<EventLoop>,
    when: f64,
    callback: Value,
    arguments: &[Value],
    context: Option<Value>,
) -> Result<Value, Raised> {
    let context = context.filter(|context| !context.is_none());
    let handle = Handle::fresh(
        thread,
        this.value(),
        callback,
        thread.tuple(arguments),
        context,
    );
    let timer = Handle::timer(thread, handle, when);
    timer.note_origin(thread)?;
    this.sweep_timers(thread);
    this.schedule(thread, &timer);
    Ok(timer.value())
}

/// Adds a timer the way that a subclass does.
fn later(
    thread: &Thread,
    this: &Native<EventLoop>,
    when: f64,
    callback: Value,
    arguments: &[Value],
    context: Option<Value>,
) -> Result<Value, Raised> {
    let mut values = vec![thread.float(when), callback];
    values.extend(arguments);
    values.push(context.unwrap_or(Value::NONE));
    let values = thread.tuple(&values);
    let values = values.downcast::<Tuple>().expect("just made");
    let method = protocol::get_attribute_text(thread, this.value(), "call_at")?;
    let names = [thread.intern("context")];
    protocol::call(
        thread,
        method,
        Arguments::with_names(values.items(), &names),
    )
}

fn watch(
    thread: &Thread,
    this: &Native<EventLoop>,
    file: Value,
    direction: Direction,
    callback: Value,
    arguments: &[Value],
) -> Result<Value, Raised> {
    this.check_open()?;
    let descriptor = descriptor_of(thread, file)?;
    Interpreter::require(thread, Request::Descriptor(descriptor))?;
    let handle = Handle::new(
        thread,
        this.value(),
        callback,
        thread.tuple(arguments),
        None,
    );
    handle.note_origin(thread)?;
    this.watch(thread, descriptor, direction, handle.value(), false)?;
    Ok(handle.value())
}

/// Watches a socket for a transport that takes all there is to read each time.
fn watch_stream(
    thread: &Thread,
    this: &Native<EventLoop>,
    descriptor: i32,
    callback: Value,
) -> Result<(), Raised> {
    this.check_open()?;
    Interpreter::require(thread, Request::Descriptor(descriptor))?;
    let handle = Handle::new(thread, this.value(), callback, thread.tuple(&[]), None);
    handle.note_origin(thread)?;
    this.watch(thread, descriptor, Direction::Read, handle.value(), true)
}

fn unwatch(
    thread: &Thread,
    this: &Native<EventLoop>,
    file: Value,
    direction: Direction,
) -> Result<bool, Raised> {
    if this.is_closed() {
        return Ok(false);
    }
    let descriptor = descriptor_of(thread, file)?;
    this.unwatch(thread, descriptor, direction)
}

/// Has a future done when a socket is ready, or sooner. Whether it can; if not, the socket is to be watched.
fn tell(
    thread: &Thread,
    this: &Native<EventLoop>,
    socket: Value,
    direction: Direction,
    future: Value,
) -> Result<bool, Raised> {
    this.check_open()?;
    let (Some(socket), Some(_)) = (socket.downcast::<Native<Endpoint>>(), Future::of(&future))
    else {
        return Ok(false);
    };
    Interpreter::require(thread, Request::Descriptor(socket.number()))?;
    this.tell(thread, socket, direction, future)
}

fn optional(slot: &Slot) -> Value {
    slot.get().unwrap_or(Value::NONE)
}

/// The native half of an event loop.
#[weft_macros::class(name = "EventLoop", module = "_asyncio", subclassable, dictionary)]
pub mod class {
    use super::{
        Direction, EventLoop, Future, Interpreter, future_class, now, optional, soon, task, tell,
        unwatch, watch, watch_stream,
    };
    use std::sync::atomic::Ordering;
    use weft_core::error::type_error;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::native::{Arguments, Keywords};
    use weft_core::protocol;
    use weft_core::types::class::Class;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let _ = (arguments, keywords);
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        let event_loop = EventLoop::new(thread)?;
        let debug = std::env::var("PYTHONASYNCIODEBUG").is_ok_and(|value| !value.is_empty());
        event_loop.debug.store(debug, Ordering::Relaxed);
        let (native, _) = Interpreter::class_from(thread, &DEFINITION);
        let replaced = [
            ("time", &event_loop.own_clock),
            ("_run_once", &event_loop.own_pass),
            ("call_at", &event_loop.own_timers),
        ];
        for (name, flag) in replaced {
            let usual = protocol::get_attribute_text(thread, native, name)?;
            let is_own = protocol::get_attribute_text(thread, class, name)? != usual;
            flag.store(is_own, Ordering::Relaxed);
        }
        Ok(Native::new(thread, shape, event_loop).value())
    }

    fn __init__(this: &Native<EventLoop>) -> Result<(), Raised> {
        let _ = this;
        Ok(())
    }

    /// Return the loop's time.
    fn time(this: &Native<EventLoop>) -> f64 {
        let _ = this;
        now()
    }

    /// Have a callback called in the next pass.
    fn call_soon(
        this: &Native<EventLoop>,
        thread: &Thread,
        callback: Value,
        #[rest] args: &[Value],
        #[keyword_only]
        #[default]
        context: Option<Value>,
    ) -> Result<Value, Raised> {
        super::check_callback(thread, this, callback, "call_soon")?;
        soon(thread, this, callback, args, context)
    }

    /// Have a callback called in the next pass, from any thread.
    fn call_soon_threadsafe(
        this: &Native<EventLoop>,
        thread: &Thread,
        callback: Value,
        #[rest] args: &[Value],
        #[keyword_only]
        #[default]
        context: Option<Value>,
    ) -> Result<Value, Raised> {
        super::check_callback(thread, this, callback, "call_soon_threadsafe")?;
        let context = context.filter(|context| !context.is_none());
        let arguments = thread.tuple(args);
        let handle = super::Handle::shared(thread, this.value(), callback, arguments, context);
        handle.note_origin(thread)?;
        this.push(thread, handle.value());
        this.wake();
        Ok(handle.value())
    }

    /// Have a callback called after some seconds.
    fn call_later(
        this: &Native<EventLoop>,
        thread: &Thread,
        delay: Value,
        callback: Value,
        #[rest] args: &[Value],
        #[keyword_only]
        #[default]
        context: Option<Value>,
    ) -> Result<Value, Raised> {
        if delay.is_none() {
            return Err(type_error("delay must not be None"));
        }
        let delay = protocol::to_float(thread, delay)?;
        let when = this.time(thread, this.value())? + delay;
        if this.own_timers.load(Ordering::Relaxed) {
            return super::later(thread, this, when, callback, args, context);
        }
        super::check_callback(thread, this, callback, "call_at")?;
        super::at(thread, this, when, callback, args, context)
    }

    /// Have a callback called at a time.
    fn call_at(
        this: &Native<EventLoop>,
        thread: &Thread,
        when: Value,
        callback: Value,
        #[rest] args: &[Value],
        #[keyword_only]
        #[default]
        context: Option<Value>,
    ) -> Result<Value, Raised> {
        if when.is_none() {
            return Err(type_error("when cannot be None"));
        }
        super::check_callback(thread, this, callback, "call_at")?;
        let when = protocol::to_float(thread, when)?;
        super::at(thread, this, when, callback, args, context)
    }

    /// Run until stop is called.
    fn run_forever(this: &Native<EventLoop>, thread: &Thread) -> Result<(), Raised> {
        this.run_forever(thread, this.value())
    }

    fn _run_once(this: &Native<EventLoop>, thread: &Thread) -> Result<(), Raised> {
        this.run_once(thread, this.value())
    }

    fn _add_callback(this: &Native<EventLoop>, thread: &Thread, handle: Value) {
        if handle
            .downcast::<Native<super::Handle>>()
            .is_some_and(|handle| !handle.is_cancelled())
        {
            this.push(thread, handle);
        }
    }

    /// End run_forever after the pass in progress.
    fn stop(this: &Native<EventLoop>) -> Result<(), Raised> {
        this.stop();
        Ok(())
    }

    /// Say whether the loop runs.
    fn is_running(this: &Native<EventLoop>) -> bool {
        this.runner() != 0
    }

    /// Say whether the loop was closed.
    fn is_closed(this: &Native<EventLoop>) -> bool {
        this.is_closed()
    }

    /// Let go of everything.
    fn close(this: &Native<EventLoop>, thread: &Thread) -> Result<(), Raised> {
        this.close(thread)
    }

    /// Return a future of this loop.
    fn create_future(this: &Native<EventLoop>, thread: &Thread) -> Result<Value, Raised> {
        let (class, _) = Interpreter::class_from(thread, &future_class::class::DEFINITION);
        Future::create(thread, class, this.value())
    }

    /// Return a task of this loop that runs a coroutine.
    fn create_task(
        this: &Native<EventLoop>,
        thread: &Thread,
        coro: Value,
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        this.check_open()?;
        if let Some(factory) = this.task_factory.get() {
            let (mut values, mut names) = (vec![this.value(), coro], Vec::new());
            for (name, value) in keywords.iter() {
                names.push(name);
                values.push(value);
            }
            let values = thread.tuple(&values);
            let values = values
                .downcast::<weft_core::heap::Tuple>()
                .expect("just made");
            return protocol::call(
                thread,
                factory,
                Arguments::with_names(values.items(), &names),
            );
        }
        let (class, _) = Interpreter::class_from(thread, &task::task_class::DEFINITION);
        if let Some(eager) = keywords.get("eager_start")
            && !eager.is_none()
        {
            let (mut values, mut names) = (vec![coro, this.value()], vec![thread.intern("loop")]);
            for (name, value) in keywords.iter() {
                names.push(name);
                values.push(value);
            }
            let values = thread.tuple(&values);
            let values = values
                .downcast::<weft_core::heap::Tuple>()
                .expect("just made");
            return protocol::call(thread, class, Arguments::with_names(values.items(), &names));
        }
        let (name, context) = (keywords.get("name"), keywords.get("context"));
        let made = task::create(thread, class, this.value(), coro, name, context)?;
        task::schedule(thread, this.value(), made)?;
        Ok(made)
    }

    /// Change what makes tasks.
    fn set_task_factory(
        this: &Native<EventLoop>,
        thread: &Thread,
        factory: Value,
    ) -> Result<(), Raised> {
        if !factory.is_none() && !protocol::is_callable(thread, factory) {
            return Err(type_error("task factory must be a callable or None"));
        }
        this.task_factory
            .set_option((!factory.is_none()).then_some(factory));
        Ok(())
    }

    /// Return what makes tasks, or None.
    fn get_task_factory(this: &Native<EventLoop>) -> Value {
        optional(&this.task_factory)
    }

    /// Have a callback called whenever a file is readable.
    fn add_reader(
        this: &Native<EventLoop>,
        thread: &Thread,
        fd: Value,
        callback: Value,
        #[rest] args: &[Value],
    ) -> Result<(), Raised> {
        watch(thread, this, fd, Direction::Read, callback, args).map(drop)
    }

    fn _add_reader(
        this: &Native<EventLoop>,
        thread: &Thread,
        #[positional_only] fd: Value,
        #[positional_only] callback: Value,
        #[rest] args: &[Value],
    ) -> Result<Value, Raised> {
        watch(thread, this, fd, Direction::Read, callback, args)
    }

    /// Have a callback called whenever a socket is readable, which takes all there is each time.
    #[positional_only]
    fn _add_stream_reader(
        this: &Native<EventLoop>,
        thread: &Thread,
        fd: i32,
        callback: Value,
    ) -> Result<(), Raised> {
        watch_stream(thread, this, fd, callback)
    }

    /// Have a callback called whenever a file is writable.
    fn add_writer(
        this: &Native<EventLoop>,
        thread: &Thread,
        fd: Value,
        callback: Value,
        #[rest] args: &[Value],
    ) -> Result<(), Raised> {
        watch(thread, this, fd, Direction::Write, callback, args).map(drop)
    }

    fn _add_writer(
        this: &Native<EventLoop>,
        thread: &Thread,
        #[positional_only] fd: Value,
        #[positional_only] callback: Value,
        #[rest] args: &[Value],
    ) -> Result<Value, Raised> {
        watch(thread, this, fd, Direction::Write, callback, args)
    }

    /// Have a future done when a socket is readable, or sooner. False if the socket has to be watched instead.
    #[positional_only]
    fn _tell_readable(
        this: &Native<EventLoop>,
        thread: &Thread,
        sock: Value,
        future: Value,
    ) -> Result<bool, Raised> {
        tell(thread, this, sock, Direction::Read, future)
    }

    /// Have a future done when a socket is writable, or sooner. False if the socket has to be watched instead.
    #[positional_only]
    fn _tell_writable(
        this: &Native<EventLoop>,
        thread: &Thread,
        sock: Value,
        future: Value,
    ) -> Result<bool, Raised> {
        tell(thread, this, sock, Direction::Write, future)
    }

    /// End add_reader; whether there was one.
    fn remove_reader(this: &Native<EventLoop>, thread: &Thread, fd: Value) -> Result<bool, Raised> {
        unwatch(thread, this, fd, Direction::Read)
    }

    #[positional_only]
    fn _remove_reader(
        this: &Native<EventLoop>,
        thread: &Thread,
        fd: Value,
    ) -> Result<bool, Raised> {
        unwatch(thread, this, fd, Direction::Read)
    }

    /// End add_writer; whether there was one.
    fn remove_writer(this: &Native<EventLoop>, thread: &Thread, fd: Value) -> Result<bool, Raised> {
        unwatch(thread, this, fd, Direction::Write)
    }

    #[positional_only]
    fn _remove_writer(
        this: &Native<EventLoop>,
        thread: &Thread,
        fd: Value,
    ) -> Result<bool, Raised> {
        unwatch(thread, this, fd, Direction::Write)
    }

    /// Say whether debug mode is on.
    fn get_debug(this: &Native<EventLoop>) -> bool {
        this.debug.load(Ordering::Relaxed)
    }

    /// Turn debug mode on or off.
    fn set_debug(this: &Native<EventLoop>, enabled: bool) -> Result<(), Raised> {
        this.debug.store(enabled, Ordering::Relaxed);
        Ok(())
    }

    fn _ready_count(this: &Native<EventLoop>) -> usize {
        this.ready_count()
    }

    fn _scheduled_count(this: &Native<EventLoop>) -> usize {
        this.timer_count()
    }

    #[getter]
    fn _thread_id(this: &Native<EventLoop>, thread: &Thread) -> Value {
        match this.runner() {
            0 => Value::NONE,
            identity => thread.int(identity as i64),
        }
    }

    #[getter]
    fn slow_callback_duration(this: &Native<EventLoop>) -> Value {
        optional(&this.slow_callback_duration)
    }

    #[setter("slow_callback_duration")]
    fn set_slow_callback_duration(
        this: &Native<EventLoop>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let seconds = protocol::to_float(thread, value)?;
        this.slow_callback_duration.set(thread.float(seconds));
        Ok(())
    }
}
