//! Truth, text, hash and numbers of any value.

use crate::error::{overflow_error, type_error};
use crate::names::Special;
use crate::native::Arguments;
use crate::protocol::{call_bound, call_special, special_of};
use crate::types::class::{Class, ClassFlag};
use crate::types::exception::warnings::warn_strict_subclass;
use dashu_int::IBig;
use std::fmt::Write;
use weft_heap::{BigInteger, Raised, ShapeId, Str, Thread, Tuple, Value, simple_hash_of};

/// What messages call a value that is no argument of the right type: its class, and `None` itself.
pub fn argument_name(value: Value) -> String {
    if value.is_none() {
        "None".to_owned()
    } else {
        class_name(value)
    }
}

/// The name of a value's class as messages give it: with the module if the class is a native one outside of builtins.
pub fn class_name(value: Value) -> String {
    Thread::with_current(|thread| {
        let class = thread.class_of(value);
        let Some(class) = Class::of(&class) else {
            return String::new();
        };
        match class.definition() {
            Some(definition)
                if definition.module != "builtins" && !definition.name.contains('.') =>
            {
                format!("{}.{}", definition.module, definition.name)
            }
            None if class.has(ClassFlag::NamedWithModule) => {
                crate::types::class::qualified_name(thread, class)
            }
            _ => class.name_text(),
        }
    })
}

/// The qualified name of a value's class with its module, unless that is `builtins` or `__main__`: what newer messages
/// of CPython's say.
pub fn full_class_name(value: Value) -> String {
    Thread::with_current(|thread| {
        let class = thread.class_of(value);
        let Some(class) = Class::of(&class) else {
            return String::new();
        };
        let name = crate::types::class::qualified_name(thread, class);
        match name.strip_prefix("__main__.") {
            Some(own) => own.to_owned(),
            None => name,
        }
    })
}

/// `type(value).__name__`
pub fn short_class_name(value: Value) -> String {
    Thread::with_current(|thread| {
        let class = thread.class_of(value);
        Class::of(&class).map_or_else(String::new, |class| class.name_text())
    })
}

/// `bool(value)`.
pub fn truth(thread: &Thread, value: Value) -> Result<bool, Raised> {
    if let Some(truth) = value.simple_truth() {
        return Ok(truth);
    }
    if let Some(length) = crate::protocol::length_of_builtin(thread, value) {
        return Ok(length != 0);
    }
    if let Some(method) = special_of(thread, value, Special::Bool) {
        if method.is_none() {
            return Err(type_error(format!(
                "'{}' cannot be interpreted as a boolean",
                class_name(value)
            )));
        }
        let result = call_bound(thread, method, value, Arguments::positional(&[]))?;
        return result.to_bool().ok_or_else(|| {
            type_error(format!(
                "__bool__ should return bool, returned {}",
                class_name(result)
            ))
        });
    }
    if special_of(thread, value, Special::Len).is_some() {
        return Ok(crate::protocol::length(thread, value)? != 0);
    }
    Ok(true)
}

/// `hash(value)`, taken as unsigned.
pub fn hash(thread: &Thread, value: Value) -> Result<u64, Raised> {
    if let Some(hash) = simple_hash_of(thread, value) {
        return Ok(hash);
    }
    if let Some(tuple) = value.downcast::<Tuple>()
        && thread.shape_of(value) == ShapeId::TUPLE
    {
        crate::types::sequence::check_depth(thread, " while hashing a tuple")?;
        return crate::types::tuple::hash_items(thread, tuple.items());
    }
    let result = match special_of(thread, value, Special::Hash) {
        Some(method) if !method.is_none() => {
            call_special(thread, value, Special::Hash, &[]).expect("the method is there")?
        }
        _ => {
            return Err(type_error(format!(
                "unhashable type: '{}'",
                class_name(value)
            )));
        }
    };
    match result.to_int_or_bool() {
        Some(-1) => Ok(-2i64 as u64),
        Some(hash) => Ok(hash as u64),
        None => match result.downcast::<BigInteger>() {
            // What fits a machine word is the hash; only larger integers are hashed in their turn.
            Some(big) => match big.get().to_i64() {
                Some(hash) => Ok(hash as u64),
                None => Ok(simple_hash_of(thread, result).unwrap_or(0)),
            },
            None => Err(type_error("__hash__ method should return an integer")),
        },
    }
}

