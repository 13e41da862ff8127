# fieldbook only: fit, evaluate and predict on datasets
import tensorflow as tf
import numpy as np
import keras
keras.utils.set_random_seed(1)
x = np.random.rand(40, 6).astype("float32")
y = (x.sum(axis=1) > 3).astype("int64")
def network():
    model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(2, activation="softmax")])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
model = network()
data = tf.data.Dataset.from_tensor_slices((x, y)).batch(16)
history = model.fit(data, epochs=3, verbose=0, validation_data=data.take(1))
sorted(history.history), len(history.history["loss"]), history.history["loss"][2] < history.history["loss"][0] #= (['accuracy', 'loss', 'val_accuracy', 'val_loss'], 3, True)
np.allclose(model.evaluate(data, verbose=0), model.evaluate(x, y, verbose=0, batch_size=16)) #= True
model.predict(data, verbose=0).shape, bool(np.allclose(model.predict(data, verbose=0), model.predict(x, verbose=0), atol=1e-6)) #= ((40, 2), True)
model.predict(data.map(lambda x, y: x), verbose=0).shape #= (40, 2)
a, b = network(), network()
b.set_weights(a.get_weights())
h = a.fit(x, y, batch_size=16, epochs=2, shuffle=False, verbose=0)
g = b.fit(data, epochs=2, verbose=0)
bool(np.allclose(h.history["loss"], g.history["loss"])), all(bool(np.allclose(u, v)) for u, v in zip(a.get_weights(), b.get_weights())) #= (True, True)
len(model.fit(data.repeat(), epochs=2, steps_per_epoch=5, verbose=0).history["loss"]) #= 2
model.fit(data.map(lambda x, y: (x, y, tf.ones_like(y) * 0)), verbose=0).history["loss"] #= [0.0]
fresh = keras.Sequential([keras.layers.Dense(2, activation="softmax")])
model.fit(x, y, epochs=1, verbose=0, validation_data=data.take(2)).history.keys() #= dict_keys(['accuracy', 'loss', 'val_accuracy', 'val_loss'])
model.fit(data.filter(lambda x, y: True), epochs=1, verbose=0).history.keys() #= dict_keys(['accuracy', 'loss'])
model.fit(data, y, verbose=0) #! y must be left out where x is a dataset: its batches are (x, y) or (x, y, weights)
#^ y
---
import tensorflow as tf
import numpy as np
import keras
model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(2, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy")
single = tf.data.Dataset.from_tensor_slices((np.zeros((8, 6)), np.zeros(8)))
model.fit(single) #! fit needs batches, the dataset gives one sample at a time: shape (6,)
#? dataset.batch(32)
---
import tensorflow as tf
import numpy as np
import keras
model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(2, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy")
model.fit(tf.data.Dataset.from_tensor_slices(np.zeros((8, 6))).batch(4)) #! fit needs batches (x, y), the dataset gives x alone
#? tf.data.Dataset.from_tensor_slices((x, y))
---
import tensorflow as tf
import numpy as np
import keras
model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(2, activation="softmax")], name="judge")
model.compile(loss="sparse_categorical_crossentropy")
empty = tf.data.Dataset.from_tensor_slices((np.zeros((8, 6)), np.zeros(8))).batch(4).take(0)
model.fit(empty) #! judge was given no samples
---
import tensorflow as tf
import numpy as np
import keras
model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(2, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy")
data = tf.data.Dataset.from_tensor_slices((np.zeros((8, 6)), np.zeros(8))).batch(4)
model.fit(data.repeat()) #! fit: `steps_per_epoch` must be given where the dataset has no end, found None
#? or leave out repeat(): epochs= does the same
---
import tensorflow as tf
import numpy as np
import keras
model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(2, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy")
data = tf.data.Dataset.from_tensor_slices((np.zeros((8, 6)), np.zeros(8))).batch(4)
model.fit(data, validation_split=0.2) #! fit: `validation_split` must be left out where x is a dataset, found 0.2
#? split the dataset itself: dataset.skip(n) to train, validation_data=dataset.take(n)
---
import numpy as np
import keras
model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(2, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy")
len(model.fit(np.zeros((8, 6)), np.zeros(8), batch_size=2, steps_per_epoch=2, verbose=0).history["loss"]) #= 1
---
import tensorflow as tf
import numpy as np
import keras
model = keras.Sequential([keras.Input((6,), name="x"), keras.layers.Dense(2, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy")
data = tf.data.Dataset.from_tensor_slices({"image": np.zeros((8, 6)), "label": np.zeros(8)}).batch(4)
model.fit(data) #! missing data for input “x”: the dict has the keys ['image', 'label']
#? the inputs are x; a dataset of dicts with labels: dataset.map(lambda d: (d["image"], d["label"]))
