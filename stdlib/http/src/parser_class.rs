//! The class `_http.Parser`: the requests that a server receives, taken from the octets of a connection.

use crate::failure::Failure;
use crate::framing::{Framing, Step};
use crate::head::{self, Head, Limits};
use parking_lot::Mutex;
use weft_core::error::value_error;
use weft_core::heap::{Native, Raised, Thread, Trace, Tracer, Value};
use weft_core::types::bytes::required_octets;

/// What is to come next.
enum Stage {
    Head,
    Body(Framing),
    /// What comes is no HTTP any more.
    Raw,
}

/// What was received.
pub struct Received {
    buffer: Vec<u8>,
    stage: Stage,
    limits: Limits,
}

/// The object.
pub struct Parser(Mutex<Received>);

impl Trace for Parser {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// What the parser finds.
enum Found {
    Nothing,
    Head {
        method: Vec<u8>,
        target: Vec<u8>,
        head: Head,
        has_body: bool,
    },
    Octets(Vec<u8>),
    End,
}

impl Received {
    fn next(&mut self) -> Result<Found, Failure> {
        match &mut self.stage {
            Stage::Raw => {
                if self.buffer.is_empty() {
                    return Ok(Found::Nothing);
                }
                Ok(Found::Octets(std::mem::take(&mut self.buffer)))
            }
            Stage::Head => {
                // Empty lines before a request are allowed (RFC 9112, section 2.2).
                let blank = self
                    .buffer
                    .iter()
                    .take_while(|octet| matches!(octet, b'\r' | b'\n'))
                    .count();
                self.buffer.drain(..blank);
                if self.buffer.is_empty() {
                    return Ok(Found::Nothing);
                }
                let Some(request) = head::parse_request(&self.buffer, self.limits)? else {
                    return Ok(Found::Nothing);
                };
                let framing = request.head.request_framing()?;
                self.buffer.drain(..request.length);
                self.stage = Stage::Body(framing);
                Ok(Found::Head {
                    method: request.method,
                    target: request.target,
                    head: request.head,
                    has_body: framing != Framing::Over,
                })
            }
            Stage::Body(framing) => match framing.step(&self.buffer)? {
                Step::Body { skip, take } => {
                    let octets = self.buffer[skip..skip + take].to_vec();
                    self.buffer.drain(..skip + take);
                    Ok(Found::Octets(octets))
                }
                Step::More { skip } => {
                    self.buffer.drain(..skip);
                    Ok(Found::Nothing)
                }
                Step::End { skip } => {
                    self.buffer.drain(..skip);
                    self.stage = Stage::Head;
                    Ok(Found::End)
                }
            },
        }
    }
}

/// The requests of a connection.
#[weft_core::class(name = "Parser", module = "_http", payload = Parser)]
pub mod parser_class {
    use super::{
        Failure, Found, Limits, Mutex, Native, Parser, Raised, Received, Stage, Thread, Value,
        required_octets, value_error,
    };
    use crate::definition::{shown, shown_headers};
    use weft_core::types::construct::new_instance;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[default(8190)] line: usize,
        #[default(1000)] count: usize,
    ) -> Result<Value, Raised> {
        let received = Received {
            buffer: Vec::new(),
            stage: Stage::Head,
            limits: Limits { line, count },
        };
        new_instance(thread, class, Parser(Mutex::new(received)))
    }

    /// Take in what has come.
    fn feed(this: &Native<Parser>, thread: &Thread, data: Value) -> Result<(), Raised> {
        let octets = required_octets(thread, &data)?;
        this.0.lock().buffer.extend_from_slice(&octets);
        Ok(())
    }

    /// From now on give everything as it comes.
    fn upgrade(this: &Native<Parser>) {
        this.0.lock().stage = Stage::Raw;
    }

    /// Return what is next: a tuple of method, target, version, headers and whether there is a body; octets of the body; True
    /// at its end; None as long as more must be fed. Raise ValueError with the kind of fault.
    fn next(this: &Native<Parser>, thread: &Thread) -> Result<Value, Raised> {
        let found = this.0.lock().next();
        match found {
            Ok(Found::Nothing) => Ok(Value::NONE),
            Ok(Found::End) => Ok(Value::TRUE),
            Ok(Found::Octets(octets)) => Ok(thread.bytes(&octets)),
            Ok(Found::Head {
                method,
                target,
                head,
                has_body,
            }) => Ok(thread.tuple(&[
                shown(thread, &method),
                shown(thread, &target),
                Value::from_i32(10 + i32::from(head.version)),
                shown_headers(thread, &head.headers),
                Value::from(has_body),
            ])),
            Err(Failure::Malformed(fault, _)) => Err(value_error(fault.name())),
            Err(_) => Err(value_error("line")),
        }
    }
}
