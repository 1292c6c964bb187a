//! Names that are not plain locals: globals, cells, free variables and namespaces.

use crate::lower::Lowering;
use crate::operand::{Argument, Constant, Local, Operand};
use crate::{BoxedNode, BoxedStatement, Flow, Node, attempt, locate};
use std::sync::Arc;
use weft_core::code::with_function;
use weft_core::error::{Exception, raise};
use weft_core::interpreter::Optimization;
use weft_core::protocol::{self, BinaryOperator};
use weft_heap::concurrency::recording;
use weft_heap::{Cell, Dict, Frame, FrameSlot, Gc, GlobalCache, Raised, Thread, Value};
use weft_syntax::ast::{self, Place, Range};

/// A name of the module or of the builtins.
pub struct Global {
    name: Value,
    range: Range,
    cache: GlobalCache,
}

impl Node for Global {
    #[inline]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        self.get(thread, frame)
    }
}

impl Operand for Global {
    const MAY_COLLECT: bool = false;

    #[inline(always)]
    fn get(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let found = with_function(frame, |function| {
            self.cache
                .load(function.globals(), || Some(function.builtins()), self.name)
        });
        match found {
            Some(value) => Ok(value),
            None => self.find(thread, frame),
        }
    }
}

impl Global {
    pub(crate) fn new(name: Value, range: Range) -> Global {
        Global {
            name,
            range,
            cache: GlobalCache::new(),
        }
    }

    #[cold]
    #[inline(never)]
    fn find(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let found = with_function(frame, |function| {
            let builtins = function.builtins();
            let builtins = Some(builtins.downcast::<Dict>()?);
            self.cache
                .find(thread, function.globals(), builtins, self.name)
        });
        found.ok_or_else(|| locate(thread, frame, self.range, undefined(self.name)))
    }
}

/// Raises `NameError` for a global.
#[cold]
fn undefined(name: Value) -> Raised {
    Thread::with_current(|thread| {
        let text = protocol::text_of(&name).unwrap_or("");
        let raised = raise(
            Exception::NameError,
            format!("name '{text}' is not defined"),
        );
        if let Some(exception) = thread.raised() {
            weft_core::types::exception::set_name_field(thread, exception, name);
        }
        raised
    })
}

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
pub(crate) trait Celled: Copy + Send + Sync + 'static {
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

