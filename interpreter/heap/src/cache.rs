//! Inline caches: what a node remembers about the last object it met. Each is opaque, so that no node can forge an
//! access; each is read without a lock and may be overwritten by any thread at any time.

use crate::dict::{Dict, Lookup};
use crate::header::{Header, Kind, ShapeId};
use crate::instance::{Instance, shape_of};
use crate::shape::InstanceLayout;
use crate::slot::Slot;
use crate::thread::Thread;
use crate::value::Value;
use std::sync::atomic::{AtomicU64, Ordering};

const INLINE: u64 = 1 << 16;
const OVERFLOW: u64 = 2 << 16;

/// Where instances of one shape have an attribute: the shape in the upper half, place and slot in the lower one.
#[derive(Default)]
pub struct AttributeCache(AtomicU64);

impl AttributeCache {
    /// A cache that knows nothing.
    pub const fn new() -> AttributeCache {
        AttributeCache(AtomicU64::new(0))
    }

    #[inline(always)]
    fn slot<'o>(&self, object: &'o Value) -> Option<&'o Slot> {
        let header: &Header = object.header()?;
        let known = self.0.load(Ordering::Relaxed);
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
            self.0
                .store(u64::from(id.number()) << 32 | place, Ordering::Relaxed);
        }
    }
}

impl AttributeCache {
    /// Remembers that objects of this object's shape have the attribute in a fixed slot: what a member descriptor of
    /// their class says. The class must not change that without [`Thread::replace_shapes`].
    pub fn fill_fixed(&self, thread: &Thread, object: Value, index: u16) {
        let Some(instance) = object.downcast::<Instance>() else {
            return;
        };
        let id = shape_of(object);
        if instance.fixed_slot(thread, index).is_some() {
            self.0.store(
                u64::from(id.number()) << 32 | INLINE | u64::from(index),
                Ordering::Relaxed,
            );
        }
    }
}

/// Which shape objects of one shape get when an attribute is added.
#[derive(Default)]
pub struct TransitionCache(AtomicU64);

impl TransitionCache {
    /// A cache that knows nothing.
    pub const fn new() -> TransitionCache {
        TransitionCache(AtomicU64::new(0))
    }

    /// Adds the attribute, if the object has the shape that the cache knows.
    #[inline(always)]
    pub fn add(&self, thread: &Thread, object: Value, value: Value) -> bool {
        let Some(header) = object.header() else {
            return false;
        };
        let known = self.0.load(Ordering::Relaxed);
        let shape = header.shape();
        if u64::from(shape.number()) != known >> 32 || known == 0 {
            return false;
        }
        // SAFETY: the shape is one of instances with slots, as `fill` has checked.
        let instance = unsafe { &*std::ptr::from_ref(header).cast::<Instance>() };
        instance.add(thread, shape, ShapeId(known as u32), value)
    }

    /// Remembers the shape that follows `before` when `name` is added. The caller has made sure that no data
    /// descriptor and no `__setattr__` of the class has a say in it.
    pub fn fill(&self, thread: &Thread, before: ShapeId, name: Value) {
        if matches!(thread.shape(before).layout(), InstanceLayout::Slots { .. }) {
            let next = thread.heap().shapes.transition(before, name);
            self.0.store(
                u64::from(before.number()) << 32 | u64::from(next.number()),
                Ordering::Relaxed,
            );
        }
    }
}

/// What looking up a name in the class of objects of one shape gave.
///
/// The value needs no root: it is handed out only to objects of the shape, whose class holds it for as long as the
/// epoch of classes stays the same.
#[derive(Default)]
pub struct MethodCache {
    /// The shape in the upper half, the epoch in the lower one; zero while the value is being changed.
    key: AtomicU64,
    value: Slot,
}

impl MethodCache {
    /// A cache that knows nothing.
    pub const fn new() -> MethodCache {
        MethodCache {
            key: AtomicU64::new(0),
            value: Slot::empty(),
        }
    }

    #[inline(always)]
    fn key_of(thread: &Thread, shape: ShapeId) -> u64 {
        u64::from(shape.number()) << 32 | u64::from(thread.heap().class_epoch())
    }

    /// What the lookup gives for this object, if the cache knows.
    #[inline(always)]
    pub fn load(&self, thread: &Thread, object: Value) -> Option<Value> {
        let key = MethodCache::key_of(thread, shape_of(object));
        if self.key.load(Ordering::Acquire) != key {
            return None;
        }
        let value = self.value.get();
        // Another thread may be writing: what was read belongs to the key only if the key is still there.
        if self.key.load(Ordering::Relaxed) == key {
            value
        } else {
            None
        }
    }

    /// Remembers what the lookup gave for objects of this shape. `epoch` is what [`Thread::class_epoch`] said before
    /// the lookup began.
    pub fn fill(&self, shape: ShapeId, epoch: u32, value: Value) {
        self.key.store(0, Ordering::Relaxed);
        self.value.set(value);
        self.key.store(
            u64::from(shape.number()) << 32 | u64::from(epoch),
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
        let known = self.0.load(Ordering::Relaxed);
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
        let known = self.0.load(Ordering::Relaxed);
        let (token, place) = ((known >> 32) as u32, known as u32);
        place & IN_BUILTINS == 0 && globals.overwrite_at(thread, token, place, value)
    }

    /// Looks the name up and remembers where it was.
    pub fn find(
        &self,
        thread: &Thread,
        globals: &Dict,
        builtins: &Dict,
        name: Value,
    ) -> Option<Value> {
        let hash = crate::text::simple_hash_of(thread, name)?;
        let token = globals.token(thread);
        let here = globals.entry_of(hash, name);
        let place = match here {
            Some((_, offset)) => Some(offset),
            None => builtins
                .entry_of(hash, name)
                .map(|(number, _)| number << 1 | IN_BUILTINS),
        };
        if let Some(place) = place
            && token != 0
            && globals.has_token(token)
        {
            self.0
                .store(u64::from(token) << 32 | u64::from(place), Ordering::Relaxed);
        }
        let namespace = if here.is_some() { globals } else { builtins };
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
        self.participant()
            .stop_the_world(|_| self.heap().move_instances(self, &is_affected));
    }
}
