//! Pickling for another process of what it cannot find by name: functions with their code, globals and closures, classes
//! with their attributes, modules by name, and what these are made of.
//!
//! A function or class is written as a call that makes it bare, and a call that fills it, so that it may refer to itself.

use crate::pickle::error::pickling_error;
use crate::pickle::opcode::{MARK, POP, REDUCE, TUPLE, TUPLE2};
use crate::pickle::rebuild;
use crate::pickle::reduce::shown;
use crate::pickle::registry::Registry;
use crate::pickle::save::Saver;
use std::collections::BTreeSet;
use weft_core::error::{Exception, is_exception};
use weft_core::heap::{Cell, Dict, Native, Raised, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::class::Class;
use weft_core::types::function::Function;
use weft_core::types::module::Module;

/// Attributes of classes that are made with the class, or belong to one process.
const NOT_COPIED: [&str; 14] = [
    "__dict__",
    "__weakref__",
    "__slots__",
    "__module__",
    "__qualname__",
    "__doc__",
    "__classcell__",
    "__annotate_func__",
    "__annotations_cache__",
    "__static_attributes__",
    "__firstlineno__",
    "_abc_impl",
    "_abc_registry",
    "_abc_cache",
];

impl Saver<'_> {
    /// Writes a call of one of this module's functions, with arguments that are few.
    fn save_rebuild(
        &mut self,
        function: &str,
        arguments: &[Value],
        object: Value,
    ) -> Result<(), Raised> {
        let thread = self.thread;
        let function = rebuild::function(thread, function)?;
        let arguments = thread.tuple(arguments);
        self.save_call(function, arguments, Some(object))
    }

    /// Writes a call that fills what was written before.
    fn save_fill(&mut self, function: &str, object: Value, state: Value) -> Result<(), Raised> {
        let function = rebuild::function(self.thread, function)?;
        self.save(function)?;
        let marked = self.options.protocol < 2;
        if marked {
            self.out.push(MARK);
        }
        self.save(object)?;
        self.save(state)?;
        self.out
            .extend([if marked { TUPLE } else { TUPLE2 }, REDUCE, POP]);
        Ok(())
    }

    /// What an attribute is, or `None`.
    fn attribute(&self, object: Value, name: &str) -> Result<Value, Raised> {
        let found = protocol::try_attribute(self.thread, object, self.thread.intern(name))?;
        Ok(found.unwrap_or(Value::NONE))
    }

    /// Writes a function by value.
    pub(super) fn save_function_by_value(&mut self, object: Value) -> Result<(), Raised> {
        let thread = self.thread;
        let function = object.downcast::<Native<Function>>().expect("a function");
        let code = function.code();
        let registry = Registry::of(thread);
        let token = registry.token(thread, object);
        registry.note_sent(&code.source);
        // Cells are written empty, since what they hold may lead back to the function.
        let cells = function.closure();
        let cells: &[Value] = cells
            .as_ref()
            .and_then(|cells| cells.downcast::<Tuple>())
            .map_or(&[], |cells| cells.items());
        let mut contents = Vec::new();
        for cell in cells {
            if self.memo.get(*cell).is_none() {
                if let Some(value) = cell.downcast::<Cell>().and_then(Cell::get) {
                    contents.extend([*cell, value]);
                }
                self.save_rebuild("_make_cell", &[], *cell)?;
                self.out.push(POP);
            }
        }
        let contents = thread.tuple(&contents);
        let namespace = self.attribute_of_globals(function)?;
        let name = self.attribute(object, "__qualname__")?;
        let closure = thread.tuple(cells);
        let arguments = [
            thread.string(&token),
            thread.string(&code.source.text),
            thread.string(&code.source.name),
            thread.string(&code.place()),
            namespace,
            name,
            closure,
        ];
        self.save_rebuild("_make_function", &arguments, object)?;
        let globals = if namespace == thread.intern("__main__") || namespace.is_none() {
            self.used_globals(function)?
        } else {
            thread.dict().value()
        };
        let state = [
            globals,
            contents,
            function.defaults().unwrap_or(Value::NONE),
            function.keyword_defaults().unwrap_or(Value::NONE),
            self.attribute(object, "__name__")?,
            self.attribute(object, "__doc__")?,
            self.attribute(object, "__module__")?,
            self.attribute(object, "__dict__")?,
        ];
        let state = thread.tuple(&state);
        self.functions += 1;
        let result = self.save_fill("_fill_function", object, state);
        self.functions -= 1;
        result
    }

    /// The module whose names are the function's globals; `None` if they are no module's.
    fn attribute_of_globals(&self, function: &Function) -> Result<Value, Raised> {
        let thread = self.thread;
        let globals = function.globals();
        let Some(name) = globals.get_simple(thread, thread.intern("__name__")) else {
            return Ok(Value::NONE);
        };
        let modules = Interpreter::of(thread).modules();
        let module = modules.get_simple(thread, name);
        let is_own = module.is_some_and(|module| {
            module
                .downcast::<Native<Module>>()
                .is_some_and(|module| module.dictionary().value() == function.globals_value())
        });
        Ok(if is_own { name } else { Value::NONE })
    }

    /// The globals whose names stand in the function's text and that can be pickled.
    fn used_globals(&mut self, function: &Function) -> Result<Value, Raised> {
        let thread = self.thread;
        let code = function.code();
        let (start, end) = (code.range.start as usize, code.range.end as usize);
        let text = code
            .source
            .text
            .get(start..end)
            .unwrap_or(&code.source.text);
        let used = thread.dict();
        for name in identifiers(text) {
            let name = thread.intern(name);
            let Some(value) = function.globals().get_simple(thread, name) else {
                continue;
            };
            if self.can_save(value)? {
                used.set_simple(thread, name, value);
            }
        }
        Ok(used.value())
    }

    /// Whether a value can be pickled. The name of a file or a pool may stand in a function that never uses it in the other
    /// process.
    fn can_save(&mut self, value: Value) -> Result<bool, Raised> {
        if value.is_int()
            || self.memo.get(value).is_some()
            || value.is::<Native<Function>>()
            || Class::of(&value).is_some()
        {
            return Ok(true);
        }
        let (length, count) = (self.out.len(), self.memo.len());
        self.functions += 1;
        self.trials += 1;
        let result = self.save(value);
        self.trials -= 1;
        self.functions -= 1;
        self.out.truncate(length);
        self.memo.cut(self.thread, count);
        let Err(raised) = result else { return Ok(true) };
        let exception = self.thread.take_raised(raised);
        if is_exception(self.thread, exception, Exception::Exception) {
            return Ok(false);
        }
        Err(self.thread.set_raised(exception))
    }

    /// Writes a class by value.
    pub(super) fn save_class_by_value(&mut self, object: Value) -> Result<(), Raised> {
        let thread = self.thread;
        let class = Class::of(&object).expect("a class");
        let token = Registry::of(thread).token(thread, object);
        let metaclass = thread.class_of(object);
        let namespace = thread.dict();
        for name in ["__module__", "__qualname__", "__doc__", "__slots__"] {
            let name = thread.intern(name);
            if let Some(value) = class.dictionary().get_simple(thread, name) {
                namespace.set_simple(thread, name, value);
            }
        }
        let members = protocol::try_attribute(thread, object, thread.intern("_member_map_"))?;
        let is_enumeration = members.is_some()
            && protocol::try_attribute(thread, metaclass, thread.intern("__members__"))?.is_some();
        if let Some(members) = members.filter(|_| is_enumeration) {
            let items = protocol::call_method(thread, members, thread.intern("items"), &[])?;
            protocol::each(thread, items, |pair| {
                let name = protocol::get_item(thread, pair, Value::from_i32(0))?;
                let member = protocol::get_item(thread, pair, Value::from_i32(1))?;
                let value = protocol::get_attribute_text(thread, member, "_value_")?;
                namespace.set_simple(thread, thread.intern_value(name), value);
                Ok(())
            })?;
        }
        let bases = class.bases().value();
        let arguments = [
            thread.string(&token),
            metaclass,
            class.name(),
            bases,
            namespace.value(),
        ];
        self.save_rebuild("_make_class", &arguments, object)?;
        let slots = self.slot_names(class)?;
        let attributes = thread.dict();
        let dictionary = class.dictionary();
        let mut position = 0;
        while let Some((next, name, value)) = dictionary.next(position) {
            position = next;
            let Some(text) = protocol::text_of(&name) else {
                continue;
            };
            let generated = is_enumeration
                && (namespace.get_simple(thread, name).is_some() || is_of_enumeration(text));
            if NOT_COPIED.contains(&text) || slots.iter().any(|slot| slot == text) || generated {
                continue;
            }
            attributes.set_simple(thread, name, value);
        }
        self.save_fill("_fill_class", object, attributes.value())
    }

    /// The names of a class's own slots, as its dictionary has them.
    fn slot_names(&self, class: &Class) -> Result<Vec<String>, Raised> {
        let thread = self.thread;
        let Some(slots) = class
            .dictionary()
            .get_simple(thread, thread.intern("__slots__"))
        else {
            return Ok(Vec::new());
        };
        let own = class.name_text();
        let own = own.trim_start_matches('_');
        let mangled = |name: &str| {
            if name.starts_with("__") && !name.ends_with("__") {
                format!("_{own}{name}")
            } else {
                name.to_owned()
            }
        };
        if let Some(single) = protocol::text_of(&slots) {
            return Ok(vec![mangled(single)]);
        }
        let mut names = Vec::new();
        protocol::each(thread, slots, |name| {
            names.extend(protocol::text_of(&name).map(mangled));
            Ok(())
        })?;
        Ok(names)
    }

    /// Writes what needs no `__reduce__` to go to another process; whether it was such an object.
    pub(super) fn save_by_nature(&mut self, object: Value) -> Result<bool, Raised> {
        let thread = self.thread;
        if object.is::<Native<Module>>() {
            let name = self.attribute(object, "__name__")?;
            self.save_rebuild("_import", &[name], object)?;
            return Ok(true);
        }
        if object.is::<Cell>() {
            return Err(pickling_error(
                thread,
                &format!("Can't pickle {}", shown(thread, object)),
            ));
        }
        let class = thread.class_of(object);
        let class_name = Class::of(&class).map_or_else(String::new, |class| class.name_text());
        let is_native = Class::of(&class).is_some_and(|class| class.definition().is_some());
        match class_name.as_str() {
            // As if the main program had run in the other process too: what is locked here is not locked there.
            "lock" | "RLock" | "_local" | "SimpleQueue" if is_native && self.functions > 0 => {
                self.save_call(class, thread.tuple(&[]), Some(object))?;
                return Ok(true);
            }
            "staticmethod" | "classmethod" if is_native => {
                let function = self.attribute(object, "__func__")?;
                let arguments = thread.tuple(&[function]);
                self.save_call(class, arguments, Some(object))?;
                return Ok(true);
            }
            "property" if is_native => {
                let parts = ["fget", "fset", "fdel", "__doc__"];
                let parts: Result<Vec<Value>, Raised> = parts
                    .iter()
                    .map(|name| self.attribute(object, name))
                    .collect();
                let arguments = thread.tuple(&parts?);
                self.save_call(class, arguments, Some(object))?;
                return Ok(true);
            }
            "mappingproxy" if is_native => {
                let copy = protocol::call_method(thread, object, thread.intern("copy"), &[])?;
                let arguments = thread.tuple(&[copy]);
                self.save_call(class, arguments, Some(object))?;
                return Ok(true);
            }
            _ => {}
        }
        if !is_native && let Some((module, name)) = self.singleton_name(object, class)? {
            self.save_rebuild("_attribute_of_module", &[module, name], object)?;
            return Ok(true);
        }
        Ok(false)
    }

    /// Where a module keeps an object without attributes: such objects stand for nothing but themselves, so a copy would
    /// be another one.
    fn singleton_name(
        &self,
        object: Value,
        class: Value,
    ) -> Result<Option<(Value, Value)>, Raised> {
        let thread = self.thread;
        let module = self.attribute(class, "__module__")?;
        if protocol::text_of(&module).is_none_or(|name| matches!(name, "__main__" | "__mp_main__"))
        {
            return Ok(None);
        }
        let is_mark = Class::of(&class).is_some_and(|class| class.name_text() == "_FIELD_BASE");
        let attributes = protocol::try_attribute(thread, object, thread.intern("__dict__"))?;
        let is_empty = attributes.is_some_and(|names| {
            names
                .downcast::<Dict>()
                .is_some_and(|names| names.is_empty())
        });
        if !is_mark && !is_empty {
            return Ok(None);
        }
        let Some(holder) = Interpreter::of(thread).modules().get_simple(thread, module) else {
            return Ok(None);
        };
        let Some(holder) = holder.downcast::<Native<Module>>() else {
            return Ok(None);
        };
        let names = holder.dictionary();
        let mut position = 0;
        while let Some((next, name, value)) = names.next(position) {
            position = next;
            if value == object {
                return Ok(Some((module, name)));
            }
        }
        Ok(None)
    }
}

