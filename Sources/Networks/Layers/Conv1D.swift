/// One-dimensional convolution: (L, C) → (L′, filters). Parameters: kernel (size, C / groups, filters) and bias.
package struct Conv1D: LineLayer, Declared {
  package var filters: Int
  package var kernelSize: Int
  package var strides = 1
  package var padding = LinePadding.valid
  package var dilationRate = 1
  package var groups = 1
  package var activation = Activation.linear
  package var usesBias = true
  package var kernel = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)

  package static let declarations = [
    Declaration(
      "Conv1D", "One-dimensional convolution: (N, L, C) → (N, L′, filters).",
      Conv1D(filters: 1, kernelSize: 1),
      [
        .required("filters", .int(\.filters, atLeast: 1), "output channels"),
        .required("kernel_size", .length(\.kernelSize), "length of the kernel"),
        .optional("strides", .length(\.strides), "step of the window"),
        .optional("padding", .choice(\.padding), "\"valid\", \"same\" or \"causal\""), .dataFormat,
        .optional("dilation_rate", .length(\.dilationRate), "distance between kernel elements"),
        .optional("groups", .int(\.groups, atLeast: 1), "groups of channels that are convolved apart"),
        .activation(\.activation), .useBias(\.usesBias),
        .initializer("kernel", \.kernel.initializer), .initializer("bias", \.bias.initializer),
        .regularizer("kernel", \.kernel.regularizer), .regularizer("bias", \.bias.regularizer),
        .activityRegularizer, .constraint("kernel", \.kernel.constraint),
        .constraint("bias", \.bias.constraint),
      ])
  ]

  package init(filters: Int, kernelSize: Int) { (self.filters, self.kernelSize) = (filters, kernelSize) }

  var zerosBefore: Int { padding == .causal ? (kernelSize - 1) * dilationRate : 0 }

  var planar: any LayerDefinition {
    var planar = Conv2D(filters: filters, kernelSize: Extent(kernelSize, 1))
    (planar.strides, planar.dilationRate) = (Extent(strides, 1), Extent(dilationRate, 1))
    (planar.padding, planar.groups, planar.activation) = (padding.planar, groups, activation)
    (planar.usesBias, planar.kernel, planar.bias) = (usesBias, kernel, bias)
    return planar
  }
}

/// A kernel of its own for each channel of a sequence: (L, C) → (L′, C · multiplier).
package struct DepthwiseConv1D: LineLayer, Declared {
  package var kernelSize: Int
  package var strides = 1
  package var padding = LinePadding.valid
  package var depthMultiplier = 1
  package var dilationRate = 1
  package var activation = Activation.linear
  package var usesBias = true
  package var depthwise = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)

  package static let declarations = [
    Declaration(
      "DepthwiseConv1D", "Convolution of each channel of a sequence by a kernel of its own.",
      DepthwiseConv1D(kernelSize: 1),
      [
        .required("kernel_size", .length(\.kernelSize), "length of the kernel"),
        .optional("strides", .length(\.strides), "step of the window"),
        .optional("padding", .choice(\.padding), "\"valid\", \"same\" or \"causal\""),
        .optional("depth_multiplier", .int(\.depthMultiplier, atLeast: 1), "kernels for each channel"),
        .dataFormat, .optional("dilation_rate", .length(\.dilationRate), "distance between kernel elements"),
        .activation(\.activation), .useBias(\.usesBias),
        .initializer("depthwise", \.depthwise.initializer, of: "the kernel"),
        .initializer("bias", \.bias.initializer),
        .regularizer("depthwise", \.depthwise.regularizer, of: "the kernel"),
        .regularizer("bias", \.bias.regularizer), .activityRegularizer,
        .constraint("depthwise", \.depthwise.constraint), .constraint("bias", \.bias.constraint),
      ], savedFirst: ["depth_multiplier"])
  ]

  package init(kernelSize: Int) { self.kernelSize = kernelSize }

  var zerosBefore: Int { padding == .causal ? (kernelSize - 1) * dilationRate : 0 }

  var planar: any LayerDefinition {
    var planar = DepthwiseConv2D(kernelSize: Extent(kernelSize, 1))
    (planar.strides, planar.dilationRate) = (Extent(strides, 1), Extent(dilationRate, 1))
    (planar.padding, planar.depthMultiplier, planar.activation) = (
      padding.planar, depthMultiplier, activation
    )
    (planar.usesBias, planar.depthwise, planar.bias) = (usesBias, depthwise, bias)
    return planar
  }
}

