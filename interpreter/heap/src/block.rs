//! Blocks of cells of one size, and the registry that tells which addresses lie in one.
//!
//! A block is 64 KiB, aligned to its size, so the block of an object is found by masking its address. Its head holds
//! the cell size, a bitmap of the cells that were given out and one of marks. What lies in a cell that is not given out
//! may be anything.

use crate::bitmap::{Bitmap, Markers, Marks};
use crate::header::Header;
use crate::native;
use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::ptr::NonNull;
use weft_concurrency::memory::{self, Content, Pages};

pub(crate) const BLOCK_SIZE: usize = 64 * 1024;
/// Blocks of the first chunk. Few under Miri, to which each byte of memory is work.
const FIRST_CHUNK: usize = if cfg!(miri) { 7 } else { 63 };
/// Blocks of each later chunk.
const LATER_CHUNKS: usize = if cfg!(miri) { 7 } else { 255 };
/// Objects of this size and more are worth large pages, in bytes.
const SEVERAL_LARGE_PAGES: usize = 4 << 20;
/// Objects that can grow take whole pages of the system's.
const PAGE: usize = 4096;
const GRANULE: usize = 16;
const MARK_WORDS: usize = BLOCK_SIZE / GRANULE / 64;
/// Larger objects have an allocation of their own.
pub(crate) const LARGEST_CELL: usize = CELL_SIZES[CELL_SIZES.len() - 1];

/// Sizes of cells: close together where objects are many; the largest ones fill a block with four to two.
pub(crate) const CELL_SIZES: [usize; 32] = [
    16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 896, 1024,
    1280, 1536, 2048, 2560, 3072, 4096, 5120, 8192, 10736, 16112, 21472, 32224,
];

const fn class_table() -> [u8; LARGEST_CELL / GRANULE + 1] {
    let mut table = [0; LARGEST_CELL / GRANULE + 1];
    let mut class = 0;
    let mut granules = 0;
    while granules < table.len() {
        if granules * GRANULE > CELL_SIZES[class] {
            class += 1;
        }
        table[granules] = class as u8;
        granules += 1;
    }
    table
}

static CLASS_OF_GRANULES: [u8; LARGEST_CELL / GRANULE + 1] = class_table();

/// Which cells a thread asks for: a size class, and whether objects that own something outside of the heap lie there. Only
/// these have to be looked at when they are dead, so they have blocks of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct CellClass(u32);

/// How many classes of cells there are.
pub(crate) const CELL_CLASSES: usize = 2 * CELL_SIZES.len();

impl CellClass {
    /// The class for an object of `size` bytes, at most [`LARGEST_CELL`].
    #[inline(always)]
    pub(crate) fn of(size: usize, owns: Owns) -> CellClass {
        let first = match owns {
            Owns::Nothing => 0,
            Owns::Memory => CELL_SIZES.len(),
        };
        CellClass((first + size_class(size)) as u32)
    }

    #[inline(always)]
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }

    #[inline(always)]
    pub(crate) fn size(self) -> usize {
        CELL_SIZES[self.index() % CELL_SIZES.len()]
    }

    fn owns(self) -> Owns {
        if self.index() < CELL_SIZES.len() {
            Owns::Nothing
        } else {
            Owns::Memory
        }
    }
}

/// What an object has to give back when it is dead.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owns {
    /// Its cell alone.
    Nothing,
    /// Memory of Rust, or whatever else it drops.
    Memory,
}

/// The size class for an object of `size` bytes, at most [`LARGEST_CELL`].
#[inline(always)]
pub(crate) fn size_class(size: usize) -> usize {
    CLASS_OF_GRANULES[size.div_ceil(GRANULE)] as usize
}

/// The head of a block.
#[repr(C)]
pub(crate) struct Block {
    pub(crate) cell_size: u32,
    pub(crate) cells: u32,
    /// 2^32 / cell_size rounded up: turns the division of an offset into a multiplication.
    reciprocal: u64,
    pub(crate) class: CellClass,
    /// Whether cells were given out that the last collection did not mark, and nobody has seen to them yet.
    pub(crate) unswept: bool,
    /// Cells with an object, and those that a thread is about to fill.
    given: Bitmap<MARK_WORDS>,
    marks: Marks<MARK_WORDS>,
}

