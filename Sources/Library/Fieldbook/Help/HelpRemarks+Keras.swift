/// Lines with Keras's losses, metrics and merging layers, and what Keras gives for them.
extension HelpRemarks {
  /// Of `keras.losses`.
  static let lossExamples: [(String, example: String, result: String)] = [
    (
      "BinaryCrossentropy",
      "round(float(keras.losses.BinaryCrossentropy()(np.array([1, 0]), np.array([0.5, 0.5]))), 4)", "0.6931"
    ),
    (
      "BinaryFocalCrossentropy",
      "round(float(keras.losses.BinaryFocalCrossentropy()(np.array([1, 0]), np.array([0.5, 0.5]))), 4)",
      "0.1733"
    ),
    (
      "CategoricalCrossentropy",
      "round(float(keras.losses.CategoricalCrossentropy()(np.array([[0, 1]]), np.array([[0.5, 0.5]]))), 4)",
      "0.6931"
    ),
    (
      "CategoricalFocalCrossentropy",
      "round(float(keras.losses.CategoricalFocalCrossentropy()(np.array([[0, 1]]), np.array([[0.5, 0.5]]))), 4)",
      "0.0433"
    ),
    (
      "CategoricalHinge",
      "round(float(keras.losses.CategoricalHinge()(np.array([[0, 1]]), np.array([[0.5, 0.25]]))), 4)", "1.25"
    ),
    (
      "CosineSimilarity",
      "round(float(keras.losses.CosineSimilarity()(np.array([[1.0, 0.0]]), np.array([[1.0, 0.0]]))), 4)",
      "-1.0"
    ),
    ("Hinge", "round(float(keras.losses.Hinge()(np.array([1.0, -1.0]), np.array([0.5, -0.5]))), 4)", "0.5"),
    ("Huber", "round(float(keras.losses.Huber()(np.array([0.0, 0.0]), np.array([0.5, 2.0]))), 4)", "0.8125"),
    (
      "KLDivergence",
      "round(float(keras.losses.KLDivergence()(np.array([[0.5, 0.5]]), np.array([[0.5, 0.5]]))), 4)", "0.0"
    ),
    (
      "LogCosh", "round(float(keras.losses.LogCosh()(np.array([1.0, 2.0]), np.array([1.0, 4.0]))), 4)",
      "0.6625"
    ),
    (
      "MeanAbsoluteError",
      "round(float(keras.losses.MeanAbsoluteError()(np.array([1.0, 2.0]), np.array([1.5, 2.0]))), 4)", "0.25"
    ),
    (
      "MeanAbsolutePercentageError",
      "round(float(keras.losses.MeanAbsolutePercentageError()(np.array([2.0, 4.0]), np.array([1.0, 4.0]))), 4)",
      "25.0"
    ),
    (
      "MeanSquaredError",
      "round(float(keras.losses.MeanSquaredError()(np.array([1.0, 2.0]), np.array([1.5, 2.0]))), 4)", "0.125"
    ),
    (
      "MeanSquaredLogarithmicError",
      "round(float(keras.losses.MeanSquaredLogarithmicError()(np.array([1.0, 2.0]), np.array([1.0, 2.0]))), 4)",
      "0.0"
    ),
    ("Poisson", "round(float(keras.losses.Poisson()(np.array([1.0, 1.0]), np.array([1.0, 1.0]))), 4)", "1.0"),
    (
      "SparseCategoricalCrossentropy",
      "round(float(keras.losses.SparseCategoricalCrossentropy()(np.array([1]), np.array([[0.5, 0.5]]))), 4)",
      "0.6931"
    ),
    (
      "SquaredHinge",
      "round(float(keras.losses.SquaredHinge()(np.array([1.0, -1.0]), np.array([0.5, -0.5]))), 4)", "0.25"
    ),
    (
      "Dice",
      "round(float(keras.losses.Dice(axis=(1, 2, 3))(np.ones((1, 2, 2, 1)), np.full((1, 2, 2, 1), 0.5))), 4)",
      "0.3333"
    ),
    (
      "Tversky",
      "round(float(keras.losses.Tversky(axis=(1, 2, 3))(np.ones((1, 2, 2, 1)), np.full((1, 2, 2, 1), 0.5))), 4)",
      "0.3333"
    ),
  ]

