//! Classes: what they hold, how they are made, how attributes are looked up in them.
//!
//! Invariants:
//! - A class's table of special methods says what a lookup in its order would find, at any time: whoever changes a
//!   class's dictionary does so through [`Class::set_attribute`] and [`Class::delete_attribute`], which also raise the
//!   epoch that cached lookups are checked against. `Class::dictionary` is for reading.
//! - The order of lookup (`mro`) ends with `object`, and its members are classes.
//! - Instances of a Python class whose payload is [`Payload::Instance`] are `weft_heap::Instance`s. Their first slots
//!   belong to the members of `__slots__` (the fixed ones, numbered along the chain of solid classes); the others to
//!   attributes. Instances of classes below a built-in type are objects of that type's kind, with a word for an attribute
//!   dictionary; they are made by the type's `__new__`, with [`Class::shape`] of the class that it is given.
//! - What nodes remember about an attribute's slot leaves the class out. So when a class gets a data descriptor (or a
//!   method that takes part in attribute access) that instances' attributes would hide, the instances lose their slots.
//! - `Class::plain_constructor` is in step with the table of special methods: one load says whether and how a node may
//!   make an instance itself.

pub mod accessors;
mod attributes;
mod build;
pub mod check;
mod construct;
mod create;
mod lookup;
mod native;
mod object;
pub mod object_class;
mod order;
mod reduce;
pub mod slots;
pub mod type_class;

pub use attributes::{
    attribute_error_about, bind_to_class_from, call_with, complete_attribute_error, generic_alias,
    mapping_proxy, missing_attribute, set_class_attribute, with_keywords,
};
pub use build::build_class;
pub use check::{is_instance_of, is_subclass_of};
pub use construct::{allocate_instance, construct, construct_plainly, wrong_result};
pub(crate) use create::dotted_name;
pub use create::{new_class, winning_metaclass};
pub use lookup::{is_instance, is_subclass, lookup, lookup_text};
pub use native::native_class;
pub(crate) use native::{bases_of, blank_native_class, fill_native_class, native_layout};
pub use object::{Class, ClassFlag, Payload};
pub use object_class::{default_repr, qualified_name};
pub(crate) use reduce::import;
