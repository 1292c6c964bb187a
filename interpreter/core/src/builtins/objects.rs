//! Built-in functions about objects of any kind: their attributes, classes, identity and hash.

use weft_heap::{Thread, Value};

/// A hash as a Python integer.
pub fn hash_value(thread: &Thread, hash: u64) -> Value {
    thread.int(hash as i64)
}

/// Built-in functions about objects of any kind.
#[weft_macros::module(name = "builtins")]
pub mod module {
    use crate::error::{Exception, catch, type_error};
    use crate::interpreter::Interpreter;
    use crate::names::{Name, Special};
    use crate::native::Arguments;
    use crate::protocol;
    use crate::types::class::{
        Class, ClassFlag, is_instance_of, is_subclass, is_subclass_of, lookup,
    };
    use weft_heap::{Raised, ShapeId, Str, Thread, Value};

    /// Return whether an object can be called.
    #[positional_only]
    #[plain(any)]
    fn callable(thread: &Thread, obj: Value) -> bool {
        protocol::is_callable(thread, obj)
    }

    /// Return the identity of an object: a number that no other living object has.
    #[positional_only]
    #[plain(any)]
    fn id(thread: &Thread, obj: Value) -> Value {
        match i64::try_from(obj.identity()) {
            Ok(identity) => thread.int(identity),
            Err(_) => thread.big_int(obj.identity().into()),
        }
    }

    /// Return the hash of an object.
    #[positional_only]
    #[plain]
    fn hash(thread: &Thread, obj: Value) -> Result<Value, Raised> {
        protocol::hash(thread, obj).map(|hash| super::hash_value(thread, hash))
    }

    #[rust]
    fn is_of_this_class(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        // An object is an instance of its own class, whatever the class says.
        let [object, class] = arguments else {
            return None;
        };
        let own = thread.class_of(*object);
        if own == *class {
            return Some(Value::TRUE);
        }
        // Nor has a plain class a say in what inherits from it. Others are asked in their turn.
        let plain = Interpreter::of(thread).type_class();
        let alone = [*class];
        let classes = class
            .plain_tuple()
            .map_or(&alone[..], |classes| classes.items());
        for class in classes {
            if own == *class {
                return Some(Value::TRUE);
            }
            if thread.class_of(*class) != plain {
                return None;
            }
            if is_subclass(own, *class) {
                return Some(Value::TRUE);
            }
        }
        has_plain_class(thread, own).then_some(Value::FALSE)
    }

    #[rust]
    fn has_plain_class(thread: &Thread, class: Value) -> bool {
        // An object may say that it is of another class: `__class__` is asked too.
        let Some(class) = Class::of(&class) else {
            return false;
        };
        if class.has(ClassFlag::PlainClass) {
            return true;
        }
        let name = Name::Class.value(thread);
        let of_all = Interpreter::of(thread).object_class();
        let plain = Class::of(&of_all).and_then(|object| lookup(thread, object, name));
        let is_plain =
            !class.has(ClassFlag::CustomGetAttribute) && lookup(thread, class, name) == plain;
        if is_plain && class.definition().is_some() && class.has(ClassFlag::Immutable) {
            class.add(ClassFlag::PlainClass);
        }
        is_plain
    }

    /// Whether obj is an instance of a class, or of any class in a tuple or union.
    #[quick(is_of_this_class)]
    #[positional_only]
    fn isinstance(thread: &Thread, obj: Value, class_or_tuple: Value) -> Result<bool, Raised> {
        is_instance_of(thread, obj, class_or_tuple)
    }

    /// Return whether a class inherits from a class, or from one of a tuple or union of classes.
    #[positional_only]
    fn issubclass(thread: &Thread, cls: Value, class_or_tuple: Value) -> Result<bool, Raised> {
        is_subclass_of(thread, cls, class_or_tuple)
    }

