//! Conversions between Python values and the Rust types of native functions' parameters and results.

use crate::error::{overflow_error, type_error, value_error};
use crate::native::FunctionDefinition;
use crate::native::arguments::wrong_argument;
use crate::protocol;
use weft_heap::{Gc, Object, Raised, Str, Thread, Value};

/// A Rust type that a native function's parameter can have.
pub trait FromArgument<'a>: Sized {
    /// The argument as this type.
    ///
    /// # Errors
    /// `TypeError` and the like, in CPython's words, if the value is not of the type.
    fn from_argument(thread: &'a Thread, value: &'a Value) -> Result<Self, Raised>;

    /// As [`FromArgument::from_argument`], for a parameter of a function, which the message may name.
    ///
    /// # Errors
    /// As above.
    #[inline(always)]
    fn from_parameter(
        thread: &'a Thread,
        value: &'a Value,
        _definition: &'static FunctionDefinition,
        _place: usize,
    ) -> Result<Self, Raised> {
        Self::from_argument(thread, value)
    }

    /// The argument as this type, if it is one and takes no Python code to become one: what a program can do with it then
    /// asks nothing of it that might run some. For functions that nodes call.
    #[inline(always)]
    fn at_once(_thread: &'a Thread, _value: &'a Value) -> Option<Self> {
        None
    }
}

/// A Rust type that a method's receiver (`this`) can have.
pub trait FromReceiver<'a>: Sized {
    /// The receiver as this type, if its class is the right one.
    fn from_receiver(value: &'a Value) -> Option<Self>;
}

impl<'a> FromReceiver<'a> for Value {
    #[inline(always)]
    fn from_receiver(value: &'a Value) -> Option<Self> {
        Some(*value)
    }
}

impl<'a> FromReceiver<'a> for f64 {
    #[inline(always)]
    fn from_receiver(value: &'a Value) -> Option<Self> {
        value.to_float()
    }
}

impl<'a> FromReceiver<'a> for bool {
    #[inline(always)]
    fn from_receiver(value: &'a Value) -> Option<Self> {
        value.to_bool()
    }
}

impl<'a> FromReceiver<'a> for &'a str {
    #[inline(always)]
    fn from_receiver(value: &'a Value) -> Option<Self> {
        value.downcast::<Str>().map(Str::as_str)
    }
}

impl<'a, T: Object> FromReceiver<'a> for &'a T {
    #[inline(always)]
    fn from_receiver(value: &'a Value) -> Option<Self> {
        value.downcast::<T>()
    }
}

/// A Rust type that becomes a Python value.
pub trait IntoValue {
    /// The value.
    fn into_value(self, thread: &Thread) -> Value;
}

/// What a native function may return.
pub trait IntoResult {
    /// The value, or that an exception is set.
    fn into_result(self, thread: &Thread) -> Result<Value, Raised>;
}

impl<'a> FromArgument<'a> for Value {
    #[inline(always)]
    fn from_argument(_: &'a Thread, value: &'a Value) -> Result<Self, Raised> {
        Ok(*value)
    }

    #[inline(always)]
    fn at_once(_: &'a Thread, value: &'a Value) -> Option<Self> {
        value.asks_nothing().then_some(*value)
    }
}

impl<'a, T: Object> FromArgument<'a> for &'a T {
    #[inline(always)]
    fn from_argument(_: &'a Thread, value: &'a Value) -> Result<Self, Raised> {
        value.downcast::<T>().ok_or_else(|| {
            type_error(format!(
                "argument must be {}, not {}",
                python_name::<T>(),
                protocol::class_name(*value)
            ))
        })
    }

    #[inline(always)]
    fn from_parameter(
        _: &'a Thread,
        value: &'a Value,
        definition: &'static FunctionDefinition,
        place: usize,
    ) -> Result<Self, Raised> {
        value
            .downcast::<T>()
            .ok_or_else(|| wrong_argument(*value, definition, place, &python_name::<T>()))
    }

    #[inline(always)]
    fn at_once(_: &'a Thread, value: &'a Value) -> Option<Self> {
        value.downcast::<T>()
    }
}

/// What Python calls a Rust type of the heap: `weft_heap::list::List` is `list`.
#[cold]
fn python_name<T>() -> String {
    let name = std::any::type_name::<T>();
    let name = name
        .split_once('<')
        .map_or(name, |(_, inside)| inside.trim_end_matches('>'));
    let last = name.rsplit("::").next().unwrap_or(name);
    last.strip_suffix("Object").unwrap_or(last).to_lowercase()
}

impl<'a> FromArgument<'a> for &'a str {
    fn from_argument(_: &'a Thread, value: &'a Value) -> Result<Self, Raised> {
        match value.downcast::<Str>() {
            Some(text) => Ok(text.as_str()),
            None => Err(type_error(format!(
                "argument must be str, not {}",
                protocol::class_name(*value)
            ))),
        }
    }

    fn from_parameter(
        _: &'a Thread,
        value: &'a Value,
        definition: &'static FunctionDefinition,
        place: usize,
    ) -> Result<Self, Raised> {
        value
            .downcast::<Str>()
            .map(Str::as_str)
            .ok_or_else(|| wrong_argument(*value, definition, place, "str"))
    }

    #[inline(always)]
    fn at_once(_: &'a Thread, value: &'a Value) -> Option<Self> {
        value.downcast::<Str>().map(Str::as_str)
    }
}

impl<'a> FromArgument<'a> for String {
    fn from_argument(thread: &'a Thread, value: &'a Value) -> Result<Self, Raised> {
        <&str>::from_argument(thread, value).map(str::to_owned)
    }

