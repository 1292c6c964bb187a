//! Warnings that the interpreter itself gives, and the texts of errors that nobody can be told of in another way.

use crate::error::Exception;
use crate::interpreter::{Interpreter, Request};
use crate::names::Name;
use crate::protocol;
use crate::types::exception::traceback;
use crate::types::function::Function;
use crate::types::module::Module;
use crate::types::struct_sequence::StructSequence;
use weft_heap::{List, Native, Raised, Thread, Tuple, Value};

/// What `sys.unraisablehook` is called with.
pub static UNRAISABLE_ARGUMENTS: StructSequence = StructSequence::new(
    "UnraisableHookArgs",
    "sys",
    "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
    &[
        ("exc_type", "Exception type"),
        ("exc_value", "Exception value"),
        ("exc_traceback", "Exception traceback"),
        ("err_msg", "Error message"),
        ("object", "Object causing the exception"),
    ],
    5,
);

/// Gives a warning as `warnings.warn(message, category, stacklevel)` would, by way of that module, which knows the
/// filters. `level` 1 is the Python function that runs now.
///
/// # Errors
/// The warning itself, if a filter turns it into an exception.
pub fn warn(
    thread: &Thread,
    category: Exception,
    message: &str,
    level: usize,
) -> Result<(), Raised> {
    let class = Interpreter::of(thread).exception_class(category);
    let text = thread.string(message);
    let Some(warn) = warnings_function(thread, "warn")? else {
        return show(thread, class, message, level);
    };
    protocol::call_values(
        thread,
        warn,
        &[
            text,
            class,
            Value::from_i32(i32::try_from(level).unwrap_or(1)),
        ],
    )
    .map(drop)
}

/// Warns that a conversion method gave an instance of a subclass of the type that it is to give.
///
/// # Errors
/// As [`warn`].
#[cold]
pub fn warn_strict_subclass(
    thread: &Thread,
    method: &str,
    kind: &str,
    result: Value,
) -> Result<(), Raised> {
    let message = format!(
        "{method} returned non-{kind} (type {}).  The ability to return an instance of a strict subclass of {kind} \
         is deprecated, and may be removed in a future version of Python.",
        protocol::class_name(result)
    );
    warn(thread, Exception::DeprecationWarning, &message, 1)
}

/// Gives a `SyntaxWarning` about a line of a text that is compiled, as `warnings.warn_explicit` would.
///
/// # Errors
/// The warning itself, if a filter turns it into an exception.
pub fn warn_syntax(
    thread: &Thread,
    message: &str,
    source: &weft_syntax::Source,
    line: u32,
) -> Result<(), Raised> {
    let class = Interpreter::of(thread).exception_class(Exception::SyntaxWarning);
    let name = &source.name;
    let Some(warn) = warnings_function(thread, "warn_explicit")? else {
        let mut text = format!("{name}:{line}: SyntaxWarning: {message}\n");
        // As for every warning that names a place, the line is the one that the file has.
        let is_shown = Interpreter::permits(thread, Request::Import(std::path::Path::new(name)));
        let read = || thread.blocking(|| std::fs::read_to_string(name));
        if let Some(file) = is_shown.then(read).and_then(Result::ok) {
            let file = weft_syntax::Source::new(name, file);
            let shown = file.line_text(line).trim();
            if !shown.is_empty() {
                text.push_str(&format!("  {shown}\n"));
            }
        }
        write_to_stderr(thread, &text);
        return Ok(());
    };
    let arguments = [
        thread.string(message),
        class,
        thread.string(name),
        thread.int(i64::from(line)),
    ];
    protocol::call_values(thread, warn, &arguments).map(drop)
}

/// Warns that a coroutine was never awaited, at the place where it was made: where it ended nobody can say, since that is
/// found out later. Where the warning becomes an exception, that is reported.
pub fn warn_never_awaited(
    thread: &Thread,
    coroutine: Value,
    name: &str,
    maker: Option<(Value, u32)>,
) {
    if let Err(raised) = try_warn_never_awaited(thread, coroutine, name, maker) {
        let message = "Exception ignored while finalizing coroutine";
        report_ignored(thread, raised, message, coroutine);
    }
}

/// The calls in which a coroutine was made, as the warning of it shows them.
fn origin_text(thread: &Thread, coroutine: Value) -> Result<String, Raised> {
    let origin = crate::types::generator::Generator::of(&coroutine).and_then(|made| made.origin());
    let Some(origin) = origin else {
        return Ok(String::new());
    };
    let linecache = crate::import::import_module(thread, "linecache")?;
    let traceback = crate::import::import_module(thread, "traceback")?;
    let entries = List::from_items(thread, &[]);
    for call in origin
        .downcast::<Tuple>()
        .map_or(&[][..], Tuple::items)
        .iter()
        .rev()
    {
        let Some([file, line, name]) = call.downcast::<Tuple>().map(Tuple::items) else {
            continue;
        };
        let source =
            protocol::call_method(thread, linecache, thread.intern("getline"), &[*file, *line])?;
        let source = protocol::call_method(thread, source, thread.intern("strip"), &[])?;
        entries.push(thread, thread.tuple(&[*file, *line, *name, source]));
    }
    let shown = protocol::call_method(
        thread,
        traceback,
        thread.intern("format_list"),
        &[entries.value()],
    )?;
    let shown = protocol::call_method(thread, thread.string(""), thread.intern("join"), &[shown])?;
    let shown = protocol::text_of(&shown).unwrap_or_default();
    Ok(format!(
        "\nCoroutine created at (most recent call last)\n{}",
        shown.trim_end_matches('\n')
    ))
}

