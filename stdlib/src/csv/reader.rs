//! Rows from lines of text.

use super::dialect::{Dialect, Quoting};
use super::registry::{csv_error, limit};
use std::sync::atomic::{AtomicU64, Ordering};
use weft_core::heap::{Gc, List, Raised, Str, Thread, Trace, Tracer, Value};
use weft_core::interpreter::limits::check;
use weft_core::interpreter::new_native;
use weft_core::protocol;
use weft_core::types::float::from_number;
use weft_core::types::str::{code_points, from_octets, push_code_point};

/// A reader.
pub struct Reader {
    lines: Value,
    dialect: Value,
    line: AtomicU64,
}

impl Trace for Reader {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.lines);
        tracer.value(self.dialect);
    }
}

/// Where in a row the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    RowStart,
    FieldStart,
    Escaped,
    AfterEscapedLineEnd,
    InField,
    InQuotes,
    EscapedInQuotes,
    AfterQuote,
    LineEnd,
}

/// A row that is being read.
struct Row<'a> {
    thread: &'a Thread,
    dialect: &'a Dialect,
    fields: Gc<List>,
    text: Vec<u8>,
    characters: i64,
    limit: i64,
    state: State,
    is_unquoted: bool,
}

impl Row<'_> {
    fn push(&mut self, code: u32) -> Result<(), Raised> {
        self.characters += 1;
        if self.characters > self.limit {
            return Err(csv_error(
                self.thread,
                &format!("field larger than field limit ({})", self.limit),
            ));
        }
        push_code_point(&mut self.text, code);
        Ok(())
    }

    /// Ends a field.
    fn save(&mut self) -> Result<(), Raised> {
        let is_empty = self.characters == 0;
        let text = from_octets(self.thread, &self.text);
        self.text.clear();
        self.characters = 0;
        let value = match self.dialect.quoting {
            Quoting::NotNull | Quoting::Strings if self.is_unquoted && is_empty => Value::NONE,
            Quoting::NonNumeric | Quoting::Strings if self.is_unquoted && !is_empty => {
                let number = from_number(self.thread, text)?;
                self.thread.float(number)
            }
            _ => text,
        };
        self.is_unquoted = false;
        self.fields.push(self.thread, value);
        Ok(())
    }

    /// Ends a field and, with it, the row.
    fn save_last(&mut self, code: Option<u32>) -> Result<(), Raised> {
        self.save()?;
        self.state = match code {
            None => State::RowStart,
            Some(_) => State::LineEnd,
        };
        Ok(())
    }

    /// Takes a character, or the end of a line (`None`).
    fn take(&mut self, code: Option<u32>) -> Result<(), Raised> {
        let dialect = self.dialect;
        let ends_line = matches!(code, None | Some(0x0a | 0x0d));
        let is_quote =
            code.is_some() && code == dialect.quote && dialect.quoting != Quoting::Nothing;
        let is_escape = code.is_some() && code == dialect.escape;
        let is_delimiter = code == Some(dialect.delimiter);
        match (self.state, code) {
            (State::RowStart, None) | (State::AfterEscapedLineEnd | State::InQuotes, None) => {}
            (State::RowStart, Some(_)) if ends_line => self.state = State::LineEnd,
            (State::RowStart | State::FieldStart, _) => {
                self.is_unquoted = true;
                if ends_line {
                    self.save_last(code)?;
                } else if is_quote {
                    self.is_unquoted = false;
                    self.state = State::InQuotes;
                } else if is_escape {
                    self.state = State::Escaped;
                } else if code == Some(0x20) && dialect.skips_space {
                    self.state = State::FieldStart;
                } else if is_delimiter {
                    self.save()?;
                    self.state = State::FieldStart;
                } else if let Some(code) = code {
                    self.push(code)?;
                    self.state = State::InField;
                }
            }
            (State::Escaped, Some(code @ (0x0a | 0x0d))) => {
                self.push(code)?;
                self.state = State::AfterEscapedLineEnd;
            }
            (State::Escaped, code) => {
                self.push(code.unwrap_or(0x0a))?;
                self.state = State::InField;
            }
            (State::InField | State::AfterEscapedLineEnd, _) => {
                if ends_line {
                    self.save_last(code)?;
                } else if is_escape {
                    self.state = State::Escaped;
                } else if is_delimiter {
                    self.save()?;
                    self.state = State::FieldStart;
                } else if let Some(code) = code {
                    self.push(code)?;
                    self.state = State::InField;
                }
            }
            (State::InQuotes, Some(code)) => {
                if is_escape {
                    self.state = State::EscapedInQuotes;
                } else if is_quote {
                    self.state = if dialect.doubles_quotes {
                        State::AfterQuote
                    } else {
                        State::InField
                    };
                } else {
                    self.push(code)?;
                }
            }
            (State::EscapedInQuotes, code) => {
                self.push(code.unwrap_or(0x0a))?;
                self.state = State::InQuotes;
            }
            (State::AfterQuote, Some(code)) if is_quote => {
                self.push(code)?;
                self.state = State::InQuotes;
            }
            (State::AfterQuote, _) => {
                if is_delimiter {
                    self.save()?;
                    self.state = State::FieldStart;
                } else if ends_line {
                    self.save_last(code)?;
                } else if dialect.is_strict {
                    let shown = |code| char::from_u32(code).unwrap_or('\u{fffd}');
                    return Err(csv_error(
                        self.thread,
                        &format!(
                            "'{}' expected after '{}'",
                            shown(dialect.delimiter),
                            shown(dialect.quote.unwrap_or(0x22)),
                        ),
                    ));
                } else if let Some(code) = code {
                    self.push(code)?;
                    self.state = State::InField;
                }
            }
            (State::LineEnd, None) => self.state = State::RowStart,
            (State::LineEnd, Some(_)) if ends_line => {}
            (State::LineEnd, Some(_)) => {
                return Err(csv_error(
                    self.thread,
                    "new-line character seen in unquoted field - do you need to open the file with newline=''?",
                ));
            }
        }
        Ok(())
    }
}

