//! `_thread._local`: attributes that each thread has for itself.

use weft_core::error::type_error;
use weft_core::heap::{
    Dict, Gc, List, Native, Raised, Slot, Thread, Trace, Tracer, Value, WeakReference,
};
use weft_core::interpreter::ThreadState;
use weft_core::names::{Name, Special};
use weft_core::native::{Arguments, ClassDefinition, NativeClass};
use weft_core::protocol;
use weft_core::types::class::{self, Class};

/// An object with attributes for each thread.
pub struct Local {
    /// Dictionaries of attributes by the ident of the thread.
    dictionaries: Slot,
    /// A tuple of the arguments, a tuple of the names of the last of them: what `__init__` gets in each thread.
    arguments: Slot,
}

impl Trace for Local {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.dictionaries, &self.arguments]);
    }
}

impl NativeClass for Local {
    fn definition() -> &'static ClassDefinition {
        &local_class::DEFINITION
    }
}

/// Takes the data of a thread that ends out of all objects that have some.
pub fn forget_thread(thread: &Thread) {
    let state = ThreadState::of(thread);
    let key = thread.int(state.identity() as i64);
    let Some(locals) = state.locals.take() else {
        return;
    };
    let Some(locals) = locals.downcast::<List>() else {
        return;
    };
    for reference in locals.snapshot(thread).items() {
        let target = reference
            .downcast::<WeakReference>()
            .and_then(WeakReference::target);
        if let Some(local) = target
            .as_ref()
            .and_then(|target| target.downcast::<Native<Local>>())
        {
            local.dictionaries().remove_simple(thread, key);
        }
    }
}

impl Local {
    fn dictionaries(&self) -> Gc<Dict> {
        self.dictionaries
            .get()
            .and_then(Value::cast)
            .expect("made with the object")
    }
}

/// The attributes of this thread. In a thread that is new to the object, `__init__` runs first.
fn attributes(thread: &Thread, this: &Native<Local>) -> Result<Gc<Dict>, Raised> {
    let state = ThreadState::of(thread);
    let key = thread.int(state.identity() as i64);
    let dictionaries = this.dictionaries();
    if let Some(own) = dictionaries.get_simple(thread, key) {
        return Ok(own.cast().expect("only dictionaries are put in"));
    }
    let own = thread.dict();
    dictionaries.set_simple(thread, key, own.value());
    if state.locals.get().is_none() {
        state.locals.set(List::from_items(thread, &[]).value());
    }
    if let Some(locals) = state.locals.get().and_then(Value::cast::<List>) {
        let shape = weft_core::heap::ShapeId::WEAK;
        locals.push(
            thread,
            WeakReference::new(thread, shape, this.value(), None).value(),
        );
    }
    if let Err(raised) = initialize(thread, this) {
        dictionaries.remove_simple(thread, key);
        return Err(raised);
    }
    Ok(own)
}

fn initialize(thread: &Thread, this: &Native<Local>) -> Result<(), Raised> {
    let Some(arguments) = this.arguments.get() else {
        return Ok(());
    };
    let Some([values, names]) = items(&arguments).first_chunk::<2>() else {
        return Ok(());
    };
    let Some(function) = own_init(thread, this.value()) else {
        return Ok(());
    };
    let mut all = vec![this.value()];
    all.extend_from_slice(items(values));
    let all = thread.tuple(&all);
    protocol::call(
        thread,
        function,
        Arguments::with_names(items(&all), items(names)),
    )
    .map(drop)
}

fn items(value: &Value) -> &[Value] {
    value
        .downcast::<weft_core::heap::Tuple>()
        .map_or(&[], |tuple| tuple.items())
}

/// The `__init__` of the object's class, unless it is `object`'s.
fn own_init(thread: &Thread, object: Value) -> Option<Value> {
    let class = thread.class_of(object);
    let class = Class::of(&class)?;
    let plain = weft_core::interpreter::Interpreter::of(thread).class_named("object")?;
    let plain = Class::of(&plain)?.special(Special::Init);
    class
        .special(Special::Init)
        .filter(|own| Some(*own) != plain)
}

/// What an attribute is found as in the class, with whether it goes before the thread's own attributes.
fn in_class(thread: &Thread, object: Value, name: Value) -> (Option<Value>, bool) {
    let own_class = thread.class_of(object);
    let Some(class) = Class::of(&own_class) else {
        return (None, false);
    };
    let found = class::lookup(thread, class, name);
    let first = found.is_some_and(|member| {
        let kind = thread.class_of(member);
        Class::of(&kind).is_some_and(|kind| {
            kind.special(Special::Set).is_some() || kind.special(Special::Delete).is_some()
        })
    });
    (found, first)
}

