//! Values of a host's own types, by way of serde: the feature `serde`.
//!
//! A struct is a dict with its fields as keys; a variant of an enum is its name, or a dict of its name and what it holds; what
//! is optional may be `None`; bytes are `bytes`.

use crate::error::Error;
use crate::interpreter::Interpreter;
use crate::object::Object;
use serde::de::{self, DeserializeOwned, IntoDeserializer};
use serde::ser::{self, Serialize};
use std::fmt::Display;
use weft_core::heap::{Bytes, Dict, List, Str, Thread, Tuple, Value};
use weft_core::native::IntoValue;
use weft_core::protocol;

/// Why a value has no counterpart.
#[derive(Debug)]
struct Problem(String);

impl Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Problem {}

impl ser::Error for Problem {
    fn custom<T: Display>(message: T) -> Problem {
        Problem(message.to_string())
    }
}

impl de::Error for Problem {
    fn custom<T: Display>(message: T) -> Problem {
        Problem(message.to_string())
    }
}

impl Interpreter {
    /// A value of any type that serde knows, as an object.
    ///
    /// ```
    /// #[derive(serde::Serialize)]
    /// struct Order { item: String, count: u32 }
    ///
    /// let interpreter = weft::Interpreter::builder().build()?;
    /// let order = interpreter.serialize(&Order { item: "loom".to_owned(), count: 2 })?;
    /// assert_eq!(order.repr()?, "{'item': 'loom', 'count': 2}");
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Conversion`] for a key that cannot be hashed.
    pub fn serialize<T: Serialize + ?Sized>(&self, value: &T) -> Result<Object, Error> {
        self.with(|thread| match value.serialize(Serializer { thread }) {
            Ok(value) => Ok(Object::new(thread, value)),
            Err(problem) => Err(Error::Conversion {
                expected: "a value of Python's".to_owned(),
                found: problem.0,
            }),
        })
    }
}

impl Object {
    /// The object as a value of any type that serde knows.
    ///
    /// ```
    /// #[derive(serde::Deserialize, PartialEq, Debug)]
    /// struct Order { item: String, #[serde(default)] note: Option<String>, sizes: Vec<f64> }
    ///
    /// let interpreter = weft::Interpreter::builder().build()?;
    /// let order: weft::Object = interpreter.eval("{'item': 'loom', 'sizes': (1, 2.5)}")?;
    /// let order: Order = order.deserialize()?;
    /// assert_eq!(order, Order { item: "loom".to_owned(), note: None, sizes: vec![1.0, 2.5] });
    /// # Ok::<(), weft::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Conversion`] if it does not fit.
    pub fn deserialize<T: DeserializeOwned>(&self) -> Result<T, Error> {
        self.with(|thread, value| {
            T::deserialize(Deserializer { thread, value }).map_err(|problem| Error::Conversion {
                expected: std::any::type_name::<T>().to_owned(),
                found: problem.0,
            })
        })
    }
}

// ---- from Rust to Python ----

#[derive(Clone, Copy)]
struct Serializer<'t> {
    thread: &'t Thread,
}

/// A sequence that is being made. The list is on the native stack of library code, where the collector sees it.
struct Sequence<'t> {
    thread: &'t Thread,
    items: Value,
    finish: Finish,
}

/// What a sequence becomes.
enum Finish {
    List,
    Tuple,
    /// A tuple in a dict of one key.
    Variant(&'static str),
}

/// A dict that is being made.
struct Mapping<'t> {
    thread: &'t Thread,
    entries: Value,
    key: Option<Value>,
    variant: Option<&'static str>,
}

impl<'t> Serializer<'t> {
    fn sequence(self, finish: Finish) -> Sequence<'t> {
        Sequence {
            thread: self.thread,
            items: List::from_items(self.thread, &[]).value(),
            finish,
        }
    }

    fn mapping(self, variant: Option<&'static str>) -> Mapping<'t> {
        Mapping {
            thread: self.thread,
            entries: self.thread.dict().value(),
            key: None,
            variant,
        }
    }
}

/// A dict of one key, the name of a variant.
fn tagged(thread: &Thread, variant: &str, value: Value) -> Value {
    let entries = thread.dict();
    entries.set_simple(thread, thread.intern(variant), value);
    entries.value()
}

macro_rules! serialize_integers {
    ($($method:ident: $type:ty as $wide:ty),*) => {$(
        fn $method(self, value: $type) -> Result<Value, Problem> {
            Ok(<$wide>::from(value).into_value(self.thread))
        }
    )*};
}

impl<'t> ser::Serializer for Serializer<'t> {
    type Ok = Value;
    type Error = Problem;
    type SerializeSeq = Sequence<'t>;
    type SerializeTuple = Sequence<'t>;
    type SerializeTupleStruct = Sequence<'t>;
    type SerializeTupleVariant = Sequence<'t>;
    type SerializeMap = Mapping<'t>;
    type SerializeStruct = Mapping<'t>;
    type SerializeStructVariant = Mapping<'t>;

