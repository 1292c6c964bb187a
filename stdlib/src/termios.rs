//! `termios`: how terminals behave.

use rustix::termios::{
    ControlModes, InputModes, LocalModes, OutputModes, SpecialCodeIndex, Termios,
};
use weft_core::heap::{Dict, List, Raised, Thread, Value};

/// The characters that mean something special, by their index.
const CODES: [(&str, usize, SpecialCodeIndex); 18] = [
    ("VINTR", 0, SpecialCodeIndex::VINTR),
    ("VQUIT", 1, SpecialCodeIndex::VQUIT),
    ("VERASE", 2, SpecialCodeIndex::VERASE),
    ("VKILL", 3, SpecialCodeIndex::VKILL),
    ("VEOF", 4, SpecialCodeIndex::VEOF),
    ("VTIME", 5, SpecialCodeIndex::VTIME),
    ("VMIN", 6, SpecialCodeIndex::VMIN),
    ("VSWTC", 7, SpecialCodeIndex::VSWTC),
    ("VSWTCH", 7, SpecialCodeIndex::VSWTC),
    ("VSTART", 8, SpecialCodeIndex::VSTART),
    ("VSTOP", 9, SpecialCodeIndex::VSTOP),
    ("VSUSP", 10, SpecialCodeIndex::VSUSP),
    ("VEOL", 11, SpecialCodeIndex::VEOL),
    ("VREPRINT", 12, SpecialCodeIndex::VREPRINT),
    ("VDISCARD", 13, SpecialCodeIndex::VDISCARD),
    ("VWERASE", 14, SpecialCodeIndex::VWERASE),
    ("VLNEXT", 15, SpecialCodeIndex::VLNEXT),
    ("VEOL2", 16, SpecialCodeIndex::VEOL2),
];

/// How many characters there is room for.
const CODE_COUNT: usize = 32;

/// The flags and other numbers (those of Linux).
const NUMBERS: &[(&str, i64)] = &[
    ("IGNBRK", 0x1),
    ("BRKINT", 0x2),
    ("IGNPAR", 0x4),
    ("PARMRK", 0x8),
    ("INPCK", 0x10),
    ("ISTRIP", 0x20),
    ("INLCR", 0x40),
    ("IGNCR", 0x80),
    ("ICRNL", 0x100),
    ("IUCLC", 0x200),
    ("IXON", 0x400),
    ("IXANY", 0x800),
    ("IXOFF", 0x1000),
    ("IMAXBEL", 0x2000),
    ("IUTF8", 0x4000),
    ("OPOST", 0x1),
    ("OLCUC", 0x2),
    ("ONLCR", 0x4),
    ("OCRNL", 0x8),
    ("ONOCR", 0x10),
    ("ONLRET", 0x20),
    ("OFILL", 0x40),
    ("OFDEL", 0x80),
    ("CSIZE", 0x30),
    ("CS5", 0),
    ("CS6", 0x10),
    ("CS7", 0x20),
    ("CS8", 0x30),
    ("CSTOPB", 0x40),
    ("CREAD", 0x80),
    ("PARENB", 0x100),
    ("PARODD", 0x200),
    ("HUPCL", 0x400),
    ("CLOCAL", 0x800),
    ("CRTSCTS", 0x8000_0000),
    ("ISIG", 0x1),
    ("ICANON", 0x2),
    ("XCASE", 0x4),
    ("ECHO", 0x8),
    ("ECHOE", 0x10),
    ("ECHOK", 0x20),
    ("ECHONL", 0x40),
    ("NOFLSH", 0x80),
    ("TOSTOP", 0x100),
    ("ECHOCTL", 0x200),
    ("ECHOPRT", 0x400),
    ("ECHOKE", 0x800),
    ("FLUSHO", 0x1000),
    ("PENDIN", 0x4000),
    ("IEXTEN", 0x8000),
    ("EXTPROC", 0x10000),
    ("TCSANOW", 0),
    ("TCSADRAIN", 1),
    ("TCSAFLUSH", 2),
    ("TCIFLUSH", 0),
    ("TCOFLUSH", 1),
    ("TCIOFLUSH", 2),
    ("TCOOFF", 0),
    ("TCOON", 1),
    ("TCIOFF", 2),
    ("TCION", 3),
    ("NCCS", CODE_COUNT as i64),
    ("FIONREAD", 0x541b),
    ("FIONBIO", 0x5421),
    ("FIONCLEX", 0x5450),
    ("FIOCLEX", 0x5451),
    ("TIOCEXCL", 0x540c),
    ("TIOCNXCL", 0x540d),
    ("TIOCSCTTY", 0x540e),
    ("TIOCGPGRP", 0x540f),
    ("TIOCSPGRP", 0x5410),
    ("TIOCOUTQ", 0x5411),
    ("TIOCSTI", 0x5412),
    ("TIOCGWINSZ", 0x5413),
    ("TIOCSWINSZ", 0x5414),
    ("TIOCINQ", 0x541b),
    ("TIOCNOTTY", 0x5422),
];

