# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np, keras
from keras import layers
class Watch(keras.callbacks.Callback):
    seen = []
    def on_test_begin(self, logs=None): self.seen.append("test begins")
    def on_test_batch_end(self, batch, logs=None): self.seen.append(("test batch", batch, sorted(logs)))
    def on_test_end(self, logs=None): self.seen.append(("test ends", sorted(logs)))
    def on_epoch_end(self, epoch, logs=None): self.seen.append(("epoch", list(logs)))
    def on_predict_begin(self, logs=None): self.seen.append("predict begins")
    def on_predict_batch_begin(self, batch, logs=None): self.seen.append(("predict batch", batch))
    def on_predict_batch_end(self, batch, logs=None): self.seen.append(logs["outputs"].shape)
    def on_predict_end(self, logs=None): self.seen.append("predict ends")
m = keras.Sequential([keras.Input((2,)), layers.Dense(1)])
m.compile("sgd", "mse", metrics=["mae"])
x, y = np.ones((4, 2)), np.ones(4)
w = Watch()
h = m.fit(x, y, batch_size=2, verbose=0, validation_data=(x, y), callbacks=[w])
w.seen, w.params #= (['test begins', ('test batch', 0, ['loss', 'mae']), ('test batch', 1, ['loss', 'mae']), ('test ends', ['loss', 'mae']), ('epoch', ['loss', 'mae', 'val_loss', 'val_mae'])], {'verbose': 0, 'epochs': 1, 'steps': 2})
w.seen.clear()
e = m.evaluate(x, y, batch_size=2, verbose=0, callbacks=[w])
p = m.predict(x, batch_size=3, verbose=0, callbacks=[w])
w.seen #= ['test begins', ('test batch', 0, ['loss', 'mae']), ('test batch', 1, ['loss', 'mae']), ('test ends', ['loss', 'mae']), 'predict begins', ('predict batch', 0), (3, 1), ('predict batch', 1), (1, 1), 'predict ends']
---
import numpy as np, keras
m = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="zeros")])
m.compile(keras.optimizers.SGD(0.01), "mse")
x, y = np.ones((2, 1)), np.ones((2, 1))
h = m.fit(x, y, epochs=3, verbose=0, callbacks=[keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=0, min_delta=10), keras.callbacks.LearningRateScheduler(lambda epoch: 0.1 / (epoch + 1))])
[round(rate, 4) for rate in h.history["learning_rate"]], list(h.history) #= ([0.1, 0.005, 0.0033], ['loss', 'learning_rate'])
class Note(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        logs["mine"] = epoch + 0.5
list(m.fit(x, y, epochs=2, verbose=0, callbacks=[Note()]).history) #= ['loss', 'mine']
m.fit(x, y, verbose=0, callbacks=[keras.callbacks.EarlyStopping]) #! EarlyStopping is a class: a callback is an object of it
#? write its parentheses: EarlyStopping(…)
---
import numpy as np, keras
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
class Count(keras.callbacks.Callback):
    steps = []
    def on_epoch_begin(self, epoch, logs=None): self.steps.append(0)
    def on_train_batch_end(self, batch, logs=None): self.steps[-1] += 1
m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, kernel_initializer="zeros")])
m.compile(keras.optimizers.SGD(0.0), "mse")
x, y = np.ones((8, 2)), np.arange(8.0)
c = Count()
h = m.fit(x, y, batch_size=2, steps_per_epoch=3, epochs=3, verbose=0, shuffle=False, callbacks=[c])
c.steps, r(h.history["loss"]), h.params #= ([3, 1, 3], [9.1667, 42.5, 9.1667], {'verbose': 0, 'epochs': 3, 'steps': 3})
r(m.evaluate(x, y, batch_size=2, steps=2, verbose=0)), m.predict(x, batch_size=2, steps=2, verbose=0).shape #= ([3.5], (4, 1))
def batches(count):
    for i in range(count):
        yield np.ones((2, 2)), np.full(2, float(i))
