//! A connection to a host: by TCP or a socket of the file system, through a proxy or not, with TLS or without.

use crate::driver::Driver;
use crate::exchange::Shared;
use crate::failure::{Failure, Fault};
use crate::head::{self, Limits};
use crate::route::{Path, Proxy};
use crate::socket::Socket;
use std::future::poll_fn;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use tokio::io::{
    AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf, ReadHalf, WriteHalf, split,
};
use tokio_rustls::TlsConnector;
use weft_stdlib::socket::hosts;
use weft_stdlib::tls::{self, Handshake, Settings};

/// How much is read at once.
const READ: usize = 64 * 1024;

/// What octets go through.
pub trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

type Stream = Box<dyn Duplex>;

/// The half that is read, with what was read and not yet used.
pub struct Reader {
    half: ReadHalf<Stream>,
    /// What was read lies between `start` and `end`; the rest is room.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

/// A connection.
pub struct Link {
    pub reader: Reader,
    pub writer: WriteHalf<Stream>,
    pub peer: Option<SocketAddr>,
    /// The certificate that the host has shown, in DER.
    pub certificate: Option<Vec<u8>>,
}

impl Reader {
    /// What was read and not yet used.
    pub fn data(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// So many octets are used.
    pub fn consume(&mut self, count: usize) {
        self.start += count;
        if self.start == self.end {
            self.start = 0;
            self.end = 0;
        }
    }

    /// Reads more; gives how much, which is nothing at the end.
    ///
    /// # Errors
    /// The system's.
    pub async fn fill(&mut self) -> io::Result<usize> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.buffer.len() - self.end < 2048 {
            // Small answers are many; large ones read more at once the second time.
            let more = if self.buffer.is_empty() { 8192 } else { READ };
            self.buffer.resize(self.end + more, 0);
        }
        match self.half.read(&mut self.buffer[self.end..]).await {
            // Whoever ends a connection of TLS without saying so has ended it all the same.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(0),
            Ok(count) => {
                self.end += count;
                Ok(count)
            }
            Err(error) => Err(error),
        }
    }

    /// Whether nothing was sent unasked, nor the connection ended.
    pub async fn is_quiet(&mut self) -> bool {
        if !self.data().is_empty() {
            return false;
        }
        let mut octet = [0; 1];
        let half = &mut self.half;
        poll_fn(|context| {
            let mut buffer = ReadBuf::new(&mut octet);
            Poll::Ready(
                Pin::new(&mut *half)
                    .poll_read(context, &mut buffer)
                    .is_pending(),
            )
        })
        .await
    }
}

fn link(stream: Stream, peer: Option<SocketAddr>, certificate: Option<Vec<u8>>) -> Link {
    let (half, writer) = split(stream);
    Link {
        reader: Reader {
            half,
            buffer: Vec::new(),
            start: 0,
            end: 0,
        },
        writer,
        peer,
        certificate,
    }
}

/// The addresses of a host.
async fn addresses(host: &str, port: u16) -> Result<Vec<SocketAddr>, Failure> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = bare.parse::<IpAddr>()
        && std::env::var_os("WEFT_HOSTS").is_none()
    {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    let name = bare.to_owned();
    let found = tokio::task::spawn_blocking(move || hosts::addresses(&name, port)).await;
    match found {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(unresolved)) => Err(Failure::Unresolved(unresolved.code, unresolved.text)),
        Err(error) => Err(Failure::Unconnected(0, error.to_string())),
    }
}

async fn connect_to(
    host: &str,
    port: u16,
    known: Option<&Vec<SocketAddr>>,
    driver: &Arc<Driver>,
    shared: &Shared,
) -> Result<(Stream, SocketAddr), Failure> {
    let mut failure = Failure::Unresolved(-5, "No address associated with hostname".to_owned());
    let addresses = match known {
        Some(known) => known.clone(),
        None if host.parse::<IpAddr>().is_ok() => addresses(host, port).await?,
        None => {
            shared.step("dns_cache_miss");
            shared.step("dns_resolvehost_start");
            let found = addresses(host, port).await?;
            shared.step("dns_resolvehost_end");
            found
        }
    };
    for address in addresses {
        let connected = Socket::<mio::net::TcpStream>::connect(driver, address).await;
        match connected {
            Ok(socket) => return Ok((Box::new(socket), address)),
            Err(error) => failure = Failure::connecting(&error),
        }
    }
    Err(failure)
}

