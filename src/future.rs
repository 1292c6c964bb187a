//! Rust futures that Python awaits, and Python coroutines that Rust awaits.
//!
//! A Rust future is polled by the event loop of the task that awaits it: whoever wakes it has the loop poll it again. A
//! coroutine that Rust awaits runs on an event loop of its interpreter, on a thread of its own that is there as long as the
//! interpreter is used; so the executor of the host may be any.

use crate::convert::FromPython;
use crate::error::Error;
use crate::function::IntoOutcome;
use crate::interpreter::with_thread;
use crate::object::{Object, finish};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::task::{Context, Poll, Wake, Waker};
use weft_core::error::{runtime_error, stop_iteration};
use weft_core::heap::{Heap, Raised, Root, Slot, Thread, Trace, Tracer, Value};
use weft_core::import;
use weft_core::interpreter::{Interpreter as State, new_native};
use weft_core::protocol;
use weft_core::types::module::Module;

/// What a future comes to, as a Python value.
type Finish = Box<dyn FnOnce(&Thread) -> Result<Value, Raised> + Send>;
type Boxed = Pin<Box<dyn Future<Output = Finish> + Send>>;

/// A Rust future as an awaitable of Python's.
pub struct Awaitable {
    /// `None` once it has come to its end.
    future: Mutex<Option<Boxed>>,
    /// The future of asyncio's that the task waits for meanwhile.
    waiting: Slot,
}

impl Trace for Awaitable {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.waiting);
    }
}

/// The awaitable for a Rust future.
pub(crate) fn new_awaitable<F>(thread: &Thread, future: F) -> Value
where
    F: Future + Send + 'static,
    F::Output: IntoOutcome + Send + 'static,
{
    let future: Boxed = Box::pin(async move {
        let outcome = future.await;
        let finish: Finish = Box::new(move |thread| outcome.into_outcome(thread));
        finish
    });
    let awaitable = Awaitable {
        future: Mutex::new(Some(future)),
        waiting: Slot::empty(),
    };
    new_native(thread, awaitable).value()
}

/// Completes a future of asyncio's, once, from any thread.
struct Bell {
    heap: Weak<Heap>,
    /// The loop and the future, until it is rung.
    target: Mutex<Option<(Root, Root)>>,
}

impl Bell {
    fn ring(&self) {
        let target = self
            .target
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let (Some((event_loop, future)), Some(heap)) = (target, self.heap.upgrade()) else {
            return;
        };
        with_thread(&heap, |thread| {
            let rung = protocol::get_attribute_text(thread, future.get(), "done")
                .and_then(|done| protocol::call_values(thread, done, &[]))
                .and_then(|done| {
                    if done == Value::TRUE {
                        return Ok(Value::NONE);
                    }
                    let set = protocol::get_attribute_text(thread, future.get(), "set_result")?;
                    let later = "call_soon_threadsafe";
                    let later = protocol::get_attribute_text(thread, event_loop.get(), later)?;
                    protocol::call_values(thread, later, &[set, Value::NONE])
                });
            if let Err(raised) = rung {
                // The loop is closed: nobody waits any more.
                thread.take_raised(raised);
            }
        });
    }
}

impl Wake for Bell {
    fn wake(self: Arc<Bell>) {
        self.ring();
    }

    fn wake_by_ref(self: &Arc<Bell>) {
        self.ring();
    }
}

impl Awaitable {
    /// Polls the future: its value, or what the task is to wait for.
    fn step(&self, thread: &Thread) -> Result<Result<Value, Value>, Raised> {
        if let Some(waited) = self.waiting.get() {
            // A task that is cancelled cancels what it waits for, and comes here for what that raises.
            let cancelled = protocol::get_attribute_text(thread, waited, "cancelled")?;
            if protocol::call_values(thread, cancelled, &[])? == Value::TRUE {
                self.close();
                let result = protocol::get_attribute_text(thread, waited, "result")?;
                return protocol::call_values(thread, result, &[]).map(Ok);
            }
        }
        let asyncio = import::import_module(thread, "asyncio")?;
        let running = protocol::get_attribute_text(thread, asyncio, "get_running_loop")?;
        let event_loop = protocol::call_values(thread, running, &[])?;
        let create = protocol::get_attribute_text(thread, event_loop, "create_future")?;
        let waiting = protocol::call_values(thread, create, &[])?;
        // Whoever yields a future of asyncio's says that it is to be waited for.
        let blocking = thread.intern("_asyncio_future_blocking");
        protocol::set_attribute(thread, waiting, blocking, Value::TRUE)?;
        self.waiting.set(waiting);
        let heap = thread.heap_handle();
        let bell = Arc::new(Bell {
            heap: Arc::downgrade(heap),
            target: Mutex::new(Some((
                Root::new(heap, event_loop),
                Root::new(heap, waiting),
            ))),
        });
        let waker = Waker::from(Arc::clone(&bell));
        let polled = {
            let mut future = self.future.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(mut polled) = future.take() else {
                return Err(runtime_error("cannot reuse already awaited host future"));
            };
            drop(future);
            let result = polled.as_mut().poll(&mut Context::from_waker(&waker));
            if result.is_pending() {
                let mut future = self.future.lock().unwrap_or_else(PoisonError::into_inner);
                *future = Some(polled);
            }
            result
        };
        match polled {
            Poll::Pending => Ok(Err(waiting)),
            Poll::Ready(finish) => {
                bell.target
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .take();
                finish(thread).map(Ok)
            }
        }
    }

