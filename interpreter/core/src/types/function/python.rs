//! Functions written in Python.

use crate::code::Code;
use std::sync::Arc;
use weft_heap::{Cell, Dict, Gc, Member, Native, Slot, Thread, Trace, Tracer, Tuple, Value};

/// A function written in Python: code with the globals, defaults and closure that it was made with.
pub struct Function {
    code: Arc<Code>,
    /// What is called in place of this one, once `__code__` was set: a function with that code.
    replacement: Slot,
    globals: Member<Dict>,
    builtins: Value,
    closure: Slot,
    defaults: Slot,
    keyword_defaults: Slot,
    pub(crate) name: Slot,
    pub(crate) qualname: Slot,
    pub(crate) doc: Slot,
    /// What gives the annotations when they are asked for.
    pub annotate: Slot,
    pub(crate) annotations: Slot,
    /// `__type_params__`.
    pub type_params: Slot,
    pub(crate) module: Slot,
}

impl Trace for Function {
    const MARK: u8 = 1;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.globals.value());
        tracer.value(self.builtins);
        tracer.slots([
            &self.replacement,
            &self.closure,
            &self.defaults,
            &self.keyword_defaults,
            &self.name,
            &self.qualname,
            &self.doc,
        ]);
        tracer.slots([
            &self.annotate,
            &self.annotations,
            &self.type_params,
            &self.module,
        ]);
        self.code.trace(tracer);
    }
}

impl Function {
    /// A function without defaults. `globals` and `builtins` are dictionaries; `closure` is a tuple of cells.
    pub fn new(
        thread: &Thread,
        code: Arc<Code>,
        globals: Value,
        builtins: Value,
        closure: Option<Value>,
    ) -> Gc<Native<Function>> {
        let name = code.name_value(thread);
        let qualname = code.qualname_value(thread);
        let doc = code.doc_value(thread);
        let globals = globals.cast::<Dict>().expect("globals are a dict");
        let function = Function {
            code,
            replacement: Slot::empty(),
            globals: Member::new(globals),
            builtins,
            closure: Slot::from_option(closure),
            defaults: Slot::empty(),
            keyword_defaults: Slot::empty(),
            name: Slot::new(name),
            qualname: Slot::new(qualname),
            doc: Slot::new(doc),
            annotate: Slot::empty(),
            annotations: Slot::empty(),
            type_params: Slot::empty(),
            module: Slot::empty(),
        };
        crate::interpreter::new_native(thread, function)
    }

    /// The code.
    #[inline(always)]
    pub fn code(&self) -> &Arc<Code> {
        &self.code
    }

    /// The code that a call runs: that which `__code__` was set to, if it was.
    pub fn current_code(&self) -> Arc<Code> {
        match self.replacement.get() {
            Some(other) => {
                let other = other.downcast::<Native<Function>>();
                Arc::clone(other.expect("a function").code())
            }
            None => Arc::clone(&self.code),
        }
    }

    /// What is called in place of this function, if its code was exchanged.
    #[inline]
    pub fn replacement(&self) -> Option<Value> {
        self.replacement.get()
    }

    /// Has calls run other code. What runs already keeps the code by its function, so this one stays as it is: calls of it
    /// are led to another, from where calls come that do not find as many arguments as they look for.
    pub fn exchange_code(&self, thread: &Thread, code: Arc<Code>) {
        self.replacement.set(self.with_code(thread, code));
        self.code.forbid_quick_calls();
    }

    /// A function that is the same but for its code.
    pub fn with_code(&self, thread: &Thread, code: Arc<Code>) -> Value {
        let other = Function::new(
            thread,
            code,
            self.globals_value(),
            self.builtins,
            self.closure.get(),
        );
        other.name.set_option(self.name.get());
        other.qualname.set_option(self.qualname.get());
        other.doc.set_option(self.doc.get());
        other.module.set_option(self.module.get());
        other.defaults.set_option(self.defaults.get());
        other
            .keyword_defaults
            .set_option(self.keyword_defaults.get());
        other.value()
    }

    fn exchanged(&self, change: impl FnOnce(&Function)) {
        let other = self.replacement.get();
        if let Some(other) = other
            .as_ref()
            .and_then(|other| other.downcast::<Native<Function>>())
        {
            change(other);
        }
    }

    /// The dictionary of globals.
    #[inline(always)]
    pub fn globals(&self) -> &Dict {
        &self.globals
    }

    /// The dictionary of globals as a value.
    pub fn globals_value(&self) -> Value {
        self.globals.value()
    }

    /// The dictionary of builtins.
    #[inline(always)]
    pub fn builtins(&self) -> Value {
        self.builtins
    }

    /// A closure variable.
    #[inline(always)]
    pub fn free(&self, index: usize) -> Option<Gc<Cell>> {
        self.closure
            .get()?
            .downcast::<Tuple>()?
            .items()
            .get(index)?
            .cast::<Cell>()
    }

    /// The tuple of closure variables.
    pub fn closure(&self) -> Option<Value> {
        self.closure.get()
    }

    /// The tuple of defaults of the last positional parameters.
    #[inline]
    pub fn defaults(&self) -> Option<Value> {
        self.defaults.get()
    }

    /// Changes the defaults; `None` for none.
    pub fn set_defaults(&self, defaults: Option<Value>) {
        self.defaults.set_option(defaults);
        self.exchanged(|other| other.defaults.set_option(defaults));
    }

    /// The dictionary of defaults of keyword-only parameters.
    #[inline]
    pub fn keyword_defaults(&self) -> Option<Value> {
        self.keyword_defaults.get()
    }

    /// Changes the defaults of keyword-only parameters; `None` for none.
    pub fn set_keyword_defaults(&self, defaults: Option<Value>) {
        self.keyword_defaults.set_option(defaults);
        self.exchanged(|other| other.keyword_defaults.set_option(defaults));
    }
}
