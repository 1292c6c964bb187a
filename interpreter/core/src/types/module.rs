//! Modules: a dictionary with a name.

use crate::protocol;
use weft_heap::{Dict, Gc, Native, Raised, Slot, Str, Thread, Trace, Tracer, Value};

/// A module.
pub struct Module {
    dictionary: Slot,
}

impl Trace for Module {
    const MARK: u8 = 16;

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
    #[inline]
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

/// The text of a value for a module's own text.
fn text_of(thread: &Thread, value: Value) -> Result<String, Raised> {
    let shown = protocol::repr(thread, value)?;
    Ok(shown
        .downcast::<Str>()
        .map_or_else(String::new, |shown| shown.as_str().to_owned()))
}

/// `<module 'name' from 'file'>`, by what the module's specification says, or else by its own names.
fn shown(thread: &Thread, module: &Module) -> Result<String, Raised> {
    let present = |value: Option<Value>| value.filter(|value| !value.is_none());
    let specification = present(module.get(thread, "__spec__"));
    if let Some(specification) = specification {
        return shown_by_specification(thread, specification);
    }
    let name = match module.get(thread, "__name__") {
        Some(name) => text_of(thread, name)?,
        None => "'?'".to_owned(),
    };
    if let Some(file) = module.get(thread, "__file__") {
        let file = text_of(thread, file)?;
        return Ok(format!("<module {name} from {file}>"));
    }
    match present(module.get(thread, "__loader__")) {
        Some(loader) => {
            let loader = text_of(thread, loader)?;
            Ok(format!("<module {name} ({loader})>"))
        }
        None => Ok(format!("<module {name}>")),
    }
}

fn shown_by_specification(thread: &Thread, specification: Value) -> Result<String, Raised> {
    let get = |name: &str| -> Result<Option<Value>, Raised> {
        let found = protocol::try_attribute(thread, specification, thread.intern(name))?;
        Ok(found.filter(|value| !value.is_none()))
    };
    let name = match get("name")? {
        Some(name) => text_of(thread, name)?,
        None => "'?'".to_owned(),
    };
    if let Some(origin) = get("origin")? {
        let has_location = match get("has_location")? {
            Some(holds) => protocol::truth(thread, holds)?,
            None => false,
        };
        if has_location {
            let origin = text_of(thread, origin)?;
            return Ok(format!("<module {name} from {origin}>"));
        }
        let origin = protocol::str(thread, origin)?;
        let origin = origin.downcast::<Str>().map_or("", Str::as_str);
        return Ok(format!("<module {name} ({origin})>"));
    }
    let Some(loader) = get("loader")? else {
        return Ok(format!("<module {name}>"));
    };
    if protocol::short_class_name(loader) == "NamespaceLoader" {
        let places = get("submodule_search_locations")?.unwrap_or(Value::NONE);
        let places = text_of(thread, places)?;
        return Ok(format!("<module {name} (namespace) from {places}>"));
    }
    let loader = text_of(thread, loader)?;
    Ok(format!("<module {name} ({loader})>"))
}

/// A module of the given name, a string, and help text.
///
/// It is empty and not entered into sys.modules.
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
        // A subclass may have something else in the place of the dictionary.
        let shown = protocol::get_attribute_text(thread, this.value(), "__dict__")?;
        let Some(dictionary) = shown.downcast::<Dict>() else {
            return Err(type_error("<module>.__dict__ is not a dictionary"));
        };
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
    #[member]
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
        if dictionary
            .remove_simple(thread, Name::Annotations.value(thread))
            .is_none()
        {
            return Err(attribute_error("__annotations__"));
        }
        dictionary.remove_simple(thread, Name::Annotate.value(thread));
        Ok(())
    }

    /// The function that works the annotations out.
    #[getter]
    fn __annotate__(this: &Native<Module>, thread: &Thread) -> Value {
        let dictionary = this.dictionary();
        let name = Name::Annotate.value(thread);
        dictionary.get_simple(thread, name).unwrap_or_else(|| {
            dictionary.set_simple(thread, name, Value::NONE);
            Value::NONE
        })
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
    fn delete_annotate(this: &Native<Module>) -> Result<(), Raised> {
        let _ = this;
        Err(type_error("cannot delete __annotate__ attribute"))
    }
}
