//! The class `memoryview`.

/// A view of the memory of an object that has the buffer protocol: its items are read and written without copying.
#[weft_macros::class(name = "memoryview", module = "builtins", payload = super::memory::MemoryView, signature = "(object)")]
pub mod class {
    use super::super::memory::{Layout, MOST_DIMENSIONS, MemoryView, not_implemented, view_of};
    use crate::error::{Exception, index_error, raise, type_error, value_error};
    use crate::interpreter::limits::check_item;
    use crate::names::Special;
    use crate::protocol;
    use crate::types::sequence;
    use crate::types::slice::Slice;
    use weft_heap::{List, Native, Raised, Thread, Tuple, Value, simple_hash_of};

    #[new]
    fn new(_class: Value, thread: &Thread, object: Value) -> Result<Value, Raised> {
        view_of(thread, object)
    }

    fn __repr__(this: &Native<MemoryView>) -> String {
        let address = this.value().identity();
        if this.is_released() {
            return format!("<released memory at {address:#x}>");
        }
        format!("<memory at {address:#x}>")
    }

    fn __len__(this: &Native<MemoryView>) -> Result<usize, Raised> {
        this.check()?;
        match this.layout().shape.first() {
            Some(length) => Ok(*length),
            None => Err(type_error("0-dim memory has no length")),
        }
    }

    fn __eq__(this: &Native<MemoryView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        Ok(this
            .equals(thread, other)?
            .map_or(Value::NOT_IMPLEMENTED, Value::from_bool))
    }

    fn __ne__(this: &Native<MemoryView>, thread: &Thread, other: Value) -> Result<Value, Raised> {
        Ok(this
            .equals(thread, other)?
            .map_or(Value::NOT_IMPLEMENTED, |equal| Value::from_bool(!equal)))
    }

    fn __hash__(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        if let Some(hash) = this.known_hash() {
            return Ok(thread.int(hash));
        }
        this.check()?;
        if !this.is_readonly() {
            return Err(value_error("cannot hash writable memoryview object"));
        }
        if !this.layout().item.is_octet() {
            return Err(value_error(
                "memoryview: hashing is restricted to formats 'B', 'b' or 'c'",
            ));
        }
        {
            // An object without a hash has views without one.
            let _held = this.hold();
            protocol::hash(thread, this.owner())?;
        }
        let bytes = thread.bytes(&this.to_vec(thread)?);
        let hash = simple_hash_of(thread, bytes).unwrap_or(0);
        this.set_known_hash(hash as i64);
        Ok(crate::builtins::hash_value(thread, hash))
    }

