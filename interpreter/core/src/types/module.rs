//! Modules: a dictionary with a name.

use weft_heap::{Dict, Gc, Native, Slot, Thread, Trace, Tracer, Value};

/// A module.
pub struct Module {
    dictionary: Slot,
}

impl Trace for Module {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.dictionary);
    }
}

impl Module {
    /// A module with a dictionary of its own that holds `__name__`, `__doc__`, `__package__`, `__loader__`, `__spec__`.
    pub fn new(thread: &Thread, name: &str) -> Gc<Native<Module>> {
        let dictionary = thread.dict();
        dictionary.set_simple(thread, thread.intern("__name__"), thread.intern(name));
        for attribute in ["__doc__", "__package__", "__loader__", "__spec__"] {
            dictionary.set_simple(thread, thread.intern(attribute), Value::NONE);
        }
        Module::with_dictionary(thread, dictionary.value())
    }

    /// A module whose names are those of a dictionary.
    pub fn with_dictionary(thread: &Thread, dictionary: Value) -> Gc<Native<Module>> {
        crate::interpreter::new_native(
            thread,
            Module {
                dictionary: Slot::new(dictionary),
            },
        )
    }

    /// The module's names.
    pub fn dictionary(&self) -> Gc<Dict> {
        self.dictionary
            .get()
            .and_then(Value::cast)
            .expect("a module has a dictionary")
    }

    /// Sets a name.
    pub fn set(&self, thread: &Thread, name: &str, value: Value) {
        self.dictionary()
            .set_simple(thread, thread.intern(name), value);
    }

    /// The value of a name.
    pub fn get(&self, thread: &Thread, name: &str) -> Option<Value> {
        self.dictionary().get_simple(thread, thread.intern(name))
    }
}

/// `<module 'name' from 'file'>`.
fn shown(thread: &Thread, module: &Module) -> Result<String, weft_heap::Raised> {
    let text = |value: Option<Value>| -> Result<Option<String>, weft_heap::Raised> {
        let Some(value) = value.filter(|value| !value.is_none()) else {
            return Ok(None);
        };
        let shown = crate::protocol::repr(thread, value)?;
        Ok(shown
            .downcast::<weft_heap::Str>()
            .map(|shown| shown.as_str().to_owned()))
    };
    let name = text(module.get(thread, "__name__"))?.unwrap_or_else(|| "'?'".to_owned());
    if let Some(file) = text(module.get(thread, "__file__"))? {
        return Ok(format!("<module {name} from {file}>"));
    }
    let is_builtin = module
        .get(thread, "__spec__")
        .is_some_and(|spec| !spec.is_none());
    Ok(if is_builtin {
        format!("<module {name} (built-in)>")
    } else {
        format!("<module {name}>")
    })
}

/// Create a module object.
///
/// The name must be a string; the optional docstring can have any type.
#[weft_macros::class(name = "module", module = "builtins", subclassable, dictionary, payload = Module)]
pub mod class {
    use super::{Module, shown};
    use crate::error::{attribute_error, type_error};
    use crate::names::Name;
    use crate::native::Keywords;
    use crate::protocol::{self, class_name};
    use crate::types::class::Class;
    use weft_heap::{Dict, List, Native, Raised, Slot, Str, Thread, Value};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Value {
        let _ = (arguments, keywords);
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        Native::new(
            thread,
            shape,
            Module {
                dictionary: Slot::new(thread.dict().value()),
            },
        )
        .value()
    }

    /// Initialize self.
    fn __init__(
        this: &Native<Module>,
        thread: &Thread,
        name: Value,
        #[default] doc: Option<Value>,
    ) -> Result<(), Raised> {
        if !name.is::<Str>() {
            let given = class_name(name);
            return Err(type_error(format!(
                "module() argument 'name' must be str, not {given}"
            )));
        }
        let dictionary = this.dictionary();
        dictionary.set_simple(thread, Name::Name.value(thread), name);
        dictionary.set_simple(thread, Name::Doc.value(thread), doc.unwrap_or(Value::NONE));
        for name in [Name::Package, Name::Loader, Name::Spec] {
            dictionary.set_simple(thread, name.value(thread), Value::NONE);
        }
        Ok(())
    }

    /// Return repr(self).
    fn __repr__(this: &Native<Module>, thread: &Thread) -> Result<String, Raised> {
        shown(thread, this)
    }

    /// The names of the module.
    fn __dir__(this: &Native<Module>, thread: &Thread) -> Result<Value, Raised> {
        let dictionary = this.dictionary();
        if let Some(function) = dictionary.get_simple(thread, thread.intern("__dir__")) {
            return protocol::call_values(thread, function, &[]);
        }
        let names = List::from_items(thread, &[]);
        let mut position = 0;
        while let Some((next, name, _)) = dictionary.next(position) {
            position = next;
            names.push(thread, name);
        }
        Ok(names.value())
    }

    /// The names and values.
    #[getter]
    fn __dict__(this: &Native<Module>) -> Value {
        this.dictionary().value()
    }

    /// The annotations, worked out at first use (PEP 649).
    #[getter]
    fn __annotations__(this: &Native<Module>, thread: &Thread) -> Result<Value, Raised> {
        let dictionary = this.dictionary();
        let name = Name::Annotations.value(thread);
        if let Some(found) = dictionary.get_simple(thread, name) {
            return Ok(found);
        }
        let annotate = dictionary
            .get_simple(thread, Name::Annotate.value(thread))
            .filter(|function| !function.is_none());
        let found = match annotate {
            Some(function) => protocol::call_values(thread, function, &[thread.int(1)])?,
            None => thread.dict().value(),
        };
        if !found.is::<Dict>() {
            let given = class_name(found);
            return Err(type_error(format!(
                "__annotate__ returned non-dict of type '{given}'"
            )));
        }
        dictionary.set_simple(thread, name, found);
        Ok(found)
    }

    #[setter("__annotations__")]
    fn set_annotations(this: &Native<Module>, thread: &Thread, value: Value) {
        let dictionary = this.dictionary();
        dictionary.set_simple(thread, Name::Annotations.value(thread), value);
        dictionary.remove_simple(thread, Name::Annotate.value(thread));
    }

    #[deleter("__annotations__")]
    fn delete_annotations(this: &Native<Module>, thread: &Thread) -> Result<(), Raised> {
        let dictionary = this.dictionary();
        let name = Name::Annotations.value(thread);
        if dictionary.remove_simple(thread, name).is_none() {
            return Err(attribute_error("__annotations__"));
        }
        dictionary.remove_simple(thread, Name::Annotate.value(thread));
        Ok(())
    }

    /// The function that works the annotations out.
    #[getter]
    fn __annotate__(this: &Native<Module>, thread: &Thread) -> Value {
        this.dictionary()
            .get_simple(thread, Name::Annotate.value(thread))
            .unwrap_or(Value::NONE)
    }

    #[setter("__annotate__")]
    fn set_annotate(this: &Native<Module>, thread: &Thread, value: Value) -> Result<(), Raised> {
        if !value.is_none() && !protocol::is_callable(thread, value) {
            return Err(type_error("__annotate__ must be callable or None"));
        }
        let dictionary = this.dictionary();
        dictionary.set_simple(thread, Name::Annotate.value(thread), value);
        if !value.is_none() {
            dictionary.remove_simple(thread, Name::Annotations.value(thread));
        }
        Ok(())
    }

    #[deleter("__annotate__")]
    fn delete_annotate(_this: &Native<Module>) -> Result<(), Raised> {
        Err(type_error("cannot delete __annotate__ attribute"))
    }
}
