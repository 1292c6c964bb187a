//! Inline caches: what a node remembers about the last object it met. Each is opaque, so that no node can forge an
//! access; each is read without a lock and may be overwritten by any thread at any time.

use crate::dict::{Dict, Lookup};
use crate::header::{Header, Kind, ShapeId};
use crate::instance::{Instance, shape_of};
use crate::shape::{InstanceLayout, SHAPE_BITS};
use crate::slot::Slot;
use crate::thread::Thread;
use crate::value::Value;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

const INLINE: u64 = 1 << 16;
const OVERFLOW: u64 = 2 << 16;

/// Shapes that a cache knows beside the one it looks at first, once it has met as many.
const FURTHER: usize = 3;

/// The entries of a cache for further shapes, made when it meets a second one: most never do.
struct Further<T>(OnceLock<Box<[T; FURTHER]>>);

impl<T> Default for Further<T> {
    fn default() -> Further<T> {
        Further::new()
    }
}

impl<T> Further<T> {
    const fn new() -> Further<T> {
        Further(OnceLock::new())
    }

    #[inline(always)]
    fn entries(&self) -> &[T] {
        self.0.get().map_or(&[], |entries| &entries[..])
    }

    /// The entry to overwrite for a shape: the first that `is_free`, otherwise one that the shape's number chooses.
    fn victim(&self, shape: ShapeId, empty: fn() -> T, is_free: impl Fn(&T) -> bool) -> &T {
        let entries = self
            .0
            .get_or_init(|| Box::new(std::array::from_fn(|_| empty())));
        entries
            .iter()
            .find(|entry| is_free(entry))
            .unwrap_or(&entries[shape.number() as usize % FURTHER])
    }
}

/// Where instances of a few shapes have an attribute. Of an entry, the shape is in the upper half, place and slot are in
/// the lower one.
///
/// Nodes look at the first entry inline, and at the further ones out of line before they look the attribute up.
#[derive(Default)]
pub struct AttributeCache {
    first: AtomicU64,
    further: Further<AtomicU64>,
}

impl AttributeCache {
    /// A cache that knows nothing.
    pub const fn new() -> AttributeCache {
        AttributeCache {
            first: AtomicU64::new(0),
            further: Further::new(),
        }
    }

    #[inline(always)]
    fn slot_in(known: u64, header: &Header) -> Option<&Slot> {
        if u64::from(header.shape().number()) != known >> 32 {
            return None;
        }
        // SAFETY: the shape is one of instances with slots, as `fill` has checked.
        let instance = unsafe { &*std::ptr::from_ref(header).cast::<Instance>() };
        let index = (known & 0xffff) as usize;
        if known & INLINE != 0 {
            Some(instance.inline_slot(index))
        } else {
            instance.overflow_slot(index)
        }
    }