impl Celled for OwnCell {
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

impl Celled for FreeCell {
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

impl<P: Celled> Node for CellVariable<P> {
    #[inline]
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        match self.place.cell(frame).get() {
            Some(value) => Ok(value),
            None => self.unbound(thread, frame),
        }
    }
}

impl<P: Celled> CellVariable<P> {
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

impl<P: Celled> crate::Statement for AugmentCell<P> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let cell = self.variable.place.cell(frame);
        let left = match cell.get() {
            Some(value) => value,
            None => attempt!(self.variable.unbound(thread, frame)),
        };
        frame.set(self.left, left);
        let right = attempt!(self.value.evaluate(thread, frame));
        let result = match crate::binary::fast_augmented(self.operator, left, right) {
            Some(value) => value,
            None => attempt!(crate::binary::slow_in_place(
                self.operator,
                left,
                right,
                frame,
                self.range
            )),
        };
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

/// A name of a class body, or of a string that is executed with a namespace.
struct NamespaceName {
    name: Value,
    range: Range,
    namespace: NamespacePlace,
    fallback: BoxedNode,
}

#[derive(Clone, Copy)]
enum NamespacePlace {
    Slot(FrameSlot),
    Cell(CellPlace),
}

impl NamespacePlace {
    fn get(self, frame: Frame<'_>) -> Option<Value> {
        match self {
            NamespacePlace::Slot(slot) => frame.get(slot),
            NamespacePlace::Cell(place) => place.cell(frame).get(),
        }
    }
}

impl Node for NamespaceName {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let Some(namespace) = self.namespace.get(frame) else {
            return self.fallback.evaluate(thread, frame);
        };
        let name = self.name;
        let found = namespace_get(thread, namespace, name)
            .map_err(|raised| locate(thread, frame, self.range, raised))?;
        match found {
            Some(value) => Ok(value),
            None => self.fallback.evaluate(thread, frame),
        }
    }
}

/// The value of a name in a namespace, which may be any mapping.
pub(crate) fn namespace_get(
    thread: &Thread,
    namespace: Value,
    name: Value,
) -> Result<Option<Value>, Raised> {
    if thread.shape_of(namespace) == weft_heap::ShapeId::DICT
        && let Some(dict) = namespace.downcast::<Dict>()
    {
        return Ok(dict.get_simple(thread, name));
    }
    thread.library(move || {
        let result = protocol::get_item(thread, namespace, name);
        Ok(weft_core::error::catch(thread, result, Exception::KeyError)?.ok())
    })
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

    /// Lowers a name that is read.
    pub(crate) fn name(&mut self, name: &ast::Name, range: Range) -> BoxedNode {
        if &*name.name == "__debug__" {
            let is_true = self.optimization == Optimization::None;
            return Box::new(Constant(Value::from_bool(is_true)));
        }
        let text = self.name_of(name);
        match name.place {
            Place::Local(id) => Box::new(Local {
                slot: self.local_slot(id),
                range,
            }),
            Place::Cell(_) | Place::Free(_) => {
                let place = self
                    .cell_place(name.place)
                    .expect("a cell or free variable");
                cell_variable(place, name, range)
            }
            Place::Global => self.global(text, range),
            Place::Namespace => {
                let fallback = self.global(text, range);
                let namespace = NamespacePlace::Slot(self.namespace_slot());
                Box::new(NamespaceName {
                    name: text,
                    range,
                    namespace,
                    fallback,
                })
            }
            Place::ClassFree(id) => {
                let fallback = cell_variable(CellPlace::Free(id.0), name, range);
                let namespace = NamespacePlace::Slot(self.namespace_slot());
                Box::new(NamespaceName {
                    name: text,
                    range,
                    namespace,
                    fallback,
                })
            }
            Place::ClassDictionary(id) => {
                let fallback = self.global(text, range);
                let namespace = NamespacePlace::Cell(CellPlace::Free(id.0));
                Box::new(NamespaceName {
                    name: text,
                    range,
                    namespace,
                    fallback,
                })
            }
            Place::ClassDictionaryFree {
                namespace,
                variable,
            } => {
                let fallback = cell_variable(CellPlace::Free(variable.0), name, range);
                let namespace = NamespacePlace::Cell(CellPlace::Free(namespace.0));
                Box::new(NamespaceName {
                    name: text,
                    range,
                    namespace,
                    fallback,
                })
            }
        }
    }

    fn global(&mut self, name: Value, range: Range) -> BoxedNode {
        Box::new(Global::new(name, range))
    }
}

fn cell_variable(place: CellPlace, name: &ast::Name, range: Range) -> BoxedNode {
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

impl Lowering<'_> {
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
            .filter(|_| !recording::is_on())?;
        let left = self.open_slot();
        self.name_of(name);
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

/// Something that takes a value: the binding half of assignments, loops, imports and the like.
pub trait Store: Send + Sync {
    /// Binds the value.
    fn store(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised>;

    /// Whether it takes a pair apart, and nothing else.
    fn takes_pairs(&self) -> bool {
        false
    }

    /// Binds a pair whose tuple was never made; for targets that take pairs apart.
    fn store_pair(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        first: Value,
        second: Value,
    ) -> Result<(), Raised> {
        self.store(thread, frame, thread.tuple(&[first, second]))
    }
}

/// A target of any kind.
pub type BoxedStore = Box<dyn Store>;

/// Binds a local.
#[derive(Clone, Copy, Debug)]
pub struct StoreLocal(pub FrameSlot);

impl Store for StoreLocal {
    #[inline(always)]
    fn store(&self, _: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        frame.set(self.0, value);
        Ok(())
    }
}

struct StoreCell(CellPlace);

impl Store for StoreCell {
    fn store(&self, _: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        self.0.cell(frame).set(Some(value));
        Ok(())
    }
}

struct StoreGlobal {
    name: Value,
    cache: GlobalCache,
}

impl Store for StoreGlobal {
    #[inline]
    fn store(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        with_function(frame, |function| {
            let globals = function.globals();
            if !self.cache.store(thread, globals, value) {
                globals.set_simple(thread, self.name, value);
                if let Some(builtins) = function.builtins().downcast::<Dict>() {
                    self.cache.find(thread, globals, Some(builtins), self.name);
                }
            }
        });
        Ok(())
    }
}

struct StoreNamespace {
    name: Value,
    slot: FrameSlot,
    range: Range,
}

impl Store for StoreNamespace {
    fn store(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        let namespace = frame
            .get(self.slot)
            .expect("code with a namespace begins with it");
        weft_core::run::namespace_set(thread, namespace, self.name, value)
            .map_err(|raised| locate(thread, frame, self.range, raised))
    }
}

impl Lowering<'_> {
    /// Lowers the binding of a name.
    pub(crate) fn store_name(&mut self, name: &ast::Name, range: Range) -> BoxedStore {
        let text = self.name_of(name);
        match name.place {
            Place::Local(id) => Box::new(StoreLocal(self.local_slot(id))),
            Place::Cell(_) | Place::Free(_) => Box::new(StoreCell(
                self.cell_place(name.place)
                    .expect("a cell or free variable"),
            )),
            Place::Global => Box::new(StoreGlobal {
                name: text,
                cache: GlobalCache::new(),
            }),
            Place::Namespace
            | Place::ClassFree(_)
            | Place::ClassDictionary(_)
            | Place::ClassDictionaryFree { .. } => Box::new(StoreNamespace {
                name: text,
                slot: self.namespace_slot(),
                range,
            }),
        }
    }
}

/// `name := value`
pub(crate) struct Named {
    pub(crate) value: BoxedNode,
    pub(crate) target: BoxedStore,
    pub(crate) spill: FrameSlot,
}

impl Node for Named {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let value = self.value.evaluate(thread, frame)?;
        frame.set(self.spill, value);
        self.target.store(thread, frame, value)?;
        Ok(value)
    }
}

/// What deletes a name.
pub(crate) struct DeleteName {
    place: Place,
    cell: Option<CellPlace>,
    slot: Option<FrameSlot>,
    namespace: Option<FrameSlot>,
    name: Value,
    range: Range,
}

impl crate::Statement for DeleteName {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        attempt!(
            self.delete(thread, frame)
                .map_err(|raised| locate(thread, frame, self.range, raised))
        );
        Flow::Normal
    }
}

