//! The heap from outside: what lives, what dies, and what several threads may do to one object at once.
#![forbid(unsafe_code)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use weft_heap::concurrency::Gil;
use weft_heap::{
    AttributeCache, Collect, Dict, Enter, Heap, HeapOptions, Instance, InstanceLayout, List,
    Lookup, Native, Root, ShapeId, Slot, Str, Trace, Tracer, Unfinished, Value, WeakReference,
    simple_hash_of,
};

const STACK: usize = 1 << 16;
/// How often something is done; fewer times under Miri, which is a thousand times slower.
const MANY: i32 = if cfg!(miri) { 40 } else { 1000 };

fn heap(gil: Gil) -> Arc<Heap> {
    Heap::new(HeapOptions {
        gil,
        collect: Collect::WhenNeeded,
    })
}

static DROPPED: AtomicUsize = AtomicUsize::new(0);

struct Noisy(Slot);

impl Trace for Noisy {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.0);
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::SeqCst);
    }
}

struct Noticed(Slot);

impl Trace for Noticed {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.0);
    }
}

#[test]
fn what_is_rooted_lives_and_the_rest_is_dropped() {
    let heap = heap(Gil::Off);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    let kept = Root::new(&heap, thread.string("kept"));
    let chain = Native::new(thread, ShapeId::HIDDEN, Noisy(Slot::empty()));
    let inner = Native::new(thread, ShapeId::HIDDEN, Noisy(Slot::empty()));
    chain.0.set(inner.value());
    let root = Root::new(&heap, chain.value());
    for _ in 0..MANY {
        Native::new(thread, ShapeId::HIDDEN, Noisy(Slot::empty()));
    }
    thread.collect();
    thread.collect();
    assert_eq!(DROPPED.load(Ordering::SeqCst), MANY as usize);
    assert_eq!(format!("{:?}", kept.get()), "\"kept\"");
    drop(root);
    thread.collect();
    thread.collect();
    assert_eq!(DROPPED.load(Ordering::SeqCst), MANY as usize + 2);
}

#[test]
fn an_object_keeps_what_its_slots_hold_alive() {
    let heap = heap(Gil::Off);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    let most = if cfg!(miri) { 100 } else { 40_000 };
    let counts = [0, 1, 2, 31, 32, 33, 64, 65, 1_000, 40_000];
    for count in counts.into_iter().filter(|count| *count <= most) {
        let payload = Noticed(Slot::empty());
        let object = Native::with_slots(thread, ShapeId::HIDDEN, payload, count);
        let root = Root::new(&heap, object.value());
        assert!(object.slots().len() >= count);
        assert!(object.slots().iter().all(|slot| slot.get().is_none()));
        assert!(count > 32 || object.slots().len() == count);
        for (index, slot) in object.slots().iter().enumerate().take(count) {
            slot.set(thread.string(&format!("slot {index}")));
        }
        object.0.set(thread.string("field"));
        thread.collect();
        thread.collect();
        assert_eq!(format!("{:?}", object.0.get()), "Some(\"field\")");
        for (index, slot) in object.slots().iter().enumerate().take(count) {
            let expected = format!("Some(\"slot {index}\")");
            assert_eq!(format!("{:?}", slot.get()), expected);
        }
        assert!(root.get().downcast::<Native<Noticed>>().is_some());
    }
}

#[test]
#[cfg_attr(miri, ignore = "scans the native stack")]
fn values_of_library_code_are_seen_on_the_native_stack() {
    let heap = heap(Gil::Off);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    thread.library(move || {
        let values: [Value; 4] =
            std::array::from_fn(|index| thread.string(&format!("value {index}")));
        thread.collect();
        let garbage: Vec<Root> = (0..MANY)
            .map(|_| Root::new(&heap, thread.string("garbage")))
            .collect();
        drop(garbage);
        for (index, value) in values.iter().enumerate() {
            assert_eq!(format!("{value:?}"), format!("\"value {index}\""));
        }
    });
}

#[test]
fn weak_references_end_with_their_targets() {
    let heap = heap(Gil::On);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    let target = Root::new(&heap, thread.string("target"));
    let reference = Root::new(
        &heap,
        WeakReference::new(thread, ShapeId::WEAK, target.get(), None).value(),
    );
    thread.collect();
    let target_of = |value: Value| {
        value
            .downcast::<WeakReference>()
            .and_then(WeakReference::target)
    };
    assert!(target_of(reference.get()).is_some());
    drop(target);
    thread.collect();
    assert!(target_of(reference.get()).is_none());
}