const FIRST_CELL: usize = size_of::<Block>().next_multiple_of(64);

/// A pointer to a block that the registry keeps alive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct BlockPointer(NonNull<Block>);

// SAFETY: a block is plain memory; who touches it when is ruled by the heap (its owner thread, or a stopped world).
unsafe impl Send for BlockPointer {}

impl BlockPointer {
    /// The block that a cell lies in.
    ///
    /// # Safety
    /// `cell` must be the address of a cell in a block, not of a large object.
    #[inline(always)]
    pub(crate) unsafe fn of_cell(cell: NonNull<Header>) -> BlockPointer {
        let block = cell
            .as_ptr()
            .map_addr(|address| address & !(BLOCK_SIZE - 1))
            .cast::<Block>();
        // SAFETY: the start of a block is not null.
        BlockPointer(unsafe { NonNull::new_unchecked(block) })
    }

    #[inline(always)]
    pub(crate) fn head(&self) -> &Block {
        // SAFETY: the registry keeps blocks until the heap is dropped.
        unsafe { self.0.as_ref() }
    }

    #[inline(always)]
    fn head_mut(&mut self) -> &mut Block {
        // SAFETY: called only by the thread that owns the block, or while the world is stopped.
        unsafe { self.0.as_mut() }
    }

    /// Makes the block, in which nothing lives, one of free cells of `class`.
    pub(crate) fn dedicate(&mut self, class: CellClass) {
        let cell_size = class.size();
        let head = self.head_mut();
        head.cell_size = cell_size as u32;
        head.cells = ((BLOCK_SIZE - FIRST_CELL) / cell_size) as u32;
        head.reciprocal = (1u64 << 32).div_ceil(cell_size as u64);
        head.class = class;
        head.unswept = false;
        head.given.clear(head.cells);
        head.marks.clear(head.cells);
    }

    #[inline(always)]
    pub(crate) fn cell(&self, index: u32) -> NonNull<Header> {
        let offset = FIRST_CELL + index as usize * self.head().cell_size as usize;
        // SAFETY: `index` is below the number of cells, so the address lies in the block.
        unsafe { self.0.cast::<u8>().add(offset).cast() }
    }

    /// The index of the cell that an address in this block belongs to.
    #[inline(always)]
    pub(crate) fn index_of(&self, address: usize) -> Option<u32> {
        let offset = (address & (BLOCK_SIZE - 1)).checked_sub(FIRST_CELL)?;
        let index = ((offset as u64 * self.head().reciprocal) >> 32) as u32;
        (index < self.head().cells).then_some(index)
    }

    /// The index of the cell that an address is the start of, or the number of cells for the end of the last one.
    fn boundary(&self, address: usize) -> u32 {
        let offset = (address - self.0.addr().get() - FIRST_CELL) as u64;
        ((offset * self.head().reciprocal) >> 32) as u32
    }

    /// Marks a cell; whether it was unmarked before.
    #[inline(always)]
    pub(crate) fn mark(&self, index: u32, markers: Markers) -> bool {
        self.head().marks.insert(index, markers)
    }

    #[inline(always)]
    pub(crate) fn is_marked(&self, index: u32) -> bool {
        self.head().marks.contains(index)
    }

    pub(crate) fn unmark(&mut self, index: u32) {
        self.head_mut().marks.remove(index);
    }

    pub(crate) fn clear_marks(&mut self) {
        let head = self.head_mut();
        head.marks.clear(head.cells);
    }

    /// How many cells are objects, or kept for some.
    pub(crate) fn given_count(&self) -> u32 {
        self.head().given.count(self.head().cells)
    }

    pub(crate) fn marked_cells(&self) -> u32 {
        self.head().marks.count(self.head().cells)
    }

    #[inline(always)]
    pub(crate) fn is_given(&self, index: u32) -> bool {
        self.head().given.contains(index)
    }

