//! Pickling: what each kind of object becomes.

use crate::pickle::buffer::is_pickle_buffer;
use crate::pickle::error::{noted, pickling_error};
use crate::pickle::memo::Memo;
use crate::pickle::opcode::{
    ADDITEMS, APPEND, APPENDS, BINFLOAT, BINGET, BININT, BININT1, BININT2, BINPERSID, BINPUT,
    BINUNICODE, BINUNICODE8, DICT, EMPTY_DICT, EMPTY_LIST, EMPTY_SET, EMPTY_TUPLE, FLOAT,
    FROZENSET, LIST, LONG_BINGET, LONG_BINPUT, LONG1, LONG4, MARK, MEMOIZE, NEWFALSE, NEWTRUE,
    NONE, PERSID, POP, POP_MARK, SETITEM, SETITEMS, SHORT_BINUNICODE, TUPLE, TUPLE1, TUPLE2,
    TUPLE3, UNICODE,
};
use weft_core::error::{Exception, raise};
use weft_core::heap::{
    BigInteger, Bytes, Dict, List, Native, Raised, Set, ShapeId, Str, Thread, Tuple, Value,
};
use weft_core::interpreter::limits::check_item;
use weft_core::protocol;
use weft_core::types::bytes::ByteArray;

/// Items that go with one opcode.
const BATCH: usize = 1000;

/// What a pickler was told, and what its class adds.
#[derive(Clone, Copy)]
pub struct Options {
    /// The protocol.
    pub protocol: u8,
    /// Whether names of Python 2 are written by old protocols.
    pub fix_imports: bool,
    /// Whether functions and classes of `__main__` go by value.
    pub by_value: bool,
    /// Whether nothing is numbered.
    pub fast: bool,
    /// `persistent_id`, if the pickler has one.
    pub persistent_id: Option<Value>,
    /// `reducer_override`, if the pickler has one.
    pub reducer_override: Option<Value>,
    /// `dispatch_table`, if the pickler has one of its own.
    pub dispatch_table: Option<Value>,
    /// What is asked of each buffer, whether it is written.
    pub buffer_callback: Option<Value>,
}

impl Options {
    /// What `dumps` uses.
    pub fn plain(protocol: u8) -> Options {
        Options {
            protocol,
            fix_imports: true,
            by_value: false,
            fast: false,
            persistent_id: None,
            reducer_override: None,
            dispatch_table: None,
            buffer_callback: None,
        }
    }
}

/// Writes one pickle.
pub struct Saver<'a> {
    pub(super) thread: &'a Thread,
    pub(super) options: Options,
    pub(super) out: Vec<u8>,
    pub(super) memo: Memo,
    /// How many functions by value are being written: locks that belong to one of them are made anew.
    pub(super) functions: usize,
    /// How many trials are going on, whose octets are taken back.
    pub(super) trials: usize,
    /// Where the frame begins that is being written.
    pub(super) frame: Option<usize>,
    /// The method `write` of the file that gets frames as they end.
    pub(super) write: Option<Value>,
}

