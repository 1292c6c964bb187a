//! The functions of `_thread`.

use weft_core::error::Exception;
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::class::is_subclass;
use weft_core::types::exception::{ExceptionObject, traceback, warnings};
use weft_core::types::struct_sequence::StructSequence;

static EXCEPT_HOOK_ARGUMENTS: StructSequence = StructSequence::new(
    "_ExceptHookArgs",
    "_thread",
    "What threading.excepthook() is told of an exception that ended a thread.",
    &[
        ("exc_type", "Exception type"),
        ("exc_value", "Exception value"),
        ("exc_traceback", "Exception traceback"),
        ("thread", "Thread"),
    ],
    4,
);

/// Writes to `sys.stderr` what is shown of an exception that ended a thread.
fn show_exception_of_thread(thread: &Thread, exception: Value, ended: Value) -> Result<(), Raised> {
    let name = if ended.is_none() {
        None
    } else {
        protocol::try_attribute(thread, ended, thread.intern("name"))?
    };
    let name = match name {
        Some(name) => protocol::str(thread, name)?,
        None => {
            let identity = weft_core::interpreter::ThreadState::of(thread).identity();
            thread.string(&identity.to_string())
        }
    };
    let mut text = format!(
        "Exception in thread {}:\n",
        protocol::text_of(&name).unwrap_or_default()
    );
    text.push_str(&traceback::format_exception(thread, exception));
    warnings::write_to_stderr(thread, &text);
    Ok(())
}

/// Values and names of a call's arguments from `args` and `kwargs` as a program passes them.
fn split_arguments(
    positional: &[Value],
    keywords: &weft_core::heap::Dict,
) -> (Vec<Value>, Vec<Value>) {
    let mut values = positional.to_vec();
    let mut names = Vec::new();
    let mut position = 0;
    while let Some((next, name, value)) = keywords.next(position) {
        position = next;
        names.push(name);
        values.push(value);
    }
    (values, names)
}

/// The exception that goes with the first three fields of the arguments of a hook.
fn exception_of(thread: &Thread, class: Value, value: Value, trace: Value) -> Value {
    let base = Interpreter::of(thread).exception_class(Exception::BaseException);
    let exception = if value.is_none() && is_subclass(class, base) {
        ExceptionObject::new(thread, class, &[])
    } else {
        value
    };
    if let Some(object) = ExceptionObject::of(&exception)
        && object.traceback().is_none()
        && !trace.is_none()
    {
        object.set_traceback(Some(trace));
    }
    exception
}

/// Threads and locks, as threading builds on them.
#[weft_macros::module(
    name = "_thread",
    classes = [
        super::handle::thread_handle,
        super::local::local_class,
        super::lock::lock_class,
        super::reentrant::reentrant_class,
    ]
)]
pub mod module {
    use super::{EXCEPT_HOOK_ARGUMENTS, exception_of, show_exception_of_thread, split_arguments};
    use crate::thread::handle::{ThreadHandle, Threads, handle_of, wait_for_threads};
    use crate::thread::lock::{LONGEST_WAIT, LockObject, lock_class};
    use crate::thread::start::{Awaited, call_of, start};
    use weft_core::error::{Exception, raise_with, type_error, value_error};
    use weft_core::heap::concurrency::recording;
    use weft_core::heap::{Dict, Raised, Thread, Tuple, Value};
    use weft_core::interpreter::{Interpreter, ThreadState, new_native};
    use weft_core::types::class::is_subclass;
    use weft_core::{protocol, safepoint};

    /// The smallest native stack, as CPython has it; a thread of ours gets no less than a mebibyte.
    const SMALLEST_STACK: i64 = 53_248;

