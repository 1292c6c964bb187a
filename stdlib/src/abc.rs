//! `_abc`: what `abc.ABCMeta` does for each class, with its caches.

use std::sync::atomic::{AtomicU64, Ordering};
use weft_core::error::type_error;
use weft_core::heap::{
    Dict, Native, Raised, Set, ShapeId, Slot, Str, Thread, Trace, Tracer, Value, WeakReference,
};
use weft_core::interpreter::{Interpreter, new_native};
use weft_core::names::Name;
use weft_core::protocol;
use weft_core::types::class::{Class, ClassFlag, is_subclass_of};

/// What an abstract base class knows about others. Each dictionary has weak references to classes, by the identity of
/// the class.
#[derive(Default)]
pub struct AbstractData {
    registry: Slot,
    known: Slot,
    refused: Slot,
    /// The number of registrations at which `refused` was right.
    refused_at: AtomicU64,
}

impl Trace for AbstractData {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([&self.registry, &self.known, &self.refused]);
    }
}

/// How many registrations there were, in all classes: each may make a refusal wrong.
#[derive(Default)]
struct Registrations(AtomicU64);

fn registrations(thread: &Thread) -> u64 {
    Interpreter::of(thread)
        .extension::<Registrations>()
        .0
        .load(Ordering::Acquire)
}

fn key_of(thread: &Thread, class: Value) -> Value {
    thread.int(class.identity() as i64)
}

fn is_in(thread: &Thread, slot: &Slot, class: Value) -> bool {
    let Some(dictionary) = slot.get() else {
        return false;
    };
    let found = dictionary
        .downcast::<Dict>()
        .and_then(|known| known.get_simple(thread, key_of(thread, class)));
    found.is_some_and(|reference| target_of(reference) == Some(class))
}

fn target_of(reference: Value) -> Option<Value> {
    reference.downcast::<WeakReference>()?.target()
}

fn put_into(thread: &Thread, slot: &Slot, class: Value) {
    if slot.get().is_none() {
        let _ = slot.compare_and_set(None, Some(thread.dict().value()));
    }
    let Some(dictionary) = slot.get() else { return };
    if let Some(dictionary) = dictionary.downcast::<Dict>() {
        let reference = WeakReference::new(thread, ShapeId::WEAK, class, None).value();
        dictionary.set_simple(thread, key_of(thread, class), reference);
    }
}

/// The classes that are alive in one of the dictionaries.
fn classes_in(thread: &Thread, slot: &Slot) -> Value {
    let list = weft_core::heap::List::from_items(thread, &[]);
    let held = slot.get();
    if let Some(dictionary) = held.as_ref().and_then(|held| held.downcast::<Dict>()) {
        let mut position = 0;
        while let Some((next, _, reference)) = dictionary.next(position) {
            position = next;
            target_of(reference)
                .into_iter()
                .for_each(|class| list.push(thread, class));
        }
    }
    list.snapshot(thread).value()
}

fn data_of(thread: &Thread, class: Value) -> Result<Value, Raised> {
    let data = protocol::get_attribute_text(thread, class, "_abc_impl")?;
    if data.is::<Native<AbstractData>>() {
        return Ok(data);
    }
    Err(type_error("_abc_impl is set to a wrong type"))
}

fn typed(data: &Value) -> &AbstractData {
    data.downcast::<Native<AbstractData>>()
        .expect("checked by data_of")
}

/// The names of the methods that are abstract in a class, as a frozenset.
fn abstract_names(thread: &Thread, class: Value) -> Result<Value, Raised> {
    let names = Set::new(thread, ShapeId::FROZENSET);
    let own = Class::of(&class).ok_or_else(|| type_error("_abc_init() needs a class"))?;
    let mark = Name::IsAbstractMethod.value(thread);
    let is_abstract = |value: Value| -> Result<bool, Raised> {
        match protocol::try_attribute(thread, value, mark)? {
            Some(found) => protocol::truth(thread, found),
            None => Ok(false),
        }
    };
    let copy = thread.dict();
    copy.copy_from(thread, &own.dictionary());
    let mut position = 0;
    while let Some((next, name, value)) = copy.next(position) {
        position = next;
        if is_abstract(value)? {
            names.set_simple(thread, name, Value::NONE);
        }
    }
    for base in own.bases().items() {
        let Some(inherited) =
            protocol::try_attribute(thread, *base, Name::AbstractMethods.value(thread))?
        else {
            continue;
        };
        let inherited = protocol::collect_list(thread, inherited)?.snapshot(thread);
        for name in inherited.items() {
            if !name.is::<Str>() {
                continue;
            }
            let found = protocol::try_attribute(thread, class, thread.intern_value(*name))?;
            if let Some(value) = found
                && is_abstract(value)?
            {
                names.set_simple(thread, *name, Value::NONE);
            }
        }
    }
    Ok(names.value())
}

