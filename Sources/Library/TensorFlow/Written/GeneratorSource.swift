import Evaluator

extension WrittenTensorFlow {
  /// `tf.random`: generators, and functions of a seed.
  static let randomNumbers =
    #"""
    import tensorflow as tf

    class Algorithm:
        """How numbers are drawn; the names all mean the same here."""
        PHILOX = 1
        THREEFRY = 2
        AUTO_SELECT = 3

    def _mixed(*numbers):
        """One seed of several numbers."""
        value = 0x9E3779B97F4A7C15
        for number in numbers:
            value = ((value ^ (int(number) & 0xFFFFFFFFFFFFFFFF)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
            value ^= value >> 29
        return value & 0x7FFFFFFFFFFFFFFF

    def _pair(seed):
        numbers = [int(n) for n in tf.reshape(tf.convert_to_tensor(seed), [-1])]
        if len(numbers) != 2:
            raise tf.errors.InvalidArgumentError(None, None, f"seed must have shape [2], not [{len(numbers)}]")
        return _mixed(*numbers)

    def stateless_normal(shape, seed, mean=0.0, stddev=1.0, dtype=tf.float32, name=None, alg="auto_select"):
        """Numbers from a normal distribution, the same for the same seed."""
        return tf.random.normal(shape, mean, stddev, dtype, _pair(seed))

    def stateless_truncated_normal(shape, seed, mean=0.0, stddev=1.0, dtype=tf.float32, name=None, alg="auto_select"):
        """Numbers from a normal distribution, none far from the mean, the same for the same seed."""
        return tf.random.truncated_normal(shape, mean, stddev, dtype, _pair(seed))

    def stateless_uniform(shape, seed, minval=0, maxval=None, dtype=tf.float32, name=None, alg="auto_select"):
        """Numbers from an interval, the same for the same seed."""
        return tf.random.uniform(shape, minval, maxval, dtype, _pair(seed))

    def stateless_categorical(logits, num_samples, seed, dtype=tf.int64, name=None):
        """Classes drawn by their logits, the same for the same seed."""
        return _drawn(logits, num_samples, _pair(seed), dtype)

    def categorical(logits, num_samples, dtype=None, seed=None, name=None):
        """Classes drawn by their logits: (samples, num_samples)."""
        return _drawn(logits, num_samples, seed, dtype or tf.int64)

    def gamma(shape, alpha, beta=None, dtype=tf.float32, seed=None, name=None):
        """Numbers from gamma distributions: the shape, then that of alpha and beta."""
        alpha = tf.cast(tf.convert_to_tensor(alpha), dtype)
        rate = tf.cast(1.0 if beta is None else beta, dtype)
        alpha = alpha + tf.zeros_like(rate)
        lengths = [*tf.reshape(tf.convert_to_tensor(shape), [-1]).numpy().astype(int).tolist(), *alpha.shape]
        return tf.keras.random.gamma(lengths, tf.broadcast_to(alpha, lengths), dtype=dtype, seed=seed) / rate

    def _drawn(logits, count, seed, dtype):
        logits = tf.convert_to_tensor(logits)
        shape = [logits.shape[0], int(count), logits.shape[1]]
        uniform = tf.random.uniform(shape, 1e-20, 1.0, tf.float32, seed)
        noise = -tf.math.log(-tf.math.log(uniform))
        return tf.cast(tf.argmax(tf.expand_dims(tf.cast(logits, tf.float32), 1) + noise, axis=-1), dtype)

    def split(seed, num=2, alg="auto_select"):
        """Several seeds of one."""
        own = _pair(seed)
        return tf.constant([[_mixed(own, place, part) % 0x7FFFFFFF for part in (1, 2)] for place in range(num)], tf.int32)

    def fold_in(seed, data, alg="auto_select"):
        """A seed of a seed and a number."""
        own = _pair(seed)
        return tf.constant([_mixed(own, data, part) % 0x7FFFFFFF for part in (1, 2)], tf.int32)

    def create_rng_state(seed, alg):
        """The state of a generator that begins with a seed."""
        return tf.constant([0, 0, int(seed)], tf.int64)

    class Generator:
        """Draws numbers; its state goes on with each draw."""

        def __init__(self, copy_from=None, state=None, alg=None):
            if copy_from is not None:
                state = copy_from.state
            elif state is None:
                raise ValueError("Either `copy_from` or `state` must be given.")
            self._alg = 1
            self._state_var = tf.Variable(tf.cast(state, tf.int64), dtype=tf.int64, name="StateVar", trainable=False)

        @classmethod
        def from_state(cls, state, alg):
            """A generator that goes on from a state."""
            return cls(state=state, alg=alg)

        @classmethod
        def from_seed(cls, seed, alg=None):
            """A generator that begins with a seed."""
            seed = int(tf.reshape(tf.convert_to_tensor(seed), [-1])[0])
            return cls(state=[0, 0, (seed + 2 ** 63) % 2 ** 64 - 2 ** 63])

        @classmethod
        def from_non_deterministic_state(cls, alg=None):
            """A generator that begins with a drawn seed."""
            return cls.from_seed(tf.random.uniform([], 0, 2 ** 62, tf.int64))

        @classmethod
        def from_key_counter(cls, key, counter, alg):
            """A generator that begins with a counter and a key."""
            return cls(state=[int(n) for n in counter] + [int(tf.reshape(key, [-1])[0])])

        @property
        def state(self):
            """Counter and key."""
            return self._state_var

        @property
        def key(self):
            """What numbers are drawn with beside the counter."""
            return self._state_var[2]

        @property
        def algorithm(self):
            """The number of the algorithm."""
            return self._alg

        def _next(self):
            state = [int(n) for n in self._state_var]
            self._state_var.assign([state[0] + 256, state[1], state[2]])
            return _mixed(*state)

        def skip(self, delta):
            """Goes on without drawing."""
            state = [int(n) for n in self._state_var]
            self._state_var.assign([state[0] + 256 * int(delta), state[1], state[2]])
            return self._state_var.read_value()

        def reset(self, state):
            """Goes on from a state."""
            self._state_var.assign(tf.cast(state, tf.int64))

        def reset_from_seed(self, seed):
            """Goes on from a seed."""
            self._state_var.assign([0, 0, int(seed)])

        def reset_from_key_counter(self, key, counter):
            """Goes on from a counter and a key."""
            self._state_var.assign([int(n) for n in counter] + [int(tf.reshape(key, [-1])[0])])

        def normal(self, shape, mean=0.0, stddev=1.0, dtype=tf.float32, name=None):
            """Numbers from a normal distribution."""
            return tf.random.normal(shape, mean, stddev, dtype, self._next())

        def truncated_normal(self, shape, mean=0.0, stddev=1.0, dtype=tf.float32, name=None):
            """Numbers from a normal distribution, none far from the mean."""
            return tf.random.truncated_normal(shape, mean, stddev, dtype, self._next())

        def uniform(self, shape, minval=0, maxval=None, dtype=tf.float32, name=None):
            """Numbers from an interval."""
            return tf.random.uniform(shape, minval, maxval, dtype, self._next())

        def uniform_full_int(self, shape, dtype=tf.uint64, name=None):
            """Whole numbers from the whole range of a type."""
            dtype = tf.as_dtype(dtype)
            low, high = (0, 2 ** 31 - 1) if dtype in (tf.uint64, tf.int64, tf.uint32) else (dtype.min, dtype.max)
            return tf.cast(tf.random.uniform(shape, low, high, tf.int64, self._next()), dtype)

        def make_seeds(self, count=1):
            """Seeds for the functions whose names begin with stateless_: (2, count)."""
            own = self._next()
            return tf.constant([[_mixed(own, place, part) % 0x7FFFFFFF for place in range(count)] for part in (1, 2)], tf.int64)

        def split(self, count=1):
            """Several generators, independent of this one."""
            own = self._next()
            return [Generator.from_seed(_mixed(own, place)) for place in range(count)]

    _global = []

    def get_global_generator():
        """The session's generator."""
        if not _global:
            _global.append(Generator.from_non_deterministic_state())
        return _global[0]

    def set_global_generator(generator):
        """Makes a generator the session's."""
        _global[:] = [generator]

    """#
}
