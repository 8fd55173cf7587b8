"""
Measures the workloads here and in PyTorch by turns, and writes the ratios to bench/results/PROCESSOR.md. See ../README.md.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from page import write_page

ROOT = Path(__file__).resolve().parents[2]
RIVAL = Path(__file__).with_name("rival.py")
WORKLOADS = ROOT / "src" / "ChainRule.Workbench" / "Benchmarks" / "workloads.json"
PROJECT = ROOT / "src" / "ChainRule.Cli"
COMMAND = PROJECT / "bin" / "Release" / "net10.0" / "chainrule"


def parse():
    names = [entry["name"] for entry in json.loads(WORKLOADS.read_text())]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="workloads (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured on each side (default 3)")
    parser.add_argument("--seconds", type=float, default=1, help="how long each measurement takes (default 1)")
    parser.add_argument("--openblas", type=Path, default=f"/usr/lib/{os.uname().machine}-linux-gnu",
                        help="where openblas-pthread/ and openblas-openmp/ are (default %(default)s)")
    parser.add_argument("--python", default="/usr/bin/python3", help="the Python that has PyTorch (default %(default)s)")
    parser.add_argument("--results", type=Path, default=ROOT / "bench" / "results",
                        help="the folder of the page (default bench/results)")
    options = parser.parse_args()
    for name in options.names:
        if name not in names:
            parser.error(f"{name} is not a workload; there are {', '.join(names)}")
    for kind in ("pthread", "openmp"):
        if not (options.openblas / f"openblas-{kind}" / "libblas.so.3").exists():
            parser.error(f"{options.openblas} has no openblas-{kind}; README.md beside this folder says where to get it")
    options.names = options.names or names
    return options


def sides(options, threads):
    """What is compared: each side's command for a workload, and its environment."""
    def ours(count):
        return lambda name: ([COMMAND, "bench", name, "--json", "--threads", count, "--seconds", options.seconds], {})

    def torch(count, kind):
        environment = {
            "LD_LIBRARY_PATH": str(options.openblas / f"openblas-{kind}"),
            "OMP_NUM_THREADS": str(count),
            "OPENBLAS_NUM_THREADS": str(count),
        }
        # Left alone, this OpenBLAS takes AVX2 kernels on processors that are newer than itself.
        if "avx512f" in Path("/proc/cpuinfo").read_text():
            environment["OPENBLAS_CORETYPE"] = "SkylakeX"
        return lambda name: ([options.python, RIVAL, name, count, options.seconds], environment)

    some = f"{threads} threads" if threads > 1 else "1 thread again"
    return {
        "ours, 1 thread": ours(1),
        f"ours, {some}": ours(threads),
        "PyTorch, 1 thread": torch(1, "pthread"),
        f"PyTorch, {some}, pthread": torch(threads, "pthread"),
        f"PyTorch, {some}, openmp": torch(threads, "openmp"),
    }


def run(command, environment):
    """What a process says of a workload, and the most memory that it took."""
    process = subprocess.Popen([str(word) for word in command], env=os.environ | environment, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"exit code {process.returncode}: {' '.join(map(str, command))}")
    said = json.loads(output)
    if "torch" in said and not said["blas"]:
        sys.exit("PyTorch did not load OpenBLAS")
    return said | {"megabytes": usage.ru_maxrss / 1024}


def median(runs):
    """The runs as one: the median of every number."""
    return {key: statistics.median(run[key] for run in runs) if isinstance(value, (int, float)) else value
            for key, value in runs[0].items()}


def main():
    options = parse()
    subprocess.run(["dotnet", "build", "-c", "Release", "-v", "quiet", "-nologo", PROJECT], check=True)
    compared = sides(options, len(os.sched_getaffinity(0)))
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"other processes are at work (load {load:.1f}): these figures are worth little", file=sys.stderr)
    table = {}
    for name in options.names:
        runs = {side: [] for side in compared}
        for _ in range(options.rounds):
            for side, command in compared.items():
                runs[side].append(run(*command(name)))
        table[name] = {side: median(of_side) for side, of_side in runs.items()}
        print(name, *(f"{side}: {figures['microseconds_per_step']:.4g} µs" for side, figures in table[name].items()), sep="  ", flush=True)
    print(write_page(options.results, table, options, load))


if __name__ == "__main__":
    main()