    #[inline(always)]
    fn slot<'o>(&self, object: &'o Value) -> Option<&'o Slot> {
        AttributeCache::slot_in(self.first.load(Ordering::Relaxed), object.header()?)
    }

    #[inline(always)]
    fn further_slot<'o>(&self, object: &'o Value) -> Option<&'o Slot> {
        let header = object.header()?;
        self.further
            .entries()
            .iter()
            .find_map(|entry| AttributeCache::slot_in(entry.load(Ordering::Relaxed), header))
    }

    /// The attribute, if the object has the shape that the cache knows.
    #[inline(always)]
    pub fn load(&self, object: Value) -> Option<Value> {
        self.slot(&object)?.get()
    }

    /// Overwrites the attribute, if the object has the shape that the cache knows.
    #[inline(always)]
    pub fn store(&self, object: Value, value: Value) -> bool {
        match self.slot(&object) {
            Some(slot) => {
                slot.set(value);
                true
            }
            None => false,
        }
    }

    /// The attribute, if the object has one of the further shapes that the cache knows.
    #[inline]
    pub fn load_further(&self, object: Value) -> Option<Value> {
        self.further_slot(&object)?.get()
    }

    /// Overwrites the attribute, if the object has one of the further shapes that the cache knows.
    #[inline]
    pub fn store_further(&self, object: Value, value: Value) -> bool {
        match self.further_slot(&object) {
            Some(slot) => {
                slot.set(value);
                true
            }
            None => false,
        }
    }

    fn remember(&self, shape: ShapeId, place: u64) {
        let word = u64::from(shape.number()) << 32 | place;
        let same = |known: u64| known >> 32 == word >> 32 || known == 0;
        let entry = if same(self.first.load(Ordering::Relaxed)) {
            &self.first
        } else {
            self.further.victim(shape, AtomicU64::default, |entry| {
                same(entry.load(Ordering::Relaxed))
            })
        };
        entry.store(word, Ordering::Relaxed);
    }

    /// As [`AttributeCache::store`], and gives back what was there; `None` says nothing, and changes nothing.
    pub fn replace(&self, object: Value, value: Value) -> Option<Value> {
        let slot = self.slot(&object)?;
        slot.get()?;
        slot.replace(value)
    }

    /// Remembers where objects of this shape have the attribute. The caller has made sure that no data descriptor of
    /// the class goes before it, and that the class will not get one without [`Thread::replace_shapes`].
    pub fn fill(&self, thread: &Thread, object: Value, name: Value) {
        if object.kind() != Some(Kind::Instance) {
            return;
        }
        let id = shape_of(object);
        let InstanceLayout::Slots { inline } = thread.shape(id).layout() else {
            return;
        };
        let inline = u32::from(inline.min(crate::instance::MOST_INLINE));
        let Some(index) = thread.heap().shapes.find(id, name) else {
            return;
        };
        let place = if index < inline {
            INLINE | u64::from(index)
        } else {
            OVERFLOW | u64::from(index - inline)
        };
        if index - if index < inline { 0 } else { inline } <= 0xffff {
            self.remember(id, place);
        }
    }

    /// Remembers that objects of this object's shape have the attribute in a fixed slot: what a member descriptor of
    /// their class says. The class must not change that without [`Thread::replace_shapes`].
    pub fn fill_fixed(&self, thread: &Thread, object: Value, index: u16) {
        let Some(instance) = object.downcast::<Instance>() else {
            return;
        };
        let id = shape_of(object);
        if instance.fixed_slot(thread, index).is_some() {
            self.remember(id, INLINE | u64::from(index));
        }
    }
}

/// Which shape objects of a few shapes get when an attribute is added, and where the attribute is then. Of an entry, from
/// the top: the shape, the next shape, and the number of the slot in the object; all ones for the slots outside of it.
#[derive(Default)]
pub struct TransitionCache {
    first: AtomicU64,
    further: Further<AtomicU64>,
}

const SLOT_BITS: u32 = 64 - 2 * SHAPE_BITS;
const OUTSIDE: u64 = (1 << SLOT_BITS) - 1;
const _: () = assert!((crate::instance::MOST_INLINE as u64) < OUTSIDE);

impl TransitionCache {
    /// A cache that knows nothing.
    pub const fn new() -> TransitionCache {
        // No object has the shape 0.
        TransitionCache {
            first: AtomicU64::new(0),
            further: Further::new(),
        }
    }

    /// Adds the attribute, if the object has the shape that the cache looks at first.
    #[inline(always)]
    pub fn add(&self, thread: &Thread, object: Value, value: Value) -> bool {
        object.header().is_some_and(|header| {
            let known = self.first.load(Ordering::Relaxed);
            TransitionCache::add_by(known, thread, header, value)
        })
    }

    /// Adds the attribute, if the object has one of the further shapes that the cache knows.
    #[inline]
    pub fn add_further(&self, thread: &Thread, object: Value, value: Value) -> bool {
        object.header().is_some_and(|header| {
            self.further.entries().iter().any(|entry| {
                let known = entry.load(Ordering::Relaxed);
                TransitionCache::add_by(known, thread, header, value)
            })
        })
    }

    #[inline(always)]
    fn add_by(known: u64, thread: &Thread, header: &Header, value: Value) -> bool {
        let shape = header.shape();
        if u64::from(shape.number()) != known >> (SLOT_BITS + SHAPE_BITS) {
            return false;
        }
        let next = ShapeId((known >> SLOT_BITS) as u32 & ((1 << SHAPE_BITS) - 1));
        // SAFETY: the shape is one of instances with slots, as `fill` has checked.
        let instance = unsafe { &*std::ptr::from_ref(header).cast::<Instance>() };
        match known & OUTSIDE {
            // Without a global lock this would be a safepoint, and nodes have values in registers here.
            OUTSIDE => !thread.is_parallel() && instance.add(thread, shape, next, value),
            slot => instance.add_inline(thread, shape, next, slot as usize, value),
        }
    }

