//! Blocks and clauses that are missing or misplaced.

use rustpython_parser::Tok;

use super::{Reader, is_end};
use crate::ast::Range;
use crate::error::{Extent, Problem, Result, SyntaxErrorKind};
use crate::source::line_of;

impl Reader<'_> {
    pub(super) fn unexpected_indent(&self, failed: usize) -> Result<()> {
        let previous = self.line_start(failed.saturating_sub(1));
        let message = if self.is(previous, &Tok::Try) {
            "expected 'except' or 'finally' block"
        } else {
            "unexpected indent"
        };
        let token = &self.tokens[failed];
        let last = self.text[..token.end as usize]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8) as u32;
        let place = Range::new(token.end - last.min(token.end), token.end);
        let mut problem = Problem::indentation(message, place);
        if self.is(previous, &Tok::Try) {
            problem.kind = SyntaxErrorKind::SyntaxError;
        }
        problem.extent = Extent::MinusOne;
        Err(problem)
    }

    /// A line that ends in the colon of a clause needs a block after it.
    pub(super) fn missing_block(&self, failed: usize) -> Result<()> {
        let mut newline = failed;
        while newline > 0 && self.is(newline - 1, &Tok::Dedent) {
            newline -= 1;
        }
        if newline < 2 || !self.is(newline - 1, &Tok::Newline) {
            // A `match` without a block was read as a name, and fails in its own line.
            return self.missing_match_block(failed);
        }
        if !self.is(newline - 2, &Tok::Colon) {
            return Ok(());
        }
        let header = self.line_start(newline - 1);
        self.block_error(header, newline)
    }

    fn missing_match_block(&self, failed: usize) -> Result<()> {
        let header = self.line_start(failed);
        if !matches!(self.name(header), Some("match" | "case")) {
            return Ok(());
        }
        let Some(newline) = (header..self.tokens.len()).find(|&at| self.is(at, &Tok::Newline))
        else {
            return Ok(());
        };
        if newline > header + 2
            && self.is(newline - 1, &Tok::Colon)
            && !self.is(newline + 1, &Tok::Indent)
        {
            return self.block_error(header, newline + 1);
        }
        Ok(())
    }

    /// The line before a clause, at the same indentation.
    fn clause_before(&self, failed: usize) -> Option<usize> {
        let mut depth = 0;
        for at in (0..failed.min(self.tokens.len())).rev() {
            match self.tokens[at].tok {
                Tok::Dedent => depth += 1,
                Tok::Indent if depth == 0 => return None,
                Tok::Indent => depth -= 1,
                Tok::Newline if depth == 0 => return Some(self.line_start(at)),
                _ => {}
            }
        }
        None
    }

    pub(super) fn elif_after_else(&self, failed: usize) -> Result<()> {
        let follows_else = self
            .clause_before(failed)
            .is_some_and(|start| self.is(start, &Tok::Else));
        if follows_else {
            let message = "'elif' block follows an 'else' block";
            return Err(Problem::new(message, self.range_at(failed)));
        }
        Ok(())
    }

    fn block_error(&self, header: usize, next: usize) -> Result<()> {
        let mut keyword = header;
        if self.is(header, &Tok::Async) {
            keyword += 1;
        }
        let what = match self.tok(keyword) {
            Some(Tok::If) => "'if' statement",
            Some(Tok::Elif) => "'elif' statement",
            Some(Tok::Else) => "'else' statement",
            Some(Tok::While) => "'while' statement",
            Some(Tok::For) => "'for' statement",
            Some(Tok::With) => "'with' statement",
            Some(Tok::Try) => "'try' statement",
            Some(Tok::Finally) => "'finally' statement",
            Some(Tok::Except) if self.is(keyword + 1, &Tok::Star) => "'except*' statement",
            Some(Tok::Except) => "'except' statement",
            Some(Tok::Def) => "function definition",
            Some(Tok::Class) => "class definition",
            Some(Tok::Name { name }) if name == "match" => "'match' statement",
            Some(Tok::Name { name }) if name == "case" => "'case' statement",
            _ => return Ok(()),
        };
        let line = line_of(self.text, self.tokens[header].start);
        let message = format!("expected an indented block after {what} on line {line}");
        let first = (next..self.tokens.len()).find(|&at| !is_end(&self.tokens[at].tok));
        let Some(first) = first else {
            // The text ends here: CPython points behind its last line.
            let end = self.text_end();
            let mut problem = Problem::indentation(message, Range::new(end, end)).incomplete();
            problem.extent = Extent::MinusOne;
            return Err(problem);
        };
        let mut problem = Problem::indentation(message, self.range_at(first));
        if self.is(next, &Tok::Dedent) {
            problem.extent = Extent::BeforeLine;
        }
        Err(problem)
    }

    /// The end of the text's last line.
    fn text_end(&self) -> u32 {
        self.text.strip_suffix('\n').unwrap_or(self.text).len() as u32
    }

    /// After the block of a `try` comes a clause.
    pub(super) fn missing_handler(&self, failed: usize) -> Result<()> {
        let follows_try = self
            .clause_before(failed)
            .is_some_and(|start| self.is(start, &Tok::Try));
        if follows_try {
            return Err(self.handler_error(failed));
        }
        Ok(())
    }

    fn handler_error(&self, failed: usize) -> Box<Problem> {
        let message = "expected 'except' or 'finally' block";
        if self.tokens[failed.min(self.tokens.len())..]
            .iter()
            .all(|token| is_end(&token.tok))
        {
            let end = self.text_end();
            let mut problem = Problem::new(message, Range::new(end, end)).incomplete();
            problem.extent = Extent::MinusOne;
            return problem;
        }
        let first = (failed..self.tokens.len())
            .find(|&at| !is_end(&self.tokens[at].tok))
            .unwrap_or(failed);
        Problem::new(message, self.range_at(first))
    }

    /// `except` and `except*` do not go together.
    pub(super) fn mixed_handlers(&self, failed: usize) -> Result<()> {
        if !self.is(failed, &Tok::Except) {
            return Ok(());
        }
        let is_group = self.is(failed + 1, &Tok::Star);
        let mut depth = 0;
        for at in (0..failed).rev() {
            match self.tokens[at].tok {
                Tok::Dedent => depth += 1,
                Tok::Indent => depth -= 1,
                Tok::Try if depth == 0 && self.line_start(at) == at => return Ok(()),
                Tok::Except if depth == 0 && self.line_start(at) == at => {
                    if self.is(at + 1, &Tok::Star) != is_group {
                        let message = "cannot have both 'except' and 'except*' on the same 'try'";
                        let last = if is_group { failed + 1 } else { failed };
                        return Err(Problem::new(message, self.span(failed, last)));
                    }
                    return Ok(());
                }
                _ => {}
            }
            if depth < 0 {
                return Ok(());
            }
        }
        Ok(())
    }
}
