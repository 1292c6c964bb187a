//! The object of a `memoryview`: items at equal distances in each of its dimensions.
//!
//! Invariant: while a view of a byte array lives and is not released, the array keeps its length, so that every item of the
//! view lies in it.

use super::item::Item;
use crate::error::{Exception, raise, type_error, value_error};
use crate::interpreter::limits::{check_item, while_going_on};
use crate::names::Special;
use crate::protocol;
use crate::types::bytes::{ByteArray, MappedMemory, octets_of};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use weft_heap::{Bytes, List, Native, Raised, Thread, Trace, Tracer, Value};

/// Dimensions that a view can have.
pub const MOST_DIMENSIONS: usize = 64;

/// A view.
pub struct MemoryView {
    /// The bytes, byte array or mapped memory that hold the octets.
    storage: Value,
    /// The object that shows them.
    owner: Value,
    layout: Layout,
    readonly: bool,
    released: AtomicBool,
    /// Whoever uses the octets while Python code runs, before which they are not let go of.
    users: AtomicUsize,
    /// What `hash` gave, which outlives the octets; no hash is -1.
    hash: AtomicI64,
}

/// A use of a view's octets, until it is dropped.
pub struct InUse<'a>(&'a MemoryView);

impl Drop for InUse<'_> {
    fn drop(&mut self) {
        self.0.users.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Where the items of a view lie.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The octet at which the first item begins.
    pub start: usize,
    /// The format of an item.
    pub item: Item,
    /// The length of each dimension.
    pub shape: Vec<usize>,
    /// Octets from one item to the next, for each dimension.
    pub strides: Vec<isize>,
}

impl Layout {
    /// Items side by side.
    pub fn contiguous(start: usize, item: Item, shape: Vec<usize>) -> Layout {
        let mut strides = vec![0; shape.len()];
        let mut step = item.size() as isize;
        for (stride, length) in strides.iter_mut().zip(&shape).rev() {
            *stride = step;
            step *= *length as isize;
        }
        Layout {
            start,
            item,
            shape,
            strides,
        }
    }

    /// How many items there are.
    pub fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// Whether the items lie side by side, the last index changing fastest.
    pub fn is_contiguous(&self) -> bool {
        let mut step = self.item.size() as isize;
        self.count() == 0
            || self
                .shape
                .iter()
                .zip(&self.strides)
                .rev()
                .all(|(length, stride)| {
                    let fits = *length == 1 || *stride == step;
                    step *= *length as isize;
                    fits
                })
    }

    /// Whether the items lie side by side, the first index changing fastest.
    pub fn is_fortran_contiguous(&self) -> bool {
        let mut step = self.item.size() as isize;
        self.count() == 0
            || self
                .shape
                .iter()
                .zip(&self.strides)
                .all(|(length, stride)| {
                    let fits = *length == 1 || *stride == step;
                    step *= *length as isize;
                    fits
                })
    }

    /// Where the items begin, the last index changing fastest; of fewer if the program has to end.
    pub fn places(&self) -> Vec<usize> {
        let mut places = vec![self.start];
        for (length, stride) in self.shape.iter().zip(&self.strides) {
            let next = places.iter().flat_map(|place| {
                (0..*length).map(|index| place.wrapping_add_signed(stride * index as isize))
            });
            places = while_going_on(next).collect();
        }
        places
    }

    /// What an index of the first dimension selects, one dimension less.
    pub fn below(&self, index: usize) -> Layout {
        Layout {
            start: self
                .start
                .wrapping_add_signed(self.strides[0] * index as isize),
            item: self.item,
            shape: self.shape[1..].to_vec(),
            strides: self.strides[1..].to_vec(),
        }
    }

    /// The octet at which an item of a view of one dimension begins.
    pub fn place(&self, index: usize) -> usize {
        self.start
            .wrapping_add_signed(self.strides.first().unwrap_or(&0) * index as isize)
    }
}