    serialize_integers! {
        serialize_i8: i8 as i64, serialize_i16: i16 as i64, serialize_i32: i32 as i64, serialize_i64: i64 as i64,
        serialize_u8: u8 as u64, serialize_u16: u16 as u64, serialize_u32: u32 as u64, serialize_u64: u64 as u64
    }

    fn serialize_bool(self, value: bool) -> Result<Value, Problem> {
        Ok(Value::from_bool(value))
    }

    fn serialize_f32(self, value: f32) -> Result<Value, Problem> {
        Ok(self.thread.float(f64::from(value)))
    }

    fn serialize_f64(self, value: f64) -> Result<Value, Problem> {
        Ok(self.thread.float(value))
    }

    fn serialize_char(self, value: char) -> Result<Value, Problem> {
        Ok(self.thread.string(value.encode_utf8(&mut [0; 4])))
    }

    fn serialize_str(self, value: &str) -> Result<Value, Problem> {
        Ok(self.thread.string(value))
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Value, Problem> {
        Ok(self.thread.bytes(value))
    }

    fn serialize_none(self) -> Result<Value, Problem> {
        Ok(Value::NONE)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, Problem> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value, Problem> {
        Ok(Value::NONE)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Value, Problem> {
        Ok(Value::NONE)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Value, Problem> {
        Ok(self.thread.intern(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Value, Problem> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Value, Problem> {
        let value = value.serialize(self)?;
        Ok(tagged(self.thread, variant, value))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Sequence<'t>, Problem> {
        Ok(self.sequence(Finish::List))
    }

    fn serialize_tuple(self, _: usize) -> Result<Sequence<'t>, Problem> {
        Ok(self.sequence(Finish::Tuple))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Sequence<'t>, Problem> {
        Ok(self.sequence(Finish::Tuple))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Sequence<'t>, Problem> {
        Ok(self.sequence(Finish::Variant(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Mapping<'t>, Problem> {
        Ok(self.mapping(None))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Mapping<'t>, Problem> {
        Ok(self.mapping(None))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Mapping<'t>, Problem> {
        Ok(self.mapping(Some(variant)))
    }
}

impl Sequence<'_> {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Problem> {
        let value = value.serialize(Serializer {
            thread: self.thread,
        })?;
        if let Some(items) = self.items.downcast::<List>() {
            items.push(self.thread, value);
        }
        Ok(())
    }

    fn finish(self) -> Result<Value, Problem> {
        let thread = self.thread;
        let tuple = || {
            let items = self.items.downcast::<List>();
            items.map_or(Value::NONE, |items| items.snapshot(thread).value())
        };
        Ok(match self.finish {
            Finish::List => self.items,
            Finish::Tuple => tuple(),
            Finish::Variant(variant) => tagged(thread, variant, tuple()),
        })
    }
}

macro_rules! sequences {
    ($($trait:ident: $method:ident),*) => {$(
        impl ser::$trait for Sequence<'_> {
            type Ok = Value;
            type Error = Problem;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Problem> {
                self.push(value)
            }

            fn end(self) -> Result<Value, Problem> {
                self.finish()
            }
        }
    )*};
}
sequences! {
    SerializeSeq: serialize_element, SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field, SerializeTupleVariant: serialize_field
}

impl Mapping<'_> {
    fn put<T: Serialize + ?Sized>(&mut self, key: Value, value: &T) -> Result<(), Problem> {
        let thread = self.thread;
        let value = value.serialize(Serializer { thread })?;
        protocol::set_item(thread, self.entries, key, value).map_err(|raised| {
            thread.take_raised(raised);
            Problem(format!("a key of type {}", protocol::class_name(key)))
        })
    }

    fn finish(self) -> Result<Value, Problem> {
        Ok(match self.variant {
            None => self.entries,
            Some(variant) => tagged(self.thread, variant, self.entries),
        })
    }
}

impl ser::SerializeMap for Mapping<'_> {
    type Ok = Value;
    type Error = Problem;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Problem> {
        self.key = Some(key.serialize(Serializer {
            thread: self.thread,
        })?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Problem> {
        let key = self.key.take();
        let key = key.ok_or_else(|| Problem("a value without a key".to_owned()))?;
        self.put(key, value)
    }

    fn end(self) -> Result<Value, Problem> {
        self.finish()
    }
}

macro_rules! mappings {
    ($($trait:ident),*) => {$(
        impl ser::$trait for Mapping<'_> {
            type Ok = Value;
            type Error = Problem;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Problem> {
                self.put(self.thread.intern(key), value)
            }

            fn end(self) -> Result<Value, Problem> {
                self.finish()
            }
        }
    )*};
}
mappings!(SerializeStruct, SerializeStructVariant);

// ---- from Python to Rust ----

#[derive(Clone, Copy)]
struct Deserializer<'t> {
    thread: &'t Thread,
    value: Value,
}

impl<'t> Deserializer<'t> {
    fn unfit<T>(self) -> Result<T, Problem> {
        Err(Problem(protocol::class_name(self.value)))
    }

    fn items(self) -> Result<Items<'t>, Problem> {
        let thread = self.thread;
        if self.value.is::<Str>() || self.value.is::<Dict>() {
            return self.unfit();
        }
        match protocol::collect_list(thread, self.value) {
            Ok(items) => Ok(Items {
                thread,
                items: items.value(),
                next: 0,
            }),
            Err(raised) => {
                thread.take_raised(raised);
                self.unfit()
            }
        }
    }

    fn entries(self) -> Result<Entries<'t>, Problem> {
        if !self.value.is::<Dict>() {
            return self.unfit();
        }
        Ok(Entries {
            thread: self.thread,
            dictionary: self.value,
            position: 0,
            value: None,
        })
    }
}

struct Items<'t> {
    thread: &'t Thread,
    items: Value,
    next: usize,
}

impl<'de> de::SeqAccess<'de> for Items<'_> {
    type Error = Problem;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Problem> {
        let items = self.items.downcast::<List>();
        let Some(value) = items.and_then(|items| items.get(self.next)) else {
            return Ok(None);
        };
        self.next += 1;
        let thread = self.thread;
        seed.deserialize(Deserializer { thread, value }).map(Some)
    }
}