#[test]
fn a_dictionary_keeps_order_through_deletions_and_growth() {
    let heap = heap(Gil::On);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    let dict = thread.dict();
    for number in 0..MANY {
        dict.set_simple(thread, Value::from_i32(number), Value::from_i32(number * 2));
        dict.set_simple(thread, thread.string(&number.to_string()), Value::NONE);
    }
    for number in (0..MANY).step_by(2) {
        assert_eq!(
            dict.remove_simple(thread, Value::from_i32(number)),
            Some(Value::from_i32(number * 2))
        );
    }
    assert_eq!(dict.len() as i32, MANY + MANY / 2);
    let hash = simple_hash_of(thread, Value::from_i32(7)).expect("an integer");
    assert_eq!(
        dict.get(hash, Value::from_i32(7)),
        Lookup::Found(Value::from_i32(14))
    );
    assert_eq!(
        dict.get(hash, Value::from_float_inline(7.0).expect("inline")),
        Lookup::Found(Value::from_i32(14))
    );
    let mut position = 0;
    let mut keys = Vec::new();
    while let Some((next, key, _)) = dict.next(position) {
        keys.extend(key.to_int());
        position = next;
    }
    assert!(keys.is_sorted());
    assert_eq!(keys.len() as i32, MANY / 2);
    assert_eq!(
        dict.pop_last(thread).map(|(key, _)| format!("{key:?}")),
        Some(format!("\"{}\"", MANY - 1))
    );
}

#[test]
fn instances_share_shapes_and_survive_the_move_to_a_dictionary() {
    let heap = heap(Gil::Off);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    let class = thread.string("class");
    let shape = thread.new_shape(class, InstanceLayout::Slots { inline: 2 });
    let names: Vec<Value> = (0..5)
        .map(|index| thread.intern(&format!("attribute{index}")))
        .collect();
    let (first, second) = (Instance::new(thread, shape), Instance::new(thread, shape));
    for instance in [first, second] {
        for (index, name) in names.iter().enumerate() {
            instance.set(thread, *name, Value::from_i32(index as i32));
        }
    }
    assert_eq!(
        thread.shape_of(first.value()),
        thread.shape_of(second.value())
    );
    for (index, name) in names.iter().enumerate() {
        let cache = AttributeCache::new();
        assert_eq!(cache.load(first.value()), None);
        cache.fill(thread, first.value(), *name);
        assert_eq!(
            cache.load(second.value()),
            Some(Value::from_i32(index as i32))
        );
    }
    assert_eq!(first.delete(thread, names[3]), Some(Value::from_i32(3)));
    assert_eq!(first.get(thread, names[3]), None);
    assert_eq!(first.get(thread, names[4]), Some(Value::from_i32(4)));
    assert_eq!(second.get(thread, names[3]), Some(Value::from_i32(3)));
}

#[test]
fn threads_lose_nothing_in_shared_containers() {
    const EACH: i32 = if cfg!(miri) { 40 } else { 20_000 };
    let heap = heap(Gil::Off);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    let list = Root::new(&heap, List::from_items(thread, &[]).value());
    let dict = Root::new(&heap, thread.dict().value());
    std::thread::scope(|scope| {
        for worker in 0..4 {
            let (heap, list, dict) = (&heap, &list, &dict);
            scope.spawn(move || {
                let enter = Enter::new(heap, STACK);
                let thread = enter.thread();
                let list = list.get().cast::<List>().expect("a list");
                let dict = dict.get().cast::<Dict>().expect("a dict");
                for number in 0..EACH {
                    list.push(thread, Value::from_i32(number));
                    dict.set_simple(
                        thread,
                        Value::from_i32(worker * EACH + number),
                        thread.string("value"),
                    );
                    if number % 1000 == 0 {
                        thread.library(|| thread.collect());
                    }
                    if thread.is_wanted() {
                        thread.safepoint();
                    }
                }
            });
        }
        thread.blocking(|| ());
        // The scope waits for the workers outside the world.
        thread.participant().detach();
    });
    thread.participant().attach();
    assert_eq!(
        list.get().downcast::<List>().map(List::len),
        Some(4 * EACH as usize)
    );
    assert_eq!(
        dict.get().downcast::<Dict>().map(|dict| dict.len()),
        Some(4 * EACH as usize)
    );
}

