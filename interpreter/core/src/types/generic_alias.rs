//! `types.GenericAlias`: a class with arguments in square brackets, such as `list[int]` (PEP 585).

use crate::iterator_class;
use crate::native::Arguments;
use crate::protocol;
use crate::types::class::Class;
use crate::types::type_variables::{parameters_of, substituted};
use weft_heap::{List, Native, Raised, Slot, Str, Thread, Trace, Tracer, Tuple, Value};

/// A parameterised class.
pub struct GenericAlias {
    origin: Slot,
    arguments: Slot,
    parameters: Slot,
    /// Whether it was unpacked (`*tuple[int]`).
    is_starred: bool,
}

impl Trace for GenericAlias {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.origin, &self.arguments, &self.parameters]);
    }
}

impl GenericAlias {
    /// `origin[item]`: what the `__class_getitem__` of a built-in class gives.
    pub fn new(thread: &Thread, origin: Value, item: Value) -> Value {
        let arguments = if thread.shape_of(item) == weft_heap::ShapeId::TUPLE {
            item
        } else {
            thread.tuple(&[item])
        };
        GenericAlias::with_arguments(thread, origin, arguments, false)
    }

    fn blank(origin: Value, arguments: Value) -> GenericAlias {
        GenericAlias {
            origin: Slot::new(origin),
            arguments: Slot::new(arguments),
            parameters: Slot::empty(),
            is_starred: false,
        }
    }

    fn with_arguments(thread: &Thread, origin: Value, arguments: Value, is_starred: bool) -> Value {
        let alias = GenericAlias {
            is_starred,
            ..GenericAlias::blank(origin, arguments)
        };
        crate::interpreter::new_native(thread, alias).value()
    }

    /// The class.
    pub fn origin(&self) -> Value {
        self.origin.get().expect("an alias has an origin")
    }

    /// The tuple of arguments.
    pub fn arguments(&self) -> Value {
        self.arguments.get().expect("an alias has arguments")
    }

    fn items(&self) -> Vec<Value> {
        self.arguments()
            .downcast::<Tuple>()
            .map_or_else(Vec::new, |items| items.items().to_vec())
    }
}

/// How a type argument is shown.
pub(crate) fn argument_text(thread: &Thread, argument: Value) -> Result<String, Raised> {
    let text = |value: Value| {
        value
            .downcast::<Str>()
            .map_or_else(String::new, |text| text.as_str().to_owned())
    };
    if argument == Value::ELLIPSIS {
        return Ok("...".to_owned());
    }
    if argument.is_none() || crate::types::union::is_none_type(thread, argument) {
        return Ok("None".to_owned());
    }
    if let Some(list) = argument.downcast::<List>() {
        let mut parts = Vec::new();
        for item in list.snapshot(thread).items() {
            parts.push(argument_text(thread, *item)?);
        }
        return Ok(format!("[{}]", parts.join(", ")));
    }
    // What a metaclass gives these shows itself, class or not.
    let is_generic = protocol::try_attribute(thread, argument, thread.intern("__origin__"))?
        .is_some()
        && protocol::try_attribute(thread, argument, thread.intern("__args__"))?.is_some();
    if is_generic {
        return Ok(text(protocol::repr(thread, argument)?));
    }
    if let Some(class) = Class::of(&argument) {
        return Ok(crate::types::class::qualified_name(thread, class));
    }
    if argument.is::<Native<crate::types::function::Function>>() {
        let name = protocol::get_attribute_text(thread, argument, "__qualname__")?;
        let module = protocol::get_attribute_text(thread, argument, "__module__")?;
        return Ok(format!("{}.{}", text(module), text(name)));
    }
    Ok(text(protocol::repr(thread, argument)?))
}

fn parameters(thread: &Thread, alias: &GenericAlias) -> Result<Value, Raised> {
    if let Some(found) = alias.parameters.get() {
        return Ok(found);
    }
    let arguments = alias.arguments();
    let found = parameters_of(
        thread,
        arguments.downcast::<Tuple>().map_or(&[], Tuple::items),
    )?;
    alias.parameters.set(found);
    Ok(found)
}

/// Names that an alias answers itself; all others are its origin's.
const OWN: [&str; 10] = [
    // An alias is no class.
    "__bases__",
    "__class__",
    "__origin__",
    "__args__",
    "__parameters__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__unpacked__",
    "__typing_unpacked_tuple_args__",
];

fn is_own(name: &str) -> bool {
    OWN.contains(&name)
}

fn origin_call(
    thread: &Thread,
    alias: &GenericAlias,
    this: Value,
    arguments: Arguments<'_>,
) -> Result<Value, Raised> {
    let made = protocol::call(thread, alias.origin(), arguments)?;
    let result = protocol::set_attribute(thread, made, thread.intern("__orig_class__"), this);
    if let Err(raised) = result {
        // Objects that take no attributes do not say how they were made.
        let exception = thread.take_raised(raised);
        let is = |kind| crate::error::is_exception(thread, exception, kind);
        if !is(crate::error::Exception::AttributeError) && !is(crate::error::Exception::TypeError) {
            return Err(thread.set_raised(exception));
        }
    }
    Ok(made)
}

