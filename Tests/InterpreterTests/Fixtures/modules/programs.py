import os, tempfile; os.chdir(tempfile.mkdtemp())
import os
data_dir = os.path.join(os.getcwd(), "dataset")
for split in ("train", "validation", "test"):
    for label in ("cats", "dogs"):
        d = os.path.join(data_dir, split, label)
        os.makedirs(d, exist_ok=True)
        for i in range(3):
            with open(os.path.join(d, f"{label}.{i}.jpg"), "wb") as f:
                f.write(bytes([255, 216, 255, i]))
for root, dirs, files in sorted(os.walk(data_dir)):
    print(os.path.relpath(root, data_dir), sorted(dirs), len(files)) #> . ['test', 'train', 'validation'] 0⏎test ['cats', 'dogs'] 0⏎test/cats [] 3⏎test/dogs [] 3⏎train ['cats', 'dogs'] 0⏎train/cats [] 3⏎train/dogs [] 3⏎validation ['cats', 'dogs'] 0⏎validation/cats [] 3⏎validation/dogs [] 3
print(len(os.listdir(os.path.join(data_dir, "train", "cats"))), sorted(os.listdir(os.path.join(data_dir, "train")))) #> 3 ['cats', 'dogs']
total = sum(os.path.getsize(os.path.join(r, f)) for r, _, fs in os.walk(data_dir) for f in fs)
print(total, os.path.splitext("a/b.tar.gz"), os.path.basename("/a/b.txt"), os.path.dirname("/a/b.txt")) #> 72 ('a/b.tar', '.gz') b.txt /a
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
from pathlib import Path
import shutil
base = Path("images")
(base / "a").mkdir(parents=True, exist_ok=True)
for i in range(4):
    (base / "a" / f"img_{i:02d}.png").write_bytes(b"x" * i)
paths = sorted(base.glob("**/*.png"))
print([str(p) for p in paths], [p.stem for p in paths], paths[0].parent.name) #> ['images/a/img_00.png', 'images/a/img_01.png', 'images/a/img_02.png', 'images/a/img_03.png'] ['img_00', 'img_01', 'img_02', 'img_03'] a
labels = [p.parent.name for p in paths]
print(labels, sum(p.stat().st_size for p in paths)) #> ['a', 'a', 'a', 'a'] 6
new = base / "b"; new.mkdir()
shutil.copy(paths[1], new / "copy.png"); shutil.move(str(paths[2]), str(new))
print(sorted(p.name for p in new.iterdir()), paths[2].exists(), (new / "copy.png").read_bytes()) #> ['copy.png', 'img_02.png'] False b'x'
shutil.rmtree(base); print(base.exists()) #> False
print(Path("a/b") / "../c", Path("x.tar.gz").suffixes, Path("x.txt").with_suffix(".csv"), Path.cwd() == Path().resolve(), Path("a") < Path("b")) #> a/b/../c ['.tar', '.gz'] x.csv True True
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import csv
from collections import Counter, defaultdict
rows = "file,label,width\na.jpg,cat,120\nb.jpg,dog,99\nc.jpg,cat,101\n"
with open("labels.csv", "w") as f: f.write(rows)
with open("labels.csv", newline="") as f:
    reader = csv.DictReader(f)
    records = list(reader)
    print(reader.fieldnames) #> ['file', 'label', 'width']
counts = Counter(r["label"] for r in records)
print(counts, counts.most_common(1), dict(counts)) #> Counter({'cat': 2, 'dog': 1}) [('cat', 2)] {'cat': 2, 'dog': 1}
by = defaultdict(list)
for r in records: by[r["label"]].append(int(r["width"]))
print(dict(by), {k: sum(v) / len(v) for k, v in by.items()}) #> {'cat': [120, 101], 'dog': [99]} {'cat': 110.5, 'dog': 99.0}
class_names = sorted(set(r["label"] for r in records))
class_to_index = {name: i for i, name in enumerate(class_names)}
print(class_to_index, [class_to_index[r["label"]] for r in records]) #> {'cat': 0, 'dog': 1} [0, 1, 0]
with open("out.csv", "w", newline="") as f:
    w = csv.writer(f, delimiter=";"); w.writerow(["epoch", "loss"]); w.writerows([[i, round(1 / (i + 1), 3)] for i in range(3)])
