import Tensors

/// Combines values elementwise; axes of length 1 are broadcast.
package struct Merge: LayerDefinition, Declared {
  /// How elements are combined. Raw values are Keras's class names.
  package enum Kind: String, Sendable, CaseIterable {
    case add = "Add"
    /// a − b
    case subtract = "Subtract"
    case multiply = "Multiply"
    /// a / b; Keras's `/`.
    case divide = "TrueDivide"
    case average = "Average"
    case maximum = "Maximum"
    case minimum = "Minimum"
  }

  package let kind: Kind
  /// Whether it was made by an operator, as in `a + b`.
  private let isOperator: Bool
  package var isOperation: Bool { isOperator || kind == .divide }

  package static let declarations = [
    declaration(.add, "The sum of all inputs, element by element."),
    declaration(.subtract, "The first of two inputs less the second."),
    declaration(.multiply, "The product of all inputs, element by element."),
    declaration(.average, "The mean of all inputs, element by element."),
    declaration(.maximum, "The largest of all inputs, element by element."),
    declaration(.minimum, "The smallest of all inputs, element by element."),
  ]

  private static func declaration(_ kind: Kind, _ doc: String) -> Declaration<Merge> {
    Declaration(kind.rawValue, doc, Merge(kind))
  }

  package init(_ kind: Kind, isOperation: Bool = false) {
    self.kind = kind
    isOperator = isOperation
  }

  package var className: String { kind.rawValue }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let isPair = kind == .subtract || kind == .divide
    guard let first = inputs.first, !isPair || inputs.count == 2 else {
      throw NetworkError.inputCount(
        layer: className, expected: isPair ? "two inputs" : "a list of inputs", found: inputs.count)
    }
    let operation = MergeOperation(kind: pairwise)
    let merged = try inputs.dropFirst().reduce(first) { result, next in
      guard let shape = result.shape.broadcast(with: next.shape), shape.rank < Shape.maximumRank else {
        throw NetworkError.inputShapes(layer: className, shapes: inputs.map(\.shape))
      }
      return graph.append(operation, [result, next], [], shape)
    }
    guard kind == .average, inputs.count > 1 else { return merged }
    let mean = ElementwiseOperation(.affine(scale: 1 / Float(inputs.count), offset: 0))
    return graph.append(mean, [merged], [], merged.shape)
  }

  /// Steps count that count in any input, if each has a mask.
  package func mask(of output: Symbol, _ inputs: [Symbol], in graph: Graph) throws -> Symbol? {
    let masks = inputs.compactMap { graph.mask(of: $0) }
    guard let first = masks.first, masks.count == inputs.count, !isOperation else { return nil }
    return masks.count == 1 ? first : try graph.append(.anyMask, masks)
  }

  private var pairwise: MergeOperation.Kind {
    switch kind {
    case .add, .average: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .maximum: .maximum
    case .minimum: .minimum
    }
  }
}
