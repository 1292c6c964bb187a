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
        crate::interpreter::new_native(thread, Module { dictionary: Slot::new(dictionary) })
    }

    /// The module's names.
    pub fn dictionary(&self) -> Gc<Dict> {
        self.dictionary.get().and_then(Value::cast).expect("a module has a dictionary")
    }

    /// Sets a name.
    pub fn set(&self, thread: &Thread, name: &str, value: Value) {
        self.dictionary().set_simple(thread, thread.intern(name), value);
    }

    /// The value of a name.
    pub fn get(&self, thread: &Thread, name: &str) -> Option<Value> {
        self.dictionary().get_simple(thread, thread.intern(name))
    }
}
