import Evaluator
import Networks

extension LayerClasses {
  /// Activation layers.
  static let activations: [ClassObject] = [
    row("Activation", "An activation as a layer.", [.required("activation", .any, "its name")]) { call in
      ActivationLayer(try call.activation("activation"))
    },
    row(
      "ReLU", "max(x, 0), with a slope below, a cap above, a threshold to begin at.",
      [
        .optional("max_value", .float, default: .none, "the largest output; None: no cap"),
        .optional("negative_slope", .float, default: 0.0, "slope below the threshold"),
        .optional("threshold", .float, default: 0.0, "where the function begins"),
      ]
    ) { call in
      var layer = ReLU()
      layer.maxValue = try call["max_value"].isNone ? nil : call.nonNegative("max_value")
      layer.negativeSlope = try call.nonNegative("negative_slope")
      layer.threshold = try call.nonNegative("threshold")
      return layer
    },
    row(
      "LeakyReLU", "x above 0, negative_slope · x below.",
      [.optional("negative_slope", .float, default: 0.3, "slope below 0", aliases: ["alpha"])]
    ) { call in
      var layer = LeakyReLU()
      layer.negativeSlope = try call.nonNegative("negative_slope")
      return layer
    },
    row(
      "ELU", "x above 0, alpha · (eˣ − 1) below.",
      [.optional("alpha", .float, default: 1.0, "what the function goes to, negated, far below 0")]
    ) { call in
      var layer = ELU()
      layer.alpha = Float(try call.double("alpha"))
      return layer
    },
    row(
      "PReLU", "x above 0, alpha · x below, alpha learned.",
      [
        .optional("alpha_initializer", .any, default: "zeros", "first values of alpha"),
        .optional("alpha_regularizer", .any, default: .none, "what the size of alpha adds to the loss"),
        .optional("alpha_constraint", .any, default: .none, "only None"),
        .optional(
          "shared_axes", .shape(allowsNone: false), default: .none,
          "axes along which alpha is the same, from 1"),
      ]
    ) { call in
      var layer = PReLU()
      layer.alphaInitializer = try call.initializer("alpha_initializer")
      layer.alphaRegularizer = try call.regularizer("alpha_regularizer")
      try call.onlyDefault("alpha_constraint")
      layer.sharedAxes = try call.optionalInts("shared_axes") ?? []
      return layer
    },
    row(
      "Softmax", "exp(x) / Σ exp(x) along an axis.",
      [.optional("axis", .int, default: -1, "the axis; -1 is the last, 0 would be the batch")]
    ) { call in
      var layer = Softmax()
      layer.axis = try call.int("axis")
      return layer
    },
  ]
}
