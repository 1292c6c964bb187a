//! The built-in functions that compile and run text, and those that show the namespaces of their caller.

use crate::code::Code;
use crate::error::{Exception, raise, system_error, type_error, value_error};
use crate::import;
use crate::interpreter::{Interpreter, Optimization};
use crate::protocol;
use crate::run::{self, Awaits, Mode, Outermost, TopLevel};
use crate::types::code as code_object;
use crate::types::function::Function;
use std::sync::Arc;
use weft_heap::{Bytes, Cell, Dict, Frame, Native, Raised, ShapeId, Str, Thread, Tuple, Value};
use weft_syntax::Source;

/// The Python function that called the native one, in its frame.
fn caller<'t>(thread: &'t Thread) -> Option<(Frame<'t>, Value)> {
    let mut cursor = thread.current_frame();
    while let Some(frame) = cursor {
        if let Some(function) = frame
            .function()
            .filter(|function| function.is::<Native<Function>>())
        {
            return Some((frame, function));
        }
        cursor = thread.frame_before(frame);
    }
    None
}

/// The globals of the caller.
///
/// # Errors
/// `SystemError` where no Python code runs.
pub fn caller_globals(thread: &Thread) -> Result<Value, Raised> {
    match caller(thread)
        .and_then(|(_, function)| Some(function.downcast::<Native<Function>>()?.globals_value()))
    {
        Some(globals) => Ok(globals),
        None => Err(system_error("globals and locals cannot be NULL")),
    }
}

/// The local namespace of the caller: the globals at the top of a module, the namespace of a class body, and a new
/// dictionary of the variables of a function (PEP 667).
///
/// # Errors
/// As [`caller_globals`].
pub fn caller_locals(thread: &Thread) -> Result<Value, Raised> {
    let Some((frame, value)) = caller(thread) else {
        return caller_globals(thread);
    };
    let function = value
        .downcast::<Native<Function>>()
        .expect("looked for above");
    let code = function.code();
    let is_function = code.body().namespace.is_none()
        && code.kind != weft_syntax::ast::ScopeKind::Module
        && code.kind != weft_syntax::ast::ScopeKind::Expression;
    if !is_function {
        // In a comprehension its targets are all that there is beside the names of the scope around.
        let mut targets = None;
        crate::types::frame::each_target(function, frame, |name, value| {
            let targets = targets.get_or_insert_with(|| thread.dict());
            targets.set_simple(thread, thread.intern(name), value);
        });
        if let Some(targets) = targets {
            return Ok(targets.value());
        }
    }
    if let Some(slot) = code.body().namespace {
        return Ok(frame.get(slot).unwrap_or_else(|| function.globals_value()));
    }
    if !is_function {
        return Ok(function.globals_value());
    }
    let locals = thread.dict();
    crate::types::frame::each_variable(function, frame, |name, value| {
        locals.set_simple(thread, thread.intern(name), value);
    });
    if let Some(extra) = crate::types::frame::extra_of(thread, frame) {
        crate::types::dict::update(thread, &locals, extra)?;
    }
    Ok(locals.value())
}

/// The namespaces that code is to run in.
struct Namespaces {
    globals: Value,
    /// The local one if it is another.
    locals: Option<Value>,
}

fn namespaces(
    thread: &Thread,
    function: &str,
    globals: Value,
    locals: Value,
) -> Result<Namespaces, Raised> {
    if !locals.is_none()
        && protocol::special_of(thread, locals, crate::names::Special::GetItem).is_none()
    {
        let kind = protocol::class_name(locals);
        return Err(type_error(if function == "exec" {
            format!("locals must be a mapping or None, not {kind}")
        } else {
            "locals must be a mapping".to_owned()
        }));
    }
    if globals.is_none() {
        let globals = caller_globals(thread)?;
        let locals = if locals.is_none() {
            caller_locals(thread)?
        } else {
            locals
        };
        return Ok(Namespaces {
            globals,
            locals: Some(locals).filter(|locals| *locals != globals),
        });
    }
    if !globals.is::<Dict>() {
        let kind = protocol::class_name(globals);
        return Err(type_error(if function == "exec" {
            format!("exec() globals must be a dict, not {kind}")
        } else if protocol::special_of(thread, globals, crate::names::Special::GetItem).is_none() {
            "globals must be a dict".to_owned()
        } else {
            "globals must be a real dict; try eval(expr, {}, mapping)".to_owned()
        }));
    }
    let is_plain = thread.shape_of(globals) == ShapeId::DICT;
    let locals = if locals.is_none() { globals } else { locals };
    Ok(Namespaces {
        globals,
        // A subclass of dict may have its own ways of giving items, which namespaces are asked by.
        locals: Some(locals).filter(|locals| *locals != globals || !is_plain),
    })
}

