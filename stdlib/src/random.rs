//! `_random`: the generator behind `random`, the Mersenne Twister MT19937.

use parking_lot::Mutex;

const SIZE: usize = 624;
const MIDDLE: usize = 397;

/// Words that are made before it is asked whether the program has to end.
const STEP: usize = 1 << 16;

/// The state of a generator (Matsumoto and Nishimura, "Mersenne Twister", 1998).
struct Twister {
    words: [u32; SIZE],
    /// The next word to hand out; past the end the state is renewed first.
    place: usize,
}

impl Twister {
    fn blank() -> Twister {
        Twister {
            words: [0; SIZE],
            place: SIZE,
        }
    }

    fn seed_by_word(seed: u32) -> Twister {
        let mut twister = Twister::blank();
        twister.words[0] = seed;
        for place in 1..SIZE {
            let before = twister.words[place - 1];
            twister.words[place] = (before ^ before >> 30)
                .wrapping_mul(1_812_433_253)
                .wrapping_add(place as u32);
        }
        twister
    }

    fn seed_by_words(key: &[u32]) -> Twister {
        let mut twister = Twister::seed_by_word(19_650_218);
        let words = &mut twister.words;
        let mut place = 1;
        let mut key_place = 0;
        for _ in 0..SIZE.max(key.len()) {
            let before = words[place - 1];
            words[place] = (words[place] ^ (before ^ before >> 30).wrapping_mul(1_664_525))
                .wrapping_add(key[key_place])
                .wrapping_add(key_place as u32);
            place += 1;
            if place == SIZE {
                words[0] = words[SIZE - 1];
                place = 1;
            }
            key_place = (key_place + 1) % key.len();
        }
        for _ in 1..SIZE {
            let before = words[place - 1];
            words[place] = (words[place] ^ (before ^ before >> 30).wrapping_mul(1_566_083_941))
                .wrapping_sub(place as u32);
            place += 1;
            if place == SIZE {
                words[0] = words[SIZE - 1];
                place = 1;
            }
        }
        words[0] = 0x8000_0000;
        twister
    }

    fn renew(&mut self) {
        for place in 0..SIZE {
            let mixed =
                self.words[place] & 0x8000_0000 | self.words[(place + 1) % SIZE] & 0x7fff_ffff;
            let odd = if mixed & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[place] = self.words[(place + MIDDLE) % SIZE] ^ mixed >> 1 ^ odd;
        }
        self.place = 0;
    }

    fn next(&mut self) -> u32 {
        if self.place >= SIZE {
            self.renew();
        }
        let mut word = self.words[self.place];
        self.place += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }
}

/// A generator of random numbers.
pub struct Random {
    twister: Mutex<Twister>,
}

impl weft_core::heap::Trace for Random {
    fn trace(&self, _: &mut weft_core::heap::Tracer<'_>) {}
}

/// Random numbers from a Mersenne Twister.
#[weft_core::class(name = "Random", module = "_random", subclassable, payload = Random)]
pub mod class {
    use super::{Random, SIZE, STEP, Twister};
    use dashu_int::ops::UnsignedAbs;
    use dashu_int::{IBig, UBig};
    use parking_lot::Mutex;
    use weft_core::error::{Exception, check_size, overflow_error, raise, type_error, value_error};
    use weft_core::heap::{Native, Raised, Thread, Tuple, Value};
    use weft_core::interpreter::limits::{check_if_wanted, must_stop};
    use weft_core::native::Keywords;
    use weft_core::protocol;
    use weft_core::types::construct::new_instance;
    use weft_core::types::int::Integer;

    #[new]
    fn new(
        class: Value,
        thread: &Thread,
        #[rest] arguments: &[Value],
        #[keywords] keywords: Keywords<'_>,
    ) -> Result<Value, Raised> {
        let _ = (arguments, keywords);
        new_instance(
            thread,
            class,
            Random {
                twister: Mutex::new(Twister::blank()),
            },
        )
    }

    #[positional_only]
    fn __init__(
        this: &Native<Random>,
        thread: &Thread,
        #[default(None)] x: Value,
    ) -> Result<(), Raised> {
        seed(this, thread, x)
    }

    /// Initializes the state from an integer, a hash, or the system's randomness.
    #[positional_only]
    fn seed(
        this: &Native<Random>,
        thread: &Thread,
        #[default(None)] n: Value,
    ) -> Result<(), Raised> {
        let key = if n.is_none() {
            system_key()?
        } else {
            let magnitude = match Integer::of(&n) {
                Some(integer) => integer.to_big().unsigned_abs(),
                None => UBig::from(protocol::hash(thread, n)?),
            };
            let octets = magnitude.to_le_bytes();
            let word = |octets: &[u8]| {
                let mut word = [0; 4];
                word[..octets.len()].copy_from_slice(octets);
                u32::from_le_bytes(word)
            };
            let mut words: Vec<u32> = octets.chunks(4).map(word).collect();
            if words.is_empty() {
                words.push(0);
            }
            words
        };
        let twister = Twister::seed_by_words(&key);
        *this.twister.lock() = twister;
        Ok(())
    }

