//! The functions of `sys`.

use parking_lot::Mutex;
use weft_core::heap::{Root, Thread};
use weft_core::interpreter::Interpreter;
use weft_core::types::struct_sequence::StructSequence;

static ASYNC_GENERATOR_HOOKS: StructSequence = StructSequence::new(
    "asyncgen_hooks",
    "builtins",
    "asyncgen_hooks\n\nA named tuple providing information about asynchronous\ngenerators hooks.  The attributes are read only.",
    &[
        ("firstiter", "Hook to intercept first iteration"),
        ("finalizer", "Hook to intercept finalization"),
    ],
    2,
);

/// Functions that programs set and that are kept for them: audit hooks.
#[derive(Default)]
struct Kept {
    audit: Mutex<Vec<Root>>,
}

fn kept(thread: &Thread) -> std::sync::Arc<Kept> {
    Interpreter::of(thread).extension::<Kept>()
}

/// What belongs to the interpreter itself: its arguments, streams,
/// modules, limits and hooks.
#[weft_macros::module(name = "sys")]
pub mod module {
    use super::{ASYNC_GENERATOR_HOOKS, kept};
    use crate::sys::{debugger, hooks, information, jit};
    use std::sync::atomic::Ordering;
    use std::time::Duration;
    use weft_core::error::{Exception, raise, raise_with, type_error, value_error};
    use weft_core::heap::concurrency::Gil;
    use weft_core::heap::{
        Dict, List, Native, Raised, Root, Set, ShapeId, Str, Thread, Tuple, Value,
    };
    use weft_core::import;
    use weft_core::interpreter::{Interpreter, ThreadState};
    use weft_core::native::{Arguments, make_module};
    use weft_core::protocol;
    use weft_core::tracing;
    use weft_core::types::class::{self, Class};
    use weft_core::types::exception::traceback::STANDARD_MODULES;
    use weft_core::types::frame::{FrameObject, running_frame};
    use weft_core::types::int;

    /// Raise SystemExit(status), which ends the interpreter unless it is caught.
    ///
    /// None is success, an integer is the status of the process. Anything else is printed to stderr and the status is
    /// 1.
    #[positional_only]
    fn exit(thread: &Thread, #[default] status: Option<Value>) -> Result<(), Raised> {
        // A tuple stands for several arguments, as wherever an exception is given apart from its class.
        if let Some(several) = status
            .as_ref()
            .and_then(|status| status.downcast::<Tuple>())
        {
            return Err(raise_with(thread, Exception::SystemExit, several.items()));
        }
        let arguments: &[Value] = &status.into_iter().collect::<Vec<Value>>();
        Err(raise_with(thread, Exception::SystemExit, arguments))
    }

    /// Return the type, value and traceback of the exception that is being
    /// handled, or three times None.
    fn exc_info(thread: &Thread) -> Value {
        hooks::exception_info(thread, thread.handled())
    }

    /// Return the exception that is being handled, or None outside of any
    /// except clause and what it calls.
    fn exception(thread: &Thread) -> Option<Value> {
        thread.handled()
    }

    /// Print an exception with its traceback to stderr: what becomes of one that nothing caught.
    #[positional_only]
    fn excepthook(thread: &Thread, exctype: Value, value: Value, traceback: Value) {
        hooks::show_exception(thread, exctype, value, traceback);
    }

    /// Print the repr() of object and bind it to builtins._, unless it is None: what the prompt does with a value.
    #[positional_only]
    fn displayhook(thread: &Thread, object: Value) -> Result<(), Raised> {
        hooks::display(thread, object)
    }

    /// Print an exception that nobody can handle, such as one from a finalizer, to stderr.
    #[positional_only]
    fn unraisablehook(thread: &Thread, unraisable: Value) -> Result<(), Raised> {
        hooks::show_unraisable(thread, unraisable)
    }

    /// Return how deep calls may nest.
    ///
    /// Deeper ones raise RecursionError.
    fn getrecursionlimit(thread: &Thread) -> u32 {
        thread.recursion_limit()
    }

