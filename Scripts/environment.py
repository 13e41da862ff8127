"""What the scripts in Python share: where things are, and Pythons with the packages that a script needs.

Such a Python is made on first use, under the user's cache, and named after the versions in it: what a script finds then
tells what these versions do, and not which were at hand.
"""

import os
import pathlib
import shutil
import subprocess
import sys
from importlib import metadata

ROOT = pathlib.Path(__file__).resolve().parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "fieldbook"

KERAS = {"tensorflow": "2.21.0", "keras": "3.15.1"}
# What stands beside Keras in notebooks.
NEIGHBOURS = {
    "scikit-learn": "1.9.1", "pandas": "3.1.1", "pillow": "13.0.0", "seaborn": "0.13.2", "tqdm": "4.70.1", "scipy": "1.17.1",
}
# What notebooks written for Keras import.
NOTEBOOKS = KERAS | {"matplotlib": "3.11.2", "tensorflow-datasets": "4.9.10"} | NEIGHBOURS
IPYTHON = {"ipython": "9.18.1"}
TORCH = {"torch": "2.15.0", "torchvision": "0.29.2", "numpy": "2.4.6"}

ENGINES = TORCH | {"onnx": "1.23.2", "onnxscript": "0.7.2", "onnxruntime": "1.32.0", "openvino": "2026.4.1"}

# The names that a package is published by; the first is what is installed where none is.
PUBLISHED = {"tensorflow": ["tensorflow-cpu", "tensorflow"]}
# PyTorch's own index has a build without CUDA, which is a tenth of the size.
INDEXES = {"torch": ["--extra-index-url", "https://download.pytorch.org/whl/cpu"]}


def fail(message):
    sys.exit(f"{pathlib.Path(sys.argv[0]).name}: {message}")


# Pythons


def folder(packages):
    return CACHE / "environments" / "-".join(f"{name}-{version}" for name, version in packages.items())


def python(packages):
    """The path of a Python with these packages, made where it is missing."""
    path = folder(packages)
    executable, ready = path / "bin" / "python", path / "ready"
    if not ready.exists():
        print(f"making {path}", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", path], check=True)
        wanted = [f"{PUBLISHED.get(name, [name])[0]}=={version}" for name, version in packages.items()]
        indexes = [word for name in packages for word in INDEXES.get(name, [])]
        subprocess.run(
            [executable, "-m", "pip", "install", "--quiet", "--retries", "1", *wanted, *indexes], check=True)
        ready.touch()
    return str(executable)


def found(packages):
    """The versions of these packages in the Python that runs; `None` for what is missing."""
    versions = {}
    for name in packages:
        versions[name] = None
        for published in PUBLISHED.get(name, [name]):
            try:
                versions[name] = versions[name] or metadata.version(published)
            except metadata.PackageNotFoundError:
                pass
    return versions


def enter(packages):
    """Goes on in a Python with exactly these packages: in this one, or the script starts again in one made for them."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    if found(packages) == packages:
        return
    if pathlib.Path(sys.prefix) == folder(packages):
        fail(f"{sys.prefix} has {found(packages)} instead of {packages}; remove it")
    executable = python(packages)
    os.execv(executable, [executable, *sys.argv])


# What is measured and compared


def fieldbook():
    """The program's whole path: the one that FIELDBOOK names, or else one built in release mode."""
    if named := os.environ.get("FIELDBOOK"):
        return os.path.abspath(shutil.which(named) or fail(f"FIELDBOOK names {named}, which is no program"))
    subprocess.run([ROOT / "Scripts" / "run", "--version"], check=True, stdout=subprocess.DEVNULL)
    return str(ROOT / ".build" / "release" / "fieldbook")


def mnist(program):
    """The folder with MNIST's four files, found as Fieldbook finds it; Fieldbook downloads it if need be."""
    named = os.environ.get("FIELDBOOK_DATA")
    places = [pathlib.Path(named), CACHE] if named else [CACHE]
    for attempt in range(2):
        for place in places:
            if (place / "mnist" / "train-images-idx3-ubyte.gz").exists():
                return place / "mnist"
        if attempt == 0:
            code = "from tensorflow import keras\nkeras.datasets.mnist.load_data()\nNone"
            subprocess.run([program, "run", "-c", code], stdout=subprocess.DEVNULL)
    fail("MNIST is not there; point FIELDBOOK_DATA at a folder with mnist/*.gz")