    fn close(&self) {
        drop(
            self.future
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take(),
        );
    }
}

/// A future of the program that Python runs in.
#[weft_core::class(name = "host_future", module = "weft", payload = Awaitable)]
pub mod class {
    use super::{Awaitable, stop_iteration};
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::types::exception::raising::raise_value;

    fn __await__(this: &Native<Awaitable>) -> Value {
        this.value()
    }

    fn __iter__(this: &Native<Awaitable>) -> Value {
        this.value()
    }

    fn __next__(this: &Native<Awaitable>, thread: &Thread) -> Result<Value, Raised> {
        match this.step(thread)? {
            Err(waiting) => Ok(waiting),
            Ok(value) => Err(stop_iteration(thread, value)),
        }
    }

    /// Go on.
    fn send(this: &Native<Awaitable>, thread: &Thread, value: Value) -> Result<Value, Raised> {
        let _ = value;
        __next__(this, thread)
    }

    /// End the future with an exception.
    fn throw(this: &Native<Awaitable>, thread: &Thread, exception: Value) -> Result<Value, Raised> {
        this.close();
        Err(raise_value(thread, exception, None))
    }

    /// Drop the future.
    fn close(this: &Native<Awaitable>) {
        Awaitable::close(this);
    }
}

/// What a coroutine came to, and who waits for it.
struct Outcome {
    state: Mutex<OutcomeState>,
}

#[derive(Default)]
struct OutcomeState {
    /// The task, which is done.
    done: Option<Object>,
    waker: Option<Waker>,
}

/// A Python coroutine, or anything else that can be awaited, as a Rust future: see [`Object::into_future`]. Dropping it
/// cancels the task.
///
/// ```
/// let python = weft::Interpreter::builder().build()?;
/// python.exec("async def answer(): return 42")?;
/// let coroutine: weft::Object = python.eval("answer()")?;
/// let future: weft::PythonFuture<i64> = coroutine.into_future();
/// assert_eq!(smol::block_on(future)?, 42);
/// # Ok::<(), weft::Error>(())
/// ```
pub struct PythonFuture<T> {
    started: Result<Started, Option<Error>>,
    value: std::marker::PhantomData<fn() -> T>,
}

struct Started {
    outcome: Arc<Outcome>,
    /// The future of `concurrent.futures` that stands for the task.
    task: Object,
}

impl Object {
    /// Awaits a coroutine, or anything else that can be awaited, from any executor. It runs on an event loop of the
    /// interpreter, on a thread of its own, beside all others that are awaited so.
    ///
    /// ```
    /// let interpreter = weft::Interpreter::builder().build()?;
    /// interpreter.exec("import asyncio\nasync def double(n):\n    await asyncio.sleep(0.001)\n    return n * 2")?;
    /// let double: weft::Object = interpreter.get("double")?;
    /// let pending = double.call::<weft::Object>((21,))?.into_future::<i64>();
    /// let answer = smol::block_on(pending)?;
    /// assert_eq!(answer, 42);
    /// # Ok::<(), weft::Error>(())
    /// ```
    pub fn into_future<T: FromPython>(self) -> PythonFuture<T> {
        PythonFuture {
            started: start(&self).map_err(Some),
            value: std::marker::PhantomData,
        }
    }
}

