//! Octets in memory that the system maps, for `mmap`: views of them see what other processes write.

use crate::native::{ClassDefinition, NativeClass};
use crate::types::bytes::view::Views;
use parking_lot::RwLock;
use std::io;
use weft_heap::concurrency::memory::Mapping;
use weft_heap::{Thread, Trace, Tracer, Value};

/// What a mapping is held by: the object behind an `mmap`, and behind the views of it.
pub struct MappedMemory {
    /// `None` once it is closed. No Python code runs while this is locked.
    mapping: RwLock<Option<Mapping>>,
    views: Views,
}

impl Trace for MappedMemory {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.views.trace(tracer);
    }
}

impl NativeClass for MappedMemory {
    fn definition() -> &'static ClassDefinition {
        &class::DEFINITION
    }
}

/// Mapped memory; programs never see it.
#[weft_macros::class(name = "mapped_memory", module = "builtins")]
pub mod class {}

impl MappedMemory {
    /// An object that holds a mapping.
    pub fn make(thread: &Thread, mapping: Mapping) -> Value {
        let memory = MappedMemory {
            mapping: RwLock::new(Some(mapping)),
            views: Views::default(),
        };
        crate::interpreter::new_native(thread, memory).value()
    }

    /// How many octets there are: none once it is closed.
    pub fn len(&self) -> usize {
        self.mapping.read().as_ref().map_or(0, Mapping::len)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the octets can be written to.
    pub fn is_writable(&self) -> bool {
        self.mapping
            .read()
            .as_ref()
            .is_some_and(Mapping::is_writable)
    }

    /// Whether it was closed.
    pub fn is_closed(&self) -> bool {
        self.mapping.read().is_none()
    }

    /// Copies octets from a place on; how many there are there.
    pub fn read(&self, place: usize, target: &mut [u8]) -> usize {
        let mapping = self.mapping.read();
        mapping
            .as_ref()
            .map_or(0, |mapping| mapping.read(place, target))
    }

    /// A copy of some of the octets, as many as there are from a place on.
    pub fn part(&self, place: usize, count: usize) -> Vec<u8> {
        let count = count.min(self.len().saturating_sub(place));
        let mut octets = vec![0; count];
        let found = self.read(place, &mut octets);
        octets.truncate(found);
        octets
    }

    /// Writes octets from a place on; how many there was room for.
    pub fn write(&self, place: usize, source: &[u8]) -> usize {
        let mapping = self.mapping.read();
        mapping
            .as_ref()
            .map_or(0, |mapping| mapping.write(place, source))
    }

    /// Calls a function with the mapping, which must not run Python code; `None` once it is closed.
    pub fn with<R>(&self, body: impl FnOnce(&Mapping) -> R) -> Option<R> {
        self.mapping.read().as_ref().map(body)
    }

    /// Makes it longer or shorter.
    ///
    /// # Errors
    /// What the system says.
    pub fn resize(&self, length: usize) -> io::Result<()> {
        match &mut *self.mapping.write() {
            Some(mapping) => mapping.resize(length),
            None => Ok(()),
        }
    }

    /// Lets go of the memory.
    pub fn close(&self) {
        drop(self.mapping.write().take());
    }

    /// Whether a view lives, which must not lose its octets.
    pub fn has_views(&self) -> bool {
        self.views.any_lives()
    }

    pub(crate) fn add_view(&self, thread: &Thread, view: Value) {
        self.views.add(thread, view);
    }
}
