//! What a recording says of threads that wait: one test, since a process records once.

#![cfg(not(miri))]
#![allow(
    clippy::disallowed_methods,
    reason = "the sleeps of this test are inside of `blocking`"
)]

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use weft_concurrency::recording::{self, Activity, Change, Clock, Level};
use weft_concurrency::{Acquire, Gil, Lock, Participant, World};

fn folder() -> PathBuf {
    let path = std::env::temp_dir().join(format!("weft-recording-{}", std::process::id()));
    std::fs::create_dir_all(&path).expect("a folder of our own");
    path
}

/// The lines of the recording that begin with a word, in parts.
fn lines(text: &str, first: &str) -> Vec<Vec<String>> {
    text.lines()
        .map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>())
        .filter(|parts| parts[0] == first)
        .collect()
}

/// The milliseconds of an activity in a line about a thread.
fn milliseconds(thread: &[String], number: usize) -> u64 {
    thread[5 + number].parse::<u64>().expect("a number") / 1_000_000
}

/// Steps whose events do not fit into memory.
const MANY: usize = 20_000;

#[test]
fn waits_have_their_causes_and_lengths() {
    let folder = folder();
    assert!(!recording::is_on());
    assert!(recording::step(|| unreachable!("no name is needed")).is_none());
    recording::next_step(|| unreachable!("no name is needed"));
    recording::begin(Level::Timeline, folder.clone());

    let world = World::new(Gil::On);
    let lock = Arc::new(Lock::named(|| "place:7".to_owned()));
    let is_held = Arc::new(AtomicBool::new(false));
    let holder = {
        let (world, lock, is_held) = (Arc::clone(&world), Arc::clone(&lock), Arc::clone(&is_held));
        std::thread::spawn(move || {
            recording::name_thread("holder");
            let participant = Participant::register(&world);
            participant.attach();
            assert!(lock.try_acquire());
            is_held.store(true, Ordering::SeqCst);
            participant.sleep(Duration::from_millis(60));
            let event_loop = recording::event_loop();
            for _ in 0..2 {
                recording::next_step(|| recording::text("a task"));
                recording::next_callback(|| recording::text("callback"));
                recording::next_callback(|| recording::text("callback"));
            }
            recording::loop_waits();
            participant.sleep(Duration::from_millis(1));
            recording::next_callback(|| recording::text("callback"));
            drop(event_loop);
            drop(recording::step(|| recording::text("a task")));
            // Tasks 3 and 4, and 7.
            let tasks = [3, 4, 7].map(|number| {
                recording::task_of(recording::task_text(number, recording::text("a task")))
            });
            assert_eq!(tasks, [Some(0), Some(1), Some(2)]);
            lock.release().expect("it is held");
        })
    };
    while !is_held.load(Ordering::SeqCst) {
        std::thread::yield_now();
    }
    recording::name_thread("waiter");
    let participant = Participant::register(&world);
    participant.attach();
    assert_eq!(lock.acquire(&participant, None), Acquire::Acquired);
    participant.blocking(|| std::thread::sleep(Duration::from_millis(30)));
    participant.blocking_for(Activity::Native, || {
        std::thread::sleep(Duration::from_millis(20));
    });
    lock.release().expect("it is held");
    holder.join().expect("it does not panic");
    let stepper = std::thread::spawn(|| {
        recording::name_thread("stepper");
        for _ in 0..MANY {
            drop(recording::step(|| recording::text("many")));
        }
    });
    stepper.join().expect("it does not panic");
    recording::note_collection(Duration::from_millis(3));
    recording::child_started(12, || "program".to_owned());
    recording::child_ended(12);
    recording::finish();
    assert!(!recording::is_on());

    let files: Vec<_> = std::fs::read_dir(&folder)
        .expect("it is there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    let name_of = |path: &PathBuf| path.display().to_string();
    let (of_process, of_threads): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().matches('-').count() == 1)
    });
    assert_eq!((of_process.len(), of_threads.len()), (1, 1));
    let octets = std::fs::read(&of_process[0]).expect("it can be read");
    let many = std::fs::read(&of_threads[0]).expect("it can be read");
    let end = b"\ncomplete\n";
    let lines_end = octets.windows(end.len()).position(|window| window == end);
    let (text, words) = octets.split_at(lines_end.expect("it is complete") + end.len());
    let text = std::str::from_utf8(text).expect("text");
    std::fs::remove_dir_all(&folder).expect("it is ours");

    let threads = lines(text, "thread");
    let named = |name: &str| {
        let found = threads.iter().find(|thread| thread[4] == name);
        found.expect("it was recorded").clone()
    };
    // Sleeping is number 7, waiting for a lock 3, calls of the system 5, and native work 8.
    let (holder, waiter) = (named("holder"), named("waiter"));
    assert!(milliseconds(&holder, 7) >= 60, "{holder:?}");
    assert!(milliseconds(&waiter, 3) >= 20, "{waiter:?}");
    assert!(milliseconds(&waiter, 5) >= 30, "{waiter:?}");
    assert!(milliseconds(&waiter, 8) >= 20, "{waiter:?}");
    assert_eq!(milliseconds(&waiter, 7), 0, "{waiter:?}");

    let locks = lines(text, "lock");
    assert_eq!(locks.len(), 1);
    assert_eq!(locks[0][1..3], ["place:7", "2"]);
    let held: u64 = locks[0][3].parse().expect("a number");
    assert!(held >= 110_000_000, "{held}");
    assert_eq!(locks[0][6], "1", "one thread waited once");

    let figures = lines(text, "figures");
    assert_eq!(figures[0][2..5], ["1", "3000000", "3000000"]);
    assert_eq!(lines(text, "child")[0][4], "program");

    // Behind the lines are the words of the threads, one after the other.
    let clock = &lines(text, "clock")[0];
    let number = |part: &str| part.parse::<u64>().expect("a number");
    let each: f64 = clock[3].parse().expect("a number");
    let clock = Clock::new(number(&clock[1]), number(&clock[2]), each);
    let mut words = words
        .as_chunks::<4>()
        .0
        .iter()
        .map(|word| u32::from_le_bytes(*word));
    let mut events = Vec::new();
    for line in lines(text, "events") {
        let (stored, count) = (number(&line[2]) as usize, number(&line[3]) as usize);
        let mut of_thread = Vec::new();
        if stored > 0 {
            assert_eq!(
                name_of(&of_threads[0]),
                format!("{}-{}", name_of(&of_process[0]), line[1])
            );
            assert_eq!(many.len(), 4 * stored);
            let words = many.as_chunks::<4>().0.iter();
            of_thread.extend(words.map(|word| u32::from_le_bytes(*word)));
        }
        of_thread.extend(words.by_ref().take(count));
        recording::read_events(of_thread, &clock, |time, change, text| {
            events.push((line[1].clone(), time, change, text));
        });
    }
    assert_eq!(words.next(), None);
    let of_waiter: Vec<&str> = events
        .iter()
        .filter(|event| event.0 == waiter[1])
        .filter_map(|event| match event.2 {
            Change::Activity(number) => Some(recording::activity_names()[number]),
            _ => None,
        })
        .filter(|name| !["gil", "outside"].contains(name))
        .collect();
    let expected = [
        "running", "lock", "running", "io", "running", "native", "running",
    ];
    assert_eq!(of_waiter, expected);
    let times: Vec<u64> = events
        .iter()
        .filter(|event| event.0 == waiter[1])
        .map(|event| event.1)
        .collect();
    assert!(times.is_sorted(), "{times:?}");
    let stepper = named("stepper");
    let (many, events): (Vec<_>, Vec<_>) =
        events.into_iter().partition(|event| event.0 == stepper[1]);
    // It was outside of interpreters all the time.
    let many: Vec<_> = many
        .into_iter()
        .filter(|event| !matches!(event.2, Change::Activity(_)))
        .collect();
    assert!(many.iter().map(|event| event.1).is_sorted());
    let many = many.iter().map(|event| event.2);
    assert!(many.eq([Change::StepBegins, Change::StepEnds].repeat(MANY)));
    let steps: Vec<(Change, u32)> = events
        .iter()
        .filter(|event| !matches!(event.2, Change::Activity(_)))
        .map(|event| (event.2, event.3))
        .collect();
    let kinds: Vec<Change> = steps.iter().map(|step| step.0).collect();
    assert_eq!(kinds, [Change::StepBegins, Change::StepEnds].repeat(6));
    let texts = lines(text, "text");
    let named = steps.iter().filter(|step| step.0 == Change::StepBegins);
    let named: Vec<&str> = named
        .map(|step| texts[step.1 as usize - 1][1].as_str())
        .collect();
    let (task, callback) = ("a task", "callback");
    assert_eq!(named, [task, callback, task, callback, callback, task]);
    let runs = lines(text, "tasks");
    assert_eq!(
        runs.iter().map(|run| &run[1..3]).collect::<Vec<_>>(),
        [["3", "2"], ["7", "1"]]
    );
}
