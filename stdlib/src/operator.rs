//! `_operator`: the operators as functions, and callables that get items, attributes or call methods.

use crate::method_caller::methodcaller;
use weft_core::error::{type_error, value_error};
use weft_core::heap::{Raised, Slot, Str, Thread, Trace, Tracer, Tuple, Value};
use weft_core::interpreter::new_native;
use weft_core::protocol::{self, BinaryOperator, Comparison, UnaryOperator};

pub(crate) fn items(tuple: &Value) -> &[Value] {
    tuple.downcast::<Tuple>().map_or(&[], Tuple::items)
}

/// One result alone, several as a tuple.
fn collected(
    thread: &Thread,
    keys: &[Value],
    mut get: impl FnMut(Value) -> Result<Value, Raised>,
) -> Result<Value, Raised> {
    if let [one] = *keys {
        return get(one);
    }
    let results = weft_core::heap::Buffer::new(thread, keys.len());
    for (slot, key) in results.slots().iter().zip(keys) {
        slot.set(get(*key)?);
    }
    let results: Vec<Value> = results.slots().iter().filter_map(Slot::get).collect();
    Ok(thread.tuple(&results))
}

/// The text of a callable with its arguments.
fn call_text(thread: &Thread, name: &str, arguments: &[Value]) -> Result<Value, Raised> {
    let mut text = format!("operator.{name}(").into_bytes();
    weft_core::types::sequence::push_items(thread, &mut text, |index| {
        arguments.get(index).copied()
    })?;
    text.push(b')');
    Ok(weft_core::types::sequence::string_of(thread, &text))
}

/// `itemgetter(item, *items)`.
pub struct ItemGetter {
    keys: Value,
}

/// `attrgetter(attribute, *attributes)`: names with dots are tuples of names.
pub struct AttributeGetter {
    names: Value,
    paths: Value,
}

impl Trace for ItemGetter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.keys);
    }
}

impl Trace for AttributeGetter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.names);
        tracer.value(self.paths);
    }
}

/// A callable that subscripts its argument, for keys of sorted() and for map().
///
/// itemgetter(1)(r) is r[1]. With several items the result is a tuple: itemgetter(0, 'x')(r) is (r[0], r['x']).
#[weft_core::class(name = "itemgetter", module = "operator", payload = ItemGetter, signature = "(item, /, *items)")]
pub mod itemgetter {
    use super::{ItemGetter, call_text, collected, items, new_native, protocol, type_error};
    use weft_core::heap::{Native, Raised, Thread, Value};

    /// Create and return a new object.
    #[new]
    fn new(_class: Value, thread: &Thread, #[rest] keys: &[Value]) -> Result<Value, Raised> {
        if keys.is_empty() {
            return Err(type_error("itemgetter expected 1 argument, got 0"));
        }
        Ok(new_native(
            thread,
            ItemGetter {
                keys: thread.tuple(keys),
            },
        )
        .value())
    }

    #[rust]
    fn item_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [this, object] = arguments else {
            return None;
        };
        let [key] = items(&this.downcast::<Native<ItemGetter>>()?.keys) else {
            return None;
        };
        protocol::get_item_at_once(thread, *object, *key)
    }

    #[quick(item_at_once)]
    fn __call__(this: &Native<ItemGetter>, thread: &Thread, obj: Value) -> Result<Value, Raised> {
        collected(thread, items(&this.keys), |key| {
            protocol::get_item(thread, obj, key)
        })
    }

    fn __repr__(this: &Native<ItemGetter>, thread: &Thread) -> Result<Value, Raised> {
        call_text(thread, "itemgetter", items(&this.keys))
    }

    /// Return state information for pickling
    fn __reduce__(this: &Native<ItemGetter>, thread: &Thread) -> Value {
        thread.tuple(&[thread.class_of(this.value()), this.keys])
    }
}

/// A callable that reads attributes of its argument, for keys of sorted() and for map().
///
/// attrgetter('a')(r) is r.a. A dot goes on to the attribute of an attribute: attrgetter('a.b')(r) is r.a.b. With
/// several names the result is a tuple of all the values.
#[weft_core::class(name = "attrgetter", module = "operator", payload = AttributeGetter, signature = "(attr, /, *attrs)")]
pub mod attrgetter {
    use super::{
        AttributeGetter, Str, call_text, collected, items, new_native, protocol, type_error,
    };
    use weft_core::heap::{Native, Raised, Thread, Value};