print(open("out.csv").read()) #> epoch;loss⏎0;1.0⏎1;0.5⏎2;0.333
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import json
from pathlib import Path
config = {"model": "lenet", "epochs": 5, "lr": 1e-3, "layers": [{"type": "Conv2D", "filters": 32}, {"type": "Dense", "units": 10}], "augment": True, "seed": None}
Path("config.json").write_text(json.dumps(config, indent=2))
print(Path("config.json").read_text()) #> {⏎  "model": "lenet",⏎  "epochs": 5,⏎  "lr": 0.001,⏎  "layers": [⏎    {⏎      "type": "Conv2D",⏎      "filters": 32⏎    },⏎    {⏎      "type": "Dense",⏎      "units": 10⏎    }⏎  ],⏎  "augment": true,⏎  "seed": null⏎}
with open("config.json") as f: loaded = json.load(f)
print(loaded == config, loaded["layers"][0]["filters"], type(loaded["lr"])) #> True 32 <class 'float'>
loaded["epochs"] += 1
with open("config.json", "w") as f: json.dump(loaded, f, sort_keys=True, indent=4)
print(open("config.json").read()) #> {⏎    "augment": true,⏎    "epochs": 6,⏎    "layers": [⏎        {⏎            "filters": 32,⏎            "type": "Conv2D"⏎        },⏎        {⏎            "type": "Dense",⏎            "units": 10⏎        }⏎    ],⏎    "lr": 0.001,⏎    "model": "lenet",⏎    "seed": null⏎}
try: json.loads("{'a': 1}")
except json.JSONDecodeError as e: print("bad:", e) #> bad: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
history = {"loss": [0.5, 0.25], "accuracy": [0.1, 0.9]}
print(json.dumps(history), json.dumps({1: "a", None: 2, True: 3}), json.dumps("ü"), json.dumps("ü", ensure_ascii=False), json.dumps([1.0, float("inf")])) #> {"loss": [0.5, 0.25], "accuracy": [0.1, 0.9]} {"1": 3, "null": 2} "\u00fc" "ü" [1.0, Infinity]
try: json.dumps({"x": {1, 2}})
except TypeError as e: print(e) #> Object of type set is not JSON serializable
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import datetime, time, re
stamp = datetime.datetime(2024, 3, 9, 14, 5, 7)
name = f"run-{stamp:%Y%m%d-%H%M%S}"
print(name, stamp.strftime("%Y-%m-%d %H:%M"), stamp.isoformat(), re.match(r"run-\d{8}-\d{6}$", name) is not None) #> run-20240309-140507 2024-03-09 14:05 2024-03-09T14:05:07 True
print(re.fullmatch(r"\d{8}-\d{6}", datetime.datetime.now().strftime("%Y%m%d-%H%M%S")) is not None) #> True
start = time.time(); time.sleep(0.01); elapsed = time.time() - start
print(0.005 < elapsed < 1, datetime.timedelta(seconds=3723), str(datetime.timedelta(seconds=90.5)), datetime.timedelta(days=1, hours=2) / 2) #> True 1:02:03 0:01:30.500000 13:00:00
print((datetime.date(2024, 3, 1) - datetime.date(2024, 2, 1)).days, datetime.datetime.strptime("2024-01-31", "%Y-%m-%d").weekday(), datetime.datetime.fromisoformat("2024-01-01T10:00:00")) #> 29 2 2024-01-01 10:00:00
print(time.strftime("%H:%M:%S", time.gmtime(3661)), datetime.datetime.fromtimestamp(0, datetime.timezone.utc)) #> 01:01:01 1970-01-01 00:00:00+00:00
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import argparse
parser = argparse.ArgumentParser(description="Train")
parser.add_argument("--epochs", type=int, default=10)
parser.add_argument("--lr", type=float, default=0.01)
parser.add_argument("--augment", action="store_true")
parser.add_argument("--layers", nargs="+", type=int, default=[32])
parser.add_argument("--optimizer", choices=["sgd", "adam"], default="adam")
args = parser.parse_args([])
print(args, vars(args)) #> Namespace(epochs=10, lr=0.01, augment=False, layers=[32], optimizer='adam') {'epochs': 10, 'lr': 0.01, 'augment': False, 'layers': [32], 'optimizer': 'adam'}
args = parser.parse_args(["--epochs", "3", "--augment", "--layers", "1", "2"])
print(args.epochs, args.augment, args.layers, args.lr) #> 3 True [1, 2] 0.01
known, rest = parser.parse_known_args(["-f", "kernel.json", "--lr=0.5"])
print(known.lr, rest) #> 0.5 ['-f', 'kernel.json']
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import logging, sys
logger = logging.getLogger("training")
logger.setLevel(logging.INFO)
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s"))
logger.addHandler(handler)
for epoch in range(2): logger.info("epoch %d: loss=%.4f", epoch, 1 / (epoch + 1))
logger.debug("not shown"); logger.warning("careful"); logger.error("x=%s", [1, 2])
fh = logging.FileHandler("train.log"); fh.setFormatter(logging.Formatter("%(message)s")); logger.addHandler(fh)
logger.info("to the file"); print(open("train.log").read()) #> INFO    |training|epoch 0: loss=1.0000⏎INFO    |training|epoch 1: loss=0.5000⏎WARNING |training|careful⏎ERROR   |training|x=[1, 2]⏎INFO    |training|to the file⏎to the file
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
from dataclasses import dataclass, field, asdict
from typing import List, Optional, Tuple
@dataclass
class Config:
    name: str = "base"
    filters: List[int] = field(default_factory=lambda: [32, 64])
    dropout: Optional[float] = None
    size: Tuple[int, int] = (28, 28)
    def total(self) -> int:
        return sum(self.filters)
