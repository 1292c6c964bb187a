//! `for`, and what loops and comprehensions share: getting at items one after another.

use crate::block::{LoopBody, last_place};
use crate::lower::Lowering;
use crate::name::{BoxedStore, Store, StoreLocal};
use crate::{BoxedNode, BoxedStatement, Flow, Never, Resume, Statement, attempt, locate};
use weft_core::error::Exception;
use weft_core::names::Special;
use weft_core::protocol;
use weft_core::safepoint::{ROUNDS, count_rounds, poll, poll_uncounted};
use weft_core::types::generator::{self, Generator};
use weft_core::types::iterator::{PairIterator, character_at};
use weft_core::types::range::{Range as RangeObject, RangeIterator};
use weft_heap::{Frame, FrameSlot, List, Native, Raised, ShapeId, Str, Thread, Tuple, Value};
use weft_syntax::ast::{self, Iteration, Range};

/// `iter(value)`, as library code.
#[inline(never)]
pub(crate) fn iterate(
    thread: &Thread,
    frame: Frame<'_>,
    value: Value,
    range: Range,
) -> Result<Value, Raised> {
    if let Some(iterator) = protocol::iterate_at_once(thread, value) {
        return Ok(iterator);
    }
    if let Some(result) = crate::special::call(thread, frame, Special::Iter, &[value], range) {
        let iterator = result?;
        return match protocol::special_of(thread, iterator, Special::Next) {
            Some(_) => Ok(iterator),
            None => Err(locate(
                thread,
                frame,
                range,
                protocol::no_iterator(iterator),
            )),
        };
    }
    frame.set_position(range.start);
    thread
        .library(move || protocol::iterate(thread, value))
        .map_err(|raised| locate(thread, frame, range, raised))
}

/// The next item of an iterator in a slot.
#[inline]
pub(crate) fn next(
    thread: &Thread,
    frame: Frame<'_>,
    iterator: Value,
    range: Range,
) -> Result<Option<Value>, Raised> {
    if let Some(result) = weft_core::types::generator::next_of_generator(thread, iterator) {
        return result.map_err(|raised| locate(thread, frame, range, raised));
    }
    if let Some(result) = weft_core::types::iterator::next_of_builtin(thread, iterator) {
        return result.map_err(|raised| locate(thread, frame, range, raised));
    }
    slow_next(frame, iterator, range)
}

#[cold]
#[inline(never)]
fn slow_next(frame: Frame<'_>, iterator: Value, range: Range) -> Result<Option<Value>, Raised> {
    Thread::with_current(|thread| {
        if let Some(result) = crate::special::call(thread, frame, Special::Next, &[iterator], range)
        {
            return weft_core::error::catch(thread, result, Exception::StopIteration)
                .map(Result::ok);
        }
        frame.set_position(range.start);
        thread
            .library(move || protocol::next(thread, iterator))
            .map_err(|raised| locate(thread, frame, range, raised))
    })
}

/// Start, step and length of a range of small integers.
#[inline(always)]
pub(crate) fn small_range(value: Value) -> Option<(i64, i64, i64)> {
    value.downcast::<Native<RangeObject>>()?.small()
}

/// `for target in iterable: body else: otherwise`. Part 1 is the `else`.
struct For<B: LoopBody, S> {
    resume: B::Resume,
    iterable: BoxedNode,
    iteration: Iteration,
    /// Holds what is iterated over, then its iterator.
    iterator: FrameSlot,
    target: S,
    body: B,
    otherwise: Option<BoxedStatement>,
    range: Range,
    /// Where a round ends.
    last: Range,
}

/// What one round of the loop leads to.
enum Round {
    Next,
    Leave(Flow),
}

impl<B: LoopBody, S: Store> For<B, S> {
    #[inline(always)]
    fn round(&self, thread: &Thread, frame: Frame<'_>, item: Value) -> Round {
        if let Err(raised) = self.target.store(thread, frame, item) {
            return Round::Leave(crate::raised_flow(raised));
        }
        self.run_body(thread, frame)
    }

    #[inline(always)]
    fn run_body(&self, thread: &Thread, frame: Frame<'_>) -> Round {
        self.after_body(thread, frame, self.body.begin(thread, frame, self.resume))
    }

    /// As [`For::round`], where rounds are counted together, or by what gives the items.
    #[inline(always)]
    fn uncounted_round(&self, thread: &Thread, frame: Frame<'_>, item: Value) -> Round {
        if let Err(raised) = self.target.store(thread, frame, item) {
            return Round::Leave(crate::raised_flow(raised));
        }
        match self.body.begin(thread, frame, self.resume) {
            Flow::Normal | Flow::Continue => match poll_uncounted(thread) {
                Ok(()) => Round::Next,
                Err(raised) => self.interrupted(thread, frame, raised),
            },
            Flow::Break => Round::Leave(Flow::Normal),
            flow => Round::Leave(flow),
        }
    }

    #[inline(always)]
    fn after_body(&self, thread: &Thread, frame: Frame<'_>, flow: Flow) -> Round {
        match flow {
            Flow::Normal | Flow::Continue => match poll(thread) {
                Ok(()) => Round::Next,
                Err(raised) => self.interrupted(thread, frame, raised),
            },
            Flow::Break => Round::Leave(Flow::Normal),
            flow => Round::Leave(flow),
        }
    }

