//! Real threads that attach, stop each other, hand over and end, for short bounded times.
#![allow(
    clippy::disallowed_methods,
    reason = "the tests need a thread that blocks outside of Weft's own waits"
)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use weft_concurrency::{Gil, Participant, WANTED, World};

const ROUNDS: usize = if cfg!(miri) { 20 } else { 2_000 };

/// What a thread does that runs a program: it polls, and goes to a safepoint when told.
fn poll(participant: &Participant) {
    if participant.is_wanted() {
        participant.safepoint();
    }
}

/// Runs `run` attached on so many threads, and returns when all have ended.
fn on_threads(world: &Arc<World>, count: usize, run: impl Fn(usize, &Participant) + Sync) {
    thread::scope(|scope| {
        for index in 0..count {
            let run = &run;
            scope.spawn(move || {
                let participant = Participant::register(world);
                participant.attach();
                run(index, &participant);
            });
        }
    });
}

#[test]
fn a_participant_is_counted() {
    let world = World::new(Gil::Off);
    assert_eq!(world.gil(), Gil::Off);
    assert_eq!(
        (world.registered_threads(), world.attached_threads()),
        (0, 0)
    );
    let participant = Participant::register(&world);
    assert!(Arc::ptr_eq(participant.world(), &world));
    assert!(!participant.is_attached());
    assert_eq!(
        (world.registered_threads(), world.attached_threads()),
        (1, 0)
    );
    participant.attach();
    assert!(participant.is_attached());
    assert_eq!(
        (world.registered_threads(), world.attached_threads()),
        (1, 1)
    );
    assert_eq!(participant.blocking(|| world.attached_threads()), 0);
    assert_eq!(world.attached_threads(), 1);
    participant.detach();
    assert_eq!(world.attached_threads(), 0);
    drop(participant);
    assert_eq!(world.registered_threads(), 0);
}

#[test]
fn the_switch_interval_is_kept() {
    let world = World::new(Gil::On);
    assert_eq!(world.switch_interval(), Duration::from_millis(5));
    world.set_switch_interval(Duration::from_micros(20));
    assert_eq!(world.switch_interval(), Duration::from_micros(20));
    world.set_switch_interval(Duration::MAX);
    assert!(world.switch_interval() > Duration::from_secs(1_000_000_000));
}

#[test]
fn the_limit_is_below_every_stack_while_attention_is_wanted() {
    let world = World::new(Gil::Off);
    let participant = Participant::register(&world);
    participant.attach();
    assert_eq!(participant.limit(), usize::MAX);
    participant.set_stack_limit(1 << 20);
    assert_eq!(
        (participant.limit(), participant.stack_limit()),
        (1 << 20, 1 << 20)
    );
    assert!(!participant.take_attention());
    participant.request_attention();
    assert_eq!(
        (participant.limit(), participant.stack_limit()),
        (WANTED, 1 << 20)
    );
    participant.safepoint();
    assert!(
        participant.is_wanted(),
        "a safepoint alone does not forget the request"
    );
    participant.set_stack_limit(1 << 21);
    assert!(participant.is_wanted());
    assert!(participant.take_attention());
    assert_eq!(participant.limit(), 1 << 21);
    let handle = participant.interrupt_handle();
    thread::spawn(move || handle.request_attention())
        .join()
        .expect("it only sets a flag");
    assert!(participant.is_wanted());
    assert!(participant.take_attention());
    assert!(!participant.take_attention());
}

#[test]
fn blocking_attaches_again_after_a_panic() {
    for gil in [Gil::On, Gil::Off] {
        let world = World::new(gil);
        let participant = Participant::register(&world);
        participant.attach();
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            participant.blocking(|| std::panic::resume_unwind(Box::new("a panic of the test")));
        }));
        assert!(panicked.is_err());
        assert!(participant.is_attached());
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            participant
                .stop_the_world(|_| std::panic::resume_unwind(Box::new("a panic of the test")));
        }));
        assert!(panicked.is_err());
        // Another thread can attach, so neither the stop nor a lost lock is left over.
        participant.detach();
        on_threads(&world, 1, |_, other| assert!(other.is_attached()));
    }
}

