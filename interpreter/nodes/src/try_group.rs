//! `try … except* … else`: each handler takes the part of the group that matches.

use crate::lower::Lowering;
use crate::name::{BoxedStore, DeleteName};
use crate::try_except::{Handling, unbind};
use crate::{BoxedNode, BoxedStatement, Flow, Never, Resume, Statement, locate};
use weft_core::types::exception::group;
use weft_heap::{Frame, FrameSlot, List, Thread, Value};
use weft_syntax::ast::{self, Range};

/// Part 1 is the body, 2 the `else`; then each handler has one, its body.
struct TryGroup<R> {
    resume: R,
    body: BoxedStatement,
    handlers: Vec<Handler>,
    otherwise: Option<BoxedStatement>,
    handling: Handling,
    /// What no handler has taken yet, and what handlers raised.
    rest: FrameSlot,
    raised: FrameSlot,
    spill: FrameSlot,
}

struct Handler {
    exception: BoxedNode,
    name: Option<(BoxedStore, DeleteName)>,
    body: BoxedStatement,
    range: Range,
}

impl<R: Resume> TryGroup<R> {
    /// Runs the handlers from `first` on; `entered` says that the first one's body goes on.
    fn handle(
        &self,
        first: usize,
        mut entered: Entered,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Flow {
        for (index, handler) in self.handlers.iter().enumerate().skip(first) {
            if entered == Entered::No {
                // What the clause names is looked at even where nothing is left.
                let rest = frame.get(self.rest);
                let classes = match handler.exception.evaluate(thread, frame) {
                    Ok(classes) => classes,
                    Err(raised) => return self.fail(raised, thread, frame),
                };
                let split = thread.library(move || match rest {
                    Some(rest) => group::split_for_clause(thread, rest, classes),
                    None => group::check_clause(thread, classes).map(|()| (None, None)),
                });
                let (matched, rest) =
                    match split.map_err(|raised| locate(thread, frame, handler.range, raised)) {
                        Ok(split) => split,
                        Err(raised) => return self.fail(raised, thread, frame),
                    };
                frame.set_option(self.rest, rest);
                let Some(matched) = matched else { continue };
                thread.set_handled(Some(matched));
                if let Some((store, _)) = &handler.name
                    && let Err(raised) = store.store(thread, frame, matched)
                {
                    return self.fail(raised, thread, frame);
                }
            }
            entered = Entered::No;
            let flow = handler.body.execute(thread, frame);
            if flow == Flow::Yield {
                self.resume.put(frame, 3 + index);
                return Flow::Yield;
            }
            if flow == Flow::Raise {
                let exception = thread.take_raised(thread.in_flight());
                if let Some(list) = frame.get(self.raised).and_then(Value::cast::<List>) {
                    list.push(thread, exception);
                }
            }
            // What it took is what is handled until the next one takes something.
            if let Some((store, delete)) = &handler.name {
                unbind(store, delete, Flow::Normal, self.spill, thread, frame);
            }
        }
        let (original, rest, raised) = (
            frame.get(self.handling.exception),
            frame.get(self.rest),
            frame.get(self.raised),
        );
        // What `derive` raises has what is handled as its context.
        let outcome = thread.library(move || {
            let original = original.expect("an exception is being handled");
            let raised = raised
                .and_then(Value::cast::<List>)
                .expect("made when handling began");
            group::combine(thread, original, &raised, rest)
        });
        self.handling.end(thread, frame);
        match outcome {
            Ok(None) => Flow::Normal,
            Ok(Some(exception)) => {
                let raised = thread.set_raised(exception);
                thread.set_located(true);
                crate::raised_flow(raised)
            }
            Err(raised) => crate::raised_flow(raised),
        }
    }

    fn fail(&self, raised: weft_heap::Raised, thread: &Thread, frame: Frame<'_>) -> Flow {
        self.handling.end(thread, frame);
        crate::raised_flow(raised)
    }

    fn run_otherwise(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let Some(otherwise) = &self.otherwise else {
            return Flow::Normal;
        };
        let flow = otherwise.execute(thread, frame);
        if flow == Flow::Yield {
            self.resume.put(frame, 2);
        }
        flow
    }
}

/// Whether a handler's body has begun.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entered {
    Yes,
    No,
}

impl<R: Resume> Statement for TryGroup<R> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self.resume.take(frame) {
            0 | 1 => {}
            2 => return self.run_otherwise(thread, frame),
            part => return self.handle(part - 3, Entered::Yes, thread, frame),
        }
        match self.body.execute(thread, frame) {
            Flow::Normal => self.run_otherwise(thread, frame),
            Flow::Yield => {
                self.resume.put(frame, 1);
                Flow::Yield
            }
            Flow::Raise => {
                let exception = self.handling.begin(thread, frame);
                frame.set(self.rest, exception);
                frame.set(self.raised, List::from_items(thread, &[]).value());
                self.handle(0, Entered::No, thread, frame)
            }
            flow => flow,
        }
    }
}

impl Lowering<'_> {
    /// Lowers `try` with `except*` handlers.
    pub(crate) fn try_group(
        &mut self,
        statement: &ast::Statement,
        node: &ast::Try,
    ) -> BoxedStatement {
        let resume = statement.contains_suspension.then(|| self.open_resume());
        let handling = self.open_handling();
        let (rest, raised, spill) = (self.open_kept(), self.open_kept(), self.open_kept());
        let body = self.block(&node.body);
        let mut handlers = Vec::new();
        for handler in &node.handlers {
            let Some(exception) = &handler.exception else {
                continue;
            };
            let range = exception.range;
            handlers.push(Handler {
                exception: self.expression_on_line(exception),
                name: handler
                    .name
                    .as_ref()
                    .map(|name| self.handler_name(name, handler.range)),
                body: self.block(&handler.body),
                range,
            });
        }
        let otherwise = (!node.otherwise.is_empty()).then(|| self.block(&node.otherwise));
        self.close_kept(5);
        match resume {
            Some(resume) => Box::new(TryGroup {
                resume,
                body,
                handlers,
                otherwise,
                handling,
                rest,
                raised,
                spill,
            }),
            None => Box::new(TryGroup {
                resume: Never,
                body,
                handlers,
                otherwise,
                handling,
                rest,
                raised,
                spill,
            }),
        }
    }
}
