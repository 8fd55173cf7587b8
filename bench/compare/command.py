"""Builds the command `chainrule`, and runs what measures."""

import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORKLOADS = [entry["name"] for entry in json.loads((ROOT / "src" / "ChainRule.Workbench" / "Benchmarks" / "workloads.json").read_text())]


class Failed(Exception):
    pass


def run_build(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Failed(next((line for line in done.stdout.splitlines() if "error" in line), done.stderr))


def build(project):
    """Builds a project for measuring and gives the folder of its program."""
    run_build(["dotnet", "build", "-c", "Release", "-v", "quiet", "-nologo", project])
    return project / "bin" / "Release" / "net10.0"


def build_command(root):
    """The program of a source tree."""
    folder = build(root / "src" / "ChainRule.Cli")
    return next(folder / name for name in ("chainrule", "ChainRule.Cli") if (folder / name).exists())


def build_native(root, processor):
    """The program of a source tree, compiled ahead of time for a kind of processor."""
    run_build([root / "build" / "native", processor])
    return root / "packages" / "native" / processor / "chainrule"


def run(command, environment):
    """What a process says of a workload, and the most memory that it took."""
    process = subprocess.Popen([str(word) for word in command], env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    output, errors = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        lines = errors.decode().strip().splitlines()
        raise Failed(f"{Path(command[0]).name} ended with {process.returncode}" + (f": {lines[0]}" if lines else ""))
    return json.loads(output) | {"megabytes": usage.ru_maxrss / 1024}
