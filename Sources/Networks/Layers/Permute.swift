import Tensors

/// Permutes the axes of each sample; axes count from 1, as the batch axis is 0.
package struct Permute: LayerDefinition, Declared {
  package var dimensions: [Int]

  package static let declarations = [
    Declaration(
      "Permute", "The axes of each sample in another order.",
      Permute([]),
      [
        .required("dims", .ints(\.dimensions), "the old place of each axis, counted from 1")
      ])
  ]

  package init(_ dimensions: [Int]) { self.dimensions = dimensions }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    guard dimensions.sorted() == Array(1..<input.shape.rank + 1) else {
      throw NetworkError.permutation(layer: className, dimensions: dimensions, input: input.shape)
    }
    let order = dimensions.map { $0 - 1 }
    let shape = Shape(order.map { input.shape[$0] })
    if order == Array(input.shape.indices) { return input }
    return graph.append(PermuteOperation(order: order), [input], [], shape)
  }
}
