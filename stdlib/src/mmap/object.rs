//! The object of an `mmap`: the memory, the place in it, and the file it came from.
//!
//! Invariant: the place may be past the end after the memory was made shorter, and then nothing is left to read.

use parking_lot::Mutex;
use rustix::fd::OwnedFd;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_core::error::{type_error, value_error};
use weft_core::heap::concurrency::memory::{self, Mapping};
use weft_core::heap::{Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::interpreter::new_native;
use weft_core::types::bytes::MappedMemory;
use weft_core::types::exception::os_error::raise_os_error;

/// What may be done with the memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// What the protection says.
    Default,
    /// Reading.
    Read,
    /// Reading and writing.
    Write,
    /// Writing that nobody else sees.
    Copy,
}

impl Access {
    /// The constant's name.
    pub fn name(self) -> &'static str {
        match self {
            Access::Default => "ACCESS_DEFAULT",
            Access::Read => "ACCESS_READ",
            Access::Write => "ACCESS_WRITE",
            Access::Copy => "ACCESS_COPY",
        }
    }

    /// The access that a number of the program's stands for.
    pub fn of(number: i64) -> Option<Access> {
        Some(match number {
            0 => Access::Default,
            1 => Access::Read,
            2 => Access::Write,
            3 => Access::Copy,
            _ => return None,
        })
    }
}

/// Whether an `mmap` keeps a descriptor of its file.
pub enum File {
    /// It does, unless there is none: memory of no file.
    Kept(Option<OwnedFd>),
    /// The program did not want it to.
    Untracked,
}

/// An `mmap`.
pub struct Map {
    memory: Slot,
    position: AtomicUsize,
    /// Where the memory begins in its file.
    pub offset: u64,
    pub access: Access,
    pub file: Mutex<File>,
    /// Whether it is memory of no file that processes share, which the system cannot make longer.
    pub is_shared_anonymous: bool,
}

impl Trace for Map {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.memory);
    }
}

/// What can be asked of a new one.
pub struct Wanted {
    pub length: usize,
    pub protection: i32,
    pub flags: i32,
    pub offset: u64,
    pub access: Access,
}

impl Map {
    /// Maps memory.
    ///
    /// # Errors
    /// `OSError`
    pub fn new(thread: &Thread, wanted: &Wanted, file: File) -> Result<Map, Raised> {
        let descriptor = match &file {
            File::Kept(kept) => kept.as_ref(),
            File::Untracked => None,
        };
        Map::with_descriptor(thread, wanted, descriptor.map(rustix::fd::AsFd::as_fd)).map(|map| {
            Map {
                file: Mutex::new(file),
                ..map
            }
        })
    }

    /// As [`Map::new`], with a file that is not kept.
    ///
    /// # Errors
    /// `OSError`
    pub fn with_descriptor(
        thread: &Thread,
        wanted: &Wanted,
        file: Option<rustix::fd::BorrowedFd<'_>>,
    ) -> Result<Map, Raised> {
        let mapping = thread.blocking(|| {
            Mapping::new(
                file,
                wanted.length,
                wanted.protection,
                wanted.flags,
                wanted.offset,
            )
        });
        let mapping = mapping.map_err(|error| raise_os_error(thread, &error, None))?;
        let slot = Slot::empty();
        slot.set(MappedMemory::make(thread, mapping));
        Ok(Map {
            memory: slot,
            position: AtomicUsize::new(0),
            offset: wanted.offset,
            access: wanted.access,
            file: Mutex::new(File::Untracked),
            is_shared_anonymous: file.is_none() && wanted.flags & memory::SHARED != 0,
        })
    }

    /// The object that holds the memory.
    pub fn storage(&self) -> Value {
        self.memory.get().expect("a map has memory")
    }

    /// Calls a function with the memory, closed or not.
    pub fn with<R>(&self, body: impl FnOnce(&MappedMemory) -> R) -> R {
        let storage = self.storage();
        body(
            storage
                .downcast::<Native<MappedMemory>>()
                .expect("memory is mapped"),
        )
    }

    /// The number of octets.
    ///
    /// # Errors
    /// `ValueError` once it is closed.
    pub fn len(&self) -> Result<usize, Raised> {
        if self.with(MappedMemory::is_closed) {
            return Err(value_error("mmap closed or invalid"));
        }
        Ok(self.with(MappedMemory::len))
    }

    /// Fails where nothing can be written.
    ///
    /// # Errors
    /// `ValueError`, `TypeError`
    pub fn check_writable(&self) -> Result<(), Raised> {
        self.len()?;
        if self.with(MappedMemory::is_writable) {
            return Ok(());
        }
        Err(type_error("mmap can't modify a readonly memory map."))
    }

    /// The place.
    pub fn position(&self) -> usize {
        self.position.load(Ordering::Relaxed)
    }

    /// Goes to a place.
    pub fn go_to(&self, place: usize) {
        self.position.store(place, Ordering::Relaxed);
    }

    /// Some of the octets.
    pub fn part(&self, place: usize, count: usize) -> Vec<u8> {
        self.with(|memory| memory.part(place, count))
    }
}

/// What gives the octets of an `mmap`, each as bytes.
pub struct Octets {
    map: Slot,
    place: AtomicUsize,
}

impl Trace for Octets {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.map);
    }
}

impl Octets {
    /// An iterator from the start.
    pub fn make(thread: &Thread, map: Value) -> Value {
        let slot = Slot::empty();
        slot.set(map);
        let octets = Octets {
            map: slot,
            place: AtomicUsize::new(0),
        };
        new_native(thread, octets).value()
    }

    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let Some(map) = self.map.get() else {
            return Ok(None);
        };
        let map = map.downcast::<Native<Map>>().expect("made of a map");
        let place = self.place.fetch_add(1, Ordering::Relaxed);
        if place < map.len()? {
            return Ok(Some(thread.bytes(&map.part(place, 1))));
        }
        self.map.clear();
        Ok(None)
    }
}

/// Iterator over the octets of an mmap.
#[weft_core::class(name = "iterator", module = "builtins", payload = Octets)]
pub mod iterator {
    use super::Octets;
    use weft_core::heap::{Native, Raised, Thread, Value};

    /// Implement iter(self).
    fn __iter__(this: Value) -> Value {
        this
    }

    /// Implement next(self).
    fn __next__(this: &Native<Octets>, thread: &Thread) -> Result<Value, Raised> {
        weft_core::types::iterator::next_or_stop(thread, this.step(thread))
    }
}
