//! How Rust code becomes Python functions, classes and modules: definitions, arguments and conversions.
//!
//! The macros of `weft-macros` write the definitions; nobody writes them by hand.

mod arguments;
mod convert;
mod definition;

pub use arguments::{Arguments, Keywords};
pub use convert::{FromArgument, IntoResult, IntoValue};
pub use definition::{
    Binding, ClassDefinition, FunctionDefinition, ModuleDefinition, NativeCall, NativeClass, Parameter, ParameterKind,
    PropertyDefinition,
};
