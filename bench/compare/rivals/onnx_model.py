"""Exports the network of an `infer-` workload for ONNX Runtime: onnx_model.py NAME FILE."""

import json
import sys

import torch

from pytorch import WORKLOADS, make_model

if __name__ == "__main__":
    name, file = sys.argv[1:]
    entries = {entry["name"]: entry for entry in json.loads(WORKLOADS.read_text())}
    model, x = make_model(entries[entries[name]["forward_of"]]["network"], entries[name]["batch"], "channels first")
    torch.onnx.export(model.eval(), x, file, opset_version=17)
