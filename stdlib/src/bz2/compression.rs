//! Compressing to bzip2, which sorts a block of octets at a time: a tenth of a second in which it asks nobody whether to go on.
//!
//! So what may sort a large block does so on a thread of its own, which owns the stream meanwhile. Whoever waits for it leaves
//! it alone when the program has to end: it sorts what it has begun, and drops it.

use bzip2::{Action, Compress, Error, Status};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;
use weft_core::interpreter::limits::is_stopped;

/// Octets that are made at a time.
const BLOCK: usize = 32 * 1024;

/// Octets that are taken in at a time: sorting so many takes some milliseconds.
const PIECE: usize = 64 * 1024;

/// Octets that another thread takes in at a time, enough to be worth its start.
const PIECE_BESIDE: usize = 1 << 20;

/// Between two questions of a thread that waits for another one.
const PATIENCE: Duration = Duration::from_millis(4);

/// A stream that is being compressed.
pub struct Compression {
    stream: Compress,
    /// How many octets it sorts at once.
    block: usize,
    filled: Filled,
}

/// How full the block is that is sorted next, at most. Runs of equal octets lie in it as four and their number.
#[derive(Default)]
struct Filled {
    octets: usize,
    last: u8,
    run: u8,
}

impl Filled {
    fn add(&mut self, input: &[u8]) {
        for &octet in input {
            if octet != self.last || self.run == u8::MAX {
                (self.last, self.run) = (octet, 0);
            }
            self.run += 1;
            self.octets += match self.run {
                1..=3 => 1,
                4 => 2,
                _ => 0,
            };
        }
    }
}

/// What came of a step: the stream that goes on, and what it has made. Nothing if it is in a wrong state, or left to itself
/// since the program has to end.
type Made = Option<(Compression, Vec<u8>)>;

impl Compression {
    /// A stream of a level from 1 to 9.
    pub fn new(level: u32) -> Compression {
        Compression {
            stream: Compress::new(bzip2::Compression::new(level), 0),
            block: level as usize * 100_000 - 19,
            filled: Filled::default(),
        }
    }

    /// Compresses octets, as far as the program goes on.
    pub fn take_in(mut self, input: &[u8]) -> Made {
        let mut output = Vec::new();
        let mut rest = input;
        while !rest.is_empty() && !is_stopped() {
            let is_large = self.may_be_full_with(rest.len().min(PIECE));
            let most = if is_large { PIECE_BESIDE } else { PIECE };
            let piece;
            (piece, rest) = rest.split_at(rest.len().min(most));
            if is_large {
                let made;
                (self, made) = self.beside(piece.to_vec(), Action::Run)?;
                output.extend(made);
            } else {
                self.compress(piece, Action::Run, &mut output).ok()?;
            }
        }
        Some((self, output))
    }

    /// Ends the stream.
    pub fn finish(self) -> Made {
        if self.filled.octets > PIECE {
            self.beside(Vec::new(), Action::Finish)
        } else {
            self.here(&[], Action::Finish)
        }
    }

    /// Whether a block may be full with so many octets more: four equal ones are five in it.
    fn may_be_full_with(&self, more: usize) -> bool {
        self.filled.octets + more.div_ceil(4) * 5 >= self.block
    }

    fn compress(
        &mut self,
        input: &[u8],
        action: Action,
        output: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let mut rest = input;
        while action == Action::Finish || !rest.is_empty() {
            output.reserve(BLOCK);
            let (before, made) = (self.stream.total_in(), self.stream.total_out());
            let status = self.stream.compress_vec(rest, output, action)?;
            let taken;
            (taken, rest) = rest.split_at((self.stream.total_in() - before) as usize);
            if self.stream.total_out() != made {
                // It is of a block that was full: nothing is taken in before all of that is given out.
                self.filled = Filled::default();
            }
            self.filled.add(taken);
            if status == Status::StreamEnd {
                break;
            }
        }
        Ok(())
    }

    fn here(mut self, input: &[u8], action: Action) -> Made {
        let mut output = Vec::new();
        self.compress(input, action, &mut output).ok()?;
        Some((self, output))
    }

    /// As [`Compression::here`], on a thread of its own if the system has one.
    fn beside(self, input: Vec<u8>, action: Action) -> Made {
        let (give, given) = channel::<Compression>();
        let (done, made) = channel();
        let input = Arc::new(input);
        let taken = Arc::clone(&input);
        let started = std::thread::Builder::new()
            .name("weft-bz2".to_owned())
            .stack_size(256 * 1024)
            .spawn(move || {
                if let Ok(compression) = given.recv() {
                    // Nobody waits any more where the program has to end.
                    let _ = done.send(compression.here(&taken, action));
                }
            });
        if started.is_err() {
            return self.here(&input, action);
        }
        give.send(self).ok()?;
        loop {
            match made.recv_timeout(PATIENCE) {
                Ok(made) => return made,
                Err(RecvTimeoutError::Timeout) if !is_stopped() => {}
                Err(_) => return None,
            }
        }
    }
}
