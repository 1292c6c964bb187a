//! Dictionaries and sets. Readers take no lock; who changes one without a global lock holds its lock byte.
//!
//! Equality of keys may need Python code, and a lock is never held while that runs. So a search that meets such a key
//! stops at it and asks; the change that follows checks under the lock that the table is still the one that was
//! searched, and starts over if it is not.

use crate::header::{FROZEN, Gc, Header, Kind, ShapeId, object_with_header};
use crate::mark::Tracer;
use crate::slot::Slot;
use crate::table::{Probe, Table};
use crate::thread::Thread;
use crate::value::Value;
use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};
use weft_concurrency::ObjectLock;

/// What a search without Python code found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lookup {
    /// The key's value.
    Found(Value),
    /// The key is not there.
    Missing,
    /// Only Python code can tell: use [`Entries::find`].
    Undecided,
}

/// The entries of a dictionary or set.
#[repr(C)]
pub struct Entries {
    pub(crate) table: Slot,
    alive: AtomicU32,
    /// Changes whenever a key comes or goes.
    version: AtomicU32,
    /// A number that no other table of the heap ever has, while keys neither come nor go; 0 if nobody asked for it.
    pub(crate) token: AtomicU32,
    lock: ObjectLock,
}

/// A dictionary, or an instance of a subclass of `dict`.
#[repr(C)]
pub struct Dict {
    header: Header,
    entries: Entries,
}
object_with_header!(Dict, Kind::Dict);

/// A set or frozenset, or an instance of a subclass: keys whose value is `None`.
#[repr(C)]
pub struct Set {
    header: Header,
    entries: Entries,
}
object_with_header!(Set, Kind::Set);

impl Deref for Dict {
    type Target = Entries;
    #[inline(always)]
    fn deref(&self) -> &Entries {
        &self.entries
    }
}

impl Deref for Set {
    type Target = Entries;
    #[inline(always)]
    fn deref(&self) -> &Entries {
        &self.entries
    }
}

impl Dict {
    /// An empty dictionary of the given shape.
    pub fn new(thread: &Thread, shape: ShapeId) -> Gc<Dict> {
        let pointer = thread
            .create(size_of::<Dict>(), Kind::Dict, shape, 0)
            .cast::<Dict>();
        // SAFETY: fresh memory of this type's size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).entries).write(Entries::new()) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.entries.table);
    }
}

impl Set {
    /// An empty set of the given shape, which is frozen where that is the shape of frozensets.
    pub fn new(thread: &Thread, shape: ShapeId) -> Gc<Set> {
        let flags = if shape == ShapeId::FROZENSET {
            FROZEN
        } else {
            0
        };
        Set::with_flags(thread, shape, flags)
    }

    /// An empty set of the given shape with room for so many keys.
    pub fn with_room(thread: &Thread, shape: ShapeId, keys: usize) -> Gc<Set> {
        let set = Set::new(thread, shape);
        if keys > 0 {
            set.entries.table.set(Table::new(thread, keys).value());
        }
        set
    }

    /// An empty frozenset of the given shape, which may be that of a subclass.
    pub fn frozen(thread: &Thread, shape: ShapeId) -> Gc<Set> {
        Set::with_flags(thread, shape, FROZEN)
    }

    /// Whether it is a frozenset, or an instance of a subclass of that.
    pub fn is_frozen(&self) -> bool {
        self.header.has(FROZEN)
    }

    #[inline]
    fn with_flags(thread: &Thread, shape: ShapeId, flags: u8) -> Gc<Set> {
        let pointer = thread
            .create(size_of::<Set>(), Kind::Set, shape, flags)
            .cast::<Set>();
        // SAFETY: fresh memory of this type's size; the header is written already.
        unsafe { (&raw mut (*pointer.as_ptr()).entries).write(Entries::new()) };
        // SAFETY: complete now.
        Gc::of(unsafe { pointer.as_ref() })
    }
}

/// Where a search that may run Python code ended.
struct Place {
    table: Option<Value>,
    version: u32,
    entry: Option<u32>,
}

