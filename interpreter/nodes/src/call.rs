//! Calls of anything but methods (see `method_call`).
//!
//! Arguments are evaluated into a window at the end of the frame, where the callee's frame begins. Position 0 of the
//! window is left free when the callee needs a receiver in front: a class for its new instance, a bound method.

use crate::lower::Lowering;
use crate::name::Global;
use crate::near::with_near;
use crate::operand::{Argument, Child, Operand};
use crate::purpose::{Purpose, call_node};
use crate::{BoxedNode, locate};
use weft_core::names::Special;
use weft_core::native::{Arguments, Binding};
use weft_core::protocol;
use weft_core::types::class::Class;
use weft_core::types::exception::ExceptionObject;
use weft_core::types::function::{self, BoundMethod, Function, HostFunction, NativeFunction};
use weft_heap::{Frame, FrameSlot, Instance, Native, Raised, Thread, Value, Window};
use weft_syntax::ast::{self, Range};

/// `function(arguments)` with positional arguments alone.
struct Call<F, const N: usize> {
    function: F,
    arguments: [Argument; N],
    window: u16,
    spill: FrameSlot,
    range: Range,
}

/// `function(argument)`, specialised for the kind of the argument too.
struct CallOne<F, A> {
    function: F,
    argument: A,
    window: u16,
    spill: FrameSlot,
    range: Range,
}

