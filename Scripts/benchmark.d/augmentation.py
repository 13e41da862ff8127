# Images through random layers in a dataset, as the guides have it. Behind the sizes: side, channels, images, batch_size.
import keras
import numpy as np
import tensorflow as tf
from keras import layers

x = np.random.default_rng(1).integers(0, 256, (images, side, side, channels)).astype("uint8")
random_layers = [layers.RandomTranslation(0.1, 0.1), layers.RandomRotation(0.1), layers.RandomZoom(0.1)]
if channels == 3:
    random_layers = [layers.RandomFlip("horizontal"), *random_layers, layers.RandomContrast(0.1)]
augment = keras.Sequential([layers.Rescaling(1 / 255), *random_layers])
data = tf.data.Dataset.from_tensor_slices(x).batch(batch_size)
data = data.map(lambda batch: augment(batch, training=True), num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)
