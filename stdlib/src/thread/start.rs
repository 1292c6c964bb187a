//! Starting threads.

use super::handle::{Completion, Threads};
use std::sync::Arc;
use weft_core::error::{Exception, is_exception, raise, runtime_error};
use weft_core::heap::concurrency::Outsider;
use weft_core::heap::{Enter, Raised, Root, Thread, Tuple, Value};
use weft_core::interpreter::{Governor, Interpreter, Request, ThreadState, limits};
use weft_core::native::Arguments;
use weft_core::protocol;
use weft_core::types::exception::warnings;

/// Native stack of a thread unless `threading.stack_size` says otherwise.
const STACK: usize = 16 << 20;
/// Words of the value stack of a thread; memory that is not used is not there.
const VALUE_STACK: usize = 1 << 20;

/// Whether the interpreter's end waits for a thread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Awaited {
    /// It does.
    Yes,
    /// It does not: a daemon.
    No,
}

/// What a new thread calls: a tuple of the function, the positional arguments, and names and values of the others.
pub fn call_of(thread: &Thread, function: Value, values: &[Value], names: &[Value]) -> Value {
    thread.tuple(&[function, thread.tuple(values), thread.tuple(names)])
}

/// Starts a thread that makes a call (see [`call_of`]). The completion says when it has ended.
///
/// # Errors
/// `RuntimeError` if the thread was started before or the system refuses, `PythonFinalizationError` at the end.
pub fn start(
    thread: &Thread,
    call: Value,
    completion: &Arc<Completion>,
    awaited: Awaited,
) -> Result<u64, Raised> {
    let threads = Threads::of(thread);
    if threads.is_ending() {
        let message = "can't create new thread at interpreter shutdown";
        return Err(raise(Exception::PythonFinalizationError, message));
    }
    Interpreter::require(thread, Request::Threads)?;
    let governor = Arc::clone(Interpreter::of(thread).governor());
    limits::check(thread)?;
    if !governor.begin_thread() {
        return Err(runtime_error("can't start new thread"));
    }
    let counted = Counted(governor);
    let identity = ThreadState::next_identity();
    if !completion.begin(identity) {
        return Err(runtime_error("thread already started"));
    }
    threads.add((awaited == Awaited::Yes).then_some(completion));
    let heap = Arc::clone(thread.heap_handle());
    let coming = Outsider::new(heap.world());
    let call = Root::new(&heap, call);
    let limit = thread.recursion_limit();
    let stack = match threads.stack_size() {
        0 => STACK,
        bytes => bytes.max(1 << 20),
    };
    threads.announce(identity);
    let (own_completion, own_threads) = (Arc::clone(completion), Arc::clone(&threads));
    let started = std::thread::Builder::new()
        .stack_size(stack)
        .spawn(move || {
            let ending = Ending {
                counted,
                completion: own_completion,
                threads: own_threads,
                identity,
            };
            ending.threads.begin(identity);
            let enter = Enter::new(&heap, VALUE_STACK);
            let thread = enter.thread();
            thread.participant().set_follower();
            drop(coming);
            thread.set_recursion_limit(limit);
            ending.counted.0.enter(thread);
            thread.library(|| {
                let state = ThreadState::of(thread);
                state.set_identity(identity);
                if awaited == Awaited::No {
                    state.set_daemon();
                }
                let call_value = call.get();
                run(thread, call_value);
                super::local::forget_thread(thread);
            });
            ending.counted.0.leave(thread);
            drop(call);
            // Those who wait go on only when nothing of the thread is left in the heap.
            let going = Outsider::new(heap.world());
            drop(enter);
            drop(ending);
            drop(going);
        });
    match started {
        Ok(_) => Ok(identity),
        Err(_) => {
            threads.forget(identity);
            threads.remove(completion);
            completion.take_back();
            Err(runtime_error("can't start new thread"))
        }
    }
}

/// A thread as one of those that a program may have at a time.
struct Counted(Arc<Governor>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.end_thread();
    }
}

/// Tells those who wait for a thread that it has ended, however it did: even a panic must not let them wait for ever.
struct Ending {
    counted: Counted,
    completion: Arc<Completion>,
    threads: Arc<Threads>,
    identity: u64,
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.threads.forget(self.identity);
        self.threads.remove(&self.completion);
        self.completion.end();
    }
}

/// Makes the call; an exception other than `SystemExit` is reported.
fn run(thread: &Thread, call: Value) {
    let parts = call.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    let [function, values, names] = parts else {
        return;
    };
    let items = |value: &Value| value.downcast::<Tuple>().map_or(0, Tuple::len);
    debug_assert!(items(names) <= items(values));
    let values = values.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    let names = names.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    let Err(raised) = protocol::call(thread, *function, Arguments::with_names(values, names))
    else {
        return;
    };
    if thread
        .raised()
        .is_some_and(|raised| is_exception(thread, raised, Exception::SystemExit))
    {
        thread.take_raised(raised);
        return;
    }
    if Interpreter::of(thread).governor().stopped().is_some() {
        // The host knows.
        thread.take_raised(raised);
        return;
    }
    warnings::report_ignored(
        thread,
        raised,
        "Exception ignored in thread started by",
        *function,
    );
}
