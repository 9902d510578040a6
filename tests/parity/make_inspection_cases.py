"""Writes the inspection's parity cases: what PyTorch gives for saved weights and batches of images.

Each case is one JSON file: the settings, both networks' state, images and labels, which of them make
the batch; and what PyTorch says of it: logits in both modes, the statistics each normalization takes
(a BatchNorm of each unit over the batch, a LayerNorm of each example over its features, a GroupNorm over
each group of them, an RMSNorm its mean square), the running statistics after forwards in train mode, and the logits in eval mode after those.
Float arrays are base64 of little-endian float32, row-major, a Linear's weight [out, in].

    python make_inspection_cases.py --out ../fixtures/parity/inspection

Needs: torch.
"""
import argparse
import base64
import copy
import json
from pathlib import Path

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}

NORMS = {
    "batchNorm": lambda units, momentum, epsilon, _: nn.BatchNorm1d(units, momentum=momentum, eps=epsilon),
    "layerNorm": lambda units, _, epsilon, __: nn.LayerNorm(units, eps=epsilon),
    "groupNorm": lambda units, _, epsilon, groups: nn.GroupNorm(groups, units, eps=epsilon),
    "rmsNorm": lambda units, _, epsilon, __: nn.RMSNorm(units, eps=epsilon),
}
NORM_LAYERS = (nn.BatchNorm1d, nn.LayerNorm, nn.GroupNorm, nn.RMSNorm)

# name, normalization, hidden sizes, placement, activation, batch size, forwards in train mode, momentum, epsilon, groups
CASES = [
    ("lab", "batchNorm", [32, 32], "before", "relu", 32, 4, 0.1, 1e-5),
    ("bn-after-tanh", "batchNorm", [8, 6], "after", "tanh", 16, 5, 0.3, 1e-3),
    ("deep-sigmoid", "batchNorm", [8, 8, 8, 8], "before", "sigmoid", 24, 3, 0.5, 1e-5),
    ("batch-of-two", "batchNorm", [8, 5], "before", "relu", 2, 6, 0.1, 1e-5),
    ("ln-before-relu", "layerNorm", [8, 6], "before", "relu", 16, 0, 0.1, 1e-5),
    ("ln-after-tanh", "layerNorm", [8, 6], "after", "tanh", 4, 0, 0.1, 1e-3),
    ("gn-before-relu", "groupNorm", [12, 8], "before", "relu", 16, 0, 0.1, 1e-5, 4),
    ("gn-after-tanh", "groupNorm", [12, 6], "after", "tanh", 4, 0, 0.1, 1e-3, 2),
    ("rms-before-relu", "rmsNorm", [8, 6], "before", "relu", 16, 0, 0.1, 1e-5),
    ("rms-after-tanh", "rmsNorm", [8, 6], "after", "tanh", 4, 0, 0.1, 1e-3),
]


def build(sizes, activation, placement, momentum, epsilon, norm="batchNorm", groups=1):
    layers = []
    for fan_in, fan_out in zip(sizes[:-2], sizes[1:-1]):
        normalize = NORMS[norm](fan_out, momentum, epsilon, groups)
        act = ACTIVATIONS[activation]()
        order = {"before": [normalize, act], "after": [act, normalize], None: [act]}[placement]
        layers += [nn.Linear(fan_in, fan_out), *order]
    return nn.Sequential(*layers, nn.Linear(sizes[-2], sizes[-1]))


def floats(tensor):
    return base64.b64encode(tensor.detach().float().contiguous().numpy().tobytes()).decode()


def state(model):
    return {k: floats(v) for k, v in model.state_dict().items() if not k.endswith("num_batches_tracked")}


def images_like_digits(count):
    """Mostly black, with blurred strokes of gray."""
    gray = torch.nn.functional.avg_pool2d(torch.rand(count, 1, 28, 28) ** 4, 5, 1, 2)
    return (gray / gray.amax() * 400 - 90).clamp(0, 255).round().to(torch.uint8).view(count, 784)


