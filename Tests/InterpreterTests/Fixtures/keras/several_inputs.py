# fieldbook only: the same under Keras 3.15, but it takes long to import
import os, tempfile; os.chdir(tempfile.mkdtemp())
import keras
import numpy as np
from keras import layers, ops
class Distance(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(2, kernel_initializer="ones", name="d")
    def call(self, a, b, scale=1.0):
        return ops.sum(ops.square(self.dense(a) - b), -1) * scale
a, b = keras.Input((2,), name="a"), keras.Input((2,), name="b")
x, y = np.ones((2, 2)), np.zeros((2, 2))
m = keras.Model([a, b], Distance(name="distance")(a, b))
[l.name for l in m.layers], [w.path for w in m.weights], m.predict([x, y], verbose=0).tolist() #= (['a', 'b', 'distance'], ['distance/d/kernel', 'distance/d/bias'], [8.0, 8.0])
n = keras.Model([a, b], Distance(name="scaled")(a, b=b, scale=3.0))
[l.name for l in n.layers], n.predict([x, y], verbose=0).tolist() #= (['a', 'b', 'scaled'], [24.0, 24.0])
n.get_config()["layers"][2]["inbound_nodes"][0]["kwargs"]["scale"] #= 3.0
m.compile("sgd", "mse")
h = m.fit([x, y], np.zeros(2), verbose=0)
[w.round(2).tolist() for w in m.get_weights()], h.history["loss"] #= ([[[0.36000001430511475, 0.36000001430511475], [0.36000001430511475, 0.36000001430511475]], [-0.6399999856948853, -0.6399999856948853]], [64.0])
n.save("n.keras")
again = keras.models.load_model("n.keras", custom_objects={"Distance": Distance})
[l.name for l in again.layers], again.predict([x, y], verbose=0).tolist() #= (['a', 'b', 'scaled'], [24.0, 24.0])
[l.name for l in keras.models.clone_model(n).layers], keras.models.clone_model(n).predict([x, y], verbose=0).shape #= (['a', 'b', 'scaled'], (2,))
class Named(layers.Layer):
    def call(self, inputs):
        return {"sum": inputs["a"] + inputs["b"], "first": inputs["a"]}
out = Named(name="named")({"a": a, "b": b})
sorted(out), out["sum"].shape #= (['first', 'sum'], (None, 2))
p = keras.Model([a, b], out)
[l.name for l in p.layers], p.predict([x, y], verbose=0)["sum"].tolist() #= (['a', 'b', 'named'], [[1.0, 1.0], [1.0, 1.0]])
---
# fieldbook only: as above
# A loss of two inputs, and a model without weights.
import keras
import numpy as np
from keras import layers, ops
class Endpoint(layers.Layer):
    def __init__(self, name=None):
        super().__init__(name=name)
        self.loss_fn = keras.losses.BinaryCrossentropy(from_logits=True)
    def call(self, targets, logits, sample_weights=None):
        self.add_loss(self.loss_fn(targets, logits, sample_weights))
        return ops.softmax(logits)
inputs, targets = keras.Input((3,), name="inputs"), keras.Input((10,), name="targets")
logits = layers.Dense(10, kernel_initializer="ones")(inputs)
m = keras.Model([inputs, targets], Endpoint(name="predictions")(targets, logits))
m.compile("adam")
data = {"inputs": np.ones((3, 3)), "targets": np.ones((3, 10))}
h = m.fit(data, verbose=0)
round(h.history["loss"][0], 4), [round(p, 3) for p in m.predict(data, verbose=0).tolist()[0][:2]] #= (0.0486, [0.1, 0.1])
class Activity(layers.Layer):
    def call(self, inputs):
        self.add_loss(0.1 * ops.mean(inputs))
        return inputs
i = keras.Input((3,))
w = keras.Model(i, Activity()(i))
w.compile("adam", "mse")
w.fit(np.ones((4, 3)), np.zeros((4, 3)), verbose=0).history #~ {'loss': [1.100000023841858]}
---
# fieldbook only: as above
# What get_config gives is all that makes a layer again.
import keras
from keras import layers
class Custom(layers.Layer):
    def __init__(self, units=32):
        super().__init__()
        self.units = units
    def call(self, inputs):
        return inputs * self.units
    def get_config(self):
        return {"units": self.units}
i = keras.Input((4,))
m = keras.Model(i, Custom(10)(i))
m.get_config()["layers"][1]["config"] #= {'units': 10}
n = keras.Model.from_config(m.get_config(), custom_objects={"Custom": Custom})
n.layers[1].units, n.layers[1].name != m.layers[1].name #= (10, True)
class Wide(layers.Dense):
    def __init__(self, units, extra=1, **kwargs):
        super().__init__(units, **kwargs)
        self.extra = extra
    def get_config(self):
        return {**super().get_config(), "extra": self.extra}
c = Wide(3, extra=5, activation="relu", name="w").get_config()
c["units"], c["activation"], c["use_bias"], c["extra"], c["name"] #= (3, 'relu', True, 5, 'w')
Wide.from_config(c).units #= 3
---
# fieldbook only: as above
# Losses of several outputs: what does not fit is said when the model is trained.
import keras
import numpy as np
from keras import layers
x = keras.Input((4,))
m = keras.Model(x, [layers.Dense(1, name="a", kernel_initializer="ones")(x), layers.Dense(2, name="b", kernel_initializer="ones")(x)])
data = np.ones((4, 4)), [np.ones((4, 1)), np.ones((4, 2))]
m.compile("sgd", loss={"b": "mse"})
m.fit(*data, verbose=0) #! Expected keys ['a', 'b'] in loss dict, but found loss.keys()=['b']
#? the keys of `loss` are the names of the outputs, None for one without a loss
m.evaluate(*data, verbose=0) #! Expected keys ['a', 'b'] in loss dict, but found loss.keys()=['b']
m.compile("sgd", loss=["mse"])
m.fit(*data, verbose=0).history #~ {'loss': [9.0]}
[w.round(2).tolist() for w in m.layers[2].get_weights()] #= [[[1.0, 1.0], [1.0, 1.0], [1.0, 1.0], [1.0, 1.0]], [0.0, 0.0]]
m.compile("sgd", loss={"b": "mse", "a": None})
m.fit(*data, verbose=0).history #~ {'loss': [9.0]}
d = keras.Model(x, {"p": layers.Dense(1, kernel_initializer="ones")(x), "q": layers.Dense(1, kernel_initializer="ones")(x)})
d.compile("sgd", loss={"q": "mse"})
d.fit(np.ones((2, 4)), {"p": np.ones((2, 1)), "q": np.zeros((2, 1))}, verbose=0).history #~ {'loss': [16.0]}
