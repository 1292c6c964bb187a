//! Variables that functions share, in their cells.

use crate::lower::Lowering;
use crate::name::Store;
use crate::operand::Argument;
use crate::{BoxedNode, BoxedStatement, Flow, Node, Statement, attempt, locate};
use std::sync::Arc;
use weft_core::code::with_function;
use weft_core::error::{Exception, raise};
use weft_core::protocol::BinaryOperator;
use weft_heap::concurrency::recording;
use weft_heap::{Cell, Frame, FrameSlot, Gc, Raised, Thread, Value};
use weft_syntax::ast::{self, Place, Range};

/// Where a variable's cell is.
#[derive(Clone, Copy, Debug)]
pub enum CellPlace {
    /// In a slot of the frame.
    Own(FrameSlot),
    /// In the function's closure.
    Free(u32),
}

impl CellPlace {
    /// The cell.
    #[inline(always)]
    pub fn cell(self, frame: Frame<'_>) -> Gc<Cell> {
        match self {
            CellPlace::Own(slot) => OwnCell(slot).cell(frame),
            CellPlace::Free(index) => FreeCell(index).cell(frame),
        }
    }
}

/// A kind of place for a variable's cell.
pub(crate) trait KnownPlace: Copy + Send + Sync + 'static {
    /// The cell, which the frame or its function keeps as long as the frame runs.
    fn cell(self, frame: Frame<'_>) -> Gc<Cell>;

    /// The place of any kind.
    fn any(self) -> CellPlace;
}

/// A slot of the frame.
#[derive(Clone, Copy)]
pub(crate) struct OwnCell(FrameSlot);

/// A place in the function's closure.
#[derive(Clone, Copy)]
pub(crate) struct FreeCell(u32);

impl KnownPlace for OwnCell {
    #[inline(always)]
    fn cell(self, frame: Frame<'_>) -> Gc<Cell> {
        frame
            .get(self.0)
            .and_then(Value::cast)
            .expect("a frame begins with its cells")
    }

    fn any(self) -> CellPlace {
        CellPlace::Own(self.0)
    }
}

impl KnownPlace for FreeCell {
    #[inline(always)]
    fn cell(self, frame: Frame<'_>) -> Gc<Cell> {
        with_function(frame, |function| function.free(self.0 as usize))
            .expect("a closure has a cell for each free variable")
    }

    fn any(self) -> CellPlace {
        CellPlace::Free(self.0)
    }
}

/// A variable that functions share.
pub(crate) struct CellVariable<P> {
    place: P,
    name: Arc<str>,
    range: Range,
}

impl<P: KnownPlace> Node for CellVariable<P> {
    #[inline]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        match self.place.cell(frame).get() {
            Some(value) => Ok(value),
            None => self.unbound(thread, frame),
        }
    }
}

impl<P: KnownPlace> CellVariable<P> {
    #[cold]
    #[inline(never)]
    fn unbound(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let raised = unbound_cell(self.place.any(), &self.name);
        Err(locate(thread, frame, self.range, raised))
    }
}

/// `variable operator= value` of a variable that functions share.
struct AugmentCell<P> {
    variable: CellVariable<P>,
    operator: BinaryOperator,
    value: Argument,
    left: FrameSlot,
    range: Range,
}

impl<P: KnownPlace> Statement for AugmentCell<P> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let cell = self.variable.place.cell(frame);
        let left = match cell.get() {
            Some(value) => value,
            None => attempt!(self.variable.unbound(thread, frame)),
        };
        frame.set(self.left, left);
        let right = attempt!(self.value.evaluate(thread, frame));
        let result = attempt!(crate::binary::augmented(
            self.operator,
            (left, right),
            frame,
            &self.range
        ));
        cell.set(Some(result));
        Flow::Normal
    }
}

/// Raises what reading or deleting an unbound cell raises.
#[cold]
pub(crate) fn unbound_cell(place: CellPlace, name: &str) -> Raised {
    match place {
        CellPlace::Own(_) => raise(
            Exception::UnboundLocalError,
            format!(
                "cannot access local variable '{name}' where it is not associated with a value"
            ),
        ),
        CellPlace::Free(_) => {
            let raised = raise(
                Exception::NameError,
                format!(
                    "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
                ),
            );
            Thread::with_current(|thread| {
                if let Some(exception) = thread.raised() {
                    let name = thread.intern(name);
                    weft_core::types::exception::set_name_field(thread, exception, name);
                }
            });
            raised
        }
    }
}

/// Binds a variable that functions share.
pub(crate) struct StoreCell(pub(crate) CellPlace);

impl Store for StoreCell {
    fn store(&self, _: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        self.0.cell(frame).set(Some(value));
        Ok(())
    }
}

impl Lowering<'_> {
    /// Where a cell of the tree is at run time.
    pub(crate) fn cell_place(&self, place: Place) -> Option<CellPlace> {
        match place {
            Place::Cell(id) => Some(CellPlace::Own(self.cell_slot(id))),
            Place::Free(id) => Some(CellPlace::Free(id.0)),
            _ => None,
        }
    }

    /// Lowers `name operator= value`, where the name is a variable that functions share, and nobody watches it.
    pub(crate) fn augment_cell(
        &mut self,
        name: &ast::Name,
        target_range: Range,
        operator: ast::BinaryOperator,
        value: &ast::Expression,
        range: Range,
    ) -> Option<BoxedStatement> {
        let place = self
            .cell_place(name.place)
            .filter(|_| !recording::watches_updates())?;
        // A recording learns that there would be something to watch.
        let _ = self.watch(target_range, value);
        let left = self.open_slot();
        let value = self.operand(value).into();
        self.close_slots(1);
        let operator = crate::binary::protocol_operator(operator);
        macro_rules! lower {
            ($place:expr) => {{
                let variable = CellVariable {
                    place: $place,
                    name: Arc::clone(&name.name),
                    range: target_range,
                };
                Box::new(AugmentCell {
                    variable,
                    operator,
                    value,
                    left,
                    range,
                })
            }};
        }
        Some(match place {
            CellPlace::Own(slot) => lower!(OwnCell(slot)),
            CellPlace::Free(index) => lower!(FreeCell(index)),
        })
    }
}

/// The variable of a cell, as an expression.
pub(crate) fn cell_variable(place: CellPlace, name: &ast::Name, range: Range) -> BoxedNode {
    let name = Arc::clone(&name.name);
    match place {
        CellPlace::Own(slot) => Box::new(CellVariable {
            place: OwnCell(slot),
            name,
            range,
        }),
        CellPlace::Free(index) => Box::new(CellVariable {
            place: FreeCell(index),
            name,
            range,
        }),
    }
}