def shake(model, x):
    """Parameters and running statistics as after some training, none at its first value."""
    model.train()
    with torch.no_grad():
        for _ in range(20):
            model(x)
        for layer in model:
            if isinstance(layer, NORM_LAYERS):
                layer.weight.copy_(1 + 0.3 * torch.randn_like(layer.weight))
                if getattr(layer, "bias", None) is not None:
                    layer.bias.copy_(0.3 * torch.randn_like(layer.bias))


def statistics(model, x):
    """What each normalization takes in train mode: over the batch, or over the features or each group of them."""
    taken = []
    hooks = [
        layer.register_forward_pre_hook(lambda _, args: taken.append(args[0]))
        for layer in model
        if isinstance(layer, NORM_LAYERS)
    ]
    norm = next(layer for layer in model if isinstance(layer, NORM_LAYERS))
    axis = 0 if isinstance(norm, nn.BatchNorm1d) else 1
    if isinstance(norm, nn.GroupNorm):
        taken_rows = lambda z: z.reshape(z.shape[0] * norm.num_groups, -1)
    else:
        taken_rows = lambda z: z
    model(x)
    for hook in hooks:
        hook.remove()
    if isinstance(norm, nn.RMSNorm):
        # No mean is subtracted: 0 stands for it, and the mean square for the variance.
        squares = [(z**2).mean(axis) for z in taken]
        return [
            {"mean": floats(0 * square), "biasedVariance": floats(square), "unbiasedVariance": floats(square)}
            for square in squares
        ]
    return [
        {
            "mean": floats(z.mean(axis)),
            "biasedVariance": floats(z.var(axis, unbiased=False)),
            "unbiasedVariance": floats(z.var(axis, unbiased=True)),
        }
        for z in map(taken_rows, taken)
    ]


def running(model):
    norms = [layer for layer in model if isinstance(layer, nn.BatchNorm1d)]
    return [{"mean": floats(n.running_mean), "variance": floats(n.running_var)} for n in norms]


@torch.no_grad()
def run(name, norm, hidden, placement, activation, size, forwards, momentum, epsilon, groups=1):
    sizes = [784, *hidden, 10]
    images = images_like_digits(size * (forwards + 1))
    labels = torch.randint(0, 10, (len(images),))
    x = images.float() / 255
    bn = build(sizes, activation, placement, momentum, epsilon, norm, groups)
    plain = build(sizes, activation, None, momentum, epsilon)
    shake(bn, x)
    saved = copy.deepcopy(bn.state_dict())
    first = x[:size]
    start = state(bn)
    expected = {
        "evalLogits": floats(bn.eval()(first)),
        "plainLogits": floats(plain(first)),
    }
    expected["batchStatistics"] = statistics(bn.train(), first)
    # Each forward in train mode moves the running statistics: back to how they were saved.
    bn.load_state_dict(saved)
    expected["trainLogits"] = floats(bn.train()(first))
    bn.load_state_dict(saved)
    for step in range(1, forwards + 1):
        bn(x[step * size : (step + 1) * size])
    expected["runningAfter"] = running(bn)
    expected["evalLogitsAfter"] = floats(bn.eval()(first))
    return {
        "name": name,
        "normalization": norm,
        "normalizationGroups": groups,
        "hiddenSizes": hidden,
        "batchNormPlacement": placement,
        "activation": activation,
        "batchSize": size,
        "forwards": forwards,
        "batchNormMomentum": momentum,
        "batchNormEpsilon": epsilon,
        "state": {"bn": start, "plain": state(plain)},
        "images": base64.b64encode(images.numpy().tobytes()).decode(),
        "labels": labels.tolist(),
        "expected": expected,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    for case in CASES:
        result = run(*case)
        (args.out / f"{result['name']}.json").write_text(json.dumps(result))
        print(result["name"])


if __name__ == "__main__":
    main()
