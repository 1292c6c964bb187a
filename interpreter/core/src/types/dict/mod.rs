//! `dict`: its class, its views and its iterators.

mod iterator;
mod methods;
mod operation;
mod view;

pub use iterator::{
    DictItemIterator, DictKeyIterator, DictReverseItemIterator, DictReverseKeyIterator,
    DictReverseValueIterator, DictValueIterator, dict_itemiterator_class, dict_keyiterator_class,
    dict_reverseitemiterator_class, dict_reversekeyiterator_class, dict_reversevalueiterator_class,
    dict_valueiterator_class,
};

pub use methods::{class, repr_of};
pub use operation::{check_keys, steady};
pub use operation::{
    delete, find, find_or_missing, insert_default, key_hash, merge, pop, set, update,
};
pub(crate) use operation::{find_hashed, hash_for};
pub use view::{
    ItemsView, KeysView, ValuesView, dict_items_class, dict_keys_class, dict_values_class,
    items_view, items_view_as, keys_view, keys_view_as, values_view, values_view_as,
};
