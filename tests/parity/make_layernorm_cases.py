"""Writes parity cases of training with LayerNorm: what PyTorch computes from given weights and batches.

Each case is one JSON file of the same shape as those with BatchNorm: the layer stack, the starting
parameters and batches; and what PyTorch says: the loss of each step, every parameter at the end, and
the logits of the first batch in eval and in train mode. Arrays are row-major nested lists of float32, a
Linear's weight [out, in].

    python make_layernorm_cases.py --out ../fixtures/parity

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
}

# name, sizes, placement, activation, optimizer, learning rate, batch size, epsilon
CASES = [
    ("ln-before-relu-adam", [6, 5, 4, 3], "before", "relu", "adam", 0.01, 8, 1e-5),
    ("ln-after-tanh-sgd", [6, 5, 4, 3], "after", "tanh", "sgd", 0.5, 8, 1e-3),
]
STEPS = 20


def state(model):
    return {name: value.tolist() for name, value in model.state_dict().items()}


def run(name, sizes, placement, activation, optimizer, rate, batch_size, epsilon):
    model = build(sizes, activation, placement, 0.1, epsilon, "layerNorm")
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
        "name": name, "sizes": sizes, "normalization": "layerNorm", "batchNorm": placement,
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
    torch.manual_seed(args.seed)
    for case in CASES:
        result = run(*case)
        (args.out / f"{result['name']}.json").write_text(json.dumps(result))
        print(result["name"], "loss", round(result["losses"][0], 4), "->", round(result["losses"][-1], 4))


if __name__ == "__main__":
    main()
