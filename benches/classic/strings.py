"""Text built, searched, split and changed."""


def caesar(text, shift):
    result = []
    for character in text:
        if "a" <= character <= "z":
            result.append(chr((ord(character) - 97 + shift) % 26 + 97))
        else:
            result.append(character)
    return "".join(result)


def palindromes(text):
    return [word for word in text.split() if len(word) > 2 and word == word[::-1]]


def main():
    line = "the level of the noon kayak was civic, and madam saw a racecar; otto did not refer to it"
    text = "\n".join(f"{number:05d} {line}" for number in range(15_000))
    secret = caesar(text, 3)
    print(secret[:40], caesar(secret, -3) == text)
    print(len(palindromes(text)), text.count("saw"), text.find("02999"), text.rfind("kayak"))
    title = text.title().replace("The", "A").partition("Noon")
    print(len(title[0]), len(title[2]), title[2][:20])
    rows = [row.split(" ", 3) for row in text.splitlines()]
    print(sum(int(row[0]) for row in rows), {row[1] for row in rows})
    out = ""
    for number in range(500_000):
        out += str(number % 10)
    print(len(out), out.startswith("0123456789"), out.strip("0").endswith("9"))
    print(sum(len(f"{number:>8x}|{number / 7:.3f}|{number!r:<7}") for number in range(300_000)))
    print(len("%s-%d %5.2f" % ("a", 5, 2.5) * 1000), "αβγδ".upper() * 3, "straße".casefold())
