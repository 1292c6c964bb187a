//! Code objects as Python sees them.

use super::code_copy::{Changes, copy};
use crate::code::{Code, ShownConstant};
use crate::error::{type_error, value_error};
use crate::native::Keywords;
use crate::protocol;
use std::sync::Arc;
use weft_heap::{List, Native, Raised, Thread, Trace, Tracer, Value};
use weft_syntax::ast::Suspension;

/// A code object.
pub struct CodeObject(pub Arc<Code>);

impl Trace for CodeObject {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.0.trace(tracer);
    }
}

/// The object of code, which is the same each time.
pub fn new(thread: &Thread, code: &Arc<Code>) -> Value {
    // Code that tells what it does is shown as that which it stands for.
    if let Some(original) = code.shown_as.get().and_then(std::sync::Weak::upgrade) {
        return new(thread, &original);
    }
    if let Some(known) = code.object.get() {
        return known;
    }
    let fresh = crate::interpreter::new_native(thread, CodeObject(Arc::clone(code))).value();
    // Without a global lock another thread may have been faster.
    let _ = code.object.compare_and_set(None, Some(fresh));
    code.object.get().unwrap_or(fresh)
}

/// The code of a code object.
pub fn of(value: &Value) -> Option<&Arc<Code>> {
    value
        .downcast::<Native<CodeObject>>()
        .map(|object| &object.0)
}

/// The lines of the stretches that `co_lines` tells.
pub fn lines(code: &Code) -> Vec<u32> {
    let mut lines = vec![code.first_line];
    for range in &code.body().statements {
        let line = code.source.line(range.start);
        if lines.last() != Some(&line) {
            lines.push(line);
        }
    }
    lines
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
            && one.body().locals == other.body().locals
            && one.body().cell_names == other.body().cell_names
            && one.free_names == other.free_names
            && written(one) == written(other))
}

fn flags(code: &Code) -> i64 {
    let optimized = if code.body().namespace.is_none() {
        3
    } else {
        0
    };
    let variable = if code.signature.has_rest { 4 } else { 0 }
        | if code.signature.has_keywords { 8 } else { 0 };
    let suspension = match code.suspension {
        Suspension::None => 0,
        Suspension::Generator => 0x20,
        Suspension::Coroutine => 0x80,
        Suspension::AsyncGenerator => 0x200,
    };
    let nested = if code.qualname.contains("<locals>") {
        0x10
    } else {
        0
    };
    let documented = if code.docstring.is_some() && code.body().namespace.is_none() {
        0x400_0000
    } else {
        0
    };
    let parent = code.qualname.strip_suffix(&*code.name);
    let parent = parent.and_then(|parent| parent.strip_suffix('.'));
    let method = match parent {
        Some(parent) if !parent.ends_with("<locals>") && code.body().namespace.is_none() => {
            0x800_0000
        }
        _ => 0,
    };
    let awaitable = if code.is_awaitable() { 0x100 } else { 0 };
    optimized | variable | nested | suspension | awaitable | documented | method
}

/// `co_consts`: the docstring, what the code uses in order, and the `None` that it gives at its end.
fn constants(thread: &Thread, code: &Code) -> Value {
    let all = List::from_items(thread, &[]);
    if code.docstring.is_some() {
        all.push(thread, code.doc_value(thread));
    }
    let mut has_none = false;
    for constant in &code.body().shown_constants {
        match *constant {
            ShownConstant::Value(value) => {
                has_none |= value.is_none();
                all.push(thread, value);
            }
            ShownConstant::Code(index) => {
                if let Some(child) = code.body().children.get(index as usize) {
                    all.push(thread, new(thread, child));
                }
            }
        }
    }
    if !has_none && (code.body().falls_off || all.is_empty()) {
        all.push(thread, Value::NONE);
    }
    all.snapshot(thread).value()
}

/// The fields of CPython's `replace`.
const FIELDS: [&str; 18] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_firstlineno",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_freevars",
    "co_cellvars",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_linetable",
    "co_exceptiontable",
];

/// A generator function's flag that its generators may be awaited.
const AWAITABLE: i64 = 0x100;

/// A copy with other names, file and first line. What the code does cannot be replaced by values.
fn replaced(
    thread: &Thread,
    this: &Native<CodeObject>,
    changes: Keywords<'_>,
) -> Result<Value, Raised> {
    let code = &this.0;
    let mut made = Changes {
        name: Arc::clone(&code.name),
        qualname: Arc::clone(&code.qualname),
        file_name: code.source.name.clone(),
        first_line: code.first_line,
        awaitable: code.is_awaitable(),
    };
    for (name, value) in changes.iter() {
        let Some(field) = protocol::text_of(&name).filter(|name| FIELDS.contains(name)) else {
            let name = protocol::text_of(&name).unwrap_or_default();
            return Err(type_error(format!(
                "replace() got an unexpected keyword argument '{name}'"
            )));
        };
        let text = || match protocol::text_of(&value) {
            Some(text) => Ok(text),
            None => Err(type_error(format!(
                "replace() argument '{field}' must be str, not {}",
                if value.is_none() {
                    "None".to_owned()
                } else {
                    protocol::class_name(value).to_string()
                }
            ))),
        };
        match field {
            "co_name" => made.name = Arc::from(text()?),
            "co_qualname" => made.qualname = Arc::from(text()?),
            "co_filename" => made.file_name = text()?.to_owned(),
            "co_firstlineno" => {
                made.first_line = u32::try_from(protocol::to_i64(thread, value)?)
                    .map_err(|_| value_error("code: co_firstlineno must be a positive integer"))?;
            }
            "co_flags" if (protocol::to_i64(thread, value)? ^ flags(code)) & !AWAITABLE == 0 => {
                made.awaitable = protocol::to_i64(thread, value)? & AWAITABLE != 0;
            }
            _ => {
                let own = protocol::try_attribute(thread, this.value(), name)?;
                let is_same = match own {
                    Some(own) => protocol::equals(thread, own, value)?,
                    None => false,
                };
                if !is_same {
                    return Err(value_error(format!("code: {field} cannot be replaced")));
                }
            }
        }
    }
    Ok(new(thread, &Arc::new(copy(code, made))))
}

