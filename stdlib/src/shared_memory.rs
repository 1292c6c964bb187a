//! `_posixshmem`: memory with names, which processes share.

/// POSIX shared memory module
#[weft_macros::module(name = "_posixshmem")]
pub mod module {
    use crate::posix::named;
    use crate::system;
    use rustix::fs::Mode;
    use rustix::shm::OFlags;
    use weft_core::heap::{Raised, Thread, Value};

    /// Open a shared memory object by its name and return a descriptor of it.
    fn shm_open(
        thread: &Thread,
        path: Value,
        flags: u32,
        #[default(0o777)] mode: u32,
    ) -> Result<i32, Raised> {
        let name = named(thread, path, "shm_open", "path")?;
        let flags = OFlags::from_bits_retain(flags);
        system::call(thread, Some(path), || {
            rustix::shm::open(&*name, flags, Mode::from_raw_mode(mode))
        })
        .map(|opened| crate::system::given(thread, opened))
    }

    /// Remove a shared memory object (similar to unlink()).
    ///
    /// Its memory goes once no process has it mapped any more.
    fn shm_unlink(thread: &Thread, path: Value) -> Result<(), Raised> {
        let name = named(thread, path, "shm_unlink", "path")?;
        system::call(thread, Some(path), || rustix::shm::unlink(&*name))
    }
}
