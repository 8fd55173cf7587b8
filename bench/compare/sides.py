"""What is compared: ours and every rival, with one thread and with all."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from command import Failed, build, run

RIVALS = Path(__file__).with_name("rivals")
OURS = "ChainRule"

# glibc keeps what is freed, instead of returning it to the system and having it zeroed again at every step.
KEEP_MEMORY = {"MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "4294967296"}


@dataclass
class Side:
    owner: str
    threads: int
    command: Callable
    environment: dict
    measures: Callable = lambda name: True

    def run(self, name, seconds):
        return run(self.command(name, seconds), self.environment)


def make(command, options, threads):
    """The sides, and a sentence for each rival that cannot be had."""
    counts = sorted({1, threads})
    sides = [Side(OURS, count, lambda name, seconds, count=count: [command, "bench", name, "--json", "--threads", count, "--seconds", seconds], {})
             for count in counts]
    missing = []
    for owner, rival in {"PyTorch": pytorch, "libtorch": libtorch, "ONNX Runtime": onnx_runtime}.items():
        try:
            found = rival(owner, options, counts)
            # One that does not start is left out now, not in the middle.
            found[0].run("infer-mlp-1", 0)
            sides += found
        except (Failed, OSError, subprocess.CalledProcessError) as error:
            missing.append(f"{owner} could not be had here and was not measured ({error})")
    return sides, missing


def pytorch(owner, options, counts):
    """One thread over OpenBLAS's pthreads; all over pthreads, and over OpenMP's."""
    libraries = next(options.rivals.glob("openblas/usr/lib/*-linux-gnu"), None)
    if not libraries:
        raise Failed(f"{options.rivals} has no openblas; run bench/compare/prepare")

    def side(count, kind):
        environment = KEEP_MEMORY | {
            "LD_LIBRARY_PATH": str(libraries / f"openblas-{kind}"),
            "OMP_NUM_THREADS": str(count),
            "OPENBLAS_NUM_THREADS": str(count),
        }
        # Left alone, this OpenBLAS takes AVX2 kernels on processors that are newer than itself.
        if "avx512f" in Path("/proc/cpuinfo").read_text():
            environment["OPENBLAS_CORETYPE"] = "SkylakeX"
        return Side(owner, count, lambda name, seconds: [options.python, RIVALS / "pytorch.py", name, count, seconds], environment)

    return [side(count, kind) for count in counts for kind in (["pthread", "openmp"] if count > 1 else ["pthread"])]


def libtorch(owner, options, counts):
    program = next(build(RIVALS / "Libtorch").glob("*/LibtorchRival"))
    environment = KEEP_MEMORY | {"DOTNET_ROOT": str(Path(shutil.which("dotnet")).resolve().parent)}
    # TorchSharp wants a C library newer than Debian 12's: the program alone is given one.
    libc = next(options.rivals.glob("libc/usr/lib/*-linux-gnu"), None)
    if libc:
        subprocess.run(["patchelf", "--set-interpreter", next(libc.glob("ld-linux*")), program], check=True)
        environment["LD_LIBRARY_PATH"] = str(libc)
    return [Side(owner, count, lambda name, seconds, count=count: [program, name, count, seconds], environment | {"OMP_NUM_THREADS": str(count)})
            for count in counts]


def onnx_runtime(owner, options, counts):
    program = next(build(RIVALS / "OnnxRuntime").glob("*/OnnxRuntimeRival"))
    models = Path(tempfile.mkdtemp())

    def model(name):
        path = models / f"{name}.onnx"
        if not path.exists():
            subprocess.run([options.python, RIVALS / "onnx_model.py", name, path], check=True, capture_output=True)
        return path

    return [Side(owner, count, lambda name, seconds, count=count: [program, model(name), count, seconds], KEEP_MEMORY, lambda name: name.startswith("infer-"))
            for count in counts]
