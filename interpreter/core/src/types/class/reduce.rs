//! `object.__reduce_ex__`: how an object says how it can be made again, for `copy` and `pickle`.

use crate::error::type_error;
use crate::interpreter::Interpreter;
use crate::names::Name;
use crate::protocol::{self, class_name};
use crate::types::class::{Class, Payload, lookup};
use weft_heap::{Dict, List, Raised, Thread, Tuple, Value};

/// `object.__reduce_ex__(protocol)`.
pub(super) fn reduce_ex(thread: &Thread, object: Value, version: i64) -> Result<Value, Raised> {
    let name = Name::Reduce.value(thread);
    let class = thread.class_of(object);
    let found = Class::of(&class).and_then(|class| lookup(thread, class, name));
    let plain = Interpreter::of(thread).object_class();
    let plain = Class::of(&plain).and_then(|plain| lookup(thread, plain, name));
    if found != plain {
        return protocol::call_method(thread, object, name, &[]);
    }
    reduce(thread, object, version)
}

/// What `object` itself does for a version of the pickle protocol.
pub(super) fn reduce(thread: &Thread, object: Value, version: i64) -> Result<Value, Raised> {
    let module = import(thread, "copyreg")?;
    if version < 2 {
        let version = thread.int(version);
        let function = protocol::get_attribute_text(thread, module, "_reduce_ex")?;
        return protocol::call_values(thread, function, &[object, version]);
    }
    let class = thread.class_of(object);
    let own = Class::of(&class).expect("a class");
    let new_arguments = new_arguments(thread, object)?;
    let is_container = object.is::<List>() || object.is::<Dict>();
    let has_own_state = {
        let name = Name::GetState.value(thread);
        let plain = Interpreter::of(thread).object_class();
        let plain = Class::of(&plain).and_then(|plain| lookup(thread, plain, name));
        lookup(thread, own, name) != plain
    };
    let is_known = own.payload() == Payload::Instance || is_container || has_own_state;
    if new_arguments.is_none() && !is_known {
        return Err(type_error(format!(
            "cannot pickle '{}' object",
            class_name(object)
        )));
    }
    let (positional, by_name) = match new_arguments {
        Some((positional, by_name)) => (positional, by_name),
        None => (thread.tuple(&[]).cast().expect("a tuple"), None),
    };
    let (function, arguments) = match by_name {
        None => {
            let mut arguments = vec![class];
            arguments.extend_from_slice(positional.items());
            let arguments = thread.tuple(&arguments);
            (
                protocol::get_attribute_text(thread, module, "__newobj__")?,
                arguments,
            )
        }
        Some(by_name) => {
            let arguments = thread.tuple(&[class, positional.value(), by_name]);
            (
                protocol::get_attribute_text(thread, module, "__newobj_ex__")?,
                arguments,
            )
        }
    };
    let state = protocol::call_method(thread, object, Name::GetState.value(thread), &[])?;
    let items = if object.is::<List>() {
        protocol::iterate(thread, object)?
    } else {
        Value::NONE
    };
    let pairs = if object.is::<Dict>() {
        let view = protocol::call_method(thread, object, Name::Items.value(thread), &[])?;
        protocol::iterate(thread, view)?
    } else {
        Value::NONE
    };
    Ok(thread.tuple(&[function, arguments, state, items, pairs]))
}

/// What the class of an object has under a name, bound to the object.
fn special_attribute(thread: &Thread, object: Value, name: Name) -> Result<Option<Value>, Raised> {
    let class = thread.class_of(object);
    let found = Class::of(&class).and_then(|class| lookup(thread, class, name.value(thread)));
    found
        .map(|found| protocol::bind(thread, found, object, class))
        .transpose()
}

type NewArguments = (weft_heap::Gc<Tuple>, Option<Value>);

/// What `__getnewargs_ex__` or `__getnewargs__` says.
fn new_arguments(thread: &Thread, object: Value) -> Result<Option<NewArguments>, Raised> {
    if let Some(method) = special_attribute(thread, object, Name::GetNewArgsEx)? {
        let result = protocol::call_values(thread, method, &[])?;
        let Some(pair) = result.downcast::<Tuple>() else {
            let name = class_name(result);
            return Err(type_error(format!(
                "__getnewargs_ex__ should return a tuple, not '{name}'"
            )));
        };
        let [positional, by_name] = pair.items() else {
            let length = pair.len();
            return Err(crate::error::value_error(format!(
                "__getnewargs_ex__ should return a tuple of length 2, not {length}"
            )));
        };
        let Some(positional) = positional.cast::<Tuple>() else {
            return Err(type_error(format!(
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{}'",
                class_name(*positional)
            )));
        };
        let Some(named) = by_name.downcast::<Dict>() else {
            return Err(type_error(format!(
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{}'",
                class_name(*by_name)
            )));
        };
        return Ok(Some((positional, (!named.is_empty()).then_some(*by_name))));
    }
    let Some(method) = special_attribute(thread, object, Name::GetNewArgs)? else {
        return Ok(None);
    };
    let result = protocol::call_values(thread, method, &[])?;
    match result.cast::<Tuple>() {
        Some(positional) => Ok(Some((positional, None))),
        None => Err(type_error(format!(
            "__getnewargs__ should return a tuple, not '{}'",
            class_name(result)
        ))),
    }
}

/// Imports a module by way of `builtins.__import__`.
pub(crate) fn import(thread: &Thread, name: &str) -> Result<Value, Raised> {
    let name = thread.intern(name);
    if let Some(module) = Interpreter::of(thread).modules().get_simple(thread, name) {
        return Ok(module);
    }
    let builtins = Interpreter::of(thread).builtins();
    let function = builtins
        .downcast::<Dict>()
        .and_then(|names| names.get_simple(thread, Name::Import.value(thread)));
    let Some(function) = function else {
        return Err(crate::error::raise(
            crate::error::Exception::ImportError,
            "__import__ not found",
        ));
    };
    protocol::call_values(thread, function, &[name])
}
