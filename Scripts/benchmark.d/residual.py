# A residual network with batch normalization (He et al. 2016: 13 convolutions and a dense layer) on MNIST.
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

(train_images, train_labels), (test_images, test_labels) = keras.datasets.mnist.load_data()
train_images = train_images[:images, :, :, np.newaxis] / 255.0
test_images = test_images[:predictions, :, :, np.newaxis] / 255.0


def convolution(x, filters, size, strides):
    x = layers.Conv2D(filters, size, strides=strides, padding="same", use_bias=False)(x)
    return layers.BatchNormalization()(x)


def block(x, filters, strides):
    shortcut = x if strides == 1 else convolution(x, filters, 1, strides)
    x = layers.ReLU()(convolution(x, filters, 3, strides))
    x = convolution(x, filters, 3, 1)
    return layers.ReLU()(layers.Add()([x, shortcut]))


inputs = keras.Input(shape=(28, 28, 1))
maps = layers.ReLU()(convolution(inputs, 16, 3, 1))
for filters, strides in [(16, 1), (16, 1), (32, 2), (32, 1), (64, 2), (64, 1)]:
    maps = block(maps, filters, strides)
pooled = layers.GlobalAveragePooling2D()(maps)
outputs = layers.Dense(10, activation="softmax")(pooled)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

x, y, x_test = train_images, train_labels[:images], test_images
