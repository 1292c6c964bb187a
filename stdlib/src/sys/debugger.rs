//! What `breakpoint()` calls: the function that PYTHONBREAKPOINT names, which is a debugger's unless told otherwise.

use weft_core::error::{Exception, catch};
use weft_core::heap::{Raised, Thread, Value};
use weft_core::import;
use weft_core::interpreter::{Interpreter, Request};
use weft_core::native::Arguments;
use weft_core::protocol;
use weft_core::types::exception::warnings;

const USUAL: &str = "pdb.set_trace";

/// The value of PYTHONBREAKPOINT, as the program sees it in `os.environ` once it has that.
fn variable(thread: &Thread) -> Result<Option<String>, Raised> {
    const NAME: &str = "PYTHONBREAKPOINT";
    let modules = Interpreter::of(thread).modules();
    let Some(os) = modules.get_simple(thread, thread.intern("os")) else {
        let may_see = Interpreter::permits(thread, Request::Env(NAME.as_bytes()));
        return Ok(may_see.then(|| std::env::var(NAME).ok()).flatten());
    };
    let environment = protocol::get_attribute_text(thread, os, "environ")?;
    let get = thread.intern("get");
    let found = protocol::call_method(thread, environment, get, &[thread.intern(NAME)])?;
    Ok(protocol::text_of(&found).map(str::to_owned))
}

/// The function that a dotted name leads to; `None` if it leads nowhere.
fn find(thread: &Thread, name: &str) -> Result<Option<Value>, Raised> {
    let (module, attribute) = name.rsplit_once('.').unwrap_or(("builtins", name));
    if module.split('.').any(str::is_empty) || attribute.is_empty() {
        return Ok(None);
    }
    let module = match catch(
        thread,
        import::import_module(thread, module),
        Exception::ImportError,
    )? {
        Ok(module) => module,
        Err(_) => return Ok(None),
    };
    protocol::try_attribute(thread, module, thread.intern(attribute))
}

/// Calls what PYTHONBREAKPOINT names; nothing if that is 0.
///
/// # Errors
/// What the function raises, and the warning about a name that leads nowhere if that is an error.
pub(super) fn stop(thread: &Thread, arguments: Arguments<'_>) -> Result<Value, Raised> {
    let name = variable(thread)?.filter(|name| !name.is_empty());
    let name = name.as_deref().unwrap_or(USUAL);
    if name == "0" {
        return Ok(Value::NONE);
    }
    match find(thread, name)? {
        Some(function) => protocol::call(thread, function, arguments),
        None => {
            let message = format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{name}\"");
            warnings::warn(thread, Exception::RuntimeWarning, &message, 1)?;
            Ok(Value::NONE)
        }
    }
}
