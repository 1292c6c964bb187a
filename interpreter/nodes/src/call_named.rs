//! Calls with arguments by name, `function(a, name=b)` and `object.name(a, name=b)`, in which nothing is unpacked.
//!
//! All arguments stand in the window in the order in which they are written, those by name last. Their names are a constant.

use crate::call::{initialize, needs_receiver};
use crate::lower::Lowering;
use crate::method_call::Site;
use crate::operand::Argument;
use crate::{BoxedNode, Node, locate};
use weft_core::native::Arguments;
use weft_core::protocol;
use weft_core::types::class::Class;
use weft_core::types::function::{self, BoundMethod, ClassMethod, Function, StaticMethod};
use weft_heap::{Frame, FrameSlot, Instance, Native, Raised, Thread, Tuple, Value, Window};
use weft_syntax::ast::{self, Range};

/// The arguments of such a call.
struct Named {
    arguments: Vec<Argument>,
    /// A constant tuple.
    names: Value,
    window: u16,
    spill: FrameSlot,
    range: Range,
}

impl Named {
    fn names(&self) -> &[Value] {
        self.names.plain_tuple().map_or(&[], Tuple::items)
    }

    fn count(&self) -> u16 {
        self.arguments.len() as u16
    }

    /// Evaluates the arguments into the window, from a place on.
    #[inline(always)]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>, first: u16) -> Result<(), Raised> {
        let window = frame.window(self.window);
        for (index, argument) in self.arguments.iter().enumerate() {
            window.set_argument(index as u16 + first, argument.evaluate(thread, frame)?);
        }
        frame.set_position(self.range.start);
        Ok(())
    }

    /// Calls what stands in the window with arguments that are still to be evaluated.
    fn call(&self, thread: &Thread, frame: Frame<'_>, callee: Value) -> Result<Value, Raised> {
        let window = frame.window(self.window);
        if let Some(function) = callee.downcast::<Native<Function>>() {
            self.evaluate(thread, frame, 0)?;
            return self.run(thread, frame, function, window, self.count());
        }
        let first = u16::from(needs_receiver(callee));
        self.evaluate(thread, frame, first)?;
        if let Some(class) = callee.downcast::<Native<Class>>() {
            if let Some((shape, Some(initializer))) = class.plain_constructor()
                && let Some(function) = initializer.downcast::<Native<Function>>()
            {
                let instance = Instance::new(thread, shape).value();
                let run = |window| self.run(thread, frame, function, window, self.count() + 1);
                let place = (window, self.spill);
                return initialize(
                    thread,
                    frame,
                    (instance, initializer),
                    place,
                    &self.range,
                    run,
                );
            }
        } else if let Some(method) = callee.downcast::<Native<BoundMethod>>()
            && let inner = method.function()
            && let Some(function) = inner.downcast::<Native<Function>>()
        {
            window.set_function(inner);
            window.set_argument(0, method.receiver());
            return self.run(thread, frame, function, window, self.count() + 1);
        }
        if first == 1 {
            window.set_argument(0, Value::NONE);
        }
        self.call_any(thread, frame, callee, window, first..self.count() + first)
    }

    /// Runs a Python function whose `count` arguments stand in the window.
    #[inline(always)]
    fn run(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        function: &Function,
        window: Window<'_>,
        count: u16,
    ) -> Result<Value, Raised> {
        function::call::run_with_names(thread, function, window, count, self.names())
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }

    /// Calls anything by the protocol, with the arguments that stand at these places of the window.
    #[inline(never)]
    fn call_any(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        callee: Value,
        window: Window<'_>,
        places: std::ops::Range<u16>,
    ) -> Result<Value, Raised> {
        let arguments = &window.arguments(places.end)[places.start as usize..];
        let names = self.names;
        thread
            .library_from(window, places.end, move || {
                let names = names.downcast::<Tuple>().expect("a constant tuple");
                let arguments = Arguments::with_names(arguments, names.items());
                protocol::call(thread, callee, arguments)
            })
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

/// `function(a, name=b)`
struct CallWithNames {
    function: BoxedNode,
    named: Named,
}

impl Node for CallWithNames {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let callee = self.function.evaluate(thread, frame)?;
        frame.window(self.named.window).set_function(callee);
        self.named.call(thread, frame, callee)
    }
}

/// `object.name(a, name=b)`: as in `method_call`, no bound method is made.
struct MethodCallWithNames {
    object: Argument,
    site: Site,
    named: Named,
}

impl Node for MethodCallWithNames {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let receiver = self.object.evaluate(thread, frame)?;
        let window = frame.window(self.named.window);
        let Some(method) = self.site.method(thread, frame, receiver, window)? else {
            let callee = window.function().expect("set by the lookup");
            return self.named.call(thread, frame, callee);
        };
        window.set_function(method);
        window.set_argument(0, receiver);
        self.named.evaluate(thread, frame, 1)?;
        let count = self.named.count() + 1;
        if let Some(function) = method.downcast::<Native<Function>>() {
            return self.named.run(thread, frame, function, window, count);
        }
        if let Some(method) = method.downcast::<Native<ClassMethod>>() {
            window.set_argument(0, thread.class_of(receiver));
            return self.run_wrapped(thread, frame, method.function(), window, count);
        }
        if let Some(method) = method.downcast::<Native<StaticMethod>>() {
            for index in 1..count {
                window.set_argument(index - 1, window.argument(index).expect("an argument"));
            }
            return self.run_wrapped(thread, frame, method.function(), window, count - 1);
        }
        // A native method takes its receiver as its first argument.
        self.named.call_any(thread, frame, method, window, 0..count)
    }
}

impl MethodCallWithNames {
    /// Runs the Python function of a class method or static method.
    fn run_wrapped(
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
        self.named.run(thread, frame, function, window, count)
    }
}

impl Lowering<'_> {
    /// Lowers the arguments, with room for a receiver in front.
    fn named(&mut self, range: Range, call: &ast::Call) -> Named {
        let room = call.arguments.len() + call.keywords.len() + 1;
        let spill = self.open_slot();
        let window = self.open_window(room);
        let mut arguments = self.arguments(&call.arguments);
        let mut names = Vec::new();
        for keyword in &call.keywords {
            if let ast::Keyword::Named { name, value, .. } = keyword {
                names.push(self.intern(name));
                arguments.push(self.operand(value).into());
            }
        }
        self.close_window(room);
        self.close_slots(1);
        let names = self.thread.tuple(&names);
        let names = self.keep(names);
        Named {
            arguments,
            names,
            window,
            spill,
            range,
        }
    }

    /// Lowers a call with arguments by name.
    pub(crate) fn call_with_names(&mut self, range: Range, call: &ast::Call) -> BoxedNode {
        let function = self.expression(&call.function);
        let named = self.named(range, call);
        Box::new(CallWithNames { function, named })
    }

    /// Lowers a call of an attribute with arguments by name.
    pub(crate) fn method_call_with_names(
        &mut self,
        range: Range,
        call: &ast::Call,
        object: &ast::Expression,
        name: &str,
    ) -> BoxedNode {
        let attribute_range = self.attribute_range(call.function.range, call.function.range.end);
        let object = self.operand(object).into();
        let name = self.use_name(name);
        let named = self.named(range, call);
        let place = (named.window, named.spill);
        let site = Site::new(name, place, range, attribute_range);
        Box::new(MethodCallWithNames {
            object,
            site,
            named,
        })
    }
}
