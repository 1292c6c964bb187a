//! The kinds of operands that hot nodes are specialised for: a local, a constant, or any other expression.

use crate::{BoxedNode, Flow, locate};
use weft_core::code::with_function;
use weft_core::error::{Exception, raise};
use weft_core::node::Unboxed;
use weft_heap::{Frame, FrameSlot, Raised, Thread, Value};
use weft_syntax::ast::Range;

/// An operand of a node.
pub trait Operand: Send + Sync + 'static {
    /// Whether getting it may run Python code, so that what was got before must be spilled.
    const MAY_COLLECT: bool;

    /// The value.
    fn get(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised>;

    /// The value, where nothing has to be called for it.
    #[inline(always)]
    fn known(&self, _: Frame<'_>) -> Option<Value> {
        None
    }

    /// Puts the value into a slot.
    #[inline(always)]
    fn assign(&self, thread: &Thread, frame: Frame<'_>, slot: FrameSlot) -> Flow {
        frame.set(slot, crate::attempt!(self.get(thread, frame)));
        Flow::Normal
    }

    /// The value for arithmetic on floats.
    #[inline(always)]
    fn unboxed(&self, thread: &Thread, frame: Frame<'_>) -> Unboxed {
        Unboxed::from_result(self.get(thread, frame))
    }
}

/// A local variable.
#[derive(Clone, Copy, Debug)]
pub struct Local {
    /// Its slot.
    pub slot: FrameSlot,
    /// Where it is named.
    pub range: Range,
}

/// A constant, which the code keeps alive.
#[derive(Clone, Copy, Debug)]
pub struct Constant(pub Value);

/// Any other expression.
pub struct Child(pub BoxedNode);

impl Operand for Local {
    const MAY_COLLECT: bool = false;

    #[inline(always)]
    fn get(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        match frame.get(self.slot) {
            Some(value) => Ok(value),
            None => Err(unbound_local(thread, frame, *self)),
        }
    }

    #[inline(always)]
    fn known(&self, frame: Frame<'_>) -> Option<Value> {
        frame.get(self.slot)
    }
}

impl Operand for Constant {
    const MAY_COLLECT: bool = false;

    #[inline(always)]
    fn get(&self, _: &Thread, _: Frame<'_>) -> Result<Value, Raised> {
        Ok(self.0)
    }

    #[inline(always)]
    fn known(&self, _: Frame<'_>) -> Option<Value> {
        Some(self.0)
    }
}

impl Operand for Child {
    const MAY_COLLECT: bool = true;

    #[inline(always)]
    fn get(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.0.evaluate(thread, frame)
    }

    #[inline(always)]
    fn unboxed(&self, thread: &Thread, frame: Frame<'_>) -> Unboxed {
        self.0.unboxed(thread, frame)
    }
}

/// An operand of a node that has several and is not specialised for their kinds.
pub enum Argument {
    /// A local variable.
    Local(Local),
    /// A constant.
    Constant(Constant),
    /// Anything else.
    Node(BoxedNode),
}

impl Argument {
    /// The value.
    #[inline(always)]
    pub fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        match self {
            Argument::Local(local) => local.get(thread, frame),
            Argument::Constant(constant) => Ok(constant.0),
            Argument::Node(node) => node.evaluate(thread, frame),
        }
    }
}

impl From<crate::lower::Operand> for Argument {
    fn from(operand: crate::lower::Operand) -> Argument {
        match operand {
            crate::lower::Operand::Local(local) => Argument::Local(local),
            crate::lower::Operand::Constant(constant) => Argument::Constant(constant),
            crate::lower::Operand::Child(child) => Argument::Node(child.0),
        }
    }
}

/// Raises `UnboundLocalError` for a local.
#[cold]
#[inline(never)]
pub fn unbound_local(thread: &Thread, frame: Frame<'_>, local: Local) -> Raised {
    let index = usize::from(local.slot.offset() - weft_heap::FIRST_LOCAL);
    let raised = with_function(frame, |function| {
        let name = &function.code().body().locals[index];
        raise(
            Exception::UnboundLocalError,
            format!(
                "cannot access local variable '{name}' where it is not associated with a value"
            ),
        )
    });
    locate(thread, frame, local.range, raised)
}

/// Calls a macro arm with the operand's concrete type: the one place where operand kinds are told apart.
macro_rules! with_operand {
    ($operand:expr, $name:ident => $body:expr) => {
        match $operand {
            $crate::lower::Operand::Local($name) => $body,
            $crate::lower::Operand::Constant($name) => $body,
            $crate::lower::Operand::Child($name) => $body,
        }
    };
}
pub(crate) use with_operand;
