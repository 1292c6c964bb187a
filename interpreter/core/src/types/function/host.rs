//! Functions of the program that Python runs in.

use crate::error::type_error;
use crate::interpreter::new_native;
use crate::native::Arguments;
use weft_heap::{Gc, Native, Raised, Thread, Trace, Tracer, Value};

/// What a host function does with the arguments of a call; the text is the function's name, for messages.
type Call = dyn Fn(&Thread, &str, &[Value]) -> Result<Value, Raised> + Send + Sync;

/// A closure of the host as a function. Nodes know it by its mark, and call it without asking its class.
pub struct HostFunction {
    name: String,
    call: Box<Call>,
}

impl Trace for HostFunction {
    const MARK: u8 = 15;

    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// Octets of the native stack that a closure finds at least.
const NATIVE_ROOM: usize = 16 * 1024;

impl HostFunction {
    /// The function of a closure, which is given positional arguments alone, and runs as library code.
    pub fn new(
        thread: &Thread,
        name: &str,
        call: impl Fn(&Thread, &str, &[Value]) -> Result<Value, Raised> + Send + Sync + 'static,
    ) -> Gc<Native<HostFunction>> {
        let name = name.to_owned();
        let call = Box::new(call);
        new_native(thread, HostFunction { name, call })
    }

    /// Calls it with arguments that stand in a frame. `None` without room for what the closure calls in turn: the usual
    /// way raises what is to be raised then.
    #[inline(always)]
    pub fn call_at_once(
        &self,
        thread: &Thread,
        arguments: &[Value],
    ) -> Option<Result<Value, Raised>> {
        if !thread.has_native_room(NATIVE_ROOM) {
            return None;
        }
        Some(thread.library(move || (self.call)(thread, &self.name, arguments)))
    }
}

/// A function of the program that Python runs in.
#[weft_macros::class(name = "host_function", module = "weft", bases = ["object"], payload = HostFunction)]
pub mod class {
    use super::{Arguments, HostFunction, type_error};
    use weft_heap::{Native, Raised, Thread, Value};

    fn __call__(
        this: &Native<HostFunction>,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Result<Value, Raised> {
        if !arguments.is_positional() {
            return Err(type_error(format!(
                "{}() takes no keyword arguments",
                this.name
            )));
        }
        (this.call)(thread, &this.name, arguments.by_position())
    }

    fn __repr__(this: &Native<HostFunction>) -> String {
        format!("<host function {}>", this.name)
    }

    /// The name that the host gave it.
    #[getter]
    fn __name__(this: &Native<HostFunction>) -> String {
        this.name.clone()
    }

    #[getter]
    fn __qualname__(this: &Native<HostFunction>) -> String {
        this.name.clone()
    }
}
