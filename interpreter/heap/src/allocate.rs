//! Allocation: each thread bumps through runs of free cells. A block whose objects own something is swept by who takes it.

use crate::block::{BlockPointer, CELL_CLASSES, CellClass, LARGEST_CELL, Owns};
use crate::header::{HAS_ATTRIBUTES, Header, Kind, LARGE, ShapeId};
use crate::heap::Heap;
use crate::slot::Slot;
use crate::thread::Thread;
use std::cell::Cell;
use std::ptr::NonNull;

/// A thread's supply of cells of one size.
pub(crate) struct Supply {
    cursor: Cell<usize>,
    end: Cell<usize>,
    block: Cell<Option<BlockPointer>>,
    /// The first cell of the block that has not been looked at.
    next: Cell<u32>,
}

impl Supply {
    pub(crate) const fn empty() -> Supply {
        Supply {
            cursor: Cell::new(0),
            end: Cell::new(0),
            block: Cell::new(None),
            next: Cell::new(0),
        }
    }

    /// Gives back what has not been used of the run, and forgets the block, which is returned.
    pub(crate) fn take_back(&self) -> Option<BlockPointer> {
        let (cursor, end) = (self.cursor.replace(0), self.end.replace(0));
        self.next.set(0);
        let mut block = self.block.take()?;
        block.take_back(cursor, end);
        Some(block)
    }
}

impl Thread {
    /// Memory for an object of `size` bytes, not initialised.
    ///
    /// Never collects. Aborts when the system has no memory, as Rust does; what a program can ask for in one piece is
    /// checked by [`Thread::is_size_allowed`] first.
    #[inline(always)]
    pub(crate) fn allocate(&self, size: usize, owns: Owns) -> NonNull<Header> {
        if size > LARGEST_CELL {
            return self.allocate_large(size);
        }
        let class = CellClass::of(size, owns);
        let supply = &self.supplies[class.index() % CELL_CLASSES];
        let cursor = supply.cursor.get();
        let next = cursor + class.size();
        if next > supply.end.get() {
            return self.refill(class);
        }
        supply.cursor.set(next);
        let pointer = std::ptr::with_exposed_provenance_mut::<Header>(cursor);
        // SAFETY: a run lies in a block, whose address is not null.
        unsafe { NonNull::new_unchecked(pointer) }
    }

    /// Memory for an object of `size` bytes that owns nothing but its cell, with its header written; `flags` beside those
    /// that the shape asks for.
    #[inline(always)]
    pub(crate) fn create(
        &self,
        size: usize,
        kind: Kind,
        shape: ShapeId,
        flags: u8,
    ) -> NonNull<Header> {
        self.create_owning(size, kind, shape, flags, Owns::Nothing)
    }

    /// As [`Thread::create`], for an object that owns what `owns` says.
    #[inline(always)]
    pub(crate) fn create_owning(
        &self,
        size: usize,
        kind: Kind,
        shape: ShapeId,
        flags: u8,
        owns: Owns,
    ) -> NonNull<Header> {
        assert!(
            shape.kind().is_none_or(|expected| expected == kind),
            "a built-in shape is that of one kind of objects"
        );
        if shape.number() >= ShapeId::FIRST_FREE
            && kind != Kind::Instance
            && self.heap().shapes.has_attributes(shape)
        {
            return self.create_with_attributes(size, kind, shape, flags, owns);
        }
        self.create_sized(size, kind, shape, flags, owns)
    }

    #[inline(always)]
    fn create_sized(
        &self,
        size: usize,
        kind: Kind,
        shape: ShapeId,
        flags: u8,
        owns: Owns,
    ) -> NonNull<Header> {
        let flags = flags | if size > LARGEST_CELL { LARGE } else { 0 };
        let pointer = self.allocate(size, owns);
        // SAFETY: fresh memory of this size.
        unsafe { pointer.write(Header::new(kind, shape, flags)) };
        pointer
    }

    /// The size of most objects is known where they are made, but not if a word for attributes follows.
    #[inline(never)]
    fn create_with_attributes(
        &self,
        size: usize,
        kind: Kind,
        shape: ShapeId,
        flags: u8,
        owns: Owns,
    ) -> NonNull<Header> {
        let place = size.next_multiple_of(8);
        let size = place + size_of::<Slot>();
        let pointer = self.create_sized(size, kind, shape, flags | HAS_ATTRIBUTES, owns);
        // SAFETY: the last word of the fresh memory.
        let word = unsafe { pointer.cast::<u8>().add(place) };
        // SAFETY: as above.
        unsafe { word.cast::<Slot>().write(Slot::empty()) };
        pointer
    }

