//! What a transport of a stream does for each message: it receives for its protocol, and sends what the system takes at once.
//! What is rarer than that is left to the transport, which is Python: the end, errors, and what has to wait.
//!
//! The loop is told of changes of a plain socket alone, so whoever has not taken all there is asks to be told again. Fewer
//! octets than there was room for were all there were.

use crate::asyncio::event_loop::EventLoop;
use crate::socket::Endpoint;
use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use weft_core::error::{Exception, is_raised, runtime_error, type_error};
use weft_core::heap::{Bytes, Native, Raised, Slot, Thread, Trace, Tracer, Value};
use weft_core::native::{ClassDefinition, NativeClass};
use weft_core::protocol;
use weft_core::types::bytes::{ByteArray, MemoryView, octets_of};

/// The socket of a transport, in both directions.
pub struct SocketStream {
    event_loop: Value,
    transport: Value,
    socket: Value,
    /// Whether the socket's class is `socket.socket` itself, which is asked without a call of Python.
    is_plain: bool,
    /// As many octets are received at most.
    most: usize,
    protocol: Slot,
    /// Whether the protocol says where to put what is received.
    is_buffered: AtomicBool,
    /// How often something was written since the connection was lost, which counts once itself.
    lost: AtomicI64,
    /// Whether nothing more may be written.
    eof: AtomicBool,
    /// Whether something waits to be written, before which nothing else may be.
    waiting: AtomicBool,
    /// The name of the protocol's method.
    data_received: Value,
}

impl Trace for SocketStream {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for value in [
            self.event_loop,
            self.transport,
            self.socket,
            self.data_received,
        ] {
            tracer.value(value);
        }
        tracer.slots([&self.protocol]);
    }
}

impl NativeClass for SocketStream {
    fn definition() -> &'static ClassDefinition {
        &class::DEFINITION
    }
}