    /// Remembers the shape that follows `before` when `name` is added. The caller has made sure that no data
    /// descriptor and no `__setattr__` of the class has a say in it.
    pub fn fill(&self, thread: &Thread, before: ShapeId, name: Value) {
        let shapes = &thread.heap().shapes;
        let InstanceLayout::Slots { inline } = shapes.get(before).layout() else {
            return;
        };
        // Another thread may have added it to the object meanwhile, and its slot may still be empty.
        if shapes.find(before, name).is_some() {
            return;
        }
        let Some(next) = shapes.transition(before, name) else {
            return;
        };
        let slot = u64::from(shapes.get(next).length()) - 1;
        let slot = if slot < u64::from(inline.min(crate::instance::MOST_INLINE)) {
            slot
        } else {
            OUTSIDE
        };
        let shapes = u64::from(before.number()) << SHAPE_BITS | u64::from(next.number());
        let same = |known: u64| {
            known == 0 || known >> (SLOT_BITS + SHAPE_BITS) == u64::from(before.number())
        };
        let entry = if same(self.first.load(Ordering::Relaxed)) {
            &self.first
        } else {
            self.further.victim(before, AtomicU64::default, |entry| {
                same(entry.load(Ordering::Relaxed))
            })
        };
        entry.store(shapes << SLOT_BITS | slot, Ordering::Relaxed);
    }
}

/// What looking up a name in the class of objects of a few shapes gave.
///
/// The value needs no root: it is handed out only to objects of the shape, whose class holds it for as long as the
/// epoch of classes stays the same.
///
/// Key and value belong together by the protocol of a sequence lock: one thread at a time fills, and says so in the key;
/// a reader believes the value only if the key was the same before and after.
#[derive(Default)]
pub struct MethodCache {
    first: MethodEntry,
    further: Further<MethodEntry>,
}

#[derive(Default)]
struct MethodEntry {
    /// The epoch in the upper half; below it the shape, 0 if there is no value; below that how often it was filled.
    key: AtomicU64,
    value: Slot,
}

/// Bits of the count of fills. A reader would have to sleep through a multiple of as many fills as they can count, and
/// wake up between two loads, to take one value for another.
const FILL_BITS: u32 = 32 - SHAPE_BITS;
const FILLS: u64 = (1 << FILL_BITS) - 1;
/// What stands in the place of the shape while a thread fills the cache. No object has this shape.
const FILLING: u64 = ((1 << SHAPE_BITS) - 1) << FILL_BITS;

#[inline(always)]
fn method_key(shape: ShapeId, epoch: u32) -> u64 {
    u64::from(epoch) << 32 | u64::from(shape.number()) << FILL_BITS
}

impl MethodCache {
    /// A cache that knows nothing.
    pub const fn new() -> MethodCache {
        MethodCache {
            first: MethodEntry::new(),
            further: Further::new(),
        }
    }

    /// What the lookup gives for this object, if it has the shape that the cache looks at first.
    #[inline(always)]
    pub fn load(&self, thread: &Thread, object: Value) -> Option<Value> {
        let epoch = thread.heap().class_epoch();
        self.first.load(method_key(shape_of(object), epoch))
    }

    /// What the lookup gives for this object, if it has one of the further shapes that the cache knows.
    #[inline]
    pub fn load_further(&self, thread: &Thread, object: Value) -> Option<Value> {
        let key = method_key(shape_of(object), thread.heap().class_epoch());
        self.further
            .entries()
            .iter()
            .find_map(|entry| entry.load(key))
    }

    /// Remembers what the lookup gave for objects of this shape. `epoch` is what [`Thread::class_epoch`] said before
    /// the lookup began.
    pub fn fill(&self, shape: ShapeId, epoch: u32, value: Value) {
        let is_free = |entry: &MethodEntry| entry.is_free(shape, epoch);
        let entry = if is_free(&self.first) {
            &self.first
        } else {
            self.further.victim(shape, MethodEntry::new, is_free)
        };
        entry.fill(shape, epoch, value);
    }
}

impl MethodEntry {
    const fn new() -> MethodEntry {
        MethodEntry {
            key: AtomicU64::new(0),
            value: Slot::empty(),
        }
    }

    /// Whether nothing is lost if the entry is filled for this shape.
    fn is_free(&self, shape: ShapeId, epoch: u32) -> bool {
        let key = self.key.load(Ordering::Relaxed);
        key >> 32 != u64::from(epoch) || key & FILLING == method_key(shape, 0)
    }

