//! Names that are not plain locals: globals, cells, free variables and namespaces.

use crate::cell::{CellPlace, StoreCell, cell_variable, unbound_cell};
use crate::lower::Lowering;
use crate::operand::{Constant, Local, Operand};
use crate::{BoxedNode, Flow, Node, attempt, locate};
use weft_core::code::with_function;
use weft_core::error::{Exception, raise};
use weft_core::interpreter::Optimization;
use weft_core::protocol;
use weft_heap::{Dict, Frame, FrameSlot, GlobalCache, Raised, Thread, Value};
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
