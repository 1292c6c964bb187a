//! Several threads at one object without a global lock: what is in registers lives, and each step is one to the others.
#![forbid(unsafe_code)]

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Arc, Barrier};
use weft_heap::concurrency::Gil;
use weft_heap::{
    Collect, Dict, Enter, Heap, HeapOptions, Instance, InstanceLayout, List, MethodCache, Root,
    Str, Thread, Value, simple_hash_of,
};

const STACK: usize = 1 << 16;
/// Fewer under Miri, which is a thousand times slower.
const ROUNDS: i32 = if cfg!(miri) { 20 } else { 20_000 };

fn heap() -> Arc<Heap> {
    Heap::new(HeapOptions {
        gil: Gil::Off,
        collect: Collect::WhenNeeded,
    })
}

/// Runs `work` on `count` threads, and `beside` on one more until they are done.
fn crew(
    heap: &Arc<Heap>,
    count: i32,
    work: impl Fn(&Thread, i32) + Sync,
    beside: impl Fn(&Thread) + Sync,
) {
    let done = AtomicBool::new(false);
    let begin = Barrier::new(count as usize + 1);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..count)
            .map(|worker| {
                let (work, begin) = (&work, &begin);
                scope.spawn(move || {
                    begin.wait();
                    work(Enter::new(heap, STACK).thread(), worker);
                })
            })
            .collect();
        let companion = scope.spawn(|| {
            begin.wait();
            let enter = Enter::new(heap, STACK);
            while !done.load(Ordering::Relaxed) {
                beside(enter.thread());
                poll(enter.thread());
            }
        });
        let failed = workers
            .into_iter()
            .filter_map(|worker| worker.join().err())
            .count();
        done.store(true, Ordering::Relaxed);
        assert_eq!(
            (failed, companion.join().is_err()),
            (0, false),
            "threads that failed"
        );
    });
}

fn poll(thread: &Thread) {
    if thread.is_wanted() {
        thread.safepoint();
    }
}

/// Collects, and writes over what was freed.
fn collect_and_reuse(thread: &Thread) {
    thread.collect();
    for _ in 0..200 {
        thread.string("something else");
    }
}

/// A number that is as good a hash as any.
fn hash_of(thread: &Thread, number: i32) -> u64 {
    simple_hash_of(thread, Value::from_i32(number)).expect("a number's hash takes no Python code")
}

#[test]
fn a_thread_that_was_alone_loses_nothing_when_another_comes() {
    const MINE: i32 = 1 << 20;
    let heap = heap();
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    for _ in 0..ROUNDS / 40 {
        let list = Root::new(&heap, List::from_items(thread, &[]).value());
        let dict = Root::new(&heap, thread.dict().value());
        let add = |thread: &Thread, number: i32| {
            let list = list.get().cast::<List>().expect("a list");
            list.push(thread, Value::from_i32(number));
            let dict = dict.get().cast::<Dict>().expect("a dictionary");
            let hash = hash_of(thread, number);
            dict.set(thread, hash, Value::from_i32(number), Value::NONE);
            poll(thread);
        };
        assert!(
            !thread.is_parallel(),
            "the last collection found one thread"
        );
        let done = AtomicBool::new(false);
        let mut mine = 0;
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let enter = Enter::new(&heap, STACK);
                (0..20).for_each(|number| add(enter.thread(), number));
                drop(enter);
                done.store(true, Ordering::Release);
            });
            while !done.load(Ordering::Acquire) {
                add(thread, MINE + mine);
                mine += 1;
            }
        });
        let count = mine as usize + 20;
        assert_eq!(list.get().cast::<List>().expect("a list").len(), count);
        assert_eq!(
            dict.get().cast::<Dict>().expect("a dictionary").len(),
            count
        );
        thread.collect();
    }
}

/// A list of lists, each with a text and a list that others have too.
fn grove(thread: &Thread, count: i32, name: &str) -> Root {
    let common = Root::new(thread.heap_handle(), List::from_items(thread, &[]).value());
    let trees = Root::new(thread.heap_handle(), List::from_items(thread, &[]).value());
    for number in 0..count {
        let text = Root::new(
            thread.heap_handle(),
            thread.string(&format!("{name} {number}")),
        );
        let inner = List::from_items(thread, &[text.get(), common.get()]);
        let tree = List::from_items(thread, &[inner.value(), Value::from_i32(number)]);
        trees
            .get()
            .cast::<List>()
            .expect("a list")
            .push(thread, tree.value());
        poll(thread);
    }
    trees
}

