//! The frame of a generator that goes on: on the value stack again, until it is suspended or ends.
//!
//! Where it stands suspended while another generator runs to which it delegates, what it is sent goes on to that one, and
//! its own statements are looked at when that ends. So the frames of a chain are all there while its innermost runs, but
//! those around it have their slots in their generators still (`standing_in`).

use crate::code::{CodeBody, SuspendedBody};
use crate::node::Flow;
use crate::tracing;
use crate::types::exception::ExceptionObject;
use crate::types::generator::object::Part;
use crate::types::generator::step::{ended, no_window};
use crate::types::generator::{Generator, Sent, State, Stepped, resume};
use weft_heap::{Chain, Frame, Gc, Handling, Native, Raised, Slot, Thread, Value, Window};

/// A frame that may be run, and where.
pub(super) struct SuspendedFrame<'g> {
    generator: &'g Native<Generator>,
    /// Are used only while this thread has claimed the generator.
    slots: &'g [Slot],
    code: &'g CodeBody,
    statements: &'g SuspendedBody,
    window: Window<'g>,
}

impl<'g> SuspendedFrame<'g> {
    pub(super) fn new(generator: &'g Native<Generator>, window: Window<'g>) -> SuspendedFrame<'g> {
        let code = generator.code().body();
        let statements = code
            .suspended
            .as_ref()
            .expect("a generator's code can be suspended");
        SuspendedFrame {
            generator,
            slots: &generator.slots()[..code.kept_slots as usize],
            code,
            statements,
            window,
        }
    }

    #[inline(always)]
    pub(super) fn run(&self, thread: &Thread, state: State, sent: Sent) -> Result<Stepped, Raised> {
        let handled = self.generator.part(Part::Handled);
        self.run_by(thread, state, handled, |frame| {
            self.advance(thread, frame, state, sent)
        })
    }

    /// Runs the statements from where they stand, in the frame that was made for them.
    #[inline(always)]
    fn advance(&self, thread: &Thread, frame: Frame<'_>, state: State, sent: Sent) -> Flow {
        frame.fill_from(self.slots);
        if state == State::Created {
            self.code.make_cells(thread, frame);
            if let Some(before) = &self.statements.before {
                let flow = before.execute(thread, frame);
                if flow != Flow::Normal {
                    return flow;
                }
            }
        } else {
            self.generator.forget_delegate();
            match sent {
                Sent::Value(value) => thread.set_result(value),
                Sent::Exception(exception) => {
                    if let Some(handled) = self.generator.part(Part::Handled) {
                        ExceptionObject::set_context_of(exception, handled);
                    }
                    thread.set_raised(exception);
                    thread.set_result(Value::ABSENT);
                }
            }
        }
        self.execute(thread, frame)
    }

    #[inline(always)]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let flow = self.statements.rest.execute(thread, frame);
        if flow == Flow::Yield {
            frame.save_to(self.slots);
        }
        flow
    }

    #[inline(always)]
    fn run_by<'f>(
        &'f self,
        thread: &'f Thread,
        state: State,
        handled: Option<Value>,
        advance: impl FnOnce(Frame<'f>) -> Flow,
    ) -> Result<Stepped, Raised> {
        self.window.set_function(self.generator.function);
        let had_handled = handled.is_some();
        let before = thread.begin_handling(handled);
        let result = thread.enter(
            self.window,
            self.code.slots,
            self.code.native_stack,
            crate::code::overflow,
            |thread| thread.keep_window(self.window, 0, || crate::safepoint::attend(thread)),
            |frame| Ok(advance(frame)),
        );
        self.after(thread, state, (before, had_handled), result)
    }

    /// What comes of running the statements, which began in a state.
    #[inline(never)]
    fn after(
        &self,
        thread: &Thread,
        state: State,
        (before, had_handled): (Handling, bool),
        result: Result<Flow, Raised>,
    ) -> Result<Stepped, Raised> {
        let generator = self.generator;
        if let Ok(Flow::Yield) = result {
            let handled = thread.end_handling(before);
            let delegate = thread.take_delegate();
            if handled.is_some() || had_handled {
                generator.set_part(thread, Part::Handled, handled);
            } else if let Some(delegate) = delegate {
                generator.set_delegate(delegate, self.window.position());
            }
            generator.set_state(State::Suspended);
            return Ok(Stepped::Yielded(
                thread.take_result().unwrap_or(Value::NONE),
            ));
        }
        thread.end_handling(before);
        match result {
            Ok(flow) => {
                if flow == Flow::Raise {
                    crate::types::exception::traceback::leave(thread, self.window);
                }
                ended(thread, generator, flow)
            }
            Err(raised) => {
                // It has not begun to run.
                generator.set_state(state);
                thread.set_located(false);
                Err(raised)
            }
        }
    }
}