#[test]
fn a_string_that_grows_leaves_its_beginnings_as_they_were() {
    let heap = heap(Gil::On);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    let piece = Root::new(&heap, thread.string("\u{e9}tude "));
    let mut kept: Vec<(Root, String)> = Vec::new();
    let mut text = Root::new(&heap, thread.string("x"));
    let mut expected = "x".to_owned();
    for round in 0..MANY {
        let (left, right) = (text.get(), piece.get());
        let left = left.downcast::<Str>().expect("a string");
        let joined = Str::concatenate(thread, left, right.downcast::<Str>().expect("a string"));
        text = Root::new(&heap, joined.value());
        expected.push_str("\u{e9}tude ");
        assert_eq!(joined.len(), expected.chars().count());
        if round % 37 == 0 {
            // Another continuation of the same beginning.
            let other = Str::concatenate(thread, left, left);
            assert_eq!(other.as_str(), left.as_str().repeat(2));
            kept.push((Root::new(&heap, text.get()), expected.clone()));
            thread.collect();
        }
    }
    for (root, expected) in &kept {
        assert_eq!(
            root.get().downcast::<Str>().expect("a string").as_str(),
            expected
        );
    }
    drop(text);
    kept.truncate(1);
    thread.collect();
    assert_eq!(
        kept[0]
            .0
            .get()
            .downcast::<Str>()
            .expect("a string")
            .as_str(),
        kept[0].1
    );
}

/// Whether the thread of a test is to find itself interrupted.
static IS_INTERRUPTED: AtomicUsize = AtomicUsize::new(0);

#[test]
fn an_interrupt_leaves_copies_of_little_unfinished() {
    const MANY_COPIES: usize = 1 << 20;
    let heap = heap(Gil::On);
    heap.interrupt_when(|_| IS_INTERRUPTED.load(Ordering::SeqCst) > 0);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    thread.library(|| {
        for is_interrupted in [0, 1] {
            IS_INTERRUPTED.store(is_interrupted, Ordering::SeqCst);
            let all = is_interrupted == 0;
            let list = List::repeated(thread, &[Value::TRUE], MANY_COPIES);
            assert_eq!(list.len() == MANY_COPIES, all);
            assert_eq!(list.get(MANY_COPIES - 1), all.then_some(Value::TRUE));
            let expected = (!all).then_some(Unfinished::Interrupted);
            assert_eq!(thread.take_unfinished(), expected);
            let mut octets = vec![0; 8 * MANY_COPIES];
            thread.repeat_octets(&mut octets, b"ab");
            assert_eq!(octets.ends_with(b"ab"), all);
            assert_eq!(thread.take_unfinished(), expected);
            let mut items = vec![1, 2, 3];
            assert_eq!(thread.repeat_items(&mut items, MANY_COPIES), all);
            assert_eq!(items.len(), if all { 3 * MANY_COPIES } else { 3 });
            assert!(items.ends_with(&[1, 2, 3]));
            assert_eq!(thread.take_unfinished(), expected);
            // What is short is never left so, nor what is copied once.
            assert_eq!(List::repeated(thread, &[Value::TRUE], 100).len(), 100);
            thread.copy_octets(&mut octets, &vec![1; 8 * MANY_COPIES]);
            assert_eq!(octets.last(), Some(&1));
            assert_eq!(thread.take_unfinished(), None);
        }
    });
}

#[test]
fn a_list_that_is_cleared_for_more_holds_nothing() {
    let heap = heap(Gil::Off);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    let texts: Vec<Value> = (0..9)
        .map(|n| thread.string(&format!("text {n}")))
        .collect();
    for most in [0, 8, 1000] {
        let list = List::from_items(thread, &texts);
        list.clear_for_more(thread, most);
        assert!(list.is_empty());
        assert_eq!(list.get(0), None);
        list.push(thread, texts[8]);
        assert_eq!(list.get(0), Some(texts[8]));
        assert_eq!(list.get(1), None);
        list.clear_for_more(thread, most);
        list.clear_for_more(thread, most);
        assert!(list.is_empty());
    }
}

#[test]
fn what_was_taken_out_of_a_list_is_put_back() {
    let heap = heap(Gil::On);
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    thread.library(|| {
        let numbers: Vec<Value> = (0..5).map(Value::from_i32).collect();
        let list = List::from_items(thread, &numbers);
        let taken = list.take_out(thread);
        assert!(list.is_empty() && taken.len() == 5);
        assert_eq!(taken.items(thread), numbers);
        let turned: Vec<Value> = numbers.iter().rev().copied().collect();
        assert!(list.put_back(thread, &taken, &turned));
        assert_eq!(list.get(0), Some(Value::from_i32(4)));
        let taken = list.take_out(thread);
        list.push(thread, Value::NONE);
        assert!(!list.put_back(thread, &taken, &[]), "it was changed");
        assert_eq!((list.len(), list.get(4)), (5, Some(Value::from_i32(0))));
    });
}
