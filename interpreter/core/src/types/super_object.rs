//! `super`: attributes of the classes that come after one in an object's order of lookup.

use crate::code::Code;
use crate::error::{runtime_error, type_error};
use crate::names::{Name, Special};
use crate::native::{Arguments, Binding};
use crate::protocol;
use crate::types::class::{Class, is_subclass};
use crate::types::function::{BoundMethod, Function, NativeFunction, current_frame};
use weft_heap::{
    Cell, Frame, FrameSlot, Lookup, Native, Raised, Slot, Thread, Trace, Tracer, Value,
    simple_hash_of,
};

/// A `super` object.
#[derive(Default)]
pub struct Super {
    class: Slot,
    object: Slot,
    /// The class whose order is searched: the object's, or the object itself.
    object_class: Slot,
}

impl Trace for Super {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.class, &self.object, &self.object_class]);
    }
}

/// The class whose order `super(class, object)` searches.
///
/// # Errors
/// `TypeError` if `object` is neither an instance nor a subclass of `class`.
pub fn check(thread: &Thread, class: Value, object: Value) -> Result<Value, Raised> {
    if Class::of(&object).is_some() && is_subclass(object, class) {
        return Ok(object);
    }
    let own = thread.class_of(object);
    if is_subclass(own, class) {
        return Ok(own);
    }
    let claimed = protocol::try_attribute(thread, object, Name::Class.value(thread))?;
    match claimed.filter(|claimed| *claimed != own && is_subclass(*claimed, class)) {
        Some(claimed) => Ok(claimed),
        None => {
            let shown = match Class::of(&object) {
                Some(object) => format!("type {}", object.name_text()),
                None => format!("instance of {}", protocol::class_name(object)),
            };
            let name = Class::of(&class).map_or_else(String::new, |class| class.name_text());
            Err(type_error(format!(
                "super(type, obj): obj ({shown}) is not an instance or subtype of type ({name})."
            )))
        }
    }
}

/// What the classes after `class` in the order of `object_class` have under a name, not bound.
pub fn find(thread: &Thread, class: Value, object_class: Value, name: Value) -> Option<Value> {
    let hash = simple_hash_of(thread, name)?;
    let mro = Class::of(&object_class)?.mro();
    let position = mro.items().iter().position(|ancestor| *ancestor == class)?;
    mro.items()[position + 1..].iter().find_map(|ancestor| {
        match Class::of(ancestor)?.dictionary().get(hash, name) {
            Lookup::Found(value) => Some(value),
            Lookup::Missing | Lookup::Undecided => None,
        }
    })
}

/// `super(class, object).name`, without making the `super` object.
pub fn attribute(
    thread: &Thread,
    class: Value,
    object: Value,
    name: Value,
) -> Result<Value, Raised> {
    let object_class = check(thread, class, object)?;
    if name != Name::Class.value(thread)
        && let Some(member) = find(thread, class, object_class, name)
    {
        return bind(thread, member, object, object_class);
    }
    let this = Super {
        class: Slot::new(class),
        object: Slot::new(object),
        object_class: Slot::new(object_class),
    };
    let this = crate::interpreter::new_native(thread, this).value();
    match protocol::generic_attribute(thread, this, name)? {
        Some(value) => Ok(value),
        None => Err(crate::types::class::missing_attribute(thread, this, name)),
    }
}

/// The function that `super(class, object).name` binds to the object, where calling it with the object in front is the
/// same: for nodes that call methods of `super()`.
pub fn method(
    thread: &Thread,
    class: Value,
    object: Value,
    name: Value,
) -> Result<Option<Value>, Raised> {
    if Class::of(&object).is_some() {
        return Ok(None);
    }
    let object_class = check(thread, class, object)?;
    Ok(find(thread, class, object_class, name).filter(|member| {
        match member.downcast::<Native<NativeFunction>>() {
            Some(native) => native.definition().binding == Binding::Method,
            None => member.is::<Native<Function>>(),
        }
    }))
}

fn bind(
    thread: &Thread,
    member: Value,
    object: Value,
    object_class: Value,
) -> Result<Value, Raised> {
    if object != object_class {
        return protocol::bind(thread, member, object, object_class);
    }
    // The receiver is a class: functions stay as they are.
    if let Some(native) = member.downcast::<Native<NativeFunction>>() {
        return Ok(match native.definition().binding {
            Binding::ClassMethod => BoundMethod::new(thread, member, object_class).value(),
            Binding::Function | Binding::New => member,
            // An unbound method of `type`, looked up in a metaclass, belongs to the class itself.
            Binding::Method => member,
        });
    }
    let own_class = thread.class_of(member);
    match Class::of(&own_class).and_then(|class| class.special(Special::Get)) {
        Some(get) => protocol::call_bound(
            thread,
            get,
            member,
            Arguments::positional(&[Value::NONE, object_class]),
        ),
        None => Ok(member),
    }
}

