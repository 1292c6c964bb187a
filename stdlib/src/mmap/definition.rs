//! The module.

use crate::mmap::constants::fill;
use crate::mmap::methods::class;
use crate::mmap::object::iterator;
use weft_core::error::Exception;
use weft_core::heap::{Dict, Raised, Thread};
use weft_core::interpreter::Interpreter;

fn attributes_of(thread: &Thread, dictionary: &Dict) {
    fill(thread, dictionary);
    let error = Interpreter::of(thread).exception_class(Exception::OSError);
    dictionary.set_simple(thread, thread.intern("error"), error);
    // Iterators have a class, but no name for programs.
    let _ = Interpreter::class_from(thread, &iterator::DEFINITION);
}

/// Memory that the system maps: a file's, or one that processes share.
#[weft_macros::module(name = "mmap", classes = [class])]
pub mod module {
    use super::{Dict, Raised, Thread, attributes_of};

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        attributes_of(thread, dictionary);
        Ok(())
    }
}
