"""The same networks on the same data in PyTorch, eager.

    pytorch.py tuned CASE BATCH_SIZE IMAGES PREDICTIONS EPOCHS PASSES
    pytorch.py plain CASE BATCH_SIZE IMAGES PREDICTIONS EPOCHS PASSES
    pytorch.py flop CASE…       floating-point operations an image, in training and in prediction, case by case
    pytorch.py peak             the machine's float32 FLOP/s, measured

Both take the data from memory without a loader and keep the sums of loss and accuracy as tensors until the epoch
ends. Tuned: images and kernels in `channels_last` and Adam fused, which is faster on a CPU. Plain: PyTorch's defaults.
"""

import sys
import time

import mnist
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torchvision import models

# Networks. Each returns logits; `activate` applies the Keras model's output activation.


def exercise9():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10),
    )


def exercise2():
    return nn.Sequential(
        nn.Conv2d(3, 100, 3, stride=2, padding=1), nn.ReLU(),
        nn.Conv2d(100, 200, 3, stride=2, padding=1), nn.ReLU(),
        nn.Conv2d(200, 400, 3, stride=2, padding=1), nn.ReLU(),
    )


def convolution(channels, filters, size, stride):
    return nn.Sequential(
        nn.Conv2d(channels, filters, size, stride=stride, padding=size // 2, bias=False), nn.BatchNorm2d(filters))


class Block(nn.Module):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.first = convolution(channels, filters, 3, stride)
        self.second = convolution(filters, filters, 3, 1)
        self.shortcut = nn.Identity() if stride == 1 else convolution(channels, filters, 1, stride)

    def forward(self, x):
        return F.relu(self.second(F.relu(self.first(x))) + self.shortcut(x))


def residual():
    sizes = [(16, 16, 1), (16, 16, 1), (16, 32, 2), (32, 32, 1), (32, 64, 2), (64, 64, 1)]
    blocks = [Block(*size) for size in sizes]
    return nn.Sequential(
        convolution(1, 16, 3, 1), nn.ReLU(), *blocks, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))


# Data


def digits(images, predictions):
    (x, y), (x_test, _) = mnist.load_data()
    scaled = [torch.from_numpy(part[:, None] / np.float32(255)) for part in (x[:images], x_test[:predictions])]
    return scaled[0], torch.from_numpy(y[:images].astype(np.int64)), scaled[1]


def noise(images, predictions):
    generator = torch.Generator().manual_seed(1)
    x = torch.rand(images, 3, 200, 300, generator=generator)
    return x, torch.rand(images, 400, 25, 38, generator=generator), x[:predictions]


def photos(images, predictions):
    generator = torch.Generator().manual_seed(1)
    x = torch.rand(max(images, predictions), 3, 224, 224, generator=generator)
    return x[:images], torch.randint(0, 1000, (images,), generator=generator), x[:predictions]


CASES = {
    "exercise9": (exercise9, digits, F.cross_entropy, lambda z: F.softmax(z, 1)),
    "tape": (exercise9, digits, F.cross_entropy, lambda z: F.softmax(z, 1)),
    "exercise2": (exercise2, noise, F.mse_loss, lambda z: z),
    "residual": (residual, digits, F.cross_entropy, lambda z: F.softmax(z, 1)),
    "mobilenetv2": (models.mobilenet_v2, photos, F.cross_entropy, lambda z: F.softmax(z, 1)),
    "resnet50": (models.resnet50, photos, F.cross_entropy, lambda z: F.softmax(z, 1)),
}


# Measuring


def train(model, optimizer, loss, x, y, batch_size):
    """One epoch in a new order; the mean loss. Computes the accuracy too, as the Keras program does."""
    model.train()
    total, right = torch.zeros(()), torch.zeros(())
    for rows in torch.randperm(len(x)).split(batch_size):
        targets = y[rows]
        optimizer.zero_grad()
        outputs = model(x[rows])
        value = loss(outputs, targets)
        value.backward()
        optimizer.step()
        total += value.detach() * len(rows)
        if targets.ndim == 1:
            right += (outputs.detach().argmax(1) == targets).sum()
    return total.item() / len(x)


def predict(model, activate, x, batch_size):
    model.eval()
    with torch.inference_mode():
        return torch.cat([activate(model(batch)) for batch in x.split(batch_size)])


def run(is_tuned, name, batch_size, images, predictions, epochs, passes):
    make, data, loss, activate = CASES[name]
    layout = torch.channels_last if is_tuned else torch.contiguous_format
    x, y, x_test = (
        part.contiguous(memory_format=layout) if part.ndim == 4 else part for part in data(images, predictions))
    model = make().to(memory_format=layout)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True if is_tuned else None)

    train(model, optimizer, loss, x[:batch_size], y[:batch_size], batch_size)
    print("first_batch", time.perf_counter())
    for _ in range(epochs):
        start = time.perf_counter()
        mean = train(model, optimizer, loss, x, y, batch_size)
        print("epoch", time.perf_counter() - start)
    for _ in range(passes):
        start = time.perf_counter()
        predict(model, activate, x_test, batch_size)
        print("pass", time.perf_counter() - start)
    print("loss", mean)
    print("version", f"PyTorch {torch.__version__}")


def flop(names):
    """Two per multiply-add of convolutions and dense layers, as direct sums; in training three times, without the
    gradient of the images, which is not computed."""
    for name in names:
        make, data, _, _ = CASES[name]
        x, _, _ = data(1, 1)
        model, counts = make().eval(), []

        def count(layer, inputs, output):
            each = layer.weight[0].numel()
            counts.append(2 * each * output.numel())

        for layer in model.modules():
            if isinstance(layer, (nn.Conv2d, nn.Linear)):
                layer.register_forward_hook(count)
        with torch.no_grad():
            model(x)
        print(3 * sum(counts) - counts[0], sum(counts))


def peak(seconds=3):
    """The best of many products of square float32 matrices on all cores, by NumPy (OpenBLAS), then by PyTorch."""
    best = 0
    arrays = [np.random.rand(2, n, n).astype(np.float32) for n in (1024, 2048, 3072)]
    for convert, multiply in [(np.asarray, np.matmul), (torch.from_numpy, torch.matmul)]:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            for pair in arrays:
                a, b = map(convert, pair)
                start = time.perf_counter()
                multiply(a, b)
                best = max(best, 2 * len(a) ** 3 / (time.perf_counter() - start))
    print(best)


if __name__ == "__main__":
    task, *arguments = sys.argv[1:]
    if task == "flop":
        flop(arguments)
    elif task == "peak":
        peak()
    else:
        run(task == "tuned", arguments[0], *map(int, arguments[1:]))
