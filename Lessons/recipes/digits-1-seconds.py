# Rung 1 of lesson 9: 99 % in seconds. One epoch with one cycle of the learning rate, ten networks from ten seeds.
# The recipe is that of train_mnist_fast (99.04 % over 30 seeds), with batches of 128 instead of 256:
# chosen on the last 5,000 training images, from which nothing was learned then (`choosing = True`).
# About 3 seconds a network on two cores. Measured: 99.04 % ± 0.09 % over these ten seeds.
import time
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers
from fieldbook.datasets import is_available, load_digits

seeds = range(1, 11)
choosing = False
epochs, batch = 1, 128

(x_train, y_train), (x_test, y_test) = load_digits()
images, digits = x_train[..., np.newaxis] / 255, y_train
others, their_digits = x_test[..., np.newaxis] / 255, y_test
if choosing:
    images, digits, others, their_digits = images[:-5000], digits[:-5000], images[-5000:], digits[-5000:]
print("data:", "MNIST" if is_available("mnist") else "drawn digits", "· learned from", len(images),
      "· scored on", len(others), "set aside" if choosing else "test images")

scores, times = [], []
for seed in seeds:
    keras.utils.set_random_seed(seed)
    net = keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(24, 5, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Conv2D(32, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        layers.Dense(256, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ])
    rate = keras.optimizers.schedules.OneCycle(0.01, epochs * -(-len(images) // batch))
    net.compile(optimizer=keras.optimizers.Adam(rate, beta_1=0.7, beta_2=0.9),
                loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    start, work = time.perf_counter(), time.process_time()
    net.fit(images, digits, batch_size=batch, epochs=epochs, verbose=0)
    times.append(time.perf_counter() - start)
    work = time.process_time() - work
    scores.append(net.evaluate(others, their_digits, batch_size=500, verbose=0)[1])
    print(f"seed {seed:2}: {scores[-1]:.2%} after {times[-1]:.1f} s, {work:.1f} s of processor time")
print(f"{np.mean(scores):.3%} ± {np.std(scores, ddof=1):.3%} of {len(scores)}, {np.median(times):.1f} s each")
