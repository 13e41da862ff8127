package import Evaluator
import Networks
import NumPyLibrary
import PackagesLibrary
import PythonLibrary

extension Environment {
  /// Everything there is: Python's modules, NumPy, Keras, TensorFlow, matplotlib, and what goes beyond them.
  package static var standard: Environment {
    var environment = basic
    environment.modules.addKeras()
    environment.modules.addApplications()
    environment.helpRemarks = HelpRemarks.all
    environment.builtins +=
      MemoryFunctions.all + ArchitectureFunctions.all + ShowFunctions.all + [GradientFunction.builtin]
    return environment
  }

  /// What needs nothing of Keras: Python's own modules, `numpy`, `matplotlib`.
  package static var basic: Environment {
    var environment = Environment()
    environment.modules.add(NumPyModule.namespace(), at: "numpy")
    environment.modules.add(NumPyPrimitives.namespace(), at: "_numpy")
    WrittenNumPy.add(to: &environment.modules)
    environment.exception = NumPyModule.exception(of:_:)
    environment.arrayMembers = WrittenNumPy.arrayMembers
    environment.otherType = { ObjectArray.Kind.named($0).map { .object(NamedDType($0)) } }
    environment.otherArray = ObjectArray.array(of:as:_:)
    environment.modules.addPython()
    environment.builtins = [OpenFunction.builtin]
    environment.absentModules = AbsentModules.find
    environment.realNames = StandardNames.names
    environment.moduleSource = ModuleFiles.find
    PyplotModule.add(to: &environment.modules)
    PandasModule.add(to: &environment.modules)
    SeabornModule.add(to: &environment.modules)
    PackagingModule.add(to: &environment.modules)
    RequestsModule.add(to: &environment.modules)
    SciPyModule.add(to: &environment.modules)
    SklearnModule.add(to: &environment.modules)
    PillowModule.add(to: &environment.modules)
    let neighbours = [
      TqdmModule.namespaces(), IPythonModule.namespaces(),
      ColabModule.namespaces(),
    ]
    for (path, namespace) in neighbours.joined() { environment.modules.add(namespace, at: path) }
    environment.runCell = { interpreter, cell in
      defer { freeMemoryOfRecordedCalls() }
      return try Plotting.run(interpreter, cell)
    }
    environment.searchedModules = [
      "math", "keras.layers", "keras", "random", "functools", "time", "numpy", "collections", "itertools",
      "pathlib",
      "dataclasses", "enum", "contextlib", "statistics", "copy", "typing", "datetime",
    ]
    environment.usualImports = [
      "np": "import numpy as np", "plt": "import matplotlib.pyplot as plt", "tf": "import tensorflow as tf",
      "tfds": "import tensorflow_datasets as tfds", "keras": "import keras",
      "layers": "from keras import layers", "models": "from keras import models",
      "optimizers": "from keras import optimizers", "tensorflow": "import tensorflow",
      "numpy": "import numpy", "math": "import math", "random": "import random", "time": "import time",
      "functools": "import functools", "os": "import os", "sys": "import sys", "json": "import json",
      "re": "import re", "itertools": "import itertools", "collections": "import collections",
      "datetime": "import datetime", "glob": "import glob", "shutil": "import shutil", "csv": "import csv",
      "pathlib": "import pathlib", "Path": "from pathlib import Path",
      "pd": "import pandas as pd", "sns": "import seaborn as sns", "Image": "from PIL import Image",
      "tqdm": "from tqdm import tqdm",
    ]
    return environment
  }
}

extension Interpreter {
  /// A session with everything there is.
  package convenience init(console: any Console) { self.init(console: console, environment: .standard) }
}