/// The speeds of lines, whose names hold them.
const SPEEDS: [i64; 31] = [
    0, 50, 75, 110, 134, 150, 200, 300, 600, 1200, 1800, 2400, 4800, 9600, 19200, 38400, 57600,
    115_200, 230_400, 460_800, 500_000, 576_000, 921_600, 1_000_000, 1_152_000, 1_500_000,
    2_000_000, 2_500_000, 3_000_000, 3_500_000, 4_000_000,
];

fn fill(thread: &Thread, dictionary: &Dict) {
    let set = |name: &str, number| {
        dictionary.set_simple(thread, thread.intern(name), thread.int(number));
    };
    for (name, number) in NUMBERS {
        set(name, *number);
    }
    for (name, index, _) in CODES {
        set(name, index as i64);
    }
    for speed in SPEEDS {
        set(&format!("B{speed}"), speed);
    }
}

/// The settings as a list.
fn to_list(thread: &Thread, settings: &Termios) -> Value {
    let is_canonical = settings.local_modes.contains(LocalModes::ICANON);
    let codes = List::from_items(thread, &[]);
    for index in 0..CODE_COUNT {
        let code = CODES.iter().find(|(_, known, _)| *known == index);
        let octet = code.map_or(0, |(_, _, place)| settings.special_codes[*place]);
        // Two of them are numbers where lines are not edited.
        let is_number = !is_canonical && matches!(index, 5 | 6);
        codes.push(
            thread,
            if is_number {
                Value::from_i32(i32::from(octet))
            } else {
                thread.bytes(&[octet])
            },
        );
    }
    let flag = |bits: u32| thread.int(i64::from(bits));
    let items = [
        flag(settings.input_modes.bits()),
        flag(settings.output_modes.bits()),
        flag(settings.control_modes.bits()),
        flag(settings.local_modes.bits()),
        flag(settings.input_speed()),
        flag(settings.output_speed()),
        codes.value(),
    ];
    List::from_items(thread, &items).value()
}

/// Puts what a list says into settings.
fn from_list(thread: &Thread, list: Value, settings: &mut Termios) -> Result<(), Raised> {
    use weft_core::error::type_error;
    use weft_core::heap::Bytes;
    use weft_core::protocol;
    let wrong = || type_error("tcsetattr, arg 3: must be 7 element list");
    let Some(list) = list.downcast::<List>() else {
        return Err(wrong());
    };
    let items = list.snapshot(thread);
    let [
        input,
        output,
        control,
        local,
        input_speed,
        output_speed,
        codes,
    ] = items.items()
    else {
        return Err(wrong());
    };
    let before = [settings.input_speed(), settings.output_speed()];
    let number = |value: &Value| protocol::to_i64(thread, *value).map(|number| number as u32);
    settings.input_modes = InputModes::from_bits_retain(number(input)?);
    settings.output_modes = OutputModes::from_bits_retain(number(output)?);
    settings.control_modes = ControlModes::from_bits_retain(number(control)?);
    settings.local_modes = LocalModes::from_bits_retain(number(local)?);
    let speeds = [number(input_speed)?, number(output_speed)?];
    let message = "tcsetattr: attributes[6] must be 32 element list";
    let Some(codes) = codes.downcast::<List>() else {
        return Err(type_error(message));
    };
    let codes = codes.snapshot(thread);
    if codes.items().len() != CODE_COUNT {
        return Err(type_error(message));
    }
    for (index, code) in codes.items().iter().enumerate() {
        let octet = match (code.downcast::<Bytes>(), code.to_int_or_bool()) {
            (Some(octets), _) if octets.as_slice().len() == 1 => octets.as_slice()[0],
            (None, Some(number)) => number as u8,
            _ => {
                return Err(type_error(
                    "tcsetattr: elements of attributes must be characters or integers",
                ));
            }
        };
        if let Some((_, _, place)) = CODES.iter().find(|(_, known, _)| *known == index) {
            settings.special_codes[*place] = octet;
        }
    }
    let failed = |error| termios_error(thread, error);
    // Setting a speed says in the modes that it may be any; one that stays leaves them as the list has them.
    if speeds[0] != before[0] {
        settings.set_input_speed(speeds[0]).map_err(failed)?;
    }
    if speeds[1] != before[1] {
        settings.set_output_speed(speeds[1]).map_err(failed)?;
    }
    Ok(())
}