#[test]
fn a_stop_sees_every_thread_with_its_token_and_stack() {
    let world = World::new(Gil::Off);
    let (ready, done) = (AtomicUsize::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        for token in 1..=2_usize {
            let (world, ready, done) = (&world, &ready, &done);
            scope.spawn(move || {
                let participant = Participant::register(world);
                participant.set_user(std::ptr::without_provenance_mut(token));
                participant.attach();
                ready.fetch_add(1, Ordering::SeqCst);
                while !done.load(Ordering::SeqCst) {
                    if token == 1 {
                        poll(&participant);
                    } else {
                        participant.blocking(thread::yield_now);
                    }
                }
            });
        }
        let participant = Participant::register(&world);
        while ready.load(Ordering::SeqCst) < 2 {
            thread::yield_now();
        }
        participant.attach();
        participant.stop_the_world(|stopped| {
            let mut tokens: Vec<_> = stopped
                .threads()
                .map(|thread| thread.user().addr())
                .collect();
            tokens.sort_unstable();
            assert_eq!(tokens, [0, 1, 2]);
            assert!(stopped.threads().all(|thread| thread.stack_pointer() != 0));
            let requesters = stopped.threads().filter(|thread| thread.is_requester());
            assert_eq!(
                requesters
                    .map(|thread| thread.user().addr())
                    .collect::<Vec<_>>(),
                [0]
            );
            assert_eq!(world.attached_threads(), 1);
        });
        done.store(true, Ordering::SeqCst);
    });
}

#[test]
#[cfg_attr(miri, ignore = "counts what is done in a time")]
fn only_one_thread_runs_during_a_stop() {
    for gil in [Gil::On, Gil::Off] {
        let world = World::new(gil);
        world.set_switch_interval(Duration::from_micros(50));
        let (running, stops) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let deadline = Instant::now() + Duration::from_millis(500);
        on_threads(&world, 4, |index, participant| {
            for round in 0.. {
                if Instant::now() > deadline {
                    break;
                }
                running.fetch_add(1, Ordering::SeqCst);
                running.fetch_sub(1, Ordering::SeqCst);
                poll(participant);
                match (round + index) % 8 {
                    0 => participant.blocking(|| ()),
                    1 if index < 2 => participant.stop_the_world(|_| {
                        stops.fetch_add(1, Ordering::SeqCst);
                        for _ in 0..50 {
                            assert_eq!(running.load(Ordering::SeqCst), 0);
                        }
                    }),
                    _ => {}
                }
            }
        });
        assert!(stops.load(Ordering::SeqCst) > 10);
    }
}

#[test]
fn threads_start_and_end_during_stops() {
    let world = World::new(Gil::Off);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let stopping = scope.spawn(|| {
            let participant = Participant::register(&world);
            participant.attach();
            let mut seen = 0;
            while !done.load(Ordering::SeqCst) {
                participant.stop_the_world(|stopped| seen = stopped.threads().len().max(seen));
            }
            seen
        });
        for round in 0..ROUNDS / 4 {
            let world = &world;
            scope
                .spawn(move || {
                    let participant = Participant::register(world);
                    if round % 3 > 0 {
                        participant.attach();
                    }
                    // It ends attached, detached, or having detached by itself.
                    if round % 3 > 1 {
                        participant.detach();
                    }
                })
                .join()
                .expect("the thread only attaches");
        }
        done.store(true, Ordering::SeqCst);
        assert!(stopping.join().expect("the stops go well") >= 1);
    });
    assert_eq!(world.registered_threads(), 0);
}

#[test]
fn a_thread_that_ends_waits_for_the_stop() {
    let world = World::new(Gil::Off);
    let participant = Participant::register(&world);
    let (ready, ended) = (AtomicBool::new(false), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            let other = Participant::register(&world);
            ready.store(true, Ordering::SeqCst);
            // It is detached: the stop does not wait for it, and it ends by itself.
            thread::sleep(Duration::from_millis(5));
            drop(other);
            ended.store(true, Ordering::SeqCst);
        });
        while !ready.load(Ordering::SeqCst) {
            thread::yield_now();
        }
        participant.attach();
        participant.stop_the_world(|stopped| {
            if stopped.threads().len() == 2 {
                thread::sleep(Duration::from_millis(30));
                assert!(!ended.load(Ordering::SeqCst));
            }
        });
    });
    assert!(ended.load(Ordering::SeqCst));
}