impl<F: Operand, A: Operand> CallOne<F, A> {
    #[inline(always)]
    fn call<P: Purpose>(
        &self,
        purpose: P,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<P::Outcome, Raised> {
        let callee = self.function.get(thread, frame)?;
        let window = frame.window(self.window);
        window.set_function(callee);
        if let Some(function) = callee.downcast::<Native<Function>>() {
            window.set_argument(0, self.argument.get(thread, frame)?);
            frame.set_position(self.range.start);
            return purpose.function(thread, frame, function, window, 1, &self.range);
        }
        if let Some(function) = callee.downcast::<Native<NativeFunction>>() {
            window.set_argument(0, self.argument.get(thread, frame)?);
            frame.set_position(self.range.start);
            let place = (window, self.spill);
            let value = call_builtin(thread, frame, function, place, 1, &self.range);
            return value.map(|value| purpose.value(value));
        }
        let first = u16::from(needs_receiver(callee));
        window.set_argument(first, self.argument.get(thread, frame)?);
        frame.set_position(self.range.start);
        let value = if let Some(class) = callee.downcast::<Native<Class>>() {
            let place = (window, self.spill);
            construct(thread, frame, class, place, 1, &self.range)
        } else {
            frame.clear(self.spill);
            call_other(frame, callee, window, first, 1, &self.range)
        };
        value.map(|value| purpose.value(value))
    }
}

call_node!([F: Operand, A: Operand] CallOne<F, A>);

/// The same with any number of them.
struct CallMany {
    function: Child,
    arguments: Vec<Argument>,
    window: u16,
    spill: FrameSlot,
    range: Range,
}

#[inline(always)]
fn evaluate_call<F: Operand, P: Purpose>(
    purpose: P,
    function: &F,
    arguments: &[Argument],
    (offset, spill): (u16, FrameSlot),
    range: &Range,
    thread: &Thread,
    frame: Frame<'_>,
) -> Result<P::Outcome, Raised> {
    let callee = function.get(thread, frame)?;
    frame.window(offset).set_function(callee);
    call_with(
        purpose,
        callee,
        arguments,
        (offset, spill),
        range,
        thread,
        frame,
    )
}

/// Calls what stands in the window at an offset.
#[inline(always)]
pub(crate) fn call_with<P: Purpose>(
    purpose: P,
    callee: Value,
    arguments: &[Argument],
    (offset, spill): (u16, FrameSlot),
    range: &Range,
    thread: &Thread,
    frame: Frame<'_>,
) -> Result<P::Outcome, Raised> {
    let window = frame.window(offset);
    let count = arguments.len() as u16;
    if let Some(function) = callee.downcast::<Native<Function>>() {
        for (index, argument) in arguments.iter().enumerate() {
            window.set_argument(index as u16, argument.evaluate(thread, frame)?);
        }
        frame.set_position(range.start);
        return purpose.function(thread, frame, function, window, count, range);
    }
    if let Some(function) = callee.downcast::<Native<NativeFunction>>() {
        for (index, argument) in arguments.iter().enumerate() {
            window.set_argument(index as u16, argument.evaluate(thread, frame)?);
        }
        frame.set_position(range.start);
        let value = call_builtin(thread, frame, function, (window, spill), count, range);
        return value.map(|value| purpose.value(value));
    }
    let first = u16::from(needs_receiver(callee));
    for (index, argument) in arguments.iter().enumerate() {
        window.set_argument(index as u16 + first, argument.evaluate(thread, frame)?);
    }
    frame.set_position(range.start);
    let value = if let Some(class) = callee.downcast::<Native<Class>>() {
        construct(thread, frame, class, (window, spill), count, range)
    } else {
        // What an earlier frame left there is not to be found by a collection that is asked for.
        frame.clear(spill);
        call_other(frame, callee, window, first, count, range)
    };
    value.map(|value| purpose.value(value))
}

/// What is called: a global most of the time.
enum Callee {
    Global(Global),
    Other(Child),
}

impl Callee {
    fn into_child(self) -> Child {
        match self {
            Callee::Global(global) => Child(Box::new(global)),
            Callee::Other(child) => child,
        }
    }
}

/// Whether calling this puts a receiver in front of the arguments.
#[inline]
pub(crate) fn needs_receiver(callee: Value) -> bool {
    callee.is::<Native<Class>>() || callee.is::<Native<BoundMethod>>()
}

/// Calls a Python function whose arguments stand in the window.
#[inline(always)]
pub(crate) fn call_function(
    thread: &Thread,
    frame: Frame<'_>,
    function: &Function,
    window: Window<'_>,
    count: u16,
    range: &Range,
) -> Result<Value, Raised> {
    let code = function.code();
    let result = if code.quick_arity() == i32::from(count) {
        code.run_quickly(thread, window)
    } else {
        run_otherwise(thread, function, window, count)
    };
    match result {
        Ok(value) => Ok(value),
        Err(raised) => Err(locate(thread, frame, *range, raised)),
    }
}

/// Runs a function that has cells, can be suspended, or needs defaults.
#[inline(never)]
fn run_otherwise(
    thread: &Thread,
    function: &Function,
    window: Window<'_>,
    count: u16,
) -> Result<Value, Raised> {
    let code = function.code();
    if code.simple_arity() == i32::from(count) {
        code.run(thread, window)
    } else {
        function::call::run_with_defaults(thread, function, window, count)
    }
}

/// Calls what is neither a Python function nor a class. The arguments stand in the window from `first` on.
#[inline(never)]
fn call_other(
    frame: Frame<'_>,
    callee: Value,
    window: Window<'_>,
    first: u16,
    count: u16,
    range: &Range,
) -> Result<Value, Raised> {
    Thread::with_current(|thread| {
        if let Some(function) = callee.downcast::<Native<HostFunction>>()
            && let Some(result) = function.call_at_once(thread, window.arguments(count))
        {
            return result.map_err(|raised| locate(thread, frame, *range, raised));
        }
        if let Some(function) = callee.downcast::<Native<NativeFunction>>() {
            return call_native(thread, frame, function, window, count, range);
        }
        if let Some(method) = callee.downcast::<Native<BoundMethod>>() {
            let inner = method.function();
            window.set_function(inner);
            window.set_argument(0, method.receiver());
            if let Some(function) = inner.downcast::<Native<Function>>() {
                return call_function(thread, frame, function, window, count + 1, range);
            }
            if let Some(function) = inner.downcast::<Native<NativeFunction>>()
                && function.definition().binding == Binding::Method
            {
                return call_native(thread, frame, function, window, count + 1, range);
            }
            let result = thread.library_from(window, count + 1, move || {
                let arguments = Arguments::positional(window.arguments(count + 1));
                protocol::call(thread, inner, arguments)
            });
            return result.map_err(|raised| locate(thread, frame, *range, raised));
        }
        if count < 4 && callee.is::<Instance>() {
            let mut values = [callee; 4];
            values[1..=count as usize].copy_from_slice(window.arguments(count));
            let values = &values[..=count as usize];
            if let Some(result) = crate::special::call(thread, frame, Special::Call, values, *range)
            {
                return result;
            }
        }
        if let Some(result) = call_at_once(thread, callee, window.arguments(count)) {
            return result.map_err(|raised| locate(thread, frame, *range, raised));
        }
        call_any(thread, frame, callee, window, first, count, range)
    })
}

/// What an object of the library gives for these arguments, if its `__call__` answers without Python code, or is one that
/// nodes call. The arguments, and the object as what is called, stand in the frame.
fn call_at_once(
    thread: &Thread,
    callee: Value,
    arguments: &[Value],
) -> Option<Result<Value, Raised>> {
    let method = protocol::special_of(thread, callee, Special::Call)?;
    let definition = method.downcast::<Native<NativeFunction>>()?.definition();
    if definition.quick.is_none() && definition.direct.is_none() {
        return None;
    }
    let mut values = [callee; 4];
    values
        .get_mut(1..=arguments.len())?
        .copy_from_slice(arguments);
    let values = &values[..=arguments.len()];
    if let Some(quick) = definition.quick
        && let Some(result) = quick(thread, values)
    {
        return Some(Ok(result));
    }
    definition.direct?(thread, values)
}

/// Calls a native function that is no method: quick ones at once.
#[inline(always)]
fn call_builtin(
    thread: &Thread,
    frame: Frame<'_>,
    function: &NativeFunction,
    (window, spill): (Window<'_>, FrameSlot),
    count: u16,
    range: &Range,
) -> Result<Value, Raised> {
    if let Some(quick) = function.definition().quick
        && let Some(result) = quick(thread, window.arguments(count))
    {
        return Ok(result);
    }
    call_builtin_slowly(frame, function, (window, spill), count, range)
}

#[inline(never)]
fn call_builtin_slowly(
    frame: Frame<'_>,
    function: &NativeFunction,
    (window, spill): (Window<'_>, FrameSlot),
    count: u16,
    range: &Range,
) -> Result<Value, Raised> {
    Thread::with_current(|thread| {
        // What an earlier frame left there is not to be found by a collection that is asked for.
        frame.clear(spill);
        call_not_quick(thread, frame, function, window, count, range)
    })
}

/// Calls a native function whose arguments stand in the window.
#[inline(always)]
pub(crate) fn call_native(
    thread: &Thread,
    frame: Frame<'_>,
    function: &NativeFunction,
    window: Window<'_>,
    count: u16,
    range: &Range,
) -> Result<Value, Raised> {
    if let Some(quick) = function.definition().quick
        && let Some(result) = quick(thread, window.arguments(count))
    {
        return Ok(result);
    }
    call_not_quick(thread, frame, function, window, count, range)
}

/// Calls a native function that does not answer at once: directly, or as library code.
#[inline(always)]
pub(crate) fn call_not_quick(
    thread: &Thread,
    frame: Frame<'_>,
    function: &NativeFunction,
    window: Window<'_>,
    count: u16,
    range: &Range,
) -> Result<Value, Raised> {
    let arguments = window.arguments(count);
    if let Some(direct) = function.definition().direct
        && let Some(result) = direct(thread, arguments)
    {
        return result.map_err(|raised| locate(thread, frame, *range, raised));
    }
    let call = || function.call(thread, Arguments::positional(arguments));
    match thread.library_from(window, count, call) {
        Ok(value) => Ok(value),
        Err(raised) => Err(locate(thread, frame, *range, raised)),
    }
}

/// Calls anything by the protocol.
#[inline(never)]
fn call_any(
    thread: &Thread,
    frame: Frame<'_>,
    callee: Value,
    window: Window<'_>,
    first: u16,
    count: u16,
    range: &Range,
) -> Result<Value, Raised> {
    if first == 1 {
        window.set_argument(0, Value::NONE);
    }
    let arguments = &window.arguments(count + first)[first as usize..];
    thread
        .library_from(window, count + first, move || {
            protocol::call(thread, callee, Arguments::positional(arguments))
        })
        .map_err(|raised| locate(thread, frame, *range, raised))
}

/// Calls a class. The plain case is an object, and then `__init__` in Python, if there is one.
#[inline(never)]
fn construct(
    thread: &Thread,
    frame: Frame<'_>,
    class: &Native<Class>,
    (window, spill): (Window<'_>, FrameSlot),
    count: u16,
    range: &Range,
) -> Result<Value, Raised> {
    let Some((shape, initializer)) = class.plain_constructor() else {
        window.set_argument(0, class.value());
        let arguments = window.arguments(count + 1);
        if let Some(value) = class.construct_at_once(thread, arguments) {
            return Ok(value);
        }
        match ExceptionObject::construct_at_once(thread, class, &arguments[1..]) {
            Some((exception, None)) => return Ok(exception),
            Some((exception, Some(initializer))) => {
                let function = initializer
                    .downcast::<Native<Function>>()
                    .expect("looked at when it was found");
                let run = |window| call_function(thread, frame, function, window, count + 1, range);
                let place = (window, spill);
                return initialize(thread, frame, (exception, initializer), place, range, run);
            }
            None => {}
        }
        return call_any(thread, frame, class.value(), window, 1, count, range);
    };
    let Some(initializer) = initializer else {
        if count == 0 {
            return Ok(Instance::new(thread, shape).value());
        }
        return call_any(thread, frame, class.value(), window, 1, count, range);
    };
    let Some(function) = initializer.downcast::<Native<Function>>() else {
        return call_any(thread, frame, class.value(), window, 1, count, range);
    };
    let instance = Instance::new(thread, shape).value();
    let run = |window| call_function(thread, frame, function, window, count + 1, range);
    let place = (window, spill);
    initialize(thread, frame, (instance, initializer), place, range, run)
}

/// Calls an `__init__` in Python whose arguments stand behind the window's first place, by `run`; gives the instance.
#[inline(always)]
pub(crate) fn initialize<'w>(
    thread: &Thread,
    frame: Frame<'_>,
    (instance, initializer): (Value, Value),
    (window, spill): (Window<'w>, FrameSlot),
    range: &Range,
    run: impl FnOnce(Window<'w>) -> Result<Value, Raised>,
) -> Result<Value, Raised> {
    // The parameter of `__init__` may be rebound while it runs.
    frame.set(spill, instance);
    window.set_function(initializer);
    window.set_argument(0, instance);
    let value = run(window)?;
    frame.clear(spill);
    if value.is_none() {
        Ok(instance)
    } else {
        Err(init_returned(thread, frame, value, range))
    }
}

#[cold]
#[inline(never)]
fn init_returned(thread: &Thread, frame: Frame<'_>, value: Value, range: &Range) -> Raised {
    let raised = weft_core::error::type_error(format!(
        "__init__() should return None, not '{}'",
        protocol::class_name(value)
    ));
    locate(thread, frame, *range, raised)
}

impl<F: Operand, const N: usize> Call<F, N> {
    #[inline(always)]
    fn call<P: Purpose>(
        &self,
        purpose: P,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<P::Outcome, Raised> {
        evaluate_call(
            purpose,
            &self.function,
            &self.arguments,
            (self.window, self.spill),
            &self.range,
            thread,
            frame,
        )
    }
}

call_node!([F: Operand, const N: usize] Call<F, N>);

impl CallMany {
    fn call<P: Purpose>(
        &self,
        purpose: P,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<P::Outcome, Raised> {
        evaluate_call(
            purpose,
            &self.function,
            &self.arguments,
            (self.window, self.spill),
            &self.range,
            thread,
            frame,
        )
    }
}

call_node!([] CallMany);

impl Lowering<'_> {
    /// Lowers a call.
    pub(crate) fn call(&mut self, expression: &ast::Expression, call: &ast::Call) -> BoxedNode {
        let range = expression.range;
        let unpacks = call
            .arguments
            .iter()
            .any(|argument| matches!(argument, ast::Element::Unpack(_)))
            || call
                .keywords
                .iter()
                .any(|keyword| matches!(keyword, ast::Keyword::Unpack(_)))
            || call.arguments.len() + call.keywords.len() > 200;
        if unpacks {
            return self.call_unpacking(range, call);
        }
        let is_method = matches!(&call.function.kind, ast::ExpressionKind::Attribute { .. });
        let range = if is_method {
            self.attribute_range(range, call.function.range.end)
        } else {
            range
        };
        if !call.keywords.is_empty() {
            return match &call.function.kind {
                ast::ExpressionKind::Attribute { value, name, .. } => {
                    self.method_call_with_names(range, call, value, name)
                }
                _ => self.call_with_names(range, call),
            };
        }
        if let ast::ExpressionKind::Attribute { value, name, .. } = &call.function.kind {
            let attribute_range =
                self.attribute_range(call.function.range, call.function.range.end);
            let known = self.super_call(range, attribute_range, value, name, &call.arguments);
            if let Some(node) = known {
                return node;
            }
            return self.method_call(range, attribute_range, value, name, &call.arguments);
        }
        let function = self.callee(&call.function);
        // One more than the arguments: a receiver may come in front.
        let room = call.arguments.len() + 1;
        let spill = self.open_slot();
        let window = self.open_window(room);
        if let [ast::Element::Single(argument)] = call.arguments.as_slice() {
            let argument = self.near(argument);
            self.close_window(room);
            self.close_slots(1);
            return match function {
                Callee::Global(function) => {
                    with_near!(argument, argument => Box::new(CallOne { function, argument, window, spill, range }))
                }
                Callee::Other(function) => {
                    with_near!(argument, argument => Box::new(CallOne { function, argument, window, spill, range }))
                }
            };
        }
        let mut arguments = self.arguments(&call.arguments);
        self.close_window(room);
        self.close_slots(1);
        macro_rules! fixed {
            ($($count:literal),*) => {
                match arguments.len() {
                    $($count => {
                        let arguments: [Argument; $count] = match std::mem::take(&mut arguments).try_into() {
                            Ok(array) => array,
                            Err(_) => unreachable!("the length was just looked at"),
                        };
                        match function {
                            Callee::Global(function) => Box::new(Call { function, arguments, window, spill, range }),
                            Callee::Other(function) => Box::new(Call { function, arguments, window, spill, range }),
                        }
                    })*
                    _ => Box::new(CallMany { function: function.into_child(), arguments, window, spill, range }),
                }
            };
        }
        fixed!(0, 2, 3)
    }

    fn callee(&mut self, function: &ast::Expression) -> Callee {
        match &function.kind {
            ast::ExpressionKind::Name(name) if name.place == ast::Place::Global => {
                Callee::Global(Global::new(self.use_name(&name.name), function.range))
            }
            _ => Callee::Other(Child(self.expression(function))),
        }
    }

    /// Lowers arguments of a call, of which none is unpacked.
    pub(crate) fn arguments(&mut self, arguments: &[ast::Argument]) -> Vec<Argument> {
        let mut lowered = Vec::with_capacity(arguments.len());
        for argument in arguments {
            match argument {
                ast::Element::Single(value) | ast::Element::Unpack(value) => {
                    lowered.push(Argument::from(self.operand(value)))
                }
            }
        }
        lowered
    }
}
