//! The collector: stop the world, mark from the roots, see to weak references and finalizers, leave the sweep for later.
//!
//! Marking follows the value stacks and the heap's own tables precisely, and the native stacks of library code
//! conservatively: any word there that points to or into an object keeps it alive. Objects never move.

use crate::block::{BlockPointer, Found, LARGEST_CELL, Registry};
use crate::header::{Header, Kind, ShapeId};
use crate::heap::{Collect, FIRST_THRESHOLD, Heap};
use crate::mark::Marker;
use crate::native;
use crate::thread::Thread;
use crate::together;
use crate::value::Value;
use std::num::NonZero;
use std::ptr::NonNull;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};
use weft_concurrency::recording::{self, Activity};
use weft_concurrency::{Stopped, with_spilled_registers};

/// What collections have done so far.
#[derive(Clone, Debug, Default)]
pub struct CollectionStatistics {
    /// Collections since the heap was made.
    pub collections: u64,
    /// Those of them in which several threads marked what lives.
    pub divided: u64,
    /// Bytes that were alive after the last one.
    pub live_bytes: usize,
    /// Objects that were alive after the last one.
    pub live_objects: usize,
    /// Unreachable objects that were counted, in all: see [`Thread::collect_and_count`].
    pub counted: u64,
    /// How long the world stood still, in all.
    pub paused: Duration,
    /// How long it stood still at the longest.
    pub longest_pause: Duration,
}

/// Bytes that a cell offers from an object's address on.
pub(crate) fn cell_size(pointer: NonNull<Header>) -> usize {
    // SAFETY: called for objects in blocks only.
    unsafe { BlockPointer::of_cell(pointer) }.head().cell_size as usize
}

/// How many blocks a collection sweeps between two questions whether the program goes on.
const BLOCKS: usize = 64;

/// What a collection finds out beside freeing what is dead.
#[derive(Clone, Copy)]
enum Census<'a> {
    Omitted,
    /// How many objects are dead.
    OfDead,
    /// Whether what is asked for is held by more than the library code that this thread runs.
    OfHeld(Question<'a>),
}

/// Answers, while all threads stand still, with the help of a function that says whether an object is held.
type Question<'a> = &'a dyn Fn(&dyn Fn(Value) -> bool) -> bool;

impl Census<'_> {
    /// What a collection says that is given up.
    fn unfinished(self) -> usize {
        match self {
            Census::Omitted | Census::OfDead => 0,
            Census::OfHeld(_) => 1,
        }
    }
}

impl Thread {
    /// Runs `body` while no other thread of the interpreter runs. With a global lock, or for the only thread, that is so at
    /// any time; otherwise this is a safepoint, before which other threads may have their turn at this, collections among
    /// them. What `body` holds is seen by those, so values must be moved into it; what callers hold they see to themselves.
    pub fn alone<R>(&self, body: impl FnOnce() -> R) -> R {
        if self.is_parallel() {
            self.library(move || self.participant().stop_the_world(|_| body()))
        } else {
            body()
        }
    }

    /// What long library code does now and then in the middle of a step that no other thread is to come into under a
    /// global lock: collects if that is due, and leaves everything else that is wanted for the next safepoint.
    #[cold]
    pub fn collect_if_due(&self) {
        let heap = self.heap();
        if heap.collect == Collect::AtEverySafepoint {
            self.collect();
        } else if heap.wanted.load(Ordering::Acquire) {
            self.collect_once();
        }
    }

    /// Collects, unless another thread that was told to do so as well has done it meanwhile.
    pub(crate) fn collect_once(&self) {
        self.stop_and_collect(
            || self.heap().wanted.load(Ordering::Acquire),
            Census::Omitted,
        );
    }

    /// Collects now: everything that nothing refers to is freed at once or when its memory is needed.
    pub fn collect(&self) {
        self.collect_with(Census::Omitted);
    }

    /// Collects now, and says how many objects were found that a program could not reach and that counting references
    /// alone would not have freed: those in cycles, and what these refer to. Finding that out takes memory and time in
    /// proportion to what is dead.
    pub fn collect_and_count(&self) -> usize {
        self.collect_with(Census::OfDead)
    }

    /// Collects now, and answers a question about what is held by more than the library code that asks, from where Python
    /// code called it on: its part of the native stack may hold words of calls that are long over. `question` is asked while
    /// all threads stand still, with a function that says whether something holds an object; it allocates nothing and takes
    /// no locks. The answer is yes too where the program has to end.
    pub fn collect_and_ask(&self, question: impl Fn(&dyn Fn(Value) -> bool) -> bool) -> bool {
        self.collect_with(Census::OfHeld(&question)) > 0
    }

    fn collect_with(&self, census: Census<'_>) -> usize {
        self.stop_and_collect(|| true, census)
    }

