//! Values of Rust as values of Python, and back.

use crate::error::Error;
use crate::object::Object;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};
use weft_core::heap::{Bytes, Dict, List, Raised, Str, Thread, Tuple, Value};
use weft_core::native::IntoValue;
use weft_core::protocol;

/// A Rust type that a Python value can become.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// let table: std::collections::HashMap<String, Vec<Option<f64>>> = python.eval("{'a': [1, None, 2.5]}")?;
/// assert_eq!(table["a"], [Some(1.0), None, Some(2.5)]);
/// # Ok::<(), weft::Error>(())
/// ```
pub trait FromPython: Sized {
    /// The value as this type.
    ///
    /// # Errors
    /// [`Error::Conversion`] if it is of another type or does not fit; [`Error::Python`] if asking it raised something.
    fn from_python(thread: &Thread, value: Value) -> Result<Self, Error>;
}

/// A Rust type that can become a Python value.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// python.set("pair", (1, vec!["a", "b"]))?;
/// assert_eq!(python.eval::<String>("repr(pair)")?, "(1, ['a', 'b'])");
/// # Ok::<(), weft::Error>(())
/// ```
pub trait IntoPython {
    /// The value.
    ///
    /// # Errors
    /// That an exception is set: a key of a map that cannot be hashed, say.
    fn into_python(self, thread: &Thread) -> Result<Value, Raised>;

    /// Runs `body` with what it is as the arguments of a call: the items of a tuple, none for `()`, and otherwise the value.
    ///
    /// ```
    /// use weft::IntoPython;
    /// let python = weft::Interpreter::builder().build()?;
    /// let count = python.with(|thread| (1, "a").with_arguments(thread, |arguments| Ok(arguments.len())));
    /// assert_eq!(count.unwrap(), 2);
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// That an exception is set.
    fn with_arguments<R>(
        self,
        thread: &Thread,
        body: impl FnOnce(&[Value]) -> Result<R, Raised>,
    ) -> Result<R, Raised>
    where
        Self: Sized,
    {
        let value = self.into_python(thread)?;
        match value.downcast::<Tuple>() {
            Some(tuple) => body(tuple.items()),
            None if value.is_none() => body(&[]),
            None => body(&[value]),
        }
    }
}

fn mismatch<T>(expected: &str, value: Value) -> Result<T, Error> {
    Err(Error::Conversion {
        expected: expected.to_owned(),
        found: protocol::class_name(value),
    })
}

impl FromPython for () {
    fn from_python(_: &Thread, _: Value) -> Result<Self, Error> {
        Ok(())
    }
}

impl FromPython for Object {
    fn from_python(thread: &Thread, value: Value) -> Result<Self, Error> {
        Ok(Object::new(thread, value))
    }
}

impl FromPython for bool {
    fn from_python(_: &Thread, value: Value) -> Result<Self, Error> {
        value.to_bool().map_or_else(|| mismatch("bool", value), Ok)
    }
}

impl FromPython for f64 {
    fn from_python(_: &Thread, value: Value) -> Result<Self, Error> {
        match value.to_float().or_else(|| protocol::to_f64_exact(value)) {
            Some(number) => Ok(number),
            None => mismatch("float", value),
        }
    }
}

/// Integers, which must fit.
macro_rules! integers {
    ($($type:ty),*) => {$(
        impl FromPython for $type {
            fn from_python(_: &Thread, value: Value) -> Result<Self, Error> {
                let number = match value.to_int_or_bool() {
                    Some(number) => <$type>::try_from(number).ok(),
                    None => protocol::to_big_int(value).and_then(|number| <$type>::try_from(number).ok()),
                };
                match number {
                    Some(number) => Ok(number),
                    None => mismatch(concat!("an int that fits ", stringify!($type)), value),
                }
            }
        }

        impl IntoPython for $type {
            fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
                Ok(self.into_value(thread))
            }
        }
    )*};
}
integers!(i64, u64, i32, u32, u16, usize);

impl FromPython for String {
    fn from_python(_: &Thread, value: Value) -> Result<Self, Error> {
        value.downcast::<Str>().map_or_else(
            || mismatch("str", value),
            |text| Ok(text.as_str().to_owned()),
        )
    }
}

impl<T: FromPython> FromPython for Option<T> {
    fn from_python(thread: &Thread, value: Value) -> Result<Self, Error> {
        if value.is_none() {
            Ok(None)
        } else {
            T::from_python(thread, value).map(Some)
        }
    }
}

impl<T: FromPython> FromPython for Vec<T> {
    fn from_python(thread: &Thread, value: Value) -> Result<Self, Error> {
        if value.is::<Str>() || value.is::<Bytes>() || value.is::<Dict>() {
            return mismatch("list", value);
        }
        let items =
            protocol::collect_list(thread, value).map_err(|raised| Error::take(thread, raised))?;
        items
            .snapshot(thread)
            .items()
            .iter()
            .map(|item| T::from_python(thread, *item))
            .collect()
    }
}

