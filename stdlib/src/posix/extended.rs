//! Extended attributes of files.

/// Extended attributes of files.
#[weft_macros::module(name = "posix")]
pub mod module {
    use crate::posix::folder::Links;
    use crate::posix::path::name_string;
    use crate::posix::target::{self, Also, Target};
    use crate::system;
    use rustix::fs::XattrFlags;
    use weft_core::heap::{List, Raised, Thread, Value};
    use weft_core::types::bytes::required_octets;

    #[rust]
    fn argument(
        thread: &Thread,
        path: Value,
        function: &str,
        follow_symlinks: bool,
    ) -> Result<(Target, Links), Raised> {
        let target = target::target(thread, path, function, "path", Also::Numbers)?;
        let links = Links::of(follow_symlinks);
        if let Target::Open(_) = target {
            target::check_open(function, Value::NONE, links)?;
        }
        Ok((target, links))
    }

    /// Asks for octets that become as many as there are.
    #[rust]
    fn whole(
        thread: &Thread,
        path: Value,
        read: impl Fn(&mut [u8]) -> rustix::io::Result<usize>,
    ) -> Result<Vec<u8>, Raised> {
        let mut octets = vec![0; 256];
        loop {
            match thread.blocking(|| read(&mut octets)) {
                Ok(count) => {
                    octets.truncate(count);
                    return Ok(octets);
                }
                Err(rustix::io::Errno::RANGE) if octets.len() < 1 << 20 => {
                    octets.resize(octets.len() * 4, 0);
                }
                Err(error) => return Err(system::os_error(thread, error, Some(path))),
            }
        }
    }

    /// Return the value of an extended attribute.
    fn getxattr(
        thread: &Thread,
        path: Value,
        attribute: Value,
        #[keyword_only]
        #[default(true)]
        follow_symlinks: bool,
    ) -> Result<Vec<u8>, Raised> {
        let (target, links) = argument(thread, path, "getxattr", follow_symlinks)?;
        let name = target::named(thread, attribute, "getxattr", "attribute")?;
        whole(thread, path, |octets| match (&target, links) {
            (Target::Open(file), _) => rustix::fs::fgetxattr(file, &*name, octets),
            (Target::Named(path), Links::Follow) => rustix::fs::getxattr(&**path, &*name, octets),
            (Target::Named(path), Links::Keep) => rustix::fs::lgetxattr(&**path, &*name, octets),
        })
    }

    /// Set an extended attribute.
    fn setxattr(
        thread: &Thread,
        path: Value,
        attribute: Value,
        value: Value,
        #[default(0)] flags: u32,
        #[keyword_only]
        #[default(true)]
        follow_symlinks: bool,
    ) -> Result<(), Raised> {
        let (target, links) = argument(thread, path, "setxattr", follow_symlinks)?;
        let name = target::named(thread, attribute, "setxattr", "attribute")?;
        let octets = required_octets(thread, &value)?;
        let flags = XattrFlags::from_bits_retain(flags);
        system::call(thread, Some(path), || match (&target, links) {
            (Target::Open(file), _) => rustix::fs::fsetxattr(file, &*name, &octets, flags),
            (Target::Named(path), Links::Follow) => {
                rustix::fs::setxattr(&**path, &*name, &octets, flags)
            }
            (Target::Named(path), Links::Keep) => {
                rustix::fs::lsetxattr(&**path, &*name, &octets, flags)
            }
        })
    }

    /// Remove an extended attribute.
    fn removexattr(
        thread: &Thread,
        path: Value,
        attribute: Value,
        #[keyword_only]
        #[default(true)]
        follow_symlinks: bool,
    ) -> Result<(), Raised> {
        let (target, links) = argument(thread, path, "removexattr", follow_symlinks)?;
        let name = target::named(thread, attribute, "removexattr", "attribute")?;
        system::call(thread, Some(path), || match (&target, links) {
            (Target::Open(file), _) => rustix::fs::fremovexattr(file, &*name),
            (Target::Named(path), Links::Follow) => rustix::fs::removexattr(&**path, &*name),
            (Target::Named(path), Links::Keep) => rustix::fs::lremovexattr(&**path, &*name),
        })
    }

    /// Return the names of the extended attributes of a file.
    fn listxattr(
        thread: &Thread,
        #[default(Value::NONE)] path: Value,
        #[keyword_only]
        #[default(true)]
        follow_symlinks: bool,
    ) -> Result<Value, Raised> {
        let path = if path.is_none() {
            thread.string(".")
        } else {
            path
        };
        let (target, links) = argument(thread, path, "listxattr", follow_symlinks)?;
        let octets = whole(thread, path, |octets| match (&target, links) {
            (Target::Open(file), _) => rustix::fs::flistxattr(file, octets),
            (Target::Named(path), Links::Follow) => rustix::fs::listxattr(&**path, octets),
            (Target::Named(path), Links::Keep) => rustix::fs::llistxattr(&**path, octets),
        })?;
        let list = List::from_items(thread, &[]);
        for name in octets.split(|octet| *octet == 0) {
            if !name.is_empty() {
                list.push(thread, name_string(thread, name));
            }
        }
        Ok(list.value())
    }
}
