//! One side of a connection: what came is fed to it, and what is to be sent is taken from it.
//!
//! Invariant: a session never waits. Its lock is held for as long as rustls works, and no Python code runs meanwhile.

use super::failure::Failure;
use super::settings::Settings;
use super::verifier::{Finding, Verifier};
use parking_lot::Mutex;
use rustls::server::{Accepted, Acceptor};
use rustls::{ClientConnection, Connection, Error, HandshakeKind, ProtocolVersion};
use std::io::{Read, Write};
use std::sync::Arc;
use weft_core::heap::{Trace, Tracer};

/// Octets of the head of a record.
const HEAD: usize = 5;

enum State {
    /// A server waits for the client's greeting.
    Waiting(Box<Acceptor>),
    /// The client has greeted, and is to be answered.
    Greeted(Box<Accepted>),
    Open(Box<Connection>),
    /// Nothing more can happen.
    Over,
}

/// What waits to be taken, the first `head` octets of which were.
#[derive(Default)]
struct Queue {
    octets: Vec<u8>,
    head: usize,
}

impl Queue {
    fn rest(&self) -> &[u8] {
        &self.octets[self.head..]
    }

    fn advance(&mut self, count: usize) {
        self.head = (self.head + count).min(self.octets.len());
        if self.head == self.octets.len() {
            self.octets.clear();
            self.head = 0;
        }
    }

    fn take(&mut self, most: usize) -> Vec<u8> {
        let count = most.min(self.rest().len());
        let taken = self.rest()[..count].to_vec();
        self.advance(count);
        taken
    }
}

/// Where in a record the stream of what came is.
#[derive(Default)]
struct Place {
    head: Vec<u8>,
    /// Octets of the body that are missing.
    missing: usize,
}

impl Place {
    fn advance(&mut self, mut octets: &[u8]) {
        while !octets.is_empty() {
            if self.missing > 0 {
                let count = self.missing.min(octets.len());
                self.missing -= count;
                octets = &octets[count..];
                continue;
            }
            let count = (HEAD - self.head.len()).min(octets.len());
            self.head.extend_from_slice(&octets[..count]);
            octets = &octets[count..];
            if let [_, _, _, high, low] = self.head[..] {
                self.missing = usize::from(u16::from_be_bytes([high, low]));
                self.head.clear();
            }
        }
    }
}

/// What reading found.
pub enum Content {
    Octets(Vec<u8>),
    /// There is nothing yet.
    Nothing,
    /// The other side has closed as it should.
    End,
}

/// The parts of a session that change.
pub struct Progress {
    state: State,
    incoming: Vec<u8>,
    place: Place,
    plain: Queue,
    outgoing: Queue,
    begun: bool,
    peer_closed: bool,
    closed: bool,
    /// The connection below has ended.
    ended: bool,
    finding: Option<Arc<Mutex<Finding>>>,
    failure: Option<Failure>,
}

/// The object.
pub struct Session {
    pub progress: Mutex<Progress>,
}

impl Trace for Session {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

impl Progress {
    fn new(state: State, finding: Option<Arc<Mutex<Finding>>>) -> Progress {
        Progress {
            state,
            incoming: Vec::new(),
            place: Place::default(),
            plain: Queue::default(),
            outgoing: Queue::default(),
            begun: false,
            peer_closed: false,
            closed: false,
            ended: false,
            finding,
            failure: None,
        }
    }

    /// The side of a client, which greets at once.
    pub fn client(settings: &Settings, host: Option<String>) -> Result<Progress, Failure> {
        let verifier = Verifier::new(settings, host.clone());
        let finding = verifier.finding.clone();
        let connection: ClientConnection = settings.client(verifier, host.as_deref())?;
        let state = State::Open(Box::new(Connection::from(connection)));
        let mut progress = Progress::new(state, Some(finding));
        progress.collect();
        Ok(progress)
    }

    /// The side of a server.
    pub fn server() -> Progress {
        Progress::new(State::Waiting(Box::default()), None)
    }

    /// The name that a client has greeted with, once it has.
    pub fn greeting(&self) -> Option<Option<String>> {
        match &self.state {
            State::Greeted(accepted) => {
                Some(accepted.client_hello().server_name().map(str::to_owned))
            }
            _ => None,
        }
    }

