//! What the command line or a host tells `sys` of the program.

use super::information::{Flags, flags};
use weft_core::heap::{List, Raised, Thread, Value};
use weft_core::import;

/// The program that is about to run.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// `sys.argv`
    pub arguments: Vec<String>,
    /// `sys.orig_argv`: the whole command line.
    pub original_arguments: Vec<String>,
    /// `sys.executable`
    pub executable: String,
    /// `sys.path`, without the entry of the embedded library, which is added.
    pub path: Vec<String>,
    /// `sys.flags`
    pub flags: Flags,
}

/// Sets the attributes of `sys` that follow from the program.
///
/// # Errors
/// What importing `sys` raises.
pub fn set_program(thread: &Thread, program: &Program) -> Result<(), Raised> {
    let system = import::import_module(thread, "sys")?;
    let list = |items: &[String]| {
        let items: Vec<Value> = items.iter().map(|item| thread.string(item)).collect();
        List::from_items(thread, &items)
    };
    let set = |name: &str, value: Value| {
        weft_core::protocol::set_attribute(thread, system, thread.intern(name), value)
    };
    set("argv", list(&program.arguments).value())?;
    set("orig_argv", list(&program.original_arguments).value())?;
    set("executable", thread.string(&program.executable))?;
    set("_base_executable", thread.string(&program.executable))?;
    let path = list(&program.path);
    path.push(thread, thread.string(import::LIBRARY_ENTRY));
    set("path", path.value())?;
    set("flags", flags(thread, &program.flags))
}
