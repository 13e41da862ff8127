import Engine
import Evaluator
import Formats
import Language
import Networks
import Tensors

extension SavedModels {
  /// A functional model from its configuration.
  func functional(_ configuration: JSON) throws -> Model {
    var graph = SavedGraph(models: self)
    for layer in configuration["layers"]?.array ?? [] { try graph.add(layer) }
    try graph.connect()
    let model = try Model(
      inputs: try graph.values(configuration["input_layers"] ?? .null),
      outputs: try graph.values(configuration["output_layers"] ?? .null), name: configuration["name"]?.string)
    model.inputStructure = Structure(references: configuration["input_layers"] ?? .null)
    model.outputStructure = Structure(references: configuration["output_layers"] ?? .null)
    if configuration["trainable"] == .bool(false) { model.setTrainable(false) }
    return model
  }
}

/// The layers of a configuration by name, and the outputs of their calls so far.
private struct SavedGraph {
  private enum Source {
    case input(SymbolicTensor)
    /// A layer or a model, which is called.
    case layer(Value)
    case operation(JSON)
  }

  private let models: SavedModels
  private var names: [String] = []
  private var sources: [String: Source] = [:]
  /// Calls whose operands are not available yet, by layer.
  private var waiting: [String: ArraySlice<JSON>] = [:]
  private var results: [String: [SymbolicTensor]] = [:]
  /// The layer whose call was missing in the last look-up of operands.
  private var missing: String?

  init(models: SavedModels) { self.models = models }

  mutating func add(_ json: JSON) throws {
    guard let name = json["name"]?.string ?? json["config"]?["name"]?.string else {
      throw models.broken("has a layer without a name")
    }
    guard sources[name] == nil else { throw models.broken("has two layers named “\(name)”") }
    names.append(name)
    if json["class_name"]?.string == "InputLayer" {
      let input = try models.input(json)
      sources[name] = .input(input)
      results[name] = [input]
      return
    }
    sources[name] =
      json["module"]?.string?.hasPrefix("keras.src.") ?? false && json["class_name"]?.string != "Functional"
      ? .operation(json) : .layer(try models.objects.object(json, as: .layer))
    waiting[name] = (json["inbound_nodes"]?.array ?? [])[...]
  }

  /// Makes all calls in dependency order: a layer that waits for another is resumed once that was called.
  mutating func connect() throws {
    var ready = Array(names.reversed())
    var blocked: [String: [String]] = [:]
    while let name = ready.popLast() {
      try Interruption.check()
      while let node = waiting[name]?.first {
        missing = nil
        guard let (operands, masks, named) = try operands(of: node, name) else {
          if let missing { blocked[missing, default: []].append(name) }
          break
        }
        results[name, default: []].append(try call(name, operands, masks, named))
        waiting[name]?.removeFirst()
        ready += (blocked.removeValue(forKey: name) ?? []).reversed()
      }
    }
    if let stuck = names.first(where: { !(waiting[$0]?.isEmpty ?? true) }) {
      throw models.broken("connects “\(stuck)” to a value that no layer gives")
    }
  }

  /// An argument of a call: a value, a number, or a list of such.
  private indirect enum Operand {
    case value(SymbolicTensor)
    case plain(JSON)
    case list([Operand])
  }

  /// The operands of a call, its masks by name, and its other arguments; `nil` if one is not available yet.
  private mutating func operands(of node: JSON, _ name: String) throws -> (
    [Operand], [(name: String, value: Operand)], [JSON.Member]
  )? {
    guard let arguments = node["args"]?.array, let named = node["kwargs"]?.members else {
      throw models.broken("has a call of “\(name)” without args and kwargs")
    }
    var result: [Operand] = []
    for argument in arguments {
      guard let operand = try operand(argument, name, depth: 0) else { return nil }
      result.append(operand)
    }
    if isOfProgram(name) {
      var keywords: [(name: String, value: Operand)] = []
      for member in named {
        guard let operand = try operand(member.value, name, depth: 0) else { return nil }
        keywords.append((member.key, operand))
      }
      return (result, keywords, [])
    }
    // A layer's input may be passed by name.
    for member in named
    where member.value["class_name"]?.string == "__keras_tensor__" && !member.key.hasSuffix("mask") {
      guard let operand = try operand(member.value, name, depth: 0) else { return nil }
      result.append(operand)
    }
    var masks: [(name: String, value: Operand)] = []
    for member in named
    where member.key.hasSuffix("mask") && member.key != "use_causal_mask" && !member.value.isNull {
      guard let operand = try operand(member.value, name, depth: 0) else { return nil }
      masks.append((member.key, operand))
    }
    return (
      result, masks,
      named.filter {
        $0.value["class_name"] == nil && !$0.key.hasSuffix("mask") || $0.key == "use_causal_mask"
      }
    )
  }

  /// Whether a layer is of a class of the program's, which may have any arguments.
  private func isOfProgram(_ name: String) -> Bool {
    if case .layer(.instance)? = sources[name] { true } else { false }
  }

  private mutating func operand(_ json: JSON, _ name: String, depth: Int) throws -> Operand? {
    if let items = json.array, depth < 8 {
      var list: [Operand] = []
      for item in items {
        guard let operand = try operand(item, name, depth: depth + 1) else { return nil }
        list.append(operand)
      }
      return .list(list)
    }
    guard json["class_name"]?.string == "__keras_tensor__" else { return .plain(json) }
    guard let place = json["config"]?["keras_history"], let (layer, call) = Self.place(place) else {
      throw models.broken("has a call of “\(name)” on a value from nowhere")
    }
    guard sources[layer] != nil else {
      throw models.broken("connects “\(name)” to “\(layer)”, which is not there")
    }
    guard let values = results[layer], values.indices.contains(call) else {
      missing = layer
      return nil
    }
    return .value(values[call])
  }

