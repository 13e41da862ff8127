"""How the time of built-in operations grows with the size of what they work on: run here and in CPython by the case `costs`.

Prints a line for each: its name, the power of the size that it grows by in CPython, the power measured, and the seconds of the largest size.
"""

import math
import time
from collections import Counter, OrderedDict, deque

SIZES = [20_000, 80_000]
ROUNDS = 3


def repeated(operation, times=2000):
    """A few thousand calls, so that one that takes no time in proportion to the size can be measured."""
    for i in range(times):
        operation(i)


def words(n):
    return [f"w{i * 7919 % n}" for i in range(n)]


def emptied(container, take):
    while container:
        take(container)


# Name, power of the size in CPython, what is made of a size beforehand, what is measured.
OPERATIONS = [
    ("text: character", 0, lambda n: "a" * n, lambda s: repeated(lambda i: s[len(s) // 2 + i])),
    ("text beyond ASCII: character", 0, lambda n: "é" * n, lambda s: repeated(lambda i: s[len(s) // 2 + i])),
    ("text beyond ASCII: length", 0, lambda n: "é" * n, lambda s: repeated(lambda i: len(s))),
    ("text beyond ASCII: short slice", 0, lambda n: "é" * n, lambda s: repeated(lambda i: s[len(s) - 50 - i:len(s) - 40 - i])),
    ("text beyond ASCII: each character by its place", 1, lambda n: "aé" * (n // 2), lambda s: sum(1 for i in range(len(s)) if s[i] == "é")),
    ("text: loop", 1, lambda n: "aé" * (n // 2), lambda s: sum(1 for c in s if c == "é")),
    ("text: built by +=", 1, lambda n: n, lambda n: grown(n)),
    ("text: join", 1, words, lambda x: " ".join(x)),
    ("text: split", 1, lambda n: " ".join(words(n)), lambda s: s.split()),
    ("text: replace", 1, lambda n: "ab" * n, lambda s: s.replace("a", "cc")),
    ("text: find", 1, lambda n: "a" * n + "b", lambda s: [s.find("b") for _ in range(50)]),
    ("text: one found after another", 1, lambda n: "ab" * n, lambda s: found(s)),
    ("text beyond ASCII: one found after another", 1, lambda n: "éb" * n, lambda s: found(s)),
    ("text: count", 1, lambda n: "ab" * n, lambda s: s.count("a")),
    ("text: in", 1, lambda n: "a" * n + "b", lambda s: ["b" in s for _ in range(50)]),
    ("text: reversed", 1, lambda n: "aé" * n, lambda s: s[::-1]),
    ("bytes: byte", 0, lambda n: b"a" * n, lambda s: repeated(lambda i: s[len(s) // 2 + i])),
    ("bytes: short slice", 0, lambda n: b"a" * n, lambda s: repeated(lambda i: s[i:i + 10])),
    ("bytearray: append", 1, lambda n: n, lambda n: filled(bytearray(), n)),
    ("bytearray: set a byte", 0, bytearray, lambda s: repeated(lambda i: s.__setitem__(i, 1))),
    ("list: element", 0, lambda n: list(range(n)), lambda x: repeated(lambda i: x[-1 - i])),
    ("list: set an element", 0, lambda n: list(range(n)), lambda x: repeated(lambda i: x.__setitem__(i, 0))),
    ("list: append", 1, lambda n: n, lambda n: filled([], n)),
    ("list: pop from the end", 1, lambda n: list(range(n)), lambda x: emptied(x, list.pop)),
    ("list: short slice", 0, lambda n: list(range(n)), lambda x: repeated(lambda i: x[i:i + 10])),
    ("list: delete a slice at the end", 0, lambda n: list(range(n)), lambda x: repeated(lambda i: x.__delitem__(slice(len(x) - 2, None)))),
    ("list: comprehension", 1, lambda n: n, lambda n: [i for i in range(n)]),
    ("list: sort of ints", 1.1, lambda n: [i * 7919 % n for i in range(n)], sorted),
    ("list: sort of floats", 1.1, lambda n: [i * 7919 % n / 3 for i in range(n)], sorted),
    ("list: sort of texts", 1.1, words, sorted),
    ("list: sort by a key", 1.1, words, lambda x: sorted(x, key=len)),
    ("list: sorted already", 1, lambda n: list(range(n)), sorted),
    ("list: + of a short one", 1, lambda n: list(range(n)), lambda x: [x + [1] for _ in range(20)]),
    ("list: +=", 1, lambda n: n, lambda n: extended(n)),
    ("list: ==", 1, lambda n: (list(range(n)), list(range(n))), lambda x: x[0] == x[1]),
    ("list: in", 1, lambda n: list(range(n)), lambda x: [-1 in x for _ in range(5)]),
    ("tuple: element", 0, lambda n: tuple(range(n)), lambda x: repeated(lambda i: x[i])),
    ("tuple: hash", 1, lambda n: tuple(range(n)), hash),
    ("dict: look-up", 0, lambda n: dict.fromkeys(range(n), 1), lambda d: repeated(lambda i: d[i])),
    ("dict: built of ints", 1, lambda n: n, lambda n: {i: i for i in range(n)}),
    ("dict: built of texts", 1, words, lambda x: {w: 1 for w in x}),
    ("dict: counting", 1, words, Counter),
    ("dict: popitem", 1, lambda n: dict.fromkeys(range(n)), lambda d: emptied(d, dict.popitem)),
    ("dict: emptied by pop", 1, lambda n: dict.fromkeys(range(n)), lambda d: [d.pop(k) for k in list(d)]),
    ("dict: keys and values", 1, lambda n: dict.fromkeys(range(n), 1), lambda d: sum(v for k, v in d.items())),
    ("dict: copy", 1, lambda n: dict.fromkeys(range(n), 1), dict),
    ("dict: key in keys()", 0, lambda n: dict.fromkeys(range(n), 1), lambda d: repeated(lambda i: i in d.keys())),
    ("OrderedDict: oldest taken out", 1, lambda n: OrderedDict.fromkeys(range(n // 4)), lambda d: emptied(d, lambda d: d.popitem(last=False))),
    ("OrderedDict: move_to_end", 0, lambda n: OrderedDict.fromkeys(range(n)), lambda d: repeated(lambda i: d.move_to_end(i), 200)),
    ("set: in", 0, lambda n: set(range(n)), lambda s: repeated(lambda i: i in s)),
    ("set: add", 1, lambda n: n, lambda n: added(n)),
    ("set: pop", 1, lambda n: set(range(n)), lambda s: emptied(s, set.pop)),
    ("set: &", 1, lambda n: (set(range(n)), set(range(0, 2 * n, 2))), lambda s: s[0] & s[1]),
    ("set: & of a small one", 0, lambda n: (set(range(n)), {1, 2, 3}), lambda s: repeated(lambda i: s[0] & s[1], 50)),
    ("set: |= of a small one", 0, lambda n: (set(range(n)), {1, 2, 3}), lambda s: repeated(lambda i: s[0].update(s[1]), 200)),
    ("set: -= of a small one", 0, lambda n: (set(range(n)), {1, 2, 3}), lambda s: repeated(lambda i: s[0].difference_update(s[1]), 200)),
    ("deque: append and popleft", 1, lambda n: deque(range(n)), lambda d: emptied(d, deque.popleft)),
    ("range: in", 0, range, lambda r: repeated(lambda i: i in r)),
    ("range: element", 0, range, lambda r: repeated(lambda i: r[i])),
    ("int: product", 1.6, lambda n: (3 ** n, 7 ** n), lambda x: x[0] * x[1]),
    ("objects: made", 1, lambda n: n, lambda n: [Point(i) for i in range(n)]),
    ("generator: values", 1, lambda n: n, lambda n: sum(x for x in counted(n))),
    ("exceptions: caught", 1, lambda n: n // 4, lambda n: caught(n)),
]


class Point:
    def __init__(self, x):
        self.x = x


def grown(n):
    text = ""
    for _ in range(n):
        text += "x"
    return text


def found(text):
    place = -1
    while (place := text.find("b", place + 1)) >= 0:
        pass


def filled(container, n):
    for i in range(n):
        container.append(i % 256)


def extended(n):
    x = []
    for i in range(n):
        x += [i]


def added(n):
    s = set()
    for i in range(n):
        s.add(i)


def counted(n):
    for i in range(n):
        yield i


def caught(n):
    for _ in range(n):
        try:
            raise ValueError("x")
        except ValueError:
            pass


def seconds(make, operation, size):
    best = math.inf
    for _ in range(ROUNDS):
        value = make(size)
        start = time.process_time()
        operation(value)
        best = min(best, time.process_time() - start)
    return best


for name, power, make, operation in OPERATIONS:
    first, last = (seconds(make, operation, size) for size in SIZES)
    grows = math.log(last / first) / math.log(SIZES[1] / SIZES[0])
    print(f"{name}\t{power}\t{grows:.2f}\t{last:.6f}", flush=True)
