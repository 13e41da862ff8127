# Exercise 2's three convolutions on random images of 200 × 300 pixels; the targets are random feature maps.
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([
    keras.Input(shape=(200, 300, 3)),
    layers.Conv2D(100, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2D(200, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2D(400, 3, strides=2, padding="same", activation="relu"),
])
model.compile(optimizer="adam", loss="mean_squared_error")

np.random.seed(1)
x = np.random.rand(images, 200, 300, 3).astype("float32")
y = np.random.rand(images, 25, 38, 400).astype("float32")
x_test = x[:predictions]