    /// The cells with an object; the supplies of all threads must be back.
    pub(crate) fn given_cells(&self) -> impl Iterator<Item = NonNull<Header>> {
        self.head()
            .given
            .indices(self.head().cells)
            .map(|index| self.cell(index))
    }

    /// Gives out the next run of free cells from `from` on: its addresses, and where to look after it.
    pub(crate) fn give_run(&mut self, from: u32) -> Option<(usize, usize, u32)> {
        let head = self.head_mut();
        let first = head.given.next_clear(from, head.cells)?;
        let last = head.given.next_set(first, head.cells).unwrap_or(head.cells);
        head.given.insert_range(first, last);
        let start = self.cell(first).addr().get();
        let size = self.head().cell_size as usize;
        Some((start, start + (last - first) as usize * size, last))
    }

    /// Takes back what is left of a run, by its addresses.
    pub(crate) fn take_back(&mut self, start: usize, end: usize) {
        let (first, last) = (self.boundary(start), self.boundary(end));
        self.head_mut().given.remove_range(first, last);
    }

    /// Says that what the collection that just ended did not mark is free. Cells that own something are left for
    /// [`BlockPointer::sweep`].
    pub(crate) fn keep_marked(&mut self) {
        let head = self.head_mut();
        match head.class.owns() {
            Owns::Nothing => head.given.copy(&head.marks, head.cells),
            Owns::Memory => {
                head.unswept = head.given.count(head.cells) > head.marks.count(head.cells);
            }
        }
    }

    /// Drops what the objects own that the last collection did not mark, and frees their cells, unless that has been done.
    pub(crate) fn sweep(&mut self) {
        if !std::mem::replace(&mut self.head_mut().unswept, false) {
            return;
        }
        for index in self
            .head()
            .given
            .without(&self.head().marks, self.head().cells)
        {
            // SAFETY: nothing marked it, so nothing can reach it.
            unsafe { native::drop_payload(self.cell(index)) };
        }
        let head = self.head_mut();
        head.given.copy(&head.marks, head.cells);
    }

    /// Frees what the collection that just ended did not mark, and leaves nothing there that anybody could take for an
    /// object, so that a value that the collector did not see shows. Before [`BlockPointer::keep_marked`].
    pub(crate) fn spoil_unmarked(&mut self) {
        for index in self
            .head()
            .given
            .without(&self.head().marks, self.head().cells)
        {
            // SAFETY: nothing marked it, so nothing can reach it.
            unsafe { native::drop_payload(self.cell(index)) };
            // SAFETY: a cell of the block, now without an object.
            unsafe { self.cell(index).cast::<u64>().write(0) };
        }
        let head = self.head_mut();
        head.given.copy(&head.marks, head.cells);
    }
}

/// An object too large for a block.
pub(crate) struct Large {
    pub(crate) size: usize,
    /// Its memory, if that can grow.
    pages: Option<Pages>,
}

