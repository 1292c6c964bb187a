//! `await f(x)`: the coroutine of a call that is awaited at once runs in the frame of the call, as a plain function does.
//!
//! Only when it suspends there is something to keep, and a coroutine object is made of its frame. Nobody can tell, since
//! between the call and the first step nothing else happens.

use crate::code::{Code, CodeBody, overflow};
use crate::node::Flow;
use crate::safepoint::attend;
use crate::tracing;
use crate::types::function::Function;
use crate::types::generator::Generator;
use crate::types::generator::object::{Part, create_suspended};
use crate::types::generator::step::no_stop_iteration;
use std::cell::Cell;
use weft_heap::{FIRST_LOCAL, Frame, FrameSlot, Native, Raised, Thread, Value, Window};
use weft_syntax::ast::Suspension;

/// What came of an expression that is awaited.
pub enum Awaited {
    /// A value, which is yet to be awaited.
    Value(Value),
    /// It was a coroutine that has returned this.
    Returned(Value),
    /// It was a coroutine that stands suspended, and is in the slot; what it handed out is the thread's result.
    Yielded,
}

/// Whether a call of the code with `count` arguments by position may be awaited by [`run`].
#[inline(always)]
pub fn is_awaited_at_once(thread: &Thread, code: &Code, count: u16) -> bool {
    code.suspension == Suspension::Coroutine
        && code.simple_arity() == i32::from(count)
        // Where what code does is told, other code runs.
        && !(thread.is_wanted() && tracing::is_on(thread))
}

/// Runs the coroutine of a call whose arguments stand in the window, until it is suspended or ends. One that is suspended
/// is put into a slot of the running frame.
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
            let generator = Generator::of(&coroutine).expect("a coroutine was made");
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

/// Runs the statements from the first on, in the frame that was made for them.
#[inline(always)]
fn begin(thread: &Thread, code: &Code, body: &CodeBody, frame: Frame<'_>) -> Flow {
    let parameters = code.signature.names.len() as u16;
    frame.clear_range(
        FIRST_LOCAL + parameters,
        body.kept_slots.saturating_sub(parameters),
    );
    body.make_cells(thread, frame);
    let body = body
        .suspended
        .as_ref()
        .expect("a coroutine's code can be suspended");
    if let Some(before) = &body.before {
        let flow = before.execute(thread, frame);
        if flow != Flow::Normal {
            return flow;
        }
    }
    body.rest.execute(thread, frame)
}