    /// Create and return a new object.
    #[new]
    fn new(_class: Value, thread: &Thread, #[rest] names: &[Value]) -> Result<Value, Raised> {
        if names.is_empty() {
            return Err(type_error("attrgetter expected 1 argument, got 0"));
        }
        let mut paths = Vec::with_capacity(names.len());
        for name in names {
            let Some(text) = name.downcast::<Str>() else {
                return Err(type_error("attribute name must be a string"));
            };
            let path: Vec<Value> = text
                .as_str()
                .split('.')
                .map(|part| thread.intern(part))
                .collect();
            paths.push(thread.tuple(&path));
        }
        let getter = AttributeGetter {
            names: thread.tuple(names),
            paths: thread.tuple(&paths),
        };
        Ok(new_native(thread, getter).value())
    }

    #[rust]
    fn attribute_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [this, object] = arguments else {
            return None;
        };
        let [path] = items(&this.downcast::<Native<AttributeGetter>>()?.paths) else {
            return None;
        };
        let [name] = items(path) else {
            return None;
        };
        protocol::attribute_at_once(thread, *object, *name)?
    }

    #[quick(attribute_at_once)]
    fn __call__(
        this: &Native<AttributeGetter>,
        thread: &Thread,
        obj: Value,
    ) -> Result<Value, Raised> {
        collected(thread, items(&this.paths), |path| {
            items(&path).iter().try_fold(obj, |object, name| {
                protocol::get_attribute(thread, object, *name)
            })
        })
    }

    fn __repr__(this: &Native<AttributeGetter>, thread: &Thread) -> Result<Value, Raised> {
        call_text(thread, "attrgetter", items(&this.names))
    }

    /// Return state information for pickling
    fn __reduce__(this: &Native<AttributeGetter>, thread: &Thread) -> Value {
        thread.tuple(&[thread.class_of(this.value()), this.names])
    }
}

/// The operators of the language as functions.
///
/// add(a, b) gives what a + b gives, contains(a, b) what b in a gives, and so on, errors included.
#[weft_core::module(name = "_operator", classes = [itemgetter, attrgetter, methodcaller])]
pub mod module {
    use super::{
        BinaryOperator, Comparison, Raised, Thread, UnaryOperator, Value, protocol, type_error,
        value_error,
    };
    use weft_core::native::Arguments;

    /// Return the truth value of a.
    #[positional_only]
    fn truth(thread: &Thread, a: Value) -> Result<bool, Raised> {
        protocol::truth(thread, a)
    }

    /// Same as not a.
    #[positional_only]
    fn not_(thread: &Thread, a: Value) -> Result<bool, Raised> {
        protocol::truth(thread, a).map(|truth| !truth)
    }

    /// Same as a is b.
    #[positional_only]
    fn is_(a: Value, b: Value) -> bool {
        a == b
    }

    /// Same as a is not b.
    #[positional_only]
    fn is_not(a: Value, b: Value) -> bool {
        a != b
    }

    /// Same as a is None.
    #[positional_only]
    fn is_none(a: Value) -> bool {
        a.is_none()
    }

    /// Same as a is not None.
    #[positional_only]
    fn is_not_none(a: Value) -> bool {
        !a.is_none()
    }

    /// Same as a + b.
    #[positional_only]
    fn add(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        Value::add(a, b).map_or_else(|| protocol::binary(thread, BinaryOperator::Add, a, b), Ok)
    }

