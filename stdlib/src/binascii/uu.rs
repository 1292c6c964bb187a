//! Lines of uuencoded data.

/// A line of at most 45 octets; zero is written as a space or as a backtick.
pub fn encode(octets: &[u8], zero: u8) -> Vec<u8> {
    let digit = |value: u32| match value & 63 {
        0 => zero,
        value => b' ' + value as u8,
    };
    let mut line = vec![digit(octets.len() as u32)];
    for group in octets.chunks(3) {
        let at = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        line.extend([18, 12, 6, 0].map(|shift| digit(bits >> shift)));
    }
    line.push(b'\n');
    line
}

/// The octets of a line, or what is wrong with it.
pub fn decode(line: &[u8]) -> Result<Vec<u8>, &'static str> {
    let (length, mut rest) = line.split_first().ok_or("Missing length byte")?;
    let length = usize::from(length.wrapping_sub(b' ') & 63);
    let mut octets = Vec::with_capacity(length);
    let (mut bits, mut count) = (0u32, 0);
    while octets.len() < length {
        // Spaces at the end may have been cut off, so what is missing is zero.
        let value = match rest.split_first() {
            None => 0,
            Some((b'\n' | b'\r', after)) => {
                rest = after;
                0
            }
            Some((character @ b' '..=b'`', after)) => {
                rest = after;
                u32::from(character - b' ') & 63
            }
            Some(_) => return Err("Illegal char"),
        };
        bits = bits << 6 | value;
        count += 6;
        if count >= 8 {
            count -= 8;
            octets.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    if rest
        .iter()
        .any(|character| !matches!(character, b' ' | b'`' | b'\n' | b'\r'))
    {
        return Err("Trailing garbage");
    }
    Ok(octets)
}
