//! The limits that a program can have, and why it has to end when it passes one.

use std::time::Duration;

/// How much a program may use; everything without a number is without a limit.
///
/// ```
/// use std::time::Duration;
/// let limits = weft_core::interpreter::Limits::none().operations(1_000_000).time(Duration::from_secs(2));
/// assert_eq!(limits, limits.clone());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Calls and rounds of loops.
    pub(crate) operations: Option<u64>,
    pub(crate) time: Option<Duration>,
    pub(crate) memory: Option<usize>,
    pub(crate) recursion: Option<u32>,
    pub(crate) threads: Option<usize>,
    pub(crate) children: Option<usize>,
    pub(crate) output: Option<u64>,
}

/// Declares what sets a limit, and what asks for it.
macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident, $get:ident: $type:ty = $sample:expr;)*) => {$(
        $(#[$doc])*
        ///
        /// ```
        #[doc = concat!("let limits = weft_core::interpreter::Limits::none().", stringify!($name), "(", stringify!($sample), ");")]
        #[doc = concat!("assert_eq!(limits.", stringify!($get), "(), Some(", stringify!($sample), "));")]
        /// ```
        pub fn $name(mut self, most: $type) -> Limits {
            self.$name = Some(most);
            self
        }

        #[doc = concat!("What [`Limits::", stringify!($name), "`] was given.")]
        ///
        /// ```
        #[doc = concat!("assert_eq!(weft_core::interpreter::Limits::none().", stringify!($get), "(), None);")]
        /// ```
        pub fn $get(&self) -> Option<$type> {
            self.$name
        }
    )*};
}

impl Limits {
    /// No limits.
    ///
    /// ```
    /// use weft_core::interpreter::Limits;
    /// assert_eq!(Limits::none(), Limits::default());
    /// ```
    pub fn none() -> Limits {
        Limits::default()
    }

    settings! {
        /// How many operations may be made in all: each call of a function and each round of a loop is one, in library code
        /// too. Each thread takes a thousand at a time, so what counts exactly is one thread.
        operations, most_operations: u64 = 1_000_000;
        /// How long the program may take, from the moment at which a host first enters it.
        time, most_time: Duration = std::time::Duration::from_secs(2);
        /// How many bytes may be in use. An eighth more is noticed late; one object that is larger is a `MemoryError`.
        memory, most_memory: usize = 64 << 20;
        /// How deep calls may be nested in each thread, whatever `sys.setrecursionlimit` asks for. Deeper ones are a
        /// `RecursionError`, as always.
        recursion, most_recursion: u32 = 200;
        /// How many threads the program may have at a time, beside those of the host. One more is a `RuntimeError`.
        threads, most_threads: usize = 4;
        /// How many child processes the program may start in all, with those that its children start that are programs of
        /// Weft. One more is a `BlockingIOError`, as the system's is.
        children, most_children: usize = 0;
        /// How many bytes may be written to files and to standard output and error in all.
        output, most_output: u64 = 10_000;
    }

    /// What [`Limits::from_text`] reads.
    pub(super) fn to_text(&self) -> String {
        let numbers = [
            ("operations", self.operations),
            (
                "time",
                self.time
                    .map(|time| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)),
            ),
            ("memory", self.memory.map(|bytes| bytes as u64)),
            ("recursion", self.recursion.map(u64::from)),
            ("threads", self.threads.map(|count| count as u64)),
            ("children", self.children.map(|count| count as u64)),
            ("output", self.output),
        ];
        let set = numbers
            .into_iter()
            .filter_map(|(name, number)| number.map(|number| format!("{name}={number}")));
        set.collect::<Vec<String>>().join(",")
    }

    /// The limits that a text names; `None` for one that is not understood.
    pub(super) fn from_text(text: &str) -> Option<Limits> {
        let mut limits = Limits::none();
        for entry in text.split(',').filter(|entry| !entry.is_empty()) {
            let (name, number) = entry.split_once('=')?;
            let number: u64 = number.parse().ok()?;
            let count = usize::try_from(number).ok()?;
            limits = match name {
                "operations" => limits.operations(number),
                "time" => limits.time(Duration::from_nanos(number)),
                "memory" => limits.memory(count),
                "recursion" => limits.recursion(u32::try_from(number).ok()?),
                "threads" => limits.threads(count),
                "children" => limits.children(count),
                "output" => limits.output(number),
                _ => return None,
            };
        }
        Some(limits)
    }
}

/// Why a program has to end.
///
/// ```
/// use weft_core::interpreter::Stop;
/// assert_eq!(Stop::Time.to_string(), "the limit of time is passed");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Stop {
    /// The host asked for it.
    Cancelled = 1,
    /// It made more operations than it may.
    Operations,
    /// Its time is up.
    Time,
    /// It uses more memory than it may.
    Memory,
    /// It wrote more than it may.
    Output,
}

impl Stop {
    pub(super) fn from_number(number: u64) -> Option<Stop> {
        [
            Stop::Cancelled,
            Stop::Operations,
            Stop::Time,
            Stop::Memory,
            Stop::Output,
        ]
        .into_iter()
        .find(|stop| *stop as u64 == number)
    }
}

impl std::fmt::Display for Stop {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Stop::Cancelled => "cancelled by the host",
            Stop::Operations => "the limit of operations is passed",
            Stop::Time => "the limit of time is passed",
            Stop::Memory => "the limit of memory is passed",
            Stop::Output => "the limit of output is passed",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Limits};

    #[test]
    fn limits_are_what_their_text_says() {
        let some = Limits::none()
            .operations(7)
            .time(Duration::from_millis(9))
            .memory(1 << 30)
            .children(2);
        let all = some.clone().recursion(50).threads(3).output(0);
        for limits in [Limits::none(), some, all] {
            assert_eq!(Limits::from_text(&limits.to_text()), Some(limits));
        }
        assert_eq!(Limits::from_text("operations=7,wishes=3"), None);
        assert_eq!(Limits::from_text("operations"), None);
    }
}