impl Trace for MemoryView {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.storage);
        tracer.value(self.owner);
    }
}

/// A view of all octets of a bytes-like object.
///
/// # Errors
/// `TypeError` if it is none.
pub fn view_of(thread: &Thread, object: Value) -> Result<Value, Raised> {
    if let Some(view) = object.downcast::<Native<MemoryView>>() {
        view.check()?;
        return Ok(view.derived(thread, view.layout.clone()));
    }
    if object.is::<Bytes>() || object.is::<Native<ByteArray>>() {
        return Ok(view_as(thread, object, object, Item::OCTET));
    }
    match protocol::call_special(thread, object, Special::Buffer, &[Value::from_i32(284)]) {
        Some(result) => {
            let result = result?;
            if result.is::<Native<MemoryView>>() {
                Ok(result)
            } else {
                Err(type_error("__buffer__ returned non-memoryview object"))
            }
        }
        None => {
            let kind = protocol::class_name(object);
            Err(type_error(format!(
                "memoryview: a bytes-like object is required, not '{kind}'"
            )))
        }
    }
}

/// A view of the octets in `storage` (bytes, a byte array or mapped memory), as items of an object that owns it.
pub fn view_as(thread: &Thread, storage: Value, owner: Value, item: Item) -> Value {
    let (length, readonly) = match storage.downcast::<Native<ByteArray>>() {
        Some(array) => (array.len(), false),
        None if let Some(memory) = mapped(&storage) => (memory.len(), !memory.is_writable()),
        None => (
            storage
                .downcast::<Bytes>()
                .map_or(0, |bytes| bytes.as_slice().len()),
            true,
        ),
    };
    let layout = Layout::contiguous(0, item, vec![length / item.size()]);
    MemoryView::make(thread, storage, owner, layout, readonly)
}

impl MemoryView {
    fn make(
        thread: &Thread,
        storage: Value,
        owner: Value,
        layout: Layout,
        readonly: bool,
    ) -> Value {
        let view = MemoryView {
            storage,
            owner,
            layout,
            readonly,
            released: AtomicBool::new(false),
            users: AtomicUsize::new(0),
            hash: AtomicI64::new(-1),
        };
        let view = crate::interpreter::new_native(thread, view).value();
        if let Some(array) = storage.downcast::<Native<ByteArray>>() {
            array.add_view(thread, view);
        } else if let Some(memory) = mapped(&storage) {
            memory.add_view(thread, view);
        }
        view
    }

    /// A view of the same object, laid out otherwise.
    pub fn derived(&self, thread: &Thread, layout: Layout) -> Value {
        MemoryView::make(thread, self.storage, self.owner, layout, self.readonly)
    }

    /// A view of the same items that cannot be written to.
    pub fn to_readonly(&self, thread: &Thread) -> Value {
        MemoryView::make(thread, self.storage, self.owner, self.layout.clone(), true)
    }

    /// Fails if the view was released.
    ///
    /// # Errors
    /// `ValueError`
    pub fn check(&self) -> Result<(), Raised> {
        if self.is_released() {
            return Err(value_error(
                "operation forbidden on released memoryview object",
            ));
        }
        Ok(())
    }

