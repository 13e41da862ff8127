# fieldbook only: the same under Keras 3.15, but it takes long to import
import keras
import numpy as np
import tensorflow as tf
from keras import layers
x = np.arange(24, dtype="float32").reshape(8, 3) ** 2
def moments(data, **options):
    n = layers.Normalization()
    n.adapt(data, **options)
    return np.round(np.array(n.mean), 3).ravel().tolist(), np.round(np.array(n.variance), 1).ravel().tolist()
d = tf.data.Dataset.from_tensor_slices(x)
moments(x), moments(d.batch(3)), moments(d) #= (([157.5, 179.5, 203.5], [22538.19921875, 26696.19921875, 31232.19921875]), ([157.5, 179.5, 203.5], [22538.19921875, 26696.19921875, 31232.19921875]), ([157.5, 179.5, 203.5], [22538.19921875, 26696.19921875, 31232.19921875]))
moments(d.batch(4).map(lambda v: v * 2)) #= ([315.0, 359.0, 407.0], [90153.0, 106785.0, 124929.0])
moments(x[k:k + 2] for k in range(0, 8, 2)) #= ([157.5, 179.5, 203.5], [22538.19921875, 26696.19921875, 31232.19921875])
class Batches(keras.utils.PyDataset):
    def __len__(self):
        return 2
    def __getitem__(self, k):
        return x[4 * k:4 * k + 4]
moments(Batches()) #= ([157.5, 179.5, 203.5], [22538.19921875, 26696.19921875, 31232.19921875])
b = layers.Discretization(num_bins=4); b.adapt(d.batch(2), steps=4); c = layers.Discretization(num_bins=4); c.adapt(x)
np.round(b.bin_boundaries, 1).tolist() == np.round(c.bin_boundaries, 1).tolist() #= True
type(keras.optimizers.get({"class_name": "adam", "config": {"learning_rate": 0.5}})).__name__ #= 'Adam'
