import Gradients
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
    if [.multiply, .maximum, .minimum].contains(kind), !isOperation,
      inputs.contains(where: { graph.mask(of: $0) != nil })
    {
      return try masked(inputs, in: graph)
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

  /// Products and extremes of what masks leave: a step that does not count in one input is that of the others.
  private func masked(_ inputs: [Symbol], in graph: Graph) throws -> Symbol {
    let masks = inputs.map { graph.mask(of: $0) }
    let (kind, count) = (kind, inputs.count)
    let has = masks.map { $0 != nil }
    return try graph.append(
      .composed("Masked\(kind.rawValue)") { x in
        var rest = x.dropFirst(count)
        let given = try has.map { hasMask -> Expression? in
          guard hasMask, let mask = rest.popFirst() else { return nil }
          return try mask(.expand(at: [mask.shape.rank]))
        }
        func chosen(_ mask: Expression, _ a: Expression, _ b: Expression) throws -> Expression {
          try a * mask + b * (1 - mask)
        }
        if kind == .multiply {
          let parts = try (0..<count).map { place -> Expression in
            guard let mask = given[place] else { return x[place] }
            return try x[place] * mask + (1 - mask)
          }
          let product = try parts.dropFirst().reduce(parts[0]) { try $0 * $1 }
          guard let first = given[0], !given.contains(where: { $0 == nil }) else { return product }
          let any = try given.dropFirst().reduce(first) { result, next in
            try next.map { try result(.maximum, $0) } ?? result
          }
          return try product * any
        }
        var (output, outputMask) = (x[0], given[0])
        for (place, mask) in given.enumerated().dropFirst() {
          var part = x[place]
          if let mask { part = try chosen(mask, part, output) }
          if let outputMask { output = try chosen(outputMask, output, part) }
          if let mask, let old = outputMask { outputMask = try old(.maximum, mask) } else { outputMask = nil }
          output = try output(kind == .maximum ? .maximum : .minimum, part)
        }
        return output
      }, inputs + masks.compactMap { $0 })
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
