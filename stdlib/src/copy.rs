//! `_copy`: copies of built-in containers and of plain instances. Whatever says itself how it is copied is left to the
//! functions of `copy` that are given.

use weft_core::error::{Exception, raise, runtime_error};
use weft_core::heap::{Dict, Instance, List, Native, Raised, Set, ShapeId, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::interpreter::limits::check_if_wanted;
use weft_core::names::Special;
use weft_core::protocol;
use weft_core::types::class::{Class, ClassFlag, Payload, lookup};
use weft_core::types::{dict, set};

/// Native stack that one level of a deep copy may take.
const ROOM: usize = 32 * 1024;

/// One call of `deepcopy`. The collector sees its values on the native stack.
struct Copier<'a> {
    thread: &'a Thread,
    /// Copies by the identity of what they are copies of.
    memo: &'a Dict,
    /// Copies any object with the memo.
    otherwise: Value,
    /// `copyreg.dispatch_table`.
    table: Value,
    /// What is kept alive as long as the memo, so that no other object gets its identity.
    kept: Option<Value>,
    /// The class that was last found to be plain, as long as no Python code ran.
    plain: Option<Value>,
    /// The containers around what is copied.
    levels: u32,
}

/// How an instance says that it is copied in its own way, and the methods of `object` that say that it is not.
const HOOKS: [(&str, bool); 7] = [
    ("__deepcopy__", false),
    ("__getnewargs_ex__", false),
    ("__getnewargs__", false),
    ("__setstate__", false),
    ("__reduce_ex__", true),
    ("__reduce__", true),
    ("__getstate__", true),
];

