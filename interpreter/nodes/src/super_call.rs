//! `super().name(arguments)`: neither a `super` object nor a bound method is made.

use crate::call::{call_function, call_native};
use crate::lower::Lowering;
use crate::name::Global;
use crate::operand::{Argument, Operand};
use crate::{BoxedNode, Node, locate};
use weft_core::native::Arguments;
use weft_core::protocol;
use weft_core::types::class::Class;
use weft_core::types::function::{Function, NativeFunction};
use weft_core::types::super_object;
use weft_heap::{Frame, MethodCache, Native, Raised, Slot, Thread, Value, Window};
use weft_syntax::ast::{self, Range};

/// `super().name(arguments)` with positional arguments alone.
struct SuperCall {
    function: Global,
    arguments: Vec<Argument>,
    name: Value,
    /// The class after which the cache's methods were looked for: the first one that came here. Its word is compared and
    /// nothing else, so it needs no root: the shapes in the cache are of objects that hold it.
    class: Slot,
    cache: MethodCache,
    window: u16,
    /// That of `super()`.
    super_range: Range,
    attribute_range: Range,
    range: Range,
}

impl Node for SuperCall {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let callee = self.function.get(thread, frame)?;
        let window = frame.window(self.window);
        let method = if is_builtin_super(callee) {
            frame.set_position(self.super_range.start);
            let (class, receiver) = super_object::implied(thread)
                .map_err(|raised| locate(thread, frame, self.super_range, raised))?;
            self.method(thread, frame, window, class, receiver)?
        } else {
            self.attribute_of_other(thread, frame, window, callee)?;
            None
        };
        let first = u16::from(method.is_some());
        for (index, argument) in self.arguments.iter().enumerate() {
            window.set_argument(index as u16 + first, argument.evaluate(thread, frame)?);
        }
        frame.set_position(self.range.start);
        let count = self.arguments.len() as u16 + first;
        let callee = window.function().expect("set just now");
        if let Some(function) = callee.downcast::<Native<Function>>() {
            return call_function(thread, frame, function, window, count, &self.range);
        }
        if let Some(function) = callee.downcast::<Native<NativeFunction>>() {
            return call_native(thread, frame, function, window, count, &self.range);
        }
        thread
            .library_from(window, count, move || {
                let arguments = Arguments::positional(window.arguments(count));
                protocol::call(thread, callee, arguments)
            })
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

fn is_builtin_super(callee: Value) -> bool {
    Class::of(&callee)
        .and_then(|class| class.definition())
        .is_some_and(|own| std::ptr::eq(own, &super_object::class::DEFINITION))
}

impl SuperCall {
    /// Puts into the window what is called: a method with its receiver, then the method is the result; or an attribute.
    fn method(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        window: Window<'_>,
        class: Value,
        receiver: Value,
    ) -> Result<Option<Value>, Raised> {
        let is_known = self.class.get() == Some(class);
        let known = if is_known {
            let first = self.cache.load(thread, receiver);
            first.or_else(|| self.cache.load_further(thread, receiver))
        } else {
            None
        };
        let method = match known {
            Some(method) => Some(method),
            None => self.look_up(thread, frame, window, class, receiver)?,
        };
        if let Some(method) = method {
            window.set_function(method);
            window.set_argument(0, receiver);
        }
        Ok(method)
    }

    #[cold]
    #[inline(never)]
    fn look_up(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        window: Window<'_>,
        class: Value,
        receiver: Value,
    ) -> Result<Option<Value>, Raised> {
        // What the lookup runs may rebind the parameter that the receiver came from.
        window.set_function(receiver);
        frame.set_position(self.attribute_range.start);
        let name = self.name;
        let epoch = thread.class_epoch();
        let found =
            thread.library(
                move || match super_object::method(thread, class, receiver, name)? {
                    Some(method) => Ok((Some(method), method)),
                    None => super_object::attribute(thread, class, receiver, name)
                        .map(|attribute| (None, attribute)),
                },
            );
        let (method, callee) =
            found.map_err(|raised| locate(thread, frame, self.attribute_range, raised))?;
        if let Some(method) = method {
            if self.class.get().is_none() {
                let _ = self.class.compare_and_set(None, Some(class));
            }
            if self.class.get() == Some(class) {
                self.cache.fill(thread.shape_of(receiver), epoch, method);
            }
        }
        window.set_function(callee);
        Ok(method)
    }

    /// Puts the attribute of what something else than the built-in `super` gives into the window.
    #[cold]
    #[inline(never)]
    fn attribute_of_other(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        window: Window<'_>,
        callee: Value,
    ) -> Result<(), Raised> {
        frame.set_position(self.super_range.start);
        let object = thread
            .library(move || protocol::call_values(thread, callee, &[]))
            .map_err(|raised| locate(thread, frame, self.super_range, raised))?;
        window.set_function(object);
        frame.set_position(self.attribute_range.start);
        let name = self.name;
        let attribute = thread
            .library(move || protocol::get_attribute(thread, object, name))
            .map_err(|raised| locate(thread, frame, self.attribute_range, raised))?;
        window.set_function(attribute);
        Ok(())
    }
}

impl Lowering<'_> {
    /// Lowers a call of a method of `super()`; `None` if `object` is anything else.
    pub(crate) fn super_call(
        &mut self,
        range: Range,
        attribute_range: Range,
        object: &ast::Expression,
        name: &str,
        arguments: &[ast::Argument],
    ) -> Option<BoxedNode> {
        let ast::ExpressionKind::Call(call) = &object.kind else {
            return None;
        };
        let ast::ExpressionKind::Name(function) = &call.function.kind else {
            return None;
        };
        let is_super = function.place == ast::Place::Global && &*function.name == "super";
        if !is_super || !call.arguments.is_empty() || !call.keywords.is_empty() {
            return None;
        }
        let function = Global::new(self.use_name("super"), call.function.range);
        let name = self.use_name(name);
        let room = arguments.len() + 1;
        let window = self.open_window(room);
        let arguments = self.arguments(arguments);
        self.close_window(room);
        Some(Box::new(SuperCall {
            function,
            arguments,
            name,
            class: Slot::empty(),
            cache: MethodCache::new(),
            window,
            super_range: object.range,
            attribute_range,
            range,
        }))
    }
}
