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

/// This module provides access to the garbage collector.
#[weft_macros::module(name = "gc")]
pub mod module {
    use super::Kept;
    use weft_core::error::{type_error, value_error};
    use weft_core::heap::{Dict, List, Raised, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::{protocol, safepoint};

    /// Enable automatic garbage collection.
    fn enable(thread: &Thread) {
        thread.heap().set_automatic(true);
    }

    /// Disable automatic garbage collection.
    fn disable(thread: &Thread) {
        thread.heap().set_automatic(false);
    }

    /// Returns true if automatic garbage collection is enabled.
    fn isenabled(thread: &Thread) -> bool {
        thread.heap().is_automatic()
    }

    /// Run the garbage collector.
    ///
    /// The number of objects that were found dead is returned.
    fn collect(thread: &Thread, #[default(2)] generation: i64) -> Result<usize, Raised> {
        if !(0..=2).contains(&generation) {
            return Err(value_error("invalid generation"));
        }
        thread.collect();
        safepoint::attend(thread)?;
        Ok(0)
    }

    /// Set the debugging flags.
    fn set_debug(thread: &Thread, #[positional_only] flags: i64) {
        Interpreter::of(thread).extension::<Kept>().0.lock().debug = flags;
    }

    /// Get the debugging flags.
    fn get_debug(thread: &Thread) -> i64 {
        Interpreter::of(thread).extension::<Kept>().0.lock().debug
    }

    /// Return a three-tuple of the current collection counts.
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

    /// Return a list of dictionaries containing per-generation statistics.
    fn get_stats(thread: &Thread) -> Value {
        let generations: Vec<Value> = (0..3)
            .map(|_| {
                let statistics = thread.dict();
                for name in ["collections", "collected", "uncollectable"] {
                    statistics.set_simple(thread, thread.intern(name), thread.int(0));
                }
                statistics.value()
            })
            .collect();
        List::from_items(thread, &generations).value()
    }

    /// Returns true if the object is tracked by the garbage collector.
    fn is_tracked(#[positional_only] obj: Value) -> bool {
        obj.is_object() && protocol::text_of(&obj).is_none() && !protocol::is_number(obj)
    }

    /// Returns true if the object has been already finalized by the GC.
    fn is_finalized(#[positional_only] obj: Value) -> bool {
        let _ = obj;
        false
    }

    /// Freeze all current tracked objects and ignore them for future collections.
    fn freeze() {}

    /// Unfreeze all objects in the permanent generation.
    fn unfreeze() {}

    /// Return the number of objects in the permanent generation.
    fn get_freeze_count() -> usize {
        0
    }

    /// Return a list of objects tracked by the collector.
    fn get_objects(thread: &Thread, #[default] generation: Option<Value>) -> Result<Value, Raised> {
        let _ = (thread, generation);
        Err(type_error(
            "gc.get_objects() is not supported: objects are not listed",
        ))
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
