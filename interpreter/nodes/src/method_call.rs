//! `object.name(arguments)`: a method that the class has is called without making a bound method.

use crate::attribute::{
    class_member, computed_at_once, fill_member, fill_member_without_own, member_of,
    member_without_own, of_module, of_namespace,
};
use crate::call::{call_function, call_not_quick, call_with};
use crate::lower::Lowering;
use crate::near::with_near;
use crate::operand::{Argument, Operand};
use crate::purpose::{Purpose, call_node};
use crate::{BoxedNode, locate};
use weft_core::native::Binding;
use weft_core::protocol;
use weft_core::types::class::Class;
use weft_core::types::function::{ClassMethod, Function, NativeFunction, StaticMethod};
use weft_heap::{
    Frame, FrameSlot, GlobalCache, List, MethodCache, Native, Raised, ShapeId, Thread, Value,
    Window,
};
use weft_syntax::ast::{self, Range};

/// A call with as many arguments as an array has, or those of a vector.
struct MethodCall<O, A> {
    object: O,
    arguments: A,
    site: Site,
}

/// What a method call knows beside its children.
pub(crate) struct Site {
    name: Value,
    cache: MethodCache,
    /// That of objects of built-in types which may have attributes of their own.
    cache_without_own: MethodCache,
    /// Where a module or a class has the function.
    namespace: GlobalCache,
    window: u16,
    spill: FrameSlot,
    range: Range,
    attribute_range: Range,
}

/// `object.append(argument)`, which most of the time is that of a plain list.
struct Append<O>(MethodCall<O, [Argument; 1]>);

impl<O: Operand> Append<O> {
    #[inline(always)]
    fn call<P: Purpose>(
        &self,
        purpose: P,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<P::Outcome, Raised> {
        let receiver = self.0.object.get(thread, frame)?;
        // Nobody can exchange a method of the built-in class.
        if thread.shape_of(receiver) == ShapeId::LIST
            && let Some(list) = receiver.downcast::<List>()
        {
            frame.window(self.0.site.window).set_argument(0, receiver);
            let item = self.0.arguments[0].evaluate(thread, frame)?;
            list.push(thread, item);
            return Ok(purpose.value(Value::NONE));
        }
        self.0.call_on(receiver, purpose, thread, frame)
    }
}

call_node!([O: Operand] Append<O>);

impl Site {
    pub(crate) fn new(
        name: Value,
        (window, spill): (u16, FrameSlot),
        range: Range,
        attribute_range: Range,
    ) -> Site {
        Site {
            name,
            cache: MethodCache::new(),
            cache_without_own: MethodCache::new(),
            namespace: GlobalCache::new(),
            window,
            spill,
            range,
            attribute_range,
        }
    }

    /// The plain method of the receiver's class; `None` if there is none, and then the window's function is the attribute.
    #[inline(always)]
    pub(crate) fn method(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        receiver: Value,
        window: Window<'_>,
    ) -> Result<Option<Value>, Raised> {
        match self.cache.load(thread, receiver) {
            Some(method) => Ok(Some(method)),
            None => self.find(thread, frame, receiver, window),
        }
    }

