# fieldbook only: the same under TensorFlow 2.21, but it takes long to import
# What is known of shapes and of a data set's elements before there are any.
import tensorflow as tf
s = tf.TensorShape([None, 28, 28])
s, str(s), s.rank, len(s), s[1:], s[0], s.as_list(), s.num_elements(), s.is_fully_defined() #= (TensorShape([None, 28, 28]), '(None, 28, 28)', 3, 3, TensorShape([28, 28]), None, [None, 28, 28], None, False)
tf.TensorShape([2, 3]).num_elements(), tf.TensorShape([]), str(tf.TensorShape([])), str(tf.TensorShape([5])), tf.TensorShape(4) #= (6, TensorShape([]), '()', '(5,)', TensorShape([4]))
u = tf.TensorShape(None)
u, str(u), u.rank, bool(u), u[1:], u.num_elements(), u.is_fully_defined(), u == tf.TensorShape(None), u == s #= (TensorShape(None), '<unknown>', None, False, TensorShape(None), None, False, True, False)
s.is_compatible_with([7, 28, 28]), s.is_compatible_with([28, 28]), s.is_compatible_with(None), s.merge_with([7, None, 28]) #= (True, False, True, TensorShape([7, 28, 28]))
s.concatenate([1]), s + [1], [1] + s, u + s, s.with_rank(3), u.with_rank(2), s.with_rank_at_least(2) #= (TensorShape([None, 28, 28, 1]), TensorShape([None, 28, 28, 1]), TensorShape([1, None, 28, 28]), TensorShape(None), TensorShape([None, 28, 28]), TensorShape([None, None]), TensorShape([None, 28, 28]))
s == [None, 28, 28], s == (None, 28, 28), s != [28, 28] #= (True, True, True)
def refused(f):
    try:
        f()
    except Exception as e:
        return type(e).__name__, str(e)
