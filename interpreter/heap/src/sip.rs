//! SipHash-1-3 of octets that are all there (Aumasson and Bernstein, 2012): a round for each word, three at the end.

/// The hash of these octets under two keys.
#[inline]
pub(crate) fn hash(keys: (u64, u64), octets: &[u8]) -> u64 {
    let mut state = [
        keys.0 ^ 0x736f_6d65_7073_6575,
        keys.1 ^ 0x646f_7261_6e64_6f6d,
        keys.0 ^ 0x6c79_6765_6e65_7261,
        keys.1 ^ 0x7465_6462_7974_6573,
    ];
    let (words, rest) = octets.as_chunks::<8>();
    for word in words {
        add(&mut state, u64::from_le_bytes(*word));
    }
    let length = (octets.len() as u64) << 56;
    add(&mut state, length | word_of_rest(rest));
    state[2] ^= 0xff;
    round(&mut state);
    round(&mut state);
    round(&mut state);
    state[0] ^ state[1] ^ state[2] ^ state[3]
}

/// At most seven octets as a word, the first one lowest.
#[inline(always)]
fn word_of_rest(rest: &[u8]) -> u64 {
    let length = rest.len();
    if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        // Where the two overlap they say the same.
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (8 * (length - 4));
    }
    match *rest {
        [] => 0,
        // The first, the middle and the last one are all there are.
        [first, .., last] => {
            let middle = length / 2;
            u64::from(first)
                | u64::from(rest[middle]) << (8 * middle)
                | u64::from(last) << (8 * (length - 1))
        }
        [only] => u64::from(only),
    }
}

#[inline(always)]
fn add(state: &mut [u64; 4], word: u64) {
    state[3] ^= word;
    round(state);
    state[0] ^= word;
}

#[inline(always)]
fn round(state: &mut [u64; 4]) {
    let [mut a, mut b, mut c, mut d] = *state;
    a = a.wrapping_add(b);
    c = c.wrapping_add(d);
    b = b.rotate_left(13) ^ a;
    d = d.rotate_left(16) ^ c;
    a = a.rotate_left(32);
    c = c.wrapping_add(b);
    a = a.wrapping_add(d);
    b = b.rotate_left(17) ^ c;
    d = d.rotate_left(21) ^ a;
    c = c.rotate_left(32);
    *state = [a, b, c, d];
}

#[cfg(test)]
mod tests {
    use siphasher::sip::SipHasher13;

    #[test]
    fn it_is_the_hash_of_the_paper() {
        let octets: Vec<u8> = (0..100_u8).map(|octet| octet.wrapping_mul(151)).collect();
        for keys in [(0, 0), (0x0706_0504_0302_0100, u64::MAX)] {
            for length in 0..octets.len() {
                let octets = &octets[..length];
                let expected = SipHasher13::new_with_keys(keys.0, keys.1).hash(octets);
                assert_eq!(super::hash(keys, octets), expected, "{length} octets");
            }
        }
    }
}
