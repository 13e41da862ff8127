import Evaluator

extension WrittenTensorFlow {
  /// `tf.keras.backend`: the functions of tensors that earlier versions of Keras had.
  static let backend =
    #"""
    import numpy as _np
    import tensorflow as tf

    # Values

    def variable(value, dtype=None, name=None, constraint=None):
        """A variable."""
        return tf.Variable(value, dtype=tf.as_dtype(dtype or "float32"), name=name, constraint=constraint)

    def constant(value, dtype=None, shape=None, name=None):
        """A tensor."""
        return tf.constant(value, dtype=dtype or "float32", shape=shape)

    def zeros(shape, dtype=None, name=None):
        """A variable of zeros."""
        return variable(tf.zeros(shape, tf.as_dtype(dtype or "float32")), dtype)

    def ones(shape, dtype=None, name=None):
        """A variable of ones."""
        return variable(tf.ones(shape, tf.as_dtype(dtype or "float32")), dtype)

    def eye(size, dtype=None, name=None):
        """A variable: the unit matrix."""
        return variable(tf.eye(size, dtype=tf.as_dtype(dtype or "float32")), dtype)

    def zeros_like(x, dtype=None, name=None):
        """Zeros in the shape of a tensor."""
        return tf.zeros_like(x, dtype=dtype)

    def ones_like(x, dtype=None, name=None):
        """Ones in the shape of a tensor."""
        return tf.ones_like(x, dtype=dtype)

    def get_value(x):
        """A tensor as an array."""
        return x.numpy() if tf.is_tensor(x) or isinstance(x, tf.Variable) else x

    def eval(x):
        """A tensor as an array."""
        return get_value(to_dense(x))

    def batch_get_value(tensors):
        """Tensors as arrays."""
        return [x.numpy() for x in tensors]

    def set_value(x, value):
        """Sets a variable."""
        x.assign(_np.asarray(value, dtype=_name(x.dtype)))

    def batch_set_value(tuples):
        """Sets variables."""
        for x, value in tuples:
            set_value(x, value)

    def update(x, new_x):
        """Sets a variable."""
        return x.assign(new_x)

    def update_add(x, increment):
        """Adds to a variable."""
        return x.assign_add(increment)

    def update_sub(x, decrement):
        """Subtracts from a variable."""
        return x.assign_sub(decrement)

    # Shapes and types

    def _name(dtype):
        return getattr(dtype, "name", dtype)

    def int_shape(x):
        """The lengths of the axes as a tuple, None for an unknown one."""
        return tuple(x.shape)

    def shape(x):
        """The lengths of the axes as a tensor."""
        return tf.shape(x)

    def ndim(x):
        """The number of axes."""
        return len(x.shape)

    def dtype(x):
        """The name of the elements' type."""
        return _name(x.dtype)

    def count_params(x):
        """The number of elements."""
        return int(_np.prod(tuple(x.shape)))

    def cast(x, dtype):
        """The elements as another type."""
        return tf.cast(x, dtype)

    def cast_to_floatx(x):
        """The elements as float32."""
        return tf.cast(x, "float32") if tf.is_tensor(x) or isinstance(x, tf.Variable) else _np.asarray(x, dtype="float32")

    def is_sparse(tensor):
        """Whether only few elements are kept."""
        return isinstance(tensor, tf.SparseTensor)

    def to_dense(tensor):
        """All elements."""
        return tf.sparse.to_dense(tensor) if is_sparse(tensor) else tensor

    def reshape(x, shape):
        """The elements in another shape."""
        return tf.reshape(x, shape)

    def flatten(x):
        """All elements in a row."""
        return tf.reshape(x, [-1])

    def batch_flatten(x):
        """Each sample in a row."""
        return tf.reshape(x, [-1, int(_np.prod(tuple(x.shape)[1:]))])

    def permute_dimensions(x, pattern):
        """The axes in another order."""
        return tf.transpose(x, pattern)

    def transpose(x):
        """The axes in reverse order."""
        return tf.transpose(x)

    def expand_dims(x, axis=-1):
        """A new axis of length 1."""
        return tf.expand_dims(x, axis)

    def squeeze(x, axis):
        """Without an axis of length 1."""
        return tf.squeeze(x, [axis])

    def concatenate(tensors, axis=-1):
        """Tensors behind each other along an axis."""
        return tf.concat([to_dense(x) for x in tensors], axis)

    def stack(x, axis=0):
        """Tensors along a new axis."""
        return tf.stack(x, axis=axis)

    def tile(x, n):
        """A tensor several times."""
        return tf.tile(x, [n] if isinstance(n, int) else n)

