//! The class of functions written in Python.

use crate::error::type_error;
use crate::names::Name;
use crate::protocol::{self, class_name};
use crate::types::function::Function;
use weft_heap::{Dict, Raised, Str, Thread, Value};

fn name_text(function: &Function) -> String {
    function
        .qualname
        .get()
        .and_then(|name| name.downcast::<Str>().map(|name| name.as_str().to_owned()))
        .unwrap_or_default()
}

/// The annotations, worked out at first use (PEP 649).
fn annotations(thread: &Thread, function: &Function) -> Result<Value, Raised> {
    if let Some(found) = function.annotations.get() {
        return Ok(found);
    }
    let found = match function.annotate.get() {
        Some(annotate) if !annotate.is_none() => {
            let found = protocol::call_values(thread, annotate, &[thread.int(1)])?;
            if !found.is::<Dict>() {
                let name = class_name(found);
                return Err(type_error(format!(
                    "__annotate__ returned non-dict of type '{name}'"
                )));
            }
            found
        }
        _ => thread.dict().value(),
    };
    function.annotations.set(found);
    Ok(found)
}

fn module(thread: &Thread, function: &Function) -> Value {
    let own = function.module.get();
    own.or_else(|| {
        function
            .globals()
            .get_simple(thread, Name::Name.value(thread))
    })
    .unwrap_or(Value::NONE)
}

/// A function written in Python, made of its code and the namespace it reads global names from.
#[weft_macros::class(name = "function", module = "builtins", dictionary, payload = Function)]
pub mod class {
    use super::{annotations, module, name_text};
    use crate::error::type_error;
    use crate::native::Arguments;
    use crate::protocol::{self, class_name};
    use crate::types::code;
    use crate::types::function::{BoundMethod, Function, call};
    use weft_heap::{Cell, Dict, Native, Raised, Str, Thread, Tuple, Value};