#[test]
fn what_several_threads_mark_lives_and_the_rest_is_freed() {
    const COUNT: i32 = if cfg!(miri) { 50 } else { 30_000 };
    const COLLECTIONS: i32 = if cfg!(miri) { 3 } else { 60 };
    let heap = heap();
    let work = |thread: &Thread, worker: i32| {
        let name = format!("worker {worker}, whose trees these are, number");
        let trees = grove(thread, COUNT, &name);
        for round in 0..COLLECTIONS {
            drop(grove(thread, COUNT / 10, "nobody's"));
            thread.collect();
            let trees = trees.get().cast::<List>().expect("a list");
            assert_eq!(trees.len(), COUNT as usize);
            for number in (round % 7..COUNT).step_by(7) {
                let item =
                    |list: Value, place| list.cast::<List>().and_then(|list| list.get(place));
                let inner = trees.get(number as usize).and_then(|tree| item(tree, 0));
                let text = inner.and_then(|inner| item(inner, 0)).expect("a text");
                assert!(is_text(text, &format!("{name} {number}")));
            }
            poll(thread);
        }
    };
    crew(&heap, 3, work, collect_and_reuse);
    let statistics = heap.statistics();
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    assert!(statistics.divided > 0 || processors == 1);
    let enter = Enter::new(&heap, STACK);
    enter.thread().collect();
    enter.thread().collect();
    assert!(heap.statistics().live_objects < 1_000);
}

fn is_text(value: Value, expected: &str) -> bool {
    value
        .downcast::<Str>()
        .is_some_and(|text| text.as_str() == expected)
}

#[test]
#[cfg_attr(miri, ignore = "collects so often that Miri takes minutes")]
fn a_value_lives_while_its_thread_waits_to_change_an_instance() {
    let heap = heap();
    let (shape, names) = {
        let enter = Enter::new(&heap, STACK);
        let thread = enter.thread();
        let class = thread.intern("class");
        let names: Vec<Root> = (0..6)
            .map(|index| Root::new(&heap, thread.intern(&format!("attribute{index}"))))
            .collect();
        (
            thread.new_shape(class, InstanceLayout::Slots { inline: 0 }),
            names,
        )
    };
    crew(
        &heap,
        2,
        |thread, worker| {
            for number in 0..ROUNDS / 20 {
                let object = Root::new(&heap, Instance::new(thread, shape).value());
                for (index, name) in names.iter().enumerate() {
                    let instance = object.get().cast::<Instance>().expect("an instance");
                    let text = format!("{worker} {number} {index}");
                    instance.set(thread, name.get(), thread.string(&text));
                    let found = instance.get(thread, name.get()).expect("it was just set");
                    assert!(is_text(found, &text));
                }
                poll(thread);
            }
        },
        collect_and_reuse,
    );
}

#[test]
#[cfg_attr(miri, ignore = "collects so often that Miri takes minutes")]
fn a_value_lives_while_its_thread_waits_for_the_lock_of_a_list() {
    let heap = heap();
    let list = {
        let enter = Enter::new(&heap, STACK);
        Root::new(&heap, List::from_items(enter.thread(), &[]).value())
    };
    let list_of = |root: &Root| root.get().cast::<List>().expect("a list");
    crew(
        &heap,
        3,
        |thread, _| {
            for _ in 0..ROUNDS {
                list_of(&list).push(thread, thread.string("kept"));
                poll(thread);
            }
        },
        collect_and_reuse,
    );
    let _enter = Enter::new(&heap, STACK);
    let list = list_of(&list);
    assert_eq!(list.len(), 3 * ROUNDS as usize);
    assert!((0..list.len()).all(|index| list.get(index).is_some_and(|item| is_text(item, "kept"))));
}

#[test]
fn a_cached_lookup_belongs_to_its_shape_whoever_fills_the_cache() {
    let heap = heap();
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    let class = thread.intern("class");
    let cache = MethodCache::new();
    let known: Vec<(Root, Root)> = (0..2)
        .map(|index| {
            let shape = thread.new_shape(class, InstanceLayout::Slots { inline: 0 });
            let object = Instance::new(thread, shape).value();
            let value = thread.intern(&format!("member {index}"));
            (Root::new(&heap, object), Root::new(&heap, value))
        })
        .collect();
    thread.participant().detach();
    crew(
        &heap,
        2,
        |thread, worker| {
            let (object, value) = &known[worker as usize];
            for _ in 0..10 * ROUNDS {
                cache.fill(
                    thread.shape_of(object.get()),
                    thread.class_epoch(),
                    value.get(),
                );
                poll(thread);
            }
        },
        |thread| {
            for (object, value) in &known {
                let first = cache.load(thread, object.get());
                let found = first.or_else(|| cache.load_further(thread, object.get()));
                assert!(found.is_none_or(|found| found == value.get()));
            }
        },
    );
    thread.participant().attach();
}

