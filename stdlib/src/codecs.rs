//! `_codecs`: the built-in encodings, and the registries of encodings and of error handlers.

use parking_lot::Mutex;
use std::sync::Arc;
use weft_core::error::{Exception, raise, type_error};
use weft_core::heap::{Dict, List, Raised, Root, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;

/// Functions that look for encodings, and what they found.
#[derive(Default)]
struct Registry {
    search: Mutex<Option<Arc<(Root, Root)>>>,
}

fn registry(thread: &Thread) -> Arc<(Root, Root)> {
    let registry = Interpreter::of(thread).extension::<Registry>();
    let mut search = registry.search.lock();
    Arc::clone(search.get_or_insert_with(|| {
        let functions = List::from_items(thread, &[]).value();
        let found = thread.dict().value();
        Arc::new((
            Root::new(thread.heap_handle(), functions),
            Root::new(thread.heap_handle(), found),
        ))
    }))
}

/// What a search function says of an encoding.
fn lookup(thread: &Thread, encoding: &str) -> Result<Value, Raised> {
    // `codecs` registers the function that knows the built-in encodings.
    weft_core::import::import_module(thread, "codecs")?;
    let normal: String = encoding
        .chars()
        .map(|character| {
            if character == ' ' {
                '_'
            } else {
                character.to_ascii_lowercase()
            }
        })
        .collect();
    let registry = registry(thread);
    let (functions, found) = (registry.0.get(), registry.1.get());
    let (Some(functions), Some(found)) = (functions.downcast::<List>(), found.downcast::<Dict>())
    else {
        return Err(raise(
            Exception::SystemError,
            "the registry of encodings is gone",
        ));
    };
    let key = thread.string(&normal);
    if let Some(known) = found.get_simple(thread, key) {
        return Ok(known);
    }
    for function in functions.snapshot(thread).items() {
        let result = protocol::call_values(thread, *function, &[key])?;
        if result.is_none() {
            continue;
        }
        if result
            .downcast::<Tuple>()
            .is_none_or(|result| result.len() != 4)
        {
            return Err(type_error("codec search functions must return 4-tuples"));
        }
        found.set_simple(thread, key, result);
        return Ok(result);
    }
    Err(raise(
        Exception::LookupError,
        format!("unknown encoding: {encoding}"),
    ))
}

fn part(thread: &Thread, encoding: &str, place: i32) -> Result<Value, Raised> {
    let found = lookup(thread, encoding)?;
    protocol::get_item(thread, found, Value::from_i32(place))
}

/// The built-in encodings, and the registries of encodings and error handlers.
#[weft_macros::module(name = "_codecs")]
pub mod module {
    use super::{part, registry};
    use std::borrow::Cow;
    use weft_core::error::type_error;
    use weft_core::heap::{Bytes, List, Raised, Str, Thread, Tuple, Value};
    use weft_core::protocol;
    use weft_core::types::bytes::codec::{
        self, Completeness, Encoding, Handler, call_built_in, lookup_handler, register_handler,
        unregister_handler,
    };
    use weft_core::types::bytes::required_octets;
    use weft_core::types::str::from_octets;

    /// Add a function that looks for encodings.
    #[positional_only]
    fn register(thread: &Thread, search_function: Value) -> Result<(), Raised> {
        if !protocol::is_callable(thread, search_function) {
            return Err(type_error("argument must be callable"));
        }
        if let Some(functions) = registry(thread).0.get().downcast::<List>() {
            functions.push(thread, search_function);
        }
        Ok(())
    }

    /// Take a function that looks for encodings away again.
    #[positional_only]
    fn unregister(thread: &Thread, search_function: Value) {
        if let Some(functions) = registry(thread).0.get().downcast::<List>() {
            functions.edit(thread, |items| {
                items.retain(|item| *item != search_function)
            });
        }
        if let Some(found) = registry(thread).1.get().downcast::<weft_core::heap::Dict>() {
            found.clear(thread);
        }
    }

    /// Look for an encoding.
    #[positional_only]
    fn lookup(thread: &Thread, encoding: &str) -> Result<Value, Raised> {
        super::lookup(thread, encoding)
    }

    /// Add a handler of errors.
    #[positional_only]
    fn register_error(thread: &Thread, errors: &str, handler: Value) -> Result<(), Raised> {
        register_handler(thread, errors, handler)
    }

    /// Forget a handler of errors that was added; return whether there was one.
    #[positional_only]
    fn _unregister_error(thread: &Thread, errors: &str) -> Result<bool, Raised> {
        unregister_handler(thread, errors)
    }

    /// Look for a handler of errors.
    #[positional_only]
    fn lookup_error(thread: &Thread, name: &str) -> Result<Value, Raised> {
        if matches!(Handler::named(name), Handler::Other(_)) {
            return lookup_handler(thread, name);
        }
        let module = weft_core::import::import_module(thread, "_codecs")?;
        protocol::get_attribute_text(thread, module, &format!("_{name}_errors"))
    }

    #[rust]
    fn first(result: Value) -> Result<Value, Raised> {
        match result.downcast::<Tuple>().map(|result| result.items()) {
            Some([object, _]) => Ok(*object),
            _ => Err(type_error("encoder must return a tuple (object, integer)")),
        }
    }

    /// The same failure, which tells of the codec in which it happened.
    #[rust]
    fn noted(thread: &Thread, raised: Raised, doing: &str, encoding: &str) -> Raised {
        let note = format!("{doing} with '{encoding}' codec failed");
        weft_core::error::with_note(thread, raised, &note)
    }

    /// Encode an object.
    fn encode(
        thread: &Thread,
        obj: Value,
        #[default("utf-8")] encoding: String,
        #[default("strict")] errors: String,
    ) -> Result<Value, Raised> {
        if let Some(text) = obj.downcast::<Str>()
            && Encoding::named(&encoding).is_some()
        {
            return codec::encode(thread, text, &encoding, &errors)
                .map_err(|raised| noted(thread, raised, "encoding", &encoding));
        }
        let function = part(thread, &encoding, 0)?;
        let result = protocol::call_values(thread, function, &[obj, thread.string(&errors)]);
        first(result.map_err(|raised| noted(thread, raised, "encoding", &encoding))?)
    }

    /// Decode an object.
    fn decode(
        thread: &Thread,
        obj: Value,
        #[default("utf-8")] encoding: String,
        #[default("strict")] errors: String,
    ) -> Result<Value, Raised> {
        if !obj.is::<Str>() && Encoding::named(&encoding).is_some() {
            let octets = required_octets(thread, &obj)?;
            return codec::decode(thread, &octets, &encoding, &errors)
                .map_err(|raised| noted(thread, raised, "decoding", &encoding));
        }
        let function = part(thread, &encoding, 1)?;
        let result = protocol::call_values(thread, function, &[obj, thread.string(&errors)]);
        first(result.map_err(|raised| noted(thread, raised, "decoding", &encoding))?)
    }

    /// Encode a string by a built-in encoding: the octets, and how many characters they are.
    fn _encode(
        thread: &Thread,
        text: Value,
        encoding: &str,
        #[default] errors: Option<String>,
    ) -> Result<Value, Raised> {
        let Some(string) = text.downcast::<Str>() else {
            let kind = protocol::class_name(text);
            return Err(type_error(format!(
                "encode() argument 1 must be str, not {kind}"
            )));
        };
        let octets = codec::encode(
            thread,
            string,
            encoding,
            errors.as_deref().unwrap_or("strict"),
        )?;
        Ok(thread.tuple(&[octets, thread.int(string.len() as i64)]))
    }

    /// Decode octets by a built-in encoding: the text, and how many octets it is. Unless they are all, octets that end
    /// within a character are left.
    fn _decode(
        thread: &Thread,
        octets: Value,
        encoding: &str,
        #[default] errors: Option<String>,
        #[default(false)] r#final: bool,
    ) -> Result<Value, Raised> {
        let encoding = Encoding::lookup(encoding)?;
        let source = match octets.downcast::<Str>() {
            // Escapes may stand in text as well.
            Some(text) if encoding.is_of_escapes() => Cow::Borrowed(text.as_wtf8()),
            _ => required_octets(thread, &octets)?,
        };
        let mut text = Vec::with_capacity(source.len());
        let completeness = if r#final {
            Completeness::Whole
        } else {
            Completeness::Part
        };
        let handler = Handler::named(errors.as_deref().unwrap_or("strict"));
        let used = codec::decode_part(thread, &source, encoding, handler, completeness, &mut text)?;
        Ok(thread.tuple(&[from_octets(thread, &text), thread.int(used as i64)]))
    }

    /// The name of a built-in encoding, or None.
    fn _name(name: &str) -> Option<&'static str> {
        Encoding::named(name).map(Encoding::lookup_name)
    }

    /// Decode octets as literals write them.
    fn escape_decode(
        thread: &Thread,
        data: Value,
        #[default] _errors: Option<String>,
    ) -> Result<Value, Raised> {
        let source = match data.downcast::<Str>() {
            Some(text) => text.as_wtf8().to_vec(),
            None => required_octets(thread, &data)?.into_owned(),
        };
        let text = codec::decode(thread, &source, "unicode_escape", "strict")?;
        let text = text.downcast::<Str>().expect("decoding gives a string");
        let octets: Vec<u8> = text
            .as_str()
            .chars()
            .map(|character| character as u32 as u8)
            .collect();
        Ok(thread.tuple(&[thread.bytes(&octets), thread.int(source.len() as i64)]))
    }

    /// Encode octets as literals write them.
    fn escape_encode(
        thread: &Thread,
        data: Value,
        #[default] _errors: Option<String>,
    ) -> Result<Value, Raised> {
        let Some(bytes) = data.downcast::<Bytes>() else {
            let kind = protocol::class_name(data);
            return Err(type_error(format!(
                "escape_encode() argument 1 must be bytes, not {kind}"
            )));
        };
        let mut shown = String::new();
        weft_core::types::bytes::push_repr(&mut shown, bytes.as_slice());
        let inside = &shown.as_bytes()[2..shown.len() - 1];
        Ok(thread.tuple(&[
            thread.bytes(inside),
            thread.int(bytes.as_slice().len() as i64),
        ]))
    }

    fn _strict_errors(thread: &Thread, exception: Value) -> Result<Value, Raised> {
        call_built_in(thread, "strict", exception)
    }

    fn _ignore_errors(thread: &Thread, exception: Value) -> Result<Value, Raised> {
        call_built_in(thread, "ignore", exception)
    }

    fn _replace_errors(thread: &Thread, exception: Value) -> Result<Value, Raised> {
        call_built_in(thread, "replace", exception)
    }

    fn _backslashreplace_errors(thread: &Thread, exception: Value) -> Result<Value, Raised> {
        call_built_in(thread, "backslashreplace", exception)
    }

    fn _xmlcharrefreplace_errors(thread: &Thread, exception: Value) -> Result<Value, Raised> {
        call_built_in(thread, "xmlcharrefreplace", exception)
    }

    fn _namereplace_errors(thread: &Thread, exception: Value) -> Result<Value, Raised> {
        call_built_in(thread, "namereplace", exception)
    }

    fn _surrogateescape_errors(thread: &Thread, exception: Value) -> Result<Value, Raised> {
        call_built_in(thread, "surrogateescape", exception)
    }

    fn _surrogatepass_errors(thread: &Thread, exception: Value) -> Result<Value, Raised> {
        call_built_in(thread, "surrogatepass", exception)
    }
}