/// What a call on a socket gave, or `None` if there is nothing for it yet.
fn unless_not_now<T>(thread: &Thread, result: Result<T, Raised>) -> Result<Option<T>, Raised> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(raised)
            if is_raised(thread, Exception::BlockingIOError)
                || is_raised(thread, Exception::InterruptedError) =>
        {
            thread.take_raised(raised);
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

impl SocketStream {
    fn tell_transport(
        &self,
        thread: &Thread,
        method: &str,
        values: &[Value],
    ) -> Result<(), Raised> {
        protocol::call_method(thread, self.transport, thread.intern(method), values).map(drop)
    }

    /// Ends the transport with the exception in flight.
    ///
    /// # Errors
    /// That exception, if it ends the program.
    fn fail(&self, thread: &Thread, raised: Raised, message: &str) -> Result<(), Raised> {
        if is_raised(thread, Exception::SystemExit)
            || is_raised(thread, Exception::KeyboardInterrupt)
        {
            self.ask_again();
            return Err(raised);
        }
        let error = thread.take_raised(raised);
        self.tell_transport(thread, "_fatal_error", &[error, thread.string(message)])
    }

    /// Has the loop tell again of what is left to be read, if there is something.
    fn ask_again(&self) {
        if let (Some(event_loop), Some(endpoint)) =
            (EventLoop::of(&self.event_loop), self.endpoint())
        {
            event_loop.tell_again(endpoint.number());
        }
    }

    /// The socket, if it is asked without a call of Python.
    fn endpoint(&self) -> Option<&Native<Endpoint>> {
        self.socket.downcast().filter(|_| self.is_plain)
    }

    fn ask_socket(
        &self,
        thread: &Thread,
        method: &str,
        argument: Value,
    ) -> Result<Option<Value>, Raised> {
        let method = thread.intern(method);
        unless_not_now(
            thread,
            protocol::call_method(thread, self.socket, method, &[argument]),
        )
    }

    fn receive(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        match self.endpoint() {
            Some(endpoint) => {
                let octets = endpoint.receive_at_once(thread, self.most)?;
                if octets
                    .as_ref()
                    .is_some_and(|octets| octets.len() == self.most)
                {
                    self.ask_again();
                }
                Ok(octets.map(|octets| thread.bytes(&octets)))
            }
            None => self.ask_socket(thread, "recv", thread.int(self.most as i64)),
        }
    }

    /// Receives what is there for the protocol.
    ///
    /// # Errors
    /// What ends the program.
    pub fn read(&self, thread: &Thread) -> Result<(), Raised> {
        if self.lost.load(Ordering::Relaxed) != 0 {
            return Ok(());
        }
        let Some(protocol) = self.protocol.get() else {
            return Ok(());
        };
        if self.is_buffered.load(Ordering::Relaxed) {
            return self.read_into_buffer(thread, protocol);
        }
        let data = match self.receive(thread) {
            Ok(Some(data)) => data,
            Ok(None) => return Ok(()),
            Err(raised) => {
                return self.fail(thread, raised, "Fatal read error on socket transport");
            }
        };
        let is_end = match data.downcast::<Bytes>() {
            Some(octets) => octets.as_slice().is_empty(),
            None => !protocol::truth(thread, data)?,
        };
        if is_end {
            return self.tell_transport(thread, "_read_end", &[]);
        }
        match protocol::call_method(thread, protocol, self.data_received, &[data]) {
            Ok(_) => Ok(()),
            Err(raised) => {
                let message = "Fatal error: protocol.data_received() call failed.";
                self.fail(thread, raised, message)
            }
        }
    }

    fn read_into_buffer(&self, thread: &Thread, protocol: Value) -> Result<(), Raised> {
        let (buffer, room) = match buffer_of(thread, protocol) {
            Ok(found) => found,
            Err(raised) => {
                let message = "Fatal error: protocol.get_buffer() call failed.";
                return self.fail(thread, raised, message);
            }
        };
        let count = match self.ask_socket(thread, "recv_into", buffer) {
            Ok(Some(count)) => count,
            Ok(None) => return Ok(()),
            Err(raised) => {
                return self.fail(thread, raised, "Fatal read error on socket transport");
            }
        };
        if !protocol::truth(thread, count)? {
            return self.tell_transport(thread, "_read_end", &[]);
        }
        if count.to_int().is_none_or(|count| count >= room as i64) {
            self.ask_again();
        }
        match protocol::call_method(thread, protocol, thread.intern("buffer_updated"), &[count]) {
            Ok(_) => Ok(()),
            Err(raised) => {
                let message = "Fatal error: protocol.buffer_updated() call failed.";
                self.fail(thread, raised, message)
            }
        }
    }

    /// Sends some octets, which are those of `data`; how many were sent.
    fn send(&self, thread: &Thread, octets: &[u8], data: Value) -> Result<usize, Raised> {
        if let Some(endpoint) = self.endpoint() {
            return Ok(endpoint.send_at_once(thread, octets)?.unwrap_or(0));
        }
        match self.ask_socket(thread, "send", data)? {
            Some(count) => {
                let count = protocol::to_i64(thread, count)?;
                Ok(usize::try_from(count).unwrap_or(0).min(octets.len()))
            }
            None => Ok(0),
        }
    }

    /// Sends octets, or has the transport keep those that the system does not take at once.
    ///
    /// # Errors
    /// `TypeError`, `RuntimeError` after the end, and what ends the program.
    pub fn write(&self, thread: &Thread, data: Value) -> Result<(), Raised> {
        let octets = written_octets(thread, &data)?;
        if self.eof.load(Ordering::Relaxed) {
            return Err(runtime_error("Cannot call write() after write_eof()"));
        }
        if octets.is_empty() {
            return Ok(());
        }
        if self.lost.load(Ordering::Relaxed) != 0 {
            return self.tell_transport(thread, "_log_lost", &[thread.string("socket.send()")]);
        }
        let mut count = 0;
        if !self.waiting.load(Ordering::Relaxed) {
            count = match self.send(thread, &octets, data) {
                Ok(count) if count == octets.len() => return Ok(()),
                Ok(count) => count,
                Err(raised) => {
                    return self.fail(thread, raised, "Fatal write error on socket transport");
                }
            };
        }
        let rest = match (&octets, count) {
            (Cow::Borrowed(_), 0) => data,
            _ => thread.bytes(&octets[count..]),
        };
        self.tell_transport(thread, "_keep", &[rest])
    }
}

/// Where a protocol wants the next octets, and for how many at least there is room.
fn buffer_of(thread: &Thread, protocol: Value) -> Result<(Value, usize), Raised> {
    let hint = Value::from_i32(-1);
    let buffer = protocol::call_method(thread, protocol, thread.intern("get_buffer"), &[hint])?;
    match protocol::length(thread, buffer)? {
        0 => Err(runtime_error("get_buffer() returned an empty buffer")),
        room => Ok((buffer, room)),
    }
}

/// The octets that an argument of `write` stands for.
fn written_octets<'a>(thread: &Thread, data: &'a Value) -> Result<Cow<'a, [u8]>, Raised> {
    let is_known =
        data.is::<Bytes>() || data.is::<Native<ByteArray>>() || data.is::<Native<MemoryView>>();
    if is_known && let Some(octets) = octets_of(thread, data)? {
        return Ok(octets);
    }
    let kind = protocol::short_class_name(*data);
    Err(type_error(format!(
        "data argument must be a bytes, bytearray, or memoryview object, not '{kind}'"
    )))
}

