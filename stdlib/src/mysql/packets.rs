//! The packets of one connection.
//!
//! A packet is three octets of length, one that counts, and as many as were said. One of the greatest length goes on in the
//! next.

use super::column::Column;
use super::row::string;
use parking_lot::Mutex;
use weft_core::error::raise_object;
use weft_core::heap::{List, Raised, Thread, Trace, Tracer, Value};
use weft_core::protocol;

/// The length of a packet that goes on in the next.
const GREATEST: usize = 0xff_ffff;

/// A part that ends a result is shorter than this.
const SHORTEST_ROW_OF_ITS_KIND: usize = 9;

#[derive(Default)]
struct Arrived {
    octets: Vec<u8>,
    start: usize,
    /// The count that the next packet must have.
    count: u8,
}

/// The object.
#[derive(Default)]
pub struct Packets {
    arrived: Mutex<Arrived>,
}

impl Trace for Packets {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// Why no packet can be read.
enum Failure {
    Order { got: u8, expected: u8 },
}

impl Failure {
    #[cold]
    fn raise(self, thread: &Thread) -> Raised {
        let Failure::Order { got, expected } = self;
        raise_named(
            thread,
            "InternalError",
            &[thread.string(&format!(
                "Packet sequence number wrong - got {got} expected {expected}"
            ))],
        )
    }
}

/// Raises an exception of `pymysql.err`.
#[cold]
fn raise_named(thread: &Thread, class: &str, arguments: &[Value]) -> Raised {
    let made = weft_core::import::import_module(thread, "pymysql.err")
        .and_then(|module| protocol::get_attribute_text(thread, module, class))
        .and_then(|class| protocol::call_values(thread, class, arguments));
    match made {
        Ok(exception) => raise_object(thread, exception),
        Err(raised) => raised,
    }
}

#[cold]
fn malformed(thread: &Thread) -> Raised {
    let arguments = [Value::from_i32(2027), thread.string("Malformed packet")];
    raise_named(thread, "OperationalError", &arguments)
}

/// Where the parts of a packet lie, and the offset behind it.
struct Layout {
    first: (usize, usize),
    /// Nearly every packet has one part, and needs no memory here.
    more: Vec<(usize, usize)>,
    end: usize,
    count: u8,
}

impl Arrived {
    /// The packet that begins at an offset, if all of it is there.
    fn layout(&self, mut place: usize, mut count: u8) -> Result<Option<Layout>, Failure> {
        let mut first = None;
        let mut more = Vec::new();
        loop {
            let Some(header) = self.octets.get(place..place + 4) else {
                return Ok(None);
            };
            let length =
                usize::from(header[0]) | usize::from(header[1]) << 8 | usize::from(header[2]) << 16;
            if header[3] != count {
                return Err(Failure::Order {
                    got: header[3],
                    expected: count,
                });
            }
            let (start, end) = (place + 4, place + 4 + length);
            if end > self.octets.len() {
                return Ok(None);
            }
            match first {
                None => first = Some((start, end)),
                Some(_) => more.push((start, end)),
            }
            count = count.wrapping_add(1);
            place = end;
            if length < GREATEST
                && let Some(first) = first
            {
                return Ok(Some(Layout {
                    first,
                    more,
                    end: place,
                    count,
                }));
            }
        }
    }

    /// Takes the next packet, if all of it is there.
    fn take(&mut self) -> Result<Option<Vec<u8>>, Failure> {
        let Some(layout) = self.layout(self.start, self.count)? else {
            return Ok(None);
        };
        let packet = self.joined(&layout);
        self.count = layout.count;
        self.start = layout.end;
        self.compact();
        Ok(Some(packet))
    }

    fn joined(&self, layout: &Layout) -> Vec<u8> {
        let parts: Vec<&[u8]> = std::iter::once(&layout.first)
            .chain(&layout.more)
            .map(|(start, end)| &self.octets[*start..*end])
            .collect();
        parts.concat()
    }

    fn compact(&mut self) {
        if self.start == self.octets.len() {
            self.octets.clear();
            self.start = 0;
        } else if self.start > 64 * 1024 && self.start > self.octets.len() / 2 {
            self.octets.drain(..self.start);
            self.start = 0;
        }
    }
}

/// What rows are made of.
struct Rows<'a> {
    thread: &'a Thread,
    columns: Vec<Column>,
    /// The keys, if rows are dictionaries.
    names: Option<Vec<Value>>,
}

impl Rows<'_> {
    fn row(&self, mut octets: &[u8], values: &List) -> Result<Value, Raised> {
        let thread = self.thread;
        values.clear(thread);
        for column in &self.columns {
            let Some((found, rest)) = string(octets) else {
                return Err(malformed(thread));
            };
            octets = rest;
            let value = match found {
                None => Value::NONE,
                Some(found) => column.value(thread, found)?,
            };
            values.push(thread, value);
        }
        let Some(names) = &self.names else {
            return Ok(values.snapshot(thread).value());
        };
        let dict = thread.dict();
        for (place, name) in names.iter().enumerate() {
            dict.set_simple(thread, *name, values.get(place).unwrap_or(Value::NONE));
        }
        Ok(dict.value())
    }
}

