//! `object.name` read, bound and deleted, with inline caches.

use crate::assign::{AssignLocal, AssignOne};
use crate::lower::Lowering;
use crate::name::{BoxedStore, Store};
use crate::near::with_near;
use crate::operand::{Operand, with_operand};
use crate::{BoxedNode, BoxedStatement, Flow, Node, Statement, attempt, locate};
use weft_core::names::Special;
use weft_core::native::Binding;
use weft_core::protocol;
use weft_core::types::class::{self, Class, ClassFlag};
use weft_core::types::function::native::PropertyObject;
use weft_core::types::function::{BoundMethod, Function, NativeFunction, StaticMethod};
use weft_core::types::module::Module;
use weft_heap::{
    AttributeCache, Dict, Frame, FrameSlot, GlobalCache, Instance, InstanceLayout, MethodCache,
    Native, Raised, Str, Thread, TransitionCache, Value,
};
use weft_syntax::ast::{self, Range};

/// `object.name`
pub(crate) struct Attribute<O> {
    object: O,
    name: Value,
    slots: AttributeCache,
    members: MethodCache,
    namespace: GlobalCache,
    range: Range,
}

impl<O: Operand> Node for Attribute<O> {
    #[inline]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let object = self.object.get(thread, frame)?;
        match self.slots.load(object) {
            Some(value) => Ok(value),
            None => self.other(frame, object),
        }
    }
}

impl<O: Operand> Operand for Attribute<O> {
    const MAY_COLLECT: bool = true;

    #[inline(always)]
    fn get(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.evaluate(thread, frame)
    }

    #[inline(always)]
    fn known(&self, frame: Frame<'_>) -> Option<Value> {
        self.slots.load(self.object.known(frame)?)
    }

    #[inline(always)]
    fn assign(&self, thread: &Thread, frame: Frame<'_>, slot: FrameSlot) -> Flow {
        let object = attempt!(self.object.get(thread, frame));
        match self.slots.load(object) {
            Some(value) => {
                frame.set(slot, value);
                Flow::Normal
            }
            None => self.assign_other(frame, object, slot),
        }
    }
}

impl<O: Operand> Attribute<O> {
    pub(crate) fn new(object: O, name: Value, range: Range) -> Attribute<O> {
        Attribute {
            object,
            name,
            slots: AttributeCache::new(),
            members: MethodCache::new(),
            namespace: GlobalCache::new(),
            range,
        }
    }

    /// What has the attribute.
    pub(crate) fn object(&self) -> &O {
        &self.object
    }

    /// `local = object.name` where the attribute is not found at once.
    #[inline(never)]
    fn assign_other(&self, frame: Frame<'_>, object: Value, slot: FrameSlot) -> Flow {
        let value = attempt!(self.other(frame, object));
        frame.set(slot, value);
        Flow::Normal
    }

    #[inline(never)]
    fn other(&self, frame: Frame<'_>, object: Value) -> Result<Value, Raised> {
        // Nothing but a jump follows, so that no register is saved for the sake of what is rarer.
        match self.slots.load_further(object) {
            Some(value) => Ok(value),
            None => self.not_in_slots(frame, object),
        }
    }

    #[inline(never)]
    fn not_in_slots(&self, frame: Frame<'_>, object: Value) -> Result<Value, Raised> {
        Thread::with_current(|thread| {
            // What is known of a shape goes before whatever its objects have by themselves.
            let member = self.members.load(thread, object);
            if member.is_none()
                && let Some(value) = of_namespace(thread, &self.namespace, object, self.name)
            {
                return Ok(value);
            }
            match member.or_else(|| self.members.load_further(thread, object)) {
                Some(member) if !member.is_object() => Ok(member),
                Some(member) => {
                    if member.is::<Native<Function>>() {
                        return Ok(BoundMethod::new(thread, member, object).value());
                    }
                    if let Some(result) =
                        crate::special::property(thread, frame, member, object, self.range)
                    {
                        return result;
                    }
                    if let Some(value) = computed_at_once(thread, member, object) {
                        return Ok(value);
                    }
                    frame.set_position(self.range.start);
                    let bound = thread.library(move || {
                        protocol::bind(thread, member, object, thread.class_of(object))
                    });
                    bound.map_err(|raised| locate(thread, frame, self.range, raised))
                }
                None => self.look_up(thread, frame, object),
            }
        })
    }

