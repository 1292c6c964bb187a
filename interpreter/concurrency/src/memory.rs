//! Memory that the system maps: a file's, or one that processes share.
//!
//! Invariant: a mapping is readable from its start for its length until it is dropped, and is touched by atomic octets
//! alone, because other threads and other processes may change it at any time. What shortens a file below a mapping of it
//! ends the process at the next touch, as with C.

use parking_lot::Mutex;
use std::fs::File;
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU8, AtomicU32, AtomicU64, Ordering};

/// Pages that can be written to.
pub const WRITABLE: i32 = libc::PROT_WRITE;
/// Pages whose changes others see.
pub const SHARED: i32 = libc::MAP_SHARED;
/// Pages whose changes are this mapping's own.
pub const PRIVATE: i32 = libc::MAP_PRIVATE;
/// Pages that belong to no file.
pub const ANONYMOUS: i32 = libc::MAP_ANONYMOUS;

/// Asks the system for large pages in a stretch of memory that is about to be used: each page that is touched first costs
/// the same, and these hold 2 MiB instead of 4 KiB. Nothing else changes.
pub fn prefer_large_pages(start: NonNull<u8>, length: usize) {
    #[cfg(all(target_os = "linux", not(miri)))]
    {
        const PAGE: usize = 4096;
        let skipped = start.as_ptr().align_offset(PAGE);
        if skipped < length {
            let place = start.as_ptr().wrapping_add(skipped).cast();
            // SAFETY: such advice changes neither what the memory holds nor whether it is there, whoever owns it. Where
            // there is no such memory, or no such pages, the system refuses.
            unsafe { libc::madvise(place, length - skipped, libc::MADV_HUGEPAGE) };
        }
    }
    #[cfg(not(all(target_os = "linux", not(miri))))]
    let _ = (start, length);
}

/// Asks the system to put what lies in a stretch of memory into large pages, now. Reading and writing it takes fewer
/// steps of the processor then, which finds each page by its tables. Nothing else changes.
pub fn gather_in_large_pages(start: NonNull<u8>, length: usize) {
    #[cfg(all(target_os = "linux", not(miri)))]
    {
        // SAFETY: such advice changes neither what the memory holds nor whether it is there. Where there is no such memory,
        // or no such pages, the system refuses.
        unsafe { libc::madvise(start.as_ptr().cast(), length, libc::MADV_COLLAPSE) };
    }
    #[cfg(not(all(target_os = "linux", not(miri))))]
    let _ = (start, length);
}

/// Memory for as long as its owner wants it, whose pages cost nothing before they are touched.
///
/// The system maps it: the allocator would give freed memory again, and touch all of it to zero it.
pub struct Pages {
    start: NonNull<u8>,
    length: usize,
}

// SAFETY: the memory belongs to the owner, wherever that is; what is done with it is the owner's affair.
unsafe impl Send for Pages {}
// SAFETY: as above.
unsafe impl Sync for Pages {}

/// What is known of memory that was kept for the next who asks for as much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content {
    /// Each octet is zero.
    Zeros,
    /// Who had it before has left something there.
    Anything,
}

/// Memory that was kept, so that making one interpreter after the other does not ask the system each time for pages that
/// cost something when they are touched first.
static KEPT: Mutex<Vec<(Content, Pages)>> = Mutex::new(Vec::new());
/// How many pieces of memory are kept.
const MOST_KEPT: usize = 8;

impl Pages {
    /// Memory of `length` octets, which is not zero; `None` when the system has none. A new one has zeros, whatever was
    /// asked for.
    pub fn new(length: usize, content: Content) -> Option<Pages> {
        let mut kept = KEPT.lock();
        let place = kept
            .iter()
            .position(|(known, pages)| *known == content && pages.length == length);
        if let Some(place) = place {
            return Some(kept.swap_remove(place).1);
        }
        drop(kept);
        let start = take_pages(length)?;
        Some(Pages { start, length })
    }