struct Entries<'t> {
    thread: &'t Thread,
    dictionary: Value,
    position: usize,
    value: Option<Value>,
}

impl<'de> de::MapAccess<'de> for Entries<'_> {
    type Error = Problem;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Problem> {
        let dictionary = self.dictionary.downcast::<Dict>();
        let Some((next, key, value)) = dictionary.and_then(|entries| entries.next(self.position))
        else {
            return Ok(None);
        };
        self.position = next;
        self.value = Some(value);
        let thread = self.thread;
        seed.deserialize(Deserializer { thread, value: key })
            .map(Some)
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Problem> {
        let value = self.value.take();
        let value = value.ok_or_else(|| Problem("a value without a key".to_owned()))?;
        let thread = self.thread;
        seed.deserialize(Deserializer { thread, value })
    }
}

/// A variant of an enum: its name, and what it holds.
struct Variant<'t> {
    thread: &'t Thread,
    name: String,
    value: Option<Value>,
}

impl<'de, 't> de::EnumAccess<'de> for Variant<'t> {
    type Error = Problem;
    type Variant = Variant<'t>;

    fn variant_seed<V: de::DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Variant<'t>), Problem> {
        let name = seed.deserialize(self.name.clone().into_deserializer())?;
        Ok((name, self))
    }
}

impl<'t> Variant<'t> {
    fn held(self) -> Result<Deserializer<'t>, Problem> {
        let thread = self.thread;
        match self.value {
            Some(value) => Ok(Deserializer { thread, value }),
            None => Err(Problem(format!("'{}' without a value", self.name))),
        }
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_> {
    type Error = Problem;

    fn unit_variant(self) -> Result<(), Problem> {
        match self.value {
            None => Ok(()),
            Some(_) => Err(Problem(format!("'{}' with a value", self.name))),
        }
    }

    fn newtype_variant_seed<T: de::DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Problem> {
        seed.deserialize(self.held()?)
    }

    fn tuple_variant<V: de::Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_seq(self.held()?.items()?)
    }

    fn struct_variant<V: de::Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_map(self.held()?.entries()?)
    }
}

impl<'de> de::Deserializer<'de> for Deserializer<'_> {
    type Error = Problem;

    fn deserialize_any<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let value = self.value;
        if value.is_none() {
            return visitor.visit_unit();
        }
        if let Some(truth) = value.to_bool() {
            return visitor.visit_bool(truth);
        }
        if let Some(number) = value.to_float() {
            return visitor.visit_f64(number);
        }
        if let Some(number) = protocol::to_big_int(value) {
            return match (i64::try_from(&number), u64::try_from(&number)) {
                (Ok(number), _) => visitor.visit_i64(number),
                (_, Ok(number)) => visitor.visit_u64(number),
                _ => Err(Problem("an int of more than 64 bits".to_owned())),
            };
        }
        if let Some(text) = value.downcast::<Str>() {
            return visitor.visit_str(text.as_str());
        }
        if let Some(octets) = value.downcast::<Bytes>() {
            return visitor.visit_bytes(octets.as_slice());
        }
        if value.is::<Dict>() {
            return visitor.visit_map(self.entries()?);
        }
        if value.is::<Tuple>() || value.is::<List>() {
            return visitor.visit_seq(self.items()?);
        }
        self.unfit()
    }

    fn deserialize_option<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        if self.value.is_none() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: de::Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple<V: de::Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_enum<V: de::Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let thread = self.thread;
        if let Some(name) = self.value.downcast::<Str>() {
            let name = name.as_str().to_owned();
            return visitor.visit_enum(Variant {
                thread,
                name,
                value: None,
            });
        }
        let dictionary = self
            .value
            .downcast::<Dict>()
            .filter(|entries| entries.len() == 1);
        let Some((_, name, value)) = dictionary.and_then(|entries| entries.next(0)) else {
            return self.unfit();
        };
        match name.downcast::<Str>() {
            Some(name) => visitor.visit_enum(Variant {
                thread,
                name: name.as_str().to_owned(),
                value: Some(value),
            }),
            None => self.unfit(),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        tuple_struct map struct identifier ignored_any
    }
}
