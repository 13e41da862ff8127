# Appended to a case's program: times calls with `batch_size` images.
import time

x = x_test[:batch_size].astype("float32")
times = []
end = time.perf_counter() + 4
while time.perf_counter() < end or len(times) < 20:
    start = time.perf_counter()
    model.predict(x, verbose=0)
    times.append(time.perf_counter() - start)
times = sorted(times[len(times) // 4:])
print("Fieldbook", times[len(times) // 2], times[len(times) * 99 // 100], sep="\t")
