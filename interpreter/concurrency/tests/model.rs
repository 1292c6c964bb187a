//! The model check: this crate's own source, under a scheduler that chooses who runs at each step.
//!
//! The source is compiled a second time, with the `sync` module below in place of its own. Time
//! does not pass here: a deadline is over or not as chance has it, and a timed wait ends at any
//! moment, which allows for every order that real time could bring; only what is an hour away
//! never comes. Every operation counts as
//! sequentially consistent; why weaker ones suffice where they are used is argued beside them.
//! A schedule that fails is printed, and can be run again with `shuttle::replay`.

// The scheduler switches between stacks of its own, which Miri has not.
#![cfg(not(miri))]

#[allow(dead_code)]
#[path = "../src/deadlock.rs"]
mod deadlock;
#[allow(dead_code)]
#[path = "../src/gil.rs"]
mod gil;
#[allow(dead_code)]
#[path = "../src/lock.rs"]
mod lock;
#[allow(dead_code)]
#[path = "../src/memory.rs"]
mod memory;
#[allow(dead_code)]
#[path = "../src/native_stack.rs"]
mod native_stack;
#[allow(dead_code)]
#[path = "../src/park.rs"]
mod park;
#[allow(dead_code)]
#[path = "../src/participant.rs"]
mod participant;
#[allow(dead_code, unused_imports)]
#[path = "../src/recording/mod.rs"]
mod recording;
#[allow(dead_code)]
#[path = "../src/registry.rs"]
mod registry;
#[allow(dead_code)]
#[path = "../src/signals.rs"]
mod signals;
#[allow(dead_code)]
#[path = "../src/thread.rs"]
mod thread;
#[allow(dead_code)]
#[path = "../src/world.rs"]
mod world;

#[path = "model/deadlocks.rs"]
mod deadlocks;

/// The synchronisation types as the model has them.
mod sync {
    use std::ops::{Deref, DerefMut};
    use std::time::Duration;

    use shuttle::rand::Rng;

    pub(crate) use shuttle::sync::atomic::{
        AtomicBool, AtomicPtr, AtomicU8, AtomicU64, AtomicUsize, Ordering,
    };
    pub(crate) use shuttle::thread::yield_now as spin_loop;

    pub(crate) fn look_out(is_over: impl Fn() -> bool) -> bool {
        (0..2).any(|_| {
            spin_loop();
            is_over()
        })
    }

    pub(crate) struct Mutex<T>(shuttle::sync::Mutex<T>);

    pub(crate) struct MutexGuard<'a, T> {
        mutex: &'a Mutex<T>,
        guard: shuttle::sync::MutexGuard<'a, T>,
    }

    impl<T> Mutex<T> {
        pub(crate) fn new(value: T) -> Self {
            Mutex(shuttle::sync::Mutex::new(value))
        }

        pub(crate) fn lock(&self) -> MutexGuard<'_, T> {
            let guard = self.0.lock().expect("a failed model is not run further");
            MutexGuard { mutex: self, guard }
        }
    }

    impl<T> Deref for MutexGuard<'_, T> {
        type Target = T;
        fn deref(&self) -> &T {
            &self.guard
        }
    }

    impl<T> DerefMut for MutexGuard<'_, T> {
        fn deref_mut(&mut self) -> &mut T {
            &mut self.guard
        }
    }

    pub(crate) struct Condvar(shuttle::sync::Condvar);

    impl Condvar {
        pub(crate) fn new() -> Self {
            Condvar(shuttle::sync::Condvar::new())
        }

        pub(crate) fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
            let MutexGuard { mutex, guard } = guard;
            let guard = self
                .0
                .wait(guard)
                .expect("a failed model is not run further");
            MutexGuard { mutex, guard }
        }

        pub(crate) fn wait_for<'a, T>(
            &self,
            guard: MutexGuard<'a, T>,
            timeout: Duration,
        ) -> MutexGuard<'a, T> {
            if timeout >= FAR_AWAY {
                return self.wait(guard);
            }
            let MutexGuard { mutex, guard } = guard;
            drop(guard);
            shuttle::thread::yield_now();
            mutex.lock()
        }

        pub(crate) fn notify_one(&self) {
            self.0.notify_one();
        }

        pub(crate) fn notify_all(&self) {
            self.0.notify_all();
        }
    }

    pub(crate) const FAR_AWAY: Duration = Duration::from_secs(3600);

    #[derive(Clone, Copy)]
    pub(crate) struct Deadline(Duration);

    impl Deadline {
        pub(crate) fn after(duration: Duration) -> Self {
            Deadline(duration)
        }

        pub(crate) fn remaining(self) -> Option<Duration> {
            let waits = self.0 >= FAR_AWAY || shuttle::rand::thread_rng().gen_bool(0.5);
            waits.then_some(self.0)
        }
    }
}

