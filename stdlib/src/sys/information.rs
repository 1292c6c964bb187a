//! What `sys` says of the interpreter in struct sequences: version, flags, and properties of numbers and threads.

use super::namespace::namespace;
use weft_core::heap::concurrency::Gil;
use weft_core::heap::{Dict, Raised, Thread, Value};
use weft_core::types::struct_sequence::StructSequence;

/// The version of the language.
pub const VERSION: (i64, i64, i64) = (3, 14, 0);

static VERSION_INFO: StructSequence = StructSequence::new(
    "version_info",
    "sys",
    "sys.version_info\n\nVersion information as a named tuple.",
    &[
        ("major", "Major release number"),
        ("minor", "Minor release number"),
        ("micro", "Patch release number"),
        ("releaselevel", "'alpha', 'beta', 'candidate', or 'final'"),
        ("serial", "Serial release number"),
    ],
    5,
)
.without_constructor();

static FLAGS: StructSequence = StructSequence::new(
    "flags",
    "sys",
    "sys.flags\n\nFlags provided through command line arguments or environment vars.",
    &[
        ("debug", "-d"),
        ("inspect", "-i"),
        ("interactive", "-i"),
        ("optimize", "-O or -OO"),
        ("dont_write_bytecode", "-B"),
        ("no_user_site", "-s"),
        ("no_site", "-S"),
        ("ignore_environment", "-E"),
        ("verbose", "-v"),
        ("bytes_warning", "-b"),
        ("quiet", "-q"),
        ("hash_randomization", "-R"),
        ("isolated", "-I"),
        ("dev_mode", "-X dev"),
        ("utf8_mode", "-X utf8"),
        ("warn_default_encoding", "-X warn_default_encoding"),
        ("safe_path", "-P"),
        ("int_max_str_digits", "-X int_max_str_digits"),
        ("gil", "-X gil"),
        ("thread_inherit_context", "-X thread_inherit_context"),
        ("context_aware_warnings", "-X context_aware_warnings"),
    ],
    18,
)
.without_constructor();

static FLOAT_INFO: StructSequence = StructSequence::new(
    "float_info",
    "sys",
    "sys.float_info\n\nA named tuple holding information about the float type.",
    &[
        ("max", "DBL_MAX -- maximum representable finite float"),
        (
            "max_exp",
            "DBL_MAX_EXP -- maximum int e such that radix**(e-1) is representable",
        ),
        (
            "max_10_exp",
            "DBL_MAX_10_EXP -- maximum int e such that 10**e is representable",
        ),
        ("min", "DBL_MIN -- Minimum positive normalized float"),
        (
            "min_exp",
            "DBL_MIN_EXP -- minimum int e such that radix**(e-1) is a normalized float",
        ),
        (
            "min_10_exp",
            "DBL_MIN_10_EXP -- minimum int e such that 10**e is a normalized float",
        ),
        (
            "dig",
            "DBL_DIG -- maximum number of decimal digits that can be faithfully represented in a float",
        ),
        ("mant_dig", "DBL_MANT_DIG -- mantissa digits"),
        (
            "epsilon",
            "DBL_EPSILON -- Difference between 1 and the next representable float",
        ),
        ("radix", "FLT_RADIX -- radix of exponent"),
        (
            "rounds",
            "FLT_ROUNDS -- rounding mode used for arithmetic operations",
        ),
    ],
    11,
);

static INT_INFO: StructSequence = StructSequence::new(
    "int_info",
    "sys",
    "sys.int_info\n\nA named tuple that holds information about Python's\ninternal representation of integers.  The attributes are read only.",
    &[
        ("bits_per_digit", "size of a digit in bits"),
        (
            "sizeof_digit",
            "size in bytes of the type used to represent a digit",
        ),
        (
            "default_max_str_digits",
            "maximum string conversion digits limitation",
        ),
        (
            "str_digits_check_threshold",
            "minimum positive value for int_max_str_digits",
        ),
    ],
    4,
);

static HASH_INFO: StructSequence = StructSequence::new(
    "hash_info",
    "sys",
    "hash_info\n\nA named tuple providing parameters used for computing hashes.",
    &[
        ("width", "width of the type used for hashing, in bits"),
        (
            "modulus",
            "prime number giving the modulus on which the hash function is based",
        ),
        ("inf", "value to be used for hash of a positive infinity"),
        ("nan", "value to be used for hash of a nan"),
        (
            "imag",
            "multiplier used for the imaginary part of a complex number",
        ),
        (
            "algorithm",
            "name of the algorithm for hashing of str, bytes and memoryviews",
        ),
        ("hash_bits", "internal output size of hash algorithm"),
        ("seed_bits", "seed size of hash algorithm"),
        ("cutoff", "small string optimization cutoff"),
    ],
    9,
);