c = Config(); d = Config("big", [64, 128], 0.5)
print(c, d.total(), asdict(d), c == Config(), c != d) #> Config(name='base', filters=[32, 64], dropout=None, size=(28, 28)) 192 {'name': 'big', 'filters': [64, 128], 'dropout': 0.5, 'size': (28, 28)} True True
c.filters.append(1); print(c, Config()) #> Config(name='base', filters=[32, 64, 1], dropout=None, size=(28, 28)) Config(name='base', filters=[32, 64], dropout=None, size=(28, 28))
@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0
print(sorted([Point(2), Point(1, 5)]), hash(Point(1)) == hash(Point(1)), {Point(1): "a"}) #> [Point(x=1, y=5), Point(x=2, y=0)] True {Point(x=1, y=0): 'a'}
try: Point(1).x = 3
except Exception as e: print(type(e).__name__, e) #> FrozenInstanceError cannot assign to field 'x'
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
from enum import Enum, auto, IntEnum
class Mode(Enum):
    TRAIN = auto()
    EVAL = auto()
class Label(IntEnum):
    CAT = 0
    DOG = 1
print(Mode.TRAIN, list(Mode), Mode["EVAL"], Mode(1).name, Mode.TRAIN.value, [l.name.lower() for l in Label], Label(1) == 1, ["a", "b"][Label.DOG]) #> Mode.TRAIN [<Mode.TRAIN: 1>, <Mode.EVAL: 2>] Mode.EVAL TRAIN 1 ['cat', 'dog'] True b
match Mode.EVAL:
    case Mode.TRAIN: print("t")
    case Mode.EVAL: print("e") #> e
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
from collections import namedtuple, deque, OrderedDict, ChainMap
Box = namedtuple("Box", "x y w h")
b = Box(1, 2, 3, 4)
print(b, b.w, b._asdict(), b._replace(x=9), tuple(b), Box._fields, Box._make([0, 0, 1, 1])) #> Box(x=1, y=2, w=3, h=4) 3 {'x': 1, 'y': 2, 'w': 3, 'h': 4} Box(x=9, y=2, w=3, h=4) (1, 2, 3, 4) ('x', 'y', 'w', 'h') Box(x=0, y=0, w=1, h=1)
window = deque(maxlen=3)
for loss in (5, 4, 3, 2): window.append(loss)
print(window, sum(window) / len(window), window[0], list(reversed(window))) #> deque([4, 3, 2], maxlen=3) 3.0 4 [2, 3, 4]
window.appendleft(9); window.rotate(1); print(window) #> deque([3, 9, 4], maxlen=3)
od = OrderedDict(a=1, b=2); od.move_to_end("a"); print(od, list(od), od.popitem(last=False)) #> OrderedDict([('a', 1)]) ['b', 'a'] ('b', 2)
print(ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], dict(ChainMap({"a": 1}, {"a": 2, "b": 3}))) #> 3 {'a': 1, 'b': 3}
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import itertools
grid = {"lr": [0.1, 0.01], "units": [16, 32]}
for values in itertools.product(*grid.values()): print(dict(zip(grid, values))) #> {'lr': 0.1, 'units': 16}⏎{'lr': 0.1, 'units': 32}⏎{'lr': 0.01, 'units': 16}⏎{'lr': 0.01, 'units': 32}
print(list(itertools.combinations("abc", 2)), list(itertools.permutations([1, 2, 3], 2))[:3]) #> [('a', 'b'), ('a', 'c'), ('b', 'c')] [(1, 2), (1, 3), (2, 1)]
for key, group in itertools.groupby(sorted(["cat1", "dog1", "cat2"]), key=lambda s: s[:3]): print(key, list(group)) #> cat ['cat1', 'cat2']⏎dog ['dog1']
print(list(itertools.accumulate([1, 2, 3], initial=0)), list(itertools.islice(itertools.cycle("ab"), 5)), list(itertools.pairwise("abcd")), list(itertools.zip_longest([1, 2], "a", fillvalue="-"))) #> [0, 1, 3, 6] ['a', 'b', 'a', 'b', 'a'] [('a', 'b'), ('b', 'c'), ('c', 'd')] [(1, 'a'), (2, '-')]
it = iter(range(10)); print(list(itertools.takewhile(lambda x: x < 3, it)), list(itertools.batched([1,2,3],2)) if hasattr(itertools, "batched") else "no batched") #> [0, 1, 2] no batched
a, b = itertools.tee([1, 2]); print(next(a), list(b), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.filterfalse(lambda x: x % 2, range(5))), list(itertools.compress("abc", [1, 0, 1])), list(itertools.chain.from_iterable([[1], [2]])), list(itertools.repeat(7, 2))) #> 1 [1, 2] [8, 9] [0, 2, 4] ['a', 'c'] [1, 2] [7, 7]
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import re
lines = ["epoch 1/5 loss: 0.532 acc: 0.81", "epoch 2/5 loss: 0.311 acc: 0.90"]
pattern = re.compile(r"epoch (?P<n>\d+)/\d+ loss: (?P<loss>[\d.]+)")
for line in lines:
    m = pattern.search(line); print(m.group("n"), float(m["loss"]), m.groupdict(), m.span()) #> 1 0.532 {'n': '1', 'loss': '0.532'} (0, 21)⏎2 0.311 {'n': '2', 'loss': '0.311'} (0, 21)