    /// Makes the memory longer, by octets that are zero, wherever it lies then; whether that was done. What it holds is not
    /// copied, and its pages stay as they are.
    pub fn grow(&mut self, length: usize) -> bool {
        #[cfg(all(target_os = "linux", not(miri)))]
        {
            let old = self.start.as_ptr().cast();
            // SAFETY: the memory is the owner's, who knows by the exclusive reference that nobody else uses it.
            let start = unsafe { libc::mremap(old, self.length, length, libc::MREMAP_MAYMOVE) };
            if start == libc::MAP_FAILED {
                return false;
            }
            let Some(start) = NonNull::new(start.cast()) else {
                return false;
            };
            (self.start, self.length) = (start, length);
            true
        }
        #[cfg(not(all(target_os = "linux", not(miri))))]
        {
            let _ = length;
            false
        }
    }

    /// Keeps the memory for the next who asks for as much with such content; what it says must be true.
    pub fn keep(self, content: Content) {
        let mut kept = KEPT.lock();
        if kept.len() < MOST_KEPT {
            kept.push((content, self));
        }
    }

    /// Where it begins: at the beginning of a page.
    pub fn start(&self) -> NonNull<u8> {
        self.start
    }

    /// How many octets there are.
    pub fn length(&self) -> usize {
        self.length
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        give_pages_back(self.start, self.length);
    }
}

#[cfg(not(miri))]
fn take_pages(length: usize) -> Option<NonNull<u8>> {
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    // SAFETY: the system chooses a free place, so that no other memory is touched.
    let start = unsafe { libc::mmap(std::ptr::null_mut(), length, protection, flags, -1, 0) };
    if start == libc::MAP_FAILED {
        return None;
    }
    NonNull::new(start.cast())
}

#[cfg(not(miri))]
fn give_pages_back(start: NonNull<u8>, length: usize) {
    // SAFETY: the memory is the owner's that is dropped.
    unsafe { libc::munmap(start.as_ptr().cast(), length) };
}

/// How Miri, which knows the allocator better than maps, gets as much.
#[cfg(miri)]
fn pages_layout(length: usize) -> std::alloc::Layout {
    std::alloc::Layout::from_size_align(length, 4096).expect("a length that fits the address space")
}

#[cfg(miri)]
fn take_pages(length: usize) -> Option<NonNull<u8>> {
    // SAFETY: the length is not zero, as the caller promises.
    NonNull::new(unsafe { std::alloc::alloc_zeroed(pages_layout(length)) })
}

#[cfg(miri)]
fn give_pages_back(start: NonNull<u8>, length: usize) {
    // SAFETY: taken with this layout.
    unsafe { std::alloc::dealloc(start.as_ptr(), pages_layout(length)) };
}

/// Mapped memory.
pub struct Mapping {
    start: NonNull<AtomicU8>,
    length: usize,
    is_writable: bool,
}

