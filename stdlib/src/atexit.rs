//! `atexit`: functions that are called when the interpreter ends.

use parking_lot::Mutex;
use weft_core::heap::{Root, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::native::Arguments;
use weft_core::protocol;
use weft_core::types::exception::warnings;

/// The functions of an interpreter, in the order in which they were registered.
#[derive(Default)]
struct Registered {
    entries: Mutex<Vec<Entry>>,
}

/// A tuple of the function, its positional arguments, and the names and values of the others.
struct Entry(Root);

/// Calls what was registered, the last first, and forgets it. What they raise is reported.
pub fn run(thread: &Thread) {
    let registered = Interpreter::of(thread).extension::<Registered>();
    loop {
        let entry = registered.entries.lock().pop();
        let Some(entry) = entry else { return };
        let parts = entry.0.get();
        let Some([function, values, names]) = tuple_items(&parts).first_chunk::<3>().copied()
        else {
            continue;
        };
        let arguments = Arguments::with_names(tuple_items(&values), tuple_items(&names));
        if let Err(raised) = thread.library(|| protocol::call(thread, function, arguments)) {
            warnings::report_ignored(
                thread,
                raised,
                "Exception ignored in atexit callback",
                function,
            );
        }
    }
}

fn tuple_items(value: &Value) -> &[Value] {
    value
        .downcast::<weft_core::heap::Tuple>()
        .map_or(&[], |tuple| tuple.items())
}

/// Functions to call when the interpreter exits normally.
///
/// register() adds one, unregister() takes it out; the last added is called first.
#[weft_macros::module(name = "atexit")]
pub mod module {
    use super::{Entry, Registered, tuple_items};
    use weft_core::error::type_error;
    use weft_core::heap::{Raised, Root, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::native::Keywords;
    use weft_core::protocol;

    /// Have func called with these arguments at exit. Returns func, so that this is a decorator too.
    fn register(
        thread: &Thread,
        #[positional_only] func: Value,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        if !protocol::is_callable(thread, func) {
            return Err(type_error("the first argument must be callable"));
        }
        let mut values = arguments.to_vec();
        let mut names = Vec::new();
        for (name, value) in keywords.iter() {
            names.push(name);
            values.push(value);
        }
        let entry = thread.tuple(&[func, thread.tuple(&values), thread.tuple(&names)]);
        let registered = Interpreter::of(thread).extension::<Registered>();
        registered
            .entries
            .lock()
            .push(Entry(Root::new(thread.heap_handle(), entry)));
        Ok(func)
    }

    /// Take out all registrations of what equals func. None is no error.
    fn unregister(thread: &Thread, #[positional_only] func: Value) -> Result<(), Raised> {
        let registered = Interpreter::of(thread).extension::<Registered>();
        let mut place = 0;
        loop {
            let entry = registered
                .entries
                .lock()
                .get(place)
                .map(|entry| entry.0.get());
            let Some(entry) = entry else { return Ok(()) };
            let Some(known) = tuple_items(&entry).first().copied() else {
                return Ok(());
            };
            // Equality may run Python code, so the lock is not held.
            if protocol::equals(thread, known, func)? {
                let mut entries = registered.entries.lock();
                if entries
                    .get(place)
                    .is_some_and(|found| found.0.get() == entry)
                {
                    entries.remove(place);
                }
            } else {
                place += 1;
            }
        }
    }

    /// Call what is registered, the last first, and forget it.
    ///
    /// What a function raises goes to sys.unraisablehook, and the next one is called.
    fn _run_exitfuncs(thread: &Thread) {
        super::run(thread);
    }

    /// Forget what is registered without calling it.
    fn _clear(thread: &Thread) {
        Interpreter::of(thread)
            .extension::<Registered>()
            .entries
            .lock()
            .clear();
    }

    /// How many calls are registered.
    fn _ncallbacks(thread: &Thread) -> usize {
        Interpreter::of(thread)
            .extension::<Registered>()
            .entries
            .lock()
            .len()
    }
}
