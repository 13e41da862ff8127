# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np
import keras
from keras import losses, metrics
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
y = np.array([[0.0, 1.0], [1.0, 0.0]], dtype="float32")
p = np.array([[0.2, 0.8], [0.4, 0.6]], dtype="float32")
r(losses.mean_squared_error(y, p)), r(losses.MeanSquaredError()(y, p)), r(losses.BinaryCrossentropy(label_smoothing=0.1)(y, p)), r(losses.CategoricalCrossentropy()(y, p)) #= ([0.04, 0.36], [0.2], [0.5942], [0.5697])
r(losses.sparse_categorical_crossentropy(np.array([1, 0]), p)), r(losses.SparseCategoricalCrossentropy(from_logits=True)(np.array([1, 0]), p)), r(losses.Huber(delta=0.3)(y, p)) #= ([0.2231, 0.9163], [0.6178], [0.0775])
r(losses.BinaryCrossentropy()(y, p, sample_weight=[1.0, 0.0])), r(losses.KLDivergence()(y, p)), r(losses.CosineSimilarity()(y, p)), r(losses.Hinge()(y, p)) #= ([0.1116], [0.5697], [-0.7624], [0.9])
m = metrics.SparseCategoricalAccuracy()
m.update_state([1, 0], p)
r(m.result()), m.name #= ([0.5], 'sparse_categorical_accuracy')
m.update_state([1, 1], p)
r(m.result()) #= [0.75]
m.reset_state()
r(m.result()), r(metrics.Recall()([1, 1, 0], [0.9, 0.2, 0.7])), r(metrics.Precision(thresholds=0.1)([1, 1, 0], [0.9, 0.2, 0.7])) #= ([0.0], [0.5], [0.6667])
r(metrics.MeanIoU(num_classes=2)([0, 0, 1, 1], [0, 1, 0, 1])), r(metrics.TopKCategoricalAccuracy(k=1)(y, p)) #= ([0.3333], [0.5])
losses.Dice(axis="all") #! Dice: `axis` must be an axis, several, or None, found 'all'
---
import keras
keras.losses.MeanSquaredError(reduction="max") #! MeanSquaredError does not know reduction='max'
---
import numpy as np
from keras import losses
losses.MeanSquaredError()(np.zeros((2, 3)), np.zeros((2, 2))) #! mean_squared_error expects targets of shape (N, 2), found (2, 3)
---
import keras
s = keras.optimizers.schedules
[round(float(schedule(step)), 5) for schedule in [s.ExponentialDecay(0.1, 10, 0.5), s.CosineDecay(0.1, 10), s.PolynomialDecay(0.1, 10), s.InverseTimeDecay(0.1, 10, 1.0), s.PiecewiseConstantDecay([3, 6], [1.0, 0.5, 0.1])] for step in [0, 5, 20]] #= [0.1, 0.07071, 0.025, 0.1, 0.05, 0.0, 0.1, 0.05005, 0.0001, 0.1, 0.06667, 0.03333, 1.0, 0.5, 0.1]
[round(float(s.OneCycle(0.1, 100)(step)), 5) for step in [0, 29, 99]] #~ [0.004, 0.1, 0.0]
o = keras.optimizers.Adam(s.ExponentialDecay(0.1, 10, 0.5))
round(float(o.learning_rate), 5) #= 0.1
o.learning_rate = 0.5 #! learning_rate follows the schedule ExponentialDecay and cannot be set
#? give the optimizer a number as learning_rate
---
import keras
keras.optimizers.schedules.CosineDecay(0.1, 0) #! CosineDecay: `decay_steps` must be above 0, found 0
---
import keras
keras.optimizers.SGD(clipnorm=1.0, clipvalue=2.0) #! SGD: `clipvalue` must be left out where clipnorm is given, found 2.0
---
import keras
keras.optimizers.RMSprop(rho=1.5) #! RMSprop: `rho` must be at least 0 and below 1, found 1.5
---
import keras
keras.layers.Dense(2, kernel_regularizer="l3") #! Dense does not know kernel_regularizer='l3'
---
import numpy as np
import keras
from keras import layers
keras.utils.set_random_seed(0)
x = np.linspace(-1, 1, 48).reshape(16, 3)
y = np.arange(16) % 2
class Watch(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.seen = []
    def on_train_begin(self, logs=None):
        self.seen.append("begin")
    def on_epoch_end(self, epoch, logs=None):
        self.seen.append((epoch, sorted(logs)))
        if epoch == 1:
            self.model.stop_training = True
watch = Watch()
model = keras.Sequential([keras.Input((3,)), layers.Dense(4, activation="tanh", kernel_regularizer=keras.regularizers.L2(0.1)), layers.Dense(2, activation="softmax")])
model.compile("nadam", "sparse_categorical_crossentropy", metrics=["accuracy"], weighted_metrics=["accuracy"])
history = model.fit(x, y, epochs=5, verbose=0, class_weight={0: 2.0}, callbacks=[watch, keras.callbacks.LambdaCallback(on_epoch_begin=lambda epoch, logs: print("epoch", epoch))]) #> epoch 0⏎epoch 1
watch.seen, len(history.history["loss"]) #= (['begin', (0, ['accuracy', 'loss', 'weighted_accuracy']), (1, ['accuracy', 'loss', 'weighted_accuracy'])], 2)
rates = []
schedule = keras.callbacks.LearningRateScheduler(lambda epoch, rate: 0.1 / (epoch + 1))
model.compile(keras.optimizers.SGD(0.5), "sparse_categorical_crossentropy")
[round(v, 4) for v in model.fit(x, y, epochs=3, verbose=0, callbacks=[schedule]).history["learning_rate"]] #= [0.1, 0.05, 0.0333]
one = keras.callbacks.LearningRateScheduler(lambda epoch: 0.2 / (epoch + 1))
[round(v, 4) for v in model.fit(x, y, epochs=2, verbose=0, callbacks=[one]).history["learning_rate"]] #= [0.2, 0.1]
keras.utils.to_categorical([[1], [0], [2]]).shape, keras.utils.to_categorical([[1, 0]], 3).shape #= ((3, 3), (1, 2, 3))
stop = keras.callbacks.EarlyStopping(monitor="loss", patience=0, mode="max")
len(model.fit(x, y, epochs=9, verbose=0, callbacks=stop).history["loss"]), stop.stopped_epoch #= (2, 1)
model.fit(x, y, verbose=0, callbacks=[keras.callbacks.EarlyStopping(monitor="foo")]) #! EarlyStopping watches “foo” and cannot tell whether more of it is better
#? say so: mode="max" or mode="min"
---
import numpy as np
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.compile("adam", "mse", metrics=["sparse_categorical_crossentropy"]) #! sparse_categorical_crossentropy expects class numbers, but the targets are those of mean_squared_error for an output of (None, 2)
---
import numpy as np
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.compile("adam", "mse")
model.fit(np.zeros((4, 3)), np.zeros((4, 2)), callbacks=[3], verbose=0) #! fit: `callbacks` must be a list of callbacks, found [3]
---
import numpy as np
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
model.compile("adam", "mse")
model.fit(np.zeros((4, 3)), np.zeros((4, 2)), class_weight={0: 1.0}, sample_weight=np.ones(4), verbose=0) #! fit takes class_weight or sample_weight, not both
---
import keras
keras.callbacks.ModelCheckpoint("best.zip") #! ModelCheckpoint: `filepath` must end in .keras or .h5, found 'best.zip'
---
import numpy as np
import keras
x = keras.Input((3,))
heads = [keras.layers.Dense(2, name="a")(x), keras.layers.Dense(1, name="b")(x)]
model = keras.Model(x, heads)
model.compile("sgd", loss={"a": "mse", "b": "mae"}, loss_weights={"a": 1.0, "b": 0.5}, metrics={"b": ["mse"]})
sorted(model.fit(np.zeros((4, 3)), [np.ones((4, 2)), np.ones((4, 1))], verbose=0).history) #= ['a_loss', 'b_loss', 'b_mse', 'loss']
---
import numpy as np
import keras
from keras import layers
x = keras.Input((4,))
model = keras.Model(x, [layers.Dense(3, activation="softmax", name="a")(x), layers.Dense(2, name="b")(x)])
model.compile(optimizer="sgd", loss=["sparse_categorical_crossentropy", "mse"], metrics=["accuracy", "mse"])
history = model.fit(np.ones((4, 4)), [np.array([0, 1, 2, 0]), np.ones((4, 2))], verbose=0).history
sorted(history) #= ['a_accuracy', 'a_loss', 'b_loss', 'b_mse', 'loss']
---
# A last batch that is smaller may be computed by other kernels: it trains the same variables.
import keras, numpy as np
def net():
    m = keras.Sequential([keras.Input((4, 4, 64)), keras.layers.Conv2D(64, 3, padding="same"), keras.layers.Conv2D(16, 3, padding="same")])
    m.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse")
    return m
rng = np.random.default_rng(1)
x, y = rng.normal(size=(40, 4, 4, 64)), rng.normal(size=(40, 4, 4, 16))
a, b = net(), net()
b.set_weights(a.get_weights())
for epoch in range(3):
    _ = a.fit(x, y, batch_size=16, shuffle=False, verbose=0)
    _ = b.fit(x[:32], y[:32], batch_size=16, shuffle=False, verbose=0)
    _ = b.fit(x[32:], y[32:], batch_size=8, shuffle=False, verbose=0)
max(float(np.max(np.abs(v - w))) for v, w in zip(a.get_weights(), b.get_weights())) < 1e-6 #= True
---
# 0 batches are all there are.
import numpy as np
import keras
import tensorflow as tf
x = np.arange(80, dtype="float32").reshape(40, 2)
y = x[:, :1]
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)
m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, kernel_initializer="ones")])
m.compile(keras.optimizers.SGD(0.0), "mse")
m.fit(ds, epochs=2, validation_data=ds, validation_steps=0, verbose=0).history #= {'loss': [2133.0, 2133.0], 'val_loss': [2133.0, 2133.0]}
m.fit(x, y, steps_per_epoch=0, verbose=0).history, m.evaluate(ds, steps=0, verbose=0), m.predict(x, steps=0, verbose=0).shape #= ({'loss': [2133.0]}, 2133.0, (40, 1))
