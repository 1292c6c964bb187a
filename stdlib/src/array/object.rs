//! The object of an array. Its octets are a byte array, which views of it show.
//!
//! Invariant: the length of the byte array is a multiple of the size of an item.

use super::element::Element;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_core::error::{Exception, is_raised, raise, type_error, value_error};
use weft_core::heap::{Gc, List, Native, Raised, Slot, Str, Thread, Trace, Tracer, Value};
use weft_core::interpreter::limits::check_item;
use weft_core::interpreter::new_native;
use weft_core::protocol::{self, Comparison};
use weft_core::types::bytes::{ByteArray, is_octets, octets_of};
use weft_core::types::construct::new_instance;
use weft_core::types::sequence;

/// An array.
pub struct Array {
    element: Element,
    octets: Slot,
}

impl Trace for Array {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.octets);
    }
}

impl Array {
    /// An array of a class, with these octets in it.
    pub fn make(
        thread: &Thread,
        class: Value,
        element: Element,
        octets: Vec<u8>,
    ) -> Result<Value, Raised> {
        let storage = ByteArray::new(thread, octets);
        let slot = Slot::empty();
        slot.set(storage);
        let array = Array {
            element,
            octets: slot,
        };
        new_instance(thread, class, array)
    }

    /// An array of the class `array`.
    pub fn plain(thread: &Thread, element: Element, octets: Vec<u8>) -> Value {
        let storage = ByteArray::new(thread, octets);
        let slot = Slot::empty();
        slot.set(storage);
        let array = Array {
            element,
            octets: slot,
        };
        new_native(thread, array).value()
    }

    /// The type of the items.
    pub fn element(&self) -> Element {
        self.element
    }

    /// The byte array that holds the octets.
    pub fn storage(&self) -> Value {
        self.octets.get().expect("an array has octets")
    }

    fn with<R>(&self, body: impl FnOnce(&ByteArray) -> R) -> R {
        let storage = self.storage();
        body(
            storage
                .downcast::<Native<ByteArray>>()
                .expect("octets are a byte array"),
        )
    }

    /// A copy of the octets.
    pub fn to_vec(&self) -> Vec<u8> {
        self.with(ByteArray::to_vec)
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.with(ByteArray::len) / self.element.size()
    }

    /// The item at an index.
    pub fn get(&self, thread: &Thread, index: usize) -> Option<Value> {
        let size = self.element.size();
        let mut copy = [0; 8];
        let found = self.with(|array| {
            array.read(|octets| {
                let item = octets.get(index.checked_mul(size)?..(index + 1) * size)?;
                copy[..size].copy_from_slice(item);
                Some(())
            })
        });
        found.map(|()| self.element.read(thread, &copy[..size]))
    }

    /// Replaces the item at an index; whether there is one.
    pub fn set(&self, index: usize, item: &[u8]) -> bool {
        let start = index * item.len();
        self.with(|array| {
            array.write(|octets| match octets.get_mut(start..start + item.len()) {
                Some(target) => {
                    target.copy_from_slice(item);
                    true
                }
                None => false,
            })
        })
    }

    /// Calls `write` with the octets, whose number stays the same.
    pub fn write<R>(&self, write: impl FnOnce(&mut [u8]) -> R) -> R {
        self.with(|array| array.write(write))
    }

    /// Calls `change` with the octets, whose number may change.
    ///
    /// # Errors
    /// `BufferError` if views of the array live.
    pub fn change<R>(
        &self,
        thread: &Thread,
        change: impl FnOnce(&mut Vec<u8>) -> R,
    ) -> Result<R, Raised> {
        match self.with(|array| array.change(change)) {
            Err(raised) if is_raised(thread, Exception::BufferError) => {
                thread.take_raised(raised);
                Err(raise(
                    Exception::BufferError,
                    "cannot resize an array that is exporting buffers",
                ))
            }
            result => result,
        }
    }

    /// Adds an item at the end.
    pub fn push(&self, thread: &Thread, value: Value) -> Result<(), Raised> {
        let item = self.element.write(thread, value)?;
        self.change(thread, |octets| octets.extend_from_slice(&item))
    }

    /// Adds octets at the end, which must be whole items.
    pub fn push_octets(&self, thread: &Thread, octets: &[u8]) -> Result<(), Raised> {
        if !octets.len().is_multiple_of(self.element.size()) {
            return Err(value_error("bytes length not a multiple of item size"));
        }
        self.change(thread, |own| own.extend_from_slice(octets))
    }

    /// Adds the items of an array of the same type, or of an iterable.
    pub fn extend(&self, thread: &Thread, iterable: Value) -> Result<(), Raised> {
        if let Some(other) = iterable.downcast::<Native<Array>>() {
            if other.element != self.element {
                return Err(type_error("can only extend with array of same kind"));
            }
            let octets = other.to_vec();
            return self.change(thread, |own| own.extend_from_slice(&octets));
        }
        protocol::each(thread, iterable, |item| self.push(thread, item))
    }

