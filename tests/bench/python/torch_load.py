"""Loads a model with torch.load in a process of its own and prints the seconds; more arguments are torch.load's, as `mmap`."""

import json
import sys
import time

import torch

path, *options = sys.argv[1:]
start = time.perf_counter()
state = torch.load(path, **dict.fromkeys(options, True))
print(json.dumps({"seconds": time.perf_counter() - start, "arrays": len(state)}))
