# fieldbook only: the same under Keras 3.15, but it takes long to import
import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops
def arr(shape, k=1.0):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n) * 0.7 + k) * 0.5).reshape(shape).astype("float32")
class Linear(layers.Layer):
    def __init__(self, units=3, **options):
        super().__init__(**options)
        self.units = units
    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="zeros", name="w")
        self.b = self.add_weight(shape=(self.units,), initializer="ones", trainable=True, name="b")
    def call(self, inputs):
        return ops.matmul(inputs, self.w) + self.b
l = Linear(2)
l(np.ones((1, 4))).numpy().tolist(), [w.name for w in l.weights], len(l.trainable_variables), l.b.shape #= ([[1.0, 1.0]], ['w', 'b'], 2, TensorShape([2]))
m = keras.Sequential([keras.Input((4,)), Linear(3), layers.ReLU(), Linear(1)])
m.set_weights([arr(w.shape, i) for i, w in enumerate(m.weights)])
m.compile("sgd", "mse")
m.count_params(), [round(v, 5) for v in m.fit(arr((8, 4)), arr((8, 1), 3), epochs=3, batch_size=4, shuffle=False, verbose=0).history["loss"]] #= (19, [0.25838, 0.23955, 0.22343])
m.predict(arr((2, 4), 5), verbose=0).round(4).tolist() #= [[0.17229999601840973], [0.3188999891281128]]
class Attention(layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight(shape=(), initializer="ones", name="scale")
    def call(self, x):
        mean = tf.reduce_mean(x, axis=[1, 2], keepdims=True)
        gate = tf.sigmoid(mean * self.scale)
        return tf.concat([x * gate, tf.nn.relu(x - mean)], axis=-1)[:, 1:-1, 1:-1]
i = keras.Input((6, 6, 2))
m = keras.Model(i, layers.Dense(1)(layers.Flatten()(Attention()(i))))
m.set_weights([arr(w.shape, k + 1) for k, w in enumerate(m.weights)])
m.layers[1].output.shape, m.predict(arr((2, 6, 6, 2)), verbose=0).round(4).tolist() #= ((None, 4, 4, 4), [[-0.1420000046491623], [-0.04039999842643738]])
m.compile(keras.optimizers.SGD(0.01), "mse")
[round(v, 4) for v in m.fit(arr((4, 6, 6, 2)), arr((4, 1)), epochs=3, batch_size=2, shuffle=False, verbose=0).history["loss"]] #= [0.1768, 0.1538, 0.1371]
with tf.GradientTape() as tape:
    y = tf.reduce_sum(m(arr((1, 6, 6, 2))))
round(float(tape.gradient(y, m.trainable_variables)[0]), 4) #= 0.0001
---
import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops
def arr(shape, k=1.0):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n) * 0.7 + k) * 0.5).reshape(shape).astype("float32")
class Centred(layers.Layer):
    def call(self, x):
        return x - ops.mean(x, axis=0)
class Activity(layers.Layer):
    def call(self, x):
        self.add_loss(1e-2 * ops.sum(ops.square(x)))
        return x
m = keras.Sequential([keras.Input((3,)), layers.Dense(4, kernel_regularizer="l2"), Activity(), Centred(), layers.Dense(1)])
m.set_weights([arr(w.shape, k) for k, w in enumerate(m.weights)])
m.compile(keras.optimizers.SGD(0.1), loss="mse", metrics=["mae"])
h = m.fit(arr((8, 3)), arr((8, 1), 2), epochs=2, batch_size=4, shuffle=False, verbose=0)
[round(v, 5) for v in h.history["loss"]], [round(v, 5) for v in h.history["mae"]] #= ([0.15709, 0.14734], [0.27967, 0.27142])
[round(v, 5) for v in m.evaluate(arr((8, 3)), arr((8, 1), 2), batch_size=8, verbose=0)], m.predict(arr((3, 3)), verbose=0).round(4).tolist() #= ([0.16741, 0.27062], [[-0.05779999867081642], [0.07930000126361847], [-0.05730000138282776]])
def off(t, p):
    return tf.reduce_mean(tf.abs(t - p), axis=-1)
def worst(t, p):
    return tf.reduce_max(tf.abs(t - p))