/// Goes on with a suspended generator that this thread has claimed, by a value, while no library code runs.
///
/// All of it is one function without a [`SuspendedFrame`], which would be in memory.
#[inline(always)]
pub(super) fn go_on(
    thread: &Thread,
    generator: &Native<Generator>,
    value: Value,
) -> Result<Stepped, Raised> {
    if generator.has_parts() {
        return go_on_with_parts(thread, generator, value);
    }
    let code = generator.code().body();
    let Some(statements) = &code.suspended else {
        return Err(no_window(generator, State::Suspended));
    };
    let kept = code.kept_slots;
    let slots = &generator.slots()[..kept as usize];
    let Some(window) = thread.window_at_top(kept) else {
        return Err(no_window(generator, State::Suspended));
    };
    window.set_function(generator.function);
    // Before the frame is entered, so that what is done in it is next to nothing.
    window.fill_from(slots);
    let before = thread.begin_handling(None);
    let result = thread.enter(
        window,
        code.slots,
        code.native_stack,
        crate::code::overflow,
        |thread| thread.keep_window(window, kept, || crate::safepoint::attend(thread)),
        |frame| {
            thread.set_result(value);
            Ok(statements.rest.execute(thread, frame))
        },
    );
    if let Ok(Flow::Yield) = result {
        // No safepoint has come since the frame was left.
        window.save_to(slots);
        if let Some(item) = suspend_plainly(thread, generator, before) {
            return Ok(Stepped::Yielded(item));
        }
    }
    SuspendedFrame::new(generator, window).after(thread, State::Suspended, (before, false), result)
}

/// Leaves a generator that has just been suspended, and handles no exception and delegates to nothing; its item.
#[inline(always)]
fn suspend_plainly(
    thread: &Thread,
    generator: &Native<Generator>,
    before: Handling,
) -> Option<Value> {
    if !thread.end_plain_handling(before) {
        return None;
    }
    generator.set_state(State::Suspended);
    Some(thread.take_result().unwrap_or(Value::NONE))
}

#[inline(never)]
fn go_on_with_parts(
    thread: &Thread,
    generator: &Native<Generator>,
    value: Value,
) -> Result<Stepped, Raised> {
    if passes_on(thread, generator) {
        return run_chain(thread, generator, value);
    }
    let Some(window) = thread.window_at_top(0) else {
        return Err(no_window(generator, State::Suspended));
    };
    SuspendedFrame::new(generator, window).run(thread, State::Suspended, Sent::Value(value))
}

/// Whether what a generator is sent goes on to the one that it delegates to, without a look at its own statements.
#[inline(always)]
fn passes_on(thread: &Thread, generator: &Native<Generator>) -> bool {
    // Where what code does is told, all of it has to be done.
    generator.delegate().is_some() && !(thread.is_wanted() && tracing::is_on(thread))
}