    #[inline(always)]
    fn load(&self, wanted: u64) -> Option<Value> {
        let key = self.key.load(Ordering::Acquire);
        if key & !FILLS != wanted {
            return None;
        }
        let value = self.value.get();
        // Another thread may be filling: what was read belongs to the key only if the key is still there.
        if self.key.load(Ordering::Relaxed) == key {
            value
        } else {
            None
        }
    }

    fn fill(&self, shape: ShapeId, epoch: u32, value: Value) {
        let before = self.key.load(Ordering::Relaxed);
        let filling = FILLING | (before + 1) & FILLS;
        if before & FILLING == FILLING
            || self
                .key
                .compare_exchange(before, filling, Ordering::Acquire, Ordering::Relaxed)
                .is_err()
        {
            // Another thread fills the cache at this moment.
            return;
        }
        self.value.set(value);
        self.key.store(
            method_key(shape, epoch) | filling & FILLS,
            Ordering::Release,
        );
    }
}

/// Where a global name was found: the token of the globals in the upper half. In the lower one there is the offset of the
/// value in their table, or, with the lowest bit set, the number of the entry in the builtins, twice.
///
/// A token stands for the keys of one table of one dictionary, and is taken away before they change. So a name that was
/// found is still there, and one that was missing is still missing.
pub struct GlobalCache(AtomicU64);

const IN_BUILTINS: u32 = 1;

impl Default for GlobalCache {
    fn default() -> GlobalCache {
        GlobalCache::new()
    }
}

impl GlobalCache {
    /// A cache that knows nothing.
    pub const fn new() -> GlobalCache {
        // A token that is never given out: zero is what dictionaries have that nobody asked.
        GlobalCache(AtomicU64::new((u32::MAX as u64) << 32))
    }

    /// The value of the name, an interned string, if it is where it was.
    #[inline(always)]
    pub fn load(
        &self,
        globals: &Dict,
        builtins: impl FnOnce() -> Option<Value>,
        name: Value,
    ) -> Option<Value> {
        let known = self.0.load(Ordering::Acquire);
        let (token, place) = ((known >> 32) as u32, known as u32);
        if place & IN_BUILTINS == 0 {
            return globals.slot_at(token, place)?.get();
        }
        if !globals.has_token(token) {
            return None;
        }
        let builtins = builtins()?;
        let entry = builtins.downcast::<Dict>()?.table()?.entry(place >> 1)?;
        if entry.key.get() == Some(name) {
            entry.value.get()
        } else {
            None
        }
    }

    /// Overwrites the name in the globals, if it is where it was.
    #[inline(always)]
    pub fn store(&self, thread: &Thread, globals: &Dict, value: Value) -> bool {
        let known = self.0.load(Ordering::Acquire);
        let (token, place) = ((known >> 32) as u32, known as u32);
        place & IN_BUILTINS == 0 && globals.overwrite_at(thread, token, place, value)
    }

    /// Looks the name up and remembers where it was. Without builtins, the globals are all there is.
    pub fn find(
        &self,
        thread: &Thread,
        globals: &Dict,
        builtins: Option<&Dict>,
        name: Value,
    ) -> Option<Value> {
        let hash = crate::text::simple_hash_of(thread, name)?;
        let token = globals.token(thread);
        let here = globals.entry_of(hash, name);
        let place = match here {
            Some((_, offset)) => Some(offset),
            None => builtins
                .and_then(|builtins| builtins.entry_of(hash, name))
                .map(|(number, _)| number << 1 | IN_BUILTINS),
        };
        if let Some(place) = place
            && token != 0
            && globals.has_token(token)
        {
            // Who reads this sees the table that the token belongs to, or a later one.
            self.0
                .store(u64::from(token) << 32 | u64::from(place), Ordering::Release);
        }
        let namespace = match here {
            Some(_) => globals,
            None => builtins?,
        };
        match namespace.get(hash, name) {
            Lookup::Found(value) => Some(value),
            Lookup::Missing | Lookup::Undecided => None,
        }
    }
}

impl Thread {
    /// The number that cached lookups in classes are checked against.
    #[inline(always)]
    pub fn class_epoch(&self) -> u32 {
        self.heap().class_epoch()
    }

    /// Makes every cached place of an attribute of instances of the class's shapes wrong, because the class got
    /// something that goes before the attribute: each instance of them is moved to fresh shapes.
    pub fn replace_shapes(&self, is_affected: impl Fn(Value) -> bool) {
        self.alone(move || self.heap().move_instances(self, &is_affected));
    }
}
