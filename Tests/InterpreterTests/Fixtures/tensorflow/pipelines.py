# fieldbook only: the same under TensorFlow 2.21, but it takes long to import
import tensorflow as tf
import numpy as np
def l(d): return [np.array(e).tolist() for e in d]
d = tf.data.Dataset.range(10)
len(d), int(d.cardinality()), l(d.take(3)), l(d.skip(8)), l(tf.data.Dataset.range(2, 10, 3)) #= (10, 10, [0, 1, 2], [8, 9], [2, 5, 8])
l(d.batch(4)), len(d.batch(4)), l(d.batch(4, drop_remainder=True)), len(d.batch(4, drop_remainder=True)) #= ([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]], 3, [[0, 1, 2, 3], [4, 5, 6, 7]], 2)
l(d.map(lambda x: x * x)), l(d.filter(lambda x: x % 3 == 0)), int(d.filter(lambda x: x > 3).cardinality()) #= ([0, 1, 4, 9, 16, 25, 36, 49, 64, 81], [0, 3, 6, 9], -2)
l(d.take(3).repeat(2)), len(d.repeat(3)), int(d.repeat().cardinality()), l(d.repeat().skip(8).take(4)) #= ([0, 1, 2, 0, 1, 2], 30, -1, [8, 9, 0, 1])
l(d.take(2).concatenate(d.skip(8))), len(d.take(-1)), len(d.skip(-1)), len(d.take(99)), len(d.skip(99)) #= ([0, 1, 8, 9], 10, 0, 10, 0)
[(int(i), int(x)) for i, x in d.skip(7).enumerate(start=1)] #= [(1, 7), (2, 8), (3, 9)]
s = d.shuffle(10, seed=3)
sorted(l(s)), l(s) == l(d), l(s) == l(s) #= ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], False, False)
f = d.shuffle(10, seed=3, reshuffle_each_iteration=False)
l(f) == l(f), max(abs(a - b) for a, b in zip(l(d.shuffle(2)), range(10))) <= 10, l(d.shuffle(1)) #= (True, True, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
l(d.prefetch(tf.data.AUTOTUNE).batch(5).prefetch(2)), l(d.take(0)), l(d.batch(3).take(0)) #= ([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]], [], [])
x, y = np.arange(12, dtype="float32").reshape(6, 2), np.array([0, 1, 2, 0, 1, 2])
p = tf.data.Dataset.from_tensor_slices((x, y))
first, label = next(iter(p))
tuple(first.shape), int(label), len(p) #= ((2,), 0, 6)
def scale(x, y):
    return x / 2, tf.one_hot(y, 3)
a, b = next(iter(p.map(scale, num_parallel_calls=tf.data.AUTOTUNE).batch(4)))
np.array(a).tolist(), np.array(b).tolist() #= ([[0.0, 0.5], [1.0, 1.5], [2.0, 2.5], [3.0, 3.5]], [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
q = tf.data.Dataset.from_tensor_slices({"image": x, "label": y})
e = next(iter(q.batch(2)))
sorted(e.keys()), np.array(e["label"]).tolist() #= (['image', 'label'], [0, 1])
# Rows of one source are batched at once, those of two sources and with text one by one.
r = p.batch(4, drop_remainder=True)
[(np.array(a).tolist(), np.array(b).tolist()) for a, b in r] #= [([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [6.0, 7.0]], [0, 1, 2, 0])]
r = p.skip(4).concatenate(p.take(1)).batch(2)
[(np.array(a).tolist(), np.array(b).tolist()) for a, b in r] #= [([[8.0, 9.0], [10.0, 11.0]], [1, 2]), ([[0.0, 1.0]], [0])]
r = p.take(1).concatenate(tf.data.Dataset.from_tensor_slices((x + 1, y))).batch(2)
[np.array(a).tolist() for a, b in r.take(2)] #= [[[0.0, 1.0], [1.0, 2.0]], [[3.0, 4.0], [5.0, 6.0]]]
t = tf.data.Dataset.from_tensor_slices((x[:3], ["a", "b", "c"])).batch(2)
[(np.array(a).tolist(), b.numpy().tolist()) for a, b in t] #= [([[0.0, 1.0], [2.0, 3.0]], [b'a', b'b']), ([[4.0, 5.0]], [b'c'])]
a, b = next(iter(p.shuffle(6, seed=1).batch(6)))
sorted(zip(np.array(a)[:, 0].tolist(), np.array(b).tolist())) #= [(0.0, 0), (2.0, 1), (4.0, 2), (6.0, 0), (8.0, 1), (10.0, 2)]
np.array(next(iter(q.map(lambda d: d["label"] + 1)))).tolist() #= 1
z = tf.data.Dataset.zip((p, d))
(u, v), w = next(iter(z))
int(w), len(z), len(tf.data.Dataset.zip(d, p)) #= (0, 6, 6)
calls = []
def count(x):
    calls.append(1)
    return x
