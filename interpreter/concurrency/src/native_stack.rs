//! What the collector needs to know of native stacks: their bounds, and registers put where a scan sees them.

use std::cell::Cell;
use std::hint::black_box;

#[cfg(all(target_arch = "x86_64", not(miri)))]
const SPILLED: usize = 6;
#[cfg(all(target_arch = "aarch64", not(miri)))]
const SPILLED: usize = 12;

/// Calls `f` with a stack pointer from which a scan upwards sees everything that the callers keep
/// in registers or on the stack.
///
/// The registers that calls preserve are written to this function's frame, which stays until `f`
/// returns. What `f` itself keeps is not part of it.
#[inline(never)]
pub fn with_spilled_registers<R>(f: impl FnOnce(usize) -> R) -> R {
    // Written where it stays: moved, it would be read in wide pieces right after it was written in narrow ones, which
    // stalls the processor.
    #[cfg(not(miri))]
    let mut registers = [0_usize; SPILLED];
    #[cfg(not(miri))]
    let stack_pointer: usize;
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    // SAFETY: it stores six registers into the six words of the array, and changes no other memory, no flags and no
    // register but its output.
    unsafe {
        std::arch::asm!(
            "mov [{to}], rbx",
            "mov [{to} + 8], rbp",
            "mov [{to} + 16], r12",
            "mov [{to} + 24], r13",
            "mov [{to} + 32], r14",
            "mov [{to} + 40], r15",
            "mov {stack_pointer}, rsp",
            to = in(reg) registers.as_mut_ptr(),
            stack_pointer = lateout(reg) stack_pointer,
            options(nostack, preserves_flags),
        );
    }
    #[cfg(all(target_arch = "aarch64", not(miri)))]
    // SAFETY: it stores twelve registers into the twelve words of the array, and changes no other memory, no flags and
    // no register but its output.
    unsafe {
        std::arch::asm!(
            "stp x19, x20, [{to}]",
            "stp x21, x22, [{to}, #16]",
            "stp x23, x24, [{to}, #32]",
            "stp x25, x26, [{to}, #48]",
            "stp x27, x28, [{to}, #64]",
            "stp x29, x30, [{to}, #80]",
            "mov {stack_pointer}, sp",
            to = in(reg) registers.as_mut_ptr(),
            stack_pointer = lateout(reg) stack_pointer,
            options(nostack, preserves_flags),
        );
    }
    // Miri knows no assembly and keeps no registers; scans of native stacks are not for it.
    #[cfg(miri)]
    let (registers, stack_pointer) = ([0_usize; 1], usize::MAX);
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64", miri)))]
    compile_error!("with_spilled_registers has to be written for this processor");

    // It may lie below the stack pointer, in a red zone, where a frame is small.
    let lowest = stack_pointer.min(registers.as_ptr().addr());
    let result = f(lowest);
    // Keeps the frame alive through the call: without a use after it, the call could be a jump.
    black_box(&registers);
    result
}

/// The lowest address of the calling thread's native stack, and the one past its highest.
///
/// The system is asked once for each thread: it takes some microseconds, or reads a file for the first thread of a process.
pub fn native_stack_bounds() -> (usize, usize) {
    thread_local! {
        static BOUNDS: Cell<Option<(usize, usize)>> = const { Cell::new(None) };
    }
    BOUNDS.get().unwrap_or_else(|| {
        let bounds = ask_for_bounds();
        BOUNDS.set(Some(bounds));
        bounds
    })
}