static THREAD_INFO: StructSequence = StructSequence::new(
    "thread_info",
    "sys",
    "sys.thread_info\n\nA named tuple holding information about the thread implementation.",
    &[
        ("name", "name of the thread implementation"),
        ("lock", "name of the lock implementation"),
        ("version", "name and version of the thread library"),
    ],
    3,
);

/// `sys.flags`, with values for some of its fields.
fn flags(thread: &Thread, given: &[(&str, i64)]) -> Value {
    let without_gil = i64::from(thread.heap().gil() == Gil::Off);
    let values: Vec<Value> = FLAGS
        .fields()
        .map(|name| {
            let value = given
                .iter()
                .find(|(other, _)| *other == name)
                .map(|(_, value)| *value);
            let value = value.unwrap_or(match name {
                // Nothing is ever written beside a source file, and all text is UTF-8.
                "dont_write_bytecode" | "hash_randomization" | "utf8_mode" => 1,
                "int_max_str_digits" => 4300,
                "gil" => 1 - without_gil,
                // As CPython has it: threads inherit contexts where there is no global lock.
                "thread_inherit_context" | "context_aware_warnings" => without_gil,
                _ => 0,
            });
            if matches!(name, "dev_mode" | "safe_path") {
                Value::from_bool(value != 0)
            } else {
                thread.int(value)
            }
        })
        .collect();
    FLAGS.make(thread, &values)
}

/// Sets `sys.flags`, with these values of fields and the usual ones of others.
///
/// # Errors
/// None in practice: the attribute can be set.
pub fn set_flags(thread: &Thread, system: Value, given: &[(&str, i64)]) -> Result<(), Raised> {
    let flags = flags(thread, given);
    weft_core::protocol::set_attribute(thread, system, thread.intern("flags"), flags)
}

fn version_info(thread: &Thread) -> Value {
    let (major, minor, micro) = VERSION;
    let parts = [
        thread.int(major),
        thread.int(minor),
        thread.int(micro),
        thread.string("final"),
        thread.int(0),
    ];
    VERSION_INFO.make(thread, &parts)
}

/// Sets everything that is known before the program is.
pub fn describe(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
    let set = |name: &str, value: Value| dictionary.set_simple(thread, thread.intern(name), value);
    let int = |value: i64| thread.int(value);
    let text = |value: &str| thread.string(value);
    let (major, minor, micro) = VERSION;
    let hexadecimal = major << 24 | minor << 16 | micro << 8 | 0xf0;
    let own_version = env!("CARGO_PKG_VERSION");
    set("version_info", version_info(thread));
    set(
        "version",
        text(&format!(
            "{major}.{minor}.{micro} (Weft {own_version}) [Rust]"
        )),
    );
    set("hexversion", int(hexadecimal));
    set("api_version", int(1013));
    set("copyright", text("Copyright (c) the authors of Weft."));
    set("flags", flags(thread, &[]));
    set(
        "byteorder",
        text(if cfg!(target_endian = "big") {
            "big"
        } else {
            "little"
        }),
    );
    set(
        "platform",
        text(if cfg!(target_os = "macos") {
            "darwin"
        } else {
            std::env::consts::OS
        }),
    );
    set("maxsize", int(i64::MAX));
    set("maxunicode", int(0x10ffff));
    set("float_repr_style", text("short"));
    set(
        "abiflags",
        text(if thread.heap().gil() == Gil::Off {
            "t"
        } else {
            ""
        }),
    );
    set("platlibdir", text("lib"));
    let implementation = [
        ("name", text("weft")),
        ("cache_tag", text(&format!("weft-{major}{minor}"))),
        ("version", version_info(thread)),
        ("hexversion", int(hexadecimal)),
        ("supports_isolated_interpreters", Value::TRUE),
    ];
    set("implementation", namespace(thread, &implementation));
    let float = |value: f64| thread.float(value);
    let float_parts = [
        float(f64::MAX),
        int(1024),
        int(308),
        float(f64::MIN_POSITIVE),
        int(-1021),
        int(-307),
        int(15),
        int(53),
        float(f64::EPSILON),
        int(2),
        int(1),
    ];
    set("float_info", FLOAT_INFO.make(thread, &float_parts));
    set(
        "int_info",
        INT_INFO.make(thread, &[int(30), int(4), int(4300), int(640)]),
    );
    let hash_parts = [
        int(64),
        int((1 << 61) - 1),
        int(314_159),
        int(0),
        int(1_000_003),
        text("siphash13"),
        int(64),
        int(128),
        int(0),
    ];
    set("hash_info", HASH_INFO.make(thread, &hash_parts));
    set(
        "thread_info",
        THREAD_INFO.make(thread, &[text("pthread"), text("semaphore"), Value::NONE]),
    );
    Ok(())
}
