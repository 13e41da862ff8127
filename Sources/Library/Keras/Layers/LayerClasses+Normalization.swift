import Evaluator
import Networks

extension LayerClasses {
  /// Normalization layers.
  static let normalization: [ClassObject] = [
    row(
      "BatchNormalization",
      "Batch normalisation of the last axis: mean 0 and deviation 1 over the batch, then gamma and beta.",
      [
        .optional("axis", .int, default: -1, "only the last"),
        .optional("momentum", .float, default: 0.99, "how much of the moving statistics stays"),
        .optional("epsilon", .float, default: 0.001, "added to the variance"),
        .optional("center", .bool, default: true, "whether there is a beta"),
        .optional("scale", .bool, default: true, "whether there is a gamma"),
        .optional("beta_initializer", .any, default: "zeros", "first values of beta"),
        .optional("gamma_initializer", .any, default: "ones", "first values of gamma"),
        .optional("moving_mean_initializer", .any, default: "zeros", "first values of the moving mean"),
        .optional(
          "moving_variance_initializer", .any, default: "ones", "first values of the moving variance"),
      ],
      fixed: [
        "beta_regularizer": .none, "gamma_regularizer": .none, "beta_constraint": .none,
        "gamma_constraint": .none, "synchronized": false,
      ]
    ) { call in
      let axis = try call.int("axis")
      guard axis == -1 || axis == 3 else { throw call.invalid("axis", must: "be -1, the channels") }
      var layer = BatchNormalization()
      layer.momentum = Float(try call.double("momentum"))
      layer.epsilon = Float(try call.double("epsilon"))
      layer.centers = try call.bool("center")
      layer.scales = try call.bool("scale")
      layer.betaInitializer = try call.initializer("beta_initializer")
      layer.gammaInitializer = try call.initializer("gamma_initializer")
      layer.movingMeanInitializer = try call.initializer("moving_mean_initializer")
      layer.movingVarianceInitializer = try call.initializer("moving_variance_initializer")
      return layer
    },
    row(
      "LayerNormalization", "Each sample to mean 0 and deviation 1 along some axes, then gamma and beta.",
      [
        .optional(
          "axis", .either([.int, .shape(allowsNone: false)]), default: -1,
          "axis or axes that are normalised together"),
        .optional("epsilon", .float, default: 0.001, "added to the variance"),
        .optional("center", .bool, default: true, "whether there is a beta"),
        .optional("scale", .bool, default: true, "whether there is a gamma"),
        .optional("beta_initializer", .any, default: "zeros", "first values of beta"),
        .optional("gamma_initializer", .any, default: "ones", "first values of gamma"),
      ],
      fixed: [
        "rms_scaling": false, "beta_regularizer": .none, "gamma_regularizer": .none, "beta_constraint": .none,
        "gamma_constraint": .none,
      ]
    ) { call in
      var layer = LayerNormalization()
      layer.axes = try call.ints("axis")
      layer.epsilon = Float(try call.double("epsilon"))
      layer.centers = try call.bool("center")
      layer.scales = try call.bool("scale")
      layer.betaInitializer = try call.initializer("beta_initializer")
      layer.gammaInitializer = try call.initializer("gamma_initializer")
      return layer
    },
    row(
      "LocalResponseNormalization",
      "x / (bias + alpha · Σ x²) ** beta over neighbouring channels; in Keras a Lambda over tf.nn.local_response_normalization.",
      localResponse
    ) { try localResponse($0) },
  ]

  /// The options of `tf.nn.local_response_normalization`.
  static let localResponse: [Signature.Parameter] = [
    .optional("depth_radius", .int, default: 5, "channels on each side that count"),
    .optional("bias", .float, default: 1.0, "added to the sum"),
    .optional("alpha", .float, default: 1.0, "what the sum is multiplied with"),
    .optional("beta", .float, default: 0.5, "exponent"),
  ]

  static func localResponse(_ call: Call) throws -> LocalResponseNormalization {
    var layer = LocalResponseNormalization()
    layer.depthRadius = try call.int("depth_radius", atLeast: 0)
    layer.bias = Float(try call.double("bias"))
    layer.alpha = Float(try call.double("alpha"))
    layer.beta = Float(try call.double("beta"))
    return layer
  }
}
