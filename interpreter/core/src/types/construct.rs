//! Making instances of native classes: the shape that `__new__` gives them, and containers in one go.

use crate::error::type_error;
use crate::interpreter::Interpreter;
use crate::native::{Arguments, ClassDefinition, NativeClass};
use crate::types::class::{Class, is_subclass};
use crate::types::{dict, list, set, tuple};
use weft_heap::{
    Gc, List, Lookup, Native, Raised, Set, ShapeId, Thread, Tuple, Value, simple_hash_of,
};

/// The shape of instances of `class`, which must be the class of `definition` or inherit from it.
///
/// # Errors
/// `TypeError` if it does not, as in `list.__new__(int)`.
pub fn instance_shape(
    thread: &Thread,
    class: Value,
    definition: &'static ClassDefinition,
) -> Result<ShapeId, Raised> {
    let (own, shape) = Interpreter::class_from(thread, definition);
    if class == own {
        return Ok(shape);
    }
    let name = definition.name;
    match Class::of(&class) {
        Some(subclass) if is_subclass(class, own) => Ok(subclass.shape()),
        Some(other) => {
            let other = other.name_text();
            Err(type_error(format!(
                "{name}.__new__({other}): {other} is not a subtype of {name}"
            )))
        }
        None => Err(type_error(format!(
            "{name}.__new__(X): X is not a type object ({})",
            crate::protocol::class_name(class)
        ))),
    }
}

/// An instance of `class`, which is the payload's class or inherits from it.
///
/// # Errors
/// As [`instance_shape`].
pub fn new_instance<T: NativeClass>(
    thread: &Thread,
    class: Value,
    payload: T,
) -> Result<Value, Raised> {
    let shape = instance_shape(thread, class, T::definition())?;
    Ok(Native::new(thread, shape, payload).value())
}

/// Whether `class` is the payload's class itself, so that no subclass can have methods of its own.
pub fn is_own_class<T: NativeClass>(thread: &Thread, class: Value) -> bool {
    Interpreter::class_of::<T>(thread).0 == class
}

/// What calling a container's own class with these positional arguments gives, in one go; `None` if it is not that
/// simple.
#[inline]
pub fn construct_container(
    thread: &Thread,
    shape: ShapeId,
    arguments: Arguments<'_>,
) -> Option<Result<Value, Raised>> {
    if !arguments.is_positional() {
        if shape != ShapeId::DICT || !arguments.by_position().is_empty() {
            return None;
        }
        let dict = thread.dict();
        for (name, value) in arguments.by_name() {
            dict.set_simple(thread, thread.intern_value(name), value);
        }
        return Some(Ok(dict.value()));
    }
    let result = match (shape, arguments.values()) {
        (ShapeId::LIST, []) => Ok(List::from_items(thread, &[]).value()),
        (ShapeId::LIST, [items]) => list::from_iterable(thread, *items).map(Gc::value),
        (ShapeId::TUPLE, []) => Ok(thread.tuple(&[])),
        (ShapeId::TUPLE, [items]) => tuple::from_iterable(thread, *items),
        (ShapeId::DICT, []) => Ok(thread.dict().value()),
        (ShapeId::DICT, [items]) => {
            let dict = thread.dict();
            dict::update(thread, &dict, *items).map(|()| dict.value())
        }
        (ShapeId::SET, []) => Ok(set::new(thread).value()),
        (ShapeId::SET, [items]) => set::from_iterable(thread, *items).map(Gc::value),
        _ => return None,
    };
    Some(result)
}

/// Items that are copied without a question whether the program goes on.
const SHORT: usize = 1 << 10;

/// What calling a container's own class with a short list or tuple gives, if that takes no Python code: the shape of a
/// built-in type is that of no other class.
pub(crate) fn container_at_once(thread: &Thread, shape: ShapeId, items: Value) -> Option<Value> {
    match shape {
        ShapeId::LIST => match short_list(&items) {
            Some(list) => Some(list.slice(thread, 0, list.len()).value()),
            None => Some(List::from_items(thread, short_tuple(&items)?.items()).value()),
        },
        ShapeId::TUPLE => match short_list(&items) {
            Some(list) => Some(list.snapshot(thread).value()),
            None => items.plain_tuple().map(|_| items),
        },
        ShapeId::SET | ShapeId::FROZENSET => {
            let set = Set::new(thread, shape);
            match short_list(&items) {
                Some(list) => {
                    let mut place = 0;
                    while let Some(element) = list.get(place).filter(|_| place < SHORT) {
                        add_at_once(thread, &set, element)?;
                        place += 1;
                    }
                }
                None => {
                    for element in short_tuple(&items)?.items() {
                        add_at_once(thread, &set, *element)?;
                    }
                }
            }
            Some(set.value())
        }
        _ => None,
    }
}

fn short_list(items: &Value) -> Option<&List> {
    items.plain_list().filter(|list| list.len() < SHORT)
}

fn short_tuple(items: &Value) -> Option<&Tuple> {
    items.plain_tuple().filter(|tuple| tuple.len() < SHORT)
}

/// Adds an element that neither hashing nor comparing takes Python code for.
fn add_at_once(thread: &Thread, set: &Set, element: Value) -> Option<()> {
    let hash = simple_hash_of(thread, element)?;
    match set.get(hash, element) {
        Lookup::Found(_) => {}
        Lookup::Missing => set.add_absent(thread, hash, element, Value::NONE),
        Lookup::Undecided => return None,
    }
    Some(())
}