use std::sync::Arc;
use std::time::Duration;

use shuttle::rand::Rng;
use shuttle::scheduler::{DfsScheduler, PctScheduler, RandomScheduler, Scheduler};
use shuttle::{Config, MaxSteps, Runner};

use crate::gil::Gil;
use crate::lock::{Acquire, Lock};
use crate::park::Parked;
use crate::participant::Participant;
use crate::sync::{AtomicBool, AtomicUsize, FAR_AWAY, Ordering};
use crate::world::World;

const SCHEDULES: usize = 3_000;

fn run<S: Scheduler + 'static>(scheduler: S, model: impl Fn() + Send + Sync + 'static) {
    let mut config = Config::default();
    config.silence_warnings = true;
    // A run that loses a wake-up does not end; one that does not takes a few thousand steps.
    config.max_steps = MaxSteps::FailAfter(200_000);
    Runner::new(scheduler, config).run(model);
}

/// Runs a model under schedules of two kinds: any thread at any step, and few switches at chosen steps.
fn check(model: impl Fn() + Send + Sync + Clone + 'static) {
    run(RandomScheduler::new(SCHEDULES), model.clone());
    run(PctScheduler::new(3, SCHEDULES), model);
}

/// A world, and how many threads are at their program, which only attached ones may be.
struct Model {
    world: Arc<World>,
    running: AtomicUsize,
    done: AtomicBool,
}

impl Model {
    fn new(gil: Gil) -> Arc<Model> {
        Arc::new(Model {
            world: World::new(gil),
            running: AtomicUsize::new(0),
            done: AtomicBool::new(false),
        })
    }

    fn spawn(
        self: &Arc<Self>,
        run: impl FnOnce(&Model, &Participant) + Send + 'static,
    ) -> shuttle::thread::JoinHandle<()> {
        let model = Arc::clone(self);
        shuttle::thread::spawn(move || {
            let participant = Participant::register(&model.world);
            participant.attach();
            run(&model, &participant);
        })
    }

    /// A step of a program, between two polls.
    fn step(&self) {
        let others = self.running.fetch_add(1, Ordering::SeqCst);
        if self.world.gil() == Gil::On {
            assert_eq!(others, 0, "two threads run with the GIL on");
        }
        self.running.fetch_sub(1, Ordering::SeqCst);
    }

    /// What runs while the world is stopped.
    fn look(&self) {
        for _ in 0..3 {
            assert_eq!(
                self.running.load(Ordering::SeqCst),
                0,
                "a thread runs during a stop"
            );
        }
    }

    /// Runs until another thread says that it is done. If a request of that thread were lost, it
    /// would never say so.
    fn run_until_done(&self, participant: &Participant) {
        while !self.done.load(Ordering::SeqCst) {
            self.step();
            poll(participant);
            shuttle::thread::yield_now();
        }
    }
}

fn poll(participant: &Participant) {
    if participant.is_wanted() {
        participant.safepoint();
    }
}

fn join(threads: impl IntoIterator<Item = shuttle::thread::JoinHandle<()>>) {
    for thread in threads {
        thread.join().expect("a thread of the model does not panic");
    }
}

#[test]
fn a_stop_excludes_threads_that_run_block_and_poll() {
    for gil in [Gil::Off, Gil::On] {
        check(move || {
            let model = Model::new(gil);
            join([
                model.spawn(|model, participant| {
                    participant.stop_the_world(|_| model.look());
                    model.step();
                    participant.stop_the_world(|_| model.look());
                }),
                model.spawn(|model, participant| {
                    for _ in 0..3 {
                        model.step();
                        poll(participant);
                    }
                }),
                model.spawn(|model, participant| {
                    model.step();
                    participant.blocking(shuttle::thread::yield_now);
                    model.step();
                    participant.detach();
                    participant.attach();
                    model.step();
                }),
            ]);
            assert_eq!(model.world.registered_threads(), 0);
        });
    }
}

#[test]
fn every_schedule_of_one_stop_and_one_thread() {
    // All schedules with one thread that stops the world and one that blocks, up to a bound.
    let model = || {
        let model = Model::new(Gil::Off);
        let other = model.spawn(|model, participant| {
            model.step();
            participant.blocking(|| ());
        });
        let participant = Participant::register(&model.world);
        participant.attach();
        participant.stop_the_world(|_| model.look());
        participant.detach();
        join([other]);
    };
    run(DfsScheduler::new(Some(20_000), false), model);
}

