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
