//! One interpreter's heap: its memory, its shapes, its roots and its threads.

use crate::block::{BlockPointer, CELL_CLASSES, Registry};
use crate::collect::CollectionStatistics;
use crate::root::Roots;
use crate::shape::Shapes;
use crate::text::Interned;
use crate::thread::Thread;
use crate::value::Value;
use crate::weak::WeakReferences;
use parking_lot::Mutex;
use std::any::{Any, TypeId};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use weft_concurrency::{Gil, World};

/// When a heap collects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Collect {
    /// When enough was allocated since the last collection.
    WhenNeeded,
    /// At every safepoint: finds values that the collector cannot see.
    AtEverySafepoint,
}

/// How a heap is made.
#[derive(Clone, Copy, Debug)]
pub struct HeapOptions {
    /// Whether the interpreter has a global lock.
    pub gil: Gil,
    /// When it collects.
    pub collect: Collect,
}

/// What divides a limit of memory among heaps, those of other processes too.
pub trait MemoryShare: Send + Sync {
    /// Takes notice of what is alive after a collection, and how much more would be allocated before the next one.
    fn settle(&self, live_bytes: usize, wanted: usize) -> Settled;

    /// Whether `bytes` in one piece stay within the limit, whatever can be collected.
    fn has_room_for(&self, bytes: usize) -> bool;
}

/// What a heap may do until its next collection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settled {
    /// Bytes that it may allocate before it collects.
    pub room: usize,
    /// Whether more is alive than may be.
    pub is_over: bool,
}

pub(crate) struct ThreadPointer(pub(crate) NonNull<Thread>);
// SAFETY: dereferenced by the thread itself, by who has the list of threads locked, and by the collector while the world is
// stopped.
unsafe impl Send for ThreadPointer {}

/// The heap of one interpreter.
pub struct Heap {
    pub(crate) world: Arc<World>,
    pub(crate) registry: Mutex<Registry>,
    /// Blocks of each class with free cells, or that may have some once they are swept.
    pub(crate) available: [Mutex<Vec<BlockPointer>>; CELL_CLASSES],
    pub(crate) roots: Roots,
    pub(crate) shapes: Shapes,
    pub(crate) interned: Interned,
    pub(crate) weak: WeakReferences,
    pub(crate) threads: Mutex<Vec<ThreadPointer>>,
    /// Bytes given out since the last collection, in whole runs of cells.
    pub(crate) allocated: AtomicUsize,
    pub(crate) threshold: AtomicUsize,
    pub(crate) wanted: AtomicBool,
    pub(crate) disabled: AtomicBool,
    /// What says whether the program has to end, if anything does.
    ending: OnceLock<Box<dyn Fn() -> bool + Send + Sync>>,
    interruption: OnceLock<fn(&Thread) -> bool>,
    /// What says how many bytes may be in use, if anything does.
    memory_share: OnceLock<Box<dyn MemoryShare>>,
    /// Bytes that were alive after the last collection.
    pub(crate) live: AtomicUsize,
    /// Whether the last collection left more than the limit, or something was asked for that goes beyond it.
    pub(crate) is_over_limit: AtomicBool,
    /// Whether the steps of threads are counted.
    pub(crate) counts: AtomicBool,
    pub(crate) collect: Collect,
    pub(crate) statistics: Mutex<CollectionStatistics>,
    /// Raised whenever a class changes in a way that may make a cached lookup wrong.
    pub(crate) class_epoch: AtomicU32,
    /// How many tokens were given to tables of dictionaries.
    tokens: AtomicU32,
    /// How many threads have entered.
    thread_numbers: AtomicU32,
    pub(crate) hash_keys: (u64, u64),
    /// The plain tuple without items, as a word; zero until it is made.
    pub(crate) empty_tuple: AtomicU64,
    /// Core's state, and its type: asking for it is no call.
    interpreter: OnceLock<(TypeId, Box<dyn Any + Send + Sync>)>,
}

/// Bytes allocated before the first collection.
pub(crate) const FIRST_THRESHOLD: usize = 8 << 20;