#[test]
fn all_who_want_to_stop_the_world_get_their_turn() {
    for gil in [Gil::Off, Gil::On] {
        check(move || {
            let model = Model::new(gil);
            let stops = Arc::new(AtomicUsize::new(0));
            let stopping: Vec<_> = (0..3)
                .map(|_| {
                    let stops = Arc::clone(&stops);
                    model.spawn(move |model, participant| {
                        model.step();
                        participant.stop_the_world(|stopped| {
                            model.look();
                            assert_eq!(
                                stopped
                                    .threads()
                                    .filter(|thread| thread.is_requester())
                                    .count(),
                                1
                            );
                            stops.fetch_add(1, Ordering::SeqCst);
                        });
                        model.step();
                    })
                })
                .collect();
            join(stopping);
            assert_eq!(stops.load(Ordering::SeqCst), 3);
        });
    }
}

#[test]
fn a_stop_reaches_a_thread_that_only_polls() {
    check(|| {
        let model = Model::new(Gil::Off);
        join([
            model.spawn(|model, participant| model.run_until_done(participant)),
            model.spawn(|model, participant| {
                participant.stop_the_world(|_| model.look());
                // Changing its own limit must not lose what others want of it.
                participant.set_stack_limit(1 << 20);
                poll(participant);
                participant.stop_the_world(|_| model.look());
                model.done.store(true, Ordering::SeqCst);
            }),
            model.spawn(|model, participant| {
                participant.stop_the_world(|_| model.look());
            }),
        ]);
    });
}

#[test]
fn a_thread_that_a_stop_sees_does_not_end_before_it() {
    check(|| {
        let model = Model::new(Gil::Off);
        let alive: Arc<[AtomicBool; 3]> = Arc::new(std::array::from_fn(|_| AtomicBool::new(true)));
        let mut threads: Vec<_> = (0..2_usize)
            .map(|index| {
                let (model, alive) = (Arc::clone(&model), Arc::clone(&alive));
                shuttle::thread::spawn(move || {
                    let participant = Participant::register(&model.world);
                    participant.set_user(std::ptr::without_provenance_mut(index + 1));
                    if index == 0 {
                        participant.attach();
                        model.step();
                    }
                    drop(participant);
                    alive[index + 1].store(false, Ordering::SeqCst);
                })
            })
            .collect();
        threads.push(model.spawn(move |_, participant| {
            participant.stop_the_world(|stopped| {
                shuttle::thread::yield_now();
                for thread in stopped.threads() {
                    assert!(alive[thread.user().addr()].load(Ordering::SeqCst));
                }
            });
        }));
        join(threads);
        assert_eq!(model.world.registered_threads(), 0);
    });
}

#[test]
fn help_is_over_when_the_job_is() {
    check(|| {
        let model = Model::new(Gil::Off);
        let mut threads: Vec<_> = (0..2)
            .map(|_| {
                model.spawn(|model, participant| {
                    model.step();
                    poll(participant);
                    participant.blocking(|| ());
                })
            })
            .collect();
        threads.push(model.spawn(|model, participant| {
            participant.stop_the_world(|stopped| {
                for _ in 0..2 {
                    let (working, calls) = (AtomicUsize::new(0), AtomicUsize::new(0));
                    stopped.with_help(&|| {
                        working.fetch_add(1, Ordering::SeqCst);
                        calls.fetch_add(1, Ordering::SeqCst);
                        model.look();
                        working.fetch_sub(1, Ordering::SeqCst);
                    });
                    assert_eq!(working.load(Ordering::SeqCst), 0);
                    assert!((1..=3).contains(&calls.load(Ordering::SeqCst)));
                }
            });
        }));
        join(threads);
    });
}

#[test]
fn the_holder_of_the_gil_hands_over_when_asked() {
    check(|| {
        let model = Model::new(Gil::On);
        let entries = Arc::new(AtomicUsize::new(0));
        let threads: Vec<_> = (0..3)
            .map(|_| {
                let entries = Arc::clone(&entries);
                model.spawn(move |model, participant| {
                    entries.fetch_add(1, Ordering::SeqCst);
                    for _ in 0..4 {
                        model.step();
                        if model.world.lock.is_requested() {
                            // It may not have reached the limit yet, so this does not poll.
                            let before = entries.load(Ordering::SeqCst);
                            participant.safepoint();
                            let after = entries.load(Ordering::SeqCst);
                            assert_ne!(before, after, "it handed over to nobody");
                        }
                        entries.fetch_add(1, Ordering::SeqCst);
                    }
                })
            })
            .collect();
        join(threads);
    });
}

#[test]
fn a_thread_that_only_polls_gives_the_gil_to_all_others() {
    check(|| {
        let model = Model::new(Gil::On);
        let others = Arc::new(AtomicUsize::new(0));
        let mut threads = vec![model.spawn(|model, participant| model.run_until_done(participant))];
        for _ in 0..2 {
            let others = Arc::clone(&others);
            threads.push(model.spawn(move |model, participant| {
                model.step();
                participant.blocking(shuttle::thread::yield_now);
                model.step();
                if others.fetch_add(1, Ordering::SeqCst) == 1 {
                    model.done.store(true, Ordering::SeqCst);
                }
            }));
        }
        join(threads);
    });
}

