//! `sys.settrace` and `sys.setprofile`: calls, lines, exceptions and returns of Python code are told to a function.
//!
//! Code knows nothing of this. While a thread has such a function, it is kept wanted, so that each call comes to the slow
//! path of its safepoint; that leads it to code lowered anew from the same text, with nodes that tell what happens
//! ([`Watching::Events`]). A frame runs the one or the other from its beginning to its end.

use crate::code::Code;
use crate::interpreter::{Interpreter, ThreadState};
use crate::protocol;
use crate::types::code;
use crate::types::exception::traceback::leave;
use crate::types::frame::{FrameObject, running_frame};
use crate::types::function::Function;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use weft_heap::{List, Native, Raised, Root, Thread, Value, Window};
use weft_syntax::{Form, Source};

/// What code that is lowered tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Watching {
    /// Nothing.
    Nothing,
    /// Calls, lines, exceptions and returns.
    Events,
}

/// Whether a line is told again that was the last one told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Again {
    /// Only if it is another one.
    Another,
    /// Always: a loop goes on with it.
    Always,
}

/// Whether the thread tells what its code does, at this moment.
pub fn is_on(thread: &Thread) -> bool {
    let state = ThreadState::of(thread);
    state.tracing.load(Ordering::Relaxed) && !state.is_telling.load(Ordering::Relaxed)
}

/// Sets the function that is told calls, and what local functions it gives are told of; `None` for none.
pub fn set_trace(thread: &Thread, function: Option<Value>) {
    let state = ThreadState::of(thread);
    state.trace_function.set_option(function);
    refresh(thread, &state);
}

/// Sets the function that is told calls and returns; `None` for none.
pub fn set_profile(thread: &Thread, function: Option<Value>) {
    let state = ThreadState::of(thread);
    state.profile_function.set_option(function);
    refresh(thread, &state);
}

/// Runs `body` told, even if a function that is told runs at the moment.
///
/// # Errors
/// What `body` raises.
pub fn call_told(
    thread: &Thread,
    body: impl FnOnce() -> Result<Value, Raised>,
) -> Result<Value, Raised> {
    let state = ThreadState::of(thread);
    let before = state.is_telling.swap(false, Ordering::Relaxed);
    let result = body();
    state.is_telling.store(before, Ordering::Relaxed);
    result
}

fn refresh(thread: &Thread, state: &ThreadState) {
    let is_on = state.trace_function.get().is_some() || state.profile_function.get().is_some();
    state.tracing.store(is_on, Ordering::Relaxed);
    if is_on {
        thread.request_attention();
    }
}

/// Keeps the thread wanted while it has a function to tell.
pub(crate) fn stay_wanted(thread: &Thread) {
    if ThreadState::of(thread).tracing.load(Ordering::Relaxed) {
        thread.request_attention();
    }
}

/// Leads a call to code that tells: it fails without an exception, and [`divert`] runs it in the other way.
///
/// # Errors
/// If the call is to be led elsewhere.
pub(crate) fn lead_away(thread: &Thread, code: &Code) -> Result<(), Raised> {
    if code.tells || !is_on(thread) || twin_of(thread, code).is_none() {
        return Ok(());
    }
    ThreadState::of(thread)
        .is_led_away
        .store(true, Ordering::Relaxed);
    Err(thread.set_raised(Value::NONE))
}

/// What a call comes to that did not begin, or that an exception left.
#[cold]
#[inline(never)]
pub(crate) fn divert(thread: &Thread, window: Window<'_>, raised: Raised) -> Result<Value, Raised> {
    let state = ThreadState::of(thread);
    let is_led_away = &state.is_led_away;
    if !is_led_away.load(Ordering::Relaxed) || !is_led_away.swap(false, Ordering::Relaxed) {
        // Whoever called knows where it was.
        leave(thread, window);
        return Err(raised);
    }
    thread.take_raised(raised);
    let code = exchange(thread, window).expect("a call is led away to code that tells");
    code.run(thread, window)
}

/// Puts a function into the window that runs the same with code that tells; the code.
pub(crate) fn exchange(thread: &Thread, window: Window<'_>) -> Option<Arc<Code>> {
    let function = window.function()?;
    let function = function.downcast::<Native<Function>>()?;
    // What code that tells has inside tells already.
    if function.code().tells {
        return None;
    }
    let twin = twin_of(thread, function.code())?;
    let _ = twin.shown_as.set(Arc::downgrade(function.code()));
    window.set_function(function.with_code(thread, Arc::clone(&twin)));
    Some(twin)
}

/// Texts that were lowered again, by where their source lies. The object of the code keeps its constants.
#[derive(Default)]
struct Lowered(Mutex<HashMap<usize, (Arc<Source>, Option<Root>)>>);