/// The hash of what is compared by identity.
pub fn identity_hash(value: Value) -> u64 {
    value.identity().rotate_right(4) >> 3
}

/// The text of a string value.
pub fn text_of(value: &Value) -> Option<&str> {
    value.downcast::<Str>().map(Str::as_str)
}

/// Calls `__repr__` or `__str__`, which every object has; a class may say that it has `None`.
fn call_text(thread: &Thread, value: Value, special: Special) -> Result<Value, Raised> {
    call_special(thread, value, special, &[])
        .unwrap_or_else(|| Err(type_error("'NoneType' object is not callable")))
}

/// `repr(value)`, a string.
pub fn repr(thread: &Thread, value: Value) -> Result<Value, Raised> {
    let result = call_text(thread, value, Special::Repr)?;
    if result.is::<Str>() {
        return Ok(result);
    }
    Err(type_error(format!(
        "__repr__ returned non-string (type {})",
        class_name(result)
    )))
}

/// `str(value)`, a string.
pub fn str(thread: &Thread, value: Value) -> Result<Value, Raised> {
    if thread.shape_of(value) == ShapeId::STR {
        return Ok(value);
    }
    let result = call_text(thread, value, Special::Str)?;
    if result.is::<Str>() {
        return Ok(result);
    }
    Err(type_error(format!(
        "__str__ returned non-string (type {})",
        class_name(result)
    )))
}

/// `ascii(value)`, a string.
pub fn ascii(thread: &Thread, value: Value) -> Result<Value, Raised> {
    let text = repr(thread, value)?;
    let text = text.downcast::<Str>().expect("repr gives a string");
    if text.is_ascii() {
        return Ok(text.value());
    }
    let mut escaped = String::with_capacity(text.as_str().len() * 2);
    for (count, character) in text.as_str().chars().enumerate() {
        if !thread.goes_on_after(count) {
            break;
        }
        // Writing to a string does not fail.
        let _ = match character as u32 {
            0..0x80 => {
                escaped.push(character);
                Ok(())
            }
            code @ 0x80..0x100 => write!(escaped, "\\x{code:02x}"),
            code @ 0x100..0x10000 => write!(escaped, "\\u{code:04x}"),
            code => write!(escaped, "\\U{code:08x}"),
        };
    }
    Ok(thread.string(&escaped))
}

/// `format(value, specification)`, a string.
pub fn format(thread: &Thread, value: Value, specification: Value) -> Result<Value, Raised> {
    let result = call_special(thread, value, Special::Format, &[specification])
        .unwrap_or_else(|| Err(type_error("'NoneType' object is not callable")))?;
    if result.is::<Str>() {
        return Ok(result);
    }
    Err(type_error(format!(
        "__format__ must return a str, not {}",
        class_name(result)
    )))
}

/// The value as an `int` (none of a subclass), by `__index__`.
pub fn index(thread: &Thread, value: Value) -> Result<Value, Raised> {
    if let Some(exact) = exact_integer(thread, value) {
        return Ok(exact);
    }
    match call_special(thread, value, Special::Index, &[]) {
        Some(result) => {
            let result = result?;
            let integer = exact_integer(thread, result).ok_or_else(|| {
                type_error(format!(
                    "__index__ returned non-int (type {})",
                    class_name(result)
                ))
            })?;
            if thread.shape_of(result) != ShapeId::INT {
                warn_strict_subclass(thread, "__index__", "int", result)?;
            }
            Ok(integer)
        }
        None => Err(type_error(format!(
            "'{}' object cannot be interpreted as an integer",
            class_name(value)
        ))),
    }
}

