//! Finding attributes in classes, and the relation between classes.

use crate::names::Special;
use crate::types::class::slots::Member;
use crate::types::class::{Class, ClassFlag};
use std::cell::Cell;
use weft_heap::{
    InstanceLayout, List, Lookup, Native, ShapeId, Thread, Tuple, Value, simple_hash_of,
};

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

/// Whether a value is no descriptor.
fn is_data(thread: &Thread, value: Value) -> bool {
    let class = thread.class_of(value);
    !value.is_object() || Class::of(&class).is_some_and(|class| !is_descriptor_class(class))
}

const ENTRIES: usize = 256;

/// Slots in an object that a class learns to give it; a class statement may ask for more.
const MOST_LEARNT: u16 = 32;

/// Attributes of one class whose lookups are not cached.
const MOST_VOLATILE: usize = 16;

fn is_descriptor_class(class: &Class) -> bool {
    [Special::Get, Special::Set, Special::Delete]
        .iter()
        .any(|special| class.special(*special).is_some())
}

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
    static RECENT: Box<[Cell<Option<Entry>>; ENTRIES]> =
        Box::new([const { Cell::new(None) }; ENTRIES]);
}

/// The attribute of a class, without binding, looked up in it and what it inherits from. `name` is interned.
pub fn lookup(thread: &Thread, class: &Class, name: Value) -> Option<Value> {
    let identity = std::ptr::from_ref(class).addr() as u64;
    let heap = thread.heap().identity();
    let place = ((identity >> 5) ^ (name.word() >> 3)) as usize % ENTRIES;
    let epoch = thread.class_epoch();
    // Destructors of a thread may come here when there is no such table any more.
    let recent = RECENT.try_with(|recent| recent[place].get()).ok().flatten();
    if let Some(entry) = recent
        && (entry.class, entry.name, entry.epoch, entry.heap)
            == (identity, name.word(), epoch, heap)
    {
        return entry.value;
    }
    let value = find_in_order(thread, &class.mro(), name);
    if class.inherits_volatile(name) {
        return value;
    }
    let entry = Entry {
        class: identity,
        name: name.word(),
        epoch,
        heap,
        value,
    };
    let _ = RECENT.try_with(|recent| recent[place].set(Some(entry)));
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
        let is_data = |value| is_data(thread, value);
        let before = self.dictionary().get_simple(thread, name);
        if before.is_some_and(is_data)
            && is_data(value)
            && Special::from_name(thread, name).is_none()
        {
            if self.is_volatile(name) {
                // Nobody remembers what such an attribute was.
                self.dictionary().set_simple(thread, name, value);
                return;
            }
            // Nobody may take it for volatile and change it while what was remembered of it is still good.
            thread.alone(move || {
                self.make_volatile(thread, name);
                thread.heap().invalidate_class_lookups();
            });
        }
        self.dictionary().set_simple(thread, name, value);
        self.after_change(thread, own, name, Some(value), before);
    }

    /// Overwrites an attribute that programs overwrite again and again; whether this is one, and nothing of the class's own
    /// class goes before. `name` is interned.
    pub fn overwrite(&self, thread: &Thread, own: Value, name: Value, value: Value) -> bool {
        if !self.is_volatile(name) || !is_data(thread, value) {
            return false;
        }
        let before = self.dictionary().get_simple(thread, name);
        if !before.is_some_and(|before| is_data(thread, before)) {
            return false;
        }
        let class = thread.class_of(own);
        let Some(metaclass) = Class::of(&class) else {
            return false;
        };
        if metaclass.has(ClassFlag::CustomSetAttribute) || lookup(thread, metaclass, name).is_some()
        {
            return false;
        }
        self.dictionary().set_simple(thread, name, value);
        true
    }

    /// Whether an attribute of this class is one that programs overwrite, such as a counter: lookups of it are not
    /// cached, so that changing it leaves all other cached lookups as they are.
    fn is_volatile(&self, name: Value) -> bool {
        let names = self.volatile.get();
        names
            .as_ref()
            .and_then(|names| names.downcast::<List>())
            .is_some_and(|names| {
                names
                    .each(|other| if other == name { Err(()) } else { Ok(()) })
                    .is_err()
            })
    }

    fn make_volatile(&self, thread: &Thread, name: Value) {
        if self.volatile.get().is_none() {
            let fresh = List::from_items(thread, &[]);
            let _ = self.volatile.compare_and_set(None, Some(fresh.value()));
        }
        let names = self.volatile.get();
        if let Some(names) = names.as_ref().and_then(|names| names.downcast::<List>())
            && names.len() < MOST_VOLATILE
        {
            names.push(thread, name);
        }
    }

    /// Whether this class or one that it inherits from has such an attribute.
    pub fn inherits_volatile(&self, name: Value) -> bool {
        self.mro()
            .items()
            .iter()
            .filter_map(Class::of)
            .any(|class| class.volatile.get().is_some() && class.is_volatile(name))
    }

    /// Deletes an attribute of the class; whether it was there.
    pub fn delete_attribute(&self, thread: &Thread, own: Value, name: Value) -> bool {
        let name = thread.intern_value(name);
        let before = self.dictionary().remove_simple(thread, name);
        if before.is_some() {
            self.after_change(thread, own, name, None, before);
        }
        before.is_some()
    }

    fn after_change(
        &self,
        thread: &Thread,
        own: Value,
        name: Value,
        value: Option<Value>,
        before: Option<Value>,
    ) {
        thread.heap().invalidate_class_lookups();
        if let Some(special) = Special::from_name(thread, name) {
            // Alone, so that of two changes the later one is what the table ends with.
            thread.alone(move || self.update_one_special(thread, special));
        }
        let is_data_descriptor = value.is_some_and(|value| {
            let class = thread.class_of(value);
            Class::of(&class).is_some_and(|class| {
                class.special(Special::Set).is_some() || class.special(Special::Delete).is_some()
            })
        });
        let text = name
            .downcast::<weft_heap::Str>()
            .map_or("", |text| text.as_str());
        let affects_access = matches!(
            text,
            "__getattribute__" | "__getattr__" | "__setattr__" | "__delattr__"
        );
        // Nodes remember the fixed slot that a member descriptor stood for.
        let was_member = before.is_some_and(|before| before.is::<Native<Member>>());
        let affected = if affects_access || was_member {
            None
        } else {
            Some(name)
        };
        if (is_data_descriptor || affects_access || was_member)
            && self.may_have_instances_with(thread, affected)
        {
            // What nodes remember about the instances' slots leaves the class out, so these instances lose their slots.
            // New ones get fresh shapes before that, so that none is made with an old shape after it.
            self.renew_shapes(thread, own);
            thread.replace_shapes(move |class| is_subclass(class, own));
        }
    }

    /// Whether an instance of this class or one below may have an attribute of this name in a slot (any attribute,
    /// without a name).
    fn may_have_instances_with(&self, thread: &Thread, name: Option<Value>) -> bool {
        (name.is_none() && self.fixed() > 0)
            || thread.shape_leads_to(self.shape(), name)
            || self
                .subclasses()
                .iter()
                .filter_map(Class::of)
                .any(|class| class.may_have_instances_with(thread, name))
    }

    /// Gives instances that are made from now on more slots of their own, after `instance` got an attribute that did
    /// not fit into its.
    pub fn note_growth(&self, thread: &Thread, own: Value, instance: Value) {
        let shape = thread.shape(thread.shape_of(instance));
        let InstanceLayout::Slots { inline } = shape.layout() else {
            return;
        };
        let current = thread.shape(self.shape());
        let InstanceLayout::Slots { inline: enough } = current.layout() else {
            return;
        };
        if shape.length() <= u32::from(inline)
            || shape.length() <= u32::from(enough)
            || enough >= MOST_LEARNT
        {
            return;
        }
        let more = (enough * 2).clamp(4, MOST_LEARNT).max(enough);
        self.shape
            .set(thread.new_shape_with_fixed(own, more, self.fixed()));
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
                InstanceLayout::Slots { inline } => {
                    thread.new_shape_with_fixed(own, inline, self.fixed())
                }
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