fn twin_of(thread: &Thread, code: &Code) -> Option<Arc<Code>> {
    code.twin
        .get_or_init(|| {
            let whole = lower_again(thread, &code.source)?;
            let whole = code::of(&whole)?;
            let found =
                whole.find(&|other| other.range == code.range && other.kind == code.kind)?;
            let is_same = found.free_names == code.free_names
                && found.suspension == code.suspension
                && found.body().locals.len() == code.body().locals.len();
            found
                .awaitable
                .store(code.is_awaitable(), Ordering::Relaxed);
            is_same.then_some(found)
        })
        .clone()
}

fn lower_again(thread: &Thread, source: &Arc<Source>) -> Option<Value> {
    let lowered = Interpreter::of(thread).extension::<Lowered>();
    let key = Arc::as_ptr(source) as usize;
    if let Some((_, known)) = lowered.0.lock().get(&key) {
        return known.as_ref().map(Root::get);
    }
    let (form, outermost) = *source.origin.get()?;
    let text = Arc::clone(source);
    let module = match form {
        Form::Module => weft_syntax::parse_module_in(text, outermost),
        Form::Expression => weft_syntax::parse_expression(text, outermost),
        Form::Interactive => weft_syntax::parse_interactive(text, outermost),
    };
    let interpreter = Interpreter::of(thread);
    let code = module.ok().and_then(|module| {
        interpreter.lower(
            thread,
            &module,
            interpreter.optimization(),
            Watching::Events,
        )
    });
    let object = code.map(|code| code::new(thread, &code));
    let root = object.map(|object| Root::new(thread.heap_handle(), object));
    lowered.0.lock().insert(key, (Arc::clone(source), root));
    object
}

/// Runs `body`, with what the frame was handed and the exception in flight kept out of its way.
fn aside<R>(thread: &Thread, body: impl FnOnce() -> Result<R, Raised>) -> Result<R, Raised> {
    thread.library(|| {
        let handed = thread.take_result();
        let is_located = thread.is_located();
        let exception = thread
            .raised()
            .is_some()
            .then(|| thread.take_raised(thread.in_flight()));
        let done = body()?;
        if let Some(exception) = exception {
            thread.set_raised(exception);
            thread.set_located(is_located);
        }
        if let Some(handed) = handed {
            thread.set_result(handed);
        }
        Ok(done)
    })
}

/// Calls a function that is told of something, which is not told itself; one that fails is told nothing more.
fn tell(
    thread: &Thread,
    function: Value,
    frame: Value,
    event: &str,
    argument: Value,
) -> Result<Value, Raised> {
    let state = ThreadState::of(thread);
    state.is_telling.store(true, Ordering::Relaxed);
    let arguments = [frame, thread.intern(event), argument];
    let result = protocol::call_values(thread, function, &arguments);
    state.is_telling.store(false, Ordering::Relaxed);
    if result.is_err() {
        state.trace_function.clear();
        state.profile_function.clear();
        refresh(thread, &state);
    }
    result
}

fn local_function(frame: &Value) -> Option<(&Native<FrameObject>, Value)> {
    let object = frame.downcast::<Native<FrameObject>>()?;
    Some((object, object.trace_function.get()?))
}

/// Tells that a frame begins, or goes on after a suspension.
///
/// # Errors
/// What the function that is told raises.
pub fn called(thread: &Thread) -> Result<(), Raised> {
    if !is_on(thread) {
        return Ok(());
    }
    aside(thread, || {
        let Some(frame) = running_frame(thread, 0) else {
            return Ok(());
        };
        let state = ThreadState::of(thread);
        if state.traced_frames.get().is_none() {
            state
                .traced_frames
                .set(List::from_items(thread, &[]).value());
        }
        // The object must outlive the frame, which does not know it.
        let frames = state.traced_frames.get();
        if let Some(frames) = frames.as_ref().and_then(|frames| frames.downcast::<List>()) {
            frames.push(thread, frame);
        }
        if let Some(function) = state.trace_function.get() {
            let local = tell(thread, function, frame, "call", Value::NONE)?;
            if let Some(object) = frame.downcast::<Native<FrameObject>>() {
                object
                    .trace_function
                    .set_option(Some(local).filter(|local| !local.is_none()));
            }
        }
        if let Some(function) = state.profile_function.get() {
            tell(thread, function, frame, "call", Value::NONE)?;
        }
        Ok(())
    })
}

