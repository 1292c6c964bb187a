//! Comprehensions, which run in the frame around them, and generator expressions, which do not.

use crate::display::{add_to_set, set_in_dict};
use crate::for_loop::{iterate, next, small_range};
use crate::lower::Lowering;
use crate::name::BoxedStore;
use crate::{BoxedNode, BoxedStatement, Flow, Node, Statement, attempt, locate};
use weft_core::safepoint::poll;
use weft_core::types::iterator::PairIterator;
use weft_heap::{Cell, Frame, FrameSlot, List, Raised, Set, ShapeId, Thread, Value};
use weft_syntax::ast::{self, CellId, ComprehensionElement, Iteration, LocalId, Range};

struct Clause {
    iterable: BoxedNode,
    iterator: FrameSlot,
    target: BoxedStore,
    conditions: Vec<BoxedNode>,
    range: Range,
}

enum Collector {
    List(BoxedNode),
    Set(BoxedNode),
    Dictionary(BoxedNode, BoxedNode, FrameSlot),
}

/// The cells and hidden locals that a run begins with.
struct Fresh {
    cells: Vec<FrameSlot>,
    locals: Vec<FrameSlot>,
}

impl Fresh {
    fn begin(&self, thread: &Thread, frame: Frame<'_>) {
        for cell in &self.cells {
            frame.set(*cell, Cell::new(thread, None).value());
        }
        for local in &self.locals {
            frame.clear(*local);
        }
    }

    /// Unbinds the hidden locals, which `locals()` shows while they are bound.
    #[inline(always)]
    fn end(&self, frame: Frame<'_>) {
        for local in &self.locals {
            frame.clear(*local);
        }
    }
}

struct Comprehension {
    fresh: Fresh,
    clauses: Vec<Clause>,
    collector: Collector,
    result: FrameSlot,
    range: Range,
}

impl Comprehension {
    /// Runs the clauses from `index` on. The first one's iterable is in its slot already.
    fn run(&self, index: usize, thread: &Thread, frame: Frame<'_>) -> Result<(), Raised> {
        let Some(clause) = self.clauses.get(index) else {
            return self.collect(thread, frame);
        };
        let iterable = if index == 0 {
            frame
                .get(clause.iterator)
                .expect("set before the first clause")
        } else {
            let iterable = clause.iterable.evaluate(thread, frame)?;
            frame.set(clause.iterator, iterable);
            iterable
        };
        if let Some((start, step, count)) = small_range(iterable) {
            let mut current = start;
            for _ in 0..count {
                self.round(
                    index,
                    clause,
                    Value::from_int(current).expect("a range of small integers"),
                    thread,
                    frame,
                )?;
                current += step;
            }
            return Ok(());
        }
        if thread.shape_of(iterable) == ShapeId::LIST
            && let Some(list) = iterable.downcast::<List>()
        {
            let mut place = 0;
            while let Some(item) = list.get(place) {
                self.round(index, clause, item, thread, frame)?;
                place += 1;
            }
            return Ok(());
        }
        let iterator = iterate(thread, frame, iterable, clause.range)?;
        frame.set(clause.iterator, iterator);
        if clause.target.takes_pairs()
            && let Some(pairs) = PairIterator::of(&iterator)
        {
            while let Some((first, second)) = pairs
                .step(thread)
                .map_err(|raised| locate(thread, frame, clause.range, raised))?
            {
                clause.target.store_pair(thread, frame, first, second)?;
                self.bound(index, clause, thread, frame)?;
            }
            return Ok(());
        }
        while let Some(item) = next(thread, frame, iterator, clause.range)? {
            self.round(index, clause, item, thread, frame)?;
        }
        Ok(())
    }

