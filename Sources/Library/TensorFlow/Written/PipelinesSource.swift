import Evaluator

extension WrittenTensorFlow {
  /// `tf.data`: pipelines of text.
  static let pipelines =
    #"""
    import tensorflow as tf

    class Options:
        """Settings of a pipeline, accepted."""

        class _Group:
            pass

        def __init__(self):
            for name in "autotune", "distribute", "experimental_distribute", "experimental_optimization", "threading":
                setattr(self, name, Options._Group())

    class DatasetSpec(tf.TypeSpec):
        """What is known of the elements of a data set."""

        def __init__(self, element_spec, dataset_shape=()):
            self.element_spec = element_spec
            self._shape = tf.TensorShape(dataset_shape)

        def __eq__(self, other):
            return isinstance(other, DatasetSpec) and self.element_spec == other.element_spec

        def __hash__(self):
            return hash(repr(self))

        def __repr__(self):
            return f"DatasetSpec({self.element_spec!r}, {self._shape!r})"

    def TextLineDataset(filenames, compression_type=None, buffer_size=None, num_parallel_reads=None, name=None):
        """The lines of files."""
        if compression_type not in (None, ""):
            raise ValueError("compressed files are read by gzip.open; compression_type must be None")
        files = tf.reshape(tf.convert_to_tensor(filenames), [-1])._elements()
        def rows():
            for file in files:
                parts = tf.io.read_file(file.decode()).numpy().split(b"\n")
                for part in parts[:-1] if parts[-1] == b"" else parts:
                    yield part[:-1] if part.endswith(b"\r") else part
        return tf.data.Dataset.from_generator(rows, output_types=tf.string)

    class experimental:
        """What TensorFlow may change."""

        AUTOTUNE = -1
        INFINITE_CARDINALITY = -1
        UNKNOWN_CARDINALITY = -2

        class AutoShardPolicy:
            """How several machines divide a pipeline; accepted, since there is one."""

            OFF, AUTO, FILE, DATA, HINT = -1, 0, 1, 2, 3

        class DistributeOptions:
            """Settings for several machines, accepted."""

        class ThreadingOptions:
            """Settings of threads, accepted."""

        class OptimizationOptions:
            """Settings of the pipeline's making, accepted."""

        @staticmethod
        def cardinality(dataset):
            """How many elements there are; -1 without end, -2 where nobody knows."""
            return dataset.cardinality()

        @staticmethod
        def Counter(start=0, step=1, dtype=tf.int64):
            """Whole numbers without end."""
            numbers = tf.data.Dataset.counter(start, step)
            return numbers if dtype == tf.int64 else numbers.map(lambda number: tf.cast(number, dtype))

        @staticmethod
        def get_single_element(dataset):
            """The only element."""
            return dataset.get_single_element()

        @staticmethod
        def assert_cardinality(expected_cardinality):
            """Accepted: gives the data set as it is."""
            return lambda dataset: dataset

        @staticmethod
        def ignore_errors(log_warning=False):
            """Refused: an error ends a pipeline."""
            raise NotImplementedError("tf.data.experimental.ignore_errors is not in Fieldbook: an error ends a pipeline")

    """#
}
