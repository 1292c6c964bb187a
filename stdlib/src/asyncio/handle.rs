//! Handles: a callback that a loop will call, with its arguments and context; and timers.

use crate::asyncio::event_loop::EventLoop;
use crate::contextvars;
use crate::io::exclusive::{Exclusive, Guard};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use weft_core::error::{Exception, is_raised};
use weft_core::heap::{Gc, Native, Raised, Slot, Thread, Trace, Tracer, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::native::Arguments;
use weft_core::protocol;

/// A callback with its arguments; a timer has a time beside.
pub struct Handle {
    pub(super) callback: Slot,
    pub(super) arguments: Slot,
    pub(super) event_loop: Value,
    /// What is kept of its context (see [`contextvars::keep`]).
    pub(super) context: Slot,
    pub(super) cancelled: AtomicBool,
    /// The time of a timer, as the bits of a float.
    pub(super) when: AtomicU64,
    pub(super) scheduled: AtomicBool,
    /// In debug mode where it was made, as a list of frames.
    pub(super) origin: Slot,
    /// In debug mode what it showed before it was cancelled.
    text: Slot,
    /// Taken while the callback runs, if other threads may cancel it: they wait until it has ended.
    exclusive: Option<Box<Exclusive>>,
}

impl Trace for Handle {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.event_loop);
        tracer.slots([&self.callback, &self.arguments, &self.context]);
        tracer.slots([&self.origin, &self.text]);
    }
}

impl Handle {
    /// A handle. The context is a copy of the thread's if none is given, or what was kept of one.
    pub fn fresh(
        thread: &Thread,
        event_loop: Value,
        callback: Value,
        arguments: Value,
        context: Option<Value>,
    ) -> Handle {
        let context = contextvars::keep(thread, context);
        Handle {
            callback: Slot::new(callback),
            arguments: Slot::new(arguments),
            event_loop,
            context: Slot::new(context),
            cancelled: AtomicBool::new(false),
            when: AtomicU64::new(0),
            scheduled: AtomicBool::new(false),
            origin: Slot::empty(),
            text: Slot::empty(),
            exclusive: None,
        }
    }

    /// A handle that other threads may cancel.
    pub fn shared(
        thread: &Thread,
        event_loop: Value,
        callback: Value,
        arguments: Value,
        context: Option<Value>,
    ) -> Gc<Native<Handle>> {
        let (_, shape) = Interpreter::class_from(thread, &shared_class::DEFINITION);
        let handle = Handle::fresh(thread, event_loop, callback, arguments, context);
        let exclusive = Some(Box::default());
        Native::new(
            thread,
            shape,
            Handle {
                exclusive,
                ..handle
            },
        )
    }

