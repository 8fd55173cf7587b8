"""Measures one workload in PyTorch and prints one JSON object: pytorch.py NAME THREADS SECONDS."""

import json
import statistics
import sys
import time
from itertools import product
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "fixtures"))
from make_networks import OPTIMIZERS, make_layers, optimizer_settings  # noqa: E402

WORKLOADS = ROOT / "src" / "ChainRule.Workbench" / "Benchmarks" / "workloads.json"
LOSSES = {"mse": functional.mse_loss, "cross_entropy": functional.cross_entropy}
FEWEST_STEPS = 50
SHORTEST_TIMING = 200e-6


def make_steps(workload, others):
    """The ways to do the workload's step, of which the fastest counts."""
    if "size" in workload:
        return {"matmul": product_step(workload["size"])}
    if "forward_of" in workload:
        network = others[workload["forward_of"]]["network"]
        return {f"{how}{layout}": make(network, workload["batch"], layout)
                for layout in layouts(network)
                for how, make in {"": inference_step, "frozen, ": frozen_step}.items()}
    network = workload["network"]
    return {f"{layout}{', foreach' if foreach else ''}": training_step(network, workload["batch"], layout, foreach)
            for layout, foreach in product(layouts(network), [False, True])}


def layouts(network):
    """How pictures may lie in memory; rows have one way."""
    return ["channels first", "channels last"] if len(network["input"]) == 3 else ["rows"]


def product_step(size):
    a, b, c = (random(size, size) for _ in range(3))
    return lambda: torch.mm(a, b, out=c)


def training_step(network, batch, layout, foreach):
    model, x = make_model(network, batch, layout)
    y = model(x)
    t = torch.randint(y.shape[1], (batch,)) if network["loss"] == "cross_entropy" else random(*y.shape)
    loss = LOSSES[network["loss"]]
    settings = network["optimizer"]
    optimizer = OPTIMIZERS[settings["type"]](model.parameters(), **optimizer_settings(settings), foreach=foreach)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss(model(x), t).backward()
        optimizer.step()

    return step


def inference_step(network, batch, layout):
    model, x = make_model(network, batch, layout)
    model.eval()
    return lambda: model(x)


def frozen_step(network, batch, layout):
    """The forward pass traced, frozen and optimised for inference."""
    model, x = make_model(network, batch, layout)
    compiled = torch.jit.optimize_for_inference(torch.jit.trace(model.eval(), x))
    return lambda: compiled(x)


def make_model(network, batch, layout):
    model = nn.Sequential(*make_layers(network["layers"], network["input"])).float()
    memory_format = torch.channels_last if layout == "channels last" else torch.contiguous_format
    return model.to(memory_format=memory_format), random(batch, *network["input"]).to(memory_format=memory_format)


def random(*shape):
    return torch.rand(*shape) * 2 - 1


def seconds_of(step, count):
    start = time.perf_counter()
    for _ in range(count):
        step()
    return time.perf_counter() - start


def measure(step, seconds):
    """A step's median time, measured as `chainrule bench` does: after a warm-up, short steps several at once."""
    count, done, start = 1, 0, time.perf_counter()
    while time.perf_counter() - start < seconds or done < FEWEST_STEPS / 2:
        done += count
        if seconds_of(step, count) < SHORTEST_TIMING:
            count *= 2
    timings, start = [], time.perf_counter()
    while time.perf_counter() - start < seconds or len(timings) * count < FEWEST_STEPS:
        timings.append(seconds_of(step, count) / count)
    return statistics.median(timings)


def main(name, threads, seconds):
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    entries = {entry["name"]: entry for entry in json.loads(WORKLOADS.read_text())}
    entry = entries[name]
    result = {"version": torch.__version__}
    with torch.inference_mode("network" not in entry):
        steps = make_steps(entry, entries)
        way = min(steps, key=lambda way: measure(steps[way], seconds / 10)) if len(steps) > 1 else next(iter(steps))
        result |= {"way": way, "microseconds_per_step": 1e6 * measure(steps[way], seconds)}
    maps = Path("/proc/self/maps").read_text().splitlines()
    result["blas"] = next((line.split()[-1] for line in maps if "libopenblas" in line), None)
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