impl Copier<'_> {
    fn copy(&mut self, object: Value) -> Result<Value, Raised> {
        let shape = self.thread.shape_of(object);
        let is_atom = object.is_constant()
            || matches!(
                shape,
                ShapeId::INT | ShapeId::FLOAT | ShapeId::STR | ShapeId::BYTES
            );
        if is_atom {
            return Ok(object);
        }
        let thread = self.thread;
        let instance = match shape {
            ShapeId::TUPLE | ShapeId::LIST | ShapeId::DICT | ShapeId::SET | ShapeId::FROZENSET => {
                None
            }
            _ => match object.downcast::<Instance>() {
                Some(instance) => Some(instance),
                None => return self.other(object),
            },
        };
        let key = key_of(thread, object);
        if let Some(known) = self.memo.get_simple(thread, key) {
            return Ok(known);
        }
        self.enter()?;
        let copy = match (instance, shape) {
            (Some(instance), _) => self.instance(object, instance, key)?,
            (None, ShapeId::TUPLE) => Some(self.tuple(object, key)?),
            (None, ShapeId::LIST) => Some(self.list(object, key)?),
            (None, ShapeId::DICT) => Some(self.dict(object, key)?),
            _ => self.set(object, shape)?,
        };
        self.levels -= 1;
        let Some(copy) = copy else {
            return self.other(object);
        };
        if copy != object {
            self.memo.set_simple(thread, key, copy);
            self.keep(object)?;
        }
        Ok(copy)
    }

    /// Goes one level down. As in Python each level counts as two calls.
    fn enter(&mut self) -> Result<(), Raised> {
        let thread = self.thread;
        check_if_wanted(thread)?;
        self.levels += 1;
        let calls = thread.depth().saturating_add(2 * self.levels);
        if calls > thread.recursion_limit() || !thread.has_native_room(ROOM) {
            return Err(raise(
                Exception::RecursionError,
                "maximum recursion depth exceeded",
            ));
        }
        Ok(())
    }

    fn other(&mut self, object: Value) -> Result<Value, Raised> {
        self.plain = None;
        let arguments = [object, self.memo.value()];
        protocol::call_values(self.thread, self.otherwise, &arguments)
    }

    /// Keeps an object alive, in the list that the memo has by its own identity.
    fn keep(&mut self, object: Value) -> Result<(), Raised> {
        let thread = self.thread;
        let kept = match self.kept {
            Some(kept) => kept,
            None => {
                let key = key_of(thread, self.memo.value());
                let kept = self.memo.get_simple(thread, key).unwrap_or_else(|| {
                    let list = List::new(thread, ShapeId::LIST, 0).value();
                    self.memo.set_simple(thread, key, list);
                    list
                });
                *self.kept.insert(kept)
            }
        };
        match kept.downcast::<List>() {
            Some(list) => {
                list.push(thread, object);
                Ok(())
            }
            None => {
                self.plain = None;
                protocol::call_method(thread, kept, thread.intern("append"), &[object]).map(drop)
            }
        }
    }

    fn list(&mut self, object: Value, key: Value) -> Result<Value, Raised> {
        let thread = self.thread;
        let items = object.downcast::<List>().expect("of this shape");
        let copy = List::new(thread, ShapeId::LIST, items.len());
        self.memo.set_simple(thread, key, copy.value());
        let mut place = 0;
        // What is added meanwhile is copied too.
        while let Some(item) = items.get(place) {
            let item = self.copy(item)?;
            copy.push(thread, item);
            place += 1;
        }
        Ok(copy.value())
    }

    fn tuple(&mut self, object: Value, key: Value) -> Result<Value, Raised> {
        let thread = self.thread;
        let items = object.downcast::<Tuple>().expect("of this shape").items();
        let mut copies = None;
        for (place, item) in items.iter().enumerate() {
            let copy = self.copy(*item)?;
            if copy != *item || copies.is_some() {
                copies
                    .get_or_insert_with(|| List::from_items(thread, &items[..place]))
                    .push(thread, copy);
            }
        }
        let Some(copies) = copies else {
            return Ok(object);
        };
        // It may have been copied meanwhile, by way of something that holds it.
        if let Some(known) = self.memo.get_simple(thread, key) {
            return Ok(known);
        }
        Ok(copies.snapshot(thread).value())
    }

    fn dict(&mut self, object: Value, key: Value) -> Result<Value, Raised> {
        let thread = self.thread;
        let entries = object.downcast::<Dict>().expect("of this shape");
        let copy = thread.dict();
        self.memo.set_simple(thread, key, copy.value());
        let length = entries.len();
        let mut position = 0;
        while let Some((next, name, value)) = entries.next(position) {
            position = next;
            let value = self.copy(value)?;
            let name = self.copy(name)?;
            if thread.shape_of(name) == ShapeId::STR {
                copy.set_simple(thread, name, value);
            } else {
                dict::set(thread, &copy, name, value)?;
            }
            if entries.len() != length {
                return Err(runtime_error("dictionary changed size during iteration"));
            }
        }
        Ok(copy.value())
    }

    fn set(&mut self, object: Value, shape: ShapeId) -> Result<Option<Value>, Raised> {
        let thread = self.thread;
        if self.is_in_table(object)? {
            return Ok(None);
        }
        let entries = object.downcast::<Set>().expect("of this shape");
        let items = List::new(thread, ShapeId::LIST, entries.len());
        let mut position = 0;
        while let Some((next, item, _)) = entries.next(position) {
            position = next;
            items.push(thread, item);
        }
        let copies = List::new(thread, ShapeId::LIST, items.len());
        for item in items.snapshot(thread).items() {
            let copy = self.copy(*item)?;
            copies.push(thread, copy);
        }
        let copies = copies.snapshot(thread);
        if shape == ShapeId::FROZENSET {
            return set::frozen_of(thread, copies.items()).map(Some);
        }
        let copy = set::new(thread);
        for item in copies.items() {
            set::add(thread, &copy, *item)?;
        }
        Ok(Some(copy.value()))
    }

    /// The copy of an object that `object.__reduce_ex__` would describe, and that nothing is asked about.
    fn instance(
        &mut self,
        object: Value,
        instance: &Instance,
        key: Value,
    ) -> Result<Option<Value>, Raised> {
        let thread = self.thread;
        let class = thread.class_of(object);
        let own = Class::of(&class).expect("the class of an object");
        if self.plain != Some(class) {
            if !is_plain(thread, own) || self.is_in_table(object)? {
                return Ok(None);
            }
            self.plain = Some(class);
        }
        if !instance.has_slots(thread) {
            return Ok(None);
        }
        let names = List::new(thread, ShapeId::LIST, 4);
        let values = List::new(thread, ShapeId::LIST, 4);
        let mut has_special = false;
        instance.each(thread, |name, value| {
            has_special |= protocol::text_of(&name).is_some_and(|name| name.starts_with("__"));
            names.push(thread, name);
            values.push(thread, value);
        });
        if has_special {
            return Ok(None);
        }
        let shape = thread.shape_of(object);
        let copy = Instance::new(thread, own.shape());
        self.memo.set_simple(thread, key, copy.value());
        let mut place = 0;
        // The copy has no attributes before all of them are copied.
        while let Some(value) = values.get(place) {
            let value = self.copy(value)?;
            values.set(thread, place, value);
            if thread.shape_of(object) != shape {
                return Err(runtime_error("dictionary changed size during iteration"));
            }
            place += 1;
        }
        for place in 0..names.len() {
            if let (Some(name), Some(value)) = (names.get(place), values.get(place)) {
                copy.set(thread, name, value);
            }
        }
        Ok(Some(copy.value()))
    }

    /// Whether `copyreg` knows a function for the object's class.
    fn is_in_table(&mut self, object: Value) -> Result<bool, Raised> {
        let thread = self.thread;
        let class = thread.class_of(object);
        match self.table.downcast::<Dict>() {
            Some(table) => Ok(dict::find(thread, table, class)?.is_some()),
            None => Ok(true),
        }
    }
}

