//! The statement `del`, for names, attributes, subscripts and several of them.

use crate::lower::Lowering;
use crate::{BoxedStatement, Flow, Statement};
use weft_heap::{Frame, Thread};
use weft_syntax::ast::{self, ReferenceKind};

struct Delete(Vec<BoxedStatement>);

impl Statement for Delete {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        for target in &self.0 {
            let flow = target.execute(thread, frame);
            if flow != Flow::Normal {
                return flow;
            }
        }
        Flow::Normal
    }
}

impl Lowering<'_> {
    /// Lowers `del`.
    pub(crate) fn delete(&mut self, targets: &[ast::Reference]) -> BoxedStatement {
        let mut lowered: Vec<BoxedStatement> = Vec::new();
        for target in targets {
            let range = target.range;
            lowered.push(match &target.kind {
                ReferenceKind::Name(name) => Box::new(self.delete_name(name, range)),
                ReferenceKind::Attribute { value, name, .. } => {
                    self.delete_attribute(value, name, range)
                }
                ReferenceKind::Subscript { value, index } => {
                    self.delete_subscript(value, index, range)
                }
                ReferenceKind::Temporary(_) => crate::block::pass_statement(),
            });
        }
        if lowered.len() == 1
            && let Some(only) = lowered.pop()
        {
            return only;
        }
        Box::new(Delete(lowered))
    }
}