#[test]
fn the_gil_is_free_when_all_block() {
    check(|| {
        let model = Model::new(Gil::On);
        // Nobody ever asks for it, so whoever waits depends on being woken.
        model.world.set_switch_interval(FAR_AWAY);
        let threads: Vec<_> = (0..3)
            .map(|index| {
                model.spawn(move |model, participant| {
                    for _ in 0..2 {
                        model.step();
                        participant.blocking(|| ());
                    }
                    if index == 0 {
                        participant.stop_the_world(|_| model.look());
                    }
                })
            })
            .collect();
        join(threads);
    });
}

#[test]
fn attention_is_not_lost_among_stops() {
    for gil in [Gil::Off, Gil::On] {
        check(move || {
            let model = Model::new(gil);
            let participant = Participant::register(&model.world);
            let handle = participant.interrupt_handle();
            let asking = shuttle::thread::spawn(move || handle.request_attention());
            let stopping = model.spawn(|model, other| {
                other.stop_the_world(|_| model.look());
            });
            participant.attach();
            loop {
                model.step();
                if participant.is_wanted() {
                    participant.safepoint();
                    if participant.take_attention() {
                        break;
                    }
                }
                shuttle::thread::yield_now();
            }
            participant.detach();
            join([asking, stopping]);
        });
    }
}

#[test]
fn an_unpark_and_an_interrupt_end_a_wait() {
    check(|| {
        let model = Model::new(Gil::Off);
        let participant = Participant::register(&model.world);
        participant.attach();
        let (unparker, handle) = (participant.unparker(), participant.interrupt_handle());
        let unparking = shuttle::thread::spawn(move || unparker.unpark());
        let interrupting = shuttle::thread::spawn(move || handle.interrupt());
        let stopping = model.spawn(|model, other| {
            other.stop_the_world(|_| model.look());
        });
        // Each of the two ends one wait, in the order in which they come.
        let ends = [participant.park(None), participant.park(None)];
        assert!(ends.contains(&Parked::Unparked) && ends.contains(&Parked::Interrupted));
        participant.detach();
        join([unparking, interrupting, stopping]);
        assert!(participant.take_attention());
    });
}

#[test]
fn a_lock_excludes_and_reaches_all() {
    for gil in [Gil::Off, Gil::On] {
        check(move || {
            let model = Model::new(gil);
            let lock = Arc::new(Lock::new());
            let inside = Arc::new(AtomicUsize::new(0));
            let mut interrupter = None;
            let threads: Vec<_> = (0..3)
                .map(|index| {
                    let (lock, inside) = (Arc::clone(&lock), Arc::clone(&inside));
                    let (send, receive) = shuttle::sync::mpsc::channel();
                    let thread = model.spawn(move |model, participant| {
                        let _ = send.send(participant.interrupt_handle());
                        for _ in 0..2 {
                            model.step();
                            let timeout = (index == 1).then_some(Duration::from_millis(1));
                            match lock.acquire(participant, timeout) {
                                Acquire::Acquired => {}
                                Acquire::TimedOut => {
                                    assert_eq!(index, 1);
                                    continue;
                                }
                                Acquire::Interrupted => {
                                    assert_eq!(index, 0);
                                    continue;
                                }
                            }
                            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                            poll(participant);
                            inside.fetch_sub(1, Ordering::SeqCst);
                            lock.release().expect("it was acquired");
                        }
                    });
                    if index == 0 {
                        interrupter = Some(receive);
                    } else {
                        drop(receive);
                    }
                    thread
                })
                .collect();
            if let Some(receive) = interrupter
                && let Ok(handle) = receive.recv()
            {
                handle.interrupt();
            }
            join(threads);
            assert!(!lock.is_locked());
        });
    }
}

#[test]
fn a_wake_up_for_one_who_gives_up_goes_to_the_next() {
    check(|| {
        // With the GIL on they queue without spinning first, so in fewer steps.
        let model = Model::new(Gil::On);
        let lock = Arc::new(Lock::new());
        assert!(lock.try_acquire());
        let (hurried, patient) = (Arc::clone(&lock), Arc::clone(&lock));
        let threads = [
            model.spawn(move |_, participant| {
                if hurried.acquire(participant, Some(Duration::from_millis(1))) == Acquire::Acquired
                {
                    hurried.release().expect("it was acquired");
                }
            }),
            model.spawn(move |_, participant| {
                assert_eq!(patient.acquire(participant, None), Acquire::Acquired);
            }),
        ];
        // It is released at a time when both are likely to queue.
        for _ in 0..shuttle::rand::thread_rng().gen_range(0..60) {
            shuttle::thread::yield_now();
        }
        lock.release().expect("it was acquired");
        join(threads);
    });
}
