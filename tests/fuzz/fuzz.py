#!/usr/bin/env python3
"""Runs random programs under Weft and under CPython, and keeps those on which they differ.

    tests/fuzz/fuzz.py --weft target/debug/weft --reference python3.14 --minutes 5 [--seed 7]

Each program has its own seed, from which it can be made again (`--program SEED` prints it). A program that differs is
written to the folder of `--keep` with what both print; then the smallest part of it that still differs is looked for.
"""

from __future__ import annotations

import argparse
import difflib
import random
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

from programs import Generator

SECONDS = 20


def run(command: list[str], program: Path) -> str:
    """What an interpreter prints, and how it ends."""
    try:
        done = subprocess.run([*command, program.name], cwd=program.parent, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return "<no end>"
    errors = done.stderr.decode("utf-8", "replace").strip().splitlines()
    # Of a traceback the last line counts; where it points to is another test's business. Warnings have an order of their own.
    last = errors[-1] if errors and done.returncode else ""
    return done.stdout.decode("utf-8", "replace") + f"\nstatus {done.returncode} {last}"


def compiles(text: str) -> bool:
    if sys.version_info < (3, 14):
        # Only the reference knows all of the syntax.
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, "program", "exec")
        except (SyntaxError, ValueError, OverflowError, MemoryError):
            return False
    return True


class Fuzzer:
    """Makes programs, compares, and keeps what differs."""

    def __init__(self, weft: list[str], reference: list[str], keep: Path, folder: Path) -> None:
        self.weft = weft
        self.reference = reference
        self.keep = keep
        self.program = folder / "program.py"

    def outputs(self, text: str) -> tuple[str, str]:
        self.program.write_text(text, encoding="utf-8")
        return run(self.reference, self.program), run(self.weft, self.program)

    def differs(self, text: str) -> bool:
        if not compiles(text):
            return False
        expected, got = self.outputs(text)
        if expected.rsplit("\n", 1)[-1].startswith("status 1 SyntaxError"):
            return False
        return expected != got and "<no end>" not in expected and "MemoryError" not in expected + got

    def reduce(self, text: str, deadline: float) -> str:
        """The program without the lines that the difference does not need."""
        lines = text.splitlines()
        size = max(1, len(lines) // 2)
        while time.monotonic() < deadline:
            start = 0
            removed = False
            while start < len(lines) and time.monotonic() < deadline:
                rest = lines[:start] + lines[start + size :]
                if self.differs("\n".join(rest) + "\n"):
                    lines, removed = rest, True
                else:
                    start += size
            if size == 1 and not removed:
                break
            size = max(1, size // 2)
        return "\n".join(lines) + "\n"

    def report(self, seed: int, text: str, reduce_seconds: float) -> None:
        smaller = self.reduce(text, time.monotonic() + reduce_seconds)
        expected, got = self.outputs(smaller)
        self.keep.mkdir(parents=True, exist_ok=True)
        (self.keep / f"{seed}.py").write_text(smaller, encoding="utf-8")
        difference = list(difflib.unified_diff(expected.splitlines(), got.splitlines(), "reference", "weft", lineterm="", n=0))
        (self.keep / f"{seed}.diff").write_text("\n".join(difference) + "\n", encoding="utf-8")
        print(f"\nprogram {seed} differs:", *difference[2:8], sep="\n  ", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=None, help="where to begin; by default another each time")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--weft", default="target/debug/weft", help="the command of Weft")
    parser.add_argument("--reference", default="python3.14", help="the command of CPython 3.14")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"), help="the folder for programs that differ")
    parser.add_argument("--reduce", type=float, default=20.0, help="seconds to spend on making each of them smaller")
    parser.add_argument("--program", type=int, default=None, help="only print the program of this seed")
    options = parser.parse_args()
    if options.program is not None:
        print(Generator(random.Random(options.program)).program(), end="")
        return 0
    seed = options.seed if options.seed is not None else random.randrange(10**9)
    print(f"seed {seed}", flush=True)
    end = time.monotonic() + options.minutes * 60
    tried = skipped = found = 0
    shown = time.monotonic()
    command = [str(Path(part).resolve()) if "/" in part and Path(part).exists() else part for part in options.weft.split()]
    reference = [str(Path(part).resolve()) if "/" in part and Path(part).exists() else part for part in options.reference.split()]
    with tempfile.TemporaryDirectory() as folder:
        fuzzer = Fuzzer(command, reference, options.keep, Path(folder))
        while time.monotonic() < end:
            text = Generator(random.Random(seed)).program()
            if not compiles(text):
                skipped += 1
            else:
                tried += 1
                if fuzzer.differs(text):
                    found += 1
                    fuzzer.report(seed, text, options.reduce)
            seed += 1
            if time.monotonic() - shown > 10:
                shown = time.monotonic()
                left = max(0, end - shown)
                print(f"{tried} programs, {skipped} that do not compile, {found} differ, {left:.0f} s left", flush=True)
    print(f"{tried} programs, {skipped} that do not compile, {found} differ; next seed {seed}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
