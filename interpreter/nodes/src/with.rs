//! The statements `with` and `async with`, and the order in which they leave.

use crate::lower::Lowering;
use crate::name::BoxedStore;
use crate::special;
use crate::suspend::{Implied, Step, await_special, begin, go_on};
use crate::traced::Line;
use crate::try_except::Handling;
use crate::{BoxedNode, BoxedStatement, Flow, Never, Resume, Statement, attempt, locate};
use weft_core::error::type_error;
use weft_core::names::Special;
use weft_core::native::Arguments;
use weft_core::protocol;
use weft_core::types::class::Class;
use weft_core::types::exception::ExceptionObject;
use weft_heap::{Frame, FrameSlot, Raised, Thread, Value};
use weft_syntax::ast::{self, Range, Synchrony};

const ENTERING: usize = 1;
const BODY: usize = 2;
const LEAVING: usize = 3;
const ENDINGS: [Flow; 5] = [
    Flow::Normal,
    Flow::Break,
    Flow::Continue,
    Flow::Return,
    Flow::Raise,
];

/// `with context as target: body`. Part 1 awaits the entering, 2 is the body, 3 awaits the leaving.
struct With<R> {
    resume: R,
    synchrony: Synchrony,
    context: BoxedNode,
    target: Option<BoxedStore>,
    body: BoxedStatement,
    manager: FrameSlot,
    exit: FrameSlot,
    /// What is awaited, then how the body ended.
    state: FrameSlot,
    awaited: FrameSlot,
    result: FrameSlot,
    handling: Handling,
    /// Where leaving is told, in code that tells what it does.
    line: Option<Line>,
    range: Range,
}

impl<R: Resume> With<R> {
    /// Evaluates the context manager and calls what enters it; the result, not awaited yet.
    fn enter(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let manager = self.context.evaluate(thread, frame)?;
        frame.set(self.manager, manager);
        let synchrony = self.synchrony;
        let (enter, exit) = match synchrony {
            Synchrony::Synchronous => (Special::Enter, Special::Exit),
            Synchrony::Asynchronous => (Special::AsyncEnter, Special::AsyncExit),
        };
        if synchrony == Synchrony::Synchronous
            && let Some(entered) = self.enter_at_once(thread, frame, manager)
        {
            return entered;
        }
        frame.set_position(self.range.start);
        let exit_slot = self.exit;
        let result = thread.library(move || {
            let missing = |method: Special| {
                let kind = protocol::full_class_name(manager);
                let (protocol, article, other) = match synchrony {
                    Synchrony::Synchronous => (
                        "context manager",
                        "the",
                        (Special::AsyncEnter, Special::AsyncExit, "async with"),
                    ),
                    Synchrony::Asynchronous => (
                        "asynchronous context manager",
                        "the",
                        (Special::Enter, Special::Exit, "with"),
                    ),
                };
                let hint = if protocol::special_of(thread, manager, other.0).is_some()
                    && protocol::special_of(thread, manager, other.1).is_some()
                {
                    format!(
                        " but it supports {article} {} protocol. Did you mean to use '{}'?",
                        if other.2 == "with" {
                            "context manager"
                        } else {
                            "asynchronous context manager"
                        },
                        other.2
                    )
                } else {
                    String::new()
                };
                type_error(format!(
                    "'{kind}' object does not support {article} {protocol} protocol (missed {} method){hint}",
                    method.text()
                ))
            };
            let exit_method =
                protocol::special_of(thread, manager, exit).ok_or_else(|| missing(exit))?;
            let enter_method =
                protocol::special_of(thread, manager, enter).ok_or_else(|| missing(enter))?;
            frame.set(exit_slot, exit_method);
            protocol::call_bound(thread, enter_method, manager, Arguments::positional(&[]))
        });
        result.map_err(|raised| locate(thread, frame, self.range, raised))
    }