#[test]
fn a_list_and_a_dictionary_are_seen_as_they_were_at_one_moment() {
    const LENGTH: i32 = 50;
    let heap = heap();
    let (list, dict) = {
        let enter = Enter::new(&heap, STACK);
        let thread = enter.thread();
        let numbers: Vec<Value> = (0..LENGTH).map(Value::from_i32).collect();
        let dict = thread.dict();
        for number in &numbers {
            dict.set_simple(thread, *number, *number);
        }
        (
            Root::new(&heap, List::from_items(thread, &numbers).value()),
            Root::new(&heap, dict.value()),
        )
    };
    crew(
        &heap,
        2,
        |thread, worker| {
            for round in 0..ROUNDS {
                if worker == 0 {
                    // The numbers move on by one, and stand in one row again after two steps.
                    let list = list.get().cast::<List>().expect("a list");
                    list.remove(thread, 0);
                    list.push(thread, Value::from_i32(LENGTH + round));
                } else {
                    let dict = dict.get().cast::<Dict>().expect("a dictionary");
                    let key = Value::from_i32(round % LENGTH);
                    dict.remove_simple(thread, key);
                    dict.set_simple(thread, key, key);
                }
                poll(thread);
            }
        },
        |thread| {
            let list = list.get().cast::<List>().expect("a list").snapshot(thread);
            let numbers: Vec<i64> = list.items().iter().filter_map(|n| n.to_int()).collect();
            assert!(numbers.len() as i32 >= LENGTH - 1);
            assert!(numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]));
            let dict = dict.get().cast::<Dict>().expect("a dictionary");
            let mut keys: Vec<i64> = (dict.listed(thread, |key, _| key).snapshot(thread).items())
                .iter()
                .filter_map(|key| key.to_int())
                .collect();
            assert!(keys.len() as i32 >= LENGTH - 1);
            keys.sort_unstable();
            keys.dedup();
            assert!(keys.len() as i32 >= LENGTH - 1);
        },
    );
}

#[test]
fn a_key_that_several_threads_add_is_added_once() {
    let heap = heap();
    let dict = {
        let enter = Enter::new(&heap, STACK);
        Root::new(&heap, enter.thread().dict().value())
    };
    let added = AtomicI32::new(0);
    crew(
        &heap,
        3,
        |thread, _| {
            for round in 0..10 * ROUNDS {
                let dict = dict.get().cast::<Dict>().expect("a dictionary");
                let key = Value::from_i32(round);
                let hash = simple_hash_of(thread, key).expect("an integer has a hash");
                let found: Result<_, ()> =
                    dict.get_or_insert(thread, hash, key, key, |_| Ok(false));
                if found.is_ok_and(|(_, is_new)| is_new) {
                    added.fetch_add(1, Ordering::Relaxed);
                }
                poll(thread);
            }
        },
        |_| (),
    );
    let _enter = Enter::new(&heap, STACK);
    let dict = dict.get().cast::<Dict>().expect("a dictionary");
    assert_eq!(
        (dict.len(), added.into_inner()),
        (10 * ROUNDS as usize, 10 * ROUNDS)
    );
}

#[test]
fn of_threads_that_continue_one_string_each_has_its_own() {
    let heap = heap();
    let enter = Enter::new(&heap, STACK);
    let thread = enter.thread();
    let long = "start ".repeat(50);
    // The second continuation gives it a reserve with room, which all threads then want.
    let (start, plus) = (thread.string(&long), thread.string("+"));
    let (start, plus) = (start.downcast::<Str>(), plus.downcast::<Str>());
    let (start, plus) = (start.expect("a string"), plus.expect("a string"));
    let once = Str::concatenate(thread, start, plus);
    let base = Root::new(&heap, Str::concatenate(thread, &once, plus).value());
    assert_eq!((start.as_str(), once.len()), (&*long, long.len() + 1));
    thread.participant().detach();
    crew(
        &heap,
        3,
        |thread, worker| {
            let piece = Root::new(&heap, thread.string(&worker.to_string().repeat(7)));
            for round in 0..ROUNDS.min(2_000) {
                let mut text = Root::new(&heap, base.get());
                for _ in 0..8 {
                    let (left, right) = (text.get(), piece.get());
                    let (left, right) = (left.downcast::<Str>(), right.downcast::<Str>());
                    let joined =
                        Str::concatenate(thread, left.expect("text"), right.expect("text"));
                    text = Root::new(&heap, joined.value());
                    poll(thread);
                }
                let expected = format!("{long}++{}", worker.to_string().repeat(56));
                let built = text.get();
                assert_eq!(
                    built.downcast::<Str>().expect("text").as_str(),
                    expected,
                    "{round}"
                );
            }
        },
        |thread| thread.collect(),
    );
    thread.participant().attach();
    assert_eq!(
        base.get().downcast::<Str>().expect("text").as_str(),
        format!("{long}++")
    );
}