    #[inline]
    fn round(
        &self,
        index: usize,
        clause: &Clause,
        item: Value,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<(), Raised> {
        clause.target.store(thread, frame, item)?;
        self.bound(index, clause, thread, frame)
    }

    /// The rest of a round, after the target was bound.
    #[inline]
    fn bound(
        &self,
        index: usize,
        clause: &Clause,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<(), Raised> {
        for condition in &clause.conditions {
            if !condition.truth(thread, frame)? {
                return self.poll(thread, frame);
            }
        }
        if index + 1 == self.clauses.len() {
            self.collect(thread, frame)?
        } else {
            self.run(index + 1, thread, frame)?
        }
        self.poll(thread, frame)
    }

    /// The safepoint at the end of a round.
    #[inline(always)]
    fn poll(&self, thread: &Thread, frame: Frame<'_>) -> Result<(), Raised> {
        poll(thread).map_err(|raised| crate::interrupted(thread, frame, self.range, raised))
    }

    #[inline]
    fn collect(&self, thread: &Thread, frame: Frame<'_>) -> Result<(), Raised> {
        let result = frame
            .get(self.result)
            .expect("made before the first clause");
        collect(&self.collector, result, self.range, thread, frame)
    }
}

#[inline]
fn collect(
    collector: &Collector,
    result: Value,
    range: Range,
    thread: &Thread,
    frame: Frame<'_>,
) -> Result<(), Raised> {
    match collector {
        Collector::List(element) => {
            let value = element.evaluate(thread, frame)?;
            result
                .downcast::<List>()
                .expect("a list")
                .push(thread, value);
            Ok(())
        }
        Collector::Set(element) => {
            let value = element.evaluate(thread, frame)?;
            add_to_set(thread, frame, result, value, range)
        }
        Collector::Dictionary(key, value, spill) => {
            let key = key.evaluate(thread, frame)?;
            frame.set(*spill, key);
            let value = value.evaluate(thread, frame)?;
            set_in_dict(thread, frame, result, key, value, range)
        }
    }
}

impl Node for Comprehension {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let first = &self.clauses[0];
        let iterable = first.iterable.evaluate(thread, frame)?;
        frame.set(first.iterator, iterable);
        self.fresh.begin(thread, frame);
        let result = match self.collector {
            Collector::List(_) => List::from_items(thread, &[]).value(),
            Collector::Set(_) => Set::new(thread, ShapeId::SET).value(),
            Collector::Dictionary(..) => thread.dict().value(),
        };
        frame.set(self.result, result);
        let outcome = self.run(0, thread, frame);
        self.fresh.end(frame);
        outcome?;
        Ok(frame.get(self.result).unwrap_or(result))
    }
}

/// `(element for target in iterable)`: a call of the generator's code with the first iterator.
struct GeneratorExpression {
    function: BoxedNode,
    iterable: BoxedNode,
    iteration: Iteration,
    window: u16,
    range: Range,
}

impl Node for GeneratorExpression {
    fn evaluate(&self, thread: &Thread, frame: Frame<'_>) -> Result<Value, Raised> {
        let window = frame.window(self.window);
        let function = self.function.evaluate(thread, frame)?;
        window.set_function(function);
        let iterable = self.iterable.evaluate(thread, frame)?;
        window.set_argument(0, iterable);
        let iterator = match self.iteration {
            Iteration::Iterable => iterate(thread, frame, iterable, self.range)?,
            Iteration::AsyncIterable => {
                crate::suspend::async_iterate(thread, frame, iterable, self.range)?
            }
            Iteration::Iterator | Iteration::AsyncIterator => iterable,
        };
        window.set_argument(0, iterator);
        let function = function
            .downcast::<weft_heap::Native<weft_core::types::function::Function>>()
            .expect("a function");
        function.code().run(thread, window)
    }
}

/// The beginning of a comprehension that suspends.
struct Begin(Fresh);

impl Statement for Begin {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        self.0.begin(thread, frame);
        Flow::Normal
    }
}

/// The innermost step of a comprehension that suspends.
struct Collect {
    collector: Collector,
    into: FrameSlot,
    range: Range,
}

impl Statement for Collect {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let result = frame.get(self.into).expect("made before the loop");
        attempt!(collect(&self.collector, result, self.range, thread, frame));
        Flow::Normal
    }
}

impl Lowering<'_> {
    fn fresh(&self, cells: &[CellId], locals: &[LocalId]) -> Fresh {
        Fresh {
            cells: cells.iter().map(|cell| self.cell_slot(*cell)).collect(),
            locals: locals.iter().map(|local| self.local_slot(*local)).collect(),
        }
    }

    fn collector(&mut self, element: &ComprehensionElement, key: FrameSlot) -> Collector {
        match element {
            ComprehensionElement::List(value) => Collector::List(self.expression(value)),
            ComprehensionElement::Set(value) => Collector::Set(self.expression(value)),
            ComprehensionElement::Dictionary { key: name, value } => {
                Collector::Dictionary(self.expression(name), self.expression(value), key)
            }
        }
    }

    /// Lowers a comprehension.
    pub(crate) fn comprehension(
        &mut self,
        comprehension: &ast::Comprehension,
        range: Range,
    ) -> BoxedNode {
        let (result, key) = (self.open_slot(), self.open_slot());
        let mut clauses = Vec::new();
        for clause in &comprehension.clauses {
            let iterator = self.open_slot();
            clauses.push(Clause {
                iterable: self.expression(&clause.iterable),
                iterator,
                target: self.target(&clause.target),
                conditions: clause
                    .conditions
                    .iter()
                    .map(|condition| self.expression(condition))
                    .collect(),
                range: clause.iterable.range,
            });
        }
        let collector = self.collector(&comprehension.element, key);
        self.close_slots(2 + clauses.len());
        let fresh = self.fresh(&comprehension.fresh_cells, &comprehension.fresh_locals);
        Box::new(Comprehension {
            fresh,
            clauses,
            collector,
            result,
            range,
        })
    }

    /// Lowers a generator expression.
    pub(crate) fn generator_expression(
        &mut self,
        generator: &ast::GeneratorExpression,
        range: Range,
    ) -> BoxedNode {
        let window = self.open_window(1);
        let function = self.plain_function(&generator.scope);
        let iterable = self.expression(&generator.iterable);
        self.close_window(1);
        let _ = range;
        Box::new(GeneratorExpression {
            function,
            iterable,
            iteration: generator.iteration,
            window,
            range: generator.iterable.range,
        })
    }

    /// Lowers the beginning of a comprehension that suspends.
    pub(crate) fn begin_comprehension(
        &mut self,
        cells: &[CellId],
        locals: &[LocalId],
    ) -> BoxedStatement {
        Box::new(Begin(self.fresh(cells, locals)))
    }

    /// Lowers the innermost step of a comprehension that suspends.
    pub(crate) fn collect(
        &mut self,
        into: LocalId,
        element: &ComprehensionElement,
        range: Range,
    ) -> BoxedStatement {
        let key = self.open_slot();
        let collector = self.collector(element, key);
        self.close_slots(1);
        Box::new(Collect {
            collector,
            into: self.local_slot(into),
            range,
        })
    }
}
