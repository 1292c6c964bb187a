//! The machine that reads pickles: a stack, a memo, and what each opcode does to them.

use crate::pickle::error::unpickling_error;
use crate::pickle::opcode::{
    ADDITEMS, APPEND, APPENDS, BINBYTES, BINBYTES8, BINFLOAT, BINGET, BININT, BININT1, BININT2,
    BINPERSID, BINPUT, BINSTRING, BINUNICODE, BINUNICODE8, BUILD, BYTEARRAY8, DICT, DUP,
    EMPTY_DICT, EMPTY_LIST, EMPTY_SET, EMPTY_TUPLE, EXT1, EXT2, EXT4, FLOAT, FRAME, FROZENSET, GET,
    GLOBAL, INST, INT, LIST, LONG, LONG_BINGET, LONG_BINPUT, LONG1, LONG4, MARK, MEMOIZE, NEWFALSE,
    NEWOBJ, NEWOBJ_EX, NEWTRUE, NEXT_BUFFER, NONE, OBJ, PERSID, POP, POP_MARK, PROTO, PUT,
    READONLY_BUFFER, REDUCE, SETITEM, SETITEMS, SHORT_BINBYTES, SHORT_BINSTRING, SHORT_BINUNICODE,
    STACK_GLOBAL, STOP, STRING, TUPLE, TUPLE1, TUPLE2, TUPLE3, UNICODE,
};
use crate::pickle::source::{Source, ended};
use weft_core::error::{overflow_error, type_error, value_error};
use weft_core::heap::{Dict, Gc, List, Raised, Set, Str, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::interpreter::limits::{check_if_wanted, check_integer};
use weft_core::protocol;
use weft_core::types::bytes::ByteArray;
use weft_core::types::bytes::codec;
use weft_core::types::int::check_digit_count;

/// What an unpickler was told, and what its class adds.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Whether names of Python 2 mean those of Python 3.
    pub fix_imports: bool,
    /// How strings of Python 2 are decoded.
    pub encoding: &'a str,
    /// What is done about those that cannot be.
    pub errors: &'a str,
    /// `find_class`, if the unpickler has one of its own.
    pub find_class: Option<Value>,
    /// `persistent_load`, if the unpickler has one.
    pub persistent_load: Option<Value>,
    /// An iterator over the buffers beside the pickle, if some were given.
    pub buffers: Option<Value>,
}

/// How far numbers in the memo may be apart, in a list of all.
const FARTHEST: usize = 1 << 16;

/// Reads one pickle.
pub struct Loader<'a, S> {
    pub(super) thread: &'a Thread,
    pub(super) options: Options<'a>,
    source: S,
    pub(super) stack: Gc<List>,
    marks: Vec<usize>,
    /// By number; `None` of Rust's kind is a value that stands for nothing.
    memo: Gc<List>,
    /// Those whose numbers are far beyond what came before, which no pickler writes.
    far_memo: Option<Gc<Dict>>,
    pub(super) protocol: u8,
}

