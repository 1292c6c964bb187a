//! `bytearray`: octets that change. Each operation holds the lock for as long as it takes, and runs no Python code then.

use crate::error::{Exception, note_growth, raise};
use crate::interpreter::limits::while_going_on;
use crate::types::bytes::argument::{copied, owned};
use crate::types::bytes::methods::octets_class;
use crate::types::bytes::view::Views;
use crate::types::class::Class;
use crate::types::sequence;
use crate::types::slice::Indices;
use parking_lot::Mutex;
use weft_heap::{Native, Raised, ShapeId, Thread, Trace, Tracer, Value};

/// So many octets are copied in a moment: nobody has to be asked meanwhile whether the program goes on.
const BRIEF: usize = 64 << 10;

/// A byte array.
#[derive(Default)]
pub struct ByteArray {
    octets: Mutex<Vec<u8>>,
    /// What keeps the array from changing its length.
    views: Views,
}

impl Trace for ByteArray {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.views.trace(tracer);
        // Who has the lock is in the middle of a call of the system.
        if let Some(octets) = self.octets.try_lock() {
            tracer.outside(octets.capacity());
        }
    }
}

/// Takes the items that indices name out of octets, `size` of which are an item.
pub fn remove_items(octets: &mut Vec<u8>, indices: Indices, size: usize) {
    let Some(last) = indices.count.checked_sub(1) else {
        return;
    };
    let far = indices.start + last as i64 * indices.step;
    let least = indices.start.min(far) as usize;
    let most = indices.start.max(far) as usize;
    let distance = indices.step.unsigned_abs() as usize;
    if distance == 1 {
        octets.drain(least * size..(most + 1) * size);
        return;
    }
    // What is left is made anew, so that all of it stays when the program has to end meanwhile.
    let mut left = vec![0; octets.len() - indices.count * size];
    let mut to = least * size;
    left[..to].copy_from_slice(&octets[..to]);
    for number in while_going_on(0..=last) {
        let from = (least + number * distance + 1) * size;
        let end = if number == last {
            octets.len()
        } else {
            from + (distance - 1) * size
        };
        let kept = &octets[from..end];
        let target = &mut left[to..to + kept.len()];
        if let ([target], [kept]) = (&mut *target, kept) {
            // Not worth a call.
            *target = *kept;
        } else {
            target.copy_from_slice(kept);
        }
        to += kept.len();
    }
    if to == left.len() {
        *octets = left;
    }
}

impl ByteArray {
    /// Takes out the octets that a slice selects.
    pub(super) fn delete(&self, bounds: crate::types::slice::Bounds) -> Result<(), Raised> {
        self.change(|octets| {
            let indices = bounds.within(octets.len());
            remove_items(octets, indices, 1);
        })
    }

    /// A byte array object of the class `bytearray`.
    pub fn new(thread: &Thread, octets: Vec<u8>) -> Value {
        let array = ByteArray {
            octets: Mutex::new(octets),
            views: Views::default(),
        };
        crate::interpreter::new_native(thread, array).value()
    }

    /// A copy of the octets; of fewer if the program has to end: see [`Thread::in_pieces`].
    pub fn to_vec(&self) -> Vec<u8> {
        copied(&self.octets.lock())
    }

