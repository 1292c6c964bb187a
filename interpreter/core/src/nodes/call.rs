//! Calls of anything but methods (see `method_call`).
//!
//! Arguments are evaluated into a window at the end of the frame, where the callee's frame begins. Position 0 of the
//! window is left free when the callee needs a receiver in front: a class for its new instance, a bound method.

use crate::lower::Lowering;
use crate::native::Arguments;
use crate::nodes::name::Global;
use crate::nodes::operand::{Child, Operand, with_operand};
use crate::nodes::{BoxedNode, Node, locate};
use crate::protocol;
use crate::types::class::Class;
use crate::types::function::{self, BoundMethod, Function, NativeFunction};
use weft_heap::{Frame, FrameSlot, Instance, List, Native, Raised, Thread, Tuple, Value, Window};
use weft_syntax::ast::{self, Range};

/// `function(arguments)` with positional arguments alone.
struct Call<F, const N: usize> {
    function: F,
    arguments: [BoxedNode; N],
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

impl<F: Operand, A: Operand> Node for CallOne<F, A> {
    #[inline]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let callee = self.function.get(thread, frame)?;
        let window = frame.window(self.window);
        window.set_function(callee);
        if let Some(function) = callee.downcast::<Native<Function>>() {
            window.set_argument(0, self.argument.get(thread, frame)?);
            frame.set_position(self.range.start);
            return call_function(thread, frame, function, window, 1, &self.range);
        }
        let first = u16::from(needs_receiver(callee));
        window.set_argument(first, self.argument.get(thread, frame)?);
        frame.set_position(self.range.start);
        call_other(frame, callee, (window, self.spill), first, 1, &self.range)
    }
}

/// The same with any number of them.
struct CallMany {
    function: Child,
    arguments: Vec<BoxedNode>,
    window: u16,
    spill: FrameSlot,
    range: Range,
}

