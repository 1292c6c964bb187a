//! Statements, line by line, with CPython's rules for missing colons, blocks and clauses.

use rustpython_parser::Tok;

use super::targets::TargetKind;
use super::{Node, Reader, is_end};
use crate::ast::Range;
use crate::error::{Problem, Result};

impl Reader<'_> {
    /// Finds the reason why a token was not taken. No error: it is an ordinary "invalid syntax".
    pub(super) fn explain(&mut self, failed: usize) -> Result<()> {
        if self.is(failed, &Tok::Indent) {
            return self.unexpected_indent(failed);
        }
        self.missing_block(failed)?;
        self.missing_case(failed)?;
        let start = self.line_start(failed);
        if failed == start
            || is_end(self.tok(failed).unwrap_or(&Tok::Dedent)) && self.line_is_empty(start, failed)
        {
            self.missing_handler(failed)?;
        }
        if self.is(start, &Tok::Except) {
            self.mixed_handlers(start)?;
        }
        if self.is(failed, &Tok::Elif) && failed == start {
            self.elif_after_else(failed)?;
        }
        if start < self.tokens.len() && start != failed {
            self.statement_line(start)?;
            self.invalid_legacy_expression(failed)?;
        }
        Ok(())
    }

    /// A `match` whose block begins with something else than a `case` was read as a name.
    fn missing_case(&mut self, failed: usize) -> Result<()> {
        let header = self.line_start(failed);
        if self.name(header) != Some("match") || failed == header {
            return Ok(());
        }
        let subject = self.plainly(|reader| reader.star_expressions(header + 1))?;
        if let Some(subject) = subject
            && self.is(subject.end, &Tok::Colon)
            && self.is(subject.end + 1, &Tok::Newline)
            && self.is(subject.end + 2, &Tok::Indent)
        {
            return Err(Problem::new(
                "invalid syntax",
                self.range_at(subject.end + 3),
            ));
        }
        Ok(())
    }

    fn line_is_empty(&self, start: usize, failed: usize) -> bool {
        (start..failed).all(|at| self.tok(at).is_none_or(is_end))
    }

    fn statement_line(&mut self, start: usize) -> Result<()> {
        let after = match self.tok(start) {
            Some(Tok::If | Tok::Elif | Tok::While) => {
                self.named_expression(start + 1)?.map(|value| value.end)
            }
            Some(Tok::Else | Tok::Try | Tok::Finally) => return self.forced_colon(start + 1),
            Some(Tok::For) => self.for_head(start)?,
            Some(Tok::With) => self.with_head(start)?,
            Some(Tok::Def) => return self.function_head(start),
            Some(Tok::Class) => self.class_head(start)?,
            Some(Tok::Except) => self.except_head(start)?,
            Some(Tok::Async)
                if matches!(self.tok(start + 1), Some(Tok::Def | Tok::For | Tok::With)) =>
            {
                return self.statement_line(start + 1);
            }
            Some(Tok::At) => return self.named_expression(start + 1).map(|_| ()),
            Some(Tok::Name { name }) if name == "match" || name == "case" => {
                return self.match_head(start);
            }
            Some(Tok::Name { name }) if name == "type" && self.is_name(start + 1) => {
                let Some(after) = self.type_parameters(start + 2)? else {
                    return Ok(());
                };
                if !self.is(after, &Tok::Equal) {
                    return Ok(());
                }
                return self.simple_statements(after + 1);
            }
            Some(Tok::Type) => {
                let Some(after) = self.type_parameters(start + 2)? else {
                    return Ok(());
                };
                return self.simple_statements(after + 1);
            }
            _ => return self.simple_statements(start),
        };
        match after {
            Some(after) => self.colon(after),
            None => Ok(()),
        }
    }

    /// A colon that CPython only misses at the end of the line.
    fn colon(&mut self, at: usize) -> Result<()> {
        match self.tok(at) {
            Some(Tok::Colon) => self.simple_statements(at + 1),
            Some(Tok::Newline) => Err(Problem::new("expected ':'", self.range_at(at))),
            _ => Ok(()),
        }
    }

    fn forced_colon(&mut self, at: usize) -> Result<()> {
        if self.is(at, &Tok::Colon) {
            return self.simple_statements(at + 1);
        }
        Err(Problem::new("expected ':'", self.range_at(at)))
    }

    fn for_head(&mut self, start: usize) -> Result<Option<usize>> {
        let Some(end) = self.loop_variables(start + 1)? else {
            return Ok(None);
        };
        if !self.is(end, &Tok::In) {
            self.valid_targets(start + 1, TargetKind::Loop)?;
            return Ok(None);
        }
        Ok(self.star_expressions(end + 1)?.map(|value| value.end))
    }

    fn with_head(&mut self, start: usize) -> Result<Option<usize>> {
        if self.is(start + 1, &Tok::Lpar)
            && let Some(end) = self.with_items(start + 2)?
        {
            let close = if self.is(end, &Tok::Comma) {
                end + 1
            } else {
                end
            };
            if self.is(close, &Tok::Rpar)
                && matches!(self.tok(close + 1), Some(Tok::Colon | Tok::Newline))
            {
                return Ok(Some(close + 1));
            }
        }
        self.with_items(start + 1)
    }

    fn with_items(&mut self, start: usize) -> Result<Option<usize>> {
        let mut at = start;
        loop {
            let Some(context) = self.expression(at)? else {
                return Ok((at > start).then(|| at - 1));
            };
            at = context.end;
            if self.is(at, &Tok::As) {
                if let Some(target) = self.expression(at + 1)?
                    && matches!(
                        self.tok(target.end),
                        Some(Tok::Comma | Tok::Rpar | Tok::Colon)
                    )
                {
                    self.valid_target(&target, TargetKind::Assignment)?;
                }
                match self.operand(at + 1)? {
                    Some(target) => at = target.end,
                    None => return Ok(None),
                }
            }
            if !self.is(at, &Tok::Comma) {
                return Ok(Some(at));
            }
            at += 1;
        }
    }

    fn function_head(&mut self, start: usize) -> Result<()> {
        if !self.is_name(start + 1) {
            return Ok(());
        }
        let Some(open) = self.type_parameters(start + 2)? else {
            return Ok(());
        };
        if !self.is(open, &Tok::Lpar) {
            return Err(Problem::new("expected '('", self.range_at(open)));
        }
        let Some(close) = self.function_parameters(open + 1)? else {
            return Ok(());
        };
        let mut after = close + 1;
        if self.is(after, &Tok::Rarrow) {
            match self.expression(after + 1)? {
                Some(value) => after = value.end,
                None => return self.forced_colon(after),
            }
        }
        self.forced_colon(after)
    }

    fn class_head(&mut self, start: usize) -> Result<Option<usize>> {
        if !self.is_name(start + 1) {
            return Ok(None);
        }
        let Some(after) = self.type_parameters(start + 2)? else {
            return Ok(None);
        };
        if self.is(after, &Tok::Lpar) {
            return self.call_arguments(after);
        }
        Ok(Some(after))
    }

    fn except_head(&mut self, start: usize) -> Result<Option<usize>> {
        let is_group = self.is(start + 1, &Tok::Star);
        let first = if is_group { start + 2 } else { start + 1 };
        if is_group && matches!(self.tok(first), Some(Tok::Colon | Tok::Newline)) {
            return Err(Problem::new(
                "expected one or more exception types",
                self.range_at(first),
            ));
        }
        if matches!(self.tok(first), Some(Tok::Colon | Tok::Newline)) {
            return Ok(Some(first));
        }
        let Some(class) = self.star_expressions(first)? else {
            return Ok(None);
        };
        if !self.is(class.end, &Tok::As) {
            return Ok(Some(class.end));
        }
        let target = class.end + 1;
        if let Some(value) = self.expression(target)?
            && value.name != "name"
            && matches!(self.tok(value.end), Some(Tok::Colon | Tok::Newline))
        {
            let keyword = if is_group { "except*" } else { "except" };
            let message = format!("cannot use {keyword} statement with {}", value.name);
            return Err(Problem::new(message, self.range_of(&value)));
        }
        Ok(self.is_name(target).then_some(target + 1))
    }

    fn match_head(&mut self, start: usize) -> Result<()> {
        let is_case = self.name(start) == Some("case");
        if !is_case {
            let subject = self.plainly(|reader| reader.star_expressions(start + 1))?;
            if let Some(subject) = subject
                && self.is(subject.end, &Tok::Newline)
                && !matches!(
                    self.tok(start + 1),
                    Some(Tok::Lpar | Tok::Lsqb | Tok::Star | Tok::Minus | Tok::Plus)
                )
            {
                return Err(Problem::new("expected ':'", self.range_at(subject.end)));
            }
            return self.simple_statements(start);
        }
        self.case_head(start)
    }

    fn case_head(&mut self, start: usize) -> Result<()> {
        let Some(newline) = (start..self.tokens.len()).find(|&at| self.is(at, &Tok::Newline))
        else {
            return Ok(());
        };
        let line = start + 1..newline;
        let has_colon = line
            .clone()
            .any(|at| self.is(at, &Tok::Colon) && self.tokens[at].level == 0);
        // Only a whole pattern is followed by a missing colon.
        let reads_as_pattern = !line.is_empty() && !self.is(newline - 1, &Tok::Comma);
        let within_match = start > 0
            && self.tokens[..start]
                .iter()
                .any(|token| token.tok == Tok::Indent);
        if !has_colon && reads_as_pattern && within_match {
            return Err(Problem::new("expected ':'", self.range_at(newline)));
        }
        if let Some(alias) = line.clone().find(|&at| self.is(at, &Tok::As))
            && let Some(target) = self.plainly(|reader| reader.expression(alias + 1))?
            && target.name != "name"
        {
            let message = format!("cannot use {} as pattern target", target.name);
            return Err(Problem::new(message, self.range_of(&target)));
        }
        self.keyword_before_positional(line)
    }

    /// `Class(name=pattern, pattern)`
    fn keyword_before_positional(&mut self, line: std::ops::Range<usize>) -> Result<()> {
        for open in line
            .clone()
            .filter(|&at| self.is(at, &Tok::Lpar) && at > 0 && self.is_name(at - 1))
        {
            let level = self.tokens[open].level;
            let mut seen_keyword = false;
            let mut at = open + 1;
            while at < line.end && !(self.is(at, &Tok::Rpar) && self.tokens[at].level == level) {
                let is_keyword = self.is_name(at) && self.is(at + 1, &Tok::Equal);
                let end = (at..line.end)
                    .find(|&at| {
                        self.tokens[at].level == level
                            && matches!(self.tok(at), Some(Tok::Comma | Tok::Rpar))
                    })
                    .unwrap_or(line.end);
                if seen_keyword && !is_keyword && end > at {
                    let message = "positional patterns follow keyword patterns";
                    return Err(Problem::new(message, self.span(at, end - 1)));
                }
                seen_keyword |= is_keyword;
                at = if self.is(end, &Tok::Comma) {
                    end + 1
                } else {
                    end
                };
            }
        }
        Ok(())
    }

    /// Simple statements with semicolons between them.
    fn simple_statements(&mut self, start: usize) -> Result<()> {
        let mut at = start;
        while let Some(end) = self.simple_statement(at)? {
            if !self.is(end, &Tok::Semi) {
                return Ok(());
            }
            at = end + 1;
        }
        Ok(())
    }

    /// The token after a simple statement. `None`: it ends in something that is an ordinary error.
    fn simple_statement(&mut self, at: usize) -> Result<Option<usize>> {
        match self.tok(at) {
            Some(Tok::Import) => self.import(at),
            Some(Tok::From) => self.import_from(at),
            Some(Tok::Del) => {
                self.valid_targets(at + 1, TargetKind::Deletion)?;
                let value = self.star_expressions(at + 1)?;
                Ok(Some(value.map_or(at + 1, |value| value.end)))
            }
            Some(Tok::Return) => {
                let value = self.star_expressions(at + 1)?;
                Ok(Some(value.map_or(at + 1, |value| value.end)))
            }
            Some(Tok::Raise) => {
                let Some(value) = self.expression(at + 1)? else {
                    return Ok(Some(at + 1));
                };
                if self.is(value.end, &Tok::From) {
                    return Ok(self.expression(value.end + 1)?.map(|cause| cause.end));
                }
                Ok(Some(value.end))
            }
            Some(Tok::Assert) => {
                let Some(value) = self.expression(at + 1)? else {
                    return Ok(None);
                };
                if self.is(value.end, &Tok::Comma) {
                    return Ok(self.expression(value.end + 1)?.map(|message| message.end));
                }
                Ok(Some(value.end))
            }
            Some(Tok::Pass | Tok::Break | Tok::Continue) => Ok(Some(at + 1)),
            Some(Tok::Global | Tok::Nonlocal) => Ok(None),
            Some(Tok::Newline) | None => Ok(None),
            Some(_) => self.assignment(at),
        }
    }

    fn assignment(&mut self, start: usize) -> Result<Option<usize>> {
        let mut at = start;
        loop {
            let Some(value) = self.annotated_right_side(at)? else {
                return self.assigned_nothing(start, at);
            };
            match self.tok(value.end) {
                Some(Tok::Colon) if at == start => {
                    if value.name == "tuple" && !self.is(start, &Tok::Lpar) {
                        return self.annotated_tuple(start, &value);
                    }
                    let is_target = matches!(value.name, "name" | "attribute" | "subscript");
                    let Some(annotation) = self.expression(value.end + 1)? else {
                        if !is_target {
                            let place = self.range_at(value.end);
                            return Err(Problem::new("invalid syntax", place));
                        }
                        return Ok(None);
                    };
                    if !is_target && value.name != "starred" {
                        let message = match value.name {
                            "tuple" | "list" => {
                                format!("only single target (not {}) can be annotated", value.name)
                            }
                            _ => "illegal target for annotation".to_owned(),
                        };
                        return Err(Problem::new(message, self.range_of(&value)));
                    }
                    if !self.is(annotation.end, &Tok::Equal) {
                        return Ok(Some(annotation.end));
                    }
                    at = annotation.end + 1;
                }
                Some(Tok::Equal) => at = value.end + 1,
                Some(tok) if is_augmented(tok) => at = value.end + 1,
                _ => {
                    if at == start && value.name == "tuple" && !self.is(start, &Tok::Lpar) {
                        self.items_before_annotation(start)?;
                    }
                    return Ok(Some(value.end));
                }
            }
            if self.is(at - 1, &Tok::Equal)
                && value.name == "yield expression"
                && self.is(value.start, &Tok::Yield)
            {
                let message = "assignment to yield expression not possible";
                return Err(Problem::new(message, self.range_of(&value)));
            }
        }
    }

    /// An `=` without a value: what stands before it may be no target either.
    fn assigned_nothing(&mut self, start: usize, end: usize) -> Result<Option<usize>> {
        let mut at = start;
        while at < end {
            let Some(target) = self.star_expressions(at)? else {
                return Ok(None);
            };
            if !self.is(target.end, &Tok::Equal) {
                return Ok(None);
            }
            self.valid_target(&target, TargetKind::Assignment)?;
            at = target.end + 1;
        }
        Ok(None)
    }

    /// CPython's rule for an annotated tuple reads item after item, with or without commas.
    fn items_before_annotation(&mut self, start: usize) -> Result<()> {
        let Some(first) = self.star_named_expression(start)? else {
            return Ok(());
        };
        let mut at = first.end + 1;
        while let Some(item) = self.star_named_expression(at)? {
            at = item.end;
            if self.is(at, &Tok::Comma) {
                at += 1;
            }
        }
        Ok(())
    }

    fn annotated_tuple(&mut self, start: usize, tuple: &Node) -> Result<Option<usize>> {
        if self.expression(tuple.end + 1)?.is_some()
            && let Some(first) = self.star_named_expression(start)?
        {
            let message = "only single target (not tuple) can be annotated";
            return Err(Problem::new(message, self.range_of(&first)));
        }
        Ok(None)
    }

    fn import(&mut self, at: usize) -> Result<Option<usize>> {
        if self.is(at + 1, &Tok::Newline) {
            return Err(self.names_expected(at + 1));
        }
        let mut end = at + 1;
        loop {
            if !self.is_name(end) {
                return Ok(None);
            }
            end += 1;
            while self.is(end, &Tok::Dot) && self.is_name(end + 1) {
                end += 2;
            }
            if self.is(end, &Tok::As) {
                self.import_target(end + 1)?;
                end += 2;
            }
            if !self.is(end, &Tok::Comma) {
                break;
            }
            end += 1;
        }
        if self.is(end, &Tok::From) && self.is_name(end + 1) {
            let mut last = end + 1;
            while self.is(last + 1, &Tok::Dot) && self.is_name(last + 2) {
                last += 2;
            }
            let message = "Did you mean to use 'from ... import ...' instead?";
            return Err(Problem::new(message, self.up_to_lookahead(at, last)));
        }
        Ok(Some(end))
    }

    /// From the beginning of a token to where CPython has read when it has seen another one: one column less than it
    /// gives to ends of tokens.
    pub(super) fn up_to_lookahead(&self, first: usize, last: usize) -> Range {
        let end = match self.tok(last + 1) {
            Some(Tok::Newline) | None => self.range_at(last).end,
            Some(_) => self.range_at(last + 1).end - 1,
        };
        Range::new(self.range_at(first).start, end)
    }

    fn names_expected(&self, at: usize) -> Box<Problem> {
        Problem::at(
            "Expected one or more names after 'import'",
            self.range_at(at).start,
        )
    }

    /// What follows `as` must be a name.
    fn import_target(&mut self, at: usize) -> Result<()> {
        let target = self.plainly(|reader| reader.expression(at))?;
        if let Some(target) = target
            && target.name != "name"
        {
            let message = format!("cannot use {} as import target", target.name);
            return Err(Problem::new(message, self.range_of(&target)));
        }
        Ok(())
    }

    fn import_from(&mut self, at: usize) -> Result<Option<usize>> {
        let mut end = at + 1;
        while matches!(
            self.tok(end),
            Some(Tok::Dot | Tok::Ellipsis | Tok::Name { .. })
        ) {
            end += 1;
        }
        if !self.is(end, &Tok::Import) {
            return Ok(None);
        }
        end += 1;
        if self.is(end, &Tok::Newline) {
            return Err(self.names_expected(end));
        }
        let in_parentheses = self.is(end, &Tok::Lpar);
        if in_parentheses {
            end += 1;
        }
        loop {
            if !self.is_name(end) {
                return Ok(None);
            }
            end += 1;
            if self.is(end, &Tok::As) {
                self.import_target(end + 1)?;
                end += 2;
            }
            if !self.is(end, &Tok::Comma) {
                return Ok(Some(end));
            }
            end += 1;
            if !in_parentheses && self.is(end, &Tok::Newline) {
                let message = "trailing comma not allowed without surrounding parentheses";
                return Err(Problem::new(message, self.range_at(end)));
            }
        }
    }
}

fn is_augmented(tok: &Tok) -> bool {
    matches!(
        tok,
        Tok::PlusEqual
            | Tok::MinusEqual
            | Tok::StarEqual
            | Tok::SlashEqual
            | Tok::DoubleSlashEqual
            | Tok::PercentEqual
            | Tok::AtEqual
            | Tok::AmperEqual
            | Tok::VbarEqual
            | Tok::CircumflexEqual
            | Tok::LeftShiftEqual
            | Tok::RightShiftEqual
            | Tok::DoubleStarEqual
    )
}
