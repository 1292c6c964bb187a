//! Library code: Rust functions that may keep values in local variables, and whose part of the native stack is scanned.

use crate::stack::Window;
use crate::thread::Thread;
use crate::value::Value;
use std::ptr::NonNull;
use weft_concurrency::with_spilled_registers;

/// A part of the native stack that belongs to library code which waits for Python code that it called.
pub(crate) struct LibraryPart {
    low: usize,
    high: usize,
    pub(crate) unused: (NonNull<u64>, NonNull<u64>),
    pub(crate) outer: Option<NonNull<LibraryPart>>,
}

/// Runs the closure in a frame of its own, which lies below that of the caller with all that it holds.
#[inline(never)]
fn run_below<R, F: FnOnce() -> R>(body: &mut Option<F>) -> R {
    let body = body.take().expect("given by the caller");
    body()
}

impl Thread {
    /// Whether library code runs, whose part of the native stack is scanned.
    #[inline(always)]
    pub fn is_in_library(&self) -> bool {
        self.native_start.get() != 0
    }

    /// Runs library code that may keep values in local variables: what it has on the native stack is scanned.
    ///
    /// The values that it starts with must be moved into the closure.
    #[inline(always)]
    pub fn library<R>(&self, body: impl FnOnce() -> R) -> R {
        if self.native_start.get() != 0 {
            return body();
        }
        self.enter_library(body)
    }

    /// As [`Thread::library`], for library code that a node calls with what stands in a window. The slots of the frame
    /// past the window's first `arguments` ones are those of temporaries that are done with: what they still hold is
    /// forgotten when a collection comes.
    #[inline(always)]
    pub fn library_from<R>(
        &self,
        window: Window<'_>,
        arguments: u16,
        body: impl FnOnce() -> R,
    ) -> R {
        if self.native_start.get() != 0 {
            return body();
        }
        // SAFETY: within the mapping, as in `window_at_top`.
        let end = unsafe {
            window
                .base()
                .add(crate::FIRST_LOCAL as usize + arguments as usize)
        };
        // No frame begins here, so what stood where its header would be is stale.
        window.clear_header();
        self.unused.set((end, self.top()));
        let result = self.enter_library(body);
        self.unused.set((self.stack, self.stack));
        result
    }

    /// Collects on behalf of a node that calls without arguments, outside of library code: no native stack is looked at
    /// then, and what stands in the frame from the window on is forgotten, so that whatever the program let go of is
    /// found. `arguments` is the empty slice of the window. The result is that of [`Thread::collect_and_count`].
    pub fn collect_behind(&self, arguments: &[Value]) -> usize {
        let first = arguments.as_ptr().addr();
        let (low, top) = (self.stack.addr().get(), self.top());
        // No frame begins here, so what stands where its header would be is stale. The function that is called, if that
        // stands there, is not looked at any more.
        let header = crate::FIRST_LOCAL as usize * size_of::<u64>();
        let is_window = arguments.is_empty() && first >= low + header && first <= top.addr().get();
        if self.native_start.get() != 0 || !is_window {
            return self.collect_and_count();
        }
        let start = self.stack.map_addr(|address| {
            // Past the start of the stack, which is not zero.
            address.saturating_add(first - header - low)
        });
        self.unused.set((start, top));
        let counted = self.collect_and_count();
        self.unused.set((self.stack, self.stack));
        counted
    }

    /// Runs code that keeps values in local variables where nobody looks for them: it reaches no safepoint, waits for nothing
    /// and runs no Python code. A debug build sees to that.
    #[inline(always)]
    pub fn without_safepoint<R>(&self, body: impl FnOnce() -> R) -> R {
        #[cfg(debug_assertions)]
        let before = self.bears_no_safepoint.replace(true);
        let result = body();
        #[cfg(debug_assertions)]
        self.bears_no_safepoint.set(before);
        result
    }

    /// Fails in a debug build where [`Thread::without_safepoint`] forbids what the caller is about to do.
    #[inline(always)]
    pub(crate) fn check_safepoint(&self) {
        #[cfg(debug_assertions)]
        assert!(
            !self.bears_no_safepoint.get(),
            "no safepoint, no waiting and no Python code here"
        );
    }

    #[inline(never)]
    fn enter_library<R>(&self, body: impl FnOnce() -> R) -> R {
        let mut body = Some(body);
        // Up to what the closure holds, and no further: frames above are those of nodes, which leave behind values in
        // them that they are done with.
        let end = (&raw const body).addr() + size_of_val(&body);
        self.native_start.set(end);
        let result = run_below(&mut body);
        self.native_start.set(0);
        result
    }

    /// Runs Python code on behalf of library code: the nodes keep their values on the value stack, so what they have on
    /// the native one is not scanned. What the library code holds goes on being scanned.
    ///
    /// `body` begins with what is on the value stack, and with values that library code further out holds.
    #[inline(always)]
    pub fn python<R>(&self, body: impl FnOnce() -> R) -> R {
        self.check_safepoint();
        if self.native_start.get() == 0 {
            return body();
        }
        self.leave_library(body)
    }

    #[inline(never)]
    fn leave_library<R>(&self, body: impl FnOnce() -> R) -> R {
        // Registers that the library code has values in are saved here rather than in frames of the nodes.
        with_spilled_registers(|stack_pointer| {
            let part = LibraryPart {
                low: stack_pointer,
                high: self.native_start.replace(0),
                unused: self.unused.replace((self.stack, self.stack)),
                outer: self.outer_library.get(),
            };
            self.outer_library.set(Some(NonNull::from(&part)));
            let result = body();
            self.outer_library.set(part.outer);
            self.native_start.set(part.high);
            self.unused.set(part.unused);
            result
        })
    }

    /// Calls `visit` with the parts of the native stack that belong to library code which waits for Python code.
    pub(crate) fn each_outer_part(&self, mut visit: impl FnMut(usize, usize)) {
        let mut next = self.outer_library.get();
        while let Some(part) = next {
            // SAFETY: it lies in a frame of `leave_library` that has not returned, and this thread stands still.
            let part = unsafe { part.as_ref() };
            visit(part.low, part.high);
            next = part.outer;
        }
    }

    /// Where the scan of this thread's native stack ends, if it needs one.
    pub(crate) fn native_start(&self) -> usize {
        self.native_start.get()
    }
}
