# fieldbook only: the same under TensorFlow 2.21, but it takes long to import
import os, tempfile
import tensorflow as tf
folder = os.path.join(tempfile.mkdtemp(), "scaled")
class Scaled(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable(tf.ones((3, 2)), name="w")
        self.parts = [tf.Variable(2.0)]
    @tf.function
    def __call__(self, x):
        return self.product(x) * self.parts[0]
    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
    def twice(self, x):
        return x * self.parts[0]
    def product(self, x):
        return x @ self.w
module = Scaled()
x = tf.constant([[1.0, 2.0, 3.0]])
module(x).numpy().tolist() #= [[12.0, 12.0]]
tf.saved_model.save(module, folder)
tf.saved_model.contains_saved_model(folder), tf.saved_model.contains_saved_model(os.path.dirname(folder)) #= (True, False)
module.w.assign(module.w * 7)
loaded = tf.saved_model.load(folder)
loaded(x).numpy().tolist(), loaded.twice([1.0, 2.0]).numpy().tolist(), module(x).numpy().tolist() #= ([[12.0, 12.0]], [2.0, 4.0], [[84.0, 84.0]])
isinstance(loaded, Scaled), loaded.w.numpy().tolist(), loaded.w is module.w #= (False, [[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]], False)
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(loaded(x))
tape.gradient(loss, loaded.w).numpy().tolist() #= [[2.0, 2.0], [4.0, 4.0], [6.0, 6.0]]
loaded.product(x) #! AttributeError: '_UserObject' object has no attribute 'product'
---
import os, tempfile
import numpy as np
import tensorflow as tf
import keras
folder = os.path.join(tempfile.mkdtemp(), "model")
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
tf.saved_model.save(model, folder)
loaded = tf.saved_model.load(folder)
x = tf.ones((3, 4))
infer = loaded.signatures["serving_default"]
infer(x)["output_0"].shape, np.allclose(loaded(x), model(x)), list(loaded.signatures) #= (TensorShape([3, 2]), True, ['serving_default'])
---
import tensorflow as tf
tf.saved_model.load("nowhere") #! OSError: SavedModel file does not exist at: nowhere/{saved_model.pbtxt|saved_model.pb}
---
import tensorflow as tf
tf.saved_model.save(3, "nowhere") #! ValueError: Expected an object of type `Trackable`, such as `tf.Module` or a subclass of the `Trackable` class, for export. Got 3 with type <class 'int'>.
---
import copy
import keras
import numpy as np
import tensorflow as tf
v = tf.Variable([1.0, 2.0], name="v")
w = copy.deepcopy(v)
w.assign([5.0, 6.0]).numpy().tolist(), v.numpy().tolist(), w.trainable #= ([5.0, 6.0], [1.0, 2.0], True)
layer = keras.layers.Dense(3)
layer.build((None, 2))
other = copy.deepcopy(layer)
other is layer, np.array_equal(other.kernel, layer.kernel), other.name == layer.name #= (False, True, True)
other.set_weights([np.zeros((2, 3)), np.zeros(3)])
bool(np.any(layer.get_weights()[0])) #= True
model = keras.Sequential([keras.Input((2,)), layer])
twin = copy.deepcopy(model)
np.allclose(twin(np.ones((1, 2))), model(np.ones((1, 2)))), twin.layers[0] is model.layers[0] #= (True, False)
again = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(layer))
again.built, again.kernel.shape #= (True, TensorShape([2, 3]))
