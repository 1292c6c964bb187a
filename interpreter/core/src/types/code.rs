//! Code objects as Python sees them.

use crate::code::Code;
use std::sync::Arc;
use weft_heap::{Native, Thread, Trace, Tracer, Value};
use weft_syntax::ast::Suspension;

/// A code object.
pub struct CodeObject(pub Arc<Code>);

impl Trace for CodeObject {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.0.trace(tracer);
    }
}

/// The object of code.
pub fn new(thread: &Thread, code: &Arc<Code>) -> Value {
    crate::interpreter::new_native(thread, CodeObject(Arc::clone(code))).value()
}

/// The code of a code object.
pub fn of(value: &Value) -> Option<&Arc<Code>> {
    value
        .downcast::<Native<CodeObject>>()
        .map(|object| &object.0)
}

/// The text that code comes from.
fn written(code: &Code) -> &str {
    let (start, end) = (code.range.start as usize, code.range.end as usize);
    code.source.text.get(start..end).unwrap_or_default()
}

/// Whether two are the code of the same text at the same line, in the same surroundings.
fn is_same(one: &Arc<Code>, other: &Arc<Code>) -> bool {
    Arc::ptr_eq(one, other)
        || (one.name == other.name
            && one.first_line == other.first_line
            && one.kind == other.kind
            && one.locals == other.locals
            && one.cell_names == other.cell_names
            && one.free_names == other.free_names
            && written(one) == written(other))
}

fn flags(code: &Code) -> i64 {
    let optimized = if code.namespace.is_none() { 3 } else { 0 };
    let variable = if code.signature.has_rest { 4 } else { 0 }
        | if code.signature.has_keywords { 8 } else { 0 };
    let suspension = match code.suspension {
        Suspension::None => 0,
        Suspension::Generator => 0x20,
        Suspension::Coroutine => 0x80,
        Suspension::AsyncGenerator => 0x200,
    };
    let awaitable = if code.is_awaitable() { 0x100 } else { 0 };
    optimized | variable | suspension | awaitable
}

/// Compiled Python.
#[weft_macros::class(name = "code", module = "builtins", payload = CodeObject)]
pub mod class {
    use super::{CodeObject, flags};
    use std::hash::{Hash, Hasher};
    use std::sync::Arc;
    use weft_heap::{Native, Thread, Value};

    fn strings(thread: &Thread, names: &[Arc<str>]) -> Value {
        let names: Vec<Value> = names.iter().map(|name| thread.intern(name)).collect();
        thread.tuple(&names)
    }

    fn __repr__(this: &Native<CodeObject>) -> String {
        let code = &this.0;
        format!(
            "<code object {} at {:#x}, file \"{}\", line {}>",
            code.name,
            this.value().identity(),
            code.source.name,
            code.first_line
        )
    }

    fn __eq__(this: &Native<CodeObject>, other: Value) -> Value {
        match super::of(&other) {
            Some(other) => Value::from_bool(super::is_same(&this.0, other)),
            None => Value::NOT_IMPLEMENTED,
        }
    }

    fn __hash__(this: &Native<CodeObject>, thread: &Thread) -> Value {
        let code = &this.0;
        let mut hasher = std::hash::DefaultHasher::new();
        (&code.name, code.first_line, super::written(code)).hash(&mut hasher);
        thread.int((hasher.finish() >> 3) as i64)
    }

    /// The name of the function.
    #[getter]
    fn co_name(this: &Native<CodeObject>, thread: &Thread) -> Value {
        this.0.name_value(thread)
    }

    /// The qualified name of the function.
    #[getter]
    fn co_qualname(this: &Native<CodeObject>, thread: &Thread) -> Value {
        this.0.qualname_value(thread)
    }

    /// The file that it was compiled from.
    #[getter]
    fn co_filename(this: &Native<CodeObject>) -> String {
        this.0.source.name.clone()
    }

    /// The first line.
    #[getter]
    fn co_firstlineno(this: &Native<CodeObject>) -> u32 {
        this.0.first_line
    }

    /// How many parameters take an argument by position.
    #[getter]
    fn co_argcount(this: &Native<CodeObject>) -> u16 {
        this.0.signature.positional
    }

    /// How many parameters take an argument by position alone.
    #[getter]
    fn co_posonlyargcount(this: &Native<CodeObject>) -> u16 {
        this.0.signature.positional_only
    }

    /// How many parameters take an argument by name alone.
    #[getter]
    fn co_kwonlyargcount(this: &Native<CodeObject>) -> u16 {
        this.0.signature.keyword_only
    }

    /// The names of the locals, parameters first.
    #[getter]
    fn co_varnames(this: &Native<CodeObject>, thread: &Thread) -> Value {
        strings(thread, &this.0.locals[..this.0.visible_locals])
    }

    /// How many locals there are.
    #[getter]
    fn co_nlocals(this: &Native<CodeObject>) -> usize {
        this.0.visible_locals
    }

    /// The names of variables that functions inside use.
    #[getter]
    fn co_cellvars(this: &Native<CodeObject>, thread: &Thread) -> Value {
        strings(thread, &this.0.cell_names)
    }

    /// The names of variables of functions around this one.
    #[getter]
    fn co_freevars(this: &Native<CodeObject>, thread: &Thread) -> Value {
        strings(thread, &this.0.free_names)
    }

    /// The constants.
    #[getter]
    fn co_consts(this: &Native<CodeObject>, thread: &Thread) -> Value {
        let mut constants = vec![this.0.doc_value(thread)];
        constants.extend_from_slice(&this.0.constants);
        thread.tuple(&constants)
    }

    /// What kind of code it is, in bits.
    #[getter]
    fn co_flags(this: &Native<CodeObject>) -> i64 {
        flags(&this.0)
    }
}