    #[inline(always)]
    fn call<P: Purpose>(
        &self,
        purpose: P,
        receiver: Value,
        arguments: &[Argument],
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<P::Outcome, Raised> {
        let window = frame.window(self.window);
        let count = arguments.len() as u16;
        let Some(method) = self.method(thread, frame, receiver, window)? else {
            // No plain method: what the lookup gave stands in the window.
            return self.call_attribute(purpose, arguments, thread, frame);
        };
        window.set_function(method);
        window.set_argument(0, receiver);
        for (index, argument) in arguments.iter().enumerate() {
            window.set_argument(index as u16 + 1, argument.evaluate(thread, frame)?);
        }
        frame.set_position(self.range.start);
        match method.downcast::<Native<Function>>() {
            Some(function) => {
                purpose.function(thread, frame, function, window, count + 1, &self.range)
            }
            None => self
                .call_native(thread, frame, method, window, count + 1)
                .map(|value| purpose.value(value)),
        }
    }

    /// Calls what stands in the window, as a call of anything else does.
    #[inline(never)]
    fn call_attribute<P: Purpose>(
        &self,
        purpose: P,
        arguments: &[Argument],
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<P::Outcome, Raised> {
        let callee = frame
            .window(self.window)
            .function()
            .expect("set by the lookup");
        let place = (self.window, self.spill);
        call_with(
            purpose,
            callee,
            arguments,
            place,
            &self.range,
            thread,
            frame,
        )
    }

    /// The method for a receiver of another shape than the cache looks at first; `None` if it is no plain method of the
    /// class, and then the window's function is the attribute.
    #[inline(never)]
    fn find(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        receiver: Value,
        window: Window<'_>,
    ) -> Result<Option<Value>, Raised> {
        // Nothing but a jump follows, so that no register is saved for the sake of what is rarer.
        match self.cache.load_further(thread, receiver) {
            Some(method) => Ok(Some(method)),
            None => self.find_otherwise(thread, frame, receiver, window),
        }
    }

    #[inline(never)]
    fn find_otherwise(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        receiver: Value,
        window: Window<'_>,
    ) -> Result<Option<Value>, Raised> {
        if let Some(function) = of_module(thread, &self.namespace, receiver, self.name) {
            window.set_function(function);
            return Ok(None);
        }
        if let Some(method) =
            member_without_own(thread, &self.cache_without_own, receiver, self.name)
        {
            return Ok(Some(method));
        }
        if let Some(function) = of_namespace(thread, &self.namespace, receiver, self.name) {
            window.set_function(function);
            return Ok(None);
        }
        if let Some(member) = class_member(thread, &self.namespace, receiver, self.name)
            && let Some(method) = own_class_method(thread, member)
        {
            return Ok(Some(method));
        }
        self.look_up(thread, frame, receiver, window)
    }

    #[cold]
    #[inline(never)]
    fn look_up(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        receiver: Value,
        window: Window<'_>,
    ) -> Result<Option<Value>, Raised> {
        window.set_function(receiver);
        let epoch = thread.class_epoch();
        if let Some(member) = member_of(thread, receiver, self.name) {
            if is_plain_method(thread, member.value) {
                fill_member(thread, &self.cache, receiver, epoch, &member);
                fill_member_without_own(thread, &self.cache_without_own, receiver, epoch, &member);
                return Ok(Some(member.value));
            }
            if let Some(attribute) = computed_at_once(thread, member.value, receiver) {
                window.set_function(attribute);
                return Ok(None);
            }
        }
        let name = self.name;
        frame.set_position(self.attribute_range.start);
        let attribute = thread
            .library(move || protocol::get_attribute(thread, receiver, name))
            .map_err(|raised| locate(thread, frame, self.attribute_range, raised))?;
        window.set_function(attribute);
        Ok(None)
    }

    /// Calls a method that is no Python function: what answers at once does.
    #[inline(never)]
    fn call_native(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        method: Value,
        window: Window<'_>,
        count: u16,
    ) -> Result<Value, Raised> {
        if let Some(function) = method.downcast::<Native<NativeFunction>>()
            && let Some(quick) = function.definition().quick
            && let Some(result) = quick(thread, window.arguments(count))
        {
            return Ok(result);
        }
        self.call_not_quick(thread, frame, count)
    }

    /// As [`Site::call_native`], for what does not answer at once. The method stands in the window.
    #[inline(never)]
    fn call_not_quick(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        count: u16,
    ) -> Result<Value, Raised> {
        let window = frame.window(self.window);
        let method = window.function().expect("set by the caller");
        if let Some(function) = method.downcast::<Native<NativeFunction>>() {
            return call_not_quick(thread, frame, function, window, count, &self.range);
        }
        if let Some(method) = method.downcast::<Native<ClassMethod>>() {
            let receiver = window.argument(0).expect("set by the caller");
            window.set_argument(0, thread.class_of(receiver));
            return self.call_wrapped(thread, frame, method.function(), window, count);
        }
        let method = method
            .downcast::<Native<StaticMethod>>()
            .expect("the last kind of plain method");
        for index in 1..count {
            window.set_argument(index - 1, window.argument(index).expect("an argument"));
        }
        self.call_wrapped(thread, frame, method.function(), window, count - 1)
    }

    /// Calls the Python function of a class method or static method.
    fn call_wrapped(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        callee: Value,
        window: Window<'_>,
        count: u16,
    ) -> Result<Value, Raised> {
        window.set_function(callee);
        let function = callee
            .downcast::<Native<Function>>()
            .expect("looked at when it was cached");
        call_function(thread, frame, function, window, count, &self.range)
    }
}

/// The Python function of a class method, which takes the class that it is called of in front.
fn own_class_method(thread: &Thread, member: Value) -> Option<Value> {
    let method = member.downcast::<Native<ClassMethod>>()?;
    let class = thread.class_of(member);
    // A subclass may have a `__get__` of its own.
    Class::of(&class)?.definition()?;
    let function = method.function();
    function.is::<Native<Function>>().then_some(function)
}

/// Whether a member of a class is a method that is called without binding it first.
fn is_plain_method(thread: &Thread, member: Value) -> bool {
    if member.is::<Native<Function>>() {
        return true;
    }
    if let Some(function) = member.downcast::<Native<NativeFunction>>() {
        return function.definition().binding == Binding::Method;
    }
    let class = member
        .downcast::<Native<ClassMethod>>()
        .map(|method| method.function());
    let wrapped = class.or_else(|| {
        member
            .downcast::<Native<StaticMethod>>()
            .map(|method| method.function())
    });
    // A subclass of these may have a `__get__` of its own.
    let own_class = thread.class_of(member);
    wrapped.is_some_and(|function| function.is::<Native<Function>>())
        && Class::of(&own_class).is_some_and(|class| class.definition().is_some())
}

impl<O: Operand, A: Arguments> MethodCall<O, A> {
    #[inline(always)]
    fn call<P: Purpose>(
        &self,
        purpose: P,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<P::Outcome, Raised> {
        let receiver = self.object.get(thread, frame)?;
        self.call_on(receiver, purpose, thread, frame)
    }

    #[inline(always)]
    fn call_on<P: Purpose>(
        &self,
        receiver: Value,
        purpose: P,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<P::Outcome, Raised> {
        let arguments = self.arguments.as_ref();
        self.site.call(purpose, receiver, arguments, thread, frame)
    }
}

/// The nodes of arguments.
trait Arguments: AsRef<[Argument]> + Send + Sync + 'static {}

impl<A: AsRef<[Argument]> + Send + Sync + 'static> Arguments for A {}

call_node!([O: Operand, A: Arguments] MethodCall<O, A>);

impl Lowering<'_> {
    /// Lowers a call of an attribute.
    pub(crate) fn method_call(
        &mut self,
        range: Range,
        attribute_range: Range,
        object: &ast::Expression,
        name: &str,
        arguments: &[ast::Argument],
    ) -> BoxedNode {
        let object = self.near(object);
        let appends = name == "append";
        let name = self.use_name(name);
        let room = arguments.len() + 1;
        let spill = self.open_slot();
        let window = self.open_window(room);
        let mut arguments = self.arguments(arguments);
        self.close_window(room);
        self.close_slots(1);
        let site = Site::new(name, (window, spill), range, attribute_range);
        if appends && arguments.len() == 1 {
            let arguments = [arguments.remove(0)];
            return with_near!(object, object => Box::new(Append(MethodCall { object, arguments, site })));
        }
        macro_rules! fixed {
            ($($count:literal),*) => {
                match arguments.len() {
                    $($count => {
                        let arguments: [Argument; $count] = match std::mem::take(&mut arguments).try_into() {
                            Ok(array) => array,
                            Err(_) => unreachable!("the length was just looked at"),
                        };
                        with_near!(object, object => Box::new(MethodCall { object, arguments, site }))
                    })*
                    _ => Box::new(MethodCall { object: object.plain().into_child(), arguments, site }),
                }
            };
        }
        fixed!(0, 1, 2, 3)
    }
}