#[cfg(all(any(target_os = "linux", target_os = "android"), not(miri)))]
fn ask_for_bounds() -> (usize, usize) {
    use std::mem::MaybeUninit;
    use std::ptr;

    // SAFETY: it takes nothing and cannot fail.
    let this_thread = unsafe { libc::pthread_self() };
    let mut attributes = MaybeUninit::<libc::pthread_attr_t>::uninit();
    // SAFETY: the thread is alive, being this one, and the attributes are there to be written.
    let failure = unsafe { libc::pthread_getattr_np(this_thread, attributes.as_mut_ptr()) };
    assert_eq!(
        failure, 0,
        "the system knows the attributes of a running thread"
    );
    let mut lowest = ptr::null_mut();
    let mut size = 0;
    // SAFETY: the attributes were initialised by the call above, which succeeded.
    let failure =
        unsafe { libc::pthread_attr_getstack(attributes.as_ptr(), &mut lowest, &mut size) };
    assert_eq!(
        failure, 0,
        "the attributes of a running thread name its stack"
    );
    // SAFETY: the attributes are initialised and not used after this.
    unsafe { libc::pthread_attr_destroy(attributes.as_mut_ptr()) };
    (lowest.addr(), lowest.addr() + size)
}

/// Bounds that any address lies within: Miri has locals of their own instead of a stack, and never runs out of room.
#[cfg(miri)]
fn ask_for_bounds() -> (usize, usize) {
    (1, usize::MAX)
}

#[cfg(all(target_os = "macos", not(miri)))]
fn ask_for_bounds() -> (usize, usize) {
    // SAFETY: it takes nothing and cannot fail.
    let this_thread = unsafe { libc::pthread_self() };
    // SAFETY: the thread is alive, being this one.
    let highest = unsafe { libc::pthread_get_stackaddr_np(this_thread) }.addr();
    // SAFETY: the thread is alive, being this one.
    let size = unsafe { libc::pthread_get_stacksize_np(this_thread) };
    (highest - size, highest)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos", miri)))]
compile_error!("native_stack_bounds has to be written for this system");

#[cfg(test)]
mod tests {
    use super::{native_stack_bounds, with_spilled_registers};
    use std::hint::black_box;

    #[test]
    fn locals_lie_within_the_bounds() {
        let check = || {
            let local = black_box(0_u8);
            let (lowest, highest) = native_stack_bounds();
            let address = (&raw const local).addr();
            assert!(lowest < address && address < highest);
            assert!(highest - lowest >= 64 * 1024);
        };
        check();
        std::thread::Builder::new()
            .stack_size(256 * 1024)
            .spawn(check)
            .expect("the system can start a thread")
            .join()
            .expect("the checks hold in a thread");
    }

    #[test]
    #[cfg_attr(miri, ignore = "needs assembly")]
    fn stack_pointer_lies_below_the_callers_locals() {
        let local = black_box(0_u8);
        let (lowest, _) = native_stack_bounds();
        with_spilled_registers(|stack_pointer| {
            assert!(lowest < stack_pointer && stack_pointer < (&raw const local).addr());
        });
    }

    #[test]
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    fn a_word_only_in_a_preserved_register_is_found() {
        fn stack_holds(hidden: usize, from: usize) -> bool {
            let (_, highest) = native_stack_bounds();
            (from.next_multiple_of(8)..highest)
                .step_by(8)
                .any(|address| {
                    let word = std::ptr::with_exposed_provenance::<usize>(address);
                    // SAFETY: the address is aligned and lies within this thread's own stack.
                    !unsafe { word.read_volatile() } == hidden
                })
        }
        extern "C" fn scan(hidden: usize) -> usize {
            with_spilled_registers(|stack_pointer| usize::from(stack_holds(hidden, stack_pointer)))
        }
        // The word is kept inverted everywhere but in r12.
        let hidden = black_box(!0x5eed_1234_abcd_0042_usize);
        assert_eq!(scan(hidden), 0);
        let found: usize;
        // SAFETY: r12 and r13 are restored, the stack is aligned by rounding it down, and all that
        // the call may change is named as such.
        unsafe {
            std::arch::asm!(
                "push r12",
                "push r13",
                "mov r13, rsp",
                "and rsp, -16",
                "mov r12, rdi",
                "not r12",
                "call rax",
                "mov rsp, r13",
                "pop r13",
                "pop r12",
                in("rdi") hidden,
                inlateout("rax") scan as extern "C" fn(usize) -> usize => found,
                clobber_abi("C"),
            );
        }
        assert_eq!(found, 1);
    }
}
