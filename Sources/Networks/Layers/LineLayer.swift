import Tensors

/// A layer of sequences (length, channels): the layer of images of the same kind, on images of one column.
protocol LineLayer: LayerDefinition {
  /// The layer of images.
  var planar: any LayerDefinition { get }
  /// Zeros before the sequence, which no window counts otherwise.
  var zerosBefore: Int { get }
}

extension LineLayer {
  var zerosBefore: Int { 0 }

  private func line(_ inputs: [Shape]) throws -> Shape {
    let shape = try single(inputs)
    guard shape.rank == 2 else { throw NetworkError.rank(layer: className, expected: "3", found: shape) }
    return shape
  }

  /// Kernels without the axis of the one column.
  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let shape = try line(inputs)
    return try planar.variables(for: [[shape[0] + zerosBefore, 1, shape[1]]]).map { definition in
      guard definition.shape.rank == 4 else { return definition }
      var definition = definition
      definition.shape = [definition.shape[0], definition.shape[2], definition.shape[3]]
      return definition
    }
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let shape = try line(inputs.map(\.shape))
    var image = graph.append(Reshaping(), inputs, [], [shape[0], 1, shape[1]])
    if zerosBefore > 0 {
      let padding = PadOrCropOperation(kind: .pad, top: zerosBefore, left: 0)
      image = graph.append(padding, [image], [], [shape[0] + zerosBefore, 1, shape[1]])
    }
    let result: Symbol
    do { result = try planar.trace([image], variables, in: graph) } catch NetworkError.nothingLeft(
      _, let cropped, _)
    {
      throw NetworkError.nothingLeft(layer: className, cropped: [cropped[0]], input: shape)
    }
    guard result.shape.rank == 3 else { return result }
    return graph.append(Reshaping(), [result], [], [result.shape[0], result.shape[2]])
  }
}

/// How windows treat the ends of a sequence. Raw values are Keras's.
package enum LinePadding: String, Sendable, CaseIterable {
  case valid, same
  /// Zeros before the sequence only: no window looks ahead. van den Oord et al. 2016.
  case causal

  var planar: Padding { self == .same ? .same : .valid }
}
