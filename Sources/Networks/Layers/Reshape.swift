import Tensors

/// Changes the shape of each sample; one axis may be −1 and is inferred.
package struct Reshape: LayerDefinition, Declared {
  package var targetShape: [Int]

  package static let declarations = [
    Declaration(
      "Reshape", "The same elements under another shape.",
      Reshape([]),
      [
        .required(
          "target_shape", .ints(\.targetShape), "the shape without the batch axis; one axis may be -1")
      ])
  ]

  package init(_ targetShape: [Int]) { self.targetShape = targetShape }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let failure = NetworkError.reshape(layer: className, from: input.shape, to: targetShape)
    var target = targetShape
    let unknown = target.indices.filter { target[$0] == -1 }
    guard unknown.count <= 1, target.allSatisfy({ $0 >= -1 }), let count = input.shape.elementCount else {
      throw failure
    }
    if let axis = unknown.first {
      target[axis] = 1
      guard let rest = Shape(target).elementCount, rest > 0, count % rest == 0 else { throw failure }
      target[axis] = count / rest
    }
    guard Shape(target).elementCount == count else { throw failure }
    return graph.append(Reshaping(), [input], [], Shape(target))
  }
}

/// Flattens all axes but the batch axis: (…) → (product).
package struct Flatten: LayerDefinition, Declared {
  package static let declarations = [
    Declaration(
      "Flatten", "All axes but the batch's as one.",
      Flatten(),
      [
        .optional("data_format", .dataFormat, "accepted")
      ])
  ]

  package init() {}

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    return graph.append(Reshaping(), [input], [], [input.shape.elementCount ?? 0])
  }
}
