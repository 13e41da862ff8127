import numpy as np
import keras
from keras import layers, ops
# An optimizer of one's own
class Plain(keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.1, momentum=0.5, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.momentum = momentum
    def build(self, variables):
        super().build(variables)
        self.m = [self.add_variable_from_reference(v, name="momentum") for v in variables]
    def update_step(self, gradient, variable, learning_rate):
        m = self.m[self._get_variable_index(variable)]
        self.assign(m, ops.convert_to_tensor(m) * self.momentum + gradient)
        self.assign_sub(variable, learning_rate * ops.convert_to_tensor(m))
    def get_config(self):
        return {**super().get_config(), "momentum": self.momentum}
v = keras.Variable(np.array([1.0, 2.0], "float32"))
o = Plain()
o.apply([ops.convert_to_tensor([0.5, -1.0])], [v])
o.apply([ops.convert_to_tensor([0.5, -1.0])])
np.array(v).round(4).tolist(), int(o.iterations), round(float(o.learning_rate), 4), o.built #= ([0.875, 2.25], 2, 0.1, True)
o.get_config()["momentum"], round(o.get_config()["learning_rate"], 4), [len(w.shape) for w in o.variables] #= (0.5, 0.1, [0, 0, 1])
x = np.array([[1.0, 2], [0, 1], [1, 1], [2, 0]], "float32")
y = x @ np.array([[1.0], [-2]], "float32")
m = keras.Sequential([layers.Dense(1, kernel_initializer="ones")])
m.compile(Plain(0.05), "mse")
h = m.fit(x, y, epochs=5, batch_size=4, verbose=0)
[round(l, 4) for l in h.history["loss"]] #= [13.5, 7.6641, 3.3096, 1.7734, 1.4453]
m.optimizer.momentum, isinstance(m.optimizer, keras.optimizers.Optimizer) #= (0.5, True)
---
import numpy as np
import keras
from keras import layers, ops
x = np.array([[1.0, 2], [0, 1], [1, 1], [2, 0]], "float32")
y = x @ np.array([[1.0, 0], [-2, 1]], "float32")
def losses(optimizer):
    m = keras.Sequential([layers.Dense(3, activation="tanh", kernel_initializer=keras.initializers.Constant(0.3)), layers.Dense(2, kernel_initializer="ones")])
    m.compile(optimizer, "mse")
    return [round(l, 3) for l in m.fit(x, y, epochs=4, batch_size=4, verbose=0).history["loss"]]
losses(keras.optimizers.Adafactor(0.1)) #= [5.593, 4.793, 4.278, 3.92]
losses(keras.optimizers.Muon(0.05)) #= [5.593, 5.058, 4.577, 4.16]
v = keras.Variable([1.0, 2.0])
o = keras.optimizers.ScheduleFreeAdamW(0.05, warmup_steps=2)
for g in ([0.5, -1.0], [0.25, 2.0], [1.0, 1.0]): o.apply([ops.convert_to_tensor(g)], [v])
np.array(v).round(4).tolist() #= [0.9286999702453613, 1.9710999727249146]
losses(keras.optimizers.LossScaleOptimizer(keras.optimizers.SGD(0.05))) #= [5.593, 3.416, 2.729, 2.563]
keras.optimizers.Muon(0.05).get_config()["ns_steps"], keras.optimizers.Adafactor().get_config()["clip_threshold"] #= (5, 1.0)
v = keras.Variable([1.0, 2.0])
o = keras.optimizers.LossScaleOptimizer(keras.optimizers.SGD(0.5), initial_scale=4.0, dynamic_growth_steps=2)
o.apply([ops.convert_to_tensor([4.0, 8.0])], [v])
o.apply([ops.convert_to_tensor([np.inf, 8.0])], [v])
np.array(v).tolist(), float(o.dynamic_scale), float(o.scale_loss(3.0)) #= ([0.5, 1.0], 2.0, 6.0)
# A class that descends from Sequential
class Net(keras.Sequential):
    def __init__(self, width):
        super().__init__([layers.Dense(width, kernel_initializer="ones"), layers.Dense(1, kernel_initializer="ones")])
n = Net(3)
np.array(n(np.ones((1, 2), "float32"))).tolist(), len(n.layers), isinstance(n, keras.Sequential), type(n).__name__ #= ([[6.0]], 2, True, 'Net')
n.compile("sgd", "mse")
round(n.evaluate(np.ones((1, 2)), np.ones((1, 1)), verbose=0), 3) #= 25.0
---
import numpy as np
import keras
from keras import ops
# What does not decay; attributes of what was made
def decayed(**kept):
    o, v = keras.optimizers.Adam(learning_rate=1.0, weight_decay=0.004), keras.Variable([2.0, 2.0], name="word")
    if kept:
        o.exclude_from_weight_decay(**{k: [v] if k == "var_list" else x for k, x in kept.items()})
    o.apply_gradients([(ops.zeros((2,)), v)])
    return np.array(v).round(4).tolist()
decayed(), decayed(var_list=True), decayed(var_names=["wor"]), decayed(var_names=["other"]) #= ([1.9919999837875366, 1.9919999837875366], [2.0, 2.0], [2.0, 2.0], [1.9919999837875366, 1.9919999837875366])
keras.optimizers.Adam(beta_1=0.5).beta_1, keras.optimizers.SGD(momentum=0.25, nesterov=True).nesterov, keras.optimizers.SGD(clipnorm=2.0).clipnorm #= (0.5, True, 2.0)
keras.initializers.RandomNormal(mean=1.0, stddev=0.5).stddev, keras.constraints.MaxNorm(3.0).max_value, keras.metrics.TopKCategoricalAccuracy(k=4).get_config()["k"] #= (0.5, 3.0, 4)
round(float(keras.optimizers.schedules.ExponentialDecay(0.5, 10, 0.5)(ops.convert_to_tensor(20))), 4) #= 0.125
# A class that is left out
loss = keras.losses.SparseCategoricalCrossentropy(ignore_class=-1)
y, p = np.array([[0, -1], [1, 2]]), np.array([[[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]], [[0.1, 0.8, 0.1], [0.2, 0.3, 0.5]]])
round(float(loss(y, p)), 4), [round(float(l), 4) for l in np.array(loss.call(y, p)).reshape(-1)] #= (0.4243, [0.3567, 0.0, 0.2231, 0.6931])
m = keras.Sequential([keras.layers.Dense(3, activation="softmax", kernel_initializer="ones")])
m.compile(keras.optimizers.SGD(0.5), loss)
m.compiled, [round(l, 3) for l in m.fit(np.array([[1.0, 0], [0, 1], [1, 1]]), np.array([0, -1, 2]), epochs=3, verbose=0, shuffle=False).history["loss"]] #= (True, [1.099, 0.885, 0.764])
---
# fieldbook only: as above
import keras
import numpy as np
import tensorflow as tf
v = keras.Variable(np.array([1.0, 2.0])); w = tf.Variable(np.array([[3.0]]))
o = keras.optimizers.SGD(0.5, momentum=0.9)
for k in range(2):
    o.apply_gradients([(tf.constant([0.1, 0.2], tf.float64), v), (tf.constant([[1.0]], tf.float64), w)])
v.dtype, np.round(v.numpy(), 6).tolist(), np.round(w.numpy(), 6).tolist(), w.dtype.name #= ('float64', [0.855, 1.71], [[1.55]], 'float64')
o = keras.optimizers.Adam.from_config(keras.optimizers.Adam(0.25, clipnorm=2.0).get_config())
type(o).__name__, float(o.learning_rate), o.clipnorm, o.get_config()["beta_1"] #= ('Adam', 0.25, 2.0, 0.9)
s = keras.optimizers.SGD(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5))
type(keras.optimizers.SGD.from_config(s.get_config())).__name__ #= 'SGD'
keras.Variable(np.array([1, 2])).dtype #= 'int64'
---
import keras
import numpy as np
from keras import ops
# Names count as those of layers do, and begin the variables' paths
keras.backend.clear_session()
a, b, c = keras.optimizers.RMSprop(0.01, momentum=0.1), keras.optimizers.RMSprop(), keras.optimizers.Adam(name="mine")
a.name, b.name, c.name, keras.optimizers.AdamW().name #= ('rm_sprop', 'rm_sprop_1', 'mine', 'adam_w')
c.build([keras.Variable(np.ones(2), name="v")])
[v.path for v in c.variables] #= ['mine/iteration', 'mine/learning_rate', 'mine/v_momentum', 'mine/v_velocity']
keras.optimizers.SGD(0.01).get_config() #= {'name': 'sgd', 'learning_rate': 0.009999999776482582, 'weight_decay': None, 'clipnorm': None, 'global_clipnorm': None, 'clipvalue': None, 'use_ema': False, 'ema_momentum': 0.99, 'ema_overwrite_frequency': None, 'loss_scale_factor': None, 'gradient_accumulation_steps': None, 'momentum': 0.0, 'nesterov': False}
# Classes that descend from one of Keras's optimizers
class Same(keras.optimizers.Adam):
    pass
