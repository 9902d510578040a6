"""What the Python contenders share: the data, and taking turns with the others.

The bench gives each a folder with the examples as raw bytes, and takes one epoch at a time.
"""
import json
import sys
import time
from pathlib import Path

import numpy as np

BATCH, LEARNING_RATE = 32, 0.01


def load(split: str) -> tuple[np.ndarray, np.ndarray]:
    """Images [examples, 784] as uint8, and their labels."""
    folder = Path(sys.argv[1])
    images = np.fromfile(folder / f"{split}.images", np.uint8).reshape(-1, 784)
    return images, np.fromfile(folder / f"{split}.labels", np.uint8)


def take_turns(epoch) -> None:
    """Runs `epoch`, which gives its loss, once for each line of standard input; prints its seconds."""
    print(json.dumps({"ready": True}), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        loss = epoch()
        print(json.dumps({"seconds": time.perf_counter() - start, "loss": loss}), flush=True)
