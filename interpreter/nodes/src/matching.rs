//! The statement `match`: its patterns, and the names that they capture.

use crate::lower::Lowering;
use crate::match_collections::{match_mapping, match_sequence};
use crate::name::BoxedStore;
use crate::traced::Line;
use crate::{BoxedNode, BoxedStatement, Flow, Never, Resume, Statement, attempt, locate};
use weft_core::error::type_error;
use weft_core::names::Name;
use weft_core::protocol;
use weft_core::tracing::Again;
use weft_core::types::class::{self, Class, ClassFlag};
use weft_heap::{Frame, FrameSlot, Raised, Thread, Tuple, Value};
use weft_syntax::ast::{self, PatternKind, Range};

/// Each case has two parts: what evaluates its guard, and its body.
struct Match<R> {
    resume: R,
    subject: BoxedNode,
    slot: FrameSlot,
    cases: Vec<Case>,
}

struct Case {
    /// Where the pattern stands, for code that tells what it does.
    line: Option<Line>,
    pattern: Pattern,
    before_guard: Option<BoxedStatement>,
    guard: Option<BoxedNode>,
    body: BoxedStatement,
    /// Where captured values wait until the whole pattern has matched.
    captures: Vec<(FrameSlot, BoxedStore)>,
    /// Whether alternatives capture, of which one leaves the slots of the others as they were.
    has_alternatives: bool,
}

/// A pattern. Values that it looks into are kept in slots.
pub(crate) enum Pattern {
    Wildcard,
    Capture(Option<Box<Pattern>>, FrameSlot),
    Value(BoxedNode, Range),
    Singleton(Value),
    Sequence {
        before: Vec<Pattern>,
        starred: Option<Option<FrameSlot>>,
        after: Vec<Pattern>,
        items: FrameSlot,
        range: Range,
    },
    Mapping {
        entries: Vec<(BoxedNode, Pattern)>,
        /// Whether two of the keys may turn out to be equal.
        may_repeat: bool,
        rest: Option<FrameSlot>,
        keys: FrameSlot,
        item: FrameSlot,
        range: Range,
    },
    Class {
        class: BoxedNode,
        positional: Vec<Pattern>,
        keywords: Vec<(Value, Pattern)>,
        slot: FrameSlot,
        item: FrameSlot,
        range: Range,
    },
    Or(Vec<Pattern>),
}

impl<R: Resume> Match<R> {
    fn try_cases(&self, first: usize, thread: &Thread, frame: Frame<'_>) -> Flow {
        for index in first..self.cases.len() {
            let case = &self.cases[index];
            if case.has_alternatives {
                for (slot, _) in &case.captures {
                    frame.clear(*slot);
                }
            }
            if let Some(line) = &case.line {
                attempt!(line.tell(thread, frame));
            }
            let subject = frame.get(self.slot).expect("set before the cases");
            if !attempt!(case.pattern.matches(subject, thread, frame)) {
                continue;
            }
            for (slot, target) in &case.captures {
                if let Some(value) = frame.get(*slot) {
                    attempt!(target.store(thread, frame, value));
                }
            }
            let flow = self.guard(index, thread, frame);
            if flow != Flow::Continue {
                return if flow == Flow::Normal {
                    self.body(index, thread, frame)
                } else {
                    flow
                };
            }
        }
        Flow::Normal
    }

    /// `Normal` if the guard holds, `Continue` if it does not.
    fn guard(&self, index: usize, thread: &Thread, frame: Frame<'_>) -> Flow {
        let case = &self.cases[index];
        if let Some(before) = &case.before_guard {
            let flow = before.execute(thread, frame);
            if flow == Flow::Yield {
                self.resume.put(frame, 1 + index * 2);
            }
            if flow != Flow::Normal {
                return flow;
            }
        }
        match &case.guard {
            Some(guard) if !attempt!(guard.truth(thread, frame)) => Flow::Continue,
            _ => Flow::Normal,
        }
    }

    fn body(&self, index: usize, thread: &Thread, frame: Frame<'_>) -> Flow {
        let flow = self.cases[index].body.execute(thread, frame);
        if flow == Flow::Yield {
            self.resume.put(frame, 2 + index * 2);
        }
        flow
    }
}

