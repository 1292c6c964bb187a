//! Copies of code under another name: `code.replace()`.

use crate::code::{Code, CodeBody, CodeHead, Signature, SuspendedBody};
use crate::node::{Flow, Node, Statement, Unboxed};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use weft_heap::{Frame, Raised, Thread, Value};
use weft_syntax::Source;

/// What a copy has of its own.
pub struct Changes {
    /// `co_name`
    pub name: Arc<str>,
    /// `co_qualname`
    pub qualname: Arc<str>,
    /// `co_filename`
    pub file_name: String,
    /// `co_firstlineno`
    pub first_line: u32,
    /// Whether generators of it may be awaited, a bit of `co_flags`.
    pub awaitable: bool,
}

/// The nodes of other code, which the copy keeps alive.
struct Same(Arc<Code>);

impl Node for Same {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.0.body().value.evaluate(thread, frame)
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        self.0.body().value.truth(thread, frame)
    }

    fn unboxed(&self, thread: &Thread, frame: Frame<'_>) -> Unboxed {
        self.0.body().value.unboxed(thread, frame)
    }
}

/// The statements of other code that can be suspended: those before the first suspension, and the rest.
struct SameBefore(Arc<Code>);
struct SameRest(Arc<Code>);

impl Statement for SameBefore {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self
            .0
            .body()
            .suspended
            .as_ref()
            .and_then(|body| body.before.as_ref())
        {
            Some(before) => before.execute(thread, frame),
            None => Flow::Normal,
        }
    }
}

impl Statement for SameRest {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match &self.0.body().suspended {
            Some(body) => body.rest.execute(thread, frame),
            None => Flow::Normal,
        }
    }
}

/// Code that runs the same nodes.
pub fn copy(code: &Arc<Code>, changes: Changes) -> Code {
    let source = if changes.file_name == code.source.name {
        Arc::clone(&code.source)
    } else {
        Source::shared(changes.file_name, &*code.source.text)
    };
    let signature = Signature {
        names: code.signature.names.clone(),
        ..code.signature
    };
    let body = code.body();
    let suspended = body.suspended.as_ref().map(|body| SuspendedBody {
        before: body
            .before
            .as_ref()
            .map(|_| Box::new(SameBefore(Arc::clone(code))) as Box<dyn Statement>),
        rest: Box::new(SameRest(Arc::clone(code))),
    });
    let head = CodeHead {
        name: changes.name,
        qualname: changes.qualname,
        docstring: code.docstring.clone(),
        source,
        range: code.range,
        first_line: changes.first_line,
        kind: code.kind,
        suspension: code.suspension,
        signature,
        free_names: code.free_names.clone(),
        tells: code.tells,
    };
    let body = CodeBody {
        cells: body.cells.clone(),
        locals: body.locals.clone(),
        cell_names: body.cell_names.clone(),
        constants: body.constants.clone(),
        names: body.names.clone(),
        shown_constants: body.shown_constants.clone(),
        statements: body.statements.clone(),
        children: body.children.clone(),
        delegates: body.delegates.clone(),
        suspensions: body.suspensions.clone(),
        value: Box::new(Same(Arc::clone(code))),
        suspended,
        ..*body
    };
    let copy = Code::new(head, body);
    copy.awaitable.store(changes.awaitable, Ordering::Relaxed);
    copy
}