s = Same(0.1, beta_1=0.5)
s.name, s.beta_1, isinstance(s, keras.optimizers.Adam), Same.from_config(s.get_config()).beta_1 #= ('same', 0.5, True, 0.5)
class Twice(keras.optimizers.SGD):
    def __init__(self, factor=2.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
    def update_step(self, gradient, variable, learning_rate):
        super().update_step(gradient * self.factor, variable, learning_rate)
class Centred(keras.optimizers.RMSprop):
    def apply_gradients(self, pairs):
        return super().apply_gradients([(g - ops.mean(g), v) for g, v in pairs])
class Centred2(keras.optimizers.RMSprop):
    def apply(self, grads, trainable_variables=None):
        return super().apply([g - ops.mean(g) for g in grads], trainable_variables)
class Kept(keras.optimizers.Adam):
    def build(self, variables):
        super().build(variables)
        self.kept = [self.add_variable_from_reference(v, "kept") for v in variables]
    def update_step(self, gradient, variable, learning_rate):
        kept = self.kept[self._get_variable_index(variable)]
        self.assign(kept, gradient)
        super().update_step(ops.convert_to_tensor(kept) * 2.0, variable, learning_rate)
def trained(optimizer):
    keras.backend.clear_session()
    m = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, kernel_initializer="ones")])
    m.compile(optimizer, "mse")
    x = np.arange(12, dtype="float32").reshape(4, 3) / 10
    m.fit(x, np.ones((4, 2), "float32"), epochs=2, batch_size=2, shuffle=False, verbose=0)
    return [w[..., 0].astype("float64").round(4).tolist() for w in m.get_weights()], int(m.optimizer.iterations)