    fn stop_and_collect(&self, is_due: impl Fn() -> bool, census: Census<'_>) -> usize {
        self.check_safepoint();
        recording::note(Activity::Collecting);
        let counted = with_spilled_registers(|stack_pointer| {
            self.participant().stop_the_world(|stopped| {
                if !is_due() {
                    return 0;
                }
                self.heap()
                    .collect_stopped(self, stack_pointer, stopped, census)
            })
        });
        recording::note(Activity::Running);
        counted
    }
}

/// How much may be allocated before the next collection. Marking costs in proportion to what lives, so that is a few times
/// as much, as long as memory for it is no matter; little is best where little lives, as what is used again and again
/// stays in the processor's caches. That is counted for each of the threads that run at once: every one of them stands
/// still for a collection.
fn threshold_after(live_bytes: usize, running: usize) -> usize {
    let few_times = live_bytes.saturating_mul(8).min(AMPLE);
    let first = FIRST_THRESHOLD * running.min(processors());
    live_bytes.max(few_times).max(first)
}

/// How many threads can run at once.
fn processors() -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    *PROCESSORS.get_or_init(|| available_parallelism().map_or(1, NonZero::get))
}

/// Garbage that is waited for where an eighth of it lives, or less.
const AMPLE: usize = 32 << 20;

impl Heap {
    fn collect_stopped(
        &self,
        own: &Thread,
        stack_pointer: usize,
        stopped: &Stopped<'_>,
        census: Census<'_>,
    ) -> usize {
        let began = Instant::now();
        self.wanted.store(false, Ordering::Release);
        let mut registry = self.registry.lock();
        // A program that has to end waits for no collection. Until something is freed one can be left as it is.
        let goes_on = || !self.must_end();
        // What the last collection left unswept is swept first: its marks are about to go.
        for (count, block) in registry.blocks.values_mut().enumerate() {
            if count % BLOCKS == BLOCKS - 1 && !goes_on() {
                return census.unfinished();
            }
            block.sweep();
            block.clear_marks();
        }
        registry.emptied.iter_mut().for_each(BlockPointer::sweep);
        self.take_back_supplies();
        for available in &self.available {
            available.lock().clear();
        }
        let mut marker = Marker::for_collection(
            Arc::clone(own.heap_handle()),
            registry.large.keys().copied(),
            self.shapes.classes(),
        );
        for leaf in [ShapeId::STR, ShapeId::INT, ShapeId::FLOAT, ShapeId::BYTES] {
            let class = marker.classes.get_mut(leaf.number() as usize);
            if let Some(class) = class.and_then(Option::take) {
                marker.mark(class);
            }
        }
        for thread in self.threads.lock().iter() {
            // SAFETY: threads on the list exist, and stand still.
            let thread = unsafe { thread.0.as_ref() };
            thread.each_value(|value| marker.mark(value));
            thread.clear_above_top();
        }
        for stopped in stopped.threads() {
            let Some(thread) = NonNull::new(stopped.user().cast::<Thread>()) else {
                continue;
            };
            // SAFETY: threads that are registered with a state exist, and stand still.
            let thread = unsafe { thread.as_ref() };
            let lowest = if std::ptr::eq(thread, own) {
                stack_pointer
            } else {
                stopped.stack_pointer()
            };
            let asks = matches!(census, Census::OfHeld(_)) && std::ptr::eq(thread, own);
            if !asks {
                scan_native(&registry, &mut marker, lowest, thread.native_start());
            }
            thread.each_outer_part(|low, high| scan_native(&registry, &mut marker, low, high));
        }
        self.each_root(|value| marker.mark(value));
        let more = self.more_markers(stopped.running());
        if !marker.drain_together(more) {
            self.make_available(&registry);
            return census.unfinished();
        }
        let mut held = 0;
        if let Census::OfHeld(question) = census {
            let is_marked = |object: Value| {
                let pointer = object.pointer();
                pointer.is_some_and(|pointer| marker.is_marked(pointer))
            };
            held = usize::from(question(&is_marked));
            scan_native(&registry, &mut marker, stack_pointer, own.native_start());
            marker.drain();
        }
        self.weak.after_marking(
            &mut marker,
            |marker, pointer| marker.is_marked(pointer),
            |marker, value| {
                marker.mark(value);
                marker.drain();
            },
        );
        let outside = marker.outside;
        let counted = match census {
            Census::Omitted => 0,
            Census::OfHeld(_) => held,
            Census::OfDead => self.count_dead(&registry, &mut marker),
        };
        let is_dead = |class: Value| {
            class
                .pointer()
                .is_some_and(|pointer| !marker.is_marked(pointer))
        };
        if self.shapes.forget_classes(is_dead) {
            // Another class may come to lie where one was.
            self.invalidate_class_lookups();
        }
        let mut live_bytes = outside;
        let mut live_objects = 0;
        for mark in marker.large() {
            if mark.is_set() {
                live_bytes += registry.large[&mark.address].size;
                live_objects += 1;
            } else if let Some(pointer) =
                NonNull::new(std::ptr::with_exposed_provenance_mut(mark.address))
            {
                // SAFETY: not marked, so nothing can reach it.
                unsafe { native::drop_payload(pointer) };
                registry.release_large(mark.address);
            }
        }
        let blocks: Vec<BlockPointer> = registry.blocks.values().copied().collect();
        for mut block in blocks {
            if self.collect == Collect::AtEverySafepoint {
                block.spoil_unmarked();
            }
            block.keep_marked();
            let marked = block.marked_cells();
            live_bytes += marked as usize * block.head().cell_size as usize;
            live_objects += marked as usize;
            if marked == 0 {
                registry.release_block(block);
            } else if marked < block.head().cells {
                self.available[block.head().class.index()]
                    .lock()
                    .push(block);
            }
        }
        self.note_if_alone();
        self.allocated.store(0, Ordering::Relaxed);
        let threshold = threshold_after(live_bytes, stopped.running());
        self.note_live(live_bytes, threshold);
        let paused = began.elapsed();
        recording::note_collection(paused);
        let mut statistics = self.statistics.lock();
        statistics.collections += 1;
        statistics.divided += u64::from(more > 0);
        statistics.live_bytes = live_bytes;
        statistics.live_objects = live_objects;
        statistics.counted += counted as u64;
        statistics.paused += paused;
        statistics.longest_pause = statistics.longest_pause.max(paused);
        counted
    }

