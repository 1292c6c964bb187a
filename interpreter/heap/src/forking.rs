//! Getting the heap ready for processes that are copies of this one.

use crate::block::BlockPointer;
use crate::thread::Thread;

impl Thread {
    /// Collects, and has all that allocates from now on do so where no object was yet. A process that shares its memory with
    /// others gets a copy of each page that it writes to, which takes longer than a page that nothing was in; and new objects
    /// would go into gaps all over the heap. The gaps are free again after the next collection.
    pub fn prepare_to_fork(&self) {
        self.collect();
        self.alone(|| {
            let heap = self.heap();
            let mut registry = heap.registry.lock();
            registry.blocks.values_mut().for_each(BlockPointer::sweep);
            registry.emptied.iter_mut().for_each(BlockPointer::sweep);
            registry.reserve_fresh();
            heap.take_back_supplies();
            for available in &heap.available {
                available.lock().clear();
            }
        });
    }
}
