//! How Rust code becomes Python functions, classes and modules: definitions, arguments and conversions.
//!
//! The macros of `weft-macros` write the definitions; nobody writes them by hand.

mod arguments;
mod convert;
mod definition;
mod module;

#[cfg(test)]
mod tests;

pub use crate::types::function::unless_ended;
pub(crate) use arguments::has_method_beside_slot;
pub use arguments::{
    Arguments, Keywords, receive, receive_property, wrong_argument, wrong_receiver,
};
pub use convert::{FromArgument, FromReceiver, IntoResult, IntoValue};
pub use definition::{
    Binding, ClassDefinition, ClassIndex, FunctionDefinition, ModuleDefinition, NativeCall,
    NativeClass, Parameter, ParameterKind, PropertyDefinition, SetAttributes,
};
pub use module::{fill_module, make_module};
