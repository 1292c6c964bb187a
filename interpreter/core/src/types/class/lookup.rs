//! Finding attributes in classes, and the relation between classes.

use crate::names::Special;
use crate::types::class::Class;
use std::cell::RefCell;
use weft_heap::{InstanceLayout, Lookup, ShapeId, Thread, Tuple, Value, simple_hash_of};

/// The attribute as the first class in the order of lookup has it, without binding.
pub(crate) fn find_in_order(thread: &Thread, order: &Tuple, name: Value) -> Option<Value> {
    let hash = simple_hash_of(thread, name)?;
    order.items().iter().find_map(|class| {
        let dictionary = Class::of(class)?.dictionary();
        match dictionary.get(hash, name) {
            Lookup::Found(value) => Some(value),
            Lookup::Missing | Lookup::Undecided => None,
        }
    })
}

const ENTRIES: usize = 1024;

#[derive(Clone, Copy)]
struct Entry {
    class: u64,
    name: u64,
    epoch: u32,
    heap: u64,
    value: Option<Value>,
}

thread_local! {
    /// What lookups found lately. An entry is good while the epoch of classes is the same; until then the class (which
    /// whoever asks holds) keeps the value alive.
    static RECENT: RefCell<Vec<Option<Entry>>> = RefCell::new(vec![None; ENTRIES]);
}

/// The attribute of a class, without binding, looked up in it and what it inherits from. `name` is interned.
pub fn lookup(thread: &Thread, class: &Class, name: Value) -> Option<Value> {
    let identity = std::ptr::from_ref(class).addr() as u64;
    let heap = thread.heap().identity();
    let place = ((identity >> 5) ^ (name.word() >> 3)) as usize % ENTRIES;
    let epoch = thread.class_epoch();
    let recent = RECENT.with_borrow(|recent| recent[place]);
    if let Some(entry) = recent
        && (entry.class, entry.name, entry.epoch, entry.heap) == (identity, name.word(), epoch, heap)
    {
        return entry.value;
    }
    let value = find_in_order(thread, &class.mro(), name);
    let entry = Entry { class: identity, name: name.word(), epoch, heap, value };
    RECENT.with_borrow_mut(|recent| recent[place] = Some(entry));
    value
}

/// As [`lookup`], with the name as text.
pub fn lookup_text(thread: &Thread, class: &Class, name: &str) -> Option<Value> {
    lookup(thread, class, thread.intern(name))
}

/// Whether `class` is `other` or inherits from it, without asking `__subclasscheck__`.
pub fn is_subclass(class: Value, other: Value) -> bool {
    class == other || Class::of(&class).is_some_and(|class| class.mro().items().contains(&other))
}

/// Whether a value's class is `class` or inherits from it, without asking `__instancecheck__`.
pub fn is_instance(thread: &Thread, value: Value, class: Value) -> bool {
    is_subclass(thread.class_of(value), class)
}

impl Class {
    /// Sets an attribute of the class and sees to what depends on it: cached lookups and the table of special methods.
    pub fn set_attribute(&self, thread: &Thread, own: Value, name: Value, value: Value) {
        let name = thread.intern_value(name);
        self.dictionary().set_simple(thread, name, value);
        self.after_change(thread, own, name, Some(value));
    }

    /// Deletes an attribute of the class; whether it was there.
    pub fn delete_attribute(&self, thread: &Thread, own: Value, name: Value) -> bool {
        let name = thread.intern_value(name);
        let removed = self.dictionary().remove_simple(thread, name).is_some();
        if removed {
            self.after_change(thread, own, name, None);
        }
        removed
    }

    fn after_change(&self, thread: &Thread, own: Value, name: Value, value: Option<Value>) {
        thread.heap().invalidate_class_lookups();
        if let Some(special) = Special::from_name(thread, name) {
            self.update_one_special(thread, special);
        }
        let is_data_descriptor = value.is_some_and(|value| {
            let class = thread.class_of(value);
            Class::of(&class).is_some_and(|class| {
                class.special(Special::Set).is_some() || class.special(Special::Delete).is_some()
            })
        });
        let text = name.downcast::<weft_heap::Str>().map_or("", |text| text.as_str());
        let affects_access = matches!(text, "__getattribute__" | "__getattr__" | "__setattr__" | "__delattr__");
        let affected = if affects_access { None } else { Some(name) };
        if (is_data_descriptor || affects_access) && self.may_have_instances_with(thread, affected) {
            // What nodes remember about the instances' slots leaves the class out, so these instances lose their slots.
            thread.replace_shapes(|class| is_subclass(class, own));
            self.renew_shapes(thread, own);
        }
    }

    /// Whether an instance of this class or one below may have an attribute of this name in a slot (any attribute,
    /// without a name).
    fn may_have_instances_with(&self, thread: &Thread, name: Option<Value>) -> bool {
        (name.is_none() && self.fixed() > 0)
            || thread.shape_leads_to(self.shape(), name)
            || self.subclasses().iter().filter_map(Class::of).any(|class| class.may_have_instances_with(thread, name))
    }

    /// Fills the tables again after the order of lookup changed, here and in all classes below.
    pub(super) fn after_new_order(&self, thread: &Thread, own: Value) {
        self.renew_shapes(thread, own);
        self.update_special_below(thread);
    }

    fn update_special_below(&self, thread: &Thread) {
        self.update_special(thread);
        for class in self.subclasses() {
            if let Some(below) = Class::of(&class) {
                below.update_special_below(thread);
            }
        }
    }

    /// Gives this class and those below first shapes that no cache knows.
    fn renew_shapes(&self, thread: &Thread, own: Value) {
        let layout = thread.shape(self.shape()).layout();
        if self.shape() != ShapeId::HIDDEN && self.definition().is_none() {
            self.shape.set(match layout {
                InstanceLayout::Slots { inline } => thread.new_shape_with_fixed(own, inline, self.fixed()),
                layout => thread.new_shape(own, layout),
            });
        }
        for class in self.subclasses() {
            if let Some(below) = Class::of(&class) {
                below.renew_shapes(thread, class);
            }
        }
    }
}

