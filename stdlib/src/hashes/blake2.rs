//! BLAKE2b and BLAKE2s (RFC 7693) with key, salt, personalisation and the parameters of tree hashing.

/// The parameters of a hash besides its data.
#[derive(Clone, Default)]
pub struct Parameters<'a> {
    /// Octets of the result.
    pub digest_size: u8,
    /// The key.
    pub key: &'a [u8],
    /// The salt.
    pub salt: &'a [u8],
    /// The personalisation.
    pub person: &'a [u8],
    /// Most children of a node.
    pub fanout: u8,
    /// Most levels of the tree.
    pub depth: u8,
    /// Most octets of a leaf.
    pub leaf_size: u32,
    /// The node's place in its level.
    pub node_offset: u64,
    /// The node's level.
    pub node_depth: u8,
    /// Octets of the inner nodes' results.
    pub inner_size: u8,
    /// Whether the node is the last of its level.
    pub last_node: bool,
}

const SIGMA: [[usize; 16]; 10] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];

/// Declares one of the two functions.
macro_rules! blake2 {
    ($name:ident, $word:ty, $count:ty, $block:literal, $rounds:literal, $rotations:expr, $initial:expr, $doc:literal) => {
        #[doc = $doc]
        #[derive(Clone)]
        pub struct $name {
            state: [$word; 8],
            counter: $count,
            block: [u8; $block],
            filled: usize,
            size: usize,
            last_node: bool,
        }

        impl $name {
            /// Octets of a block.
            pub const BLOCK: usize = $block;

            /// A hash with nothing in it but the key.
            pub fn new(parameters: &Parameters<'_>) -> $name {
                const WORD: usize = size_of::<$word>();
                let mut head = [0u8; WORD * 8];
                head[0] = parameters.digest_size;
                head[1] = parameters.key.len() as u8;
                head[2] = parameters.fanout;
                head[3] = parameters.depth;
                head[4..8].copy_from_slice(&parameters.leaf_size.to_le_bytes());
                // BLAKE2b has eight octets for the offset and fourteen reserved ones, BLAKE2s six and none.
                let offset = parameters.node_offset.to_le_bytes();
                let (depth_at, salt_at) = if WORD == 8 { (16, 32) } else { (14, 16) };
                head[8..depth_at].copy_from_slice(&offset[..depth_at - 8]);
                head[depth_at] = parameters.node_depth;
                head[depth_at + 1] = parameters.inner_size;
                head[salt_at..salt_at + parameters.salt.len()].copy_from_slice(parameters.salt);
                let person_at = salt_at + WORD * 2;
                head[person_at..person_at + parameters.person.len()]
                    .copy_from_slice(parameters.person);
                let mut state: [$word; 8] = $initial;
                for (word, octets) in state.iter_mut().zip(head.chunks_exact(WORD)) {
                    *word ^= <$word>::from_le_bytes(octets.try_into().expect("a chunk is a word"));
                }
                let mut hash = $name {
                    state,
                    counter: 0,
                    block: [0; $block],
                    filled: 0,
                    size: usize::from(parameters.digest_size),
                    last_node: parameters.last_node,
                };
                if !parameters.key.is_empty() {
                    hash.block[..parameters.key.len()].copy_from_slice(parameters.key);
                    hash.filled = $block;
                }
                hash
            }

            /// Adds data.
            pub fn update(&mut self, mut data: &[u8]) {
                while !data.is_empty() {
                    // The last block is compressed by `finish`, so a full one waits until more comes.
                    if self.filled == $block {
                        self.counter = self.counter.wrapping_add($block);
                        self.compress(0);
                        self.filled = 0;
                    }
                    let taken = data.len().min($block - self.filled);
                    self.block[self.filled..self.filled + taken].copy_from_slice(&data[..taken]);
                    self.filled += taken;
                    data = &data[taken..];
                }
            }

            /// The result.
            pub fn finish(mut self) -> Vec<u8> {
                self.counter = self.counter.wrapping_add(self.filled as $count);
                self.block[self.filled..].fill(0);
                self.compress(<$word>::MAX);
                let octets = self.state.iter().flat_map(|word| word.to_le_bytes());
                octets.take(self.size).collect()
            }

            /// Octets of the result.
            pub fn size(&self) -> usize {
                self.size
            }

            fn compress(&mut self, last: $word) {
                const WORD: usize = size_of::<$word>();
                let mut message = [0 as $word; 16];
                for (word, octets) in message.iter_mut().zip(self.block.chunks_exact(WORD)) {
                    *word = <$word>::from_le_bytes(octets.try_into().expect("a chunk is a word"));
                }
                let initial: [$word; 8] = $initial;
                let mut v = [0 as $word; 16];
                v[..8].copy_from_slice(&self.state);
                v[8..].copy_from_slice(&initial);
                v[12] ^= self.counter as $word;
                v[13] ^= (self.counter >> (WORD * 8)) as $word;
                v[14] ^= last;
                if self.last_node {
                    v[15] ^= last;
                }
                let [first, second, third, fourth]: [u32; 4] = $rotations;
                let mut mix = |a: usize, b: usize, c: usize, d: usize, x: $word, y: $word| {
                    v[a] = v[a].wrapping_add(v[b]).wrapping_add(x);
                    v[d] = (v[d] ^ v[a]).rotate_right(first);
                    v[c] = v[c].wrapping_add(v[d]);
                    v[b] = (v[b] ^ v[c]).rotate_right(second);
                    v[a] = v[a].wrapping_add(v[b]).wrapping_add(y);
                    v[d] = (v[d] ^ v[a]).rotate_right(third);
                    v[c] = v[c].wrapping_add(v[d]);
                    v[b] = (v[b] ^ v[c]).rotate_right(fourth);
                };
                for round in 0..$rounds {
                    let order = &SIGMA[round % 10];
                    for column in 0..4 {
                        let (x, y) = (message[order[2 * column]], message[order[2 * column + 1]]);
                        mix(column, column + 4, column + 8, column + 12, x, y);
                    }
                    for diagonal in 0..4 {
                        let (x, y) = (
                            message[order[8 + 2 * diagonal]],
                            message[order[9 + 2 * diagonal]],
                        );
                        mix(
                            diagonal,
                            4 + (diagonal + 1) % 4,
                            8 + (diagonal + 2) % 4,
                            12 + (diagonal + 3) % 4,
                            x,
                            y,
                        );
                    }
                }
                for place in 0..8 {
                    self.state[place] ^= v[place] ^ v[place + 8];
                }
            }
        }
    };
}

blake2!(
    Blake2b,
    u64,
    u128,
    128,
    12,
    [32, 24, 16, 63],
    [
        0x6a09_e667_f3bc_c908,
        0xbb67_ae85_84ca_a73b,
        0x3c6e_f372_fe94_f82b,
        0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1,
        0x9b05_688c_2b3e_6c1f,
        0x1f83_d9ab_fb41_bd6b,
        0x5be0_cd19_137e_2179,
    ],
    "BLAKE2b, for machines of 64 bits."
);
blake2!(
    Blake2s,
    u32,
    u64,
    64,
    10,
    [16, 12, 8, 7],
    [
        0x6a09_e667,
        0xbb67_ae85,
        0x3c6e_f372,
        0xa54f_f53a,
        0x510e_527f,
        0x9b05_688c,
        0x1f83_d9ab,
        0x5be0_cd19,
    ],
    "BLAKE2s, for machines of 32 bits."
);
