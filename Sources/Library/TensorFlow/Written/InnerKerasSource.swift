extension WrittenTensorFlow {
  /// `tensorflow.python`: of the inner modules only Keras, which older programs import from there.
  static let innerKeras = """
    import warnings as _warnings
    from tensorflow import keras

    _warnings.warn('tensorflow.python.keras is the Keras 2 inside TensorFlow, whose tables and progress lines look '
                   'different; in fieldbook it is tensorflow.keras, which is what to import', stacklevel=2)
    """

  /// The files that a module of Keras consists of, there.
  static let innerFiles = [
    "layers":
      "layers.advanced_activations layers.convolutional layers.convolutional_recurrent layers.core layers.embeddings "
      + "layers.merge layers.pooling layers.recurrent",
    "utils": "utils.data_utils utils.generic_utils utils.layer_utils utils.np_utils utils.vis_utils",
    "models": "engine.functional engine.sequential engine.training saving.save",
    "optimizers":
      "optimizer_v2.adadelta optimizer_v2.adagrad optimizer_v2.adam optimizer_v2.adamax optimizer_v2.ftrl "
      + "optimizer_v2.gradient_descent optimizer_v2.nadam optimizer_v2.rmsprop",
  ]
}
