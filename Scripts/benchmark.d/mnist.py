"""MNIST from the IDX files that Fieldbook reads, so that all participants have the same data."""

import gzip
import os
import pathlib

import numpy as np

FILES = [
    "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
    "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz",
]


def load_data(path=None):
    """(x_train, y_train), (x_test, y_test) in Keras's shapes, from the folder that BENCHMARK_MNIST names."""
    folder = pathlib.Path(os.environ["BENCHMARK_MNIST"])
    train_images, train_labels, test_images, test_labels = (read(folder / name) for name in FILES)
    return (train_images, train_labels), (test_images, test_labels)


def read(path):
    """An IDX file of bytes: two zeros, the type (8), the rank, big-endian lengths, then the elements."""
    content = gzip.decompress(path.read_bytes())
    lengths = np.frombuffer(content, ">u4", count=content[3], offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * content[3]).reshape(lengths)