    def repeat(x, n):
        """(N, length) n times: (N, n, length)."""
        return tf.tile(tf.expand_dims(x, 1), [1, n, 1])

    def repeat_elements(x, rep, axis):
        """Each element several times along an axis."""
        return tf.repeat(x, rep, axis=axis)

    def reverse(x, axes):
        """From the end to the beginning along axes."""
        return tf.reverse(x, [axes] if isinstance(axes, int) else axes)

    def gather(reference, indices):
        """The slices at some places."""
        return tf.gather(reference, indices)

    def one_hot(indices, num_classes):
        """Rows with a 1 at each number."""
        return tf.one_hot(indices, depth=num_classes, axis=-1)

    def arange(start, stop=None, step=1, dtype="int32"):
        """Whole numbers at equal distances."""
        if stop is None:
            start, stop = 0, start if start > 0 else 0
        return tf.cast(tf.range(start, stop, step), dtype)

    def spatial_2d_padding(x, padding=((1, 1), (1, 1)), data_format=None):
        """Zeros around maps."""
        return tf.pad(x, [[0, 0], list(padding[0]), list(padding[1]), [0, 0]])

    def temporal_padding(x, padding=(1, 1)):
        """Zeros around rows."""
        return tf.pad(x, [[0, 0], list(padding), [0, 0]])

    def resize_images(x, height_factor, width_factor, data_format, interpolation="nearest"):
        """Maps enlarged by whole factors."""
        if data_format != "channels_last":
            raise ValueError(f"Invalid `data_format` argument: {data_format}")
        return tf.image.resize(x, [x.shape[1] * height_factor, x.shape[2] * width_factor], method=interpolation)

    # Numbers

    def _floats(x):
        return tf.cast(x, "float32") if x.dtype == tf.bool else x

    def sum(x, axis=None, keepdims=False):
        """The sum along axes."""
        return tf.reduce_sum(x, axis, keepdims)

    def prod(x, axis=None, keepdims=False):
        """The product along axes."""
        return tf.reduce_prod(x, axis, keepdims)

    def mean(x, axis=None, keepdims=False):
        """The mean along axes."""
        return tf.reduce_mean(_floats(x), axis, keepdims)

    def var(x, axis=None, keepdims=False):
        """The variance along axes."""
        return tf.math.reduce_variance(_floats(x), axis=axis, keepdims=keepdims)

    def std(x, axis=None, keepdims=False):
        """The standard deviation along axes."""
        return tf.math.reduce_std(_floats(x), axis=axis, keepdims=keepdims)

    def max(x, axis=None, keepdims=False):
        """The largest element along axes."""
        return tf.reduce_max(x, axis, keepdims)

    def min(x, axis=None, keepdims=False):
        """The smallest element along axes."""
        return tf.reduce_min(x, axis, keepdims)

    def argmax(x, axis=-1):
        """The place of the largest element along an axis."""
        return tf.argmax(x, axis)

    def argmin(x, axis=-1):
        """The place of the smallest element along an axis."""
        return tf.argmin(x, axis)

    def any(x, axis=None, keepdims=False):
        """Whether one element along axes is true."""
        return tf.reduce_any(tf.cast(x, tf.bool), axis, keepdims)

    def all(x, axis=None, keepdims=False):
        """Whether all elements along axes are true."""
        return tf.reduce_all(tf.cast(x, tf.bool), axis, keepdims)

    def cumsum(x, axis=0):
        """Running sums."""
        return tf.cumsum(x, axis=axis)

    def cumprod(x, axis=0):
        """Running products."""
        return tf.math.cumprod(x, axis=axis)

    def abs(x):
        """The distances to 0."""
        return tf.abs(x)

    def square(x):
        """x · x"""
        return tf.square(x)

    def sqrt(x):
        """The square roots, 0 below 0."""
        return tf.sqrt(tf.maximum(x, tf.convert_to_tensor(0.0, x.dtype)))

    def exp(x):
        """eˣ"""
        return tf.exp(x)

    def log(x):
        """The natural logarithms."""
        return tf.math.log(x)

    def pow(x, a):
        """Powers."""
        return tf.pow(x, a)

    def round(x):
        """The nearest whole numbers."""
        return tf.round(x)

    def sign(x):
        """-1, 0 or 1."""
        return tf.sign(x)

    def sin(x):
        """The sines."""
        return tf.sin(x)

    def cos(x):
        """The cosines."""
        return tf.cos(x)

    def clip(x, min_value, max_value):
        """Each element moved between two bounds."""
        if isinstance(min_value, (int, float)) and isinstance(max_value, (int, float)) and max_value < min_value:
            max_value = min_value
        low = -_np.inf if min_value is None else min_value
        return tf.clip_by_value(x, low, _np.inf if max_value is None else max_value)

