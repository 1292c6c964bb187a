//! A socket of a driver: connecting, reading and writing without waiting, on the thread of the event loop.

use crate::driver::{Driver, Readiness};
use mio::event::Source;
use mio::net::{TcpStream, UnixStream};
use std::future::poll_fn;
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// How many readings that found something follow each other before others have their turn.
const READINGS: u8 = 16;

/// A socket.
pub struct Socket<S: Source> {
    stream: S,
    driver: Arc<Driver>,
    place: usize,
    readiness: Readiness,
    readings: u8,
}

impl<S: Source> Drop for Socket<S> {
    fn drop(&mut self) {
        self.driver.unwatch(&mut self.stream, self.place);
    }
}

impl<S: Source> Socket<S> {
    fn new(driver: &Arc<Driver>, mut stream: S) -> io::Result<Socket<S>> {
        let (place, readiness) = driver.watch(&mut stream)?;
        Ok(Socket {
            stream,
            driver: driver.clone(),
            place,
            readiness,
            readings: 0,
        })
    }

    fn poll_writable(&self, context: &Context<'_>) -> Poll<()> {
        let mut ready = self.readiness.lock();
        if ready.to_write {
            return Poll::Ready(());
        }
        ready.writer = Some(context.waker().clone());
        Poll::Pending
    }
}

impl Socket<TcpStream> {
    /// Connects to an address.
    ///
    /// # Errors
    /// The system's.
    pub async fn connect(driver: &Arc<Driver>, address: SocketAddr) -> io::Result<Self> {
        let socket = Socket::new(driver, TcpStream::connect(address)?)?;
        loop {
            if let Some(error) = socket.stream.take_error()? {
                return Err(error);
            }
            match socket.stream.peer_addr() {
                Ok(_) => break,
                Err(error) if error.kind() == ErrorKind::NotConnected => {}
                Err(error) => return Err(error),
            }
            socket.readiness.lock().to_write = false;
            poll_fn(|context| socket.poll_writable(context)).await;
        }
        // What is small goes out at once; without that it only takes longer.
        let _ = socket.stream.set_nodelay(true);
        // Whether it is writable is found out by writing.
        socket.readiness.lock().to_write = true;
        Ok(socket)
    }
}

impl Socket<UnixStream> {
    /// Connects to a socket of the file system, which takes no time.
    ///
    /// # Errors
    /// The system's.
    pub fn connect_to(driver: &Arc<Driver>, path: &Path) -> io::Result<Self> {
        let socket = Socket::new(driver, UnixStream::connect(path)?)?;
        socket.readiness.lock().to_write = true;
        Ok(socket)
    }
}

impl<S: Source + Unpin> AsyncRead for Socket<S>
where
    for<'a> &'a S: Read,
{
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let readiness = self.readiness.clone();
        loop {
            {
                let mut ready = readiness.lock();
                if !ready.to_read {
                    ready.reader = Some(context.waker().clone());
                    self.readings = 0;
                    return Poll::Pending;
                }
            }
            if self.readings == READINGS {
                self.readings = 0;
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            let space = buffer.initialize_unfilled();
            let room = space.len();
            match (&self.stream).read(space) {
                Ok(count) => {
                    buffer.advance(count);
                    self.readings += 1;
                    let mut ready = readiness.lock();
                    // What comes from now on is told: all there was is here.
                    if count > 0 && count < room && !ready.is_ended {
                        ready.to_read = false;
                    }
                    return Poll::Ready(Ok(()));
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    readiness.lock().to_read = false;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }
}

impl<S: Source + Unpin> AsyncWrite for Socket<S>
where
    for<'a> &'a S: Write,
{
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        octets: &[u8],
    ) -> Poll<io::Result<usize>> {
        loop {
            if self.poll_writable(context).is_pending() {
                return Poll::Pending;
            }
            match (&self.stream).write(octets) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    self.readiness.lock().to_write = false;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                result => return Poll::Ready(result),
            }
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        // Connections are ended by closing them.
        Poll::Ready(Ok(()))
    }
}