    /// Same as a += b.
    #[positional_only]
    fn iadd(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::Add, a, b)
    }

    /// Same as a - b.
    #[positional_only]
    fn sub(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        Value::subtract(a, b).map_or_else(
            || protocol::binary(thread, BinaryOperator::Subtract, a, b),
            Ok,
        )
    }

    /// Same as a -= b.
    #[positional_only]
    fn isub(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::Subtract, a, b)
    }

    /// Same as a * b.
    #[positional_only]
    fn mul(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        Value::multiply(a, b).map_or_else(
            || protocol::binary(thread, BinaryOperator::Multiply, a, b),
            Ok,
        )
    }

    /// Same as a *= b.
    #[positional_only]
    fn imul(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::Multiply, a, b)
    }

    /// Same as a @ b.
    #[positional_only]
    fn matmul(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::MatrixMultiply, a, b)
    }

    /// Same as a @= b.
    #[positional_only]
    fn imatmul(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::MatrixMultiply, a, b)
    }

    /// Same as a / b.
    #[positional_only]
    fn truediv(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::Divide, a, b)
    }

    /// Same as a /= b.
    #[positional_only]
    fn itruediv(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::Divide, a, b)
    }

    /// Same as a // b.
    #[positional_only]
    fn floordiv(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::FloorDivide, a, b)
    }

    /// Same as a //= b.
    #[positional_only]
    fn ifloordiv(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::FloorDivide, a, b)
    }

    /// Same as a % b.
    #[positional_only]
    fn r#mod(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::Modulo, a, b)
    }

    /// Same as a %= b.
    #[positional_only]
    fn imod(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::Modulo, a, b)
    }

    /// Same as a ** b.
    #[positional_only]
    fn pow(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::Power, a, b)
    }

    /// Same as a **= b.
    #[positional_only]
    fn ipow(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::Power, a, b)
    }

    /// Same as a << b.
    #[positional_only]
    fn lshift(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::LeftShift, a, b)
    }

    /// Same as a <<= b.
    #[positional_only]
    fn ilshift(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::LeftShift, a, b)
    }

    /// Same as a >> b.
    #[positional_only]
    fn rshift(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::RightShift, a, b)
    }

    /// Same as a >>= b.
    #[positional_only]
    fn irshift(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::RightShift, a, b)
    }

    /// Same as a & b.
    #[positional_only]
    fn and_(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::BitAnd, a, b)
    }

    /// Same as a &= b.
    #[positional_only]
    fn iand(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::BitAnd, a, b)
    }

    /// Same as a ^ b.
    #[positional_only]
    fn xor(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::BitXor, a, b)
    }

    /// Same as a ^= b.
    #[positional_only]
    fn ixor(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::BitXor, a, b)
    }

    /// Same as a | b.
    #[positional_only]
    fn or_(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::binary(thread, BinaryOperator::BitOr, a, b)
    }

    /// Same as a |= b.
    #[positional_only]
    fn ior(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::in_place(thread, BinaryOperator::BitOr, a, b)
    }

    /// Same as a < b.
    #[positional_only]
    fn lt(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::compare(thread, Comparison::Less, a, b)
    }

    /// Same as a <= b.
    #[positional_only]
    fn le(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::compare(thread, Comparison::LessEqual, a, b)
    }

    /// Same as a == b.
    #[positional_only]
    fn eq(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::compare(thread, Comparison::Equal, a, b)
    }

    /// Same as a != b.
    #[positional_only]
    fn ne(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::compare(thread, Comparison::NotEqual, a, b)
    }

    /// Same as a > b.
    #[positional_only]
    fn gt(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::compare(thread, Comparison::Greater, a, b)
    }

    /// Same as a >= b.
    #[positional_only]
    fn ge(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::compare(thread, Comparison::GreaterEqual, a, b)
    }

    /// Same as -a.
    #[positional_only]
    fn neg(thread: &Thread, a: Value) -> Result<Value, Raised> {
        protocol::unary(thread, UnaryOperator::Negative, a)
    }

    /// Same as +a.
    #[positional_only]
    fn pos(thread: &Thread, a: Value) -> Result<Value, Raised> {
        protocol::unary(thread, UnaryOperator::Positive, a)
    }

    /// Same as ~a.
    #[positional_only]
    fn invert(thread: &Thread, a: Value) -> Result<Value, Raised> {
        protocol::unary(thread, UnaryOperator::Invert, a)
    }

    /// Same as ~a.
    #[positional_only]
    fn inv(thread: &Thread, a: Value) -> Result<Value, Raised> {
        protocol::unary(thread, UnaryOperator::Invert, a)
    }

    /// Same as abs(a).
    #[positional_only]
    fn abs(thread: &Thread, a: Value) -> Result<Value, Raised> {
        protocol::call_special(thread, a, weft_core::names::Special::Absolute, &[]).unwrap_or_else(
            || {
                Err(type_error(format!(
                    "bad operand type for abs(): '{}'",
                    protocol::class_name(a)
                )))
            },
        )
    }

    /// Same as a.__index__()
    #[positional_only]
    fn index(thread: &Thread, a: Value) -> Result<Value, Raised> {
        protocol::index(thread, a)
    }

    /// Same as a + b, for a and b sequences.
    #[positional_only]
    fn concat(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        sequence_or_error(thread, a)?;
        protocol::binary(thread, BinaryOperator::Add, a, b)
    }

    /// Same as a += b, for a and b sequences.
    #[positional_only]
    fn iconcat(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        sequence_or_error(thread, a)?;
        protocol::in_place(thread, BinaryOperator::Add, a, b)
    }

    #[rust]
    fn sequence_or_error(thread: &Thread, value: Value) -> Result<(), Raised> {
        if protocol::special_of(thread, value, weft_core::names::Special::GetItem).is_some() {
            return Ok(());
        }
        Err(type_error(format!(
            "'{}' object can't be concatenated",
            protocol::class_name(value)
        )))
    }

    /// Same as b in a (note reversed operands).
    #[positional_only]
    fn contains(thread: &Thread, a: Value, b: Value) -> Result<bool, Raised> {
        protocol::contains(thread, a, b)
    }

    /// Same as a[b].
    #[positional_only]
    fn getitem(thread: &Thread, a: Value, b: Value) -> Result<Value, Raised> {
        protocol::get_item(thread, a, b)
    }

    /// Same as a[b] = c.
    #[positional_only]
    fn setitem(thread: &Thread, a: Value, b: Value, c: Value) -> Result<(), Raised> {
        protocol::set_item(thread, a, b, c)
    }

    /// Same as del a[b].
    #[positional_only]
    fn delitem(thread: &Thread, a: Value, b: Value) -> Result<(), Raised> {
        protocol::delete_item(thread, a, b)
    }

    #[rust]
    fn iterate_argument(thread: &Thread, iterable: Value) -> Result<Value, Raised> {
        let result = protocol::iterate(thread, iterable);
        match result {
            Err(raised)
                if weft_core::error::is_raised(thread, weft_core::error::Exception::TypeError) =>
            {
                thread.take_raised(raised);
                let kind = protocol::class_name(iterable);
                Err(type_error(format!(
                    "argument of type '{kind}' is not iterable"
                )))
            }
            result => result,
        }
    }

    /// How many items of a are b or equal to it.
    #[name("countOf")]
    #[positional_only]
    fn count_of(thread: &Thread, a: Value, b: Value) -> Result<usize, Raised> {
        let iterator = iterate_argument(thread, a)?;
        let mut count = 0;
        while let Some(item) = protocol::next(thread, iterator)? {
            count += usize::from(protocol::equals(thread, item, b)?);
        }
        Ok(count)
    }

    /// Return the first index of b in a.
    #[name("indexOf")]
    #[positional_only]
    fn index_of(thread: &Thread, a: Value, b: Value) -> Result<usize, Raised> {
        let iterator = iterate_argument(thread, a)?;
        let mut index = 0;
        while let Some(item) = protocol::next(thread, iterator)? {
            if protocol::equals(thread, item, b)? {
                return Ok(index);
            }
            index += 1;
        }
        Err(value_error("sequence.index(x): x not in sequence"))
    }

    /// How many items obj has, as far as it tells: its len(), else what its `__length_hint__` says, else default.
    ///
    /// A hint may be wrong in both directions; it serves to reserve room. It is never negative.
    #[positional_only]
    fn length_hint(thread: &Thread, obj: Value, #[default(0)] default: i64) -> Result<i64, Raised> {
        let hint = protocol::length_hint(thread, obj)?;
        Ok(hint.map_or(default, |hint| hint as i64))
    }

    /// Same as obj(*args, **kwargs).
    fn call(thread: &Thread, all: Arguments<'_>) -> Result<Value, Raised> {
        match all.by_position().first() {
            Some(function) => protocol::call(thread, *function, all.after_first()),
            None => Err(type_error("call expected at least 1 argument, got 0")),
        }
    }

    /// Return 'a == b', in a time that does not depend on where they differ.
    #[name("_compare_digest")]
    #[positional_only]
    fn compare_digest(a: Value, b: Value) -> Result<bool, Raised> {
        let octets = |value: &Value| -> Option<Vec<u8>> {
            if let Some(bytes) = value.downcast::<weft_core::heap::Bytes>() {
                return Some(bytes.as_slice().to_vec());
            }
            value
                .downcast::<super::Str>()
                .filter(|text| text.is_ascii())
                .map(|text| text.as_str().as_bytes().to_vec())
        };
        if a.is::<super::Str>() != b.is::<super::Str>() {
            return Err(type_error(format!(
                "unsupported operand types(s) or combination of types: '{}' and '{}'",
                protocol::class_name(a),
                protocol::class_name(b)
            )));
        }
        let (Some(left), Some(right)) = (octets(&a), octets(&b)) else {
            return Err(type_error(
                "comparing strings with non-ASCII characters is not supported",
            ));
        };
        let difference = left
            .iter()
            .zip(&right)
            .fold(0, |difference, (one, other)| difference | (one ^ other));
        Ok(std::hint::black_box(difference) == 0 && left.len() == right.len())
    }
}
