import Engine
import Evaluator
import Gradients
import Networks
import Tensors

/// `fit`, `evaluate` and `predict` by steps on tensors: batch by batch, by the model's `train_step`, `test_step` and `predict_step`.
struct StepTraining {
  private let model: Model
  private let call: Call
  private var interpreter: Interpreter { call.interpreter }
  private var receiver: Value { call.receiver }

  /// `nil` where plans do all that the call asks for.
  init?(_ model: Model, _ call: Call) throws {
    self.model = model
    self.call = call
    let own =
      call.signature.name == "fit"
      ? StepConfiguration.methods
      : call.signature.name == "evaluate"
        ? ["test_step", "compute_loss", "compute_metrics"] : ["predict_step"]
    if StepConfiguration.isOverridden(own, in: model) { return }
    let judges = call.signature.name != "predict"
    if judges, let steps = model.steps as? StepConfiguration, steps.isNeeded { return }
    if judges, model.variables.contains(where: { $0.regularizer?.function != nil }) { return }
    tryOnce()
    if judges, model.makesMasks {
      buildForMasks()
      if model.hasMaskedOutput { return }
    }
    guard model.hasEagerParts else { return nil }
  }

  /// Finds out whether the calls of a program's classes can be traced, where it is not known yet.
  private func tryOnce() {
    guard !model.isBuilt, !model.runsEagerly,
      model.kind == .subclassed || model.allLayers.contains(where: { $0.eagerCall != nil }),
      let batches = try? batches("x", "y", "sample_weight", size: 2),
      let first = try? batches.first(interpreter)
    else { return }
    let (x, _, _) = StepMembers.unpacked(first)
    let tensors = StepConfiguration.parts(x).values.compactMap { try? interpreter.eager($0) }
    model.shownBatch = .ofRun(shownBatch)
    defer { model.shownBatch = .ofCall }
    _ = try? model.called(on: tensors, trainingMode: false, interpreter)
  }

  /// The size of a batch of this run, as Keras shows it for a model that the run builds.
  private var shownBatch: Int? {
    guard let count = call["x"].heldTensor?.shape.first, count > 0,
      let size = try? call.optionalInt("batch_size", atLeast: 1) ?? 32
    else { return nil }
    return call.signature.name == "predict" ? min(size, count) : Model.wholeBatch(size, of: count)
  }

  /// Builds a model from the first batch: only then is it known whether its output has a mask.
  private func buildForMasks() {
    guard !model.isBuilt, let batches = try? batches("x", "y", "sample_weight", size: 2),
      let first = try? batches.first(interpreter)
    else { return }
    let tensors = StepConfiguration.parts(StepMembers.unpacked(first).x).values.compactMap {
      try? interpreter.eager($0)
    }
    _ = try? model.callGraph(for: tensors.map(\.value))
  }

  // MARK: - Data

  /// Batches, as values that steps take.
  struct Batches {
    /// `nil` if nobody knows.
    let count: Int?
    /// Starts a pass.
    let begin: (Interpreter) throws -> (Interpreter) throws -> Value?

    func first(_ interpreter: Interpreter) throws -> Value? { try begin(interpreter)(interpreter) }
  }

  /// The batches of arrays, of a dataset, or of a generator.
  private func batches(
    _ x: String, _ y: String, _ weights: String, size: Int, shuffles: Bool = false, rows: Range<Int>? = nil
  ) throws -> Batches {
    try batches([call[x], call[y], call[weights]], x, size: size, shuffles: shuffles, rows: rows)
  }