    /// Answers a client that has greeted.
    pub fn answer(&mut self, settings: &Settings) -> Result<(), Failure> {
        let State::Greeted(accepted) = std::mem::replace(&mut self.state, State::Over) else {
            return Ok(());
        };
        let verifier = Verifier::new(settings, None);
        self.finding = Some(verifier.finding.clone());
        let Some(key) = settings.identity.clone() else {
            let failure = Failure::new("NO_SHARED_CIPHER", "no shared cipher");
            self.refuse(40);
            self.failure = Some(failure.clone());
            return Err(failure);
        };
        let wanted = accepted
            .client_hello()
            .alpn()
            .map(|names| names.map(<[u8]>::to_vec).collect());
        let config = settings
            .server(verifier, key, wanted)
            .inspect_err(|failure| {
                self.failure = Some(failure.clone());
            })?;
        match accepted.into_connection(config) {
            Ok(connection) => {
                self.state = State::Open(Box::new(Connection::from(connection)));
                self.digest()
            }
            Err((error, mut alert)) => {
                // Writing into memory cannot fail.
                let _ = alert.write_all(&mut self.outgoing.octets);
                Err(self.fail(&error))
            }
        }
    }

    /// Ends a handshake with an alert.
    pub fn refuse(&mut self, alert: u8) {
        self.outgoing.octets.extend([21, 3, 3, 0, 2, 2, alert]);
        self.state = State::Over;
    }

    /// Takes in what the other side has sent.
    pub fn feed(&mut self, octets: &[u8]) -> Result<(), Failure> {
        self.incoming.extend_from_slice(octets);
        self.place.advance(octets);
        self.digest()
    }

    /// The connection below has ended: the other side will send no more.
    pub fn end(&mut self) {
        self.ended = true;
    }

    fn check_beginning(&mut self) -> Result<(), Failure> {
        self.begun = true;
        let head = &self.incoming[..HEAD];
        let failure = match head {
            b"GET /" | b"POST " | b"HEAD " | b"PUT /" => {
                Failure::new("HTTP_REQUEST", "http request")
            }
            b"CONNE" => Failure::new("HTTPS_PROXY_REQUEST", "https proxy request"),
            [_, 3, ..] => return Ok(()),
            _ if head.starts_with(b"GET ") || head.starts_with(b"PUT ") => {
                Failure::new("HTTP_REQUEST", "http request")
            }
            _ => Failure::new("WRONG_VERSION_NUMBER", "wrong version number"),
        };
        // A protocol version that nobody has, as OpenSSL answers it.
        self.refuse(70);
        self.failure = Some(failure.clone());
        Err(failure)
    }

    fn digest(&mut self) -> Result<(), Failure> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        if !self.begun {
            if self.incoming.len() < HEAD {
                return Ok(());
            }
            self.check_beginning()?;
        }
        loop {
            match &mut self.state {
                State::Over | State::Greeted(_) => return Ok(()),
                State::Waiting(acceptor) => {
                    let count = acceptor.read_tls(&mut &self.incoming[..]).unwrap_or(0);
                    if count == 0 {
                        return Ok(());
                    }
                    self.incoming.drain(..count);
                    match acceptor.accept() {
                        Ok(None) => {}
                        Ok(Some(accepted)) => self.state = State::Greeted(Box::new(accepted)),
                        Err((error, mut alert)) => {
                            let _ = alert.write_all(&mut self.outgoing.octets);
                            self.state = State::Over;
                            return Err(self.fail(&error));
                        }
                    }
                }
                State::Open(connection) => {
                    let mut count = 0;
                    if !self.incoming.is_empty() {
                        match connection.read_tls(&mut &self.incoming[..]) {
                            Ok(taken) => count = taken,
                            Err(_) => {
                                let failure =
                                    Failure::new("RECORD_LAYER_FAILURE", "record layer failure");
                                self.failure = Some(failure.clone());
                                return Err(failure);
                            }
                        }
                        self.incoming.drain(..count);
                    }
                    let found = connection.process_new_packets();
                    self.collect();
                    match found {
                        Err(error) => return Err(self.fail(&error)),
                        Ok(found) => {
                            self.take_plain(found.plaintext_bytes_to_read());
                            self.peer_closed |= found.peer_has_closed();
                        }
                    }
                    if count == 0 || self.incoming.is_empty() || self.peer_closed {
                        return Ok(());
                    }
                }
            }
        }
    }

