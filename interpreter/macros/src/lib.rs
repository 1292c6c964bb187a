//! Attribute macros that turn a Rust signature into a Python signature.
//!
//! `#[class(…)]` and `#[module(…)]` stand on a Rust module; the functions in it become the Python ones, and the module
//! gets a `pub static DEFINITION`. The generated code names `::weft_core`, whose `native` module says what the parts mean.
//!
//! A function's parameters are the Python parameters, with `thread: &Thread` passed along and not counted. On a parameter:
//! `#[default(EXPRESSION)]`, `#[default]` (for an `Option`), `#[positional_only]` (it and those before it),
//! `#[keyword_only]` (it and those after it), `#[rest]` (`*args`), `#[keywords]` (`**kwargs`), `#[name("…")]`.
//! A parameter of type `Arguments<'_>` takes whatever follows the receiver as it was passed.
//!
//! On a function: `#[name("…")]`, `#[positional_only]` (all parameters), and in a class `#[new]`, `#[class_method]`,
//! `#[static_method]`, `#[getter]`, `#[setter("…")]`, `#[deleter("…")]`. `#[member]` beside `#[getter]` says that it shows
//! as a `member_descriptor`. `#[quick(path)]` names a `QuickCall` that is
//! tried first. `#[plain]` says that with arguments of the types which `FromArgument::at_once` takes a function runs no Python code,
//! waits for nothing and reaches no safepoint, so that nodes call it without the cares of library code; `#[plain(any)]` that this
//! is so whatever a `Value` is. A getter that takes its object alone, and cannot fail, is one by itself. `#[signature("…")]` is what `__text_signature__` shows where CPython shows other parameters; an empty one
//! stands for none. `#[attributes]` marks the function that sets
//! further names. In a class, a function that has none of these and no parameter `this` stays a Rust function; in a module
//! `#[rust]` says so.

#![forbid(unsafe_code)]

mod attribute;
mod class;
mod function;
mod module;
mod parameter;
mod place;

use proc_macro::TokenStream;
use syn::{ItemMod, parse_macro_input};

/// Makes a `ClassDefinition` of a Rust module.
///
/// Arguments: `name = "…"`, `module = "…"`, `bases = ["…"]`, `subclassable`, `dictionary`, `payload = Type`,
/// `signature = "…"` (what `inspect.signature` says of calling the class).
#[proc_macro_attribute]
pub fn class(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let arguments = parse_macro_input!(arguments as class::ClassArguments);
    let module = parse_macro_input!(item as ItemMod);
    let expanded = class::expand(arguments, module);
    place::adapted(expanded.unwrap_or_else(syn::Error::into_compile_error)).into()
}

/// Makes a `ModuleDefinition` of a Rust module.
///
/// Arguments: `name = "…"`, `classes = [path::to::class]`.
#[proc_macro_attribute]
pub fn module(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let arguments = parse_macro_input!(arguments as module::ModuleArguments);
    let item = parse_macro_input!(item as ItemMod);
    let expanded = module::expand(arguments, item);
    place::adapted(expanded.unwrap_or_else(syn::Error::into_compile_error)).into()
}
