# What is known of shapes and of a data set's elements before there are any.
import tensorflow as tf
s = tf.TensorShape([None, 28, 28])
s, str(s), s.rank, len(s), s[1:], s[0], s.as_list(), s.num_elements(), s.is_fully_defined() #=
tf.TensorShape([2, 3]).num_elements(), tf.TensorShape([]), str(tf.TensorShape([])), str(tf.TensorShape([5])), tf.TensorShape(4) #=
u = tf.TensorShape(None)
u, str(u), u.rank, bool(u), u[1:], u.num_elements(), u.is_fully_defined(), u == tf.TensorShape(None), u == s #=
s.is_compatible_with([7, 28, 28]), s.is_compatible_with([28, 28]), s.is_compatible_with(None), s.merge_with([7, None, 28]) #=
s.concatenate([1]), s + [1], [1] + s, u + s, s.with_rank(3), u.with_rank(2), s.with_rank_at_least(2) #=
s == [None, 28, 28], s == (None, 28, 28), s != [28, 28] #=
def refused(f):
    try:
        f()
    except Exception as e:
        return type(e).__name__, str(e)
refused(lambda: len(u)), refused(lambda: list(u)), refused(lambda: u.as_list()) #=
refused(lambda: s.merge_with([1, 2])), refused(lambda: s.with_rank(2)), refused(lambda: s.assert_is_compatible_with([1])) #=
refused(lambda: s.assert_has_rank(2)), refused(lambda: s.with_rank_at_most(2)), refused(lambda: tf.TensorShape([-1])) #=
x = tf.constant([[1.0, 2.0, 3.0]])
x.set_shape([None, 3]), refused(lambda: x.set_shape([3])) #=
tf.TensorSpec([None, 3]), tf.TensorSpec(None, tf.string, "text"), tf.TensorSpec(()).shape #=
tf.TensorSpec([None, 3]).is_compatible_with(x), tf.TensorSpec(None).is_compatible_with(x), tf.TensorSpec([2]).is_compatible_with(x) #=
---
import numpy as np
import tensorflow as tf
D = tf.data.Dataset
x, y = np.zeros((10, 28, 28, 1), "float32"), np.arange(10)
d = D.from_tensor_slices((x, y))
d, d.element_spec #=
d.batch(4), d.batch(4, drop_remainder=True) #=
d.shuffle(10, seed=1).batch(4).prefetch(tf.data.AUTOTUNE) #=
d.map(lambda image, label: (tf.image.resize(image, (8, 8)), tf.one_hot(label, 10))).batch(2) #=
d.batch(4).map(lambda image, label: tf.reshape(image, (-1, 784)), num_parallel_calls=2) #=
d.batch(4).map(lambda image, label: (tf.shape(image), tf.reduce_sum(image, axis=0), tf.reduce_mean(image))).element_spec #=
D.range(5), D.from_tensors((1, [2.0, 3.0])), D.from_tensor_slices({"a": [1, 2], "b": ["x", "y"]}) #=
D.range(5).take(2), D.range(5).skip(2), D.range(5).repeat(), D.range(5).filter(lambda n: n > 2), D.range(5).cache() #=
D.range(5).concatenate(D.range(2)), D.range(5).enumerate(), D.zip((D.range(3), D.range(3).map(float))) #=
D.range(6).batch(3).unbatch(), D.range(6).window(3), D.range(6).shard(2, 0), D.range(6).take_while(lambda n: n < 3) #=
D.range(3).flat_map(lambda n: D.range(4)), D.range(3).interleave(lambda n: D.range(4), cycle_length=2) #=
D.from_generator(lambda: iter([1]), output_signature=tf.TensorSpec((None, 2), tf.float32)) #=
D.from_generator(lambda: iter([1]), output_types=(tf.int32, tf.string), output_shapes=((), (None,))) #=
D.from_generator(lambda: iter([1]), output_types=tf.int32), D.from_generator(lambda: iter([1]), output_types=tf.int32).batch(2) #=
type(d).__name__, type(d.batch(2)).__name__, isinstance(d.batch(2), tf.data.Dataset), D.counter(3).element_spec #=
tf.data.experimental.Counter(dtype=tf.int32).take(2).element_spec, [int(n) for n in tf.data.experimental.Counter(5).take(2)] #=
---
import tensorflow as tf
def wrong():
    yield [1, 2, 3]
next(iter(tf.data.Dataset.from_generator(wrong, output_signature=tf.TensorSpec((2,), tf.float32)))) #! `generator` yielded an element of shape (3,) where an element of shape (2,) was expected.