// SAFETY: the memory belongs to the mapping, wherever that is, and is touched by atomics alone.
unsafe impl Send for Mapping {}
// SAFETY: as above.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// Maps `length` octets of an open file from `offset` on, or memory of no file. They can be read in any case.
    ///
    /// # Errors
    /// What the system says, and `InvalidInput` for flags that say where the memory should be.
    pub fn new(
        file: Option<BorrowedFd<'_>>,
        length: usize,
        protection: i32,
        flags: i32,
        offset: u64,
    ) -> io::Result<Mapping> {
        let placed = libc::MAP_FIXED | fixed_place();
        if flags & placed != 0 {
            return Err(io::Error::from_raw_os_error(libc::EINVAL));
        }
        let offset = libc::off_t::try_from(offset)
            .map_err(|_| io::Error::from_raw_os_error(libc::EOVERFLOW))?;
        let number = file.map_or(-1, |file| file.as_raw_fd());
        let protection = protection | libc::PROT_READ;
        // SAFETY: the system chooses a free place, so that no other memory is touched.
        let start = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                length,
                protection,
                flags,
                number,
                offset,
            )
        };
        if start == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        Ok(Mapping {
            start: NonNull::new(start.cast()).ok_or(io::ErrorKind::OutOfMemory)?,
            length,
            is_writable: protection & libc::PROT_WRITE != 0,
        })
    }

    /// How many octets there are.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether the octets can be written to.
    pub fn is_writable(&self) -> bool {
        self.is_writable
    }

    fn octets(&self) -> &[AtomicU8] {
        // SAFETY: see the invariant; memory under atomics may change behind a shared reference.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }

    /// The memory as words. Whoever asks for them touches it in no other way, and so does every process that shares it.
    pub(crate) fn words(&self) -> &[AtomicU64] {
        let count = self.length / size_of::<u64>();
        // SAFETY: a mapping begins with a page, so it is aligned; see the invariant for the rest.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr().cast(), count) }
    }

    /// As [`Mapping::words`], of four octets.
    pub(crate) fn short_words(&self) -> &[AtomicU32] {
        let count = self.length / size_of::<u32>();
        // SAFETY: as in `words`.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr().cast(), count) }
    }

    /// Writes the first octets to a file.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn write_to(&self, file: &File, length: usize) -> io::Result<()> {
        let length = length.min(self.length);
        let mut done = 0;
        while done < length {
            // SAFETY: the octets lie in the mapping, and the system only reads them.
            let count = unsafe {
                libc::write(
                    file.as_raw_fd(),
                    self.start.as_ptr().add(done).cast(),
                    length - done,
                )
            };
            match usize::try_from(count) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => done += count,
                Err(_) => {
                    let error = io::Error::last_os_error();
                    if error.kind() != io::ErrorKind::Interrupted {
                        return Err(error);
                    }
                }
            }
        }
        Ok(())
    }

    /// Copies octets from a place on; how many there are there.
    pub fn read(&self, place: usize, target: &mut [u8]) -> usize {
        let octets = self.octets().get(place..).unwrap_or(&[]);
        for (target, octet) in target.iter_mut().zip(octets) {
            *target = octet.load(Ordering::Relaxed);
        }
        target.len().min(octets.len())
    }

    /// Writes octets from a place on; how many there is room for, and none at all where nothing can be written.
    pub fn write(&self, place: usize, source: &[u8]) -> usize {
        if !self.is_writable {
            return 0;
        }
        let octets = self.octets().get(place..).unwrap_or(&[]);
        for (octet, source) in octets.iter().zip(source) {
            octet.store(*source, Ordering::Relaxed);
        }
        source.len().min(octets.len())
    }

    /// Has the system write changed pages of a stretch to their file, and waits for that.
    ///
    /// # Errors
    /// What the system says; `InvalidInput` for a stretch that is not of this memory.
    pub fn flush(&self, place: usize, length: usize) -> io::Result<()> {
        let start = self.stretch(place, length)?;
        // SAFETY: the stretch lies in the mapping.
        match unsafe { libc::msync(start, length, libc::MS_SYNC) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }

    /// Tells the system how a stretch is going to be used (`MADV_…`).
    ///
    /// # Errors
    /// What the system says; `InvalidInput` for a stretch that is not of this memory.
    pub fn advise(&self, place: usize, length: usize, advice: i32) -> io::Result<()> {
        let start = self.stretch(place, length)?;
        // SAFETY: the stretch lies in the mapping. Advice may change what the octets are, but not that they are there.
        match unsafe { libc::madvise(start, length, advice) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }

    fn stretch(&self, place: usize, length: usize) -> io::Result<*mut libc::c_void> {
        let invalid = || io::Error::from_raw_os_error(libc::EINVAL);
        let end = place.checked_add(length).ok_or_else(invalid)?;
        let octets = self.octets().get(place..end).ok_or_else(invalid)?;
        Ok(octets.as_ptr().cast_mut().cast())
    }

    /// Makes the mapping longer or shorter, which may move it.
    ///
    /// # Errors
    /// What the system says, if it can do that at all.
    #[cfg(target_os = "linux")]
    pub fn resize(&mut self, length: usize) -> io::Result<()> {
        let old = self.start.as_ptr().cast();
        // SAFETY: nobody else has a reference to the memory, since this one is exclusive.
        let start = unsafe { libc::mremap(old, self.length, length, libc::MREMAP_MAYMOVE) };
        if start == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        self.start = NonNull::new(start.cast()).ok_or(io::ErrorKind::OutOfMemory)?;
        self.length = length;
        Ok(())
    }

    /// As on Linux, where the system cannot.
    #[cfg(not(target_os = "linux"))]
    pub fn resize(&mut self, _length: usize) -> io::Result<()> {
        Err(io::Error::from_raw_os_error(libc::ENOSYS))
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the memory is this mapping's, and nobody has a reference to it any more.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.length) };
    }
}

#[cfg(target_os = "linux")]
fn fixed_place() -> i32 {
    libc::MAP_FIXED_NOREPLACE | libc::MAP_GROWSDOWN
}

#[cfg(not(target_os = "linux"))]
fn fixed_place() -> i32 {
    0
}
