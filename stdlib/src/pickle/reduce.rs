//! Pickling of objects that say how they are made again.

use crate::pickle::error::{noted, pickling_error};
use crate::pickle::opcode::{BUILD, MARK, NEWOBJ, NEWOBJ_EX, POP, REDUCE, TUPLE, TUPLE2};
use crate::pickle::save::Saver;
use weft_core::heap::{Dict, List, Native, Raised, Str, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::names::Special;
use weft_core::native::Arguments;
use weft_core::protocol;
use weft_core::types::class::{Class, ClassFlag};
use weft_core::types::function::{Function, NativeFunction};

/// What `__reduce_ex__` gave.
struct Reduced {
    function: Value,
    arguments: Value,
    state: Option<Value>,
    items: Option<Value>,
    pairs: Option<Value>,
    setter: Option<Value>,
}

impl Saver<'_> {
    /// Writes an object of a class that the saver does not know.
    pub(super) fn save_other(&mut self, object: Value) -> Result<(), Raised> {
        let thread = self.thread;
        if let Some(function) = self.options.reducer_override {
            let reduced = protocol::call_values(thread, function, &[object])?;
            if reduced != Value::NOT_IMPLEMENTED {
                return self.save_reduced(object, reduced);
            }
        }
        let class = thread.class_of(object);
        if class == Interpreter::of(thread).type_class() {
            return self.save_class(object);
        }
        if object.is::<Native<Function>>() {
            return self.save_function(object);
        }
        if self.options.by_value && self.save_by_nature(object)? {
            return Ok(());
        }
        if let Some(reduced) = self.reduced_by_table(object)? {
            return self.save_reduced(object, reduced);
        }
        if Class::of(&object).is_some() {
            return self.save_class(object);
        }
        if Class::of(&class).is_some_and(|class| class.has(ClassFlag::Metaclass)) {
            return self.save_global(object, None);
        }
        if let Some(function) = object.downcast::<Native<NativeFunction>>()
            && function
                .owner()
                .is_none_or(|owner| Class::of(&owner).is_none())
        {
            return self.save_global(object, None);
        }
        let version = thread.int(i64::from(self.options.protocol));
        let reduced = match protocol::try_attribute(thread, object, thread.intern("__reduce_ex__"))?
        {
            Some(method) => protocol::call_values(thread, method, &[version])?,
            None => protocol::call_method(thread, object, thread.intern("__reduce__"), &[])?,
        };
        self.save_reduced(object, reduced)
    }

    /// What the dispatch table says of the object's class.
    fn reduced_by_table(&mut self, object: Value) -> Result<Option<Value>, Raised> {
        let thread = self.thread;
        let class = thread.class_of(object);
        let table = match self.options.dispatch_table {
            Some(table) => table,
            None => {
                let module = weft_core::import::import_module(thread, "copyreg")?;
                protocol::get_attribute_text(thread, module, "dispatch_table")?
            }
        };
        let function = match table.downcast::<Dict>() {
            Some(table) => weft_core::types::dict::find(thread, table, class)?,
            None => {
                let found = protocol::get_item(thread, table, class);
                weft_core::error::catch(thread, found, weft_core::error::Exception::KeyError)?.ok()
            }
        };
        match function {
            Some(function) => protocol::call_values(thread, function, &[object]).map(Some),
            None => Ok(None),
        }
    }

    fn save_reduced(&mut self, object: Value, reduced: Value) -> Result<(), Raised> {
        if reduced.is::<Str>() {
            return self.save_global(object, Some(reduced));
        }
        let result = self
            .parse(reduced)
            .and_then(|reduced| self.save_reduction(object, &reduced));
        // Sets are a kind of their own, which old protocols have no operation for.
        if matches!(self.class_text(object).as_str(), "set" | "frozenset") {
            return result;
        }
        result.map_err(|raised| self.noted_part(raised, object, "object"))
    }

    /// The same failure with a note of the part of an object in which it happened.
    fn noted_part(&self, raised: Raised, object: Value, part: &str) -> Raised {
        let name = self.class_text(object);
        noted(
            self.thread,
            raised,
            &format!("when serializing {name} {part}"),
        )
    }

    fn class_text(&self, object: Value) -> String {
        let class = self.thread.class_of(object);
        qualified_name(self.thread, class)
    }

    fn parse(&self, reduced: Value) -> Result<Reduced, Raised> {
        let thread = self.thread;
        let Some(parts) = reduced.downcast::<Tuple>() else {
            let kind = self.class_text(reduced);
            return Err(pickling_error(
                thread,
                &format!("__reduce__ must return a string or tuple, not {kind}"),
            ));
        };
        let parts = parts.items();
        if !(2..=6).contains(&parts.len()) {
            return Err(pickling_error(
                thread,
                "tuple returned by __reduce__ must contain 2 through 6 elements",
            ));
        }
        let part = |place: usize| parts.get(place).copied().filter(|part| !part.is_none());
        let fits = |place: usize, what: &str, fits: bool| {
            if fits {
                return Ok(());
            }
            let order = ["first", "second", "third", "fourth", "fifth", "sixth"][place];
            let kind = self.class_text(parts[place]);
            let message = format!(
                "{order} item of the tuple returned by __reduce__ must be {what}, not {kind}"
            );
            Err(pickling_error(thread, &message))
        };
        let is_iterator = |place: usize| {
            part(place)
                .is_none_or(|part| protocol::special_of(thread, part, Special::Next).is_some())
        };
        fits(0, "callable", protocol::is_callable(thread, parts[0]))?;
        fits(1, "a tuple", parts[1].is::<Tuple>())?;
        fits(3, "an iterator", is_iterator(3))?;
        fits(4, "an iterator", is_iterator(4))?;
        let setter = part(5);
        fits(
            5,
            "callable",
            setter.is_none_or(|part| protocol::is_callable(thread, part)),
        )?;
        Ok(Reduced {
            function: parts[0],
            arguments: parts[1],
            state: part(2),
            items: part(3),
            pairs: part(4),
            setter,
        })
    }

    fn save_reduction(&mut self, object: Value, reduced: &Reduced) -> Result<(), Raised> {
        let thread = self.thread;
        self.save_making(object, reduced)?;
        if let Some(number) = self.memo.get(object) {
            self.out.push(POP);
            self.get(number);
        } else {
            self.memoize(object);
        }
        if let Some(items) = reduced.items {
            let kind = self.class_text(object);
            self.save_appends(items, &kind)?;
        }
        if let Some(pairs) = reduced.pairs {
            let kind = self.class_text(object);
            self.save_items(pairs, &kind)?;
        }
        let Some(state) = reduced.state else {
            return Ok(());
        };
        let note = |raised| {
            let name = qualified_name(thread, thread.class_of(object));
            noted(thread, raised, &format!("when serializing {name} state"))
        };
        match reduced.setter {
            None => {
                self.save(state).map_err(note)?;
                self.out.push(BUILD);
            }
            Some(setter) => {
                self.save(setter)
                    .map_err(|raised| self.noted_part(raised, object, "state setter"))?;
                let marked = self.options.protocol < 2;
                if marked {
                    self.out.push(MARK);
                }
                self.save(object)?;
                self.save(state).map_err(note)?;
                self.out
                    .extend([if marked { TUPLE } else { TUPLE2 }, REDUCE, POP]);
            }
        }
        Ok(())
    }

    /// Writes the call that makes the object.
    fn save_making(&mut self, object: Value, reduced: &Reduced) -> Result<(), Raised> {
        let thread = self.thread;
        let arguments = reduced
            .arguments
            .downcast::<Tuple>()
            .expect("checked")
            .items();
        if self.options.protocol >= 2 {
            let name =
                protocol::try_attribute(thread, reduced.function, thread.intern("__name__"))?;
            match name.as_ref().and_then(protocol::text_of) {
                Some("__newobj__") => return self.save_new(object, arguments),
                Some("__newobj_ex__") => return self.save_new_with_names(object, arguments),
                _ => {}
            }
        }
        self.save_maker(object, reduced.function, reduced.arguments)
    }

    fn save_maker(
        &mut self,
        object: Value,
        function: Value,
        arguments: Value,
    ) -> Result<(), Raised> {
        self.save(function)
            .map_err(|raised| self.noted_part(raised, object, "reconstructor"))?;
        self.save(arguments)
            .map_err(|raised| self.noted_part(raised, object, "reconstructor arguments"))?;
        self.out.push(REDUCE);
        Ok(())
    }

    fn save_new(&mut self, object: Value, arguments: &[Value]) -> Result<(), Raised> {
        let thread = self.thread;
        let Some((class, rest)) = arguments.split_first() else {
            return Err(pickling_error(
                thread,
                "__newobj__ expected at least 1 argument, got 0",
            ));
        };
        if Class::of(class).is_none() {
            let kind = self.class_text(*class);
            let message = format!("first argument to __newobj__() must be a class, not {kind}");
            return Err(pickling_error(thread, &message));
        }
        let own = protocol::get_attribute_text(thread, object, "__class__")?;
        if own != *class {
            let message = format!(
                "first argument to __newobj__() must be {}, not {}",
                shown(thread, own),
                shown(thread, *class)
            );
            return Err(pickling_error(thread, &message));
        }
        self.save(*class).map_err(|raised| {
            let name = qualified_name(thread, *class);
            noted(thread, raised, &format!("when serializing {name} class"))
        })?;
        let rest = thread.tuple(rest);
        self.save(rest)
            .map_err(|raised| self.noted_part(raised, object, "__new__ arguments"))?;
        self.out.push(NEWOBJ);
        Ok(())
    }

    fn save_new_with_names(&mut self, object: Value, parts: &[Value]) -> Result<(), Raised> {
        let thread = self.thread;
        let &[class, arguments, names] = parts else {
            let message = format!("__newobj_ex__ expected 3 arguments, got {}", parts.len());
            return Err(pickling_error(thread, &message));
        };
        let checks = [
            ("first", "a class", class, Class::of(&class).is_some()),
            ("second", "a tuple", arguments, arguments.is::<Tuple>()),
            ("third", "a dict", names, names.is::<Dict>()),
        ];
        for (order, what, part, fits) in checks {
            if !fits {
                let kind = self.class_text(part);
                let message =
                    format!("{order} argument to __newobj_ex__() must be {what}, not {kind}");
                return Err(pickling_error(thread, &message));
            }
        }
        if self.options.protocol < 4 {
            let maker = self.maker_with_names(class, arguments, names)?;
            return self.save_maker(object, maker, thread.tuple(&[]));
        }
        for (place, part) in parts.iter().enumerate() {
            let what = if place == 0 {
                "class"
            } else {
                "__new__ arguments"
            };
            self.save(*part)
                .map_err(|raised| self.noted_part(raised, object, what))?;
        }
        self.out.push(NEWOBJ_EX);
        Ok(())
    }

    /// What makes an object without arguments: `functools.partial(cls.__new__, cls, *arguments, **names)`.
    fn maker_with_names(
        &self,
        class: Value,
        arguments: Value,
        names: Value,
    ) -> Result<Value, Raised> {
        let thread = self.thread;
        let functools = weft_core::import::import_module(thread, "functools")?;
        let partial = protocol::get_attribute_text(thread, functools, "partial")?;
        let new = protocol::get_attribute_text(thread, class, "__new__")?;
        let values = List::from_items(thread, &[new, class]);
        if let Some(arguments) = arguments.downcast::<Tuple>() {
            values.extend(thread, arguments.items());
        }
        let keys = List::from_items(thread, &[]);
        let (mut position, names) = (0, names.downcast::<Dict>());
        while let Some((next, key, value)) = names.and_then(|names| names.next(position)) {
            position = next;
            keys.push(thread, key);
            values.push(thread, value);
        }
        let (values, keys) = (values.snapshot(thread), keys.snapshot(thread));
        let arguments = Arguments::with_names(values.items(), keys.items());
        protocol::call(thread, partial, arguments)
    }

    /// Writes a call whose result is `object`, if one is named.
    pub(super) fn save_call(
        &mut self,
        function: Value,
        arguments: Value,
        object: Option<Value>,
    ) -> Result<(), Raised> {
        self.save(function)?;
        self.save(arguments)?;
        self.out.push(REDUCE);
        if let Some(object) = object {
            match self.memo.get(object) {
                Some(number) => {
                    self.out.push(POP);
                    self.get(number);
                }
                None => self.memoize(object),
            }
        }
        Ok(())
    }
}

/// `repr(value)`, or what can be said if that fails.
pub fn shown(thread: &Thread, value: Value) -> String {
    match protocol::repr(thread, value) {
        Ok(shown) => protocol::text_of(&shown).unwrap_or("").to_owned(),
        Err(raised) => {
            thread.take_raised(raised);
            format!("<{} object>", protocol::class_name(value))
        }
    }
}

/// The name of a class with the module before it, unless that is `builtins` or `__main__`.
pub fn qualified_name(thread: &Thread, class: Value) -> String {
    let text = |name: &str| {
        let found = protocol::try_attribute(thread, class, thread.intern(name));
        match found {
            Ok(found) => found
                .as_ref()
                .and_then(protocol::text_of)
                .unwrap_or("")
                .to_owned(),
            Err(raised) => {
                thread.take_raised(raised);
                String::new()
            }
        }
    };
    let (module, name) = (text("__module__"), text("__qualname__"));
    if matches!(module.as_str(), "" | "builtins" | "__main__") {
        name
    } else {
        format!("{module}.{name}")
    }
}
