import TestSupport
import Tensors
import Testing

@testable import Networks

/// The arithmetic of single values adds up to what the network predicts, and its gradients are central differences.
@Suite struct ValueExplanationTests {
  struct Case: CustomStringConvertible, Sendable {
    let description: String
    /// Layers after the input; the first is explained, and fed by the input as often as it takes.
    var definitions: [any LayerDefinition]
    var input = [6, 5, 4]
    var branches = 1
    var isLaidOut = true
  }

  private static func row(
    _ description: String, _ definition: any LayerDefinition, input: [Int] = [6, 5, 4], branches: Int = 1,
    isLaidOut: Bool = true
  ) -> Case {
    Case(
      description: description, definitions: [definition], input: input, branches: branches,
      isLaidOut: isLaidOut)
  }

  private static func convolution(_ set: (inout Conv2D) -> Void) -> Conv2D {
    var layer = Conv2D(filters: 4, kernelSize: Extent(3, 2))
    set(&layer)
    return layer
  }

  private static func transposed(_ set: (inout Conv2DTranspose) -> Void) -> Conv2DTranspose {
    var layer = Conv2DTranspose(filters: 3, kernelSize: Extent(3, 2))
    set(&layer)
    return layer
  }

  private static func depthwise(_ set: (inout DepthwiseConv2D) -> Void) -> DepthwiseConv2D {
    var layer = DepthwiseConv2D(kernelSize: Extent(3, 3))
    set(&layer)
    return layer
  }

  private static func separable(_ set: (inout SeparableConv2D) -> Void) -> SeparableConv2D {
    var layer = SeparableConv2D(filters: 3, kernelSize: Extent(3, 3))
    set(&layer)
    return layer
  }

  private static func pool(_ kind: Pooling2D.Kind, _ set: (inout Pooling2D) -> Void = { _ in }) -> Pooling2D {
    var layer = Pooling2D(kind)
    set(&layer)
    return layer
  }

  private static func dense(_ activation: Activation) -> Dense {
    var layer = Dense(units: 3)
    layer.activation = activation
    return layer
  }

  static let windows: [Case] = [
    row("convolution", convolution { _ in }),
    row("strided", convolution { ($0.strides, $0.padding) = (Extent(2, 1), .same) }),
    row("dilated", convolution { ($0.dilationRate, $0.padding) = (Extent(2, 2), .same) }),
    row("grouped, relu", convolution { ($0.groups, $0.activation) = (2, .relu) }),
    row("without bias, tanh", convolution { ($0.usesBias, $0.activation) = (false, .function(.tanh)) }),
    row("depthwise", depthwise { ($0.depthMultiplier, $0.padding) = (2, .same) }),
    row("separable", separable { ($0.depthMultiplier, $0.padding) = (2, .same) }),
    row("separable, strided, relu", separable { ($0.strides, $0.activation) = (Extent(2, 2), .relu) }),
    row("transposed", transposed { $0.strides = Extent(2, 2) }),
    row("transposed, same", transposed { ($0.strides, $0.padding) = (Extent(2, 3), .same) }),
    row("transposed, dilated", transposed { ($0.dilationRate, $0.activation) = (Extent(2, 1), .relu) }),
    row("max-pool", pool(.maximum)),
    row(
      "max-pool, same",
      pool(.maximum) { ($0.poolSize, $0.strides, $0.padding) = (Extent(3, 3), Extent(2, 2), .same) }),
    row("average-pool", pool(.average)),
    row("average-pool, same", pool(.average) { ($0.poolSize, $0.padding) = (Extent(4, 4), .same) }),
    row("global average", GlobalPooling2D(.average)), row("global maximum", GlobalPooling2D(.maximum)),
  ]

