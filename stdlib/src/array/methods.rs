//! The class `array`.

/// array(typecode [, initializer]) -> array
///
/// A sequence of numbers or characters of one type, stored without an object for each. typecode names the type; the
/// initializer is bytes in the layout of memory, text for an array of characters, or an iterable of items.
#[weft_core::class(name = "array", module = "array", payload = super::object::Array, subclassable)]
pub mod class {
    use super::super::element::Element;
    use super::super::object::{Array, ArrayIterator, compare};
    use super::super::rebuild::format_of;
    use weft_core::error::{
        Exception, check_size, index_error, raise, runtime_error, type_error, value_error,
    };
    use weft_core::heap::{Bytes, List, Native, Raised, Slot, Str, Thread, Value};
    use weft_core::interpreter::Interpreter;
    use weft_core::interpreter::limits::check_item;
    use weft_core::names::Special;
    use weft_core::native::Arguments;
    use weft_core::protocol::{self, Comparison};
    use weft_core::types::bytes::view::view_as;
    use weft_core::types::bytes::{remove_items, required_octets};
    use weft_core::types::construct::is_own_class;
    use weft_core::types::exception::warnings;
    use weft_core::types::sequence::{self, Subscript};
    use weft_core::types::slice::Slice;
    use weft_core::types::str::characters_in;