/// Begins to run a coroutine.
fn start(coroutine: &Object) -> Result<Started, Error> {
    let outcome = Arc::new(Outcome {
        state: Mutex::default(),
    });
    let told = Arc::clone(&outcome);
    coroutine.with(|thread, value| {
        let result = (|| {
            let driver = driver_module(thread)?;
            let submit = protocol::get_attribute_text(thread, driver, "submit")?;
            let callback = crate::function::new_function(thread, "done", move |task: Object| {
                let mut state = told.state.lock().unwrap_or_else(PoisonError::into_inner);
                state.done = Some(task);
                let waker = state.waker.take();
                drop(state);
                if let Some(waker) = waker {
                    waker.wake();
                }
            });
            protocol::call_values(thread, submit, &[value, callback])
        })();
        let task = finish::<Object>(thread, result)?;
        Ok(Started { outcome, task })
    })
}

/// The event loop that coroutines run on which Rust awaits, written in Python: what asyncio offers for it is there.
const DRIVER: &str = "
import asyncio
import threading

_ready = threading.Event()
_loop = None


def serve():
    global _loop
    _loop = asyncio.new_event_loop()
    asyncio.set_event_loop(_loop)
    _ready.set()
    try:
        _loop.run_forever()
    finally:
        _loop.close()


async def _await(awaitable):
    return await awaitable


def submit(awaitable, done):
    _ready.wait()
    future = asyncio.run_coroutine_threadsafe(_await(awaitable), _loop)
    future.add_done_callback(done)
    return future


def end():
    _loop.call_soon_threadsafe(_loop.stop)
";

/// What an interpreter keeps of the loop and its thread.
#[derive(Default)]
struct Driver {
    module: Mutex<Option<Root>>,
    thread: Mutex<Option<std::thread::JoinHandle<()>>>,
}

/// The namespace of the driver; its thread is started with it.
fn driver_module(thread: &Thread) -> Result<Value, Raised> {
    let driver = State::of(thread).extension::<Driver>();
    if let Some(known) = &*driver.module.lock().unwrap_or_else(PoisonError::into_inner) {
        return Ok(known.get());
    }
    let module = Module::new(thread, "_weft_driver");
    let (module, names) = (module.value(), module.dictionary().value());
    let source = weft_syntax::Source::shared("<frozen weft driver>", DRIVER);
    let code = weft_core::run::compile(thread, source, weft_core::run::Mode::Exec)?;
    weft_core::run::run_module(thread, &code, names)?;
    let mut kept = driver.module.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = &*kept {
        return Ok(known.get());
    }
    *kept = Some(Root::new(thread.heap_handle(), module));
    drop(kept);
    let heap = Arc::downgrade(thread.heap_handle());
    let serve = move || {
        let Some(heap) = heap.upgrade() else { return };
        with_thread(&heap, |thread| {
            let served = driver_module(thread)
                .and_then(|driver| protocol::get_attribute_text(thread, driver, "serve"))
                .and_then(|serve| protocol::call_values(thread, serve, &[]));
            if let Err(raised) = served {
                thread.take_raised(raised);
            }
        });
    };
    let started = std::thread::Builder::new()
        .name("weft-async".to_owned())
        .stack_size(16 << 20)
        .spawn(serve);
    match started {
        Ok(started) => {
            let mut own = driver.thread.lock().unwrap_or_else(PoisonError::into_inner);
            *own = Some(started);
            Ok(module)
        }
        Err(_) => Err(runtime_error("can't start new thread")),
    }
}

/// Ends the loop and waits for its thread, at the end of the interpreter.
pub(crate) fn end(thread: &Thread) {
    let driver = State::of(thread).extension::<Driver>();
    let own = driver
        .thread
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    let Some(own) = own else { return };
    let ended = driver_module(thread)
        .and_then(|driver| protocol::get_attribute_text(thread, driver, "end"))
        .and_then(|end| protocol::call_values(thread, end, &[]));
    match ended {
        Ok(_) => drop(thread.blocking(|| own.join())),
        Err(raised) => drop(thread.take_raised(raised)),
    }
}

impl<T: FromPython> Future for PythonFuture<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<T, Error>> {
        let started = match &mut self.started {
            Ok(started) => started,
            Err(error) => {
                let error = error
                    .take()
                    .unwrap_or_else(|| Error::Missing("result".to_owned()));
                return Poll::Ready(Err(error));
            }
        };
        let mut state = started
            .outcome
            .state
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        match state.done.take() {
            Some(task) => {
                drop(state);
                Poll::Ready(task.call_method("result", ()))
            }
            None => {
                state.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl<T> Drop for PythonFuture<T> {
    fn drop(&mut self) {
        if let Ok(started) = &self.started {
            // One that is done stays as it is.
            let _ = started.task.call_method::<bool>("cancel", ());
        }
    }
}
