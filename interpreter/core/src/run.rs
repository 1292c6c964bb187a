//! Running source text: compiling it, and executing code in globals and namespaces.

use crate::code::Code;
use crate::error::{Exception, is_exception, raise, raise_with};
use crate::interpreter::{Interpreter, Optimization, Request, limits};
use crate::names::Name;
use crate::tracing::{self, Watching};
use crate::types::exception::ExceptionObject;
use crate::types::exception::fields::Field;
use crate::types::exception::warnings::warn_syntax;
use crate::types::function::Function;
use crate::types::generator;
use std::sync::Arc;
use weft_heap::{Cell, Dict, Native, Raised, ShapeId, Thread, Value};

use weft_syntax::ast::{Module, ScopeKind, Suspension};

pub use weft_syntax::{Awaits, Outermost, Source, TopLevel};

/// What a text is compiled as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A module, or the text of an `exec`.
    Exec,
    /// An expression.
    Eval,
    /// A statement at the prompt, whose value is shown.
    Single,
}

/// Compiles a text.
///
/// # Errors
/// `SyntaxError` and its kin; `RecursionError` or `MemoryError` for what is nested too deeply.
pub fn compile(thread: &Thread, source: Arc<Source>, mode: Mode) -> Result<Arc<Code>, Raised> {
    let optimization = Interpreter::of(thread).optimization();
    compile_as(thread, source, mode, TopLevel::Globals, optimization)
}

/// Compiles a text whose names may be in a namespace of their own, and which may be a coroutine.
///
/// # Errors
/// As [`compile`].
pub fn compile_as(
    thread: &Thread,
    source: Arc<Source>,
    mode: Mode,
    outermost: impl Into<Outermost>,
    optimization: Optimization,
) -> Result<Arc<Code>, Raised> {
    let outermost = outermost.into();
    weft_syntax::end_early_if(limits::is_stopped);
    let module: Result<Module, weft_syntax::SyntaxError> = match mode {
        Mode::Exec => weft_syntax::parse_module_in(Arc::clone(&source), outermost),
        Mode::Eval => weft_syntax::parse_expression(Arc::clone(&source), outermost),
        Mode::Single => weft_syntax::parse_interactive(Arc::clone(&source), outermost),
    };
    if limits::is_stopped() {
        // What was read is no more than a part.
        limits::check(thread)?;
    }
    match module {
        Ok(module) => lower_as(thread, &module, optimization),
        Err(error) => {
            let raised = raise_syntax_error(thread, &source.name, &error);
            keep_source(thread, &source);
            Err(raised)
        }
    }
}

/// Makes code of a tree, as [`compile`] does of a text.
///
/// # Errors
/// As [`compile`].
pub fn lower(thread: &Thread, module: &Module) -> Result<Arc<Code>, Raised> {
    lower_as(thread, module, Interpreter::of(thread).optimization())
}

/// Compiles a module of the library from its tree, which was made from the text when Weft was built.
///
/// # Errors
/// As [`compile`].
pub fn compile_frozen(
    thread: &Thread,
    source: Arc<Source>,
    tree: &'static [u8],
) -> Result<Arc<Code>, Raised> {
    match weft_syntax::frozen::thaw(tree, Arc::clone(&source)) {
        Some(module) => lower(thread, &module),
        None => compile(thread, source, Mode::Exec),
    }
}

fn lower_as(
    thread: &Thread,
    module: &Module,
    optimization: Optimization,
) -> Result<Arc<Code>, Raised> {
    if !module.warnings.is_empty() {
        thread.library(|| warn(thread, module))?;
    }
    Interpreter::of(thread)
        .lower(thread, module, optimization, Watching::Nothing)
        .ok_or_else(|| {
            raise(
                Exception::SyntaxError,
                "too many variables and temporaries in one function",
            )
        })
}

/// Has the `SyntaxError` in flight keep the text, in which a misspelt keyword is looked for when it is shown.
#[cold]
fn keep_source(thread: &Thread, source: &Source) {
    let Some(exception) = thread.raised() else {
        return;
    };
    if let Some(object) = ExceptionObject::of(&exception)
        && is_exception(thread, exception, Exception::SyntaxError)
    {
        let parts = [
            Value::from_i32(0),
            Value::from_i32(0),
            thread.string(&source.text),
        ];
        object.set_field(thread, Field::Metadata, Some(thread.tuple(&parts)));
    }
}

