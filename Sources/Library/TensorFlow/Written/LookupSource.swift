import Evaluator

extension WrittenTensorFlow {
  /// `tf.lookup`: tables from keys to values.
  static let lookup =
    #"""
    import tensorflow as tf

    class KeyValueTensorInitializer:
        """Keys and values of a table."""

        def __init__(self, keys, values, key_dtype=None, value_dtype=None, name=None):
            self.keys, self.values = tf.convert_to_tensor(keys, key_dtype), tf.convert_to_tensor(values, value_dtype)
            self.key_dtype, self.value_dtype = self.keys.dtype, self.values.dtype

    def _plain(x):
        return x._elements() if x.dtype == tf.string else tf.reshape(x, [-1]).numpy().tolist()

    class StaticHashTable:
        """A table from keys to values that does not change."""

        def __init__(self, initializer, default_value, name=None, experimental_is_anonymous=False):
            self.key_dtype, self.value_dtype = initializer.key_dtype, initializer.value_dtype
            self._default = _plain(tf.reshape(tf.convert_to_tensor(default_value, self.value_dtype), [1]))[0]
            self._table = dict(zip(_plain(initializer.keys), _plain(initializer.values)))

        def lookup(self, keys, name=None):
            """The value of each key."""
            x = tf.convert_to_tensor(keys)
            flat = [self._table.get(key, self._default) for key in _plain(x)]
            return tf.reshape(tf.constant(flat, self.value_dtype), x.shape) if x.shape.rank else tf.constant(flat[0], self.value_dtype)

        def __getitem__(self, keys):
            return self.lookup(keys)

        def size(self, name=None):
            """How many keys there are."""
            return tf.constant(len(self._table), tf.int64)

    """#
}
