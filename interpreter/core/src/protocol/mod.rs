//! Python's operations on any value, by way of special methods: what nodes fall back to and library code uses.
//!
//! Each function may run Python code, so it may collect: callers are library code (see [`weft_heap::Thread::library`])
//! or have their values in the frame.

mod at_once;
mod attribute;
mod call;
mod compare_at_once;
mod container;
mod convert;
mod iterate;
mod operator;
mod sequence_operator;

pub use at_once::{
    LONGEST as LONGEST_AT_ONCE, binary_at_once, get_item_at_once, iterate_at_once,
    set_slice_at_once, slice_at_once, unary_at_once, union_with,
};
pub use attribute::{
    attribute_at_once, bind, delete_attribute, generic_attribute, generic_set_attribute,
    get_attribute, get_attribute_text, instance_attribute, is_data_descriptor, overwrite_attribute,
    set_attribute, try_attribute,
};
pub use call::{
    call, call_bound, call_method, call_special, call_values, is_callable, special_of, with_first,
};
pub use compare_at_once::{contains_at_once, equal_at_once, less_at_once};
pub use container::{
    ask_length, contains, delete_item, get_item, length, length_hint, length_of_builtin,
    length_of_result, set_item,
};
pub use convert::{
    argument_name, ascii, class_name, float_of_result, format, full_class_name, hash,
    identity_hash, index, is_number, machine_integer, repr, short_class_name, str, text_of,
    to_big_int, to_f64_exact, to_float, to_i64, to_index_clamped, truth,
};
pub use iterate::{
    collect_list, each, each_until, has_items, items_at_once, items_source, iterate, next,
    no_iterator,
};
pub use operator::{
    BinaryOperator, Comparison, UnaryOperator, binary, compare, compare_after_left, compare_truth,
    equal_by_identity, equals, has_special_of_object, in_place, power, unary, unsupported_operands,
};
