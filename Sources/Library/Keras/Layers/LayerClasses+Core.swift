import Evaluator
import Networks

extension LayerClasses {
  /// Core layers.
  static let core: [ClassObject] = [
    row(
      "Dense", "The last axis times a matrix, plus a bias: (N, …, inputs) → (N, …, units).",
      [
        .required("units", .int, "length of the output"),
        .optional("activation", .any, "function applied to the output"),
        .optional("use_bias", .bool, default: true, "whether a bias is added"),
        .optional("kernel_initializer", .any, default: "glorot_uniform", "first values of the kernel"),
        .optional("bias_initializer", .any, default: "zeros", "first values of the bias"),
        .optional("kernel_regularizer", .any, default: .none, "what the kernel's size adds to the loss"),
        .optional("bias_regularizer", .any, default: .none, "what the bias's size adds to the loss"),
      ],
      fixed: ["activity_regularizer": .none, "kernel_constraint": .none, "bias_constraint": .none]
    ) { call in
      var layer = Dense(units: try call.int("units", atLeast: 1))
      layer.activation = try call.activation("activation")
      layer.usesBias = try call.bool("use_bias")
      layer.kernelInitializer = try call.initializer("kernel_initializer")
      layer.biasInitializer = try call.initializer("bias_initializer")
      layer.kernelRegularizer = try call.regularizer("kernel_regularizer")
      layer.biasRegularizer = try call.regularizer("bias_regularizer")
      return layer
    },
    row("Flatten", "All axes but the batch's as one.", [.optional("data_format", .any, "accepted")]) { _ in
      Flatten()
    },
    row(
      "Reshape", "The same elements under another shape.",
      [
        .required(
          "target_shape", .shape(allowsNone: false), "the shape without the batch axis; one axis may be -1")
      ]
    ) { call in Reshape(try call.ints("target_shape")) },
    row(
      "Dropout", "Sets a share of the elements to zero while training.",
      [
        .required("rate", .float, "the share, 0 to 1"),
        .optional("noise_shape", .any, default: .none, "only None"), .optional("seed", .int, "for the draw"),
      ]
    ) { call in
      try call.onlyDefault("noise_shape")
      let rate = try call.double("rate")
      guard rate >= 0, rate <= 1 else { throw call.invalid("rate", must: "be a share between 0 and 1") }
      return Dropout(
        rate: Float(rate), seed: try call.optionalInt("seed").map { UInt64(bitPattern: Int64($0)) })
    },
  ]
}
