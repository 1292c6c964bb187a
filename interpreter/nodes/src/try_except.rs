//! The statement `try … except … else`.

use crate::lower::Lowering;
use crate::name::{BoxedStore, DeleteName};
use crate::raise::not_an_exception_class;
use crate::{BoxedNode, BoxedStatement, Flow, Never, Resume, Statement, attempt, locate};
use weft_core::types::class::{self, Class, ClassFlag};
use weft_heap::{Frame, FrameSlot, Raised, Thread, Tuple, Value};
use weft_syntax::ast::{self, Range};

/// Part 1 is the body, 2 the `else`; then each handler has two: what evaluates its class, and its body.
struct TryExcept<R> {
    resume: R,
    body: BoxedStatement,
    handlers: Vec<Handler>,
    otherwise: Option<BoxedStatement>,
    handling: Handling,
}

struct Handler {
    before: Option<BoxedStatement>,
    exception: Option<(BoxedNode, Range)>,
    name: Option<(BoxedStore, DeleteName)>,
    body: BoxedStatement,
}

const BODY: usize = 1;
const OTHERWISE: usize = 2;
const FIRST_HANDLER: usize = 3;

/// The slots of an exception that is being handled.
#[derive(Clone, Copy)]
pub(crate) struct Handling {
    /// The exception.
    pub(crate) exception: FrameSlot,
    /// What was being handled before.
    pub(crate) before: FrameSlot,
}

impl Handling {
    /// Ends the flight of the exception and makes it the one that is being handled.
    pub(crate) fn begin(self, thread: &Thread, frame: Frame<'_>) -> Value {
        let exception = thread.take_raised(thread.in_flight());
        frame.set(self.exception, exception);
        frame.set_option(self.before, thread.set_handled(Some(exception)));
        exception
    }

    /// Goes back to handling what was handled before.
    pub(crate) fn end(self, thread: &Thread, frame: Frame<'_>) {
        thread.set_handled(frame.get(self.before));
        frame.clear(self.exception);
        frame.clear(self.before);
    }

    /// Lets the exception go on.
    pub(crate) fn go_on(self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let exception = frame
            .get(self.exception)
            .expect("an exception is being handled");
        self.end(thread, frame);
        let raised = thread.set_raised(exception);
        thread.set_located(true);
        crate::raised_flow(raised)
    }
}

impl<R: Resume> TryExcept<R> {
    fn run_body(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self.body.execute(thread, frame) {
            Flow::Normal => self.run_otherwise(thread, frame),
            Flow::Raise => {
                self.handling.begin(thread, frame);
                self.find_handler(0, thread, frame)
            }
            Flow::Yield => {
                self.resume.put(frame, BODY);
                Flow::Yield
            }
            flow => flow,
        }
    }

    fn run_otherwise(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let Some(otherwise) = &self.otherwise else {
            return Flow::Normal;
        };
        let flow = otherwise.execute(thread, frame);
        if flow == Flow::Yield {
            self.resume.put(frame, OTHERWISE);
        }
        flow
    }

    #[cold]
    #[inline(never)]
    fn find_handler(&self, first: usize, thread: &Thread, frame: Frame<'_>) -> Flow {
        for (index, handler) in self.handlers.iter().enumerate().skip(first) {
            if let Some(before) = &handler.before {
                match before.execute(thread, frame) {
                    Flow::Normal => {}
                    Flow::Yield => {
                        self.resume.put(frame, FIRST_HANDLER + index * 2);
                        return Flow::Yield;
                    }
                    flow => {
                        self.handling.end(thread, frame);
                        return flow;
                    }
                }
            }
            let exception = frame
                .get(self.handling.exception)
                .expect("an exception is being handled");
            match handler.catches(thread, frame, exception) {
                Ok(true) => {
                    if let Some((store, _)) = &handler.name
                        && let Err(raised) = store.store(thread, frame, exception)
                    {
                        self.handling.end(thread, frame);
                        return crate::raised_flow(raised);
                    }
                    return self.run_handler(index, thread, frame);
                }
                Ok(false) => {}
                Err(raised) => {
                    self.handling.end(thread, frame);
                    return crate::raised_flow(raised);
                }
            }
        }
        self.handling.go_on(thread, frame)
    }

    fn run_handler(&self, index: usize, thread: &Thread, frame: Frame<'_>) -> Flow {
        let handler = &self.handlers[index];
        let flow = handler.body.execute(thread, frame);
        if flow == Flow::Yield {
            self.resume.put(frame, FIRST_HANDLER + index * 2 + 1);
            return Flow::Yield;
        }
        self.handling.end(thread, frame);
        match &handler.name {
            Some((store, delete)) => {
                unbind(store, delete, flow, self.handling.exception, thread, frame)
            }
            None => flow,
        }
    }
}

