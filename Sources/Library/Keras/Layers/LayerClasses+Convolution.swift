import Evaluator
import Networks

extension LayerClasses {
  /// Convolution layers.
  static let convolution: [ClassObject] = [
    row(
      "Conv2D", "Two-dimensional convolution: (N, H, W, C) → (N, H′, W′, filters).",
      [
        .required("filters", .int, "output channels"),
        .required("kernel_size", .intOrPair, "height and width of the kernel"),
        .optional("strides", .intOrPair, default: [1, 1], "step of the window"),
        .optional("padding", .string, default: "valid", "\"valid\", or \"same\" to pad with zeros"),
        .optional("data_format", .any, "only \"channels_last\""),
        .optional("dilation_rate", .intOrPair, default: [1, 1], "distance between kernel elements"),
        .optional("groups", .int, default: 1, "groups of channels that are convolved apart"),
        .optional("activation", .any, "function applied to the output"),
        .optional("use_bias", .bool, default: true, "whether a bias is added"),
        .optional("kernel_initializer", .any, default: "glorot_uniform", "first values of the kernel"),
        .optional("bias_initializer", .any, default: "zeros", "first values of the bias"),
        .optional("kernel_regularizer", .any, default: .none, "what the kernel's size adds to the loss"),
        .optional("bias_regularizer", .any, default: .none, "what the bias's size adds to the loss"),
      ],
      fixed: ["activity_regularizer": .none, "kernel_constraint": .none, "bias_constraint": .none]
    ) { call in
      var layer = Conv2D(
        filters: try call.int("filters", atLeast: 1), kernelSize: try call.extent("kernel_size"))
      layer.strides = try call.extent("strides")
      layer.padding = try call.padding("padding")
      layer.dilationRate = try call.extent("dilation_rate")
      layer.groups = try call.int("groups", atLeast: 1)
      layer.activation = try call.activation("activation")
      layer.usesBias = try call.bool("use_bias")
      layer.kernelInitializer = try call.initializer("kernel_initializer")
      layer.biasInitializer = try call.initializer("bias_initializer")
      layer.kernelRegularizer = try call.regularizer("kernel_regularizer")
      layer.biasRegularizer = try call.regularizer("bias_regularizer")
      return layer
    },
    row(
      "DepthwiseConv2D",
      "Convolution of each channel by itself: (N, H, W, C) → (N, H′, W′, C · depth_multiplier).",
      [
        .required("kernel_size", .intOrPair, "height and width of the kernel"),
        .optional("strides", .intOrPair, default: [1, 1], "step of the window"),
        .optional("padding", .string, default: "valid", "\"valid\", or \"same\" to pad with zeros"),
        .optional("depth_multiplier", .int, default: 1, "kernels for each channel"),
        .optional("data_format", .any, "only \"channels_last\""),
        .optional("dilation_rate", .intOrPair, default: [1, 1], "distance between kernel elements"),
        .optional("activation", .any, "function applied to the output"),
        .optional("use_bias", .bool, default: true, "whether a bias is added"),
        .optional("depthwise_initializer", .any, default: "glorot_uniform", "first values of the kernel"),
        .optional("bias_initializer", .any, default: "zeros", "first values of the bias"),
        .optional("depthwise_regularizer", .any, default: .none, "what the kernel's size adds to the loss"),
        .optional("bias_regularizer", .any, default: .none, "what the bias's size adds to the loss"),
      ],
      fixed: ["activity_regularizer": .none, "depthwise_constraint": .none, "bias_constraint": .none]
    ) { call in
      var layer = DepthwiseConv2D(kernelSize: try call.extent("kernel_size"))
      layer.strides = try call.extent("strides")
      layer.padding = try call.padding("padding")
      layer.depthMultiplier = try call.int("depth_multiplier", atLeast: 1)
      layer.dilationRate = try call.extent("dilation_rate")
      layer.activation = try call.activation("activation")
      layer.usesBias = try call.bool("use_bias")
      layer.depthwiseInitializer = try call.initializer("depthwise_initializer")
      layer.biasInitializer = try call.initializer("bias_initializer")
      layer.depthwiseRegularizer = try call.regularizer("depthwise_regularizer")
      layer.biasRegularizer = try call.regularizer("bias_regularizer")
      return layer
    },
    row(
      "SeparableConv2D",
      "A convolution of each channel by itself, then one of 1 × 1 across channels: (N, H, W, C) → (N, H′, W′, filters).",
      [
        .required("filters", .int, "output channels"),
        .required("kernel_size", .intOrPair, "height and width of the depthwise kernel"),
        .optional("strides", .intOrPair, default: [1, 1], "step of the window"),
        .optional("padding", .string, default: "valid", "\"valid\", or \"same\" to pad with zeros"),
        .optional("data_format", .any, "only \"channels_last\""),
        .optional("dilation_rate", .intOrPair, default: [1, 1], "distance between kernel elements"),
        .optional("depth_multiplier", .int, default: 1, "depthwise kernels for each channel"),
        .optional("activation", .any, "function applied to the output"),
        .optional("use_bias", .bool, default: true, "whether a bias is added"),
        .optional(
          "depthwise_initializer", .any, default: "glorot_uniform", "first values of the depthwise kernel"),
        .optional(
          "pointwise_initializer", .any, default: "glorot_uniform", "first values of the pointwise kernel"),
        .optional("bias_initializer", .any, default: "zeros", "first values of the bias"),
        .optional(
          "depthwise_regularizer", .any, default: .none, "what the depthwise kernel's size adds to the loss"),
        .optional(
          "pointwise_regularizer", .any, default: .none, "what the pointwise kernel's size adds to the loss"),
        .optional("bias_regularizer", .any, default: .none, "what the bias's size adds to the loss"),
      ],
      fixed: [
        "activity_regularizer": .none, "depthwise_constraint": .none, "pointwise_constraint": .none,
        "bias_constraint": .none,
      ]
    ) { call in
      var layer = SeparableConv2D(
        filters: try call.int("filters", atLeast: 1), kernelSize: try call.extent("kernel_size"))
      layer.strides = try call.extent("strides")
      layer.padding = try call.padding("padding")
      layer.dilationRate = try call.extent("dilation_rate")
      layer.depthMultiplier = try call.int("depth_multiplier", atLeast: 1)
      layer.activation = try call.activation("activation")
      layer.usesBias = try call.bool("use_bias")
      layer.depthwiseInitializer = try call.initializer("depthwise_initializer")
      layer.pointwiseInitializer = try call.initializer("pointwise_initializer")
      layer.biasInitializer = try call.initializer("bias_initializer")
      layer.depthwiseRegularizer = try call.regularizer("depthwise_regularizer")
      layer.pointwiseRegularizer = try call.regularizer("pointwise_regularizer")
      layer.biasRegularizer = try call.regularizer("bias_regularizer")
      return layer
    },
    row(
      "Conv2DTranspose",
      "A convolution run backwards, which makes maps larger: (N, H, W, C) → (N, H′, W′, filters).",
      [
        .required("filters", .int, "output channels"),
        .required("kernel_size", .intOrPair, "height and width of the kernel"),
        .optional("strides", .intOrPair, default: [1, 1], "how many times larger the map becomes"),
        .optional("padding", .string, default: "valid", "\"valid\", or \"same\" for strides times the size"),
        .optional("output_padding", .intOrPair, default: .none, "what is added to the smallest output"),
        .optional("data_format", .any, "only \"channels_last\""),
        .optional("dilation_rate", .intOrPair, default: [1, 1], "distance between kernel elements"),
        .optional("activation", .any, "function applied to the output"),
        .optional("use_bias", .bool, default: true, "whether a bias is added"),
        .optional("kernel_initializer", .any, default: "glorot_uniform", "first values of the kernel"),
        .optional("bias_initializer", .any, default: "zeros", "first values of the bias"),
        .optional("kernel_regularizer", .any, default: .none, "what the kernel's size adds to the loss"),
        .optional("bias_regularizer", .any, default: .none, "what the bias's size adds to the loss"),
      ],
      fixed: ["activity_regularizer": .none, "kernel_constraint": .none, "bias_constraint": .none]
    ) { call in
      var layer = Conv2DTranspose(
        filters: try call.int("filters", atLeast: 1), kernelSize: try call.extent("kernel_size"))
      layer.strides = try call.extent("strides")
      layer.padding = try call.padding("padding")
      if !call["output_padding"].isNone {
        let (height, width) = try call.pair("output_padding", atLeast: 0)
        layer.outputPadding = Extent(height, width)
      }
      layer.dilationRate = try call.extent("dilation_rate")
      layer.activation = try call.activation("activation")
      layer.usesBias = try call.bool("use_bias")
      layer.kernelInitializer = try call.initializer("kernel_initializer")
      layer.biasInitializer = try call.initializer("bias_initializer")
      layer.kernelRegularizer = try call.regularizer("kernel_regularizer")
      layer.biasRegularizer = try call.regularizer("bias_regularizer")
      return layer
    },
  ]
}