fn get(thread: &Thread, this: &Native<Local>, name: Value) -> Result<Value, Raised> {
    let name = thread.intern_value(name);
    let own = attributes(thread, this)?;
    if name == Name::Dict.value(thread) {
        return Ok(own.value());
    }
    let (member, first) = in_class(thread, this.value(), name);
    if !first && let Some(value) = own.get_simple(thread, name) {
        return Ok(value);
    }
    match member {
        Some(member) => protocol::bind(thread, member, this.value(), thread.class_of(this.value())),
        None => Err(class::missing_attribute(thread, this.value(), name)),
    }
}

fn change(
    thread: &Thread,
    this: &Native<Local>,
    name: Value,
    value: Option<Value>,
) -> Result<(), Raised> {
    let name = thread.intern_value(name);
    let own = attributes(thread, this)?;
    if name == Name::Dict.value(thread) {
        let kind = protocol::class_name(this.value());
        return Err(weft_core::error::attribute_error(format!(
            "'{kind}' object attribute '__dict__' is read-only"
        )));
    }
    let (_, first) = in_class(thread, this.value(), name);
    if first {
        return protocol::generic_set_attribute(thread, this.value(), name, value);
    }
    match value {
        Some(value) => own.set_simple(thread, name, value),
        None if own.remove_simple(thread, name).is_some() => {}
        None => return Err(class::missing_attribute(thread, this.value(), name)),
    }
    Ok(())
}

/// Thread-local data
#[weft_macros::class(name = "_local", module = "_thread", subclassable)]
pub mod local_class {
    use super::{Local, attributes, change, get, own_init, type_error};
    use weft_core::heap::{Native, Raised, Slot, Thread, Value};
    use weft_core::native::Keywords;
    use weft_core::types::class::Class;

    /// Create and return a new object.
    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let shape = Class::of(&class).expect("__new__ is given a class").shape();
        let mut values = arguments.to_vec();
        let mut names = Vec::new();
        for (name, value) in keywords.iter() {
            names.push(name);
            values.push(value);
        }
        let has_arguments = !values.is_empty();
        let all = thread.tuple(&[thread.tuple(&values), thread.tuple(&names)]);
        let dictionaries = thread.dict();
        let local = Local {
            dictionaries: Slot::new(dictionaries.value()),
            arguments: Slot::new(all),
        };
        let local = Native::new(thread, shape, local);
        if has_arguments && own_init(thread, local.value()).is_none() {
            return Err(type_error("Initialization arguments are not supported"));
        }
        // `type.__call__` runs `__init__` in this thread.
        let own = thread.int(weft_core::interpreter::ThreadState::of(thread).identity() as i64);
        dictionaries.set_simple(thread, own, thread.dict().value());
        Ok(local.value())
    }

    /// Return getattr(self, name).
    fn __getattribute__(
        this: &Native<Local>,
        thread: &Thread,
        name: Value,
    ) -> Result<Value, Raised> {
        get(thread, this, name)
    }

    /// Implement setattr(self, name, value).
    fn __setattr__(
        this: &Native<Local>,
        thread: &Thread,
        name: Value,
        value: Value,
    ) -> Result<(), Raised> {
        change(thread, this, name, Some(value))
    }

    /// Implement delattr(self, name).
    fn __delattr__(this: &Native<Local>, thread: &Thread, name: Value) -> Result<(), Raised> {
        change(thread, this, name, None)
    }

    /// The names of the attributes.
    fn __dir__(this: &Native<Local>, thread: &Thread) -> Result<Value, Raised> {
        let own = attributes(thread, this)?;
        let names = weft_core::heap::List::from_items(thread, &[]);
        let mut position = 0;
        while let Some((next, name, _)) = own.next(position) {
            position = next;
            names.push(thread, name);
        }
        let class = thread.class_of(this.value());
        if let Some(class) = Class::of(&class) {
            for part in class.mro().items() {
                let Some(part) = Class::of(part) else {
                    continue;
                };
                let dictionary = part.dictionary();
                let mut position = 0;
                while let Some((next, name, _)) = dictionary.next(position) {
                    position = next;
                    names.push(thread, name);
                }
            }
        }
        Ok(names.value())
    }
}
