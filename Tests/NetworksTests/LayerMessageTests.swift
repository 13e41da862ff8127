import Networks
import Tensors
import TestSupport
import Testing

/// Messages of layers about inputs and options that do not fit.
@Suite struct LayerMessageTests {
  struct Wrong: CustomStringConvertible, Sendable {
    let definition: any LayerDefinition
    let input: Shape
    let message: String
    let help: String?

    init(_ definition: any LayerDefinition, _ input: Shape, _ message: String, help: String? = nil) {
      self.definition = definition
      self.input = input
      self.message = message
      self.help = help
    }

    init<Definition: LayerDefinition>(
      _ definition: Definition, _ input: Shape, _ message: String, help: String? = nil,
      _ set: (inout Definition) -> Void
    ) {
      var definition = definition
      set(&definition)
      self.init(definition, input, message, help: help)
    }

    var description: String { message }
  }

  private static let image: Shape = [7, 7, 6]
  private static let huge = 1_000_000_000_000_000_000

  private static func conv(_ filters: Int, _ size: Int) -> Conv2D {
    Conv2D(filters: filters, kernelSize: Extent(size, size))
  }

  private static func transposed(_ filters: Int, _ size: Int) -> Conv2DTranspose {
    Conv2DTranspose(filters: filters, kernelSize: Extent(size, size))
  }

  private static let convolutions: [Wrong] = [
    Wrong(
      conv(3, 3), [7, 7], "Conv2D expects a tensor of rank 4, found shape (None, 7, 7)",
      help: "images have a channel axis: use layers.Reshape((7, 7, 1)) before it"),
    Wrong(conv(3, 3), [10], "Conv2D expects a tensor of rank 4, found shape (None, 10)"),
    Wrong(conv(3, 3), [2, 7, 7, 3], "Conv2D expects a tensor of rank 4, found shape (None, 2, 7, 7, 3)"),
    Wrong(
      conv(3, 8), image, "Conv2D has a window of (8, 8), larger than its input of shape (None, 7, 7, 6)",
      help: "use a smaller window, or padding=\"same\""),
    Wrong(
      conv(3, 4), image, "Conv2D has a window of (4, 4), larger than its input of shape (None, 7, 7, 6)",
      help: "use a smaller window, or padding=\"same\""
    ) { $0.dilationRate = Extent(3, 1) },
    Wrong(conv(0, 3), image, "Conv2D expects filters of 1 or more, found 0"),
    Wrong(conv(3, 0), image, "Conv2D expects kernel_size of 1 or more, found 0"),
    Wrong(conv(3, 3), image, "Conv2D expects strides of 1 or more, found -2") { $0.strides = Extent(1, -2) },
    Wrong(conv(3, 3), image, "Conv2D expects dilation_rate of 1 or more, found 0") {
      $0.dilationRate = Extent(0, 1)
    },
    Wrong(conv(4, 3), image, "Conv2D cannot divide 6 channels into 4 groups") { $0.groups = 4 },
    Wrong(conv(4, 3), image, "Conv2D cannot divide 4 channels into 3 groups") { $0.groups = 3 },
    Wrong(conv(4, 3), image, "Conv2D expects groups of 1 or more, found 0") { $0.groups = 0 },
    Wrong(
      conv(3, 3), image, "Conv2D takes strides or dilation_rate above 1, not both",
      help: "leave one of them at 1"
    ) {
      $0.strides = Extent(2, 2)
      $0.dilationRate = Extent(1, 2)
    },
    Wrong(conv(3, 3), image, "Conv2D expects strides to be at most 2147483647, found 1e+18") {
      $0.strides = Extent(huge, 1)
    },
    Wrong(
      conv(huge, 3), image,
      "layer tested would have an array of shape (3, 3, 6, 1000000000000000000), more than memory can address"
    ),
    Wrong(
      conv(3, huge), image,
      "layer tested would have an array of shape (1000000000000000000, 1000000000000000000, 6, 3), more than memory can address"
    ),
    Wrong(
      conv(1, 1), [huge, 2, 1],
      "layer tested would have an array of shape (1000000000000000000, 2, 1), more than memory can address"),
    Wrong(
      DepthwiseConv2D(kernelSize: Extent(3, 3)), image,
      "DepthwiseConv2D expects depth_multiplier of 1 or more, found 0"
    ) { $0.depthMultiplier = 0 },
    Wrong(
      DepthwiseConv2D(kernelSize: Extent(9, 3)), image,
      "DepthwiseConv2D has a window of (9, 3), larger than its input of shape (None, 7, 7, 6)",
      help: "use a smaller window, or padding=\"same\""),
    Wrong(
      DepthwiseConv2D(kernelSize: Extent(3, 3)), image,
      "layer DepthwiseConv2D would have an array of shape (3, 3, 6, \(Int.max)), more than memory can address"
    ) { $0.depthMultiplier = .max },
    Wrong(
      SeparableConv2D(filters: -1, kernelSize: Extent(3, 3)), image,
      "SeparableConv2D expects filters of 1 or more, found -1"),
    Wrong(
      SeparableConv2D(filters: 2, kernelSize: Extent(3, 3)), [5],
      "SeparableConv2D expects a tensor of rank 4, found shape (None, 5)"),
    Wrong(transposed(0, 2), image, "Conv2DTranspose expects filters of 1 or more, found 0"),
    Wrong(
      transposed(2, 3), image,
      "Conv2DTranspose expects output_padding to be 0 or more and smaller than the strides, found 2"
    ) {
      $0.strides = Extent(2, 2)
      $0.outputPadding = Extent(2, 2)
    },
    Wrong(
      transposed(2, 3), image,
      "Conv2DTranspose expects output_padding to be 0 or more and smaller than the strides, found -1"
    ) { $0.outputPadding = Extent(0, -1) },
    Wrong(transposed(2, 3), image, "Conv2DTranspose expects strides to be at most 2147483647, found 1e+18") {
      $0.strides = Extent(1, huge)
    },
    Wrong(
      transposed(2, 3), image, "Conv2DTranspose takes strides or dilation_rate above 1, not both",
      help: "leave one of them at 1"
    ) {
      $0.strides = Extent(2, 1)
      $0.dilationRate = Extent(2, 1)
    },
  ]