    /// Waits until no other thread runs or cancels the callback, and keeps others from it.
    fn enter(&self, thread: &Thread) -> Result<Option<Guard<'_>>, Raised> {
        match &self.exclusive {
            Some(exclusive) => exclusive.enter_again(thread).map(Some),
            None => Ok(None),
        }
    }

    /// Notes in debug mode where it was made.
    pub fn note_origin(&self, thread: &Thread) -> Result<(), Raised> {
        self.origin.set_option(origin(thread, self.event_loop)?);
        Ok(())
    }

    /// A plain handle object.
    pub fn new(
        thread: &Thread,
        event_loop: Value,
        callback: Value,
        arguments: Value,
        context: Option<Value>,
    ) -> Gc<Native<Handle>> {
        let (_, shape) = Interpreter::class_from(thread, &handle_class::DEFINITION);
        Native::new(
            thread,
            shape,
            Handle::fresh(thread, event_loop, callback, arguments, context),
        )
    }

    /// A timer object.
    pub fn timer(thread: &Thread, handle: Handle, when: f64) -> Gc<Native<Handle>> {
        handle.when.store(when.to_bits(), Ordering::Relaxed);
        let (_, shape) = Interpreter::class_from(thread, &timer_class::DEFINITION);
        Native::new(thread, shape, handle)
    }

    /// When the timer is due.
    pub fn when(&self) -> f64 {
        f64::from_bits(self.when.load(Ordering::Relaxed))
    }

    /// Whether the callback will not be called.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Acquire)
    }

    /// Lets go of the callback.
    pub fn cancel(&self) {
        if !self.cancelled.swap(true, Ordering::AcqRel) {
            self.callback.clear();
            self.arguments.clear();
        }
    }

    /// Calls the callback in its context. What it raises goes to the loop's exception handler.
    ///
    /// # Errors
    /// `SystemExit` and `KeyboardInterrupt`, and what the exception handler raises of these.
    pub fn run(&self, thread: &Thread, own: Value) -> Result<(), Raised> {
        let _guard = self.enter(thread)?;
        let (Some(callback), Some(arguments)) = (self.callback.get(), self.arguments.get()) else {
            return Ok(());
        };
        let values = arguments.downcast::<Tuple>().map_or(&[][..], Tuple::items);
        match call(thread, callback, values, &self.context) {
            Ok(_) => Ok(()),
            Err(raised) => self.see_to_failure(thread, own, (callback, values), raised),
        }
    }

    /// Tells the loop's exception handler what a callback has raised.
    ///
    /// # Errors
    /// As [`Handle::run`].
    pub(super) fn see_to_failure(
        &self,
        thread: &Thread,
        own: Value,
        (callback, values): (Value, &[Value]),
        raised: Raised,
    ) -> Result<(), Raised> {
        if is_raised(thread, Exception::SystemExit)
            || is_raised(thread, Exception::KeyboardInterrupt)
        {
            return Err(raised);
        }
        let exception = thread.take_raised(raised);
        let shown = describe_callback(thread, self.event_loop, callback, values)?;
        report(
            thread,
            self.event_loop,
            &format!("Exception in callback {shown}"),
            exception,
            &[
                ("handle", Some(own)),
                ("source_traceback", self.origin.get()),
            ],
        )
    }
}

/// Calls a callback in what is kept of its context.
pub(super) fn call(
    thread: &Thread,
    callback: Value,
    values: &[Value],
    context: &Slot,
) -> Result<Value, Raised> {
    let entered = contextvars::enter_kept(thread, context)?;
    let result = protocol::call_values(thread, callback, values);
    if let Some(entered) = entered {
        contextvars::leave_kept(thread, context, entered);
    }
    result
}

/// Where the program is, as a list of frames, if the loop is in debug mode.
///
/// # Errors
/// Whatever `traceback` raises.
pub(super) fn origin(thread: &Thread, event_loop: Value) -> Result<Option<Value>, Raised> {
    let is_debugging = EventLoop::of(&event_loop).is_some_and(|native| native.is_debugging());
    if !is_debugging {
        return Ok(None);
    }
    let module = weft_core::import::import_module(thread, "asyncio.format_helpers")?;
    let extract = protocol::get_attribute_text(thread, module, "extract_stack")?;
    protocol::call_values(thread, extract, &[]).map(Some)
}

/// A callback as messages show it, with its arguments in debug mode alone: they may be secret, or long.
pub(super) fn describe_callback(
    thread: &Thread,
    event_loop: Value,
    callback: Value,
    arguments: &[Value],
) -> Result<String, Raised> {
    let helpers =
        weft_core::import::import_name(thread, thread.dict().value(), "asyncio.format_helpers", 0)?;
    let format = protocol::get_attribute_text(thread, helpers, "_format_callback_source")?;
    let debug = EventLoop::of(&event_loop).is_some_and(|native| native.is_debugging());
    let debug = if debug { Value::TRUE } else { Value::FALSE };
    let values = [callback, thread.tuple(arguments), debug];
    let names = [thread.intern("debug")];
    let text = protocol::call(thread, format, Arguments::with_names(&values, &names))?;
    Ok(protocol::text_of(&text).unwrap_or_default().to_owned())
}

/// Tells a loop's exception handler.
pub(super) fn report(
    thread: &Thread,
    event_loop: Value,
    message: &str,
    exception: Value,
    more: &[(&str, Option<Value>)],
) -> Result<(), Raised> {
    let context = thread.dict();
    context.set_simple(thread, thread.intern("message"), thread.string(message));
    context.set_simple(thread, thread.intern("exception"), exception);
    for (name, value) in more {
        if let Some(value) = value {
            context.set_simple(thread, thread.intern(name), *value);
        }
    }
    let handler = protocol::get_attribute_text(thread, event_loop, "call_exception_handler")?;
    protocol::call_values(thread, handler, &[context.value()]).map(drop)
}

