//! The heap before a process forks: what is dead is gone at once, and what is new lies apart from what was there.
#![forbid(unsafe_code)]

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_heap::concurrency::Gil;
use weft_heap::{
    Collect, Enter, Heap, HeapOptions, List, Native, Root, ShapeId, Trace, Tracer, Value,
};

const BLOCK: usize = 64 * 1024;
const MANY: usize = if cfg!(miri) { 60 } else { 2000 };

static DROPPED: AtomicUsize = AtomicUsize::new(0);

struct Counted;

impl Trace for Counted {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Drop for Counted {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::SeqCst);
    }
}

fn blocks(values: &[Value]) -> HashSet<usize> {
    let places = values.iter().map(|value| value.identity() as usize / BLOCK);
    places.collect()
}

#[test]
fn new_objects_lie_apart_from_what_was_there() {
    for gil in [Gil::On, Gil::Off] {
        let before = DROPPED.load(Ordering::SeqCst);
        let heap: Arc<Heap> = Heap::new(HeapOptions {
            gil,
            collect: Collect::WhenNeeded,
        });
        let enter = Enter::new(&heap, 1 << 16);
        let thread = enter.thread();
        let kept = List::from_items(thread, &[]);
        let root = Root::new(&heap, kept.value());
        for number in 0..MANY {
            kept.push(thread, thread.string(&format!("text number {number}")));
            // A gap, and something that owns memory.
            thread.string(&format!("gone number {number}"));
            Native::new(thread, ShapeId::HIDDEN, Counted);
        }
        thread.prepare_to_fork();
        assert_eq!(DROPPED.load(Ordering::SeqCst) - before, MANY);
        let old: Vec<Value> = (0..MANY).filter_map(|place| kept.get(place)).collect();
        let new = List::from_items(thread, &[]);
        let new_root = Root::new(&heap, new.value());
        for number in 0..MANY {
            new.push(thread, thread.string(&format!("more number {number}")));
        }
        let made: Vec<Value> = (0..MANY).filter_map(|place| new.get(place)).collect();
        assert!(blocks(&old).is_disjoint(&blocks(&made)));
        // The gaps are free again afterwards, and what lives is as it was.
        thread.collect();
        let mut later = Vec::new();
        for number in 0..MANY {
            let text = thread.string(&format!("last number {number}"));
            later.push(text);
            kept.push(thread, text);
        }
        assert!(!blocks(&old).is_disjoint(&blocks(&later)));
        for (number, value) in old.iter().enumerate() {
            assert_eq!(format!("{value:?}"), format!("\"text number {number}\""));
        }
        drop((root, new_root));
    }
}