n = keras.Sequential([keras.Input((2,)), layers.Dense(2, kernel_initializer="zeros"), layers.Dense(1, kernel_initializer="ones")])
n.compile("sgd", loss=off, metrics=[worst, "mse"])
h = n.fit(arr((6, 2)), arr((6,)), epochs=2, batch_size=3, shuffle=False, verbose=0)
{k: [round(a, 5) for a in v] for k, v in sorted(h.history.items())} #= {'loss': [0.35316, 0.35276], 'mse': [0.15349, 0.15321], 'worst': [0.50808, 0.50843]}
[round(v, 5) for v in n.evaluate(arr((6, 2)), arr((6,)), verbose=0)], round(n.evaluate(arr((6, 2)), arr((6,)), verbose=0, return_dict=True)["worst"], 5) #= ([0.34421, 0.4984, 0.14446], 0.4984)
one = keras.Sequential([keras.Input((2,)), layers.Dense(2, kernel_initializer="zeros"), layers.Dense(1, kernel_initializer="ones")])
one.compile(keras.optimizers.SGD(0.5), "mse", metrics=["mae"])
[np.round(one.train_on_batch(arr((4, 2)), arr((4, 1))), 4).tolist() for i in range(3)], np.round(one.test_on_batch(arr((4, 2)), arr((4, 1))), 4).tolist() #= ([[0.1343, 0.3188], [0.4265, 0.6369], [1.3364, 1.1481]], [1.0891, 1.0329])
one.predict_on_batch(arr((2, 2))).round(4).tolist(), one.train_on_batch(arr((4, 2)), arr((4, 1)), return_dict=True).keys() #= ([[1.398800015449524], [1.3865000009536743]], dict_keys(['loss', 'mae']))
class Own(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = self.compute_loss(y=y, y_pred=p)
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply(g, self.trainable_variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss)
            else:
                metric.update_state(y, p)
        return {metric.name: metric.result() for metric in self.metrics}
    def test_step(self, data):
        return super().test_step(data)
i = keras.Input((3,))
o = Own(i, layers.Dense(2, activation="softmax")(layers.Dropout(0.0)(i)))
o.set_weights([arr(w.shape, k) for k, w in enumerate(o.weights)])
o.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=[keras.metrics.SparseCategoricalAccuracy(name="right")])
h = o.fit(arr((8, 3)), np.arange(8) % 2, epochs=2, batch_size=4, shuffle=False, verbose=0, validation_data=(arr((4, 3), 2), np.arange(4) % 2))
{k: [round(a, 4) for a in v] for k, v in sorted(h.history.items())} #= {'loss': [0.6848, 0.6843], 'right': [0.5, 0.5], 'val_loss': [0.6698, 0.669], 'val_right': [0.75, 0.75]}
class Weighted(keras.losses.Loss):
    def __init__(self, factor=2.0, **options):
        super().__init__(**options)
        self.factor = factor
    def call(self, y_true, y_pred):
        return self.factor * ops.mean(ops.square(y_true - y_pred), axis=-1)
w = Weighted(3.0, name="weighted")
float(w(np.ones((2, 1)), np.zeros((2, 1)))), float(w(np.ones((2, 1)), np.zeros((2, 1)), sample_weight=np.array([1.0, 0.0]))), w.name, w.reduction #= (3.0, 1.5, 'weighted', 'sum_over_batch_size')
one = keras.Sequential([keras.Input((2,)), layers.Dense(1, kernel_initializer="ones")])
one.compile("sgd", loss=w)
round(one.evaluate(arr((4, 2)), arr((4, 1)), verbose=0), 4), round(one.fit(arr((4, 2)), arr((4, 1)), verbose=0).history["loss"][0], 4) #= (1.4767, 1.4767)
---
import numpy as np, keras
from keras import ops
class Scaled(keras.layers.Layer):
    def __init__(self, units, **options):
        super().__init__(**options)
        self.units = units
        self.gain = self.add_weight(shape=(units,), initializer="ones", name="gain")
    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), initializer="ones", name="kernel")
    def call(self, x):
        return ops.matmul(x, self.kernel) * self.gain
    def get_config(self):
        return {**super().get_config(), "units": self.units}
