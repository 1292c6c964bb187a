#!/usr/bin/env python3
"""Changes programs of the behaviours and articles at random, runs them under Weft, and keeps those that crash or hang it.

    tests/fuzz/mutate.py --weft target/debug/weft --minutes 5 [--seed 7]

What such a program prints does not matter. A panic does, and the end by a signal, and one that takes longer than it may:
whether that is Weft's fault is for the reader to say, who runs it under CPython. Each runs with the lock or without, and a
tenth while collecting at every safepoint. Programs that touch processes, signals or files are left out, for safety.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 20
MEMORY = 6 << 30
DANGEROUS = re.compile(r"\bos\.|shutil|signal|subprocess|multiprocessing|Process|socket|pathlib|tempfile|open\(|fork|unlink")
TOKEN = re.compile(r"\s+|\w+|\"[^\"\n]*\"|'[^'\n]*'|.", re.DOTALL)
VALUES = (
    "0", "-1", "1", "2**70", "-2**70", "1e308", "float('nan')", "None", "True", "''", "b''", "[]", "()", "{}", "...", "object()", "int", "type",
    "lambda *a: a", "(i for i in [1])", "range(3)", "'a\\udc80'", "10**6", "slice(None)", "NotImplemented", "Exception", "super", "iter([])",
    "memoryview(b'ab')", "bytearray(b'xy')", "{1, 2}", "frozenset()", "1j",
)


class Mutator:
    """Makes programs out of others."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        folders = (ROOT / "tests" / "behaviours", ROOT / "examples" / "articles")
        texts = [path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.py"))]
        self.texts = [text for text in texts if not DANGEROUS.search(text)]
        self.tokens = [token for text in self.texts for token in TOKEN.findall(text) if token.strip()]

    def program(self) -> str:
        """A program that few would write."""
        text = self.chance.choice(self.texts)
        if self.chance.random() < 0.3:
            text = self.with_other_lines(text)
        if self.chance.random() < 0.8:
            text = self.with_other_tokens(text)
        return text

    def with_other_lines(self, text: str) -> str:
        lines = text.split("\n")
        for _ in range(self.chance.randint(1, 4)):
            place = self.chance.randrange(len(lines))
            kind = self.chance.randrange(4)
            if kind == 0:
                lines.insert(place, lines[place])
            elif kind == 1 and len(lines) > 1:
                del lines[place]
            elif kind == 2:
                other = self.chance.randrange(len(lines))
                lines[place], lines[other] = lines[other], lines[place]
            else:
                donor = self.chance.choice(self.texts).split("\n")
                start = self.chance.randrange(len(donor))
                lines[place:place] = donor[start : start + self.chance.randint(1, 6)]
        return "\n".join(lines)

    def with_other_tokens(self, text: str) -> str:
        tokens = TOKEN.findall(text)
        for _ in range(self.chance.randint(1, 6)):
            if not tokens:
                break
            place = self.chance.randrange(len(tokens))
            kind = self.chance.randrange(6)
            if kind == 0:
                del tokens[place]
            elif kind == 1:
                tokens.insert(place, self.chance.choice(self.tokens))
            elif kind == 2:
                tokens[place] = self.chance.choice(self.tokens)
            elif kind == 3:
                named = [index for index, token in enumerate(tokens) if token.isidentifier() or token.isdigit() or token[:1] in "\"'"]
                if named:
                    tokens[self.chance.choice(named)] = self.chance.choice(VALUES)
            elif kind == 4:
                other = self.chance.randrange(len(tokens))
                tokens[place], tokens[other] = tokens[other], tokens[place]
            else:
                tokens[place:place] = tokens[place : place + self.chance.randint(1, 30)]
        return "".join(tokens)


def limit() -> None:
    """What a program may use."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 24, 1 << 24))
    os.nice(10)


def verdict(weft: str, program: Path, chance: random.Random) -> str:
    """What is wrong with how Weft runs a program; nothing, as a rule."""
    environment = dict(os.environ, PYTHONHASHSEED="0")
    if chance.random() < 0.1:
        environment["WEFT_COLLECT"] = "safepoint"
    command = [weft, "--gil", chance.choice(("on", "off")), program.name]
    try:
        done = subprocess.run(
            command, cwd=program.parent, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False, preexec_fn=limit,
        )
    except subprocess.TimeoutExpired:
        return "slow"
    if done.returncode < 0 or b"panicked" in done.stderr or b"SystemError" in done.stderr:
        return "crash"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=None, help="where chance begins; by default another each time")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--weft", default="target/debug/weft", help="the executable of Weft")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"), help="the folder for programs that crash it, or are slow")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(10**9)
    chance = random.Random(seed)
    mutator = Mutator(chance)
    weft = str(Path(options.weft).resolve())
    end = time.monotonic() + options.minutes * 60
    tried, found = 0, {"crash": 0, "slow": 0}
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "program.py"
        while time.monotonic() < end:
            tried += 1
            program.write_text(mutator.program(), encoding="utf-8", errors="surrogatepass")
            wrong = verdict(weft, program, chance)
            if wrong:
                found[wrong] += 1
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{wrong}-{seed}-{tried}.py").write_bytes(program.read_bytes())
    print(f"seed {seed}: {tried} programs, {found['crash']} crash, {found['slow']} slow")
    return 1 if found["crash"] else 0


if __name__ == "__main__":
    sys.exit(main())