    /// Set how deep calls may nest. RecursionError where they are deeper at present.
    #[positional_only]
    fn setrecursionlimit(thread: &Thread, limit: i32) -> Result<(), Raised> {
        let wanted = u32::try_from(limit).ok().filter(|limit| *limit > 0);
        let wanted =
            wanted.ok_or_else(|| value_error("recursion limit must be greater or equal than 1"))?;
        let wanted = weft_core::interpreter::limits::most_calls(thread, wanted);
        if thread.set_recursion_limit(wanted) {
            return Ok(());
        }
        let depth = thread.depth();
        Err(raise(
            Exception::RecursionError,
            format!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            ),
        ))
    }

    /// Return the current thread switch interval, in seconds.
    fn getswitchinterval(thread: &Thread) -> f64 {
        thread.heap().world().switch_interval().as_secs_f64()
    }

    /// Set after how many seconds a thread gives the GIL to another that waits for it.
    ///
    /// A call of native code that does not give it up can take longer.
    #[positional_only]
    fn setswitchinterval(thread: &Thread, interval: f64) -> Result<(), Raised> {
        if interval.is_nan() || interval <= 0.0 {
            return Err(value_error("switch interval must be strictly positive"));
        }
        let interval = Duration::try_from_secs_f64(interval).unwrap_or(Duration::MAX);
        thread
            .heap()
            .world()
            .set_switch_interval(interval.max(Duration::from_micros(1)));
        Ok(())
    }

    /// Whether threads take turns under the GIL.
    fn _is_gil_enabled(thread: &Thread) -> bool {
        thread.heap().gil() == Gil::On
    }

    /// Return how many octets of memory the object itself takes.
    fn getsizeof(
        thread: &Thread,
        object: Value,
        #[default(Value::ABSENT)] default: Value,
    ) -> Result<Value, Raised> {
        let class = thread.class_of(object);
        let found = Class::of(&class)
            .filter(|_| Class::of(&object).is_none())
            .and_then(|class| class::lookup_text(thread, class, "__sizeof__"));
        let result = match found {
            Some(method) => {
                let none = Arguments::positional(&[]);
                protocol::call_bound(thread, method, object, none)
            }
            None => Ok(thread.int(object.size() as i64)),
        };
        match weft_core::error::catch(thread, result, Exception::TypeError)? {
            Ok(size) => Ok(size),
            Err(_) if default != Value::ABSENT => Ok(default),
            Err(exception) => Err(thread.set_raised(exception)),
        }
    }

    /// Return the number of references to object that the call itself has.
    ///
    /// Objects are kept by a tracing collector and have no count of their own.
    #[positional_only]
    fn getrefcount(object: Value) -> i64 {
        i64::from(object != Value::ABSENT) + 1
    }

    /// Return the one string of the interpreter that stands for all strings equal to this one.
    ///
    /// Interned strings are the same object if they are equal, which makes looking them up as keys faster.
    #[positional_only]
    fn intern(thread: &Thread, string: Value) -> Result<Value, Raised> {
        if !string.is::<Str>() {
            let kind = protocol::class_name(string);
            return Err(type_error(format!(
                "intern() argument must be str, not {kind}"
            )));
        }
        if thread.shape_of(string) != ShapeId::STR {
            return Err(type_error(format!(
                "can't intern {}",
                protocol::class_name(string)
            )));
        }
        Ok(thread.intern_value(string))
    }

    /// Whether this very string is an interned one.
    #[positional_only]
    fn _is_interned(string: Value) -> bool {
        string.downcast::<Str>().is_some_and(Str::is_interned)
    }

    /// Return the frame that is depth calls above the caller's; 0 is the caller's own.
    ///
    /// ValueError where there are not so many.
    #[positional_only]
    fn _getframe(thread: &Thread, #[default(0)] depth: i32) -> Result<Value, Raised> {
        let depth = usize::try_from(depth).unwrap_or(0);
        running_frame(thread, depth).ok_or_else(|| value_error("call stack is not deep enough"))
    }

    /// Return the name of the module that the function depth calls above belongs to, or None.
    fn _getframemodulename(thread: &Thread, #[default(0)] depth: i32) -> Option<Value> {
        let frame = running_frame(thread, usize::try_from(depth).unwrap_or(0))?;
        let globals = frame.downcast::<Native<FrameObject>>()?.globals()?;
        globals
            .downcast::<Dict>()?
            .get_simple(thread, thread.intern("__name__"))
    }

    /// Return a dict mapping the calling thread's id to its topmost stack frame.
    fn _current_frames(thread: &Thread) -> Value {
        let frames = thread.dict();
        if let Some(frame) = running_frame(thread, 0) {
            let identity = thread.int(ThreadState::of(thread).identity() as i64);
            frames.set_simple(thread, identity, frame);
        }
        frames.value()
    }

    /// Return the encoding that encode() and decode() use by default: utf-8.
    fn getdefaultencoding() -> &'static str {
        "utf-8"
    }

    /// Return the encoding for names of files, arguments and the environment.
    fn getfilesystemencoding() -> &'static str {
        "utf-8"
    }

    /// Return the error mode used for Unicode to OS filename conversion.
    fn getfilesystemencodeerrors() -> &'static str {
        "surrogateescape"
    }

    /// Return how many digits a conversion between integers and decimal text may have; 0 for no limit.
    fn get_int_max_str_digits(thread: &Thread) -> usize {
        int::maximum_digits(thread)
    }

    /// Set how many digits a conversion between integers and decimal text may have; 0 for no limit.
    fn set_int_max_str_digits(thread: &Thread, maxdigits: i32) -> Result<(), Raised> {
        let digits = usize::try_from(maxdigits).ok();
        match digits.filter(|digits| *digits == 0 || *digits >= int::DIGITS_THRESHOLD) {
            Some(digits) => {
                int::set_maximum_digits(thread, digits);
                Ok(())
            }
            None => {
                let least = int::DIGITS_THRESHOLD;
                Err(value_error(format!(
                    "maxdigits must be >= {least} or 0 for unlimited"
                )))
            }
        }
    }

    /// Return how many objects the heap holds.
    fn getallocatedblocks(thread: &Thread) -> usize {
        thread.heap().statistics().live_objects
    }

    /// What breakpoint() calls: the callable that PYTHONBREAKPOINT names, by default pdb.set_trace().
    fn breakpointhook(thread: &Thread, arguments: Arguments<'_>) -> Result<Value, Raised> {
        debugger::stop(thread, arguments)
    }

    /// Call func(*args), and tell what it does even inside of a tracing function.
    #[positional_only]
    fn call_tracing(thread: &Thread, func: Value, args: &Tuple) -> Result<Value, Raised> {
        tracing::call_told(thread, || protocol::call_values(thread, func, args.items()))
    }

    /// Return True if this interpreter can be debugged from another process.
    fn is_remote_debug_enabled() -> bool {
        false
    }

    /// Return a dict mapping the calling thread's id to the exception that it handles.
    fn _current_exceptions(thread: &Thread) -> Value {
        let exceptions = thread.dict();
        let identity = thread.int(ThreadState::of(thread).identity() as i64);
        let handled = thread.handled().unwrap_or(Value::NONE);
        exceptions.set_simple(thread, identity, handled);
        exceptions.value()
    }

    /// Return True if Python is exiting.
    fn is_finalizing(thread: &Thread) -> bool {
        crate::thread::Threads::of(thread).is_ending()
    }

    /// Set hooks for async generators.
    fn set_asyncgen_hooks(
        thread: &Thread,
        #[default(Value::ABSENT)] firstiter: Value,
        #[default(Value::ABSENT)] finalizer: Value,
    ) -> Result<(), Raised> {
        for (value, name) in [(finalizer, "finalizer"), (firstiter, "firstiter")] {
            if value != Value::ABSENT && !value.is_none() && !protocol::is_callable(thread, value) {
                let kind = protocol::class_name(value);
                return Err(type_error(format!("callable {name} expected, got {kind}")));
            }
        }
        let state = ThreadState::of(thread);
        let slots = [
            (firstiter, &state.async_generator_first),
            (finalizer, &state.async_generator_finalizer),
        ];
        for (value, slot) in slots {
            if value != Value::ABSENT {
                slot.set_option(Some(value).filter(|value| !value.is_none()));
            }
        }
        Ok(())
    }

    /// Return the hooks for asynchronous generators of this thread, as the named tuple (firstiter, finalizer).
    fn get_asyncgen_hooks(thread: &Thread) -> Value {
        let state = ThreadState::of(thread);
        let hooks = [
            &state.async_generator_first,
            &state.async_generator_finalizer,
        ];
        ASYNC_GENERATOR_HOOKS.make(thread, &hooks.map(|hook| hook.get().unwrap_or(Value::NONE)))
    }

    /// Set how many frames of their callers new coroutines of this thread remember in cr_origin; 0 for none.
    fn set_coroutine_origin_tracking_depth(thread: &Thread, depth: i64) -> Result<(), Raised> {
        let Ok(depth) = u32::try_from(depth) else {
            return Err(value_error("depth must be >= 0"));
        };
        ThreadState::of(thread)
            .origin_depth
            .store(depth, Ordering::Relaxed);
        Ok(())
    }

    /// Return how many frames of their callers new coroutines of this thread remember in cr_origin.
    fn get_coroutine_origin_tracking_depth(thread: &Thread) -> u32 {
        ThreadState::of(thread).origin_depth.load(Ordering::Relaxed)
    }

    /// Set the function that is told what Python code does, for debuggers.
    ///
    /// It is told of each call in this thread, and what it gives is told of the lines of that.
    #[positional_only]
    fn settrace(thread: &Thread, function: Value) {
        tracing::set_trace(
            thread,
            Some(function).filter(|function| !function.is_none()),
        );
    }

    /// Return what settrace() set in this thread, or None.
    fn gettrace(thread: &Thread) -> Option<Value> {
        ThreadState::of(thread).trace_function.get()
    }

    /// Set the profiling function, which is told of each call and return in this thread.
    #[positional_only]
    fn setprofile(thread: &Thread, function: Value) {
        tracing::set_profile(
            thread,
            Some(function).filter(|function| !function.is_none()),
        );
    }

    /// Return what setprofile() set in this thread, or None.
    fn getprofile(thread: &Thread) -> Option<Value> {
        ThreadState::of(thread).profile_function.get()
    }

    /// Set the global debug tracing function of this thread; those of others set it as they start.
    #[positional_only]
    fn _settraceallthreads(thread: &Thread, function: Value) {
        settrace(thread, function);
    }

    /// Set the profiling function of this thread; those of others set it as they start.
    #[positional_only]
    fn _setprofileallthreads(thread: &Thread, function: Value) {
        setprofile(thread, function);
    }

    /// Passes the event to any hooks that are attached.
    #[positional_only]
    fn audit(thread: &Thread, event: Value, #[rest] args: &[Value]) -> Result<(), Raised> {
        if !event.is::<Str>() {
            let kind = protocol::class_name(event);
            return Err(type_error(format!(
                "audit() argument 1 must be str, not {kind}"
            )));
        }
        let hooks: Vec<Value> = kept(thread).audit.lock().iter().map(Root::get).collect();
        let hooks = List::from_items(thread, &hooks).snapshot(thread);
        let arguments = thread.tuple(args);
        for hook in hooks.items() {
            protocol::call_values(thread, *hook, &[event, arguments])?;
        }
        Ok(())
    }

    /// Adds a new audit hook callback.
    fn addaudithook(thread: &Thread, hook: Value) {
        kept(thread)
            .audit
            .lock()
            .push(Root::new(thread.heap_handle(), hook));
    }

    /// Empty the caches that only serve to be fast.
    fn _clear_internal_caches(thread: &Thread) {
        thread.heap().invalidate_class_lookups();
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        information::describe(thread, dictionary)?;
        let set =
            |name: &str, value: Value| dictionary.set_simple(thread, thread.intern(name), value);
        let list = |items: &[Value]| List::from_items(thread, items).value();
        set("modules", Interpreter::of(thread).modules().value());
        let names = Set::with_room(thread, ShapeId::FROZENSET, STANDARD_MODULES.len());
        for name in STANDARD_MODULES {
            names.set_simple(thread, thread.string(name), Value::NONE);
        }
        set("stdlib_module_names", names.value());
        let native: Vec<Value> = import::native_module_names(thread)
            .iter()
            .map(|name| thread.string(name))
            .collect();
        set("builtin_module_names", thread.tuple(&native));
        let finders = [
            import::built_in_importer(thread),
            import::frozen_importer(thread),
            import::path_finder(thread),
        ];
        set("meta_path", list(&finders));
        set("path", list(&[thread.string(import::LIBRARY_ENTRY)]));
        set("path_hooks", list(&[]));
        set("path_importer_cache", thread.dict().value());
        set("argv", list(&[thread.string("")]));
        set("orig_argv", list(&[]));
        set("warnoptions", list(&[]));
        set("_xoptions", thread.dict().value());
        set("dont_write_bytecode", Value::TRUE);
        set("pycache_prefix", Value::NONE);
        for name in [
            "executable",
            "_base_executable",
            "prefix",
            "base_prefix",
            "exec_prefix",
            "base_exec_prefix",
        ] {
            set(name, thread.string(""));
        }
        set(
            "_git",
            thread.tuple(&["weft", "", ""].map(|part| thread.string(part))),
        );
        set(
            "_jit",
            make_module(thread, &jit::module::DEFINITION)?.value(),
        );
        set("_stdlib_dir", thread.string(import::LIBRARY_ENTRY));
        for name in [
            "excepthook",
            "displayhook",
            "unraisablehook",
            "breakpointhook",
        ] {
            if let Some(function) = dictionary.get_simple(thread, thread.intern(name)) {
                set(&format!("__{name}__"), function);
            }
        }
        Ok(())
    }
}