r(m.fit(batches(5), verbose=0).history["loss"]), r(m.fit(batches(9), steps_per_epoch=2, epochs=2, verbose=0).history["loss"]) #= ([6.0], [0.5, 6.5])
r(m.evaluate(batches(3), verbose=0)), r(m.evaluate(batches(9), steps=2, verbose=0)), m.predict(batches(3), verbose=0).shape #= ([1.6667], [0.5], (6, 1))
r(m.fit(batches(5), verbose=0, validation_data=batches(3), validation_steps=2).history["val_loss"]) #= [0.5]
class Pairs(keras.utils.PyDataset):
    asked = []
    def __len__(self): return 3
    def __getitem__(self, index):
        self.asked.append(index)
        return np.ones((2, 2)), np.full(2, float(index))
d = Pairs()
len(d), d.num_batches, d.workers, r(m.fit(d, verbose=0).history["loss"]), r(m.evaluate(d, verbose=0)), m.predict(d, verbose=0).shape #= (3, 3, 1, [1.6667], [1.6667], (6, 1))
issubclass(Pairs, keras.utils.Sequence) #= True
---
import numpy as np, keras
from keras import layers
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
x, y = np.array([[1., 2.], [3., 5.]]), np.zeros((2, 1))
class Plain(keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = layers.BatchNormalization()
        self.dense = layers.Dense(1, kernel_initializer="ones")
    def call(self, inputs): return self.dense(self.norm(inputs))
class Told(Plain):
    def call(self, inputs, training=None): return self.dense(self.norm(inputs, training=training))
class Unasked(Plain):
    def call(self, inputs, training=False): return self.dense(self.norm(inputs))
class Wrapped(layers.Layer):
    def __init__(self):
        super().__init__()
        self.norm = layers.BatchNormalization()
    def call(self, inputs): return self.norm(inputs)
class Outer(keras.Model):
    def __init__(self):
        super().__init__()
        self.inner = Plain()
    def call(self, inputs, training=None): return self.inner(inputs)
def trained(model):
    model.compile(keras.optimizers.SGD(0.0), "mse")
    loss = model.fit(x, y, verbose=0).history["loss"]
    return r(loss), r(model.get_weights()[2])
[trained(model) for model in [Plain(), Told(), Unasked(), Outer(), keras.Sequential([Wrapped(), layers.Dense(1, kernel_initializer="ones")])]] #= [([36.4635], [0.0, 0.0]), ([3.9971], [0.02, 0.035]), ([3.9971], [0.02, 0.035]), ([3.9971], [0.02, 0.035]), ([3.9971], [0.02, 0.035])]
r(Plain()(x, training=True)), r(Plain()(x)) #= ([-1.9993, 1.9993], [2.9985, 7.996])
---
import numpy as np, keras
from keras import layers
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
r(layers.Softmax(axis=[1, 2])(np.arange(8.0).reshape(1, 2, 2, 2))), r(layers.Softmax(axis=(1, 3))(np.arange(8.0).reshape(1, 2, 2, 2))), r(layers.Softmax(axis=[-1])(np.arange(4.0).reshape(1, 2, 2))) #= ([0.0021, 0.0021, 0.0158, 0.0158, 0.1171, 0.1171, 0.865, 0.865], [0.0048, 0.0131, 0.0048, 0.0131, 0.2641, 0.7179, 0.2641, 0.7179], [0.2689, 0.7311, 0.2689, 0.7311])
x, y = np.linspace(-1, 1, 24).reshape(8, 3), np.linspace(0, 1, 8)
def r3(x): return [round(float(v), 3) for v in x]
def trained(optimizer, epochs=3):
    m = keras.Sequential([keras.Input((3,)), layers.Dense(1, kernel_initializer="ones")])
    m.compile(optimizer, "mse")
    m.fit(x, y, batch_size=4, epochs=epochs, shuffle=False, verbose=0)
    return r3(np.concatenate([w.reshape(-1) for w in m.get_weights()]))
o = keras.optimizers
[trained(rule) for rule in [o.Adagrad(0.05, initial_accumulator_value=0.5), o.Adadelta(1.0), o.Adamax(0.1), o.Lion(0.01), o.Ftrl(0.1, l1_regularization_strength=0.01, beta=0.1)]] #= [[0.854, 0.848, 0.841, 0.064], [0.993, 0.993, 0.992, 0.002], [0.589, 0.567, 0.537, 0.247], [0.94, 0.94, 0.94, 0.0], [0.603, 0.573, 0.537, 0.144]]
[trained(rule) for rule in [o.SGD(0.1, use_ema=True, ema_momentum=0.5), o.Adam(0.1, use_ema=True, ema_momentum=0.9, ema_overwrite_frequency=2), o.Adam(0.1, gradient_accumulation_steps=2), o.Adamax(0.1, weight_decay=0.01)]] #= [[0.371, 0.404, 0.438, 0.387], [0.838, 0.836, 0.834, 0.131], [0.702, 0.702, 0.702, 0.295], [0.585, 0.562, 0.533, 0.246]]
trained(o.SGD(0.1, decay=1e-6)) #= [0.312, 0.346, 0.38, 0.388]
---
import numpy as np, keras
from keras import layers
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
c = keras.constraints
w = np.array([[3.0, -1.0], [4.0, 0.5]])
[r(rule(w)) for rule in [c.NonNeg(), c.UnitNorm(), c.MaxNorm(2), c.MinMaxNorm(0.5, 1.0, rate=0.5), c.UnitNorm(axis=[0, 1])]] #= [[3.0, 0.0, 4.0, 0.5], [0.6, -0.8944, 0.8, 0.4472], [1.2, -1.0, 1.6, 0.5], [1.8, -0.9472, 2.4, 0.4736], [0.5855, -0.1952, 0.7807, 0.0976]]
def trained(constraint):
    m = keras.Sequential([keras.Input((2,)), layers.Dense(2, kernel_constraint=constraint, kernel_initializer=keras.initializers.Constant(0.5))])
    m.compile(keras.optimizers.SGD(0.5), "mse")
    m.fit(np.ones((4, 2)), -np.ones((4, 2)), verbose=0)
    return r(m.get_weights()[0])
trained("non_neg"), trained(c.MaxNorm(0.3)), trained(c.unit_norm()) #= ([0.0, 0.0, 0.0, 0.0], [-0.2121, -0.2121, -0.2121, -0.2121], [-0.7071, -0.7071, -0.7071, -0.7071])
layers.Dense(2, kernel_constraint="non_neg").get_config()["kernel_constraint"]["class_name"] #= 'NonNeg'
layers.Dense(2, kernel_constraint="none") #! Dense does not know kernel_constraint='none'
---
import numpy as np, keras
i = keras.initializers
tuple(i.Ones()((1, 2)).shape), np.array(i.Constant(3.0)((2,))).tolist(), np.array(i.Identity(2.0)((2, 3))).tolist(), type(i.VarianceScaling(2.0)).__name__ #= ((1, 2), [3.0, 3.0], [[2.0, 0.0, 0.0], [0.0, 2.0, 0.0]], 'VarianceScaling')
q = np.array(i.Orthogonal()((4, 3)))
bool(np.abs(q.T @ q - np.eye(3)).max() < 1e-5) #= True
v = np.array(i.VarianceScaling(2.0, mode="fan_out", distribution="uniform", seed=1)((100, 50)))
bool(abs(v.std() - 0.2) < 0.01), bool(np.abs(v).max() <= (3 * 2 / 50) ** 0.5), bool((np.array(i.HeNormal(seed=3)((4, 4))) == np.array(i.HeNormal(seed=3)((4, 4)))).all()) #= (True, True, True)