async fn with_tls(
    stream: Stream,
    settings: &Settings,
    name: &str,
) -> Result<(Stream, Option<Vec<u8>>), Failure> {
    let handshake = Handshake::new(settings, Some(name)).map_err(Failure::Tls)?;
    let connector = TlsConnector::from(handshake.config.clone());
    match connector.connect(handshake.name.clone(), stream).await {
        Ok(stream) => {
            let shown = stream.get_ref().1.peer_certificates();
            let certificate = shown.and_then(|shown| shown.first());
            let certificate = certificate.map(|certificate| certificate.to_vec());
            Ok((Box::new(stream), certificate))
        }
        Err(error) => {
            let inner = error.get_ref();
            let inner = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>());
            Err(match inner {
                Some(inner) => Failure::Tls(handshake.failure(inner)),
                None if error.kind() == io::ErrorKind::UnexpectedEof => {
                    Failure::Tls(tls::Failure::ENDED)
                }
                None => Failure::broken(&error),
            })
        }
    }
}

/// Asks a proxy to lead on to a host.
async fn tunnel(stream: &mut Stream, path: &Path, proxy: &Proxy) -> Result<(), Failure> {
    let place = if path.host.contains(':') {
        format!("[{}]:{}", path.host, path.port)
    } else {
        format!("{}:{}", path.host, path.port)
    };
    let mut head = format!("CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n").into_bytes();
    head.extend_from_slice(&proxy.headers);
    head.extend_from_slice(b"\r\n");
    let broken = |error: io::Error| Failure::broken(&error);
    stream.write_all(&head).await.map_err(broken)?;
    let limits = Limits {
        line: 65_536,
        count: 100,
    };
    let mut answer = Vec::new();
    loop {
        // One octet at a time: what follows the head is the host's.
        match stream.read_u8().await {
            Ok(octet) => answer.push(octet),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Err(Failure::Unanswered);
            }
            Err(error) => return Err(broken(error)),
        }
        if !answer.ends_with(b"\n") {
            if answer.len() > limits.line {
                return Err(Failure::Malformed(Fault::LongLine, Vec::new()));
            }
            continue;
        }
        if let Some((head, _)) = head::parse(&answer, limits)? {
            return match head.status {
                200..=299 => Ok(()),
                status => {
                    let reason = String::from_utf8_lossy(&head.reason).into_owned();
                    Err(Failure::Refused(status, reason))
                }
            };
        }
    }
}

/// Connects.
///
/// # Errors
/// Whatever keeps from it.
pub async fn connect(
    path: &Arc<Path>,
    driver: &Arc<Driver>,
    shared: &Shared,
) -> Result<Link, Failure> {
    let known = path.addresses.as_ref();
    if let Some(socket) = &path.socket {
        let connected = Socket::<mio::net::UnixStream>::connect_to(driver, socket);
        let stream = Box::new(connected.map_err(|error| Failure::connecting(&error))?);
        return Ok(link(stream, None, None));
    }
    let around = |failure| Failure::Proxy(Box::new(failure));
    let (mut stream, peer): (Stream, SocketAddr) = match &path.proxy {
        None => connect_to(&path.host, path.port, known, driver, shared).await?,
        Some(proxy) => {
            let connected = connect_to(&proxy.host, proxy.port, known, driver, shared).await;
            let (mut stream, peer) = connected.map_err(around)?;
            if let Some(settings) = &proxy.settings {
                let made = with_tls(stream, settings, &proxy.host).await;
                stream = made.map_err(around)?.0;
            }
            if path.has_tunnel() {
                tunnel(&mut stream, path, proxy).await.map_err(around)?;
            }
            (stream, peer)
        }
    };
    let mut certificate = None;
    if let Some(settings) = &path.settings {
        let name = path.server_name.as_deref().unwrap_or(&path.host);
        (stream, certificate) = with_tls(stream, settings, name).await?;
    }
    Ok(link(stream, Some(peer), certificate))
}
