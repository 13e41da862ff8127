import Evaluator

extension WrittenKeras {
  /// `tf.keras.losses`: what `keras.losses` has no more.
  static let olderLosses =
    #"""
    class Reduction:
        """The names of what a loss makes of its values, from the days of tf.keras."""

        AUTO = "auto"
        NONE = "none"
        SUM = "sum"
        SUM_OVER_BATCH_SIZE = "sum_over_batch_size"

        @classmethod
        def all(cls):
            return cls.AUTO, cls.NONE, cls.SUM, cls.SUM_OVER_BATCH_SIZE

        @classmethod
        def validate(cls, key):
            if key not in cls.all():
                raise ValueError(f'Invalid Reduction Key: {key}. Expected keys are "{cls.all()}"')

    """#

  /// `keras.losses`: losses of pairs and of noisy labels.
  static let losses =
    #"""
    import keras as _keras
    from keras import ops as _ops

    def circle(y_true, y_pred, ref_labels=None, ref_embeddings=None, remove_diagonal=True, gamma=80, margin=0.4):
        """What pulls embeddings of one class together and pushes others apart. Sun et al. 2020."""
        y_pred = _ops.convert_to_tensor(y_pred)
        labels = _ops.reshape(_ops.cast(y_true, "int32"), (-1,))
        others = labels if ref_labels is None else _ops.reshape(_ops.cast(ref_labels, "int32"), (-1,))
        known = y_pred if ref_embeddings is None else _ops.convert_to_tensor(ref_embeddings)
        distances = _ops.maximum(1 - _ops.matmul(y_pred, _ops.transpose(known)), 0.0)
        alike = _ops.cast(_ops.equal(labels[:, None], others[None, :]), distances.dtype)
        unlike = 1 - alike
        if remove_diagonal:
            rows, columns = alike.shape
            alike = alike * (1 - _ops.eye(rows, columns, dtype=distances.dtype))
        pull = -gamma * _ops.maximum(margin + distances, 0.0) * (margin - distances)
        push = gamma * _ops.maximum(1 + margin - distances, 0.0) * (1 - margin - distances)
        far = -_ops.ones_like(distances) * float("inf")
        near = _ops.logsumexp(_ops.where(alike > 0, pull, far), axis=1)
        away = _ops.logsumexp(_ops.where(unlike > 0, push, far), axis=1)
        loss = _ops.softplus(near + away)
        loss._keras_mask = loss > 0
        return loss

    def categorical_generalized_cross_entropy(y_true, y_pred, q):
        """(1 − pᵠ) / q of the probability of each label. Zhang and Sabuncu 2018."""
        y_pred = _ops.convert_to_tensor(y_pred)
        labels = _ops.one_hot(_ops.cast(y_true, "int32"), y_pred.shape[-1], dtype=y_pred.dtype)
        return (1 - _ops.power(_ops.sum(y_pred * labels, axis=-1), q)) / q

    class Circle(_keras.losses.Loss):
        """What pulls embeddings of one class together and pushes others apart."""

        def __init__(self, gamma=80.0, margin=0.4, remove_diagonal=True, reduction="sum_over_batch_size", name="circle", dtype=None):
            super().__init__(name=name, reduction=reduction, dtype=dtype)
            self.gamma, self.margin, self.remove_diagonal = gamma, margin, remove_diagonal

        def call(self, y_true, y_pred):
            return circle(y_true, y_pred, remove_diagonal=self.remove_diagonal, gamma=self.gamma, margin=self.margin)

        def get_config(self):
            return {**super().get_config(), "gamma": self.gamma, "margin": self.margin, "remove_diagonal": self.remove_diagonal}

    class CategoricalGeneralizedCrossEntropy(_keras.losses.Loss):
        """A cross-entropy that noisy labels mislead less."""

        def __init__(self, q=0.5, reduction="sum_over_batch_size", name="categorical_generalized_cross_entropy", dtype=None):
            if not 0 < q < 1:
                raise ValueError("q must be in the interval (0, 1)")
            super().__init__(name=name, reduction=reduction, dtype=dtype)
            self.q = q

        def call(self, y_true, y_pred):
            return categorical_generalized_cross_entropy(y_true, y_pred, self.q)

        def get_config(self):
            return {**super().get_config(), "q": self.q}

    """#

  /// `keras.regularizers`: what keeps vectors apart.
  static let regularizers =
    #"""
    import keras as _keras
    from keras import ops as _ops

    class OrthogonalRegularizer(_keras.regularizers.Regularizer):
        """What likeness between rows, or columns, of a matrix adds to the loss."""

        def __init__(self, factor=0.01, mode="rows"):
            if not isinstance(factor, (float, int)) or factor < 0 or factor != factor or factor == float("inf"):
                raise ValueError(f"Invalid value for argument factor: expected a non-negative float. Received: factor={factor}")
            if mode not in ("rows", "columns"):
                raise ValueError(f'Invalid value for argument `mode`. Expected one of {{"rows", "columns"}}. Received: mode={mode}')
            self.factor, self.mode = factor, mode

        def __call__(self, inputs):
            if len(inputs.shape) != 2:
                raise ValueError(f"Inputs to OrthogonalRegularizer must have rank 2. Received: inputs.shape={inputs.shape}")
            rows = inputs if self.mode == "rows" else _ops.transpose(inputs)
            unit = _ops.normalize(rows, axis=1)
            product = _ops.matmul(unit, _ops.transpose(unit))
            count = product.shape[0]
            apart = _ops.sum(_ops.absolute(product * (1.0 - _ops.eye(count, dtype=product.dtype))))
            return self.factor * 0.5 * apart / (count * (count - 1.0) / 2.0)

        def get_config(self):
            return {"factor": float(self.factor), "mode": self.mode}

    orthogonal_regularizer = OrthogonalRegularizer

    """#
}