fn shown(thread: &Thread, handle: &Native<Handle>) -> Result<String, Raised> {
    if let Some(text) = handle.text.get() {
        return Ok(protocol::text_of(&text).unwrap_or_default().to_owned());
    }
    let kind = protocol::short_class_name(handle.value());
    let mut parts = vec![kind];
    if handle.is_cancelled() {
        parts.push("cancelled".to_owned());
    }
    if handle.when.load(Ordering::Relaxed) != 0 {
        let when = protocol::repr(thread, thread.float(handle.when()))?;
        parts.push(format!(
            "when={}",
            protocol::text_of(&when).unwrap_or_default()
        ));
    }
    if let (Some(callback), Some(arguments)) = (handle.callback.get(), handle.arguments.get()) {
        let values = arguments.downcast::<Tuple>().map_or(&[][..], Tuple::items);
        parts.push(describe_callback(
            thread,
            handle.event_loop,
            callback,
            values,
        )?);
    }
    if let Some(origin) = handle.origin.get() {
        let last = protocol::get_item(thread, origin, Value::from_i32(-1))?;
        let file = protocol::get_attribute_text(thread, last, "filename")?;
        let line = protocol::get_attribute_text(thread, last, "lineno")?;
        parts.push(format!(
            "created at {}:{}",
            protocol::text_of(&file).unwrap_or_default(),
            line.to_int().unwrap_or_default()
        ));
    }
    Ok(format!("<{}>", parts.join(" ")))
}

/// A callback that a loop is going to call.
#[weft_macros::class(name = "Handle", module = "asyncio", subclassable, payload = Handle)]
pub mod handle_class {
    use super::{Handle, contextvars, shown};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::class::Class;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        callback: Value,
        args: Value,
        r#loop: Value,
        #[default] context: Option<Value>,
    ) -> Result<Value, Raised> {
        let list = weft_core::protocol::collect_list(thread, args)?;
        let arguments = list.snapshot(thread).value();
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        let handle = Handle::fresh(thread, r#loop, callback, arguments, context);
        handle.note_origin(thread)?;
        Ok(Native::new(thread, shape, handle).value())
    }

    fn __repr__(this: &Native<Handle>, thread: &Thread) -> Result<String, Raised> {
        shown(thread, this)
    }

    /// Keep the callback from being called.
    fn cancel(this: &Native<Handle>, thread: &Thread) -> Result<(), Raised> {
        let _guard = this.enter(thread)?;
        if this.origin.get().is_some() && !this.is_cancelled() {
            // What it was is still of interest when the callback is gone.
            let text = shown(thread, this)?;
            let text = text.replacen(' ', " cancelled ", 1);
            this.text.set(thread.string(&text));
        }
        this.cancel();
        Ok(())
    }

    /// Say whether the callback was cancelled.
    fn cancelled(this: &Native<Handle>, thread: &Thread) -> Result<bool, Raised> {
        let _guard = this.enter(thread)?;
        Ok(this.is_cancelled())
    }

    /// Return the context of the callback.
    fn get_context(this: &Native<Handle>, thread: &Thread) -> Value {
        contextvars::known_context(thread, &this.context)
    }

    fn _run(this: &Native<Handle>, thread: &Thread) -> Result<(), Raised> {
        this.run(thread, this.value())
    }

    #[getter]
    fn _cancelled(this: &Native<Handle>) -> bool {
        this.is_cancelled()
    }

    #[getter]
    fn _callback(this: &Native<Handle>) -> Value {
        this.callback.get().unwrap_or(Value::NONE)
    }

    #[getter]
    fn _args(this: &Native<Handle>) -> Value {
        this.arguments.get().unwrap_or(Value::NONE)
    }

    #[getter]
    fn _source_traceback(this: &Native<Handle>) -> Value {
        this.origin.get().unwrap_or(Value::NONE)
    }

    #[getter]
    fn _loop(this: &Native<Handle>) -> Value {
        this.event_loop
    }

    #[getter]
    fn _context(this: &Native<Handle>, thread: &Thread) -> Value {
        contextvars::known_context(thread, &this.context)
    }
}