/// `__abc_tpflags__` says whether a class is matched by sequence or mapping patterns.
fn take_pattern_flags(thread: &Thread, class: Value) {
    let Some(own) = Class::of(&class) else { return };
    let name = thread.intern("__abc_tpflags__");
    let Some(flags) = own
        .dictionary()
        .get_simple(thread, name)
        .and_then(Value::to_int)
    else {
        return;
    };
    if flags & (1 << 5) != 0 {
        own.add(ClassFlag::Sequence);
    }
    if flags & (1 << 6) != 0 {
        own.add(ClassFlag::Mapping);
    }
    own.delete_attribute(thread, class, name);
}

/// A class that is registered with a sequence or mapping, and those below it, are matched as that. Built-in classes stay
/// what they are: `str` is registered with `Sequence`, but no sequence pattern matches it.
fn give_pattern_flags(from: &Class, to: &Class) {
    if to.has(ClassFlag::Immutable) {
        return;
    }
    let flags = [ClassFlag::Sequence, ClassFlag::Mapping];
    if flags.iter().all(|&flag| from.has(flag) == to.has(flag))
        || !flags.iter().any(|&flag| from.has(flag))
    {
        return;
    }
    for flag in flags {
        if from.has(flag) {
            to.add(flag);
        } else {
            to.remove(flag);
        }
    }
    for below in to.subclasses() {
        if let Some(below) = Class::of(&below) {
            give_pattern_flags(from, below);
        }
    }
}

fn subclass_check(thread: &Thread, class: Value, subclass: Value) -> Result<bool, Raised> {
    if Class::of(&subclass).is_none() {
        return Err(type_error("issubclass() arg 1 must be a class"));
    }
    let data_value = data_of(thread, class)?;
    let data = typed(&data_value);
    if is_in(thread, &data.known, subclass) {
        return Ok(true);
    }
    let now = registrations(thread);
    if data.refused_at.load(Ordering::Acquire) < now {
        data.refused.clear();
        data.refused_at.store(now, Ordering::Release);
    } else if is_in(thread, &data.refused, subclass) {
        return Ok(false);
    }
    let holds = find_out(thread, class, subclass, data)?;
    put_into(
        thread,
        if holds { &data.known } else { &data.refused },
        subclass,
    );
    Ok(holds)
}