/// The class and the receiver that `super()` without arguments means in the function that runs.
///
/// # Errors
/// `RuntimeError` where there are none.
pub fn implied(thread: &Thread) -> Result<(Value, Value), Raised> {
    let frame = current_frame(thread).ok_or_else(|| runtime_error("super(): no current frame"))?;
    let function = frame
        .function()
        .ok_or_else(|| runtime_error("super(): no code object"))?;
    let function = function
        .downcast::<Native<Function>>()
        .expect("the current function is one");
    let code = function.code();
    if code.signature.positional == 0 {
        return Err(runtime_error("super(): no arguments"));
    }
    let receiver =
        first_argument(frame, code).ok_or_else(|| runtime_error("super(): arg[0] deleted"))?;
    let index = code
        .body()
        .class_free
        .ok_or_else(|| runtime_error("super(): __class__ cell not found"))?;
    let cell = function
        .free(index)
        .ok_or_else(|| runtime_error("super(): bad __class__ cell"))?;
    let class = cell
        .get()
        .ok_or_else(|| runtime_error("super(): empty __class__ cell"))?;
    if Class::of(&class).is_none() {
        let given = protocol::class_name(class);
        return Err(runtime_error(format!(
            "super(): __class__ is not a type ({given})"
        )));
    }
    Ok((class, receiver))
}

/// The first positional argument of the function in a frame, where it is now.
fn first_argument(frame: Frame<'_>, code: &Code) -> Option<Value> {
    let first = FrameSlot::local(0)?;
    match code
        .body()
        .cells
        .iter()
        .find(|cell| cell.parameter == Some(first))
    {
        Some(cell) => frame.get(cell.slot)?.downcast::<Cell>()?.get(),
        None => frame.get(first),
    }
}

/// super() -> super(__class__, self), inside of a method
/// super(type) -> not bound yet
/// super(type, obj) -> bound to an instance of type
/// super(type, type2) -> bound to a subclass of type
#[weft_macros::class(name = "super", module = "builtins", subclassable, payload = Super)]
pub mod class {
    use super::{Super, bind, check, find, implied};
    use crate::error::type_error;
    use crate::names::Name;
    use crate::native::Keywords;
    use crate::protocol::{self, class_name};
    use crate::types::class::Class;
    use weft_heap::{Native, Raised, Thread, Value};

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
        Native::new(thread, shape, Super::default()).value()
    }

    /// Initialize self.
    fn __init__(
        this: &Native<Super>,
        thread: &Thread,
        #[positional_only]
        #[default(Value::ABSENT)]
        r#type: Value,
        #[positional_only]
        #[default(Value::ABSENT)]
        object: Value,
    ) -> Result<(), Raised> {
        let (class, object) = if r#type == Value::ABSENT {
            let (class, receiver) = implied(thread)?;
            (class, Some(receiver))
        } else {
            (
                r#type,
                Some(object).filter(|object| *object != Value::ABSENT && !object.is_none()),
            )
        };
        if Class::of(&class).is_none() {
            return Err(type_error(format!(
                "super() argument 1 must be a type, not {}",
                class_name(class)
            )));
        }
        this.class.set(class);
        if let Some(object) = object {
            this.object_class.set(check(thread, class, object)?);
            this.object.set(object);
        }
        Ok(())
    }

    /// Return getattr(self, name).
    fn __getattribute__(
        this: &Native<Super>,
        thread: &Thread,
        name: Value,
    ) -> Result<Value, Raised> {
        let name = thread.intern_value(name);
        let parts = (this.class.get(), this.object.get(), this.object_class.get());
        if let (Some(class), Some(object), Some(object_class)) = parts
            && name != Name::Class.value(thread)
            && let Some(member) = find(thread, class, object_class, name)
        {
            return bind(thread, member, object, object_class);
        }
        match protocol::generic_attribute(thread, this.value(), name)? {
            Some(value) => Ok(value),
            None => Err(crate::types::class::missing_attribute(
                thread,
                this.value(),
                name,
            )),
        }
    }

    /// What the attribute is when it is read from instance, or from the class owner where instance is None.
    fn __get__(
        this: &Native<Super>,
        thread: &Thread,
        instance: Value,
        #[default] owner: Option<Value>,
    ) -> Result<Value, Raised> {
        let _ = owner;
        let class = this.class.get().unwrap_or(Value::NONE);
        if instance.is_none() || this.object.get().is_some() {
            return Ok(this.value());
        }
        protocol::call_values(thread, thread.class_of(this.value()), &[class, instance])
    }

    /// Return repr(self).
    fn __repr__(this: &Native<Super>) -> String {
        let name = |class: Option<Value>| {
            class
                .as_ref()
                .and_then(Class::of)
                .map_or_else(|| "NULL".to_owned(), |class| class.name_text())
        };
        match this.object_class.get() {
            Some(object_class) => {
                format!(
                    "<super: <class '{}'>, <{} object>>",
                    name(this.class.get()),
                    name(Some(object_class))
                )
            }
            None => format!("<super: <class '{}'>, NULL>", name(this.class.get())),
        }
    }

    /// the class invoking super()
    #[getter]
    #[member]
    fn __thisclass__(this: &Native<Super>) -> Option<Value> {
        this.class.get()
    }

    /// the instance invoking super(); may be None
    #[getter]
    #[member]
    fn __self__(this: &Native<Super>) -> Option<Value> {
        this.object.get()
    }

    /// The class whose order of bases is searched; None for an unbound super().
    #[getter]
    #[member]
    fn __self_class__(this: &Native<Super>) -> Option<Value> {
        this.object_class.get()
    }
}
