//! The classes of functions and computed attributes that are written in Rust.

use crate::error::type_error;
use crate::names::{Name, Special};
use crate::native::{Binding, ParameterKind, wrong_receiver};
use crate::protocol::{self, class_name};
use crate::types::class::{Class, dotted_name};
use crate::types::function::native::PropertyObject;
use crate::types::function::special_doc::special_doc;
use crate::types::function::{BoundMethod, NativeFunction};
use weft_heap::{Native, Raised, Thread, Value};

/// A native function, bound or not.
struct Parts<'a> {
    function: &'a NativeFunction,
    receiver: Option<Value>,
}

fn parts<'a>(value: &'a Value, class: &str, name: &str) -> Result<Parts<'a>, Raised> {
    if let Some(function) = value.downcast::<Native<NativeFunction>>() {
        return Ok(Parts {
            function,
            receiver: None,
        });
    }
    match value.downcast::<Native<BoundMethod>>() {
        Some(method) => match method.function_ref().downcast::<Native<NativeFunction>>() {
            Some(function) => Ok(Parts {
                function,
                receiver: Some(method.receiver()),
            }),
            None => Err(wrong_receiver(*value, class, name)),
        },
        None => Err(wrong_receiver(*value, class, name)),
    }
}

fn owner_name(function: &NativeFunction) -> String {
    function
        .owner()
        .as_ref()
        .and_then(Class::of)
        .map_or_else(String::new, |class| dotted_name(class))
}

fn qualified(function: &NativeFunction) -> String {
    let name = function.definition().name;
    match function.owner().as_ref().and_then(Class::of) {
        Some(owner) => format!("{}.{name}", owner.name_text()),
        None => name.to_owned(),
    }
}

/// Whether a special method works with the object and one other.
fn is_operator(name: &str) -> bool {
    let special = Special::from_text(name);
    special.is_some_and(|special| {
        (Special::Less as u8..=Special::GreaterEqual as u8).contains(&(special as u8))
            || (Special::Add as u8..=Special::InPlaceBitOr as u8).contains(&(special as u8))
    })
}

/// The parameters as `help` and `inspect` want them.
fn text_signature(function: &NativeFunction) -> Option<String> {
    let definition = function.definition();
    if let Some(signature) = definition.signature {
        return (!signature.is_empty()).then(|| signature.to_owned());
    }
    // CPython has one signature for all special methods of a kind.
    match definition.name {
        "__new__" => return Some("($type, *args, **kwargs)".to_owned()),
        "__init__" => return Some("($self, /, *args, **kwargs)".to_owned()),
        name if definition.parameters.len() == 2 && is_operator(name) => {
            return Some("($self, value, /)".to_owned());
        }
        _ => {}
    }
    let first = match definition.binding {
        Binding::ClassMethod => "type",
        Binding::Function | Binding::Method | Binding::New => "self",
    };
    let mut parts: Vec<String> = Vec::new();
    let parameters = function.definition().parameters;
    let mut seen_star = false;
    for (index, parameter) in parameters.iter().enumerate() {
        if parameter.kind == ParameterKind::KeywordOnly && !seen_star {
            parts.push("*".to_owned());
            seen_star = true;
        }
        let prefix = match parameter.kind {
            ParameterKind::Rest => "*",
            ParameterKind::Keywords => "**",
            _ => "",
        };
        seen_star |= parameter.kind == ParameterKind::Rest;
        let bound = if index == 0 && function.definition().bound() > 0 {
            "$"
        } else {
            ""
        };
        let name = if bound.is_empty() {
            parameter.name
        } else {
            first
        };
        let default = parameter
            .default
            .map_or_else(String::new, |default| format!("={default}"));
        parts.push(format!("{bound}{prefix}{name}{default}"));
        let next = parameters.get(index + 1).map(|next| next.kind);
        if parameter.kind == ParameterKind::PositionalOnly
            && next != Some(ParameterKind::PositionalOnly)
        {
            parts.push("/".to_owned());
        }
    }
    Some(format!("({})", parts.join(", ")))
}

fn doc(thread: &Thread, function: &NativeFunction) -> Value {
    let definition = function.definition();
    if !definition.doc.is_empty() {
        return thread.string(definition.doc);
    }
    match special_doc(definition.name) {
        Some(doc) if function.owner().is_some() => thread.string(&doc),
        _ => Value::NONE,
    }
}

