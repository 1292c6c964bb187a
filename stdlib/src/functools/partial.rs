//! `partial`: a callable with some of its arguments given already.

use weft_core::error::type_error;
use weft_core::heap::{Dict, Native, Raised, Slot, Str, Thread, Trace, Tracer, Tuple, Value};
use weft_core::native::Arguments;
use weft_core::protocol;
use weft_core::types::sequence;

/// A partial call. The fields are replaced together by `__setstate__`, otherwise never.
pub struct Partial {
    function: Slot,
    /// A tuple.
    arguments: Slot,
    /// A dictionary.
    keywords: Slot,
}

impl Trace for Partial {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.function, &self.arguments, &self.keywords]);
    }
}

impl Partial {
    fn function(&self) -> Value {
        self.function.get().unwrap_or(Value::NONE)
    }

    fn arguments(&self) -> Value {
        self.arguments.get().expect("a partial call has arguments")
    }

    fn keywords(&self) -> Value {
        self.keywords.get().expect("a partial call has keywords")
    }
}

/// Stands for an argument that is given later.
pub struct Placeholder;

impl Trace for Placeholder {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

fn is_placeholder(value: &Value) -> bool {
    value.is::<Native<Placeholder>>()
}

/// The arguments of `before` with those of `given` in the places that were left and behind.
fn filled(before: &[Value], given: &[Value], left: Left) -> Result<Vec<Value>, Raised> {
    let places = before
        .iter()
        .filter(|argument| is_placeholder(argument))
        .count();
    if left == Left::None && given.len() < places {
        return Err(type_error(format!(
            "missing positional arguments in 'partial' call; expected at least {places}, got {}",
            given.len()
        )));
    }
    let mut given = given.iter().copied();
    let mut all: Vec<Value> = Vec::with_capacity(before.len() + given.len());
    for argument in before {
        let next = if is_placeholder(argument) {
            given.next()
        } else {
            None
        };
        all.push(next.unwrap_or(*argument));
    }
    all.extend(given);
    Ok(all)
}

/// Whether places may be left that are filled later.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    Some,
    None,
}

fn items(tuple: &Value) -> &[Value] {
    tuple.downcast::<Tuple>().map_or(&[], Tuple::items)
}

fn call(thread: &Thread, partial: &Partial, given: Arguments<'_>) -> Result<Value, Raised> {
    let (function, arguments, keywords) =
        (partial.function(), partial.arguments(), partial.keywords());
    let keywords = keywords.downcast::<Dict>().expect("a dict");
    let before = items(&arguments);
    let has_places = before.iter().any(is_placeholder);
    let mut all = if has_places {
        filled(before, given.by_position(), Left::None)?
    } else {
        [before, given.by_position()].concat()
    };
    if keywords.is_empty() && given.is_positional() {
        let all = thread.tuple(&all);
        return protocol::call_values(thread, function, items(&all));
    }
    let merged = thread.dict();
    merged.copy_from(thread, keywords);
    for (name, value) in given.by_name() {
        merged.set_simple(thread, thread.intern_value(name), value);
    }
    let mut names = Vec::with_capacity(merged.len());
    let mut position = 0;
    while let Some((next, name, value)) = merged.next(position) {
        if !name.is::<Str>() {
            return Err(type_error("keywords must be strings"));
        }
        names.push(name);
        all.push(value);
        position = next;
    }
    let (all, names) = (thread.tuple(&all), thread.tuple(&names));
    protocol::call(
        thread,
        function,
        Arguments::with_names(items(&all), items(&names)),
    )
}

/// What stands in partial() for a positional argument that the call provides.
///
/// There is one object of the class.
#[weft_core::class(name = "_PlaceholderType", module = "functools", payload = Placeholder)]
pub mod placeholder {
    use super::{Arguments, type_error};
    use weft_core::heap::{Raised, Thread, Value};

    /// The one object of the class.
    #[new]
    fn new(_class: Value, thread: &Thread, given: Arguments<'_>) -> Result<Value, Raised> {
        if given.by_position().len() + given.by_name().count() > 0 {
            return Err(type_error("PlaceholderType takes no arguments"));
        }
        let functools = weft_core::import::import_module(thread, "_functools")?;
        weft_core::protocol::get_attribute_text(thread, functools, "Placeholder")
    }

    fn __repr__(this: &weft_core::heap::Native<super::Placeholder>, thread: &Thread) -> Value {
        let _ = this;
        thread.string("Placeholder")
    }

    /// Helper for pickle: the name of the one object.
    fn __reduce__(this: &weft_core::heap::Native<super::Placeholder>, thread: &Thread) -> Value {
        let _ = this;
        thread.string("Placeholder")
    }
}