/// Gives the warnings about a text. One that a filter makes an exception of becomes a `SyntaxError` at its place.
#[cold]
fn warn(thread: &Thread, module: &Module) -> Result<(), Raised> {
    let source = &module.source;
    for warning in &module.warnings {
        let Err(raised) = warn_syntax(thread, &warning.message, source, warning.line) else {
            continue;
        };
        let exception = thread.take_raised(raised);
        if !is_exception(thread, exception, Exception::SyntaxWarning) {
            return Err(thread.set_raised(exception));
        }
        let error = warning.to_error(source);
        return Err(raise_syntax_error(thread, &source.name, &error));
    }
    Ok(())
}

/// Raises the exception for a text that is no program; `name` is its file name.
#[cold]
pub fn raise_syntax_error(thread: &Thread, name: &str, error: &weft_syntax::SyntaxError) -> Raised {
    let exception = match error.kind {
        weft_syntax::SyntaxErrorKind::SyntaxError => Exception::SyntaxError,
        weft_syntax::SyntaxErrorKind::IndentationError => Exception::IndentationError,
        weft_syntax::SyntaxErrorKind::TabError => Exception::TabError,
        weft_syntax::SyntaxErrorKind::TooDeep => {
            return raise(Exception::RecursionError, &error.message);
        }
    };
    let details = [
        thread.string(name),
        thread.int(i64::from(error.line)),
        thread.int(i64::from(error.column)),
        line_text(thread, name, error),
        thread.int(i64::from(error.end_line)),
        thread.int(i64::from(error.end_column)),
    ];
    let arguments = [thread.string(&error.message), thread.tuple(&details)];
    raise_with(thread, exception, &arguments)
}

/// The line that an error is in. CPython's compiler takes it from the file, so that there is none for other texts.
fn line_text(thread: &Thread, name: &str, error: &weft_syntax::SyntaxError) -> Value {
    if error.stage != weft_syntax::Stage::Compiler {
        return thread.string(&error.text);
    }
    let is_shown = Interpreter::permits(thread, Request::Import(std::path::Path::new(name)));
    let read = || thread.blocking(|| std::fs::read(name));
    let text = is_shown
        .then(read)
        .and_then(Result::ok)
        .and_then(|bytes| weft_syntax::decode(name, &bytes).ok());
    let line = text.as_deref().and_then(|text| {
        text.split_inclusive('\n')
            .nth((error.line as usize).saturating_sub(1))
    });
    line.map_or(Value::NONE, |line| thread.string(line))
}

/// A function of code without a closure, in these globals.
pub fn function(thread: &Thread, code: &Arc<Code>, globals: Value) -> Result<Value, Raised> {
    let builtins = builtins_of(thread, globals)?;
    Ok(Function::new(thread, Arc::clone(code), globals, builtins, None).value())
}

/// The builtins that code in these globals sees: `__builtins__`, which is set if it is missing.
fn builtins_of(thread: &Thread, globals: Value) -> Result<Value, Raised> {
    let Some(dict) = globals.downcast::<Dict>() else {
        return Err(crate::error::type_error("globals must be a dict"));
    };
    let name = Name::Builtins.value(thread);
    match dict.get_simple(thread, name) {
        Some(found) if found.is::<Dict>() => Ok(found),
        Some(found) => Ok(
            match found.downcast::<Native<crate::types::module::Module>>() {
                Some(module) => module.dictionary().value(),
                None => match crate::types::mapping_proxy::proxied(&found) {
                    Some(mapping) if mapping.is::<Dict>() => mapping,
                    _ => Interpreter::of(thread).builtins(),
                },
            },
        ),
        None => {
            let interpreter = Interpreter::of(thread);
            let module = interpreter
                .modules()
                .get_simple(thread, Name::Builtin.value(thread));
            dict.set_simple(
                thread,
                name,
                module.unwrap_or_else(|| interpreter.builtins()),
            );
            Ok(interpreter.builtins())
        }
    }
}

