# MobileNetV2 at 224 × 224, as keras.applications has it, on random images of 1,000 classes.
import numpy as np
from tensorflow import keras

model = keras.applications.MobileNetV2(weights=None)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

np.random.seed(1)
x = np.random.rand(max(images, predictions), 224, 224, 3).astype("float32")
x, y, x_test = x[:images], np.random.randint(0, 1000, images), x[:predictions]
