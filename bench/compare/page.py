"""Writes the page of a processor's results."""

import re
import subprocess
from datetime import date
from pathlib import Path

from command import ROOT
from sides import OURS

KINDS = {"gemm-": "Products", "infer-": "Inference", "": "Training"}


def write_page(options, table, watch, missing):
    processor = of_cpuinfo("model name")
    cores = Path("/proc/cpuinfo").read_text().count("processor\t")
    path = options.results / f"{slug(processor)}.md"
    options.results.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([
        f"# {processor}, {cores} {'core' if cores == 1 else 'cores'}",
        "",
        f"Written by `bench/compare` on {date.today()}: medians of {options.rounds} alternating runs, each {options.seconds:g} s or 50 steps, "
        "whichever is longer. Microseconds a step; [README](../README.md) says what stands in each column.",
        "",
        *([f"**{watch.warning}**", ""] if watch.warning else []),
        *(f"- {line}" for line in [*versions(table), *missing]),
        *(line for kind in ("Training", "Inference", "Products") for line in section(kind, table)),
        "",
    ]))
    return path


def versions(table):
    changed = " with changes" if output("git", "-C", ROOT, "status", "--porcelain", "--untracked-files=no") else ""
    yield f"ChainRule {output('git', '-C', ROOT, 'rev-parse', '--short', 'HEAD')}{changed}, .NET {runtime()}"
    for owner, run in {run["owner"]: run for runs in table.values() for run in runs if run["owner"] != OURS}.items():
        blas = f", {Path(run['blas']).name}" if run.get("blas") else ""
        yield f"{owner} {run['version']}{blas}; memory kept, not returned to the system (`MALLOC_MMAP_THRESHOLD_` and `MALLOC_TRIM_THRESHOLD_` of 4 GiB)"
    yield f"family {of_cpuinfo('cpu family')}, model {of_cpuinfo('model')}, stepping {of_cpuinfo('stepping')}; Linux {output('uname', '-r')}"


def section(kind, table):
    """A kind's table, and above it what its ratios to the best rivals come to."""
    chosen = {name: runs for name, runs in table.items() if kind_of(name) == kind}
    rivals = list(dict.fromkeys(run["owner"] for runs in chosen.values() for run in runs if run["owner"] != OURS))
    if not rivals:
        return []
    counts = sorted({run["threads"] for runs in chosen.values() for run in runs})
    times = [f"{owner}, {count} {'thread' if count == 1 else 'threads'}" for owner in [OURS, *rivals] for count in counts]
    header = ["workload", *times, *(f"× {owner}" for owner in rivals), "best rival", "× best rival", "of the peak", "bytes a step", "MB", "best rival's MB"]
    ratios, rows = {}, []
    for name, runs in chosen.items():
        mine = next(run for run in runs if run["owner"] == OURS and run["threads"] == counts[-1])
        fastest = {owner: min((run for run in runs if run["owner"] == owner), key=time) for owner in rivals}
        best = min(fastest.values(), key=time)
        ratios[name] = time(best) / time(mine)
        rows.append(line([
            f"`{name}`",
            *(number(min(time(run) for run in runs if (run["owner"], run["threads"]) == (owner, count))) for owner in [OURS, *rivals] for count in counts),
            *(ratio(time(fastest[owner]) / time(mine)) for owner in rivals),
            f"{best['owner']}, {best['threads']} {'thread' if best['threads'] == 1 else 'threads'}, {best['way']}",
            f"**{ratio(ratios[name])}**",
            f"{100 * mine['share_of_peak']:.1f} %",
            f"{mine['bytes_per_step']:.0f}",
            f"{mine['megabytes']:.0f}",
            f"{best['megabytes']:.0f}",
        ]))
    return ["", f"## {kind}", "", summary(kind, ratios), "", line(header), line(["---" if title in ("workload", "best rival") else "---:" for title in header]), *rows]


def summary(kind, ratios):
    slower = [f"`{name}`" for name, value in ratios.items() if float(ratio(value).replace(",", "")) < 1]
    told = f"slower on {', '.join(slower)}" if slower else "never slower"
    return f"{kind}: {ratio(min(ratios.values()))} to {ratio(max(ratios.values()))} times as fast as the best rival, {told}."


def kind_of(name):
    return next(kind for start, kind in KINDS.items() if name.startswith(start))


def time(run):
    return run["microseconds_per_step"]


def ratio(value):
    """Two digits after the point, or three digits."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


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