print(re.findall(r"[\d.]+", lines[0]), re.sub(r"\s+", "_", "a  b c"), re.split(r"[,;]", "a,b;c"), re.sub(r"(\w+)@(\w+)", r"\2 at \1", "me@home")) #> ['1', '5', '0.532', '0.81'] a_b_c ['a', 'b', 'c'] home at me
files = ["img_10.png", "img_9.png", "img_1.png"]
print(sorted(files, key=lambda f: int(re.search(r"(\d+)", f).group())), [m.start() for m in re.finditer("a", "banana")], re.escape("a.b"), re.match("x", "y")) #> ['img_1.png', 'img_9.png', 'img_10.png'] [1, 3, 5] a\.b None
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "a1 b22"), bool(re.match(r"^\w+\.(jpg|png)$", "a.png", re.I))) #> a2 b44 True
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import random, statistics, math
random.seed(1234)
files = [f"img{i}.jpg" for i in range(10)]
random.shuffle(files); print(files[:3]) #> ['img2.jpg', 'img8.jpg', 'img3.jpg']
split = int(0.8 * len(files)); train, test = files[:split], files[split:]; print(len(train), test) #> 8 ['img1.jpg', 'img7.jpg']
print(random.sample(range(100), 4), random.choice(train), random.choices([0, 1], weights=[1, 3], k=5), round(random.gauss(0, 1), 6), random.uniform(0, 1)) #> [30, 2, 3, 44] img0.jpg [1, 0, 0, 0, 0] -2.579318 0.06456228097718608
rng = random.Random(42); print(rng.random(), rng.randint(1, 6), rng.sample("abcdef", 3)) #> 0.6394267984578837 1 ['f', 'c', 'b']
acc = [0.9, 0.92, 0.88]
print(statistics.mean(acc), statistics.stdev(acc), statistics.median(acc), math.isclose(0.1 + 0.2, 0.3), math.prod([1, 2, 3]), math.ceil(7 / 2), math.log2(8), math.inf > 1) #> 0.9 0.020000000000000018 0.9 True 6 4 3.0 True
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import copy, pprint, textwrap, string
a = {"layers": [1, [2, 3]]}; b = copy.deepcopy(a); c = copy.copy(a); a["layers"][1].append(4); print(b, c) #> {'layers': [1, [2, 3]]} {'layers': [1, [2, 3, 4]]}
pprint.pprint({"conv": {"filters": [32, 64, 128], "kernel": (3, 3), "activation": "relu", "padding": "same"}, "dense": list(range(30))}) #> {'conv': {'activation': 'relu',⏎          'filters': [32, 64, 128],⏎          'kernel': (3, 3),⏎          'padding': 'same'},⏎ 'dense': [0,⏎           1,⏎           2,⏎           3,⏎           4,⏎           5,⏎           6,⏎           7,⏎           8,⏎           9,⏎           10,⏎           11,⏎           12,⏎           13,⏎           14,⏎           15,⏎           16,⏎           17,⏎           18,⏎           19,⏎           20,⏎           21,⏎           22,⏎           23,⏎           24,⏎           25,⏎           26,⏎           27,⏎           28,⏎           29]}
print(textwrap.fill("The quick brown fox jumps over the lazy dog and runs away", width=30)); print(textwrap.dedent("  a\n    b\n  c")) #> The quick brown fox jumps over⏎the lazy dog and runs away⏎a⏎  b⏎c
print(string.ascii_lowercase[:5], string.digits, string.punctuation, textwrap.indent("a\nb", "> "), textwrap.shorten("hello big world", 12)) #> abcde 0123456789 !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ > a⏎> b hello [...]
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
from functools import partial, reduce, lru_cache, wraps
import time, operator
def timed(f):
    @wraps(f)
    def inner(*args, **kwargs):
        start = time.perf_counter(); result = f(*args, **kwargs)
        assert time.perf_counter() >= start
        return result
    return inner