/// Source text out of a str or bytes-like object; `None` if it is neither.
fn source_of(thread: &Thread, value: Value, name: &str) -> Result<Option<Arc<Source>>, Raised> {
    let source = if let Some(text) = value.downcast::<Str>() {
        if text.has_surrogates() {
            // Encoding it says what is wrong with it.
            protocol::call_method(thread, value, thread.intern("encode"), &[])?;
        }
        Source::shared(name, text.as_str())
    } else if let Some(octets) = value.downcast::<Bytes>() {
        import::decode_source(thread, name, octets.as_slice())?
    } else if protocol::special_of(thread, value, crate::names::Special::Buffer).is_some() {
        let bytes = protocol::call_values(thread, thread.class_of(thread.bytes(b"")), &[value])?;
        let Some(octets) = bytes.downcast::<Bytes>() else {
            return Ok(None);
        };
        import::decode_source(thread, name, octets.as_slice())?
    } else {
        return Ok(None);
    };
    if memchr::memchr(0, source.text.as_bytes()).is_some() {
        return Err(raise(
            Exception::SyntaxError,
            "source code string cannot contain null bytes",
        ));
    }
    Ok(Some(source))
}

/// `exec` and `eval`: code objects run as they are, text is compiled first.
fn run_in(
    thread: &Thread,
    function: &str,
    source: Value,
    mode: Mode,
    spaces: &Namespaces,
) -> Result<Value, Raised> {
    let code = match code_object::of(&source) {
        Some(code) => {
            let frees = code.free_names.len();
            if frees > 0 {
                return Err(type_error(if function == "exec" {
                    format!("code object requires a closure of exactly length {frees}")
                } else {
                    format!("code object passed to {function}() may not contain free variables")
                }));
            }
            Arc::clone(code)
        }
        None => {
            let Some(source) = source_of(thread, source, "<string>")? else {
                return Err(type_error(format!(
                    "{function}() arg 1 must be a string, bytes or code object"
                )));
            };
            let source = if mode == Mode::Eval {
                without_indentation(source)
            } else {
                source
            };
            let top_level = if spaces.locals.is_some() {
                TopLevel::Namespace
            } else {
                TopLevel::Globals
            };
            let optimization = Interpreter::of(thread).optimization();
            run::compile_as(thread, source, mode, top_level, optimization)?
        }
    };
    run::execute(thread, &code, spaces.globals, spaces.locals)
}

/// What `exec` calls where it is given a closure: a function of the code, with those cells.
fn with_closure(
    thread: &Thread,
    source: Value,
    globals: Value,
    closure: Value,
) -> Result<Option<Value>, Raised> {
    let code = code_object::of(&source);
    let needed = code.map_or(0, |code| code.free_names.len());
    if closure.is_none() {
        // Whoever runs the code says what is missing.
        return Ok(None);
    }
    let Some(code) = code else {
        let message = "closure can only be used when source is a code object";
        return Err(type_error(message));
    };
    if needed == 0 {
        return Err(type_error("cannot use a closure with this code object"));
    }
    let fits = closure.downcast::<Tuple>().is_some_and(|cells| {
        cells.len() == needed && cells.items().iter().all(|cell| cell.is::<Cell>())
    });
    if !fits {
        return Err(type_error(format!(
            "code object requires a closure of exactly length {needed}"
        )));
    }
    let builtins = Interpreter::of(thread).builtins();
    let function = Function::new(thread, Arc::clone(code), globals, builtins, Some(closure));
    Ok(Some(function.value()))
}

/// Blanks before an expression do not count.
fn without_indentation(source: Arc<Source>) -> Arc<Source> {
    let text = source.text.trim_start_matches([' ', '\t']);
    if text.len() == source.text.len() {
        source
    } else {
        Source::shared(source.name.as_str(), text)
    }
}

/// A file name: str, bytes or a path.
fn file_name(thread: &Thread, name: Value) -> Result<String, Raised> {
    if let Some(text) = protocol::text_of(&name) {
        return Ok(text.to_owned());
    }
    if let Some(octets) = name.downcast::<Bytes>() {
        return Ok(String::from_utf8_lossy(octets.as_slice()).into_owned());
    }
    match protocol::try_attribute(thread, thread.class_of(name), thread.intern("__fspath__"))? {
        Some(function) => {
            let path = protocol::call_values(thread, function, &[name])?;
            Ok(protocol::text_of(&path).unwrap_or_default().to_owned())
        }
        None => {
            let kind = protocol::class_name(name);
            Err(type_error(format!(
                "expected str, bytes or os.PathLike object, not {kind}"
            )))
        }
    }
}

/// A code object that can run in any namespaces.
fn compiled(
    thread: &Thread,
    source: Value,
    name: &str,
    mode: Mode,
    awaits: Awaits,
    optimization: Optimization,
) -> Result<Arc<Code>, Raised> {
    if let Some(code) = code_object::of(&source) {
        return Ok(Arc::clone(code));
    }
    let Some(source) = source_of(thread, source, name)? else {
        return Err(type_error(
            "compile() arg 1 must be a string, bytes or AST object",
        ));
    };
    let source = if mode == Mode::Eval {
        without_indentation(source)
    } else {
        source
    };
    let outermost = Outermost {
        names: TopLevel::Namespace,
        awaits,
    };
    run::compile_as(thread, source, mode, outermost, optimization)
}

