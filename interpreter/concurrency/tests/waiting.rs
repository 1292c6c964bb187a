//! Locks and parking: exclusion, timeouts, interrupts, fairness, and stops while threads wait.
#![allow(
    clippy::disallowed_methods,
    reason = "the tests need a thread that blocks outside of Weft's own waits"
)]

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use weft_concurrency::{Acquire, Gil, Lock, NotLocked, ObjectLock, Parked, Participant, World};

const ROUNDS: u64 = if cfg!(miri) { 20 } else { 20_000 };

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

fn poll(participant: &Participant) {
    if participant.is_wanted() {
        participant.safepoint();
    }
}

fn attached() -> (Arc<World>, Participant) {
    let world = World::new(Gil::Off);
    let participant = Participant::register(&world);
    participant.attach();
    (world, participant)
}

#[test]
fn an_object_lock_is_one_byte_and_excludes() {
    assert_eq!(size_of::<ObjectLock>(), 1);
    let world = World::new(Gil::Off);
    let (lock, total) = (ObjectLock::default(), AtomicU64::new(0));
    on_threads(&world, 4, |index, participant| {
        for round in 0..ROUNDS {
            let guard = lock.lock();
            total.store(total.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
            guard.unlock();
            poll(participant);
            if index == 0 && round % 512 == 0 {
                participant.stop_the_world(|_| ());
            }
        }
    });
    assert_eq!(total.load(Ordering::SeqCst), 4 * ROUNDS);
}

#[test]
fn an_object_lock_can_be_tried() {
    let lock = ObjectLock::new();
    let guard = lock.lock();
    assert!(lock.is_locked());
    assert!(lock.try_lock().is_none());
    drop(guard);
    assert!(!lock.is_locked());
    assert!(lock.try_lock().is_some());
}

#[test]
fn waiting_for_an_object_is_no_safepoint() {
    let world = World::new(Gil::Off);
    let lock = ObjectLock::new();
    let (waiting, freed) = (AtomicBool::new(false), AtomicBool::new(false));
    thread::scope(|scope| {
        let guard = lock.lock();
        scope.spawn(|| {
            let waiter = Participant::register(&world);
            waiter.attach();
            waiting.store(true, Ordering::SeqCst);
            lock.lock().unlock();
            // What this thread held in registers while it waited must not be gone.
            assert!(!freed.load(Ordering::SeqCst));
            drop(waiter);
        });
        while !waiting.load(Ordering::SeqCst) {
            thread::yield_now();
        }
        scope.spawn(|| {
            let collector = Participant::register(&world);
            collector.attach();
            collector.stop_the_world(|_| freed.store(true, Ordering::SeqCst));
        });
        thread::sleep(Duration::from_millis(20));
        assert!(!freed.load(Ordering::SeqCst));
        drop(guard);
    });
    assert!(freed.load(Ordering::SeqCst));
}

#[test]
fn a_lock_excludes_in_both_modes() {
    for gil in [Gil::On, Gil::Off] {
        let world = World::new(gil);
        world.set_switch_interval(Duration::from_micros(100));
        let (lock, total) = (Lock::default(), AtomicU64::new(0));
        on_threads(&world, 3, |_, participant| {
            for _ in 0..ROUNDS {
                assert_eq!(lock.acquire(participant, None), Acquire::Acquired);
                let before = total.load(Ordering::Relaxed);
                poll(participant);
                total.store(before + 1, Ordering::Relaxed);
                assert_eq!(lock.release(), Ok(()));
                poll(participant);
            }
        });
        assert_eq!(total.load(Ordering::SeqCst), 3 * ROUNDS);
        assert!(!lock.is_locked());
    }
}

#[test]
fn a_lock_can_be_tried_and_released_by_others() {
    let (_, participant) = attached();
    let lock = Lock::new();
    assert_eq!(lock.release(), Err(NotLocked));
    assert_eq!(NotLocked.to_string(), "release unlocked lock");
    assert!(lock.try_acquire());
    assert!(!lock.try_acquire());
    assert!(lock.is_locked());
    assert_eq!(
        lock.acquire(&participant, Some(Duration::ZERO)),
        Acquire::TimedOut
    );
    thread::scope(|scope| scope.spawn(|| lock.release()).join())
        .expect("release does not panic")
        .expect("the lock was taken");
    assert_eq!(
        lock.acquire(&participant, Some(Duration::ZERO)),
        Acquire::Acquired
    );
}

#[test]
fn a_wait_for_a_lock_times_out_and_can_be_interrupted() {
    let (_, participant) = attached();
    let lock = Lock::new();
    assert!(lock.try_acquire());
    let begin = Instant::now();
    assert_eq!(
        lock.acquire(&participant, Some(Duration::from_millis(20))),
        Acquire::TimedOut
    );
    assert!(begin.elapsed() >= Duration::from_millis(20));
    let handle = participant.interrupt_handle();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(20));
            handle.interrupt();
        });
        assert_eq!(lock.acquire(&participant, None), Acquire::Interrupted);
    });
    assert!(participant.is_wanted());
    assert!(participant.take_attention());
    // Nobody is left in the queue.
    assert_eq!(lock.release(), Ok(()));
    assert_eq!(
        lock.acquire(&participant, Some(Duration::MAX)),
        Acquire::Acquired
    );
}

