"""Writes differences.txt: what Python has otherwise than the tables of `encoding_rs`.

    python3.14 make_differences.py decoded.txt > differences.txt

The file given tells what `encoding_rs` decodes: a line `Shift_JIS 8140 3000` for each octet past ASCII, each pair, each
triple of EUC-JP that begins with 8f and each four of GB 18030 up to 8431a439 that is one character.
"""

import sys

BASES = {
    'shift_jis': 'Shift_JIS', 'cp932': 'Shift_JIS', 'euc_jp': 'EUC-JP', 'gb2312': 'GBK', 'gbk': 'GBK', 'gb18030': 'gb18030',
    'big5': 'Big5', 'cp950': 'Big5', 'euc_kr': 'EUC-KR', 'cp949': 'EUC-KR',
}


def own(name, octets):
    """What Python decodes as one character of all the octets, or nothing."""
    try:
        text = octets.decode(name)
    except UnicodeDecodeError:
        return 0
    return ord(text) if len(text) == 1 else 0


def ranges(numbers):
    """Numbers one behind another as ranges."""
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ' '.join(f'{first:x}-{last:x}' for first, last in found)


def main():
    """Print the differences of each encoding."""
    decoded = {}
    with open(sys.argv[1], encoding='ascii') as lines:
        for line in lines:
            label, octets, point = line.split()
            decoded.setdefault(label, {})[octets] = int(point, 16)
    for name, label in BASES.items():
        table = decoded[label]
        found = {}
        sequences = [bytes([first]) for first in range(0x80, 0x100)]
        sequences += [bytes([first, second]) for first in range(0x80, 0x100) for second in range(0x100)]
        sequences += [bytes([0x8F, second, third]) for second in range(0xA1, 0xFF) for third in range(0xA1, 0xFF)]
        sequences += [bytes.fromhex(octets) for octets in table if len(octets) == 8]
        singles = {octets[0] for octets in sequences[:128] if own(name, octets)}
        changed, missing = {2: [], 3: [], 4: []}, {2: [], 3: []}
        for octets in sequences:
            if len(octets) == 2 and octets[0] in singles:
                continue
            if len(octets) == 3 and name != 'euc_jp':
                continue
            kind = max(len(octets), 2)
            point, theirs = own(name, octets), table.get(octets.hex(), 0)
            number = int.from_bytes(octets[1:] if kind == 3 else octets)
            if point:
                found[int.from_bytes(octets)] = point
            if point and point != theirs:
                changed[kind].append(f'{number:x}={point:x}')
            elif theirs and not point:
                missing[kind].append(number)
        for words, kinds in (('without', missing[2]), ('triples-without', missing[3])):
            if kinds:
                print(name, words, ranges(kinds))
        for words, kinds in (('decode', changed[2]), ('triples-decode', changed[3]), ('fours-decode', changed[4])):
            if kinds:
                print(name, words, *kinds)
        encoded = {}
        for octets, point in sorted(found.items(), key=lambda item: ((item[0] > 0xFFFF) + (item[0] > 0xFFFFFF), item[0])):
            encoded.setdefault(point, octets)
        exceptions = []
        # What has a pair with `encoding_rs` alone has four octets here.
        paired = {point for octets, point in table.items() if len(octets) == 4}
        for point in range(0x80, 0x10000):
            try:
                octets = int.from_bytes(chr(point).encode(name))
            except UnicodeEncodeError:
                octets = 0
            if octets > 0xFFFFFF and (name != 'gb18030' or point not in paired):
                # Fours are computed, and syllables that are put together.
                continue
            if octets != encoded.get(point, 0):
                exceptions.append(f'{point:x}={octets:x}')
        if exceptions:
            print(name, 'encode', *exceptions)


main()
