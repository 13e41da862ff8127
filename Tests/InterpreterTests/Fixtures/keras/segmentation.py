# fieldbook only: scenes of shapes, and a class for each pixel
import numpy as np
import keras
from keras import layers
from fieldbook import metrics
keras.utils.set_random_seed(1)
(x, y), (xt, yt) = keras.datasets.shapes.load_data(train=96, test=16, size=32, seed=1)
x.shape, x.dtype, y.shape, y.dtype, xt.shape #= ((96, 32, 32, 3), dtype('uint8'), (96, 32, 32), dtype('uint8'), (16, 32, 32, 3))
int(y.max()), bool((y == 0).mean() > 0.7) #= (5, True)
def block(x, n):
    return layers.ReLU()(layers.BatchNormalization(momentum=0.8)(layers.Conv2D(n, 3, padding="same", use_bias=False)(x)))
inputs = keras.Input((32, 32, 3))
a = block(layers.Rescaling(1 / 255)(inputs), 12)
b = block(layers.MaxPooling2D()(a), 24)
c = block(layers.MaxPooling2D()(b), 32)
h = block(layers.Concatenate()([layers.Conv2DTranspose(24, 2, strides=2)(c), b]), 24)
h = block(layers.Concatenate()([layers.Conv2DTranspose(12, 2, strides=2)(h), a]), 12)
model = keras.Model(inputs, layers.Conv2D(6, 1, activation="softmax")(h))
model.output_shape #= (None, 32, 32, 6)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy", keras.metrics.MeanIoU(num_classes=6, sparse_y_true=True, sparse_y_pred=False, name="miou"), metrics.BoundaryIoU(6, name="edges")])
h = model.fit(x, y, batch_size=8, epochs=10, verbose=0, validation_data=(xt, yt)).history
# Guessing background everywhere gives 0.83 / 6 = 0.139.
h["loss"][-1] < 0.55 * h["loss"][0], h["val_miou"][-1] > 0.16 #= (True, True)
loss, accuracy, miou, edges = model.evaluate(xt, yt, verbose=0)
p = model.predict(xt, verbose=0)
c = p.argmax(axis=-1)
bool(np.isclose(accuracy, (c == yt).mean())), bool(np.isclose(loss, -np.log((p * np.eye(6)[yt]).sum(axis=-1)).mean(), atol=1e-4)) #= (True, True)
def iou(k):
    both, either = ((c == k) & (yt == k)).sum(), ((c == k) | (yt == k)).sum()
    return both / either if either else None
shares = [float(v) for v in [iou(k) for k in range(6)] if v is not None]
bool(np.isclose(miou, sum(shares) / len(shares))), edges < miou #= (True, True)
model.fit(x, y, class_weight={0: 0.1}, verbose=0) #! class_weight expects one output with a class for each sample, found targets of shape (96, 32, 32)
---
import numpy as np
import keras
model = keras.Sequential([keras.Input((8, 8, 3)), keras.layers.Conv2D(4, 1, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy")
model.fit(np.zeros((4, 8, 8, 3)), np.zeros((4, 8, 8)), sample_weight=np.ones((4, 8, 8))) #! sample_weight expects one number for each sample, shape (N,), found (4, 8, 8)
---
import numpy as np
import keras
model = keras.Sequential([keras.Input((8, 8, 3)), keras.layers.Conv2D(4, 1, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy")
model.fit(np.zeros((4, 8, 8, 3)), np.zeros((4, 8, 7))) #! sparse_categorical_crossentropy expects targets of shape (N, 8, 8) of class numbers, found (4, 8, 7)
---
import numpy as np
from fieldbook.metrics import BoundaryIoU
from keras.metrics import IoU, OneHotMeanIoU
g = np.zeros((1, 12, 12), dtype="int64")
g[0, 2:10, 2:10] = 1
p = np.zeros((1, 12, 12), dtype="int64")
p[0, 3:11, 2:10] = 1
def figure(metric):
    metric.update_state(g, np.eye(2)[p])
    return round(float(metric.result()), 6)
figure(BoundaryIoU(2, distance=1)), figure(BoundaryIoU(2, distance=2)), figure(BoundaryIoU(2)) #= (0.518939, 0.709091, 0.518939)
figure(IoU(2, target_class_ids=[1], sparse_y_pred=False)) #= 0.777778
BoundaryIoU(2, distance=0) #! BoundaryIoU: `distance` must be 1 or more, found 0
---
import keras
keras.datasets.shapes.load_data(size=8) #! shapes expects a size from 16 to 1024 pixels, found 8
#? size=64, for example
