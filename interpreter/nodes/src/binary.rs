//! Binary operators: small integers and floats at once, everything else through the protocol.
//!
//! This node is the model for the others: children as operands of known kinds, a fast path on the values' words, a
//! spill where the right operand may collect, a cold slow path that runs as library code and tells the traceback where.

use crate::assign::AssignLocal;
use crate::lower::{Lowering, Operand as LoweredOperand};
use crate::near::{Near, with_near};
use crate::operand::{Local, Operand, with_operand};
use crate::{BoxedNode, BoxedStatement, Flow, Node, locate};
use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};
use weft_core::node::Unboxed;
use weft_core::protocol::{self, BinaryOperator};
use weft_core::types::float::{floor_divide_at_once, modulo_at_once, power_at_once};
use weft_heap::{Frame, FrameSlot, Instance, Raised, ShapeId, SmallInt, Thread, Value};
use weft_syntax::ast::{self, Range};

/// An operator with its fast paths.
pub trait Operation: Send + Sync + 'static {
    /// The operator.
    const OPERATOR: BinaryOperator;

    /// The result for two small integers, if it is held in a word.
    fn of_ints(left: SmallInt, right: SmallInt) -> Option<Value>;

    /// The result for two floats, if it is a float and the operator has one.
    fn of_floats(left: f64, right: f64) -> Option<f64>;

    /// The result for operands that are held in their words, if it is one too.
    #[inline(always)]
    fn fast(left: Value, right: Value) -> Option<Value> {
        if let Some((left, right)) = Value::small_ints(left, right) {
            return Self::of_ints(left, right);
        }
        let (left, right) = Value::inline_floats(left, right)?;
        Value::from_float_inline(Self::of_floats(left, right)?)
    }
}

