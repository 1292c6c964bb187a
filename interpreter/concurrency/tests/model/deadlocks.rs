//! Deadlocks are found, whoever waits last, and nothing else is.

use std::sync::Arc;

use super::{Model, check, join};
use crate::deadlock::Outsider;
use crate::gil::Gil;
use crate::lock::{Acquire, Lock};
use crate::participant::Participant;
use crate::sync::{AtomicUsize, Ordering};

/// How a watched wait for a lock ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Watched {
    Acquired,
    Stuck,
}

impl Model {
    /// A model of a world that looks for deadlocks, once the second part is dropped.
    fn watched(gil: Gil) -> (Arc<Model>, Outsider) {
        let model = Model::new(gil);
        model.world.detect_deadlocks();
        let beginning = Outsider::new(&model.world);
        (model, beginning)
    }

    /// Starts a thread that nobody takes for absent before it has joined.
    fn spawn_watched(
        self: &Arc<Self>,
        run: impl FnOnce(&Model, &Participant) + Send + 'static,
    ) -> shuttle::thread::JoinHandle<()> {
        let coming = Outsider::new(&self.world);
        self.spawn(move |model, participant| {
            drop(coming);
            participant.set_confined(true);
            run(model, participant);
        })
    }

    /// Waits for a lock, unless no other thread can go on.
    fn wait(&self, participant: &Participant, lock: &Lock) -> Watched {
        loop {
            match lock.acquire(participant, None) {
                Acquire::Acquired => return Watched::Acquired,
                Acquire::TimedOut => unreachable!("the wait has no limit"),
                Acquire::Interrupted => {}
            }
            participant.take_attention();
            assert!(participant.take_suspicion(), "nothing else interrupts it");
            let world = &self.world;
            let is_stuck = participant.stop_the_world(|stopped| stopped.are_others_idle(world));
            if is_stuck && lock.is_locked() {
                return Watched::Stuck;
            }
            participant.dismiss_suspicion();
        }
    }
}

fn taken() -> Arc<Lock> {
    let lock = Lock::new();
    assert!(lock.try_acquire());
    Arc::new(lock)
}

#[test]
fn threads_that_pass_locks_on_are_in_no_deadlock() {
    for gil in [Gil::Off, Gil::On] {
        check(move || {
            let (model, beginning) = Model::watched(gil);
            let (one, other) = (taken(), taken());
            let (own, its) = (Arc::clone(&one), Arc::clone(&other));
            let first = model.spawn_watched(move |model, participant| {
                assert_eq!(model.wait(participant, &own), Watched::Acquired);
                its.release().expect("taken from the beginning");
            });
            let second = model.spawn_watched(move |model, participant| {
                one.release().expect("taken from the beginning");
                assert_eq!(model.wait(participant, &other), Watched::Acquired);
            });
            drop(beginning);
            join([first, second]);
        });
    }
}

#[test]
fn one_of_two_threads_in_a_deadlock_is_told() {
    for gil in [Gil::Off, Gil::On] {
        check(move || {
            let (model, beginning) = Model::watched(gil);
            let told = Arc::new(AtomicUsize::new(0));
            let locks = [taken(), taken()];
            let threads = [0, 1].map(|number| {
                let (own, its) = (Arc::clone(&locks[number]), Arc::clone(&locks[1 - number]));
                let told = Arc::clone(&told);
                model.spawn_watched(move |model, participant| {
                    if model.wait(participant, &its) == Watched::Stuck {
                        told.fetch_add(1, Ordering::SeqCst);
                    }
                    own.release().expect("taken from the beginning");
                })
            });
            drop(beginning);
            join(threads);
            assert_eq!(told.load(Ordering::SeqCst), 1);
        });
    }
}

#[test]
fn the_end_of_a_thread_may_leave_the_others_in_a_deadlock() {
    for gil in [Gil::Off, Gil::On] {
        check(move || {
            let (model, beginning) = Model::watched(gil);
            let lock = taken();
            let other = model.spawn_watched(|model, _| model.step());
            let waiting = model.spawn_watched(move |model, participant| {
                assert_eq!(model.wait(participant, &lock), Watched::Stuck);
            });
            drop(beginning);
            join([other, waiting]);
        });
    }
}
