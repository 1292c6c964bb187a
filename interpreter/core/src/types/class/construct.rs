//! Calling a class: `type.__call__`, `object.__new__` and `object.__init__`.

use crate::error::type_error;
use crate::interpreter::Interpreter;
use crate::names::{Name, Special};
use crate::native::{Arguments, Keywords};
use crate::protocol::{self, class_name};
use crate::types::class::{Class, ClassFlag, Payload, create, is_instance};
use crate::types::construct::construct_container;
use crate::types::function::method::StaticMethod;
use crate::types::function::{Function, NativeFunction, call};
use weft_heap::{Instance, Native, Raised, Str, Thread, Value};

/// Calls a class.
pub fn construct(thread: &Thread, class: Value, arguments: Arguments<'_>) -> Result<Value, Raised> {
    let own = Class::of(&class).expect("a class is constructed");
    match own.plain_constructor() {
        Some((shape, None)) if arguments.values().is_empty() => {
            Ok(Instance::new(thread, shape).value())
        }
        Some((_, None)) => Err(type_error(format!(
            "{}() takes no arguments",
            own.name_text()
        ))),
        Some((shape, Some(init))) => {
            let object = Instance::new(thread, shape).value();
            let function = init
                .downcast::<Native<Function>>()
                .expect("a plain __init__ is a function");
            let result = protocol::with_first(thread, object, arguments, |arguments| {
                call::call(thread, function, arguments)
            })?;
            if result.is_none() {
                Ok(object)
            } else {
                Err(wrong_result(result))
            }
        }
        None => match construct_container(thread, own.shape(), arguments) {
            Some(result) => result,
            None => construct_by_metaclass(thread, class, arguments),
        },
    }
}

/// The error for an `__init__` that returned something.
#[cold]
pub fn wrong_result(result: Value) -> Raised {
    type_error(format!(
        "__init__() should return None, not '{}'",
        class_name(result)
    ))
}

fn construct_by_metaclass(
    thread: &Thread,
    class: Value,
    arguments: Arguments<'_>,
) -> Result<Value, Raised> {
    let interpreter = Interpreter::of(thread);
    if interpreter.type_shape() != Some(thread.shape_of(class)) {
        let metaclass = thread.class_of(class);
        let call = Class::of(&metaclass).and_then(|metaclass| metaclass.special(Special::Call));
        let plain = interpreter.type_class();
        let plain = Class::of(&plain).and_then(|plain| plain.special(Special::Call));
        if let Some(call) = call
            && Some(call) != plain
        {
            return protocol::call_bound(thread, call, class, arguments);
        }
    }
    construct_plainly(thread, class, arguments)
}

/// `type.__call__`.
pub fn construct_plainly(
    thread: &Thread,
    class: Value,
    arguments: Arguments<'_>,
) -> Result<Value, Raised> {
    if class == Interpreter::of(thread).type_class() {
        match arguments.values() {
            [object] if arguments.is_positional() => return Ok(thread.class_of(*object)),
            [_, _, _, ..] if arguments.by_position().len() == 3 => {}
            _ => return Err(type_error("type() takes 1 or 3 arguments")),
        }
    }
    let own = Class::of(&class).expect("a class is constructed");
    let new = own.special(Special::New).expect("object has __new__");
    let for_new = without_foreign_names(arguments, new, own.special(Special::Init));
    let object = protocol::with_first(thread, class, for_new, |arguments| {
        if let Some(function) = new.downcast::<Native<NativeFunction>>() {
            return function.call_as_it_is(thread, arguments);
        }
        if let Some(method) = new.downcast::<Native<StaticMethod>>() {
            return protocol::call(thread, method.function(), arguments);
        }
        let new = protocol::get_attribute(thread, class, Special::New.value(thread))?;
        protocol::call(thread, new, arguments)
    })?;
    if !is_instance(thread, object, class) {
        return Ok(object);
    }
    let made = thread.class_of(object);
    let made_class = Class::of(&made).expect("an object has a class");
    // Plain instances are watched from when they are allocated.
    if made_class.special(Special::Del).is_some()
        && made_class.definition().is_none()
        && !object.is::<Instance>()
    {
        thread.watch_end(object);
    }
    let init = made_class
        .special(Special::Init)
        .expect("object has __init__");
    if new.is::<Native<NativeFunction>>()
        && Class::of(&made).is_some_and(|made| made.definition().is_some())
    {
        let object_class = Interpreter::of(thread).object_class();
        if Class::of(&object_class).and_then(|object| object.special(Special::Init)) == Some(init)
            && made != object_class
        {
            // A native `__new__` has used the arguments, and `object.__init__` would do nothing with them.
            return Ok(object);
        }
    }
    let arguments = without_foreign_names(arguments, init, Some(new));
    let result = protocol::call_bound(thread, init, object, arguments)?;
    if result.is_none() {
        Ok(object)
    } else {
        Err(wrong_result(result))
    }
}

