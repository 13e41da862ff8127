# Rung 3 of lesson 9: one network in ten minutes. As rung 2, with more maps, more epochs and a stronger augmentation;
# at the end the mean of the weights of the last five epochs is taken. (As the learning rate is almost nothing by then,
# this brings little: without label smoothing 99.58 % became 99.60 % on the images set aside.)
# `choosing = True` learns from all but the last 5,000 training images and scores on those.
# About 16 seconds of processor time an epoch; says after each how long it will still take.
# Measured with the networks of digits-4-ensemble.py, which are the same: 99.663 % ± 0.046 % over seven seeds.
import time
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers
from fieldbook.datasets import is_available, load_digits

seeds = range(1, 4)
choosing = False
epochs, batch, averaged = 30, 128, 5

(x_train, y_train), (x_test, y_test) = load_digits()
images, digits = x_train[..., np.newaxis] / 255, y_train
others, their_digits = x_test[..., np.newaxis] / 255, y_test
if choosing:
    images, digits, others, their_digits = images[:-5000], digits[:-5000], images[-5000:], digits[-5000:]
print("data:", "MNIST" if is_available("mnist") else "drawn digits", "· learned from", len(images),
      "· scored on", len(others), "set aside" if choosing else "test images")

def block(maps, kernel=3):
    return [layers.Conv2D(maps, kernel, use_bias=False), layers.BatchNormalization(momentum=0.9), layers.ReLU()]

class Epochs(keras.callbacks.Callback):
    """Keeps the weights of the last epochs, and says how far it is."""

    def on_train_begin(self, logs=None):
        self.kept = []
        self.start = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        if epoch >= epochs - averaged:
            self.kept.append(self.model.get_weights())
        left = (time.perf_counter() - self.start) / (epoch + 1) * (epochs - epoch - 1)
        print(f"  epoch {epoch + 1:2}: {logs['accuracy']:.2%} of what it learns from, {left / 60:.1f} minutes left")

    def mean(self):
        return [sum(weights) / len(self.kept) for weights in zip(*self.kept)]

scores, times = [], []
for seed in seeds:
    keras.utils.set_random_seed(seed)
    net = keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.RandomRotation(12 / 360, fill_mode="constant"),
        layers.RandomTranslation(0.08, 0.08, fill_mode="constant"),
        layers.RandomZoom(0.1, fill_mode="constant"),
        *block(32, 5), layers.MaxPooling2D(2),
        *block(64), *block(64), layers.MaxPooling2D(2),
        *block(128),
        layers.Flatten(),
        layers.Dropout(0.4),
        layers.Dense(10, activation="softmax"),
    ])
    rate = keras.optimizers.schedules.OneCycle(0.01, epochs * -(-len(images) // batch), final_div_factor=100)
    net.compile(optimizer=keras.optimizers.Adam(rate), metrics=["accuracy"],
                loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1))
    each = Epochs()
    start, work = time.perf_counter(), time.process_time()
    net.fit(images, keras.utils.to_categorical(digits, 10), batch_size=batch, epochs=epochs, verbose=0, callbacks=[each])
    net.set_weights(each.mean())
    times.append(time.perf_counter() - start)
    work = time.process_time() - work
    answers = net.predict(others, batch_size=500, verbose=0).argmax(axis=1)
    scores.append((answers == their_digits).mean())
    print(f"seed {seed:2}: {scores[-1]:.2%} after {times[-1]:.0f} s, {work:.0f} s of processor time")
print(f"{np.mean(scores):.3%} ± {np.std(scores, ddof=1):.3%} of {len(scores)}, {np.median(times):.0f} s each")
