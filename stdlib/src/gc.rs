//! `gc`: the collector's controls. There are no generations; figures about them are about all collections.

use parking_lot::Mutex;

/// What programs set and the collector does not heed.
struct Settings {
    thresholds: [i64; 3],
    debug: i64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            thresholds: [2000, 10, 10],
            debug: 0,
        }
    }
}

#[derive(Default)]
struct Kept(Mutex<Settings>);

/// Control of the collector of unreachable objects, and questions to it.
#[weft_macros::module(name = "gc")]
pub mod module {
    use super::Kept;
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::{Bytes, Dict, List, Native, Raised, Thread, Tuple, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::types::exception::warnings::report_unraisable;
    use weft_core::types::module::Module;
    use weft_core::{protocol, safepoint};

    /// Enable automatic garbage collection.
    fn enable(thread: &Thread) {
        thread.heap().set_automatic(true);
    }

    /// Disable automatic garbage collection.
    fn disable(thread: &Thread) {
        thread.heap().set_automatic(false);
    }

    /// Whether objects are collected without a call of collect().
    fn isenabled(thread: &Thread) -> bool {
        thread.heap().is_automatic()
    }

    /// Free all objects that cannot be reached.
    ///
    /// The number of objects that were found dead in cycles, or referred to by these, is returned.
    #[direct(collect_at_once)]
    fn collect(thread: &Thread, #[default(2)] generation: i64) -> Result<usize, Raised> {
        if !(0..=2).contains(&generation) {
            return Err(value_error("invalid generation"));
        }
        call_back(thread, "start", generation, 0)?;
        let counted = thread.collect_and_count();
        safepoint::attend(thread)?;
        call_back(thread, "stop", generation, counted)?;
        Ok(counted)
    }

    /// The plain call, outside of library code: no value on the native stack is taken for one that is in use.
    #[rust]
    fn collect_at_once(thread: &Thread, arguments: &[Value]) -> Option<Result<Value, Raised>> {
        if !arguments.is_empty() || has_callbacks(thread) {
            return None;
        }
        let counted = thread.collect_behind(arguments);
        Some(safepoint::attend(thread).map(|()| thread.int(counted as i64)))
    }

    #[rust]
    fn has_callbacks(thread: &Thread) -> bool {
        let modules = Interpreter::of(thread).modules();
        let own = modules.get_simple(thread, thread.intern("gc"));
        let names = own
            .as_ref()
            .and_then(|own| own.downcast::<Native<Module>>())
            .map(|own| own.dictionary());
        let callbacks =
            names.and_then(|names| names.get_simple(thread, thread.intern("callbacks")));
        callbacks.as_ref().is_some_and(|callbacks| {
            callbacks
                .downcast::<List>()
                .is_none_or(|list| !list.is_empty())
        })
    }

    /// Tells the functions of `gc.callbacks` about a collection that the program asked for.
    #[rust]
    fn call_back(
        thread: &Thread,
        phase: &str,
        generation: i64,
        counted: usize,
    ) -> Result<(), Raised> {
        let modules = Interpreter::of(thread).modules();
        let Some(own) = modules.get_simple(thread, thread.intern("gc")) else {
            return Ok(());
        };
        let callbacks = protocol::try_attribute(thread, own, thread.intern("callbacks"))?;
        let Some(callbacks) = callbacks.and_then(Value::cast::<List>) else {
            return Ok(());
        };
        if callbacks.is_empty() {
            return Ok(());
        }
        let about = thread.dict();
        let figures = [
            ("generation", generation),
            ("collected", counted as i64),
            ("uncollectable", 0),
        ];
        for (name, figure) in figures {
            about.set_simple(thread, thread.intern(name), thread.int(figure));
        }
        let phase = thread.intern(phase);
        for callback in callbacks.snapshot(thread).items() {
            let called = protocol::call_values(thread, *callback, &[phase, about.value()]);
            if let Err(raised) = called {
                report_unraisable(thread, raised, None, *callback);
            }
        }
        Ok(())
    }

    /// Set the debugging flags.
    fn set_debug(thread: &Thread, #[positional_only] flags: i64) {
        Interpreter::of(thread).extension::<Kept>().0.lock().debug = flags;
    }

    /// Get the debugging flags.
    fn get_debug(thread: &Thread) -> i64 {
        Interpreter::of(thread).extension::<Kept>().0.lock().debug
    }

    /// Return a tuple of three zeros: allocations are not counted by generation.
    fn get_count(thread: &Thread) -> Value {
        let zero = thread.int(0);
        thread.tuple(&[zero, zero, zero])
    }

    /// Return the current collection thresholds.
    fn get_threshold(thread: &Thread) -> Value {
        let thresholds = Interpreter::of(thread)
            .extension::<Kept>()
            .0
            .lock()
            .thresholds;
        thread.tuple(&thresholds.map(|threshold| thread.int(threshold)))
    }

    /// Set the collection thresholds (the collection frequency).
    #[positional_only]
    fn set_threshold(
        thread: &Thread,
        threshold0: i64,
        #[default] threshold1: Option<i64>,
        #[default] threshold2: Option<i64>,
    ) {
        let kept = Interpreter::of(thread).extension::<Kept>();
        let mut settings = kept.0.lock();
        settings.thresholds[0] = threshold0;
        if let Some(threshold) = threshold1 {
            settings.thresholds[1] = threshold;
        }
        if let Some(threshold) = threshold2 {
            settings.thresholds[2] = threshold;
        }
    }

    /// Return three dictionaries of figures. The last tells how often the collector ran; all others are 0.
    fn get_stats(thread: &Thread) -> Value {
        let statistics = thread.heap().statistics();
        let figure = |figure: u64| i64::try_from(figure).unwrap_or(i64::MAX);
        let last = (figure(statistics.collections), figure(statistics.counted));
        let generations: Vec<Value> = [(0, 0), (0, 0), last]
            .into_iter()
            .map(|(collections, counted)| {
                let statistics = thread.dict();
                let figures = [
                    ("collections", collections),
                    ("collected", counted),
                    ("uncollectable", 0),
                ];
                for (name, figure) in figures {
                    statistics.set_simple(thread, thread.intern(name), thread.int(figure));
                }
                statistics.value()
            })
            .collect();
        List::from_items(thread, &generations).value()
    }

    /// Whether obj is of a kind that the collector follows references from; numbers and strings are not.
    fn is_tracked(#[positional_only] obj: Value) -> bool {
        let is_leaf = protocol::text_of(&obj).is_some()
            || protocol::is_number(obj)
            || obj.is::<Bytes>()
            || obj.downcast::<Tuple>().is_some_and(Tuple::is_empty);
        obj.is_object() && !is_leaf
    }

    /// Whether the finalizer of obj has been called. That is not recorded, so the answer is always False.
    fn is_finalized(#[positional_only] obj: Value) -> bool {
        let _ = obj;
        false
    }

    /// Return how many octets are in use, with those that nobody refers to any more.
    fn _used_bytes(thread: &Thread) -> usize {
        thread.heap().used_bytes()
    }

    /// Has no effect: the collector sets no objects apart.
    fn freeze() {}

    /// Has no effect, as freeze() has none.
    fn unfreeze() {}

    /// How many objects freeze() has set apart: always 0.
    fn get_freeze_count() -> usize {
        0
    }

    /// Return all living objects in a list, whichever the generation: there is one only.
    fn get_objects(thread: &Thread, #[default] generation: Option<Value>) -> Result<Value, Raised> {
        if let Some(generation) = generation.filter(|generation| !generation.is_none()) {
            let Some(generation) = protocol::machine_integer(generation) else {
                return Err(type_error(format!(
                    "argument should be integer or None, not '{}'",
                    protocol::class_name(generation)
                )));
            };
            if generation >= 3 {
                return Err(value_error(
                    "generation parameter must be less than the number of available generations (3)",
                ));
            }
            if generation < -1 {
                return Err(value_error("generation parameter cannot be negative"));
            }
        }
        Ok(thread.living_objects().value())
    }

    /// Return a list of the objects that hold a reference to one or more of objs.
    fn get_referrers(thread: &Thread, #[rest] objs: &[Value]) -> Value {
        thread.referrers_of(objs).value()
    }

    /// Return a list of the objects that objs hold references to.
    fn get_referents(thread: &Thread, #[rest] objs: &[Value]) -> Value {
        let found = thread.referents_of(objs);
        // Small numbers are part of what refers to them, and no objects that a collection could tell.
        let mut add = |value: Value| {
            if !value.is_object() {
                found.push(thread, value);
            }
        };
        for object in objs {
            if let Some(tuple) = object.downcast::<Tuple>() {
                tuple.items().iter().copied().for_each(&mut add);
            } else if let Some(list) = object.downcast::<List>() {
                list.snapshot(thread)
                    .items()
                    .iter()
                    .copied()
                    .for_each(&mut add);
            } else if let Some(dict) = object.downcast::<Dict>() {
                let mut position = 0;
                while let Some((next, key, value)) = dict.next(position) {
                    position = next;
                    add(key);
                    add(value);
                }
            }
        }
        found.value()
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let set =
            |name: &str, value: Value| dictionary.set_simple(thread, thread.intern(name), value);
        for name in ["garbage", "callbacks"] {
            set(name, List::from_items(thread, &[]).value());
        }
        let flags = [
            ("DEBUG_STATS", 1),
            ("DEBUG_COLLECTABLE", 2),
            ("DEBUG_UNCOLLECTABLE", 4),
            ("DEBUG_SAVEALL", 32),
            ("DEBUG_LEAK", 38),
        ];
        for (name, flag) in flags {
            set(name, thread.int(flag));
        }
        Ok(())
    }
}