/// The tree of a text.
fn tree_of(thread: &Thread, source: Value, name: &str, mode: &str) -> Result<Value, Raised> {
    let Some(source) = source_of(thread, source, name)? else {
        return Err(type_error(
            "compile() arg 1 must be a string, bytes or AST object",
        ));
    };
    let source = if mode == "eval" {
        without_indentation(source)
    } else {
        source
    };
    super::tree::parse(thread, &source, mode)
}

/// The part of `builtins` about code and namespaces.
#[weft_macros::module(name = "builtins")]
pub mod module {
    use super::{
        Interpreter, Optimization, caller_globals, caller_locals, compiled, file_name, namespaces,
        run_in, value_error,
    };
    use crate::builtins::tree;
    use crate::run::{self, Awaits, Mode, Outermost, TopLevel};
    use crate::types::code as code_object;
    use weft_heap::{Raised, Thread, Value};

    /// Run source: statements as text or bytes, or a code object.
    ///
    /// Names are looked up and bound in globals and locals, which are the caller's where not passed. Returns None.
    fn exec(
        thread: &Thread,
        #[positional_only] source: Value,
        #[default(Value::NONE)] globals: Value,
        #[default(Value::NONE)] locals: Value,
        #[keyword_only]
        #[default(Value::NONE)]
        closure: Value,
    ) -> Result<(), Raised> {
        let spaces = namespaces(thread, "exec", globals, locals)?;
        if let Some(function) = super::with_closure(thread, source, spaces.globals, closure)? {
            return crate::protocol::call_values(thread, function, &[]).map(drop);
        }
        run_in(thread, "exec", source, Mode::Exec, &spaces).map(drop)
    }

    /// Return the value of source: an expression as text or bytes, or a code object.
    ///
    /// Names are looked up in globals and locals, which are the caller's where not passed.
    fn eval(
        thread: &Thread,
        #[positional_only] source: Value,
        #[default(Value::NONE)] globals: Value,
        #[default(Value::NONE)] locals: Value,
    ) -> Result<Value, Raised> {
        let spaces = namespaces(thread, "eval", globals, locals)?;
        run_in(thread, "eval", source, Mode::Eval, &spaces)
    }

    /// Translate source (text, bytes or a tree of ast) to code for exec() or eval(), or to a tree where flags ask for
    /// one.
    fn compile(
        thread: &Thread,
        source: Value,
        filename: Value,
        mode: &str,
        #[default(0)] flags: i64,
        #[default(false)] dont_inherit: bool,
        #[default(-1)] optimize: i64,
        #[keyword_only]
        #[default(-1)]
        _feature_version: i64,
    ) -> Result<Value, Raised> {
        let _ = (dont_inherit, _feature_version);
        let optimization = match optimize {
            -1 => Interpreter::of(thread).optimization(),
            0..=2 => Optimization::from_level(optimize),
            _ => return Err(value_error("compile(): invalid optimize value")),
        };
        // The bit of nested scopes is one of the old features' that CPython still takes.
        if flags & !0x1fff_ff10 != 0 {
            return Err(value_error("compile(): unrecognised flags"));
        }
        let awaits = if flags & tree::AWAITS_AT_TOP != 0 {
            Awaits::Allowed
        } else {
            Awaits::Refused
        };
        let name = file_name(thread, filename)?;
        let is_tree = tree::is_node(thread, source)?;
        if flags & tree::ONLY_TREE != 0 && code_object::of(&source).is_none() {
            return if is_tree {
                Ok(source)
            } else {
                super::tree_of(thread, source, &name, mode)
            };
        }
        let written = mode;
        let mode = match mode {
            "exec" => Mode::Exec,
            "eval" => Mode::Eval,
            "single" => Mode::Single,
            _ => {
                return Err(value_error(
                    "compile() mode must be 'exec', 'eval' or 'single'",
                ));
            }
        };
        if is_tree {
            let source = tree::source_of(thread, source, &name, written)?;
            let outermost = Outermost {
                names: TopLevel::Namespace,
                awaits,
            };
            let code = run::compile_as(thread, source, mode, outermost, optimization)?;
            return Ok(code_object::new(thread, &code));
        }
        let code = compiled(thread, source, &name, mode, awaits, optimization)?;
        Ok(code_object::new(thread, &code))
    }

    /// Return the namespace of the module that the calling code belongs to. Writing to it changes the module.
    fn globals(thread: &Thread) -> Result<Value, Raised> {
        caller_globals(thread)
    }

    /// Return the names bound where it is called: in a function a snapshot of its variables, elsewhere the namespace
    /// itself.
    fn locals(thread: &Thread) -> Result<Value, Raised> {
        caller_locals(thread)
    }
}
