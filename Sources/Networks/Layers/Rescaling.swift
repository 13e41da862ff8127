import Tensors

/// x · scale + offset, with one number each or one per channel.
package struct Rescaling: LayerDefinition, Declared {
  package var scale: [Float]
  package var offset: [Float]

  package static let declarations = [
    Declaration(
      "Rescaling", "x · scale + offset.",
      Rescaling(scale: [1]),
      [
        .required("scale", .numbers(\.scale), "a number, or one for each channel"),
        .optional("offset", .numbers(\.offset), "a number, or one for each channel"),
      ])
  ]

  package init(scale: [Float], offset: [Float] = [0]) {
    self.scale = scale
    self.offset = offset
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    if let scale = scale.first, let offset = offset.first, self.scale.count == 1, self.offset.count == 1 {
      let function = ElementwiseFunction.affine(scale: scale, offset: offset)
      return graph.append(ElementwiseOperation(function), [input], [], input.shape)
    }
    let channels = input.shape.last ?? 1
    for (what, numbers) in [("scale", scale), ("offset", offset)]
    where numbers.count != 1 && numbers.count != channels {
      throw NetworkError.channelCount(layer: className, what: what, expected: channels, found: numbers.count)
    }
    func each(_ numbers: [Float]) -> [Float] {
      numbers.count == channels ? numbers : Array(repeating: numbers.first ?? 0, count: channels)
    }
    let source = ScaleOperation.Source.numbers(
      shift: Array(repeating: 0, count: channels), scale: each(scale), offset: each(offset))
    return graph.append(ScaleOperation(name: "rescale", source: source), [input], [], input.shape)
  }
}
