"""Writes parity cases of training with every normalization: what PyTorch computes from given
weights and batches.

Each case is one JSON file of the same shape as those with BatchNorm: the layer stack, the starting
parameters and batches; and what PyTorch says: the loss of each step, every parameter at the end, and
the logits of the first batch in eval and in train mode. Arrays are row-major nested lists of float32, a
Linear's weight [out, in].

    python make_normalization_cases.py --out ../fixtures/parity

Needs: torch.
"""
import argparse
import json
from pathlib import Path

import torch
from torch import nn

from make_inspection_cases import build

OPTIMIZERS = {
    "adam": lambda parameters, rate: torch.optim.Adam(parameters, lr=rate),
    "sgd": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate),
    "momentum": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate, momentum=0.9),
}

# name, normalization, groups, sizes, placement, activation, optimizer, learning rate, batch size, epsilon
CASES = [
    ("ln-before-relu-adam", "layerNorm", 1, [6, 5, 4, 3], "before", "relu", "adam", 0.01, 8, 1e-5),
    ("ln-after-tanh-sgd", "layerNorm", 1, [6, 5, 4, 3], "after", "tanh", "sgd", 0.5, 8, 1e-3),
    ("gn-before-relu-adam", "groupNorm", 2, [6, 8, 6, 3], "before", "relu", "adam", 0.01, 8, 1e-5),
    ("gn-after-tanh-sgd", "groupNorm", 2, [6, 12, 8, 3], "after", "tanh", "sgd", 0.2, 8, 1e-3),
    ("gn-before-sigmoid-momentum", "groupNorm", 3, [6, 12, 9, 3], "before", "sigmoid", "momentum", 0.1, 4, 1e-5),
    ("rms-before-relu-adam", "rmsNorm", 1, [6, 5, 4, 3], "before", "relu", "adam", 0.01, 8, 1e-5),
    ("rms-after-tanh-sgd", "rmsNorm", 1, [6, 5, 4, 3], "after", "tanh", "sgd", 0.5, 8, 1e-3),
    ("rms-before-sigmoid-momentum", "rmsNorm", 1, [6, 8, 6, 3], "before", "sigmoid", "momentum", 0.1, 4, 1e-5),
    # Ill-conditioned: large steps on batches of four lead the running variances far from 1.
    ("bn-batch-of-four-momentum", "batchNorm", 1, [6, 12, 8, 3], "before", "tanh", "momentum", 0.5, 4, 1e-5),
]
STEPS = 20


def state(model):
    arrays = model.state_dict().items()
    return {name: value.tolist() for name, value in arrays if not name.endswith("num_batches_tracked")}


def run(name, norm, groups, sizes, placement, activation, optimizer, rate, batch_size, epsilon):
    model = build(sizes, activation, placement, 0.1, epsilon, norm, groups)
    start = state(model)
    step_of = OPTIMIZERS[optimizer](model.parameters(), rate)
    inputs = torch.randn(STEPS, batch_size, sizes[0])
    labels = torch.randint(0, sizes[-1], (STEPS, batch_size))
    losses = []
    model.train()
    for x, y in zip(inputs, labels):
        step_of.zero_grad()
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()
        step_of.step()
        losses.append(loss.item())
    end = state(model)
    with torch.no_grad():
        eval_logits = model.eval()(inputs[0]).tolist()
        train_logits = model.train()(inputs[0]).tolist()
    return {
        "name": name, "sizes": sizes, "normalization": norm, "groups": groups, "batchNorm": placement,
        "activation": activation, "optimizer": optimizer, "learningRate": rate,
        "batchSize": batch_size, "steps": STEPS, "batchNormMomentum": 0.1, "batchNormEpsilon": epsilon,
        "start": start, "inputs": inputs.tolist(), "labels": labels.tolist(),
        "losses": losses, "end": end,
        "evalLogitsOfFirstBatch": eval_logits, "trainLogitsOfFirstBatch": train_logits,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=5)
    args = parser.parse_args()
    # The first two share one stream of random numbers, each of the others has its own.
    for number, case in enumerate(CASES):
        if number != 1:
            torch.manual_seed(args.seed + number)
        result = run(*case)
        (args.out / f"{result['name']}.json").write_text(json.dumps(result))
        print(result["name"], "loss", round(result["losses"][0], 4), "->", round(result["losses"][-1], 4))


if __name__ == "__main__":
    main()