/// A generic type with its arguments, such as list[int]
///
/// `__origin__` is the type without them, here list; `__args__` is the tuple of them.
#[weft_macros::class(name = "GenericAlias", module = "types", subclassable, payload = GenericAlias)]
pub mod class {
    use super::{GenericAlias, argument_text, is_own, origin_call, parameters, substituted};
    use crate::error::type_error;
    use crate::native::Arguments;
    use crate::protocol;
    use crate::types::class::Class;
    use weft_heap::{Native, Raised, Str, Thread, Tuple, Value};

    /// Create and return a new object.
    #[new]
    #[positional_only]
    fn new(class: Value, thread: &Thread, origin: Value, arguments: Value) -> Value {
        let shape = Class::of(&class).expect("a class is instantiated").shape();
        let arguments = if arguments.is::<Tuple>() {
            arguments
        } else {
            thread.tuple(&[arguments])
        };
        Native::new(thread, shape, GenericAlias::blank(origin, arguments)).value()
    }

    #[rust]
    fn shown(thread: &Thread, this: &GenericAlias) -> Result<String, Raised> {
        let mut parts = Vec::new();
        for item in this.items() {
            parts.push(argument_text(thread, item)?);
        }
        let inside = if parts.is_empty() {
            "()".to_owned()
        } else {
            parts.join(", ")
        };
        let star = if this.is_starred { "*" } else { "" };
        Ok(format!(
            "{star}{}[{inside}]",
            argument_text(thread, this.origin())?
        ))
    }

    /// Return repr(self).
    fn __repr__(this: &Native<GenericAlias>, thread: &Thread) -> Result<String, Raised> {
        shown(thread, this)
    }

    /// Return hash(self).
    fn __hash__(this: &Native<GenericAlias>, thread: &Thread) -> Result<Value, Raised> {
        let hash =
            protocol::hash(thread, this.origin())? ^ protocol::hash(thread, this.arguments())?;
        Ok(thread.int(hash as i64 >> 3))
    }

    /// Return self==value.
    fn __eq__(this: &Native<GenericAlias>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(other) = other.downcast::<Native<GenericAlias>>() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let same = this.is_starred == other.is_starred
            && protocol::equals(thread, this.origin(), other.origin())?
            && protocol::equals(thread, this.arguments(), other.arguments())?;
        Ok(Value::from_bool(same))
    }