macro_rules! operations {
    ($($name:ident: $of_ints:expr, $of_floats:expr;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`")]
            #[derive(Debug)]
            pub struct $name;
            impl Operation for $name {
                const OPERATOR: BinaryOperator = BinaryOperator::$name;
                #[inline(always)]
                fn of_ints(left: SmallInt, right: SmallInt) -> Option<Value> {
                    ($of_ints)(left, right)
                }
                #[inline(always)]
                fn of_floats(left: f64, right: f64) -> Option<f64> {
                    ($of_floats)(left, right)
                }
            }
        )*

        /// The fast path of an operator that is known only at run time.
        #[inline(never)]
        pub(crate) fn fast(operator: BinaryOperator, left: Value, right: Value) -> Option<Value> {
            match operator {
                $(BinaryOperator::$name => $name::fast(left, right),)*
                BinaryOperator::DivMod => None,
            }
        }
    };
}

operations! {
    Add: SmallInt::plus, |left, right| Some(left + right);
    Subtract: SmallInt::minus, |left, right| Some(left - right);
    Multiply: SmallInt::times, |left, right| Some(left * right);
    Divide: SmallInt::divided_by, |left, right| (right != 0.0).then(|| left / right);
    FloorDivide: SmallInt::floor_divided_by, floor_divide_at_once;
    Modulo: SmallInt::modulo, modulo_at_once;
    LeftShift: SmallInt::shifted_left, |_, _| None;
    RightShift: SmallInt::shifted_right, |_, _| None;
    BitAnd: SmallInt::bit_and, |_, _| None;
    BitOr: SmallInt::bit_or, |_, _| None;
    BitXor: SmallInt::bit_xor, |_, _| None;
    Power: SmallInt::power, power_at_once;
    MatrixMultiply: |_, _| None, |_, _| None;
}

/// `left operator= right` of an augmented assignment, most of which add or subtract.
#[inline(always)]
pub(crate) fn augmented(
    operator: BinaryOperator,
    (left, right): (Value, Value),
    frame: Frame<'_>,
    range: &Range,
) -> Result<Value, Raised> {
    let at_once = match operator {
        BinaryOperator::Add => Add::fast(left, right),
        BinaryOperator::Subtract => Subtract::fast(left, right),
        operator => fast(operator, left, right),
    };
    match at_once {
        Some(result) => Ok(result),
        None => slow_in_place(operator, left, right, frame, *range),
    }
}

/// `left operator right`
pub struct Binary<O, L, R> {
    left: L,
    right: R,
    spill: FrameSlot,
    /// Whether a node with another expression inside met floats the last time, and asks for such.
    floats: AtomicBool,
    range: Range,
    operation: PhantomData<O>,
}

impl<O: Operation, L: Operand, R: Operand> Binary<O, L, R> {
    pub(crate) fn new(left: L, right: R, spill: FrameSlot, range: Range) -> Binary<O, L, R> {
        Binary {
            left,
            right,
            spill,
            floats: AtomicBool::new(false),
            range,
            operation: PhantomData,
        }
    }

    /// The result where floats are expected.
    #[inline(always)]
    fn with_floats(&self, thread: &Thread, frame: Frame<'_>) -> Unboxed {
        let left = self.left.unboxed(thread, frame);
        let Some(first) = left.float() else {
            return self.after_no_float(thread, frame, left);
        };
        let right = self.right.unboxed(thread, frame);
        if let Some(second) = right.number()
            && let Some(result) = O::of_floats(first, second)
        {
            return Unboxed::from_float(result);
        }
        self.floats.store(false, Ordering::Relaxed);
        without_floats(O::OPERATOR, left, right, frame, &self.range)
    }

    #[inline(never)]
    fn after_no_float(&self, thread: &Thread, frame: Frame<'_>, left: Unboxed) -> Unboxed {
        let Some(value) = left.value().filter(|_| !left.is_raised()) else {
            return left;
        };
        frame.set(self.spill, value);
        let right = self.right.unboxed(thread, frame);
        if let Some(second) = right.float()
            && let Some(first) = left.number()
            && let Some(result) = O::of_floats(first, second)
        {
            return Unboxed::from_float(result);
        }
        self.floats.store(false, Ordering::Relaxed);
        without_floats(O::OPERATOR, left, right, frame, &self.range)
    }
}

/// The result where floats were expected and something else came.
#[cold]
#[inline(never)]
fn without_floats(
    operator: BinaryOperator,
    left: Unboxed,
    right: Unboxed,
    frame: Frame<'_>,
    range: &Range,
) -> Unboxed {
    Unboxed::from_result(Thread::with_current(|thread| {
        let (left, right) = (left.result(thread)?, right.result(thread)?);
        match fast(operator, left, right) {
            Some(value) => Ok(value),
            None => slow(operator, left, right, frame, *range),
        }
    }))
}

impl<O: Operation, L: Operand, R: Operand> Node for Binary<O, L, R> {
    #[inline(always)]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let has_child = L::MAY_COLLECT || R::MAY_COLLECT;
        if has_child && self.floats.load(Ordering::Relaxed) {
            return self.with_floats(thread, frame).result(thread);
        }
        let left = self.left.get(thread, frame)?;
        if R::MAY_COLLECT {
            frame.set(self.spill, left);
        }
        let right = self.right.get(thread, frame)?;
        let result = if let Some((left, right)) = Value::small_ints(left, right) {
            O::of_ints(left, right)
        } else if let Some((left, right)) = Value::inline_floats(left, right) {
            if has_child {
                self.floats.store(true, Ordering::Relaxed);
            }
            O::of_floats(left, right).and_then(Value::from_float_inline)
        } else {
            None
        };
        match result {
            Some(value) => Ok(value),
            None => {
                if has_child
                    && (left.is_inline_float() || right.is_inline_float())
                    && Value::mixed_floats(left, right).is_some()
                {
                    self.floats.store(true, Ordering::Relaxed);
                }
                slow(O::OPERATOR, left, right, frame, self.range)
            }
        }
    }

    #[inline]
    fn truth(&self, thread: &Thread, frame: Frame<'_>) -> Result<bool, Raised> {
        if L::MAY_COLLECT || R::MAY_COLLECT {
            return truth_of(self.evaluate(thread, frame)?);
        }
        let left = self.left.get(thread, frame)?;
        let right = self.right.get(thread, frame)?;
        match O::fast(left, right) {
            Some(value) => match value.to_int() {
                Some(integer) => Ok(integer != 0),
                None => truth_of(value),
            },
            None => slow_truth(O::OPERATOR, left, right, frame, &self.range),
        }
    }

    fn unboxed(&self, thread: &Thread, frame: Frame<'_>) -> Unboxed {
        if L::MAY_COLLECT || R::MAY_COLLECT {
            if self.floats.load(Ordering::Relaxed) {
                return self.with_floats(thread, frame);
            }
            return Unboxed::from_result(self.evaluate(thread, frame));
        }
        let left = match self.left.get(thread, frame) {
            Ok(left) => left,
            Err(raised) => return Unboxed::from_result(Err(raised)),
        };
        let right = match self.right.get(thread, frame) {
            Ok(right) => right,
            Err(raised) => return Unboxed::from_result(Err(raised)),
        };
        if let Some((left, right)) = Value::inline_floats(left, right)
            && let Some(result) = O::of_floats(left, right)
        {
            return Unboxed::from_float(result);
        }
        let result = match O::fast(left, right) {
            Some(value) => Ok(value),
            None => slow(O::OPERATOR, left, right, frame, self.range),
        };
        Unboxed::from_result(result)
    }
}

impl<O: Operation, L: Operand, R: Operand> Operand for Binary<O, L, R> {
    const MAY_COLLECT: bool = true;

    #[inline(always)]
    fn get(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.evaluate(thread, frame)
    }

    #[inline(always)]
    fn assign(&self, thread: &Thread, frame: Frame<'_>, slot: FrameSlot) -> Flow {
        let has_child = L::MAY_COLLECT || R::MAY_COLLECT;
        if has_child {
            frame.set(slot, crate::attempt!(self.evaluate(thread, frame)));
            return Flow::Normal;
        }
        let left = crate::attempt!(self.left.get(thread, frame));
        let right = crate::attempt!(self.right.get(thread, frame));
        match O::fast(left, right) {
            Some(result) => {
                frame.set(slot, result);
                Flow::Normal
            }
            None => assign_slowly(O::OPERATOR, left, right, frame, slot, &self.range),
        }
    }
}

/// `local = left operator right` where the fast path does not know.
#[cold]
#[inline(never)]
fn assign_slowly(
    operator: BinaryOperator,
    left: Value,
    right: Value,
    frame: Frame<'_>,
    slot: FrameSlot,
    range: &Range,
) -> Flow {
    let result = slow(operator, left, right, frame, *range);
    frame.set(slot, crate::attempt!(result));
    Flow::Normal
}

#[cold]
#[inline(never)]
pub(crate) fn slow(
    operator: BinaryOperator,
    left: Value,
    right: Value,
    frame: Frame<'_>,
    range: Range,
) -> Result<Value, Raised> {
    Thread::with_current(|thread| {
        if left.is::<Instance>() || right.is::<Instance>() {
            let operands = (left, right);
            if let Some(result) = crate::special::binary(thread, frame, operator, operands, range) {
                return result;
            }
        } else if let Some(result) = protocol::binary_at_once(thread, operator, left, right) {
            return Ok(result);
        }
        frame.set_position(range.start);
        thread
            .library(move || protocol::binary(thread, operator, left, right))
            .map_err(|raised| locate(thread, frame, range, raised))
    })
}

/// The truth of what an operator gave.
#[inline(always)]
fn truth_of(value: Value) -> Result<bool, Raised> {
    match value.simple_truth() {
        Some(truth) => Ok(truth),
        None => truth_of_any(value),
    }
}

#[cold]
#[inline(never)]
fn truth_of_any(value: Value) -> Result<bool, Raised> {
    Thread::with_current(|thread| crate::slow_truth(thread, value))
}

/// The truth of `left operator right` where the fast path does not know.
#[cold]
#[inline(never)]
fn slow_truth(
    operator: BinaryOperator,
    left: Value,
    right: Value,
    frame: Frame<'_>,
    range: &Range,
) -> Result<bool, Raised> {
    truth_of(slow(operator, left, right, frame, *range)?)
}

impl Lowering<'_> {
    /// Lowers `local = left operator right` for the operators that are frequent there: the value has no node of its own.
    pub(crate) fn assign_binary(
        &mut self,
        slot: FrameSlot,
        value: &ast::Expression,
    ) -> Option<BoxedStatement> {
        let ast::ExpressionKind::Binary {
            left,
            operator,
            right,
        } = &value.kind
        else {
            return None;
        };
        let is_frequent = matches!(
            operator,
            ast::BinaryOperator::Add
                | ast::BinaryOperator::Subtract
                | ast::BinaryOperator::Multiply
                | ast::BinaryOperator::Divide
                | ast::BinaryOperator::Modulo
        );
        if !is_frequent {
            return None;
        }
        let (left, spill, right) = self.operands(left, right);
        let range = value.range;
        macro_rules! lower {
            ($operation:ident, $with:ident, $left:expr, $right:expr) => {
                $with!($left, left => $with!($right, right => {
                    let value = Binary::<$operation, _, _>::new(left, right, spill, range);
                    Box::new(AssignLocal { slot, value })
                }))
            };
        }
        Some(match operator {
            ast::BinaryOperator::Add => lower!(Add, with_near, left, right),
            ast::BinaryOperator::Subtract => lower!(Subtract, with_near, left, right),
            ast::BinaryOperator::Multiply => lower!(Multiply, with_near, left, right),
            ast::BinaryOperator::Divide => {
                lower!(Divide, with_operand, left.plain(), right.plain())
            }
            _ => lower!(Modulo, with_operand, left.plain(), right.plain()),
        })
    }

    /// The operands of an operator, and where the left one is spilled.
    fn operands(
        &mut self,
        left: &ast::Expression,
        right: &ast::Expression,
    ) -> (Near, FrameSlot, Near) {
        let left = self.near(left);
        let spill = self.open_slot();
        let right = self.near(right);
        self.close_slots(1);
        (left, spill, right)
    }

    /// Lowers `left operator right`.
    pub(crate) fn binary(
        &mut self,
        expression: &ast::Expression,
        left: &ast::Expression,
        operator: ast::BinaryOperator,
        right: &ast::Expression,
    ) -> BoxedNode {
        let range = expression.range;
        if operator == ast::BinaryOperator::BitOr
            && let Some(union) = self.union_with_items(left, right, range)
        {
            return union;
        }
        let (left, spill, right) = self.operands(left, right);
        macro_rules! lower {
            ($operation:ident, $with:ident, $left:expr, $right:expr) => {
                $with!($left, left => $with!($right, right => Box::new(Binary::<$operation, _, _>::new(left, right, spill, range))))
            };
        }
        // Those that are frequent with attributes.
        macro_rules! near {
            ($operation:ident) => {
                lower!($operation, with_near, left, right)
            };
        }
        macro_rules! plain {
            ($operation:ident) => {
                lower!($operation, with_operand, left.plain(), right.plain())
            };
        }
        match operator {
            ast::BinaryOperator::Add => near!(Add),
            ast::BinaryOperator::Subtract => near!(Subtract),
            ast::BinaryOperator::Multiply => near!(Multiply),
            ast::BinaryOperator::Divide => plain!(Divide),
            ast::BinaryOperator::FloorDivide => plain!(FloorDivide),
            ast::BinaryOperator::Modulo => plain!(Modulo),
            ast::BinaryOperator::LeftShift => plain!(LeftShift),
            ast::BinaryOperator::RightShift => plain!(RightShift),
            ast::BinaryOperator::BitAnd => plain!(BitAnd),
            ast::BinaryOperator::BitOr => plain!(BitOr),
            ast::BinaryOperator::BitXor => plain!(BitXor),
            ast::BinaryOperator::Power => plain!(Power),
            ast::BinaryOperator::MatrixMultiply => {
                rare::<MatrixMultiply>(left.plain(), right.plain(), spill, range)
            }
        }
    }
}

/// An operator without a fast path, which needs no operand kinds.
fn rare<O: Operation>(
    left: LoweredOperand,
    right: LoweredOperand,
    spill: FrameSlot,
    range: Range,
) -> BoxedNode {
    let (left, right) = (left.into_child(), right.into_child());
    Box::new(Binary::<O, _, _>::new(left, right, spill, range))
}

/// `target operator= value`, where the target is a local.
pub struct AugmentLocal<O, R> {
    target: Local,
    value: R,
    spill: FrameSlot,
    range: Range,
    operation: PhantomData<O>,
}

impl<O: Operation, R: Operand> crate::Statement for AugmentLocal<O, R> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let left = crate::attempt!(self.target.get(thread, frame));
        if R::MAY_COLLECT {
            frame.set(self.spill, left);
        }
        let right = crate::attempt!(self.value.get(thread, frame));
        match O::fast(left, right) {
            Some(result) => {
                frame.set(self.target.slot, result);
                Flow::Normal
            }
            None => augment_slowly(
                O::OPERATOR,
                left,
                right,
                frame,
                self.target.slot,
                &self.range,
            ),
        }
    }
}

/// `local operator= right` where the fast path does not know.
#[cold]
#[inline(never)]
fn augment_slowly(
    operator: BinaryOperator,
    left: Value,
    right: Value,
    frame: Frame<'_>,
    slot: FrameSlot,
    range: &Range,
) -> Flow {
    let result = slow_in_place(operator, left, right, frame, *range);
    frame.set(slot, crate::attempt!(result));
    Flow::Normal
}

/// `left operator= right` where the fast path does not know.
#[cold]
#[inline(never)]
pub(crate) fn slow_in_place(
    operator: BinaryOperator,
    left: Value,
    right: Value,
    frame: Frame<'_>,
    range: Range,
) -> Result<Value, Raised> {
    Thread::with_current(|thread| {
        // These change where they are, which others may see.
        let is_changed = matches!(thread.shape_of(left), ShapeId::LIST | ShapeId::SET);
        if !is_changed && let Some(result) = protocol::binary_at_once(thread, operator, left, right)
        {
            return Ok(result);
        }
        frame.set_position(range.start);
        thread
            .library(move || protocol::in_place(thread, operator, left, right))
            .map_err(|raised| locate(thread, frame, range, raised))
    })
}

/// The protocol's name for an operator of the tree.
pub(crate) fn protocol_operator(operator: ast::BinaryOperator) -> BinaryOperator {
    match operator {
        ast::BinaryOperator::Add => BinaryOperator::Add,
        ast::BinaryOperator::Subtract => BinaryOperator::Subtract,
        ast::BinaryOperator::Multiply => BinaryOperator::Multiply,
        ast::BinaryOperator::MatrixMultiply => BinaryOperator::MatrixMultiply,
        ast::BinaryOperator::Divide => BinaryOperator::Divide,
        ast::BinaryOperator::Modulo => BinaryOperator::Modulo,
        ast::BinaryOperator::Power => BinaryOperator::Power,
        ast::BinaryOperator::LeftShift => BinaryOperator::LeftShift,
        ast::BinaryOperator::RightShift => BinaryOperator::RightShift,
        ast::BinaryOperator::BitOr => BinaryOperator::BitOr,
        ast::BinaryOperator::BitXor => BinaryOperator::BitXor,
        ast::BinaryOperator::BitAnd => BinaryOperator::BitAnd,
        ast::BinaryOperator::FloorDivide => BinaryOperator::FloorDivide,
    }
}

impl Lowering<'_> {
    /// Lowers `local operator= value`.
    pub(crate) fn augment_local(
        &mut self,
        slot: FrameSlot,
        target_range: Range,
        operator: ast::BinaryOperator,
        value: &ast::Expression,
        range: Range,
    ) -> crate::BoxedStatement {
        let target = Local {
            slot,
            range: target_range,
        };
        let spill = self.open_slot();
        let value = self.operand(value);
        self.close_slots(1);
        macro_rules! lower {
            ($operation:ident) => {
                with_operand!(value, value => Box::new(AugmentLocal::<$operation, _> {
                    target, value, spill, range, operation: PhantomData,
                }))
            };
        }
        match operator {
            ast::BinaryOperator::Add => lower!(Add),
            ast::BinaryOperator::Subtract => lower!(Subtract),
            ast::BinaryOperator::Multiply => lower!(Multiply),
            ast::BinaryOperator::Divide => lower!(Divide),
            ast::BinaryOperator::FloorDivide => lower!(FloorDivide),
            ast::BinaryOperator::Modulo => lower!(Modulo),
            ast::BinaryOperator::LeftShift => lower!(LeftShift),
            ast::BinaryOperator::RightShift => lower!(RightShift),
            ast::BinaryOperator::BitAnd => lower!(BitAnd),
            ast::BinaryOperator::BitOr => lower!(BitOr),
            ast::BinaryOperator::BitXor => lower!(BitXor),
            ast::BinaryOperator::Power => lower!(Power),
            ast::BinaryOperator::MatrixMultiply => lower!(MatrixMultiply),
        }
    }
}