    #[cold]
    #[inline(never)]
    fn refill(&self, class: CellClass) -> NonNull<Header> {
        let supply = &self.supplies[class.index()];
        loop {
            if let Some(mut block) = supply.block.get() {
                if let Some((start, end, next)) = block.give_run(supply.next.get()) {
                    supply.next.set(next);
                    supply.cursor.set(start + class.size());
                    supply.end.set(end);
                    self.heap().note_allocation(end - start);
                    let pointer = std::ptr::with_exposed_provenance_mut::<Header>(start);
                    return NonNull::new(pointer).expect("a cell is not at address zero");
                }
                supply.block.set(None);
            }
            let mut block = self.heap().take_block(class);
            block.sweep();
            supply.block.set(Some(block));
            supply.next.set(0);
        }
    }

    #[cold]
    #[inline(never)]
    fn allocate_large(&self, size: usize) -> NonNull<Header> {
        self.heap().note_allocation(size);
        let allocated = self.heap().registry.lock().allocate_large(size);
        allocated.unwrap_or_else(|| {
            std::alloc::handle_alloc_error(std::alloc::Layout::new::<[u64; 1024]>())
        })
    }

    /// Zeroed memory for a large object that [`Thread::grow_large`] can make longer, with its header written.
    pub(crate) fn create_growing(&self, size: usize, kind: Kind) -> NonNull<Header> {
        debug_assert!(size > LARGEST_CELL, "no cell grows");
        self.heap().note_allocation(size);
        let allocated = self.heap().registry.lock().allocate_growing(size);
        let pointer = allocated.unwrap_or_else(|| {
            std::alloc::handle_alloc_error(std::alloc::Layout::new::<[u64; 1024]>())
        });
        // SAFETY: fresh memory of this size.
        unsafe { pointer.write(Header::new(kind, ShapeId::HIDDEN, LARGE)) };
        pointer
    }

    /// Makes an object longer that was made by [`Thread::create_growing`], and gives where it lies from now on; `None` if that
    /// is not possible.
    ///
    /// # Safety
    /// Nobody uses the object by the old address any more.
    pub(crate) unsafe fn grow_large(
        &self,
        pointer: NonNull<Header>,
        before: usize,
        size: usize,
    ) -> Option<NonNull<Header>> {
        let address = pointer.addr().get();
        let grown = self.heap().registry.lock().grow_large(address, size)?;
        self.heap().note_allocation(size.saturating_sub(before));
        Some(grown)
    }

    /// Whether an object of `size` bytes is within what a program may ask for.
    pub fn is_size_allowed(size: usize) -> bool {
        size <= available_memory()
            && Thread::try_current(|thread| thread.heap().has_room_for(size)).unwrap_or(true)
    }
}

/// What a single object may take: what the system could give at all, found once.
fn available_memory() -> usize {
    use std::sync::OnceLock;
    static LIMIT: OnceLock<usize> = OnceLock::new();
    *LIMIT.get_or_init(|| {
        let from_system = std::fs::read_to_string("/proc/meminfo")
            .ok()
            .and_then(|text| {
                let line = text.lines().find(|line| line.starts_with("MemTotal:"))?;
                let kilobytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
                Some(kilobytes * 1024)
            });
        from_system.unwrap_or(8 << 30)
    })
}

impl Heap {
    fn take_block(&self, class: CellClass) -> BlockPointer {
        if let Some(block) = self.available[class.index()].lock().pop() {
            return block;
        }
        // Nothing below is a safepoint, so no collection misses the block before it is added.
        let emptied = self.registry.lock().take_emptied();
        let mut block = match emptied {
            Some(mut block) => {
                block.sweep();
                block
            }
            None => {
                let fresh = self.registry.lock().take_fresh();
                fresh.unwrap_or_else(|| {
                    std::alloc::handle_alloc_error(std::alloc::Layout::new::<[u64; 8192]>())
                })
            }
        };
        block.dedicate(class);
        self.registry.lock().add_block(block);
        block
    }
}