impl<R: Resume> Statement for Match<R> {
    fn execute(&self, thread: &Thread, frame: Frame<'_>) -> Flow {
        let part = self.resume.take(frame);
        if part == 0 {
            let subject = attempt!(self.subject.evaluate(thread, frame));
            frame.set(self.slot, subject);
            return self.try_cases(0, thread, frame);
        }
        let index = (part - 1) / 2;
        if part.is_multiple_of(2) {
            return self.body(index, thread, frame);
        }
        match self.guard(index, thread, frame) {
            Flow::Normal => self.body(index, thread, frame),
            Flow::Continue => self.try_cases(index + 1, thread, frame),
            flow => flow,
        }
    }
}

impl Pattern {
    pub(crate) fn matches(
        &self,
        subject: Value,
        thread: &Thread,
        frame: Frame<'_>,
    ) -> Result<bool, Raised> {
        match self {
            Pattern::Wildcard => Ok(true),
            Pattern::Capture(pattern, slot) => {
                if let Some(pattern) = pattern
                    && !pattern.matches(subject, thread, frame)?
                {
                    return Ok(false);
                }
                frame.set(*slot, subject);
                Ok(true)
            }
            Pattern::Value(node, range) => {
                let value = node.evaluate(thread, frame)?;
                crate::compare::equals(subject, value, frame, *range)
            }
            Pattern::Singleton(value) => Ok(subject == *value),
            Pattern::Sequence {
                before,
                starred,
                after,
                items,
                range,
            } => match_sequence(
                (before, starred.as_ref(), after),
                subject,
                *items,
                *range,
                thread,
                frame,
            ),
            Pattern::Mapping {
                entries,
                may_repeat,
                rest,
                keys,
                item,
                range,
            } => match_mapping(
                entries,
                *may_repeat,
                *rest,
                subject,
                (*keys, *item),
                *range,
                thread,
                frame,
            ),
            Pattern::Class {
                class,
                positional,
                keywords,
                slot,
                item,
                range,
            } => match_class(
                class,
                positional,
                keywords,
                subject,
                (*slot, *item),
                *range,
                thread,
                frame,
            ),
            Pattern::Or(patterns) => {
                for pattern in patterns {
                    if pattern.matches(subject, thread, frame)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }
}

pub(crate) fn has_flag(thread: &Thread, subject: Value, flag: ClassFlag) -> bool {
    let class = thread.class_of(subject);
    Class::of(&class).is_some_and(|class| class.has(flag))
}

#[allow(
    clippy::too_many_arguments,
    reason = "the parts of one pattern, and where it is matched"
)]
fn match_class(
    class: &BoxedNode,
    positional: &[Pattern],
    keywords: &[(Value, Pattern)],
    subject: Value,
    (slot, item): (FrameSlot, FrameSlot),
    range: Range,
    thread: &Thread,
    frame: Frame<'_>,
) -> Result<bool, Raised> {
    let class_value = class.evaluate(thread, frame)?;
    frame.set(slot, class_value);
    let at = |raised| locate(thread, frame, range, raised);
    let is_instance = thread.library(move || {
        if Class::of(&class_value).is_none() {
            return Err(type_error("called match pattern must be a class"));
        }
        class::is_instance_of(thread, subject, class_value)
    });
    if !is_instance.map_err(at)? {
        return Ok(false);
    }
    let mut names: Vec<Value> = Vec::new();
    if !positional.is_empty() {
        let count = positional.len();
        let found = thread.library(move || positional_names(thread, class_value, count));
        match found.map_err(at)? {
            PositionalNames::Itself => {
                if !positional[0].matches(subject, thread, frame)? {
                    return Ok(false);
                }
            }
            PositionalNames::Attributes(tuple) => {
                frame.set(slot, tuple);
                let tuple = tuple.downcast::<Tuple>().expect("a tuple of names");
                names.extend(
                    tuple
                        .items()
                        .iter()
                        .take(count)
                        .map(|name| thread.intern_value(*name)),
                );
            }
        }
    }
    let patterns = names
        .iter()
        .copied()
        .zip(positional)
        .chain(keywords.iter().map(|(name, pattern)| (*name, pattern)));
    let patterns: Vec<(Value, &Pattern)> = patterns.collect();
    for (index, (name, _)) in patterns.iter().enumerate() {
        if patterns[..index].iter().any(|(before, _)| before == name) {
            return Err(at(named_twice(class_value, *name)));
        }
    }
    for (name, pattern) in patterns {
        let found = thread
            .library(move || protocol::try_attribute(thread, subject, thread.intern_value(name)));
        let Some(found) = found.map_err(at)? else {
            return Ok(false);
        };
        frame.set(item, found);
        if !pattern.matches(found, thread, frame)? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cold]
fn named_twice(class: Value, name: Value) -> Raised {
    let class = Class::of(&class).map_or_else(String::new, |class| class.name_text());
    let name = protocol::text_of(&name).unwrap_or_default();
    type_error(format!(
        "{class}() got multiple sub-patterns for attribute '{name}'"
    ))
}

enum PositionalNames {
    /// The one positional pattern matches the subject itself.
    Itself,
    /// A tuple of attribute names.
    Attributes(Value),
}

fn positional_names(
    thread: &Thread,
    class_value: Value,
    count: usize,
) -> Result<PositionalNames, Raised> {
    let class = Class::of(&class_value).expect("checked before");
    let name = class.name_text();
    let too_many = |allowed: usize| {
        let plural = if allowed == 1 { "" } else { "s" };
        type_error(format!(
            "{name}() accepts {allowed} positional sub-pattern{plural} ({count} given)"
        ))
    };
    match protocol::try_attribute(thread, class_value, Name::MatchArgs.value(thread))? {
        Some(names) => {
            let Some(tuple) = names.downcast::<Tuple>() else {
                return Err(type_error(format!(
                    "{name}.__match_args__ must be a tuple (got {})",
                    protocol::class_name(names)
                )));
            };
            if count > tuple.len() {
                return Err(too_many(tuple.len()));
            }
            if let Some(wrong) = tuple
                .items()
                .iter()
                .find(|item| !item.is::<weft_heap::Str>())
            {
                return Err(type_error(format!(
                    "__match_args__ elements must be strings (got {})",
                    protocol::class_name(*wrong)
                )));
            }
            Ok(PositionalNames::Attributes(names))
        }
        None if class
            .mro()
            .items()
            .iter()
            .any(|c| Class::of(c).is_some_and(|c| c.has(ClassFlag::MatchesItself))) =>
        {
            if count > 1 {
                Err(too_many(1))
            } else {
                Ok(PositionalNames::Itself)
            }
        }
        None => Err(too_many(0)),
    }
}

/// Whether there are alternatives anywhere in a pattern.
fn has_alternatives(pattern: &ast::Pattern) -> bool {
    match &pattern.kind {
        PatternKind::Wildcard | PatternKind::Value(_) | PatternKind::Singleton(_) => false,
        PatternKind::Capture { pattern, .. } => pattern
            .as_ref()
            .is_some_and(|inner| has_alternatives(inner)),
        PatternKind::Sequence { before, after, .. } => {
            before.iter().chain(after).any(has_alternatives)
        }
        PatternKind::Mapping { entries, .. } => {
            entries.iter().any(|(_, pattern)| has_alternatives(pattern))
        }
        PatternKind::Class {
            positional,
            keywords,
            ..
        } => positional
            .iter()
            .chain(keywords.iter().map(|(_, pattern)| pattern))
            .any(has_alternatives),
        PatternKind::Or(_) => true,
    }
}

impl Lowering<'_> {
    /// Lowers `match`.
    pub(crate) fn match_statement(
        &mut self,
        statement: &ast::Statement,
        node: &ast::Match,
    ) -> BoxedStatement {
        let resume = statement.contains_suspension.then(|| self.open_resume());
        let slot = self.open_kept();
        let subject = self.expression(&node.subject);
        let mut cases = Vec::new();
        for case in &node.cases {
            let mut captures = Vec::new();
            let mut opened = 0;
            let line = self.told_line(case.pattern.range, Again::Another);
            let pattern = self.pattern(&case.pattern, &mut captures, &mut opened);
            let before_guard =
                (!case.before_guard.is_empty()).then(|| self.block(&case.before_guard));
            let guard = case.guard.as_ref().map(|guard| self.expression(guard));
            self.close_slots(opened);
            cases.push(Case {
                line,
                pattern,
                before_guard,
                guard,
                body: self.block(&case.body),
                has_alternatives: has_alternatives(&case.pattern),
                captures,
            });
        }
        self.close_kept(1);
        match resume {
            Some(resume) => Box::new(Match {
                resume,
                subject,
                slot,
                cases,
            }),
            None => Box::new(Match {
                resume: Never,
                subject,
                slot,
                cases,
            }),
        }
    }

    fn capture(
        &mut self,
        name: &ast::Name,
        range: Range,
        captures: &mut Vec<(FrameSlot, BoxedStore)>,
        opened: &mut usize,
    ) -> FrameSlot {
        let slot = self.open_slot();
        *opened += 1;
        let store = self.store_name(name, range);
        captures.push((slot, store));
        slot
    }

    fn pattern(
        &mut self,
        pattern: &ast::Pattern,
        captures: &mut Vec<(FrameSlot, BoxedStore)>,
        opened: &mut usize,
    ) -> Pattern {
        let range = pattern.range;
        let mut many =
            |this: &mut Self, patterns: &[ast::Pattern], opened: &mut usize| -> Vec<Pattern> {
                patterns
                    .iter()
                    .map(|pattern| this.pattern(pattern, captures, opened))
                    .collect()
            };
        match &pattern.kind {
            PatternKind::Wildcard => Pattern::Wildcard,
            PatternKind::Capture { pattern, name } => {
                let inner = pattern
                    .as_ref()
                    .map(|pattern| Box::new(self.pattern(pattern, captures, opened)));
                Pattern::Capture(inner, self.capture(name, range, captures, opened))
            }
            PatternKind::Value(value) => Pattern::Value(self.expression(value), range),
            PatternKind::Singleton(constant) => Pattern::Singleton(self.constant(constant)),
            PatternKind::Sequence {
                before,
                starred,
                after,
            } => {
                let items = self.open_slot();
                *opened += 1;
                let before = many(self, before, opened);
                let after = many(self, after, opened);
                let starred = starred.as_ref().map(|name| {
                    name.as_ref()
                        .map(|name| self.capture(name, range, captures, opened))
                });
                Pattern::Sequence {
                    before,
                    starred,
                    after,
                    items,
                    range,
                }
            }
            PatternKind::Mapping { entries, rest } => {
                let (keys, item) = (self.open_slot(), self.open_slot());
                *opened += 2;
                let mut lowered = Vec::new();
                for (key, pattern) in entries {
                    lowered.push((
                        self.expression(key),
                        self.pattern(pattern, captures, opened),
                    ));
                }
                let rest = rest
                    .as_ref()
                    .map(|name| self.capture(name, range, captures, opened));
                let is_written =
                    |key: &ast::Expression| matches!(key.kind, ast::ExpressionKind::Constant(_));
                let may_repeat =
                    entries.len() > 1 && !entries.iter().all(|(key, _)| is_written(key));
                Pattern::Mapping {
                    entries: lowered,
                    may_repeat,
                    rest,
                    keys,
                    item,
                    range,
                }
            }
            PatternKind::Class {
                class,
                positional,
                keywords,
            } => {
                let (slot, item) = (self.open_slot(), self.open_slot());
                *opened += 2;
                let class = self.expression(class);
                let positional = many(self, positional, opened);
                let mut lowered = Vec::new();
                for (name, pattern) in keywords {
                    lowered.push((self.intern(name), self.pattern(pattern, captures, opened)));
                }
                Pattern::Class {
                    class,
                    positional,
                    keywords: lowered,
                    slot,
                    item,
                    range,
                }
            }
            PatternKind::Or(patterns) => {
                // The alternatives bind the same names, each in slots of its own; those of the one that matches are set.
                Pattern::Or(many(self, patterns, opened))
            }
        }
    }
}
