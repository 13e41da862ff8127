"""The work of `augmentation.py` and `decode.py` by torchvision and by PIL; prints the seconds of each pass.

    torch_pipelines.py photos FOLDER COUNT                                          makes JPEG files of 500 × 375
    torch_pipelines.py augmentation torchvision SIDE CHANNELS IMAGES BATCH_SIZE PASSES
    torch_pipelines.py decode torchvision|PIL FOLDER BATCH_SIZE PASSES

torchvision's work is done by a process a core, as its loader has it; PIL's by a thread a core, since it runs outside
Python's lock. Each process uses one thread.
"""

import concurrent.futures
import os
import pathlib
import sys
import time

import numpy as np
import PIL.Image
import torch
import torchvision
from torchvision.transforms import v2

CORES = len(os.sched_getaffinity(0))


class Images(torch.utils.data.Dataset):
    """Items, and what makes an image of each."""

    def __init__(self, items, make):
        self.items, self.make = items, make

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.make(self.items[index])


def measure(dataset, batch_size, passes):
    loader = torch.utils.data.DataLoader(
        dataset, batch_size, num_workers=CORES, persistent_workers=True,
        worker_init_fn=lambda _: torch.set_num_threads(1))
    for _ in range(passes):
        start = time.perf_counter()
        assert sum(len(batch) for batch in loader) == len(dataset)
        print("pass", time.perf_counter() - start)


def augmentation(side, channels, images, batch_size, passes):
    moved = {"degrees": 36, "translate": (0.1, 0.1), "scale": (0.9, 1.1), "interpolation": v2.InterpolationMode.BILINEAR}
    colours = [v2.RandomHorizontalFlip(), v2.ColorJitter(contrast=0.1)] if channels == 3 else []
    augment = v2.Compose([*colours, v2.RandomAffine(**moved), v2.ToDtype(torch.float32, scale=True)])
    x = torch.randint(0, 256, (images, channels, side, side), dtype=torch.uint8)
    measure(Images(x, augment), batch_size, passes)


def read(path):
    image = torchvision.io.decode_jpeg(torchvision.io.read_file(path), torchvision.io.ImageReadMode.RGB)
    return v2.functional.resize(image, (224, 224), antialias=False).float() / 255


def read_by_pil(path):
    with PIL.Image.open(path) as image:
        small = image.convert("RGB").resize((224, 224), PIL.Image.Resampling.BILINEAR)
    return np.asarray(small, dtype=np.float32) / 255


def decode(by, folder, batch_size, passes):
    paths = sorted(str(path) for path in pathlib.Path(folder).glob("*.jpg"))
    if by == "torchvision":
        return measure(Images(paths, read), batch_size, passes)
    with concurrent.futures.ThreadPoolExecutor(CORES) as pool:
        for _ in range(passes):
            start = time.perf_counter()
            images = pool.map(read_by_pil, paths)
            for _ in range(0, len(paths), batch_size):
                np.stack([image for image, _ in zip(images, range(batch_size))])
            print("pass", time.perf_counter() - start)


def photos(folder, count):
    """Waves of different lengths with some noise: files as large as photos of this size."""
    random = np.random.default_rng(1)
    rows, columns = np.mgrid[:375, :500]
    for number in range(count):
        pixels = random.normal(128, 6, (375, 500, 3))
        for _ in range(12):
            direction, phase = random.uniform(-0.1, 0.1, 2), random.uniform(0, 7)
            wave = np.sin(rows * direction[0] + columns * direction[1] + phase)
            pixels += wave[..., None] * random.normal(0, 20, 3)
        image = PIL.Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
        image.save(f"{folder}/{number:04}.jpg", quality=90)


if __name__ == "__main__":
    task, *words = sys.argv[1:]
    words = [int(word) if word.isdigit() else word for word in words]
    if task == "photos":
        photos(*words)
    elif task == "augmentation":
        augmentation(*words[1:])
    else:
        decode(*words)
