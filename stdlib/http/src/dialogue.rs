//! What is said on a connection for one exchange: the request goes out while its answer may already come in.

use crate::content::Content;
use crate::exchange::{Body, Plan, Shared};
use crate::failure::{Failure, Limit};
use crate::framing::{Framing, Step};
use crate::head::{self, Head};
use crate::link::{Link, Reader};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::Ordering;
use std::task::Poll;
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::sync::Notify;

/// How much is written at once, so that an answer that comes early is seen.
const WRITE: usize = 64 * 1024;

/// What becomes of the connection.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum After {
    Keep,
    Close,
}

/// Sends a request and receives its answer.
///
/// # Errors
/// Whatever goes wrong.
pub async fn hold(plan: &Plan, shared: &Shared, link: &mut Link) -> Result<After, Failure> {
    let gate = Notify::new();
    let mut sending = pin!(send(plan, shared, &mut link.writer, &gate));
    let mut receiving = pin!(receive(plan, shared, &mut link.reader, &gate));
    let mut sent = None;
    let received = poll_fn(|context| {
        if sent.is_none()
            && let Poll::Ready(outcome) = sending.as_mut().poll(context)
        {
            shared.is_sent.store(true, Ordering::Release);
            sent = Some(outcome);
        }
        if let Some(Err(Failure::Abandoned)) = sent {
            return Poll::Ready(Err(Failure::Abandoned));
        }
        receiving.as_mut().poll(context)
    })
    .await;
    match (received, sent) {
        (Ok(After::Keep), Some(Ok(()))) => Ok(After::Keep),
        (Ok(_), _) => Ok(After::Close),
        // A host that reads no more has often said why; if it has not, this is why.
        (Err(Failure::Unanswered), Some(Err(failure))) => Err(failure),
        (Err(failure), _) => Err(failure),
    }
}

async fn write<W: AsyncWrite + Unpin>(writer: &mut W, octets: &[u8]) -> Result<(), Failure> {
    for part in octets.chunks(WRITE) {
        let written = writer.write_all(part).await;
        written.map_err(|error| Failure::broken(&error))?;
    }
    Ok(())
}

async fn send<W: AsyncWrite + Unpin>(
    plan: &Plan,
    shared: &Shared,
    writer: &mut W,
    gate: &Notify,
) -> Result<(), Failure> {
    write(writer, &plan.head).await?;
    let flushed = writer.flush().await;
    flushed.map_err(|error| Failure::broken(&error))?;
    if plan.expects || plan.upgrades {
        gate.notified().await;
    }
    match &plan.body {
        Body::Nothing => {}
        Body::Octets(octets) => write(writer, octets).await?,
        Body::Stream { chunked } => {
            while let Some(octets) = shared.next_outgoing().await? {
                if !chunked {
                    write(writer, &octets).await?;
                } else if !octets.is_empty() {
                    let mut chunk = format!("{:x}\r\n", octets.len()).into_bytes();
                    chunk.extend_from_slice(&octets);
                    chunk.extend_from_slice(b"\r\n");
                    write(writer, &chunk).await?;
                }
                let flushed = writer.flush().await;
                flushed.map_err(|error| Failure::broken(&error))?;
            }
            if *chunked {
                write(writer, b"0\r\n\r\n").await?;
            }
        }
    }
    let flushed = writer.flush().await;
    flushed.map_err(|error| Failure::broken(&error))
}

/// Reads more; gives how much.
async fn read(plan: &Plan, shared: &Shared, reader: &mut Reader) -> Result<usize, Failure> {
    loop {
        let was_sent = shared.is_sent.load(Ordering::Acquire);
        let outcome = match plan.read_time {
            None => reader.fill().await,
            Some(time) => match tokio::time::timeout(time, reader.fill()).await {
                Ok(outcome) => outcome,
                // The time for an answer begins when the request is sent.
                Err(_) if !was_sent => continue,
                Err(_) => return Err(Failure::Late(Limit::Read)),
            },
        };
        return outcome.map_err(|error| Failure::broken(&error));
    }
}

async fn receive_head(
    plan: &Plan,
    shared: &Shared,
    reader: &mut Reader,
    gate: &Notify,
) -> Result<Head, Failure> {
    loop {
        if !reader.data().is_empty()
            && let Some((head, length)) = head::parse(reader.data(), plan.limits)?
        {
            reader.consume(length);
            if head.status == 101 || head.status >= 200 {
                return Ok(head);
            }
            if head.status == 100 {
                gate.notify_one();
            }
            continue;
        }
        if read(plan, shared, reader).await? == 0 {
            return Err(Failure::Unanswered);
        }
    }
}

async fn receive(
    plan: &Plan,
    shared: &Shared,
    reader: &mut Reader,
    gate: &Notify,
) -> Result<After, Failure> {
    let head = receive_head(plan, shared, reader, gate).await?;
    if plan.upgrades && head.status == 101 {
        shared.set_head(head);
        gate.notify_one();
        return receive_all(shared, reader).await;
    }
    let mut framing = head.framing(plan.is_head)?;
    let is_keeping = head.keeps_alive() && head.status != 101 && framing != Framing::UntilClose;
    let mut content = (plan.decodes && framing != Framing::Over)
        .then(|| Content::new(&head.codings()))
        .flatten();
    shared.set_head(head);
    let mut came = 0;
    loop {
        match framing.step(reader.data())? {
            Step::Body { skip, take } => {
                came += take as u64;
                let octets = &reader.data()[skip..skip + take];
                match &mut content {
                    None => shared.push(octets.to_vec()),
                    Some(content) => {
                        content.feed(octets);
                        while let Some(octets) = content.next()? {
                            shared.push(octets);
                            shared.has_room().await;
                        }
                    }
                }
                reader.consume(skip + take);
                shared.has_room().await;
            }
            Step::More { skip } => {
                reader.consume(skip);
                shared.tell();
                if read(plan, shared, reader).await? == 0 {
                    framing.end(came)?;
                    break;
                }
            }
            Step::End { skip } => {
                reader.consume(skip);
                break;
            }
        }
    }
    let is_clean = framing == Framing::Over && reader.data().is_empty();
    Ok(if is_keeping && is_clean {
        After::Keep
    } else {
        After::Close
    })
}

/// Receives what comes after an upgrade, until the connection ends.
async fn receive_all(shared: &Shared, reader: &mut Reader) -> Result<After, Failure> {
    loop {
        let octets = reader.data().to_vec();
        reader.consume(octets.len());
        shared.push(octets);
        shared.tell();
        shared.has_room().await;
        match reader.fill().await {
            Ok(0) => return Ok(After::Close),
            Ok(_) => {}
            Err(error) => return Err(Failure::broken(&error)),
        }
    }
}