    #[cold]
    #[inline(never)]
    fn look_up(&self, thread: &Thread, frame: Frame<'_>, object: Value) -> Result<Value, Raised> {
        frame.set_position(self.range.start);
        self.find(thread, object)
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }

    fn find(&self, thread: &Thread, object: Value) -> Result<Value, Raised> {
        let name = self.name;
        let epoch = thread.class_epoch();
        match member_of(thread, object, name) {
            Some(member) => match class::slots::fixed_slot_of(thread, object, name) {
                Some(index) => self.slots.fill_fixed(thread, object, index),
                None => fill_member(thread, &self.members, object, epoch, &member),
            },
            None if is_plain_slot(thread, object, name) => self.slots.fill(thread, object, name),
            None => {}
        }
        thread.library(move || protocol::get_attribute(thread, object, name))
    }
}

/// What a module or a class has under a name in its own dictionary, or a class by inheritance, as far as that is told
/// without more ado.
#[inline]
pub(crate) fn of_namespace(
    thread: &Thread,
    cache: &GlobalCache,
    object: Value,
    name: Value,
) -> Option<Value> {
    if object.is::<Instance>() {
        return None;
    }
    if let Some(attributes) = attributes_of_function(object, name) {
        return attributes.downcast::<Dict>()?.get_simple(thread, name);
    }
    of_module(thread, cache, object, name).or_else(|| {
        let value = class_member(thread, cache, object, name)?;
        as_class_attribute(thread, value)
    })
}

/// The dictionary of a function that has attributes, where its class has nothing of the name.
fn attributes_of_function(object: Value, name: Value) -> Option<Value> {
    object.downcast::<Native<Function>>()?;
    let attributes = object.attributes()?.get()?;
    // All that functions have by themselves has a name of this form.
    (!name.downcast::<Str>()?.as_str().starts_with("__")).then_some(attributes)
}

/// What a class or one that it inherits from has under a name, not bound, where its own class has nothing of that name.
#[inline]
pub(crate) fn class_member(
    thread: &Thread,
    cache: &GlobalCache,
    object: Value,
    name: Value,
) -> Option<Value> {
    let class = Class::of(&object)?;
    let own_class = thread.class_of(object);
    let metaclass = Class::of(&own_class)?;
    if metaclass.has(ClassFlag::CustomGetAttribute) {
        return None;
    }
    // What `type` itself computes has a name of this form.
    let may_be_computed =
        metaclass.definition().is_none() || name.downcast::<Str>()?.as_str().starts_with("__");
    if may_be_computed && class::lookup(thread, metaclass, name).is_some() {
        return None;
    }
    let dictionary = class.dictionary();
    cache
        .load(&dictionary, || None, name)
        .or_else(|| cache.find(thread, &dictionary, None, name))
        .or_else(|| class::lookup(thread, class, name))
}

/// What a member of a class is as an attribute of the class, where that is no new object.
fn as_class_attribute(thread: &Thread, member: Value) -> Option<Value> {
    if !member.is_object() || member.is::<Native<Function>>() {
        return Some(member);
    }
    if let Some(function) = member.downcast::<Native<NativeFunction>>() {
        return (function.definition().binding == Binding::Method).then_some(member);
    }
    let class = thread.class_of(member);
    let class = Class::of(&class)?;
    if class.special(Special::Get).is_none() {
        return Some(member);
    }
    // A subclass may have a `__get__` of its own.
    class.definition()?;
    Some(member.downcast::<Native<StaticMethod>>()?.function())
}