/// Arguments for a native `__new__` or `__init__` of a class whose other method is a Python function: those by name are
/// that function's alone if the native one takes none.
fn without_foreign_names<'a>(
    arguments: Arguments<'a>,
    method: Value,
    other: Option<Value>,
) -> Arguments<'a> {
    let is_foreign = !arguments.is_positional()
        && method
            .downcast::<Native<NativeFunction>>()
            .is_some_and(|method| !method.definition().takes_names())
        && other.is_some_and(|other| !other.is::<Native<NativeFunction>>());
    if is_foreign {
        Arguments::positional(arguments.by_position())
    } else {
        arguments
    }
}

/// A new object of a class whose instances are nothing but attributes.
pub fn allocate_instance(thread: &Thread, class: &Class) -> Value {
    let object = Instance::new(thread, class.shape()).value();
    if class.special(Special::Del).is_some() {
        thread.watch_end(object);
    }
    object
}

/// `object.__new__(class, *arguments, **keywords)`.
pub(super) fn object_new(
    thread: &Thread,
    class: Value,
    arguments: &[Value],
    keywords: Keywords<'_>,
) -> Result<Value, Raised> {
    let Some(own) = Class::of(&class) else {
        return Err(type_error(format!(
            "object.__new__(X): X is not a type object ({})",
            class_name(class)
        )));
    };
    if !arguments.is_empty() || !keywords.is_empty() {
        let object = Interpreter::of(thread).object_class();
        let object = Class::of(&object).expect("a class");
        if own.special(Special::New) != object.special(Special::New) {
            return Err(type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if own.special(Special::Init) == object.special(Special::Init) {
            return Err(type_error(format!(
                "{}() takes no arguments",
                own.name_text()
            )));
        }
    }
    if own.has(ClassFlag::Abstract) {
        return Err(abstract_error(thread, class, own));
    }
    if let Payload::Native(_) = own.payload() {
        let name = create::dotted_name(own);
        let solid = own.solid();
        let native = Class::of(&solid).expect("a class");
        let object = Interpreter::of(thread).object_class();
        let plain_new = Class::of(&object).and_then(|object| object.special(Special::New));
        return Err(if native.special(Special::New) == plain_new {
            type_error(format!("cannot create '{name}' instances"))
        } else {
            type_error(format!(
                "object.__new__({name}) is not safe, use {}.__new__()",
                create::dotted_name(native)
            ))
        });
    }
    Ok(allocate_instance(thread, own))
}

#[cold]
fn abstract_error(thread: &Thread, class: Value, own: &Class) -> Raised {
    let names = own
        .dictionary()
        .get_simple(thread, Name::AbstractMethods.value(thread));
    let names = names.map_or(Ok(None), |names| {
        protocol::collect_list(thread, names).map(Some)
    });
    let names = match names {
        Ok(names) => names,
        Err(raised) => return raised,
    };
    let mut texts = Vec::new();
    if let Some(names) = names {
        for name in names.snapshot(thread).items() {
            texts.push(format!(
                "'{}'",
                name.downcast::<Str>().map_or("", Str::as_str)
            ));
        }
    }
    texts.sort();
    let plural = if texts.len() == 1 { "" } else { "s" };
    let _ = class;
    type_error(format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
        own.name_text(),
        texts.join(", ")
    ))
}

/// `object.__init__(object, *arguments, **keywords)`.
pub(super) fn object_init(
    thread: &Thread,
    object: Value,
    arguments: &[Value],
    keywords: Keywords<'_>,
) -> Result<(), Raised> {
    if arguments.is_empty() && keywords.is_empty() {
        return Ok(());
    }
    let class = thread.class_of(object);
    let class = Class::of(&class).expect("a class");
    let plain = Interpreter::of(thread).object_class();
    let plain = Class::of(&plain).expect("a class");
    if class.special(Special::Init) != plain.special(Special::Init) {
        return Err(type_error(
            "object.__init__() takes exactly one argument (the instance to initialize)",
        ));
    }
    if class.special(Special::New) == plain.special(Special::New) {
        let name = class.name_text();
        return Err(type_error(format!(
            "{name}.__init__() takes exactly one argument (the instance to initialize)"
        )));
    }
    Ok(())
}
