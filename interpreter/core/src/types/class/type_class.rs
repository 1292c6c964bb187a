//! The class `type`.

use crate::error::type_error;
use crate::names::Name;
use crate::protocol::{self, class_name};
use crate::types::class::{Class, ClassFlag, create};
use weft_heap::{Dict, List, Raised, Thread, Tuple, Value};

/// The error for deleting what each class has.
fn cannot_delete(class: &Class, name: &str) -> Raised {
    if let Err(raised) = check_changeable(class, name) {
        return raised;
    }
    let shown = create::dotted_name(class);
    type_error(format!(
        "cannot delete '{name}' attribute of immutable type '{shown}'"
    ))
}

fn check_changeable(class: &Class, name: &str) -> Result<(), Raised> {
    if class.has(ClassFlag::Immutable) {
        let shown = create::dotted_name(class);
        return Err(type_error(format!(
            "cannot set '{name}' attribute of immutable type '{shown}'"
        )));
    }
    Ok(())
}

/// The annotations of a class, worked out at first use (PEP 649).
fn annotations(thread: &Thread, value: Value, class: &Class) -> Result<Value, Raised> {
    let dictionary = class.dictionary();
    for name in [
        Name::Annotations.value(thread),
        thread.intern("__annotations_cache__"),
    ] {
        if let Some(found) = dictionary.get_simple(thread, name) {
            return Ok(found);
        }
    }
    if class.has(ClassFlag::Immutable) {
        return Err(super::missing_attribute(
            thread,
            value,
            Name::Annotations.value(thread),
        ));
    }
    let annotate = annotate_function(thread, class);
    let found = if annotate.is_none() {
        thread.dict().value()
    } else {
        let found = protocol::call_values(thread, annotate, &[thread.int(1)])?;
        if !found.is::<Dict>() {
            let name = class_name(found);
            return Err(type_error(format!(
                "__annotate__ returned non-dict of type '{name}'"
            )));
        }
        found
    };
    dictionary.set_simple(thread, thread.intern("__annotations_cache__"), found);
    Ok(found)
}

fn annotate_function(thread: &Thread, class: &Class) -> Value {
    let dictionary = class.dictionary();
    dictionary
        .get_simple(thread, Name::Annotate.value(thread))
        .or_else(|| dictionary.get_simple(thread, Name::AnnotateFunction.value(thread)))
        .unwrap_or(Value::NONE)
}

/// Annotations that were set or deleted are not worked out any more.
fn forget_annotate(thread: &Thread, dictionary: &Dict) {
    dictionary.remove_simple(thread, Name::Annotate.value(thread));
    dictionary.set_simple(thread, Name::AnnotateFunction.value(thread), Value::NONE);
}

/// Gives a class other bases (assignment to `__bases__`).
fn set_bases(thread: &Thread, value: Value, class: &Class, bases: Value) -> Result<(), Raised> {
    check_changeable(class, "__bases__")?;
    let name = class.name_text();
    let Some(bases) = bases.cast::<Tuple>() else {
        let given = class_name(bases);
        return Err(type_error(format!(
            "can only assign tuple to {name}.__bases__, not {given}"
        )));
    };
    if bases.is_empty() {
        return Err(type_error(format!(
            "can only assign non-empty tuple to {name}.__bases__, not ()"
        )));
    }
    for base in bases.items() {
        let Some(base_class) = Class::of(base) else {
            let given = class_name(*base);
            return Err(type_error(format!(
                "{name}.__bases__ must be tuple of classes, not '{given}'"
            )));
        };
        if super::is_subclass(*base, value) {
            return Err(type_error("a __bases__ item causes an inheritance cycle"));
        }
        let own_solid = class.solid();
        if own_solid != value && base_class.solid() != own_solid {
            let new = base_class.name_text();
            let old = class
                .base()
                .as_ref()
                .and_then(Class::of)
                .map_or_else(String::new, |old| old.name_text());
            return Err(type_error(format!(
                "__bases__ assignment: '{new}' object layout differs from '{old}'"
            )));
        }
    }
    let old = class.bases();
    class.bases.set(bases.value());
    // Classes, the order that each had, and the one that it got.
    let changed = List::from_items(thread, &[]);
    let renewed = renew_orders(thread, value, &changed);
    // An `mro` may have given the class other bases meanwhile, which then are what counts.
    let is_current = class.bases().value() == bases.value();
    if let Err(raised) = renewed {
        if is_current {
            class.bases.set(old.value());
        }
        for change in changed.snapshot(thread).items() {
            let Some([class, order, new]) = change.downcast::<Tuple>().map(Tuple::items) else {
                continue;
            };
            if let Some(class) = Class::of(class)
                && class.mro().value() == *new
            {
                class.mro.set(*order);
            }
        }
        return Err(raised);
    }
    if !is_current {
        return Ok(());
    }
    let before = old.value();
    let before = before.downcast::<Tuple>().expect("bases are a tuple");
    for base in before.items().iter().filter_map(Class::of) {
        base.remove_subclass(thread, value);
    }
    for base in bases.items().iter().filter_map(Class::of) {
        base.add_subclass(thread, value);
    }
    thread.heap().invalidate_class_lookups();
    class.after_new_order(thread, value);
    thread.replace_shapes(move |class| super::is_subclass(class, value));
    Ok(())
}