    /// Make a function of a code object and the namespace it reads global names from.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[name("code")] code_object: Value,
        globals: Value,
        #[default] name: Option<Value>,
        #[name("argdefs")]
        #[default]
        defaults: Option<Value>,
        #[default] closure: Option<Value>,
        #[name("kwdefaults")]
        #[default]
        keyword_defaults: Option<Value>,
    ) -> Result<Value, Raised> {
        let _ = class;
        let Some(code) = code::of(&code_object) else {
            let given = class_name(code_object);
            return Err(type_error(format!(
                "function() argument 'code' must be code, not {given}"
            )));
        };
        if !globals.is::<Dict>() {
            let given = class_name(globals);
            return Err(type_error(format!(
                "function() argument 'globals' must be dict, not {given}"
            )));
        }
        let is_none_or = |given: Option<Value>, fits: fn(&Value) -> bool| {
            given.is_none_or(|given| given.is_none() || fits(&given))
        };
        let wrong = if !is_none_or(name, |given| given.is::<Str>()) {
            Some("arg 3 (name) must be None or string")
        } else if !is_none_or(defaults, |given| given.is::<Tuple>()) {
            Some("arg 4 (defaults) must be None or tuple")
        } else if code.free_names.is_empty() && !is_none_or(closure, |given| given.is::<Tuple>()) {
            Some("arg 5 (closure) must be None or tuple")
        } else if !is_none_or(keyword_defaults, |given| given.is::<Dict>()) {
            Some("arg 6 (kwdefaults) must be None or dict")
        } else {
            None
        };
        if let Some(message) = wrong {
            return Err(type_error(message));
        }
        let closure = closure.filter(|closure| !closure.is_none());
        let needed = code.free_names.len();
        if let Some(closure) = closure {
            let Some(cells) = closure.downcast::<Tuple>() else {
                return Err(type_error("arg 5 (closure) must be tuple"));
            };
            if cells.len() != needed {
                let (name, given) = (&code.name, cells.len());
                return Err(crate::error::value_error(format!(
                    "{name} requires closure of length {needed}, not {given}"
                )));
            }
            if let Some(other) = cells.items().iter().find(|cell| !cell.is::<Cell>()) {
                return Err(type_error(format!(
                    "arg 5 (closure) expected cell, found {}",
                    class_name(*other)
                )));
            }
        } else if needed > 0 {
            return Err(type_error("arg 5 (closure) must be tuple"));
        }
        let builtins = crate::interpreter::Interpreter::of(thread).builtins();
        let function = Function::new(thread, code.clone(), globals, builtins, closure);
        if let Some(name) = name {
            function.name.set(name);
        }
        function.set_defaults(defaults);
        function.set_keyword_defaults(keyword_defaults);
        Ok(function.value())
    }

    /// Return repr(self).
    fn __repr__(this: &Native<Function>) -> String {
        format!(
            "<function {} at {:#x}>",
            name_text(this),
            this.value().identity()
        )
    }

    /// Call self as a function.
    fn __call__(
        this: &Native<Function>,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Result<Value, Raised> {
        call::call(thread, this, arguments)
    }

    /// What the attribute is when it is read from instance, or from the class owner where instance is None.
    fn __get__(
        this: &Native<Function>,
        thread: &Thread,
        instance: Value,
        #[default] owner: Option<Value>,
    ) -> Result<Value, Raised> {
        if instance.is_none() {
            return match owner {
                Some(owner) if !owner.is_none() => Ok(this.value()),
                _ => Err(type_error("__get__(None, None) is invalid")),
            };
        }
        Ok(BoundMethod::new(thread, this.value(), instance).value())
    }

    /// The name.
    #[getter]
    fn __name__(this: &Native<Function>) -> Option<Value> {
        this.name.get()
    }

    #[setter("__name__")]
    fn set_name(this: &Native<Function>, value: Value) -> Result<(), Raised> {
        if !value.is::<Str>() {
            return Err(type_error("__name__ must be set to a string object"));
        }
        this.name.set(value);
        Ok(())
    }

    #[deleter("__name__")]
    fn delete_name(this: &Native<Function>) -> Result<(), Raised> {
        let _ = this;
        Err(type_error("__name__ must be set to a string object"))
    }

    /// The name with those of what it is defined in.
    #[getter]
    fn __qualname__(this: &Native<Function>) -> Option<Value> {
        this.qualname.get()
    }

    #[setter("__qualname__")]
    fn set_qualname(this: &Native<Function>, value: Value) -> Result<(), Raised> {
        if !value.is::<Str>() {
            return Err(type_error("__qualname__ must be set to a string object"));
        }
        this.qualname.set(value);
        Ok(())
    }

    #[deleter("__qualname__")]
    fn delete_qualname(this: &Native<Function>) -> Result<(), Raised> {
        let _ = this;
        Err(type_error("__qualname__ must be set to a string object"))
    }

    /// The docstring.
    #[getter]
    fn __doc__(this: &Native<Function>) -> Option<Value> {
        this.doc.get()
    }

    #[setter("__doc__")]
    fn set_doc(this: &Native<Function>, value: Value) {
        this.doc.set(value);
    }

    #[deleter("__doc__")]
    fn delete_doc(this: &Native<Function>) {
        this.doc.set(Value::NONE);
    }

    /// The module that it is defined in.
    #[getter]
    fn __module__(this: &Native<Function>, thread: &Thread) -> Value {
        module(thread, this)
    }

    #[setter("__module__")]
    fn set_module(this: &Native<Function>, value: Value) {
        this.module.set(value);
    }

    #[deleter("__module__")]
    fn delete_module(this: &Native<Function>) {
        this.module.set(Value::NONE);
    }

    /// The code.
    #[getter]
    fn __code__(this: &Native<Function>, thread: &Thread) -> Value {
        code::new(thread, &this.current_code())
    }

    #[setter("__code__")]
    fn set_code(this: &Native<Function>, thread: &Thread, value: Value) -> Result<(), Raised> {
        let Some(given) = code::of(&value) else {
            return Err(type_error("__code__ must be set to a code object"));
        };
        let (own, needed) = (this.code().free_names.len(), given.free_names.len());
        if own != needed {
            let name = name_text(this);
            return Err(crate::error::value_error(format!(
                "{name}() requires a code object with {own} free vars, not {needed}"
            )));
        }
        let given = std::sync::Arc::clone(given);
        this.exchange_code(thread, given);
        Ok(())
    }

    #[deleter("__code__")]
    fn delete_code(this: &Native<Function>) -> Result<(), Raised> {
        let _ = this;
        Err(type_error("__code__ must be set to a code object"))
    }

    /// The globals.
    #[getter]
    #[member]
    fn __globals__(this: &Native<Function>) -> Value {
        this.globals_value()
    }

    /// The builtins.
    #[getter]
    #[member]
    fn __builtins__(this: &Native<Function>) -> Value {
        this.builtins()
    }

    /// The cells of the free variables.
    #[getter]
    #[member]
    fn __closure__(this: &Native<Function>) -> Option<Value> {
        this.closure()
    }

    /// The defaults of the last positional parameters.
    #[getter]
    fn __defaults__(this: &Native<Function>) -> Option<Value> {
        this.defaults()
    }

    #[setter("__defaults__")]
    fn set_defaults(this: &Native<Function>, value: Value) -> Result<(), Raised> {
        if !value.is_none() && !value.is::<Tuple>() {
            return Err(type_error("__defaults__ must be set to a tuple object"));
        }
        this.set_defaults(Some(value).filter(|value| !value.is_none()));
        Ok(())
    }

    #[deleter("__defaults__")]
    fn delete_defaults(this: &Native<Function>) {
        this.set_defaults(None);
    }

    /// The defaults of keyword-only parameters.
    #[getter]
    fn __kwdefaults__(this: &Native<Function>) -> Option<Value> {
        this.keyword_defaults()
    }

    #[setter("__kwdefaults__")]
    fn set_keyword_defaults(this: &Native<Function>, value: Value) -> Result<(), Raised> {
        if !value.is_none() && !value.is::<Dict>() {
            return Err(type_error("__kwdefaults__ must be set to a dict object"));
        }
        this.set_keyword_defaults(Some(value).filter(|value| !value.is_none()));
        Ok(())
    }

    #[deleter("__kwdefaults__")]
    fn delete_keyword_defaults(this: &Native<Function>) {
        this.set_keyword_defaults(None);
    }

    /// The annotations.
    #[getter]
    fn __annotations__(this: &Native<Function>, thread: &Thread) -> Result<Value, Raised> {
        annotations(thread, this)
    }

    #[setter("__annotations__")]
    fn set_annotations(this: &Native<Function>, value: Value) -> Result<(), Raised> {
        if !value.is_none() && !value.is::<Dict>() {
            return Err(type_error("__annotations__ must be set to a dict object"));
        }
        this.annotations
            .set_option(Some(value).filter(|value| !value.is_none()));
        this.annotate.clear();
        Ok(())
    }

    #[deleter("__annotations__")]
    fn delete_annotations(this: &Native<Function>) {
        this.annotations.clear();
        this.annotate.clear();
    }

    /// The function that works the annotations out.
    #[getter]
    fn __annotate__(this: &Native<Function>) -> Option<Value> {
        this.annotate.get()
    }

    #[setter("__annotate__")]
    fn set_annotate(this: &Native<Function>, thread: &Thread, value: Value) -> Result<(), Raised> {
        if !value.is_none() && !protocol::is_callable(thread, value) {
            return Err(type_error("__annotate__ must be callable or None"));
        }
        this.annotate.set(value);
        if !value.is_none() {
            this.annotations.clear();
        }
        Ok(())
    }

    #[deleter("__annotate__")]
    fn delete_annotate(this: &Native<Function>) -> Result<(), Raised> {
        let _ = this;
        Err(type_error("__annotate__ cannot be deleted"))
    }

    /// The type parameters.
    #[getter]
    fn __type_params__(this: &Native<Function>, thread: &Thread) -> Value {
        this.type_params.get().unwrap_or_else(|| thread.tuple(&[]))
    }

    #[setter("__type_params__")]
    fn set_type_params(this: &Native<Function>, value: Value) -> Result<(), Raised> {
        if !value.is::<Tuple>() {
            return Err(type_error("__type_params__ must be set to a tuple"));
        }
        this.type_params.set(value);
        Ok(())
    }

    #[deleter("__type_params__")]
    fn delete_type_params(this: &Native<Function>) -> Result<(), Raised> {
        let _ = this;
        Err(type_error("__type_params__ must be set to a tuple"))
    }
}