    def equal(x, y):
        """Whether elements are equal."""
        return tf.equal(x, y)

    def not_equal(x, y):
        """Whether elements differ."""
        return tf.not_equal(x, y)

    def greater(x, y):
        """x > y"""
        return tf.greater(x, y)

    def greater_equal(x, y):
        """x >= y"""
        return tf.greater_equal(x, y)

    def less(x, y):
        """x < y"""
        return tf.less(x, y)

    def less_equal(x, y):
        """x <= y"""
        return tf.less_equal(x, y)

    def maximum(x, y):
        """The larger of two elements."""
        return tf.maximum(x, y)

    def minimum(x, y):
        """The smaller of two elements."""
        return tf.minimum(x, y)

    def switch(condition, then_expression, else_expression):
        """One of two values: for a number as a whole, else element by element."""
        condition = tf.cast(condition, tf.bool)
        if ndim(condition) == 0:
            chosen = then_expression if bool(condition) else else_expression
            return chosen() if callable(chosen) else chosen
        then_expression = then_expression() if callable(then_expression) else then_expression
        else_expression = else_expression() if callable(else_expression) else else_expression
        axes = ndim(then_expression)
        if ndim(condition) > axes:
            raise ValueError(
                "Rank of `condition` should be less than or equal to rank of `then_expression` and `else_expression`. "
                f"ndim(condition)={ndim(condition)}, ndim(then_expression)={axes}")
        if ndim(condition) > 1:
            condition = tf.reshape(condition, list(condition.shape) + [1] * (axes - ndim(condition)))
        return tf.where(condition, then_expression, else_expression)

    def stop_gradient(variables):
        """Constants for tapes."""
        if isinstance(variables, (list, tuple)):
            return map(tf.stop_gradient, variables)
        return tf.stop_gradient(variables)

    # Products

    def dot(x, y):
        """The last axis of x times the last but one of y."""
        if ndim(x) <= 2 and ndim(y) <= 2:
            return tf.matmul(x, y)
        return tf.tensordot(x, y, [[ndim(x) - 1], [ndim(y) - 2 if ndim(y) > 1 else 0]])

    def batch_dot(x, y, axes=None):
        """Products of samples, along an axis of each."""
        if ndim(x) < 2 or ndim(y) < 2:
            raise ValueError(
                f"Cannot do batch_dot on inputs with rank < 2. Received inputs with tf.shapes {x.shape} and {y.shape}.")
        if axes is None:
            axes = [ndim(x) - 1, ndim(y) - 1 if ndim(y) == 2 else ndim(y) - 2]
        first, second = [axes, axes] if isinstance(axes, int) else axes
        first, second = first % ndim(x), second % ndim(y)
        if first == 0 or second == 0:
            raise ValueError(
                "Cannot perform batch_dot over axis 0. If your inputs are not batched, add a dummy batch dimension to your "
                "inputs using K.expand_dims(x, 0)")
        letters = "abcdefghijklmnop"
        left = "z" + letters[:ndim(x) - 1]
        right = list("z" + letters[ndim(x):ndim(x) + ndim(y) - 1])
        right[second] = left[first]
        out = "z" + left[1:].replace(left[first], "") + "".join(right[1:]).replace(left[first], "")
        result = tf.einsum(f"{left},{''.join(right)}->{out}", x, y)
        return tf.expand_dims(result, -1) if ndim(result) == 1 else result

    def bias_add(x, bias, data_format=None):
        """A number for each channel added."""
        return tf.nn.bias_add(x, bias) if ndim(bias) == 1 else x + tf.reshape(bias, (1,) + tuple(bias.shape))

    def l2_normalize(x, axis=None):
        """Each row of length 1."""
        return tf.linalg.l2_normalize(x, axis=axis)

    # Activations and losses

    def relu(x, alpha=0.0, max_value=None, threshold=0.0):
        """x above a threshold, a share below."""
        return tf.keras.layers.ReLU(max_value=max_value, negative_slope=alpha, threshold=threshold)(x)

    def elu(x, alpha=1.0):
        """x above 0, alpha · (eˣ − 1) below."""
        return tf.where(x > 0, x, alpha * tf.nn.elu(x))

    def sigmoid(x):
        """1 / (1 + e⁻ˣ)"""
        return tf.sigmoid(x)

    def hard_sigmoid(x):
        """0.2 · x + 0.5 between 0 and 1."""
        return tf.clip_by_value(0.2 * x + 0.5, 0.0, 1.0)

    def tanh(x):
        """The hyperbolic tangents."""
        return tf.tanh(x)

