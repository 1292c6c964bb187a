//! What lies below a buffer: a file of the system, or any object with the methods of one.

use crate::io::base::call;
use crate::io::file::{File, seek_target};
use weft_core::error::{Exception, raise, raise_object, type_error, zeros};
use weft_core::heap::{Native, Raised, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::bytes::{ByteArray, required_octets};
use weft_core::types::exception::ExceptionObject;

/// The file of the system that an object is, if no Python class changes what it does.
pub fn file_of<'a>(thread: &Thread, raw: &'a Value) -> Option<&'a Native<File>> {
    let file = raw.downcast::<Native<File>>()?;
    (thread.class_of(*raw) == Interpreter::class_of::<File>(thread).0).then_some(file)
}

/// Reads once, at most `size` octets; `None` if there is nothing now.
pub fn read(thread: &Thread, raw: Value, size: usize) -> Result<Option<Vec<u8>>, Raised> {
    if let Some(file) = file_of(thread, &raw) {
        let mut octets = zeros(size)?;
        let count = file.read(thread, &mut octets)?;
        return Ok(count.map(|count| {
            octets.truncate(count);
            octets
        }));
    }
    let buffer = ByteArray::new(thread, zeros(size)?);
    let count = call(thread, raw, "readinto", &[buffer])?;
    if count.is_none() {
        return Ok(None);
    }
    let count = protocol::to_i64(thread, count).map_err(|raised| {
        let cause = thread.take_raised(raised);
        let raised = raise(Exception::OSError, "raw readinto() failed");
        let exception = thread.take_raised(raised);
        if let Some(object) = ExceptionObject::of(&exception) {
            object.set_cause(Some(cause));
            object.set_context(Some(cause));
        }
        raise_object(thread, exception)
    })?;
    match usize::try_from(count) {
        Ok(count) if count <= size => Ok(Some(required_octets(thread, &buffer)?[..count].to_vec())),
        _ => Err(raise(
            Exception::OSError,
            format!(
                "raw readinto() returned invalid length {count} (should have been between 0 and {size})"
            ),
        )),
    }
}

/// Reads until the end.
pub fn read_all(thread: &Thread, raw: Value) -> Result<Option<Vec<u8>>, Raised> {
    if let Some(file) = file_of(thread, &raw) {
        return file.read_all(thread);
    }
    if let Some(method) = protocol::try_attribute(thread, raw, thread.intern("readall"))? {
        let all = protocol::call_values(thread, method, &[])?;
        if all.is_none() {
            return Ok(None);
        }
        if !all.is::<weft_core::heap::Bytes>() {
            return Err(type_error("readall() should return bytes"));
        }
        return required_octets(thread, &all).map(|all| Some(all.into_owned()));
    }
    let mut all = Vec::new();
    loop {
        match read(thread, raw, 64 * 1024)? {
            None if all.is_empty() => return Ok(None),
            Some(part) if !part.is_empty() => all.extend_from_slice(&part),
            _ => return Ok(Some(all)),
        }
    }
}

/// Writes once; how many octets were written, or `None` if none can be now.
pub fn write(thread: &Thread, raw: Value, octets: &[u8]) -> Result<Option<usize>, Raised> {
    if let Some(file) = file_of(thread, &raw) {
        return file.write(thread, octets);
    }
    let count = call(thread, raw, "write", &[thread.bytes(octets)])?;
    if count.is_none() {
        return Ok(None);
    }
    let count = protocol::to_i64(thread, count)?;
    match usize::try_from(count) {
        Ok(count) if count <= octets.len() => Ok(Some(count)),
        _ => Err(raise(
            Exception::OSError,
            format!(
                "raw write() returned invalid length {count} (should have been between 0 and {})",
                octets.len()
            ),
        )),
    }
}

/// Changes the position, and gives it.
pub fn seek(thread: &Thread, raw: Value, position: i64, whence: i64) -> Result<i64, Raised> {
    if let Some(file) = file_of(thread, &raw) {
        return file.seek(thread, seek_target(thread, position, whence)?);
    }
    let result = call(
        thread,
        raw,
        "seek",
        &[thread.int(position), thread.int(whence)],
    )?;
    match protocol::to_i64(thread, result)? {
        result @ 0.. => Ok(result),
        result => Err(raise(
            Exception::OSError,
            format!("Raw stream returned invalid position {result}"),
        )),
    }
}

/// Whether the object below was closed.
pub fn is_closed(thread: &Thread, raw: Value) -> Result<bool, Raised> {
    match file_of(thread, &raw) {
        Some(file) => Ok(file.is_closed()),
        None => crate::io::base::is_closed(thread, raw),
    }
}

/// Asks for one of the abilities `readable`, `writable`, `seekable`.
pub fn is_able(thread: &Thread, raw: Value, ability: &str) -> Result<bool, Raised> {
    let able = call(thread, raw, ability, &[])?;
    protocol::truth(thread, able)
}
