//! Attach and detach, the global lock, safepoints, stop-the-world and object locks.