fn find_out(
    thread: &Thread,
    class: Value,
    subclass: Value,
    data: &AbstractData,
) -> Result<bool, Raised> {
    let hook = protocol::get_attribute_text(thread, class, "__subclasshook__")?;
    match protocol::call_values(thread, hook, &[subclass])? {
        Value::TRUE => return Ok(true),
        Value::FALSE => return Ok(false),
        Value::NOT_IMPLEMENTED => {}
        _ => {
            let message = "__subclasshook__ must return either False, True, or NotImplemented";
            return Err(weft_core::error::raise(
                weft_core::error::Exception::AssertionError,
                message,
            ));
        }
    }
    if weft_core::types::class::is_subclass(subclass, class) {
        return Ok(true);
    }
    let registered = classes_in(thread, &data.registry);
    for other in registered
        .downcast::<weft_core::heap::Tuple>()
        .map_or(&[][..], |classes| classes.items())
    {
        if is_subclass_of(thread, subclass, *other)? {
            return Ok(true);
        }
    }
    let below = protocol::call_method(thread, class, Name::Subclasses.value(thread), &[])?;
    let below = protocol::collect_list(thread, below)?.snapshot(thread);
    for other in below.items() {
        if is_subclass_of(thread, subclass, *other)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Internal state held by ABC machinery.
#[weft_macros::class(name = "_abc_data", module = "_abc", payload = AbstractData)]
pub mod class {}

/// Module contains faster C implementation of abc.ABCMeta
#[weft_macros::module(name = "_abc")]
pub mod module {
    use super::{
        AbstractData, Registrations, abstract_names, classes_in, data_of, give_pattern_flags,
        is_in, new_native, put_into, registrations, subclass_check, take_pattern_flags, typed,
    };
    use std::sync::atomic::Ordering;
    use weft_core::error::{Exception, raise, type_error};
    use weft_core::heap::{Raised, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::names::{Name, Special};
    use weft_core::protocol;
    use weft_core::types::class::{Class, is_subclass_of};

    /// Find out what class leaves abstract, for ABCMeta alone.
    #[positional_only]
    fn _abc_init(thread: &Thread, class: Value) -> Result<(), Raised> {
        let names = abstract_names(thread, class)?;
        protocol::set_attribute(thread, class, Name::AbstractMethods.value(thread), names)?;
        let data = new_native(thread, AbstractData::default()).value();
        protocol::set_attribute(thread, class, thread.intern("_abc_impl"), data)?;
        take_pattern_flags(thread, class);
        Ok(())
    }

    /// Make subclass a virtual subclass of class, for ABCMeta.register() alone.
    #[positional_only]
    fn _abc_register(thread: &Thread, class: Value, subclass: Value) -> Result<Value, Raised> {
        let Some(registered) = Class::of(&subclass) else {
            return Err(type_error("Can only register classes"));
        };
        if is_subclass_of(thread, subclass, class)? {
            return Ok(subclass);
        }
        if is_subclass_of(thread, class, subclass)? {
            return Err(raise(
                Exception::RuntimeError,
                "Refusing to create an inheritance cycle",
            ));
        }
        let data = data_of(thread, class)?;
        put_into(thread, &typed(&data).registry, subclass);
        Interpreter::of(thread)
            .extension::<Registrations>()
            .0
            .fetch_add(1, Ordering::AcqRel);
        if let Some(class) = Class::of(&class) {
            give_pattern_flags(class, registered);
        }
        Ok(subclass)
    }

    /// Whether instance is one of class or of its virtual subclasses, for ABCMeta alone.
    #[positional_only]
    fn _abc_instancecheck(thread: &Thread, class: Value, instance: Value) -> Result<Value, Raised> {
        let data = data_of(thread, class)?;
        let subclass = protocol::get_attribute(thread, instance, Name::Class.value(thread))?;
        if is_in(thread, &typed(&data).known, subclass) {
            return Ok(Value::TRUE);
        }
        let check = Special::SubclassCheck.value(thread);
        let own = thread.class_of(instance);
        if own == subclass {
            let is_fresh = typed(&data).refused_at.load(Ordering::Acquire) == registrations(thread);
            if is_fresh && is_in(thread, &typed(&data).refused, subclass) {
                return Ok(Value::FALSE);
            }
            return protocol::call_method(thread, class, check, &[subclass]);
        }
        let answer = protocol::call_method(thread, class, check, &[subclass])?;
        if protocol::truth(thread, answer)? {
            return Ok(answer);
        }
        protocol::call_method(thread, class, check, &[own])
    }

    /// Whether subclass derives from class or is registered with it, for ABCMeta alone.
    #[positional_only]
    fn _abc_subclasscheck(thread: &Thread, class: Value, subclass: Value) -> Result<bool, Raised> {
        subclass_check(thread, class, subclass)
    }

    /// Return a number that stands for the present state of all registrations.
    ///
    /// It differs after any register() of any abstract class, so that answers stored with an older one are known to be
    /// stale.
    fn get_cache_token(thread: &Thread) -> u64 {
        registrations(thread)
    }

    /// Forget the virtual subclasses of class, for tests of the module abc.
    #[positional_only]
    fn _reset_registry(thread: &Thread, class: Value) -> Result<(), Raised> {
        let data = data_of(thread, class)?;
        typed(&data).registry.clear();
        Ok(())
    }

    /// Forget what is known of which classes derive from class, for tests of the module abc.
    #[positional_only]
    fn _reset_caches(thread: &Thread, class: Value) -> Result<(), Raised> {
        let data = data_of(thread, class)?;
        typed(&data).known.clear();
        typed(&data).refused.clear();
        Ok(())
    }

    /// Return the registry and caches of class, for ABCMeta._dump_registry().
    #[positional_only]
    fn _get_dump(thread: &Thread, class: Value) -> Result<Value, Raised> {
        let data = data_of(thread, class)?;
        let data = typed(&data);
        let version = thread.int(data.refused_at.load(Ordering::Acquire) as i64);
        let parts = [
            classes_in(thread, &data.registry),
            classes_in(thread, &data.known),
            classes_in(thread, &data.refused),
            version,
        ];
        Ok(thread.tuple(&parts))
    }
}