@timed
def slow(n):
    """Doc."""
    return n * 2
print(slow(3), slow.__name__, slow.__doc__) #> 6 slow Doc.
conv = partial(dict, kernel=3, padding="same"); print(conv(filters=8)) #> {'kernel': 3, 'padding': 'same', 'filters': 8}
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info(), reduce(operator.mul, range(1, 30)), sorted([("a", 3), ("b", 1)], key=operator.itemgetter(1))) #> 2880067194370816120 CacheInfo(hits=88, misses=91, maxsize=None, currsize=91) 8841761993739701954543616000000 [('b', 1), ('a', 3)]
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
from contextlib import contextmanager, redirect_stdout, suppress, ExitStack
import io, os
@contextmanager
def section(name):
    print("begin", name)
    try: yield name.upper()
    finally: print("end", name)
with section("load") as s: print(s) #> begin load⏎LOAD⏎end load
out = io.StringIO()
with redirect_stdout(out): print("hidden")
print(repr(out.getvalue())) #> 'hidden\n'
with suppress(FileNotFoundError): os.remove("nope")
with ExitStack() as stack:
    fs = [stack.enter_context(open(f"f{i}", "w")) for i in range(2)]
    for f in fs: f.write("x")
print([f.closed for f in fs]) #> [True, True]
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import zipfile, gzip, hashlib, tempfile, os, pickle, io
with gzip.open("a.gz", "wb") as f: f.write(b"hello" * 3)
with gzip.open("a.gz", "rb") as f: print(f.read()) #> b'hellohellohello'
with gzip.open("a.gz", "rt") as f: print(f.read(5)) #> hello
print(hashlib.md5(b"abc").hexdigest(), hashlib.sha256("é".encode()).hexdigest()[:16]) #> 900150983cd24fb0d6963f7d28e17f72 4a99557e4033c353
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, "x.pkl")
    with open(p, "wb") as f: pickle.dump({"a": [1, 2, (3, None)], "b": "é"}, f)
    with open(p, "rb") as f: print(pickle.load(f)) #> {'a': [1, 2, (3, None)], 'b': 'é'}
print(os.path.exists(d)) #> False
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
with open("notes.txt", "w", encoding="utf-8") as f:
    f.write("first\nsecond\n"); print("third", 3, sep="-", file=f)
with open("notes.txt") as f:
    for n, line in enumerate(f, 1): print(n, line.rstrip()) #> 1 first⏎2 second⏎3 third-3
lines = open("notes.txt").read().splitlines(); print(lines) #> ['first', 'second', 'third-3']
with open("notes.txt", "a") as f: f.writelines(["x\n", "y\n"])
print(sum(1 for _ in open("notes.txt")), open("notes.txt").readlines()[-1:]) #> 5 ['y\n']
try: open("missing.txt")
except FileNotFoundError as e: print(e, e.errno, e.filename, e.strerror) #> [Errno 2] No such file or directory: 'missing.txt' 2 missing.txt No such file or directory
try: open(".")
except IsADirectoryError as e: print(e) #> [Errno 21] Is a directory: '.'
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import sys, platform, os
sys.stdout.write("no newline"); sys.stdout.write("\n"); sys.stdout.flush() #> no newline
print("os" in sys.modules, isinstance(sys.path, list), sys.getrecursionlimit() > 10) #> True True True
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"; print(os.environ["TF_CPP_MIN_LOG_LEVEL"], os.environ.get("NOPE_X", "default"), os.getenv("NOPE_X")) #> 2 default None
try: os.environ["NOPE_X"]
except KeyError as e: print("KeyError", e) #> KeyError 'NOPE_X'
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
class Registry(dict):
    def register(self, name):
        def deco(cls): self[name] = cls; return cls
        return deco
    def __missing__(self, key): return f"no {key}"
