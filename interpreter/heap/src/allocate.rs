//! Allocation: each thread bumps through runs of free cells, and sweeps a block when it takes one.

use crate::block::{BlockPointer, CELL_SIZES, LARGEST_CELL, Unswept, size_class};
use crate::header::{HAS_ATTRIBUTES, Header, Kind, LARGE, ShapeId};
use crate::heap::Heap;
use crate::native;
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

    /// The block, if there are cells in it that have not been given out.
    pub(crate) fn rest(&self) -> Option<BlockPointer> {
        let mut block = self.block.get()?;
        let cells = block.head().cells;
        let size = block.head().cell_size as usize;
        let cursor = self.cursor.get();
        if self.next.get() == cells {
            // The run goes to the end of the block.
            let left = (self.end.get() - cursor) / size;
            block.set_untouched(cells - left as u32);
        }
        (cursor < self.end.get() || self.next.get() < cells).then_some(block)
    }

    /// Forgets the run: what is left of it are free cells that the next sweep finds.
    pub(crate) fn reset(&self) {
        self.cursor.set(0);
        self.end.set(0);
        self.block.set(None);
        self.next.set(0);
    }
}

impl Thread {
    /// Memory for an object of `size` bytes: its first word is zero, the rest is not initialised.
    ///
    /// Never collects. Aborts when the system has no memory, as Rust does; what a program can ask for in one piece is
    /// checked by [`Thread::is_size_allowed`] first.
    #[inline(always)]
    pub(crate) fn allocate(&self, size: usize) -> NonNull<Header> {
        if size > LARGEST_CELL {
            return self.allocate_large(size);
        }
        let class = size_class(size);
        let supply = &self.supplies[class];
        let cursor = supply.cursor.get();
        let next = cursor + CELL_SIZES[class];
        if next > supply.end.get() {
            return self.refill(class);
        }
        supply.cursor.set(next);
        let pointer = std::ptr::with_exposed_provenance_mut::<Header>(cursor);
        // SAFETY: a run lies in a block, whose address is not null.
        unsafe { NonNull::new_unchecked(pointer) }
    }

    /// Memory for an object of `size` bytes with its header written; `flags` beside those that the shape asks for.
    #[inline(always)]
    pub(crate) fn create(
        &self,
        size: usize,
        kind: Kind,
        shape: ShapeId,
        flags: u8,
    ) -> NonNull<Header> {
        let mut flags = flags;
        let mut size = size;
        assert!(
            shape.kind().is_none_or(|expected| expected == kind),
            "a built-in shape is that of one kind of objects"
        );
        if shape.number() >= ShapeId::FIRST_FREE
            && kind != Kind::Instance
            && self.heap().shapes.has_attributes(shape)
        {
            flags |= HAS_ATTRIBUTES;
            size = size.next_multiple_of(8) + size_of::<Slot>();
        }
        if size > LARGEST_CELL {
            flags |= LARGE;
        }
        let pointer = self.allocate(size);
        // SAFETY: fresh memory of this size.
        unsafe { pointer.write(Header::new(kind, shape, flags)) };
        if flags & HAS_ATTRIBUTES != 0 {
            let last = size - size_of::<Slot>();
            // SAFETY: the last word of the fresh memory.
            unsafe {
                pointer
                    .cast::<u8>()
                    .add(last)
                    .cast::<Slot>()
                    .write(Slot::empty())
            };
        }
        pointer
    }

    #[cold]
    #[inline(never)]
    fn refill(&self, class: usize) -> NonNull<Header> {
        let supply = &self.supplies[class];
        loop {
            if let Some(mut block) = supply.block.get() {
                if let Some((start, end, next)) = next_run(&mut block, supply.next.get()) {
                    supply.next.set(next);
                    let size = CELL_SIZES[class];
                    supply.cursor.set(start + size);
                    supply.end.set(end);
                    self.heap().note_allocation(end - start);
                    let pointer = std::ptr::with_exposed_provenance_mut::<Header>(start);
                    return NonNull::new(pointer).expect("a cell is not at address zero");
                }
                supply.block.set(None);
            }
            let mut block = self.heap().take_block(class);
            if block.head().unswept {
                sweep(&block);
                block.set_unswept(Unswept::No);
            }
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

/// The next run of free cells from `from` on: its addresses, and where to look after it.
fn next_run(block: &mut BlockPointer, from: u32) -> Option<(usize, usize, u32)> {
    let cells = block.head().cells;
    let untouched = block.head().untouched;
    // SAFETY: a cell's first word is zero or an object's header.
    let is_free = |index: u32| unsafe { block.cell(index).as_ref() }.kind() == Kind::Free;
    let first = (from..untouched)
        .find(|index| is_free(*index))
        .unwrap_or_else(|| untouched.max(from));
    let last = (first..untouched)
        .find(|index| !is_free(*index))
        .unwrap_or(cells);
    if last == cells {
        block.set_untouched(cells);
    }
    let start = block.cell(first).addr().get();
    let size = block.head().cell_size as usize;
    (first < last).then_some((start, start + (last - first) as usize * size, last))
}

/// Frees the cells that the last collection did not mark.
pub(crate) fn sweep(block: &BlockPointer) {
    for index in 0..block.head().untouched {
        let cell = block.cell(index);
        // SAFETY: a cell's first word is zero or an object's header.
        if !block.is_marked(index) && unsafe { cell.as_ref() }.kind() != Kind::Free {
            // SAFETY: nothing marked it, so nothing can reach it.
            unsafe { free(cell) };
        }
    }
}

/// Drops what an object owns outside the heap and makes its cell free.
///
/// # Safety
/// Nothing may reach the object any more.
pub(crate) unsafe fn free(cell: NonNull<Header>) {
    // SAFETY: passed on to the caller.
    unsafe { native::drop_payload(cell) };
    // SAFETY: the cell is ours alone.
    unsafe { cell.cast::<u64>().write(0) };
}

impl Heap {
    fn take_block(&self, class: usize) -> BlockPointer {
        if let Some(block) = self.available[class].lock().pop() {
            return block;
        }
        // Nothing below is a safepoint, so no collection misses the block before it is added.
        let emptied = self.registry.lock().take_emptied();
        let block = match emptied {
            Some(mut block) => {
                if block.head().unswept {
                    sweep(&block);
                }
                block.rededicate(class);
                block
            }
            None => {
                let fresh = self.registry.lock().take_fresh();
                let mut block = fresh.unwrap_or_else(|| {
                    std::alloc::handle_alloc_error(std::alloc::Layout::new::<[u64; 8192]>())
                });
                block.dedicate(class);
                block
            }
        };
        self.registry.lock().add_block(block);
        block
    }
}
