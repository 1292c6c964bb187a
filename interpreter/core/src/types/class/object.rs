//! The class object.

use crate::interpreter::Interpreter;
use crate::names::Special;
use crate::native::ClassDefinition;
use crate::types::construct::container_at_once;
use crate::types::function::{Function, NativeFunction};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, Ordering};
use weft_heap::{
    Dict, Gc, Native, ShapeCell, ShapeId, Slot, Str, Thread, Trace, Tracer, Tuple, Value,
};

/// What instances of a class are in the heap, which decides what a class may inherit from together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Payload {
    /// Nothing but attributes.
    Instance,
    /// A kind of object that the heap or a Rust type defines; the number tells them apart (the definition's address).
    Native(usize),
}

/// What is known about a class beside its attributes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum ClassFlag {
    /// Attributes of the class itself cannot be set.
    Immutable = 1,
    /// It may be inherited from.
    Subclassable = 2,
    /// It inherits from `BaseException`.
    Exception = 4,
    /// It has abstract methods, so it cannot be instantiated.
    Abstract = 8,
    /// It inherits from `type`.
    Metaclass = 16,
    /// Instances have a `__dict__`.
    HasDictionary = 32,
    /// It, or a class that it inherits from, has `__getattr__`, or a `__getattribute__` that is not `object`'s.
    CustomGetAttribute = 64,
    /// It, or a class that it inherits from, has a `__setattr__` or `__delattr__` that is not `object`'s.
    CustomSetAttribute = 128,
    /// It matches mappings in `match`.
    Mapping = 256,
    /// It matches sequences in `match`.
    Sequence = 512,
    /// A single positional pattern in `match` captures the subject itself (`int(x)`).
    MatchesItself = 1024,
    /// Instances may be the target of weak references.
    WeakReferable = 2048,
    /// Messages name it with its module, as they do native classes: it stands for one of CPython's.
    NamedWithModule = 4096,
    /// A native exception class whose instances have nothing beside what all exceptions have.
    PlainException = 8192,
    /// A native class whose instances say of themselves that they are of it.
    PlainClass = 16384,
}

/// Values of [`Class::completion`].
pub(super) const COMPLETE: u8 = 0;
pub(super) const TO_BE_COMPLETED: u8 = 1;
pub(super) const BEING_COMPLETED: u8 = 2;

/// A class.
pub struct Class {
    pub(super) name: Slot,
    pub(super) qualname: Slot,
    pub(super) bases: Slot,
    pub(super) mro: Slot,
    pub(super) dictionary: Slot,
    /// Weak references to the classes that inherit directly from this one, in a list.
    pub(super) subclasses: Slot,
    pub(super) special: [Slot; Special::ALL.len()],
    pub(super) flags: AtomicU32,
    pub(super) shape: ShapeCell,
    /// What calling the class does in the plain case; see [`Class::plain_constructor`].
    pub(super) plain: Slot,
    /// The class, this one or an ancestor, that last added something to the layout of instances.
    pub(super) solid: Slot,
    /// The names of attributes that programs overwrite, in a list: lookups of them are not cached.
    pub(super) volatile: Slot,
    /// How many fixed slots (`__slots__`) instances have.
    pub(super) fixed: AtomicU16,
    /// Whether the dictionary and what follows from it are there. Those of native classes are made at first use.
    pub(super) completion: AtomicU8,
    pub(super) payload: OnceLock<Payload>,
    pub(super) definition: Option<&'static ClassDefinition>,
}

impl Trace for Class {
    const MARK: u8 = 4;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.slots([
            &self.name,
            &self.qualname,
            &self.bases,
            &self.mro,
            &self.dictionary,
            &self.subclasses,
        ]);
        tracer.slots([&self.plain, &self.solid, &self.volatile]);
        tracer.slots(&self.special);
    }
}

