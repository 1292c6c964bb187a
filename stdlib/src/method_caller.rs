//! `operator.methodcaller`: a callable that calls a method of what it is given.

use crate::operator::items;
use weft_core::error::type_error;
use weft_core::heap::{Str, Trace, Tracer, Value};
use weft_core::interpreter::new_native;
use weft_core::native::Arguments;
use weft_core::protocol;

/// `methodcaller(name, *args, **kwargs)`.
pub struct MethodCaller {
    name: Value,
    arguments: Value,
    /// The names of the last arguments.
    keywords: Value,
}

impl Trace for MethodCaller {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.name);
        tracer.value(self.arguments);
        tracer.value(self.keywords);
    }
}

/// A callable that calls a method of its argument.
///
/// methodcaller('split', ',', maxsplit=1)(r) is r.split(',', maxsplit=1).
#[weft_core::class(name = "methodcaller", module = "operator", payload = MethodCaller, signature = "(name, /, *args, **kwargs)")]
pub mod methodcaller {
    use super::{Arguments, MethodCaller, Str, items, new_native, protocol, type_error};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::sequence;

    /// Create and return a new object.
    #[new]
    fn new(_class: Value, thread: &Thread, all: Arguments<'_>) -> Result<Value, Raised> {
        let Some(name) = all.by_position().first().copied() else {
            return Err(type_error(
                "methodcaller needs at least one argument, the method name",
            ));
        };
        if !name.is::<Str>() {
            return Err(type_error("method name must be a string"));
        }
        let name = thread.intern_value(name);
        let rest = all.after_first();
        let caller = MethodCaller {
            name,
            arguments: thread.tuple(rest.values()),
            keywords: thread.tuple(rest.names()),
        };
        Ok(new_native(thread, caller).value())
    }

    fn __call__(this: &Native<MethodCaller>, thread: &Thread, obj: Value) -> Result<Value, Raised> {
        let (arguments, keywords) = (items(&this.arguments), items(&this.keywords));
        if keywords.is_empty() {
            return protocol::call_method(thread, obj, this.name, arguments);
        }
        let method = protocol::get_attribute(thread, obj, this.name)?;
        protocol::call(thread, method, Arguments::with_names(arguments, keywords))
    }

    /// Return state information for pickling
    fn __reduce__(this: &Native<MethodCaller>, thread: &Thread) -> Result<Value, Raised> {
        let class = thread.class_of(this.value());
        let (given, names) = (items(&this.arguments), items(&this.keywords));
        let (positional, named) = given.split_at(given.len() - names.len());
        if names.is_empty() {
            let all = [&[this.name], positional].concat();
            return Ok(thread.tuple(&[class, thread.tuple(&all)]));
        }
        // What is called with keywords takes another callable that has them.
        let functools = weft_core::import::import_module(thread, "functools")?;
        let partial = protocol::get_attribute_text(thread, functools, "partial")?;
        let all = [&[class, this.name], named].concat();
        let maker = protocol::call(thread, partial, Arguments::with_names(&all, names))?;
        Ok(thread.tuple(&[maker, thread.tuple(positional)]))
    }

    fn __repr__(this: &Native<MethodCaller>, thread: &Thread) -> Result<Value, Raised> {
        let mut text = b"operator.methodcaller(".to_vec();
        sequence::push_repr(thread, &mut text, this.name)?;
        let (arguments, keywords) = (items(&this.arguments), items(&this.keywords));
        let first_named = arguments.len() - keywords.len();
        for (index, argument) in arguments.iter().enumerate() {
            text.extend_from_slice(b", ");
            if let Some(name) = index
                .checked_sub(first_named)
                .and_then(|index| keywords.get(index))
            {
                text.extend_from_slice(protocol::text_of(name).unwrap_or("").as_bytes());
                text.push(b'=');
            }
            sequence::push_repr(thread, &mut text, *argument)?;
        }
        text.push(b')');
        Ok(sequence::string_of(thread, &text))
    }
}