    /// *For internal use only*: start a thread that calls function, and return a handle to join it by.
    ///
    /// Programs use threading. At exit the interpreter waits for the thread unless it is a daemon. A handle that is
    /// passed in must not have been started.
    fn start_joinable_thread(
        thread: &Thread,
        function: Value,
        #[default] handle: Option<Value>,
        #[default(true)] daemon: bool,
    ) -> Result<Value, Raised> {
        if !protocol::is_callable(thread, function) {
            return Err(type_error("thread function must be callable"));
        }
        let handle = handle.unwrap_or_else(|| new_native(thread, ThreadHandle::new()).value());
        let completion = handle_of(&handle)?.completion();
        let call = call_of(thread, function, &[], &[]);
        start(
            thread,
            call,
            completion,
            if daemon { Awaited::No } else { Awaited::Yes },
        )?;
        Ok(handle)
    }

    /// Start a thread that calls function with the arguments in args and kwargs, and return the thread's identifier.
    ///
    /// The thread ends with the call, whose result is dropped. An exception goes to sys.unraisablehook, but SystemExit
    /// ends the thread silently.
    #[positional_only]
    fn start_new_thread(
        thread: &Thread,
        function: Value,
        args: Value,
        #[default] kwargs: Option<Value>,
    ) -> Result<u64, Raised> {
        if !protocol::is_callable(thread, function) {
            return Err(type_error("first arg must be callable"));
        }
        let Some(positional) = args.downcast::<Tuple>() else {
            return Err(type_error("2nd arg must be a tuple"));
        };
        let keywords = kwargs.unwrap_or_else(|| thread.dict().value());
        let Some(keywords) = keywords.downcast::<Dict>() else {
            return Err(type_error("optional 3rd arg must be a dictionary"));
        };
        let (values, names) = split_arguments(positional.items(), keywords);
        let call = call_of(thread, function, &values, &names);
        start(thread, call, ThreadHandle::new().completion(), Awaited::No)
    }

    /// An obsolete synonym of start_new_thread().
    #[positional_only]
    fn start_new(
        thread: &Thread,
        function: Value,
        args: Value,
        #[default] kwargs: Option<Value>,
    ) -> Result<u64, Raised> {
        start_new_thread(thread, function, args, kwargs)
    }

    /// *For internal use only*: make a handle of a thread that something else started.
    fn _make_thread_handle(thread: &Thread, #[positional_only] ident: u64) -> Value {
        new_native(thread, ThreadHandle::of_running(ident)).value()
    }

    /// *For internal use only*: the ident of the main thread.
    fn _get_main_thread_ident(thread: &Thread) -> u64 {
        Interpreter::of(thread).hooks().main_identity()
    }

    /// *For internal use only*: wait for all threads that are no daemons.
    fn _shutdown(thread: &Thread) -> Result<(), Raised> {
        wait_for_threads(thread)
    }

    /// Whether threads may be daemons.
    fn daemon_threads_allowed(thread: &Thread) -> bool {
        crate::interpreters::is_first(thread)
    }

    /// Whether this is the process's first interpreter.
    fn _is_main_interpreter(thread: &Thread) -> bool {
        crate::interpreters::is_first(thread)
    }

    /// Set the name of the current thread.
    fn set_name(thread: &Thread, name: Value) -> Result<(), Raised> {
        let Some(text) = protocol::text_of(&name) else {
            return Err(type_error(format!(
                "set_name() argument 'name' must be str, not {}",
                protocol::class_name(name)
            )));
        };
        recording::name_thread(text);
        let mut octets: Vec<u8> = text
            .bytes()
            .take(15)
            .take_while(|octet| *octet != 0)
            .collect();
        // A character that is cut in two is left out.
        while std::str::from_utf8(&octets).is_err() {
            octets.pop();
        }
        let name = std::ffi::CString::new(octets).unwrap_or_default();
        let _ = thread;
        let _ = rustix::thread::set_name(&name);
        Ok(())
    }

    /// Return the number of the current thread. It is not 0, and none of the threads
    /// that are alive has the same.
    #[plain]
    fn get_ident(thread: &Thread) -> u64 {
        ThreadState::of(thread).identity()
    }

    /// Return the number that the system has for the current thread.
    fn get_native_id() -> i64 {
        i64::from(rustix::thread::gettid().as_raw_nonzero().get())
    }

