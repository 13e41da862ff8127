# Appended to each case's program: trains `model` and predicts with it, and prints the times.
import time

model.fit(x[:batch_size], y[:batch_size], batch_size=batch_size, verbose=0)
print("first_batch", time.perf_counter())

for epoch in range(epochs):
    start = time.perf_counter()
    history = model.fit(x, y, batch_size=batch_size, verbose=0)
    print("epoch", time.perf_counter() - start)

for prediction in range(passes):
    start = time.perf_counter()
    model.predict(x_test, batch_size=batch_size, verbose=0)
    print("pass", time.perf_counter() - start)

print("loss", history.history["loss"][-1])