    def softmax(x, axis=-1):
        """Shares that add up to 1."""
        if ndim(x) <= 1:
            raise ValueError(f"Cannot apply softmax to a tensor that is 1D. Received input: {x}")
        return tf.nn.softmax(x, axis=axis)

    def softplus(x):
        """log(1 + eˣ)"""
        return tf.math.softplus(x)

    def softsign(x):
        """x / (1 + |x|)"""
        return tf.math.softsign(x)

    def dropout(x, level, noise_shape=None, seed=None):
        """A share of the elements set to 0, the others scaled up."""
        return tf.nn.dropout(x, rate=level, noise_shape=noise_shape, seed=seed)

    def binary_crossentropy(target, output, from_logits=False):
        """The loss of each element."""
        target, output = tf.convert_to_tensor(target), tf.convert_to_tensor(output)
        if from_logits:
            return tf.nn.sigmoid_cross_entropy_with_logits(labels=target, logits=output)
        output = tf.clip_by_value(output, 1e-7, 1.0 - 1e-7)
        return -(target * tf.math.log(output + 1e-7) + (1 - target) * tf.math.log(1 - output + 1e-7))

    def categorical_crossentropy(target, output, from_logits=False, axis=-1):
        """The loss of each row."""
        target, output = tf.convert_to_tensor(target), tf.convert_to_tensor(output)
        target.shape.assert_is_compatible_with(output.shape)
        if from_logits:
            return tf.nn.softmax_cross_entropy_with_logits(labels=target, logits=output, axis=axis)
        output = output / tf.reduce_sum(output, axis, True)
        return -tf.reduce_sum(target * tf.math.log(tf.clip_by_value(output, 1e-7, 1.0 - 1e-7)), axis)

    def sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1, ignore_class=None):
        """The loss of each row."""
        if axis not in (-1, ndim(output) - 1) or ignore_class is not None:
            raise NotImplementedError("only the last axis, and ignore_class=None")
        output = tf.convert_to_tensor(output)
        if not from_logits:
            output = tf.math.log(tf.clip_by_value(output, 1e-7, 1 - 1e-7))
        target = tf.reshape(tf.cast(target, "int64"), output.shape[:-1])
        return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=target, logits=output)

    def in_top_k(predictions, targets, k):
        """Whether the class is among the k likeliest."""
        return tf.math.in_top_k(targets, predictions, k)

    # Windows

    def conv2d(x, kernel, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)):
        """Convolution of maps."""
        return tf.nn.conv2d(x, kernel, strides=list(strides), padding=padding.upper(), dilations=list(dilation_rate))

    def pool2d(x, pool_size, strides=(1, 1), padding="valid", data_format=None, pool_mode="max"):
        """The largest value, or the mean, of each window."""
        function = tf.nn.max_pool2d if pool_mode == "max" else tf.nn.avg_pool2d
        return function(x, list(pool_size), list(strides), padding.upper())

    # Random numbers

    def random_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
        """Numbers of a normal distribution."""
        return tf.random.normal(shape, mean=mean, stddev=stddev, dtype=tf.as_dtype(dtype or "float32"), seed=seed)

    def random_uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
        """Numbers between two bounds."""
        return tf.random.uniform(shape, minval=minval, maxval=maxval, dtype=tf.as_dtype(dtype or "float32"), seed=seed)

    def random_bernoulli(shape, p=0.0, dtype=None, seed=None):
        """1 with a probability, else 0."""
        return tf.cast(tf.random.uniform(shape, seed=seed) <= p, tf.as_dtype(dtype or "float32"))

    def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
        """Numbers of a normal distribution at most two deviations from the mean."""
        return tf.random.truncated_normal(shape, mean, stddev, dtype=tf.as_dtype(dtype or "float32"), seed=seed)

    """#

  /// The names of `backend`.
  static let backendNames = """
    abs all any arange argmax argmin batch_dot batch_flatten batch_get_value batch_set_value bias_add
    binary_crossentropy cast cast_to_floatx categorical_crossentropy clip concatenate constant conv2d cos
    count_params cumprod cumsum dot dropout dtype elu equal eval exp expand_dims eye flatten gather get_value
    greater greater_equal hard_sigmoid in_top_k int_shape is_sparse l2_normalize less less_equal log max
    maximum mean min minimum ndim not_equal one_hot ones ones_like permute_dimensions pool2d pow prod
    random_bernoulli random_normal random_uniform relu repeat repeat_elements reshape resize_images reverse
    round set_value shape sigmoid sign sin softmax softplus softsign sparse_categorical_crossentropy
    spatial_2d_padding sqrt square squeeze stack std stop_gradient sum switch tanh temporal_padding tile
    to_dense transpose truncated_normal update update_add update_sub var variable zeros zeros_like
    """
}
