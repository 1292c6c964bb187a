//! The frame of a generator that goes on: on the value stack again, until it is suspended or ends.
//!
//! Where it stands suspended while another generator runs to which it delegates, what it is sent goes on to that one, and
//! its own statements are looked at when that ends. So the frames of a chain are all there while its innermost runs.

use crate::code::{CodeBody, SuspendedBody};
use crate::node::Flow;
use crate::tracing;
use crate::types::exception::ExceptionObject;
use crate::types::generator::object::Part;
use crate::types::generator::step::{ended, no_window};
use crate::types::generator::{Generator, Sent, State, Stepped, resume};
use std::cell::Cell;
use weft_heap::{Frame, Gc, Handling, Native, Raised, Slot, Thread, Value, Window};

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

    /// One step of a generator that another one delegates to, whose frame is the running one: no library code is in between.
    #[inline(always)]
    fn step_of_delegate(
        thread: &Thread,
        child: &Native<Generator>,
        sent: Value,
    ) -> Result<Stepped, Raised> {
        if !child.claim_suspended(thread) {
            return resume(thread, child, Sent::Value(sent));
        }
        let Some(window) = thread.window_at_top(0) else {
            return Err(no_window(child, State::Suspended));
        };
        if !child.has_parts() {
            return run_innermost(thread, child, sent);
        }
        let frame = SuspendedFrame::new(child, window);
        match frame.passes_to(thread) {
            Some(next) => frame.run_delegate(thread, next, sent),
            None => frame.run_with_parts(thread, sent),
        }
    }

    #[inline(never)]
    fn run_with_parts(&self, thread: &Thread, value: Value) -> Result<Stepped, Raised> {
        self.run(thread, State::Suspended, Sent::Value(value))
    }

    #[inline(never)]
    fn go_on_with_parts(&self, thread: &Thread, value: Value) -> Result<Stepped, Raised> {
        match self.passes_to(thread) {
            Some(child) => self.run_delegate(thread, child, value),
            None => self.run_with_parts(thread, value),
        }
    }

    /// The generator that this one delegates to where it stands, if what is sent may go there without a look at the
    /// statements of this one.
    #[inline(always)]
    fn passes_to(&self, thread: &Thread) -> Option<Gc<Native<Generator>>> {
        let child = self.generator.delegate()?;
        // Where what code does is told, all of it has to be done.
        (!(thread.is_wanted() && tracing::is_on(thread))).then_some(child)
    }

    /// Resumes the generator that this one delegates to. Where that is suspended again, this one is too, and its
    /// statements are not looked at; otherwise they go on with how it ended.
    #[inline(never)]
    fn run_delegate(
        &self,
        thread: &Thread,
        child: Gc<Native<Generator>>,
        sent: Value,
    ) -> Result<Stepped, Raised> {
        let generator = self.generator;
        self.window.set_function(generator.function);
        let before = thread.begin_handling(None);
        let passed = Cell::new(None);
        let result = thread.enter(
            self.window,
            self.code.slots,
            self.code.native_stack,
            crate::code::overflow,
            |thread| thread.keep_window(self.window, 0, || crate::safepoint::attend(thread)),
            |frame| {
                frame.fill_from(self.slots);
                // Whoever walks the stack meanwhile finds the frame where it delegates.
                frame.set_position(generator.delegates_at());
                match SuspendedFrame::step_of_delegate(thread, &child, sent) {
                    Ok(Stepped::Yielded(item)) => {
                        // Nobody but who has an object for the frame can have changed it.
                        if frame.is_marked() {
                            frame.save_to(self.slots);
                        }
                        passed.set(Some(item));
                        return Ok(Flow::Yield);
                    }
                    Ok(Stepped::Returned(value)) => thread.set_result(value),
                    Err(_) => thread.set_result(Value::ABSENT),
                }
                generator.forget_delegate();
                thread.set_delegate_ended();
                Ok(self.execute(thread, frame))
            },
        );
        if let Some(item) = passed.get() {
            thread.end_handling(before);
            generator.set_state(State::Suspended);
            return Ok(Stepped::Yielded(item));
        }
        self.after(thread, State::Suspended, (before, false), result)
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
    let Some(window) = thread.window_at_top(0) else {
        return Err(no_window(generator, State::Suspended));
    };
    SuspendedFrame::new(generator, window).go_on_with_parts(thread, value)
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