/// What a plain module has under a name. Only names of a form that none uses for its own are hidden by its class.
#[inline]
pub(crate) fn of_module(
    thread: &Thread,
    cache: &GlobalCache,
    object: Value,
    name: Value,
) -> Option<Value> {
    let module = object.downcast::<Native<Module>>()?;
    // A class of Python's may have a way of its own.
    let class = thread.class_of(object);
    Class::of(&class)?.definition()?;
    let dictionary = module.dictionary();
    if let Some(value) = cache.load(&dictionary, || None, name) {
        return Some(value);
    }
    if name.downcast::<Str>()?.as_str().starts_with("__") {
        return None;
    }
    cache.find(thread, &dictionary, None, name)
}

/// What a descriptor of the library gives, if it says that without more ado.
pub(crate) fn computed_at_once(thread: &Thread, member: Value, object: Value) -> Option<Value> {
    if let Some(property) = member.downcast::<Native<PropertyObject>>() {
        return property.definition().quick?(thread, &[object]);
    }
    let class = thread.class_of(member);
    let get = Class::of(&class)?.special(Special::Get)?;
    let get = get.downcast::<Native<NativeFunction>>()?.definition();
    if get.binding != Binding::Method {
        return None;
    }
    get.quick?(thread, &[member, object])
}

