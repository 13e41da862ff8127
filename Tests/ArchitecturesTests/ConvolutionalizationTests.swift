import Networks
import Tensors
import TestSupport
import Testing

@testable import Architectures

/// Dense layers as convolutions: the same results, and on a larger image those of a sliding window.
@Suite struct ConvolutionalizationTests {
  private static func conv(_ filters: Int, _ size: Int, _ padding: Padding = .valid) -> Layer {
    var layer = Conv2D(filters: filters, kernelSize: Extent(size, size))
    (layer.padding, layer.activation) = (padding, .relu)
    return Layer(layer)
  }

  private static func dense(_ units: Int, _ activation: Activation) -> Layer {
    var layer = Dense(units: units)
    layer.activation = activation
    return Layer(layer)
  }

  /// A typical network for MNIST, without padding.
  private static func digits() throws -> Model {
    let layers = [
      conv(8, 3), Layer(Pooling2D(.maximum)), conv(12, 4), Layer(Pooling2D(.maximum)), Layer(Flatten()),
      Layer(Dropout(rate: 0.5)), dense(16, .relu), Layer(BatchNormalization()), dense(10, .softmax),
    ]
    return try Model(sequential: layers, inputShape: [28, 28, 1], name: "digits")
  }

  private func values(_ tensor: Tensor) throws -> [Float] { try tensor.elements(Float.self) }

  private func window(_ images: Tensor, row: Int, column: Int, side: Int) throws -> Tensor {
    try images.indexed(by: [
      .slice(start: nil, stop: nil, step: 1), .slice(start: row, stop: row + side, step: 1),
      .slice(start: column, stop: column + side, step: 1),
    ])
  }

  private func expectClose(_ found: [Float], _ expected: [Float]) {
    #expect(largestError(found, expected) <= 1e-5)
  }

  @Test func equalsOnTheOriginalSize() throws {
    let model = try Self.digits()
    let wide = try model.convolutionalized()
    let images = try Chirp.tensor([5, 28, 28, 1], 0)
    let map = try wide([images])[0]
    #expect(map.shape == [5, 1, 1, 10])
    expectClose(try values(map), try values(model([images])[0]))
    #expect(wide.parameterCount == model.parameterCount)
    #expect(wide.name == "digits_convolutional")
  }

  /// 56 × 56: four times the pixels, 8 × 8 window positions, 4 pixels apart.
  @Test func equalsASlidingWindow() throws {
    let model = try Self.digits()
    let wide = try model.convolutionalized(inputShape: [56, 56, 1])
    let images = try Chirp.tensor([2, 56, 56, 1], 0)
    let map = try wide([images])[0]
    #expect(map.shape == [2, 8, 8, 10])
    let found = try values(map)
    for row in 0..<8 {
      for column in 0..<8 {
        let expected = try values(model([window(images, row: 4 * row, column: 4 * column, side: 28)])[0])
        for sample in 0..<2 {
          let start = ((sample * 8 + row) * 8 + column) * 10
          expectClose(Array(found[start..<start + 10]), Array(expected[sample * 10..<sample * 10 + 10]))
        }
      }
    }
  }

  /// A global pool becomes a window as large as the map; layers after it become 1×1.
  @Test func slidesAGlobalPool() throws {
    for kind in [Pooling2D.Kind.average, .maximum] {
      let model = try Model(
        sequential: [Self.conv(6, 3), Layer(GlobalPooling2D(kind)), Self.dense(4, .linear)],
        inputShape: [9, 9, 2])
      let wide = try model.convolutionalized(inputShape: [12, 10, 2])
      let images = try Chirp.tensor([1, 12, 10, 2], 0)
      let map = try wide([images])[0]
      #expect(map.shape == [1, 4, 2, 4])
      let expected = try values(model([window(images, row: 3, column: 1, side: 9)])[0])
      expectClose(Array(try values(map)[28..<32]), expected)
    }
  }

  /// Unchanged layers are shared with the model; dense layers' weights are copied.
  @Test func sharesWhatStays() throws {
    let model = try Self.digits()
    let wide = try model.convolutionalized(inputShape: [40, 40, 1])
    #expect(wide.layers[0] === model.layers[0])
    #expect(try model.summary().contains("(None, 26, 26, 8)"))
    #expect(try wide.summary().contains("(None, 38, 38, 8)"))
    let kernel = model.layers[0].variables[0]
    try kernel.assign(Tensor.zeros(kernel.shape))
    #expect(try values(wide.layers[0].weights()[0]).allSatisfy { $0 == 0 })
  }

