//! Whether anything is recorded, how much, and where it goes.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use super::clock;

/// The environment variable that has a process record: a letter for each [`Level`], a colon, and a folder for what was
/// recorded. Children inherit it, so they record too.
pub const VARIABLE: &str = "WEFT_RECORD";

/// How much is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// How long threads did what, and how often.
    Figures,
    /// That, and each change of what a thread does, with its time.
    Timeline,
    /// The figures, and what `+=` overwrites of what other threads wrote, which costs time.
    Updates,
}

const OFF: u8 = 0;
const FIGURES: u8 = 1;
const TIMELINE: u8 = 2;
const UPDATES: u8 = 4;

static LEVEL: AtomicU8 = AtomicU8::new(OFF);
static FOLDER: OnceLock<(PathBuf, u64)> = OnceLock::new();

impl Level {
    fn bits(self) -> u8 {
        match self {
            Level::Figures => FIGURES,
            Level::Timeline => FIGURES | TIMELINE,
            Level::Updates => FIGURES | UPDATES,
        }
    }

    /// The level that a setting of [`VARIABLE`] names, and the rest of the setting.
    fn parse(setting: &str) -> Option<(Level, &str)> {
        let (name, folder) = setting.split_once(':')?;
        let level = match name {
            "figures" => Level::Figures,
            "timeline" => Level::Timeline,
            "updates" => Level::Updates,
            _ => return None,
        };
        Some((level, folder)).filter(|_| !folder.is_empty())
    }

    /// What [`VARIABLE`] is to be, before a colon and the folder.
    pub fn name(self) -> &'static str {
        match self {
            Level::Figures => "figures",
            Level::Timeline => "timeline",
            Level::Updates => "updates",
        }
    }
}

/// Whether anything is recorded.
#[inline(always)]
pub fn is_on() -> bool {
    LEVEL.load(Ordering::Relaxed) != OFF
}

/// Whether each event is kept with its time.
#[inline(always)]
pub fn keeps_events() -> bool {
    LEVEL.load(Ordering::Relaxed) & TIMELINE != 0
}

/// Whether augmented assignments look at what they overwrite.
#[inline(always)]
pub(super) fn is_watching() -> bool {
    LEVEL.load(Ordering::Relaxed) & UPDATES != 0
}

/// Records from now on, into files in `folder`, which are whole when [`finish`](super::finish) has written the last. The first call decides.
pub fn begin(level: Level, folder: PathBuf) {
    clock::begin();
    if FOLDER.set((folder, clock::now())).is_ok() {
        LEVEL.store(level.bits(), Ordering::SeqCst);
    }
}

/// Records if the environment says so.
pub fn begin_from_environment() {
    let setting = std::env::var(VARIABLE).unwrap_or_default();
    if let Some((level, folder)) = Level::parse(&setting) {
        begin(level, PathBuf::from(folder));
    }
}

/// Looks for a clock, if the environment says to record: processes that are forked after that need not.
pub fn prepare() {
    if std::env::var_os(VARIABLE).is_some() {
        clock::now();
    }
}

/// The file of what was recorded, or that of a track's events, of which there were too many for memory.
pub(super) fn file(track: Option<usize>) -> Option<PathBuf> {
    let (folder, began) = FOLDER.get()?;
    let process = std::process::id();
    let name = match track {
        None => format!("{process}-{began}"),
        Some(track) => format!("{process}-{began}-{track}"),
    };
    Some(folder.join(name))
}

/// Records no more; when it began, and whether events were kept. `None` the second time.
pub(super) fn end() -> Option<(u64, bool)> {
    let level = LEVEL.swap(OFF, Ordering::SeqCst);
    if level == OFF {
        return None;
    }
    let (_, began) = FOLDER.get()?;
    Some((*began, level & TIMELINE != 0))
}
