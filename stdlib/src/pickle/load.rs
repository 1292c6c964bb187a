//! Unpickling.

use crate::pickle::error::unpickling_error;
use crate::pickle::global::new_module;
use crate::pickle::opcode::{
    ADDITEMS, APPEND, APPENDS, BINBYTES, BINBYTES8, BINFLOAT, BINGET, BININT, BININT1, BININT2,
    BINPERSID, BINPUT, BINSTRING, BINUNICODE, BINUNICODE8, BUILD, BYTEARRAY8, DICT, DUP,
    EMPTY_DICT, EMPTY_LIST, EMPTY_SET, EMPTY_TUPLE, EXT1, EXT2, EXT4, FLOAT, FRAME, FROZENSET, GET,
    GLOBAL, INST, INT, LIST, LONG, LONG_BINGET, LONG_BINPUT, LONG1, LONG4, MARK, MEMOIZE, NEWFALSE,
    NEWOBJ, NEWOBJ_EX, NEWTRUE, NONE, OBJ, PERSID, POP, POP_MARK, PROTO, PUT, REDUCE, SETITEM,
    SETITEMS, SHORT_BINBYTES, SHORT_BINSTRING, SHORT_BINUNICODE, STACK_GLOBAL, STOP, STRING, TUPLE,
    TUPLE1, TUPLE2, TUPLE3, UNICODE,
};
use weft_core::error::{Exception, attribute_error, catch, overflow_error, raise, value_error};
use weft_core::heap::{Dict, Gc, Instance, List, Raised, Set, Str, Thread, Tuple, Value};
use weft_core::interpreter::Interpreter;
use weft_core::names::Special;
use weft_core::protocol;
use weft_core::types::bytes::ByteArray;
use weft_core::types::bytes::codec;
use weft_core::types::class::{Class, ClassFlag, Payload};

/// Where the octets of a pickle come from.
pub trait Source {
    /// The next `count` octets.
    fn read(&mut self, thread: &Thread, count: usize) -> Result<&[u8], Raised>;

    /// The next opcode, before which a pickle may not begin at all.
    fn opcode(&mut self, thread: &Thread) -> Result<u8, Raised>;

    /// The octets to the end of the line, without that.
    fn read_line(&mut self, thread: &Thread) -> Result<Vec<u8>, Raised>;
}

/// A pickle in memory.
pub struct Slice<'a> {
    octets: &'a [u8],
    place: usize,
}

impl<'a> Slice<'a> {
    /// From the start.
    pub fn new(octets: &'a [u8]) -> Slice<'a> {
        Slice { octets, place: 0 }
    }
}

/// Raises the error for a pickle that ends too early.
fn ended(thread: &Thread) -> Raised {
    unpickling_error(thread, "pickle data was truncated")
}

/// Raises the error for the end where an opcode should be.
pub fn no_input(_: &Thread) -> Raised {
    raise(Exception::EOFError, "Ran out of input")
}

impl Source for Slice<'_> {
    #[inline]
    fn read(&mut self, thread: &Thread, count: usize) -> Result<&[u8], Raised> {
        match self
            .octets
            .get(self.place..)
            .and_then(|rest| rest.get(..count))
        {
            Some(found) => {
                self.place += count;
                Ok(found)
            }
            None => Err(ended(thread)),
        }
    }

    #[inline]
    fn opcode(&mut self, thread: &Thread) -> Result<u8, Raised> {
        let Some(opcode) = self.octets.get(self.place) else {
            return Err(no_input(thread));
        };
        self.place += 1;
        Ok(*opcode)
    }

    fn read_line(&mut self, thread: &Thread) -> Result<Vec<u8>, Raised> {
        let rest = &self.octets[self.place..];
        match memchr::memchr(b'\n', rest) {
            Some(end) => {
                self.place += end + 1;
                Ok(rest[..end].to_vec())
            }
            None => Err(ended(thread)),
        }
    }
}

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
}

