//! Frames that stand for something: what they keep, how they are found, and how deep they may go.
#![forbid(unsafe_code)]

use weft_heap::concurrency::Gil;
use weft_heap::{
    Chain, Collect, Enter, FIRST_LOCAL, Frame, FrameSize, FrameSlot, Heap, HeapOptions, List,
    Overflow, Thread, Value,
};

const STACK: usize = 1 << 12;
const SIZE: FrameSize = FrameSize {
    slots: FIRST_LOCAL + 5,
    native: 0,
};

fn with_thread(body: impl FnOnce(&Thread)) {
    let heap = Heap::new(HeapOptions {
        gil: Gil::Off,
        collect: Collect::WhenNeeded,
    });
    let enter = Enter::new(&heap, STACK);
    body(enter.thread());
}

fn numbered(thread: &Thread, number: i32) -> Value {
    List::from_items(thread, &[Value::from_i32(number)]).value()
}

fn number_of(value: Value) -> Option<i64> {
    value.downcast::<List>()?.get(0)?.to_int()
}

/// A chain of frames, whose functions and what they stand for are numbered from 0 and 100 on.
fn chain_of(thread: &Thread, length: i32) -> Chain<'_> {
    let mut chain = thread.chain();
    for number in 0..length {
        let (function, holder) = (numbered(thread, number), numbered(thread, 100 + number));
        let entered = chain.enter(function, holder, number as u32 * 10, SIZE);
        assert!(entered.is_ok());
    }
    chain
}

fn frames(thread: &Thread) -> impl Iterator<Item = Frame<'_>> {
    std::iter::successors(thread.current_frame(), |frame| thread.frame_before(*frame))
}

#[test]
fn what_frames_stand_for_lives_while_they_do() {
    with_thread(|thread| {
        let mut chain = chain_of(thread, 20);
        thread.collect();
        let found: Vec<_> = frames(thread)
            .map(|frame| {
                let function = frame.function().and_then(number_of);
                let holder = frame.stands_for().and_then(number_of);
                (function, holder, frame.position())
            })
            .collect();
        let expected: Vec<_> = (0..20)
            .rev()
            .map(|number| (Some(number), Some(100 + number), number as u32 * 10))
            .collect();
        assert_eq!(found, expected);
        for number in (0..20).rev() {
            assert_eq!(chain.innermost().and_then(number_of), Some(100 + number));
            chain.leave();
            thread.collect();
        }
        assert!(chain.innermost().is_none());
        assert!(thread.current_frame().is_none());
    });
}

#[test]
fn an_unfolded_frame_has_the_slots_of_its_function() {
    with_thread(|thread| {
        let mut chain = chain_of(thread, 3);
        let marked = thread.activation(thread.current_frame().expect("a frame runs"));
        let (frame, _) = chain.unfold(SIZE);
        let slots = (0..5).map(|index| FrameSlot::local(index).expect("a slot"));
        for (number, slot) in slots.clone().enumerate() {
            frame.set(slot, numbered(thread, number as i32));
        }
        thread.collect();
        for (number, slot) in slots.enumerate() {
            assert_eq!(frame.get(slot).and_then(number_of), Some(number as i64));
        }
        assert!(frame.stands_for().is_none());
        // Who has it in view finds it unfolded.
        assert!(thread.is_activation_of(marked, frame));
        chain.leave();
        assert_eq!(chain.innermost().and_then(number_of), Some(101));
    });
}

#[test]
fn a_chain_ends_where_there_is_no_room() {
    with_thread(|thread| {
        let deepest = |thread: &Thread| {
            let mut chain = thread.chain();
            let function = numbered(thread, 0);
            for depth in 0.. {
                if let Err(overflow) = chain.enter(function, function, 0, SIZE) {
                    return (depth, overflow);
                }
            }
            unreachable!("some room is the last")
        };
        thread.set_recursion_limit(300);
        let first = deepest(thread);
        assert!(matches!(first.1, Overflow::Recursion));
        assert!(first.0 <= 300);
        // All that it took is given back.
        assert_eq!(deepest(thread).0, first.0);
        assert!(thread.current_frame().is_none());
        thread.set_recursion_limit(1 << 30);
        assert!(matches!(deepest(thread).1, Overflow::ValueStack));
        thread.collect();
    });
}
