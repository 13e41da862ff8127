# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np, keras
from keras import ops, layers
x = keras.Input((8, 8))
[p.shape for p in ops.fft2((x, x))], [p.shape for p in ops.rfft(x)], ops.irfft((x, x)).shape, [p.shape for p in ops.svd(x)] #= ([(None, 8, 8), (None, 8, 8)], [(None, 8, 5), (None, 8, 5)], (None, 8, 14), [(None, 8, 8), (None, 8), (None, 8, 8)])
values, places = ops.qr(x)
values.shape, places.shape, ops.conv(keras.Input((8, 8, 3)), np.ones((3, 3, 3, 2), "float32")).shape #= ((None, 8, 8), (None, 8, 8), (None, 6, 6, 2))
real, imaginary = ops.fft2((x, ops.zeros_like(x)))
model = keras.Model(x, layers.Dense(1)(layers.Flatten()(ops.sqrt(real ** 2 + imaginary ** 2 + 1e-9))))
v = np.arange(128.0).reshape(2, 8, 8) / 100
layer = model.layers[-1]
layer.set_weights([np.ones((64, 1)), np.zeros(1)])
[round(float(n), 2) for n in model.predict(v, verbose=0).ravel()] #= [52.47, 93.43]
model.compile("sgd", "mse")
len(model.fit(v, np.ones(2), verbose=0).history["loss"]) #= 1
---
import numpy as np, keras
from keras import layers
class Both(layers.Layer):
    def call(self, inputs):
        return keras.ops.fft2((inputs[0], inputs[1]))[0]
a, b = keras.Input((2, 2)), keras.Input((2, 2))
model = keras.Model([a, b], Both()([a, b]))
[(np.round(f([np.ones((1, 2, 2)), np.zeros((1, 2, 2))]), 4) + 0).tolist() for f in (lambda x: model.predict(x, verbose=0), model.predict_on_batch)] #= [[[[4.0, 0.0], [0.0, 0.0]]], [[[4.0, 0.0], [0.0, 0.0]]]]
---
import numpy as np, keras
from keras import layers
x, y = np.ones((8, 4)), np.ones((8, 1))
m = keras.Sequential([keras.Input((4,)), layers.Dense(1)])
m.compile("adam", "mse", metrics=["mae"])
h = m.fit(x, y, verbose=0)
list(h.history), m.compile("sgd", "mae"), list(m.fit(x, y, verbose=0).history), m.compile("sgd"), list(m.fit(x, y, verbose=0).history), m.compile("sgd", metrics=["mse"]), list(m.fit(x, y, verbose=0).history) #= (['loss', 'mae'], None, ['loss', 'mae'], None, ['loss', 'mae'], None, ['loss', 'mse'])
m.fit(x, y, epochs=1, verbose=0).params, m.fit(x, y).params["verbose"] #= ({'verbose': 0, 'epochs': 1, 'steps': 1}, 'auto')
layers.Cropping1D((3, 3))(np.ones((1, 5, 2))) #! Cropping1D removes 6 steps, which leaves nothing of (None, 5, 2)
---
import numpy as np, keras
from keras import layers, ops
keras.backend.clear_session()
i = keras.Input((4, 6))
x = ops.sqrt(i / 255.0)[:, 1:]
y = layers.Flatten()(abs(ops.expand_dims(ops.mean(x * 2 + np.ones(6, "float32"), axis=-1), -1)))
m = keras.Model(i, layers.Dense(2)(y))
[l.name for l in m.layers], [w.shape for w in m.layers[-1].get_weights()] #= (['input_layer', 'flatten', 'dense'], [(3, 2), (2,)])
lines = []
m.summary(print_fn=lambda text, line_break=None: lines.append(text))
[line.split("│")[1].strip() for line in "\n".join(lines).split("\n") if line.startswith("│")] #= ['input_layer (InputLayer)', 'true_divide (TrueDivide)', 'sqrt (Sqrt)', 'get_item (GetItem)', 'multiply (Multiply)', 'add (Add)', 'mean (Mean)', 'expand_dims (ExpandDims)', 'absolute (Absolute)', 'flatten (Flatten)', 'dense (Dense)']
a, b = ops.split(i, 2, axis=-1)
p, q, r = ops.split(i, [1, 3], axis=-1)
rows = ops.unstack(i, axis=1)
a.shape, q.shape, r.shape, len(rows), rows[0].shape, ops.slice(i, (0, 1, 0), (-1, 2, 3)).shape #= ((None, 4, 3), (None, 4, 2), (None, 4, 3), 4, (None, 6), (None, 2, 3))
v = np.arange(24.0).reshape(1, 4, 6)
gate = keras.Model(i, a * ops.tanh(b))
len(gate.layers), gate.predict(v, verbose=0)[0, :2].round(3).tolist() #= (1, [[0.0, 0.9990000128746033, 2.0], [6.0, 7.0, 8.0]])
keras.Model(i, rows[1] + rows[3]).predict(v, verbose=0).tolist() #= [[24.0, 26.0, 28.0, 30.0, 32.0, 34.0]]
class Gate(layers.Layer):
    def call(self, x):
        a, b = ops.split(x, 2, axis=-1)
        return a + ops.unstack(b, axis=1)[0][:, None]
s = keras.Sequential([keras.Input((4, 6)), Gate()])
s.output_shape, s.predict(np.arange(24).reshape(1, 4, 6), verbose=0)[0, 0].tolist() #= ((None, 4, 3), [3.0, 5.0, 7.0])
---
import numpy as np, keras
from keras import layers
i = keras.Input((4, 6))
z = layers.Flatten()(i)
encoder = keras.Model(i, [layers.Dense(2)(z), layers.Dense(3)(z)], name="encoder")
def shapes(model):
    lines = []
    model.summary(print_fn=lambda text, line_break=None: lines.append(text))
    return "".join(line.split("│")[2].strip() for line in "\n".join(lines).split("\n") if line.startswith("│")).replace(" ", "")
shapes(keras.Model(i, layers.Dense(1)(encoder(i)[1]))) #= '(None,4,6)[(None,2),(None,3)](None,1)'
class Twice(layers.Layer):
    def call(self, x):
        return {"one": x, "two": 2 * x}
both = Twice()(i)
shapes(keras.Model(i, both["one"] + both["two"])) #= '(None,4,6)[(None,4,6),(None,4,6)](None,4,6)'
class VAE(keras.Model):
    def __init__(self):
        super().__init__()
        self.encoder = encoder
    def call(self, x):
        return self.encoder(x)[1]
vae = VAE()
vae(np.ones((1, 4, 6))).shape, shapes(vae) #= (TensorShape([1, 3]), '[(None,2),(None,3)]')