    /// *For internal use only*: whether deadlocks end in an error.
    fn _detects_deadlocks(thread: &Thread) -> bool {
        thread.participant().world().detects_deadlocks()
    }

    /// *For internal use only*: say which thread is to notify this one of what it waits for; 0 for nobody in particular.
    fn _expect(thread: &Thread, #[positional_only] ident: u64) {
        let state = ThreadState::of(thread);
        state
            .notifier
            .store(ident, std::sync::atomic::Ordering::Relaxed);
    }

    /// Return the number of threads that were started and have not ended.
    fn _count(thread: &Thread) -> usize {
        Threads::of(thread).count()
    }

    /// Set how many octets of stack new threads get, and return what it was; 0 is for the system's default.
    #[positional_only]
    fn stack_size(thread: &Thread, #[default(0)] size: i64) -> Result<usize, Raised> {
        if size != 0 && size < SMALLEST_STACK {
            return Err(value_error(format!(
                "size must be at least {SMALLEST_STACK} bytes"
            )));
        }
        let threads = Threads::of(thread);
        let before = threads.stack_size();
        threads.set_stack_size(usize::try_from(size).unwrap_or(0));
        Ok(before)
    }

    /// Have the main thread run the handler of the signal as if it had arrived.
    /// ValueError for a number that is none.
    #[positional_only]
    fn interrupt_main(thread: &Thread, #[default(2)] signum: i64) -> Result<(), Raised> {
        let signal = i32::try_from(signum).unwrap_or(0);
        if !(1..=weft_core::interpreter::hooks::LAST_SIGNAL).contains(&signal) {
            return Err(value_error("signal number out of range"));
        }
        Interpreter::of(thread).hooks().simulate(signal);
        // In the main thread the handler runs at once.
        safepoint::attend(thread)
    }

    /// Raise SystemExit, which ends the current thread silently unless it is caught.
    fn exit(thread: &Thread) -> Result<(), Raised> {
        Err(raise_with(thread, Exception::SystemExit, &[]))
    }

    /// An obsolete synonym of exit().
    fn exit_thread(thread: &Thread) -> Result<(), Raised> {
        exit(thread)
    }

    /// Return a lock that nobody has taken.
    fn allocate_lock(thread: &Thread) -> Value {
        new_native(thread, LockObject::new(thread)).value()
    }

    /// An obsolete synonym of allocate_lock().
    fn allocate(thread: &Thread) -> Value {
        allocate_lock(thread)
    }

    /// Handle uncaught Thread.run() exception.
    #[positional_only]
    fn _excepthook(thread: &Thread, args: Value) -> Result<(), Raised> {
        let (class, _) = EXCEPT_HOOK_ARGUMENTS.class(thread);
        let fields = args
            .downcast::<Tuple>()
            .filter(|_| thread.class_of(args) == class)
            .map(Tuple::items);
        let Some([kind, value, trace, ended]) = fields else {
            return Err(type_error(
                "_thread.excepthook argument type must be ExceptHookArgs",
            ));
        };
        if is_subclass(
            *kind,
            Interpreter::of(thread).exception_class(Exception::SystemExit),
        ) {
            return Ok(());
        }
        let exception = exception_of(thread, *kind, *value, *trace);
        show_exception_of_thread(thread, exception, *ended)
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let set =
            |name: &str, value: Value| dictionary.set_simple(thread, thread.intern(name), value);
        set("_ExceptHookArgs", EXCEPT_HOOK_ARGUMENTS.class(thread).0);
        set(
            "LockType",
            Interpreter::class_from(thread, &lock_class::DEFINITION).0,
        );
        set("_DeadlockError", crate::deadlock::error_class(thread)?);
        set("TIMEOUT_MAX", thread.float(LONGEST_WAIT));
        set(
            "error",
            Interpreter::of(thread).exception_class(Exception::RuntimeError),
        );
        Ok(())
    }
}