    /// Enters by a method that needs nothing of the library; `None` for any other.
    #[inline]
    fn enter_at_once(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        manager: Value,
    ) -> Option<Result<Value, Raised>> {
        let class = thread.class_of(manager);
        let class = Class::of(&class)?;
        let (exit, enter) = (
            class.special(Special::Exit)?,
            class.special(Special::Enter)?,
        );
        // Nothing is collected before it stands in its slot.
        frame.set(self.exit, exit);
        special::call_method(thread, frame, enter, &[manager], self.range)
    }

    /// Binds what entering gave and runs the body.
    fn run(&self, entered: Value, thread: &Thread, frame: Frame<'_>) -> Flow {
        if let Some(target) = &self.target
            && let Err(raised) = target.store(thread, frame, entered)
        {
            return self.leave(crate::raised_flow(raised), thread, frame);
        }
        self.run_body(thread, frame)
    }

    fn run_body(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let flow = self.body.execute(thread, frame);
        if flow == Flow::Yield {
            self.resume.put(frame, BODY);
            return Flow::Yield;
        }
        self.leave(flow, thread, frame)
    }

    /// Calls what leaves the context, with the exception that ended the body if one did.
    fn leave(&self, flow: Flow, thread: &Thread, frame: Frame<'_>) -> Flow {
        let exception = match flow {
            Flow::Raise => Some(self.handling.begin(thread, frame)),
            Flow::Return => {
                frame.set_option(self.result, thread.take_result());
                None
            }
            _ => None,
        };
        let number = ENDINGS
            .iter()
            .position(|ending| *ending == flow)
            .unwrap_or(0);
        frame.set(self.state, Value::from_i32(number as i32));
        let place = frame.position();
        if let Some(line) = &self.line
            && let Err(raised) = line.tell(thread, frame)
        {
            return self.fail(raised, thread, frame);
        }
        let manager = frame
            .get(self.manager)
            .expect("set when the context was entered");
        let exit = frame
            .get(self.exit)
            .expect("set when the context was entered");
        let [kind, error, traceback] = match exception {
            Some(exception) => {
                let traceback =
                    ExceptionObject::of(&exception).and_then(|object| object.traceback());
                let kind = thread.class_of(exception);
                [kind, exception, traceback.unwrap_or(Value::NONE)]
            }
            None => [Value::NONE; 3],
        };
        let at_once = match self.synchrony {
            Synchrony::Synchronous => {
                let values = [manager, kind, error, traceback];
                special::call_method(thread, frame, exit, &values, self.range)
            }
            Synchrony::Asynchronous => None,
        };
        let result = at_once.unwrap_or_else(|| {
            frame.set_position(self.range.start);
            let result = thread.library(move || {
                let arguments = [kind, error, traceback];
                protocol::call_bound(thread, exit, manager, Arguments::positional(&arguments))
            });
            result.map_err(|raised| locate(thread, frame, self.range, raised))
        });
        let result = match result {
            Ok(result) => result,
            Err(raised) => return self.fail(raised, thread, frame),
        };
        if self.synchrony == Synchrony::Synchronous {
            let flow = self.left(result, thread, frame);
            if flow == Flow::Raise {
                // The exception goes on from where it came.
                frame.set_position(place);
            }
            return flow;
        }
        frame.set(self.awaited, result);
        match await_special(thread, frame, result, Implied::Exit, self.range) {
            Ok(iterator) => {
                let step = begin(thread, frame, self.awaited, iterator, self.range);
                self.after_leaving(step, thread, frame)
            }
            Err(raised) => self.fail(raised, thread, frame),
        }
    }

    fn after_leaving(&self, step: Step, thread: &Thread, frame: Frame<'_>) -> Flow {
        match step {
            Step::Yielded => {
                self.resume.put(frame, LEAVING);
                Flow::Yield
            }
            Step::Done(value) => self.left(value, thread, frame),
            Step::Raised(raised) => self.fail(raised, thread, frame),
        }
    }

    fn ended(&self, frame: Frame<'_>) -> Flow {
        let number = frame.get(self.state).and_then(Value::to_int).unwrap_or(0);
        ENDINGS[usize::try_from(number).unwrap_or(0)]
    }

