"""Runs a program with Keras on TensorFlow; `keras.datasets.mnist` reads the files at hand instead of downloading.

    keras_on_tensorflow.py PROGRAM
"""

import runpy
import sys

import keras
import mnist
import tensorflow

keras.datasets.mnist.load_data = mnist.load_data
runpy.run_path(sys.argv[1])
print("version", f"Keras {keras.__version__} on TensorFlow {tensorflow.__version__}")
