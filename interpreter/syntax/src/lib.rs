//! Source text to a scoped tree.
//!
//! ```
//! use weft_syntax::{Source, parse_module};
//!
//! let module = parse_module(Source::shared("hello.py", "print('hello')\n")).expect("this is a program");
//! assert_eq!(module.scope.body.len(), 1);
//! ```
#![forbid(unsafe_code)]

pub mod ast;
mod convert;
mod decode;
mod depth;
mod diagnose;
mod error;
pub mod frozen;
mod interrupt;
mod lexer;
mod literal;
mod outline;
mod parse;
mod read;
mod source;
mod symbols;
mod warnings;

pub use decode::{decode, other_encoding};
pub use error::{Stage, SyntaxError, SyntaxErrorKind};
pub use interrupt::end_early_if;
pub use outline::{OutlineKind, Step, outline};
pub use read::{is_incomplete, parse_expression, parse_interactive, parse_module, parse_module_in};
pub use source::{Form, Source};
pub use symbols::{Awaits, Outermost, TopLevel};
pub use warnings::SyntaxWarning;
