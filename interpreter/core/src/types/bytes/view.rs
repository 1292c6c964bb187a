//! `memoryview`: a window on the octets of `bytes`, a `bytearray` or another view.

use crate::error::{Exception, index_error, raise, type_error, value_error};
use crate::names::Special;
use crate::protocol;
use crate::types::bytes::ByteArray;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_heap::{Bytes, Native, Raised, Thread, Trace, Tracer, Value};

/// How the octets of an item are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item {
    format: u8,
    size: usize,
}

impl Item {
    const OCTET: Item = Item {
        format: b'B',
        size: 1,
    };

    fn of(format: &str) -> Option<Item> {
        let format = match format.as_bytes() {
            [single] | [b'@', single] => *single,
            _ => return None,
        };
        let size = match format {
            b'b' | b'B' | b'c' | b'?' => 1,
            b'h' | b'H' => 2,
            b'i' | b'I' | b'f' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' => 8,
            _ => return None,
        };
        Some(Item { format, size })
    }

    fn read(self, thread: &Thread, octets: &[u8]) -> Value {
        let mut wide = [0; 8];
        wide[..octets.len()].copy_from_slice(octets);
        let bits = 64 - 8 * octets.len() as u32;
        let unsigned = u64::from_ne_bytes(wide);
        match self.format {
            b'c' => thread.bytes(octets),
            b'?' => Value::from_bool(octets.first() != Some(&0)),
            b'f' => thread.float(f64::from(f32::from_bits(unsigned as u32))),
            b'd' => thread.float(f64::from_bits(unsigned)),
            b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => {
                thread.int(((unsigned << bits) as i64) >> bits)
            }
            _ => match i64::try_from(unsigned) {
                Ok(small) => thread.int(small),
                Err(_) => thread.big_int(unsigned.into()),
            },
        }
    }

    fn write(self, thread: &Thread, value: Value) -> Result<Vec<u8>, Raised> {
        let format = char::from(self.format);
        let invalid = || type_error(format!("memoryview: invalid type for format '{format}'"));
        let wrong = || value_error(format!("memoryview: invalid value for format '{format}'"));
        match self.format {
            b'c' => match value.downcast::<Bytes>().map(Bytes::as_slice) {
                Some([single]) => Ok(vec![*single]),
                Some(_) => Err(wrong()),
                None => Err(invalid()),
            },
            b'?' => Ok(vec![u8::from(protocol::truth(thread, value)?)]),
            b'f' => Ok((protocol::to_float(thread, value)? as f32)
                .to_ne_bytes()
                .to_vec()),
            b'd' => Ok(protocol::to_float(thread, value)?.to_ne_bytes().to_vec()),
            _ => {
                if !value.is_int()
                    && !value.is_bool()
                    && protocol::special_of(thread, value, Special::Index).is_none()
                {
                    return Err(invalid());
                }
                let integer = protocol::index(thread, value)?;
                let integer =
                    protocol::to_big_int(integer).and_then(|big| i128::try_from(big).ok());
                let bits = 8 * self.size as u32;
                let signed = self.format.is_ascii_lowercase();
                let range = if signed {
                    -(1i128 << (bits - 1))..1i128 << (bits - 1)
                } else {
                    0..1i128 << bits
                };
                let integer = integer
                    .filter(|integer| range.contains(integer))
                    .ok_or_else(wrong)?;
                Ok((integer as u64).to_ne_bytes()[..self.size].to_vec())
            }
        }
    }
}

/// A view of items that lie at equal distances.
pub struct MemoryView {
    object: Value,
    /// The octet at which the first item begins.
    start: usize,
    count: usize,
    /// Octets from one item to the next.
    stride: isize,
    item: Item,
    readonly: bool,
    released: AtomicBool,
}

impl Trace for MemoryView {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.object);
    }
}

/// A view of all octets of a bytes-like object.
pub fn view_of(thread: &Thread, object: Value) -> Result<Value, Raised> {
    if let Some(view) = object.downcast::<Native<MemoryView>>() {
        view.check()?;
        return Ok(view.derived(thread, view.start, view.count, view.stride, view.item));
    }
    let (count, readonly) = if let Some(bytes) = object.downcast::<Bytes>() {
        (bytes.as_slice().len(), true)
    } else if let Some(array) = object.downcast::<Native<ByteArray>>() {
        (array.len(), false)
    } else if let Some(result) =
        protocol::call_special(thread, object, Special::Buffer, &[Value::from_i32(0)])
    {
        return result;
    } else {
        let kind = protocol::class_name(object);
        return Err(type_error(format!(
            "memoryview: a bytes-like object is required, not '{kind}'"
        )));
    };
    Ok(MemoryView::make(
        thread,
        object,
        0,
        count,
        1,
        Item::OCTET,
        readonly,
    ))
}

