//! What attaching, stopping, switching and locking cost: `cargo bench -p weft-concurrency`.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use weft_concurrency::{Acquire, Gil, Lock, ObjectLock, Participant, World};

fn on_threads(world: &Arc<World>, count: usize, run: impl Fn(&Participant) + Sync) -> Duration {
    let begin = Instant::now();
    thread::scope(|scope| {
        for _ in 0..count {
            let run = &run;
            scope.spawn(move || {
                let participant = Participant::register(world);
                participant.attach();
                run(&participant);
            });
        }
    });
    begin.elapsed()
}

fn poll(participant: &Participant) {
    if participant.is_wanted() {
        participant.safepoint();
    }
}

fn nanoseconds_each(rounds: u32, mut run: impl FnMut()) -> f64 {
    let begin = Instant::now();
    for _ in 0..rounds {
        run();
    }
    begin.elapsed().as_nanos() as f64 / f64::from(rounds)
}

/// Some arithmetic that polls as often as a program would.
fn work(participant: &Participant) {
    let mut state = 1_u64;
    for _ in 0..150_000_000_u64 {
        state = black_box(
            state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1),
        );
        poll(participant);
    }
}

fn main() {
    for gil in [Gil::On, Gil::Off] {
        let world = World::new(gil);
        let participant = Participant::register(&world);
        participant.attach();
        let blocking = nanoseconds_each(5_000_000, || participant.blocking(|| ()));
        let stop = nanoseconds_each(1_000_000, || participant.stop_the_world(|_| ()));
        let lock = Lock::new();
        let locking = nanoseconds_each(5_000_000, || {
            lock.acquire(&participant, None);
            let _ = lock.release();
        });
        let object_lock = ObjectLock::new();
        let object_locking = nanoseconds_each(5_000_000, || object_lock.lock().unlock());
        println!(
            "GIL {gil:?}, one thread, ns: detach and attach {blocking:.1}, stop {stop:.1}, \
             lock {locking:.1}, object lock {object_locking:.1}"
        );
    }

    for gil in [Gil::On, Gil::Off] {
        let world = World::new(gil);
        let mut ratios: Vec<f64> = (0..5)
            .map(|_| {
                let one = on_threads(&world, 1, |participant| {
                    work(participant);
                    work(participant);
                });
                let two = on_threads(&world, 2, work);
                two.as_secs_f64() / one.as_secs_f64()
            })
            .collect();
        ratios.sort_by(f64::total_cmp);
        println!(
            "GIL {gil:?}: two threads take {:.3} of the time of one doing both",
            ratios[2]
        );
    }

    for gil in [Gil::On, Gil::Off] {
        let world = World::new(gil);
        let total = AtomicU64::new(0);
        let lock = Lock::new();
        let add = || total.store(total.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        let rounds = 2_000_000_u32;
        let locked = |participant: &Participant, rounds: u32| {
            for _ in 0..rounds {
                assert_eq!(lock.acquire(participant, None), Acquire::Acquired);
                add();
                let _ = lock.release();
                poll(participant);
            }
        };
        let one = on_threads(&world, 1, |participant| locked(participant, 2 * rounds));
        let two = on_threads(&world, 2, |participant| locked(participant, rounds));
        println!(
            "GIL {gil:?}: two threads on one lock take {:.2} of the time of one",
            two.as_secs_f64() / one.as_secs_f64()
        );
    }

    let world = World::new(Gil::Off);
    let (total, lock) = (AtomicU64::new(0), ObjectLock::new());
    let locked = |_: &Participant, rounds: u32| {
        for _ in 0..rounds {
            let _guard = lock.lock();
            total.store(total.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        }
    };
    let one = on_threads(&world, 1, |participant| locked(participant, 4_000_000));
    let two = on_threads(&world, 2, |participant| locked(participant, 2_000_000));
    println!(
        "GIL Off: two threads on one object lock take {:.2} of the time of one",
        two.as_secs_f64() / one.as_secs_f64()
    );

    // How long a stop takes when another thread is running.
    let done = std::sync::atomic::AtomicBool::new(false);
    thread::scope(|scope| {
        let running = scope.spawn(|| {
            let participant = Participant::register(&world);
            participant.attach();
            while !done.load(Ordering::Relaxed) {
                poll(&participant);
            }
        });
        let participant = Participant::register(&world);
        participant.attach();
        while world.attached_threads() < 2 {
            thread::yield_now();
        }
        let stop = nanoseconds_each(20_000, || participant.stop_the_world(|_| ()));
        println!("GIL Off: stopping one running thread takes {stop:.0} ns");
        done.store(true, Ordering::Relaxed);
        drop(participant);
        running.join().expect("it only polls");
    });
}