  /// A nested base, branches, and a published network.
  @Test func convertsNestedAndBranchedModels() throws {
    let input = SymbolicTensor(input: [10, 10, 2])
    let left = try Self.conv(4, 3)([input])
    let right = try Self.conv(4, 3)([input])
    let base = try Model(
      inputs: [input], outputs: [Layer(Merge(.add))([left, right])], name: "base")
    let top = SymbolicTensor(input: [10, 10, 2])
    let features = try Layer(Flatten())([Layer(base)([top])])
    let heads = try [Self.dense(3, .relu)([features]), Self.dense(2, .relu)([features])]
    let model = try Model(inputs: [top], outputs: [Self.dense(5, .softmax)([Layer(Concatenate())(heads)])])
    let images = try Chirp.tensor([1, 11, 10, 2], 3)
    let map = try model.convolutionalized(inputShape: [11, 10, 2])([images])[0]
    #expect(map.shape == [1, 2, 1, 5])
    let below = try images.indexed(by: [
      .slice(start: nil, stop: nil, step: 1), .slice(start: 1, stop: 11, step: 1),
    ])
    expectClose(Array(try values(map)[5..<10]), try values(model([below])[0]))

    var network = AlexNet()
    (network.options.width, network.options.classes, network.options.inputShape) = (0.05, 4, [67, 67, 3])
    let alex = try network.model()
    let wide = try alex.convolutionalized(inputShape: [99, 67, 3])
    #expect(wide.outputs[0].shape == [2, 1, 4])
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let model: @Sendable () throws -> Model
    let message: String
  }

  static let refusals: [Refusal] = [
    Refusal(
      testDescription: "no dense layer",
      model: { try sequential(conv(2, 3), Layer(Flatten(), name: "flat")) },
      message: "flat has no convolutional form: what it flattens goes into no dense layer"),
    Refusal(
      testDescription: "Reshape",
      model: {
        try sequential(Layer(Reshape([4, 16, 1]), name: "shape"), Layer(Flatten()), dense(2, .linear))
      },
      message: "shape (Reshape) has no convolutional form: it changes the axes of a map"),
    Refusal(
      testDescription: "Resizing",
      model: {
        try sequential(
          Layer(Resizing(height: 4, width: 4), name: "resize"), Layer(Flatten()), dense(2, .linear))
      },
      message: "resize (Resizing) has no convolutional form: it makes every image the same size"),
    Refusal(
      testDescription: "batch normalisation of a flattened map",
      model: {
        try sequential(Layer(Flatten()), Layer(BatchNormalization(), name: "norm"), dense(2, .linear))
      },
      message:
        "norm (BatchNormalization) has no convolutional form: it works on a flattened map, where a convolution sees no places"
    ),
    Refusal(
      testDescription: "weights for places",
      model: { try sequential(Layer(PReLU(), name: "prelu"), Layer(Flatten()), dense(2, .linear)) },
      message: "prelu (PReLU) has no convolutional form: it has weights for each place of a map of (8, 8, 1)"),
    Refusal(
      testDescription: "gates",
      model: {
        let input = SymbolicTensor(input: [8, 8, 4])
        let gated = try SqueezeExciteBlock(reduction: 2, name: "se")(input)
        return try Model(inputs: [input], outputs: [dense(2, .linear)([Layer(Flatten())([gated])])])
      },
      message:
        "se_scale (Multiply) has no convolutional form: it joins values of which some have places and others were made from the whole map"
    ),
    Refusal(
      testDescription: "two inputs",
      model: {
        let inputs = [SymbolicTensor(input: [8, 8, 1]), SymbolicTensor(input: [8, 8, 1])]
        return try Model(inputs: inputs, outputs: [Layer(Merge(.add))(inputs)], name: "pair")
      }, message: "pair has no convolutional form: it has 2 inputs, and they may not slide together"),
  ]

  private static func sequential(_ layers: Layer...) throws -> Model {
    try Model(sequential: layers, inputShape: [8, 8, 1])
  }

  @Test(arguments: refusals)
  func refusesWithAReason(_ row: Refusal) throws {
    let model = try row.model()
    let channels = model.inputs[0].shape[2]
    let error = #expect(throws: ArchitectureError.self) {
      _ = try model.convolutionalized(inputShape: [16, 16, channels])
    }
    #expect(error?.message == row.message)
  }

  @Test func refusesUnbuiltModelsAndSmallerImages() throws {
    #expect(throws: NetworkError.self) { try Model(sequential: [Self.dense(2, .linear)]).convolutionalized() }
    let model = try Self.digits()
    for shape in [[20, 40, 1], [40, 40, 3], [40, 40]] as [Shape] {
      #expect(throws: ArchitectureError.self) { try model.convolutionalized(inputShape: shape) }
    }
  }
}