    /// Leaving raised: that exception goes on instead of how the body ended.
    fn fail(&self, raised: Raised, thread: &Thread, frame: Frame<'_>) -> Flow {
        if self.ended(frame) == Flow::Raise {
            self.handling.end(thread, frame);
        }
        crate::raised_flow(raised)
    }

    /// What follows from what leaving gave: a true value swallows the exception.
    fn left(&self, result: Value, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self.ended(frame) {
            Flow::Raise => {
                frame.set(self.awaited, result);
                let truth = match result.simple_truth() {
                    Some(truth) => Ok(truth),
                    None => thread.library(move || protocol::truth(thread, result)),
                };
                match truth.map_err(|raised| locate(thread, frame, self.range, raised)) {
                    Ok(true) => {
                        self.handling.end(thread, frame);
                        Flow::Normal
                    }
                    Ok(false) => self.handling.go_on(thread, frame),
                    Err(raised) => self.fail(raised, thread, frame),
                }
            }
            Flow::Return => {
                thread.set_result(frame.get(self.result).unwrap_or(Value::NONE));
                Flow::Return
            }
            flow => flow,
        }
    }

    fn after_entering(&self, step: Step, thread: &Thread, frame: Frame<'_>) -> Flow {
        match step {
            Step::Yielded => {
                self.resume.put(frame, ENTERING);
                Flow::Yield
            }
            Step::Done(value) => self.run(value, thread, frame),
            Step::Raised(raised) => crate::raised_flow(raised),
        }
    }
}

impl<R: Resume> Statement for With<R> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self.resume.take(frame) {
            0 => {
                let entered = attempt!(self.enter(thread, frame));
                if self.synchrony == Synchrony::Synchronous {
                    return self.run(entered, thread, frame);
                }
                frame.set(self.awaited, entered);
                let iterator = attempt!(await_special(
                    thread,
                    frame,
                    entered,
                    Implied::Enter,
                    self.range
                ));
                let step = begin(thread, frame, self.awaited, iterator, self.range);
                self.after_entering(step, thread, frame)
            }
            ENTERING => {
                let step = go_on(thread, frame, self.awaited, self.range);
                self.after_entering(step, thread, frame)
            }
            BODY => self.run_body(thread, frame),
            _ => {
                let step = go_on(thread, frame, self.awaited, self.range);
                self.after_leaving(step, thread, frame)
            }
        }
    }
}

impl Lowering<'_> {
    /// Lowers `with` and `async with`.
    pub(crate) fn with_statement(
        &mut self,
        statement: &ast::Statement,
        node: &ast::With,
    ) -> BoxedStatement {
        let resume = statement.contains_suspension.then(|| self.open_resume());
        let (manager, exit, state) = (self.open_kept(), self.open_kept(), self.open_kept());
        let (awaited, result) = (self.open_kept(), self.open_kept());
        let handling = self.open_handling();
        let context = self.expression(&node.context);
        let target = node.target.as_ref().map(|target| self.target(target));
        let (body, header) = self.inside_of_leaving(|lowering| lowering.block(&node.body));
        let line = self.tells().then(|| Line::again(node.context.range));
        self.close_kept(7);
        let (synchrony, range) = (node.synchrony, node.context.range);
        if let Some(resume) = resume
            && synchrony == Synchrony::Asynchronous
        {
            for part in [ENTERING, LEAVING] {
                self.suspensions.push((resume.slot(), part as u32, range));
                self.delegates.push((resume.slot(), part as u32, awaited));
            }
        }
        macro_rules! build {
            ($resume:expr) => {
                Box::new(With {
                    resume: $resume,
                    synchrony,
                    context,
                    target,
                    body,
                    manager,
                    exit,
                    state,
                    awaited,
                    result,
                    handling,
                    line,
                    range,
                })
            };
        }
        let lowered: BoxedStatement = match resume {
            Some(resume) => build!(resume),
            None => build!(Never),
        };
        self.continues_late(lowered, header)
    }
}