    /// Puts in what an array is made of.
    pub fn fill(&self, thread: &Thread, initial: Value) -> Result<(), Raised> {
        if let Some(text) = initial.downcast::<Str>() {
            if !self.element.is_text() {
                return Err(type_error(format!(
                    "cannot use a str to initialize an array with typecode '{}'",
                    self.element.code()
                )));
            }
            let octets = self.element.octets_of_text(text);
            return self.push_octets(thread, &octets);
        }
        if let Some(other) = initial.downcast::<Native<Array>>() {
            if other.element.is_text() && !self.element.is_text() {
                return Err(type_error(format!(
                    "cannot use a unicode array to initialize an array with typecode '{}'",
                    self.element.code()
                )));
            }
            if other.element == self.element {
                return self.extend(thread, initial);
            }
            for index in 0..other.len() {
                if let Some(item) = other.get(thread, index) {
                    self.push(thread, item)?;
                }
            }
            return Ok(());
        }
        if !initial.is::<List>()
            && is_octets(thread, initial)
            && (initial.is::<weft_core::heap::Bytes>() || initial.is::<Native<ByteArray>>())
            && let Some(octets) = octets_of(thread, &initial)?
        {
            return self.push_octets(thread, &octets);
        }
        self.extend(thread, initial)
    }

    /// The items in a list.
    pub fn to_list(&self, thread: &Thread) -> Gc<List> {
        let list = List::from_items(thread, &[]);
        let octets = self.to_vec();
        for (number, item) in octets.chunks_exact(self.element.size()).enumerate() {
            if !thread.goes_on_after(number) {
                break;
            }
            list.push(thread, self.element.read(thread, item));
        }
        list
    }

    /// The first index of a value among those from `start` to `stop`.
    pub fn find(
        &self,
        thread: &Thread,
        value: Value,
        start: usize,
        stop: usize,
    ) -> Result<Option<usize>, Raised> {
        let mut index = start;
        while index < stop
            && let Some(item) = self.get(thread, index)
        {
            check_item(thread)?;
            if protocol::equals(thread, item, value)? {
                return Ok(Some(index));
            }
            index += 1;
        }
        Ok(None)
    }
}

/// Compares two arrays as sequences of their items.
pub fn compare(
    thread: &Thread,
    comparison: Comparison,
    left: &Native<Array>,
    right: Value,
) -> Result<Value, Raised> {
    let Some(right) = right.downcast::<Native<Array>>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        let is_equality = comparison == Comparison::Equal;
        if left.len() != right.len() {
            return Ok(Value::from_bool(!is_equality));
        }
        if left.element == right.element && !left.element.is_float() {
            return Ok(Value::from_bool(
                (left.to_vec() == right.to_vec()) == is_equality,
            ));
        }
    }
    sequence::compare(
        thread,
        comparison,
        |index| left.get(thread, index),
        |index| right.get(thread, index),
    )
}

/// An iterator over an array, which sees what is added while it runs.
pub struct ArrayIterator {
    /// The array; empty once the end was reached.
    array: Slot,
    index: AtomicUsize,
}

impl Trace for ArrayIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.array);
    }
}

impl ArrayIterator {
    /// An iterator from the start of an array.
    pub fn make(thread: &Thread, array: Value) -> Value {
        let slot = Slot::empty();
        slot.set(array);
        let iterator = ArrayIterator {
            array: slot,
            index: AtomicUsize::new(0),
        };
        new_native(thread, iterator).value()
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let Some(array) = self.array.get() else {
            return Ok(None);
        };
        let array = array.downcast::<Native<Array>>().expect("made of an array");
        let index = self.index.load(Ordering::Relaxed);
        let item = array.get(thread, index);
        match item {
            Some(_) => self.index.store(index + 1, Ordering::Relaxed),
            None => self.array.clear(),
        }
        Ok(item)
    }

    fn reduce(&self, thread: &Thread) -> Result<Value, Raised> {
        let builtins = weft_core::import::import_module(thread, "builtins")?;
        let iter = protocol::get_attribute_text(thread, builtins, "iter")?;
        Ok(match self.array.get() {
            Some(array) => thread.tuple(&[
                iter,
                thread.tuple(&[array]),
                thread.int(self.index.load(Ordering::Relaxed) as i64),
            ]),
            None => thread.tuple(&[iter, thread.tuple(&[thread.tuple(&[])])]),
        })
    }

    fn go_to(&self, index: i64) {
        let length = self
            .array
            .get()
            .and_then(|array| array.downcast::<Native<Array>>().map(|array| array.len()));
        if let Some(length) = length {
            let index = usize::try_from(index).unwrap_or(0).min(length);
            self.index.store(index, Ordering::Relaxed);
        }
    }
}

/// Iterator over an array.
#[weft_core::class(name = "arrayiterator", module = "array", payload = ArrayIterator)]
pub mod array_iterator {
    use super::ArrayIterator;
    use weft_core::heap::{Native, Raised, Thread, Value};

    /// Implement iter(self).
    fn __iter__(this: Value) -> Value {
        this
    }

    /// Implement next(self).
    fn __next__(this: &Native<ArrayIterator>, thread: &Thread) -> Result<Value, Raised> {
        weft_core::types::iterator::next_or_stop(thread, this.step(thread))
    }

    /// Return state information for pickling.
    fn __reduce__(this: &Native<ArrayIterator>, thread: &Thread) -> Result<Value, Raised> {
        this.reduce(thread)
    }

    /// Set state information for unpickling.
    fn __setstate__(this: &Native<ArrayIterator>, #[positional_only] index: i64) {
        this.go_to(index);
    }
}
