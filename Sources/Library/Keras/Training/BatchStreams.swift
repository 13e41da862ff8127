import Evaluator
import Language
import Networks
import Tensors

/// Batches that a program makes: a `keras.utils.PyDataset` by number, or a generator one after another.
final class ProgramStream: BatchStream {
  /// Where the batches come from.
  package enum Source {
    /// By number: an object with `__len__` and `__getitem__`.
    case dataset(Value)
    case pictures(PictureBatches)
    case iterator(ValueIterator)
  }

  private let source: Source
  private let interpreter: Interpreter
  private let model: Model
  private let action: String
  private let wantsTargets: Bool
  private let shuffles: Bool
  private var order: [Int] = []
  private var place = 0
  private var hasBegun = false

  let batchCount: Int?

  private init(
    _ source: Source, count: Int?, _ model: Model, action: String, wantsTargets: Bool, shuffles: Bool,
    _ interpreter: Interpreter
  ) {
    (self.source, batchCount, self.model, self.action) = (source, count, model, action)
    (self.wantsTargets, self.shuffles, self.interpreter) = (wantsTargets, shuffles, interpreter)
  }

  /// The stream of a value that makes batches; `nil` for other values.
  ///
  /// - `action`: the method that reads it, for messages.
  /// - `shuffles`: whether batches that are asked for by number come in another order each time.
  static func make(
    of value: Value, _ model: Model, action: String, wantsTargets: Bool, shuffles: Bool, _ call: Call
  ) throws -> (any BatchStream)? {
    let interpreter = call.interpreter
    if let dataset = value.host(as: DatasetValue.self) {
      return DatasetStream(dataset, model, action: action, wantsTargets: wantsTargets, interpreter)
    }
    func stream(_ source: Source, _ count: Int?) -> ProgramStream {
      ProgramStream(
        source, count: count, model, action: action, wantsTargets: wantsTargets, shuffles: shuffles,
        interpreter)
    }
    if let pictures = value.host(as: PictureBatches.self) {
      return stream(.pictures(pictures), pictures.batchCount)
    }
    switch value {
    case .iterator(let iterator): return stream(.iterator(iterator), nil)
    case .instance(let instance):
      if instance.classObject.isSubclass(of: PyDataset.base) {
        return stream(.dataset(value), try interpreter.length(of: value))
      }
      if instance.classObject.lookup("__next__") != nil {
        return stream(.iterator(try interpreter.iterator(of: value)), nil)
      }
      return nil
    default: return nil
    }
  }

  func begin() throws {
    if hasBegun {
      switch source {
      case .dataset(let value): try PyDataset.run("on_epoch_end", value, interpreter)
      case .pictures(let pictures): pictures.drawOrder(interpreter)
      case .iterator: break
      }
    }
    if case .dataset(let value) = source { try PyDataset.run("on_epoch_begin", value, interpreter) }
    hasBegun = true
    place = 0
    order = Array(0..<(batchCount ?? 0))
    if shuffles { interpreter.random.numPy.shuffle(&order) }
  }

  func next() throws -> Samples? {
    switch source {
    case .iterator(let iterator):
      guard let element = try iterator.next(interpreter) else { return nil }
      return try BatchElement.samples(element, model, action, wantsTargets: wantsTargets, interpreter)
    case .dataset(let value):
      guard place < order.count else { return nil }
      defer { place += 1 }
      let element = try interpreter.item(.int(order[place]), of: value)
      return try BatchElement.samples(element, model, action, wantsTargets: wantsTargets, interpreter)
    case .pictures(let pictures):
      guard place < order.count else { return nil }
      defer { place += 1 }
      let element = try pictures.batch(order[place], interpreter)
      return try BatchElement.samples(element, model, action, wantsTargets: wantsTargets, interpreter)
    }
  }
}

/// A batch that a program made: (x, y) or (x, y, weights), each held as the model's inputs and outputs are.
enum BatchElement {
  /// - Throws: `Fault.message` if it is no batch.
  static func samples(
    _ element: Value, _ model: Model, _ action: String, wantsTargets: Bool, _ interpreter: Interpreter
  ) throws -> Samples {
    let parts: [Value] = element.elementsOfSequence ?? [element]
    guard 1...3 ~= parts.count else {
      throw Fault.message("\(action) needs batches (x, y), found \(parts.count) parts")
    }
    func tensors(_ value: Value) throws -> [Tensor] {
      let values = Structure.values(in: value)
      let areTensors = values.allSatisfy {
        if case .tensor(let tensor) = $0 { tensor.rank > 0 } else { false }
      }
      return areTensors
        ? try values.map { try interpreter.tensor(from: $0, dtype: nil) }
        : [try interpreter.tensor(from: value, dtype: nil)]
    }
    func byOutput(_ value: Value) throws -> [Tensor] {
      guard case .dict(let dict) = value, model.isBuilt else { return try tensors(value) }
      return try model.outputNames.flatMap { name in
        guard let value = dict[string: name] else {
          throw Fault.message(
            "a batch's targets lack “\(name)”",
            help: "the outputs are \(model.outputNames.joined(separator: ", "))")
        }
        return try tensors(value)
      }
    }
    let inputs: [Tensor] =
      if case .dict = parts[0], model.isBuilt {
        try model.inputValues(parts[0]).map { try interpreter.tensor(from: $0, dtype: nil) }
      } else { try tensors(parts[0]) }
    guard wantsTargets else { return Samples(inputs: inputs) }
    guard parts.count > 1 else {
      throw Fault.message("\(action) needs batches (x, y), found x alone", help: "yield x, y")
    }
    return Samples(
      inputs: inputs, targets: try byOutput(parts[1]),
      weightsByOutput: parts.count == 3 && !parts[2].isNone ? try byOutput(parts[2]).map { $0 } : [])
  }
}

/// `keras.utils.PyDataset`, also `Sequence`: batches by number, defined by the learner's class.
enum PyDataset {
  static let base = ClassObject(
    "PyDataset", module: "keras.utils",
    doc:
      "The base of datasets of one's own: define __len__ (how many batches) and __getitem__(self, index) (a batch).",
    members: [
      .method("on_epoch_begin", "Called before each epoch; does nothing.") { _ in .none },
      .method("on_epoch_end", "Called after each epoch; does nothing.") { _ in .none },
      .property("num_batches", "how many batches there are") { call in
        .int(try call.interpreter.length(of: call.receiver))
      },
    ],
    initializer: .method(
      "__init__", "Makes the dataset; a class of your own calls it first.",
      [
        .optional("workers", .int, default: 1, "accepted; batches are made one after another"),
        .optional("use_multiprocessing", .bool, default: false, "accepted"),
        .optional("max_queue_size", .int, default: 10, "accepted"),
      ]
    ) { call in
      call.instance?.host = Host()
      for name in ["workers", "use_multiprocessing", "max_queue_size"] {
        call.instance?.setAttribute(name, to: call[name])
      }
      return .none
    })

  private final class Host: Object {
    var classObject: ClassObject { PyDataset.base }
  }

  /// Calls a method, if the learner's class defines it.
  package static func run(_ method: String, _ value: Value, _ interpreter: Interpreter) throws {
    guard case .instance(let instance) = value, case .function? = instance.classObject.lookup(method) else {
      return
    }
    _ = try interpreter.call(try interpreter.attribute(method, of: value), [])
  }
}
