//! Source text, and where its lines begin.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::Outermost;

/// As what a text was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A module, or the text of an `exec`.
    Module,
    /// An expression.
    Expression,
    /// A statement at the prompt.
    Interactive,
}

/// A source text with the name it is shown under.
#[derive(Debug)]
pub struct Source {
    /// The file name as shown in tracebacks.
    pub name: String,
    /// The text, with line ends as they were.
    pub text: Cow<'static, str>,
    /// Found when somebody asks for a line.
    line_starts: OnceLock<Vec<u32>>,
    /// As what it was compiled, once it was: what lowers it again must read it in the same way.
    pub origin: OnceLock<(Form, Outermost)>,
}

impl Source {
    /// Keeps a text. Texts of 4 GiB and more are cut, since offsets have 32 bits.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let mut text = text.into();
        if text.len() >= u32::MAX as usize {
            let mut end = u32::MAX as usize - 1;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.truncate(end);
        }
        Source {
            name: name.into(),
            text: text.into(),
            line_starts: OnceLock::new(),
            origin: OnceLock::new(),
        }
    }

    /// Keeps a text that is part of the program.
    pub fn of_program(name: impl Into<String>, text: &'static str) -> Source {
        Source {
            name: name.into(),
            text: text.into(),
            line_starts: OnceLock::new(),
            origin: OnceLock::new(),
        }
    }

    /// [`Source::new`], behind an `Arc`.
    pub fn shared(name: impl Into<String>, text: impl Into<String>) -> Arc<Source> {
        Arc::new(Source::new(name, text))
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| line_starts(&self.text))
    }

    /// The line (from 1) and the column (from 0, in characters) of a byte offset.
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let start = self.line_starts()[line as usize - 1] as usize;
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = self
            .text
            .get(start..end)
            .map_or(0, |text| text.chars().count());
        (line, column as u32)
    }

    /// The line, from 1, of a byte offset.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts()
            .partition_point(|&start| start <= offset)
            .max(1) as u32
    }

    /// How many lines there are; a text that ends in a line end has an empty one after it.
    pub fn line_count(&self) -> u32 {
        self.line_starts().len() as u32
    }

    /// The byte offset at which a line (from 1) begins; the length of the text for lines beyond it.
    pub fn line_start(&self, line: u32) -> u32 {
        let index = (line as usize).saturating_sub(1);
        self.line_starts()
            .get(index)
            .copied()
            .unwrap_or(self.text.len() as u32)
    }

    /// A line (from 1) without its line end; empty for lines beyond the text.
    pub fn line_text(&self, line: u32) -> &str {
        if line == 0 || line > self.line_count() {
            return "";
        }
        let start = self.line_start(line) as usize;
        let end = self.line_start(line + 1) as usize;
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }
}

/// The line, from 1, of a byte offset.
pub(crate) fn line_of(text: &str, offset: u32) -> u32 {
    let end = (offset as usize).min(text.len());
    let bytes = text.as_bytes();
    let ends = (0..end).filter(|&index| {
        bytes[index] == b'\n' || (bytes[index] == b'\r' && bytes.get(index + 1) != Some(&b'\n'))
    });
    ends.count() as u32 + 1
}

/// Lines end in `\n`, `\r\n` or `\r`, as Python's tokeniser has it.
fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut starts = vec![0];
    for index in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if bytes[index] == b'\n' || bytes.get(index + 1) != Some(&b'\n') {
            starts.push(index as u32 + 1);
        }
    }
    starts
}
