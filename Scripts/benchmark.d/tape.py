# Appended to exercise 9's program: trains its network by a loop of its own as the guides write it, then by `fit`, predicts
# by calls of a function, and prints the times.
import time

import tensorflow as tf

loss_of, optimizer = keras.losses.SparseCategoricalCrossentropy(), keras.optimizers.Adam()
accuracy = keras.metrics.SparseCategoricalAccuracy()
x = x.astype("float32")
x_test = x_test.astype("float32")
data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1024).batch(batch_size)


@tf.function
def step(images, labels):
    with tf.GradientTape() as tape:
        outputs = model(images, training=True)
        loss = loss_of(labels, outputs)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    accuracy.update_state(labels, outputs)
    return loss


@tf.function
def probabilities(images):
    return model(images, training=False)


for images_batch, labels_batch in data.take(1):
    step(images_batch, labels_batch)
print("first_batch", time.perf_counter())

for epoch in range(epochs):
    start = time.perf_counter()
    accuracy.reset_state()
    losses = [step(images_batch, labels_batch) for images_batch, labels_batch in data]
    print("epoch", time.perf_counter() - start)

for prediction in range(passes):
    start = time.perf_counter()
    parts = [probabilities(x_test[k:k + batch_size]).numpy() for k in range(0, len(x_test), batch_size)]
    print("pass", time.perf_counter() - start)

print("loss", float(sum(losses)) / len(losses))

for epoch in range(epochs):
    start = time.perf_counter()
    model.fit(x, y, batch_size=batch_size, verbose=0)
    print("fit", time.perf_counter() - start)