fn try_warn_never_awaited(
    thread: &Thread,
    coroutine: Value,
    name: &str,
    maker: Option<(Value, u32)>,
) -> Result<(), Raised> {
    let origin = origin_text(thread, coroutine)?;
    let message = format!("coroutine '{name}' was never awaited{origin}");
    let class = Interpreter::of(thread).exception_class(Exception::RuntimeWarning);
    let place = maker.as_ref().and_then(|(function, position)| {
        let function = function.downcast::<Native<Function>>()?;
        let source = &function.code().source;
        Some((function, source.name.clone(), source.line(*position)))
    });
    let Some((function, file, line)) = place else {
        return warn(thread, Exception::RuntimeWarning, &message, 1);
    };
    let Some(warn) = warnings_function(thread, "warn_explicit")? else {
        let source = function.code().source.line_text(line).trim().to_owned();
        write_place(thread, class, &message, (&file, line, &source));
        let hint = "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
        write_to_stderr(thread, hint);
        return Ok(());
    };
    let globals = function.globals();
    let module = globals
        .get_simple(thread, Name::Name.value(thread))
        .unwrap_or_else(|| thread.string("<string>"));
    let registry = thread.intern("__warningregistry__");
    if globals.get_simple(thread, registry).is_none() {
        globals.set_simple(thread, registry, thread.dict().value());
    }
    let registry = globals.get_simple(thread, registry).unwrap_or(Value::NONE);
    let arguments = [
        thread.string(&message),
        class,
        thread.string(&file),
        thread.int(i64::from(line)),
        module,
        registry,
    ];
    protocol::call_values(thread, warn, &arguments).map(drop)
}

/// A function of the module `warnings`, if that is imported.
fn warnings_function(thread: &Thread, name: &str) -> Result<Option<Value>, Raised> {
    let modules = Interpreter::of(thread).modules();
    match modules.get_simple(thread, thread.intern("warnings")) {
        Some(module) => protocol::try_attribute(thread, module, thread.intern(name)),
        None if has_options(thread)? => {
            let module = crate::import::import_name(thread, thread.dict().value(), "warnings", 0)?;
            protocol::try_attribute(thread, module, thread.intern(name))
        }
        None => Ok(None),
    }
}

/// Whether filters were given on the command line, which only the module `warnings` understands.
fn has_options(thread: &Thread) -> Result<bool, Raised> {
    let modules = Interpreter::of(thread).modules();
    let Some(system) = modules.get_simple(thread, thread.intern("sys")) else {
        return Ok(false);
    };
    match protocol::try_attribute(thread, system, thread.intern("warnoptions"))? {
        Some(options) => protocol::truth(thread, options),
        None => Ok(false),
    }
}

/// Writes a warning to `sys.stderr`, with the place and its source line, unless the category is ignored by default.
fn show(thread: &Thread, category: Value, message: &str, level: usize) -> Result<(), Raised> {
    let interpreter = Interpreter::of(thread);
    let ignored = [
        Exception::DeprecationWarning,
        Exception::PendingDeprecationWarning,
        Exception::ImportWarning,
        Exception::ResourceWarning,
    ];
    let frame = crate::types::frame::running_frame(thread, level.saturating_sub(1));
    let frame = frame
        .as_ref()
        .and_then(|frame| frame.downcast::<Native<crate::types::frame::FrameObject>>());
    let is = |exception: Exception| {
        crate::types::class::is_subclass(category, interpreter.exception_class(exception))
    };
    let shown_in_main =
        is(Exception::DeprecationWarning) && frame.is_some_and(|frame| is_in_main(thread, frame));
    if !shown_in_main && ignored.into_iter().any(is) {
        return Ok(());
    }
    let place = frame.and_then(|frame| {
        let function = frame.function();
        let code = function
            .downcast::<Native<crate::types::function::Function>>()?
            .code();
        Some((
            code.source.name.clone(),
            frame.line(thread),
            code.source.line_text(frame.line(thread)).trim().to_owned(),
        ))
    });
    let (file, line, source) = place.unwrap_or_else(|| ("<sys>".to_owned(), 0, String::new()));
    write_place(thread, category, message, (&file, line, &source));
    Ok(())
}

