"""Runs programs under Weft and other interpreters in turn, and prints medians and ratios."""

import argparse
import math
import os
import pathlib
import shlex
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# What these wait for matters, and what other threads and processes do: the wall clock is looked at. Of all others,
# processor time.
WAITING = {
    "tcp_echo", "thread_queue", "echo_clients", "queue_of_threads", "contended_lock", "process_start", "pool_map",
    "redis_singly", "redis_pipeline", "mysql_rows", "rq_jobs",
    "aiohttp_gets", "requests_gets",
}


def run(command, folder, program):
    """Returns the seconds that a program measured, and its output."""
    runner = str(HERE / "run.py")
    done = subprocess.run([*command, runner, program], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{shlex.join(command)} {program}: status {done.returncode}\n{done.stderr}")
    wall, busy = done.stderr.splitlines()[-1].split()
    return float(wall if program in WAITING else busy), done.stdout


def measure(folder, program, commands, runs):
    """Runs the commands in turn, so that a busy machine slows all of them; returns their medians and the outputs."""
    times = [[] for _ in commands]
    outputs = set()
    for number in range(runs):
        for results, command in zip(times, commands):
            if sys.stderr.isatty():
                print(f"\r{program}: run {number + 1} of {runs}\033[K", end="", file=sys.stderr, flush=True)
            seconds, output = run(command, folder, program)
            results.append(seconds)
            outputs.add(output)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    return [statistics.median(results) for results in times], outputs


def mean(ratios):
    return math.exp(statistics.fmean(math.log(ratio) for ratio in ratios))


def main(folder, description, most, wanted):
    """Runs the programs of a folder, and ends with the status."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weft", type=pathlib.Path, default=HERE.parent / "target" / "release" / "weft")
    parser.add_argument("--reference", default=os.environ.get("WEFT_REFERENCE", "python3.14"))
    parser.add_argument("--with", dest="others", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--gil", choices=["on", "off"], default="on")
    parser.add_argument("--most", type=float, default=most)
    parser.add_argument("--mean", type=float, default=wanted)
    parser.add_argument("programs", nargs="*", help="names of programs; all of them without")
    options = parser.parse_args()
    programs = sorted(path.stem for path in folder.glob("*.py"))
    if unknown := set(options.programs) - set(programs):
        parser.error(f"no such program: {', '.join(sorted(unknown))}")
    interpreters = {
        "CPython": shlex.split(options.reference),
        "Weft": [str(options.weft.resolve()), "--gil", options.gil],
    }
    for other in options.others:
        name, _, command = other.partition("=")
        interpreters[name] = shlex.split(command)
    rivals = list(interpreters)[1:]
    print("| program | CPython, s |", " | ".join(f"{name}, s | ratio" for name in rivals), "|")
    print("|---|---:|" + "---:|---:|" * len(rivals))
    ratios = {name: [] for name in rivals}
    failures = []
    for program in options.programs or programs:
        (reference, *times), outputs = measure(folder, program, list(interpreters.values()), options.runs)
        for name, seconds in zip(rivals, times):
            ratios[name].append(seconds / reference)
        cells = " | ".join(f"{seconds:.3f} | {seconds / reference:.2f}" for seconds in times)
        print(f"| {program.replace('_', ' ')} | {reference:.3f} | {cells} |", flush=True)
        if len(outputs) > 1:
            failures.append(f"{program}: the outputs differ")
        if times[0] / reference > options.most:
            failures.append(f"{program}: {times[0] / reference:.2f} of CPython's time, {options.most} wanted")
    print("| geometric mean | |", " | ".join(f"| **{mean(ratios[name]):.2f}**" for name in rivals), "|")
    if mean(ratios["Weft"]) > options.mean:
        failures.append(f"geometric mean {mean(ratios['Weft']):.2f}, {options.mean} wanted")
    print("\n".join(failures))
    sys.exit(1 if failures else 0)