#[test]
fn a_released_lock_wakes_its_waiter_promptly() {
    let (world, participant) = attached();
    let lock = Lock::new();
    assert!(lock.try_acquire());
    thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            let other = Participant::register(&world);
            other.attach();
            assert_eq!(lock.acquire(&other, None), Acquire::Acquired);
            Instant::now()
        });
        participant.sleep(Duration::from_millis(20));
        let released = Instant::now();
        assert_eq!(lock.release(), Ok(()));
        let latency = waiting.join().expect("the waiter gets it") - released;
        assert!(latency < Duration::from_millis(100), "{latency:?}");
    });
}

#[test]
fn a_greedy_thread_does_not_starve_another() {
    for gil in [Gil::On, Gil::Off] {
        let world = World::new(gil);
        let (lock, done) = (Lock::new(), AtomicBool::new(false));
        let greedy = AtomicU64::new(0);
        on_threads(&world, 2, |index, participant| {
            if index == 0 {
                while !done.load(Ordering::SeqCst) {
                    assert_eq!(lock.acquire(participant, None), Acquire::Acquired);
                    greedy.fetch_add(1, Ordering::SeqCst);
                    poll(participant);
                    lock.release().expect("it was acquired");
                }
            } else {
                for round in 0..20 {
                    while greedy.load(Ordering::SeqCst) <= round {
                        participant.blocking(thread::yield_now);
                    }
                    assert_eq!(
                        lock.acquire(participant, Some(Duration::from_secs(20))),
                        Acquire::Acquired
                    );
                    lock.release().expect("it was acquired");
                    participant.blocking(|| ());
                }
                done.store(true, Ordering::SeqCst);
            }
        });
        assert!(greedy.load(Ordering::SeqCst) >= 20);
    }
}

