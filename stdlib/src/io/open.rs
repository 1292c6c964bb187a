//! The function `open`: which file object a mode asks for.

use crate::io::base::call;
use crate::io::buffered::{Buffered, DEFAULT_SIZE, random, reader, writer};
use crate::io::file::File;
use crate::io::text::Text;
use crate::io::text::settings_of;
use crate::io::writers::register;
use weft_core::error::{type_error, value_error};
use weft_core::heap::{Bytes, Native, Raised, Str, Thread, Value};
use weft_core::interpreter::{Interpreter, new_native};
use weft_core::protocol;

/// What a file is opened with, beside its name.
pub struct Options<'a> {
    /// The mode.
    pub mode: &'a str,
    /// -1 for as many octets as suit the file, 0 for none, 1 for lines.
    pub buffering: i32,
    /// The encoding, or `None`.
    pub encoding: Value,
    /// The handler of errors, or `None`.
    pub errors: Value,
    /// The ends of lines, or `None`.
    pub newline: Value,
    /// Whether closing the stream closes the descriptor that it was given.
    pub closes: bool,
    /// A function that opens the file, or `None`.
    pub opener: Value,
}

/// What a mode says, checked.
struct Mode {
    raw: String,
    reading: bool,
    updating: bool,
    binary: bool,
}

impl Mode {
    fn parse(mode: &str) -> Result<Mode, Raised> {
        let mut seen = String::new();
        for character in mode.chars() {
            if !"axrwb+t".contains(character) || seen.contains(character) {
                return Err(value_error(format!("invalid mode: '{mode}'")));
            }
            seen.push(character);
        }
        let has = |character: char| seen.contains(character);
        if has('t') && has('b') {
            return Err(value_error("can't have text and binary mode at once"));
        }
        let kinds = "axrw".chars().filter(|kind| has(*kind)).count();
        if kinds > 1 {
            return Err(value_error(
                "must have exactly one of create/read/write/append mode",
            ));
        }
        if kinds == 0 {
            return Err(value_error(
                "Must have exactly one of create/read/write/append mode and at most one plus",
            ));
        }
        let raw = seen
            .chars()
            .filter(|character| !"tb".contains(*character))
            .collect();
        Ok(Mode {
            raw,
            reading: has('r'),
            updating: has('+'),
            binary: has('b'),
        })
    }
}

/// Opens a file.
pub fn open(thread: &Thread, file: Value, options: &Options<'_>) -> Result<Value, Raised> {
    let file = path_of(thread, file)?;
    let mode = Mode::parse(options.mode)?;
    if mode.binary {
        for (argument, name) in [
            (options.encoding, "an encoding"),
            (options.errors, "an errors"),
            (options.newline, "a newline"),
        ] {
            if !argument.is_none() {
                return Err(value_error(format!(
                    "binary mode doesn't take {name} argument"
                )));
            }
        }
    }
    let settings = if mode.binary {
        None
    } else {
        Some(settings_of(
            thread,
            options.encoding,
            options.errors,
            options.newline,
            false,
            false,
        )?)
    };
    if options.buffering == 0 && !mode.binary {
        return Err(value_error("can't have unbuffered text I/O"));
    }
    let raw = new_native(thread, File::default());
    let opener = (!options.opener.is_none()).then_some(options.opener);
    raw.open(thread, file, &mode.raw, options.closes, opener)?;
    let is_terminal = options.buffering < 0 && raw.is_terminal()?;
    if options.buffering == 0 {
        thread.watch_end(raw.value());
        return Ok(raw.value());
    }
    let size = match options.buffering {
        size @ 2.. => size as usize,
        1 if mode.binary => {
            weft_core::types::exception::warnings::warn(
                thread,
                weft_core::error::Exception::RuntimeWarning,
                "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                1,
            )?;
            DEFAULT_SIZE
        }
        _ => DEFAULT_SIZE,
    };
    let buffered = buffer(thread, raw.value(), size, mode.reading, mode.updating);
    let Some(mut settings) = settings else {
        thread.watch_end(buffered);
        if !mode.reading || mode.updating {
            register(thread, buffered);
        }
        return Ok(buffered);
    };
    settings.line_buffering = options.buffering == 1 || is_terminal;
    let text = new_native(thread, Text::default());
    text.set_up(buffered, settings);
    text.find_start(thread)?;
    protocol::set_attribute(
        thread,
        text.value(),
        thread.intern("mode"),
        thread.string(options.mode),
    )?;
    thread.watch_end(text.value());
    if !mode.reading || mode.updating {
        register(thread, text.value());
    }
    Ok(text.value())
}

/// The buffer that suits a file.
pub fn buffer(thread: &Thread, raw: Value, size: usize, reading: bool, updating: bool) -> Value {
    let definition = match (reading, updating) {
        (_, true) => &random::DEFINITION,
        (true, false) => &reader::DEFINITION,
        (false, false) => &writer::DEFINITION,
    };
    let (_, shape) = Interpreter::class_from(thread, definition);
    let stream = Native::new(thread, shape, Buffered::default());
    stream.set_up(raw, size, reading || updating, !reading || updating);
    stream.value()
}

/// A file's name or descriptor, from a string, bytes, integer or path.
fn path_of(thread: &Thread, file: Value) -> Result<Value, Raised> {
    if file.is::<Str>() || file.is::<Bytes>() || file.to_int_or_bool().is_some() {
        return Ok(file);
    }
    let class = thread.class_of(file);
    let method =
        protocol::try_attribute(thread, class, weft_core::names::Name::Fspath.value(thread))?;
    match method.filter(|method| !method.is_none()) {
        Some(_) => {
            let path = call(thread, file, "__fspath__", &[])?;
            if path.is::<Str>() || path.is::<Bytes>() {
                return Ok(path);
            }
            let (kind, given) = (protocol::class_name(file), protocol::class_name(path));
            Err(type_error(format!(
                "expected {kind}.__fspath__() to return str or bytes, not {given}"
            )))
        }
        None if protocol::special_of(thread, file, weft_core::names::Special::Index).is_some() => {
            protocol::index(thread, file)
        }
        None => {
            let kind = protocol::class_name(file);
            Err(type_error(format!(
                "expected str, bytes or os.PathLike object, not {kind}"
            )))
        }
    }
}