impl Class {
    /// A class whose parts are filled in afterwards.
    pub(crate) fn blank(
        name: Value,
        payload: Option<Payload>,
        definition: Option<&'static ClassDefinition>,
    ) -> Class {
        Class {
            name: Slot::new(name),
            qualname: Slot::new(name),
            bases: Slot::empty(),
            mro: Slot::empty(),
            dictionary: Slot::empty(),
            subclasses: Slot::empty(),
            special: [const { Slot::empty() }; Special::ALL.len()],
            flags: AtomicU32::new(0),
            shape: ShapeCell::new(ShapeId::HIDDEN),
            plain: Slot::empty(),
            solid: Slot::empty(),
            volatile: Slot::empty(),
            fixed: AtomicU16::new(0),
            completion: AtomicU8::new(COMPLETE),
            payload: payload.map_or_else(OnceLock::new, OnceLock::from),
            definition,
        }
    }

    /// The class that a value is, if it is one.
    #[inline]
    pub fn of(value: &Value) -> Option<&Native<Class>> {
        value.downcast::<Native<Class>>()
    }

    /// The name.
    pub fn name(&self) -> Value {
        self.name.get().expect("a class has a name")
    }

    /// The name as Rust text.
    pub fn name_text(&self) -> String {
        self.name()
            .downcast::<Str>()
            .map_or_else(String::new, |name| name.as_str().to_owned())
    }

    /// The qualified name.
    pub fn qualname(&self) -> Value {
        self.qualname.get().unwrap_or_else(|| self.name())
    }

    /// Renames the class.
    pub fn set_name(&self, name: Value) {
        self.name.set(name);
    }

    /// Changes the qualified name.
    pub fn set_qualname(&self, name: Value) {
        self.qualname.set(name);
    }

    /// The direct bases.
    pub fn bases(&self) -> Gc<Tuple> {
        self.bases
            .get()
            .and_then(Value::cast)
            .expect("a class has a tuple of bases")
    }

    /// The order in which attributes are looked up, this class first.
    #[inline]
    pub fn mro(&self) -> Gc<Tuple> {
        self.mro
            .get()
            .and_then(Value::cast)
            .expect("a class has an order of lookup")
    }

    /// The class's own attributes.
    #[inline]
    pub fn dictionary(&self) -> Gc<Dict> {
        self.complete();
        self.dictionary
            .get()
            .and_then(Value::cast)
            .expect("a class has a dictionary")
    }

    /// What the class has or inherits as a special method.
    #[inline(always)]
    pub fn special(&self, special: Special) -> Option<Value> {
        match self.special[special as usize].get() {
            Some(found) => Some(found),
            // It may have been completed between the two looks.
            None if self.completion.load(Ordering::Acquire) == COMPLETE => {
                self.special[special as usize].get()
            }
            None => self.special_of_incomplete(special),
        }
    }

    #[cold]
    #[inline(never)]
    fn special_of_incomplete(&self, special: Special) -> Option<Value> {
        self.complete();
        self.special[special as usize].get()
    }

    /// Makes the dictionary of a native class and what follows from it, if that was not done yet.
    #[inline(always)]
    pub(crate) fn complete(&self) {
        if self.completion.load(Ordering::Acquire) != COMPLETE {
            super::native::complete_native_class(self);
        }
    }

    /// Whether a flag is set.
    #[inline(always)]
    pub fn has(&self, flag: ClassFlag) -> bool {
        self.flags.load(Ordering::Relaxed) & flag as u32 != 0
    }

    /// Sets a flag.
    pub fn add(&self, flag: ClassFlag) {
        self.flags.fetch_or(flag as u32, Ordering::Relaxed);
    }

    /// Takes over whether sequence or mapping patterns match the instances of a base, unless another base said so.
    pub fn inherit_collection_flag(&self, base: &Class) {
        if self.has(ClassFlag::Sequence) || self.has(ClassFlag::Mapping) {
            return;
        }
        for flag in [ClassFlag::Sequence, ClassFlag::Mapping] {
            if base.has(flag) {
                self.add(flag);
            }
        }
    }

    /// Clears a flag.
    pub fn remove(&self, flag: ClassFlag) {
        self.flags.fetch_and(!(flag as u32), Ordering::Relaxed);
    }

    /// The shape of new instances.
    #[inline(always)]
    pub fn shape(&self) -> ShapeId {
        self.shape.get()
    }