#[test]
fn stopped_threads_help() {
    let world = World::new(Gil::Off);
    let (helped, done, tasks) = (
        AtomicUsize::new(0),
        AtomicBool::new(false),
        AtomicUsize::new(0),
    );
    on_threads(&world, 3, |index, participant| {
        if index > 0 {
            while !done.load(Ordering::SeqCst) {
                poll(participant);
            }
            return;
        }
        while world.attached_threads() < 3 {
            thread::yield_now();
        }
        let me = thread::current().id();
        for round in 0..ROUNDS / 20 {
            participant.stop_the_world(|stopped| {
                tasks.store(100, Ordering::SeqCst);
                stopped.with_help(&|| {
                    if thread::current().id() != me {
                        helped.fetch_add(1, Ordering::SeqCst);
                    }
                    while tasks
                        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                            left.checked_sub(1)
                        })
                        .is_ok()
                    {
                        thread::yield_now();
                    }
                });
                assert_eq!(tasks.load(Ordering::SeqCst), 0, "round {round}");
            });
        }
        done.store(true, Ordering::SeqCst);
    });
    assert!(helped.load(Ordering::SeqCst) > 0);
}

#[test]
fn the_gil_excludes() {
    let world = World::new(Gil::On);
    world.set_switch_interval(Duration::from_micros(100));
    let (inside, total) = (AtomicUsize::new(0), AtomicU64::new(0));
    on_threads(&world, 4, |index, participant| {
        for round in 0..ROUNDS * 5 {
            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
            // Not atomic as a whole: only the GIL keeps it right.
            total.store(total.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
            inside.fetch_sub(1, Ordering::SeqCst);
            if index == 0 && round % 64 == 0 {
                participant.blocking(thread::yield_now);
            }
            poll(participant);
        }
    });
    assert_eq!(total.load(Ordering::SeqCst), 4 * ROUNDS as u64 * 5);
}

#[test]
#[cfg_attr(miri, ignore = "counts what is done in a time")]
fn a_busy_holder_hands_over_after_the_interval() {
    let world = World::new(Gil::On);
    world.set_switch_interval(Duration::from_millis(1));
    let turns = AtomicUsize::new(0);
    let last = AtomicUsize::new(usize::MAX);
    let deadline = Instant::now() + Duration::from_millis(300);
    on_threads(&world, 3, |index, participant| {
        while Instant::now() < deadline {
            if last.swap(index, Ordering::SeqCst) != index {
                turns.fetch_add(1, Ordering::SeqCst);
            }
            poll(participant);
        }
    });
    // About 300 would be due; a machine that is busy elsewhere manages fewer.
    let turns = turns.load(Ordering::SeqCst);
    assert!((20..=1_000).contains(&turns), "{turns} turns");
}

#[test]
#[cfg_attr(miri, ignore = "counts what is done in a time")]
fn a_thread_that_blocks_lets_others_in_at_once() {
    let world = World::new(Gil::On);
    // With this interval nobody ever asks: only blocking gives the lock up.
    world.set_switch_interval(Duration::from_secs(3600));
    let begin = Instant::now();
    on_threads(&world, 8, |_, participant| {
        participant.sleep(Duration::from_millis(50));
    });
    assert!(
        begin.elapsed() < Duration::from_millis(300),
        "{:?}",
        begin.elapsed()
    );
}

#[test]
fn worlds_are_independent() {
    let (with, without) = (World::new(Gil::On), World::new(Gil::Off));
    let participant = Participant::register(&with);
    participant.attach();
    participant.stop_the_world(|_| {
        on_threads(&without, 2, |_, other| {
            other.stop_the_world(|stopped| assert!(stopped.threads().len() <= 2));
        });
    });
    // One thread may belong to two worlds, in one after the other.
    participant.detach();
    let other = Participant::register(&without);
    other.attach();
    participant.attach();
}
