//! Values of all kinds as pickles hold them: numbers, texts, containers, classes and objects.

use crate::pickle::error::unpickling_error;
use crate::pickle::load::Loader;
use crate::pickle::old_names::new_global;
use crate::pickle::opcode::{BINSTRING, SHORT_BINSTRING};
use crate::pickle::source::Source;
use weft_core::error::{Exception, attribute_error, catch, type_error, value_error};
use weft_core::heap::{Dict, Instance, List, Raised, Str, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::interpreter::limits::check_integer;
use weft_core::names::Special;
use weft_core::protocol;
use weft_core::types::bytes::codec;
use weft_core::types::class::{Class, ClassFlag, Payload};
use weft_core::types::int::maximum_digits;

impl<S: Source> Loader<'_, S> {
    pub(super) fn load_int(&mut self) -> Result<(), Raised> {
        let line = self.text_line()?;
        let value = match line.as_str() {
            "00" => Value::FALSE,
            "01" => Value::TRUE,
            digits => {
                check_integer(self.thread, digits.len() as u64 * 4)?;
                let most = maximum_digits(self.thread);
                if most > 0 && digits.len() > most {
                    return Err(value_error("could not convert string to int"));
                }
                match digits.trim().parse::<dashu_int::IBig>() {
                    Ok(integer) => self.thread.big_int(integer),
                    Err(_) => return Err(value_error("could not convert string to int")),
                }
            }
        };
        self.push(value);
        Ok(())
    }

    pub(super) fn load_long(&mut self, size: usize) -> Result<(), Raised> {
        check_integer(self.thread, size as u64 * 8)?;
        let integer = dashu_int::IBig::from_le_bytes(self.sized(size)?);
        self.push(self.thread.big_int(integer));
        Ok(())
    }

    pub(super) fn load_text(&mut self, size: usize) -> Result<(), Raised> {
        let thread = self.thread;
        let octets = self.sized(size)?;
        let text = match std::str::from_utf8(octets) {
            Ok(text) => thread.string(text),
            Err(_) => {
                let octets = octets.to_vec();
                codec::decode(thread, &octets, "utf-8", "surrogatepass")?
            }
        };
        self.push(text);
        Ok(())
    }

    pub(super) fn load_bytes(&mut self, size: usize) -> Result<(), Raised> {
        let thread = self.thread;
        let bytes = thread.bytes(self.sized(size)?);
        self.push(bytes);
        Ok(())
    }

    /// Strings of Python 2, which were octets.
    pub(super) fn load_old_string(&mut self, opcode: u8) -> Result<(), Raised> {
        let thread = self.thread;
        let octets = match opcode {
            SHORT_BINSTRING => {
                let size = usize::from(self.octet()?);
                self.sized(size)?.to_vec()
            }
            BINSTRING => {
                let size = i32::from_le_bytes(self.number()?);
                let Ok(size) = usize::try_from(size) else {
                    let message = "BINSTRING pickle has negative byte count";
                    return Err(unpickling_error(thread, message));
                };
                self.sized(size)?.to_vec()
            }
            _ => {
                let line = self.line()?;
                let [quote @ (b'\'' | b'"'), inside @ .., last] = line.as_slice() else {
                    return Err(unpickling_error(
                        thread,
                        "the STRING opcode argument must be quoted",
                    ));
                };
                if quote != last {
                    return Err(unpickling_error(
                        thread,
                        "the STRING opcode argument must be quoted",
                    ));
                }
                let text = codec::decode(thread, inside, "unicode_escape", "strict")?;
                let text = text.downcast::<Str>().expect("decoding gives a string");
                text.as_str()
                    .chars()
                    .map(|character| character as u32 as u8)
                    .collect()
            }
        };
        let value = if self.options.encoding == "bytes" {
            thread.bytes(&octets)
        } else {
            codec::decode(thread, &octets, self.options.encoding, self.options.errors)?
        };
        self.push(value);
        Ok(())
    }

    pub(super) fn load_short_tuple(&mut self, count: usize) -> Result<(), Raised> {
        if self.stack.len() < self.floor() + count {
            return Err(self.underflow());
        }
        let start = self.stack.len() - count;
        let mut items = [Value::NONE; 3];
        for (place, item) in items.iter_mut().enumerate().take(count) {
            *item = self.stack.get(start + place).expect("just checked");
        }
        self.stack.splice(
            self.thread,
            |length| (start, length),
            &[self.thread.tuple(&items[..count])],
        );
        Ok(())
    }

    pub(super) fn append(&mut self, items: &[Value]) -> Result<(), Raised> {
        let thread = self.thread;
        let target = self.top()?;
        if let Some(list) = target.downcast::<List>()
            && thread.shape_of(target) == weft_core::heap::ShapeId::LIST
        {
            list.extend(thread, items);
            return Ok(());
        }
        if let Some(extend) = protocol::try_attribute(thread, target, thread.intern("extend"))? {
            let items = List::from_items(thread, items);
            return protocol::call_values(thread, extend, &[items.value()]).map(drop);
        }
        let append = protocol::get_attribute_text(thread, target, "append")?;
        items
            .iter()
            .try_for_each(|item| protocol::call_values(thread, append, &[*item]).map(drop))
    }

    pub(super) fn set_items(&mut self, items: &[Value]) -> Result<(), Raised> {
        let thread = self.thread;
        let target = self.top()?;
        if !items.len().is_multiple_of(2) {
            return Err(unpickling_error(thread, "odd number of items for SETITEMS"));
        }
        let plain = target
            .downcast::<Dict>()
            .filter(|_| thread.shape_of(target) == weft_core::heap::ShapeId::DICT);
        for pair in items.chunks_exact(2) {
            match plain {
                Some(dict)
                    if pair[0].is_int()
                        || thread.shape_of(pair[0]) == weft_core::heap::ShapeId::STR =>
                {
                    dict.set_simple(thread, pair[0], pair[1]);
                }
                _ => protocol::set_item(thread, target, pair[0], pair[1])?,
            }
        }
        Ok(())
    }

    pub(super) fn find_class(&mut self, module: Value, name: Value) -> Result<Value, Raised> {
        match self.options.find_class {
            Some(function) => protocol::call_values(self.thread, function, &[module, name]),
            None => {
                let (module, name) = (
                    protocol::text_of(&module).unwrap_or(""),
                    protocol::text_of(&name).unwrap_or(""),
                );
                find_class(
                    self.thread,
                    module,
                    name,
                    self.protocol,
                    self.options.fix_imports,
                )
            }
        }
    }

    pub(super) fn load_extension(&mut self, code: i64) -> Result<(), Raised> {
        let thread = self.thread;
        if code <= 0 {
            return Err(unpickling_error(thread, "EXT specifies code <= 0"));
        }
        let copyreg = weft_core::import::import_module(thread, "copyreg")?;
        let registry = protocol::get_attribute_text(thread, copyreg, "_inverted_registry")?;
        let found = protocol::get_item(thread, registry, thread.int(code));
        let Ok(pair) = catch(thread, found, Exception::KeyError)? else {
            return Err(value_error(format!("unregistered extension code {code}")));
        };
        let module = protocol::get_item(thread, pair, Value::from_i32(0))?;
        let name = protocol::get_item(thread, pair, Value::from_i32(1))?;
        let found = self.find_class(module, name)?;
        self.push(found);
        Ok(())
    }

    pub(super) fn load_persistent(&mut self, id: Value) -> Result<Value, Raised> {
        match self.options.persistent_load {
            Some(function) => protocol::call_values(self.thread, function, &[id]),
            None => Err(no_persistent_load(self.thread)),
        }
    }

    /// An object as Python 2 wrote those of classes that were no types: made without arguments it is not initialized.
    pub(super) fn instantiate(
        &mut self,
        class: Value,
        arguments: &[Value],
    ) -> Result<Value, Raised> {
        let thread = self.thread;
        let name = thread.intern("__getinitargs__");
        if arguments.is_empty()
            && Class::of(&class).is_some()
            && protocol::try_attribute(thread, class, name)?.is_none()
        {
            let new = protocol::get_attribute(thread, class, Special::New.value(thread))?;
            return protocol::call_values(thread, new, &[class]);
        }
        protocol::call_values(thread, class, arguments)
    }

    pub(super) fn new_object(
        &mut self,
        class: Value,
        arguments: Value,
        names: Option<Value>,
    ) -> Result<Value, Raised> {
        let thread = self.thread;
        let opcode = if names.is_some() {
            "NEWOBJ_EX"
        } else {
            "NEWOBJ"
        };
        let refused = |part: &str, what: &str, given: Value| {
            let kind = protocol::class_name(given);
            let message = format!("{opcode} {part} argument must be a {what}, not {kind}");
            unpickling_error(thread, &message)
        };
        let Some(own) = Class::of(&class) else {
            return Err(refused("class", "type", class));
        };
        let Some(arguments) = arguments.downcast::<Tuple>() else {
            return Err(refused("args", "tuple", arguments));
        };
        if let Some(names) = names.filter(|names| !names.is::<Dict>()) {
            return Err(refused("kwargs", "dict", names));
        }
        let object_class = Interpreter::of(thread).object_class();
        let plain = Class::of(&object_class).and_then(|object| object.special(Special::New));
        if arguments.is_empty()
            && names.is_none()
            && own.payload() == Payload::Instance
            && own.special(Special::New) == plain
            && own.special(Special::Del).is_none()
            && !own.has(ClassFlag::Abstract)
        {
            return Ok(Instance::new(thread, own.shape()).value());
        }
        let new = protocol::get_attribute(thread, class, Special::New.value(thread))?;
        let mut values = vec![class];
        values.extend_from_slice(arguments.items());
        let mut keys = Vec::new();
        if let Some(names) = names.as_ref().and_then(Value::downcast::<Dict>) {
            let mut position = 0;
            while let Some((next, key, value)) = names.next(position) {
                position = next;
                keys.push(key);
                values.push(value);
            }
        }
        let (values, keys) = (thread.tuple(&values), thread.tuple(&keys));
        let (values, keys) = (
            values.downcast::<Tuple>().expect("a tuple"),
            keys.downcast::<Tuple>().expect("a tuple"),
        );
        protocol::call(
            thread,
            new,
            weft_core::native::Arguments::with_names(values.items(), keys.items()),
        )
    }

    pub(super) fn build(&mut self, object: Value, state: Value) -> Result<(), Raised> {
        let thread = self.thread;
        if let Some(method) =
            protocol::try_attribute(thread, object, thread.intern("__setstate__"))?
        {
            return protocol::call_values(thread, method, &[state]).map(drop);
        }
        let (mut attributes, mut slots) = (state, Value::NONE);
        if let Some(pair) = state.downcast::<Tuple>()
            && let [first, second] = *pair.items()
        {
            (attributes, slots) = (first, second);
        }
        if !attributes.is_none() {
            let Some(names) = attributes.downcast::<Dict>() else {
                return Err(unpickling_error(thread, "state is not a dictionary"));
            };
            let class = thread.class_of(object);
            let plain = Class::of(&class).is_some_and(|class| class.has(ClassFlag::HasDictionary));
            let instance = object.downcast::<Instance>().filter(|_| plain);
            let dictionary = match instance {
                Some(_) => Value::NONE,
                None => protocol::get_attribute_text(thread, object, "__dict__")?,
            };
            let mut position = 0;
            while let Some((next, name, value)) = names.next(position) {
                position = next;
                let name = thread.intern_value(name);
                match instance {
                    Some(instance) if name.is::<Str>() => instance.set(thread, name, value),
                    Some(_) => {
                        let dictionary = protocol::get_attribute_text(thread, object, "__dict__")?;
                        protocol::set_item(thread, dictionary, name, value)?;
                    }
                    None => protocol::set_item(thread, dictionary, name, value)?,
                }
            }
        }
        if !slots.is_none() {
            let Some(names) = slots.downcast::<Dict>() else {
                return Err(unpickling_error(thread, "slot state is not a dictionary"));
            };
            let mut position = 0;
            while let Some((next, name, value)) = names.next(position) {
                position = next;
                if !name.is::<Str>() {
                    let kind = protocol::class_name(name);
                    let message = format!("attribute name must be string, not '{kind}'");
                    return Err(type_error(message));
                }
                protocol::set_attribute(thread, object, thread.intern_value(name), value)?;
            }
        }
        Ok(())
    }
}

/// Raises the error for persistent ids that nothing is known about.
#[cold]
pub fn no_persistent_load(thread: &Thread) -> Raised {
    unpickling_error(
        thread,
        "A load persistent id instruction was encountered, but no persistent_load function was specified.",
    )
}

/// What a module and a name lead to.
pub fn find_class(
    thread: &Thread,
    module: &str,
    name: &str,
    version: u8,
    fix_imports: bool,
) -> Result<Value, Raised> {
    let (module, name) = if fix_imports && version < 3 {
        new_global(module, name)
    } else {
        (module, name)
    };
    let mut found = weft_core::import::import_module(thread, module)?;
    if version < 4 || !name.contains('.') {
        return protocol::get_attribute_text(thread, found, name);
    }
    for part in name.split('.') {
        if part == "<locals>" {
            return Err(attribute_error(format!(
                "Can't get local attribute '{name}' on {}",
                crate::pickle::reduce::shown(thread, found)
            )));
        }
        found = protocol::get_attribute_text(thread, found, part)?;
    }
    Ok(found)
}
