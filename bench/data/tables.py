"""Measures how tables are read: python3 bench/data/tables.py [rows] [columns]

Writes a table of numbers to the temporary folder (1,000,000 rows of 100 columns by default), reads it with chainrule, with Sep (the fastest
reader of .NET, on all processors) and with pandas, alternately, and prints the median seconds and their ratios. Then it trains on a table of
2 GB with --memory 200M and prints the peak of resident memory. Let nothing else run.
"""

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import pandas

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROUNDS = 3
BLOCK = 10_000
MEMORY = "200M"
LARGE = 2_000_000_000


def write(path, rows, columns, bytes_at_least=0):
    """A table with a target that follows from two columns, so that there is something to learn: a block of rows, again and again."""
    block = numpy.random.default_rng(1).uniform(-50, 50, (BLOCK, columns))
    block[:, -1] = 3 * block[:, 0] - block[:, 1]
    lines = io.StringIO()
    numpy.savetxt(lines, block, fmt="%.4f", delimiter=",")
    with open(path, "w") as file:
        file.write(",".join(f"x{i}" for i in range(columns - 1)) + ",y\n")
        while rows > 0 or file.tell() < bytes_at_least:
            file.write(lines.getvalue())
            rows -= BLOCK


def build(project):
    subprocess.run(["dotnet", "build", "-c", "Release", "-v", "q", "--nologo", os.path.join(ROOT, project)], check=True, stdout=subprocess.DEVNULL)


def seconds(reader, path):
    if reader == "pandas":
        start = time.perf_counter()
        pandas.read_csv(path)
        return time.perf_counter() - start
    program = os.path.join(ROOT, "bench/data/readers/bin/Release/net10.0/readers")
    lines = subprocess.run([program, reader, path, "2"], check=True, capture_output=True, text=True).stdout.split("\n")
    return float(lines[1].split()[0])


def main():
    rows, columns = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (1_000_000, 100)
    build("bench/data/readers")
    build("src/ChainRule.Cli")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "table.csv")
        write(path, rows, columns)
        times = {reader: [] for reader in ("chainrule", "sep", "pandas")}
        for _ in range(ROUNDS):
            for reader, measured in times.items():
                measured.append(seconds(reader, path))
        medians = {reader: statistics.median(measured) for reader, measured in times.items()}
        print(f"{rows:,} rows of {columns} columns, {os.path.getsize(path) / 1e6:,.0f} MB, medians of {ROUNDS}:")
        for reader, median in medians.items():
            print(f"  {reader}: {median:.2f} s, {median / medians['sep']:.2f} times Sep")
        os.remove(path)

        write(path, 0, columns, LARGE)
        command = os.path.join(ROOT, "src/ChainRule.Cli/bin/Release/net10.0/chainrule")
        start = time.perf_counter()
        peak = subprocess.run(
            ["/usr/bin/time", "-f", "%M", command, "train", path, "--memory", MEMORY, "--epochs", "1", "--batch", "256", "--out", os.path.join(folder, "run")],
            capture_output=True, text=True, check=True).stderr.split("\n")[-2]
        print(f"training an epoch of {os.path.getsize(path) / 1e9:.1f} GB with --memory {MEMORY}: {time.perf_counter() - start:.0f} s, at most {int(peak) / 1000:.0f} MB resident")


main()