  private func batches(
    _ given: [Value], _ name: String, size: Int, shuffles: Bool, rows: Range<Int>? = nil
  ) throws -> Batches {
    if let dataset = given[0].host(as: DatasetValue.self) {
      let count: Int? = if case .finite(let count) = dataset.cardinality { count } else { nil }
      return Batches(count: count) { interpreter in
        let iterator = try dataset.iterator(interpreter) { .eager($0) }
        return { try iterator.next($0) }
      }
    }
    if case .iterator(let iterator) = given[0] {
      return Batches(count: nil) { _ in
        { try iterator.next($0).map { try StepMembers.eager($0, interpreter) } }
      }
    }
    if case .instance(let instance) = given[0], instance.classObject.lookup("__getitem__") != nil {
      let count = try interpreter.length(of: given[0])
      return Batches(count: count) { _ in
        var place = 0
        return { interpreter in
          guard place < count else { return nil }
          defer { place += 1 }
          return try StepMembers.eager(interpreter.item(.int(place), of: given[0]), interpreter)
        }
      }
    }
    guard !given[0].isNone else {
      throw call.fault(
        name, .message("\(call.signature.name) needs \(name)", help: "model.\(call.signature.name)(x, y)"))
    }
    let parts = try (given.prefix { !$0.isNone } + []).map { try structure($0) }
    let count = parts.first.flatMap { Self.leaves($0).first?.shape.first } ?? 0
    for leaf in parts.flatMap(Self.leaves) where leaf.shape.first != count {
      throw Fault.message(
        "Data cardinality is ambiguous. Make sure all arrays contain the same number of samples. 'x' sizes: \(count), found \(leaf.shape.first ?? 0)"
      )
    }
    let range = rows ?? 0..<count
    guard !range.isEmpty else { throw NetworkError.noSamples(what: model.name) }
    return Batches(count: range.count.parts(of: size)) { _ in
      var order = range.map(Int64.init)
      if shuffles {
        var random = RandomSource(seed: Randomness.shared.nextSeed())
        for i in stride(from: order.count - 1, to: 0, by: -1) {
          order.swapAt(i, Int(random.nextInteger(upTo: UInt64(i))))
        }
      }
      var place = 0
      return { _ in
        guard place < order.count else { return nil }
        let chosen = Array(order[place..<min(order.count, place + size)])
        place += size
        let places = try Tensor(shape: [chosen.count], elements: chosen)
        let taken = try parts.map { part in
          try Self.map(part) { .eager(try Self.single($0.taking(places, axis: 0))) }
        }
        // Several inputs alone are not inputs and targets.
        guard taken.count == 1 else { return .tuple(of: taken) }
        if case .tuple = taken[0] { return .tuple(of: taken) }
        return taken[0]
      }
    }
  }

  /// Floats are 32 bits wide in Keras.
  private static func single(_ tensor: Tensor) throws -> Tensor {
    tensor.dtype == .float64 ? try tensor.convert(to: .float32) : tensor
  }

  /// A structure of arrays: a list of numbers is one.
  private func structure(_ value: Value) throws -> Value {
    switch value {
    case .dict(let dict):
      return .dict(DictValue(try dict.pairs.map { ($0.key.asString ?? "", try structure($0.value)) }))
    case .list, .tuple:
      let elements = value.elementsOfSequence ?? []
      if elements.contains(where: { ($0.heldTensor?.rank ?? 0) > 0 }) {
        return .tuple(of: try elements.map { try structure($0) })
      }
      return .tensor(try interpreter.tensor(from: value))
    default: return .tensor(try interpreter.tensor(from: value))
    }
  }

  private static func leaves(_ value: Value) -> [Tensor] { PipelineStructure.leaves(value) }

  private static func map(_ value: Value, _ change: (Tensor) throws -> Value) rethrows -> Value {
    try PipelineStructure.map(value, change)
  }

  /// A batch whose samples weigh as their classes do: targets are class numbers, or one-hot rows.
  private func weighed(_ batch: Value, _ weights: [Int: Float]?) throws -> Value {
    guard let weights else { return batch }
    let (x, y, given) = StepMembers.unpacked(batch)
    guard given.isNone else {
      throw Fault.message("You cannot `class_weight` and `sample_weight` at the same time.", kind: .value)
    }
    guard let targets = y.heldTensor else {
      throw Fault.message("`class_weight` is only supported for Models with a single output.", kind: .value)
    }
    let isOneHot = targets.rank > 1 && targets.shape.last != 1
    let classes = try isOneHot ? targets.argmax(axis: -1) : targets.reshaped(to: [-1])
    let numbers: [Double] = try classes.convert(to: .float64).elements()
    let own = numbers.map { weights[Int($0.rounded(.toNearestOrEven))] ?? 1 }
    return .tuple(of: [x, y, .eager(try Tensor(shape: [own.count], floats: own))])
  }

  // MARK: - Runs

