# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np
import keras
from keras import layers, ops
type(keras.optimizers.Adam()).__name__, isinstance(keras.optimizers.SGD(), keras.optimizers.Optimizer), type(keras.losses.MeanSquaredError()).__name__ #= ('Adam', True, 'MeanSquaredError')
isinstance(keras.losses.Huber(), keras.losses.Loss), type(keras.metrics.AUC()).__name__, isinstance(keras.metrics.Mean(), keras.metrics.Metric) #= (True, 'AUC', True)
type(keras.metrics.Mean()).__name__, type(keras.regularizers.L2()).__name__, type(keras.constraints.NonNeg()).__name__, type(keras.optimizers.schedules.CosineDecay(0.1, 5)).__name__ #= ('Mean', 'L2', 'NonNeg', 'CosineDecay')
class Hits(keras.metrics.Metric):
    def __init__(self, name="hits", **kwargs):
        super().__init__(name=name, **kwargs)
        self.total = self.add_weight(name="total", initializer="zeros")
        self.count = self.add_variable(shape=(), initializer="zeros", name="count")
    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(ops.sum(ops.cast(ops.equal(y_true, ops.round(y_pred)), "float32")))
        self.count.assign_add(ops.cast(ops.size(y_true), "float32"))
    def result(self):
        return self.total / self.count
hits = Hits()
round(float(hits(np.array([1.0, 0.0, 1.0]), np.array([0.9, 0.2, 0.1]))), 4), hits.name, len(hits.variables) #= (0.6667, 'hits', 2)
hits.reset_state()
float(hits.total), hits.get_config() #= (0.0, {'name': 'hits', 'dtype': 'float32'})
class Doubled(keras.metrics.Mean):
    def result(self):
        return 2 * super().result()
