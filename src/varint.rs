//! Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, the eighth says that more
//! follow.

/// Writes one.
pub fn put_varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads one; `None` where there is none.
#[inline]
pub fn take_varint(bytes: &mut &[u8]) -> Option<u64> {
    // Most are one byte.
    match bytes.split_first() {
        Some((&byte, rest)) if byte < 0x80 => {
            *bytes = rest;
            Some(u64::from(byte))
        }
        _ => take_any_varint(bytes),
    }
}

fn take_any_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..63).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Passes over so many; `None` where there are fewer.
pub fn skip_varints(bytes: &mut &[u8], mut n: u64) -> Option<()> {
    // The last byte of each is below 0x80. What eight bytes end is passed at once as long as more follow: so no
    // byte of what comes after them is.
    while n > 8
        && let Some((eight, rest)) = bytes.split_first_chunk::<8>()
    {
        n -= u64::from((!u64::from_le_bytes(*eight) & 0x8080_8080_8080_8080).count_ones());
        *bytes = rest;
    }
    while n > 0 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        n -= u64::from(*byte < 0x80);
    }
    Some(())
}

/// Small numbers for those near zero, whichever their sign.
pub fn zigzag(number: i32) -> u64 {
    u64::from(((number << 1) ^ (number >> 31)) as u32)
}

/// What [`zigzag`] was made of.
pub fn unzigzag(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}
