//! Files that are open for writing.
//!
//! A program that forgets to close a file expects CPython to do it at once: `open(path, 'w').write(text)`, and then it
//! reads the file. Here a forgotten file is closed after a collection. So that the program sees what it wrote, what is
//! pending is written before a file is opened or looked at.

use crate::io::buffered::Buffered;
use crate::io::text::Text;
use parking_lot::Mutex;
use weft_core::heap::{List, Native, Root, ShapeId, Thread, Value, WeakReference};
use weft_core::interpreter::Interpreter;

/// Weak references to the streams, in a list.
#[derive(Default)]
struct Writers {
    list: Mutex<Option<Root>>,
}

/// Notes a stream that is written to.
pub fn register(thread: &Thread, stream: Value) {
    let writers = Interpreter::of(thread).extension::<Writers>();
    let mut list = writers.list.lock();
    let list = list.get_or_insert_with(|| {
        Root::new(thread.heap_handle(), List::from_items(thread, &[]).value())
    });
    if let Some(list) = list.get().downcast::<List>() {
        list.push(
            thread,
            WeakReference::new(thread, ShapeId::WEAK, stream, None).value(),
        );
    }
}

/// Writes what is pending in all streams. What cannot be written stays, to be an error when the stream is closed.
pub fn flush_writers(thread: &Thread) {
    let writers = Interpreter::of(thread).extension::<Writers>();
    let Some(list) = writers.list.lock().as_ref().map(Root::get) else {
        return;
    };
    let Some(list) = list.downcast::<List>() else {
        return;
    };
    if list.is_empty() {
        return;
    }
    for reference in list.snapshot(thread).items() {
        let stream = reference
            .downcast::<WeakReference>()
            .and_then(WeakReference::target);
        let goes_on = stream.is_some_and(|stream| flush(thread, stream));
        if !goes_on {
            list.edit(thread, |items| items.retain(|other| other != reference));
        }
    }
}

/// Writes what is pending in a stream; whether it is still open.
fn flush(thread: &Thread, stream: Value) -> bool {
    let result = if let Some(text) = stream.downcast::<Native<Text>>() {
        if !text.has_buffer()
            || text
                .is_closed(thread)
                .unwrap_or_else(|raised| is_gone(thread, raised))
        {
            return false;
        }
        if text.has_pending() {
            text.flush(thread)
        } else {
            Ok(())
        }
    } else if let Some(buffered) = stream.downcast::<Native<Buffered>>() {
        if buffered.try_raw().is_none()
            || buffered
                .is_closed(thread)
                .unwrap_or_else(|raised| is_gone(thread, raised))
        {
            return false;
        }
        if buffered.has_pending() {
            buffered.flush(thread)
        } else {
            Ok(())
        }
    } else {
        Ok(())
    };
    if let Err(raised) = result {
        thread.take_raised(raised);
    }
    true
}

fn is_gone(thread: &Thread, raised: weft_core::heap::Raised) -> bool {
    thread.take_raised(raised);
    true
}