    #[rust]
    fn attribute_name(thread: &Thread, name: Value) -> Result<Value, Raised> {
        if let Some(text) = name.downcast::<Str>() {
            if thread.shape_of(name) == ShapeId::STR {
                return Ok(thread.intern_value(name));
            }
            // Attributes are found by plain strings.
            let plain = Str::from_wtf8(thread, ShapeId::STR, text.as_wtf8());
            return Ok(thread.intern_value(plain.value()));
        }
        Err(type_error(format!(
            "attribute name must be string, not '{}'",
            protocol::class_name(name)
        )))
    }

    #[rust]
    fn attribute_of_plain(thread: &Thread, object: Value, name: Value) -> Option<Option<Value>> {
        name.plain_str()?;
        protocol::attribute_at_once(thread, object, thread.intern_value(name))
    }

    #[rust]
    fn getattr_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        match arguments {
            [object, name] => attribute_of_plain(thread, *object, *name)?,
            [object, name, default] => {
                Some(attribute_of_plain(thread, *object, *name)?.unwrap_or(*default))
            }
            _ => None,
        }
    }

    #[rust]
    fn hasattr_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [object, name] = arguments else {
            return None;
        };
        let found = attribute_of_plain(thread, *object, *name)?;
        Some(Value::from_bool(found.is_some()))
    }

    #[rust]
    fn setattr_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [object, name, value] = arguments else {
            return None;
        };
        name.plain_str()?;
        let name = thread.intern_value(*name);
        protocol::overwrite_attribute(thread, *object, name, *value).then_some(Value::NONE)
    }

    /// Return an attribute of an object, or the default if there is none.
    #[quick(getattr_at_once)]
    #[positional_only]
    #[signature("")]
    fn getattr(
        thread: &Thread,
        object: Value,
        name: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        let name = attribute_name(thread, name)?;
        if default == Value::ABSENT {
            return protocol::get_attribute(thread, object, name);
        }
        Ok(protocol::try_attribute(thread, object, name)?.unwrap_or(default))
    }

    /// Return whether an object has an attribute.
    #[quick(hasattr_at_once)]
    #[positional_only]
    fn hasattr(thread: &Thread, obj: Value, name: Value) -> Result<bool, Raised> {
        let name = attribute_name(thread, name)?;
        protocol::try_attribute(thread, obj, name).map(|found| found.is_some())
    }

    /// Set an attribute of an object.
    #[quick(setattr_at_once)]
    #[positional_only]
    fn setattr(thread: &Thread, obj: Value, name: Value, value: Value) -> Result<(), Raised> {
        let name = attribute_name(thread, name)?;
        protocol::set_attribute(thread, obj, name, value)
    }

    /// Delete an attribute of an object.
    #[positional_only]
    fn delattr(thread: &Thread, obj: Value, name: Value) -> Result<(), Raised> {
        let name = attribute_name(thread, name)?;
        protocol::delete_attribute(thread, obj, name)
    }

    /// Return the asynchronous iterator of an asynchronous iterable.
    #[positional_only]
    fn aiter(thread: &Thread, async_iterable: Value) -> Result<Value, Raised> {
        let Some(iterator) =
            protocol::call_special(thread, async_iterable, Special::AsyncIter, &[])
        else {
            let kind = protocol::class_name(async_iterable);
            return Err(type_error(format!(
                "'{kind}' object is not an async iterable"
            )));
        };
        let iterator = iterator?;
        if protocol::special_of(thread, iterator, Special::AsyncNext).is_none() {
            let kind = protocol::class_name(iterator);
            return Err(type_error(format!(
                "aiter() returned not an async iterator of type '{kind}'"
            )));
        }
        Ok(iterator)
    }

    /// Stop in the debugger, as sys.breakpointhook says.
    #[signature("(*args, **kws)")]
    fn breakpoint(thread: &Thread, arguments: Arguments<'_>) -> Result<Value, Raised> {
        let sys = crate::builtins::print::module(thread, "sys")?;
        let hook = protocol::get_attribute_text(thread, sys, "breakpointhook");
        match catch(thread, hook, Exception::AttributeError)? {
            Ok(hook) => protocol::call(thread, hook, arguments),
            Err(_) => Err(crate::error::runtime_error("lost sys.breakpointhook")),
        }
    }
}
