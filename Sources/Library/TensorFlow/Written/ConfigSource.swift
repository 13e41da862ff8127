import Evaluator

extension WrittenTensorFlow {
  /// `tf.config`.
  static let config =
    #"""
    import collections as _collections
    import os as _os

    PhysicalDevice = _collections.namedtuple("PhysicalDevice", ["name", "device_type"])
    LogicalDevice = _collections.namedtuple("LogicalDevice", ["name", "device_type"])

    class LogicalDeviceConfiguration:
        """How a device is divided, accepted."""

        def __init__(self, memory_limit=None, experimental_priority=None, experimental_device_ordinal=None):
            self.memory_limit = memory_limit

    _cpu = PhysicalDevice(name="/physical_device:CPU:0", device_type="CPU")
    _logical = LogicalDevice(name="/device:CPU:0", device_type="CPU")
    _functions_run_eagerly = [True]
    _deterministic = [True]

    def list_physical_devices(device_type=None):
        """The processors: one CPU, no GPU."""
        return [_cpu] if device_type in (None, "CPU") else []

    def list_logical_devices(device_type=None):
        """The processors: one CPU, no GPU."""
        return [_logical] if device_type in (None, "CPU") else []

    def get_visible_devices(device_type=None):
        """The processors: one CPU, no GPU."""
        return list_physical_devices(device_type)

    def set_visible_devices(devices, device_type=None):
        """Accepted: there is one CPU."""
        for device in devices if isinstance(devices, (list, tuple)) else [devices]:
            if device != _cpu:
                raise ValueError(f"Unrecognized device: {device!r}")

    def set_logical_device_configuration(device, logical_devices):
        """Accepted: the CPU is not divided."""
        if device != _cpu:
            raise ValueError(f"Unrecognized device: {device!r}")

    def get_logical_device_configuration(device):
        """None: the CPU is not divided."""

    def get_soft_device_placement():
        """Whether what cannot be on a device is computed on another: always."""
        return True

    def set_soft_device_placement(enabled):
        """Accepted: everything is computed on the CPU."""

    def run_functions_eagerly(run_eagerly):
        """Accepted: functions are always called as they are written."""
        _functions_run_eagerly[0] = bool(run_eagerly)

    def functions_run_eagerly():
        """Whether functions are called as they are written."""
        return _functions_run_eagerly[0]

    class experimental:
        """What TensorFlow may change."""

        @staticmethod
        def set_memory_growth(device, enable):
            """Accepted for a GPU; there is none."""
            raise ValueError("Cannot set memory growth on non-Pluggable CPU device" if device == _cpu else f"Unrecognized device: {device!r}")

        @staticmethod
        def get_memory_growth(device):
            """None: there is no GPU."""

        @staticmethod
        def list_physical_devices(device_type=None):
            """The processors: one CPU, no GPU."""
            return list_physical_devices(device_type)

        @staticmethod
        def list_logical_devices(device_type=None):
            """The processors: one CPU, no GPU."""
            return list_logical_devices(device_type)

        @staticmethod
        def get_visible_devices(device_type=None):
            """The processors: one CPU, no GPU."""
            return list_physical_devices(device_type)

        @staticmethod
        def get_device_details(device):
            """Nothing is known of the CPU."""
            return {}

        @staticmethod
        def enable_op_determinism():
            """Accepted: the same seed always gives the same numbers."""

        @staticmethod
        def enable_tensor_float_32_execution(enabled):
            """Accepted: there is no GPU."""

    class threading:
        """How many threads compute."""

        @staticmethod
        def get_inter_op_parallelism_threads():
            """0: as many as the machine has."""
            return 0

        @staticmethod
        def get_intra_op_parallelism_threads():
            """0: as many as the machine has."""
            return 0

        @staticmethod
        def set_inter_op_parallelism_threads(num_threads):
            """Accepted; `--threads` of the program says how many compute."""

        @staticmethod
        def set_intra_op_parallelism_threads(num_threads):
            """Accepted; `--threads` of the program says how many compute."""

    class optimizer:
        """Optimizations of graphs, of which there are none."""

        @staticmethod
        def set_jit(enabled):
            """Accepted: nothing is compiled."""

        @staticmethod
        def get_jit():
            """Empty: nothing is compiled."""
            return ""

        @staticmethod
        def set_experimental_options(options):
            """Accepted: there are no graphs."""

        @staticmethod
        def get_experimental_options():
            """Nothing is set."""
            return {}

    """#
}