/// An attribute that objects have by way of their class.
pub(crate) struct Member {
    pub(crate) value: Value,
    cacheable: Cacheable,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cacheable {
    Yes,
    /// For an object that has no attributes of its own at the time.
    WithoutOwn,
    No,
}

/// What the class of `object` has under `name`, unless the object's own attribute or a hook of the class goes before.
pub(crate) fn member_of(thread: &Thread, object: Value, name: Value) -> Option<Member> {
    let own_class = thread.class_of(object);
    let class = Class::of(&own_class)?;
    if class.has(ClassFlag::CustomGetAttribute) || Class::of(&object).is_some() {
        return None;
    }
    let value = class::lookup(thread, class, name)?;
    let is_volatile = class.inherits_volatile(name);
    // An object whose attributes are in slots has no attribute of this name, and none of its shape has. One whose
    // attributes are in a dictionary may get it at any time, so that must be looked at each time, unless the member goes
    // before it.
    let goes_first = protocol::is_data_descriptor(thread, value);
    let cacheable = match thread.shape(thread.shape_of(object)).layout() {
        _ if is_volatile => Cacheable::No,
        InstanceLayout::Slots { .. } | InstanceLayout::Builtin => Cacheable::Yes,
        InstanceLayout::Dictionary | InstanceLayout::BuiltinWithAttributes if goes_first => {
            Cacheable::Yes
        }
        InstanceLayout::BuiltinWithAttributes => Cacheable::WithoutOwn,
        InstanceLayout::Dictionary => Cacheable::No,
    };
    let is_module = object.is::<Native<Module>>();
    let shadowed = !goes_first && protocol::instance_attribute(thread, object, name).is_some();
    (!shadowed && !is_module).then_some(Member { value, cacheable })
}

/// Remembers a member for objects of this shape, if that is sure to stay true.
pub(crate) fn fill_member(
    thread: &Thread,
    cache: &MethodCache,
    object: Value,
    epoch: u32,
    member: &Member,
) {
    if member.cacheable == Cacheable::Yes {
        cache.fill(thread.shape_of(object), epoch, member.value);
    }
}

/// The same for objects of a built-in type that may have attributes of their own, but had none of this name: see
/// [`member_without_own`].
pub(crate) fn fill_member_without_own(
    thread: &Thread,
    cache: &MethodCache,
    object: Value,
    epoch: u32,
    member: &Member,
) {
    if member.cacheable == Cacheable::WithoutOwn {
        cache.fill(thread.shape_of(object), epoch, member.value);
    }
}

/// The member that a cache knows for an object of a built-in type, if the object has no attribute of its own by that name.
pub(crate) fn member_without_own(
    thread: &Thread,
    cache: &MethodCache,
    object: Value,
    name: Value,
) -> Option<Value> {
    let member = cache.load(thread, object)?;
    let own = thread.attribute_of_builtin(object, name);
    own.is_none().then_some(member)
}

/// Whether the attribute is one of the instance's slots and nothing of the class goes before it.
pub(crate) fn is_plain_slot(thread: &Thread, object: Value, name: Value) -> bool {
    let own_class = thread.class_of(object);
    let Some(class) = Class::of(&own_class) else {
        return false;
    };
    if class.has(ClassFlag::CustomGetAttribute) || !object.is::<Instance>() {
        return false;
    }
    class::lookup(thread, class, name)
        .is_none_or(|member| !protocol::is_data_descriptor(thread, member))
}

/// `object.name = value`
struct StoreAttribute<O> {
    object: O,
    name: Value,
    slots: AttributeCache,
    transition: TransitionCache,
    /// Holds the value while the object is evaluated.
    spill: FrameSlot,
    range: Range,
}

impl<O: Operand> Store for StoreAttribute<O> {
    #[inline(always)]
    fn store(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        if O::MAY_COLLECT {
            frame.set(self.spill, value);
        }
        let object = self.object.get(thread, frame)?;
        if self.slots.store(object, value) {
            return Ok(());
        }
        self.add(thread, frame, object, value)
    }
}

impl<O: Operand> StoreAttribute<O> {
    /// Binds an attribute that the object does not have yet, or that is no plain one.
    #[inline(never)]
    fn add(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        object: Value,
        value: Value,
    ) -> Result<(), Raised> {
        if self.transition.add(thread, object, value)
            || self.slots.store_further(object, value)
            || self.transition.add_further(thread, object, value)
        {
            return Ok(());
        }
        store_slowly(
            frame,
            object,
            (self.name, value),
            &self.slots,
            &self.transition,
            self.range,
        )
    }
}

#[cold]
#[inline(never)]
pub(crate) fn store_slowly(
    frame: Frame<'_>,
    object: Value,
    (name, value): (Value, Value),
    slots: &AttributeCache,
    transition: &TransitionCache,
    range: Range,
) -> Result<(), Raised> {
    Thread::with_current(|thread| {
        if let Some(attributes) = attributes_of_function(object, name)
            && let Some(attributes) = attributes.downcast::<Dict>()
        {
            attributes.set_simple(thread, name, value);
            return Ok(());
        }
        frame.set_position(range.start);
        // Library code, because giving an object an attribute may be a safepoint.
        let result = thread.library(move || {
            let own_class = thread.class_of(object);
            if let Some(class) = Class::of(&own_class)
                && let Some(instance) = object.downcast::<Instance>()
                && !class.has(ClassFlag::CustomSetAttribute)
                && class.has(ClassFlag::HasDictionary)
                && class::lookup(thread, class, name)
                    .is_none_or(|member| !protocol::is_data_descriptor(thread, member))
            {
                let before = thread.shape_of(object);
                let is_new = instance.get(thread, name).is_none();
                instance.set(thread, name, value);
                if is_new {
                    transition.fill(thread, before, name);
                    class.note_growth(thread, own_class, object);
                } else {
                    slots.fill(thread, object, name);
                }
                return Ok(());
            }
            if let Some(class) = Class::of(&own_class)
                && !class.has(ClassFlag::CustomSetAttribute)
                && let Some(index) = class::slots::fixed_slot_of(thread, object, name)
            {
                slots.fill_fixed(thread, object, index);
            }
            protocol::set_attribute(thread, object, name, value)
        });
        result.map_err(|raised| locate(thread, frame, range, raised))
    })
}

/// `del object.name`
struct DeleteAttribute {
    object: BoxedNode,
    name: Value,
    range: Range,
}

impl Statement for DeleteAttribute {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let object = attempt!(self.object.evaluate(thread, frame));
        let name = self.name;
        let result = thread.library(move || protocol::delete_attribute(thread, object, name));
        attempt!(result.map_err(|raised| locate(thread, frame, self.range, raised)));
        Flow::Normal
    }
}