    /// Keeps the octets while Python code runs.
    pub fn hold(&self) -> InUse<'_> {
        self.users.fetch_add(1, Ordering::Relaxed);
        InUse(self)
    }

    /// Lets go of the octets, unless someone uses them.
    ///
    /// # Errors
    /// `BufferError` if someone does.
    pub fn try_release(&self) -> Result<(), Raised> {
        let users = self.users.load(Ordering::Relaxed);
        if users > 0 && !self.is_released() {
            let ending = if users == 1 { "" } else { "s" };
            let message = format!("memoryview has {users} exported buffer{ending}");
            return Err(raise(Exception::BufferError, message));
        }
        self.release();
        Ok(())
    }

    /// The hash of the octets, if it was asked for before.
    pub fn known_hash(&self) -> Option<i64> {
        Some(self.hash.load(Ordering::Relaxed)).filter(|hash| *hash != -1)
    }

    /// Keeps the hash of the octets.
    pub fn set_known_hash(&self, hash: i64) {
        self.hash.store(hash, Ordering::Relaxed);
    }

    /// Lets go of the octets.
    pub fn release(&self) {
        self.released.store(true, Ordering::Release);
    }

    /// Whether the view was released.
    pub fn is_released(&self) -> bool {
        self.released.load(Ordering::Acquire)
    }

    /// Whether the view cannot be written to.
    pub fn is_readonly(&self) -> bool {
        self.readonly
    }

    /// The object whose octets the view shows.
    pub fn owner(&self) -> Value {
        self.owner
    }

    /// Where the items lie.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    fn read<R>(&self, read: impl FnOnce(&[u8]) -> R) -> R {
        match self.storage.downcast::<Bytes>() {
            Some(bytes) => read(bytes.as_slice()),
            None => self
                .storage
                .downcast::<Native<ByteArray>>()
                .expect("a view of octets")
                .read(read),
        }
    }

    /// A copy of the octets, the last index changing fastest; of fewer if the program has to end: see
    /// [`Thread::in_pieces`].
    pub fn to_vec(&self, thread: &Thread) -> Result<Vec<u8>, Raised> {
        self.check()?;
        let Layout { start, item, .. } = self.layout;
        if let Some(memory) = mapped(&self.storage) {
            if self.layout.is_contiguous() {
                return Ok(memory.part(start, self.octet_count()));
            }
            let places = self.layout.places();
            return Ok(while_going_on(places.iter())
                .flat_map(|place| memory.part(*place, item.size()))
                .collect());
        }
        if self.layout.is_contiguous() {
            return Ok(self.read(|octets| {
                let end = (start + self.octet_count()).min(octets.len());
                let octets = octets.get(start..end).unwrap_or(&[]);
                let mut copy = Vec::with_capacity(octets.len());
                thread.append_octets(&mut copy, octets);
                copy
            }));
        }
        if let [length] = *self.layout.shape {
            let item_at = |octets: &[u8], index: usize| {
                let place = self.layout.place(index);
                octets.get(place..place + item.size()).map(<[u8]>::to_vec)
            };
            if item.size() == 1 {
                return Ok(self.read(|octets| {
                    while_going_on(0..length)
                        .filter_map(|index| octets.get(self.layout.place(index)).copied())
                        .collect()
                }));
            }
            return Ok(self.read(|octets| {
                while_going_on(0..length)
                    .filter_map(|index| item_at(octets, index))
                    .flatten()
                    .collect()
            }));
        }
        let places = self.layout.places();
        Ok(self.read(|octets| {
            while_going_on(places.iter())
                .flat_map(|place| octets.get(*place..place + item.size()).unwrap_or(&[]))
                .copied()
                .collect()
        }))
    }

    /// A copy of some of the octets, as many as there are from a place on.
    pub fn part(&self, thread: &Thread, first: usize, count: usize) -> Result<Vec<u8>, Raised> {
        self.check()?;
        if !self.layout.is_contiguous() {
            let octets = self.to_vec(thread)?;
            let end = (first + count).min(octets.len());
            return Ok(octets.get(first..end).unwrap_or(&[]).to_vec());
        }
        let end = (first + count).min(self.octet_count());
        let start = self.layout.start;
        if let Some(memory) = mapped(&self.storage) {
            return Ok(memory.part(start + first, end.saturating_sub(first)));
        }
        Ok(self.read(|octets| {
            octets
                .get(start + first..start + end)
                .unwrap_or(&[])
                .to_vec()
        }))
    }

    /// A copy of the octets, the first index changing fastest.
    pub fn to_fortran_vec(&self, thread: &Thread) -> Result<Vec<u8>, Raised> {
        let turned = Layout {
            shape: self.layout.shape.iter().rev().copied().collect(),
            strides: self.layout.strides.iter().rev().copied().collect(),
            ..self.layout
        };
        let turned = self.derived(thread, turned);
        let view = turned
            .downcast::<Native<MemoryView>>()
            .expect("a view was made");
        let octets = view.to_vec(thread);
        view.release();
        octets
    }

    /// Writes octets over the first of the view; how many were written, or `None` if it cannot be written to.
    pub fn overwrite(&self, source: &[u8]) -> Result<Option<usize>, Raised> {
        self.overwrite_at(0, source)
    }

    /// Writes octets over those of the view from a place on; how many were written, or `None` if it cannot be written to.
    pub fn overwrite_at(&self, first: usize, source: &[u8]) -> Result<Option<usize>, Raised> {
        self.check()?;
        if self.readonly || !self.layout.is_contiguous() {
            return Ok(None);
        }
        let count = source.len().min(self.octet_count().saturating_sub(first));
        let start = self.layout.start + first;
        if let Some(memory) = mapped(&self.storage) {
            return Ok(Some(memory.write(start, &source[..count])));
        }
        let Some(array) = self.storage.downcast::<Native<ByteArray>>() else {
            return Ok(None);
        };
        array.write(|octets| {
            if let Some(target) = octets.get_mut(start..start + count) {
                target.copy_from_slice(&source[..count]);
            }
        });
        Ok(Some(count))
    }

    /// Octets that the view covers.
    pub fn octet_count(&self) -> usize {
        self.layout.count() * self.layout.item.size()
    }

    /// The item that begins at a place.
    pub fn item_at(&self, thread: &Thread, place: usize) -> Result<Value, Raised> {
        let item = self.layout.item;
        item.check_supported()?;
        let size = item.size().min(8);
        if let Some(memory) = mapped(&self.storage) {
            let mut copy = [0; 8];
            memory.read(place, &mut copy[..size]);
            return Ok(item.read(thread, &copy[..size]));
        }
        let octets = self.read(|octets| {
            let mut copy = [0; 8];
            if let Some(found) = octets.get(place..place + size) {
                copy[..size].copy_from_slice(found);
            }
            copy
        });
        Ok(item.read(thread, &octets[..size]))
    }

    /// Writes items to places.
    ///
    /// # Errors
    /// `TypeError` if the view cannot be written to.
    pub fn write_at(&self, places: &[usize], items: &[u8]) -> Result<(), Raised> {
        // Taking the value to write may have run code that released the view.
        self.check()?;
        if let Some(memory) = mapped(&self.storage).filter(|_| !self.readonly) {
            for (place, item) in places.iter().zip(items.chunks(self.layout.item.size())) {
                memory.write(*place, item);
            }
            return Ok(());
        }
        let Some(array) = self
            .storage
            .downcast::<Native<ByteArray>>()
            .filter(|_| !self.readonly)
        else {
            return Err(type_error("cannot modify read-only memory"));
        };
        array.write(|octets| {
            for (place, item) in places.iter().zip(items.chunks(self.layout.item.size())) {
                if let Some(target) = octets.get_mut(*place..place + item.len()) {
                    target.copy_from_slice(item);
                }
            }
        });
        Ok(())
    }

    /// The items in lists of lists, as deep as there are dimensions.
    pub fn to_list(&self, thread: &Thread, layout: &Layout) -> Result<Value, Raised> {
        let Some(length) = layout.shape.first() else {
            return self.item_at(thread, layout.start);
        };
        let list = List::from_items(thread, &[]);
        for index in 0..*length {
            check_item(thread)?;
            let item = if layout.shape.len() == 1 {
                self.item_at(thread, layout.place(index))?
            } else {
                self.to_list(thread, &layout.below(index))?
            };
            list.push(thread, item);
        }
        Ok(list.value())
    }

    /// Whether the items equal those of another view or bytes-like object; `None` if it is none.
    ///
    /// # Errors
    /// Whatever comparing items raises.
    pub fn equals(&self, thread: &Thread, other: Value) -> Result<Option<bool>, Raised> {
        if other.is::<Native<MemoryView>>() {
            return self.equals_view(thread, other).map(Some);
        }
        if self.is_released() {
            return Ok(Some(false));
        }
        if self.layout.item == Item::OCTET
            && self.layout.shape.len() == 1
            && (other.is::<Bytes>() || other.is::<Native<ByteArray>>())
            && let Some(octets) = octets_of(thread, &other)?
        {
            return Ok(Some(self.to_vec(thread)? == *octets));
        }
        if !crate::types::bytes::is_octets(thread, other) {
            return Ok(None);
        }
        let view = view_of(thread, other)?;
        let equal = self.equals_view(thread, view);
        if let Some(view) = view.downcast::<Native<MemoryView>>() {
            view.release_if_shown_by(other);
        }
        equal.map(Some)
    }

    fn equals_view(&self, thread: &Thread, other: Value) -> Result<bool, Raised> {
        let Some(view) = other.downcast::<Native<MemoryView>>() else {
            return Ok(false);
        };
        if self.is_released() || view.is_released() {
            return Ok(std::ptr::eq(self, &**view));
        }
        let (own, its) = (&self.layout, &view.layout);
        if own.shape != its.shape || !own.item.is_supported() || !its.item.is_supported() {
            return Ok(false);
        }
        if own.item.is_like(its.item) && own.item.compares_by_octets() {
            return Ok(self.to_vec(thread)? == view.to_vec(thread)?);
        }
        for (here, there) in own.places().into_iter().zip(its.places()) {
            check_item(thread)?;
            let left = self.item_at(thread, here)?;
            let right = view.item_at(thread, there)?;
            if !protocol::equals(thread, left, right)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Releases a view that was made for a moment. One that an object keeps for itself shows another object than it.
    pub fn release_if_shown_by(&self, owner: Value) {
        if self.owner == owner {
            self.release();
        }
    }

    /// A view of the same octets as items of another format, and with another shape if one is given.
    ///
    /// # Errors
    /// `TypeError` and `ValueError` if they do not fit.
    pub fn cast(
        &self,
        thread: &Thread,
        format: &str,
        shape: Option<Vec<usize>>,
    ) -> Result<Value, Raised> {
        let Some(item) = Item::of(format) else {
            return Err(value_error(
                "memoryview: destination format must be a native single character format prefixed with an optional '@'",
            ));
        };
        if !self.layout.item.is_octet() && !item.is_octet() {
            return Err(type_error(
                "memoryview: cannot cast between two non-byte formats",
            ));
        }
        let total = self.octet_count();
        if !total.is_multiple_of(item.size()) {
            return Err(type_error(
                "memoryview: length is not a multiple of itemsize",
            ));
        }
        let shape = match shape {
            None => vec![total / item.size()],
            Some(shape) => {
                let wanted = shape
                    .iter()
                    .try_fold(item.size(), |product, length| product.checked_mul(*length));
                match wanted {
                    None => {
                        return Err(value_error("memoryview.cast(): product(shape) > SSIZE_MAX"));
                    }
                    Some(wanted) if wanted != total => {
                        return Err(type_error(
                            "memoryview: product(shape) * itemsize != buffer size",
                        ));
                    }
                    Some(_) => shape,
                }
            }
        };
        Ok(self.derived(thread, Layout::contiguous(self.layout.start, item, shape)))
    }
}

fn mapped(storage: &Value) -> Option<&Native<MappedMemory>> {
    storage.downcast::<Native<MappedMemory>>()
}

/// Raises `NotImplementedError`.
#[cold]
pub fn not_implemented(message: &str) -> Raised {
    raise(Exception::NotImplementedError, message)
}