trained(Twice(learning_rate=0.1, momentum=0.9)), trained(Twice(learning_rate=0.1, weight_decay=0.1, clipnorm=0.5)) #= (([[0.325, 0.2843, 0.2435], -0.4076], 4), ([[0.8802, 0.8823, 0.8844], -0.0287], 4))
trained(Centred(0.1)) == trained(Centred2(0.1)), trained(Centred(0.1)) #= (True, ([[1.1755, 1.0, 0.8245], 0.0], 4))
trained(Same(0.1)), trained(keras.optimizers.Adam(0.1)) #= (([[0.6905, 0.6959, 0.9001], -0.0589], 4), ([[0.6905, 0.6959, 0.9001], -0.0589], 4))
k = Kept(0.1)
trained(k), [v.path for v in k.variables][2:] #= (([[0.6905, 0.6958, 0.9001], -0.0589], 4), ['kept/sequential_dense_kernel_momentum', 'kept/sequential_dense_kernel_velocity', 'kept/sequential_dense_bias_momentum', 'kept/sequential_dense_bias_velocity', 'kept/sequential_dense_kernel_kept', 'kept/sequential_dense_bias_kept'])
class Gathering(keras.optimizers.SGD):
    def update_step(self, gradient, variable, learning_rate):
        pass
Gathering(use_ema=True) #!~ __init__: `use_ema` must be left out in a class that changes the steps itself, found True
---
import keras, numpy as np
# A variable is text in a format, as in str
o = keras.optimizers.SGD(0.5)
f"{o.learning_rate}", "{}".format(o.iterations), str(o.learning_rate) == f"{o.learning_rate}", f"{float(o.learning_rate):.2f}" #= ('<Variable path=sgd/learning_rate, shape=(), dtype=float32, value=0.5>', '<Variable path=sgd/iteration, shape=(), dtype=int64, value=0>', True, '0.50')
type(o.learning_rate) #= <class 'keras.src.backend.Variable'>
f"{o.learning_rate:.2f}" #! format '.2f' does not work on Variable
---
import keras, numpy as np
keras.layers.Conv2D(np.int64(3), (np.int64(2), 2)).kernel_size == (2, 2), keras.layers.Reshape((np.int64(2), 3)).target_shape == (2, 3) #= (True, True)
keras.layers.Dense(np.prod((2, 3))) #! Dense: `units` must be a Python int, not a number of NumPy's, found np.int64(6)
#? int(…) makes one: int(np.prod(shape))
---
import keras, numpy as np
keras.layers.Conv2D(3, np.int64(3)) #! Conv2D: `kernel_size` must be a Python int, not a number of NumPy's, found np.int64(3)
---
import keras, numpy as np
keras.layers.Embedding(np.int64(3), 2) #! Embedding: `input_dim` must be a Python int, not a number of NumPy's, found np.int64(3)