  static let elements: [Case] = [
    row("dense of maps", dense(.linear)), row("dense, relu", dense(.relu), input: [7]),
    row("dense, softmax", dense(.softmax), input: [7]),
    row("dense, log_softmax", dense(.rows(.logSoftmax, axis: -1)), input: [7]),
    row("softmax of rows", ActivationLayer(.rows(.softmax, axis: 1))),
    row("glu", ActivationLayer(.rows(.gated, axis: 1))),
    row("sparsemax", ActivationLayer(.rows(.sparsemax, axis: -1)), isLaidOut: false),
    row("local response", LocalResponseNormalization()),
    row("batch norm", BatchNormalization()), row("relu", ActivationLayer(.relu)),
    row("relu6", ActivationLayer(.named["relu6"] ?? .relu)),
    row("gelu", ActivationLayer(.named["gelu"] ?? .relu)),
    row("softmax", ActivationLayer(.softmax)), row("prelu", PReLU()), row("dropout", Dropout(rate: 0.5)),
    row("add", Merge(.add), branches: 3), row("subtract", Merge(.subtract), branches: 2),
    row("multiply", Merge(.multiply), branches: 2), row("divide", Merge(.divide), branches: 2),
    row("average", Merge(.average), branches: 3), row("maximum", Merge(.maximum), branches: 2),
    row("minimum", Merge(.minimum), branches: 2), row("concatenate", Concatenate(), branches: 3),
    row("flatten", Flatten()), row("rescaling", Rescaling(scale: [0.5], offset: [-1])),
    row("layer norm", LayerNormalization()),
  ]

  /// A model of the layer; where it takes several inputs, each is the input after a convolution of its own.
  private func model(_ test: Case) throws -> (Model, Layer) {
    let input = SymbolicTensor(input: Shape(test.input), name: "image")
    let layer = Layer(test.definitions[0], name: "explained")
    var operands = [input]
    if test.branches > 1 {
      operands = try (0..<test.branches).map { index in
        try Layer(Conv2D(filters: 2, kernelSize: Extent(1, 1)), name: "branch_\(index)")([input])
      }
    }
    let model = try Model(inputs: [input], outputs: [try layer(operands)], name: "network")
    for (index, variable) in model.variables.enumerated() {
      var values = Chirp.values(variable.count, Double(10 + index))
      if variable.name == "moving_variance" { values = values.map { abs($0) + 0.5 } }
      // A divisor near 0 would make differences inexact.
      if test.description == "divide", variable.name == "bias" { values = values.map { $0 + 4 } }
      try variable.assign(Tensor(shape: variable.shape, floats: values))
    }
    return (model, layer)
  }

  @Test(arguments: windows + elements)
  func addsUpToThePrediction(_ test: Case) throws {
    let (model, layer) = try model(test)
    let x = try Chirp.tensor([1] + test.input, 0.3)
    let predicted = try #require(try model([x], trainingMode: false).first).elements(Float.self)
    let explained = try model.explained(layer: "explained")
    #expect(explained.shape == layer.outputShape)
    #expect(try explained.output(for: [x]) == predicted)
    // Every third value, so that edges and channels of all kinds are among them.
    for index in stride(from: 0, to: predicted.count, by: max(1, predicted.count / 25)) {
      let place = explained.shape.position(of: index)
      let found = try explained.explanation(of: place, for: [x])
      #expect(found.value == predicted[index])
      let last = try #require(found.stages.last)
      #expect(abs(Double(last.result - found.value)) <= 1e-5 * (1 + abs(Double(found.value))))
      #expect(found.stages.allSatisfy { $0.arithmetic != nil } == test.isLaidOut)
      for stage in found.stages {
        guard let arithmetic = stage.arithmetic, let sum = arithmetic.result(of: stage.inputs) else {
          continue
        }
        #expect(abs(sum - Double(stage.result)) < 1e-4 * (1 + abs(sum)), "\(place), \(stage.operation)")
        #expect(arithmetic.window.reduce(1, *) == arithmetic.terms.count)
      }
    }
  }

