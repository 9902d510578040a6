"""A training step of both networks through torch.compile, batches indexed out of one tensor."""
import torch
from torch import nn

from networks import lab_networks
from turns import BATCH, LEARNING_RATE, load, take_turns

images, labels = (torch.from_numpy(part) for part in load("train"))
images, labels = images.float() / 255, labels.long()
models = lab_networks()
optimizers = [torch.optim.Adam(model.parameters(), lr=torch.tensor(LEARNING_RATE)) for model in models]
criterion = nn.CrossEntropyLoss()


@torch.compile
def forward_backward(x, y):
    losses = [criterion(model(x), y) for model in models]
    sum(losses).backward()
    return losses[0]


@torch.compile
def update():
    for optimizer in optimizers:
        optimizer.step()


def step(index):
    for optimizer in optimizers:
        optimizer.zero_grad()
    loss = forward_backward(images[index], labels[index])
    update()
    return loss


def epoch():
    order = torch.randperm(len(labels))
    for first in range(0, len(order) - BATCH + 1, BATCH):
        loss = step(order[first:first + BATCH])
    return loss.item()


for _ in range(10):
    step(torch.arange(BATCH))
take_turns(epoch)
