//! Tokio's thread: it begins at first use, and serves all interpreters of the process.

use crate::exchange::Order;
use parking_lot::Mutex;
use std::io;
use tokio::runtime::{Builder, Handle};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The process that began the thread, since a child by `fork` has none of its threads, and where the thread takes orders.
static RUNNING: Mutex<Option<(u32, Running)>> = Mutex::new(None);

#[derive(Clone)]
struct Running {
    orders: UnboundedSender<Order>,
    handle: Handle,
}

/// Has the thread begin an exchange. Of many orders one after the other the first wakes it.
///
/// # Errors
/// The system's, if it has no thread to give.
pub fn order(order: Order) -> io::Result<()> {
    let sent = running()?.orders.send(order);
    sent.map_err(|_| io::Error::other("the thread of the network has ended"))
}

/// What timers and waits for the resolver of other threads go by.
///
/// # Errors
/// The system's, if it has no thread to give.
pub fn handle() -> io::Result<Handle> {
    Ok(running()?.handle)
}

fn running() -> io::Result<Running> {
    let process = std::process::id();
    let mut running = RUNNING.lock();
    if let Some((owner, running)) = &*running
        && *owner == process
    {
        return Ok(running.clone());
    }
    let begun = begin()?;
    *running = Some((process, begun.clone()));
    Ok(begun)
}

fn begin() -> io::Result<Running> {
    let runtime = Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .thread_keep_alive(std::time::Duration::from_secs(5))
        .build()?;
    let handle = runtime.handle().clone();
    let (sender, orders) = unbounded_channel();
    std::thread::Builder::new()
        .name("weft-network".to_owned())
        .spawn(move || runtime.block_on(serve(orders)))?;
    Ok(Running {
        orders: sender,
        handle,
    })
}

/// Begins what is ordered, as long as the process lasts.
async fn serve(mut orders: UnboundedReceiver<Order>) {
    while let Some(order) = orders.recv().await {
        order.begin();
    }
}
