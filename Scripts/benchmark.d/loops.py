# Plain code as textbooks and notebooks write it: prints for each piece its seconds of processor time, the best of three,
# and a result that must be the same everywhere.
import time
import numpy as np


def arithmetic():
    total = 0
    for i in range(1000000):
        total = (total * 3 + i) % 1000003
    x = 0.5
    for i in range(500000):
        x = 3.7 * x * (1.0 - x)
    return total, x


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def calls():
    return fibonacci(24)


def relu_by_element():
    a = np.zeros((100, 100))
    for i in range(100):
        for j in range(100):
            a[i, j] = i - j
    for _ in range(5):
        for i in range(a.shape[0]):
            for j in range(a.shape[1]):
                a[i, j] = max(a[i, j], 0)
    return a.sum()


def text():
    parts = []
    for i in range(100000):
        parts.append("layer " + str(i))
    line = ""
    for i in range(20000):
        line += chr(97 + i % 26)
    return len(", ".join(parts)) + len(line)


def counting():
    counts = {}
    for word in ("the cat sat on the mat and the dog sat too " * 10000).split():
        counts[word] = counts.get(word, 0) + 1
    return counts["the"]


def comprehension():
    squares = [i * i for i in range(300000) if i % 3]
    return sum(squares), len({i % 1000 for i in range(300000)})


def convolution():
    image = np.arange(28.0 * 28).reshape(28, 28)
    kernel = np.ones((3, 3)) / 9
    out = np.zeros((26, 26))
    for i in range(26):
        for j in range(26):
            total = 0.0
            for k in range(3):
                for l in range(3):
                    total += image[i + k, j + l] * kernel[k, l]
            out[i, j] = total
    return round(float(out.sum()), 3)


def windows():
    image = np.arange(28.0 * 28).reshape(28, 28)
    kernel = np.ones((3, 3)) / 9
    out = np.zeros((26, 26))
    for _ in range(3):
        for i in range(26):
            for j in range(26):
                out[i, j] = np.sum(image[i:i + 3, j:j + 3] * kernel)
    return round(float(out.sum()), 3)


def matrix():
    n = 70
    a = [[float(i + j) for j in range(n)] for i in range(n)]
    b = [[float(i - j) for j in range(n)] for i in range(n)]
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a[i][k] * b[k][j]
            c[i][j] = total
    return c[3][4]


def sorting():
    numbers = [(i * 7919) % 1000003 for i in range(200000)]
    numbers.sort()
    return numbers[1000], sorted(numbers, key=lambda x: -x)[5]


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def norm(self):
        return self.x * self.x + self.y * self.y


def objects():
    total = 0
    for i in range(100000):
        total += Point(i, 1).norm()
    return total


pieces = [
    arithmetic, calls, relu_by_element, text, counting, comprehension, convolution, windows, matrix, sorting, objects,
]
for work in pieces:
    times = []
    for _ in range(3):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    print(work.__name__, min(times), result)