impl Entries {
    fn new() -> Entries {
        Entries {
            table: Slot::empty(),
            alive: AtomicU32::new(0),
            version: AtomicU32::new(1),
            token: AtomicU32::new(0),
            lock: ObjectLock::new(),
        }
    }

    /// How many keys there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.alive.load(Ordering::Acquire) as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A number that changes whenever a key comes or goes.
    #[inline(always)]
    pub fn version(&self) -> u32 {
        self.version.load(Ordering::Acquire)
    }

    #[inline(always)]
    pub(crate) fn table(&self) -> Option<&Table> {
        let pointer = self.table.address()?.cast::<Table>();
        // SAFETY: the slot holds tables only, and the collector keeps the one that was read.
        Some(unsafe { pointer.as_ref() })
    }

    /// Says that keys come or go, before they do. The lock is held.
    #[inline(always)]
    pub(crate) fn keys_change(&self) {
        self.token.store(0, Ordering::Relaxed);
    }

    /// Says that keys have come or gone, after they did, and how many there are. The lock is held.
    ///
    /// A search that saw them come began with the version before, so the change that follows it finds out.
    #[inline(always)]
    pub(crate) fn keys_changed(&self, alive: usize) {
        self.alive.store(alive as u32, Ordering::Release);
        // Nobody else writes while the lock is held, so this needs no locked instruction.
        let version = self.version.load(Ordering::Relaxed);
        self.version
            .store(version.wrapping_add(1), Ordering::Release);
    }

    #[inline(always)]
    pub(crate) fn changing<R>(&self, thread: &Thread, change: impl FnOnce() -> R) -> R {
        if !thread.locks_objects() {
            return change();
        }
        let _guard = self.lock.lock();
        change()
    }

    /// The value of a key that is found at once; `None` says nothing.
    #[inline(always)]
    pub fn get_at_once(&self, key: Value) -> Option<Value> {
        let hash = crate::text::quick_hash_of(key)?;
        self.table()?.entry_at_once(hash, key)?.value.get()
    }

    /// Whether a key is there, if the place that its hash leads to tells; `None` says nothing.
    #[inline(always)]
    pub fn contains_at_once(&self, key: Value) -> Option<bool> {
        let hash = crate::text::quick_hash_of(key)?;
        self.table()?.contains_at_once(hash, key)
    }

    /// Overwrites the value of a key that is found at once; false says nothing.
    #[inline(always)]
    pub fn overwrite_at_once(&self, thread: &Thread, key: Value, value: Value) -> bool {
        let Some(hash) = crate::text::quick_hash_of(key) else {
            return false;
        };
        if thread.locks_objects() {
            return self.overwrite_locked(hash, key, value);
        }
        self.overwrite(hash, key, value)
    }

    #[inline(never)]
    fn overwrite_locked(&self, hash: u64, key: Value, value: Value) -> bool {
        let _guard = self.lock.lock();
        self.overwrite(hash, key, value)
    }

    #[inline(always)]
    fn overwrite(&self, hash: u64, key: Value, value: Value) -> bool {
        match self
            .table()
            .and_then(|table| table.entry_at_once(hash, key))
        {
            Some(entry) if entry.value.get().is_some() => {
                entry.value.set(value);
                true
            }
            _ => false,
        }
    }

    /// Overwrites the value of a key whose equality needs no Python code, and gives back what was there; `None` says
    /// nothing, and changes nothing.
    pub fn replace_simple(&self, thread: &Thread, key: Value, value: Value) -> Option<Value> {
        let hash = crate::text::simple_hash_of(thread, key)?;
        self.changing(thread, || {
            let table = self.table()?;
            let Probe::Found(number) = table.probe(hash, key, 0) else {
                return None;
            };
            let entry = table.entry(number)?;
            entry.value.get()?;
            entry.value.replace(value)
        })
    }

    /// The value of a key, as far as that can be told without Python code.
    #[inline(always)]
    pub fn get(&self, hash: u64, key: Value) -> Lookup {
        let Some(table) = self.table() else {
            return Lookup::Missing;
        };
        match table.probe(hash, key, 0) {
            Probe::Found(number) => match table.entry(number).and_then(|entry| entry.value.get()) {
                Some(value) => Lookup::Found(value),
                None => Lookup::Missing,
            },
            Probe::Missing => Lookup::Missing,
            Probe::Undecided(..) => Lookup::Undecided,
        }
    }