/// Writes a warning with its place to `sys.stderr`.
fn write_place(thread: &Thread, category: Value, message: &str, place: (&str, u32, &str)) {
    let name = crate::types::class::Class::of(&category)
        .map_or_else(String::new, |class| class.name_text());
    let (file, line, source) = place;
    let mut text = format!("{file}:{line}: {name}: {message}\n");
    // A text that is in no file has no lines to show.
    if !source.is_empty() && !file.starts_with('<') {
        text.push_str(&format!("  {source}\n"));
    }
    write_to_stderr(thread, &text);
}

/// Whether a frame runs code of `__main__`, where warnings about deprecated features are shown.
fn is_in_main(thread: &Thread, frame: &crate::types::frame::FrameObject) -> bool {
    let function = frame.function();
    let Some(function) = function.downcast::<Native<crate::types::function::Function>>() else {
        return false;
    };
    let name = function
        .globals()
        .get_simple(thread, Name::Name.value(thread));
    name.is_some_and(|name| protocol::text_of(&name) == Some("__main__"))
}

/// Writes text to `sys.stderr`, or to the process's own if that does not work.
pub fn write_to_stderr(thread: &Thread, text: &str) {
    if !write_to_stream(thread, Name::Stderr.value(thread), text) {
        use std::io::Write;
        let _ = thread.blocking(|| std::io::stderr().write_all(text.as_bytes()));
    }
}

/// Writes to a stream of `sys`; whether there was one and it took the text.
fn write_to_stream(thread: &Thread, stream: Value, text: &str) -> bool {
    let modules = Interpreter::of(thread).modules();
    let system = modules.get_simple(thread, thread.intern("sys"));
    let stream = system
        .as_ref()
        .and_then(|system| system.downcast::<Native<Module>>())
        .and_then(|system| system.dictionary().get_simple(thread, stream))
        .filter(|stream| !stream.is_none());
    let Some(stream) = stream else { return false };
    let text = thread.string(text);
    let written = protocol::call_method(thread, stream, Name::Write.value(thread), &[text])
        .and_then(|_| protocol::call_method(thread, stream, Name::Flush.value(thread), &[]));
    match written {
        Ok(_) => true,
        Err(raised) => {
            thread.take_raised(raised);
            false
        }
    }
}

/// Reports an exception that cannot be raised where it happened (in `__del__`, a callback, a thread's end):
/// `sys.unraisablehook` is called, whose default prints `Exception ignored in: …` and the traceback.
pub fn report_unraisable(thread: &Thread, raised: Raised, message: Option<&str>, object: Value) {
    let exception = thread.take_raised(raised);
    if Interpreter::of(thread).governor().stopped().is_some() {
        // The program has to end, which its host knows: it would say so of each object that is left.
        return;
    }
    let modules = Interpreter::of(thread).modules();
    let system = modules.get_simple(thread, thread.intern("sys"));
    let hook = system.and_then(|system| {
        protocol::try_attribute(thread, system, thread.intern("unraisablehook")).ok()?
    });
    let message = message.map_or(Value::NONE, |message| thread.string(message));
    if let Some(hook) = hook {
        let traceback = crate::types::exception::ExceptionObject::of(&exception)
            .and_then(|object| object.traceback());
        let class = thread.class_of(exception);
        let parts = [
            class,
            exception,
            traceback.unwrap_or(Value::NONE),
            message,
            object,
        ];
        let arguments = UNRAISABLE_ARGUMENTS.make(thread, &parts);
        match protocol::call_values(thread, hook, &[arguments]) {
            Ok(_) => return,
            Err(raised) => drop(thread.take_raised(raised)),
        }
    }
    print_unraisable(thread, exception, message, object);
}

/// As [`report_unraisable`], with a message that ends in what was called: `Exception ignored in … <function f …>`.
pub fn report_ignored(thread: &Thread, raised: Raised, message: &str, culprit: Value) {
    let exception = thread.take_raised(raised);
    let shown = match protocol::repr(thread, culprit) {
        Ok(shown) => protocol::text_of(&shown).unwrap_or_default().to_owned(),
        Err(raised) => {
            thread.take_raised(raised);
            "<object repr() failed>".to_owned()
        }
    };
    let raised = thread.set_raised(exception);
    report_unraisable(
        thread,
        raised,
        Some(&format!("{message} {shown}")),
        Value::NONE,
    );
}

/// What `sys.unraisablehook` prints by default.
pub fn print_unraisable(thread: &Thread, exception: Value, message: Value, object: Value) {
    let message = protocol::text_of(&message).map(str::to_owned);
    let mut text = String::new();
    if object.is_none() {
        if let Some(message) = &message {
            text.push_str(&format!("{message}:\n"));
        }
    } else {
        let shown = match protocol::repr(thread, object) {
            Ok(shown) => protocol::text_of(&shown).unwrap_or_default().to_owned(),
            Err(raised) => {
                thread.take_raised(raised);
                "<object repr() failed>".to_owned()
            }
        };
        let message = message.as_deref().unwrap_or("Exception ignored in");
        text.push_str(&format!("{message}: {shown}\n"));
    }
    text.push_str(&traceback::format_unraisable(thread, exception));
    write_to_stderr(thread, &text);
}
