//! A client for measuring echo servers: each of several connections sends a message, waits until all of it has come back, and
//! sends the next.
//!
//!     cargo run --release --example asking PORT CONNECTIONS BYTES SECONDS
//!
//! It prints how many messages a second came back, from a server on loopback. `benches/loops` runs it.

use std::error::Error;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// How many messages come back until `end`.
fn ask(port: u16, size: usize, end: Instant) -> std::io::Result<u64> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_nodelay(true)?;
    let message = vec![b'x'; size];
    let mut answer = vec![0; size];
    let mut count = 0;
    while Instant::now() < end {
        stream.write_all(&message)?;
        stream.read_exact(&mut answer)?;
        count += 1;
    }
    Ok(count)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [port, connections, size, seconds] = &arguments[..] else {
        return Err("usage: asking PORT CONNECTIONS BYTES SECONDS".into());
    };
    let (port, size, seconds): (u16, usize, f64) = (port.parse()?, size.parse()?, seconds.parse()?);
    let end = Instant::now() + Duration::try_from_secs_f64(seconds)?;
    let threads: Vec<_> = (0..connections.parse()?)
        .map(|_| std::thread::spawn(move || ask(port, size, end)))
        .collect();
    let mut count = 0;
    for thread in threads {
        count += thread.join().map_err(|_| "a thread panicked")??;
    }
    println!("{:.0} messages/s", count as f64 / seconds);
    Ok(())
}