/// What a transport of a stream does for each message.
#[weft_macros::class(name = "_SocketStream", module = "_asyncio")]
pub mod class {
    use super::{
        AtomicBool, AtomicI64, Native, Ordering, Raised, Slot, SocketStream, Thread, Value,
    };
    use weft_core::interpreter::Interpreter;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        r#loop: Value,
        transport: Value,
        sock: Value,
        is_plain: bool,
        most: usize,
    ) -> Result<Value, Raised> {
        let _ = class;
        let (_, shape) = Interpreter::class_from(thread, &DEFINITION);
        let stream = SocketStream {
            event_loop: r#loop,
            transport,
            socket: sock,
            is_plain,
            most,
            protocol: Slot::empty(),
            is_buffered: AtomicBool::new(false),
            lost: AtomicI64::new(0),
            eof: AtomicBool::new(false),
            waiting: AtomicBool::new(false),
            data_received: thread.intern("data_received"),
        };
        Ok(Native::new(thread, shape, stream).value())
    }

    /// Receive what is there, and hand it to the protocol.
    fn read(this: &Native<SocketStream>, thread: &Thread) -> Result<(), Raised> {
        this.read(thread)
    }

    /// Send bytes, or have the transport keep what is not sent.
    #[positional_only]
    fn write(this: &Native<SocketStream>, thread: &Thread, data: Value) -> Result<(), Raised> {
        this.write(thread, data)
    }

    /// Say who is handed what is received, and whether they say where to put it.
    #[positional_only]
    fn set_protocol(
        this: &Native<SocketStream>,
        protocol: Value,
        is_buffered: bool,
    ) -> Result<(), Raised> {
        this.is_buffered.store(is_buffered, Ordering::Relaxed);
        this.protocol.set(protocol);
        Ok(())
    }

    /// How often something was written since the connection was lost, which counts once itself.
    #[getter]
    fn lost(this: &Native<SocketStream>) -> i64 {
        this.lost.load(Ordering::Relaxed)
    }

    #[setter("lost")]
    fn set_lost(this: &Native<SocketStream>, count: i64) -> Result<(), Raised> {
        this.lost.store(count, Ordering::Relaxed);
        Ok(())
    }

    /// Whether nothing more may be written.
    #[getter]
    fn eof(this: &Native<SocketStream>) -> bool {
        this.eof.load(Ordering::Relaxed)
    }

    #[setter("eof")]
    fn set_eof(this: &Native<SocketStream>, eof: bool) -> Result<(), Raised> {
        this.eof.store(eof, Ordering::Relaxed);
        Ok(())
    }

    /// Whether something waits to be written, before which nothing else may be.
    #[getter]
    fn waiting(this: &Native<SocketStream>) -> bool {
        this.waiting.load(Ordering::Relaxed)
    }

    #[setter("waiting")]
    fn set_waiting(this: &Native<SocketStream>, waiting: bool) -> Result<(), Raised> {
        this.waiting.store(waiting, Ordering::Relaxed);
        Ok(())
    }
}