/// Raises `termios.error`, which is no `OSError`.
#[cold]
fn termios_error(thread: &Thread, error: rustix::io::Errno) -> Raised {
    use weft_core::error::{Exception, raise_object};
    let number = error.raw_os_error();
    let text = weft_core::types::exception::os_error::system_message(number);
    let made = crate::exception::exception_class(thread, "termios", "error", Exception::Exception)
        .and_then(|class| {
            let arguments = [Value::from_i32(number), thread.string(&text)];
            weft_core::protocol::call_values(thread, class, &arguments)
        });
    match made {
        Ok(exception) => raise_object(thread, exception),
        Err(raised) => raised,
    }
}

/// Control of terminals by the calls of POSIX, whose structs and constants have their names here.
#[weft_macros::module(name = "termios")]
pub mod module {
    use super::{fill, from_list, termios_error, to_list};
    use crate::exception::exception_class;
    use crate::select::number_of;
    use crate::system::own_descriptor;
    use rustix::fd::BorrowedFd;
    use rustix::io::Errno;
    use rustix::termios::{Action, OptionalActions, QueueSelector, Winsize};
    use weft_core::error::{Exception, type_error};
    use weft_core::heap::{Dict, Raised, Thread, Value};
    use weft_core::protocol;

    #[attributes]
    fn attributes(thread: &Thread, dictionary: &Dict) -> Result<(), Raised> {
        fill(thread, dictionary);
        let error = exception_class(thread, "termios", "error", Exception::Exception)?;
        dictionary.set_simple(thread, thread.intern("error"), error);
        Ok(())
    }