/// Compiled Python.
#[weft_macros::class(name = "code", module = "builtins", payload = CodeObject)]
pub mod class {
    use super::{CodeObject, constants, flags, lines, replaced};
    use crate::native::Keywords;
    use crate::protocol;
    use std::hash::{Hash, Hasher};
    use std::sync::Arc;
    use weft_heap::{List, Native, Raised, Thread, Value};

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
    #[member]
    fn co_name(this: &Native<CodeObject>, thread: &Thread) -> Value {
        this.0.name_value(thread)
    }

    /// The qualified name of the function.
    #[getter]
    #[member]
    fn co_qualname(this: &Native<CodeObject>, thread: &Thread) -> Value {
        this.0.qualname_value(thread)
    }

    /// The file that it was compiled from.
    #[getter]
    #[member]
    fn co_filename(this: &Native<CodeObject>) -> String {
        this.0.source.name.clone()
    }

    /// The first line.
    #[getter]
    #[member]
    fn co_firstlineno(this: &Native<CodeObject>) -> u32 {
        this.0.first_line
    }

    /// How many parameters take an argument by position.
    #[getter]
    #[member]
    fn co_argcount(this: &Native<CodeObject>) -> u16 {
        this.0.signature.positional
    }

    /// How many parameters take an argument by position alone.
    #[getter]
    #[member]
    fn co_posonlyargcount(this: &Native<CodeObject>) -> u16 {
        this.0.signature.positional_only
    }

    /// How many parameters take an argument by name alone.
    #[getter]
    #[member]
    fn co_kwonlyargcount(this: &Native<CodeObject>) -> u16 {
        this.0.signature.keyword_only
    }

    /// The names of the locals, parameters first.
    #[getter]
    fn co_varnames(this: &Native<CodeObject>, thread: &Thread) -> Value {
        strings(
            thread,
            &this.0.body().locals[..this.0.body().visible_locals],
        )
    }

    /// How many locals there are.
    #[getter]
    #[member]
    fn co_nlocals(this: &Native<CodeObject>) -> usize {
        this.0.body().visible_locals
    }

    /// The names of variables that functions inside use.
    #[getter]
    fn co_cellvars(this: &Native<CodeObject>, thread: &Thread) -> Value {
        strings(thread, &this.0.body().cell_names)
    }

    /// The names of variables of functions around this one.
    #[getter]
    fn co_freevars(this: &Native<CodeObject>, thread: &Thread) -> Value {
        strings(thread, &this.0.free_names)
    }

    /// The constants, code of functions inside among them.
    #[getter]
    #[member]
    fn co_consts(this: &Native<CodeObject>, thread: &Thread) -> Value {
        constants(thread, &this.0)
    }

    /// The names of globals, attributes and modules that it uses.
    #[getter]
    fn co_names(this: &Native<CodeObject>, thread: &Thread) -> Value {
        thread.tuple(&this.0.body().names)
    }

    /// How many values a frame of it may hold beside its variables.
    #[getter]
    fn co_stacksize(this: &Native<CodeObject>) -> usize {
        let variables = this.0.body().locals.len() + this.0.body().cells.len();
        (this.0.body().slots as usize)
            .saturating_sub(variables)
            .max(1)
    }

    /// An iterator of (start, end, line) over the stretches of the code. A statement counts as two bytes.
    fn co_lines(this: &Native<CodeObject>, thread: &Thread) -> Result<Value, Raised> {
        let lines = lines(&this.0);
        let items = List::from_items(thread, &[]);
        for (index, line) in lines.iter().enumerate() {
            let numbers = [2 * index as i64, 2 * index as i64 + 2, i64::from(*line)];
            let numbers = numbers.map(|number| thread.int(number));
            items.push(thread, thread.tuple(&numbers));
        }
        protocol::iterate(thread, items.value())
    }

    /// An iterator of (line, end line, column, end column) over the statements.
    fn co_positions(this: &Native<CodeObject>, thread: &Thread) -> Result<Value, Raised> {
        let code = &this.0;
        let items = List::from_items(thread, &[]);
        let first = i64::from(code.first_line);
        let place = |numbers: [i64; 4]| thread.tuple(&numbers.map(|number| thread.int(number)));
        items.push(thread, place([first, first, 0, 0]));
        for range in &code.body().statements {
            let (line, column) = code.source.line_column(range.start);
            let (end_line, end_column) = code.source.line_column(range.end);
            let numbers = [line, end_line, column, end_column].map(i64::from);
            items.push(thread, place(numbers));
        }
        protocol::iterate(thread, items.value())
    }

    /// Return code like this one, except for the attributes passed by keyword.
    fn replace(
        this: &Native<CodeObject>,
        thread: &Thread,
        #[keywords] changes: Keywords<'_>,
    ) -> Result<Value, Raised> {
        replaced(thread, this, changes)
    }

    fn __replace__(
        this: &Native<CodeObject>,
        thread: &Thread,
        #[keywords] changes: Keywords<'_>,
    ) -> Result<Value, Raised> {
        replaced(thread, this, changes)
    }

    /// What kind of code it is, in bits.
    #[getter]
    #[member]
    fn co_flags(this: &Native<CodeObject>) -> i64 {
        flags(&this.0)
    }
}