    /// Call self as a function.
    fn __call__(
        this: &Native<GenericAlias>,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Result<Value, Raised> {
        origin_call(thread, this, this.value(), arguments)
    }

    /// Return self[key].
    fn __getitem__(
        this: &Native<GenericAlias>,
        thread: &Thread,
        key: Value,
    ) -> Result<Value, Raised> {
        let text = shown(thread, this)?;
        let arguments = substituted(
            thread,
            (this.value(), &text),
            this.arguments(),
            parameters(thread, this)?,
            key,
        )?;
        Ok(GenericAlias::with_arguments(
            thread,
            this.origin(),
            arguments,
            this.is_starred,
        ))
    }

    /// Return getattr(self, name).
    fn __getattribute__(
        this: &Native<GenericAlias>,
        thread: &Thread,
        name: Value,
    ) -> Result<Value, Raised> {
        let text = name.downcast::<Str>().map_or("", Str::as_str);
        let name = thread.intern_value(name);
        if !is_own(text) && !(text.starts_with("__") && text.ends_with("__") && is_plain(text)) {
            return protocol::get_attribute(thread, this.origin(), name);
        }
        match protocol::generic_attribute(thread, this.value(), name)? {
            Some(value) => Ok(value),
            None if text == "__bases__" => Err(crate::error::attribute_error(format!(
                "'types.GenericAlias' object has no attribute '{text}'"
            ))),
            None => protocol::get_attribute(thread, this.origin(), name),
        }
    }

    /// Whether a special name is one that the alias has as an object.
    fn is_plain(name: &str) -> bool {
        matches!(
            name,
            "__copy__"
                | "__deepcopy__"
                | "__getattribute__"
                | "__repr__"
                | "__hash__"
                | "__eq__"
                | "__call__"
                | "__getitem__"
                | "__iter__"
                | "__or__"
                | "__ror__"
                | "__dir__"
                | "__ne__"
        )
    }

    /// Return self|value.
    fn __or__(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
        crate::types::union::union_of(thread, this, other)
    }

    /// Return value|self.
    fn __ror__(this: Value, thread: &Thread, other: Value) -> Result<Value, Raised> {
        crate::types::union::union_of(thread, other, this)
    }

    /// Implement iter(self).
    fn __iter__(this: &Native<GenericAlias>, thread: &Thread) -> Result<Value, Raised> {
        let iterator = super::AliasIterator {
            alias: weft_heap::Slot::new(this.value()),
        };
        Ok(crate::interpreter::new_native(thread, iterator).value())
    }

    /// The bases that a class statement uses instead.
    fn __mro_entries__(this: &Native<GenericAlias>, thread: &Thread, bases: Value) -> Value {
        let _ = bases;
        thread.tuple(&[this.origin()])
    }

    /// Instance checks need the class itself.
    fn __instancecheck__(this: &Native<GenericAlias>, instance: Value) -> Result<Value, Raised> {
        let _ = (this, instance);
        Err(type_error(
            "isinstance() argument 2 cannot be a parameterized generic",
        ))
    }

    /// Subclass checks need the class itself.
    fn __subclasscheck__(this: &Native<GenericAlias>, class: Value) -> Result<Value, Raised> {
        let _ = (this, class);
        Err(type_error(
            "issubclass() argument 2 cannot be a parameterized generic",
        ))
    }

    /// Helper for pickle.
    fn __reduce__(this: &Native<GenericAlias>, thread: &Thread) -> Result<Value, Raised> {
        if this.is_starred {
            // It is what iterating over the alias itself gives.
            let plain =
                GenericAlias::with_arguments(thread, this.origin(), this.arguments(), false);
            let builtins = crate::types::class::import(thread, "builtins")?;
            let next = protocol::get_attribute_text(thread, builtins, "next")?;
            let iterator = protocol::iterate(thread, plain)?;
            let arguments = thread.tuple(&[iterator]);
            return Ok(thread.tuple(&[next, arguments]));
        }
        let arguments = thread.tuple(&[this.origin(), this.arguments()]);
        Ok(thread.tuple(&[thread.class_of(this.value()), arguments]))
    }

    /// The names of the class and of the alias.
    fn __dir__(this: &Native<GenericAlias>, thread: &Thread) -> Result<Value, Raised> {
        let builtins = crate::types::class::import(thread, "builtins")?;
        let dir = protocol::get_attribute_text(thread, builtins, "dir")?;
        let names = protocol::call_values(thread, dir, &[this.origin()])?;
        let names = protocol::collect_list(thread, names)?;
        for own in super::OWN {
            let own = thread.intern(own);
            if !names.snapshot(thread).items().contains(&own) {
                names.push(thread, own);
            }
        }
        Ok(names.value())
    }

    /// The class.
    #[getter]
    #[member]
    fn __origin__(this: &Native<GenericAlias>) -> Value {
        this.origin()
    }

    /// The arguments.
    #[getter]
    #[member]
    fn __args__(this: &Native<GenericAlias>) -> Value {
        this.arguments()
    }

    /// The type variables in the arguments.
    #[getter]
    fn __parameters__(this: &Native<GenericAlias>, thread: &Thread) -> Result<Value, Raised> {
        parameters(thread, this)
    }

    /// The items of an unpacked tuple; None for all else.
    #[getter]
    fn __typing_unpacked_tuple_args__(
        this: &Native<GenericAlias>,
        thread: &Thread,
    ) -> Option<Value> {
        let is_tuple =
            Some(this.origin()) == crate::interpreter::Interpreter::of(thread).class_named("tuple");
        (this.is_starred && is_tuple).then(|| this.arguments())
    }

    /// Whether it was unpacked.
    #[getter]
    #[member]
    fn __unpacked__(this: &Native<GenericAlias>) -> bool {
        this.is_starred
    }
}

/// Gives the unpacked form of an alias, once.
pub struct AliasIterator {
    alias: Slot,
}

impl AliasIterator {
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let alias = self.alias.get();
        self.alias.clear();
        let alias = alias
            .as_ref()
            .and_then(|alias| alias.downcast::<Native<GenericAlias>>());
        Ok(alias.map(|alias| {
            GenericAlias::with_arguments(thread, alias.origin(), alias.arguments(), true)
        }))
    }
}

impl Trace for AliasIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slot(&self.alias);
    }

    fn next(object: &Native<Self>, thread: &Thread) -> Option<Result<Option<Value>, Raised>> {
        Some(object.step(thread))
    }
}

iterator_class! {
    alias_iterator_class,
    AliasIterator,
    "generic_alias_iterator",
    "builtins",
    "Iterator over an alias, for unpacking.",
    /// Return state information for pickling.
    fn __reduce__(this: &Native<AliasIterator>, thread: &Thread) -> Result<Value, Raised> {
        let source = this.alias.get().unwrap_or_else(|| thread.tuple(&[]));
        weft_core::types::iterator::reduced(thread, source, None)
    }
}