/// Reads one pickle.
pub struct Loader<'a, S> {
    thread: &'a Thread,
    options: Options<'a>,
    source: S,
    stack: Gc<List>,
    marks: Vec<usize>,
    /// By number; `None` of Rust's kind is a value that stands for nothing.
    memo: Gc<List>,
    protocol: u8,
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
        }
    }

    fn octet(&mut self) -> Result<u8, Raised> {
        Ok(self.source.read(self.thread, 1)?[0])
    }

    fn number<const N: usize>(&mut self) -> Result<[u8; N], Raised> {
        let found = self.source.read(self.thread, N)?;
        Ok(found.try_into().expect("as many octets as were asked for"))
    }

    fn sized(&mut self, size: usize) -> Result<&[u8], Raised> {
        self.source.read(self.thread, size)
    }

    fn size<const N: usize>(&mut self, what: &str) -> Result<usize, Raised> {
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

    fn line(&mut self) -> Result<Vec<u8>, Raised> {
        self.source.read_line(self.thread)
    }

    fn text_line(&mut self) -> Result<String, Raised> {
        let line = self.line()?;
        String::from_utf8(line)
            .map_err(|_| unpickling_error(self.thread, "pickle data was truncated"))
    }

    // ---- the stack ----

    #[inline]
    fn push(&mut self, value: Value) {
        self.stack.push(self.thread, value);
    }

    /// The first place on the stack that is above the last mark.
    fn floor(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }

    #[cold]
    fn underflow(&self) -> Raised {
        let message = if self.marks.is_empty() {
            "unpickling stack underflow"
        } else {
            "unexpected MARK found"
        };
        unpickling_error(self.thread, message)
    }

    #[inline]
    fn pop(&mut self) -> Result<Value, Raised> {
        if self.stack.len() <= self.floor() {
            return Err(self.underflow());
        }
        Ok(self.stack.pop_at(self.thread, -1).expect("just checked"))
    }

    fn top(&self) -> Result<Value, Raised> {
        if self.stack.len() <= self.floor() {
            return Err(self.underflow());
        }
        Ok(self.stack.get_at(-1).expect("just checked"))
    }

    /// Takes what lies above the last mark.
    fn pop_mark(&mut self) -> Result<Gc<Tuple>, Raised> {
        let Some(mark) = self.marks.pop() else {
            return Err(unpickling_error(self.thread, "could not find MARK"));
        };
        let all = self.stack.snapshot(self.thread);
        let items = self.thread.tuple(&all.items()[mark.min(all.len())..]);
        self.stack.splice(self.thread, |length| (mark, length), &[]);
        Ok(items.cast().expect("a tuple"))
    }

    // ---- the memo ----

    fn remember(&mut self, number: usize, value: Value) -> Result<(), Raised> {
        // A number far beyond those before is no pickle's; it would only take memory.
        if number > self.memo.len() + (1 << 24) {
            return Err(value_error("memo id too large"));
        }
        while self.memo.len() <= number {
            self.memo.push(self.thread, Value::ABSENT);
        }
        self.memo.set(self.thread, number, value);
        Ok(())
    }

    fn recall(&mut self, number: usize) -> Result<(), Raised> {
        match self
            .memo
            .get(number)
            .filter(|value| *value != Value::ABSENT)
        {
            Some(value) => {
                self.push(value);
                Ok(())
            }
            None => Err(unpickling_error(
                self.thread,
                &format!("Memo value not found at index {number}"),
            )),
        }
    }

    fn decimal(&mut self) -> Result<usize, Raised> {
        let line = self.text_line()?;
        line.trim()
            .parse()
            .map_err(|_| value_error(format!("invalid literal for int() with base 10: '{line}'")))
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
                let digits = line.trim().trim_end_matches('L');
                match digits.parse::<num_bigint::BigInt>() {
                    Ok(integer) => self.push(thread.big_int(integer)),
                    Err(_) => {
                        return Err(value_error(format!(
                            "invalid literal for int() with base 10: '{line}'"
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
                let Ok(float) = line.trim().parse::<f64>() else {
                    return Err(value_error(format!(
                        "could not convert string to float: '{line}'"
                    )));
                };
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
                self.recall(number)?;
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
                let module = self.text_line()?;
                let name = self.text_line()?;
                let found = self.find_class(thread.string(&module), thread.string(&name))?;
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
                    return Err(unpickling_error(thread, "argument list must be a tuple"));
                };
                let result = protocol::call_values(thread, function, arguments.items())?;
                self.push(result);
            }
            NEWOBJ => {
                let arguments = self.pop()?;
                let class = self.pop()?;
                let object = self.new_object(class, arguments, Value::NONE)?;
                self.push(object);
            }
            NEWOBJ_EX => {
                let names = self.pop()?;
                let arguments = self.pop()?;
                let class = self.pop()?;
                let object = self.new_object(class, arguments, names)?;
                self.push(object);
            }
            INST => {
                let module = self.text_line()?;
                let name = self.text_line()?;
                let class = self.find_class(thread.string(&module), thread.string(&name))?;
                let arguments = self.pop_mark()?;
                let object = protocol::call_values(thread, class, arguments.items())?;
                self.push(object);
            }
            OBJ => {
                let items = self.pop_mark()?;
                let Some((class, arguments)) = items.items().split_first() else {
                    return Err(self.underflow());
                };
                let object = protocol::call_values(thread, *class, arguments)?;
                self.push(object);
            }
            BUILD => {
                let state = self.pop()?;
                let object = self.top()?;
                self.build(object, state)?;
            }
            PERSID => {
                let line = self.text_line()?;
                let found = self.load_persistent(thread.string(&line))?;
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
            FRAME => {
                // The octets of a frame are read as they are needed.
                self.number::<8>()?;
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

    fn load_int(&mut self) -> Result<(), Raised> {
        let line = self.text_line()?;
        let value = match line.as_str() {
            "00" => Value::FALSE,
            "01" => Value::TRUE,
            digits => match digits.trim().parse::<num_bigint::BigInt>() {
                Ok(integer) => self.thread.big_int(integer),
                Err(_) => return Err(value_error("could not convert string to int")),
            },
        };
        self.push(value);
        Ok(())
    }

    fn load_long(&mut self, size: usize) -> Result<(), Raised> {
        let integer = num_bigint::BigInt::from_signed_bytes_le(self.sized(size)?);
        self.push(self.thread.big_int(integer));
        Ok(())
    }

    fn load_text(&mut self, size: usize) -> Result<(), Raised> {
        let thread = self.thread;
        let octets = self.sized(size)?;
        let text = match std::str::from_utf8(octets) {
            Ok(text) => thread.string(text),
            Err(_) => {
                let octets = octets.to_vec();
                codec::decode(thread, &octets, "utf-8", "surrogatepass")?
            }
        };
        self.push(text);
        Ok(())
    }

    fn load_bytes(&mut self, size: usize) -> Result<(), Raised> {
        let thread = self.thread;
        let bytes = thread.bytes(self.sized(size)?);
        self.push(bytes);
        Ok(())
    }

    /// Strings of Python 2, which were octets.
    fn load_old_string(&mut self, opcode: u8) -> Result<(), Raised> {
        let thread = self.thread;
        let octets = match opcode {
            SHORT_BINSTRING => {
                let size = usize::from(self.octet()?);
                self.sized(size)?.to_vec()
            }
            BINSTRING => {
                let size = self.size::<4>("BINSTRING")?;
                self.sized(size)?.to_vec()
            }
            _ => {
                let line = self.line()?;
                let [quote @ (b'\'' | b'"'), inside @ .., last] = line.as_slice() else {
                    return Err(unpickling_error(
                        thread,
                        "the STRING opcode argument must be quoted",
                    ));
                };
                if quote != last {
                    return Err(unpickling_error(
                        thread,
                        "the STRING opcode argument must be quoted",
                    ));
                }
                let text = codec::decode(thread, inside, "unicode_escape", "strict")?;
                let text = text.downcast::<Str>().expect("decoding gives a string");
                text.as_str()
                    .chars()
                    .map(|character| character as u32 as u8)
                    .collect()
            }
        };
        let value = if self.options.encoding == "bytes" {
            thread.bytes(&octets)
        } else {
            codec::decode(thread, &octets, self.options.encoding, self.options.errors)?
        };
        self.push(value);
        Ok(())
    }

    fn load_short_tuple(&mut self, count: usize) -> Result<(), Raised> {
        if self.stack.len() < self.floor() + count {
            return Err(self.underflow());
        }
        let start = self.stack.len() - count;
        let mut items = [Value::NONE; 3];
        for (place, item) in items.iter_mut().enumerate().take(count) {
            *item = self.stack.get(start + place).expect("just checked");
        }
        self.stack.splice(
            self.thread,
            |length| (start, length),
            &[self.thread.tuple(&items[..count])],
        );
        Ok(())
    }

    fn append(&mut self, items: &[Value]) -> Result<(), Raised> {
        let thread = self.thread;
        let target = self.top()?;
        if let Some(list) = target.downcast::<List>()
            && thread.shape_of(target) == weft_core::heap::ShapeId::LIST
        {
            list.extend(thread, items);
            return Ok(());
        }
        if let Some(extend) = protocol::try_attribute(thread, target, thread.intern("extend"))? {
            let items = List::from_items(thread, items);
            return protocol::call_values(thread, extend, &[items.value()]).map(drop);
        }
        let append = protocol::get_attribute_text(thread, target, "append")?;
        items
            .iter()
            .try_for_each(|item| protocol::call_values(thread, append, &[*item]).map(drop))
    }

    fn set_items(&mut self, items: &[Value]) -> Result<(), Raised> {
        let thread = self.thread;
        let target = self.top()?;
        if !items.len().is_multiple_of(2) {
            return Err(unpickling_error(thread, "odd number of items for SETITEMS"));
        }
        let plain = target
            .downcast::<Dict>()
            .filter(|_| thread.shape_of(target) == weft_core::heap::ShapeId::DICT);
        for pair in items.chunks_exact(2) {
            match plain {
                Some(dict)
                    if pair[0].is_int()
                        || thread.shape_of(pair[0]) == weft_core::heap::ShapeId::STR =>
                {
                    dict.set_simple(thread, pair[0], pair[1]);
                }
                _ => protocol::set_item(thread, target, pair[0], pair[1])?,
            }
        }
        Ok(())
    }

    fn find_class(&mut self, module: Value, name: Value) -> Result<Value, Raised> {
        match self.options.find_class {
            Some(function) => protocol::call_values(self.thread, function, &[module, name]),
            None => {
                let (module, name) = (
                    protocol::text_of(&module).unwrap_or(""),
                    protocol::text_of(&name).unwrap_or(""),
                );
                find_class(
                    self.thread,
                    module,
                    name,
                    self.protocol,
                    self.options.fix_imports,
                )
            }
        }
    }

    fn load_extension(&mut self, code: i64) -> Result<(), Raised> {
        let thread = self.thread;
        if code <= 0 {
            return Err(unpickling_error(thread, "EXT specifies code <= 0"));
        }
        let copyreg = weft_core::import::import_module(thread, "copyreg")?;
        let registry = protocol::get_attribute_text(thread, copyreg, "_inverted_registry")?;
        let found = protocol::get_item(thread, registry, thread.int(code));
        let Ok(pair) = catch(thread, found, Exception::KeyError)? else {
            return Err(value_error(format!("unregistered extension code {code}")));
        };
        let module = protocol::get_item(thread, pair, Value::from_i32(0))?;
        let name = protocol::get_item(thread, pair, Value::from_i32(1))?;
        let found = self.find_class(module, name)?;
        self.push(found);
        Ok(())
    }

    fn load_persistent(&mut self, id: Value) -> Result<Value, Raised> {
        match self.options.persistent_load {
            Some(function) => protocol::call_values(self.thread, function, &[id]),
            None => Err(unpickling_error(
                self.thread,
                "A load persistent id instruction was encountered, but no persistent_load function was specified.",
            )),
        }
    }

    fn new_object(
        &mut self,
        class: Value,
        arguments: Value,
        names: Value,
    ) -> Result<Value, Raised> {
        let thread = self.thread;
        let Some(own) = Class::of(&class) else {
            let kind = protocol::class_name(class);
            return Err(unpickling_error(
                thread,
                &format!("NEWOBJ class argument must be a type, not {kind}"),
            ));
        };
        let Some(arguments) = arguments.downcast::<Tuple>() else {
            let kind = protocol::class_name(arguments);
            return Err(unpickling_error(
                thread,
                &format!("NEWOBJ expected an arg tuple, got {kind}"),
            ));
        };
        let object_class = Interpreter::of(thread).object_class();
        let plain = Class::of(&object_class).and_then(|object| object.special(Special::New));
        if arguments.is_empty()
            && names.is_none()
            && own.payload() == Payload::Instance
            && own.special(Special::New) == plain
            && own.special(Special::Del).is_none()
            && !own.has(ClassFlag::Abstract)
        {
            return Ok(Instance::new(thread, own.shape()).value());
        }
        let new = protocol::get_attribute(thread, class, Special::New.value(thread))?;
        let mut values = vec![class];
        values.extend_from_slice(arguments.items());
        let mut keys = Vec::new();
        if let Some(names) = names.downcast::<Dict>() {
            let mut position = 0;
            while let Some((next, key, value)) = names.next(position) {
                position = next;
                keys.push(key);
                values.push(value);
            }
        }
        let (values, keys) = (thread.tuple(&values), thread.tuple(&keys));
        let (values, keys) = (
            values.downcast::<Tuple>().expect("a tuple"),
            keys.downcast::<Tuple>().expect("a tuple"),
        );
        protocol::call(
            thread,
            new,
            weft_core::native::Arguments::with_names(values.items(), keys.items()),
        )
    }

    fn build(&mut self, object: Value, state: Value) -> Result<(), Raised> {
        let thread = self.thread;
        if let Some(method) =
            protocol::try_attribute(thread, object, thread.intern("__setstate__"))?
        {
            return protocol::call_values(thread, method, &[state]).map(drop);
        }
        let (mut attributes, mut slots) = (state, Value::NONE);
        if let Some(pair) = state.downcast::<Tuple>()
            && let [first, second] = *pair.items()
        {
            (attributes, slots) = (first, second);
        }
        if !attributes.is_none() {
            let Some(names) = attributes.downcast::<Dict>() else {
                return Err(unpickling_error(thread, "state is not a dictionary"));
            };
            let class = thread.class_of(object);
            let plain = Class::of(&class).is_some_and(|class| class.has(ClassFlag::HasDictionary));
            let instance = object.downcast::<Instance>().filter(|_| plain);
            let dictionary = match instance {
                Some(_) => Value::NONE,
                None => protocol::get_attribute_text(thread, object, "__dict__")?,
            };
            let mut position = 0;
            while let Some((next, name, value)) = names.next(position) {
                position = next;
                let name = thread.intern_value(name);
                match instance {
                    Some(instance) if name.is::<Str>() => instance.set(thread, name, value),
                    Some(_) => {
                        let dictionary = protocol::get_attribute_text(thread, object, "__dict__")?;
                        protocol::set_item(thread, dictionary, name, value)?;
                    }
                    None => protocol::set_item(thread, dictionary, name, value)?,
                }
            }
        }
        if !slots.is_none() {
            let Some(names) = slots.downcast::<Dict>() else {
                return Err(unpickling_error(thread, "slot state is not a dictionary"));
            };
            let mut position = 0;
            while let Some((next, name, value)) = names.next(position) {
                position = next;
                protocol::set_attribute(thread, object, thread.intern_value(name), value)?;
            }
        }
        Ok(())
    }
}

/// What a module and a name lead to.
pub fn find_class(
    thread: &Thread,
    module: &str,
    name: &str,
    version: u8,
    fix_imports: bool,
) -> Result<Value, Raised> {
    let module = if fix_imports && version < 3 {
        new_module(module)
    } else {
        module
    };
    let name = match (module, name) {
        ("builtins", "xrange") if fix_imports && version < 3 => "range",
        ("builtins", "unicode") if fix_imports && version < 3 => "str",
        ("builtins", "long") if fix_imports && version < 3 => "int",
        _ => name,
    };
    let mut found = weft_core::import::import_module(thread, module)?;
    if version < 4 || !name.contains('.') {
        return protocol::get_attribute_text(thread, found, name);
    }
    for part in name.split('.') {
        if part == "<locals>" {
            return Err(attribute_error(format!(
                "Can't get local attribute '{name}' on {}",
                crate::pickle::reduce::shown(thread, found)
            )));
        }
        found = protocol::get_attribute_text(thread, found, part)?;
    }
    Ok(found)
}
