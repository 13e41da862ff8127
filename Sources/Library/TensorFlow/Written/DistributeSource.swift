import Evaluator

extension WrittenTensorFlow {
  /// `tf.distribute`: several processors, of which there is one.
  static let distribute =
    #"""
    import tensorflow as tf

    class ReduceOp:
        """How values are brought together."""
        SUM = "SUM"
        MEAN = "MEAN"

    class Strategy:
        """Computes on one processor, as if it were several."""

        num_replicas_in_sync = 1

        def __init__(self, *args, **options):
            pass

        def scope(self):
            """A block, without effect."""
            return tf.init_scope()

        def run(self, fn, args=(), kwargs=None, options=None):
            """What a function gives."""
            return fn(*args, **(kwargs or {}))

        def reduce(self, reduce_op, value, axis):
            """A value, its elements added up or averaged along an axis."""
            if axis is None:
                return value
            operation = str(reduce_op).upper()
            return tf.reduce_mean(value, axis) if "MEAN" in operation else tf.reduce_sum(value, axis)

        def gather(self, value, axis):
            """A value."""
            return value

        def experimental_distribute_dataset(self, dataset, options=None):
            """The data set itself."""
            return dataset

        def distribute_datasets_from_function(self, dataset_fn, options=None):
            """What a function gives."""
            return dataset_fn(InputContext())

        def experimental_local_results(self, value):
            """A value, alone in a tuple."""
            return (value,)

    class InputContext:
        """Which part of the data a processor reads: all."""

        num_input_pipelines = 1
        input_pipeline_id = 0
        num_replicas_in_sync = 1

        def get_per_replica_batch_size(self, global_batch_size):
            """All of a batch."""
            return global_batch_size

    class MirroredStrategy(Strategy):
        """Computes on one processor: there are no others."""

        def __init__(self, devices=None, cross_device_ops=None):
            if devices is not None and len(devices) > 1:
                raise ValueError(f"one processor computes in Fieldbook, found {len(devices)} devices")

    class OneDeviceStrategy(Strategy):
        """Computes on one processor."""

        def __init__(self, device):
            pass

    def get_strategy():
        """The strategy: one processor."""
        return Strategy()

    def has_strategy():
        """False: one processor computes."""
        return False

    def in_cross_replica_context():
        """True: one processor computes."""
        return True

    """#
}