impl Lowering<'_> {
    /// The range that an attribute, or a call of a method, is shown with: where its name ends in another line than the
    /// object begins in, it begins with the name.
    pub(crate) fn attribute_range(&self, range: Range, name_end: u32) -> Range {
        let shown = self
            .source
            .text
            .get(range.start as usize..name_end as usize);
        if shown.is_some_and(|text| !text.contains(['\n', '\r'])) {
            return range;
        }
        let before = &self.source.text[..name_end as usize];
        let name =
            before.rfind(|character: char| !(character == '_' || character.is_alphanumeric()));
        let start = name.map_or(0, |place| {
            place + before[place..].chars().next().map_or(0, char::len_utf8)
        });
        Range::new(start as u32, range.end)
    }

    /// Lowers an attribute that is read.
    pub(crate) fn attribute(
        &mut self,
        expression: &ast::Expression,
        object: &ast::Expression,
        name: &str,
    ) -> BoxedNode {
        let object = self.near(object);
        let (name, range) = (
            self.use_name(name),
            self.attribute_range(expression.range, expression.range.end),
        );
        with_near!(object, object => Box::new(Attribute::new(object, name, range)))
    }

    /// Lowers `local = object.name`.
    pub(crate) fn assign_field(
        &mut self,
        slot: FrameSlot,
        value: &ast::Expression,
    ) -> Option<BoxedStatement> {
        let ast::ExpressionKind::Attribute {
            value: object,
            name,
            ..
        } = &value.kind
        else {
            return None;
        };
        let object = self.near(object);
        let (name, range) = (
            self.use_name(name),
            self.attribute_range(value.range, value.range.end),
        );
        Some(with_near!(object, object => {
            let value = Attribute::new(object, name, range);
            Box::new(AssignLocal { slot, value })
        }))
    }

    /// Lowers an attribute that is bound.
    pub(crate) fn store_attribute(
        &mut self,
        object: &ast::Expression,
        name: &str,
        range: Range,
    ) -> BoxedStore {
        let spill = self.open_slot();
        let object = self.operand(object);
        self.close_slots(1);
        let (name, range) = (self.use_name(name), self.attribute_range(range, range.end));
        let (slots, transition) = (AttributeCache::new(), TransitionCache::new());
        with_operand!(object, object => Box::new(StoreAttribute { object, name, slots, transition, spill, range }))
    }

    /// Lowers an assignment to an attribute alone.
    pub(super) fn assign_attribute(
        &mut self,
        object: &ast::Expression,
        name: &str,
        range: Range,
        value: crate::lower::Operand,
    ) -> BoxedStatement {
        let spill = self.open_slot();
        let object = self.operand(object);
        self.close_slots(1);
        let (name, range) = (self.use_name(name), self.attribute_range(range, range.end));
        let (slots, transition) = (AttributeCache::new(), TransitionCache::new());
        with_operand!(object, object => with_operand!(value, value => {
            let target = StoreAttribute { object, name, slots, transition, spill, range };
            Box::new(AssignOne { target, value })
        }))
    }

    /// Lowers `del object.name`.
    pub(crate) fn delete_attribute(
        &mut self,
        object: &ast::Expression,
        name: &str,
        range: Range,
    ) -> BoxedStatement {
        let range = self.attribute_range(range, range.end);
        Box::new(DeleteAttribute {
            object: self.expression(object),
            name: self.use_name(name),
            range,
        })
    }
}