  /// Of `keras.metrics`.
  static let metricExamples: [(String, example: String, result: String)] = [
    (
      "AUC",
      "round(float(keras.metrics.AUC()(np.array([0, 0, 1, 1]), np.array([0.1, 0.6, 0.4, 0.9]))), 4)", "0.75"
    ),
    (
      "SensitivityAtSpecificity",
      "round(float(keras.metrics.SensitivityAtSpecificity(0.5)(np.array([0, 0, 1, 1]), np.array([0.1, 0.6, 0.4, 0.9]))), 4)",
      "1.0"
    ),
    (
      "SpecificityAtSensitivity",
      "round(float(keras.metrics.SpecificityAtSensitivity(0.5)(np.array([0, 0, 1, 1]), np.array([0.1, 0.6, 0.4, 0.9]))), 4)",
      "1.0"
    ),
    (
      "PrecisionAtRecall",
      "round(float(keras.metrics.PrecisionAtRecall(0.5)(np.array([0, 0, 1, 1]), np.array([0.1, 0.6, 0.4, 0.9]))), 4)",
      "1.0"
    ),
    (
      "RecallAtPrecision",
      "round(float(keras.metrics.RecallAtPrecision(0.5)(np.array([0, 0, 1, 1]), np.array([0.1, 0.6, 0.4, 0.9]))), 4)",
      "1.0"
    ),
    (
      "F1Score",
      "round(float(keras.metrics.F1Score(average=\"macro\")(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0.9, 0.1], [0.6, 0.4]]))), 4)",
      "0.3333"
    ),
    (
      "FBetaScore",
      "round(float(keras.metrics.FBetaScore(average=\"macro\", beta=2.0)(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0.9, 0.1], [0.6, 0.4]]))), 4)",
      "0.4167"
    ),
    (
      "R2Score",
      "round(float(keras.metrics.R2Score()(np.array([[1.0], [2.0], [3.0]]), np.array([[1.0], [2.0], [2.0]]))), 4)",
      "0.5"
    ),
    (
      "PearsonCorrelation",
      "round(float(keras.metrics.PearsonCorrelation()(np.array([[1.0, 2.0, 3.0]]), np.array([[1.0, 2.0, 2.0]]))), 4)",
      "0.866"
    ),
    (
      "ConcordanceCorrelation",
      "round(float(keras.metrics.ConcordanceCorrelation()(np.array([[1.0, 2.0, 3.0]]), np.array([[1.0, 2.0, 2.0]]))), 4)",
      "0.6667"
    ),
    (
      "OneHotIoU",
      "round(float(keras.metrics.OneHotIoU(2, [0])(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0.9, 0.1], [0.6, 0.4]]))), 4)",
      "0.5"
    ),
    (
      "Mean",
      "round(float(keras.metrics.Mean()(np.array([1.0, 2.0, 6.0]))), 4)", "3.0"
    ),
    (
      "Sum",
      "round(float(keras.metrics.Sum()(np.array([1.0, 2.0, 6.0]))), 4)", "9.0"
    ),
    (
      "MeanMetricWrapper",
      "round(float(keras.metrics.MeanMetricWrapper(lambda t, p: abs(t - p))(np.array([1.0, 2.0]), np.array([1.0, 4.0]))), 4)",
      "1.0"
    ),
    (
      "Accuracy", "round(float(keras.metrics.Accuracy()(np.array([1, 2, 3]), np.array([1, 2, 4]))), 4)",
      "0.6667"
    ),
    (
      "BinaryAccuracy",
      "round(float(keras.metrics.BinaryAccuracy()(np.array([1, 0, 1]), np.array([0.9, 0.2, 0.3]))), 4)",
      "0.6667"
    ),
    (
      "BinaryCrossentropy",
      "round(float(keras.metrics.BinaryCrossentropy()(np.array([1, 0]), np.array([0.5, 0.5]))), 4)", "0.6931"
    ),
    (
      "BinaryIoU", "round(float(keras.metrics.BinaryIoU()(np.array([1, 0]), np.array([0.9, 0.1]))), 4)", "1.0"
    ),
    (
      "CategoricalAccuracy",
      "round(float(keras.metrics.CategoricalAccuracy()(np.array([[0, 1], [1, 0]]), np.array([[0.2, 0.8], [0.4, 0.6]]))), 4)",
      "0.5"
    ),
    (
      "CategoricalCrossentropy",
      "round(float(keras.metrics.CategoricalCrossentropy()(np.array([[0, 1]]), np.array([[0.5, 0.5]]))), 4)",
      "0.6931"
    ),
    (
      "CategoricalHinge",
      "round(float(keras.metrics.CategoricalHinge()(np.array([[0, 1]]), np.array([[0.5, 0.25]]))), 4)", "1.25"
    ),
    (
      "CosineSimilarity",
      "round(float(keras.metrics.CosineSimilarity()(np.array([[1.0, 0.0]]), np.array([[1.0, 0.0]]))), 4)",
      "1.0"
    ),
    (
      "FalseNegatives",
      "round(float(keras.metrics.FalseNegatives()(np.array([1, 1, 0]), np.array([0.9, 0.2, 0.1]))), 4)", "1.0"
    ),
    (
      "FalsePositives",
      "round(float(keras.metrics.FalsePositives()(np.array([1, 0, 0]), np.array([0.9, 0.8, 0.1]))), 4)", "1.0"
    ),
    ("Hinge", "round(float(keras.metrics.Hinge()(np.array([1.0, -1.0]), np.array([0.5, -0.5]))), 4)", "0.5"),
    (
      "IoU",
      "round(float(keras.metrics.IoU(num_classes=2, target_class_ids=[0])(np.array([0, 1, 1]), np.array([0, 1, 0]))), 4)",
      "0.5"
    ),
    (
      "KLDivergence",
      "round(float(keras.metrics.KLDivergence()(np.array([[0.5, 0.5]]), np.array([[0.5, 0.5]]))), 4)", "0.0"
    ),
    (
      "LogCoshError",
      "round(float(keras.metrics.LogCoshError()(np.array([1.0, 2.0]), np.array([1.0, 4.0]))), 4)", "0.6625"
    ),
    ("Mean", "float(keras.metrics.Mean()([1.0, 3.0]))", "2.0"),
    ("Sum", "float(keras.metrics.Sum()([1.0, 3.0]))", "4.0"),
    (
      "MeanMetricWrapper",
      "float(keras.metrics.MeanMetricWrapper(keras.losses.mean_squared_error)(np.array([[1.0], [2.0]]), np.array([[1.0], [4.0]])))",
      "2.0"
    ),
    (
      "MeanAbsoluteError",
      "round(float(keras.metrics.MeanAbsoluteError()(np.array([1.0, 2.0]), np.array([1.5, 2.0]))), 4)", "0.25"
    ),
    (
      "MeanAbsolutePercentageError",
      "round(float(keras.metrics.MeanAbsolutePercentageError()(np.array([2.0, 4.0]), np.array([1.0, 4.0]))), 4)",
      "25.0"
    ),
    (
      "MeanIoU",
      "round(float(keras.metrics.MeanIoU(num_classes=2)(np.array([0, 1, 1]), np.array([0, 1, 0]))), 4)", "0.5"
    ),
    (
      "MeanSquaredError",
      "round(float(keras.metrics.MeanSquaredError()(np.array([1.0, 2.0]), np.array([1.5, 2.0]))), 4)", "0.125"
    ),
    (
      "MeanSquaredLogarithmicError",
      "round(float(keras.metrics.MeanSquaredLogarithmicError()(np.array([1.0, 2.0]), np.array([1.0, 2.0]))), 4)",
      "0.0"
    ),
    (
      "OneHotMeanIoU",
      "round(float(keras.metrics.OneHotMeanIoU(num_classes=2)(np.array([[1, 0], [0, 1]]), np.array([[0.9, 0.1], [0.2, 0.8]]))), 4)",
      "1.0"
    ),
    (
      "Poisson", "round(float(keras.metrics.Poisson()(np.array([1.0, 1.0]), np.array([1.0, 1.0]))), 4)", "1.0"
    ),
    (
      "Precision",
      "round(float(keras.metrics.Precision()(np.array([1, 0, 1]), np.array([0.9, 0.8, 0.7]))), 4)", "0.6667"
    ),
    (
      "Recall", "round(float(keras.metrics.Recall()(np.array([1, 1, 0]), np.array([0.9, 0.2, 0.1]))), 4)",
      "0.5"
    ),
    (
      "RootMeanSquaredError",
      "round(float(keras.metrics.RootMeanSquaredError()(np.array([1.0, 2.0]), np.array([1.5, 2.5]))), 4)",
      "0.5"
    ),
    (
      "SparseCategoricalAccuracy",
      "round(float(keras.metrics.SparseCategoricalAccuracy()(np.array([1, 0]), np.array([[0.2, 0.8], [0.4, 0.6]]))), 4)",
      "0.5"
    ),
    (
      "SparseCategoricalCrossentropy",
      "round(float(keras.metrics.SparseCategoricalCrossentropy()(np.array([1]), np.array([[0.5, 0.5]]))), 4)",
      "0.6931"
    ),
    (
      "SparseTopKCategoricalAccuracy",
      "round(float(keras.metrics.SparseTopKCategoricalAccuracy(k=2)(np.array([2, 0]), np.array([[0.1, 0.7, 0.2], [0.1, 0.7, 0.2]], \"float32\"))), 4)",
      "0.5"
    ),
    (
      "SquaredHinge",
      "round(float(keras.metrics.SquaredHinge()(np.array([1.0, -1.0]), np.array([0.5, -0.5]))), 4)", "0.25"
    ),
    (
      "TopKCategoricalAccuracy",
      "round(float(keras.metrics.TopKCategoricalAccuracy(k=2)(np.array([[0, 0, 1]]), np.array([[0.1, 0.7, 0.2]], \"float32\"))), 4)",
      "1.0"
    ),
    (
      "TrueNegatives",
      "round(float(keras.metrics.TrueNegatives()(np.array([1, 0, 0]), np.array([0.9, 0.8, 0.1]))), 4)", "1.0"
    ),
    (
      "TruePositives",
      "round(float(keras.metrics.TruePositives()(np.array([1, 1, 0]), np.array([0.9, 0.2, 0.1]))), 4)", "1.0"
    ),
  ]