fn renew_orders(thread: &Thread, value: Value, changed: &List) -> Result<(), Raised> {
    let class = Class::of(&value).expect("a class");
    let before = class.mro().value();
    let bases = class.bases();
    let found = create::find_order(thread, thread.class_of(value), value, bases.items());
    let order = found.inspect_err(|_| {
        // It had the usual order while its `mro` ran.
        if class.bases().value() == bases.value() {
            class.mro.set(before);
        }
    })?;
    changed.push(thread, thread.tuple(&[value, before, order]));
    class.mro.set(order);
    for below in class.subclasses() {
        renew_orders(thread, below, changed)?;
    }
    Ok(())
}

/// type(object) -> the object's type
/// type(name, bases, dict, **kwds) -> a new type
#[weft_macros::class(name = "type", module = "builtins", bases = ["object"], subclassable, dictionary, payload = Class)]
pub mod class {
    use super::{
        annotate_function, annotations, cannot_delete, check_changeable, forget_annotate, set_bases,
    };
    use crate::error::{attribute_error, type_error};
    use crate::names::{Name, Special};
    use crate::native::{Arguments, Keywords};
    use crate::protocol::{self, class_name};
    use crate::types::class::{Class, ClassFlag, construct, create, object_class};
    use crate::types::mapping_proxy;
    use weft_heap::{Dict, Native, Raised, Str, Thread, Tuple, Value};

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let [name, bases, namespace] = arguments else {
            let given = arguments.len();
            return Err(type_error(format!(
                "type.__new__() takes exactly 3 arguments ({given} given)"
            )));
        };
        if !name.is::<Str>() {
            return Err(type_error(format!(
                "type.__new__() argument 1 must be str, not {}",
                class_name(*name)
            )));
        }
        let Some(bases) = bases.cast::<Tuple>() else {
            return Err(type_error(format!(
                "type.__new__() argument 2 must be tuple, not {}",
                class_name(*bases)
            )));
        };
        let Some(namespace) = namespace.downcast::<Dict>() else {
            return Err(type_error(format!(
                "type.__new__() argument 3 must be dict, not {}",
                class_name(*namespace)
            )));
        };
        if !Class::of(&class).is_some_and(|class| class.has(ClassFlag::Metaclass)) {
            let name =
                Class::of(&class).map_or_else(|| class_name(class), |class| class.name_text());
            return Err(type_error(format!(
                "type.__new__({name}): {name} is not a subtype of type"
            )));
        }
        create::new_class(thread, class, *name, bases, namespace, keywords)
    }

    /// Initialize self.
    fn __init__(
        this: &Native<Class>,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<(), Raised> {
        let _ = (this, keywords);
        match arguments.len() {
            1 | 3 => Ok(()),
            _ => Err(type_error("type.__init__() takes 1 or 3 arguments")),
        }
    }

    /// Call self as a function.
    fn __call__(
        this: &Native<Class>,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Result<Value, Raised> {
        construct::construct_plainly(thread, this.value(), arguments)
    }

    /// Return repr(self).
    fn __repr__(this: &Native<Class>, thread: &Thread) -> String {
        format!("<class '{}'>", object_class::qualified_name(thread, this))
    }

    /// Used to create the namespace for the class statement.
    #[class_method]
    fn __prepare__(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Value {
        let _ = (class, arguments, keywords);
        thread.dict().value()
    }

    /// Check if an object is an instance.
    fn __instancecheck__(
        this: &Native<Class>,
        thread: &Thread,
        instance: Value,
    ) -> Result<bool, Raised> {
        crate::types::class::check::plain_is_instance(thread, instance, this.value())
    }

    /// Check if a class is a subclass.
    fn __subclasscheck__(
        this: &Native<Class>,
        thread: &Thread,
        subclass: Value,
    ) -> Result<bool, Raised> {
        crate::types::class::check::plain_is_subclass(thread, subclass, this.value())
    }

    /// Return a type's method resolution order.
    fn mro(this: &Native<Class>, thread: &Thread) -> Result<Value, Raised> {
        let order =
            crate::types::class::order::linearize(thread, this.value(), this.bases().items())?;
        Ok(weft_heap::List::from_items(thread, &order).value())
    }

    /// Return a list of immediate subclasses.
    fn __subclasses__(this: &Native<Class>, thread: &Thread) -> Value {
        weft_heap::List::from_items(thread, &this.subclasses()).value()
    }

    /// Specialized __dir__ implementation for types.
    fn __dir__(this: &Native<Class>, thread: &Thread) -> Value {
        let all = thread.dict();
        object_class::add_class_names(thread, &all, this);
        object_class::list_of_keys(thread, &all)
    }

    /// Return memory consumption of the type object.
    fn __sizeof__(this: &Native<Class>) -> usize {
        this.value().size()
    }

    /// Return self|value.
    fn __or__(this: Value, thread: &Thread, value: Value) -> Result<Value, Raised> {
        crate::types::union::union_of(thread, this, value)
    }

    /// Return value|self.
    fn __ror__(this: Value, thread: &Thread, value: Value) -> Result<Value, Raised> {
        crate::types::union::union_of(thread, value, this)
    }

    /// The name.
    #[getter]
    fn __name__(this: &Native<Class>) -> Value {
        this.name()
    }

    #[setter("__name__")]
    fn set_name(this: &Native<Class>, thread: &Thread, value: Value) -> Result<(), Raised> {
        check_changeable(this, "__name__")?;
        let Some(text) = value.downcast::<Str>() else {
            let (name, given) = (this.name_text(), class_name(value));
            return Err(type_error(format!(
                "can only assign string to {name}.__name__, not '{given}'"
            )));
        };
        create::check_encodable(thread, value)?;
        if text.as_str().contains('\0') {
            return Err(crate::error::value_error(
                "type name must not contain null characters",
            ));
        }
        this.set_name(value);
        Ok(())
    }

    #[deleter("__name__")]
    fn delete_name(this: &Native<Class>) -> Result<(), Raised> {
        Err(cannot_delete(this, "__name__"))
    }

    /// The name with those of what it is defined in.
    #[getter]
    fn __qualname__(this: &Native<Class>) -> Value {
        this.qualname()
    }

    #[setter("__qualname__")]
    fn set_qualname(this: &Native<Class>, value: Value) -> Result<(), Raised> {
        check_changeable(this, "__qualname__")?;
        if !value.is::<Str>() {
            let (name, given) = (this.name_text(), class_name(value));
            return Err(type_error(format!(
                "can only assign string to {name}.__qualname__, not '{given}'"
            )));
        }
        this.set_qualname(value);
        Ok(())
    }

    #[deleter("__qualname__")]
    fn delete_qualname(this: &Native<Class>) -> Result<(), Raised> {
        Err(cannot_delete(this, "__qualname__"))
    }

    /// The module that it is defined in.
    #[getter]
    fn __module__(this: &Native<Class>, thread: &Thread) -> Result<Value, Raised> {
        if let Some(definition) = this.definition() {
            return Ok(thread.intern(definition.module));
        }
        match this
            .dictionary()
            .get_simple(thread, Name::Module.value(thread))
        {
            Some(module) => Ok(module),
            None => Err(attribute_error("__module__")),
        }
    }

    #[setter("__module__")]
    fn set_module(this: &Native<Class>, thread: &Thread, value: Value) -> Result<(), Raised> {
        check_changeable(this, "__module__")?;
        this.set_attribute(thread, this.value(), Name::Module.value(thread), value);
        // Where it was written is a line of the module that it said before.
        let line = thread.intern("__firstlineno__");
        if this.dictionary().get_simple(thread, line).is_some() {
            this.delete_attribute(thread, this.value(), line);
        }
        Ok(())
    }

    #[deleter("__module__")]
    fn delete_module(this: &Native<Class>) -> Result<(), Raised> {
        Err(cannot_delete(this, "__module__"))
    }

    /// The docstring.
    #[getter]
    fn __doc__(this: &Native<Class>, thread: &Thread) -> Result<Value, Raised> {
        if let Some(definition) = this.definition() {
            let is_empty = definition.doc.is_empty();
            return Ok(if is_empty {
                Value::NONE
            } else {
                thread.string(definition.doc)
            });
        }
        let Some(doc) = this
            .dictionary()
            .get_simple(thread, Name::Doc.value(thread))
        else {
            return Ok(Value::NONE);
        };
        let class = thread.class_of(doc);
        match Class::of(&class).and_then(|class| class.special(Special::Get)) {
            Some(_) => protocol::bind(thread, doc, Value::NONE, this.value()),
            None => Ok(doc),
        }
    }

    #[setter("__doc__")]
    fn set_doc(this: &Native<Class>, thread: &Thread, value: Value) -> Result<(), Raised> {
        check_changeable(this, "__doc__")?;
        this.set_attribute(thread, this.value(), Name::Doc.value(thread), value);
        Ok(())
    }

    #[deleter("__doc__")]
    fn delete_doc(this: &Native<Class>) -> Result<(), Raised> {
        Err(cannot_delete(this, "__doc__"))
    }

    /// The attributes, read-only.
    #[getter]
    fn __dict__(this: &Native<Class>, thread: &Thread) -> Value {
        mapping_proxy::MappingProxy::new(thread, this.dictionary().value())
    }

    /// The direct bases.
    #[getter]
    fn __bases__(this: &Native<Class>) -> Value {
        this.bases().value()
    }

    #[setter("__bases__")]
    fn change_bases(this: &Native<Class>, thread: &Thread, value: Value) -> Result<(), Raised> {
        set_bases(thread, this.value(), this, value)
    }

    #[deleter("__bases__")]
    fn delete_bases(this: &Native<Class>) -> Result<(), Raised> {
        Err(cannot_delete(this, "__bases__"))
    }

    /// The base whose layout instances have.
    #[getter]
    #[member]
    fn __base__(this: &Native<Class>) -> Option<Value> {
        this.base()
    }

    /// The order in which attributes are looked up.
    #[getter]
    fn __mro__(this: &Native<Class>) -> Value {
        this.mro().value()
    }

    /// What CPython's flags say about classes, as far as it is known here.
    #[getter]
    #[member]
    fn __flags__(this: &Native<Class>) -> i64 {
        let mut flags = 0;
        let mut set = |bit: u32, holds: bool| flags |= i64::from(holds) << bit;
        set(8, this.has(ClassFlag::Immutable));
        set(9, this.definition().is_none());
        set(10, this.has(ClassFlag::Subclassable));
        set(12, true);
        set(20, this.has(ClassFlag::Abstract));
        set(30, this.has(ClassFlag::Exception));
        set(31, this.has(ClassFlag::Metaclass));
        flags
    }

    /// Bytes that an instance takes.
    #[getter]
    #[member]
    fn __basicsize__(this: &Native<Class>) -> usize {
        16 + 8 * usize::from(this.fixed())
    }

    /// Bytes that each item of an instance takes.
    #[getter]
    #[member]
    fn __itemsize__(this: &Native<Class>) -> usize {
        let _ = this;
        0
    }

    /// Whether instances have an attribute dictionary, as a number.
    #[getter]
    #[member]
    fn __dictoffset__(this: &Native<Class>) -> i64 {
        if this.has(ClassFlag::HasDictionary) {
            -1
        } else {
            0
        }
    }

    /// Whether instances can be the target of weak references, as a number.
    #[getter]
    #[member]
    fn __weakrefoffset__(this: &Native<Class>) -> i64 {
        if this.has(ClassFlag::WeakReferable) {
            -1
        } else {
            0
        }
    }

    /// The signature, of native classes.
    #[getter]
    fn __text_signature__(this: &Native<Class>) -> Option<&'static str> {
        this.definition()?.signature
    }

    /// The names of the methods that are abstract.
    #[getter]
    fn __abstractmethods__(this: &Native<Class>, thread: &Thread) -> Result<Value, Raised> {
        let name = Name::AbstractMethods.value(thread);
        let found = if this.definition().is_some() {
            None
        } else {
            this.dictionary().get_simple(thread, name)
        };
        found.ok_or_else(|| attribute_error("__abstractmethods__"))
    }

    #[setter("__abstractmethods__")]
    fn set_abstract_methods(
        this: &Native<Class>,
        thread: &Thread,
        value: Value,
    ) -> Result<(), Raised> {
        let holds = protocol::truth(thread, value)?;
        check_changeable(this, "__abstractmethods__")?;
        this.set_attribute(
            thread,
            this.value(),
            Name::AbstractMethods.value(thread),
            value,
        );
        if holds {
            this.add(ClassFlag::Abstract)
        } else {
            this.remove(ClassFlag::Abstract)
        }
        this.update_flags(thread);
        Ok(())
    }

    #[deleter("__abstractmethods__")]
    fn delete_abstract_methods(this: &Native<Class>, thread: &Thread) -> Result<(), Raised> {
        check_changeable(this, "__abstractmethods__")?;
        let name = Name::AbstractMethods.value(thread);
        if !this.delete_attribute(thread, this.value(), name) {
            return Err(crate::types::class::missing_attribute(
                thread,
                this.value(),
                name,
            ));
        }
        this.remove(ClassFlag::Abstract);
        this.update_flags(thread);
        Ok(())
    }

    /// The annotations.
    #[getter]
    fn __annotations__(this: &Native<Class>, thread: &Thread) -> Result<Value, Raised> {
        annotations(thread, this.value(), this)
    }

    #[setter("__annotations__")]
    fn set_annotations(this: &Native<Class>, thread: &Thread, value: Value) -> Result<(), Raised> {
        check_changeable(this, "__annotations__")?;
        let dictionary = this.dictionary();
        let own = Name::Annotations.value(thread);
        // Where the body of the class filled a dictionary itself, that one is replaced.
        let name = match dictionary.get_simple(thread, own) {
            Some(_) => own,
            None => thread.intern("__annotations_cache__"),
        };
        dictionary.set_simple(thread, name, value);
        forget_annotate(thread, &dictionary);
        Ok(())
    }

    #[deleter("__annotations__")]
    fn delete_annotations(this: &Native<Class>, thread: &Thread) -> Result<(), Raised> {
        check_changeable(this, "__annotations__")?;
        let dictionary = this.dictionary();
        let names = [
            thread.intern("__annotations_cache__"),
            Name::Annotations.value(thread),
        ];
        if names
            .into_iter()
            .filter(|name| dictionary.remove_simple(thread, *name).is_some())
            .count()
            == 0
        {
            return Err(attribute_error("__annotations__"));
        }
        forget_annotate(thread, &dictionary);
        Ok(())
    }

    /// The function that works the annotations out.
    #[getter]
    fn __annotate__(this: &Native<Class>, thread: &Thread) -> Result<Value, Raised> {
        if this.has(ClassFlag::Immutable) {
            let name = this.name_text();
            return Err(attribute_error(format!(
                "type object '{name}' has no attribute '__annotate__'"
            )));
        }
        Ok(annotate_function(thread, this))
    }

    #[setter("__annotate__")]
    fn set_annotate(this: &Native<Class>, thread: &Thread, value: Value) -> Result<(), Raised> {
        check_changeable(this, "__annotate__")?;
        if !value.is_none() && !protocol::is_callable(thread, value) {
            return Err(type_error("__annotate__ must be callable or None"));
        }
        let dictionary = this.dictionary();
        dictionary.set_simple(thread, Name::AnnotateFunction.value(thread), value);
        if !value.is_none() {
            dictionary.remove_simple(thread, thread.intern("__annotations_cache__"));
        }
        Ok(())
    }

    #[deleter("__annotate__")]
    fn delete_annotate(this: &Native<Class>) -> Result<(), Raised> {
        check_changeable(this, "__annotate__")?;
        Err(type_error("cannot delete __annotate__ attribute"))
    }

    /// The type parameters.
    #[getter]
    fn __type_params__(this: &Native<Class>, thread: &Thread) -> Value {
        let found = this
            .dictionary()
            .get_simple(thread, Name::TypeParams.value(thread));
        match found {
            Some(found) if this.definition().is_none() => found,
            _ => thread.tuple(&[]),
        }
    }

    #[setter("__type_params__")]
    fn set_type_params(this: &Native<Class>, thread: &Thread, value: Value) -> Result<(), Raised> {
        check_changeable(this, "__type_params__")?;
        this.dictionary()
            .set_simple(thread, Name::TypeParams.value(thread), value);
        Ok(())
    }

    #[deleter("__type_params__")]
    fn delete_type_params(this: &Native<Class>) -> Result<(), Raised> {
        Err(cannot_delete(this, "__type_params__"))
    }
}