/// A depthwise convolution of a sequence, then one of kernel size 1: (L, C) → (L′, filters). Chollet 2017.
package struct SeparableConv1D: LineLayer, Declared {
  package var filters: Int
  package var kernelSize: Int
  package var strides = 1
  package var padding = LinePadding.valid
  package var dilationRate = 1
  package var depthMultiplier = 1
  package var activation = Activation.linear
  package var usesBias = true
  package var depthwise = VariableOptions(.glorotUniform)
  package var pointwise = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)

  package static let declarations = [
    Declaration(
      "SeparableConv1D", "A depthwise convolution of a sequence, then one of kernel size 1.",
      SeparableConv1D(filters: 1, kernelSize: 1),
      [
        .required("filters", .int(\.filters, atLeast: 1), "output channels"),
        .required("kernel_size", .length(\.kernelSize), "length of the kernel"),
        .optional("strides", .length(\.strides), "step of the window"),
        .optional("padding", .choice(\.padding), "\"valid\", \"same\" or \"causal\""), .dataFormat,
        .optional("dilation_rate", .length(\.dilationRate), "distance between kernel elements"),
        .optional(
          "depth_multiplier", .int(\.depthMultiplier, atLeast: 1), "depthwise kernels for each channel"),
        .activation(\.activation), .useBias(\.usesBias),
        .initializer("depthwise", \.depthwise.initializer, of: "the depthwise kernel"),
        .initializer("pointwise", \.pointwise.initializer, of: "the pointwise kernel"),
        .initializer("bias", \.bias.initializer),
        .regularizer("depthwise", \.depthwise.regularizer, of: "the depthwise kernel"),
        .regularizer("pointwise", \.pointwise.regularizer, of: "the pointwise kernel"),
        .regularizer("bias", \.bias.regularizer), .activityRegularizer,
        .constraint("depthwise", \.depthwise.constraint), .constraint("pointwise", \.pointwise.constraint),
        .constraint("bias", \.bias.constraint),
      ], savedFirst: ["depth_multiplier"])
  ]

  package init(filters: Int, kernelSize: Int) { (self.filters, self.kernelSize) = (filters, kernelSize) }

  var zerosBefore: Int { padding == .causal ? (kernelSize - 1) * dilationRate : 0 }

  var planar: any LayerDefinition {
    var planar = SeparableConv2D(filters: filters, kernelSize: Extent(kernelSize, 1))
    // Its two axes share a stride.
    (planar.strides, planar.dilationRate) = (Extent(strides, 1), Extent(dilationRate, 1))
    (planar.padding, planar.depthMultiplier, planar.activation) = (
      padding.planar, depthMultiplier, activation
    )
    (planar.usesBias, planar.depthwise, planar.pointwise, planar.bias) = (
      usesBias, depthwise, pointwise, bias
    )
    return planar
  }
}

/// Transposed convolution of sequences: (L, C) → (L′, filters).
package struct Conv1DTranspose: LineLayer, Declared {
  package var filters: Int
  package var kernelSize: Int
  package var strides = 1
  package var padding = Padding.valid
  package var outputPadding: Int?
  package var dilationRate = 1
  package var activation = Activation.linear
  package var usesBias = true
  package var kernel = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)

  package static let declarations = [
    Declaration(
      "Conv1DTranspose", "Transposed convolution of sequences, which makes them longer.",
      Conv1DTranspose(filters: 1, kernelSize: 1),
      [
        .required("filters", .int(\.filters, atLeast: 1), "output channels"),
        .required("kernel_size", .length(\.kernelSize), "length of the kernel"),
        .optional("strides", .length(\.strides), "how many times longer"), .padding(\.padding),
        .optional(
          "output_padding", .optionalLength(\.outputPadding), "what is added to the length; None: what fits"),
        .dataFormat, .optional("dilation_rate", .length(\.dilationRate), "distance between kernel elements"),
        .activation(\.activation), .useBias(\.usesBias),
        .initializer("kernel", \.kernel.initializer), .initializer("bias", \.bias.initializer),
        .regularizer("kernel", \.kernel.regularizer), .regularizer("bias", \.bias.regularizer),
        .activityRegularizer, .constraint("kernel", \.kernel.constraint),
        .constraint("bias", \.bias.constraint),
      ])
  ]

  package init(filters: Int, kernelSize: Int) { (self.filters, self.kernelSize) = (filters, kernelSize) }

  var planar: any LayerDefinition {
    var planar = Conv2DTranspose(filters: filters, kernelSize: Extent(kernelSize, 1))
    (planar.strides, planar.dilationRate) = (Extent(strides, 1), Extent(dilationRate, 1))
    (planar.padding, planar.activation) = (padding, activation)
    planar.outputPadding = outputPadding.map { Extent($0, 0) }
    (planar.usesBias, planar.kernel, planar.bias) = (usesBias, kernel, bias)
    return planar
  }
}
