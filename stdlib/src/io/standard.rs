//! The standard streams: made when the interpreter starts, flushed when it ends.

use crate::io::base::call;
use crate::io::buffered::DEFAULT_SIZE;
use crate::io::file::File;
use crate::io::host::{HostStream, HostStreams};
use crate::io::open::buffer;
use crate::io::text::{Newlines, Settings, Text};
use weft_core::heap::concurrency::descriptor;
use weft_core::heap::{Dict, Raised, Thread, Value};
use weft_core::interpreter::{Interpreter, new_native};
use weft_core::types::bytes::codec::Encoding;

/// Whether output waits for a full buffer or the end of a line, or is passed on at once (`-u`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Buffering {
    /// As usual.
    Usual,
    /// None for standard output and error.
    None,
}

/// Puts `stdin`, `stdout` and `stderr` into the names of `sys`. One whose descriptor is not open becomes `None`.
pub fn make_streams(
    thread: &Thread,
    sys: &Dict,
    buffering: Buffering,
    streams: &HostStreams,
) -> Result<(), Raised> {
    crate::io::make_classes(thread);
    for (number, name) in [(0, "stdin"), (1, "stdout"), (2, "stderr")] {
        let stream = match streams.raw(number) {
            Some(raw) => host_stream(thread, raw, number)?,
            None => make_stream(thread, number, name, buffering)?,
        };
        sys.set_simple(thread, thread.intern(name), stream);
        sys.set_simple(thread, thread.intern(&format!("__{name}__")), stream);
    }
    Ok(())
}

fn make_stream(
    thread: &Thread,
    number: i32,
    name: &str,
    buffering: Buffering,
) -> Result<Value, Raised> {
    let is_open =
        descriptor::borrow(number).is_some_and(|target| rustix::fs::fstat(target).is_ok());
    if !is_open {
        return Ok(Value::NONE);
    }
    let raw = new_native(thread, File::default());
    let mode = if number == 0 { "r" } else { "w" };
    raw.open(thread, Value::from_i32(number), mode, false, None)?;
    raw.set_name(thread.string(&format!("<{name}>")));
    let is_terminal = raw.is_terminal()?;
    let unbuffered = number != 0 && buffering == Buffering::None;
    let below = if unbuffered {
        raw.value()
    } else {
        buffer(thread, raw.value(), DEFAULT_SIZE, number == 0, false)
    };
    let is_prompt = is_terminal || number == 2 || unbuffered;
    text_over(thread, below, number, is_prompt, unbuffered)
}

/// A stream of the host's, which is told of each line.
fn host_stream(thread: &Thread, raw: HostStream, number: i32) -> Result<Value, Raised> {
    let raw = new_native(thread, raw).value();
    let below = buffer(thread, raw, DEFAULT_SIZE, number == 0, false);
    text_over(thread, below, number, true, false)
}

fn text_over(
    thread: &Thread,
    below: Value,
    number: i32,
    line_buffering: bool,
    write_through: bool,
) -> Result<Value, Raised> {
    let mode = if number == 0 { "r" } else { "w" };
    let text = new_native(thread, Text::default());
    text.set_up(
        below,
        Settings {
            encoding: Some(Encoding::Utf8),
            encoding_name: "utf-8".to_owned(),
            errors: if number == 2 {
                "backslashreplace"
            } else {
                "strict"
            }
            .to_owned(),
            newlines: Newlines::Universal,
            line_buffering,
            write_through,
        },
    );
    // Asking the class would make all of its members, which most programs never look at.
    let attributes = thread.dict();
    attributes.set_simple(thread, thread.intern("mode"), thread.intern(mode));
    if let Some(slot) = text.value().attributes() {
        slot.set(attributes.value());
    }
    Ok(text.value())
}

/// Flushes standard output and error at the end of the interpreter. Whether that worked: if not, the exit status is 120.
pub fn finish_streams(thread: &Thread, sys: &Dict) -> bool {
    let mut worked = true;
    for name in ["stdout", "stderr"] {
        let Some(stream) = sys
            .get_simple(thread, thread.intern(name))
            .filter(|stream| !stream.is_none())
        else {
            continue;
        };
        match crate::io::base::is_closed(thread, stream) {
            Ok(true) => continue,
            Ok(false) => {}
            Err(raised) => {
                thread.take_raised(raised);
                continue;
            }
        }
        let Err(raised) = call(thread, stream, "flush", &[]) else {
            continue;
        };
        let is_reported = Interpreter::of(thread).governor().stopped().is_none();
        if name == "stdout" {
            worked = false;
        }
        if name == "stdout" && is_reported {
            report(thread, raised, stream);
        } else {
            thread.take_raised(raised);
        }
    }
    worked
}

fn report(thread: &Thread, raised: Raised, stream: Value) {
    weft_core::types::exception::warnings::report_unraisable(
        thread,
        raised,
        Some("Exception ignored on flushing sys.stdout"),
        stream,
    );
}
