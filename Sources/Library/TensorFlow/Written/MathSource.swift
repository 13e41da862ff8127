import Evaluator

extension WrittenTensorFlow {
  /// `tf.math`: further functions.
  static let mathematics =
    #"""
    import tensorflow as tf

    def add_n(inputs, name=None):
        """The sum of tensors of one shape."""
        return tf.add_n(inputs)

    accumulate_n = add_n

    def divide_no_nan(x, y, name=None):
        """x / y, 0 where y is 0."""
        x = tf.convert_to_tensor(x)
        y = tf.cast(y, x.dtype) if not tf.is_tensor(y) else y
        safe = tf.where(y == 0, tf.ones_like(y), y)
        return tf.where(y == 0, tf.zeros_like(x / safe), x / safe)

    def multiply_no_nan(x, y, name=None):
        """x · y, 0 where y is 0."""
        x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
        return tf.where(y == 0, tf.zeros_like(x * y), tf.where(y == 0, tf.zeros_like(x), x) * y)

    def reciprocal_no_nan(x, name=None):
        """1 / x, 0 where x is 0."""
        x = tf.convert_to_tensor(x)
        return divide_no_nan(tf.ones_like(x), x)

    def count_nonzero(input, axis=None, keepdims=None, dtype=tf.int64, name=None):
        """How many elements are not zero."""
        x = tf.convert_to_tensor(input)
        return tf.reduce_sum(tf.cast(x != tf.cast(0, x.dtype) if x.dtype != tf.bool else x, dtype), axis, keepdims or False)

    def zero_fraction(value, name=None):
        """The share of the elements that are zero."""
        x = tf.convert_to_tensor(value)
        return tf.reduce_mean(tf.cast(x == tf.cast(0, x.dtype), tf.float32))

    def reduce_euclidean_norm(input_tensor, axis=None, keepdims=False, name=None):
        """The Euclidean length."""
        x = tf.convert_to_tensor(input_tensor)
        return tf.cast(tf.sqrt(tf.cast(tf.reduce_sum(x * x, axis, keepdims), x.dtype if x.dtype.is_floating else tf.float32)), x.dtype)

    def confusion_matrix(labels, predictions, num_classes=None, weights=None, dtype=tf.int32, name=None):
        """How often class row was predicted as class column."""
        labels, predictions = (tf.cast(tf.reshape(x, [-1]), tf.int64) for x in (labels, predictions))
        if num_classes is None:
            num_classes = int(tf.maximum(tf.reduce_max(labels), tf.reduce_max(predictions))) + 1
        values = tf.ones_like(labels, dtype) if weights is None else tf.cast(weights, dtype)
        return tf.scatter_nd(tf.stack([labels, predictions], axis=1), values, [int(num_classes)] * 2)

    def log_sigmoid(x, name=None):
        """The logarithm of the sigmoid."""
        return -tf.math.softplus(-tf.convert_to_tensor(x))

    def softmax(logits, axis=None, name=None):
        """Rows that add up to 1."""
        return tf.nn.softmax(logits, -1 if axis is None else axis)

    def log_softmax(logits, axis=None, name=None):
        """The logarithms of the softmax."""
        return tf.nn.log_softmax(logits, -1 if axis is None else axis)

    def softsign(features, name=None):
        """x / (1 + |x|)"""
        x = tf.convert_to_tensor(features)
        return x / (1 + abs(x))

    def scalar_mul(scalar, x, name=None):
        """A number times a tensor."""
        return tf.scalar_mul(scalar, x)

    def rint(x, name=None):
        """The nearest whole numbers, halves to even."""
        return tf.round(x)

    def polyval(coeffs, x, name=None):
        """The value of a polynomial, its highest power first."""
        x = tf.convert_to_tensor(x)
        result = tf.zeros_like(x)
        for factor in coeffs:
            result = result * x + factor
        return result

    def is_strictly_increasing(x, name=None):
        """Whether each element is larger than the one before."""
        flat = tf.reshape(x, [-1])
        return tf.reduce_all(flat[1:] > flat[:-1])

    def is_non_decreasing(x, name=None):
        """Whether no element is smaller than the one before."""
        flat = tf.reshape(x, [-1])
        return tf.reduce_all(flat[1:] >= flat[:-1])

    def invert_permutation(x, name=None):
        """Where each number stands."""
        return tf.argsort(x)

    def cumulative_logsumexp(x, axis=0, exclusive=False, reverse=False, name=None):
        """Running log Σ eˣ."""
        x = tf.convert_to_tensor(x)
        top = tf.stop_gradient(tf.reduce_max(x, axis=axis, keepdims=True))
        return tf.math.log(tf.cumsum(tf.exp(x - top), axis, exclusive, reverse)) + top

    def xlog1py(x, y, name=None):
        """x · log(1 + y), 0 where x is 0."""
        x = tf.convert_to_tensor(x)
        return tf.where(x == 0, tf.zeros_like(x), x * tf.math.log1p(y))

    def xdivy(x, y, name=None):
        """x / y, 0 where x is 0."""
        x, y = tf.convert_to_tensor(x), tf.convert_to_tensor(y)
        return tf.where(x == 0, tf.zeros_like(x), x / tf.where(x == 0, tf.ones_like(y), y))

    def cumprod(x, axis=0, exclusive=False, reverse=False, name=None):
        """Running products: of the elements before each too where exclusive, from the end where reverse."""
        x = tf.convert_to_tensor(x)
        if reverse:
            return tf.reverse(cumprod(tf.reverse(x, [axis]), axis, exclusive), [axis])
        product = tf.keras.ops.cumprod(x, axis=axis)
        if not exclusive:
            return product
        first, rest = tf.split(product, [product.shape[axis] - 1, 1], axis=axis)
        return tf.concat([tf.ones_like(rest), first], axis=axis)

    """#
}