impl Heap {
    /// An empty heap.
    pub fn new(options: HeapOptions) -> Arc<Heap> {
        Arc::new(Heap {
            world: World::new(options.gil),
            registry: Mutex::default(),
            available: std::array::from_fn(|_| Mutex::default()),
            roots: Roots::default(),
            shapes: Shapes::new(),
            interned: Interned::new(),
            weak: WeakReferences::default(),
            threads: Mutex::default(),
            allocated: AtomicUsize::new(0),
            threshold: AtomicUsize::new(FIRST_THRESHOLD),
            wanted: AtomicBool::new(false),
            disabled: AtomicBool::new(false),
            ending: OnceLock::new(),
            interruption: OnceLock::new(),
            memory_share: OnceLock::new(),
            live: AtomicUsize::new(0),
            is_over_limit: AtomicBool::new(false),
            counts: AtomicBool::new(false),
            collect: options.collect,
            statistics: Mutex::default(),
            class_epoch: AtomicU32::new(1),
            thread_numbers: AtomicU32::new(0),
            tokens: AtomicU32::new(0),
            hash_keys: random_keys(),
            empty_tuple: AtomicU64::new(0),
            interpreter: OnceLock::new(),
        })
    }

    /// A number for a thread that enters.
    pub(crate) fn next_thread_number(&self) -> u32 {
        self.thread_numbers.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The interpreter's threads.
    pub fn world(&self) -> &Arc<World> {
        &self.world
    }

    /// Whether the interpreter has a global lock.
    pub fn gil(&self) -> Gil {
        self.world.gil()
    }

    /// Ties core's own per-interpreter state to the heap. Once only; later calls change nothing.
    pub fn set_interpreter(&self, interpreter: Box<dyn Any + Send + Sync>) {
        let kind = (*interpreter).type_id();
        let _ = self.interpreter.set((kind, interpreter));
    }

    /// Core's per-interpreter state.
    #[inline(always)]
    pub fn interpreter<T: Any>(&self) -> Option<&T> {
        let (kind, state) = self.interpreter.get()?;
        if *kind != TypeId::of::<T>() {
            return None;
        }
        let state: *const (dyn Any + Send + Sync) = &raw const **state;
        // SAFETY: it is a `T`, and is not replaced as long as the heap lives.
        Some(unsafe { &*state.cast::<T>() })
    }

    /// Lets collections happen by themselves, or only when asked for (`gc.enable`, `gc.disable`).
    pub fn set_automatic(&self, automatic: bool) {
        self.disabled.store(!automatic, Ordering::Relaxed);
    }

    /// Whether collections happen by themselves.
    pub fn is_automatic(&self) -> bool {
        !self.disabled.load(Ordering::Relaxed)
    }

    /// What collections have done so far.
    pub fn statistics(&self) -> CollectionStatistics {
        self.statistics.lock().clone()
    }

    /// Makes every cached lookup in a class start over.
    pub fn invalidate_class_lookups(&self) {
        self.class_epoch.fetch_add(1, Ordering::AcqRel);
    }

    /// A token for the keys of a dictionary: never zero and never `u32::MAX`, until there are no more, when it is zero.
    pub(crate) fn next_token(&self) -> u32 {
        let more = |given: u32| (given < u32::MAX - 1).then_some(given + 1);
        self.tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, more)
            .map_or(0, |given| given + 1)
    }

    /// The number that cached lookups are checked against.
    #[inline(always)]
    pub(crate) fn class_epoch(&self) -> u32 {
        self.class_epoch.load(Ordering::Acquire)
    }

    pub(crate) fn note_allocation(&self, bytes: usize) {
        let allocated = self.allocated.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if allocated > self.threshold.load(Ordering::Relaxed)
            && (self.is_automatic() || self.has_memory_limit())
        {
            self.wanted.store(true, Ordering::Release);
            // Each thread that goes on allocating sees to it: the one that was first may have left, or wait for long.
            Thread::try_current(|thread| thread.request_attention());
        }
    }

