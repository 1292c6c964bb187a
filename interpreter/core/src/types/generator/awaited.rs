//! `await f(x)` and `yield from g(x)`: the coroutine or generator of a call that nobody else has runs in the frame of the
//! call, as a plain function does.
//!
//! Only when it suspends there is something to keep, and an object is made of its frame. Nobody can tell, since between
//! the call and the first step nothing else happens.

use crate::code::{Code, CodeBody, overflow};
use crate::names::Special;
use crate::node::Flow;
use crate::protocol;
use crate::safepoint::attend;
use crate::tracing;
use crate::types::function::Function;
use crate::types::generator::Generator;
use crate::types::generator::object::{Part, create_suspended};
use crate::types::generator::step::no_stop_iteration;
use std::cell::Cell;
use weft_heap::{FIRST_LOCAL, Frame, FrameSlot, Instance, Native, Raised, Thread, Value, Window};
use weft_syntax::ast::Suspension;

/// What came of an expression that is awaited.
pub enum Awaited {
    /// A value, which is yet to be awaited or iterated over.
    Value(Value),
    /// It was a coroutine or generator that has returned this.
    Returned(Value),
    /// It was one that stands suspended, and is in the slot; what it handed out is the thread's result.
    Yielded,
}

/// Whether what a call of the code with `count` arguments by position makes may be run by [`run`], and is of the wanted kind.
#[inline(always)]
pub fn runs_at_once(thread: &Thread, code: &Code, wanted: Suspension, count: u16) -> bool {
    code.suspension == wanted
        && code.simple_arity() == i32::from(count)
        // Where what code does is told, other code runs.
        && !(thread.is_wanted() && tracing::is_on(thread))
}

/// Runs the coroutine or generator of a call whose arguments stand in the window, until it is suspended or ends. One that is
/// suspended is put into a slot of the running frame.
///
/// # Errors
/// What it raises; `RuntimeError` in place of a `StopIteration`.
pub fn run(
    thread: &Thread,
    function: &Native<Function>,
    window: Window<'_>,
    (frame, slot): (Frame<'_>, FrameSlot),
) -> Result<Awaited, Raised> {
    let code: &Code = function.code();
    let body = code.body();
    let before = thread.begin_handling(None);
    let suspended = Cell::new(None);
    let result = thread.enter(
        window,
        body.slots,
        body.native_stack,
        overflow,
        |thread| {
            let parameters = code.signature.names.len() as u16;
            thread.keep_window(window, parameters, || attend(thread))
        },
        |own| {
            let flow = begin(thread, code, body, own);
            if flow == Flow::Yield {
                // Nothing is collected until it stands in the slot.
                suspended.set(Some(create_suspended(thread, code, own)));
            }
            Ok(flow)
        },
    );
    let handled = thread.end_handling(before);
    match result {
        Ok(Flow::Yield) => {
            let coroutine = suspended.take().expect("made when it was suspended");
            let generator = Generator::of(&coroutine).expect("one was made");
            let delegate = thread.take_delegate();
            if let Some(handled) = handled {
                generator.set_part(thread, Part::Handled, Some(handled));
            } else if let Some(delegate) = delegate {
                generator.set_delegate(delegate, window.position());
            }
            frame.set(slot, coroutine);
            thread.set_delegate(coroutine);
            Ok(Awaited::Yielded)
        }
        Ok(Flow::Raise) => {
            crate::types::exception::traceback::leave(thread, window);
            Err(no_stop_iteration(
                thread,
                code.suspension,
                thread.in_flight(),
            ))
        }
        Ok(Flow::Return) => Ok(Awaited::Returned(
            thread.take_result().unwrap_or(Value::NONE),
        )),
        Ok(Flow::Normal | Flow::Break | Flow::Continue) => Ok(Awaited::Returned(Value::NONE)),
        Err(raised) => {
            thread.set_located(false);
            Err(raised)
        }
    }
}

/// The same for awaiting an object whose `__await__` is a generator function in Python; `None` for any other value.
#[inline]
pub fn run_special(
    thread: &Thread,
    value: Value,
    place: (Frame<'_>, FrameSlot),
) -> Option<Result<Awaited, Raised>> {
    if !value.is::<Instance>() {
        return None;
    }
    let method = protocol::special_of(thread, value, Special::Await)?;
    let function = method.downcast::<Native<Function>>()?;
    let code: &Code = function.code();
    if !runs_at_once(thread, code, Suspension::Generator, 1) || code.is_awaitable() {
        return None;
    }
    let window = thread.window_at_top(1)?;
    window.set_function(method);
    window.set_argument(0, value);
    Some(run(thread, function, window, place))
}

/// Runs the statements from the first on, in the frame that was made for them.
#[inline(always)]
fn begin(thread: &Thread, code: &Code, body: &CodeBody, frame: Frame<'_>) -> Flow {
    let parameters = code.signature.names.len() as u16;
    frame.clear_range(
        FIRST_LOCAL + parameters,
        body.kept_slots.saturating_sub(parameters),
    );
    body.make_cells(thread, frame);
    let body = body.suspended.as_ref().expect("such code can be suspended");
    if let Some(before) = &body.before {
        let flow = before.execute(thread, frame);
        if flow != Flow::Normal {
            return flow;
        }
    }
    body.rest.execute(thread, frame)
}
