//! Error handlers: what is done about octets that are no text and characters that an encoding has not.

use crate::error::{
    Exception, index_error, raise, raise_object, raise_with, type_error, value_error,
};
use crate::interpreter::Interpreter;
use crate::interpreter::limits::{check_item, while_going_on};
use crate::protocol;
use crate::types::bytes::codec::decode::{Completeness, decode_part};
use crate::types::bytes::codec::name::Encoding;
use crate::types::str::{code_points, push_escape};
use parking_lot::Mutex;
use std::sync::Arc;
use weft_heap::{Bytes, Dict, Raised, Root, Str, Thread, Tuple, Value};

/// An error handler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names are Python's")]
pub enum Handler<'a> {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    NameReplace,
    SurrogateEscape,
    SurrogatePass,
    /// One that was registered, or a name that nobody knows.
    Other(&'a str),
}

impl<'a> Handler<'a> {
    /// The handler of a name. Whether it exists shows when it is needed.
    pub fn named(name: &'a str) -> Handler<'a> {
        match name {
            "strict" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharRefReplace,
            "namereplace" => Handler::NameReplace,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            other => Handler::Other(other),
        }
    }
}

/// What went wrong in which part of the source: octets when decoding, characters when encoding.
#[derive(Clone, Copy, Debug)]
pub struct Failure {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Why, for the message.
    pub reason: &'static str,
}

/// Handlers that were registered.
#[derive(Default)]
struct Registry {
    handlers: Mutex<Option<Arc<Root>>>,
}

fn registered(thread: &Thread) -> Arc<Root> {
    let registry = Interpreter::of(thread).extension::<Registry>();
    let mut handlers = registry.handlers.lock();
    Arc::clone(
        handlers.get_or_insert_with(|| {
            Arc::new(Root::new(thread.heap_handle(), thread.dict().value()))
        }),
    )
}

/// `codecs.register_error(name, handler)`.
pub fn register_handler(thread: &Thread, name: &str, handler: Value) -> Result<(), Raised> {
    if !protocol::is_callable(thread, handler) {
        return Err(type_error("handler must be callable"));
    }
    if let Some(handlers) = registered(thread).get().downcast::<Dict>() {
        handlers.set_simple(thread, thread.intern(name), handler);
    }
    Ok(())
}

/// Forgets a handler that was registered; whether there was one.
///
/// # Errors
/// `ValueError` for the name of a built-in one.
pub fn unregister_handler(thread: &Thread, name: &str) -> Result<bool, Raised> {
    if !matches!(Handler::named(name), Handler::Other(_)) {
        return Err(value_error(format!(
            "cannot un-register built-in error handler '{name}'"
        )));
    }
    let handlers = registered(thread).get();
    let removed = handlers
        .downcast::<Dict>()
        .and_then(|handlers| handlers.remove_simple(thread, thread.intern(name)));
    Ok(removed.is_some())
}

/// A handler that was registered.
///
/// # Errors
/// `LookupError` if there is none of this name.
pub fn lookup_handler(thread: &Thread, name: &str) -> Result<Value, Raised> {
    let handlers = registered(thread).get();
    let found = handlers
        .downcast::<Dict>()
        .and_then(|handlers| handlers.get_simple(thread, thread.intern(name)));
    found.ok_or_else(|| {
        raise(
            Exception::LookupError,
            format!("unknown error handler name '{name}'"),
        )
    })
}

/// Raises `UnicodeDecodeError`.
#[cold]
pub fn decode_error(thread: &Thread, encoding: &str, octets: &[u8], failure: Failure) -> Raised {
    let arguments = [
        thread.string(encoding),
        thread.bytes(octets),
        thread.int(failure.start as i64),
        thread.int(failure.end as i64),
        thread.string(failure.reason),
    ];
    raise_with(thread, Exception::UnicodeDecodeError, &arguments)
}

/// Raises `UnicodeEncodeError`.
#[cold]
pub fn encode_error(thread: &Thread, encoding: &str, text: &Str, failure: Failure) -> Raised {
    let arguments = [
        thread.string(encoding),
        text.value(),
        thread.int(failure.start as i64),
        thread.int(failure.end as i64),
        thread.string(failure.reason),
    ];
    raise_with(thread, Exception::UnicodeEncodeError, &arguments)
}

/// Adds what a handler puts in the place of octets that cannot be decoded; where decoding goes on.
pub fn handle_decoding(
    thread: &Thread,
    handler: Handler<'_>,
    encoding: &str,
    octets: &[u8],
    failure: Failure,
    result: &mut Vec<u8>,
) -> Result<usize, Raised> {
    check_item(thread)?;
    let wrong = &octets[failure.start..failure.end];
    match handler {
        Handler::Ignore => Ok(failure.end),
        Handler::Replace => {
            result.extend_from_slice("\u{fffd}".as_bytes());
            Ok(failure.end)
        }
        Handler::BackslashReplace => {
            let mut text = String::new();
            while_going_on(wrong.iter())
                .for_each(|octet| push_escape(&mut text, u32::from(*octet)));
            result.extend_from_slice(text.as_bytes());
            Ok(failure.end)
        }
        Handler::SurrogateEscape => {
            let escaped = wrong.iter().take_while(|octet| !octet.is_ascii()).count();
            if escaped == 0 {
                return Err(decode_error(thread, encoding, octets, failure));
            }
            for octet in &wrong[..escaped] {
                crate::types::str::push_code_point(result, 0xdc00 + u32::from(*octet));
            }
            Ok(failure.start + escaped)
        }
        Handler::Strict | Handler::SurrogatePass => {
            Err(decode_error(thread, encoding, octets, failure))
        }
        Handler::XmlCharRefReplace | Handler::NameReplace => Err(type_error(
            "don't know how to handle UnicodeDecodeError in error callback",
        )),
        Handler::Other(name) => {
            let function = lookup_handler(thread, name)?;
            let raised = decode_error(thread, encoding, octets, failure);
            let exception = thread.take_raised(raised);
            let (replacement, position, replaced) =
                call_decoding_handler(thread, function, exception, octets)?;
            match replacement.downcast::<Str>() {
                Some(text) => result.extend_from_slice(text.as_wtf8()),
                None => {
                    return Err(type_error(
                        "decoding error handler must return (str, int) tuple",
                    ));
                }
            }
            match replaced {
                None => Ok(position),
                Some(source) => {
                    crate::types::sequence::check_depth(thread, "")?;
                    let source = source.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
                    if let Some(encoding) = Encoding::named(encoding) {
                        let rest = &source[position..];
                        decode_part(thread, rest, encoding, handler, Completeness::Whole, result)?;
                    }
                    Ok(octets.len())
                }
            }
        }
    }
}

/// Calls a registered handler for octets: the replacement, where to go on, and the octets in which that is if the
/// handler gave the exception others than these.
fn call_decoding_handler(
    thread: &Thread,
    function: Value,
    exception: Value,
    octets: &[u8],
) -> Result<(Value, usize, Option<Value>), Raised> {
    let result = protocol::call_values(thread, function, &[exception])?;
    let source = protocol::get_attribute_text(thread, exception, "object")?;
    let Some(source_octets) = source.downcast::<Bytes>() else {
        return Err(type_error(
            "UnicodeError 'object' attribute must be a bytes",
        ));
    };
    let replaced = Some(source_octets).filter(|source| source.as_slice() != octets);
    let length = replaced.map_or(octets.len(), |source| source.as_slice().len());
    let (replacement, position) = place_of_result(result, length, "decoding")?;
    Ok((replacement, position, replaced.map(|_| source)))
}

/// Calls a registered handler: the replacement, and where to go on.
fn call_handler(
    thread: &Thread,
    function: Value,
    exception: Value,
    length: usize,
    doing: &str,
) -> Result<(Value, usize), Raised> {
    let result = protocol::call_values(thread, function, &[exception])?;
    place_of_result(result, length, doing)
}

/// What a registered handler gave: the replacement, and where to go on in something of this length.
fn place_of_result(result: Value, length: usize, doing: &str) -> Result<(Value, usize), Raised> {
    let wrong = || {
        let expected = if doing == "decoding" {
            "(str, int)"
        } else {
            "(str/bytes, int)"
        };
        type_error(format!(
            "{doing} error handler must return {expected} tuple"
        ))
    };
    let Some([replacement, position]) = result.downcast::<Tuple>().map(|tuple| tuple.items())
    else {
        return Err(wrong());
    };
    let position = position.to_int_or_bool().ok_or_else(wrong)?;
    let place = if position < 0 {
        position + length as i64
    } else {
        position
    };
    match usize::try_from(place).ok().filter(|place| *place <= length) {
        Some(place) => Ok((*replacement, place)),
        None => Err(index_error(format!(
            "position {position} from error handler out of bounds"
        ))),
    }
}

/// What a handler puts in the place of characters that cannot be encoded.
pub enum Replacement {
    /// Characters, which are encoded in their turn, in generalised UTF-8.
    Text(Vec<u8>),
    /// Octets as they are.
    Octets(Vec<u8>),
}

/// What a handler puts in the place of characters that cannot be encoded, which are `codes`, and the character at which
/// encoding goes on.
pub fn handle_encoding(
    thread: &Thread,
    handler: Handler<'_>,
    encoding: &str,
    text: &Str,
    codes: &[u32],
    failure: Failure,
) -> Result<(Replacement, usize), Raised> {
    // What is made of fewer than all is not looked at any more: `check_item` asks afterwards.
    let wrong = || while_going_on(codes.iter().copied());
    let mut result = String::new();
    match handler {
        Handler::Strict | Handler::SurrogatePass => {
            return Err(encode_error(thread, encoding, text, failure));
        }
        Handler::Ignore => {}
        Handler::Replace => wrong().for_each(|_| result.push('?')),
        Handler::BackslashReplace => wrong().for_each(|code| push_escape(&mut result, code)),
        Handler::XmlCharRefReplace => {
            wrong().for_each(|code| result.push_str(&format!("&#{code};")))
        }
        Handler::NameReplace => wrong().for_each(|code| {
            let name = char::from_u32(code).and_then(unicode_names2::name);
            match name {
                Some(name) => result.push_str(&format!("\\N{{{name}}}")),
                None => push_escape(&mut result, code),
            }
        }),
        Handler::SurrogateEscape => {
            let octets: Vec<u8> = wrong()
                .map_while(|code| {
                    (0xdc80..=0xdcff)
                        .contains(&code)
                        .then(|| (code - 0xdc00) as u8)
                })
                .collect();
            if octets.is_empty() {
                return Err(encode_error(thread, encoding, text, failure));
            }
            let end = failure.start + octets.len();
            return Ok((Replacement::Octets(octets), end));
        }
        Handler::Other(name) => {
            let function = lookup_handler(thread, name)?;
            let raised = encode_error(thread, encoding, text, failure);
            let exception = thread.take_raised(raised);
            let (replacement, position) =
                call_handler(thread, function, exception, text.len(), "encoding")?;
            if let Some(text) = replacement.downcast::<Str>() {
                return Ok((Replacement::Text(text.as_wtf8().to_vec()), position));
            }
            if let Some(bytes) = replacement.downcast::<Bytes>() {
                return Ok((Replacement::Octets(bytes.as_slice().to_vec()), position));
            }
            return Err(type_error(
                "encoding error handler must return (str/bytes, int) tuple",
            ));
        }
    }
    check_item(thread)?;
    Ok((Replacement::Text(result.into_bytes()), failure.end))
}

/// What the built-in handlers do when Python code calls them with an exception object (`codecs.ignore_errors` and so on).
pub fn call_built_in(thread: &Thread, name: &str, exception: Value) -> Result<Value, Raised> {
    let attribute = |name: &str| protocol::get_attribute_text(thread, exception, name);
    let handler = Handler::named(name);
    let (is_encoding, is_decoding) = (
        crate::error::is_exception(thread, exception, Exception::UnicodeEncodeError),
        crate::error::is_exception(thread, exception, Exception::UnicodeDecodeError),
    );
    if handler == Handler::Strict {
        return Err(
            match crate::types::exception::ExceptionObject::of(&exception) {
                Some(_) => raise_object(thread, exception),
                None => type_error("codec must pass exception instance"),
            },
        );
    }
    if !is_encoding && !is_decoding {
        let kind = protocol::class_name(exception);
        return Err(type_error(format!(
            "don't know how to handle {kind} in error callback"
        )));
    }
    let (start, end) = (
        protocol::to_i64(thread, attribute("start")?)?,
        protocol::to_i64(thread, attribute("end")?)?,
    );
    let object = attribute("object")?;
    let encoding = attribute("encoding")?;
    let encoding = protocol::text_of(&encoding).unwrap_or("");
    let failure = |length: usize| Failure {
        start: (start.max(0) as usize).min(length),
        end: (end.max(start).max(0) as usize).min(length),
        reason: "",
    };
    let (replacement, position) = if let Some(text) = object.downcast::<Str>() {
        let failure = failure(text.len());
        let codes: Vec<u32> = code_points(text.as_wtf8())
            .skip(failure.start)
            .take(failure.end - failure.start)
            .collect();
        match handle_encoding(thread, handler, encoding, text, &codes, failure)? {
            (Replacement::Text(text), position) => {
                (crate::types::str::from_octets(thread, &text), position)
            }
            (Replacement::Octets(octets), position) => (thread.bytes(&octets), position),
        }
    } else {
        let octets = super::super::required_octets(thread, &object)?;
        let mut result = Vec::new();
        let position = handle_decoding(
            thread,
            handler,
            encoding,
            &octets,
            failure(octets.len()),
            &mut result,
        )?;
        (crate::types::str::from_octets(thread, &result), position)
    };
    Ok(thread.tuple(&[replacement, thread.int(position as i64)]))
}
