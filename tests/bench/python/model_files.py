"""Writes two large models into a folder: a state dict of ResNet-152's shape, and a safetensors file of 1 GB."""

import os
import sys

import torch
from safetensors.torch import save_file

BLOCKS = (3, 8, 36, 3)
WIDTHS = (64, 128, 256, 512)
EXPANSION = 4
CLASSES = 1000
GIGABYTE = 10**9


def norm(name, channels):
    return {
        f"{name}.weight": torch.rand(channels) + 0.5,
        f"{name}.bias": torch.randn(channels),
        f"{name}.running_mean": torch.randn(channels),
        f"{name}.running_var": torch.rand(channels) + 0.5,
        f"{name}.num_batches_tracked": torch.tensor(450_000),
    }


def conv(name, outputs, inputs, size):
    return {f"{name}.weight": torch.randn(outputs, inputs, size, size)}


def block(name, inputs, width, is_first):
    """One bottleneck: three convolutions, each with its normalization."""
    outputs = EXPANSION * width
    state = {}
    for index, (ins, outs, size) in enumerate(
        ((inputs, width, 1), (width, width, 3), (width, outputs, 1)), 1
    ):
        state |= conv(f"{name}.conv{index}", outs, ins, size) | norm(f"{name}.bn{index}", outs)
    if is_first:
        state |= conv(f"{name}.downsample.0", outputs, inputs, 1)
        state |= norm(f"{name}.downsample.1", outputs)
    return state


def resnet152():
    state = conv("conv1", WIDTHS[0], 3, 7) | norm("bn1", WIDTHS[0])
    inputs = WIDTHS[0]
    for stage, (count, width) in enumerate(zip(BLOCKS, WIDTHS), 1):
        for index in range(count):
            state |= block(f"layer{stage}.{index}", inputs, width, index == 0)
            inputs = EXPANSION * width
    features = EXPANSION * WIDTHS[-1]
    return state | {
        "fc.weight": torch.randn(CLASSES, features),
        "fc.bias": torch.randn(CLASSES),
    }


def gigabyte(state):
    """The same model, with as many further blocks as a gigabyte holds."""
    features = EXPANSION * WIDTHS[-1]
    more = dict(state)
    index = BLOCKS[-1]
    while sum(each.numel() * each.element_size() for each in more.values()) < GIGABYTE:
        more |= block(f"layer4.{index}", features, WIDTHS[-1], False)
        index += 1
    return more


torch.manual_seed(152)
folder = sys.argv[1]
model = resnet152()
torch.save(model, os.path.join(folder, "resnet152.pth"))
save_file(gigabyte(model), os.path.join(folder, "gigabyte.safetensors"))
