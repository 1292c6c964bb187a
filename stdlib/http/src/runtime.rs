//! Tokio's thread: it begins at first use, and serves all interpreters of the process.

use crate::exchange::Order;
use parking_lot::Mutex;
use std::io;
use tokio::runtime::Builder;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The process that began the thread, since a child by `fork` has none of its threads, and where the thread takes orders.
static RUNNING: Mutex<Option<(u32, UnboundedSender<Order>)>> = Mutex::new(None);

/// Has the thread begin an exchange. Of many orders one after the other the first wakes it.
///
/// # Errors
/// The system's, if it has no thread to give.
pub fn order(order: Order) -> io::Result<()> {
    let process = std::process::id();
    let mut running = RUNNING.lock();
    let sender = match &*running {
        Some((owner, sender)) if *owner == process => sender.clone(),
        _ => {
            let sender = begin()?;
            *running = Some((process, sender.clone()));
            sender
        }
    };
    drop(running);
    sender
        .send(order)
        .map_err(|_| io::Error::other("the thread of the network has ended"))
}

fn begin() -> io::Result<UnboundedSender<Order>> {
    let runtime = Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .thread_keep_alive(std::time::Duration::from_secs(5))
        .build()?;
    let (sender, orders) = unbounded_channel();
    std::thread::Builder::new()
        .name("weft-network".to_owned())
        .spawn(move || runtime.block_on(serve(orders)))?;
    Ok(sender)
}

/// Begins what is ordered, as long as the process lasts.
async fn serve(mut orders: UnboundedReceiver<Order>) {
    while let Some(order) = orders.recv().await {
        order.begin();
    }
}