    fn take_plain(&mut self, count: usize) {
        let State::Open(connection) = &mut self.state else {
            return;
        };
        let start = self.plain.octets.len();
        self.plain.octets.resize(start + count, 0);
        let mut filled = start;
        while let Ok(more @ 1..) = connection.reader().read(&mut self.plain.octets[filled..]) {
            filled += more;
        }
        self.plain.octets.truncate(filled);
    }

    /// Collects what rustls wants to be sent.
    fn collect(&mut self) {
        let State::Open(connection) = &mut self.state else {
            return;
        };
        while connection.wants_write() {
            if connection.write_tls(&mut self.outgoing.octets).is_err() {
                return;
            }
        }
    }

    fn fail(&mut self, error: &Error) -> Failure {
        let disbelief = self
            .finding
            .as_ref()
            .and_then(|finding| finding.lock().disbelief.clone());
        let failure = match (error, disbelief) {
            (Error::InvalidCertificate(_), Some(disbelief)) => Failure::disbelieved(disbelief),
            _ => Failure::from_rustls(error),
        };
        self.failure = Some(failure.clone());
        failure
    }

    /// Whether the handshake goes on.
    pub fn is_handshaking(&self) -> bool {
        match &self.state {
            State::Open(connection) => connection.is_handshaking(),
            _ => true,
        }
    }

    /// At most so many octets of what the other side has said.
    pub fn read(&mut self, most: usize) -> Result<Content, Failure> {
        if !self.plain.rest().is_empty() {
            return Ok(Content::Octets(self.plain.take(most)));
        }
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        if self.peer_closed {
            return Ok(Content::End);
        }
        if self.ended {
            return Err(Failure::ENDED);
        }
        Ok(Content::Nothing)
    }

    /// Says something to the other side.
    pub fn write(&mut self, octets: &[u8]) -> Result<(), Failure> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        if self.closed {
            return Err(Failure::new("PROTOCOL_IS_SHUTDOWN", "protocol is shutdown"));
        }
        if let State::Open(connection) = &mut self.state {
            connection.set_buffer_limit(None);
            // Writing into memory without a limit cannot fail.
            let _ = connection.writer().write_all(octets);
            self.collect();
        }
        Ok(())
    }

    /// Says that nothing more will be said.
    pub fn close(&mut self) {
        if self.closed {
            return;
        }
        self.closed = true;
        if let State::Open(connection) = &mut self.state {
            connection.send_close_notify();
            self.collect();
        }
    }

    /// What is to be sent, at most so many octets of it; it stays until it is said to be sent.
    pub fn outgoing(&self, most: usize) -> &[u8] {
        let rest = self.outgoing.rest();
        &rest[..most.min(rest.len())]
    }

    /// So many octets of what was to be sent were.
    pub fn sent(&mut self, count: usize) {
        self.outgoing.advance(count);
    }

    /// How many octets can be read at once.
    pub fn pending(&self) -> usize {
        self.plain.rest().len()
    }

    /// How many octets at least are missing of the record that is being received.
    pub fn missing(&self) -> usize {
        if self.place.missing > 0 {
            self.place.missing
        } else {
            HEAD - self.place.head.len()
        }
    }

    /// Whether the other side has closed, and whether this one has.
    pub fn closings(&self) -> (bool, bool) {
        (self.peer_closed, self.closed)
    }

    /// The version of TLS.
    pub fn version(&self) -> Option<&'static str> {
        match self.open()?.protocol_version()? {
            ProtocolVersion::TLSv1_3 => Some("TLSv1.3"),
            ProtocolVersion::TLSv1_2 => Some("TLSv1.2"),
            _ => None,
        }
    }

    /// The connection, once there is one.
    pub fn open(&self) -> Option<&Connection> {
        match &self.state {
            State::Open(connection) => Some(connection),
            _ => None,
        }
    }

    /// Whether an earlier session goes on.
    pub fn is_resumed(&self) -> bool {
        self.open()
            .is_some_and(|open| open.handshake_kind() == Some(HandshakeKind::Resumed))
    }

    /// The certificates from the other side's own to one that is believed.
    pub fn chain(&self) -> Vec<Vec<u8>> {
        self.finding
            .as_ref()
            .map(|finding| finding.lock().chain.clone())
            .unwrap_or_default()
    }
}