impl MemoryView {
    fn make(
        thread: &Thread,
        object: Value,
        start: usize,
        count: usize,
        stride: isize,
        item: Item,
        readonly: bool,
    ) -> Value {
        let released = AtomicBool::new(false);
        let view = MemoryView {
            object,
            start,
            count,
            stride,
            item,
            readonly,
            released,
        };
        let view = crate::interpreter::new_native(thread, view).value();
        if let Some(array) = object.downcast::<Native<ByteArray>>() {
            array.add_view(thread, view);
        }
        view
    }

    fn derived(
        &self,
        thread: &Thread,
        start: usize,
        count: usize,
        stride: isize,
        item: Item,
    ) -> Value {
        MemoryView::make(
            thread,
            self.object,
            start,
            count,
            stride,
            item,
            self.readonly,
        )
    }

    fn check(&self) -> Result<(), Raised> {
        if self.released.load(Ordering::Acquire) {
            return Err(value_error(
                "operation forbidden on released memoryview object",
            ));
        }
        Ok(())
    }

    fn release(&self) {
        self.released.store(true, Ordering::Release);
    }

    /// Whether the view was released.
    pub fn is_released(&self) -> bool {
        self.released.load(Ordering::Acquire)
    }

    fn is_contiguous(&self) -> bool {
        self.stride == self.item.size as isize || self.count <= 1
    }

    fn place(&self, index: usize) -> usize {
        self.start.wrapping_add_signed(self.stride * index as isize)
    }

    fn read<R>(&self, read: impl FnOnce(&[u8]) -> R) -> R {
        match self.object.downcast::<Bytes>() {
            Some(bytes) => read(bytes.as_slice()),
            None => self
                .object
                .downcast::<Native<ByteArray>>()
                .expect("a view of octets")
                .read(read),
        }
    }

    /// A copy of the octets.
    pub fn to_vec(&self, _: &Thread) -> Result<Vec<u8>, Raised> {
        self.check()?;
        Ok(self.read(|octets| {
            if self.is_contiguous() {
                let end = (self.start + self.count * self.item.size).min(octets.len());
                return octets.get(self.start..end).unwrap_or(&[]).to_vec();
            }
            (0..self.count)
                .flat_map(|index| self.octets_at(octets, index))
                .copied()
                .collect()
        }))
    }

    fn octets_at<'a>(&self, octets: &'a [u8], index: usize) -> &'a [u8] {
        let place = self.place(index);
        octets.get(place..place + self.item.size).unwrap_or(&[])
    }

    /// Writes octets over the first of the view; how many were written, or `None` if it cannot be written to.
    pub fn overwrite(&self, source: &[u8]) -> Result<Option<usize>, Raised> {
        self.check()?;
        if self.readonly || !self.is_contiguous() {
            return Ok(None);
        }
        let Some(array) = self.object.downcast::<Native<ByteArray>>() else {
            return Ok(None);
        };
        let count = source.len().min(self.count * self.item.size);
        array.write(|octets| {
            if let Some(target) = octets.get_mut(self.start..self.start + count) {
                target.copy_from_slice(&source[..count]);
            }
        });
        Ok(Some(count))
    }

    /// Octets that the view covers.
    pub fn octet_count(&self) -> usize {
        self.count * self.item.size
    }

    fn item(&self, thread: &Thread, index: usize) -> Value {
        let octets = self.read(|octets| self.octets_at(octets, index).to_vec());
        self.item.read(thread, &octets)
    }

    fn index(&self, index: i64) -> Result<usize, Raised> {
        crate::types::sequence::place(index, self.count)
            .ok_or_else(|| index_error("index out of bounds on dimension 1"))
    }

    fn write_at(&self, first: usize, step: i64, items: &[u8]) -> Result<(), Raised> {
        let Some(array) = self
            .object
            .downcast::<Native<ByteArray>>()
            .filter(|_| !self.readonly)
        else {
            return Err(type_error("cannot modify read-only memory"));
        };
        array.write(|octets| {
            for (number, item) in items.chunks(self.item.size).enumerate() {
                let place = self.place((first as i64 + step * number as i64) as usize);
                if let Some(target) = octets.get_mut(place..place + item.len()) {
                    target.copy_from_slice(item);
                }
            }
        });
        Ok(())
    }

    fn equals(&self, thread: &Thread, other: Value) -> Result<Option<bool>, Raised> {
        if self.released.load(Ordering::Acquire) {
            return Ok(Some(self.object == other));
        }
        if let Some(view) = other.downcast::<Native<MemoryView>>() {
            if view.count != self.count {
                return Ok(Some(false));
            }
            if view.item != self.item {
                for index in 0..self.count {
                    if !protocol::equals(
                        thread,
                        self.item(thread, index),
                        view.item(thread, index),
                    )? {
                        return Ok(Some(false));
                    }
                }
                return Ok(Some(true));
            }
        }
        let Some(octets) = super::octets_of(thread, &other)? else {
            return Ok(None);
        };
        Ok(Some(self.to_vec(thread)? == *octets))
    }

    fn cast(&self, thread: &Thread, format: &str) -> Result<Value, Raised> {
        self.check()?;
        let Some(item) = Item::of(format) else {
            return Err(value_error(
                "memoryview: destination format must be a native single character format prefixed with an optional '@'",
            ));
        };
        if !self.is_contiguous() {
            return Err(type_error(
                "memoryview: casts are restricted to C-contiguous views",
            ));
        }
        if self.item.size != 1 && item.size != 1 {
            return Err(type_error(
                "memoryview: cannot cast between two non-byte formats",
            ));
        }
        let total = self.octet_count();
        if !total.is_multiple_of(item.size) {
            return Err(type_error(
                "memoryview: length is not a multiple of itemsize",
            ));
        }
        Ok(self.derived(
            thread,
            self.start,
            total / item.size,
            item.size as isize,
            item,
        ))
    }
}

