//! `compile` and syntax trees: texts become trees, and trees become code.
//!
//! Trees are Python objects, which modules of the library make and take apart. A tree is compiled by way of a text with
//! its statements in the same lines.

use std::sync::Arc;

use crate::error::value_error;
use crate::import;
use crate::interpreter::Interpreter;
use crate::protocol;
use crate::types::class::is_instance;
use weft_heap::{Raised, Thread, Value};
use weft_syntax::Source;

/// The flag that asks for a tree.
pub const ONLY_TREE: i64 = 0x400;

/// The flag that lets the outermost level wait.
pub const AWAITS_AT_TOP: i64 = 0x2000;

/// Whether a value is a node of a tree. Nobody has one who has not imported the module.
pub fn is_node(thread: &Thread, value: Value) -> Result<bool, Raised> {
    let name = thread.intern("_ast_nodes");
    let Some(module) = Interpreter::of(thread).modules().get_simple(thread, name) else {
        return Ok(false);
    };
    let class = protocol::get_attribute_text(thread, module, "AST")?;
    Ok(is_instance(thread, value, class))
}

/// The tree of a text.
pub fn parse(thread: &Thread, source: &Source, mode: &str) -> Result<Value, Raised> {
    if !matches!(mode, "exec" | "eval" | "single" | "func_type") {
        return Err(value_error(
            "compile() mode must be 'exec', 'eval', 'single' or 'func_type'",
        ));
    }
    let builder = import::import_module(thread, "_ast_build")?;
    let parse = protocol::get_attribute_text(thread, builder, "parse")?;
    let arguments = [
        thread.string(&source.text),
        thread.string(&source.name),
        thread.string(mode),
    ];
    protocol::call_values(thread, parse, &arguments)
}

/// A text that means what a tree does.
pub fn source_of(
    thread: &Thread,
    tree: Value,
    name: &str,
    mode: &str,
) -> Result<Arc<Source>, Raised> {
    let builder = import::import_module(thread, "_ast_build")?;
    let function = protocol::get_attribute_text(thread, builder, "source_of")?;
    let text = protocol::call_values(thread, function, &[tree, thread.string(mode)])?;
    let text = protocol::text_of(&text).unwrap_or_default();
    Ok(Source::shared(name, text))
}