/// How a bound function is made again by `pickle`: by its name, or by looking it up in its receiver.
fn reduced(thread: &Thread, parts: &Parts<'_>) -> Result<Value, Raised> {
    let name = thread.intern(parts.function.definition().name);
    let receiver = parts.receiver.or_else(|| parts.function.owner());
    match receiver.filter(|receiver| !receiver.is::<Native<crate::types::module::Module>>()) {
        None => Ok(thread.string(&qualified(parts.function))),
        Some(receiver) => {
            let builtins = crate::types::class::import(thread, "builtins")?;
            let getattr = protocol::get_attribute_text(thread, builtins, "getattr")?;
            let arguments = thread.tuple(&[receiver, name]);
            Ok(thread.tuple(&[getattr, arguments]))
        }
    }
}

fn check_owner(thread: &Thread, function: &NativeFunction, instance: Value) -> Result<(), Raised> {
    match function.owner() {
        Some(owner) if !crate::types::class::is_instance(thread, instance, owner) => {
            let (name, owner, given) = (
                function.definition().name,
                owner_name(function),
                class_name(instance),
            );
            Err(type_error(format!(
                "descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"
            )))
        }
        _ => Ok(()),
    }
}

fn module_of(thread: &Thread, parts: &Parts<'_>) -> Value {
    if let Some(module) = parts.function.module() {
        return module;
    }
    let owner = parts.receiver.or_else(|| parts.function.owner());
    let module = owner
        .as_ref()
        .and_then(|owner| owner.downcast::<Native<crate::types::module::Module>>());
    match module {
        Some(module) => module
            .dictionary()
            .get_simple(thread, Name::Name.value(thread))
            .unwrap_or(Value::NONE),
        None => Value::NONE,
    }
}

/// Functions and methods that are written in Rust.
#[weft_macros::class(name = "builtin_function_or_method", module = "builtins", payload = NativeFunction)]
pub mod function {
    use super::{doc, module_of, parts, qualified, reduced, text_signature};
    use crate::native::Arguments;
    use crate::protocol::{self, class_name};
    use crate::types::class::Class;
    use weft_heap::{Raised, Thread, Value};

    const NAME: &str = "builtin_function_or_method";

    /// Call self as a function.
    fn __call__(this: Value, thread: &Thread, arguments: Arguments<'_>) -> Result<Value, Raised> {
        parts(&this, NAME, "__call__")?;
        protocol::call(thread, this, arguments)
    }

    /// Return repr(self).
    fn __repr__(this: Value, thread: &Thread) -> Result<String, Raised> {
        let parts = parts(&this, NAME, "__repr__")?;
        let name = parts.function.definition().name;
        let is_bound = parts.receiver.or_else(|| {
            parts
                .function
                .owner()
                .filter(|owner| Class::of(owner).is_some())
        });
        let _ = thread;
        Ok(match is_bound {
            Some(receiver) => {
                let kind = class_name(receiver);
                format!(
                    "<built-in method {name} of {kind} object at {:#x}>",
                    receiver.identity()
                )
            }
            None => format!("<built-in function {name}>"),
        })
    }

    /// Return self==value.
    fn __eq__(this: Value, other: Value) -> Result<Value, Raised> {
        let own = parts(&this, NAME, "__eq__")?;
        let Ok(other) = parts(&other, NAME, "__eq__") else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        Ok(Value::from_bool(
            std::ptr::eq(own.function, other.function) && own.receiver == other.receiver,
        ))
    }

    /// Return hash(self).
    fn __hash__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        let own = parts(&this, NAME, "__hash__")?;
        let address = std::ptr::from_ref(own.function).addr() as u64 >> 4;
        Ok(thread.int((address ^ own.receiver.map_or(0, protocol::identity_hash)) as i64))
    }

    /// The name.
    #[getter]
    fn __name__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        Ok(thread.intern(parts(&this, NAME, "__name__")?.function.definition().name))
    }

    /// The name with that of its class.
    #[getter]
    fn __qualname__(this: Value) -> Result<String, Raised> {
        Ok(qualified(parts(&this, NAME, "__qualname__")?.function))
    }

    /// The docstring.
    #[getter]
    fn __doc__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        Ok(doc(thread, parts(&this, NAME, "__doc__")?.function))
    }

    /// The module.
    #[getter]
    #[member]
    fn __module__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        Ok(module_of(thread, &parts(&this, NAME, "__module__")?))
    }

    #[setter("__module__")]
    fn set_module(this: Value, value: Value) -> Result<(), Raised> {
        parts(&this, NAME, "__module__")?.function.set_module(value);
        Ok(())
    }

    /// What it is bound to.
    #[getter]
    fn __self__(this: Value) -> Result<Value, Raised> {
        let parts = parts(&this, NAME, "__self__")?;
        Ok(parts
            .receiver
            .or_else(|| parts.function.owner())
            .unwrap_or(Value::NONE))
    }

    /// The signature.
    #[getter]
    fn __text_signature__(this: Value) -> Result<Option<String>, Raised> {
        Ok(text_signature(
            parts(&this, NAME, "__text_signature__")?.function,
        ))
    }

    /// Helper for pickle.
    fn __reduce__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        reduced(thread, &parts(&this, NAME, "__reduce__")?)
    }
}