impl DeleteName {
    fn delete(&self, thread: &Thread, frame: Frame<'_>) -> Result<(), Raised> {
        if let Some(slot) = self.slot {
            Local {
                slot,
                range: self.range,
            }
            .get(thread, frame)?;
            frame.clear(slot);
            return Ok(());
        }
        if let Some(place) = self.cell {
            let cell = place.cell(frame);
            if cell.get().is_none() {
                return Err(unbound_cell(
                    place,
                    protocol::text_of(&self.name).unwrap_or(""),
                ));
            }
            cell.set(None);
            return Ok(());
        }
        if let Some(slot) = self.namespace {
            let namespace = frame
                .get(slot)
                .expect("code with a namespace begins with it");
            let name = self.name;
            return thread.library(move || {
                let result = protocol::delete_item(thread, namespace, name);
                match weft_core::error::catch(thread, result, Exception::KeyError)? {
                    Ok(()) => Ok(()),
                    Err(_) => Err(undefined(name)),
                }
            });
        }
        let removed = with_function(frame, |function| {
            function.globals().remove_simple(thread, self.name)
        });
        debug_assert!(self.place == Place::Global);
        removed.map(drop).ok_or_else(|| undefined(self.name))
    }
}

impl Lowering<'_> {
    /// Lowers `del name`.
    pub(crate) fn delete_name(&mut self, name: &ast::Name, range: Range) -> DeleteName {
        let text = self.name_of(name);
        let slot = if let Place::Local(id) = name.place {
            Some(self.local_slot(id))
        } else {
            None
        };
        let namespace = match name.place {
            Place::Namespace
            | Place::ClassFree(_)
            | Place::ClassDictionary(_)
            | Place::ClassDictionaryFree { .. } => Some(self.namespace_slot()),
            Place::Local(_) | Place::Cell(_) | Place::Free(_) | Place::Global => None,
        };
        DeleteName {
            place: name.place,
            cell: self.cell_place(name.place),
            slot,
            namespace,
            name: text,
            range,
        }
    }
}
