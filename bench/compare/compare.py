"""
Measures the workloads here and in the rivals by turns, writes the ratios to bench/results/PROCESSOR.md, and what they come to into
README.md when all were measured. See ../README.md.
"""

import argparse
import os
import statistics
import sys
from pathlib import Path

import sides
from command import ROOT, WORKLOADS, build_command
from page import write_page
from quiet import Watch
from readme import write_sentence


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="workloads (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured on each side (default 3)")
    parser.add_argument("--seconds", type=float, default=1, help="how long each measurement takes (default 1)")
    parser.add_argument("--rivals", type=Path, default="/tmp/rivals", help="the folder that `prepare` filled (default %(default)s)")
    parser.add_argument("--python", default="/usr/bin/python3", help="the Python that has PyTorch (default %(default)s)")
    parser.add_argument("--results", type=Path, default=ROOT / "bench" / "results", help="the folder of the page (default bench/results)")
    options = parser.parse_args()
    for name in options.names:
        if name not in WORKLOADS:
            parser.error(f"{name} is not a workload; there are {', '.join(WORKLOADS)}")
    options.names = options.names or WORKLOADS
    return options


def median(runs):
    """The runs as one: the median of every number."""
    return {key: statistics.median(run[key] for run in runs) if isinstance(value, (int, float)) else value
            for key, value in runs[0].items()}


def main():
    options = parse()
    compared, missing = sides.make(build_command(ROOT), options, len(os.sched_getaffinity(0)))
    for sentence in missing:
        print(sentence, file=sys.stderr)
    watch = Watch()
    table = {}
    for name in options.names:
        watch.look()
        measuring = [side for side in compared if side.measures(name)]
        runs = [[] for _ in measuring]
        for _ in range(options.rounds):
            for side, of_side in zip(measuring, runs):
                of_side.append(side.run(name, options.seconds))
        table[name] = [median(of_side) | {"owner": side.owner, "threads": side.threads} for side, of_side in zip(measuring, runs)]
        print(name, *(f"{run['owner']} {run['threads']}: {run['microseconds_per_step']:.4g} µs" for run in table[name]), sep="  ", flush=True)
    if watch.warning:
        print(watch.warning, file=sys.stderr)
    page = write_page(options, table, watch, missing)
    print(page)
    if options.names == WORKLOADS and options.results == ROOT / "bench" / "results":
        write_sentence(page)


if __name__ == "__main__":
    main()