/// Sends a value to a suspended generator that this thread has claimed and that delegates to another one: the innermost of
/// those that delegate goes on. Where it is suspended again, so are the others, and their statements are not looked at;
/// where it ends, those of the one around it go on.
#[inline(never)]
fn run_chain(
    thread: &Thread,
    outermost: &Native<Generator>,
    value: Value,
) -> Result<Stepped, Raised> {
    let mut chain = thread.chain();
    let mut result = descend(thread, &mut chain, outermost, value);
    while let Some(standing) = chain.innermost() {
        let generator = Generator::of(&standing).expect("frames of a chain stand for generators");
        if let Ok(Stepped::Yielded(_)) = result {
            chain.leave();
            generator.set_state(State::Suspended);
        } else {
            result = go_on_behind(thread, &mut chain, generator, result);
        }
    }
    result
}

/// Enters a frame for each generator that delegates, and takes a step of the innermost.
#[inline(always)]
fn descend(
    thread: &Thread,
    chain: &mut Chain<'_>,
    outermost: &Native<Generator>,
    value: Value,
) -> Result<Stepped, Raised> {
    let mut inner;
    let mut generator = outermost;
    while let Some(next) = generator.delegate() {
        let entered = chain.enter(
            generator.function,
            generator.value(),
            generator.delegates_at(),
            generator.code().body().frame_size(),
        );
        if let Err(overflow) = entered {
            generator.set_state(State::Suspended);
            let raised = crate::code::overflow(thread, overflow);
            thread.set_located(false);
            return Err(raised);
        }
        inner = next;
        generator = &inner;
        if !generator.claim_suspended(thread) {
            return resume(thread, generator, Sent::Value(value));
        }
        if !generator.has_parts() {
            break;
        }
    }
    run_innermost(thread, generator, value)
}

/// Goes on with the innermost generator of a chain, behind what it delegated to, which has ended.
#[inline(always)]
fn go_on_behind(
    thread: &Thread,
    chain: &mut Chain<'_>,
    generator: &Native<Generator>,
    ended: Result<Stepped, Raised>,
) -> Result<Stepped, Raised> {
    thread.set_result(match ended {
        Ok(Stepped::Returned(value) | Stepped::Yielded(value)) => value,
        Err(_) => Value::ABSENT,
    });
    thread.set_delegate_ended();
    generator.forget_delegate();
    let before = thread.begin_handling(None);
    let (frame, window) = chain.unfold(generator.code().body().frame_size());
    let suspended = SuspendedFrame::new(generator, window);
    frame.fill_from(suspended.slots);
    let flow = suspended.execute(thread, frame);
    chain.leave();
    suspended.after(thread, State::Suspended, (before, false), Ok(flow))
}

/// The generator whose frame this is, if that stands for it while another one runs to which it delegates: what it has in
/// slots is in the generator then.
pub fn standing_in(frame: Frame<'_>) -> Option<Gc<Native<Generator>>> {
    let generator: Gc<Native<Generator>> = frame.stands_for()?.cast()?;
    // A function may have that many slots and a generator in the last. It cannot be suspended then, since such a function
    // keeps in its first slot where it was.
    (frame.function() == Some(generator.function)).then_some(generator)
}

#[inline(never)]
fn run_innermost(
    thread: &Thread,
    generator: &Native<Generator>,
    value: Value,
) -> Result<Stepped, Raised> {
    go_on(thread, generator, value)
}

/// The next item of a generator, which stands in a slot of the running frame, for a node; `None` at the end.
///
/// # Errors
/// What the generator raises, and `ValueError` if it runs already.
#[inline(never)]
pub fn next_item(thread: &Thread, generator: &Native<Generator>) -> Result<Option<Value>, Raised> {
    if !generator.claim_suspended(thread) {
        return first_item(thread, generator);
    }
    match go_on(thread, generator, Value::NONE)? {
        Stepped::Yielded(item) => Ok(Some(item)),
        Stepped::Returned(_) => Ok(None),
    }
}

/// The next item of a generator that does not stand at a `yield`.
#[cold]
#[inline(never)]
fn first_item(thread: &Thread, generator: &Native<Generator>) -> Result<Option<Value>, Raised> {
    match resume(thread, generator, Sent::Value(Value::NONE))? {
        Stepped::Yielded(item) => Ok(Some(item)),
        Stepped::Returned(_) => Ok(None),
    }
}