    #[rust]
    fn system_key() -> Result<Vec<u32>, Raised> {
        let mut octets = [0u8; SIZE * 4];
        let mut filled = 0;
        while filled < octets.len() {
            filled += rustix::rand::getrandom(
                &mut octets[filled..],
                rustix::rand::GetRandomFlags::empty(),
            )
            .map_err(|error| raise(Exception::OSError, error))?;
        }
        Ok(octets
            .chunks_exact(4)
            .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
            .collect())
    }

    #[rust]
    fn random_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [this] = arguments else {
            return None;
        };
        let this = this.downcast::<Native<Random>>()?;
        Some(thread.float(random(this)))
    }

    /// A float from 0 up to but not including 1.
    #[quick(random_at_once)]
    fn random(this: &Native<Random>) -> f64 {
        let mut twister = this.twister.lock();
        let (high, low) = (
            f64::from(twister.next() >> 5),
            f64::from(twister.next() >> 6),
        );
        (high * 67_108_864.0 + low) * (1.0 / 9_007_199_254_740_992.0)
    }

    #[rust]
    fn bits_at_once(thread: &Thread, arguments: &[Value]) -> Option<Value> {
        let [this, bits] = arguments else {
            return None;
        };
        let this = this.downcast::<Native<Random>>()?;
        let bits = bits.to_int().filter(|bits| (1..=32).contains(bits))?;
        let word = this.twister.lock().next();
        Some(thread.int(i64::from(word >> (32 - bits))))
    }

    /// An integer of k random bits.
    #[quick(bits_at_once)]
    #[positional_only]
    fn getrandbits(this: &Native<Random>, thread: &Thread, k: Value) -> Result<Value, Raised> {
        let bits = protocol::to_index_clamped(thread, k)?;
        let bits = u64::try_from(bits).map_err(|_| value_error("Cannot convert negative int"))?;
        if bits == i64::MAX as u64 {
            return Err(overflow_error("Python int too large for C uint64_t"));
        }
        check_size(usize::try_from(bits / 8).unwrap_or(usize::MAX))?;
        let mut twister = this.twister.lock();
        match bits {
            0 => return Ok(Value::from_i32(0)),
            1..=32 => return Ok(thread.int(i64::from(twister.next() >> (32 - bits)))),
            _ => {}
        }
        let mut octets = Vec::with_capacity(bits.div_ceil(32) as usize * 4);
        let mut left = bits;
        while left > 0 {
            if octets.len() / 4 % STEP == STEP - 1 && must_stop(thread) {
                // Nobody is going to see the number.
                break;
            }
            let taken = left.min(32);
            octets.extend((twister.next() >> (32 - taken)).to_le_bytes());
            left -= taken;
        }
        drop(twister);
        check_if_wanted(thread)?;
        weft_core::interpreter::limits::check_integer(thread, octets.len() as u64 * 8)?;
        Ok(thread.big_int(IBig::from(UBig::from_le_bytes(&octets))))
    }

    /// The state as a tuple of integers.
    fn getstate(this: &Native<Random>, thread: &Thread) -> Value {
        let twister = this.twister.lock();
        let words = twister
            .words
            .iter()
            .map(|word| thread.int(i64::from(*word)));
        let state: Vec<Value> = words.chain([thread.int(twister.place as i64)]).collect();
        thread.tuple(&state)
    }

    /// Goes back to a state that getstate() gave.
    #[positional_only]
    fn setstate(this: &Native<Random>, thread: &Thread, state: Value) -> Result<(), Raised> {
        let Some(state) = state.downcast::<Tuple>() else {
            return Err(type_error("state vector must be a tuple"));
        };
        let [words @ .., place] = state.items() else {
            return Err(value_error("state vector is the wrong size"));
        };
        if words.len() != SIZE {
            return Err(value_error("state vector is the wrong size"));
        }
        let mut twister = Twister::blank();
        for (place, word) in words.iter().enumerate() {
            let word = protocol::to_i64(thread, *word)?;
            twister.words[place] = u32::try_from(word)
                .map_err(|_| overflow_error("can't convert negative int to unsigned"))?;
        }
        twister.place = usize::try_from(protocol::to_i64(thread, *place)?)
            .ok()
            .filter(|place| *place <= SIZE)
            .ok_or_else(|| value_error("invalid state"))?;
        *this.twister.lock() = twister;
        Ok(())
    }
}

/// The generator behind random.
#[weft_core::module(name = "_random", classes = [class])]
pub mod module {}

#[cfg(test)]
mod tests {
    use super::Twister;

    #[test]
    fn the_authors_test_sequence_comes_out() {
        let mut twister = Twister::seed_by_words(&[0x123, 0x234, 0x345, 0x456]);
        let numbers: Vec<u32> = (0..5).map(|_| twister.next()).collect();
        assert_eq!(
            numbers,
            [
                1_067_595_299,
                955_945_823,
                477_289_528,
                4_107_218_783,
                4_228_976_476
            ]
        );
    }
}