/// Special methods of native classes, bound.
#[weft_macros::class(name = "method-wrapper", module = "builtins")]
pub mod method_wrapper {
    use super::{doc, parts, qualified, reduced, text_signature};
    use crate::native::Arguments;
    use crate::protocol::{self, class_name};
    use weft_heap::{Raised, Thread, Value};

    const NAME: &str = "method-wrapper";

    /// Call self as a function.
    fn __call__(this: Value, thread: &Thread, arguments: Arguments<'_>) -> Result<Value, Raised> {
        parts(&this, NAME, "__call__")?;
        protocol::call(thread, this, arguments)
    }

    /// Return repr(self).
    fn __repr__(this: Value) -> Result<String, Raised> {
        let parts = parts(&this, NAME, "__repr__")?;
        let receiver = parts.receiver.unwrap_or(Value::NONE);
        let (name, kind) = (parts.function.definition().name, class_name(receiver));
        Ok(format!(
            "<method-wrapper '{name}' of {kind} object at {:#x}>",
            receiver.identity()
        ))
    }

    /// Return self==value.
    fn __eq__(this: Value, other: Value) -> Result<Value, Raised> {
        let own = parts(&this, NAME, "__eq__")?;
        let Ok(other) = parts(&other, NAME, "__eq__") else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        Ok(Value::from_bool(
            std::ptr::eq(own.function, other.function) && own.receiver == other.receiver,
        ))
    }

    /// Return hash(self).
    fn __hash__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        let own = parts(&this, NAME, "__hash__")?;
        let address = std::ptr::from_ref(own.function).addr() as u64 >> 4;
        Ok(thread.int((address ^ own.receiver.map_or(0, protocol::identity_hash)) as i64))
    }

    /// The name.
    #[getter]
    fn __name__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        Ok(thread.intern(parts(&this, NAME, "__name__")?.function.definition().name))
    }

    /// The name with that of its class.
    #[getter]
    fn __qualname__(this: Value) -> Result<String, Raised> {
        Ok(qualified(parts(&this, NAME, "__qualname__")?.function))
    }

    /// The docstring.
    #[getter]
    fn __doc__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        Ok(doc(thread, parts(&this, NAME, "__doc__")?.function))
    }

    /// The class that has the method.
    #[getter]
    #[member]
    fn __objclass__(this: Value) -> Result<Value, Raised> {
        Ok(parts(&this, NAME, "__objclass__")?
            .function
            .owner()
            .unwrap_or(Value::NONE))
    }

    /// What it is bound to.
    #[getter]
    #[member]
    fn __self__(this: Value) -> Result<Value, Raised> {
        Ok(parts(&this, NAME, "__self__")?
            .receiver
            .unwrap_or(Value::NONE))
    }

    /// The signature.
    #[getter]
    fn __text_signature__(this: Value) -> Result<Option<String>, Raised> {
        Ok(text_signature(
            parts(&this, NAME, "__text_signature__")?.function,
        ))
    }

    /// Helper for pickle.
    fn __reduce__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        reduced(thread, &parts(&this, NAME, "__reduce__")?)
    }
}

