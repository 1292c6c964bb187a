//! Names of files as programs give them: `str`, `bytes`, or an object with `__fspath__`.

use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;
use weft_core::error::{Exception, raise_with, type_error, value_error};
use weft_core::heap::{Bytes, Raised, ShapeId, Str, Thread, Value};
use weft_core::names::Name;
use weft_core::protocol;
use weft_core::types::str::{code_points, from_octets};

/// `os.fspath(path)`.
pub fn fspath(thread: &Thread, path: Value) -> Result<Value, Raised> {
    match try_fspath(thread, path)? {
        Some(path) => Ok(path),
        None => {
            let kind = protocol::class_name(path);
            Err(type_error(format!(
                "expected str, bytes or os.PathLike object, not {kind}"
            )))
        }
    }
}

/// `os.fspath(path)`, or nothing for what is no path.
pub fn try_fspath(thread: &Thread, path: Value) -> Result<Option<Value>, Raised> {
    if path.is::<Str>() || path.is::<Bytes>() {
        return Ok(Some(path));
    }
    let class = thread.class_of(path);
    let Some(method) = protocol::try_attribute(thread, class, Name::Fspath.value(thread))?
        .filter(|method| !method.is_none())
    else {
        return Ok(None);
    };
    if method.is_none() {
        return Ok(None);
    }
    let result = protocol::call_values(thread, method, &[path])?;
    if result.is::<Str>() || result.is::<Bytes>() {
        return Ok(Some(result));
    }
    let (own, kind) = (protocol::class_name(path), protocol::class_name(result));
    Err(type_error(format!(
        "expected {own}.__fspath__() to return str or bytes, not {kind}"
    )))
}

/// The name that an error shows for the argument of a call: what stands for a path is asked for it.
pub fn shown_in_error(thread: &Thread, path: Value) -> Result<Value, Raised> {
    if path.is::<Str>() || path.is::<Bytes>() || path.to_int().is_some() {
        return Ok(path);
    }
    Ok(try_fspath(thread, path)?.unwrap_or(path))
}

/// The octets of a name; surrogates stand for octets that are not UTF-8.
pub fn octets_of_path(path: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(bytes) = path.downcast::<Bytes>() {
        return Ok(bytes.as_slice().to_vec());
    }
    let text = path.downcast::<Str>().expect("a path is str or bytes");
    if !text.has_surrogates() {
        return Ok(text.as_str().as_bytes().to_vec());
    }
    let mut octets = Vec::new();
    for code in code_points(text.as_wtf8()) {
        match (char::from_u32(code), code) {
            (Some(character), _) => {
                octets.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes())
            }
            (None, 0xdc80..=0xdcff) => octets.push((code - 0xdc00) as u8),
            _ => return Err(not_encodable(text)),
        }
    }
    Ok(octets)
}

/// Raises for a name with a surrogate that stands for no octet.
#[cold]
fn not_encodable(text: &Str) -> Raised {
    let is_wrong =
        |code: u32| (0xd800..=0xdfff).contains(&code) && !(0xdc80..=0xdcff).contains(&code);
    let start = code_points(text.as_wtf8()).position(is_wrong).unwrap_or(0);
    let count = code_points(text.as_wtf8())
        .skip(start)
        .take_while(|code| is_wrong(*code))
        .count();
    Thread::with_current(|thread| {
        let arguments = [
            thread.string("utf-8"),
            text.value(),
            thread.int(start as i64),
            thread.int((start + count) as i64),
            thread.string("surrogates not allowed"),
        ];
        raise_with(thread, Exception::UnicodeEncodeError, &arguments)
    })
}

/// The name of a file that `open` is to open, for the system.
///
/// # Errors
/// `TypeError` for what is no path, `ValueError` for a name with a null character.
pub fn file_path(thread: &Thread, path: Value) -> Result<CString, Raised> {
    let Some(name) = try_fspath(thread, path)? else {
        let kind = protocol::class_name(path);
        return Err(type_error(format!(
            "expected str, bytes or os.PathLike object, not {kind}"
        )));
    };
    CString::new(octets_of_path(&name)?).map_err(|_| value_error("embedded null byte"))
}

/// A string from a name of the system: octets that are not UTF-8 become surrogates.
pub fn name_string(thread: &Thread, octets: &[u8]) -> Value {
    if let Ok(text) = std::str::from_utf8(octets) {
        return thread.string(text);
    }
    let mut text = Vec::with_capacity(octets.len() * 2);
    for chunk in octets.utf8_chunks() {
        text.extend_from_slice(chunk.valid().as_bytes());
        for octet in chunk.invalid() {
            weft_core::types::str::push_code_point(&mut text, 0xdc00 + u32::from(*octet));
        }
    }
    from_octets(thread, &text)
}

/// A name of the system, as `bytes` or `str` as an argument was.
pub fn name_like(thread: &Thread, octets: &[u8], argument: Value) -> Value {
    if is_bytes(thread, argument) {
        thread.bytes(octets)
    } else {
        name_string(thread, octets)
    }
}

/// Whether a name was given as `bytes`.
pub fn is_bytes(thread: &Thread, argument: Value) -> bool {
    argument.is::<Bytes>() && thread.shape_of(argument) == ShapeId::BYTES
}

/// The string of a path that the standard library knows.
pub fn os_string(thread: &Thread, text: &std::ffi::OsStr) -> Value {
    name_string(thread, text.as_bytes())
}