#[derive(Default)]
pub(crate) struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_usize(&mut self, address: usize) {
        // Fibonacci hashing (Knuth, TAOCP 6.4) on the part of the address that differs.
        self.0 = (address as u64 >> 16).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// All memory of a heap: the blocks by address, the free ones, and the large objects.
#[derive(Default)]
pub(crate) struct Registry {
    chunks: Vec<Pages>,
    pub(crate) blocks: HashMap<usize, BlockPointer, BuildHasherDefault<AddressHasher>>,
    /// Blocks that no object was ever in: reading them costs as much as writing them, so nobody does.
    fresh: Vec<BlockPointer>,
    /// Blocks in which nothing lives any more. Most are yet to be swept: each by the thread that takes it.
    pub(crate) emptied: Vec<BlockPointer>,
    pub(crate) large: BTreeMap<usize, Large>,
}

// SAFETY: the pointers are to memory that the registry owns.
unsafe impl Send for Registry {}

fn large_layout(size: usize) -> Option<Layout> {
    Layout::from_size_align(size, 16).ok()
}

/// Where an address that may be one of an object leads.
pub(crate) enum Found {
    Cell(BlockPointer, u32),
    Large(NonNull<Header>),
}

impl Registry {
    /// A block in which nothing lives any more, for the caller to sweep and dedicate.
    pub(crate) fn take_emptied(&mut self) -> Option<BlockPointer> {
        self.emptied.pop()
    }

    /// A block that was not given out yet, for the caller to dedicate; `None` when the system has no memory.
    pub(crate) fn take_fresh(&mut self) -> Option<BlockPointer> {
        if self.fresh.is_empty() {
            self.add_chunk()?;
        }
        self.fresh.pop()
    }

    /// Tells that there are objects in a block from now on.
    pub(crate) fn add_block(&mut self, block: BlockPointer) {
        self.blocks.insert(block.0.addr().get(), block);
    }

    fn add_chunk(&mut self) -> Option<()> {
        let [first] = self.chunks.as_slice() else {
            let is_first = self.chunks.is_empty();
            return self.add_blocks(if is_first { FIRST_CHUNK } else { LATER_CHUNKS });
        };
        // A program that needs a second chunk will run for a while, and what all of it uses lies in the first.
        memory::gather_in_large_pages(first.start(), first.length());
        self.add_blocks(LATER_CHUNKS)
    }

    /// Sees to it that there are as many blocks for later as a heap begins with. They are got without large pages.
    pub(crate) fn reserve_fresh(&mut self) {
        if self.fresh.len() < FIRST_CHUNK {
            // Without memory the next one who needs a block finds out.
            let _ = self.add_blocks(FIRST_CHUNK);
        }
    }

    fn add_blocks(&mut self, blocks: usize) -> Option<()> {
        let is_first = blocks == FIRST_CHUNK;
        // One block is given up for the alignment.
        // What lies there does not matter: a block's head is written when it is dedicated, a cell when it is given out.
        let content = if is_first {
            Content::Anything
        } else {
            Content::Zeros
        };
        let chunk = Pages::new(BLOCK_SIZE * (blocks + 1), content)?;
        let start = chunk.start();
        start.as_ptr().expose_provenance();
        if !is_first {
            // A program that needs a second chunk will use much of it. One that does not pays for no large page.
            memory::prefer_large_pages(start, chunk.length());
        }
        self.chunks.push(chunk);
        let skipped = start.as_ptr().align_offset(BLOCK_SIZE);
        for index in (0..blocks).rev() {
            // SAFETY: the chunk is larger by one block than what is used of it.
            let block = unsafe { start.add(skipped + index * BLOCK_SIZE) };
            self.fresh.push(BlockPointer(block.cast()));
        }
        Some(())
    }

    /// Takes a block back of which no cell is marked.
    pub(crate) fn release_block(&mut self, block: BlockPointer) {
        self.blocks.remove(&block.0.addr().get());
        self.emptied.push(block);
    }

    /// A zeroed object of its own; `None` when the system has no memory.
    pub(crate) fn allocate_large(&mut self, size: usize) -> Option<NonNull<Header>> {
        let layout = large_layout(size)?;
        // SAFETY: the size is not zero.
        let pointer = NonNull::new(unsafe { alloc_zeroed(layout) })?;
        if size >= SEVERAL_LARGE_PAGES {
            memory::prefer_large_pages(pointer, size);
        }
        let large = Large { size, pages: None };
        self.large
            .insert(pointer.as_ptr().expose_provenance(), large);
        Some(pointer.cast())
    }

    /// A zeroed object of its own that can grow; `None` when the system has no memory.
    pub(crate) fn allocate_growing(&mut self, size: usize) -> Option<NonNull<Header>> {
        let pages = Pages::new(size.checked_next_multiple_of(PAGE)?, Content::Zeros)?;
        Some(self.add_growing(size, pages))
    }

    /// Makes an object longer that can grow, by octets that are zero, and gives where it lies now; `None` if that is not
    /// possible, and nothing has changed.
    pub(crate) fn grow_large(&mut self, address: usize, size: usize) -> Option<NonNull<Header>> {
        let large = self.large.get_mut(&address)?;
        let length = size.checked_next_multiple_of(PAGE)?;
        if !large.pages.as_mut()?.grow(length) {
            return None;
        }
        let pages = self.large.remove(&address)?.pages?;
        Some(self.add_growing(size, pages))
    }

    fn add_growing(&mut self, size: usize, pages: Pages) -> NonNull<Header> {
        let start = pages.start();
        if size >= SEVERAL_LARGE_PAGES {
            memory::prefer_large_pages(start, pages.length());
        }
        let pages = Some(pages);
        self.large
            .insert(start.as_ptr().expose_provenance(), Large { size, pages });
        start.cast()
    }

    /// Gives a large object back to the system.
    pub(crate) fn release_large(&mut self, address: usize) {
        let Some(large) = self.large.remove(&address) else {
            return;
        };
        if large.pages.is_some() {
            return;
        }
        let layout = large_layout(large.size).expect("it was allocated with this layout");
        // SAFETY: allocated with this layout, and nobody can reach it.
        unsafe { dealloc(std::ptr::with_exposed_provenance_mut(address), layout) };
    }

    /// The object that an arbitrary word points to or into, if any.
    pub(crate) fn find(&self, address: usize) -> Option<Found> {
        if let Some(block) = self.blocks.get(&(address & !(BLOCK_SIZE - 1))) {
            let index = block.index_of(address)?;
            return block.is_given(index).then_some(Found::Cell(*block, index));
        }
        let (start, large) = self.large.range(..=address).next_back()?;
        if address >= start + large.size {
            return None;
        }
        NonNull::new(std::ptr::with_exposed_provenance_mut(*start)).map(Found::Large)
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        let large: Vec<usize> = self.large.keys().copied().collect();
        for address in large {
            self.release_large(address);
        }
        let mut chunks = std::mem::take(&mut self.chunks).into_iter();
        if let Some(first) = chunks.next() {
            first.keep(Content::Anything);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        BLOCK_SIZE, CELL_SIZES, CellClass, FIRST_CELL, LARGEST_CELL, Owns, Registry, size_class,
    };

    #[test]
    fn every_size_has_the_smallest_class_that_holds_it() {
        for size in 1..=LARGEST_CELL {
            let class = size_class(size);
            assert!(CELL_SIZES[class] >= size);
            assert!(class == 0 || CELL_SIZES[class - 1] < size);
        }
    }

    #[test]
    fn the_largest_cells_fill_a_block() {
        for (cells, size) in (2..=4).zip(CELL_SIZES.iter().rev()) {
            assert_eq!((BLOCK_SIZE - FIRST_CELL) / size, cells);
            assert!(BLOCK_SIZE - FIRST_CELL - size * cells < 16 * cells);
        }
    }

    #[test]
    fn an_address_inside_a_cell_finds_the_cell() {
        let mut registry = Registry::default();
        for class in 0..CELL_SIZES.len() {
            let mut block = registry.take_fresh().expect("memory");
            block.dedicate(CellClass::of(CELL_SIZES[class], Owns::Nothing));
            for index in 0..block.head().cells {
                let start = block.cell(index).addr().get();
                assert_eq!(block.index_of(start), Some(index));
                assert_eq!(block.index_of(start + CELL_SIZES[class] - 1), Some(index));
            }
        }
    }

    #[test]
    fn what_is_left_of_a_run_is_given_out_again() {
        let mut registry = Registry::default();
        for size in CELL_SIZES {
            let mut block = registry.take_fresh().expect("memory");
            block.dedicate(CellClass::of(size, Owns::Nothing));
            let (start, end, next) = block.give_run(0).expect("a run");
            assert_eq!((next, block.give_run(0)), (block.head().cells, None));
            block.take_back(start + size, end);
            assert!(block.is_given(0) && !block.is_given(1));
            assert_eq!(block.give_run(0), Some((start + size, end, next)));
            block.take_back(start, start + size);
            assert_eq!(block.give_run(0), Some((start, start + size, 1)));
        }
    }
}
