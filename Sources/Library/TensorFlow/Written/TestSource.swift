import Evaluator

extension WrittenTensorFlow {
  /// `tf.test`: what a test asks about the machine.
  static let test =
    #"""
    def is_gpu_available(cuda_only=False, min_cuda_compute_capability=None):
        """False: everything is computed on the CPU."""
        return False

    def gpu_device_name():
        """Empty: there is no GPU."""
        return ""

    def is_built_with_cuda():
        """False: everything is computed on the CPU."""
        return False

    def is_built_with_gpu_support():
        """False: everything is computed on the CPU."""
        return False

    def is_built_with_rocm():
        """False: everything is computed on the CPU."""
        return False

    def is_built_with_xla():
        """False: nothing is compiled."""
        return False

    """#
}