/// Attributes that `enum` makes for an enumeration.
fn is_of_enumeration(name: &str) -> bool {
    matches!(
        name,
        "_generate_next_value_"
            | "_member_names_"
            | "_member_map_"
            | "_member_type_"
            | "_value2member_map_"
            | "_unhashable_values_"
            | "_unhashable_values_map_"
            | "_hashable_values_"
            | "_value_repr_"
            | "_use_args_"
            | "_new_member_"
            | "_flag_mask_"
            | "_all_bits_"
            | "_boundary_"
            | "_singles_mask_"
            | "_inverted_"
            | "__new__"
    )
}

/// The names in a text that are not attributes of something.
fn identifiers(text: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut start = None;
    let mut before = ' ';
    for (place, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let continues = character == '_' || character.is_alphanumeric();
        match (start, continues) {
            (None, true) => start = Some((place, before)),
            (Some((_, '.')), false) => start = None,
            (Some((from, _)), false) => {
                found.insert(&text[from..place]);
                start = None;
            }
            _ => {}
        }
        if !continues {
            before = character;
        }
    }
    found
}

/// The names in a text, for tests.
#[cfg(test)]
mod tests {
    use super::identifiers;

    #[test]
    fn names_after_a_point_are_left_out() {
        let names: Vec<&str> = identifiers("f(x).y + time.sleep(f'{z}')")
            .into_iter()
            .collect();
        assert_eq!(names, ["f", "time", "x", "z"]);
    }
}
