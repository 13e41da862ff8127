# fieldbook only: the same under Keras 3.15, but it takes long to import
import keras
import numpy as np
from keras import layers, ops
def filled(shape, start=0.1):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n, dtype="float32") * 0.7 + start) * 0.5).reshape(shape)
class Tied(layers.Layer):
    def __init__(self, dense):
        super().__init__()
        self.dense = dense
    def build(self, shape):
        self.bias = self.add_weight(shape=(self.dense.kernel.shape[0],), initializer="zeros")
    def call(self, x):
        return ops.matmul(x, ops.transpose(self.dense.kernel)) + self.bias
dense = layers.Dense(3, activation="tanh")
inputs = keras.Input((4,))
model = keras.Model(inputs, Tied(dense)(dense(inputs)))
dense.set_weights([filled((4, 3)), filled((3,), 0.5)])
x = filled((6, 4), 0.3)
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
history = model.fit(x, x, epochs=3, batch_size=3, shuffle=False, verbose=0)
[round(v, 4) for v in history.history["loss"]] #= [0.2261, 0.1843, 0.1583]
[[round(float(v), 3) for v in row] for row in dense.kernel.numpy()] #= [[0.044, 0.331, 0.461], [0.401, 0.116, -0.224], [-0.447, -0.443, -0.23], [0.016, 0.315, 0.465]]
---
import keras
import numpy as np
from keras import layers
def filled(shape, start=0.1):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n, dtype="float32") * 0.7 + start) * 0.5).reshape(shape)
class Scale(layers.Layer):
    def call(self, x, training=False):
        if training:
            return x * 2.0
        return x
x = filled((6, 4), 0.3)
model = keras.Sequential([keras.Input((4,)), Scale(), layers.Dense(2)])
model.layers[1].set_weights([filled((4, 2)), filled((2,), 0.5)])
[round(float(v), 4) for v in model(x, training=True).numpy()[0]] #= [0.4834, 0.3689]
[round(float(v), 4) for v in model(x).numpy()[0]] #= [0.3615, 0.4175]
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
history = model.fit(x, x[:, :2], epochs=2, batch_size=3, shuffle=False, verbose=0)
[round(v, 4) for v in history.history["loss"]] #= [0.3783, 0.2235]
round(model.evaluate(x, x[:, :2], verbose=0), 4) #= 0.0855
---
import keras
import numpy as np
from keras import layers, ops
class Counting(layers.Layer):
    def __init__(self):
        super().__init__()
        self.total = self.add_weight(shape=(), initializer="zeros", trainable=False)
    def call(self, x):
        self.total.assign_add(ops.sum(x))
        return x
class Noise(layers.Layer):
    def __init__(self):
        super().__init__()
        self.seed_generator = keras.random.SeedGenerator(3)
    def call(self, x):
        return x + keras.random.normal(ops.shape(x), seed=self.seed_generator)
x = np.ones((6, 4), dtype="float32")
counting = Counting()
model = keras.Sequential([keras.Input((4,)), counting, layers.Dense(1)])
_ = model.predict(x, verbose=0)
float(counting.total.numpy()) #= 24.0
model = keras.Sequential([keras.Input((4,)), Noise()])
first, second = model.predict(x, verbose=0), model.predict(x, verbose=0)
first.shape, bool(np.all(first == second)) #= ((6, 4), False)
---
import keras
import numpy as np
from keras import layers, ops
def arr(shape, k=1.0):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n) * 0.7 + k) * 0.5).reshape(shape).astype("float32")
class Encoder(layers.Layer):
    def __init__(self, size=3, **options):
        super().__init__(**options)
        self.project, self.mean, self.log_variance = layers.Dense(6, activation="relu"), layers.Dense(size), layers.Dense(size)
    def call(self, x):
        x = self.project(x)
        return self.mean(x), self.log_variance(x)
class VAE(keras.Model):
    def __init__(self, size, **options):
        super().__init__(**options)
        self.encoder, self.hidden, self.decoder = Encoder(), layers.Dense(6, activation="relu"), layers.Dense(size, activation="sigmoid")
    def call(self, x):
        mean, log_variance = self.encoder(x)
        self.add_loss(-0.5 * ops.mean(log_variance - ops.square(mean) - ops.exp(log_variance) + 1))
        return self.decoder(self.hidden(mean))
x = np.abs(arr((16, 10), 2))
vae = VAE(10)
_ = vae(x[:2])
vae.set_weights([arr(w.shape, i) for i, w in enumerate(vae.get_weights())])
vae.compile(keras.optimizers.Adam(learning_rate=1e-2), loss=keras.losses.MeanSquaredError())
history = vae.fit(x, x, epochs=3, batch_size=8, shuffle=False, verbose=0)
[round(v, 4) for v in history.history["loss"]], len(vae.losses) #= ([0.1663, 0.1201, 0.0923], 1)
---
import keras
import numpy as np
class Equal(keras.layers.Layer):
    def call(self, x, training=None): return x * 2 if training == True else x
class Among(keras.layers.Layer):
    def call(self, x, training=None): return x * 2 if training in (True, 1) else x
class Same(keras.layers.Layer):
    def call(self, x, training=None): return x * 2 if training is True else x
class Other(keras.layers.Layer):
    def call(self, x, training=None): return x if training is False else x * 2
def losses(layer):
    model = keras.Sequential([keras.Input((3,)), layer])
    model.compile("sgd", "mse")
    x, y = np.ones((4, 3)), np.zeros((4, 3))
    return model.fit(x, y, verbose=0).history["loss"][0], model.evaluate(x, y, verbose=0)
losses(Equal()), losses(Among()) #= ((4.0, 1.0), (4.0, 1.0))
losses(Same()), losses(Other()) #= ((4.0, 1.0), (4.0, 1.0))