    #[cold]
    fn interrupted(&self, thread: &Thread, frame: Frame<'_>, raised: Raised) -> Round {
        let raised = crate::interrupted(thread, frame, self.last, raised);
        Round::Leave(crate::raised_flow(raised))
    }

    #[cold]
    fn otherwise(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let flow = self
            .otherwise
            .as_ref()
            .map_or(Flow::Normal, |body| body.execute(thread, frame));
        if flow == Flow::Yield {
            self.resume.put(frame, 1);
        }
        flow
    }

    /// The loop over a generator, whose own rounds are what counts: without any it ends.
    fn over_generator(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        generator: &Native<Generator>,
    ) -> Flow {
        loop {
            let item = match generator::next_item(thread, generator) {
                Ok(Some(item)) => item,
                Ok(None) => return self.otherwise(thread, frame),
                Err(raised) => {
                    return crate::raised_flow(locate(thread, frame, self.range, raised));
                }
            };
            if let Round::Leave(flow) = self.uncounted_round(thread, frame, item) {
                return flow;
            }
        }
    }

    /// The loop over an iterator of pairs, which the target takes apart.
    fn over_pairs(&self, thread: &Thread, frame: Frame<'_>, pairs: PairIterator<'_>) -> Flow {
        loop {
            let (first, second) = match pairs.step(thread) {
                Ok(Some(pair)) => pair,
                Ok(None) => return self.otherwise(thread, frame),
                Err(raised) => {
                    return crate::raised_flow(locate(thread, frame, self.range, raised));
                }
            };
            if let Err(raised) = self.target.store_pair(thread, frame, first, second) {
                return crate::raised_flow(raised);
            }
            if let Round::Leave(flow) = self.run_body(thread, frame) {
                return flow;
            }
        }
    }

    /// The loop over what is no list, tuple or range, and over anything in code that may be suspended.
    fn general(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let iterator = frame.get(self.iterator).expect("set before the loop");
        // What suspends in each round comes here each time.
        if B::Resume::RESUMABLE
            && let Some(range) = iterator.downcast::<Native<RangeIterator>>()
        {
            return self.over_range_iterator(thread, frame, range);
        }
        if B::Resume::RESUMABLE
            && Generator::of(&iterator).is_none()
            && !self.target.takes_pairs()
            && let Some(step) = weft_core::types::iterator::next_of_builtin(thread, iterator)
        {
            let round = match step {
                Ok(Some(item)) => self.round(thread, frame, item),
                Ok(None) => return self.otherwise(thread, frame),
                Err(raised) => {
                    return crate::raised_flow(locate(thread, frame, self.range, raised));
                }
            };
            if let Round::Leave(flow) = round {
                return flow;
            }
        }
        if let Some(generator) = Generator::of(&iterator)
            && generator.kind() == ast::Suspension::Generator
        {
            return self.over_generator(thread, frame, generator);
        }
        if self.target.takes_pairs()
            && let Some(pairs) = PairIterator::of(&iterator)
        {
            return self.over_pairs(thread, frame, pairs);
        }
        loop {
            let iterator = frame.get(self.iterator).expect("set before the loop");
            let item = match next(thread, frame, iterator, self.range) {
                Ok(Some(item)) => item,
                Ok(None) => return self.otherwise(thread, frame),
                Err(raised) => return crate::raised_flow(raised),
            };
            if let Round::Leave(flow) = self.round(thread, frame, item) {
                return flow;
            }
        }
    }

    /// The loop over what is left of a range, in code that may be suspended.
    fn over_range_iterator(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        range: &RangeIterator,
    ) -> Flow {
        while let Some(item) = range.advance(thread) {
            if let Round::Leave(flow) = self.round(thread, frame, item) {
                return flow;
            }
        }
        self.otherwise(thread, frame)
    }

    /// The loop over a range of small integers.
    #[inline(always)]
    fn over_range(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        start: i64,
        step: i64,
        count: i64,
    ) -> Flow {
        let (mut current, mut left) = (start, count);
        while left > 0 {
            let rounds = left.min(ROUNDS);
            for done in 0..rounds {
                let item = Value::from_int(current).expect("a range of small integers");
                if let Round::Leave(flow) = self.uncounted_round(thread, frame, item) {
                    // Whether any are left is asked at the next safepoint.
                    thread.count_rounds(done as u32 + 1);
                    return flow;
                }
                current += step;
            }
            if let Err(raised) = count_rounds(thread, rounds) {
                return crate::raised_flow(crate::interrupted(thread, frame, self.last, raised));
            }
            left -= rounds;
        }
        self.otherwise(thread, frame)
    }

    fn over_list(&self, thread: &Thread, frame: Frame<'_>, list: &List) -> Flow {
        let mut index = 0;
        while let Some(item) = list.get(index) {
            if let Round::Leave(flow) = self.round(thread, frame, item) {
                return flow;
            }
            index += 1;
        }
        self.otherwise(thread, frame)
    }