/// Declares the class of native methods that are not bound.
macro_rules! descriptor_class {
    ($module:ident, $name:literal, $doc:literal, $shown:literal $(, $more:item)*) => {
        #[doc = $doc]
        #[weft_macros::class(name = $name, module = "builtins")]
        pub mod $module {
            use super::{check_owner, doc, owner_name, parts, qualified, text_signature};
            use crate::native::{Arguments, Binding};
            use crate::protocol;
            use weft_heap::{Raised, Thread, Value};

            const NAME: &str = $name;

            /// Call self as a function.
            fn __call__(
                this: Value,
                thread: &Thread,
                arguments: Arguments<'_>,
            ) -> Result<Value, Raised> {
                parts(&this, NAME, "__call__")?;
                protocol::call(thread, this, arguments)
            }

            /// What the attribute is when it is read from instance, or from the class owner where instance is None.
            fn __get__(
                this: Value,
                thread: &Thread,
                instance: Value,
                #[default] owner: Option<Value>,
            ) -> Result<Value, Raised> {
                let parts = parts(&this, NAME, "__get__")?;
                if parts.function.definition().binding == Binding::ClassMethod {
                    let class = owner.unwrap_or_else(|| thread.class_of(instance));
                    return protocol::bind(thread, this, instance, class);
                }
                if instance.is_none() {
                    return Ok(this);
                }
                check_owner(thread, parts.function, instance)?;
                protocol::bind(thread, this, instance, thread.class_of(instance))
            }

            /// Return repr(self).
            fn __repr__(this: Value) -> Result<String, Raised> {
                let function = parts(&this, NAME, "__repr__")?.function;
                Ok(format!(
                    "<{} '{}' of '{}' objects>",
                    $shown,
                    function.definition().name,
                    owner_name(function)
                ))
            }

            /// The name.
            #[getter]
            #[member]
            fn __name__(this: Value, thread: &Thread) -> Result<Value, Raised> {
                Ok(thread.intern(parts(&this, NAME, "__name__")?.function.definition().name))
            }

            /// The name with that of its class.
            #[getter]
            fn __qualname__(this: Value) -> Result<String, Raised> {
                Ok(qualified(parts(&this, NAME, "__qualname__")?.function))
            }

            /// The docstring.
            #[getter]
            fn __doc__(this: Value, thread: &Thread) -> Result<Value, Raised> {
                Ok(doc(thread, parts(&this, NAME, "__doc__")?.function))
            }

            /// The class that has the method.
            #[getter]
            #[member]
            fn __objclass__(this: Value) -> Result<Value, Raised> {
                Ok(parts(&this, NAME, "__objclass__")?
                    .function
                    .owner()
                    .unwrap_or(Value::NONE))
            }

            /// The signature.
            #[getter]
            fn __text_signature__(this: Value) -> Result<Option<String>, Raised> {
                Ok(text_signature(
                    parts(&this, NAME, "__text_signature__")?.function,
                ))
            }

            $($more)*
        }
    };
}

descriptor_class!(
    method_descriptor,
    "method_descriptor",
    "A method of a native class.",
    "method",
    /// Helper for pickle.
    fn __reduce__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        super::reduced(thread, &parts(&this, NAME, "__reduce__")?)
    }
);
descriptor_class!(
    slot_wrapper,
    "wrapper_descriptor",
    "A special method of a native class.",
    "slot wrapper",
    /// Helper for pickle.
    fn __reduce__(this: Value, thread: &Thread) -> Result<Value, Raised> {
        super::reduced(thread, &parts(&this, NAME, "__reduce__")?)
    }
);
descriptor_class!(
    class_method_descriptor,
    "classmethod_descriptor",
    "A class method of a native class.",
    "method"
);

/// A computed attribute of a native class.
#[weft_macros::class(name = "getset_descriptor", module = "builtins", payload = PropertyObject)]
pub mod property {
    use super::{Class, PropertyObject};
    use weft_heap::{Native, Raised, Thread, Value};

    /// What the attribute is when it is read from instance, or from the class owner where instance is None.
    fn __get__(
        this: &Native<PropertyObject>,
        thread: &Thread,
        instance: Value,
        #[default] owner: Option<Value>,
    ) -> Result<Value, Raised> {
        let _ = owner;
        if instance.is_none() {
            return Ok(this.value());
        }
        this.value_of(thread, instance)
    }

    /// Set an attribute of instance to value.
    fn __set__(
        this: &Native<PropertyObject>,
        thread: &Thread,
        instance: Value,
        value: Value,
    ) -> Result<(), Raised> {
        this.change(thread, instance, Some(value))
    }

    /// Delete an attribute of instance.
    fn __delete__(
        this: &Native<PropertyObject>,
        thread: &Thread,
        instance: Value,
    ) -> Result<(), Raised> {
        this.change(thread, instance, None)
    }

    /// Return repr(self).
    fn __repr__(this: &Native<PropertyObject>) -> String {
        format!(
            "<attribute '{}' of '{}' objects>",
            this.definition().name,
            this.owner_name()
        )
    }

    /// The name.
    #[getter]
    #[member]
    fn __name__(this: &Native<PropertyObject>) -> &'static str {
        this.definition().name
    }

    /// The name with that of its class.
    #[getter]
    fn __qualname__(this: &Native<PropertyObject>) -> String {
        {
            let owner = this.owner();
            let owner = Class::of(&owner).map_or_else(String::new, |owner| owner.name_text());
            format!("{owner}.{}", this.definition().name)
        }
    }

    /// The docstring.
    #[getter]
    fn __doc__(this: &Native<PropertyObject>) -> &'static str {
        this.definition().doc
    }

    /// The class that has the attribute.
    #[getter]
    #[member]
    fn __objclass__(this: &Native<PropertyObject>) -> Value {
        this.owner()
    }
}