  func fit() throws -> Value {
    let batchSize = try call.optionalInt("batch_size", atLeast: 1) ?? 32
    let epochs = BackendFunctions.bounded(try call.int("epochs", atLeast: 1), interpreter)
    let first = try call.int("initial_epoch", atLeast: 0)
    for name in ["micro_batch", "checkpoint"] { try call.onlyDefault(name) }
    let classWeights = try TrainingMembers.classWeights(call)
    let draws = try call.bool("plot")
    var validation = try validation(batchSize)
    var rows: Range<Int>?
    let share = try call.double("validation_split")
    if share > 0, validation == nil {
      let count = Self.leaves(try structure(call["x"])).first?.shape.first ?? 0
      let split = Int((Double(count) * (1 - share)).rounded(.down))
      guard split > 0, split < count else { throw NetworkError.validationSplit(share, samples: count) }
      rows = 0..<split
      validation = try batches("x", "y", "sample_weight", size: batchSize, rows: split..<count)
    }
    let data = try batches(
      "x", "y", "sample_weight", size: batchSize, shuffles: call.bool("shuffle"), rows: rows)
    let limit = try call.steps("steps_per_epoch")
    let steps = limit ?? data.count
    let reporter = ProgressReporter(
      interpreter.console, verbosity: try TrainingMembers.verbosity(call), batchSize: batchSize,
      curve: draws ? { HistoryFigure.curves(of: $0, firstEpoch: first + 1) } : nil)
    if let ranks = Ranks.current {
      interpreter.console.note(
        "this model has a step, loss or metric of its own: each of the \(ranks.count) ranks trains all of it, which gains nothing"
      )
    }
    let callbacks = try CallbackClasses.callbacks("callbacks", call, model)
    let parameters = RunParameters(verbose: call["verbose"].asInt, epochs: epochs, steps: steps)
    var history = History()
    history.parameters = parameters
    model.history = history
    model.stopsTraining = false
    for callback in callbacks { try callback.prepare(model, for: parameters) }
    for callback in callbacks { try callback.trainingBegan(model) }
    var logs: Logs = []
    var walk: ((Interpreter) throws -> Value?)?
    do {
      for epoch in first..<max(first, epochs) {
        for callback in callbacks { try callback.epochBegan(epoch, model) }
        reporter.epochBegan(epoch, of: epochs, steps: steps ?? 0)
        try StepMembers.reset(receiver, interpreter)
        // A dataset of which an epoch takes a part goes on where the last epoch stopped.
        if walk == nil || limit == nil { walk = try data.begin(interpreter) }
        var step = 0
        while limit.map({ step < $0 }) ?? true {
          try Interruption.check()
          var batch = try walk?(interpreter)
          if batch == nil, limit != nil, step == 0 || data.count != nil {
            walk = try data.begin(interpreter)
            batch = try walk?(interpreter)
          }
          guard let batch = try batch.map({ try weighed($0, classWeights) }) else { break }
          for callback in callbacks { try callback.batchBegan(step, model) }
          logs = try run("train_step", batch).sorted { $0.name < $1.name }
          reporter.batchEnded(step + 1, of: steps ?? 0, logs: logs)
          for callback in callbacks { try callback.batchEnded(step, logs: logs, model) }
          step += 1
          if model.stopsTraining { break }
        }
        reporter.batchesEnded(logs: logs)
        let (frequency, listed) = try call.validationFrequency()
        if let validation, listed?.contains(epoch + 1) ?? ((epoch + 1) % frequency == 0) {
          logs += try judge(validation, limit: call.steps("validation_steps"), callbacks) {
            _, _, _ in
          }
          .sorted { $0.name < $1.name }.map { Log(name: "val_" + $0.name, figure: $0.figure) }
        }
        for callback in callbacks { try callback.epochEnded(epoch, logs: &logs, model) }
        history.append(epoch: epoch, logs)
        model.history = history
        if !reporter.epochEnded(epoch, logs: logs) || model.stopsTraining { break }
      }
    } catch let error as Interrupted {
      reporter.stopped()
      throw error
    }
    for callback in callbacks { try callback.trainingEnded(logs: logs, model) }
    reporter.ended()
    freeMemoryOfRecordedCalls()
    if draws { interpreter.console.draw(HistoryFigure.figure(of: history)) }
    return .object(HistoryObject(history, of: model))
  }

  private func validation(_ batchSize: Int) throws -> Batches? {
    let given = call["validation_data"]
    if given.isNone { return nil }
    if case .tuple(let tuple) = given, tuple.elements.count >= 2 {
      let parts = tuple.elements + [Value.none]
      return try batches(Array(parts.prefix(3)), "validation_data", size: batchSize, shuffles: false)
    }
    if case .list(let list) = given, 2...3 ~= list.elements.count {
      let parts = list.elements + [Value.none]
      return try batches(Array(parts.prefix(3)), "validation_data", size: batchSize, shuffles: false)
    }
    return try batches([given, .none, .none], "validation_data", size: batchSize, shuffles: false)
  }