a = Scaled(3)
a.built, a(np.ones((1, 2))).numpy().tolist(), [w.name for w in a.weights], a.built #= (False, [[2.0, 2.0, 2.0]], ['gain', 'kernel'], True)
b = Scaled.from_config(a.get_config())
b.build((None, 2))
b.built, len(b.weights), b(np.ones((1, 2))).shape, len(b.weights) #= (True, 2, TensorShape([1, 3]), 2)
m = keras.Sequential([keras.Input((2,)), Scaled(3)])
m.compile("sgd", "mse")
len(m.fit(np.ones((2, 2)), np.zeros((2, 3)), verbose=0).history["loss"]), [tuple(w.shape) for w in m.weights] #= (1, [(3,), (2, 3)])
[tuple(w.shape) for w in keras.models.clone_model(m).weights] #= [(3,), (2, 3)]
---
# A keras.Variable in an attribute belongs to the layer; Keras does not know a tf.Variable there.
import keras, numpy as np, tensorflow as tf
from keras import layers
class L(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.k = keras.Variable([1.0, 1.0], name="k")
        self.many = [keras.Variable([1.0], name="a"), keras.Variable([2.0], trainable=False, name="b")]
        self.t = tf.Variable([1.0, 1.0], name="t")
    def build(self, shape):
        self.z = self.add_weight(shape=(2,), initializer="ones", name="z")
    def call(self, x):
        return x * self.k * self.z * self.t * self.many[0] + self.many[1]
l = L(name="l")
l(np.ones((1, 2), "float32")).numpy().tolist(), [v.name for v in l.trainable_variables], [v.name for v in l.weights] #= ([[3.0, 3.0]], ['k', 'a', 'z'], ['k', 'a', 'z', 'b'])
m = keras.Sequential([keras.Input((2,)), l])
m.compile(keras.optimizers.SGD(0.1), "mse"); _ = m.fit(np.ones((4, 2)), np.zeros((4, 2)), verbose=0)
[np.round(v, 4).tolist() for v in m.get_weights()], l.t.numpy().tolist() #= ([[0.699999988079071, 0.699999988079071], [0.4000000059604645], [0.699999988079071, 0.699999988079071], [2.0]], [1.0, 1.0])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(l(np.ones((1, 2), "float32")) ** 2)
[round(float(g[0]), 4) for g in tape.gradient(loss, l.trainable_variables + [l.t, l.k])] #= [0.6149, 2.1521, 0.6149, 0.4304, 0.6149]
class N(layers.Layer):
    def __init__(self):
        super().__init__()
        self.k = keras.Variable([2.0, 1.0], name="k")
    def call(self, x):
        return x * self.k
n = N()
f = keras.Sequential([keras.Input((2,)), n, layers.Dense(1, kernel_initializer="ones")])
f.count_params(), [v.name for v in f.trainable_variables] #= (5, ['k', 'kernel', 'bias'])
f.compile(keras.optimizers.SGD(0.1), "mse"); _ = f.fit(np.ones((4, 2)), np.zeros((4, 1)), verbose=0)
[np.round(v, 4).tolist() for v in f.get_weights()], np.round(keras.ops.convert_to_numpy(n.k), 4).tolist() #= ([[1.399999976158142, 0.4000000059604645], [[-0.20000000298023224], [0.4000000059604645]], [-0.6000000238418579]], [1.399999976158142, 0.4000000059604645])
i = keras.Input((2,)); c = tf.Variable([3.0, 1.0])
g = keras.Model(i, layers.Dense(1, kernel_initializer="ones")(i * c))
g.compile(keras.optimizers.SGD(0.1), "mse"); _ = g.fit(np.ones((4, 2)), np.zeros((4, 1)), verbose=0)
len(g.weights), c.numpy().tolist() #= (2, [3.0, 1.0])
---
# Weights of a model of its own, which are of no layer.
import keras, numpy as np, tensorflow as tf
from keras import layers
class M(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = layers.Dense(2, kernel_initializer="ones", name="d")
        self.w = self.add_weight(shape=(2,), initializer="ones", name="w")
        self.t = tf.Variable([1.0, 1.0], name="t")
        self.k = keras.Variable([1.0, 1.0], name="k")
        self.s = self.add_weight(name="s", shape=(), initializer="zeros", trainable=False)
    def call(self, x):
        return self.d(x) * self.w * self.k * self.t + self.s
m = M(name="m")
m(np.ones((1, 3), "float32")).numpy().tolist() #= [[3.0, 3.0]]
[v.name for v in m.trainable_variables], [v.path for v in m.variables], m.count_params() #= (['w', 'k', 'kernel', 'bias'], ['m/w', 'k', 'm/s', 'm/d/kernel', 'm/d/bias'], 13)
m.compile(keras.optimizers.SGD(0.1), "mse"); _ = m.fit(np.ones((4, 3)), np.ones((4, 2)), verbose=0)
[round(float(v.reshape(-1)[0]), 4) for v in m.get_weights()], m.t.numpy().tolist() #= ([0.4, 0.4, 0.0, 0.8, -0.2], [1.0, 1.0])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(m(np.ones((1, 3), "float32")) ** 2)
[round(float(tf.reshape(g, [-1])[0]), 4) for g in tape.gradient(loss, m.trainable_variables + [m.t])] #= [0.3098, 0.3098, 0.0563, 0.0563, 0.1239]
m.trainable = False
len(m.trainable_variables), len(m.non_trainable_variables) #= (0, 5)
before = m.get_weights()[0].copy()
outer = keras.Sequential([keras.Input((3,)), m, layers.Dense(2)])
outer.compile(keras.optimizers.SGD(0.1), "mse"); _ = outer.fit(np.ones((4, 3)), np.ones((4, 2)), verbose=0)
np.array_equal(before, m.get_weights()[0]), len(outer.weights), len(outer.trainable_weights) #= (True, 7, 2)
m.trainable = True
import os, tempfile; os.chdir(tempfile.mkdtemp())
m.save_weights("own.weights.h5")
other = M(); _ = other(np.ones((1, 3), "float32")); other.load_weights("own.weights.h5")
all(np.array_equal(a, b) for a, b in zip(other.get_weights(), m.get_weights())) #= True