/// What `id` gives.
fn key_of(thread: &Thread, object: Value) -> Value {
    thread.int(object.identity() as i64)
}

/// Whether instances of a class are made by `object.__new__` and are nothing but a dictionary of attributes, and nothing
/// that the class has tells how they are copied.
fn is_plain(thread: &Thread, class: &Native<Class>) -> bool {
    let object = Interpreter::of(thread).object_class();
    let Some(object) = Class::of(&object) else {
        return false;
    };
    class.payload() == Payload::Instance
        && class.fixed() == 0
        && class.has(ClassFlag::HasDictionary)
        && !class.has(ClassFlag::CustomGetAttribute)
        && !class.has(ClassFlag::Abstract)
        && class.special(Special::New) == object.special(Special::New)
        && class.special(Special::Del).is_none()
        && HOOKS.iter().all(|(name, is_of_object)| {
            let name = thread.intern(name);
            let found = lookup(thread, class, name);
            match is_of_object {
                true => found == lookup(thread, object, name),
                false => found.is_none(),
            }
        })
}

/// Functions for `copy`.
#[weft_core::module(name = "_copy")]
pub mod module {
    use super::Copier;
    use weft_core::error::type_error;
    use weft_core::heap::{Dict, List, Raised, Set, ShapeId, Thread, Value};
    use weft_core::protocol;

    /// A copy of an object and of all that it holds. `otherwise(x, memo)` copies what only Python code can, and what has a
    /// function in `table`.
    #[positional_only]
    fn deepcopy(
        thread: &Thread,
        x: Value,
        memo: Value,
        otherwise: Value,
        table: Value,
    ) -> Result<Value, Raised> {
        let Some(memo) = memo.downcast::<Dict>() else {
            return Err(type_error("the memo must be a dict"));
        };
        Copier {
            thread,
            memo,
            otherwise,
            table,
            kept: None,
            plain: None,
            levels: 0,
        }
        .copy(x)
    }

    /// A shallow copy of an object; `otherwise(x)` copies what is no built-in container and no number or text.
    #[positional_only]
    fn copy(thread: &Thread, x: Value, otherwise: Value) -> Result<Value, Raised> {
        if let Some(copy) = copied(thread, x) {
            return Ok(copy);
        }
        protocol::call_values(thread, otherwise, &[x])
    }

    #[rust]
    fn copied(thread: &Thread, object: Value) -> Option<Value> {
        if object.is_constant() {
            return Some(object);
        }
        match thread.shape_of(object) {
            ShapeId::INT
            | ShapeId::FLOAT
            | ShapeId::STR
            | ShapeId::BYTES
            | ShapeId::TUPLE
            | ShapeId::FROZENSET => Some(object),
            ShapeId::LIST => {
                let list = object.downcast::<List>()?;
                Some(list.slice(thread, 0, usize::MAX).value())
            }
            ShapeId::DICT => {
                let copy = thread.dict();
                copy.copy_from(thread, object.downcast::<Dict>()?);
                Some(copy.value())
            }
            ShapeId::SET => {
                let copy = Set::new(thread, ShapeId::SET);
                copy.copy_from(thread, object.downcast::<Set>()?);
                Some(copy.value())
            }
            _ => None,
        }
    }
}