/// A callback that another thread has asked for, which may cancel it.
#[weft_macros::class(name = "_ThreadSafeHandle", module = "asyncio", bases = ["Handle"], subclassable)]
pub mod shared_class {
    use super::Handle;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::class::Class;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        callback: Value,
        args: Value,
        r#loop: Value,
        #[default] context: Option<Value>,
    ) -> Result<Value, Raised> {
        let list = weft_core::protocol::collect_list(thread, args)?;
        let arguments = list.snapshot(thread).value();
        let handle = Handle {
            exclusive: Some(Box::default()),
            ..Handle::fresh(thread, r#loop, callback, arguments, context)
        };
        handle.note_origin(thread)?;
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        Ok(Native::new(thread, shape, handle).value())
    }
}

/// Whether two timers are the same call at the same time.
fn is_equal(
    thread: &Thread,
    this: &Native<Handle>,
    other: &Native<Handle>,
) -> Result<bool, Raised> {
    if this.when() != other.when() || this.is_cancelled() != other.is_cancelled() {
        return Ok(false);
    }
    for (mine, others) in [
        (&this.callback, &other.callback),
        (&this.arguments, &other.arguments),
    ] {
        let mine = mine.get().unwrap_or(Value::NONE);
        if !protocol::equals(thread, mine, others.get().unwrap_or(Value::NONE))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// How two timers compare; `None` if the other is none.
fn order(this: &Handle, other: Value) -> Option<std::cmp::Ordering> {
    this.when()
        .partial_cmp(&other.downcast::<Native<Handle>>()?.when())
}

/// A callback that a loop is going to call at a time.
#[weft_macros::class(name = "TimerHandle", module = "asyncio", bases = ["Handle"], subclassable)]
pub mod timer_class {
    use super::{Handle, is_equal, order, protocol};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::class::Class;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        when: f64,
        callback: Value,
        args: Value,
        r#loop: Value,
        #[default] context: Option<Value>,
    ) -> Result<Value, Raised> {
        let list = weft_core::protocol::collect_list(thread, args)?;
        let arguments = list.snapshot(thread).value();
        let handle = Handle::fresh(thread, r#loop, callback, arguments, context);
        handle
            .when
            .store(when.to_bits(), std::sync::atomic::Ordering::Relaxed);
        handle.note_origin(thread)?;
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        Ok(Native::new(thread, shape, handle).value())
    }

    /// Return when the callback is due, in the loop's time.
    fn when(this: &Native<Handle>) -> f64 {
        this.when()
    }

    #[getter]
    fn _when(this: &Native<Handle>) -> f64 {
        this.when()
    }

    #[getter]
    fn _scheduled(this: &Native<Handle>) -> bool {
        this.scheduled.load(std::sync::atomic::Ordering::Relaxed)
    }

    fn __eq__(this: &Native<Handle>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        match other.downcast::<Native<Handle>>() {
            Some(other) => is_equal(thread, this, other).map(Value::from_bool),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    fn __hash__(this: &Native<Handle>, thread: &Thread) -> Result<u64, Raised> {
        protocol::hash(thread, thread.float(this.when()))
    }

    fn __lt__(this: &Native<Handle>, other: Value) -> Value {
        order(this, other).map_or(Value::NOT_IMPLEMENTED, |order| {
            Value::from_bool(order.is_lt())
        })
    }

    fn __le__(this: &Native<Handle>, other: Value) -> Value {
        order(this, other).map_or(Value::NOT_IMPLEMENTED, |order| {
            Value::from_bool(order.is_le())
        })
    }

    fn __gt__(this: &Native<Handle>, other: Value) -> Value {
        order(this, other).map_or(Value::NOT_IMPLEMENTED, |order| {
            Value::from_bool(order.is_gt())
        })
    }

    fn __ge__(this: &Native<Handle>, other: Value) -> Value {
        order(this, other).map_or(Value::NOT_IMPLEMENTED, |order| {
            Value::from_bool(order.is_ge())
        })
    }
}
