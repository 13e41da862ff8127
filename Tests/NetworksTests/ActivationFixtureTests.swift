import Formats
import Tensors
import Testing

@testable import Networks

@Suite struct ActivationFixtureTests {
  /// Applies another definition to eight times its input, and scales by a tenth.
  private struct Wide: LayerDefinition {
    let inner: any LayerDefinition
    let className = "Wide"
    var arguments: JSON { [:] }

    func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
      let scaled = try Rescaling(scale: [8], offset: [0.1]).trace(inputs, [], in: graph)
      return try inner.trace([scaled], variables, in: graph)
    }
  }

  private static func wide(_ name: String, _ definition: any LayerDefinition) -> LayerRow {
    LayerRow("keras.Sequential([Rescaling(8.0, offset=0.1), \(name)])", Wide(inner: definition))
  }

  private static func wide<Definition: LayerDefinition>(
    _ name: String, _ definition: Definition, _ set: (inout Definition) -> Void
  ) -> LayerRow {
    var definition = definition
    set(&definition)
    return wide(name, definition)
  }

  private static func function(_ text: String, _ function: ElementwiseFunction) -> LayerRow {
    wide("Lambda(lambda x: keras.activations.\(text))", ActivationLayer(.function(function)))
  }

  private static let rows: [LayerRow] =
    Activation.named.filter { !["glu", "hard_swish", "sparsemax"].contains($0.key) }.map {
      wide("Activation('\($0.key)')", ActivationLayer($0.value))
    } + [
      LayerRow("Activation('glu')", ActivationLayer(.rows(.gated, axis: -1))),
      wide("ReLU(max_value=3.0)", ReLU()) { $0.maxValue = 3 },
      wide("ReLU(negative_slope=0.25)", ReLU()) { $0.negativeSlope = 0.25 },
      wide("ReLU(max_value=4.0, negative_slope=0.1, threshold=1.5)", ReLU()) {
        $0.maxValue = 4
        $0.negativeSlope = 0.1
        $0.threshold = 1.5
      },
      wide("ReLU(threshold=2.0)", ReLU()) { $0.threshold = 2 },
      wide("LeakyReLU()", LeakyReLU()),
      wide("LeakyReLU(negative_slope=0.05)", LeakyReLU()) { $0.negativeSlope = 0.05 },
      wide("ELU()", ELU()),
      wide("ELU(alpha=0.4)", ELU()) { $0.alpha = 0.4 },
      function("gelu(x, approximate=True)", .gelu(approximate: true)),
      function("celu(x, alpha=2.5)", .celu(alpha: 2.5)),
      function("threshold(x, 1.0, -0.5)", .threshold(1, value: -0.5)),
      LayerRow("PReLU()", PReLU()),
      LayerRow("PReLU(shared_axes=[1, 2])", PReLU()) { $0.sharedAxes = [1, 2] },
      LayerRow("PReLU(shared_axes=[3])", PReLU()) { $0.sharedAxes = [3] },
      LayerRow("Softmax()", Softmax()),
      LayerRow("Softmax(axis=1)", Softmax()) { $0.axis = 1 },
      LayerRow("Softmax(axis=-2)", Softmax()) { $0.axis = -2 },
      LayerRow("Softmax(axis=2)", Softmax()) { $0.axis = 2 },
      LayerRow("Dense(4, activation='gelu')", Dense(units: 4)) {
        $0.activation = .function(.gelu(approximate: false))
      },
      LayerRow("Conv2D(3, 3, activation='sigmoid')", Conv2D(filters: 3, kernelSize: Extent(3, 3))) {
        $0.activation = .function(.sigmoid)
      },
      LayerRow("Conv2D(3, 3, activation='silu')", Conv2D(filters: 3, kernelSize: Extent(3, 3))) {
        $0.activation = .function(.silu)
      },
    ]

  @Test(arguments: KerasFixture.load("activations", "layer"))
  func asKeras(_ fixture: KerasFixture) throws { try check(fixture, Self.rows) }

  @Test func isComplete() throws { try checkNames(Self.rows, "activations") }

  /// Keras 3.15.1 gives (0.05, 0, 0) for the first row: it adds sums where it should take the last. This is the
  /// paper's result.
  @Test func sparsemaxIsTheNearestPointOfTheSimplex() throws {
    let layer = Layer(ActivationLayer(.rows(.sparsemax, axis: -1)))
    let x = try Tensor(shape: [2, 3], floats: [1, 0.9, 0.2, 3, 1, 0.2])
    expectClose(try layer([x]).elements(Float.self), [0.55, 0.45, 0, 1, 0, 0], "output")
    let found = try layer.derivatives([x], cotangent: Tensor(shape: [2, 3], floats: [1, 2, 3, 1, 2, 3]))
    expectClose(try found.inputs[0].elements(Float.self), [-0.5, 0.5, 0, 0, 0, 0], "gradient")
  }
}
