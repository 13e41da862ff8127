# Behind a line with `name`, `batch` and `shares`: prints what a step of one worker takes for each share of a batch, and behind the
# number of parameters the seconds of a whole step of `fit`, the least of five.
import time
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

sizes = {"exercise 9's": (28, 28, 1), "dense layers": (1024,)}
shape = sizes.get(name, (224, 224, 3))
if name == "exercise 9's":
    model = keras.Sequential([
        keras.Input(shape), layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(),
        layers.Conv2D(64, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten(),
        layers.Dense(128, activation="relu"), layers.Dropout(0.5), layers.Dense(10, activation="softmax"),
    ])
elif name == "dense layers":
    model = keras.Sequential([
        keras.Input(shape), layers.Dense(2048, activation="relu"), layers.Dense(2048, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ])
else:
    model = {"MobileNetV2": keras.applications.MobileNetV2, "ResNet-50": keras.applications.ResNet50}[name](weights=None)
model.compile("adam", "sparse_categorical_crossentropy")

for share in shares:
    profile(model, batch_size=share)

count = max(2, 512 // batch if len(shape) < 3 or shape[0] < 100 else 2)
x = np.random.rand(count * batch, *shape).astype("float32")
y = np.random.randint(0, 10, count * batch)
model.fit(x, y, batch_size=batch, verbose=0)
steps = []
for _ in range(5):
    start = time.perf_counter()
    model.fit(x, y, batch_size=batch, verbose=0)
    steps.append((time.perf_counter() - start) / count)
print("step", model.count_params(), min(steps))