doubled = Doubled(name="doubled")
doubled.update_state([1.0, 2.0])
float(doubled.result()), doubled.name #= (3.0, 'doubled')
class Weighted(keras.losses.Loss):
    def __init__(self, factor=2.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
    def call(self, y_true, y_pred):
        return self.factor * ops.square(y_true - y_pred)
    def get_config(self):
        return {**super().get_config(), "factor": self.factor}
weighted = Weighted(name="w")
float(weighted(np.array([[1.0], [2.0]]), np.array([[1.0], [4.0]]))), weighted.get_config() #= (4.0, {'name': 'w', 'reduction': 'sum_over_batch_size', 'factor': 2.0})
x = np.linspace(-1, 1, 32).reshape(-1, 1).astype("float32")
y = (x > 0).astype("float32")
model = keras.Sequential([keras.Input((1,)), layers.Dense(4, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile("adam", loss=Weighted(), metrics=[Hits(), "mae", keras.metrics.BinaryAccuracy])
sorted(model.fit(x, y, epochs=1, verbose=0).history) #= ['binary_accuracy', 'hits', 'loss', 'mae']
len(model.optimizer.variables), [v.name for v in model.optimizer.variables][:2] #= (10, ['iteration', 'learning_rate'])
---
import numpy as np
import keras
from keras import layers, ops
class MCDropout(layers.Dropout):
    def call(self, inputs):
        return super().call(inputs, training=True)
dropped = np.array(MCDropout(0.5)(np.ones((1, 1000), "float32")))
MCDropout(0.25).rate, 300 < (dropped == 0).sum() < 700, MCDropout(0.5).name.startswith("mc_dropout") #= (0.25, np.True_, True)
class MCAlpha(layers.AlphaDropout):
    def call(self, inputs):
        return super().call(inputs, training=True)
model = keras.Sequential([keras.Input((4,)), layers.Dense(8), MCAlpha(0.2), layers.Dense(1)])
first, second = model.predict(np.ones((2, 4)), verbose=0), model.predict(np.ones((2, 4)), verbose=0)
bool((first != second).any()), [type(l).__name__ for l in model.layers], model.count_params() #= (True, ['Dense', 'MCAlpha', 'Dense'], 49)
class Twice(layers.Dense):
    def call(self, inputs):
        return 2 * super().call(inputs)
twice = Twice(3, kernel_initializer="ones")
np.array(twice(np.ones((1, 2), "float32"))).tolist(), twice.units, len(twice.weights) #= ([[4.0, 4.0, 4.0]], 3, 2)
def ones_of_three(shape, dtype=None):
    return ops.ones(shape, dtype=dtype) * 3
def size_of(weights):
    return 0.1 * ops.sum(ops.abs(weights))
def positive(weights):
    return ops.where(weights < 0.0, ops.zeros_like(weights), weights)
def softplus_like(z):
    return ops.log(1.0 + ops.exp(z))
dense = layers.Dense(2, activation=softplus_like, kernel_initializer=ones_of_three, kernel_regularizer=size_of, kernel_constraint=positive)
np.array(dense(np.ones((1, 2), "float32"))).round(3).tolist() #= [[6.001999855041504, 6.001999855041504]]
model = keras.Sequential([keras.Input((2,)), dense, layers.Dense(1, kernel_initializer="ones")])
model.compile(keras.optimizers.SGD(10.0), "mse")
history = model.fit(np.ones((4, 2)), np.zeros((4, 1)), verbose=0).history
round(history["loss"][0], 2), bool((dense.get_weights()[0] >= 0).all()) #= (145.32, True)
type(keras.optimizers.get("adam")).__name__, keras.losses.get("mse").__name__, keras.regularizers.get("l2").l2, keras.optimizers.serialize(keras.optimizers.SGD(0.1))["class_name"] #= ('Adam', 'mean_squared_error', 0.01, 'SGD')
type(layers.deserialize(layers.serialize(layers.Dense(3)))).__name__, keras.activations.serialize(keras.activations.relu), keras.initializers.get(None), type(keras.metrics.get("mse")).__name__, keras.metrics.get("binary_accuracy").name #= ('Dense', 'relu', None, 'MeanSquaredError', 'binary_accuracy')
class Checked(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.input_spec = layers.InputSpec(ndim=3)
    def call(self, inputs):
        return inputs
Checked(name="checked")(np.ones((2, 3))) #! Input 0 of layer "checked" is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (2, 3)
---
import numpy as np
import keras
from keras import layers
x = np.random.RandomState(0).randn(5, 4).astype("float32")
model = keras.Sequential([keras.Input((4,)), layers.Dense(3), layers.ActivityRegularization(l2=0.1), layers.Dense(1)])
model.set_weights([np.ones((4, 3)), np.zeros(3), np.ones((3, 1)), np.zeros(1)])
model.compile("sgd", "mse")
round(float(model.evaluate(x, np.ones((5, 1)), verbose=0)), 4) #= 59.4778
model.fit(x, np.ones((5, 1)), verbose=0)
[np.round(w, 3).tolist() for w in model.get_weights()] #= [[[0.8389999866485596, 0.8389999866485596, 0.8389999866485596], [0.9819999933242798, 0.9819999933242798, 0.9819999933242798], [0.9110000133514404, 0.9110000133514404, 0.9110000133514404], [0.8320000171661377, 0.8320000171661377, 0.8320000171661377]], [-0.12099999934434891, -0.12099999934434891, -0.12099999934434891], [[0.5799999833106995], [0.5799999833106995], [0.5799999833106995]], [-0.11699999868869781]]
model = keras.Sequential([keras.Input((4,)), layers.Dense(3, kernel_initializer="ones")])
model.compile(keras.optimizers.Lamb(0.1), "mse")
model.fit(x, np.ones((5, 3)), epochs=3, verbose=0)
[np.round(w, 3).tolist() for w in model.get_weights()] #= [[[0.7310000061988831, 0.7310000061988831, 0.7310000061988831], [0.7269999980926514, 0.7269999980926514, 0.7269999980926514], [0.7300000190734863, 0.7300000190734863, 0.7300000190734863], [0.7289999723434448, 0.7289999723434448, 0.7289999723434448]], [-0.12099999934434891, -0.12099999934434891, -0.12099999934434891]]
model = keras.Sequential([keras.Input((4,)), layers.Dense(3, kernel_initializer="ones")])
model.compile(keras.optimizers.SGD(0.1, use_ema=True, ema_momentum=0.5), "mse")
model.fit(x, np.ones((5, 3)), epochs=2, verbose=0, validation_data=(x, np.ones((5, 3))), callbacks=[keras.callbacks.SwapEMAWeights()])
[np.round(w, 3).tolist() for w in model.get_weights()] #= [[[0.8339999914169312, 0.8339999914169312, 0.8339999914169312], [0.968999981880188, 0.968999981880188, 0.968999981880188], [0.9020000100135803, 0.9020000100135803, 0.9020000100135803], [0.7839999794960022, 0.7839999794960022, 0.7839999794960022]], [-0.11599999666213989, -0.11599999666213989, -0.11599999666213989]]
---
# fieldbook only: as above
# Classes derived from a layer: its variables are theirs, and what they replace is used.
import numpy as np
import keras
from keras import layers, ops
x = np.ones((1, 4, 4, 1), "float32")
class Doubled(layers.Conv2D):
    def convolution_op(self, inputs, kernel):
        return 2 * super().convolution_op(inputs, kernel)
class Tripled(layers.Conv2D):
    def call(self, inputs):
        return self.convolution_op(inputs, self.kernel * 3) + self.bias
ops.convert_to_numpy(Doubled(2, 3, kernel_initializer="ones", activation="relu")(x)).tolist() #= [[[[18.0, 18.0], [18.0, 18.0]], [[18.0, 18.0], [18.0, 18.0]]]]
ops.convert_to_numpy(Tripled(2, 3, kernel_initializer="ones")(x)).tolist() #= [[[[27.0, 27.0], [27.0, 27.0]], [[27.0, 27.0], [27.0, 27.0]]]]
m = keras.Sequential([keras.Input((4, 4, 1)), Doubled(1, 3, kernel_initializer="ones", name="c")])
m.compile(keras.optimizers.SGD(0.01), "mse")
h = m.fit(x, np.zeros((1, 2, 2, 1)), verbose=0)
[w.path.partition("/")[2] for w in m.weights], h.history["loss"], m.get_weights()[0].round(2).ravel().tolist()[:2] #= (['c/kernel', 'c/bias'], [324.0], [0.2800000011920929, 0.2800000011920929])
class Extra(layers.Dense):
    def build(self, input_shape):
        super().build(input_shape)
        self.extra = self.add_weight(shape=(1,), initializer="ones", name="extra")
    def call(self, inputs):
        return super().call(inputs) * self.extra + self.kernel[0, 0]
e = Extra(2, kernel_initializer="ones", name="e")
ops.convert_to_numpy(e(np.ones((1, 3)))).tolist(), [w.path for w in e.weights], [w.shape for w in e.get_weights()] #= ([[4.0, 4.0]], ['e/kernel', 'e/bias', 'e/extra'], [(3, 2), (2,), (1,)])
s = keras.Sequential([keras.Input((3,)), Extra(2, kernel_initializer="ones", name="e")])
s.compile(keras.optimizers.SGD(0.1), "mse")
h = s.fit(np.ones((2, 3)), np.zeros((2, 2)), verbose=0)
h.history["loss"], [w.round(2).ravel().tolist() for w in s.get_weights()] #= ([16.0], [[-0.20000000298023224, 0.6000000238418579, 0.6000000238418579, 0.6000000238418579, 0.6000000238418579, 0.6000000238418579], [-0.4000000059604645, -0.4000000059604645], [-1.399999976158142]])
