//! Pickling by name.

use crate::pickle::error::{pickling_error, pickling_error_after};
use crate::pickle::old_names::old_global;
use crate::pickle::opcode::{EXT1, EXT2, EXT4, GLOBAL, MARK, REDUCE, STACK_GLOBAL, TUPLE, TUPLE2};
use crate::pickle::reduce::shown;
use crate::pickle::save::Saver;
use weft_core::error::{Exception, catch, is_exception};
use weft_core::heap::{Bytes, Dict, Native, Raised, Str, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
use weft_core::types::bytes::codec;
use weft_core::types::class::Class;
use weft_core::types::module::Module;

/// How a name leads to an object.
pub enum Found {
    /// It does.
    Same,
    /// It leads to another one.
    Other,
    /// It leads nowhere.
    Nothing,
}

/// What a module and a qualified name lead to.
///
/// # Errors
/// `ImportError` or `ValueError` if there is no such module, `AttributeError` if it has no such name.
fn lead(thread: &Thread, module: Value, name: Value) -> Result<Value, Raised> {
    let loaded = Interpreter::of(thread).modules();
    let text = protocol::text_of(&module).unwrap_or("");
    let module = match loaded.get_simple(thread, thread.intern_value(module)) {
        Some(found) if !text.is_empty() => found,
        _ => weft_core::import::import_module(thread, text)?,
    };
    let text = protocol::text_of(&name).unwrap_or("");
    if !text.contains('.') {
        return protocol::get_attribute(thread, module, thread.intern_value(name));
    }
    text.split('.').try_fold(module, |holder, part| {
        protocol::get_attribute_text(thread, holder, part)
    })
}

/// Whether a module and a qualified name lead to an object.
pub fn find(thread: &Thread, object: Value, module: Value, name: Value) -> Result<Found, Raised> {
    let mut found = lead(thread, module, name).map(Ok);
    for exception in [
        Exception::AttributeError,
        Exception::ImportError,
        Exception::ValueError,
    ] {
        found = match found {
            Ok(found) => Ok(found),
            Err(raised) => catch(thread, Err(raised), exception),
        };
    }
    Ok(match found? {
        Ok(found) if found == object => Found::Same,
        Ok(_) => Found::Other,
        Err(_) => Found::Nothing,
    })
}

impl Saver<'_> {
    /// The qualified name of an object.
    pub(super) fn name_of(&self, object: Value) -> Result<String, Raised> {
        let thread = self.thread;
        for name in ["__qualname__", "__name__"] {
            if let Some(found) = protocol::try_attribute(thread, object, thread.intern(name))?
                && let Some(text) = protocol::text_of(&found)
            {
                return Ok(text.to_owned());
            }
        }
        Err(pickling_error(
            thread,
            &format!("Can't pickle {}: it has no name", shown(thread, object)),
        ))
    }

    /// The name of the module that an object is from.
    pub(super) fn module_of(&self, object: Value, name: &str) -> Result<Value, Raised> {
        let thread = self.thread;
        if let Some(module) = protocol::try_attribute(thread, object, thread.intern("__module__"))?
            && !module.is_none()
        {
            return Ok(module);
        }
        // Some objects do not say it: the modules that are imported are searched for one that has it.
        let modules = Interpreter::of(thread).modules();
        let mut position = 0;
        while let Some((next, key, module)) = modules.next(position) {
            position = next;
            let Some(text) = protocol::text_of(&key) else {
                continue;
            };
            if matches!(text, "__main__" | "__mp_main__") || !module.is::<Native<Module>>() {
                continue;
            }
            if let Found::Same = find(thread, object, key, thread.string(name))? {
                return Ok(key);
            }
        }
        Ok(thread.intern("__main__"))
    }

    /// Writes an object by name.
    pub(super) fn save_global(&mut self, object: Value, name: Option<Value>) -> Result<(), Raised> {
        let thread = self.thread;
        let name_value = match name {
            Some(name) => name,
            None => thread.string(&self.name_of(object)?),
        };
        let name = protocol::text_of(&name_value).unwrap_or("").to_owned();
        let module_value = self.module_of(object, &name)?;
        let Some(module) = protocol::text_of(&module_value) else {
            return Err(pickling_error(thread, "__module__ must be a string"));
        };
        if name.contains("<locals>") {
            let message = format!("Can't pickle local object {}", shown(thread, object));
            return Err(pickling_error(thread, &message));
        }
        match lead(thread, module_value, name_value) {
            Ok(found) if found == object => {}
            Ok(_) => {
                let shown = shown(thread, object);
                let message =
                    format!("Can't pickle {shown}: it's not the same object as {module}.{name}");
                return Err(pickling_error(thread, &message));
            }
            Err(raised) => return Err(self.not_found(object, module, &name, raised)),
        }
        if self.options.protocol >= 2 && self.save_extension(module, &name)? {
            return Ok(());
        }
        if self.options.protocol >= 4 {
            self.save(thread.intern_value(module_value))?;
            let name_value = self.name_value(object, name_value)?;
            self.save(name_value)?;
            self.out.push(STACK_GLOBAL);
        } else if name.contains('.') {
            self.save_nested(module_value, &name)?;
        } else {
            self.save_plain_global(module_value, name_value)?;
        }
        self.memoize(object);
        Ok(())
    }

    /// Raises that a name leads nowhere, because of the exception in flight.
    fn not_found(&self, object: Value, module: &str, name: &str, raised: Raised) -> Raised {
        let thread = self.thread;
        let exception = thread.take_raised(raised);
        let reason = if is_exception(thread, exception, Exception::AttributeError) {
            format!("it's not found as {module}.{name}")
        } else if is_exception(thread, exception, Exception::ImportError)
            || is_exception(thread, exception, Exception::ValueError)
        {
            match protocol::str(thread, exception) {
                Ok(text) => protocol::text_of(&text).unwrap_or("").to_owned(),
                Err(raised) => return raised,
            }
        } else {
            return thread.set_raised(exception);
        };
        let message = format!("Can't pickle {}: {reason}", shown(thread, object));
        pickling_error_after(thread, exception, &message)
    }

    /// Writes `getattr(getattr(outermost, name), name)`, for protocols without qualified names.
    fn save_nested(&mut self, module: Value, name: &str) -> Result<(), Raised> {
        let thread = self.thread;
        let builtins = Interpreter::of(thread).builtins();
        let getattr = builtins
            .downcast::<Dict>()
            .and_then(|names| names.get_simple(thread, thread.intern("getattr")))
            .unwrap_or(Value::NONE);
        let mut parts = name.split('.');
        let outermost = thread.intern(parts.next().unwrap_or(""));
        let marked = self.options.protocol < 2;
        for _ in parts.clone() {
            self.save(getattr)?;
            if marked {
                self.out.push(MARK);
            }
        }
        self.save_plain_global(module, outermost)?;
        for part in parts {
            self.save(thread.intern(part))?;
            self.out
                .extend([if marked { TUPLE } else { TUPLE2 }, REDUCE]);
        }
        Ok(())
    }

    /// Writes a name of a module, as a line each.
    fn save_plain_global(&mut self, module: Value, name: Value) -> Result<(), Raised> {
        let thread = self.thread;
        let (mut old_module, mut old_name) = (module, name);
        if self.options.fix_imports
            && self.options.protocol < 3
            && let (Some(new_module), Some(new_name)) =
                (protocol::text_of(&module), protocol::text_of(&name))
        {
            let (module, name) = old_global(new_module, new_name);
            if module != new_module {
                old_module = thread.string(module);
            }
            if name != new_name {
                old_name = thread.string(name);
            }
        }
        self.out.push(GLOBAL);
        for (kind, text) in [("module", old_module), ("global", old_name)] {
            let octets = self.identifier(kind, text)?;
            let octets = octets.downcast::<Bytes>().expect("encoding gives bytes");
            self.out.extend_from_slice(octets.as_slice());
            self.out.push(b'\n');
        }
        Ok(())
    }

    /// The octets of an identifier, which old protocols have in ASCII.
    fn identifier(&self, kind: &str, text: Value) -> Result<Value, Raised> {
        let thread = self.thread;
        let Some(string) = text.downcast::<Str>() else {
            return Err(pickling_error(thread, "a name must be a string"));
        };
        let version = self.options.protocol;
        let encoding = if version >= 3 { "utf-8" } else { "ascii" };
        let encoded = codec::encode(thread, string, encoding, "strict");
        let refused = catch(thread, encoded, Exception::UnicodeEncodeError)?;
        refused.map_err(|exception| {
            let text = shown(thread, text);
            let message =
                format!("can't pickle {kind} identifier {text} using pickle protocol {version}");
            pickling_error_after(thread, exception, &message)
        })
    }

    /// The string object of a name: the object's own, so that the memo knows it again.
    fn name_value(&self, object: Value, name: Value) -> Result<Value, Raised> {
        let thread = self.thread;
        for attribute in ["__qualname__", "__name__"] {
            if let Some(found) = protocol::try_attribute(thread, object, thread.intern(attribute))?
                && protocol::text_of(&found) == protocol::text_of(&name)
            {
                return Ok(thread.intern_value(found));
            }
        }
        Ok(thread.intern_value(name))
    }

    /// Writes the short code of a name, if one was registered.
    fn save_extension(&mut self, module: &str, name: &str) -> Result<bool, Raised> {
        let thread = self.thread;
        let Some(copyreg) = Interpreter::of(thread)
            .modules()
            .get_simple(thread, thread.intern("copyreg"))
        else {
            return Ok(false);
        };
        let registry = protocol::get_attribute_text(thread, copyreg, "_extension_registry")?;
        if registry
            .downcast::<Dict>()
            .is_none_or(|registry| registry.is_empty())
        {
            return Ok(false);
        }
        let key = thread.tuple(&[thread.intern(module), thread.intern(name)]);
        let found = protocol::get_item(thread, registry, key);
        let Ok(code) = catch(thread, found, Exception::KeyError)? else {
            return Ok(false);
        };
        let code = protocol::to_i64(thread, code)?;
        match code {
            ..=0xff => self.out.extend([EXT1, code as u8]),
            ..=0xffff => {
                self.out.push(EXT2);
                self.out.extend((code as u16).to_le_bytes());
            }
            _ => {
                self.out.push(EXT4);
                self.out.extend((code as u32).to_le_bytes());
            }
        }
        Ok(true)
    }

    /// Writes a class: by name, or by value where the name means nothing to the other process.
    pub(super) fn save_class(&mut self, class: Value) -> Result<(), Raised> {
        let thread = self.thread;
        let singleton = [Value::NONE, Value::NOT_IMPLEMENTED, Value::ELLIPSIS]
            .into_iter()
            .find(|singleton| thread.class_of(*singleton) == class);
        if let Some(singleton) = singleton {
            let arguments = thread.tuple(&[singleton]);
            return self.save_call(Interpreter::of(thread).type_class(), arguments, Some(class));
        }
        let is_native = Class::of(&class).is_some_and(|class| class.definition().is_some());
        if self.options.by_value && !is_native && self.needs_value(class)? {
            return self.save_class_by_value(class);
        }
        self.save_global(class, None)
    }

    /// Writes a function: by name, or by value where the name means nothing to the other process.
    pub(super) fn save_function(&mut self, function: Value) -> Result<(), Raised> {
        if self.options.by_value && self.needs_value(function)? {
            return self.save_function_by_value(function);
        }
        self.save_global(function, None)
    }

    /// Whether the other process has no use for the name of a function or class.
    fn needs_value(&self, object: Value) -> Result<bool, Raised> {
        let thread = self.thread;
        let own = protocol::try_attribute(thread, object, thread.intern("__module__"))?;
        let own = own.unwrap_or(Value::NONE);
        let Some(module) = protocol::text_of(&own) else {
            return Ok(true);
        };
        if matches!(module, "__main__" | "__mp_main__") {
            return Ok(true);
        }
        let name = self.name_of(object)?;
        if name.contains('<') {
            return Ok(true);
        }
        Ok(!matches!(
            find(thread, object, own, thread.string(&name))?,
            Found::Same
        ))
    }
}
