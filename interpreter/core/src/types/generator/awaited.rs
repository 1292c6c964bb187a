//! `await f(x)`: the coroutine of a call that is awaited at once runs in the frame of the call, as a plain function does.
//!
//! Only when it suspends there is something to keep, and a coroutine object is made of its frame. Nobody can tell, since
//! between the call and the first step nothing else happens.

use crate::code::{Code, overflow};
use crate::node::Flow;
use crate::types::function::Function;
use crate::types::generator::object::create_suspended;
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
pub fn is_awaited_at_once(code: &Code, count: u16) -> bool {
    code.suspension == Suspension::Coroutine && code.simple_arity == i32::from(count)
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
    let before = thread.begin_handling(None);
    let suspended = Cell::new(None);
    let result = thread.enter(
        window,
        code.slots,
        code.native_stack,
        overflow,
        code.attend_with(window),
        |own| {
            let flow = begin(thread, code, own);
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
            if let Some(handled) = handled {
                super::Generator::of(&coroutine)
                    .expect("a coroutine was made")
                    .handled
                    .set(handled);
            }
            frame.set(slot, coroutine);
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
fn begin(thread: &Thread, code: &Code, frame: Frame<'_>) -> Flow {
    let parameters = code.signature.names.len() as u16;
    frame.clear_range(
        FIRST_LOCAL + parameters,
        code.kept_slots.saturating_sub(parameters),
    );
    code.make_cells(thread, frame);
    let body = code
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