    /// The type that a code stands for.
    #[rust]
    pub fn element(thread: &Thread, code: Value) -> Result<Element, Raised> {
        let Some(text) = code.downcast::<Str>() else {
            return Err(type_error(format!(
                "array() argument 1 must be a unicode character, not {}",
                protocol::class_name(code)
            )));
        };
        let mut characters = text.as_str().chars();
        let (Some(code), None) = (characters.next(), characters.next()) else {
            return Err(type_error(format!(
                "array() argument 1 must be a unicode character, not a string of length {}",
                characters_in(text.as_wtf8())
            )));
        };
        if code == 'u' {
            warnings::warn(
                thread,
                Exception::DeprecationWarning,
                "The 'u' type code is deprecated and will be removed in Python 3.16",
                1,
            )?;
        }
        Element::of(code).ok_or_else(|| {
            value_error("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
        })
    }

    /// Whether a subclass may take keyword arguments, because it initializes its instances itself.
    #[rust]
    fn has_own_init(thread: &Thread, class: Value) -> Result<bool, Raised> {
        if is_own_class::<Array>(thread, class) {
            return Ok(false);
        }
        let object = Interpreter::of(thread).object_class();
        let inherited = protocol::get_attribute_text(thread, object, "__init__")?;
        Ok(protocol::get_attribute_text(thread, class, "__init__")? != inherited)
    }

    #[new]
    fn new(class: Value, thread: &Thread, arguments: Arguments<'_>) -> Result<Value, Raised> {
        if arguments.by_name().next().is_some() && !has_own_init(thread, class)? {
            return Err(type_error("array.array() takes no keyword arguments"));
        }
        let given = arguments.by_position();
        let (code, initial) = match given {
            [code] => (*code, None),
            [code, initial] => (*code, Some(*initial)),
            [] => return Err(type_error("array() takes at least 1 argument (0 given)")),
            _ => {
                return Err(type_error(format!(
                    "array() takes at most 2 arguments ({} given)",
                    given.len()
                )));
            }
        };
        let element = element(thread, code)?;
        let array = Array::make(thread, class, element, Vec::new())?;
        if let Some(initial) = initial
            && let Some(own) = array.downcast::<Native<Array>>()
        {
            own.fill(thread, initial)?;
        }
        Ok(array)
    }

    #[rust]
    fn subscript<'a>(thread: &Thread, key: &'a Value) -> Result<Subscript<'a>, Raised> {
        if !key.is_int()
            && !key.is_bool()
            && !key.is::<Native<Slice>>()
            && protocol::special_of(thread, *key, Special::Index).is_none()
        {
            return Err(type_error("array indices must be integers"));
        }
        sequence::subscript(thread, key, "array")
    }

    fn __len__(this: &Native<Array>) -> usize {
        this.len()
    }

    fn __getitem__(this: &Native<Array>, thread: &Thread, key: Value) -> Result<Value, Raised> {
        match subscript(thread, &key)? {
            Subscript::Index(index) => sequence::place(index, this.len())
                .and_then(|place| this.get(thread, place))
                .ok_or_else(|| index_error("array index out of range")),
            Subscript::Slice(slice) => {
                let bounds = slice.bounds(thread)?;
                let octets = this.to_vec();
                let size = this.element().size();
                let indices = bounds.within(octets.len() / size);
                let mut selected = Vec::with_capacity(indices.count * size);
                for (number, place) in indices.iter().enumerate() {
                    if !thread.goes_on_after(number) {
                        break;
                    }
                    selected.extend_from_slice(&octets[place * size..(place + 1) * size]);
                }
                Ok(Array::plain(thread, this.element(), selected))
            }
        }
    }

    fn __setitem__(
        this: &Native<Array>,
        thread: &Thread,
        key: Value,
        value: Value,
    ) -> Result<(), Raised> {
        match subscript(thread, &key)? {
            Subscript::Index(index) => {
                let outside = || index_error("array assignment index out of range");
                if sequence::place(index, this.len()).is_none() {
                    return Err(outside());
                }
                let item = this.element().write(thread, value)?;
                match sequence::place(index, this.len()) {
                    Some(place) if this.set(place, &item) => Ok(()),
                    _ => Err(outside()),
                }
            }
            Subscript::Slice(slice) => set_slice(this, thread, slice, value),
        }
    }

    #[rust]
    fn set_slice(
        this: &Native<Array>,
        thread: &Thread,
        slice: &Slice,
        value: Value,
    ) -> Result<(), Raised> {
        let bounds = slice.bounds(thread)?;
        let Some(source) = value.downcast::<Native<Array>>() else {
            return Err(type_error(format!(
                "can only assign array (not \"{}\") to array slice",
                protocol::class_name(value)
            )));
        };
        if source.element() != this.element() {
            return Err(type_error("bad argument type for built-in operation"));
        }
        let items = source.to_vec();
        let size = this.element().size();
        let indices = bounds.within(this.len());
        let count = items.len() / size;
        if indices.step == 1 && indices.count != count {
            return this.change(thread, |octets| {
                let (start, end) = bounds.within(octets.len() / size).range();
                octets.splice(start * size..end * size, items);
            });
        }
        if indices.count != count {
            return Err(value_error(format!(
                "attempt to assign array of size {count} to extended slice of size {}",
                indices.count
            )));
        }
        this.write(|octets| {
            for (place, item) in indices.iter().zip(items.chunks_exact(size)) {
                if let Some(target) = octets.get_mut(place * size..(place + 1) * size) {
                    target.copy_from_slice(item);
                }
            }
        });
        Ok(())
    }

    fn __delitem__(this: &Native<Array>, thread: &Thread, key: Value) -> Result<(), Raised> {
        let size = this.element().size();
        match subscript(thread, &key)? {
            Subscript::Index(index) => {
                let Some(place) = sequence::place(index, this.len()) else {
                    return Err(index_error("array assignment index out of range"));
                };
                this.change(thread, |octets| {
                    if (place + 1) * size <= octets.len() {
                        octets.drain(place * size..(place + 1) * size);
                    }
                })
            }
            Subscript::Slice(slice) => {
                let bounds = slice.bounds(thread)?;
                if bounds.within(this.len()).count == 0 {
                    return Ok(());
                }
                this.change(thread, |octets| {
                    remove_items(octets, bounds.within(octets.len() / size), size);
                })
            }
        }
    }

    fn __contains__(this: &Native<Array>, thread: &Thread, value: Value) -> Result<bool, Raised> {
        Ok(this.find(thread, value, 0, usize::MAX)?.is_some())
    }

    fn __iter__(this: &Native<Array>, thread: &Thread) -> Value {
        ArrayIterator::make(thread, this.value())
    }

    fn __repr__(this: &Native<Array>, thread: &Thread) -> Result<Value, Raised> {
        let name = protocol::short_class_name(this.value());
        let mut text = format!("{name}('{}'", this.element().code()).into_bytes();
        if this.len() > 0 {
            text.extend_from_slice(b", ");
            let items = if this.element().is_text() {
                this.element().checked_text(thread, &this.to_vec())?
            } else {
                this.to_list(thread).value()
            };
            sequence::push_repr(thread, &mut text, items)?;
        }
        text.push(b')');
        Ok(sequence::string_of(thread, &text))
    }

    fn __eq__(this: &Native<Array>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Equal, this, other)
    }

    fn __ne__(this: &Native<Array>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::NotEqual, this, other)
    }

    fn __lt__(this: &Native<Array>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Less, this, other)
    }

    fn __le__(this: &Native<Array>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::LessEqual, this, other)
    }

    fn __gt__(this: &Native<Array>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::Greater, this, other)
    }

    fn __ge__(this: &Native<Array>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        compare(thread, Comparison::GreaterEqual, this, other)
    }

    fn __add__(this: &Native<Array>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        let Some(right) = other.downcast::<Native<Array>>() else {
            return Err(type_error(format!(
                "can only append array (not \"{}\") to array",
                protocol::class_name(other)
            )));
        };
        if right.element() != this.element() {
            return Err(type_error("bad argument type for built-in operation"));
        }
        let mut octets = this.to_vec();
        thread.append_octets(&mut octets, &right.to_vec());
        Ok(Array::plain(thread, this.element(), octets))
    }

    fn __iadd__(this: &Native<Array>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        if !other.is::<Native<Array>>() {
            return Err(type_error(format!(
                "can only extend array with array (not \"{}\")",
                protocol::class_name(other)
            )));
        }
        this.extend(thread, other)?;
        Ok(this.value())
    }

    #[rust]
    fn repeated(this: &Native<Array>, thread: &Thread, times: usize) -> Result<Vec<u8>, Raised> {
        let octets = this.to_vec();
        check_size(octets.len().saturating_mul(times))?;
        let mut result = vec![0; octets.len() * times];
        thread.repeat_octets(&mut result, &octets);
        Ok(result)
    }

    fn __mul__(this: &Native<Array>, thread: &Thread, count: Value) -> Result<Value, Raised> {
        let Some(times) = sequence::repetitions(thread, count)? else {
            return Err(sequence::not_a_count(count));
        };
        let octets = repeated(this, thread, times)?;
        Ok(Array::plain(thread, this.element(), octets))
    }

    fn __rmul__(this: &Native<Array>, thread: &Thread, count: Value) -> Result<Value, Raised> {
        __mul__(this, thread, count)
    }

    fn __imul__(this: &Native<Array>, thread: &Thread, count: Value) -> Result<Value, Raised> {
        let Some(times) = sequence::repetitions(thread, count)? else {
            return Err(sequence::not_a_count(count));
        };
        if this.len() > 0 && times != 1 {
            let octets = repeated(this, thread, times)?;
            check_item(thread)?;
            this.change(thread, |own| *own = octets)?;
        }
        Ok(this.value())
    }

    fn __buffer__(this: &Native<Array>, thread: &Thread, _flags: Value) -> Value {
        view_as(thread, this.storage(), this.value(), this.element().item())
    }

    /// Append new value v to the end of the array.
    fn append(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only] v: Value,
    ) -> Result<(), Raised> {
        this.push(thread, v)
    }

    /// Where the items are in memory and how many they are, as a pair.
    fn buffer_info(this: &Native<Array>, thread: &Thread) -> Value {
        let address = this.storage().identity() as i64;
        thread.tuple(&[thread.int(address), thread.int(this.len() as i64)])
    }

    /// Reverse the octets of every item, for data of machines with the other order of bytes.
    fn byteswap(this: &Native<Array>) {
        let size = this.element().size();
        this.write(|octets| octets.chunks_exact_mut(size).for_each(<[u8]>::reverse));
    }

    /// Remove all items from the array.
    fn clear(this: &Native<Array>, thread: &Thread) -> Result<(), Raised> {
        this.change(thread, Vec::clear)
    }

    /// How many items equal v.
    fn count(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only] v: Value,
    ) -> Result<usize, Raised> {
        let (mut count, mut from) = (0, 0);
        while let Some(index) = this.find(thread, v, from, usize::MAX)? {
            count += 1;
            from = index + 1;
        }
        Ok(count)
    }

    /// Append items to the end of the array.
    fn extend(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only] bb: Value,
    ) -> Result<(), Raised> {
        Array::extend(this, thread, bb)
    }

    /// Appends items from the buffer, which holds them as machine values.
    fn frombytes(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only] buffer: Value,
    ) -> Result<(), Raised> {
        let octets = required_octets(thread, &buffer)?.into_owned();
        this.push_octets(thread, &octets)
    }

    /// Append n items read from the binary file f. EOFError where it has fewer; those that it had are appended then.
    #[positional_only]
    fn fromfile(this: &Native<Array>, thread: &Thread, f: Value, n: i64) -> Result<(), Raised> {
        let Ok(count) = usize::try_from(n) else {
            return Err(value_error("negative count"));
        };
        let wanted = count
            .checked_mul(this.element().size())
            .filter(|wanted| i64::try_from(*wanted).is_ok())
            .ok_or_else(weft_core::error::memory_error)?;
        let read = protocol::call_method(
            thread,
            f,
            thread.intern("read"),
            &[thread.int(wanted as i64)],
        )?;
        let Some(bytes) = read.downcast::<Bytes>() else {
            return Err(type_error("read() didn't return bytes"));
        };
        this.push_octets(thread, bytes.as_slice())?;
        if bytes.as_slice().len() != wanted {
            return Err(raise(
                Exception::EOFError,
                "read() didn't return enough bytes",
            ));
        }
        Ok(())
    }

    /// Append items to array from list.
    fn fromlist(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only] list: Value,
    ) -> Result<(), Raised> {
        let Some(items) = list.downcast::<List>() else {
            return Err(type_error("arg must be list"));
        };
        let length = items.len();
        let mut octets = Vec::new();
        for index in 0..length {
            let Some(item) = items.get(index) else { break };
            octets.extend_from_slice(&this.element().write(thread, item)?);
            if items.len() != length {
                return Err(runtime_error("list changed size during iteration"));
            }
        }
        this.push_octets(thread, &octets)
    }

    /// Append the characters of a string. ValueError for an array of another type.
    fn fromunicode(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only] ustr: Value,
    ) -> Result<(), Raised> {
        let Some(text) = ustr.downcast::<Str>() else {
            return Err(type_error(format!(
                "fromunicode() argument must be str, not {}",
                protocol::class_name(ustr)
            )));
        };
        if !this.element().is_text() {
            return Err(value_error(
                "fromunicode() may only be called on unicode type arrays ('u' or 'w')",
            ));
        }
        this.push_octets(thread, &this.element().octets_of_text(text))
    }

    /// Return where the first item is that equals v, from start up to stop. ValueError where none does.
    #[positional_only]
    fn index(
        this: &Native<Array>,
        thread: &Thread,
        v: Value,
        #[default(Value::ABSENT)] start: Value,
        #[default(Value::ABSENT)] stop: Value,
    ) -> Result<usize, Raised> {
        let range = sequence::search_range(thread, start, stop, this.len())?;
        this.find(thread, v, range.start, range.end)?
            .ok_or_else(|| value_error("array.index(x): x not in array"))
    }

    /// Put v in before the item at i, which counts from the end where negative.
    #[positional_only]
    fn insert(this: &Native<Array>, thread: &Thread, i: i64, v: Value) -> Result<(), Raised> {
        let item = this.element().write(thread, v)?;
        this.change(thread, |octets| {
            let length = (octets.len() / item.len()) as i64;
            let place = if i < 0 {
                i.saturating_add(length).max(0)
            } else {
                i.min(length)
            };
            let place = place as usize * item.len();
            octets.splice(place..place, item);
        })
    }

    /// Take out the item at i, by default the last, and return it. IndexError where there is no such item.
    fn pop(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only]
        #[default(-1)]
        i: i64,
    ) -> Result<Value, Raised> {
        if this.len() == 0 {
            return Err(index_error("pop from empty array"));
        }
        let size = this.element().size();
        let popped = this.change(thread, |octets| {
            let place = sequence::place(i, octets.len() / size)?;
            Some(
                octets
                    .drain(place * size..(place + 1) * size)
                    .collect::<Vec<u8>>(),
            )
        })?;
        match popped {
            Some(item) => Ok(this.element().read(thread, &item)),
            None => Err(index_error("pop index out of range")),
        }
    }

    /// Take out the first item that equals v. ValueError where none does.
    fn remove(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only] v: Value,
    ) -> Result<(), Raised> {
        let Some(index) = this.find(thread, v, 0, usize::MAX)? else {
            return Err(value_error("array.remove(x): x not in array"));
        };
        __delitem__(this, thread, thread.int(index as i64))
    }

    /// Turn the order of the items around in place.
    fn reverse(this: &Native<Array>) {
        let size = this.element().size();
        this.write(|octets| {
            octets.reverse();
            octets.chunks_exact_mut(size).for_each(<[u8]>::reverse);
        });
    }

    /// Return the items as they are in memory.
    fn tobytes(this: &Native<Array>, thread: &Thread) -> Value {
        thread.bytes(&this.to_vec())
    }

    /// Write the items to the binary file f as they are in memory.
    fn tofile(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only] f: Value,
    ) -> Result<(), Raised> {
        let octets = this.to_vec();
        let write = thread.intern("write");
        for block in octets.chunks(64 * 1024) {
            protocol::call_method(thread, f, write, &[thread.bytes(block)])?;
        }
        if octets.is_empty() {
            // A file is asked for its method even where there is nothing to write.
            protocol::get_attribute(thread, f, write)?;
        }
        Ok(())
    }

    /// Return the items in a list.
    fn tolist(this: &Native<Array>, thread: &Thread) -> Value {
        this.to_list(thread).value()
    }

    /// Return the characters as a string. ValueError for an array of another type.
    fn tounicode(this: &Native<Array>, thread: &Thread) -> Result<Value, Raised> {
        if !this.element().is_text() {
            return Err(value_error(
                "tounicode() may only be called on unicode type arrays ('u' or 'w')",
            ));
        }
        this.element().checked_text(thread, &this.to_vec())
    }

    /// Return a copy of the array.
    fn __copy__(this: &Native<Array>, thread: &Thread) -> Value {
        Array::plain(thread, this.element(), this.to_vec())
    }

    /// Return a copy of the array.
    fn __deepcopy__(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only] _memo: Value,
    ) -> Value {
        Array::plain(thread, this.element(), this.to_vec())
    }

    /// Return state information for pickling.
    fn __reduce_ex__(
        this: &Native<Array>,
        thread: &Thread,
        #[positional_only] protocol: i64,
    ) -> Result<Value, Raised> {
        let state = this
            .value()
            .attributes()
            .and_then(Slot::get)
            .unwrap_or(Value::NONE);
        let class = thread.class_of(this.value());
        let code = thread.string(&this.element().code().to_string());
        if protocol < 3 {
            let items = this.to_list(thread).value();
            return Ok(thread.tuple(&[class, thread.tuple(&[code, items]), state]));
        }
        let module = super::super::rebuild::function(thread)?;
        let format = thread.int(format_of(this.element()));
        let octets = thread.bytes(&this.to_vec());
        let arguments = thread.tuple(&[class, code, format, octets]);
        Ok(thread.tuple(&[module, arguments, state]))
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        weft_core::types::class::generic_alias(thread, class, item)
    }

    /// the size, in bytes, of one array item
    #[getter]
    fn itemsize(this: &Native<Array>) -> usize {
        this.element().size()
    }

    /// The letter for the type of the items.
    #[getter]
    fn typecode(this: &Native<Array>) -> String {
        this.element().code().to_string()
    }
}

/// Arrays of numbers and characters in the layout of C.
#[weft_core::module(name = "array", classes = [super::methods::class])]
pub mod module {
    use super::class::element;
    use crate::array::element::CODES;
    use crate::array::object::Array;
    use crate::array::rebuild::rebuild;
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::interpreter::Interpreter;

    /// Internal. Used for pickling support.
    #[positional_only]
    fn _array_reconstructor(
        thread: &Thread,
        arraytype: Value,
        typecode: Value,
        mformat_code: i64,
        items: Value,
    ) -> Result<Value, Raised> {
        let element = element(thread, typecode)?;
        rebuild(thread, arraytype, element, mformat_code, items)
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let set = |name: &str, value| dictionary.set_simple(thread, thread.intern(name), value);
        set("typecodes", thread.string(CODES));
        let class = Interpreter::class_of::<Array>(thread).0;
        set("ArrayType", class);
        let classes = weft_core::import::import_module(thread, "collections.abc")?;
        let sequence = weft_core::protocol::get_attribute_text(thread, classes, "MutableSequence")?;
        let register = weft_core::protocol::get_attribute_text(thread, sequence, "register")?;
        weft_core::protocol::call_values(thread, register, &[class]).map(drop)
    }
}