fn release_error() -> Raised {
    raise(
        Exception::BufferError,
        "memoryview: underlying buffer is not C-contiguous",
    )
}

/// Create a new memoryview object which references the given object.
#[weft_macros::class(name = "memoryview", module = "builtins", payload = MemoryView)]
pub mod class {
    use super::{MemoryView, release_error, value_error, view_of};
    use crate::error::type_error;
    use crate::protocol;
    use crate::types::sequence::{self, Subscript};
    use weft_heap::{List, Native, Raised, Thread, Value, simple_hash_of};

    #[new]
    fn new(_class: Value, thread: &Thread, object: Value) -> Result<Value, Raised> {
        view_of(thread, object)
    }

    fn __repr__(this: &Native<MemoryView>) -> String {
        let address = this.value().identity();
        if this.released.load(std::sync::atomic::Ordering::Acquire) {
            return format!("<released memory at {address:#x}>");
        }
        format!("<memory at {address:#x}>")
    }

    fn __len__(this: &Native<MemoryView>) -> Result<usize, Raised> {
        this.check()?;
        Ok(this.count)
    }

    fn __eq__(this: &Native<MemoryView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        Ok(this
            .equals(thread, other)?
            .map_or(Value::NOT_IMPLEMENTED, Value::from_bool))
    }

    fn __ne__(this: &Native<MemoryView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        Ok(this
            .equals(thread, other)?
            .map_or(Value::NOT_IMPLEMENTED, |equal| Value::from_bool(!equal)))
    }

    fn __hash__(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        if !this.readonly {
            return Err(value_error("cannot hash writable memoryview object"));
        }
        let bytes = thread.bytes(&this.to_vec(thread)?);
        Ok(crate::builtins::hash_value(
            thread,
            simple_hash_of(thread, bytes).unwrap_or(0),
        ))
    }

    fn __getitem__(
        this: &Native<MemoryView>,
        thread: &Thread,
        key: Value,
    ) -> Result<Value, Raised> {
        this.check()?;
        match subscript(thread, &key)? {
            Subscript::Index(index) => Ok(this.item(thread, this.index(index)?)),
            Subscript::Slice(slice) => {
                let indices = slice.indices(thread, this.count)?;
                let start = if indices.count == 0 {
                    this.start
                } else {
                    this.place(indices.start as usize)
                };
                Ok(this.derived(
                    thread,
                    start,
                    indices.count,
                    this.stride * indices.step as isize,
                    this.item,
                ))
            }
        }
    }

    fn __setitem__(
        this: &Native<MemoryView>,
        thread: &Thread,
        key: Value,
        value: Value,
    ) -> Result<(), Raised> {
        this.check()?;
        if this.readonly {
            return Err(type_error("cannot modify read-only memory"));
        }
        match subscript(thread, &key)? {
            Subscript::Index(index) => {
                let index = this.index(index)?;
                this.write_at(index, 1, &this.item.write(thread, value)?)
            }
            Subscript::Slice(slice) => {
                let indices = slice.indices(thread, this.count)?;
                let items = crate::types::bytes::required_octets(thread, &value)?.into_owned();
                if items.len() != indices.count * this.item.size {
                    return Err(value_error(
                        "memoryview assignment: lvalue and rvalue have different structures",
                    ));
                }
                this.write_at(indices.start.max(0) as usize, indices.step, &items)
            }
        }
    }

    fn __delitem__(_this: &Native<MemoryView>, _key: Value) -> Result<(), Raised> {
        Err(type_error("cannot delete memory"))
    }