#[inline(always)]
fn evaluate_call<F: Operand>(
    function: &F,
    arguments: &[BoxedNode],
    (offset, spill): (u16, FrameSlot),
    range: &Range,
    thread: &Thread,
    frame: Frame<'_>,
) -> Result<Value, Raised> {
    let callee = function.get(thread, frame)?;
    let window = frame.window(offset);
    window.set_function(callee);
    let count = arguments.len() as u16;
    if let Some(function) = callee.downcast::<Native<Function>>() {
        for (index, argument) in arguments.iter().enumerate() {
            window.set_argument(index as u16, argument.evaluate(thread, frame)?);
        }
        frame.set_position(range.start);
        return call_function(thread, frame, function, window, count, range);
    }
    let first = u16::from(needs_receiver(callee));
    for (index, argument) in arguments.iter().enumerate() {
        window.set_argument(index as u16 + first, argument.evaluate(thread, frame)?);
    }
    frame.set_position(range.start);
    call_other(frame, callee, (window, spill), first, count, range)
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
fn needs_receiver(callee: Value) -> bool {
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
    let result = if code.quick_arity == i32::from(count) {
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
    if code.simple_arity == i32::from(count) {
        code.run(thread, window)
    } else {
        function::call::run_with_defaults(thread, function, window, count)
    }
}

/// Calls what is no Python function. The arguments stand in the window from `first` on.
#[inline(never)]
fn call_other(
    frame: Frame<'_>,
    callee: Value,
    (window, spill): (Window<'_>, FrameSlot),
    first: u16,
    count: u16,
    range: &Range,
) -> Result<Value, Raised> {
    Thread::with_current(|thread| {
        if let Some(function) = callee.downcast::<Native<NativeFunction>>() {
            let call = || function.call(thread, Arguments::positional(window.arguments(count)));
            let result = thread.library_from(window, count, call);
            return result.map_err(|raised| locate(thread, frame, *range, raised));
        }
        if first == 1 {
            if let Some(method) = callee.downcast::<Native<BoundMethod>>() {
                let inner = method.function();
                window.set_function(inner);
                window.set_argument(0, method.receiver());
                if let Some(function) = inner.downcast::<Native<Function>>() {
                    return call_function(thread, frame, function, window, count + 1, range);
                }
                let result = thread.library_from(window, count + 1, move || {
                    protocol::call(
                        thread,
                        inner,
                        Arguments::positional(window.arguments(count + 1)),
                    )
                });
                return result.map_err(|raised| locate(thread, frame, *range, raised));
            }
            if let Some(result) = construct(thread, frame, callee, (window, spill), count, range) {
                return result;
            }
            window.set_argument(0, Value::NONE);
        }
        let arguments = &window.arguments(count + first)[first as usize..];
        thread
            .library_from(window, count + first, move || {
                protocol::call(thread, callee, Arguments::positional(arguments))
            })
            .map_err(|raised| locate(thread, frame, *range, raised))
    })
}

/// Makes an instance of a class whose construction is the plain one: an object, then `__init__` in Python.
fn construct(
    thread: &Thread,
    frame: Frame<'_>,
    callee: Value,
    (window, spill): (Window<'_>, FrameSlot),
    count: u16,
    range: &Range,
) -> Option<Result<Value, Raised>> {
    let class = callee.downcast::<Native<Class>>()?;
    let (shape, initializer) = class.plain_constructor()?;
    let Some(initializer) = initializer else {
        return (count == 0).then(|| Ok(Instance::new(thread, shape).value()));
    };
    let function = initializer.downcast::<Native<Function>>()?;
    let instance = Instance::new(thread, shape).value();
    // The parameter of `__init__` may be rebound while it runs.
    frame.set(spill, instance);
    window.set_function(initializer);
    window.set_argument(0, instance);
    Some(
        match call_function(thread, frame, function, window, count + 1, range) {
            Ok(value) if value.is_none() => Ok(instance),
            Ok(value) => {
                let raised = crate::error::type_error(format!(
                    "__init__() should return None, not '{}'",
                    protocol::class_name(value)
                ));
                Err(locate(thread, frame, *range, raised))
            }
            Err(raised) => Err(raised),
        },
    )
}

impl<F: Operand, const N: usize> Node for Call<F, N> {
    #[inline]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        evaluate_call(
            &self.function,
            &self.arguments,
            (self.window, self.spill),
            &self.range,
            thread,
            frame,
        )
    }
}

impl Node for CallMany {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        evaluate_call(
            &self.function,
            &self.arguments,
            (self.window, self.spill),
            &self.range,
            thread,
            frame,
        )
    }
}

/// `function(a, name=b)` without unpacking: values in a window, the names in a constant tuple.
struct CallWithNames {
    function: BoxedNode,
    arguments: Vec<BoxedNode>,
    names: Value,
    window: u16,
    range: Range,
}

impl Node for CallWithNames {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let callee = self.function.evaluate(thread, frame)?;
        let window = frame.window(self.window);
        window.set_function(callee);
        for (index, argument) in self.arguments.iter().enumerate() {
            window.set_argument(index as u16, argument.evaluate(thread, frame)?);
        }
        frame.set_position(self.range.start);
        let count = self.arguments.len() as u16;
        let arguments = window.arguments(count);
        let names = self.names;
        thread
            .library_from(window, count, move || {
                let names = names.downcast::<Tuple>().expect("a constant tuple");
                protocol::call(
                    thread,
                    callee,
                    Arguments::with_names(arguments, names.items()),
                )
            })
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

/// An argument of a call that unpacks.
enum LooseArgument {
    Single(BoxedNode),
    Unpack(BoxedNode),
}

/// A keyword of a call that unpacks.
enum LooseKeyword {
    Named(Value, BoxedNode),
    Unpack(BoxedNode),
}

/// `function(*a, **b)`: arguments are collected in lists.
struct CallUnpacking {
    function: BoxedNode,
    arguments: Vec<LooseArgument>,
    keywords: Vec<LooseKeyword>,
    callee: FrameSlot,
    values: FrameSlot,
    names: FrameSlot,
    range: Range,
}

impl Node for CallUnpacking {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let callee = self.function.evaluate(thread, frame)?;
        frame.set(self.callee, callee);
        let values = List::from_items(thread, &[]);
        frame.set(self.values, values.value());
        let names = List::from_items(thread, &[]);
        frame.set(self.names, names.value());
        for argument in &self.arguments {
            match argument {
                LooseArgument::Single(node) => values.push(thread, node.evaluate(thread, frame)?),
                LooseArgument::Unpack(node) => {
                    let iterable = node.evaluate(thread, frame)?;
                    // Only what is the one positional argument is known to be one when it is unpacked.
                    let named = (self.arguments.len() == 1).then_some(callee);
                    unpack_arguments(thread, named, iterable, &values)
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
            }
        }
        for keyword in &self.keywords {
            match keyword {
                LooseKeyword::Named(name, node) => {
                    let value = node.evaluate(thread, frame)?;
                    add_keyword(thread, callee, &values, &names, *name, value)
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
                LooseKeyword::Unpack(node) => {
                    let mapping = node.evaluate(thread, frame)?;
                    let (values, names) = (values, names);
                    thread
                        .library(move || unpack_keywords(thread, callee, mapping, &values, &names))
                        .map_err(|raised| locate(thread, frame, self.range, raised))?;
                }
            }
        }
        frame.set_position(self.range.start);
        thread
            .library(move || {
                let (values, names) = (values.snapshot(thread), names.snapshot(thread));
                protocol::call(
                    thread,
                    callee,
                    Arguments::with_names(values.items(), names.items()),
                )
            })
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

/// Adds the items of `*iterable`.
fn unpack_arguments(
    thread: &Thread,
    callee: Option<Value>,
    iterable: Value,
    values: &List,
) -> Result<(), Raised> {
    let values = values.value();
    thread.library(move || {
        let values = values.downcast::<List>().expect("a list of arguments");
        if protocol::special_of(thread, iterable, crate::names::Special::Iter).is_none()
            && protocol::special_of(thread, iterable, crate::names::Special::GetItem).is_none()
        {
            let subject = match callee {
                Some(callee) => format!("{} argument", function::call::described(thread, callee)),
                None => "Value".to_owned(),
            };
            let kind = protocol::class_name(iterable);
            return Err(crate::error::type_error(format!(
                "{subject} after * must be an iterable, not {kind}"
            )));
        }
        crate::types::list::extend(thread, values, iterable)
    })
}

fn add_keyword(
    thread: &Thread,
    callee: Value,
    values: &List,
    names: &List,
    name: Value,
    value: Value,
) -> Result<(), Raised> {
    let mut double = false;
    let _ = names.each::<()>(|other| {
        double |= other == name;
        Ok(())
    });
    if double {
        let text = protocol::text_of(&name).unwrap_or("");
        return Err(crate::error::type_error(format!(
            "{} got multiple values for keyword argument '{text}'",
            function::call::described(thread, callee)
        )));
    }
    names.push(thread, name);
    values.push(thread, value);
    Ok(())
}

/// Adds the items of `**mapping`.
fn unpack_keywords(
    thread: &Thread,
    callee: Value,
    mapping: Value,
    values: &List,
    names: &List,
) -> Result<(), Raised> {
    let mapping = crate::types::dict::steady(thread, mapping);
    let keys_name = crate::names::Name::Keys.value(thread);
    let Some(keys) = protocol::try_attribute(thread, mapping, keys_name)? else {
        return Err(crate::error::type_error(format!(
            "{} argument after ** must be a mapping, not {}",
            function::call::described(thread, callee),
            protocol::class_name(mapping)
        )));
    };
    let keys = protocol::call_values(thread, keys, &[])?;
    protocol::each(thread, keys, |key| {
        if !key.is::<weft_heap::Str>() {
            return Err(crate::error::type_error("keywords must be strings"));
        }
        let value = protocol::get_item(thread, mapping, key)?;
        add_keyword(
            thread,
            callee,
            values,
            names,
            thread.intern_value(key),
            value,
        )
    })
}

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
            return self.call_with_names(range, call);
        }
        if let ast::ExpressionKind::Attribute { value, name, .. } = &call.function.kind {
            let attribute_range =
                self.attribute_range(call.function.range, call.function.range.end);
            return self.method_call(range, attribute_range, value, name, &call.arguments);
        }
        let function = self.callee(&call.function);
        // One more than the arguments: a receiver may come in front.
        let room = call.arguments.len() + 1;
        let spill = self.open_slot();
        let window = self.open_window(room);
        if let [ast::Element::Single(argument)] = call.arguments.as_slice() {
            let argument = self.operand(argument);
            self.close_window(room);
            self.close_slots(1);
            return match function {
                Callee::Global(function) => {
                    with_operand!(argument, argument => Box::new(CallOne { function, argument, window, spill, range }))
                }
                Callee::Other(function) => {
                    with_operand!(argument, argument => Box::new(CallOne { function, argument, window, spill, range }))
                }
            };
        }
        let mut arguments = self.single_arguments(&call.arguments);
        self.close_window(room);
        self.close_slots(1);
        macro_rules! fixed {
            ($($count:literal),*) => {
                match arguments.len() {
                    $($count => {
                        let arguments: [BoxedNode; $count] = match std::mem::take(&mut arguments).try_into() {
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
                Callee::Global(Global::new(self.intern(&name.name), function.range))
            }
            _ => Callee::Other(Child(self.expression(function))),
        }
    }

    /// Lowers arguments of which none is unpacked.
    pub(crate) fn single_arguments(&mut self, arguments: &[ast::Argument]) -> Vec<BoxedNode> {
        let mut lowered = Vec::with_capacity(arguments.len());
        for argument in arguments {
            match argument {
                ast::Element::Single(value) | ast::Element::Unpack(value) => {
                    lowered.push(self.expression(value))
                }
            }
        }
        lowered
    }

    fn call_with_names(&mut self, range: Range, call: &ast::Call) -> BoxedNode {
        let function = self.expression(&call.function);
        let room = call.arguments.len() + call.keywords.len();
        let window = self.open_window(room);
        let mut arguments = self.single_arguments(&call.arguments);
        let mut names = Vec::new();
        for keyword in &call.keywords {
            if let ast::Keyword::Named { name, value, .. } = keyword {
                names.push(self.intern(name));
                arguments.push(self.expression(value));
            }
        }
        self.close_window(room);
        let names = self.thread.tuple(&names);
        let names = self.keep(names);
        Box::new(CallWithNames {
            function,
            arguments,
            names,
            window,
            range,
        })
    }

    fn call_unpacking(&mut self, range: Range, call: &ast::Call) -> BoxedNode {
        let function = self.expression(&call.function);
        let (callee, values, names) = (self.open_slot(), self.open_slot(), self.open_slot());
        let mut arguments = Vec::new();
        for argument in &call.arguments {
            arguments.push(match argument {
                ast::Element::Single(value) => LooseArgument::Single(self.expression(value)),
                ast::Element::Unpack(value) => LooseArgument::Unpack(self.expression(value)),
            });
        }
        let mut keywords = Vec::new();
        for keyword in &call.keywords {
            keywords.push(match keyword {
                ast::Keyword::Named { name, value, .. } => {
                    LooseKeyword::Named(self.intern(name), self.expression(value))
                }
                ast::Keyword::Unpack(value) => LooseKeyword::Unpack(self.expression(value)),
            });
        }
        self.close_slots(3);
        Box::new(CallUnpacking {
            function,
            arguments,
            keywords,
            callee,
            values,
            names,
            range,
        })
    }
}
