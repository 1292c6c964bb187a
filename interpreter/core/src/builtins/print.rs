//! `print` and `input`.

use crate::error::{Exception, catch, raise, runtime_error, type_error};
use crate::interpreter::Interpreter;
use crate::names::Name;
use crate::protocol;
use crate::types::class::Class;
use crate::types::str::{character_string, from_octets};
use weft_heap::{Raised, Str, Thread, Value};

/// A module that is imported already, or is imported now.
pub fn module(thread: &Thread, name: &str) -> Result<Value, Raised> {
    let interned = thread.intern(name);
    let interpreter = Interpreter::of(thread);
    if let Some(module) = interpreter.modules().get_simple(thread, interned) {
        return Ok(module);
    }
    let import = protocol::get_item(thread, interpreter.builtins(), Name::Import.value(thread))?;
    protocol::call_values(thread, import, &[interned])
}

/// A stream of `sys`; `None` if there is none.
fn stream(thread: &Thread, name: Name) -> Result<Option<Value>, Raised> {
    let sys = module(thread, "sys")?;
    let found = match sys.downcast::<weft_heap::Native<crate::types::module::Module>>() {
        Some(module) => module.dictionary().get_simple(thread, name.value(thread)),
        None => protocol::try_attribute(thread, sys, name.value(thread))?,
    };
    match found {
        Some(stream) if stream.is_none() => Ok(None),
        Some(stream) => Ok(Some(stream)),
        None => {
            let name = name.text();
            Err(runtime_error(format!("lost sys.{name}")))
        }
    }
}

fn target(thread: &Thread, file: Value) -> Result<Option<Value>, Raised> {
    if file.is_none() {
        stream(thread, Name::Stdout)
    } else {
        Ok(Some(file))
    }
}

fn separator<'a>(value: &'a Value, name: &str) -> Result<Option<&'a Str>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    match value.downcast::<Str>() {
        Some(text) => Ok(Some(text)),
        None => Err(type_error(format!(
            "{name} must be None or a string, not {}",
            protocol::class_name(*value)
        ))),
    }
}

/// `print(*values, sep=sep, end=end, file=file)`.
pub fn print(
    thread: &Thread,
    values: &[Value],
    sep: Value,
    end: Value,
    file: Value,
) -> Result<(), Raised> {
    let (between, last) = (separator(&sep, "sep")?, separator(&end, "end")?);
    let Some(target) = target(thread, file)? else {
        return Ok(());
    };
    let class = thread.class_of(target);
    if Class::of(&class).is_some_and(|class| class.definition().is_some()) {
        return print_at_once(thread, values, between, last, target);
    }
    // A stream written in Python sees each part by itself.
    let write = protocol::get_attribute(thread, target, Name::Write.value(thread))?;
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            let between = between.map_or_else(|| character_string(thread, Some(b' ')), Str::value);
            protocol::call_values(thread, write, &[between])?;
        }
        let text = protocol::str(thread, *value)?;
        protocol::call_values(thread, write, &[text])?;
    }
    let last = last.map_or_else(|| character_string(thread, Some(b'\n')), Str::value);
    protocol::call_values(thread, write, &[last]).map(drop)
}

/// Prints to a stream that only sees the whole.
fn print_at_once(
    thread: &Thread,
    values: &[Value],
    between: Option<&Str>,
    last: Option<&Str>,
    target: Value,
) -> Result<(), Raised> {
    let last = last.map_or_else(|| character_string(thread, Some(b'\n')), Str::value);
    let last = last.downcast::<Str>().expect("a string");
    let whole = match values {
        [] => last.value(),
        [single] => {
            let text = protocol::str(thread, *single)?;
            let text = text.downcast::<Str>().expect("str() gives a string");
            Str::concatenate(thread, text, last).value()
        }
        _ => {
            let mut octets = Vec::with_capacity(values.len() * 8);
            for (place, value) in values.iter().enumerate() {
                if place > 0 {
                    octets.extend_from_slice(between.map_or(b" ", Str::as_wtf8));
                }
                if let Some(integer) = value.to_int() {
                    octets.extend_from_slice(
                        crate::types::str::digits(integer, &mut [0; 20]).as_bytes(),
                    );
                    continue;
                }
                let text = protocol::str(thread, *value)?;
                octets.extend_from_slice(
                    text.downcast::<Str>()
                        .expect("str() gives a string")
                        .as_wtf8(),
                );
            }
            octets.extend_from_slice(last.as_wtf8());
            from_octets(thread, &octets)
        }
    };
    protocol::call_method(thread, target, Name::Write.value(thread), &[whole]).map(drop)
}

/// Flushes the stream that `print` was given.
pub fn flush(thread: &Thread, file: Value) -> Result<(), Raised> {
    match target(thread, file)? {
        Some(target) => {
            protocol::call_method(thread, target, Name::Flush.value(thread), &[]).map(drop)
        }
        None => Ok(()),
    }
}

/// `input(prompt)`.
pub fn input(thread: &Thread, prompt: Value) -> Result<Value, Raised> {
    let lost = |name: Name| runtime_error(format!("lost sys.{}", name.text()));
    let source = stream(thread, Name::Stdin)?.ok_or_else(|| lost(Name::Stdin))?;
    let target = stream(thread, Name::Stdout)?.ok_or_else(|| lost(Name::Stdout))?;
    if let Some(errors) = stream(thread, Name::Stderr)? {
        let flushed = protocol::call_method(thread, errors, Name::Flush.value(thread), &[]);
        let _ = catch(thread, flushed, Exception::Exception)?;
    }
    if prompt != Value::ABSENT {
        let text = protocol::str(thread, prompt)?;
        protocol::call_method(thread, target, Name::Write.value(thread), &[text])?;
    }
    let flushed = protocol::call_method(thread, target, Name::Flush.value(thread), &[]);
    let _ = catch(thread, flushed, Exception::Exception)?;
    let line = protocol::call_method(thread, source, Name::ReadLine.value(thread), &[])?;
    let Some(text) = line.downcast::<Str>() else {
        return Err(type_error("input(): readline() returned non-string"));
    };
    if text.is_empty() {
        return Err(raise(Exception::EOFError, "EOF when reading a line"));
    }
    let octets = text.as_wtf8();
    let end = if octets.ends_with(b"\n") {
        octets.len() - 1
    } else {
        octets.len()
    };
    Ok(crate::types::str::range_of(thread, text, 0, end))
}
