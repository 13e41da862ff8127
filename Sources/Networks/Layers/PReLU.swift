public import Files
public import Tensors

/// x above 0, α x below, with a learned α for each element of a sample. He et al. 2015.
///
/// Parameter: alpha, in the sample's shape, with length 1 along `sharedAxes` (1 is the first axis after the batch
/// axis).
public struct PReLU: LayerDefinition {
  public var alphaInitializer = Initializer.zeros
  public var alphaRegularizer: Regularizer?
  public var sharedAxes: [Int] = []

  public let className = "PReLU"

  public init() {}

  public func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    var shape = try single(inputs)
    for axis in sharedAxes { shape[try sampleAxis(axis, of: shape, layer: className)] = 1 }
    return [
      VariableDefinition(
        name: "alpha", shape: shape, initializer: alphaInitializer, regularizer: alphaRegularizer)
    ]
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    return graph.append(PReLUOperation(), [input], variables, input.shape)
  }

  public var arguments: JSON {
    [
      "alpha_initializer": alphaInitializer.savedForm,
      "alpha_regularizer": alphaRegularizer.savedForm,
      "alpha_constraint": .null,
      "shared_axes": sharedAxes.isEmpty ? .null : .array(sharedAxes.map(JSON.int)),
    ]
  }
}