    fn subscript<'a>(thread: &Thread, key: &'a Value) -> Result<Subscript<'a>, Raised> {
        let is_slice = key.is::<Native<crate::types::slice::Slice>>();
        if !is_slice
            && !key.is_int()
            && protocol::special_of(thread, *key, crate::names::Special::Index).is_none()
        {
            return Err(type_error("memoryview: invalid slice key"));
        }
        sequence::subscript(thread, key, "memoryview")
    }

    fn __contains__(
        this: &Native<MemoryView>,
        thread: &Thread,
        value: Value,
    ) -> Result<bool, Raised> {
        this.check()?;
        for index in 0..this.count {
            if protocol::equals(thread, this.item(thread, index), value)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn __iter__(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        Ok(crate::types::iterator::sequence_iterator(
            thread,
            this.value(),
        ))
    }

    fn __enter__(this: &Native<MemoryView>) -> Result<Value, Raised> {
        this.check()?;
        Ok(this.value())
    }

    fn __exit__(this: &Native<MemoryView>, #[rest] _arguments: &[Value]) {
        this.release();
    }

    /// Let go of the buffer that the view shows.
    #[name("release")]
    fn release(this: &Native<MemoryView>) {
        MemoryView::release(this);
    }

    /// Return the octets of the view.
    fn tobytes(
        this: &Native<MemoryView>,
        thread: &Thread,
        #[default] _order: Option<Value>,
    ) -> Result<Value, Raised> {
        Ok(thread.bytes(&this.to_vec(thread)?))
    }

    /// Return a list of the items.
    fn tolist(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        let list = List::from_items(thread, &[]);
        for index in 0..this.count {
            list.push(thread, this.item(thread, index));
        }
        Ok(list.value())
    }

    /// Return a string of hexadecimal digits, two for each octet.
    fn hex(
        this: &Native<MemoryView>,
        thread: &Thread,
        #[default(Value::ABSENT)] sep: Value,
        #[default(1)] bytes_per_sep: i64,
    ) -> Result<Value, Raised> {
        crate::types::bytes::hexadecimal::to_hex(thread, &this.to_vec(thread)?, sep, bytes_per_sep)
    }

    /// Return a view of the same octets as items of another format.
    fn cast(this: &Native<MemoryView>, thread: &Thread, format: &str) -> Result<Value, Raised> {
        MemoryView::cast(this, thread, format)
    }

    /// Return a view that cannot be written to.
    fn toreadonly(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        Ok(MemoryView::make(
            thread,
            this.object,
            this.start,
            this.count,
            this.stride,
            this.item,
            true,
        ))
    }

    /// The object that the view shows.
    #[getter]
    fn obj(this: &Native<MemoryView>) -> Result<Value, Raised> {
        this.check()?;
        Ok(this.object)
    }

    /// The number of octets.
    #[getter]
    fn nbytes(this: &Native<MemoryView>) -> Result<usize, Raised> {
        this.check()?;
        Ok(this.octet_count())
    }

    /// The format of an item.
    #[getter]
    fn format(this: &Native<MemoryView>) -> Result<String, Raised> {
        this.check()?;
        Ok(char::from(this.item.format).to_string())
    }

    /// The octets of an item.
    #[getter]
    fn itemsize(this: &Native<MemoryView>) -> Result<usize, Raised> {
        this.check()?;
        Ok(this.item.size)
    }

    /// The number of dimensions.
    #[getter]
    fn ndim(this: &Native<MemoryView>) -> Result<i64, Raised> {
        this.check()?;
        Ok(1)
    }

    /// The length of each dimension.
    #[getter]
    fn shape(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        Ok(thread.tuple(&[thread.int(this.count as i64)]))
    }

    /// The octets from one item to the next.
    #[getter]
    fn strides(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        Ok(thread.tuple(&[thread.int(this.stride as i64)]))
    }

    /// The offsets of dimensions that are behind pointers: there are none.
    #[getter]
    fn suboffsets(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        Ok(thread.tuple(&[]))
    }

    /// Whether the view cannot be written to.
    #[getter]
    fn readonly(this: &Native<MemoryView>) -> Result<bool, Raised> {
        this.check()?;
        Ok(this.readonly)
    }

    /// Whether the items lie side by side.
    #[getter]
    fn contiguous(this: &Native<MemoryView>) -> Result<bool, Raised> {
        this.check()?;
        Ok(this.is_contiguous())
    }

    /// Whether the items lie side by side in the order of C.
    #[getter]
    fn c_contiguous(this: &Native<MemoryView>) -> Result<bool, Raised> {
        contiguous(this)
    }

    /// Whether the items lie side by side in the order of Fortran.
    #[getter]
    fn f_contiguous(this: &Native<MemoryView>) -> Result<bool, Raised> {
        contiguous(this)
    }

    fn __buffer__(
        this: &Native<MemoryView>,
        thread: &Thread,
        _flags: Value,
    ) -> Result<Value, Raised> {
        if this.is_contiguous() {
            view_of(thread, this.value())
        } else {
            Err(release_error())
        }
    }
}
