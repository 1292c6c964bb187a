//! What `builtins` has for people at a prompt: `exit`, `quit`, `copyright`, `credits`, `license`, `help`.

use weft_core::heap::{Dict, Raised, Thread, Trace, Tracer, Value};
use weft_core::import;
use weft_core::interpreter::{Interpreter, new_native};
use weft_core::protocol;

/// Leaves the interpreter when it is called.
pub struct Quitter {
    name: &'static str,
}

/// Prints a text when it is called or shown.
pub struct Printer {
    name: &'static str,
    text: &'static str,
}

/// `help`.
pub struct Helper;

/// Types without values.
macro_rules! without_values {
    ($($type:ident),*) => {$(
        impl Trace for $type {
            fn trace(&self, _: &mut Tracer<'_>) {}
        }
    )*};
}
without_values!(Quitter, Printer, Helper);

const TEXTS: [(&str, &str); 3] = [
    ("copyright", "Copyright (c) the authors of Weft."),
    (
        "credits",
        "Weft runs Python, the language of Guido van Rossum and many others.",
    ),
    (
        "license",
        "Weft may be used under the Apache License 2.0 or the MIT License, as you like.",
    ),
];

/// Adds the names to `builtins`.
pub fn install(thread: &Thread) {
    let builtins = Interpreter::of(thread).builtins();
    let Some(names) = builtins.downcast::<Dict>() else {
        return;
    };
    for name in ["exit", "quit"] {
        names.set_simple(
            thread,
            thread.intern(name),
            new_native(thread, Quitter { name }).value(),
        );
    }
    for (name, text) in TEXTS {
        names.set_simple(
            thread,
            thread.intern(name),
            new_native(thread, Printer { name, text }).value(),
        );
    }
    names.set_simple(
        thread,
        thread.intern("help"),
        new_native(thread, Helper).value(),
    );
}

/// Leaves with a status, after standard input is closed.
fn leave(thread: &Thread, code: Value) -> Raised {
    let closed = import::import_module(thread, "sys")
        .and_then(|system| protocol::get_attribute_text(thread, system, "stdin"))
        .and_then(|stdin| protocol::call_method(thread, stdin, thread.intern("close"), &[]));
    if let Err(raised) = closed {
        // Leaving goes on whatever standard input is.
        thread.take_raised(raised);
    }
    weft_core::error::raise_with(thread, weft_core::error::Exception::SystemExit, &[code])
}

/// Leaves the interpreter.
#[weft_core::class(name = "Quitter", module = "_sitebuiltins", payload = Quitter)]
pub mod quitter {
    use super::{Quitter, leave};
    use weft_core::heap::{Native, Raised, Thread, Value};

    fn __repr__(this: &Native<Quitter>) -> String {
        format!("Use {}() or Ctrl-D (i.e. EOF) to exit", this.name)
    }

    fn __call__(
        this: &Native<Quitter>,
        thread: &Thread,
        #[default(Value::NONE)] code: Value,
    ) -> Result<Value, Raised> {
        let _ = this;
        Err(leave(thread, code))
    }

    /// The name in builtins.
    #[getter]
    fn name(this: &Native<Quitter>) -> &'static str {
        this.name
    }
}

/// Prints a text.
#[weft_core::class(name = "_Printer", module = "_sitebuiltins", payload = Printer)]
pub mod printer {
    use super::Printer;
    use weft_core::heap::{Native, Raised, Thread};
    use weft_core::interpreter::Interpreter;
    use weft_core::protocol;

    fn __repr__(this: &Native<Printer>) -> &'static str {
        this.text
    }

    fn __call__(this: &Native<Printer>, thread: &Thread) -> Result<(), Raised> {
        let print = protocol::get_item(
            thread,
            Interpreter::of(thread).builtins(),
            thread.intern("print"),
        )?;
        protocol::call_values(thread, print, &[thread.string(this.text)]).map(drop)
    }

    /// The name in builtins.
    #[getter]
    fn name(this: &Native<Printer>) -> &'static str {
        this.name
    }
}

/// Shows what something is.
#[weft_core::class(name = "_Helper", module = "_sitebuiltins", payload = Helper)]
pub mod helper {
    use super::Helper;
    use weft_core::heap::{Native, Raised, Thread, Value};
    use weft_core::import;
    use weft_core::protocol;

    fn __repr__(this: &Native<Helper>) -> &'static str {
        let _ = this;
        "Type help(object) for help about object."
    }

    fn __call__(
        this: &Native<Helper>,
        thread: &Thread,
        #[rest] objects: &[Value],
    ) -> Result<Value, Raised> {
        let _ = this;
        let module = import::import_module(thread, "_help")?;
        let show = protocol::get_attribute_text(thread, module, "show")?;
        protocol::call_values(thread, show, objects)
    }
}
