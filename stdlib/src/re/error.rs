//! What is wrong with a pattern or template, and the exceptions for it.

use weft_core::error::{Exception, raise, raise_object};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::interpreter::limits::is_stopped;
use weft_core::protocol;

/// What is wrong with a pattern or template.
#[derive(Debug)]
pub enum Fault {
    /// `re.PatternError`, with the index of the character if there is one.
    Pattern(String, Option<usize>),
    /// Another exception.
    Other(Exception, String),
}

/// A fault in a box: parsers return many results and few faults.
pub type Faulty = Box<Fault>;

/// Counts the steps in which a pattern is read, and asks at some of them whether the program has to end.
#[derive(Default)]
pub struct Steps {
    count: u32,
}

impl Steps {
    const STRIDE: u32 = 1 << 12;

    /// # Errors
    /// What nobody sees: the program is ended.
    #[inline]
    pub fn count(&mut self) -> Result<(), Faulty> {
        self.count += 1;
        if self.count.is_multiple_of(Steps::STRIDE) && is_stopped() {
            return Err(Fault::of_all("stopped"));
        }
        Ok(())
    }
}

impl Fault {
    /// A fault at the index of a character.
    pub fn at(message: impl Into<String>, place: usize) -> Faulty {
        Box::new(Fault::Pattern(message.into(), Some(place)))
    }

    /// A fault of the whole.
    pub fn of_all(message: impl Into<String>) -> Faulty {
        Box::new(Fault::Pattern(message.into(), None))
    }

    /// Another exception than `re.PatternError`.
    pub fn other(exception: Exception, message: impl Into<String>) -> Faulty {
        Box::new(Fault::Other(exception, message.into()))
    }

    /// Raises the exception, about a pattern.
    pub fn raise(self, thread: &Thread, pattern: Value) -> Raised {
        let (message, place) = match self {
            Fault::Pattern(message, place) => (message, place),
            Fault::Other(exception, message) => return raise(exception, message),
        };
        let place = place.map_or(Value::NONE, |place| thread.int(place as i64));
        let made = weft_core::import::import_module(thread, "re")
            .and_then(|module| protocol::get_attribute_text(thread, module, "PatternError"))
            .and_then(|class| {
                let arguments = [thread.string(&message), pattern, place];
                protocol::call_values(thread, class, &arguments)
            });
        match made {
            Ok(exception) => raise_object(thread, exception),
            Err(raised) => raised,
        }
    }
}
