"""Loads a model several times with torch.load and prints the seconds; more arguments are torch.load's, as `mmap`."""

import json
import sys
import time

import torch

path, times, *options = sys.argv[1:]
seconds = []
for _ in range(int(times)):
    start = time.perf_counter()
    state = torch.load(path, **dict.fromkeys(options, True))
    seconds.append(time.perf_counter() - start)
    del state
print(json.dumps({"seconds": seconds}))
