//! `_mysql`: the packets of MySQL and the rows in them, for the package `aiomysql`.

mod column;
mod packets;
mod row;

/// Packets and rows of MySQL.
#[weft_macros::module(name = "_mysql", classes = [crate::mysql::packets::class])]
pub mod module {
    use super::column::Kind;
    use weft_core::heap::{Dict, Raised, Thread, Value};

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        for (name, kind) in Kind::ALL {
            dictionary.set_simple(thread, thread.intern(name), Value::from_i32(kind as i32));
        }
        Ok(())
    }
}
