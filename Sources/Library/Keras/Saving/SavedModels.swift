import Evaluator
import Formats
import Language
import Networks
import Tensors

/// Reconstructs models from their configurations.
struct SavedModels {
  let objects: SavedObjects
  private var interpreter: Interpreter { objects.interpreter }

  init(objects: SavedObjects) { self.objects = objects }

  /// A model from its saved form, without weights.
  ///
  /// - Throws: `SavingError`, and errors of the layers' arguments.
  func model(_ json: JSON) throws -> Model {
    if let own = try programModel(json) { return own }
    guard let configuration = json["config"], configuration["layers"]?.array != nil else {
      throw broken("has a model without layers")
    }
    return json["class_name"]?.string == "Sequential"
      ? try sequential(configuration) : try functional(configuration)
  }

  /// A model of a class of the program's, built for the shape that it was built for; `nil` for a class of Keras's.
  private func programModel(_ json: JSON) throws -> Model? {
    let name = json["class_name"]?.string ?? ""
    let isOwn = json["registered_name"]?.string.map { !["Functional", "Sequential"].contains($0) } ?? false
    guard isOwn, !["Sequential", "Functional", "Model"].contains(name) else { return nil }
    guard interpreter.state(CustomObjects.self).find([json["registered_name"]?.string ?? name, name]) != nil
    else {
      throw SavingError.unknownClass(name, of: objects.source, nearest: nil)
    }
    let value = try objects.object(json, as: .layer)
    guard let model = value.host(as: Model.self) else {
      throw broken("has a class “\(name)” that is no model")
    }
    let shape = json["build_config"]?["input_shape"] ?? .null
    if !model.isBuilt, !shape.isNull {
      let shapes = shape.array?.allSatisfy { $0.array != nil } ?? false ? shape.array ?? [] : [shape]
      try model.build(from: shapes.map { try symbol($0, of: name) })
    }
    return model
  }

  /// Compiles a model by its saved form; notes if that is not possible.
  func compile(_ model: Model, as json: JSON) throws {
    guard let members = json["compile_config"]?.members,
      json["compile_config"]?["loss"].map({ !$0.isNull }) ?? false
    else { return }
    let compile = try interpreter.attribute("compile", of: .object(model))
    let taken = [
      "optimizer", "loss", "loss_weights", "metrics", "weighted_metrics", "run_eagerly", "jit_compile",
    ]
    do {
      let keywords = try members.filter { taken.contains($0.key) && !$0.value.isNull }.map {
        (name: $0.key, value: try objects.value($0.value, as: SavedKind(argument: $0.key)))
      }
      _ = try interpreter.call(compile, Arguments(keywords: keywords))
    } catch let error {
      guard !(error is Raised), let fault = Fault(error) ?? interpreter.explain(error) else { throw error }
      interpreter.console.note("the model is not compiled: \(fault.wording.message)")
    }
  }

  func broken(_ what: String) -> SavingError { .configuration(where: objects.source, expected: what) }

  // MARK: - Sequential

  private func sequential(_ configuration: JSON) throws -> Model {
    let model = try Model(name: configuration["name"]?.string)
    for layer in configuration["layers"]?.array ?? [] {
      if layer["class_name"]?.string == "InputLayer" {
        try model.begin(with: try input(layer))
      } else {
        try model.add(try self.layer(layer))
      }
    }
    if !model.isBuilt, let shape = configuration["build_input_shape"], !shape.isNull, !model.layers.isEmpty {
      try model.build(from: [symbol(shape, of: model.name)])
    }
    return model
  }

  /// A layer, possibly a model as a layer.
  func layer(_ json: JSON) throws -> Layer {
    let value = try objects.object(json, as: .layer)
    if let layer = value.host(as: Layer.self) { return layer }
    if let model = value.host(as: Model.self) { return Layer(model) }
    throw broken("has a \(value.typeName) where a layer must stand")
  }

  func input(_ json: JSON) throws -> SymbolicTensor {
    let configuration = json["config"] ?? .null
    let name = configuration["name"]?.string ?? "input_layer"
    return try symbol(
      configuration["batch_shape"] ?? configuration["shape"] ?? .null, of: name, name: name,
      dtype: configuration["dtype"]?.string)
  }

  /// An input of a shape, batch axis first, in which lengths that are not known are null.
  private func symbol(_ json: JSON, of model: String, name: String? = nil, dtype: String? = nil) throws
    -> SymbolicTensor
  {
    guard let lengths = json.array, !lengths.isEmpty else { throw broken("says no shape of \(model)") }
    let known = lengths.dropFirst().map(\.int)
    guard zip(known, lengths.dropFirst()).allSatisfy({ $0 ?? 1 > 0 && ($0 != nil || $1.isNull) }),
      Shape(known.map { $0 ?? 1 }).elementCount != nil
    else { throw broken("says no shape of \(model): \(json.text)") }
    return SymbolicTensor(
      input: known, name: name, batch: lengths[0].int,
      dtype: dtype.flatMap { name in DType.allCases.first { $0.name == name } } ?? .float32)
  }
}