/// Unbinds the name of a handler, whichever way the handler ended.
pub(crate) fn unbind(
    store: &BoxedStore,
    delete: &DeleteName,
    flow: Flow,
    spill: FrameSlot,
    thread: &Thread,
    frame: Frame<'_>,
) -> Flow {
    let in_flight = (flow == Flow::Raise).then(|| thread.take_raised(thread.in_flight()));
    let located = thread.is_located();
    frame.set_option(spill, in_flight);
    // Bound to `None` first, so that there is something to delete.
    attempt!(store.store(thread, frame, Value::NONE));
    if delete.execute(thread, frame) == Flow::Raise {
        return Flow::Raise;
    }
    if let Some(exception) = in_flight {
        let raised = thread.set_raised(exception);
        thread.set_located(located);
        return crate::raised_flow(raised);
    }
    flow
}

impl Handler {
    fn catches(&self, thread: &Thread, frame: Frame<'_>, exception: Value) -> Result<bool, Raised> {
        let Some((node, range)) = &self.exception else {
            return Ok(true);
        };
        let classes = node.evaluate(thread, frame)?;
        catches(thread, exception, classes).map_err(|raised| locate(thread, frame, *range, raised))
    }
}

/// Whether an exception is an instance of a class or one of a tuple of classes.
pub(crate) fn catches(thread: &Thread, exception: Value, classes: Value) -> Result<bool, Raised> {
    let one = |class: &Value| match Class::of(class) {
        Some(found) if found.has(ClassFlag::Exception) => {
            Ok(class::is_instance(thread, exception, *class))
        }
        _ => Err(not_an_exception_class()),
    };
    match classes.downcast::<Tuple>() {
        Some(tuple) => {
            let mut caught = false;
            for class in tuple.items() {
                caught |= one(class)?;
            }
            Ok(caught)
        }
        None => one(&classes),
    }
}

impl<R: Resume> Statement for TryExcept<R> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self.resume.take(frame) {
            0 | BODY => self.run_body(thread, frame),
            OTHERWISE => self.run_otherwise(thread, frame),
            part if (part - FIRST_HANDLER).is_multiple_of(2) => {
                self.find_handler((part - FIRST_HANDLER) / 2, thread, frame)
            }
            part => self.run_handler((part - FIRST_HANDLER) / 2, thread, frame),
        }
    }
}

impl Lowering<'_> {
    /// Lowers `try`, whichever parts it has.
    pub(crate) fn try_statement(
        &mut self,
        statement: &ast::Statement,
        node: &ast::Try,
    ) -> BoxedStatement {
        if node.finally.is_empty() {
            return self.try_handlers(statement, node);
        }
        self.try_finally(statement, node)
    }

    /// Lowers `try` without its `finally`.
    pub(crate) fn try_handlers(
        &mut self,
        statement: &ast::Statement,
        node: &ast::Try,
    ) -> BoxedStatement {
        if node.kind == ast::TryKind::ExceptGroup {
            return self.try_group(statement, node);
        }
        if node.handlers.is_empty() {
            return self.block(&node.body);
        }
        let resume = statement.contains_suspension.then(|| self.open_resume());
        let handling = self.open_handling();
        let body = self.block(&node.body);
        let handlers = node
            .handlers
            .iter()
            .map(|handler| Handler {
                before: (!handler.before.is_empty()).then(|| self.block(&handler.before)),
                exception: handler
                    .exception
                    .as_ref()
                    .map(|node| (self.expression_on_line(node), node.range)),
                name: handler
                    .name
                    .as_ref()
                    .map(|name| self.handler_name(name, handler.range)),
                body: self.handler_body(handler),
            })
            .collect();
        let otherwise = (!node.otherwise.is_empty()).then(|| self.block(&node.otherwise));
        self.close_kept(2);
        match resume {
            Some(resume) => Box::new(TryExcept {
                resume,
                body,
                handlers,
                otherwise,
                handling,
            }),
            None => Box::new(TryExcept {
                resume: Never,
                body,
                handlers,
                otherwise,
                handling,
            }),
        }
    }

    /// Lowers the body of a handler. That of a bare `except` tells the line of this too, which no expression does.
    fn handler_body(&mut self, handler: &ast::Handler) -> BoxedStatement {
        if handler.exception.is_some() {
            return self.block(&handler.body);
        }
        self.show_place(handler.range);
        let body = self.block(&handler.body);
        if !self.tells() {
            return body;
        }
        if handler
            .body
            .iter()
            .any(|statement| statement.contains_suspension)
        {
            return body;
        }
        crate::block::sequence(vec![self.line(handler.range), body])
    }

    /// The slots of an exception that is being handled. Give both back with `close_kept(2)`.
    pub(crate) fn open_handling(&mut self) -> Handling {
        let exception = self.open_kept();
        Handling {
            exception,
            before: self.open_kept(),
        }
    }

    /// Lowers the binding and unbinding of a handler's name.
    pub(crate) fn handler_name(
        &mut self,
        name: &ast::Name,
        range: Range,
    ) -> (BoxedStore, DeleteName) {
        (self.store_name(name, range), self.delete_name(name, range))
    }
}
