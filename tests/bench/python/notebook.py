"""The lab as a notebook has it: examples one by one through a DataLoader, and its evaluation."""
import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset

from networks import lab_networks
from turns import BATCH, LEARNING_RATE, load, take_turns


class Digits(Dataset):
    """Gives an example as torchvision's MNIST with ToTensor does, by way of a picture: [1, 28, 28] in [0, 1]."""

    def __init__(self, split):
        images, labels = (torch.from_numpy(part) for part in load(split))
        self.data, self.targets = images.view(-1, 28, 28), labels

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        picture, target = Image.fromarray(self.data[index].numpy()), int(self.targets[index])
        image = torch.from_numpy(np.array(picture, np.uint8, copy=True)).view(28, 28, 1)
        return image.permute(2, 0, 1).contiguous().to(torch.float32).div(255), target


train, valid = (DataLoader(Digits(split), BATCH, shuffle=True, drop_last=True) for split in ("train", "valid"))
models = lab_networks()
criterion = nn.CrossEntropyLoss()
optimizers = [torch.optim.Adam(model.parameters(), lr=LEARNING_RATE) for model in models]


def evaluate(loader):
    losses, right = [0.0, 0.0], [0.0, 0.0]
    with torch.no_grad():
        for images, labels in loader:
            images = images.view(-1, 784)
            for at, model in enumerate(models):
                logits = model(images)
                losses[at] += criterion(logits, labels)
                right[at] += (logits.argmax(1) == labels).float().mean()
    return [float(loss / len(loader)) for loss in losses]


def epoch():
    for model in models:
        model.train()
    for images, labels in train:
        images = images.view(-1, 784)
        for model, optimizer in zip(models, optimizers):
            optimizer.zero_grad()
            criterion(model(images), labels).backward()
            optimizer.step()
    for model in models:
        model.eval()
    evaluate(train)
    return evaluate(valid)[0]


take_turns(epoch)