  /// Goes through batches with `test_step`.
  private func judge(
    _ batches: Batches, limit: Int?, _ callbacks: [any TrainingCallback], progress: (Int, Int, Logs) -> Void
  ) throws -> Logs {
    for callback in callbacks { try callback.testBegan(model) }
    try StepMembers.reset(receiver, interpreter)
    let walk = try batches.begin(interpreter)
    var (step, logs): (Int, Logs) = (0, [])
    while limit.map({ step < $0 }) ?? true, let batch = try walk(interpreter) {
      try Interruption.check()
      for callback in callbacks { try callback.testBatchBegan(step, model) }
      logs = try run("test_step", batch)
      step += 1
      progress(step, limit ?? batches.count ?? 0, logs)
      for callback in callbacks { try callback.testBatchEnded(step - 1, logs: logs, model) }
    }
    for callback in callbacks { try callback.testEnded(logs: logs, model) }
    return logs
  }

  func evaluate() throws -> Value {
    let batchSize = try call.optionalInt("batch_size", atLeast: 1) ?? 32
    let data = try batches("x", "y", "sample_weight", size: batchSize)
    let steps = try call.steps("steps")
    let reporter = ProgressReporter(
      interpreter.console, verbosity: try TrainingMembers.verbosity(call), batchSize: batchSize)
    reporter.began(steps: steps ?? data.count ?? 0)
    let callbacks = try CallbackClasses.callbacks("callbacks", call, model)
    let logs = try judge(data, limit: steps, callbacks) { reporter.batchEnded($0, of: $1, logs: $2) }
    reporter.finished(logs)
    if try call.bool("return_dict") {
      return .dict(DictValue(logs.sorted { $0.name < $1.name }.map { ($0.name, Value($0.figure)) }))
    }
    let sorted = logs.filter { $0.name == "loss" } + logs.filter { $0.name != "loss" }
    return LayerMembers.one(sorted.map { Value($0.figure) })
  }

  func predict() throws -> Value {
    let batchSize = try call.optionalInt("batch_size", atLeast: 1) ?? 32
    let data = try batches([call["x"], .none, .none], "x", size: batchSize, shuffles: false)
    let steps = try call.steps("steps")
    let reporter = ProgressReporter(
      interpreter.console, verbosity: try TrainingMembers.verbosity(call), batchSize: batchSize)
    reporter.began(steps: steps ?? data.count ?? 0)
    let walk = try data.begin(interpreter)
    let step = try interpreter.attribute("predict_step", of: receiver)
    var (done, found): (Int, [Value]) = (0, [])
    while steps.map({ done < $0 }) ?? true, let batch = try walk(interpreter) {
      try Interruption.check()
      found.append(try predicted(interpreter.call(step, [batch])))
      done += 1
      reporter.batchEnded(done, of: steps ?? data.count ?? 0, logs: [])
    }
    reporter.finished([])
    return try joined(found)
  }

  /// The outputs of a batch. Lists of them stay lists.
  private func predicted(_ outputs: Value) throws -> Value {
    switch outputs {
    case .list(let list): .list(of: try list.elements.map(predicted))
    case .tuple(let tuple): .tuple(of: try tuple.elements.map(predicted))
    default: try PipelineStructure.element(outputs, interpreter, source: "predict_step gave")
    }
  }

  /// The outputs of all batches, in their structure.
  private func joined(_ batches: [Value]) throws -> Value {
    guard let first = batches.first else { return .none }
    let parts = batches.map(Self.leaves)
    var place = 0
    return try Self.map(first) { _ in
      defer { place += 1 }
      return .tensor(try Tensor.concatenate(parts.map { $0[place] }, axis: 0))
    }
  }

  /// The figures that a step gives.
  private func run(_ step: String, _ batch: Value) throws -> Logs {
    let result = try interpreter.call(interpreter.attribute(step, of: receiver), [batch])
    guard case .dict(let dict) = result else {
      throw Fault.message(
        "\(step) must return a dict of figures, found \(result.typeName)", help: "return {\"loss\": loss}")
    }
    return try dict.pairs.compactMap { pair in
      guard let name = pair.key.asString else { return nil }
      let tensor = try interpreter.tensor(from: pair.value)
      if tensor.count == 1 {
        return Log(name, try tensor.flattened().indexed(by: [.integer(0)]).item().doubleValue)
      }
      return Log(name: name, figure: .numbers(try tensor.elements(Double.self)))
    }
  }
}
