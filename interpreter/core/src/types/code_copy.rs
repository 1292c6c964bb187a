//! Copies of code under another name: `code.replace()`.

use crate::code::{Code, Signature, SuspendedBody};
use crate::node::{Flow, Node, Statement, Unboxed};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use weft_heap::{Frame, Raised, Slot, Thread, Value};
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
        self.0.value.evaluate(thread, frame)
    }

    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        self.0.value.truth(thread, frame)
    }

    fn unboxed(&self, thread: &Thread, frame: Frame<'_>) -> Unboxed {
        self.0.value.unboxed(thread, frame)
    }
}

/// The statements of other code that can be suspended: those before the first suspension, and the rest.
struct SameBefore(Arc<Code>);
struct SameRest(Arc<Code>);

impl Statement for SameBefore {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self
            .0
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
        match &self.0.suspended {
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
    let suspended = code.suspended.as_ref().map(|body| SuspendedBody {
        before: body
            .before
            .as_ref()
            .map(|_| Box::new(SameBefore(Arc::clone(code))) as Box<dyn Statement>),
        rest: Box::new(SameRest(Arc::clone(code))),
    });
    Code {
        name: changes.name,
        qualname: changes.qualname,
        docstring: code.docstring.clone(),
        source,
        range: code.range,
        first_line: changes.first_line,
        kind: code.kind,
        suspension: code.suspension,
        signature,
        simple_arity: code.simple_arity,
        quick_arity: code.quick_arity,
        slots: code.slots,
        kept_slots: code.kept_slots,
        unbound: code.unbound,
        cells: code.cells.clone(),
        native_stack: code.native_stack,
        locals: code.locals.clone(),
        visible_locals: code.visible_locals,
        cell_names: code.cell_names.clone(),
        free_names: code.free_names.clone(),
        namespace: code.namespace,
        class_cell: code.class_cell,
        class_dictionary_cell: code.class_dictionary_cell,
        class_free: code.class_free,
        constants: code.constants.clone(),
        names: code.names.clone(),
        shown_constants: code.shown_constants.clone(),
        statements: code.statements.clone(),
        falls_off: code.falls_off,
        children: code.children.clone(),
        delegates: code.delegates.clone(),
        suspensions: code.suspensions.clone(),
        needs_closing: code.needs_closing,
        awaitable: AtomicBool::new(changes.awaitable),
        index: code.index,
        object: Slot::empty(),
        interned: [Slot::empty(), Slot::empty()],
        value: Box::new(Same(Arc::clone(code))),
        suspended,
    }
}