/// Runs the code of a module in its globals.
pub fn run_module(thread: &Thread, code: &Arc<Code>, globals: Value) -> Result<(), Raised> {
    execute(thread, code, globals, None).map(drop)
}

/// Runs code in globals, and in a namespace of its own where it was compiled for one; what it returns.
pub fn execute(
    thread: &Thread,
    code: &Arc<Code>,
    globals: Value,
    namespace: Option<Value>,
) -> Result<Value, Raised> {
    thread.library(|| {
        let function = function(thread, code, globals)?;
        if code.kind == ScopeKind::Module && code.docstring.is_some() {
            let name = Name::Doc.value(thread);
            namespace_set(
                thread,
                namespace.unwrap_or(globals),
                name,
                code.doc_value(thread),
            )?;
        }
        run_as_module(thread, function, code, namespace.unwrap_or(globals))
    })
}

/// Runs the function of code outside of functions, whose names live in a namespace. Code that waits there gives its
/// coroutine.
pub fn run_as_module(
    thread: &Thread,
    function: Value,
    code: &Code,
    namespace: Value,
) -> Result<Value, Raised> {
    if code.suspension == Suspension::None {
        return run_in_namespace(thread, function, Some(namespace));
    }
    let Some(window) = thread.window_at_top(0) else {
        return Err(raise(
            Exception::RecursionError,
            "maximum recursion depth exceeded",
        ));
    };
    window.set_function(function);
    generator::create_in(thread, code, window, namespace)
}

/// Where the namespace of a class hands on the cell that is to refer to the class's dictionary.
pub const CLASS_DICTIONARY_CELL: &str = "__classdictcell__";

/// Runs the code of a function that takes no arguments, with a namespace in the slot that it has for one. The body of
/// a class whose methods use `__class__` gives that cell.
pub fn run_in_namespace(
    thread: &Thread,
    function: Value,
    namespace: Option<Value>,
) -> Result<Value, Raised> {
    let code = Arc::clone(
        function
            .downcast::<Native<Function>>()
            .expect("a function")
            .code(),
    );
    let Some(window) = thread.window_at_top(0) else {
        return Err(raise(
            Exception::RecursionError,
            "maximum recursion depth exceeded",
        ));
    };
    window.set_function(function);
    let told = if thread.is_wanted() && tracing::is_on(thread) {
        tracing::exchange(thread, window)
    } else {
        None
    };
    let code = told.unwrap_or(code);
    let run = || {
        thread.enter(
            window,
            code.body().slots,
            code.body().native_stack,
            crate::code::overflow,
            |thread| thread.keep_window(window, 0, || crate::safepoint::attend(thread)),
            |frame| {
                code.body().prepare(thread, frame);
                if let (Some(slot), Some(namespace)) = (code.body().namespace, namespace) {
                    frame.set(slot, namespace);
                    if let Some(cell) = code.body().class_dictionary_cell
                        && let Some(cell) = frame.get(cell).and_then(Value::cast::<Cell>)
                    {
                        cell.set(Some(namespace));
                    }
                }
                let result = code.body().value.evaluate(thread, frame)?;
                if let Some(slot) = code.body().class_dictionary_cell
                    && let (Some(cell), Some(namespace)) = (frame.get(slot), namespace)
                {
                    let name = thread.intern(CLASS_DICTIONARY_CELL);
                    namespace_set(thread, namespace, name, cell)?;
                }
                let Some(slot) = code.body().class_cell else {
                    return Ok(result);
                };
                let cell = frame.get(slot).expect("made at the start");
                if let Some(namespace) = namespace {
                    namespace_set(thread, namespace, Name::ClassCell.value(thread), cell)?;
                }
                Ok(cell)
            },
        )
    };
    let result = thread.python(run);
    if result.is_err() {
        crate::types::exception::traceback::leave(thread, window);
    }
    result
}

/// Sets a name in a namespace.
pub fn namespace_set(
    thread: &Thread,
    namespace: Value,
    name: Value,
    value: Value,
) -> Result<(), Raised> {
    if thread.shape_of(namespace) == ShapeId::DICT
        && let Some(dict) = namespace.downcast::<Dict>()
    {
        dict.set_simple(thread, name, value);
        return Ok(());
    }
    thread.library(move || crate::protocol::set_item(thread, namespace, name, value))
}