impl Packets {
    /// Makes rows of packets until there is none, or one that ends the result, which is returned.
    fn rows(&self, rows: &Rows<'_>, into: &List, most: usize) -> Result<Option<Vec<u8>>, Raised> {
        let thread = rows.thread;
        let values = List::from_items(thread, &[]);
        // Making values may run Python code, so it happens without the lock, on octets that are taken out meanwhile.
        let mut taken = std::mem::take(&mut *self.arrived.lock());
        let mut last = Ok(None);
        for _ in 0..most {
            let layout = match taken.layout(taken.start, taken.count) {
                Ok(None) => break,
                Ok(Some(layout)) => layout,
                Err(failure) => {
                    last = Err(failure.raise(thread));
                    break;
                }
            };
            taken.start = layout.end;
            taken.count = layout.count;
            let joined;
            let packet = if layout.more.is_empty() {
                &taken.octets[layout.first.0..layout.first.1]
            } else {
                joined = taken.joined(&layout);
                &joined
            };
            let ends = match packet.first() {
                Some(0xfe) => packet.len() < SHORTEST_ROW_OF_ITS_KIND,
                first => first == Some(&0xff),
            };
            if ends {
                last = Ok(Some(packet.to_vec()));
                break;
            }
            match rows.row(packet, &values) {
                Ok(row) => into.push(thread, row),
                Err(raised) => {
                    last = Err(raised);
                    break;
                }
            }
        }
        taken.compact();
        let mut arrived = self.arrived.lock();
        taken.octets.append(&mut arrived.octets);
        *arrived = taken;
        last
    }
}

/// The packets of one connection, made of the octets that arrive on it.
#[weft_core::class(name = "Packets", module = "_mysql", payload = Packets)]
pub mod class {
    use super::{Arrived, Column, Failure, List, Packets, Rows};
    use weft_core::error::type_error;
    use weft_core::heap::{Native, Raised, Thread, Tuple, Value};
    use weft_core::types::bytes::required_octets;
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(class: Value, thread: &Thread) -> Result<Value, Raised> {
        new_instance(thread, class, Packets::default())
    }

    /// Take octets that have arrived.
    #[positional_only]
    fn feed(this: &Native<Packets>, thread: &Thread, octets: Value) -> Result<(), Raised> {
        let octets = required_octets(thread, &octets)?;
        this.arrived.lock().octets.extend_from_slice(&octets);
        Ok(())
    }

    /// Return what the next packet holds, or None if it has not arrived yet.
    fn next(this: &Native<Packets>, thread: &Thread) -> Result<Value, Raised> {
        let taken: Result<Option<Vec<u8>>, Failure> = this.arrived.lock().take();
        match taken {
            Ok(None) => Ok(Value::NONE),
            Ok(Some(packet)) => Ok(thread.bytes(&packet)),
            Err(failure) => Err(failure.raise(thread)),
        }
    }

    /// Append the rows that have arrived to a list, as tuples, or as dictionaries if there are names; at most so many.
    /// Return the packet that ends them, or None if it has not arrived or been reached.
    #[positional_only]
    fn rows(
        this: &Native<Packets>,
        thread: &Thread,
        columns: Value,
        names: Value,
        into: Value,
        most: usize,
    ) -> Result<Value, Raised> {
        let wrong = || type_error("rows are made of tuples, into a list");
        let columns = columns.downcast::<Tuple>().ok_or_else(wrong)?;
        let into = into.downcast::<List>().ok_or_else(wrong)?;
        let names = if names.is_none() {
            None
        } else {
            Some(
                names
                    .downcast::<Tuple>()
                    .ok_or_else(wrong)?
                    .items()
                    .to_vec(),
            )
        };
        let columns: Result<Vec<Column>, Raised> = columns
            .items()
            .iter()
            .map(|pair| Column::of(thread, *pair))
            .collect();
        let rows = Rows {
            thread,
            columns: columns?,
            names,
        };
        let last = Packets::rows(this, &rows, into, most)?;
        Ok(last.map_or(Value::NONE, |packet| thread.bytes(&packet)))
    }

    /// Have the next packet count from a number on.
    #[positional_only]
    fn expect(this: &Native<Packets>, count: i64) {
        this.arrived.lock().count = count as u8;
    }

    /// The count of the next packet.
    #[getter]
    fn count(this: &Native<Packets>) -> i64 {
        i64::from(this.arrived.lock().count)
    }

    /// How many octets have arrived that were not taken.
    #[getter]
    fn pending(this: &Native<Packets>) -> usize {
        let arrived: &Arrived = &this.arrived.lock();
        arrived.octets.len() - arrived.start
    }
}
