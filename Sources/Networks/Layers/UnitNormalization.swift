import Tensors

/// Divides the numbers along some axes by their Euclidean norm.
package struct UnitNormalization: LayerDefinition, Declared {
  /// In Keras's numbering: 0 is the batch axis, −1 the last.
  package var axes = [-1]

  package static let declarations = [
    Declaration(
      "UnitNormalization", "Divides along some axes by the Euclidean norm: lengths are 1.",
      UnitNormalization(),
      [.optional("axis", .axes(\.axes), "axis or axes whose numbers have the norm 1 together")])
  ]

  package init() {}

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let shape = input.shape
    let own = Set(try axes.map { try sampleAxis($0, of: shape, layer: className) })
    guard let first = own.min(), let last = own.max() else {
      throw NetworkError.axis(layer: className, axis: 0, rank: shape.rank + 1)
    }
    if first == last { return try AxisFunction.unit.trace(input, axis: first + 1, in: graph) }
    // Several axes become one.
    let order = shape.indices.filter { !own.contains($0) } + own.sorted()
    let turned = graph.append(PermuteOperation(order: order), [input], [], Shape(order.map { shape[$0] }))
    let columns = own.reduce(1) { $0 * shape[$1] }
    let rows = graph.append(
      Reshaping(), [turned], [], [(shape.elementCount ?? 0) / max(1, columns), columns])
    let unit = try AxisFunction.unit.trace(rows, axis: 2, in: graph)
    var back = order
    for (axis, source) in order.enumerated() { back[source] = axis }
    return graph.append(
      PermuteOperation(order: back), [graph.append(Reshaping(), [unit], [], turned.shape)], [], shape)
  }
}