  private func call(
    _ name: String, _ operands: [Operand], _ masks: [(name: String, value: Operand)], _ named: [JSON.Member]
  ) throws -> SymbolicTensor {
    switch sources[name] {
    case .layer(.instance(let layer))?:
      let arguments = Arguments(
        operands.map(Self.value), keywords: masks.map { (name: $0.name, value: Self.value($0.value)) })
      let result = try models.objects.interpreter.call(.instance(layer), arguments)
      if let value = result.host(as: SymbolicTensor.self) { return value }
      throw models.broken("calls “\(name)”, which gives no value of the network")
    case .layer(let layer)?:
      // Attention is called on several values.
      let arguments = operands.compactMap { Self.argument($0) }
      guard arguments.count == operands.count, !arguments.isEmpty else {
        throw models.broken("calls “\(name)” on something other than values of the network")
      }
      let keywords =
        named.filter { ["training", "use_causal_mask"].contains($0.key) && !$0.value.isNull }
        .map { (name: $0.key, value: Value($0.value)) }
        + masks.map { (name: $0.name, value: Self.mask($0.value)) }
      let result = try models.objects.interpreter.call(layer, Arguments(arguments, keywords: keywords))
      if let value = result.host(as: SymbolicTensor.self) { return value }
      throw models.broken("calls “\(name)”, which gives no value of the network")
    case .operation(let json)?: return try operation(json, name, operands)
    default: throw models.broken("calls the input “\(name)”")
    }
  }

  private func operation(_ json: JSON, _ name: String, _ operands: [Operand]) throws -> SymbolicTensor {
    let className = json["class_name"]?.string ?? ""
    var values: [SymbolicTensor] = []
    var numbers: [Double?] = []
    for operand in operands {
      switch operand {
      case .value(let value):
        values.append(value)
        numbers.append(nil)
      case .plain(let json): if let number = json.double { numbers.append(number) }
      case .list: break
      }
    }
    if numbers.count == operands.count {
      if let result = try SymbolicTensor.operation(
        className, name: name, values: values, numbers: numbers)
      {
        return result
      }
      if let function = activation(className), values.count == 1, numbers.count == 1 {
        let named = (json["config"]?.members ?? []).filter { $0.key != "name" }
        let arguments = Arguments(
          [.object(values[0])], keywords: named.map { (name: $0.key, value: Value($0.value)) })
        let result = try models.objects.interpreter.call(.builtin(function), arguments)
        if let layer = result.host(as: SymbolicTensor.self)?.source?.layer {
          return try Layer(layer.definition, name: name)(values)
        }
      }
    }
    throw SavingError.unknownClass(className, of: models.objects.source, nearest: nil)
  }

  /// "LeakyRelu" → `keras.activations.leaky_relu`.
  private func activation(_ className: String) -> Builtin? {
    ActivationFunctions.all.first { $0.name.filter { $0 != "_" } == className.lowercased() }
  }

  private static func argument(_ operand: Operand) -> Value? {
    switch operand {
    case .value(let value): return .object(value)
    case .list(let items):
      let values = items.compactMap { argument($0) }
      return values.count == items.count && !values.isEmpty ? .list(of: values) : nil
    case .plain: return nil
    }
  }

  /// An argument of a program's class: values of the network, and anything else as it was saved.
  private static func value(_ operand: Operand) -> Value {
    switch operand {
    case .value(let value): .object(value)
    case .list(let items): .list(of: items.map(value))
    case .plain(let json): Value(json)
    }
  }

  /// A mask, or a list of masks and None.
  private static func mask(_ operand: Operand) -> Value {
    if case .list(let items) = operand { return .list(of: items.map { argument($0) ?? .none }) }
    return argument(operand) ?? .none
  }

  /// A layer's name and the index of its call. - Throws: for anything else.
  private static func place(_ json: JSON) -> (layer: String, call: Int)? {
    guard let parts = json.array, parts.count == 3, let layer = parts[0].string, let call = parts[1].int,
      call >= 0, parts[2].int == 0
    else { return nil }
    return (layer, call)
  }

  /// The inputs or outputs of the model: one reference, or a list or an object of several.
  func values(_ json: JSON) throws -> [SymbolicTensor] {
    if let (layer, call) = Self.place(json) {
      var call = call
      // In a functional model the call that created it counts as the first, here but not within nodes.
      if case .layer(let value)? = sources[layer], value.host(as: Model.self)?.kind == .functional {
        call -= 1
      }
      guard let values = results[layer], values.indices.contains(call) else {
        throw models.broken("has “\(layer)” among inputs and outputs, which gives no such value")
      }
      return [values[call]]
    }
    let members = json.members.map { $0.sorted { $0.key < $1.key } }
    let parts = json.array ?? members?.map(\.value) ?? []
    guard !parts.isEmpty else { throw models.broken("has a model without inputs or outputs") }
    return try parts.flatMap { part -> [SymbolicTensor] in
      guard part.array != nil || part.members != nil else {
        throw models.broken("lists no inputs or outputs")
      }
      return try values(part)
    }
  }
}
