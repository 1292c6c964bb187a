//! Why an exchange failed, as plain data, and as the tuple that the packages make their exceptions of.

use std::io;
use weft_core::heap::{Raised, Thread, Value};
use weft_stdlib::tls;

/// What is wrong with a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// The first line.
    Line,
    /// A header.
    Header,
    /// A line that is longer than allowed.
    LongLine,
    /// More headers than allowed.
    Count,
    /// How long the body is said to be.
    Length,
    /// A chunk.
    Chunk,
    /// The compressed content.
    Content,
    /// Content that grows beyond measure when it is decompressed.
    Bomb,
}

impl Fault {
    /// What the packages know it by.
    pub fn name(self) -> &'static str {
        match self {
            Fault::Line => "line",
            Fault::Header => "header",
            Fault::LongLine => "long line",
            Fault::Count => "count",
            Fault::Length => "length",
            Fault::Chunk => "chunk",
            Fault::Content => "content",
            Fault::Bomb => "bomb",
        }
    }
}

/// Which time is up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// That for a connection, with the wait for one of the pool.
    Pool,
    /// That for connecting.
    Connect,
    /// That for each reading.
    Read,
    /// That for all of it.
    Total,
}

/// Why an exchange failed.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The name of the host has no address: code and text of the system.
    Unresolved(i32, String),
    /// No connection: number and text of the system.
    Unconnected(i32, String),
    /// The system's error in a connection.
    Broken(i32, String),
    /// The time is up.
    Late(Limit),
    /// TLS.
    Tls(tls::Failure),
    /// There is no connection to the proxy.
    Proxy(Box<Failure>),
    /// The proxy refuses to lead on: status and reason.
    Refused(u16, String),
    /// The other side closed before it answered.
    Unanswered,
    /// The body ended early: what came, what was missing if that is known, and whether it came in chunks.
    Short(u64, Option<u64>, bool),
    /// What came is not what should have come; with the place.
    Malformed(Fault, Vec<u8>),
    /// The program gave up its body.
    Abandoned,
    /// The pool is closed.
    Closed,
}

/// The number of a system's error, and its text without the number.
fn parts(error: &io::Error) -> (i32, String) {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    (error.raw_os_error().unwrap_or(0), text.to_owned())
}

impl Failure {
    /// An error while connecting.
    pub fn connecting(error: &io::Error) -> Failure {
        let (number, text) = parts(error);
        Failure::Unconnected(number, text)
    }

    /// An error while reading or writing.
    pub fn broken(error: &io::Error) -> Failure {
        if let Some(error) = error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<rustls::Error>())
        {
            return Failure::Tls(tls::Failure::from_rustls(error));
        }
        let (number, text) = parts(error);
        Failure::Broken(number, text)
    }

    /// A kind and what belongs to it.
    pub fn to_tuple(&self, thread: &Thread) -> Result<Value, Raised> {
        let text = |text: &str| thread.string(text);
        let number = |number: u64| thread.int(number.min(i64::MAX as u64) as i64);
        let items = match self {
            Failure::Unresolved(code, what) => {
                vec![text("unresolved"), Value::from_i32(*code), text(what)]
            }
            Failure::Unconnected(code, what) => {
                vec![text("unconnected"), Value::from_i32(*code), text(what)]
            }
            Failure::Broken(code, what) => {
                vec![text("broken"), Value::from_i32(*code), text(what)]
            }
            Failure::Late(limit) => {
                let limit = match limit {
                    Limit::Pool => "pool",
                    Limit::Connect => "connect",
                    Limit::Read => "read",
                    Limit::Total => "total",
                };
                vec![text("late"), text(limit)]
            }
            Failure::Tls(failure) => {
                // Making the exception may run Python code, so it is made first.
                let exception = failure.exception(thread)?;
                vec![text("tls"), exception]
            }
            Failure::Proxy(inner) => {
                let inner = inner.to_tuple(thread)?;
                vec![text("proxy"), inner]
            }
            Failure::Refused(status, reason) => vec![
                text("refused"),
                Value::from_i32(i32::from(*status)),
                text(reason),
            ],
            Failure::Unanswered => vec![text("unanswered")],
            Failure::Short(came, missing, is_chunked) => vec![
                text("short"),
                number(*came),
                missing.map_or(Value::NONE, number),
                Value::from(*is_chunked),
            ],
            Failure::Malformed(fault, place) => {
                vec![text("malformed"), text(fault.name()), thread.bytes(place)]
            }
            Failure::Abandoned => vec![text("abandoned")],
            Failure::Closed => vec![text("closed")],
        };
        Ok(thread.tuple(&items))
    }
}