/// The entries of a dict.
fn entries<K: FromPython, V: FromPython>(
    thread: &Thread,
    value: Value,
) -> Result<Vec<(K, V)>, Error> {
    let Some(dictionary) = value.downcast::<Dict>() else {
        return mismatch("dict", value);
    };
    let mut entries = Vec::with_capacity(dictionary.len());
    let mut position = 0;
    while let Some((next, key, value)) = dictionary.next(position) {
        entries.push((K::from_python(thread, key)?, V::from_python(thread, value)?));
        position = next;
    }
    Ok(entries)
}

impl<K: FromPython + Eq + Hash, V: FromPython, S: BuildHasher + Default> FromPython
    for HashMap<K, V, S>
{
    fn from_python(thread: &Thread, value: Value) -> Result<Self, Error> {
        Ok(entries(thread, value)?.into_iter().collect())
    }
}

impl<K: FromPython + Ord, V: FromPython> FromPython for BTreeMap<K, V> {
    fn from_python(thread: &Thread, value: Value) -> Result<Self, Error> {
        Ok(entries(thread, value)?.into_iter().collect())
    }
}

impl IntoPython for () {
    fn into_python(self, _: &Thread) -> Result<Value, Raised> {
        Ok(Value::NONE)
    }
}

impl IntoPython for bool {
    fn into_python(self, _: &Thread) -> Result<Value, Raised> {
        Ok(Value::from_bool(self))
    }
}

impl IntoPython for f64 {
    fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
        Ok(thread.float(self))
    }
}

impl IntoPython for &str {
    fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
        Ok(thread.string(self))
    }
}

impl IntoPython for String {
    fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
        Ok(thread.string(&self))
    }
}

impl IntoPython for &[u8] {
    fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
        Ok(thread.bytes(self))
    }
}

impl IntoPython for Object {
    fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
        (&self).into_python(thread)
    }
}

impl IntoPython for &Object {
    fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
        self.value_in(thread)
    }
}

impl<T: IntoPython> IntoPython for Option<T> {
    fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
        self.map_or(Ok(Value::NONE), |value| value.into_python(thread))
    }
}

impl<T: IntoPython> IntoPython for Vec<T> {
    fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
        let list = List::from_items(thread, &[]);
        for item in self {
            list.push(thread, item.into_python(thread)?);
        }
        Ok(list.value())
    }
}

fn dictionary<K: IntoPython, V: IntoPython>(
    thread: &Thread,
    entries: impl Iterator<Item = (K, V)>,
) -> Result<Value, Raised> {
    let dictionary = thread.dict().value();
    for (key, value) in entries {
        let key = key.into_python(thread)?;
        protocol::set_item(thread, dictionary, key, value.into_python(thread)?)?;
    }
    Ok(dictionary)
}

impl<K: IntoPython, V: IntoPython, S> IntoPython for HashMap<K, V, S> {
    fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
        dictionary(thread, self.into_iter())
    }
}

impl<K: IntoPython, V: IntoPython> IntoPython for BTreeMap<K, V> {
    fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
        dictionary(thread, self.into_iter())
    }
}

/// Tuples of each length.
macro_rules! tuples {
    ($(($length:literal: $($type:ident $index:tt),+))*) => {$(
        impl<$($type: FromPython),+> FromPython for ($($type,)+) {
            fn from_python(thread: &Thread, value: Value) -> Result<Self, Error> {
                let Some(tuple) = value.downcast::<Tuple>().filter(|tuple| tuple.len() == $length) else {
                    return mismatch(concat!("a tuple of ", $length), value);
                };
                Ok(($($type::from_python(thread, tuple.items()[$index])?,)+))
            }
        }

        impl<$($type: IntoPython),+> IntoPython for ($($type,)+) {
            fn into_python(self, thread: &Thread) -> Result<Value, Raised> {
                let items = [$(self.$index.into_python(thread)?),+];
                Ok(thread.tuple(&items))
            }

            fn with_arguments<Output>(
                self,
                thread: &Thread,
                body: impl FnOnce(&[Value]) -> Result<Output, Raised>,
            ) -> Result<Output, Raised> {
                // On the native stack, which is scanned: hosts' functions are library code.
                body(&[$(self.$index.into_python(thread)?),+])
            }
        }
    )*};
}
tuples! {
    (1: A 0)
    (2: A 0, B 1)
    (3: A 0, B 1, C 2)
    (4: A 0, B 1, C 2, D 3)
    (5: A 0, B 1, C 2, D 3, E 4)
    (6: A 0, B 1, C 2, D 3, E 4, F 5)
}
