/// `keras.optimizers.schedules.OneCycle`, which Keras lacks: an export defines it.
enum KerasSchedule {
  static let path = "keras.optimizers.schedules.OneCycle"

  /// Its name in an export.
  static let name = "_OneCycle"

  /// The cell that defines it: as `OneCycle.rate(at:)`.
  static let definition = """
    # A schedule that Keras does not have: up to the largest rate, then down to almost nothing.
    import math as _math
    import keras as _keras

    class _OneCycle(_keras.optimizers.schedules.LearningRateSchedule):
        def __init__(self, max_learning_rate, total_steps, pct_start=0.3, div_factor=25.0, final_div_factor=1e4,
                     name="OneCycle"):
            super().__init__()
            self.largest, self.first = max_learning_rate, max_learning_rate / div_factor
            self.last = self.first / final_div_factor
            self.peak, self.end = pct_start * total_steps - 1, total_steps - 1

        def between(self, start, end, share):
            return end + (start - end) / 2 * (1 + _keras.ops.cos(_math.pi * share))

        def __call__(self, step):
            step = _keras.ops.minimum(_keras.ops.cast(step, "float32"), float(self.end))
            up = step / self.peak if self.peak > 0 else step * 0 + 1
            down = (step - self.peak) / (self.end - self.peak) if self.end > self.peak else step * 0 + 1
            return _keras.ops.where(
                step <= self.peak, self.between(self.first, self.largest, up),
                self.between(self.largest, self.last, down))
    """
}