    /// Has the bytes limited that may be in use, in objects and what belongs to them. Collections come before the limit is
    /// passed. The first call counts.
    pub fn limit_memory(&self, share: Box<dyn MemoryShare>) {
        let share = self.memory_share.get_or_init(|| share);
        let threshold = self.threshold.load(Ordering::Relaxed);
        let settled = share.settle(self.used_bytes(), threshold);
        self.threshold.fetch_min(settled.room, Ordering::Relaxed);
    }

    /// Has long work ask `must_end` whether the program has to end. The first call counts.
    pub fn end_when(&self, must_end: Box<dyn Fn() -> bool + Send + Sync>) {
        self.ending.get_or_init(|| must_end);
    }

    /// Whether the program has to end.
    pub fn must_end(&self) -> bool {
        self.ending.get().is_some_and(|must_end| must_end())
    }

    /// Has long work ask `is_interrupted` whether an exception waits to be raised on a thread, as Ctrl-C has. The first call
    /// counts.
    pub fn interrupt_when(&self, is_interrupted: fn(&Thread) -> bool) {
        self.interruption.get_or_init(|| is_interrupted);
    }

    pub(crate) fn is_interrupted(&self, thread: &Thread) -> bool {
        self.interruption.get().is_some_and(|asked| asked(thread))
    }

    /// Whether there is a limit of memory.
    pub fn has_memory_limit(&self) -> bool {
        self.memory_share.get().is_some()
    }

    /// Bytes that are in use, those among them that nobody refers to any more since the last collection.
    pub fn used_bytes(&self) -> usize {
        self.live.load(Ordering::Relaxed) + self.allocated.load(Ordering::Relaxed)
    }

    /// Whether the limit of memory is passed, so that the program must end.
    pub fn is_over_limit(&self) -> bool {
        self.is_over_limit.load(Ordering::Relaxed)
    }

    /// Forgets that the limit was passed, until it is again.
    pub fn forgive_limit(&self) {
        self.is_over_limit.store(false, Ordering::Relaxed);
    }

    /// Whether `bytes` more in one piece stay within the limit, whatever can be collected.
    pub(crate) fn has_room_for(&self, bytes: usize) -> bool {
        let share = self.memory_share.get();
        share.is_none_or(|share| share.has_room_for(bytes))
    }

    /// Counts bytes that the library takes for an object outside of the heap; they are forgotten at the next collection,
    /// which counts what is still there.
    pub fn note_outside(&self, bytes: usize) {
        self.note_allocation(bytes);
    }

    /// Notes what is alive after a collection, and when the next one is due at the latest.
    pub(crate) fn note_live(&self, live_bytes: usize, threshold: usize) {
        self.live.store(live_bytes, Ordering::Relaxed);
        let mut room = threshold;
        if let Some(share) = self.memory_share.get() {
            let settled = share.settle(live_bytes, threshold);
            room = room.min(settled.room);
            if settled.is_over {
                self.is_over_limit.store(true, Ordering::Relaxed);
            }
        }
        self.threshold.store(room, Ordering::Relaxed);
    }

    /// A number that no other heap of the process has had. Addresses come back when a heap is gone.
    pub fn identity(&self) -> u64 {
        self.hash_keys.0
    }

    /// The keys that str and bytes are hashed with.
    pub(crate) fn hash_keys(&self) -> (u64, u64) {
        self.hash_keys
    }

    /// Values that the heap itself keeps alive.
    pub(crate) fn each_root(&self, mut visit: impl FnMut(Value)) {
        self.roots.each(&mut visit);
        self.shapes.each_value(&mut visit);
        self.interned.each(&mut visit);
        self.weak.each_pending(&mut visit);
        Value::from_word(self.empty_tuple.load(Ordering::Acquire))
            .into_iter()
            .for_each(visit);
    }
}

fn random_keys() -> (u64, u64) {
    use std::hash::{BuildHasher, RandomState};
    let state = RandomState::new();
    (state.hash_one(1u8), state.hash_one(2u8))
}

impl Drop for Heap {
    fn drop(&mut self) {
        // Rust values inside native objects are dropped; nobody can reach them any more.
        self.drop_all_objects();
    }
}
