//! A server for measuring clients: it answers every request on loopback with the same few octets, as quickly as one thread can.
//!
//!     cargo run --release --example answering
//!
//! It prints its port, and ends with its input. `benches/http` runs it, so that it is the clients that are measured.

#![expect(
    clippy::disallowed_methods,
    reason = "there is no interpreter in this process"
)]

use mio::net::{TcpListener, TcpStream};
use mio::{Events, Interest, Poll, Token};
use std::collections::HashMap;
use std::error::Error;
use std::io::{ErrorKind, Read, Write};

const ANSWER: &[u8] =
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 27\r\n\r\n\
    {\"message\": \"hello world\"}\n";

/// What ends a request that has no body.
const END: &[u8] = b"\r\n\r\n";

const LISTENER: Token = Token(0);

struct Connection {
    stream: TcpStream,
    /// How many octets of [`END`] the last ones are.
    matched: usize,
    /// What the socket did not take yet.
    waiting: Vec<u8>,
}

impl Connection {
    /// Answers what has come; false at the end of the connection.
    fn serve(&mut self, buffer: &mut [u8]) -> std::io::Result<bool> {
        loop {
            let count = match self.stream.read(buffer) {
                Ok(0) => return Ok(false),
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(true),
                Err(error) => return Err(error),
            };
            for octet in &buffer[..count] {
                if *octet == END[self.matched] {
                    self.matched += 1;
                } else {
                    self.matched = usize::from(*octet == END[0]);
                }
                if self.matched == END.len() {
                    self.matched = 0;
                    self.waiting.extend_from_slice(ANSWER);
                }
            }
            self.send()?;
            if count < buffer.len() {
                // The next octets will be told of.
                return Ok(true);
            }
        }
    }

    fn send(&mut self) -> std::io::Result<()> {
        while !self.waiting.is_empty() {
            match self.stream.write(&self.waiting) {
                Ok(count) => drop(self.waiting.drain(..count)),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut listener = TcpListener::bind("127.0.0.1:0".parse()?)?;
    println!("{}", listener.local_addr()?.port());
    std::thread::spawn(|| {
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        std::process::exit(0);
    });
    let mut poll = Poll::new()?;
    poll.registry()
        .register(&mut listener, LISTENER, Interest::READABLE)?;
    let mut connections: HashMap<Token, Connection> = HashMap::new();
    let mut events = Events::with_capacity(256);
    let mut buffer = vec![0; 64 << 10];
    let mut number = LISTENER.0;
    loop {
        poll.poll(&mut events, None)?;
        for event in &events {
            if event.token() == LISTENER {
                while let Ok((mut stream, _)) = listener.accept() {
                    number += 1;
                    stream.set_nodelay(true)?;
                    let wanted = Interest::READABLE | Interest::WRITABLE;
                    poll.registry()
                        .register(&mut stream, Token(number), wanted)?;
                    let connection = Connection {
                        stream,
                        matched: 0,
                        waiting: Vec::new(),
                    };
                    connections.insert(Token(number), connection);
                }
            } else if let Some(connection) = connections.get_mut(&event.token()) {
                let served = connection
                    .send()
                    .and_then(|()| connection.serve(&mut buffer));
                if !matches!(served, Ok(true)) {
                    connections.remove(&event.token());
                }
            }
        }
    }
}
