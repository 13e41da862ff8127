import keras
import numpy as np
# Paths of variables name all layers that they are in
class Late(keras.layers.Layer):
    def build(self, shape):
        self.inner = keras.Sequential([keras.layers.Dense(2), keras.layers.Dense(3)])
        self.last = keras.layers.Dense(4)
    def call(self, x):
        return self.last(self.inner(x))
class Early(keras.layers.Layer):
    def __init__(self, **options):
        super().__init__(**options)
        self.inner = keras.Sequential([keras.layers.Dense(2)])
    def call(self, x):
        return self.inner(x)
class Own(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.Sequential([keras.layers.Dense(2)], name="enc")
        self.second = Early(name="f")
    def call(self, x):
        return self.second(self.first(x))
keras.backend.clear_session()
i = keras.Input((3,))
m = keras.Model(i, Early(name="b")(Late(name="a")(i)))
[w.path for w in m.weights][::2] #= ['a/sequential_1/dense_1/kernel', 'a/sequential_1/dense_2/kernel', 'a/dense_3/kernel', 'b/sequential/dense/kernel']
o = Own()
_ = o(np.ones((1, 2)))
[w.path for w in o.weights][::2] #= ['own/enc/dense_4/kernel', 'own/f/sequential_2/dense_5/kernel']
# What is frozen are also the layers of inputs
m.trainable = False
[layer.trainable for layer in m.layers] #= [False, False, False]
m.layers[0].trainable = True
[layer.trainable for layer in m.layers] #= [True, False, False]
---
import keras
import numpy as np
# Outputs that are lists of lists
class Pair(keras.layers.Layer):
    def call(self, x):
        return x, x * 2
i = keras.Input((3,))
m = keras.Model(i, [list(Pair()(i)), i + 1])
p = m.predict(np.ones((5, 3)), batch_size=2, verbose=0)
type(p).__name__, [type(x).__name__ for x in p], [x.shape for x in p[0]], p[1].shape #= ('list', ['list', 'ndarray'], [(5, 3), (5, 3)], (5, 3))
class Listed(keras.Model):
    def predict_step(self, data):
        return [[data, data + 1], data * 2]
p = Listed().predict(np.ones((5, 2)), batch_size=2, verbose=0)
type(p).__name__, [type(x).__name__ for x in p], np.array(p[0]).shape, p[1].shape #= ('list', ['list', 'ndarray'], (2, 5, 2), (5, 2))
---
import tensorflow as tf
tf.keras.losses.Reduction.NONE, tf.keras.losses.Reduction.all() #= ('none', ('auto', 'none', 'sum', 'sum_over_batch_size'))
tf.keras.losses.MeanSquaredError(reduction=tf.keras.losses.Reduction.SUM)([1.0, 2.0], [2.0, 4.0]).numpy().item() #= 2.5
tf.keras.losses.Reduction.validate("most") #! ValueError: Invalid Reduction Key: most. Expected keys are "('auto', 'none', 'sum', 'sum_over_batch_size')"
---
import keras
keras.losses.Reduction #! keras.losses has no `Reduction`
---
from tensorflow.keras.optimizers.legacy import Adam
Adam(lr=0.1) #! `keras.optimizers.legacy` is not supported in Keras 3.
---
import os
import shutil
import keras
import numpy as np
# A checkpoint makes the folders on its way
m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
m.compile("sgd", "mse")
x, y = np.ones((4, 2), "float32"), np.ones((4, 1), "float32")
_ = m.fit(x, y, epochs=2, verbose=0, callbacks=[keras.callbacks.ModelCheckpoint("made_here/e{epoch}/m.weights.h5", save_weights_only=True)])
made = sorted(os.listdir("made_here")), os.listdir("made_here/e2")
shutil.rmtree("made_here")
made #= (['e1', 'e2'], ['m.weights.h5'])
---
import keras
import numpy as np
# What train_step of older programs calls
class Older(keras.Model):
    def __init__(self):
        super().__init__()
        self.d = keras.layers.Dense(3, kernel_initializer="ones")
    def call(self, x):
        return self.d(x)
    def train_step(self, data):
        x, y = data
        self.compiled_metrics.update_state(y, self(x))
        return {m.name: m.result() for m in self.metrics}
m = Older()
m.compile("sgd", "mse", metrics=["accuracy"])
h = m.fit(np.arange(8.0).reshape(4, 2), np.array([[0], [0], [0], [1]]), verbose=0)
{k: [round(float(x), 4) for x in v] for k, v in sorted(h.history.items())} #= {'accuracy': [0.75], 'loss': [7.0]}
---
# The outputs of a layer that gives several.
import keras
import numpy as np
class Two(keras.layers.Layer):
    def call(self, x):
        return x * 2, x + 1
i = keras.Input((3,))
a, _ = Two(name="t1")(i)
b, _ = Two(name="t2")(keras.layers.Dense(4)(a))
m = keras.Model(i, b)
[len(m.get_layer(n).output) for n in ("t1", "t2")], type(m.get_layer("t1").output) #= ([2, 2], <class 'list'>)
v = keras.Model(m.input, [m.get_layer(n).output for n in ("t1", "t2")])
[[part.shape for part in pair] for pair in v.predict(np.ones((1, 3), "float32"), verbose=0)] #= [[(1, 3), (1, 3)], [(1, 4), (1, 4)]]