  /// Of the layers that merge, in `keras.layers`.
  static let mergingExamples: [(String, example: String, result: String)] = [
    ("Add", "np.array(layers.Add()([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[7.0]]"),
    ("add", "np.array(layers.add([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[7.0]]"),
    ("Subtract", "np.array(layers.Subtract()([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[3.0]]"),
    ("subtract", "np.array(layers.subtract([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[3.0]]"),
    ("Multiply", "np.array(layers.Multiply()([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[10.0]]"),
    ("multiply", "np.array(layers.multiply([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[10.0]]"),
    ("Average", "np.array(layers.Average()([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[3.5]]"),
    ("average", "np.array(layers.average([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[3.5]]"),
    ("Maximum", "np.array(layers.Maximum()([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[5.0]]"),
    ("maximum", "np.array(layers.maximum([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[5.0]]"),
    ("Minimum", "np.array(layers.Minimum()([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[2.0]]"),
    ("minimum", "np.array(layers.minimum([np.array([[5.0]]), np.array([[2.0]])])).tolist()", "[[2.0]]"),
    (
      "Concatenate", "layers.Concatenate()([keras.Input((8, 8, 3)), keras.Input((8, 8, 5))]).shape",
      "(None, 8, 8, 8)"
    ),
    (
      "concatenate", "layers.concatenate([keras.Input((8, 8, 3)), keras.Input((8, 8, 5))]).shape",
      "(None, 8, 8, 8)"
    ),
  ]
}
