# fieldbook only: the same under TensorFlow 2.21, but it takes long to import
import tensorflow as tf
wolf, words = tf.constant("Gray wolf"), tf.constant(["Gray wolf", "Quick brown fox", "Lazy dog"])
wolf, words #= (<tf.Tensor: shape=(), dtype=string, numpy=b'Gray wolf'>, <tf.Tensor: shape=(3,), dtype=string, numpy=array([b'Gray wolf', b'Quick brown fox', b'Lazy dog'], dtype=object)>)
print(wolf); print(words) #> tf.Tensor(b'Gray wolf', shape=(), dtype=string)⏎tf.Tensor([b'Gray wolf' b'Quick brown fox' b'Lazy dog'], shape=(3,), dtype=string)
wolf.numpy(), words.dtype, words.shape, tf.size(words).numpy(), tf.rank(wolf).numpy() #= (b'Gray wolf', tf.string, TensorShape([3]), np.int32(3), np.int32(0))
words[1].numpy(), words[-2:].numpy().tolist(), [w.numpy() for w in words] #= (b'Quick brown fox', [b'Quick brown fox', b'Lazy dog'], [b'Gray wolf', b'Quick brown fox', b'Lazy dog'])
(words == "Lazy dog").numpy().tolist(), (words + "!").numpy().tolist() #= ([False, False, True], [b'Gray wolf!', b'Quick brown fox!', b'Lazy dog!'])
tf.constant("🥳👍").numpy(), tf.constant([["a"], ["b"]]).shape #= (b'\xf0\x9f\xa5\xb3\xf0\x9f\x91\x8d', TensorShape([2, 1]))
tf.gather(words, [2, 0]).numpy().tolist(), tf.concat([words, ["end"]], 0).numpy().tolist() #= ([b'Lazy dog', b'Gray wolf'], [b'Gray wolf', b'Quick brown fox', b'Lazy dog', b'end'])
tf.reshape(words, [3, 1]).numpy().tolist(), tf.stack([wolf, wolf]).shape #= ([[b'Gray wolf'], [b'Quick brown fox'], [b'Lazy dog']], TensorShape([2]))
print(tf.strings.split(wolf, sep=" ")) #> tf.Tensor([b'Gray' b'wolf'], shape=(2,), dtype=string)
print(tf.strings.split(words)) #> <tf.RaggedTensor [[b'Gray', b'wolf'], [b'Quick', b'brown', b'fox'], [b'Lazy', b'dog']]>
tf.strings.length(words).numpy().tolist(), tf.strings.upper(words)[0].numpy(), tf.strings.strip(" a ").numpy() #= ([9, 15, 8], b'GRAY WOLF', b'a')
tf.strings.join(["a", "b", "c"], separator="/").numpy(), tf.strings.substr(words, 0, 3).numpy().tolist() #= (b'a/b/c', [b'Gra', b'Qui', b'Laz'])
tf.strings.regex_replace(words, "o", "0").numpy().tolist(), tf.strings.regex_full_match(words, ".*dog").numpy().tolist() #= ([b'Gray w0lf', b'Quick br0wn f0x', b'Lazy d0g'], [False, False, True])
print(tf.strings.to_number(tf.strings.split(tf.constant("1 10 100"), " "))) #> tf.Tensor([  1.  10. 100.], shape=(3,), dtype=float32)
tf.strings.bytes_split(tf.constant("Duck")).numpy().tolist(), tf.io.decode_raw(tf.constant("Duck"), tf.uint8).numpy().tolist() #= ([b'D', b'u', b'c', b'k'], [68, 117, 99, 107])
tf.strings.unicode_decode("アヒル", "UTF-8").numpy().tolist(), tf.strings.unicode_split("アヒ", "UTF-8").numpy().tolist() #= ([12450, 12498, 12523], [b'\xe3\x82\xa2', b'\xe3\x83\x92'])
tf.strings.as_string([1, 2]).numpy().tolist(), tf.strings.format("x = {}", [3]).numpy(), tf.strings.reduce_join(["a", "b"]).numpy() #= ([b'1', b'2'], b'x = 3', b'ab')
tf.strings.split("photos/daisy/3.jpg", "/")[-2].numpy() #= b'daisy'
tf.constant(["a", 1]) #! Can't convert Python sequence with mixed types to Tensor.
---
import tensorflow as tf
tf.constant(1, tf.string) #! Cannot convert 1 to EagerTensor of dtype string
---
import tensorflow as tf
tf.sqrt(tf.constant("a")) #!~ Value for attr 'T' of string is not in the list of allowed values [Op:Sqrt]
---
import tensorflow as tf
rows = tf.ragged.constant([[0, 1, 2, 3], [4, 5], [], [6]])
rows, rows.shape, rows.row_lengths().numpy().tolist(), rows.to_tensor().numpy().tolist() #= (<tf.RaggedTensor [[0, 1, 2, 3], [4, 5], [], [6]]>, TensorShape([4, None]), [4, 2, 0, 1], [[0, 1, 2, 3], [4, 5, 0, 0], [0, 0, 0, 0], [6, 0, 0, 0]])
rows[1].numpy().tolist(), rows.to_list(), rows.flat_values.numpy().tolist(), rows.nrows().numpy() #= ([4, 5], [[0, 1, 2, 3], [4, 5], [], [6]], [0, 1, 2, 3, 4, 5, 6], np.int64(4))
tf.ragged.constant([["a"], ["b", "c"]]), tf.RaggedTensor.from_row_splits([3, 1, 4], [0, 2, 3]) #= (<tf.RaggedTensor [[b'a'], [b'b', b'c']]>, <tf.RaggedTensor [[3, 1], [4]]>)
---
import tensorflow as tf
s = tf.sparse.SparseTensor(indices=[[0, 0], [1, 2]], values=[1, 2], dense_shape=[3, 4])
print(s) #> SparseTensor(indices=tf.Tensor(⏎[[0 0]⏎ [1 2]], shape=(2, 2), dtype=int64), values=tf.Tensor([1 2], shape=(2,), dtype=int32), dense_shape=tf.Tensor([3 4], shape=(2,), dtype=int64))
tf.sparse.to_dense(s).numpy().tolist(), tf.sparse.from_dense([[0, 7]]).values.numpy().tolist() #= ([[1, 0, 0, 0], [0, 0, 2, 0], [0, 0, 0, 0]], [7])
tf.sparse.sparse_dense_matmul(s, tf.ones([4, 1], tf.int32)).numpy().tolist() #~ [[1], [2], [0]]
---
import tensorflow as tf
tf.scatter_nd([[1], [3], [5]], [2, 4, 6], [7]).numpy().tolist(), tf.scatter_nd([[0], [0]], [1, 2], [2]).numpy().tolist() #= ([0, 2, 0, 4, 0, 6, 0], [3, 0])
t = tf.constant([[2, 7, 0], [9, 0, 1], [0, 3, 8]])
tf.tensor_scatter_nd_add(t, [[0, 2], [1, 1]], [6, 5]).numpy().tolist() #= [[2, 7, 6], [9, 5, 1], [0, 3, 8]]
tf.tensor_scatter_nd_sub(t, [[0, 0]], [1]).numpy().tolist()[0], tf.tensor_scatter_nd_update(t, [[2]], [[1, 1, 1]]).numpy().tolist()[2] #= ([1, 7, 0], [1, 1, 1])
tf.tensor_scatter_nd_max(t, [[0, 0], [0, 1]], [5, 6]).numpy().tolist()[0], tf.tensor_scatter_nd_min(t, [[0, 0], [0, 1]], [5, 6]).numpy().tolist()[0] #= ([5, 7, 0], [2, 6, 0])
v = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
v[0, 1].assign(9.0) #= <tf.Variable 'UnreadVariable' shape=(2, 2) dtype=float32, numpy=⏎array([[1., 9.],⏎       [3., 4.]], dtype=float32)>
v[1].assign([5.0, 6.0]).numpy().tolist(), v.numpy().tolist() #= ([[1.0, 9.0], [5.0, 6.0]], [[1.0, 9.0], [5.0, 6.0]])
with tf.GradientTape() as tape: y = tf.reduce_sum(tf.tensor_scatter_nd_update(v * 2.0, [[0, 0]], [1.0]))
tape.gradient(y, v).numpy().tolist() #= [[0.0, 2.0], [2.0, 2.0]]
tf.constant([1.0])[0].assign(2.0) #!~ EagerTensor has no attribute `assign`
---
import tensorflow as tf
names = tf.data.Dataset.from_tensor_slices(["a/1", "b/2", "b/3"])
[n.numpy() for n in names.map(lambda n: tf.strings.split(n, "/")[0])] #= [b'a', b'b', b'b']
[b.numpy().tolist() for b in names.batch(2)], list(names.as_numpy_iterator()) #= ([[b'a/1', b'b/2'], [b'b/3']], [b'a/1', b'b/2', b'b/3'])
[(int(i), n.numpy()) for i, n in tf.data.Dataset.zip((tf.data.Dataset.counter(), names))] #= [(0, b'a/1'), (1, b'b/2'), (2, b'b/3')]
def numbers():
    for n in range(3): yield n, [n] * n