/// A callable that calls func with these arguments before those of the call. Keywords of the call override those here.
#[weft_core::class(name = "partial", module = "functools", payload = Partial, subclassable, dictionary, signature = "(func, /, *args, **keywords)")]
pub mod partial {
    use super::{
        Arguments, Left, Partial, call, filled, is_placeholder, items, protocol, sequence,
        type_error,
    };
    use weft_core::heap::{Dict, Native, Raised, ShapeId, Slot, Thread, Tuple, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::names::Special;
    use weft_core::types::class::{Class, qualified_name};
    use weft_core::types::construct::new_instance;
    use weft_core::types::function::BoundMethod;

    /// Create and return a new object.
    #[new]
    fn new(class: Value, thread: &Thread, all: Arguments<'_>) -> Result<Value, Raised> {
        let [function, given @ ..] = all.by_position() else {
            return Err(type_error("type 'partial' takes at least one argument"));
        };
        if !protocol::is_callable(thread, *function) {
            return Err(type_error("the first argument must be callable"));
        }
        if given.last().is_some_and(is_placeholder) {
            return Err(type_error("trailing Placeholders are not allowed"));
        }
        if all.by_name().any(|(_, value)| is_placeholder(&value)) {
            return Err(type_error(
                "Placeholder cannot be passed as a keyword argument",
            ));
        }
        let keywords = thread.dict();
        let mut function = *function;
        let mut arguments = given.to_vec();
        // A partial call of a partial call is one of the function underneath, unless that is called in its own way.
        let own_call = Interpreter::class_of::<Partial>(thread).0;
        let own_call = Class::of(&own_call).and_then(|class| class.special(Special::Call));
        if let Some(inner) = function.downcast::<Native<Partial>>()
            && protocol::special_of(thread, function, Special::Call) == own_call
            && function
                .attributes()
                .is_none_or(|attributes| attributes.get().is_none())
        {
            arguments = filled(items(&inner.arguments()), given, Left::Some)?;
            while arguments.last().is_some_and(is_placeholder) {
                arguments.pop();
            }
            keywords.copy_from(thread, inner.keywords().downcast::<Dict>().expect("a dict"));
            function = inner.function();
        }
        for (name, value) in all.by_name() {
            keywords.set_simple(thread, thread.intern_value(name), value);
        }
        let payload = Partial {
            function: Slot::new(function),
            arguments: Slot::new(thread.tuple(&arguments)),
            keywords: Slot::new(keywords.value()),
        };
        new_instance(thread, class, payload)
    }

    fn __call__(
        this: &Native<Partial>,
        thread: &Thread,
        all: Arguments<'_>,
    ) -> Result<Value, Raised> {
        call(thread, this, all)
    }

    /// Return a method of the instance.
    fn __get__(
        this: &Native<Partial>,
        thread: &Thread,
        instance: Value,
        #[default(Value::NONE)] owner: Value,
    ) -> Value {
        let _ = owner;
        if instance.is_none() {
            this.value()
        } else {
            BoundMethod::new(thread, this.value(), instance).value()
        }
    }

    /// What the calls go to.
    #[getter]
    #[member]
    fn func(this: &Native<Partial>) -> Value {
        this.function()
    }

    /// tuple of arguments to future partial calls
    #[getter]
    #[member]
    fn args(this: &Native<Partial>) -> Value {
        this.arguments()
    }

    /// The keywords that each call gets.
    #[getter]
    #[member]
    fn keywords(this: &Native<Partial>) -> Value {
        this.keywords()
    }

    fn __repr__(this: &Native<Partial>, thread: &Thread) -> Result<Value, Raised> {
        let class = thread.class_of(this.value());
        let name =
            Class::of(&class).map_or_else(String::new, |class| qualified_name(thread, class));
        // What is shown may replace the state meanwhile.
        let (function, arguments, keywords) = (this.function(), this.arguments(), this.keywords());
        let text = sequence::repr_once(thread, this.value(), || {
            let mut text = format!("{name}(").into_bytes();
            sequence::push_repr(thread, &mut text, function)?;
            for argument in items(&arguments) {
                text.extend_from_slice(b", ");
                sequence::push_repr(thread, &mut text, *argument)?;
            }
            let keywords = keywords.downcast::<Dict>().expect("a dict");
            let mut position = 0;
            while let Some((next, name, value)) = keywords.next(position) {
                text.extend_from_slice(b", ");
                let name = protocol::str(thread, name)?;
                text.extend_from_slice(protocol::text_of(&name).unwrap_or("").as_bytes());
                text.push(b'=');
                sequence::push_repr(thread, &mut text, value)?;
                position = next;
            }
            text.push(b')');
            Ok(text)
        })?;
        Ok(text.map_or_else(
            || thread.string("..."),
            |text| sequence::string_of(thread, &text),
        ))
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<Partial>, thread: &Thread) -> Value {
        let own = this
            .value()
            .attributes()
            .and_then(Slot::get)
            .unwrap_or(Value::NONE);
        let state = thread.tuple(&[this.function(), this.arguments(), this.keywords(), own]);
        thread.tuple(&[
            thread.class_of(this.value()),
            thread.tuple(&[this.function()]),
            state,
        ])
    }

    /// Take over what __reduce__ gave.
    fn __setstate__(this: &Native<Partial>, thread: &Thread, state: Value) -> Result<(), Raised> {
        let fields = state.downcast::<Tuple>().map(Tuple::items);
        let Some([function, arguments, keywords, own]) = fields else {
            return Err(type_error("invalid partial state"));
        };
        let is_dict = |value: &Value| value.is_none() || value.is::<Dict>();
        if !protocol::is_callable(thread, *function)
            || !arguments.is::<Tuple>()
            || !is_dict(keywords)
            || !is_dict(own)
        {
            return Err(type_error("invalid partial state"));
        }
        if items(arguments).last().is_some_and(is_placeholder) {
            return Err(type_error("trailing Placeholders are not allowed"));
        }
        let arguments = if thread.shape_of(*arguments) == ShapeId::TUPLE {
            *arguments
        } else {
            thread.tuple(items(arguments))
        };
        let keywords = match keywords.downcast::<Dict>() {
            Some(_) if thread.shape_of(*keywords) == ShapeId::DICT => *keywords,
            given => {
                let copy = thread.dict();
                if let Some(given) = given {
                    copy.copy_from(thread, given);
                }
                copy.value()
            }
        };
        this.function.set(*function);
        this.arguments.set(arguments);
        this.keywords.set(keywords);
        if let Some(slot) = this.value().attributes() {
            slot.set(if own.is_none() {
                thread.dict().value()
            } else {
                *own
            });
        }
        Ok(())
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        weft_core::types::class::generic_alias(thread, class, item)
    }
}