impl<'a> Saver<'a> {
    /// A saver with a memo.
    pub fn new(thread: &'a Thread, options: Options, memo: Memo) -> Saver<'a> {
        Saver {
            thread,
            options,
            out: Vec::new(),
            memo,
            functions: 0,
            trials: 0,
            frame: None,
            write: None,
        }
    }

    /// Whether the protocol writes octets, and not lines.
    pub(super) fn is_binary(&self) -> bool {
        self.options.protocol >= 1
    }

    /// Writes an object.
    pub(super) fn save(&mut self, object: Value) -> Result<(), Raised> {
        check_item(self.thread)?;
        self.boundary()?;
        if let Some(function) = self.options.persistent_id {
            let id = protocol::call_values(self.thread, function, &[object])?;
            if !id.is_none() {
                return self.save_persistent(id);
            }
        }
        self.save_object(object)
    }

    fn save_persistent(&mut self, id: Value) -> Result<(), Raised> {
        if self.is_binary() {
            self.save_object(id)?;
            self.out.push(BINPERSID);
            return Ok(());
        }
        let text = protocol::str(self.thread, id)?;
        let text = text.downcast::<Str>().expect("str() gives a string");
        if !text.is_ascii() {
            return Err(pickling_error(
                self.thread,
                "persistent IDs in protocol 0 must be ASCII strings",
            ));
        }
        self.out.push(PERSID);
        self.out.extend_from_slice(text.as_str().as_bytes());
        self.out.push(b'\n');
        Ok(())
    }

    fn save_object(&mut self, object: Value) -> Result<(), Raised> {
        if let Some(integer) = object.to_int() {
            self.save_small_integer(integer);
            return Ok(());
        }
        let shape = self.thread.shape_of(object);
        match shape {
            ShapeId::NONE => self.out.push(NONE),
            ShapeId::BOOL => match (self.options.protocol >= 2, object == Value::TRUE) {
                (true, truth) => self.out.push(if truth { NEWTRUE } else { NEWFALSE }),
                (false, truth) => {
                    self.out
                        .extend_from_slice(if truth { b"I01\n" } else { b"I00\n" })
                }
            },
            ShapeId::FLOAT => self.save_float(object)?,
            ShapeId::INT => self.save_big_integer(object),
            _ => return self.save_counted(object, shape),
        }
        Ok(())
    }

    /// Writes an object that may occur several times.
    fn save_counted(&mut self, object: Value, shape: ShapeId) -> Result<(), Raised> {
        if let Some(number) = self.memo.get(object) {
            self.get(number);
            return Ok(());
        }
        match shape {
            ShapeId::STR => {
                return self.save_text(object);
            }
            ShapeId::BYTES => return self.save_bytes(object),
            _ => {}
        }
        if !self.thread.has_native_room(32 * 1024) {
            return Err(raise(
                Exception::RecursionError,
                "maximum recursion depth exceeded while pickling an object",
            ));
        }
        match shape {
            ShapeId::TUPLE => self.save_tuple(object),
            ShapeId::LIST => self.save_list(object),
            ShapeId::DICT => self.save_dict(object),
            ShapeId::SET if self.options.protocol >= 4 => self.save_set(object),
            ShapeId::FROZENSET if self.options.protocol >= 4 => self.save_frozenset(object),
            _ if self.options.protocol >= 5 && self.is_plain_byte_array(object) => {
                self.save_byte_array(object)
            }
            _ if is_pickle_buffer(self.thread, object)? => self.save_buffer(object),
            _ => self.save_other(object),
        }
    }

    /// Numbers the object that was just written, and writes the number.
    pub(super) fn memoize(&mut self, object: Value) {
        if self.options.fast {
            return;
        }
        let number = self.memo.add(self.thread, object);
        match (self.options.protocol, number) {
            (4.., _) => self.out.push(MEMOIZE),
            (0, _) => self
                .out
                .extend_from_slice(format!("p{number}\n").as_bytes()),
            (_, ..256) => self.out.extend([BINPUT, number as u8]),
            _ => {
                self.out.push(LONG_BINPUT);
                self.out.extend(number.to_le_bytes());
            }
        }
    }

    /// Writes that an object that was numbered follows.
    pub(super) fn get(&mut self, number: u32) {
        match (self.is_binary(), number) {
            (false, _) => self
                .out
                .extend_from_slice(format!("g{number}\n").as_bytes()),
            (true, ..256) => self.out.extend([BINGET, number as u8]),
            _ => {
                self.out.push(LONG_BINGET);
                self.out.extend(number.to_le_bytes());
            }
        }
    }

    fn save_small_integer(&mut self, integer: i64) {
        if !self.is_binary() {
            let text = if i32::try_from(integer).is_ok() {
                format!("I{integer}\n")
            } else {
                format!("L{integer}L\n")
            };
            self.out.extend_from_slice(text.as_bytes());
        } else if let Ok(octet) = u8::try_from(integer) {
            self.out.extend([BININT1, octet]);
        } else if let Ok(short) = u16::try_from(integer) {
            self.out.push(BININT2);
            self.out.extend(short.to_le_bytes());
        } else if let Ok(word) = i32::try_from(integer) {
            self.out.push(BININT);
            self.out.extend(word.to_le_bytes());
        } else if self.options.protocol >= 2 {
            self.save_long(&dashu_int::IBig::from(integer).to_le_bytes());
        } else {
            self.out
                .extend_from_slice(format!("L{integer}L\n").as_bytes());
        }
    }

    fn save_big_integer(&mut self, object: Value) {
        let integer = object
            .downcast::<BigInteger>()
            .expect("an int that is not small is big")
            .get()
            .to_big();
        if self.options.protocol >= 2 {
            self.save_long(&integer.to_le_bytes());
        } else {
            self.out
                .extend_from_slice(format!("L{integer}L\n").as_bytes());
        }
    }

    fn save_long(&mut self, octets: &[u8]) {
        match u8::try_from(octets.len()) {
            Ok(length) => self.out.extend([LONG1, length]),
            Err(_) => {
                self.out.push(LONG4);
                self.out.extend((octets.len() as u32).to_le_bytes());
            }
        }
        self.out.extend_from_slice(octets);
    }

    fn save_float(&mut self, object: Value) -> Result<(), Raised> {
        let float = object.to_float().unwrap_or(0.0);
        if self.is_binary() {
            self.out.push(BINFLOAT);
            self.out.extend(float.to_be_bytes());
            return Ok(());
        }
        let text = protocol::repr(self.thread, object)?;
        self.out.push(FLOAT);
        self.out
            .extend_from_slice(protocol::text_of(&text).unwrap_or("").as_bytes());
        self.out.push(b'\n');
        Ok(())
    }

    pub(super) fn save_text(&mut self, object: Value) -> Result<(), Raised> {
        let text = object.downcast::<Str>().expect("a string");
        let octets = text.as_wtf8();
        if !self.is_binary() {
            self.out.push(UNICODE);
            for code in weft_core::types::str::code_points(octets) {
                match code {
                    0x0 | 0xa | 0xd | 0x1a | 0x5c => self
                        .out
                        .extend_from_slice(format!("\\u{code:04x}").as_bytes()),
                    ..0x100 => self.out.push(code as u8),
                    ..0x10000 => self
                        .out
                        .extend_from_slice(format!("\\u{code:04x}").as_bytes()),
                    _ => self
                        .out
                        .extend_from_slice(format!("\\U{code:08x}").as_bytes()),
                }
            }
            self.out.push(b'\n');
        } else {
            self.push_sized(
                octets,
                (self.options.protocol >= 4).then_some(SHORT_BINUNICODE),
                BINUNICODE,
                BINUNICODE8,
            )?;
        }
        self.memoize(object);
        Ok(())
    }

    fn save_bytes(&mut self, object: Value) -> Result<(), Raised> {
        let octets = object.downcast::<Bytes>().expect("bytes").as_slice();
        if self.options.protocol >= 3 {
            self.push_octets(octets)?;
            self.memoize(object);
            return Ok(());
        }
        let thread = self.thread;
        if octets.is_empty() {
            let class = thread.class_of(object);
            return self.save_call(class, thread.tuple(&[]), Some(object));
        }
        let encode = protocol::get_attribute_text(
            thread,
            weft_core::import::import_module(thread, "_codecs")?,
            "encode",
        )?;
        let text: String = octets.iter().map(|octet| char::from(*octet)).collect();
        let arguments = thread.tuple(&[thread.string(&text), thread.intern("latin1")]);
        self.save_call(encode, arguments, Some(object))
    }

    fn is_plain_byte_array(&self, object: Value) -> bool {
        object.is::<Native<ByteArray>>()
            && self.thread.class_of(object)
                == weft_core::interpreter::Interpreter::class_of::<ByteArray>(self.thread).0
    }

    fn save_tuple(&mut self, object: Value) -> Result<(), Raised> {
        let items = object.downcast::<Tuple>().expect("a tuple").items();
        if items.is_empty() {
            self.out.extend_from_slice(if self.is_binary() {
                &[EMPTY_TUPLE]
            } else {
                &[MARK, TUPLE]
            });
            return Ok(());
        }
        let short = items.len() <= 3 && self.options.protocol >= 2;
        if !short {
            self.out.push(MARK);
        }
        for (place, item) in items.iter().enumerate() {
            self.save(*item).map_err(|raised| {
                noted(
                    self.thread,
                    raised,
                    &format!("when serializing tuple item {place}"),
                )
            })?;
        }
        // The tuple may hold itself, by way of its items, which have written it then.
        if let Some(number) = self.memo.get(object) {
            if short {
                self.out.extend(std::iter::repeat_n(POP, items.len()));
            } else if self.is_binary() {
                self.out.push(POP_MARK);
            } else {
                self.out.extend(std::iter::repeat_n(POP, items.len() + 1));
            }
            self.get(number);
            return Ok(());
        }
        self.out.push(match items.len() {
            1 if short => TUPLE1,
            2 if short => TUPLE2,
            3 if short => TUPLE3,
            _ => TUPLE,
        });
        self.memoize(object);
        Ok(())
    }

    fn save_list(&mut self, object: Value) -> Result<(), Raised> {
        self.out.extend_from_slice(if self.is_binary() {
            &[EMPTY_LIST]
        } else {
            &[MARK, LIST]
        });
        self.memoize(object);
        let list = object.downcast::<List>().expect("a list");
        let size = list.len();
        let mut place = 0;
        while place < list.len() {
            let count = if self.is_binary() {
                (list.len() - place).min(BATCH)
            } else {
                1
            };
            if count > 1 {
                self.out.push(MARK);
            }
            for _ in 0..count {
                // The list may become shorter while its items are pickled.
                let Some(item) = list.get(place) else { break };
                self.save(item).map_err(|raised| {
                    noted(
                        self.thread,
                        raised,
                        &format!("when serializing list item {place}"),
                    )
                })?;
                place += 1;
                if self.is_binary() && size > 1 && list.len() != size {
                    return Err(changed_size("list"));
                }
            }
            self.out.push(if count > 1 { APPENDS } else { APPEND });
            if self.is_binary() && size == 1 {
                // What has come meanwhile is not looked at.
                break;
            }
        }
        Ok(())
    }

    fn save_dict(&mut self, object: Value) -> Result<(), Raised> {
        self.out.extend_from_slice(if self.is_binary() {
            &[EMPTY_DICT]
        } else {
            &[MARK, DICT]
        });
        self.memoize(object);
        let dict = object.downcast::<Dict>().expect("a dict");
        let size = dict.len();
        let (mut position, mut left) = (0, size);
        while left > 0 {
            let count = if self.is_binary() { left.min(BATCH) } else { 1 };
            if count > 1 {
                self.out.push(MARK);
            }
            for _ in 0..count {
                let Some((next, key, value)) = dict.next(position) else {
                    break;
                };
                position = next;
                self.save(key)?;
                self.save(value)
                    .map_err(|raised| self.note_item(raised, key, "dict"))?;
                if dict.len() != size {
                    return Err(changed_size("dictionary"));
                }
            }
            self.out.push(if count > 1 { SETITEMS } else { SETITEM });
            left -= count;
        }
        Ok(())
    }

    fn note_item(&self, raised: Raised, key: Value, kind: &str) -> Raised {
        let exception = self.thread.take_raised(raised);
        let shown = match protocol::repr(self.thread, key) {
            Ok(shown) => protocol::text_of(&shown).unwrap_or("").to_owned(),
            Err(raised) => {
                self.thread.take_raised(raised);
                String::new()
            }
        };
        let raised = self.thread.set_raised(exception);
        noted(
            self.thread,
            raised,
            &format!("when serializing {kind} item {shown}"),
        )
    }

    fn save_set(&mut self, object: Value) -> Result<(), Raised> {
        self.out.push(EMPTY_SET);
        self.memoize(object);
        let set = object.downcast::<Set>().expect("a set");
        let size = set.len();
        let (mut position, mut left) = (0, size);
        while left > 0 {
            self.out.push(MARK);
            for _ in 0..left.min(BATCH) {
                let Some((next, item, _)) = set.next(position) else {
                    break;
                };
                position = next;
                self.save(item)
                    .map_err(|raised| noted(self.thread, raised, "when serializing set element"))?;
                if set.len() != size {
                    return Err(changed_size("set"));
                }
            }
            self.out.push(ADDITEMS);
            left -= left.min(BATCH);
        }
        Ok(())
    }

    fn save_frozenset(&mut self, object: Value) -> Result<(), Raised> {
        self.out.push(MARK);
        let set = object.downcast::<Set>().expect("a frozenset");
        let mut position = 0;
        while let Some((next, item, _)) = set.next(position) {
            position = next;
            self.save(item).map_err(|raised| {
                noted(self.thread, raised, "when serializing frozenset element")
            })?;
        }
        if let Some(number) = self.memo.get(object) {
            self.out.push(POP_MARK);
            self.get(number);
            return Ok(());
        }
        self.out.push(FROZENSET);
        self.memoize(object);
        Ok(())
    }

    /// Writes what an iterator gives as items of the list that was written before.
    pub(super) fn save_appends(&mut self, items: Value, kind: &str) -> Result<(), Raised> {
        let mut place = 0;
        let mut next = protocol::next(self.thread, items)?;
        while let Some(first) = next {
            let mut batch = vec![first];
            next = protocol::next(self.thread, items)?;
            while self.is_binary()
                && batch.len() < BATCH
                && let Some(item) = next
            {
                batch.push(item);
                next = protocol::next(self.thread, items)?;
            }
            let batch = self.thread.tuple(&batch);
            let batch = batch.downcast::<Tuple>().expect("just made").items();
            if batch.len() > 1 {
                self.out.push(MARK);
            }
            for item in batch {
                self.save(*item).map_err(|raised| {
                    noted(
                        self.thread,
                        raised,
                        &format!("when serializing {kind} item {place}"),
                    )
                })?;
                place += 1;
            }
            self.out
                .push(if batch.len() > 1 { APPENDS } else { APPEND });
        }
        Ok(())
    }

    /// Writes what an iterator gives as pairs of the mapping that was written before, of a class that is named.
    pub(super) fn save_items(&mut self, pairs: Value, kind: &str) -> Result<(), Raised> {
        let mut next = protocol::next(self.thread, pairs)?;
        while let Some(first) = next {
            let batch = List::from_items(self.thread, &[first]);
            next = protocol::next(self.thread, pairs)?;
            while self.is_binary()
                && batch.len() < BATCH
                && let Some(pair) = next
            {
                batch.push(self.thread, pair);
                next = protocol::next(self.thread, pairs)?;
            }
            let batch = batch.snapshot(self.thread);
            let marked = batch.len() > 1;
            if marked {
                self.out.push(MARK);
            }
            for pair in batch.items() {
                let Some([key, value]) = pair.downcast::<Tuple>().map(|pair| pair.items()) else {
                    let message = "dict items iterator must return 2-tuples";
                    return Err(weft_core::error::type_error(message));
                };
                self.save(*key)?;
                self.save(*value)
                    .map_err(|raised| self.note_item(raised, *key, kind))?;
            }
            self.out.push(if marked { SETITEMS } else { SETITEM });
        }
        Ok(())
    }
}

#[cold]
fn changed_size(what: &str) -> Raised {
    raise(
        Exception::RuntimeError,
        format!("{what} changed size during iteration"),
    )
}