made = tf.data.Dataset.from_generator(lambda: range(3), output_signature=tf.TensorSpec((), tf.float32))
[x.numpy().tolist() for x in made.batch(2)], next(iter(made)).dtype #= ([[0.0, 1.0], [2.0]], tf.float32)
d = tf.data.Dataset.range(6)
[int(x) for x in d.interleave(lambda n: tf.data.Dataset.from_tensors(n).repeat(2), cycle_length=2, block_length=1)] #= [0, 1, 0, 1, 2, 3, 2, 3, 4, 5, 4, 5]
[[int(x) for x in w] for w in d.window(3, shift=2)], [int(x) for x in d.batch(4).unbatch()] #= ([[0, 1, 2], [2, 3, 4], [4, 5]], [0, 1, 2, 3, 4, 5])
[int(x) for x in d.flat_map(lambda n: tf.data.Dataset.range(n)).take(4)], int(d.reduce(tf.constant(0, tf.int64), lambda a, x: a + x)) #= ([0, 0, 1, 0], 15)
[int(x) for x in d.take_while(lambda n: n < 3)], [int(x) for x in d.shard(3, 1)] #= ([0, 1, 2], [1, 4])
[x.numpy().tolist() for x in tf.data.Dataset.range(1, 4).map(lambda n: tf.range(n)).padded_batch(3)] #~ [[[0, 0, 0], [0, 1, 0], [0, 1, 2]]]
grown = tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n], n))
[x.numpy().tolist() for x in grown.padded_batch(3, padded_shapes=(None,))], [x.numpy().tolist() for x in grown.padded_batch(2, padded_shapes=[4])] #~ ([[[1, 0, 0], [2, 2, 0], [3, 3, 3]]], [[[1, 0, 0, 0], [2, 2, 0, 0]], [[3, 3, 3, 0]]])
labelled = grown.map(lambda x: (x, x[0]))
[(x.numpy().tolist(), y.numpy().tolist()) for x, y in labelled.padded_batch(3, padded_shapes=([-1], []), padding_values=None)] #~ [([[1, 0, 0], [2, 2, 0], [3, 3, 3]], [1, 2, 3])]
import numpy as np
numbers = np.arange(3)
kept, paired = tf.data.Dataset.from_tensor_slices(numbers), tf.data.Dataset.from_tensors({"n": numbers})
numbers[:] = 7
[int(x) for x in kept], next(iter(paired))["n"].numpy().tolist() #= ([0, 1, 2], [0, 1, 2])
tf.random.gamma([2, 3], 1.0).shape, tf.random.gamma([4], [0.5, 2.0], beta=3.0).shape, bool(tf.reduce_all(tf.random.gamma([50], 2.0) > 0)) #= (TensorShape([2, 3]), TensorShape([4, 2]), True)
next(iter(tf.data.Dataset.from_tensor_slices([1, 2]))).dtype, next(iter(tf.data.Dataset.from_tensor_slices([1.5]))).dtype #= (tf.int32, tf.float32)
[x.numpy().tolist() for x in tf.data.Dataset.from_tensor_slices([3, 4]).map(lambda n: n / 2)] #= [1.5, 2.0]
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import numpy as np
import tensorflow as tf
photo = (np.arange(6 * 5 * 3) % 256).astype("uint8").reshape(6, 5, 3)
data = tf.io.encode_png(photo)
data.dtype, bool(tf.reduce_all(tf.io.decode_png(data) == photo)), tf.image.decode_image(data).dtype #= (tf.string, True, tf.uint8)
tf.io.write_file("photo.png", data)
tf.io.read_file("photo.png").numpy() == data.numpy(), tf.io.gfile.exists("photo.png"), tf.io.decode_png(data, channels=1).shape #= (True, True, TensorShape([6, 5, 1]))
jpeg = tf.io.encode_jpeg(photo, quality=90)
tf.io.is_jpeg(jpeg).numpy(), tf.image.decode_jpeg(jpeg).shape, tf.image.extract_jpeg_shape(jpeg).numpy().tolist() #= (np.True_, TensorShape([6, 5, 3]), [6, 5, 3])
tf.io.read_file("absent.png") #! NotFoundError: absent.png; No such file or directory
---
import tensorflow as tf
tf.io.decode_image(tf.constant("text")) #!~ the picture is not a JPEG or PNG picture: it begins 74 65 78 74 [Op:DecodeImage]
---
import tensorflow as tf
f"{tf.constant(0.1)} {tf.constant([1, 2])} {tf.constant(3)} {tf.constant(True)} {tf.constant(2.5):.3f} {tf.constant(7):5d}" #= '0.10000000149011612 [1 2] 3 True 2.500     7'
f"{tf.shape(tf.zeros((2, 3)))} {tf.constant('ab')} {tf.constant(['ab'])} {tf.constant([1.0])!r} {tf.constant([1.0])!s}" #= "[2 3] b'ab' [b'ab'] <tf.Tensor: shape=(1,), dtype=float32, numpy=array([1.], dtype=float32)> tf.Tensor([1.], shape=(1,), dtype=float32)"
"{} {:.2f} {}".format(tf.constant([[1.5]]), tf.constant(1.0), tf.Variable(1.0)), "%.2f %s" % (tf.constant(1.0), tf.constant(2)) #= ("[[1.5]] 1.00 <tf.Variable 'Variable:0' shape=() dtype=float32, numpy=1.0>", '1.00 tf.Tensor(2, shape=(), dtype=int32)')
def refused(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__, str(e)
refused(lambda: f"{tf.constant([1.0]):.2f}"), refused(lambda: f"{tf.Variable(1.0):.2f}") #= (('TypeError', 'unsupported format string passed to numpy.ndarray.__format__'), ('TypeError', 'unsupported format string passed to ResourceVariable.__format__'))