  @Test(arguments: windows + elements)
  func gradientsAreCentralDifferences(_ test: Case) throws {
    let (model, _) = try model(test)
    let x = try Chirp.tensor([1] + test.input, 0.3)
    let explained = try model.explained(layer: "explained")
    let count = explained.shape.reduce(1, *)
    let index = count * 2 / 3
    let found = try explained.explanation(of: explained.shape.position(of: index), for: [x])
    let gradient = try #require(found.imageGradients.first).gradient.elements(Float.self)
    var values = try x.elements(Float.self)
    for pixel in stride(from: 0, to: values.count, by: max(1, values.count / 30)) {
      let own = values[pixel]
      func output(_ change: Float) throws -> Double {
        values[pixel] = own + change
        defer { values[pixel] = own }
        return Double(try explained.output(for: [Tensor(shape: x.shape, floats: values)])[index])
      }
      let slope = (try output(0.01) - output(-0.01)) / 0.02
      #expect(abs(slope - Double(gradient[pixel])) < 0.02 * (1 + abs(slope)), "pixel \(pixel)")
    }
  }

  /// Of a sum, the gradient to an input is its weight, and that to a weight its input.
  @Test func gradientsOfAConvolutionAreItsKernelAndItsWindow() throws {
    let (model, _) = try model(Self.row("", Self.convolution { $0.padding = .same }))
    let x = try Chirp.tensor([1, 6, 5, 4], 0.3)
    let found = try model.explained(layer: "explained").explanation(of: [0, 4, 1], for: [x])
    let stage = try #require(found.main)
    let arithmetic = try #require(stage.arithmetic)
    let isPadded = arithmetic.terms.contains { $0.index == nil }
    #expect(isPadded)
    for (place, term) in arithmetic.terms.enumerated() {
      #expect(abs(stage.weightGradients[place] - stage.inputs[place]) < 1e-6)
      if term.index != nil { #expect(abs(stage.inputGradients[place] - term.weight) < 1e-6) }
    }
    #expect(found.weightGradients.map(\.name) == ["kernel", "bias"])
  }

  /// Layers inside a model that is a layer can be explained; the model itself is made of them.
  @Test func explainsLayersOfNestedModels() throws {
    let input = SymbolicTensor(input: [6, 5, 4], name: "image")
    let inner = try Model(
      sequential: [
        Layer(Self.convolution { $0.activation = .relu }, name: "first"),
        Layer(Self.pool(.maximum), name: "second"),
      ],
      inputShape: [6, 5, 4], name: "inner")
    let outer = try Model(inputs: [input], outputs: [try Layer(inner)([input])], name: "outer")
    let x = try Chirp.tensor([1, 6, 5, 4], 0.3)
    let explained = try outer.explained(layer: "second")
    let predicted = try outer([x])[0].elements(Float.self)
    let found = try explained.explanation(of: [1, 0, 2], for: [x])
    #expect(found.value == predicted[found.shape.contiguousStrides[0] + 2])
    #expect(found.inputGradients.map(\.name) == ["first"])
    // A model of few operations is explained as one layer.
    let whole = try outer.explained(layer: "inner").explanation(of: [1, 0, 2], for: [x])
    #expect(whole.value == found.value)
    #expect(whole.stages.map(\.operation) == ["convolution", "relu", "max-pool"])
    #expect(whole.inputGradients.map(\.name) == ["image"])
    let deep = try Model(
      sequential: (0..<20).map { Layer(ActivationLayer(.function(.tanh)), name: "tanh_\($0)") },
      inputShape: [6, 5, 4], name: "deep")
    let longer = try Model(inputs: [input], outputs: [try Layer(deep)([input])], name: "longer")
    #expect(throws: NetworkError.self) { try longer.explained(layer: "deep") }
    #expect(try longer.explained(layer: "tanh_19").explanation(of: [0, 0, 0], for: [x]).stages.count == 1)
    #expect(throws: NetworkError.self) { try outer.explained(layer: "third") }
    #expect(try outer.explainedLayers() == ["first", "second"])
  }
}