  private static let others: [Wrong] = [
    Wrong(
      Pooling2D(.maximum), [1, 4, 2],
      "MaxPooling2D has a window of (2, 2), larger than its input of shape (None, 1, 4, 2)",
      help: "use a smaller window, or padding=\"same\""),
    Wrong(Pooling2D(.average), [4], "AveragePooling2D expects a tensor of rank 4, found shape (None, 4)"),
    Wrong(
      GlobalPooling2D(.average), [4],
      "GlobalAveragePooling2D expects a tensor of rank 4, found shape (None, 4)"),
    Wrong(
      GlobalPooling2D(.maximum), [2, 2],
      "GlobalMaxPooling2D expects a tensor of rank 4, found shape (None, 2, 2)",
      help: "images have a channel axis: use layers.Reshape((2, 2, 1)) before it"),
    Wrong(Dense(units: 0), [4], "Dense expects units of 1 or more, found 0"),
    Wrong(
      Dense(units: 3), [], "Dense expects a tensor of rank 2 or more, found shape (None,)",
      help: "add a batch axis: image[np.newaxis]"),
    Wrong(Reshape([3, 3]), [4, 2], "Reshape cannot make shape (3, 3) of (4, 2): 8 elements"),
    Wrong(Reshape([-1, -1]), [4, 2], "Reshape cannot make shape (-1, -1) of (4, 2): 8 elements"),
    Wrong(Reshape([3, -1]), [4, 2], "Reshape cannot make shape (3, -1) of (4, 2): 8 elements"),
    Wrong(
      Reshape([huge, huge]), [4, 2],
      "Reshape cannot make shape (1000000000000000000, 1000000000000000000) of (4, 2): 8 elements"),
    Wrong(Permute([1, 2]), [2, 3, 4], "Permute expects each axis from 1 to 3 once, found (1, 2)"),
    Wrong(Permute([1, 1]), [2, 3], "Permute expects each axis from 1 to 2 once, found (1, 1)"),
    Wrong(Permute([0, 1]), [2, 3], "Permute expects each axis from 1 to 2 once, found (0, 1)"),
    Wrong(LayerNormalization(), [2, 3], "LayerNormalization has no axis 3 in a tensor of rank 3") {
      $0.axes = [3]
    },
    Wrong(LayerNormalization(), [2, 3], "LayerNormalization has no axis -3 in a tensor of rank 3") {
      $0.axes = [-3]
    },
    Wrong(
      LocalResponseNormalization(), [4],
      "LocalResponseNormalization expects a tensor of rank 4, found shape (None, 4)"),
    Wrong(
      LocalResponseNormalization(), image,
      "LocalResponseNormalization expects depth_radius to be 0 or more, found -1"
    ) { $0.depthRadius = -1 },
    Wrong(
      ZeroPadding2D(padding: SideWidths(top: 0, bottom: -3, left: 0, right: 0)), image,
      "ZeroPadding2D expects padding to be 0 or more, found -3"),
    Wrong(
      ZeroPadding2D(padding: SideWidths(.max)), image,
      "layer ZeroPadding2D would have an array of shape (\(Int.max), \(Int.max)), more than memory can address"
    ),
    Wrong(
      Cropping2D(cropping: SideWidths(top: 3, bottom: 4, left: 0, right: 0)), image,
      "Cropping2D removes 7 rows and 0 columns, which leaves nothing of (None, 7, 7, 6)"),
    Wrong(
      Cropping2D(cropping: SideWidths(-1)), image, "Cropping2D expects cropping to be 0 or more, found -1"),
    Wrong(UpSampling2D(), image, "UpSampling2D expects size of 1 or more, found 0") {
      $0.size = Extent(1, 0)
    },
    Wrong(
      UpSampling2D(), image,
      "layer UpSampling2D would have an array of shape (\(Int.max), 2, 6), more than memory can address"
    ) { $0.size = Extent(.max, 2) },
  ]