    /// How many octets there are.
    pub fn len(&self) -> usize {
        self.octets.lock().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The octet at an index.
    pub fn get(&self, index: usize) -> Option<u8> {
        self.octets.lock().get(index).copied()
    }

    /// Calls `read` with the octets, which must not run Python code.
    pub fn read<R>(&self, read: impl FnOnce(&[u8]) -> R) -> R {
        read(&self.octets.lock())
    }

    /// Calls `write` with the octets, whose number stays the same. It must not run Python code.
    pub fn write<R>(&self, write: impl FnOnce(&mut [u8]) -> R) -> R {
        write(&mut self.octets.lock())
    }

    /// Calls `change` with the octets, whose number may change. It must not run Python code.
    pub fn change<R>(&self, change: impl FnOnce(&mut Vec<u8>) -> R) -> Result<R, Raised> {
        if self.views.any_lives() {
            return Err(raise(
                Exception::BufferError,
                "Existing exports of data: object cannot be re-sized",
            ));
        }
        let mut octets = self.octets.lock();
        let before = octets.capacity();
        let result = change(&mut octets);
        note_growth(before, octets.capacity());
        Ok(result)
    }

    pub(crate) fn add_view(&self, thread: &Thread, view: Value) {
        self.views.add(thread, view);
    }
}

/// The octets that indices name.
fn selected(thread: &Thread, octets: &[u8], indices: Indices) -> Vec<u8> {
    if indices.step == 1 {
        let (start, end) = indices.range();
        return copied(&octets[start..end]);
    }
    let mut selected = Vec::with_capacity(indices.count);
    for (number, place) in indices.iter().enumerate() {
        if !thread.goes_on_after(number) {
            break;
        }
        selected.push(octets[place]);
    }
    selected
}

const GIVES_SEPARATOR: bool = false;

fn octets(this: &Native<ByteArray>) -> Vec<u8> {
    this.to_vec()
}

fn length(this: &Native<ByteArray>) -> usize {
    this.len()
}

fn check_repeats(_: usize, _: usize) -> Result<(), Raised> {
    Ok(())
}

/// The byte array that a value is, if it is of no subclass.
pub fn plain_array<'v>(thread: &Thread, value: &'v Value) -> Option<&'v Native<ByteArray>> {
    let array = value.downcast::<Native<ByteArray>>()?;
    let class = thread.class_of(*value);
    Class::of(&class)?.definition()?;
    Some(array)
}

fn make(thread: &Thread, octets: &[u8]) -> Value {
    ByteArray::new(thread, copied(octets))
}

fn part(_: &Native<ByteArray>, thread: &Thread, octets: &[u8]) -> Value {
    make(thread, octets)
}

fn with_class(thread: &Thread, class: Value, array: ByteArray) -> Value {
    let shape = Class::of(&class).map_or(ShapeId::HIDDEN, |class| class.shape());
    Native::new(thread, shape, array).value()
}