refused(lambda: len(u)), refused(lambda: list(u)), refused(lambda: u.as_list()) #= (('ValueError', 'Cannot take the length of shape with unknown rank.'), ('ValueError', 'Cannot iterate over a shape with unknown rank.'), ('ValueError', 'as_list() is not defined on an unknown TensorShape.'))
refused(lambda: s.merge_with([1, 2])), refused(lambda: s.with_rank(2)), refused(lambda: s.assert_is_compatible_with([1])) #= (('ValueError', 'Shapes (None, 28, 28) and (1, 2) are not compatible'), ('ValueError', 'Shape (None, 28, 28) must have rank 2'), ('ValueError', 'Shapes (None, 28, 28) and [1] are incompatible'))
refused(lambda: s.assert_has_rank(2)), refused(lambda: s.with_rank_at_most(2)), refused(lambda: tf.TensorShape([-1])) #= (('ValueError', 'Shape (None, 28, 28) must have rank 2'), ('ValueError', 'Shape (None, 28, 28) must have rank at most 2'), ('ValueError', 'Dimension -1 must be >= 0'))
x = tf.constant([[1.0, 2.0, 3.0]])
x.set_shape([None, 3]), refused(lambda: x.set_shape([3])) #= (None, ('ValueError', "Tensor's shape (1, 3) is not compatible with supplied shape (3,)."))
tf.TensorSpec([None, 3]), tf.TensorSpec(None, tf.string, "text"), tf.TensorSpec(()).shape #= (TensorSpec(shape=(None, 3), dtype=tf.float32, name=None), TensorSpec(shape=<unknown>, dtype=tf.string, name='text'), TensorShape([]))
tf.TensorSpec([None, 3]).is_compatible_with(x), tf.TensorSpec(None).is_compatible_with(x), tf.TensorSpec([2]).is_compatible_with(x) #= (True, True, False)
---
import numpy as np
import tensorflow as tf
D = tf.data.Dataset
x, y = np.zeros((10, 28, 28, 1), "float32"), np.arange(10)
d = D.from_tensor_slices((x, y))
d, d.element_spec #= (<_TensorSliceDataset element_spec=(TensorSpec(shape=(28, 28, 1), dtype=tf.float32, name=None), TensorSpec(shape=(), dtype=tf.int64, name=None))>, (TensorSpec(shape=(28, 28, 1), dtype=tf.float32, name=None), TensorSpec(shape=(), dtype=tf.int64, name=None)))
d.batch(4), d.batch(4, drop_remainder=True) #= (<_BatchDataset element_spec=(TensorSpec(shape=(None, 28, 28, 1), dtype=tf.float32, name=None), TensorSpec(shape=(None,), dtype=tf.int64, name=None))>, <_BatchDataset element_spec=(TensorSpec(shape=(4, 28, 28, 1), dtype=tf.float32, name=None), TensorSpec(shape=(4,), dtype=tf.int64, name=None))>)
d.shuffle(10, seed=1).batch(4).prefetch(tf.data.AUTOTUNE) #= <_PrefetchDataset element_spec=(TensorSpec(shape=(None, 28, 28, 1), dtype=tf.float32, name=None), TensorSpec(shape=(None,), dtype=tf.int64, name=None))>
d.map(lambda image, label: (tf.image.resize(image, (8, 8)), tf.one_hot(label, 10))).batch(2) #= <_BatchDataset element_spec=(TensorSpec(shape=(None, 8, 8, 1), dtype=tf.float32, name=None), TensorSpec(shape=(None, 10), dtype=tf.float32, name=None))>
d.batch(4).map(lambda image, label: tf.reshape(image, (-1, 784)), num_parallel_calls=2) #= <_ParallelMapDataset element_spec=TensorSpec(shape=(None, 784), dtype=tf.float32, name=None)>
d.batch(4).map(lambda image, label: (tf.shape(image), tf.reduce_sum(image, axis=0), tf.reduce_mean(image))).element_spec #= (TensorSpec(shape=(4,), dtype=tf.int32, name=None), TensorSpec(shape=(28, 28, 1), dtype=tf.float32, name=None), TensorSpec(shape=(), dtype=tf.float32, name=None))
D.range(5), D.from_tensors((1, [2.0, 3.0])), D.from_tensor_slices({"a": [1, 2], "b": ["x", "y"]}) #= (<_RangeDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>, <_TensorDataset element_spec=(TensorSpec(shape=(), dtype=tf.int32, name=None), TensorSpec(shape=(2,), dtype=tf.float32, name=None))>, <_TensorSliceDataset element_spec={'a': TensorSpec(shape=(), dtype=tf.int32, name=None), 'b': TensorSpec(shape=(), dtype=tf.string, name=None)}>)
D.range(5).take(2), D.range(5).skip(2), D.range(5).repeat(), D.range(5).filter(lambda n: n > 2), D.range(5).cache() #= (<_TakeDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>, <_SkipDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>, <_RepeatDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>, <_FilterDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>, <CacheDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>)
D.range(5).concatenate(D.range(2)), D.range(5).enumerate(), D.zip((D.range(3), D.range(3).map(float))) #= (<_ConcatenateDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>, <_ZipDataset element_spec=(TensorSpec(shape=(), dtype=tf.int64, name=None), TensorSpec(shape=(), dtype=tf.int64, name=None))>, <_ZipDataset element_spec=(TensorSpec(shape=(), dtype=tf.int64, name=None), TensorSpec(shape=(), dtype=tf.float32, name=None))>)
D.range(6).batch(3).unbatch(), D.range(6).window(3), D.range(6).shard(2, 0), D.range(6).take_while(lambda n: n < 3) #= (<_UnbatchDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>, <_WindowDataset element_spec=DatasetSpec(TensorSpec(shape=(), dtype=tf.int64, name=None), TensorShape([]))>, <_ShardDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>, <_TakeWhileDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>)
D.range(3).flat_map(lambda n: D.range(4)), D.range(3).interleave(lambda n: D.range(4), cycle_length=2) #= (<_FlatMapDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>, <_InterleaveDataset element_spec=TensorSpec(shape=(), dtype=tf.int64, name=None)>)
D.from_generator(lambda: iter([1]), output_signature=tf.TensorSpec((None, 2), tf.float32)) #= <_FlatMapDataset element_spec=TensorSpec(shape=(None, 2), dtype=tf.float32, name=None)>
D.from_generator(lambda: iter([1]), output_types=(tf.int32, tf.string), output_shapes=((), (None,))) #= <_FlatMapDataset element_spec=(TensorSpec(shape=(), dtype=tf.int32, name=None), TensorSpec(shape=(None,), dtype=tf.string, name=None))>
D.from_generator(lambda: iter([1]), output_types=tf.int32), D.from_generator(lambda: iter([1]), output_types=tf.int32).batch(2) #= (<_FlatMapDataset element_spec=TensorSpec(shape=<unknown>, dtype=tf.int32, name=None)>, <_BatchDataset element_spec=TensorSpec(shape=<unknown>, dtype=tf.int32, name=None)>)
type(d).__name__, type(d.batch(2)).__name__, isinstance(d.batch(2), tf.data.Dataset), D.counter(3).element_spec #= ('_TensorSliceDataset', '_BatchDataset', True, TensorSpec(shape=(), dtype=tf.int64, name=None))
tf.data.experimental.Counter(dtype=tf.int32).take(2).element_spec, [int(n) for n in tf.data.experimental.Counter(5).take(2)] #= (TensorSpec(shape=(), dtype=tf.int32, name=None), [5, 6])
---
import tensorflow as tf
def wrong():
    yield [1, 2, 3]
next(iter(tf.data.Dataset.from_generator(wrong, output_signature=tf.TensorSpec((2,), tf.float32)))) #! `generator` yielded an element of shape (3,) where an element of shape (2,) was expected.
