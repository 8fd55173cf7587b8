"""
Runs two builds of the command by turns, workload by workload, and prints how long the new one's steps take to the old one's. A build is
a program, or a revision of this repository, which is built first; for REVISION:PROCESSOR by build/native, ahead of time. Ends with 1 where
a workload is slower by more than the limit in its median and in its best run alike.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from command import ROOT, WORKLOADS, Failed, build_command, build_native, run
from quiet import Watch


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", help="a program, or a revision such as main~20")
    parser.add_argument("new", help="a program, or a revision such as HEAD or HEAD:x86-64-v3")
    parser.add_argument("names", nargs="*", metavar="NAME", help="workloads (default: all)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured in each build (default 5)")
    parser.add_argument("--seconds", type=float, default=1, help="how long each measurement takes (default 1)")
    parser.add_argument("--threads", type=int, help="default: all")
    parser.add_argument("--limit", type=float, default=3, help="how many per cent slower is too slow (default 3)")
    return parser.parse_args()


def program(build, folder):
    if Path(build).is_file():
        return Path(build).resolve()
    folder.mkdir()
    revision, _, processor = build.partition(":")
    archive = subprocess.run(["git", "-C", ROOT, "archive", revision], check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)
    return build_native(folder, processor) if processor else build_command(folder)


def main():
    options = parse()
    threads = ["--threads", options.threads] if options.threads else []
    watch, too_slow = Watch(), []
    with tempfile.TemporaryDirectory() as folder:
        programs = [program(build, Path(folder, side)) for side, build in (("old", options.old), ("new", options.new))]

        def step(which, name, seconds):
            return run([programs[which], "bench", name, "--json", "--seconds", seconds, *threads], {})["microseconds_per_step"]

        print(f"{'µs a step':20}{'old median':>12}{'new median':>12}{'ratio':>8}{'old best':>12}{'new best':>12}{'ratio':>8}")
        for name in options.names or WORKLOADS:
            try:
                for which in (0, 1):
                    step(which, name, 0)
            except Failed as error:
                print(f"{name:20}left out: {error}")
                continue
            watch.look()
            times = ([], [])
            for round in range(options.rounds):
                for which in (0, 1) if round % 2 == 0 else (1, 0):
                    times[which].append(step(which, name, options.seconds))
            medians, bests = [statistics.median(of) for of in times], [min(of) for of in times]
            ratios = medians[1] / medians[0], bests[1] / bests[0]
            slow = min(ratios) > 1 + options.limit / 100
            too_slow += [name] if slow else []
            print(f"{name:20}{medians[0]:12.5g}{medians[1]:12.5g}{ratios[0]:8.3f}{bests[0]:12.5g}{bests[1]:12.5g}{ratios[1]:8.3f}{'  SLOWER' if slow else ''}", flush=True)
    print(f"more than {options.limit:g} % slower: {', '.join(too_slow) or 'none'}")
    if watch.warning:
        print(watch.warning)
    sys.exit(bool(too_slow))


if __name__ == "__main__":
    main()
