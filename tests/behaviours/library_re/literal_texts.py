"""Texts of a pattern of every length, where the subject has all of them, a part or something else."""

import re

alphabet = "abcdefghijkl"
for count in range(1, len(alphabet) + 1):
    text = alphabet[:count]
    patterns = [rf"\d*{text}", rf"(\w)\1{text}$", rf"(?:-|{text})+x", rf"\d?{re.escape(text.replace('b', 'ä'))}\b"]
    for pattern in patterns:
        for kind in (str, str.encode):
            source = kind(pattern)
            found = []
            subjects = [text, "1" + text, "zz" + text, "zz" + text[:-1], text[:-1] + "_", "_" + text[1:], f"-{text}--{text}x", f"-{text}{text[:-1]}x"]
            subjects += [text.replace("b", "ä"), text.replace("b", "ä")[:-1], "", text + text, "zz" + text.upper()]
            for subject in subjects:
                match = re.match(source, kind(subject))
                search = re.search(source, kind(subject))
                found.append((match and match.span(), search and search.span()))
            print(count, kind.__name__, found)
print(re.findall(r"\bfor (\w+) in (\w+)(?:,|\.)", "for one in two, for three in fou, for five in six. for x in"))
print(re.sub(r"(\d)(?:ab|abc|abcd|abcdefg)(\d)", r"\2\1", "1ab2 1abc2 1abcd2 1abcdef2 1abcdefg2 1a2"))