R = Registry()
@R.register("conv")
class Conv: pass
print(R["conv"].__name__, R["nope"], len(R), isinstance(R, dict), "conv" in R) #> Conv no nope 1 True True
class AttrDict(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
a = AttrDict(x=1); a.y = 2; print(a, a.x, a["y"], dict(a)) #> {'x': 1, 'y': 2} 1 2 {'x': 1, 'y': 2}
class Stack(list):
    def push(self, v): self.append(v)
    @property
    def top(self): return self[-1]
s = Stack([1]); s.push(2); print(s, s.top, s + [3], type(s + [3]).__name__, sorted(s, reverse=True)) #> [1, 2] 2 [1, 2, 3] list [2, 1]
class Meters(float):
    def __repr__(self): return f"{float(self)} m"
print(Meters(3.5), [Meters(2)], Meters(1) + 1, max(Meters(3), Meters(2))) #> 3.5 m [2.0 m] 2.0 3.0 m
class Name(str):
    def shout(self): return self.upper() + "!"
print(Name("ab").shout(), Name("x") == "x", {Name("k"): 1}["k"], Name("a-b").split("-")) #> AB! True 1 ['a', 'b']
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import abc
from abc import ABC, abstractmethod
class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...
    @abstractmethod
    def name(self): pass
class Square(Shape):
    def __init__(self, s): self.s = s
    @property
    def area(self): return self.s ** 2
    def name(self): return "square"
print(Square(3).area, Square(2).name(), isinstance(Square(1), Shape)) #> 9 square True
try: Shape()
except TypeError as e: print(e) #> Can't instantiate abstract class Shape with abstract methods area, name
class Meta(type):
    def __new__(mcs, name, bases, ns): ns["tag"] = name.lower(); return super().__new__(mcs, name, bases, ns)
class A(metaclass=Meta): pass
print(A.tag, type(A).__name__, vars(A)["tag"]) #> a Meta a
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import urllib.parse, base64, heapq, bisect, shutil, fnmatch, glob, io
print(urllib.parse.urlparse("https://a.org/x/y.zip?q=1#f").path, urllib.parse.quote("a b/ü"), urllib.parse.urlencode({"a": 1, "b": "x y"}), base64.b64encode(b"hello"), base64.b64decode("aGVsbG8=")) #> /x/y.zip a%20b/%C3%BC a=1&b=x+y b'aGVsbG8=' b'hello'
h = []
for x in (5, 1, 4): heapq.heappush(h, x)
print(heapq.heappop(h), heapq.nlargest(2, [1, 5, 3]), bisect.bisect_left([1, 3, 5], 3), fnmatch.filter(["a.py", "b.txt"], "*.py")) #> 1 [5, 3] 1 ['a.py']
for n in ("b.png", "a.png", "c.jpg"): open(n, "w").close()
print(sorted(glob.glob("*.png")), len(glob.glob("*")), shutil.disk_usage(".").total > 0) #> ['a.png', 'b.png'] 3 True
b = io.BytesIO(); b.write(b"abc"); b.seek(0); print(b.read(2), b.getvalue()) #> b'ab' b'abc'
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import warnings, traceback, types, typing
warnings.filterwarnings("ignore"); warnings.warn("hidden")
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("seen", UserWarning)
print(len(w), w[0].category.__name__, w[0].message) #> 1 UserWarning seen
try: {}["k"]
except KeyError: text = traceback.format_exc(); print(text.splitlines()[0], text.splitlines()[-1]) #> Traceback (most recent call last): KeyError: 'k'
ns = types.SimpleNamespace(lr=0.1, epochs=3); print(ns, ns.lr) #> namespace(lr=0.1, epochs=3) 0.1
def f(x: int, y: typing.Optional[str] = None) -> typing.List[int]: return [x]
print(f(1), f.__annotations__, typing.get_type_hints(f) == f.__annotations__) #> [1] {'x': <class 'int'>, 'y': typing.Optional[str], 'return': typing.List[int]} True
print(isinstance(f, types.FunctionType), callable(f), type(f).__name__) #> True True function
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
def read_idx(data):
    magic = int.from_bytes(data[:4], "big"); dims = magic & 0xFF
    shape = [int.from_bytes(data[4 + 4 * i: 8 + 4 * i], "big") for i in range(dims)]
    return hex(magic), shape, list(data[4 + 4 * dims:])
raw = (0x00000801).to_bytes(4, "big") + (3).to_bytes(4, "big") + bytes([7, 2, 1])
open("labels.idx", "wb").write(raw)
print(read_idx(open("labels.idx", "rb").read())) #> ('0x801', [3], [7, 2, 1])
img = bytearray(12); img[3] = 255; img[0:2] = b"\x01\x02"; print(img, bytes(img).hex(), img.count(0), memoryview(img).nbytes if False else len(img)) #> bytearray(b'\x01\x02\x00\xff\x00\x00\x00\x00\x00\x00\x00\x00') 010200ff0000000000000000 9 12
ppm = b"P6\n2 1\n255\n" + bytes(range(6)); head, _, rest = ppm.partition(b"\n255\n"); print(head.decode().split(), list(rest), ppm[:2] == b"P6", b"%d x" % 3 if False else b"3 x") #> ['P6', '2', '1'] [0, 1, 2, 3, 4, 5] True b'3 x'
print("naïve".encode("utf-8"), "naïve".encode("latin-1"), b"abc".decode("ascii"), "x".encode().hex(), ord("é"), chr(233), ascii("é")) #> b'na\xc3\xafve' b'na\xefve' abc 78 233 é '\xe9'
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
print(2 ** 200, -(2 ** 70) // 3, (2 ** 70) % 1000, 10 ** 25 == 10 ** 25, hash(2 ** 61 - 1), int("123456789012345678901234567890") + 1) #> 1606938044258990275541962092341162602522202993782792835301376 -393530540239137101142 424 True 0 123456789012345678901234567891
import math
print(math.factorial(30), math.gcd(2 ** 80, 6 ** 40), math.isqrt(10 ** 40), (2 ** 64).bit_length(), bin(2 ** 65), hex(2 ** 68 - 1), f"{2 ** 80:,}", float(2 ** 80), 2 ** 80 / 2 ** 79, 2 ** 0.5, 1e300 > 10 ** 200) #> 265252859812191058636308480000000 1099511627776 100000000000000000000 65 0b100000000000000000000000000000000000000000000000000000000000000000 0xfffffffffffffffff 1,208,925,819,614,629,174,706,176 1.2089258196146292e+24 2.0 1.4142135623730951 True
print(sum(10 ** 18 for _ in range(20)), [x * x for x in (10 ** 10,)], 3 ** 100 & 0xFFFF, 1 << 70 | 1, ~(2 ** 64), pow(3, 1000, 10 ** 20), divmod(-(10 ** 20), 7), abs(-(10 ** 20)), round(10 ** 20 + 7, -1), int(1e22), str(10 ** 20).count("0"), max(10 ** 20, 5), sorted([10 ** 20, 1, -(10 ** 20)])) #> 20000000000000000000 [100000000000000000000] 5073 1180591620717411303425 -18446744073709551617 73102768902855220001 (-14285714285714285715, 5) 100000000000000000000 100000000000000000010 10000000000000000000000 20 100000000000000000000 [-100000000000000000000, 1, 100000000000000000000]
for bad in ("int('x' * 3)", ): pass
try: float(10 ** 400)
except OverflowError as e: print(e) #> int too large to convert to float
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
class Node:
    count = 0
    def __init__(self, v): self.v = v; Node.count += 1
    def __repr__(self): return f"{type(self).__name__}({self.v!r})"
    def __eq__(self, o): return isinstance(o, Node) and self.v == o.v
    def __hash__(self): return hash(self.v)
n = Node(1); n.__dict__["extra"] = 5; print(n.extra, vars(n), n.__dict__, Node.__qualname__) #> 5 {'v': 1, 'extra': 5} {'v': 1, 'extra': 5} Node
def outer():
    class Inner: pass
    def g(): pass
    return Inner, g
I, g = outer(); print(I.__qualname__, g.__qualname__) #> outer.<locals>.Inner outer.<locals>.g
print(type("Dyn", (Node,), {"k": 3})(4), getattr(n, "zz", "none"), {Node(1), Node(1)}, Node(2) in [Node(2)]) #> Dyn(4) none {Node(1)} True
class P:
    def __init__(self): self.items = []
    def add(self, *xs):
        def each():
            for x in xs: self.items.append(x)
        each(); return self
class Q(P):
    def add(self, *xs):
        return super().add(*[x * 2 for x in xs])
print(Q().add(1, 2).items) #> [2, 4]
del n.extra; print(hasattr(n, "extra"), n.__dict__) #> False {'v': 1}
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import json, os, time
class Timer:
    def __enter__(self): self.t = time.perf_counter(); return self
    def __exit__(self, *exc): self.elapsed = time.perf_counter() - self.t; return False
with Timer() as t: sum(range(1000))
print(t.elapsed >= 0) #> True
history = []
for epoch in range(3):
    history.append({"epoch": epoch, "loss": round(1 / (epoch + 2), 4)})
with open("history.jsonl", "w") as f:
    for row in history: f.write(json.dumps(row) + "\n")
print([json.loads(l)["loss"] for l in open("history.jsonl")]) #> [0.5, 0.3333, 0.25]
best = min(history, key=lambda r: r["loss"]); print(best) #> {'epoch': 2, 'loss': 0.25}
os.rename("history.jsonl", "old.jsonl"); print(os.path.isfile("old.jsonl"), os.path.isfile("history.jsonl")) #> True False
os.replace("old.jsonl", "h.jsonl"); os.remove("h.jsonl"); print(os.listdir(".")) #> []
try: os.remove("h.jsonl")
except OSError as e: print(type(e).__name__, e.errno) #> FileNotFoundError 2
try: os.mkdir("a/b/c")
except FileNotFoundError as e: print(e) #> [Errno 2] No such file or directory: 'a/b/c'
os.makedirs("a/b"); 
try: os.makedirs("a/b")
except FileExistsError as e: print(e) #> [Errno 17] File exists: 'a/b'
try: os.rmdir("a")
except OSError as e: print(e) #> [Errno 39] Directory not empty: 'a'
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
from typing import NamedTuple, Callable, Any, Union, Dict
class Sample(NamedTuple):
    path: str
    label: int = 0
s = Sample("a.png", 3); print(s, s.label, s[0], Sample("b"), Sample._fields, s == ("a.png", 3)) #> Sample(path='a.png', label=3) 3 a.png Sample(path='b', label=0) ('path', 'label') True
path, label = s; print(path, label) #> a.png 3
Transform = Callable[[Any], Any]; Number = Union[int, float]; print(Number, Dict[str, Number], Transform) #> typing.Union[int, float] typing.Dict[str, typing.Union[int, float]] typing.Callable[[typing.Any], typing.Any]
def apply(fs: "list[Transform]", x: Number) -> Number:
    for f in fs: x = f(x)
    return x
print(apply([lambda x: x + 1, abs], -5), int | None, list[int], tuple[int, ...]) #> 4 int | None list[int] tuple[int, ...]
x: int = 5
print(__name__, __annotations__ if False else x) #> __main__ 5
if __name__ == "__main__": print("main") #> main
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import sys
try: sys.exit("stop")
except SystemExit as e: print("exit", e.code) #> exit stop
with open("big.txt", "w") as f:
    for i in range(1000): f.write(f"{i},{i*i}\n")
data = [tuple(map(int, l.split(","))) for l in open("big.txt")]; print(len(data), data[-1]) #> 1000 (999, 998001)
f = open("big.txt"); f.seek(0, 2); print(f.tell()); f.seek(0); print(f.readline(), end=""); print(next(f), end=""); f.close() #> 10427⏎0,0⏎1,1
try: f.read()
except ValueError as e: print(e) #> I/O operation on closed file.
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import tempfile, os, tarfile, zipfile, io
from pathlib import Path
d = Path(tempfile.mkdtemp()); (d / "data").mkdir()
for i in range(3): (d / "data" / f"{i}.txt").write_text("line\n" * i)
print(sorted(p.relative_to(d).as_posix() for p in d.rglob("*")), [len(p.read_text().splitlines()) for p in sorted(d.glob("data/*.txt"))]) #> ['data', 'data/0.txt', 'data/1.txt', 'data/2.txt'] [0, 1, 2]
with tempfile.NamedTemporaryFile("w+", suffix=".txt", delete=False) as f: f.write("abc"); name = f.name
print(Path(name).read_text(), Path(name).suffix, os.path.getsize(name)); os.unlink(name) #> abc .txt 3
p = Path("x/y/z.txt"); p.parent.mkdir(parents=True, exist_ok=True); p.touch(); print(p.exists(), p.is_file(), p.parent.is_dir(), list(p.parents)[:2], p.rename(p.with_name("w.txt")).name) #> True True True [PosixPath('x/y'), PosixPath('x')] w.txt
with p.parent.joinpath("w.txt").open("w") as f: f.write("1\n2\n")
print((p.parent / "w.txt").read_text().split(), Path.home().name != "", Path("~/x").expanduser().is_absolute(), Path("a//b/./c"), Path("a/b").joinpath("c", "d"), Path("/a/b").relative_to("/a"), "%s" % Path("q"), os.fspath(Path("a")), Path("a.b.c").stem) #> ['1', '2'] True True a/b/c a/b/c/d b q a a.b
