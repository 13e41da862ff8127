# JPEG files as tensors of 224 × 224 in a dataset. Behind the sizes: folder, images, batch_size.
import tensorflow as tf


def read(path):
    image = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
    return tf.image.resize(image, (224, 224)) / 255


data = tf.data.Dataset.list_files(folder + "/*.jpg", shuffle=False)
data = data.map(read, num_parallel_calls=tf.data.AUTOTUNE).batch(batch_size).prefetch(tf.data.AUTOTUNE)