    fn from_parameter(
        thread: &'a Thread,
        value: &'a Value,
        definition: &'static FunctionDefinition,
        place: usize,
    ) -> Result<Self, Raised> {
        <&str>::from_parameter(thread, value, definition, place).map(str::to_owned)
    }
}

impl<'a> FromArgument<'a> for bool {
    fn from_argument(thread: &'a Thread, value: &'a Value) -> Result<Self, Raised> {
        protocol::truth(thread, *value)
    }

    #[inline(always)]
    fn at_once(_: &'a Thread, value: &'a Value) -> Option<Self> {
        value.to_bool()
    }
}

impl<'a> FromArgument<'a> for f64 {
    fn from_argument(thread: &'a Thread, value: &'a Value) -> Result<Self, Raised> {
        protocol::to_float(thread, *value)
    }

    #[inline(always)]
    fn at_once(_: &'a Thread, value: &'a Value) -> Option<Self> {
        let integer = || value.to_int_or_bool().map(|integer| integer as f64);
        value.to_float().or_else(integer)
    }
}

/// Integers by `__index__`; a value out of range is an `OverflowError`.
macro_rules! integers {
    ($($type:ty),*) => {$(
        impl<'a> FromArgument<'a> for $type {
            fn from_argument(thread: &'a Thread, value: &'a Value) -> Result<Self, Raised> {
                let too_large = || {
                    let limit = if size_of::<$type>() < 8 { "int" } else { "ssize_t" };
                    overflow_error(format!("Python int too large to convert to C {limit}"))
                };
                let integer = protocol::index(thread, *value)?;
                let wide = protocol::machine_integer(integer).ok_or_else(too_large)?;
                <$type>::try_from(wide).map_err(|_| {
                    if wide < 0 && <$type>::MIN == 0 {
                        value_error("value must be non-negative")
                    } else {
                        too_large()
                    }
                })
            }

            #[inline(always)]
            fn at_once(_: &'a Thread, value: &'a Value) -> Option<Self> {
                <$type>::try_from(value.to_int_or_bool()?).ok()
            }
        }
        impl IntoValue for $type {
            fn into_value(self, thread: &Thread) -> Value {
                match i64::try_from(self) {
                    Ok(small) => thread.int(small),
                    Err(_) => thread.big_int(dashu_int::IBig::from(self)),
                }
            }
        }
    )*};
}
integers!(i64, u64, i32, u32, u8, u16, usize);

impl<'a, T: FromArgument<'a>> FromArgument<'a> for Option<T> {
    fn from_argument(thread: &'a Thread, value: &'a Value) -> Result<Self, Raised> {
        if value.is_none() {
            Ok(None)
        } else {
            T::from_argument(thread, value).map(Some)
        }
    }

    #[inline(always)]
    fn from_parameter(
        thread: &'a Thread,
        value: &'a Value,
        definition: &'static FunctionDefinition,
        place: usize,
    ) -> Result<Self, Raised> {
        if value.is_none() {
            Ok(None)
        } else {
            T::from_parameter(thread, value, definition, place).map(Some)
        }
    }

    #[inline(always)]
    fn at_once(thread: &'a Thread, value: &'a Value) -> Option<Self> {
        if value.is_none() {
            Some(None)
        } else {
            T::at_once(thread, value).map(Some)
        }
    }
}

impl IntoValue for Value {
    #[inline(always)]
    fn into_value(self, _: &Thread) -> Value {
        self
    }
}

impl IntoValue for () {
    fn into_value(self, _: &Thread) -> Value {
        Value::NONE
    }
}

impl IntoValue for bool {
    fn into_value(self, _: &Thread) -> Value {
        Value::from_bool(self)
    }
}

impl IntoValue for f64 {
    fn into_value(self, thread: &Thread) -> Value {
        thread.float(self)
    }
}

impl IntoValue for &str {
    fn into_value(self, thread: &Thread) -> Value {
        thread.string(self)
    }
}

impl IntoValue for String {
    fn into_value(self, thread: &Thread) -> Value {
        thread.string(&self)
    }
}

impl IntoValue for dashu_int::IBig {
    fn into_value(self, thread: &Thread) -> Value {
        thread.big_int(self)
    }
}

impl IntoValue for &[u8] {
    fn into_value(self, thread: &Thread) -> Value {
        thread.bytes(self)
    }
}

impl IntoValue for Vec<u8> {
    fn into_value(self, thread: &Thread) -> Value {
        thread.bytes(&self)
    }
}

impl<T: Object> IntoValue for Gc<T> {
    fn into_value(self, _: &Thread) -> Value {
        self.value()
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self, thread: &Thread) -> Value {
        self.map_or(Value::NONE, |value| value.into_value(thread))
    }
}

impl<A: IntoValue, B: IntoValue> IntoValue for (A, B) {
    fn into_value(self, thread: &Thread) -> Value {
        let items = [self.0.into_value(thread), self.1.into_value(thread)];
        thread.tuple(&items)
    }
}

impl<T: IntoValue> IntoResult for T {
    #[inline(always)]
    fn into_result(self, thread: &Thread) -> Result<Value, Raised> {
        Ok(self.into_value(thread))
    }
}

impl<T: IntoValue> IntoResult for Result<T, Raised> {
    #[inline(always)]
    fn into_result(self, thread: &Thread) -> Result<Value, Raised> {
        self.map(|value| value.into_value(thread))
    }
}
