"""Words counted, grouped and inverted: dictionaries with str, int and tuple keys."""

from collections import Counter, defaultdict


def words(count):
    state = 17
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        yield "w" + str(state // 65536 % 5000)


def main():
    text = list(words(600_000))
    counts = {}
    for word in text:
        counts[word] = counts.get(word, 0) + 1
    pairs = {}
    for one, two in zip(text, text[1:]):
        key = (len(one), two)
        if key in pairs:
            pairs[key] += 1
        else:
            pairs[key] = 1
    groups = defaultdict(list)
    for word, count in counts.items():
        groups[count].append(word)
    inverse = {value: sorted(names)[0] for value, names in groups.items()}
    squares = {number: number * number for number in range(900_000)}
    for number in range(0, 900_000, 3):
        del squares[number]
    print(len(counts), len(pairs), Counter(text).most_common(3))
    print(sorted(inverse.items())[:3], sum(squares.values()), max(pairs.values()))
    merged = counts | {word.upper(): 1 for word in counts}
    print(len(merged), sum(1 for word in text if word.upper() in merged))