    #[rust]
    fn terminal(thread: &Thread, fd: Value) -> Result<BorrowedFd<'static>, Raised> {
        let number = number_of(thread, fd)?;
        own_descriptor(thread, number)
    }

    /// Makes a call again that a signal cut short.
    #[rust]
    fn call<T>(
        thread: &Thread,
        mut operation: impl FnMut() -> rustix::io::Result<T>,
    ) -> Result<T, Raised> {
        loop {
            match thread.blocking(&mut operation) {
                Ok(result) => return Ok(result),
                Err(Errno::INTR) => weft_core::safepoint::poll(thread)?,
                Err(error) => return Err(termios_error(thread, error)),
            }
        }
    }

    /// Return how the terminal fd is set up.
    ///
    /// The result is a list of iflag, oflag, cflag, lflag, ispeed, ospeed and cc, the last a list of the special
    /// characters.
    #[positional_only]
    fn tcgetattr(thread: &Thread, fd: Value) -> Result<Value, Raised> {
        let terminal = terminal(thread, fd)?;
        let settings = call(thread, || rustix::termios::tcgetattr(terminal))?;
        Ok(to_list(thread, &settings))
    }

    /// Set up the terminal fd: at once, after all output, or also without waiting input.
    #[positional_only]
    fn tcsetattr(thread: &Thread, fd: Value, when: i64, attributes: Value) -> Result<(), Raised> {
        let terminal = terminal(thread, fd)?;
        let when = match when {
            0 => OptionalActions::Now,
            1 => OptionalActions::Drain,
            2 => OptionalActions::Flush,
            _ => return Err(termios_error(thread, Errno::INVAL)),
        };
        let is_list = attributes.downcast::<weft_core::heap::List>();
        if is_list.is_none_or(|list| list.len() != 7) {
            return Err(type_error("tcsetattr, arg 3: must be 7 element list"));
        }
        // What no list tells stays as it is.
        let mut settings = call(thread, || rustix::termios::tcgetattr(terminal))?;
        from_list(thread, attributes, &mut settings)?;
        call(thread, || {
            rustix::termios::tcsetattr(terminal, when, &settings)
        })
    }

    /// Send a break through the terminal fd.
    #[positional_only]
    fn tcsendbreak(thread: &Thread, fd: Value, duration: i64) -> Result<(), Raised> {
        let _ = duration;
        let terminal = terminal(thread, fd)?;
        call(thread, || rustix::termios::tcsendbreak(terminal))
    }

    /// Wait until the terminal fd has sent all that was written to it.
    #[positional_only]
    fn tcdrain(thread: &Thread, fd: Value) -> Result<(), Raised> {
        let terminal = terminal(thread, fd)?;
        call(thread, || rustix::termios::tcdrain(terminal))
    }

    /// Discard queued data on file descriptor fd: input, output or both.
    #[positional_only]
    fn tcflush(thread: &Thread, fd: Value, queue: i64) -> Result<(), Raised> {
        let terminal = terminal(thread, fd)?;
        let queue = match queue {
            0 => QueueSelector::IFlush,
            1 => QueueSelector::OFlush,
            2 => QueueSelector::IOFlush,
            _ => return Err(termios_error(thread, Errno::INVAL)),
        };
        call(thread, || rustix::termios::tcflush(terminal, queue))
    }

    /// Stop or restart what the terminal fd sends (TCOOFF, TCOON) or what is sent to it (TCIOFF, TCION).
    #[positional_only]
    fn tcflow(thread: &Thread, fd: Value, action: i64) -> Result<(), Raised> {
        let terminal = terminal(thread, fd)?;
        let action = match action {
            0 => Action::OOff,
            1 => Action::OOn,
            2 => Action::IOff,
            3 => Action::IOn,
            _ => return Err(termios_error(thread, Errno::INVAL)),
        };
        call(thread, || rustix::termios::tcflow(terminal, action))
    }

    /// Return how many rows and columns the terminal fd has.
    #[positional_only]
    fn tcgetwinsize(thread: &Thread, fd: Value) -> Result<(i32, i32), Raised> {
        let terminal = terminal(thread, fd)?;
        let size = call(thread, || rustix::termios::tcgetwinsize(terminal))?;
        Ok((i32::from(size.ws_row), i32::from(size.ws_col)))
    }

    /// Set how many rows and columns the terminal fd has.
    #[positional_only]
    fn tcsetwinsize(thread: &Thread, fd: Value, winsize: Value) -> Result<(), Raised> {
        let terminal = terminal(thread, fd)?;
        let wrong = || type_error("tcsetwinsize, arg 2: must be a two-item sequence");
        let items = protocol::collect_list(thread, winsize)
            .map_err(|_| wrong())?
            .snapshot(thread);
        let [rows, columns] = items.items() else {
            return Err(wrong());
        };
        let rows = protocol::to_i64(thread, *rows)?;
        let columns = protocol::to_i64(thread, *columns)?;
        let before = call(thread, || rustix::termios::tcgetwinsize(terminal))?;
        let size = Winsize {
            ws_row: u16::try_from(rows).map_err(|_| overflow())?,
            ws_col: u16::try_from(columns).map_err(|_| overflow())?,
            ..before
        };
        call(thread, || rustix::termios::tcsetwinsize(terminal, size))
    }

    #[rust]
    fn overflow() -> Raised {
        weft_core::error::overflow_error("winsize value(s) out of range.")
    }
}