    /// How many threads are to mark beside the one that collects, when so many have run until then.
    fn more_markers(&self, running: usize) -> usize {
        if self.live.load(Ordering::Relaxed) < together::WORTHWHILE {
            return 0;
        }
        running.min(processors()).saturating_sub(1)
    }

    /// Has blocks that have free cells found again, after a collection that frees nothing.
    fn make_available(&self, registry: &Registry) {
        for block in registry.blocks.values() {
            if block.given_count() < block.head().cells {
                self.available[block.head().class.index()]
                    .lock()
                    .push(*block);
            }
        }
    }

    /// Moves the attributes of all instances of the affected classes to dictionaries. The world stands still.
    pub(crate) fn move_instances(&self, thread: &Thread, is_affected: &impl Fn(Value) -> bool) {
        let mut instances = Vec::new();
        let mut consider = |pointer: NonNull<Header>| {
            let value = Value::from_header(pointer);
            let header = value.header().expect("an object");
            if header.kind() == Kind::Instance
                && self
                    .shapes
                    .get(header.shape())
                    .class()
                    .is_some_and(is_affected)
            {
                instances.push(value);
            }
        };
        self.take_back_supplies();
        {
            let registry = self.registry.lock();
            // Those that are unswept hold objects of other kinds.
            for block in registry
                .blocks
                .values()
                .filter(|block| !block.head().unswept)
            {
                block.given_cells().for_each(&mut consider);
            }
            for address in registry.large.keys() {
                NonNull::new(std::ptr::with_exposed_provenance_mut(*address))
                    .into_iter()
                    .for_each(&mut consider);
            }
        }
        for value in instances {
            if let Some(instance) = value.downcast::<crate::Instance>() {
                instance.convert_to_dictionary(thread);
            }
        }
    }

    pub(crate) fn drop_all_objects(&mut self) {
        let mut registry = self.registry.lock();
        for block in registry.blocks.values_mut() {
            block.sweep();
            block.clear_marks();
            block.keep_marked();
            block.sweep();
        }
        registry.emptied.iter_mut().for_each(BlockPointer::sweep);
        let large: Vec<usize> = registry.large.keys().copied().collect();
        for address in large {
            if let Some(pointer) = NonNull::new(std::ptr::with_exposed_provenance_mut(address)) {
                // SAFETY: the heap is going away.
                unsafe { native::drop_payload(pointer) };
            }
        }
    }

    /// Takes all free cells back that threads have for later, so that what is given out are objects. The world stands
    /// still, or the thread has the global lock.
    pub(crate) fn take_back_supplies(&self) {
        for thread in self.threads.lock().iter() {
            // SAFETY: threads on the list exist, and stand still.
            unsafe { thread.0.as_ref() }.hand_on_supplies();
        }
    }
}

/// Marks whatever the words between two addresses of a native stack point to.
fn scan_native(registry: &crate::block::Registry, marker: &mut Marker, low: usize, high: usize) {
    let mut address = low.next_multiple_of(size_of::<usize>());
    while address + size_of::<usize>() <= high {
        let pointer = std::ptr::with_exposed_provenance::<usize>(address);
        // SAFETY: between the stack pointer and the start of the stack of a thread that stands still.
        let word = unsafe { pointer.read_volatile() };
        match registry.find(word) {
            Some(Found::Cell(block, index)) => marker.mark_object(block.cell(index)),
            Some(Found::Large(pointer)) => marker.mark_object(pointer),
            None => {}
        }
        address += size_of::<usize>();
    }
}

const _: () = assert!(LARGEST_CELL < crate::block::BLOCK_SIZE);