/// Tells that the running frame comes to a line.
///
/// # Errors
/// What the function that is told raises.
pub fn line(thread: &Thread, again: Again) -> Result<(), Raised> {
    let state = ThreadState::of(thread);
    if state.trace_function.get().is_none() || !is_on(thread) {
        return Ok(());
    }
    aside(thread, || {
        let Some(frame) = running_frame(thread, 0) else {
            return Ok(());
        };
        let Some((object, function)) = local_function(&frame) else {
            return Ok(());
        };
        let line = object.line(thread);
        let before = object.last_line.swap(line, Ordering::Relaxed);
        if before == line && again == Again::Another || !object.trace_lines.load(Ordering::Relaxed)
        {
            return Ok(());
        }
        let next = tell(thread, function, frame, "line", Value::NONE)?;
        if !next.is_none() {
            object.trace_function.set(next);
        }
        Ok(())
    })
}

/// Tells that the running frame ends with a value, or hands it out.
///
/// # Errors
/// What the function that is told raises.
pub fn returned(thread: &Thread, value: Value) -> Result<Value, Raised> {
    thread.library(|| {
        let frame = running_frame(thread, 0);
        forget(thread, frame);
        if is_on(thread)
            && let Some(frame) = frame
        {
            tell_end(thread, frame, value)?;
        }
        Ok(value)
    })
}

/// Lets go of the object of a frame that ends or is suspended.
fn forget(thread: &Thread, frame: Option<Value>) {
    let frames = ThreadState::of(thread).traced_frames.get();
    if let Some(frames) = frames.as_ref().and_then(|frames| frames.downcast::<List>())
        && let Some(last) = frames.len().checked_sub(1)
        && frames.get(last) == frame
    {
        frames.remove(thread, last);
    }
}

fn tell_end(thread: &Thread, frame: Value, value: Value) -> Result<(), Raised> {
    let state = ThreadState::of(thread);
    if state.trace_function.get().is_some()
        && let Some((object, function)) = local_function(&frame)
    {
        let next = tell(thread, function, frame, "return", value)?;
        if !next.is_none() {
            object.trace_function.set(next);
        }
    }
    if let Some(function) = state.profile_function.get() {
        tell(thread, function, frame, "return", value)?;
    }
    Ok(())
}

/// Tells of the exception in flight, unless the running frame has told of it.
///
/// # Errors
/// That exception, or what the function that is told raises.
pub fn raised(thread: &Thread) -> Raised {
    let exception = thread.raised();
    if ThreadState::of(thread).trace_function.get().is_none() || !is_on(thread) {
        return thread.in_flight();
    }
    let told = aside(thread, || {
        let (Some(frame), Some(exception)) = (running_frame(thread, 0), exception) else {
            return Ok(());
        };
        let Some((object, function)) = local_function(&frame) else {
            return Ok(());
        };
        if object.told_of.get() == Some(exception) {
            return Ok(());
        }
        object.told_of.set(exception);
        tell_exception(thread, object, function, exception)
    });
    match told {
        Ok(()) => thread.in_flight(),
        Err(raised) => raised,
    }
}

fn tell_exception(
    thread: &Thread,
    object: &Native<FrameObject>,
    function: Value,
    exception: Value,
) -> Result<(), Raised> {
    let class = thread.class_of(exception);
    let traceback = crate::types::exception::ExceptionObject::of(&exception)
        .and_then(|exception| exception.traceback())
        .unwrap_or(Value::NONE);
    let argument = thread.tuple(&[class, exception, traceback]);
    let next = tell(thread, function, object.value(), "exception", argument)?;
    if !next.is_none() {
        object.trace_function.set(next);
    }
    Ok(())
}

/// Tells the running frame of the `StopIteration` that a generator or coroutine would end with, which it
/// waited for: nobody made that exception.
///
/// # Errors
/// What the function that is told raises.
pub fn stopped(thread: &Thread, value: Value) -> Result<(), Raised> {
    if ThreadState::of(thread).trace_function.get().is_none() || !is_on(thread) {
        return Ok(());
    }
    aside(thread, || {
        let Some(frame) = running_frame(thread, 0) else {
            return Ok(());
        };
        let Some((object, function)) = local_function(&frame) else {
            return Ok(());
        };
        let raised = crate::error::stop_iteration(thread, value);
        let exception = thread.take_raised(raised);
        tell_exception(thread, object, function, exception)
    })
}

/// Tells that an exception leaves the running frame.
///
/// # Errors
/// That exception, or what the function that is told raises.
pub fn failed(thread: &Thread) -> Raised {
    let raised = raised(thread);
    let told = aside(thread, || {
        let frame = running_frame(thread, 0);
        forget(thread, frame);
        match frame {
            Some(frame) if is_on(thread) => tell_end(thread, frame, Value::NONE),
            _ => Ok(()),
        }
    });
    match told {
        Ok(()) => raised,
        Err(raised) => raised,
    }
}
