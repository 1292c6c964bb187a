//! Pickling by name.

use crate::pickle::error::pickling_error;
use crate::pickle::old_names::old_global;
use crate::pickle::opcode::{EXT1, EXT2, EXT4, GLOBAL, STACK_GLOBAL};
use crate::pickle::reduce::shown;
use crate::pickle::save::Saver;
use weft_core::error::{Exception, catch};
use weft_core::heap::{Dict, Native, Raised, Thread, Value};
use weft_core::interpreter::Interpreter;
use weft_core::protocol;
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

/// Whether a module and a qualified name lead to an object.
pub fn find(thread: &Thread, object: Value, module: &str, name: &str) -> Result<Found, Raised> {
    let imported = weft_core::import::import_module(thread, module);
    let Ok(mut found) = catch(thread, imported, Exception::ImportError)? else {
        return Ok(Found::Nothing);
    };
    for part in name.split('.') {
        match protocol::try_attribute(thread, found, thread.intern(part))? {
            Some(next) => found = next,
            None => return Ok(Found::Nothing),
        }
    }
    Ok(if found == object {
        Found::Same
    } else {
        Found::Other
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
            if let Found::Same = find(thread, object, text, name)? {
                return Ok(key);
            }
        }
        Ok(thread.intern("__main__"))
    }

    /// Writes an object by name.
    pub(super) fn save_global(&mut self, object: Value, name: Option<Value>) -> Result<(), Raised> {
        let thread = self.thread;
        let name = match name.as_ref().and_then(protocol::text_of) {
            Some(name) => name.to_owned(),
            None => self.name_of(object)?,
        };
        let module_value = self.module_of(object, &name)?;
        let Some(module) = protocol::text_of(&module_value) else {
            return Err(pickling_error(thread, "__module__ must be a string"));
        };
        let cannot = |reason: &str| {
            pickling_error(
                thread,
                &format!("Can't pickle {}: {reason}", shown(thread, object)),
            )
        };
        if name.contains("<locals>") {
            return Err(pickling_error(
                thread,
                &format!("Can't pickle local object {}", shown(thread, object)),
            ));
        }
        match find(thread, object, module, &name)? {
            Found::Same => {}
            Found::Other => {
                return Err(cannot(&format!(
                    "it's not the same object as {module}.{name}"
                )));
            }
            Found::Nothing => {
                let imported = weft_core::import::import_module(thread, module);
                return Err(match catch(thread, imported, Exception::ImportError)? {
                    Ok(_) => cannot(&format!("it's not found as {module}.{name}")),
                    Err(_) => cannot(&format!("No module named '{module}'")),
                });
            }
        }
        if self.options.protocol >= 2 && self.save_extension(module, &name)? {
            return Ok(());
        }
        if self.options.protocol >= 4 {
            self.save(thread.intern_value(module_value))?;
            let name_value = self.name_value(object, &name)?;
            self.save(name_value)?;
            self.out.push(STACK_GLOBAL);
        } else if let Some((parent, last)) = name.rsplit_once('.') {
            let mut holder = weft_core::import::import_module(thread, module)?;
            for part in parent.split('.') {
                holder = protocol::get_attribute_text(thread, holder, part)?;
            }
            let builtins = Interpreter::of(thread).builtins();
            let getattr = builtins
                .downcast::<Dict>()
                .and_then(|names| names.get_simple(thread, thread.intern("getattr")));
            let arguments = thread.tuple(&[holder, thread.intern(last)]);
            return self.save_call(getattr.unwrap_or(Value::NONE), arguments, Some(object));
        } else {
            let (module, name) = if self.options.fix_imports && self.options.protocol < 3 {
                old_global(module, &name)
            } else {
                (module, &*name)
            };
            self.out.push(GLOBAL);
            self.out.extend_from_slice(module.as_bytes());
            self.out.push(b'\n');
            self.out.extend_from_slice(name.as_bytes());
            self.out.push(b'\n');
        }
        self.memoize(object);
        Ok(())
    }

    /// The string object of a name: the object's own, so that the memo knows it again.
    fn name_value(&self, object: Value, name: &str) -> Result<Value, Raised> {
        let thread = self.thread;
        for attribute in ["__qualname__", "__name__"] {
            if let Some(found) = protocol::try_attribute(thread, object, thread.intern(attribute))?
                && protocol::text_of(&found) == Some(name)
            {
                return Ok(thread.intern_value(found));
            }
        }
        Ok(thread.intern(name))
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
        let module = protocol::try_attribute(thread, object, thread.intern("__module__"))?;
        let Some(module) = module.as_ref().and_then(protocol::text_of) else {
            return Ok(true);
        };
        if matches!(module, "__main__" | "__mp_main__") {
            return Ok(true);
        }
        let name = self.name_of(object)?;
        if name.contains('<') {
            return Ok(true);
        }
        Ok(!matches!(find(thread, object, module, &name)?, Found::Same))
    }
}
