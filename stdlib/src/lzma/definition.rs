//! The module `_lzma`.

use crate::exception::raise_own;
use weft_core::error::Exception;
use weft_core::heap::{Raised, Thread};

/// Any format with a header.
pub const FORMAT_AUTO: i64 = 0;
/// The format of xz.
pub const FORMAT_XZ: i64 = 1;
/// The older format, of one stream of LZMA.
pub const FORMAT_ALONE: i64 = 2;
/// No format: what a chain of filters makes.
pub const FORMAT_RAW: i64 = 3;

/// Raises `LZMAError`.
#[cold]
pub fn lzma_error(thread: &Thread, message: &str) -> Raised {
    raise_own(thread, "_lzma", "LZMAError", Exception::Exception, message)
}

/// The compressor and the decompressor of lzma.
#[weft_macros::module(name = "_lzma", classes = [crate::lzma::compressor::class, crate::lzma::decompressor::class])]
pub mod module {
    use super::{FORMAT_ALONE, FORMAT_AUTO, FORMAT_RAW, FORMAT_XZ};
    use crate::exception::exception_class;
    use crate::lzma::filters::{DEFAULT, EXTREME, LZMA1, LZMA2};
    use weft_core::error::Exception;
    use weft_core::heap::{Dict, Raised, Thread};

    /// Whether streams can have the check of that number.
    #[positional_only]
    fn is_check_supported(check_id: i64) -> bool {
        matches!(check_id, 0 | 1 | 4 | 10)
    }

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        let numbers = [
            ("FORMAT_AUTO", FORMAT_AUTO),
            ("FORMAT_XZ", FORMAT_XZ),
            ("FORMAT_ALONE", FORMAT_ALONE),
            ("FORMAT_RAW", FORMAT_RAW),
            ("CHECK_NONE", 0),
            ("CHECK_CRC32", 1),
            ("CHECK_CRC64", 4),
            ("CHECK_SHA256", 10),
            ("CHECK_ID_MAX", 15),
            ("CHECK_UNKNOWN", 16),
            ("FILTER_LZMA2", LZMA2 as i64),
            ("FILTER_DELTA", 3),
            ("FILTER_X86", 4),
            ("FILTER_POWERPC", 5),
            ("FILTER_IA64", 6),
            ("FILTER_ARM", 7),
            ("FILTER_ARMTHUMB", 8),
            ("FILTER_SPARC", 9),
            ("MF_HC3", 0x03),
            ("MF_HC4", 0x04),
            ("MF_BT2", 0x12),
            ("MF_BT3", 0x13),
            ("MF_BT4", 0x14),
            ("MODE_FAST", 1),
            ("MODE_NORMAL", 2),
            ("PRESET_DEFAULT", i64::from(DEFAULT)),
            ("PRESET_EXTREME", i64::from(EXTREME)),
        ];
        for (name, number) in numbers {
            dictionary.set_simple(thread, thread.intern(name), thread.int(number));
        }
        let name = thread.intern("FILTER_LZMA1");
        dictionary.set_simple(thread, name, thread.big_int(LZMA1.into()));
        let error = exception_class(thread, "_lzma", "LZMAError", Exception::Exception)?;
        dictionary.set_simple(thread, thread.intern("LZMAError"), error);
        Ok(())
    }
}