impl<'a, S: Source> Loader<'a, S> {
    /// A loader with the memo of those before it.
    pub fn new(
        thread: &'a Thread,
        options: Options<'a>,
        source: S,
        memo: Gc<List>,
    ) -> Loader<'a, S> {
        let stack = List::from_items(thread, &[]);
        Loader {
            thread,
            options,
            source,
            stack,
            marks: Vec::new(),
            memo,
            far_memo: None,
            protocol: 0,
        }
    }

    /// The object.
    pub fn load(&mut self) -> Result<Value, Raised> {
        loop {
            let opcode = self.source.opcode(self.thread)?;
            if opcode == STOP {
                return self.pop();
            }
            self.step(opcode)?;
            check_if_wanted(self.thread)?;
        }
    }

    pub(super) fn octet(&mut self) -> Result<u8, Raised> {
        Ok(self.source.read(self.thread, 1)?[0])
    }

    pub(super) fn number<const N: usize>(&mut self) -> Result<[u8; N], Raised> {
        let found = self.source.read(self.thread, N)?;
        Ok(found.try_into().expect("as many octets as were asked for"))
    }

    pub(super) fn sized(&mut self, size: usize) -> Result<&[u8], Raised> {
        self.source.read(self.thread, size)
    }

    pub(super) fn size<const N: usize>(&mut self, what: &str) -> Result<usize, Raised> {
        let octets = self.number::<N>()?;
        let mut wide = [0; 8];
        wide[..N].copy_from_slice(&octets);
        usize::try_from(u64::from_le_bytes(wide))
            .ok()
            .filter(|size| *size <= isize::MAX as usize)
            .ok_or_else(|| {
                overflow_error(format!(
                    "{what} exceeds system's maximum size of {} bytes",
                    isize::MAX
                ))
            })
    }

    pub(super) fn line(&mut self) -> Result<Vec<u8>, Raised> {
        self.source.read_line(self.thread)
    }

    /// The line of an argument, of which there must be something.
    pub(super) fn text_line(&mut self) -> Result<String, Raised> {
        let line = self.line()?;
        if line.is_empty() {
            return Err(ended(self.thread));
        }
        String::from_utf8(line).map_err(|_| ended(self.thread))
    }

    /// The line of a name.
    pub(super) fn name_line(&mut self) -> Result<Value, Raised> {
        let line = self.line()?;
        if line.is_empty() {
            return Err(ended(self.thread));
        }
        codec::decode(self.thread, &line, "utf-8", "strict")
    }

    // ---- the stack ----

    #[inline]
    pub(super) fn push(&mut self, value: Value) {
        self.stack.push(self.thread, value);
    }

    /// The first place on the stack that is above the last mark.
    pub(super) fn floor(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }

    #[cold]
    pub(super) fn underflow(&self) -> Raised {
        let message = if self.marks.is_empty() {
            "unpickling stack underflow"
        } else {
            "unexpected MARK found"
        };
        unpickling_error(self.thread, message)
    }

    #[inline]
    pub(super) fn pop(&mut self) -> Result<Value, Raised> {
        if self.stack.len() <= self.floor() {
            return Err(self.underflow());
        }
        Ok(self.stack.pop_at(self.thread, -1).expect("just checked"))
    }

    pub(super) fn top(&self) -> Result<Value, Raised> {
        if self.stack.len() <= self.floor() {
            return Err(self.underflow());
        }
        Ok(self.stack.get_at(-1).expect("just checked"))
    }

    /// Takes what lies above the last mark.
    pub(super) fn pop_mark(&mut self) -> Result<Gc<Tuple>, Raised> {
        let Some(mark) = self.marks.pop() else {
            return Err(unpickling_error(self.thread, "could not find MARK"));
        };
        let all = self.stack.snapshot(self.thread);
        let items = self.thread.tuple(&all.items()[mark.min(all.len())..]);
        self.stack.splice(self.thread, |length| (mark, length), &[]);
        Ok(items.cast().expect("a tuple"))
    }

    // ---- the memo ----

    pub(super) fn remember(&mut self, number: usize, value: Value) -> Result<(), Raised> {
        if number > self.memo.len() + FARTHEST {
            let thread = self.thread;
            let far = self.far_memo.get_or_insert_with(|| thread.dict());
            far.set_simple(thread, thread.int(number as i64), value);
            return Ok(());
        }
        while self.memo.len() <= number {
            self.memo.push(self.thread, Value::ABSENT);
        }
        self.memo.set(self.thread, number, value);
        Ok(())
    }

    pub(super) fn recall(&mut self, number: usize) -> Result<(), Raised> {
        let near = self
            .memo
            .get(number)
            .filter(|value| *value != Value::ABSENT);
        let found = near.or_else(|| {
            let far = self.far_memo.as_ref()?;
            far.get_simple(self.thread, self.thread.int(number as i64))
        });
        match found {
            Some(value) => {
                self.push(value);
                Ok(())
            }
            None => Err(not_in_memo(self.thread, number)),
        }
    }

    pub(super) fn decimal(&mut self) -> Result<i64, Raised> {
        let line = self.text_line()?;
        line.trim().parse().map_err(|_| {
            value_error(format!(
                "invalid literal for int() with base 10: '{line}\\n'"
            ))
        })
    }

    fn step(&mut self, opcode: u8) -> Result<(), Raised> {
        let thread = self.thread;
        match opcode {
            MARK => self.marks.push(self.stack.len()),
            POP => {
                if self.marks.last() == Some(&self.stack.len()) {
                    self.marks.pop();
                } else {
                    self.pop()?;
                }
            }
            POP_MARK => {
                self.pop_mark()?;
            }
            DUP => self.push(self.top()?),
            NONE => self.push(Value::NONE),
            NEWTRUE => self.push(Value::TRUE),
            NEWFALSE => self.push(Value::FALSE),
            INT => self.load_int()?,
            BININT => {
                let number = i32::from_le_bytes(self.number()?);
                self.push(Value::from_i32(number));
            }
            BININT1 => {
                let number = self.octet()?;
                self.push(Value::from_i32(i32::from(number)));
            }
            BININT2 => {
                let number = u16::from_le_bytes(self.number()?);
                self.push(Value::from_i32(i32::from(number)));
            }
            LONG => {
                let line = self.text_line()?;
                let digits = line.trim().trim_end_matches('L').trim();
                check_digit_count(thread, digits.len())?;
                check_integer(thread, digits.len() as u64 * 4)?;
                match digits.parse::<dashu_int::IBig>() {
                    Ok(integer) => self.push(thread.big_int(integer)),
                    Err(_) => {
                        let shown = match line.strip_suffix('L') {
                            Some(digits) => digits.to_owned(),
                            None => format!("{line}\\n"),
                        };
                        return Err(value_error(format!(
                            "invalid literal for int() with base 10: '{shown}'"
                        )));
                    }
                }
            }
            LONG1 => {
                let size = usize::from(self.octet()?);
                self.load_long(size)?;
            }
            LONG4 => {
                let size = i32::from_le_bytes(self.number()?);
                let Ok(size) = usize::try_from(size) else {
                    return Err(unpickling_error(
                        thread,
                        "LONG pickle has negative byte count",
                    ));
                };
                self.load_long(size)?;
            }
            FLOAT => {
                let line = self.text_line()?;
                let float = to_float(&line)?;
                self.push(thread.float(float));
            }
            BINFLOAT => {
                let float = f64::from_be_bytes(self.number()?);
                self.push(thread.float(float));
            }
            UNICODE => {
                let line = self.line()?;
                let text = codec::decode(thread, &line, "raw_unicode_escape", "strict")?;
                self.push(text);
            }
            SHORT_BINUNICODE => {
                let size = usize::from(self.octet()?);
                self.load_text(size)?;
            }
            BINUNICODE => {
                let size = self.size::<4>("BINUNICODE")?;
                self.load_text(size)?;
            }
            BINUNICODE8 => {
                let size = self.size::<8>("BINUNICODE8")?;
                self.load_text(size)?;
            }
            STRING | BINSTRING | SHORT_BINSTRING => self.load_old_string(opcode)?,
            SHORT_BINBYTES => {
                let size = usize::from(self.octet()?);
                self.load_bytes(size)?;
            }
            BINBYTES => {
                let size = self.size::<4>("BINBYTES")?;
                self.load_bytes(size)?;
            }
            BINBYTES8 => {
                let size = self.size::<8>("BINBYTES8")?;
                self.load_bytes(size)?;
            }
            BYTEARRAY8 => {
                let size = self.size::<8>("BYTEARRAY8")?;
                let octets = self.sized(size)?.to_vec();
                self.push(ByteArray::new(thread, octets));
            }
            EMPTY_TUPLE => self.push(thread.tuple(&[])),
            TUPLE1 | TUPLE2 | TUPLE3 => self.load_short_tuple(usize::from(opcode - TUPLE1) + 1)?,
            TUPLE => {
                let items = self.pop_mark()?;
                self.push(items.value());
            }
            EMPTY_LIST => self.push(List::from_items(thread, &[]).value()),
            LIST => {
                let items = self.pop_mark()?;
                self.push(List::from_items(thread, items.items()).value());
            }
            APPEND => {
                let item = self.pop()?;
                self.append(&[item])?;
            }
            APPENDS => {
                let items = self.pop_mark()?;
                self.append(items.items())?;
            }
            EMPTY_DICT => self.push(thread.dict().value()),
            DICT => {
                let items = self.pop_mark()?;
                let dict = thread.dict();
                self.push(dict.value());
                self.set_items(items.items())?;
            }
            SETITEM => {
                let value = self.pop()?;
                let key = self.pop()?;
                self.set_items(&[key, value])?;
            }
            SETITEMS => {
                let items = self.pop_mark()?;
                self.set_items(items.items())?;
            }
            EMPTY_SET => self.push(Set::new(thread, weft_core::heap::ShapeId::SET).value()),
            ADDITEMS => {
                let items = self.pop_mark()?;
                let set = self.top()?;
                for item in items.items() {
                    protocol::call_method(thread, set, thread.intern("add"), &[*item])?;
                }
            }
            FROZENSET => {
                let items = self.pop_mark()?;
                let class = Interpreter::of(thread)
                    .class_named("frozenset")
                    .expect("a built-in class");
                self.push(protocol::call_values(thread, class, &[items.value()])?);
            }
            PUT => {
                let number = self.decimal()?;
                let Ok(number) = usize::try_from(number) else {
                    return Err(value_error("negative PUT argument"));
                };
                self.remember(number, self.top()?)?;
            }
            BINPUT => {
                let number = usize::from(self.octet()?);
                self.remember(number, self.top()?)?;
            }
            LONG_BINPUT => {
                let number = self.size::<4>("LONG_BINPUT")?;
                self.remember(number, self.top()?)?;
            }
            MEMOIZE => {
                let value = self.top()?;
                self.memo.push(thread, value);
            }
            GET => {
                let number = self.decimal()?;
                match usize::try_from(number) {
                    Ok(number) => self.recall(number)?,
                    Err(_) => return Err(not_in_memo(thread, number)),
                }
            }
            BINGET => {
                let number = usize::from(self.octet()?);
                self.recall(number)?;
            }
            LONG_BINGET => {
                let number = self.size::<4>("LONG_BINGET")?;
                self.recall(number)?;
            }
            GLOBAL => {
                let module = self.name_line()?;
                let name = self.name_line()?;
                let found = self.find_class(module, name)?;
                self.push(found);
            }
            STACK_GLOBAL => {
                let name = self.pop()?;
                let module = self.pop()?;
                if !name.is::<Str>() || !module.is::<Str>() {
                    return Err(unpickling_error(thread, "STACK_GLOBAL requires str"));
                }
                let found = self.find_class(module, name)?;
                self.push(found);
            }
            EXT1 => {
                let code = i64::from(self.octet()?);
                self.load_extension(code)?;
            }
            EXT2 => {
                let code = i64::from(u16::from_le_bytes(self.number()?));
                self.load_extension(code)?;
            }
            EXT4 => {
                let code = i64::from(i32::from_le_bytes(self.number()?));
                self.load_extension(code)?;
            }
            REDUCE => {
                let arguments = self.pop()?;
                let function = self.pop()?;
                let Some(arguments) = arguments.downcast::<Tuple>() else {
                    return Err(type_error("argument list must be a tuple"));
                };
                let result = protocol::call_values(thread, function, arguments.items())?;
                self.push(result);
            }
            NEWOBJ => {
                let arguments = self.pop()?;
                let class = self.pop()?;
                let object = self.new_object(class, arguments, None)?;
                self.push(object);
            }
            NEWOBJ_EX => {
                let names = self.pop()?;
                let arguments = self.pop()?;
                let class = self.pop()?;
                let object = self.new_object(class, arguments, Some(names))?;
                self.push(object);
            }
            INST => {
                let module = self.name_line()?;
                let name = self.name_line()?;
                let class = self.find_class(module, name)?;
                let arguments = self.pop_mark()?;
                let object = self.instantiate(class, arguments.items())?;
                self.push(object);
            }
            OBJ => {
                let items = self.pop_mark()?;
                let Some((class, arguments)) = items.items().split_first() else {
                    return Err(self.underflow());
                };
                let object = self.instantiate(*class, arguments)?;
                self.push(object);
            }
            BUILD => {
                let state = self.pop()?;
                let object = self.top()?;
                self.build(object, state)?;
            }
            PERSID => {
                let line = self.line()?;
                let Some(line) = std::str::from_utf8(&line)
                    .ok()
                    .filter(|line| line.is_ascii())
                else {
                    let message = "persistent IDs in protocol 0 must be ASCII strings";
                    return Err(unpickling_error(thread, message));
                };
                let found = self.load_persistent(thread.string(line))?;
                self.push(found);
            }
            BINPERSID => {
                let id = self.pop()?;
                let found = self.load_persistent(id)?;
                self.push(found);
            }
            PROTO => {
                let protocol = self.octet()?;
                if protocol > 5 {
                    return Err(value_error(format!(
                        "unsupported pickle protocol: {protocol}"
                    )));
                }
                self.protocol = protocol;
            }
            NEXT_BUFFER => self.load_next_buffer()?,
            READONLY_BUFFER => self.load_read_only_buffer()?,
            FRAME => {
                let length = u64::from_le_bytes(self.number()?);
                let Some(length) = usize::try_from(length)
                    .ok()
                    .filter(|length| *length <= isize::MAX as usize)
                else {
                    return Err(overflow_error(format!(
                        "FRAME length exceeds system's maximum of {} bytes",
                        isize::MAX
                    )));
                };
                self.source.begin_frame(thread, length)?;
            }
            other => return Err(self.unknown(other)),
        }
        Ok(())
    }

    #[cold]
    fn unknown(&self, opcode: u8) -> Raised {
        let shown = if (b' '..=b'~').contains(&opcode) && opcode != b'\'' && opcode != b'\\' {
            format!("'{}'", char::from(opcode))
        } else {
            format!("'\\x{opcode:02x}'")
        };
        unpickling_error(self.thread, &format!("invalid load key, {shown}."))
    }
}

#[cold]
fn not_in_memo(thread: &Thread, number: impl std::fmt::Display) -> Raised {
    unpickling_error(thread, &format!("Memo value not found at index {number}"))
}

/// What a number means that was written as text.
fn to_float(line: &str) -> Result<f64, Raised> {
    line.parse().map_err(|_| {
        let begins = (1..line.len()).any(|end| {
            line.get(..end)
                .is_some_and(|part| part.parse::<f64>().is_ok())
        });
        value_error(if begins {
            "could not convert string to float".to_owned()
        } else {
            format!("could not convert string to float: '{line}\n'")
        })
    })
}