/// The `int` that an instance of `int` or a subclass is.
#[inline]
fn exact_integer(thread: &Thread, value: Value) -> Option<Value> {
    if value.is_int() {
        return Some(value);
    }
    if let Some(integer) = value.to_int_or_bool() {
        return Some(thread.int(integer));
    }
    let big = value.downcast::<BigInteger>()?;
    let is_exact = thread.shape_of(value) == weft_heap::ShapeId::INT;
    Some(if is_exact {
        value
    } else {
        thread.big_int_of(big.get())
    })
}

/// The value as a machine integer, by `__index__`.
///
/// # Errors
/// `OverflowError` if it is out of range.
pub fn to_i64(thread: &Thread, value: Value) -> Result<i64, Raised> {
    if let Some(integer) = value.to_int_or_bool() {
        return Ok(integer);
    }
    let value = index(thread, value)?;
    machine_integer(value)
        .ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t"))
}

/// The machine integer that an `int` is; `None` if it is out of range, or no `int`.
pub fn machine_integer(value: Value) -> Option<i64> {
    value
        .to_int_or_bool()
        .or_else(|| value.downcast::<BigInteger>()?.get().to_i64())
}

/// The value as an index of a sequence: out of range is brought into it.
pub fn to_index_clamped(thread: &Thread, value: Value) -> Result<i64, Raised> {
    let value = index(thread, value)?;
    if let Some(integer) = value.to_int_or_bool() {
        return Ok(integer);
    }
    let big = value
        .downcast::<BigInteger>()
        .expect("an int that is not small is big")
        .get();
    Ok(big
        .to_i64()
        .unwrap_or(if big.sign() == dashu_int::Sign::Negative {
            i64::MIN
        } else {
            i64::MAX
        }))
}

/// The integer of an `int` (subclasses and `bool` included); `None` for other values.
pub fn to_big_int(value: Value) -> Option<IBig> {
    match value.to_int_or_bool() {
        Some(integer) => Some(IBig::from(integer)),
        None => value.downcast::<BigInteger>().map(|big| big.get().to_big()),
    }
}

/// The float nearest to an `int`; `None` if it is too large for a float.
pub fn to_f64_exact(value: Value) -> Option<f64> {
    match value.to_int_or_bool() {
        Some(integer) => Some(integer as f64),
        None => value
            .downcast::<BigInteger>()
            .map(|big| crate::types::int::nearest_float(big.get()))
            .filter(|float| float.is_finite()),
    }
}

/// Whether the value is an int or a float.
pub fn is_number(value: Value) -> bool {
    value.is_int() || value.to_float().is_some() || value.is_bool() || value.is::<BigInteger>()
}

/// The float that `__float__` of a value gave.
///
/// # Errors
/// `TypeError` if it is none; what warnings raise if its class is a subclass of `float`.
pub fn float_of_result(thread: &Thread, value: Value, result: Value) -> Result<f64, Raised> {
    let method = || format!("{}.__float__", class_name(value));
    let Some(float) = result.to_float() else {
        return Err(type_error(format!(
            "{} returned non-float (type {})",
            method(),
            class_name(result)
        )));
    };
    if thread.shape_of(result) != ShapeId::FLOAT {
        warn_strict_subclass(thread, &method(), "float", result)?;
    }
    Ok(float)
}

/// The value as a float, by `__float__` or `__index__`.
pub fn to_float(thread: &Thread, value: Value) -> Result<f64, Raised> {
    if let Some(float) = value.to_float() {
        return Ok(float);
    }
    if let Some(integer) = value.to_int_or_bool() {
        return Ok(integer as f64);
    }
    if value.is::<BigInteger>() {
        return to_f64_exact(value)
            .ok_or_else(|| overflow_error("int too large to convert to float"));
    }
    if let Some(result) = call_special(thread, value, Special::Float, &[]) {
        return float_of_result(thread, value, result?);
    }
    if special_of(thread, value, Special::Index).is_some() {
        let integer = index(thread, value)?;
        return to_f64_exact(integer)
            .ok_or_else(|| overflow_error("int too large to convert to float"));
    }
    Err(type_error(format!(
        "must be real number, not {}",
        class_name(value)
    )))
}