    /// What instances are in the heap.
    pub fn payload(&self) -> Payload {
        *self
            .payload
            .get()
            .expect("a class knows what its instances are")
    }

    /// The definition, of native classes.
    pub fn definition(&self) -> Option<&'static ClassDefinition> {
        self.definition
    }

    /// How many fixed slots (`__slots__`) instances have.
    pub fn fixed(&self) -> u16 {
        self.fixed.load(Ordering::Relaxed)
    }

    /// The class that last added something to the layout of instances: where two classes disagree on it and neither
    /// inherits from the other's, nothing can inherit from both.
    pub fn solid(&self) -> Value {
        self.solid.get().expect("a class knows its layout")
    }

    /// The base whose layout instances have (`__base__`); `None` for `object`.
    pub fn base(&self) -> Option<Value> {
        let solid = self.solid();
        let bases = self.bases();
        let wanted = |base: &&Value| Class::of(base).is_some_and(|base| base.solid() == solid);
        let best = bases.items().iter().find(wanted).copied();
        best.or_else(|| {
            // The layout is the class's own: the base with the most derived one.
            let mut best: Option<Value> = None;
            for base in bases.items() {
                let solid = Class::of(base).expect("bases are classes").solid();
                if best.as_ref().and_then(Class::of).is_none_or(|best| {
                    super::is_subclass(solid, best.solid()) && solid != best.solid()
                }) {
                    best = Some(*base);
                }
            }
            best
        })
    }

    /// What calling the class does, if that is the plain case: the metaclass is `type`, `__new__` is `object`'s, no
    /// method is abstract, there is no `__del__`, and `__init__` is a Python function (`Some`) or `object`'s (`None`,
    /// and then the class takes no arguments). New instances have the shape.
    #[inline(always)]
    pub fn plain_constructor(&self) -> Option<(ShapeId, Option<Value>)> {
        let plain = self.plain.get()?;
        Some((
            self.shape(),
            if plain.is_none() { None } else { Some(plain) },
        ))
    }

    /// What calling a native class gives where its `__new__` answers at once. The first argument is the class itself.
    pub fn construct_at_once(&self, thread: &Thread, arguments: &[Value]) -> Option<Value> {
        self.definition?;
        let new = self.special(Special::New)?;
        let quick = new.downcast::<Native<NativeFunction>>()?.definition().quick;
        match (quick, arguments) {
            (Some(quick), arguments) => quick(thread, arguments),
            (None, [class, object])
                if *class == crate::interpreter::Interpreter::of(thread).type_class() =>
            {
                Some(thread.class_of(*object))
            }
            (None, [_, items]) => container_at_once(thread, self.shape(), *items),
            _ => None,
        }
    }

    /// Fills the table of special methods from the classes in the order of lookup, and the flags that follow from it.
    ///
    /// Each place is written once, with what stays there: other threads read it meanwhile.
    pub(crate) fn update_special(&self, thread: &Thread) {
        let mro = self.mro();
        let inherited = mro
            .items()
            .get(1)
            .and_then(Class::of)
            .filter(|next| next.mro().len() + 1 == mro.len());
        if let Some(base) = inherited {
            base.complete();
            // The order is that of one base with this class in front.
            let mut table: [Option<Value>; Special::ALL.len()] =
                std::array::from_fn(|index| base.special[index].get());
            let dictionary = self.dictionary();
            let mut position = 0;
            while let Some((next, name, value)) = dictionary.next(position) {
                position = next;
                if let Some(special) = Special::from_name(thread, name) {
                    table[special as usize] = Some(value);
                }
            }
            for (own, found) in self.special.iter().zip(table) {
                own.set_option(found);
            }
        } else {
            for special in Special::ALL {
                let found = super::lookup::find_in_order(thread, &mro, special.value(thread));
                self.special[*special as usize].set_option(found);
            }
        }
        self.update_flags(thread);
    }

    /// Fills one place of the table, here and in all classes below.
    pub(crate) fn update_one_special(&self, thread: &Thread, special: Special) {
        let found = super::lookup::find_in_order(thread, &self.mro(), special.value(thread));
        self.special[special as usize].set_option(found);
        self.update_flags(thread);
        for class in self.subclasses() {
            if let Some(class) = Class::of(&class) {
                class.update_one_special(thread, special);
            }
        }
    }

    /// Brings what follows from the special methods and the other flags up to date.
    pub(crate) fn update_flags(&self, thread: &Thread) {
        let object = self.mro().items().last().copied();
        let object = object.as_ref().and_then(Class::of);
        let of_object = |special: Special| object.and_then(|object| object.special(special));
        let differs = |special: Special| {
            let own = self.special(special);
            own.is_some() && own != of_object(special)
        };
        let set = |flag: ClassFlag, holds: bool| {
            if holds {
                self.add(flag)
            } else {
                self.remove(flag)
            }
        };
        set(
            ClassFlag::CustomGetAttribute,
            self.special(Special::GetAttr).is_some() || differs(Special::GetAttribute),
        );
        set(
            ClassFlag::CustomSetAttribute,
            differs(Special::SetAttr) || differs(Special::DelAttr),
        );
        self.plain.set_option(self.find_plain_constructor(
            thread,
            differs(Special::New),
            of_object(Special::Init),
        ));
    }

    fn find_plain_constructor(
        &self,
        thread: &Thread,
        has_new: bool,
        init_of_object: Option<Value>,
    ) -> Option<Value> {
        let is_plain = self.definition.is_none()
            && self.payload() == Payload::Instance
            && !has_new
            && !self.has(ClassFlag::Abstract)
            && self.special(Special::Del).is_none()
            && self.metaclass_is_type(thread);
        let init = self.special(Special::Init)?;
        if !is_plain {
            None
        } else if Some(init) == init_of_object {
            Some(Value::NONE)
        } else {
            init.is::<Native<Function>>().then_some(init)
        }
    }

    fn metaclass_is_type(&self, thread: &Thread) -> bool {
        self.mro()
            .items()
            .first()
            .is_some_and(|own| Some(thread.shape_of(*own)) == Interpreter::of(thread).type_shape())
    }

    /// The classes that inherit directly from this one and are alive.
    pub fn subclasses(&self) -> Vec<Value> {
        let Some(list) = self.subclasses.get() else {
            return Vec::new();
        };
        let Some(list) = list.downcast::<weft_heap::List>() else {
            return Vec::new();
        };
        let mut alive = Vec::new();
        let _ = list.each::<()>(|reference| {
            alive.extend(
                reference
                    .downcast::<weft_heap::WeakReference>()
                    .and_then(|reference| reference.target()),
            );
            Ok(())
        });
        alive
    }

    /// Forgets a class that no longer inherits directly from this one.
    pub(crate) fn remove_subclass(&self, thread: &Thread, class: Value) {
        let kept: Vec<Value> = self
            .subclasses()
            .into_iter()
            .filter(|subclass| *subclass != class)
            .map(|subclass| {
                weft_heap::WeakReference::new(thread, ShapeId::WEAK, subclass, None).value()
            })
            .collect();
        self.subclasses
            .set(weft_heap::List::from_items(thread, &kept).value());
    }

    /// Notes a class that inherits directly from this one.
    pub(crate) fn add_subclass(&self, thread: &Thread, class: Value) {
        if self.subclasses.get().is_none() {
            let fresh = weft_heap::List::from_items(thread, &[]);
            let _ = self.subclasses.compare_and_set(None, Some(fresh.value()));
        }
        if let Some(list) = self
            .subclasses
            .get()
            .and_then(Value::cast::<weft_heap::List>)
        {
            // Dead ones go when there are many, so that adding one costs the same on average.
            if list.len() >= 64 && list.len().is_power_of_two() {
                list.edit(thread, |references| {
                    references.retain(|reference| {
                        reference
                            .downcast::<weft_heap::WeakReference>()
                            .is_some_and(|reference| reference.target().is_some())
                    });
                });
            }
            list.push(
                thread,
                weft_heap::WeakReference::new(thread, ShapeId::WEAK, class, None).value(),
            );
        }
    }
}
