import Evaluator
import Networks
import Tensors

/// `explain`: the arithmetic of a model's layers, or that of one value of a layer's output.
enum ExplainFunction {
  static let builtin = Builtin(
    "explain",
    doc:
      "Prints the arithmetic of each layer: parameters, multiply-adds, output shape, receptive field. With an image: that of one value of a layer's output, and its gradient back to the image. Returns the numbers.",
    [
      .required("model", .object("a model"), "a model that knows its input"),
      .optional(
        "image", .any, default: .none, "one sample, (H, W, C) or (1, H, W, C), or a list for several inputs"),
      .keyword(
        "layer", .any, default: .none, "with an image: a layer, its name or its index; None: the last"),
      .keyword(
        "at", .any, default: .none,
        "with an image: the place of the value, as (row, column, channel); None: that of the largest"),
      .keyword(
        "show", .bool, default: true, "whether it is printed; what is returned has the numbers in any case"),
    ]
  ) { call in
    let model = try call.object("model", as: Model.self, expected: "a model")
    let shows = try call.bool("show")
    guard !call["image"].isNone else {
      for name in ["layer", "at"] where !call[name].isNone {
        throw call.fault(
          name,
          .message(
            "explain needs an image for the value of a layer",
            help: "explain(model, x_test[0], layer=\"conv2d\", at=(5, 7, 0))"))
      }
      if shows { call.interpreter.console.report(try model.explanationText() + "\n") }
      return .object(ExplanationObject(try model.explanation()))
    }
    let layer = try layer(of: model, call)
    let inputs = try samples(for: model, call)
    let place = try place(in: layer, inputs, call)
    let explanation = try layer.explanation(of: place, for: inputs)
    if shows { try ValueExplanationReport(explanation, inputs).show(on: call.interpreter.console) }
    return .object(ValueExplanationObject(explanation))
  }

  private static func layer(of model: Model, _ call: Call) throws -> ExplainedLayer {
    let value = call["layer"]
    do {
      if value.isNone {
        let names = try model.explainedLayers()
        return try model.explained(layer: names.last ?? "")
      }
      if let layer = value.host(as: Layer.self) { return try model.explained(layer: layer.name) }
      if let index = value.asInt {
        let layers = model.layers
        guard layers.indices.contains(index < 0 ? index + layers.count : index) else {
          throw call.invalid("layer", must: "be from 0 to \(layers.count - 1), or a layer's name")
        }
        return try model.explained(layer: layers[index < 0 ? index + layers.count : index].name)
      }
      return try model.explained(layer: try call.string("layer"))
    } catch let error as NetworkError {
      switch error {
      case .noSuchLayer, .nothingComputed: throw call.fault("layer", .explained(error))
      default: throw error
      }
    }
  }

  /// The image as a batch of one, or that of each input.
  private static func samples(for model: Model, _ call: Call) throws -> [Tensor] {
    let wanted = model.inputs.map(\.shape)
    var given = [call["image"]]
    if wanted.count > 1, let parts = call["image"].elementsOfSequence { given = parts }
    guard given.count == wanted.count else {
      throw call.fault(
        "image", .message("explain needs an image for each of \(wanted.count) inputs, found \(given.count)"))
    }
    return try zip(given, wanted).map { value, shape in
      let tensor: Tensor
      do { tensor = try call.interpreter.tensor(from: value, dtype: nil) } catch let error
        where Fault(error) != nil
      {
        throw call.wrongType("image", expected: "a tensor of shape \(shape)")
      }
      // A single channel may be left out.
      let plain = shape.last == 1 ? Shape(shape.dropLast()) : shape
      let sample = tensor.rank == shape.rank + 1 ? Shape(tensor.shape.dropFirst()) : tensor.shape
      if tensor.rank == shape.rank + 1, sample == shape, tensor.shape[0] != 1 {
        throw call.fault(
          "image",
          .message(
            "explain expects one image, found a batch of \(tensor.shape[0])", help: "take one of them: x[0]"))
      }
      guard sample == shape || tensor.shape == plain else {
        throw call.fault(
          "image",
          .message("\(model.name) expects an image of shape \(shape), found shape \(tensor.shape)"))
      }
      return try tensor.reshaped(to: Shape([1] + shape))
    }
  }

  private static func place(in layer: ExplainedLayer, _ inputs: [Tensor], _ call: Call) throws -> [Int] {
    let axes = layer.shape
    if call["at"].isNone {
      let values = try layer.output(for: inputs)
      guard var best = values.indices.first else {
        throw call.fault("layer", .message("the output of \(layer.name) is empty"))
      }
      for index in values.indices where values[index] > values[best] { best = index }
      return axes.position(of: best)
    }
    let place = try call.ints("at")
    let names =
      axes.rank == 3 ? "(row, column, channel)" : axes.rank == 1 ? "(unit,)" : "\(axes.rank) numbers"
    guard place.count == axes.rank else {
      throw call.invalid("at", must: "be \(names): the output of \(layer.name) has shape \(axes)")
    }
    let found = zip(place, axes).map { $0 < 0 ? $0 + $1 : $0 }
    guard zip(found, axes).allSatisfy({ (0..<$1).contains($0) }) else {
      let most = axes.map { String($0 - 1) }.joined(separator: ", ")
      throw call.invalid("at", must: "be at most (\(most)): the output of \(layer.name) has shape \(axes)")
    }
    return found
  }
}