octets_class! {
    /// bytearray(iterable_of_ints) -> bytearray
    /// bytearray(string, encoding[, errors]) -> bytearray
    /// bytearray(bytes_or_buffer) -> bytearray with the same bytes
    /// bytearray(int) -> bytearray of that many zeros
    /// bytearray() -> bytearray of length 0
    #[weft_macros::class(name = "bytearray", module = "builtins", bases = ["object"], subclassable, payload = ByteArray)]
    bytearray, "bytearray", weft_heap::Native<crate::types::bytes::ByteArray>, super::octets, super::make, super::part, {
        use super::{BRIEF, ByteArray, with_class};
        use crate::error::{Exception, catch, index_error, type_error};
        use crate::native::Arguments;
        use crate::protocol::{self, Comparison};
        use crate::types::bytes::argument::{is_octets, octet, octets_of};
        use crate::types::bytes::construct;
        use crate::types::bytes::iterator::ByteArrayIterator;
        use crate::types::sequence::{self, Subscript};
        use weft_heap::Native;

        #[new]
        fn new(class: Value, thread: &Thread, _arguments: Arguments<'_>) -> Value {
            with_class(thread, class, ByteArray::default())
        }

        fn __init__(
            this: &Native<ByteArray>,
            thread: &Thread,
            #[default(Value::ABSENT)] source: Value,
            #[default(Value::ABSENT)] encoding: Value,
            #[default(Value::ABSENT)] errors: Value,
        ) -> Result<(), Raised> {
            // An array that is made anew is empty first, and stays so if that fails.
            this.change(|octets| octets.clear())?;
            let result = construct::from_arguments(thread, source, encoding, errors, "bytearray")?;
            this.change(|octets| *octets = result)
        }

        fn __repr__(this: &Native<ByteArray>, thread: &Thread) -> Value {
            let name = protocol::class_name(this.value());
            let mut result = format!("{name}(");
            let mut shown = String::new();
            crate::types::bytes::push_repr(&mut shown, &this.to_vec());
            // Between double quotes, single ones are escaped all the same.
            if shown.starts_with("b\"") {
                shown = shown.replace('\'', "\\'");
            }
            result.push_str(&shown);
            result.push(')');
            thread.string(&result)
        }

        fn __str__(this: &Native<ByteArray>, thread: &Thread) -> Value {
            __repr__(this, thread)
        }

        fn compare_octets(of: &ByteArray, thread: &Thread, comparison: Comparison, other: Value) -> Result<Value, Raised> {
            let Some(other) = octets_of(thread, &other)? else { return Ok(Value::NOT_IMPLEMENTED) };
            Ok(Value::from_bool(sequence::holds(comparison, of.to_vec().as_slice().cmp(&other))))
        }

        fn __eq__(this: &Native<ByteArray>, thread: &Thread, other: Value) -> Result<Value, Raised> {
            compare_octets(this, thread, Comparison::Equal, other)
        }

        fn __ne__(this: &Native<ByteArray>, thread: &Thread, other: Value) -> Result<Value, Raised> {
            compare_octets(this, thread, Comparison::NotEqual, other)
        }

        fn __lt__(this: &Native<ByteArray>, thread: &Thread, other: Value) -> Result<Value, Raised> {
            compare_octets(this, thread, Comparison::Less, other)
        }

        fn __le__(this: &Native<ByteArray>, thread: &Thread, other: Value) -> Result<Value, Raised> {
            compare_octets(this, thread, Comparison::LessEqual, other)
        }

        fn __gt__(this: &Native<ByteArray>, thread: &Thread, other: Value) -> Result<Value, Raised> {
            compare_octets(this, thread, Comparison::Greater, other)
        }

        fn __ge__(this: &Native<ByteArray>, thread: &Thread, other: Value) -> Result<Value, Raised> {
            compare_octets(this, thread, Comparison::GreaterEqual, other)
        }

        fn __iter__(this: &Native<ByteArray>, thread: &Thread) -> Value {
            crate::interpreter::new_native(thread, ByteArrayIterator::new(this)).value()
        }

        #[quick(crate::types::bytes::array::item_at_once)]
        fn __getitem__(this: &Native<ByteArray>, thread: &Thread, key: Value) -> Result<Value, Raised> {
            match sequence::subscript(thread, &key, "bytearray")? {
                Subscript::Index(index) => {
                    let found = this.read(|octets| sequence::place(index, octets.len()).map(|place| octets[place]));
                    let found = found.ok_or_else(|| index_error("bytearray index out of range"))?;
                    Ok(Value::from_i32(i32::from(found)))
                }
                Subscript::Slice(slice) => {
                    let bounds = slice.bounds(thread)?;
                    Ok(ByteArray::new(thread, this.read(|octets| super::selected(thread, octets, bounds.within(octets.len())))))
                }
            }
        }

        #[quick(crate::types::bytes::array::set_at_once)]
        fn __setitem__(this: &Native<ByteArray>, thread: &Thread, key: Value, value: Value) -> Result<(), Raised> {
            match sequence::subscript(thread, &key, "bytearray")? {
                Subscript::Index(index) => {
                    let value = octet(thread, value, "byte must be in range(0, 256)")?;
                    let done = this.write(|octets| {
                        sequence::place(index, octets.len()).map(|place| octets[place] = value)
                    });
                    done.ok_or_else(|| index_error("bytearray index out of range"))
                }
                Subscript::Slice(slice) => {
                    let bounds = slice.bounds(thread)?;
                    let items = octets_argument(thread, value)?;
                    let indices = bounds.within(this.len());
                    if indices.step == 1 {
                        let (start, end) = indices.range();
                        if end - start == items.len() {
                            this.write(|octets| {
                                if let Some(target) = octets.get_mut(start..end) {
                                    target.copy_from_slice(&items);
                                }
                            });
                            return Ok(());
                        }
                        return this.change(|octets| {
                            let (start, end) = (start.min(octets.len()), end.min(octets.len()));
                            octets.splice(start..end, items);
                        });
                    }
                    if items.is_empty() {
                        // CPython takes this for a deletion, however many are selected.
                        return this.delete(bounds);
                    }
                    if indices.count != items.len() {
                        return Err(value_error(format!(
                            "attempt to assign bytes of size {} to extended slice of size {}",
                            items.len(),
                            indices.count
                        )));
                    }
                    this.write(|octets| {
                        for (place, item) in indices.iter().zip(items) {
                            if let Some(target) = octets.get_mut(place) {
                                *target = item;
                            }
                        }
                    });
                    Ok(())
                }
            }
        }

        fn __delitem__(this: &Native<ByteArray>, thread: &Thread, key: Value) -> Result<(), Raised> {
            match sequence::subscript(thread, &key, "bytearray")? {
                Subscript::Index(index) => this
                    .change(|octets| sequence::place(index, octets.len()).map(|place| octets.remove(place)))?
                    .map(drop)
                    .ok_or_else(|| index_error("bytearray index out of range")),
                Subscript::Slice(slice) => {
                    let bounds = slice.bounds(thread)?;
                    this.delete(bounds)
                }
            }
        }

        fn octets_argument(thread: &Thread, value: Value) -> Result<Vec<u8>, Raised> {
            use crate::names::Special;
            let is_number = protocol::is_number(value)
                || crate::types::complex::pair_of(value).is_some()
                || [Special::Index, Special::Int, Special::Float]
                    .into_iter()
                    .any(|special| protocol::special_of(thread, value, special).is_some());
            if is_number || value.is::<weft_heap::Str>() {
                return Err(type_error(
                    "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
                ));
            }
            construct::from_object(thread, value, "bytearray")
        }

        fn __iadd__(this: &Native<ByteArray>, thread: &Thread, value: Value) -> Result<Value, Raised> {
            let Some(other) = octets_of(thread, &value)? else {
                let kind = protocol::class_name(value);
                let own = protocol::class_name(this.value());
                return Err(type_error(format!("can't concat {kind} to {own}")));
            };
            this.change(|octets| octets.extend_from_slice(&other))?;
            Ok(this.value())
        }

        fn __imul__(this: &Native<ByteArray>, thread: &Thread, value: Value) -> Result<Value, Raised> {
            let Some(count) = sequence::repetitions(thread, value)? else {
                return Err(sequence::not_a_count(value));
            };
            crate::error::check_size(this.len().saturating_mul(count))?;
            this.change(|octets| thread.repeat_items(octets, count))?;
            Ok(this.value())
        }

        fn __buffer__(this: &Native<ByteArray>, thread: &Thread, _flags: Value) -> Result<Value, Raised> {
            crate::types::bytes::view::view_of(thread, this.value())
        }

        fn __reduce__(this: &Native<ByteArray>, thread: &Thread) -> Result<Value, Raised> {
            let arguments = thread.tuple(&[thread.bytes(&this.to_vec())]);
            let state = crate::types::class::object_class::state_of(thread, this.value())?;
            Ok(thread.tuple(&[thread.class_of(this.value()), arguments, state]))
        }

        /// Make a byte array of pairs of hexadecimal digits; white space between them is skipped.
        #[class_method]
        #[positional_only]
        fn fromhex(class: Value, thread: &Thread, string: Value) -> Result<Value, Raised> {
            let result = thread.bytes(&hexadecimal::from_hex(thread, string)?);
            protocol::call_values(thread, class, &[result])
        }

        /// Add an octet at the end.
        #[positional_only]
        fn append(this: &Native<ByteArray>, thread: &Thread, item: Value) -> Result<(), Raised> {
            let item = octet(thread, item, "byte must be in range(0, 256)")?;
            this.change(|octets| octets.push(item))
        }

        /// Add all octets of a bytes-like object or iterable of numbers at the end.
        #[positional_only]
        fn extend(this: &Native<ByteArray>, thread: &Thread, iterable_of_ints: Value) -> Result<(), Raised> {
            if iterable_of_ints.is::<weft_heap::Str>() {
                return Err(type_error("expected iterable of integers; got: 'str'"));
            }
            if let Some(bytes) = iterable_of_ints.downcast::<weft_heap::Bytes>()
                && let brief = bytes.as_slice()
                && brief.len() <= BRIEF
            {
                return this.change(|octets| octets.extend_from_slice(brief));
            }
            let items = if is_octets(thread, iterable_of_ints) {
                super::owned(required_octets(thread, &iterable_of_ints)?)
            } else {
                let kind = protocol::class_name(iterable_of_ints);
                let message = format!("can't extend bytearray with {kind}");
                let iterator = protocol::iterate(thread, iterable_of_ints);
                let iterator = catch(thread, iterator, Exception::TypeError)?.map_err(|_| type_error(message))?;
                protocol::ask_length(thread, iterable_of_ints)?;
                construct::from_iterable(thread, iterator, "bytearray")?
            };
            this.change(|octets| octets.extend_from_slice(&items))
        }

        /// Put an octet before an index.
        #[positional_only]
        fn insert(this: &Native<ByteArray>, thread: &Thread, index: Value, item: Value) -> Result<(), Raised> {
            let index = protocol::to_i64(thread, index)?;
            let item = octet(thread, item, "byte must be in range(0, 256)")?;
            this.change(|octets| {
                let length = octets.len() as i64;
                let place = if index < 0 { index.saturating_add(length).max(0) } else { index.min(length) };
                octets.insert(place as usize, item);
            })
        }

        /// Take out the octet at an index, the last one if none is given, and return it.
        #[positional_only]
        fn pop(this: &Native<ByteArray>, #[default(-1)] index: i64) -> Result<Value, Raised> {
            let popped = this.change(|octets| {
                if octets.is_empty() {
                    return Err("pop from empty bytearray");
                }
                sequence::place(index, octets.len()).map(|place| octets.remove(place)).ok_or("pop index out of range")
            })?;
            popped.map(|octet| Value::from_i32(i32::from(octet))).map_err(index_error)
        }

        /// Take out the first octet with this value.
        #[positional_only]
        fn remove(this: &Native<ByteArray>, thread: &Thread, value: Value) -> Result<(), Raised> {
            let value = octet(thread, value, "byte must be in range(0, 256)")?;
            let removed = this.change(|octets| {
                octets.iter().position(|octet| *octet == value).map(|place| octets.remove(place))
            })?;
            removed.map(drop).ok_or_else(|| value_error("value not found in bytearray"))
        }

        /// Turn the order around.
        #[plain]
        fn reverse(this: &Native<ByteArray>) {
            this.write(<[u8]>::reverse);
        }

        /// Take all octets out.
        fn clear(this: &Native<ByteArray>) -> Result<(), Raised> {
            this.change(Vec::clear)
        }

        /// Return a copy.
        #[plain]
        fn copy(this: &Native<ByteArray>, thread: &Thread) -> Value {
            ByteArray::new(thread, this.to_vec())
        }

        /// Change the length: cut the end off, or add zeros.
        #[positional_only]
        fn resize(this: &Native<ByteArray>, size: i64) -> Result<(), Raised> {
            let Ok(size) = usize::try_from(size) else {
                return Err(value_error(format!("Can only resize to positive sizes, got {size}")));
            };
            crate::error::check_size(size)?;
            if size == this.read(|octets| octets.len()) {
                // Nothing changes, whoever looks at the octets.
                return Ok(());
            }
            this.change(|octets| octets.resize(size, 0))
        }
    }
}

/// `array[index]`
pub(super) fn item_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let _ = thread;
    let [this, index] = arguments else {
        return None;
    };
    let (this, index) = (this.downcast::<Native<ByteArray>>()?, index.to_int()?);
    let octet = this.read(|octets| Some(octets[sequence::place(index, octets.len())?]))?;
    Some(Value::from_i32(i32::from(octet)))
}

/// `array[index] = octet`
pub(super) fn set_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
    let _ = thread;
    let [this, index, octet] = arguments else {
        return None;
    };
    let (this, index) = (this.downcast::<Native<ByteArray>>()?, index.to_int()?);
    let octet = u8::try_from(octet.to_int()?).ok()?;
    this.write(|octets| {
        let place = sequence::place(index, octets.len())?;
        octets[place] = octet;
        Some(Value::NONE)
    })
}
