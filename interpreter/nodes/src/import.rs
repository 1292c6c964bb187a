//! The statements `import` and `from … import`, by way of `__import__`.

use crate::lower::Lowering;
use crate::name::BoxedStore;
use crate::{BoxedStatement, Flow, Statement, attempt, locate};
use std::sync::Arc;
use weft_core::code::with_function;
use weft_core::import;
use weft_core::run::namespace_set;
use weft_heap::{Frame, FrameSlot, Thread, Value};
use weft_syntax::ast::{self, ImportBinding, Range};

struct Import {
    items: Vec<Item>,
}

struct Item {
    module: Arc<str>,
    binding: ImportBinding,
    target: BoxedStore,
    range: Range,
}

fn globals(frame: Frame<'_>) -> Value {
    with_function(frame, |function| function.globals_value())
}

impl Statement for Import {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        for item in &self.items {
            frame.set_position(item.range.start);
            let globals = globals(frame);
            let result = thread.library(|| match item.binding {
                ImportBinding::Whole => import::import_name(thread, globals, &item.module, 0),
                ImportBinding::TopLevel => import::import_top_level(thread, globals, &item.module),
            });
            let module =
                attempt!(result.map_err(|raised| locate(thread, frame, item.range, raised)));
            attempt!(item.target.store(thread, frame, module));
        }
        Flow::Normal
    }
}

struct ImportFrom {
    module: Arc<str>,
    level: u32,
    names: Vec<(Value, BoxedStore, Range)>,
    spill: FrameSlot,
    range: Range,
}

impl Statement for ImportFrom {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        frame.set_position(self.range.start);
        let globals = globals(frame);
        let result = thread.library(|| {
            let names = || {
                // The names are constants of the code.
                let names: Vec<Value> = self.names.iter().map(|(name, ..)| *name).collect();
                thread.tuple(&names)
            };
            import::import_names(thread, globals, &self.module, &names, self.level)
        });
        let module = attempt!(result.map_err(|raised| locate(thread, frame, self.range, raised)));
        frame.set(self.spill, module);
        for (name, target, range) in &self.names {
            let name = *name;
            let result = thread.library(move || import::import_from(thread, module, name));
            let value = attempt!(result.map_err(|raised| locate(thread, frame, *range, raised)));
            attempt!(target.store(thread, frame, value));
        }
        Flow::Normal
    }
}

/// `from module import *`
struct ImportAll {
    module: Arc<str>,
    level: u32,
    namespace: FrameSlot,
    range: Range,
}

impl Statement for ImportAll {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let globals = globals(frame);
        let namespace = frame.get(self.namespace).unwrap_or(globals);
        let result = thread.library(|| {
            let names = || thread.tuple(&[thread.intern("*")]);
            let module = import::import_names(thread, globals, &self.module, &names, self.level)?;
            import::import_all(thread, module, &mut |name, value| {
                namespace_set(thread, namespace, name, value)
            })
        });
        attempt!(result.map_err(|raised| locate(thread, frame, self.range, raised)));
        Flow::Normal
    }
}

impl Lowering<'_> {
    /// Lowers `import`.
    pub(crate) fn import(
        &mut self,
        statement: &ast::Statement,
        names: &[ast::ImportName],
    ) -> BoxedStatement {
        let items = names
            .iter()
            .map(|name| {
                self.use_name(&name.module);
                if name.binding == ImportBinding::Whole {
                    // The parts behind the first are taken out of it one by one.
                    for part in name.module.split('.').skip(1) {
                        self.use_name(part);
                    }
                }
                Item {
                    module: Arc::clone(&name.module),
                    binding: name.binding,
                    target: self.store_name(&name.target, name.range),
                    range: statement.range,
                }
            })
            .collect();
        Box::new(Import { items })
    }

    /// Lowers `from … import`.
    pub(crate) fn import_from(
        &mut self,
        statement: &ast::Statement,
        module: &Arc<str>,
        level: u32,
        names: &[ast::FromName],
    ) -> BoxedStatement {
        let spill = self.open_slot();
        self.use_name(module);
        let names = names
            .iter()
            .map(|name| {
                (
                    self.use_name(&name.name),
                    self.store_name(&name.target, name.range),
                    statement.range,
                )
            })
            .collect();
        self.close_slots(1);
        Box::new(ImportFrom {
            module: Arc::clone(module),
            level,
            names,
            spill,
            range: statement.range,
        })
    }

    /// Lowers `from … import *`.
    pub(crate) fn import_all(
        &mut self,
        statement: &ast::Statement,
        module: &Arc<str>,
        level: u32,
    ) -> BoxedStatement {
        self.use_name(module);
        Box::new(ImportAll {
            module: Arc::clone(module),
            level,
            namespace: self.namespace_slot(),
            range: statement.range,
        })
    }
}
