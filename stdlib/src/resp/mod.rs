//! `_resp`: the protocol of Redis, versions 2 and 3, for the package `redis`.
//!
//! A reply is made only when all of it has arrived: until then [`scan`] goes over what came, each octet once, and nothing
//! but its place is kept.

mod build;
mod failure;
mod pack;
mod replies;
mod scan;

/// Commands and replies of Redis.
#[weft_macros::module(name = "_resp", classes = [crate::resp::replies::class])]
pub mod module {
    use super::pack::Packer;
    use weft_core::heap::{Raised, Thread, Value};
    use weft_core::protocol;

    /// Return a command as it is sent.
    #[positional_only]
    fn pack(
        thread: &Thread,
        arguments: Value,
        encoding: Value,
        errors: Value,
    ) -> Result<Vec<u8>, Raised> {
        let mut packer = Packer::new(thread, encoding, errors);
        packer.command(arguments)?;
        Ok(packer.octets)
    }

    /// Return many commands as they are sent together.
    #[positional_only]
    fn pack_all(
        thread: &Thread,
        commands: Value,
        encoding: Value,
        errors: Value,
    ) -> Result<Vec<u8>, Raised> {
        let mut packer = Packer::new(thread, encoding, errors);
        let commands = protocol::collect_list(thread, commands)?;
        let mut place = 0;
        while let Some(arguments) = commands.get(place) {
            packer.command(arguments)?;
            place += 1;
        }
        Ok(packer.octets)
    }
}