    fn over_text(&self, thread: &Thread, frame: Frame<'_>, text: &Str) -> Flow {
        let mut place = 0;
        while let Some((character, next)) = character_at(thread, text, place) {
            if let Round::Leave(flow) = self.round(thread, frame, character) {
                return flow;
            }
            place = next;
        }
        self.otherwise(thread, frame)
    }

    fn over_tuple(&self, thread: &Thread, frame: Frame<'_>, tuple: &Tuple) -> Flow {
        for item in tuple.items() {
            if let Round::Leave(flow) = self.round(thread, frame, *item) {
                return flow;
            }
        }
        self.otherwise(thread, frame)
    }
}

impl<B: LoopBody, S: Store> Statement for For<B, S> {
    #[inline]
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let flow = self.run(thread, frame);
        if flow != Flow::Yield {
            // What was iterated over may be let go of by the program, and looked for by a collection.
            frame.clear(self.iterator);
        }
        flow
    }
}

impl<B: LoopBody, S: Store> For<B, S> {
    #[inline(always)]
    fn run(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        match self.resume.take(frame) {
            0 => {}
            1 => return self.otherwise(thread, frame),
            part => {
                let flow = self.body.go_on(thread, frame, self.resume, part - 1);
                return match self.after_body(thread, frame, flow) {
                    Round::Next => self.general(thread, frame),
                    Round::Leave(flow) => flow,
                };
            }
        }
        let iterable = attempt!(self.iterable.evaluate(thread, frame));
        frame.set(self.iterator, iterable);
        if self.iteration == Iteration::Iterator {
            return self.general(thread, frame);
        }
        if !B::Resume::RESUMABLE {
            if let Some((start, step, count)) = small_range(iterable) {
                return self.over_range(thread, frame, start, step, count);
            }
            match thread.shape_of(iterable) {
                ShapeId::LIST => {
                    if let Some(list) = iterable.downcast::<List>() {
                        return self.over_list(thread, frame, list);
                    }
                }
                ShapeId::TUPLE => {
                    if let Some(tuple) = iterable.downcast::<Tuple>() {
                        return self.over_tuple(thread, frame, tuple);
                    }
                }
                ShapeId::STR => {
                    if let Some(text) = iterable.downcast::<Str>() {
                        return self.over_text(thread, frame, text);
                    }
                }
                _ => {}
            }
        }
        frame.set(
            self.iterator,
            attempt!(iterate(thread, frame, iterable, self.range)),
        );
        self.general(thread, frame)
    }
}

impl Lowering<'_> {
    /// Lowers a `for` statement, `async for` included.
    pub(crate) fn for_statement(
        &mut self,
        statement: &ast::Statement,
        node: &ast::For,
    ) -> BoxedStatement {
        if matches!(
            node.iteration,
            Iteration::AsyncIterable | Iteration::AsyncIterator
        ) {
            return self.async_for(statement, node);
        }
        let resume = statement.contains_suspension.then(|| self.open_resume());
        let iterator = self.open_kept();
        let iterable = self.expression(&node.iterable);
        let last = last_place(&node.body).unwrap_or(statement.range);
        let local = match &node.target {
            ast::Target::Reference(ast::Reference {
                kind: ast::ReferenceKind::Name(name),
                ..
            }) => match name.place {
                ast::Place::Local(id) => Some(StoreLocal(self.local_slot(id))),
                _ => None,
            },
            _ => None,
        };
        let target = match local {
            Some(local) => LoopTarget::Local(local),
            None => LoopTarget::Any(self.target(&node.target)),
        };
        let (iteration, range) = (node.iteration, node.iterable.range);
        macro_rules! build {
            ($resume:expr, $body:expr) => {{
                let (resume, body) = ($resume, $body);
                let otherwise = (!node.otherwise.is_empty()).then(|| self.block(&node.otherwise));
                self.close_kept(1);
                match target {
                    LoopTarget::Local(target) => Box::new(For {
                        resume,
                        iterable,
                        iteration,
                        iterator,
                        target,
                        body,
                        otherwise,
                        range,
                        last,
                    }),
                    LoopTarget::Any(target) => Box::new(For {
                        resume,
                        iterable,
                        iteration,
                        iterator,
                        target,
                        body,
                        otherwise,
                        range,
                        last,
                    }),
                }
            }};
        }
        match resume {
            None => build!(Never, self.loop_body(&node.body, statement.range)),
            Some(resume) => build!(resume, self.loop_steps(&node.body, resume, statement.range)),
        }
    }
}

enum LoopTarget {
    Local(StoreLocal),
    Any(BoxedStore),
}

impl Store for BoxedStore {
    #[inline]
    fn store(&self, thread: &Thread, frame: Frame<'_>, value: Value) -> Result<(), Raised> {
        (**self).store(thread, frame, value)
    }

    fn takes_pairs(&self) -> bool {
        (**self).takes_pairs()
    }

    #[inline]
    fn store_pair(
        &self,
        thread: &Thread,
        frame: Frame<'_>,
        first: Value,
        second: Value,
    ) -> Result<(), Raised> {
        (**self).store_pair(thread, frame, first, second)
    }
}
