"""Patterns searched, split and substituted in text."""

import re

LINE = '10.0.{a}.{b} - user{a} [12/Mar/2026:10:{b:02d}:00 +0000] "GET /item/{a}?page={b} HTTP/1.1" 200 {size}'


def main():
    text = "\n".join(LINE.format(a=n % 200, b=n % 60, size=n * 37 % 9000) for n in range(60_000))
    pattern = re.compile(
        r'(?P<host>\d+(?:\.\d+){3}) - (?P<user>\w+) \[(?P<time>[^\]]+)\] "(?P<verb>GET|POST) (?P<path>\S+) [^"]+" (\d+) (\d+)'
    )
    total = 0
    users = set()
    for line in text.splitlines():
        match = pattern.match(line)
        users.add(match["user"])
        total += int(match.group(7)) + len(match.groupdict()["path"])
    print(len(users), total)
    print(len(re.findall(r"user(\d)\1", text)), len(re.split(r"[\s\[\]]+", text)))
    swapped = re.sub(r"(\d+)/(\w+)/(\d+)", lambda found: f"{found[3]}-{found[2]}-{found[1]}", text)
    print(len(swapped), swapped[:60])
    print(re.sub(r"\b(\w)(\w*)\b", r"\2\1", text[:60]), len(re.findall(r"(?<=page=)\d+(?= HTTP)", text)))
    print(sum(1 for _ in re.finditer(r"(?i)\bget\b.*?(\d{3}) \d+$", text, re.MULTILINE)))