    /// The value of an interned string, or of any key whose equality needs no Python code.
    pub fn get_simple(&self, thread: &Thread, key: Value) -> Option<Value> {
        let hash = crate::text::simple_hash_of(thread, key)?;
        match self.get(hash, key) {
            Lookup::Found(value) => Some(value),
            Lookup::Missing | Lookup::Undecided => None,
        }
    }

    /// The value of a key. `equal` is asked about keys with the same hash, and may run Python code.
    pub fn find<E>(
        &self,
        hash: u64,
        key: Value,
        mut equal: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<Option<Value>, E> {
        let place = self.search(hash, key, &mut equal)?;
        let Some(number) = place.entry else {
            return Ok(None);
        };
        let table = place
            .table
            .as_ref()
            .and_then(|table| table.downcast::<Table>());
        Ok(table
            .and_then(|table| table.entry(number))
            .and_then(|entry| entry.value.get()))
    }

    fn search<E>(
        &self,
        hash: u64,
        key: Value,
        equal: &mut impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<Place, E> {
        'again: loop {
            let version = self.version();
            let held = self.table.get();
            let Some(table) = held.as_ref().and_then(|table| table.downcast::<Table>()) else {
                return Ok(Place {
                    table: held,
                    version,
                    entry: None,
                });
            };
            let mut skip = 0;
            loop {
                match table.probe(hash, key, skip) {
                    Probe::Found(number) => {
                        return Ok(Place {
                            table: held,
                            version,
                            entry: Some(number),
                        });
                    }
                    Probe::Missing => {
                        return Ok(Place {
                            table: held,
                            version,
                            entry: None,
                        });
                    }
                    Probe::Undecided(number, other) => {
                        let same = equal(other)?;
                        if self.version() != version || self.table.get() != held {
                            continue 'again;
                        }
                        if same {
                            return Ok(Place {
                                table: held,
                                version,
                                entry: Some(number),
                            });
                        }
                        skip += 1;
                    }
                }
            }
        }
    }

    /// Whether the table is still the one that was searched. The lock is held.
    fn is_unchanged(&self, place: &Place) -> bool {
        self.version.load(Ordering::Relaxed) == place.version && self.table.get() == place.table
    }

    /// Sets a key whose equality needs no Python code: a string, a number, or an object that is compared by identity.
    /// `None` if it meets one that does; otherwise the value that was there before, if any.
    #[inline(always)]
    pub fn set(
        &self,
        thread: &Thread,
        hash: u64,
        key: Value,
        value: Value,
    ) -> Option<Option<Value>> {
        self.changing(thread, || {
            if let Some(table) = self.table() {
                match table.probe(hash, key, 0) {
                    Probe::Found(number) => {
                        if let Some(entry) = table.entry(number)
                            && let Some(before) = entry.value.get()
                        {
                            entry.value.set(value);
                            return Some(Some(before));
                        }
                    }
                    Probe::Missing => {}
                    Probe::Undecided(..) => return None,
                }
            }
            self.append(thread, hash, key, value);
            Some(None)
        })
    }

    /// Sets an interned string, a number or the like, which never needs Python code.
    pub fn set_simple(&self, thread: &Thread, key: Value, value: Value) {
        let hash = crate::text::simple_hash_of(thread, key).unwrap_or(0);
        if self.set(thread, hash, key, value).is_none() {
            // Another key with this hash has an equality of its own; it cannot be equal to a plain key that it does
            // not know, so the search goes on past it.
            let _ = self.insert::<()>(thread, hash, key, value, |_| Ok(false));
        }
    }

    /// Sets a key, and gives the value that was there before. `equal` may run Python code.
    pub fn insert<E>(
        &self,
        thread: &Thread,
        hash: u64,
        key: Value,
        value: Value,
        mut equal: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<Option<Value>, E> {
        loop {
            let place = self.search(hash, key, &mut equal)?;
            let done = self.changing(thread, || {
                if !self.is_unchanged(&place) {
                    return None;
                }
                if let Some(number) = place.entry {
                    let entry = self.table()?.entry(number)?;
                    let before = entry.value.get()?;
                    entry.value.set(value);
                    return Some(Some(before));
                }
                self.append(thread, hash, key, value);
                Some(None)
            });
            if let Some(before) = done {
                return Ok(before);
            }
        }
    }

    /// Adds a key that no key here equals, such as one from another set of distinct keys.
    pub fn add_absent(&self, thread: &Thread, hash: u64, key: Value, value: Value) {
        self.changing(thread, || self.append(thread, hash, key, value));
    }

    /// The value of a key, which is set to `value` first if it is missing: one step (`setdefault`). Whether it was
    /// set is the second part.
    pub fn get_or_insert<E>(
        &self,
        thread: &Thread,
        hash: u64,
        key: Value,
        value: Value,
        mut equal: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<(Value, bool), E> {
        loop {
            let place = self.search(hash, key, &mut equal)?;
            let done = self.changing(thread, || {
                if !self.is_unchanged(&place) {
                    return None;
                }
                if let Some(number) = place.entry {
                    return self
                        .table()?
                        .entry(number)?
                        .value
                        .get()
                        .map(|value| (value, false));
                }
                self.append(thread, hash, key, value);
                Some((value, true))
            });
            if let Some(done) = done {
                return Ok(done);
            }
        }
    }

    /// Takes a key out, and gives it and its value.
    pub fn remove<E>(
        &self,
        thread: &Thread,
        hash: u64,
        key: Value,
        mut equal: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<Option<(Value, Value)>, E> {
        loop {
            let place = self.search(hash, key, &mut equal)?;
            let Some(number) = place.entry else {
                return Ok(None);
            };
            let done = self.changing(thread, || {
                if !self.is_unchanged(&place) {
                    return None;
                }
                self.delete_entry(number)
            });
            if done.is_some() {
                return Ok(done);
            }
        }
    }

    /// Takes out a string, a number or the like.
    pub fn remove_simple(&self, thread: &Thread, key: Value) -> Option<Value> {
        let hash = crate::text::simple_hash_of(thread, key)?;
        let removed: Result<_, std::convert::Infallible> =
            self.remove(thread, hash, key, |_| Ok(false));
        match removed {
            Ok(removed) => removed.map(|(_, value)| value),
            Err(never) => match never {},
        }
    }

    fn delete_entry(&self, number: u32) -> Option<(Value, Value)> {
        let table = self.table()?;
        let entry = table.entry(number)?;
        let (key, value) = (entry.key.get()?, entry.value.get()?);
        self.keys_change();
        entry.value.clear();
        entry.key.set(Value::ABSENT);
        if table.first.load(Ordering::Relaxed) == number {
            table.first.store(number + 1, Ordering::Relaxed);
        }
        if table.last.load(Ordering::Relaxed) == number + 1 {
            table.last.store(number, Ordering::Relaxed);
        }
        self.keys_changed(self.len() - 1);
        Some((key, value))
    }

    /// Makes a key the last one in order, in one step; whether it is there.
    pub fn move_to_last<E>(
        &self,
        thread: &Thread,
        hash: u64,
        key: Value,
        mut equal: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<bool, E> {
        loop {
            let place = self.search(hash, key, &mut equal)?;
            let Some(number) = place.entry else {
                return Ok(false);
            };
            // One that is the last already changes nothing: who looks for another key, and comes here to compare it, would
            // begin again and again.
            let table = place
                .table
                .as_ref()
                .and_then(|table| table.downcast::<Table>());
            if table.is_some_and(|table| table.last.load(Ordering::Relaxed) == number + 1)
                && self.is_unchanged(&place)
            {
                return Ok(true);
            }
            let done = self.changing(thread, || {
                if !self.is_unchanged(&place) {
                    return None;
                }
                // There is a table with this entry until the key is where it is to be.
                let table = self.table()?;
                if table.is_full() {
                    self.make_room(thread);
                    return None;
                }
                let (key, value) = self.delete_entry(number)?;
                self.append(thread, hash, key, value);
                Some(())
            });
            if done.is_some() {
                return Ok(true);
            }
        }
    }

    /// Makes a key the first one in order, in one step that takes time in proportion to the length; whether it is there.
    pub fn move_to_first<E>(
        &self,
        thread: &Thread,
        hash: u64,
        key: Value,
        mut equal: impl FnMut(Value) -> Result<bool, E>,
    ) -> Result<bool, E> {
        loop {
            let place = self.search(hash, key, &mut equal)?;
            let Some(number) = place.entry else {
                return Ok(false);
            };
            let done = self.changing(thread, || {
                if !self.is_unchanged(&place) {
                    return None;
                }
                self.keys_change();
                let old = self.table()?;
                let moved = old.entry(number)?;
                let (key, value) = (moved.key.get()?, moved.value.get()?);
                let new = Table::new(thread, self.len() + 1);
                new.append(hash, key, value);
                let mut next = 0;
                while let Some((at, key, value)) = old.next_alive(next) {
                    if at != number {
                        let hash = old
                            .entry(at)
                            .map_or(0, |entry| entry.hash.load(Ordering::Relaxed));
                        new.append(hash, key, value);
                    }
                    next = at + 1;
                }
                self.table.set(new.value());
                self.keys_changed(self.len());
                Some(())
            });
            if done.is_some() {
                return Ok(true);
            }
        }
    }

    /// Takes out the entry that was added last.
    pub fn pop_last(&self, thread: &Thread) -> Option<(Value, Value)> {
        self.changing(thread, || {
            let table = self.table()?;
            let (number, ..) = table.last_alive(table.last.load(Ordering::Relaxed))?;
            self.delete_entry(number)
        })
    }

    /// Takes out the entry that was added first.
    pub fn pop_first(&self, thread: &Thread) -> Option<(Value, Value)> {
        self.changing(thread, || {
            let table = self.table()?;
            let (number, ..) = table.next_alive(table.first.load(Ordering::Relaxed))?;
            table.first.store(number, Ordering::Relaxed);
            self.delete_entry(number)
        })
    }

    /// Takes everything out, in one step.
    pub fn clear(&self, thread: &Thread) {
        self.changing(thread, || {
            self.keys_change();
            self.table.clear();
            self.keys_changed(0);
        });
    }

    /// Adds a key that is not there. The lock is held.
    #[inline(always)]
    fn append(&self, thread: &Thread, hash: u64, key: Value, value: Value) {
        self.keys_change();
        if !self
            .table()
            .is_some_and(|table| table.append(hash, key, value))
        {
            return self.grow_and_append(thread, hash, key, value);
        }
        self.keys_changed(self.len() + 1);
    }

    /// The first key from a position on, with its hash and value and the position after it. Positions begin at 0.
    #[inline(always)]
    pub fn next(&self, position: usize) -> Option<(usize, Value, Value)> {
        let table = self.table()?;
        let position = position.max(table.first.load(Ordering::Relaxed) as usize);
        let (number, key, value) = table.next_alive(u32::try_from(position).ok()?)?;
        Some((number as usize + 1, key, value))
    }

    /// The last key before a position, with its value and its own position. Positions end at `usize::MAX`.
    pub fn previous(&self, position: usize) -> Option<(usize, Value, Value)> {
        let table = self.table()?;
        let (number, key, value) = table.last_alive(u32::try_from(position).unwrap_or(u32::MAX))?;
        Some((number as usize, key, value))
    }

    /// The hash that a key was added with, by the position after it.
    pub fn hash_before(&self, position: usize) -> u64 {
        let number = u32::try_from(position.wrapping_sub(1)).unwrap_or(u32::MAX);
        self.table()
            .and_then(|table| table.entry(number))
            .map_or(0, |entry| entry.hash.load(Ordering::Relaxed))
    }

    /// Bytes of the hash table, for `sys.getsizeof`.
    pub fn table_size(&self) -> usize {
        self.table().map_or(0, Table::size)
    }
}

impl Thread {
    /// An empty plain dictionary.
    pub fn dict(&self) -> Gc<Dict> {
        Dict::new(self, ShapeId::DICT)
    }
}