  @Test(arguments: convolutions + others)
  func says(_ wrong: Wrong) throws {
    let error = #expect(throws: NetworkError.self) {
      _ = try Layer(wrong.definition, name: "tested")([SymbolicTensor(input: wrong.input)])
    }
    #expect(error?.message == wrong.message)
    #expect(error?.help == wrong.help)
  }

  @Test func twoInputs() {
    let error = #expect(throws: NetworkError.self) {
      _ = try Layer(Self.conv(3, 3))([SymbolicTensor(input: [4, 4, 1]), SymbolicTensor(input: [4, 4, 1])])
    }
    #expect(error?.message == "Conv2D expects one input, found 2")
  }

  @Test func otherChannelsThanBefore() throws {
    let layer = Layer(Self.conv(3, 3), name: "tested")
    _ = try layer([SymbolicTensor(input: [8, 8, 3])])
    // Another size is fine.
    _ = try layer([SymbolicTensor(input: [5, 9, 3])])
    let error = #expect(throws: NetworkError.self) { _ = try layer([SymbolicTensor(input: [8, 8, 4])]) }
    #expect(
      error?.message == "layer tested was built for inputs of shape (None, 8, 8, 3), found (None, 8, 8, 4)")
  }

  @Test func wrongWeights() throws {
    let layer = Layer(Self.conv(2, 3), name: "tested")
    try layer.build([[8, 8, 1]])
    let (kernel, bias) = (try Tensor.ones([3, 3, 1, 2]), try Tensor.ones([2]))
    let count = #expect(throws: NetworkError.self) { try layer.setWeights([kernel]) }
    #expect(count?.message == "tested has 2 weight arrays, found 1")
    let shape = #expect(throws: NetworkError.self) { try layer.setWeights([kernel, Tensor.ones([3])]) }
    #expect(shape?.message == "bias has shape (2,), found (3,)")
    // All or nothing: the fitting kernel was not assigned.
    #expect(try layer.weights()[1].elements(Float.self) == [0, 0])
    try layer.setWeights([kernel, bias])
    #expect(try layer.weights()[0].elements(Float.self).allSatisfy { $0 == 1 })
  }

  @Test func cotangentOfAnotherShape() throws {
    let layer = Layer(Self.conv(2, 3), name: "tested")
    let x = try Tensor.ones([2, 8, 8, 1])
    let error = #expect(throws: NetworkError.self) { _ = try layer.derivatives([x], cotangent: x) }
    #expect(
      error?.message == "the cotangent of tested expects samples of shape (None, 6, 6, 2), found (2, 8, 8, 1)"
    )
  }

  @Test func dilationFarBeyondTheImage() throws {
    let x = try Chirp.tensor([1, 5, 4, 2], 0)
    func output(_ dilation: Int, _ size: Int) throws -> [Float] {
      var layer = Self.conv(3, size)
      layer.padding = .same
      layer.dilationRate = Extent(dilation, dilation)
      let built = Layer(layer)
      try built.build([[5, 4, 2]])
      try built.setWeights(built.variables.enumerated().map { try Chirp.weight($1, Double(10 + $0)) })
      return try built([x]).elements(Float.self)
    }
    for size in [2, 3] {
      for far in [100, 101, 1_000_000_001, 1_000_000_000_000_000_000] {
        expectClose(try output(far, size), try output(20 + far % 2, size).map(Double.init), "dilation \(far)")
      }
    }
  }
}
