//! The module `posix`, put together of its parts.

use crate::posix::{
    constants, descriptor, environment, extended, file, folder, owners, priority, process, status,
    terminal, transfer,
};
use weft_core::error::Exception;
use weft_core::heap::{Dict, Raised, Thread};
use weft_core::interpreter::Interpreter;
use weft_core::native::{ModuleDefinition, fill_module};
use weft_core::types::module::Module;

static PARTS: [&ModuleDefinition; 9] = [
    &descriptor::module::DEFINITION,
    &file::module::DEFINITION,
    &folder::module::DEFINITION,
    &owners::module::DEFINITION,
    &process::module::DEFINITION,
    &extended::module::DEFINITION,
    &priority::module::DEFINITION,
    &terminal::module::DEFINITION,
    &transfer::module::DEFINITION,
];

fn fill(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
    let module = Module::with_dictionary(thread, dictionary.value()).value();
    for part in PARTS {
        fill_module(thread, dictionary, module, part)?;
    }
    constants::set(thread, dictionary);
    let set = |name: &str, value| dictionary.set_simple(thread, thread.intern(name), value);
    set(
        "error",
        Interpreter::of(thread).exception_class(Exception::OSError),
    );
    let sequences = [
        ("stat_result", &status::STAT_RESULT),
        ("statvfs_result", &status::STATVFS_RESULT),
        ("terminal_size", &status::TERMINAL_SIZE),
        ("waitid_result", &status::WAITID_RESULT),
        ("uname_result", &status::UNAME_RESULT),
        ("times_result", &status::TIMES_RESULT),
    ];
    for (name, sequence) in sequences {
        set(name, sequence.class(thread).0);
    }
    set("environ", environment::visible(thread));
    Ok(())
}

/// This module provides access to operating system functionality that is
/// standardized by the C Standard and the POSIX standard.
#[weft_macros::module(name = "posix")]
pub mod module {
    use weft_core::heap::{Dict, Raised, Thread};

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        super::fill(thread, dictionary)
    }
}