    /// What stands in brackets behind a view.
    enum Key<'a> {
        Index(Value),
        Indices(&'a [Value]),
        Slice(&'a Slice),
        Slices,
        Other,
    }

    fn key<'a>(thread: &Thread, key: &'a Value) -> Key<'a> {
        let is_index = |value: Value| {
            value.is_int()
                || value.is_bool()
                || protocol::special_of(thread, value, Special::Index).is_some()
        };
        if let Some(slice) = key.downcast::<Native<Slice>>() {
            return Key::Slice(slice);
        }
        if is_index(*key) {
            return Key::Index(*key);
        }
        match key.downcast::<Tuple>().map(Tuple::items) {
            Some(items) if items.iter().all(|item| is_index(*item)) => Key::Indices(items),
            Some(items) if items.iter().all(|item| item.is::<Native<Slice>>()) => Key::Slices,
            _ => Key::Other,
        }
    }

    fn is_whole(key: Value) -> bool {
        key == Value::ELLIPSIS
            || key
                .downcast::<Tuple>()
                .is_some_and(|tuple| tuple.items().is_empty())
    }

    /// The place of the item at indices, one for each dimension.
    #[rust]
    fn place(this: &MemoryView, thread: &Thread, indices: &[Value]) -> Result<usize, Raised> {
        let layout = this.layout();
        let dimensions = layout.shape.len();
        if indices.len() < dimensions {
            return Err(not_implemented("sub-views are not implemented"));
        }
        if indices.len() > dimensions {
            return Err(type_error(format!(
                "cannot index {dimensions}-dimension view with {}-element tuple",
                indices.len()
            )));
        }
        let mut place = layout.start;
        for (dimension, index) in indices.iter().enumerate() {
            let index = sequence::index_of(thread, *index)?;
            let index = sequence::place(index, layout.shape[dimension]).ok_or_else(|| {
                index_error(format!(
                    "index out of bounds on dimension {}",
                    dimension + 1
                ))
            })?;
            place = place.wrapping_add_signed(layout.strides[dimension] * index as isize);
        }
        Ok(place)
    }

    /// What a slice selects in the first dimension.
    #[rust]
    fn sliced(this: &MemoryView, thread: &Thread, slice: &Slice) -> Result<Layout, Raised> {
        let layout = this.layout();
        let indices = slice.indices(thread, layout.shape[0])?;
        let mut selected = layout.clone();
        if indices.count > 0 {
            selected.start = layout.place(indices.start as usize);
        }
        selected.shape[0] = indices.count;
        selected.strides[0] = layout.strides[0].wrapping_mul(indices.step as isize);
        Ok(selected)
    }

    fn __getitem__(
        this: &Native<MemoryView>,
        thread: &Thread,
        key: Value,
    ) -> Result<Value, Raised> {
        this.check()?;
        let dimensions = this.layout().shape.len();
        if dimensions == 0 {
            if key == Value::ELLIPSIS {
                return Ok(this.value());
            }
            if is_whole(key) {
                return this.item_at(thread, this.layout().start);
            }
            return Err(type_error("invalid indexing of 0-dim memory"));
        }
        match self::key(thread, &key) {
            Key::Index(_) if dimensions > 1 => Err(not_implemented(
                "multi-dimensional sub-views are not implemented",
            )),
            Key::Index(index) => {
                let place = place(this, thread, &[index])?;
                this.item_at(thread, place)
            }
            Key::Slice(slice) => Ok(this.derived(thread, sliced(this, thread, slice)?)),
            Key::Indices(indices) => {
                let place = place(this, thread, indices)?;
                this.item_at(thread, place)
            }
            Key::Slices => Err(not_implemented(
                "multi-dimensional slicing is not implemented",
            )),
            Key::Other => Err(type_error("memoryview: invalid slice key")),
        }
    }

    fn __setitem__(
        this: &Native<MemoryView>,
        thread: &Thread,
        key: Value,
        value: Value,
    ) -> Result<(), Raised> {
        this.check()?;
        if this.is_readonly() {
            return Err(type_error("cannot modify read-only memory"));
        }
        let layout = this.layout();
        let dimensions = layout.shape.len();
        let indices = match self::key(thread, &key) {
            _ if dimensions == 0 && is_whole(key) => &[],
            _ if dimensions == 0 => return Err(type_error("invalid indexing of 0-dim memory")),
            Key::Index(_) if dimensions > 1 => {
                return Err(not_implemented("sub-views are not implemented"));
            }
            Key::Index(_) => std::slice::from_ref(&key),
            Key::Indices(indices) => indices,
            Key::Slice(slice) if dimensions == 1 => return set_slice(this, thread, slice, value),
            Key::Slice(_) | Key::Slices => {
                return Err(not_implemented(
                    "memoryview slice assignments are currently restricted to ndim = 1",
                ));
            }
            Key::Other => return Err(type_error("memoryview: invalid slice key")),
        };
        let place = place(this, thread, indices)?;
        let octets = layout.item.write(thread, value)?;
        this.write_at(&[place], &octets)
    }

    #[rust]
    fn set_slice(
        this: &Native<MemoryView>,
        thread: &Thread,
        slice: &Slice,
        value: Value,
    ) -> Result<(), Raised> {
        if !crate::types::bytes::is_octets(thread, value) {
            let kind = protocol::class_name(value);
            return Err(type_error(format!(
                "a bytes-like object is required, not '{kind}'"
            )));
        }
        let selected = sliced(this, thread, slice)?;
        let source = view_of(thread, value)?;
        let view = source
            .downcast::<Native<MemoryView>>()
            .expect("view_of makes a view");
        let fits =
            view.layout().shape == selected.shape && view.layout().item.is_like(selected.item);
        let octets = view.to_vec(thread);
        if value != source {
            view.release_if_shown_by(value);
        }
        if !fits {
            return Err(value_error(
                "memoryview assignment: lvalue and rvalue have different structures",
            ));
        }
        this.write_at(&selected.places(), &octets?)
    }

    fn __delitem__(this: &Native<MemoryView>, _key: Value) -> Result<(), Raised> {
        this.check()?;
        if this.is_readonly() {
            return Err(type_error("cannot modify read-only memory"));
        }
        Err(type_error("cannot delete memory"))
    }

    /// Fails if items cannot be walked one by one.
    #[rust]
    fn check_walk(this: &MemoryView) -> Result<(), Raised> {
        this.check()?;
        match this.layout().shape.len() {
            0 => Err(type_error("invalid indexing of 0-dim memory")),
            1 => this.layout().item.check_supported(),
            _ => Err(not_implemented(
                "multi-dimensional sub-views are not implemented",
            )),
        }
    }

    /// The first index of a value among those from `start` to `stop`.
    #[rust]
    fn find(
        this: &MemoryView,
        thread: &Thread,
        value: Value,
        start: usize,
        stop: usize,
    ) -> Result<Option<usize>, Raised> {
        for index in start..stop.min(this.layout().shape[0]) {
            check_item(thread)?;
            this.check()?;
            let item = this.item_at(thread, this.layout().place(index))?;
            if protocol::equals(thread, item, value)? {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }

    fn __contains__(
        this: &Native<MemoryView>,
        thread: &Thread,
        value: Value,
    ) -> Result<bool, Raised> {
        check_walk(this)?;
        Ok(find(this, thread, value, 0, usize::MAX)?.is_some())
    }

    /// Return the first index of a value.
    #[positional_only]
    fn index(
        this: &Native<MemoryView>,
        thread: &Thread,
        value: Value,
        #[default(Value::ABSENT)] start: Value,
        #[default(Value::ABSENT)] stop: Value,
    ) -> Result<usize, Raised> {
        this.check()?;
        match this.layout().shape.len() {
            0 => return Err(type_error("invalid lookup on 0-dim memory")),
            1 => {}
            _ => {
                return Err(not_implemented(
                    "multi-dimensional lookup is not implemented",
                ));
            }
        }
        let range = sequence::search_range(thread, start, stop, this.layout().shape[0])?;
        find(this, thread, value, range.start, range.end)?
            .ok_or_else(|| value_error("memoryview.index(x): x not found"))
    }

    /// Return how often a value occurs.
    #[positional_only]
    fn count(this: &Native<MemoryView>, thread: &Thread, value: Value) -> Result<usize, Raised> {
        check_walk(this)?;
        let mut count = 0;
        let mut from = 0;
        while let Some(index) = find(this, thread, value, from, usize::MAX)? {
            count += 1;
            from = index + 1;
        }
        Ok(count)
    }

    fn __iter__(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        check_walk(this)?;
        Ok(crate::types::iterator::view_iterator(thread, this.value()))
    }

    fn __enter__(this: &Native<MemoryView>) -> Result<Value, Raised> {
        this.check()?;
        Ok(this.value())
    }

    fn __exit__(this: &Native<MemoryView>, #[rest] _arguments: &[Value]) {
        this.release();
    }

    /// Let go of the buffer that the view shows.
    #[name("release")]
    fn release(this: &Native<MemoryView>) -> Result<(), Raised> {
        this.try_release()
    }

    /// Return the octets of the view: in the order of C, of Fortran, or of the memory where that is the latter.
    fn tobytes(
        this: &Native<MemoryView>,
        thread: &Thread,
        #[default] order: Option<&str>,
    ) -> Result<Value, Raised> {
        this.check()?;
        let is_turned = match order {
            None | Some("C") => false,
            Some("F") => true,
            Some("A") => this.layout().is_fortran_contiguous() && !this.layout().is_contiguous(),
            Some(_) => return Err(value_error("order must be 'C', 'F' or 'A'")),
        };
        let octets = if is_turned {
            this.to_fortran_vec(thread)?
        } else {
            this.to_vec(thread)?
        };
        Ok(thread.bytes(&octets))
    }

    /// Return the items in a list, of lists if there are several dimensions.
    fn tolist(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        this.layout().item.check_supported()?;
        this.to_list(thread, this.layout())
    }

    /// Return a string of hexadecimal digits, two for each octet.
    fn hex(
        this: &Native<MemoryView>,
        thread: &Thread,
        #[default(Value::ABSENT)] sep: Value,
        #[default(1)] bytes_per_sep: i64,
    ) -> Result<Value, Raised> {
        let octets = this.to_vec(thread)?;
        if sep != Value::ABSENT && protocol::special_of(thread, sep, Special::Len).is_some() {
            // A class of its own may count otherwise, and let go of the view meanwhile.
            let _held = this.hold();
            if protocol::length(thread, sep)? != 1 {
                return Err(value_error("sep must be length 1."));
            }
        }
        crate::types::bytes::hexadecimal::to_hex(thread, &octets, sep, bytes_per_sep)
    }

    fn lengths(thread: &Thread, shape: Value) -> Result<Vec<usize>, Raised> {
        if !shape.is::<List>() && !shape.is::<Tuple>() {
            return Err(type_error("shape must be a list or a tuple"));
        }
        let items = protocol::collect_list(thread, shape)?;
        if items.len() > MOST_DIMENSIONS {
            return Err(value_error(format!(
                "memoryview: number of dimensions must not exceed {MOST_DIMENSIONS}"
            )));
        }
        let mut lengths = Vec::new();
        for item in items.snapshot(thread).items() {
            if !item.is_bool() && !item.is_int() {
                return Err(type_error(
                    "memoryview.cast(): elements of shape must be integers",
                ));
            }
            match item.to_int_or_bool() {
                Some(length) if length > 0 => lengths.push(length as usize),
                _ => {
                    return Err(value_error(
                        "memoryview.cast(): elements of shape must be integers > 0",
                    ));
                }
            }
        }
        Ok(lengths)
    }

    /// Return a view of the same octets as items of another format, and with another shape.
    fn cast(
        this: &Native<MemoryView>,
        thread: &Thread,
        format: &str,
        #[default(Value::ABSENT)] shape: Value,
    ) -> Result<Value, Raised> {
        this.check()?;
        if !this.layout().is_contiguous() {
            return Err(type_error(
                "memoryview: casts are restricted to C-contiguous views",
            ));
        }
        let shape = if shape == Value::ABSENT {
            None
        } else {
            let own = this.layout().shape.len();
            let shape = lengths(thread, shape)?;
            if own != 1 && shape.len() != 1 {
                return Err(type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
            }
            Some(shape)
        };
        MemoryView::cast(this, thread, format, shape)
    }

    /// Return a view that cannot be written to.
    fn toreadonly(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        Ok(this.to_readonly(thread))
    }

    /// See PEP 585
    #[class_method]
    fn __class_getitem__(class: Value, thread: &Thread, item: Value) -> Result<Value, Raised> {
        crate::types::class::generic_alias(thread, class, item)
    }

    /// The object that the view shows.
    #[getter]
    fn obj(this: &Native<MemoryView>) -> Result<Value, Raised> {
        this.check()?;
        Ok(this.owner())
    }

    /// The number of octets.
    #[getter]
    fn nbytes(this: &Native<MemoryView>) -> Result<usize, Raised> {
        this.check()?;
        Ok(this.octet_count())
    }

    /// The format of an item.
    #[getter]
    fn format(this: &Native<MemoryView>) -> Result<String, Raised> {
        this.check()?;
        Ok(this.layout().item.text())
    }

    /// The octets of an item.
    #[getter]
    fn itemsize(this: &Native<MemoryView>) -> Result<usize, Raised> {
        this.check()?;
        Ok(this.layout().item.size())
    }

    /// The number of dimensions.
    #[getter]
    fn ndim(this: &Native<MemoryView>) -> Result<usize, Raised> {
        this.check()?;
        Ok(this.layout().shape.len())
    }

    fn numbers(thread: &Thread, numbers: impl Iterator<Item = i64>) -> Value {
        let list = List::from_items(thread, &[]);
        numbers.for_each(|number| list.push(thread, thread.int(number)));
        list.snapshot(thread).value()
    }

    /// The length of each dimension.
    #[getter]
    fn shape(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        let lengths = this.layout().shape.iter().map(|length| *length as i64);
        Ok(numbers(thread, lengths))
    }

    /// The octets from one item to the next.
    #[getter]
    fn strides(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        let strides = this.layout().strides.iter().map(|stride| *stride as i64);
        Ok(numbers(thread, strides))
    }

    /// The offsets of dimensions that are behind pointers: there are none.
    #[getter]
    fn suboffsets(this: &Native<MemoryView>, thread: &Thread) -> Result<Value, Raised> {
        this.check()?;
        Ok(thread.tuple(&[]))
    }

    /// Whether the view cannot be written to.
    #[getter]
    fn readonly(this: &Native<MemoryView>) -> Result<bool, Raised> {
        this.check()?;
        Ok(this.is_readonly())
    }

    /// Whether the items lie side by side.
    #[getter]
    fn contiguous(this: &Native<MemoryView>) -> Result<bool, Raised> {
        this.check()?;
        Ok(this.layout().is_contiguous() || this.layout().is_fortran_contiguous())
    }

    /// Whether the items lie side by side in the order of C.
    #[getter]
    fn c_contiguous(this: &Native<MemoryView>) -> Result<bool, Raised> {
        this.check()?;
        Ok(this.layout().is_contiguous())
    }

    /// Whether the items lie side by side in the order of Fortran.
    #[getter]
    fn f_contiguous(this: &Native<MemoryView>) -> Result<bool, Raised> {
        this.check()?;
        Ok(this.layout().is_fortran_contiguous())
    }

    fn __buffer__(
        this: &Native<MemoryView>,
        thread: &Thread,
        _flags: Value,
    ) -> Result<Value, Raised> {
        if this.layout().is_contiguous() {
            view_of(thread, this.value())
        } else {
            Err(raise(
                Exception::BufferError,
                "memoryview: underlying buffer is not C-contiguous",
            ))
        }
    }
}