#[test]
#[cfg_attr(miri, ignore = "counts what is done in a time")]
fn locks_with_timeouts_interrupts_and_stops_lose_nothing() {
    let world = World::new(Gil::Off);
    let (lock, total, acquired) = (Lock::new(), AtomicU64::new(0), AtomicU64::new(0));
    let deadline = Instant::now() + Duration::from_millis(700);
    on_threads(&world, 4, |index, participant| {
        let handle = participant.interrupt_handle();
        let ended = AtomicBool::new(false);
        thread::scope(|scope| {
            if index == 0 {
                scope.spawn(|| {
                    while !ended.load(Ordering::SeqCst) {
                        handle.interrupt();
                        thread::sleep(Duration::from_micros(50));
                    }
                });
            }
            while Instant::now() < deadline {
                let timeout = (index == 1).then_some(Duration::from_micros(30));
                if lock.acquire(participant, timeout) == Acquire::Acquired {
                    acquired.fetch_add(1, Ordering::SeqCst);
                    total.store(total.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
                    lock.release().expect("it was acquired");
                }
                if index == 2 {
                    participant.stop_the_world(|_| ());
                }
                participant.take_attention();
                poll(participant);
            }
            ended.store(true, Ordering::SeqCst);
            // The helper thread is no participant, but the scope waits for it attached.
            participant.detach();
        });
        participant.attach();
    });
    assert_eq!(
        total.load(Ordering::SeqCst),
        acquired.load(Ordering::SeqCst)
    );
    assert!(acquired.load(Ordering::SeqCst) > 100);
    assert!(!lock.is_locked());
}

#[test]
fn parking_ends_by_token_time_or_interrupt() {
    let (world, participant) = attached();
    assert_eq!(
        participant.park(Some(Duration::from_millis(1))),
        Parked::TimedOut
    );
    let unparker = participant.unparker();
    unparker.unpark();
    unparker.clone().unpark();
    assert_eq!(participant.park(None), Parked::Unparked);
    assert_eq!(
        participant.park(Some(Duration::ZERO)),
        Parked::TimedOut,
        "two make one token"
    );
    let seen = AtomicUsize::new(9);
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(10));
            seen.store(world.attached_threads(), Ordering::SeqCst);
            unparker.unpark();
        });
        assert_eq!(participant.park(None), Parked::Unparked);
    });
    assert_eq!(
        seen.load(Ordering::SeqCst),
        0,
        "a parked thread is detached"
    );
    let handle = participant.interrupt_handle();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(10));
            handle.clone().interrupt();
        });
        assert_eq!(participant.park(None), Parked::Interrupted);
    });
    assert!(participant.take_attention());
    assert_eq!(participant.park(Some(Duration::ZERO)), Parked::TimedOut);
}

#[test]
fn an_interrupt_that_was_seen_to_ends_no_later_wait() {
    let (_, participant) = attached();
    let handle = participant.interrupt_handle();
    handle.interrupt();
    assert_eq!(
        participant.park(None),
        Parked::Interrupted,
        "it came before the wait"
    );
    assert!(participant.take_attention());
    handle.interrupt();
    assert!(participant.take_attention());
    assert_eq!(
        participant.park(Some(Duration::from_millis(1))),
        Parked::TimedOut
    );
    handle.request_attention();
    assert_eq!(
        participant.park(Some(Duration::from_millis(1))),
        Parked::TimedOut
    );
    assert!(participant.take_attention());
}

#[test]
fn sleep_lasts_unless_interrupted() {
    let (_, participant) = attached();
    participant.unparker().unpark();
    let begin = Instant::now();
    assert_eq!(
        participant.sleep(Duration::from_millis(20)),
        Parked::TimedOut
    );
    assert!(begin.elapsed() >= Duration::from_millis(20));
    assert_eq!(participant.sleep(Duration::ZERO), Parked::TimedOut);
    let handle = participant.interrupt_handle();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(10));
            handle.interrupt();
        });
        assert_eq!(participant.sleep(Duration::MAX), Parked::Interrupted);
    });
    assert!(begin.elapsed() < Duration::from_secs(10));
}

#[test]
fn no_unpark_is_lost() {
    let world = World::new(Gil::Off);
    let turn = AtomicU64::new(0);
    let unparkers: [std::sync::OnceLock<_>; 2] = Default::default();
    let ready = Barrier::new(2);
    let rounds = ROUNDS / 4;
    on_threads(&world, 2, |index, participant| {
        let _ = unparkers[index].set(participant.unparker());
        participant.blocking(|| ready.wait());
        let other = unparkers[1 - index].get().expect("both are set by now");
        for round in 0..rounds {
            while turn.load(Ordering::SeqCst) != round * 2 + index as u64 {
                participant.park(None);
            }
            turn.fetch_add(1, Ordering::SeqCst);
            other.unpark();
        }
    });
    assert_eq!(turn.load(Ordering::SeqCst), rounds * 2);
}

#[test]
fn handles_may_outlive_their_thread() {
    let (_, participant) = attached();
    let (handle, unparker) = (participant.interrupt_handle(), participant.unparker());
    drop(participant);
    handle.interrupt();
    unparker.unpark();
}
