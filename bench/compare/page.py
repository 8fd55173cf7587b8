"""Writes the page of a processor's results."""

import re
import subprocess
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def write_page(folder, table, options, load):
    processor = of_cpuinfo("model name")
    cores = Path("/proc/cpuinfo").read_text().count("processor\t")
    path = folder / f"{slug(processor)}.md"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([
        f"# {processor}, {cores} {'core' if cores == 1 else 'cores'}",
        "",
        f"Written by `bench/compare` on {date.today()}, load {load:.1f} before it began: medians of {options.rounds} runs by turns, "
        f"each {options.seconds:g} s or 50 steps, whichever is longer. Microseconds a step; [README](../README.md) says what stands in each column.",
        "",
        *(f"- {line}" for line in versions(table)),
        "",
        *rows(table),
        "",
    ]))
    return path


def versions(table):
    any_row = next(iter(table.values()))
    rivals = [figures for figures in any_row.values() if "torch" in figures]
    changed = " with changes" if output("git", "-C", ROOT, "status", "--porcelain", "--untracked-files=no") else ""
    return [
        f"ChainRule {output('git', '-C', ROOT, 'rev-parse', '--short', 'HEAD')}{changed}, .NET {runtime()}",
        f"PyTorch {rivals[0]['torch']}, OpenBLAS {', '.join(sorted({Path(rival['blas']).name for rival in rivals}))}",
        f"family {of_cpuinfo('cpu family')}, model {of_cpuinfo('model')}, stepping {of_cpuinfo('stepping')}; Linux {output('uname', '-r')}",
    ]


def rows(table):
    sides = list(next(iter(table.values())))
    ours = [side for side in sides if side.startswith("ours")]
    rivals = [side for side in sides if side not in ours]
    header = ["workload", *sides, "ratio", "frozen", "of the peak", "bytes a step", "MB", "PyTorch's MB"]
    yield line(header)
    yield line(["---", *["---:"] * (len(header) - 1)])
    for name, figures in table.items():
        mine = figures[ours[-1]]
        best = min((figures[side] for side in rivals), key=lambda rival: rival["microseconds_per_step"])
        frozen = min((figures[side].get("frozen_microseconds_per_step", 0) for side in rivals))
        yield line([
            f"`{name}`",
            *(number(figures[side]["microseconds_per_step"]) for side in sides),
            f"**{best['microseconds_per_step'] / mine['microseconds_per_step']:.2f}**",
            f"{frozen / mine['microseconds_per_step']:.2f}" if frozen else "",
            f"{100 * mine['share_of_peak']:.1f} %",
            f"{mine['bytes_per_step']:.0f}",
            f"{mine['megabytes']:.0f}",
            f"{best['megabytes']:.0f}",
        ])


def line(cells):
    return f"| {' | '.join(cells)} |"


def number(value):
    """Three digits at least."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def slug(processor):
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\((r|tm)\)", "", processor.lower())).strip("-")


def of_cpuinfo(key):
    return re.search(rf"^{key}\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)[1]


def runtime():
    return output("dotnet", "--list-runtimes").split("Microsoft.NETCore.App ")[-1].split()[0]


def output(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout.strip()