---
# fieldbook only from here: nothing is traced
import tensorflow as tf
import numpy as np
calls = []
def count(x):
    calls.append(int(x))
    return x * 2
d = tf.data.Dataset.range(5).map(count)
calls #= []
[int(x) for x in d.take(2)], calls #= ([0, 2], [0, 1])
c = tf.data.Dataset.range(3).map(count).cache()
calls.clear()
[int(x) for x in c], [int(x) for x in c], calls #= ([0, 2, 4], [0, 2, 4], [0, 1, 2])
# Skipped elements are not made, and shuffled ones only when they are given.
calls.clear()
[int(x) for x in tf.data.Dataset.range(5).map(count).skip(3)], calls #= ([6, 8], [3, 4])
calls.clear()
first = next(iter(tf.data.Dataset.range(100).map(count).shuffle(100)))
len(calls) #= 1
bool(tf.data.Dataset.range(0)), list(tf.data.Dataset.range(0).repeat()) #= (True, [])
import keras
(x, y), _ = keras.datasets.shapes.load_data(train=6, test=0, size=16)
m = next(iter(tf.data.Dataset.from_tensor_slices((x, y)).map(lambda i, m: (i / 255, m)).batch(4)))
m[0].shape, m[0].dtype, m[1].shape, keras.datasets.shapes.class_names #= (TensorShape([4, 16, 16, 3]), tf.float32, TensorShape([4, 16, 16]), ['background', 'disk', 'square', 'triangle', 'ring', 'cross'])
---
import tensorflow as tf
d = tf.data.Dataset.from_tensor_slices(([1, 2], [3, 4]))
list(d.map(lambda x: x)) #! map calls its function with 2 arguments, the parts of an element: <lambda> takes 1 positional argument, found 2
#? def function(image, label): …
---
import tensorflow as tf
def forget(x, y):
    x * 2
d = tf.data.Dataset.from_tensor_slices(([1, 2], [3, 4]))
next(iter(d.map(forget))) #! the function given to map returned None, expected a tensor, or a tuple or dict of tensors
#? end the function with `return image, label`
---
import tensorflow as tf
next(iter(tf.data.Dataset.range(3).map(lambda x: "text"))) #= <tf.Tensor: shape=(), dtype=string, numpy=b'text'>
---
import tensorflow as tf
tf.data.Dataset.range(3).map(5) #! map expects a function for `map_func`, found int
---
import tensorflow as tf
def broken(x):
    return x + missing
for x in tf.data.Dataset.range(3).map(broken):
    print(x) #! undefined `missing`
#^ missing
---
import tensorflow as tf
import numpy as np
tf.data.Dataset.from_tensor_slices((np.zeros((3, 2)), np.zeros(4))) #! from_tensor_slices slices tensors of one length, found 3 and 4 along the first axis
---
import tensorflow as tf
tf.data.Dataset.from_tensor_slices(5) #! from_tensor_slices: `tensors` must have a first axis to slice, found 5
---
import tensorflow as tf
tf.data.Dataset.from_tensor_slices("abc") #! from_tensor_slices: `tensors` must have a first axis to slice, found 'abc'
---
import tensorflow as tf
d = tf.data.Dataset.range(4).map(lambda x: (tf.zeros((4 + int(x), 4, 3)), x))
next(iter(d.batch(2))) #! batch joins tensors of one shape, found (4, 4, 3) in element 0 and (5, 4, 3) in element 1
#? bring them to one size first: dataset.map(lambda image, label: (tf.image.resize(image, (224, 224)), label))
---
import tensorflow as tf
len(tf.data.Dataset.range(4).repeat()) #! the dataset has no end, so it has no length
#? dataset.take(100) has one
---
import tensorflow as tf
len(tf.data.Dataset.range(4).filter(lambda x: x > 1)) #! nobody knows the length of a dataset behind filter before it has been gone through
#? count it: sum(1 for _ in dataset)
---
import tensorflow as tf
tf.data.Dataset.range(4).batch(0) #! batch: `batch_size` must be 1 or more, found 0
---
import tensorflow as tf
tf.data.Dataset.range(4).shuffle(0) #! shuffle: `buffer_size` must be 1 or more, found 0
---
import tensorflow as tf
tf.data.Dataset() #! class Dataset cannot be called
---
import tensorflow as tf
tf.data.Dataset.range(4).shufle(3) #! _RangeDataset has no attribute `shufle`; did you mean `shuffle`?
---
import tensorflow_datasets as tfds
tfds.load("tf_flower") #! load does not know name='tf_flower'; did you mean 'tf_flowers'?
#? one of 'mnist', 'tf_flowers'
---
import tensorflow_datasets as tfds
tfds.list_builders() #= ['mnist', 'tf_flowers']
