#!/usr/bin/python3
"""The oracle's sequence model in plain Python torch: one forward, one forward + backward; prints JSON lines as Program.cs does.

Needs Debian's python3-torch (apt-get install --no-install-recommends python3-torch), which runs on the same libtorch, and the
oracle's model.py (argument: its folder). Run it and the C# benchmark in one sitting, both with OMP_NUM_THREADS=1.
"""
import json
import resource
import sys
import time

import torch

sys.path.insert(0, sys.argv[1])
from model import SeqModel, init  # noqa: E402

torch.set_num_threads(1)
model = init(SeqModel(), 1)
images, wind = torch.randn(1, 3, 28, 64, 64), torch.randn(1, 56, 6)


def forward():
    with torch.no_grad():
        model(images, wind)


def forward_backward():
    starts = [x.clone().requires_grad_() for x in (images, wind)]
    torch.autograd.grad(model(*starts)[:, 3].sum(), starts)


for name, repetitions, run in (("python_forward", 40, forward), ("python_forward_backward", 30, forward_backward)):
    for _ in range(3):
        run()
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    print(json.dumps({"name": name, "median_ms": round(sorted(times)[repetitions // 2], 2), "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10}))
