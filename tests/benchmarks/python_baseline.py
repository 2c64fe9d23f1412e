#!/usr/bin/env python3
"""What the C# benchmarks are compared with: the same model in plain Python torch. Prints JSON lines as Program.cs does.

    OMP_NUM_THREADS=1 /usr/bin/python3 tests/benchmarks/python_baseline.py            on the CPU, one thread, frames of 64x64
    python3 tests/benchmarks/python_baseline.py --device cuda --side 512

On Debian: apt-get install --no-install-recommends python3-torch, which runs on the same libtorch as the binding.
"""
import argparse
import json
import resource
import time

import torch
from torch import nn

from forecaster import Forecaster

parser = argparse.ArgumentParser()
parser.add_argument("--device", default="cpu")
parser.add_argument("--side", type=int, default=64)
options = parser.parse_args()
if options.device == "cpu":
    torch.set_num_threads(1)

torch.manual_seed(1)
model = Forecaster().to(options.device).eval()
images = torch.randn(1, 3, 28, options.side, options.side, device=options.device)
wind = torch.randn(1, 56, 6, device=options.device)
four = torch.randn(4)


def gradients(at, series):
    starts = [x.clone().requires_grad_() for x in (at, series)]
    return torch.autograd.grad(model(*starts)[:, 3].sum(), starts)


def add4():
    for _ in range(1000):
        four + four


def forward():
    with torch.no_grad():
        return model(images, wind).sum().item()


def forward_backward():
    return gradients(images, wind)[0].sum().item()


batch = [torch.randn(8, *x.shape[1:], device=options.device) for x in (images, wind)]
truth = torch.randn(8, 8, device=options.device)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)


def train_step():
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(*batch), truth)
    loss.backward()
    optimizer.step()
    return loss.item()


def ig50_loop():
    total = torch.zeros_like(images)
    for step in range(50):
        alpha = (step + 0.5) / 50
        total += gradients(images * alpha, wind * alpha)[0]
    return (total * images / 50).sum().item()


def measure(name, repetitions, run, scale=1.0):
    for _ in range(min(3, repetitions)):
        run()
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3 / scale)
    times.sort()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(json.dumps({"name": name, "median_ms": round(times[repetitions // 2], 5), "best_ms": round(times[0], 5), "device": options.device, "side": options.side, "peak_mib": peak}), flush=True)


measure("python_add4", 30, add4, scale=1000)
measure("python_forward", 40 if options.side <= 64 else 5, forward)
measure("python_forward_backward", 30 if options.side <= 64 else 5, forward_backward)
measure("python_train_step", 7 if options.side <= 64 else 3, train_step)
if options.device != "cpu":
    measure("python_ig50_loop", 3, ig50_loop)