impl Reader {
    /// A reader of the lines that an iterable gives.
    pub fn make(thread: &Thread, lines: Value, dialect: Value) -> Result<Value, Raised> {
        let lines = protocol::iterate(thread, lines)?;
        let reader = Reader {
            lines,
            dialect,
            line: AtomicU64::new(0),
        };
        Ok(new_native(thread, reader).value())
    }

    /// The next row.
    fn step(&self, thread: &Thread) -> Result<Option<Value>, Raised> {
        let mut row = Row {
            thread,
            dialect: Dialect::of(&self.dialect),
            fields: List::from_items(thread, &[]),
            text: Vec::new(),
            characters: 0,
            limit: limit(thread),
            state: State::RowStart,
            is_unquoted: false,
        };
        let place = self.line.load(Ordering::Relaxed);
        let mut read: u64 = 0;
        loop {
            let next = protocol::next(thread, self.lines)?;
            // The iterator may ask this reader for a row, which would mix both.
            if self.line.load(Ordering::Relaxed) != place + read {
                let message = "iterator has already advanced the reader";
                return Err(csv_error(thread, message));
            }
            read += 1;
            let Some(line) = next else {
                if row.characters == 0 && row.state != State::InQuotes {
                    return Ok(None);
                }
                if row.dialect.is_strict {
                    return Err(csv_error(thread, "unexpected end of data"));
                }
                row.save()?;
                return Ok(Some(row.fields.value()));
            };
            let Some(text) = line.downcast::<Str>() else {
                let kind = protocol::class_name(line);
                return Err(csv_error(
                    thread,
                    &format!(
                        "iterator should return strings, not {kind} (the file should be opened in text mode)"
                    ),
                ));
            };
            self.line.fetch_add(1, Ordering::Relaxed);
            for (count, code) in code_points(text.as_wtf8()).enumerate() {
                if !thread.goes_on_after(count) {
                    check(thread)?;
                }
                row.take(Some(code))?;
            }
            row.take(None)?;
            if row.state == State::RowStart {
                return Ok(Some(row.fields.value()));
            }
        }
    }
}

/// CSV reader
#[weft_core::class(name = "reader", module = "_csv", payload = Reader)]
pub mod class {
    use super::{Ordering, Reader};
    use weft_core::heap::{Native, Raised, Thread, Value};

    fn __iter__(this: Value) -> Value {
        this
    }

    fn __next__(this: &Native<Reader>, thread: &Thread) -> Result<Value, Raised> {
        weft_core::types::iterator::next_or_stop(thread, this.step(thread))
    }

    /// The dialect of the reader.
    #[getter]
    fn dialect(this: &Native<Reader>) -> Value {
        this.dialect
    }

    /// The number of lines read so far.
    #[getter]
    fn line_num(this: &Native<Reader>) -> u64 {
        this.line.load(Ordering::Relaxed)
    }
}
