import Gradients
package import Tensors

/// Sums of products with a kernel, by Einstein's notation, plus a bias: "abc,cd->abd" is a dense layer.
///
/// Parameters: kernel in the shape of the second operand, and bias along `biasAxes`.
package struct EinsumDense: LayerDefinition, Declared {
  package var equation: String
  /// Without the batch axis; `nil` for a length that the input gives.
  package var outputShape: [Int?]?
  package var activation = Activation.linear
  /// The letters of the result along which a bias is added; `nil` for none.
  package var biasAxes: String?
  package var kernel = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)

  package static let declarations = [
    Declaration(
      "EinsumDense", "Sums of products with a kernel by Einstein's notation, plus a bias: \"abc,cd->abd\".",
      EinsumDense(equation: "ab,bc->ac", outputShape: nil),
      [
        .required("equation", .text(\.equation), "of the input and the kernel: \"ab,bc->ac\""),
        .required(
          "output_shape", .optionalLengths(\.outputShape), "without the batch axis; None: as the input"),
        .activation(\.activation),
        .optional("bias_axes", .optionalText(\.biasAxes), "letters that have a bias"),
        .initializer("kernel", \.kernel.initializer), .initializer("bias", \.bias.initializer),
        .regularizer("kernel", \.kernel.regularizer), .regularizer("bias", \.bias.regularizer),
        .constraint("kernel", \.kernel.constraint), .constraint("bias", \.bias.constraint),
        .fixed("lora_rank").unsaved, .fixed("lora_alpha").unsaved,
        .fixed("gptq_unpacked_column_size").unsaved,
        .fixed("quantization_config"),
      ], savedFirst: ["output_shape", "equation", "activation", "bias_axes"])
  ]

  package init(equation: String, outputShape: [Int?]?) {
    self.equation = equation
    self.outputShape = outputShape
  }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let form = try Form(self, try single(inputs))
    return [VariableDefinition("kernel", form.kernel, kernel)]
      + (form.bias.map { [VariableDefinition("bias", $0, bias)] } ?? [])
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let form = try Form(self, input.shape)
    let hasBias = form.bias != nil
    let output = try graph.append(
      .composed("EinsumDense") { x in
        let product = try x[0](.einsum(form.equation), x[1])
        return hasBias ? try product + x[2] : product
      }, [input], variables)
    return try activation.trace(output, in: graph)
  }

  /// The equation with letters in place of an ellipsis, and the shapes of the variables.
  private struct Form {
    let equation: String
    let kernel: Shape
    let bias: Shape?

    init(_ layer: EinsumDense, _ sample: Shape) throws {
      let wrong = NetworkError.unknownName(
        kind: "equation", name: layer.equation, known: ["ab,bc->ac", "abc,cd->abd", "...x,xy->...y"])
      let text = layer.equation.filter { $0 != " " }
      let sides = text.split(separator: ">", omittingEmptySubsequences: false)
      guard sides.count == 2, sides[0].hasSuffix("-") else { throw wrong }
      let operands = sides[0].dropLast().split(separator: ",", omittingEmptySubsequences: false).map(
        String.init)
      guard operands.count == 2 else { throw wrong }
      let rank = sample.rank + 1
      let named = operands[0].filter(\.isLetter).count
      let used = Set(text.filter(\.isLetter))
      let spare = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".filter { !used.contains($0) }.prefix(max(0, rank - named))
      func filled(_ term: String) -> String { term.replacing("...", with: spare) }
      let (input, weights, output) = (filled(operands[0]), filled(operands[1]), filled(String(sides[1])))
      guard input.count == rank, (input + weights + output).allSatisfy(\.isLetter) else {
        throw NetworkError.rank(layer: layer.className, expected: "\(input.count)", found: sample)
      }
      var lengths = Dictionary(zip(input, [1] + sample), uniquingKeysWith: { first, _ in first })
      // The lengths that are given stand at the end of the result, before an ellipsis.
      let given = layer.outputShape ?? []
      let tail = sides[1].hasSuffix("...") ? spare.count : 0
      for (letter, length) in zip(output.dropLast(tail).reversed(), given.reversed()) {
        guard let length else { continue }
        if let known = lengths[letter], known != length {
          throw NetworkError.outOfRange(
            layer: layer.className, argument: "output_shape",
            expected: "the input's length \(known) along “\(letter)”", value: Double(length))
        }
        lengths[letter] = length
      }
      guard (weights + output).allSatisfy({ lengths[$0] != nil }) else { throw wrong }
      equation = input + "," + weights + "->" + output
      kernel = Shape(weights.map { lengths[$0] ?? 1 })
      guard let axes = layer.biasAxes else {
        bias = nil
        return
      }
      guard let start = output.indices.first(where: { axes.contains(output[$0]) }),
        axes.allSatisfy({ output.contains($0) })
      else {
        throw NetworkError.unknownName(kind: "bias axis", name: axes, known: output.map(String.init))
      }
      bias = Shape(output[start...].map { axes.contains($0) ? lengths[$0] ?? 1 : 1 })
    }
  }
}
