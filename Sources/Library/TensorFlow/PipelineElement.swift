import Dispatch
import Evaluator
import Synchronization
import Tensors

/// One element of a pipeline, computed on demand.
///
/// A step that only passes elements on (`shuffle`, `skip`) never computes them: a thousand photos in a shuffle's
/// buffer are a thousand file names.
struct PipelineElement {
  /// Work that can be done in advance and on any thread.
  var loadings: [Loading] = []
  /// Which row of tensors it is, where it is no more than that.
  var row: Row?
  /// Computes the element: a tensor, or a tuple or dict of them.
  let value: (Interpreter) throws -> Value
}

extension PipelineElement {
  struct Row {
    let tensors: RowSource
    let place: Int
  }

  /// What elements are rows of: a tensor, or tensors in tuples and dicts.
  final class RowSource {
    let structure: Value

    init(_ structure: Value) { self.structure = structure }
  }

  /// Elements stacked along a new first axis, if all are rows of the same tensors.
  static func stackedRows(_ elements: [PipelineElement]) throws -> Value? {
    guard let source = elements.first?.row?.tensors else { return nil }
    let places = elements.compactMap { $0.row?.tensors === source ? $0.row.map { Int64($0.place) } : nil }
    guard places.count == elements.count else { return nil }
    let positions = try Tensor(shape: [places.count], elements: places)
    return try PipelineStructure.map(source.structure) { .tensor(try $0.taking(positions, axis: 0)) }
  }
}

/// Work that can be done in advance, by any thread: reading and decoding an image.
///
/// The result is taken by the one who asks for it, so that no other thread refers to it then (see
/// `Docs/Architecture.md`, *Threads*).
final class Loading: @unchecked Sendable {
  private enum State {
    case waiting
    case done(Result<Tensor, any Error>)
    case taken
  }

  private let work: @Sendable () throws -> Tensor
  private let state = Mutex(State.waiting)

  init(_ work: @escaping @Sendable () throws -> Tensor) { self.work = work }

  /// The tensor; waits for a thread that is at it.
  func tensor() throws -> Tensor {
    let result = state.withLock { state in
      defer { state = .taken }
      return if case .done(let result) = state { result } else { nil as Result<Tensor, any Error>? }
    }
    return try result?.get() ?? work()
  }

  private func finish() {
    state.withLock { if case .waiting = $0 { $0 = .done(Result { try work() }) } }
  }

  /// Finishes all remaining work, on all cores.
  static func finish(_ loadings: [Loading]) {
    if loadings.count == 1 { loadings[0].finish() }
    guard loadings.count > 1 else { return }
    DispatchQueue.concurrentPerform(iterations: loadings.count) { loadings[$0].finish() }
  }

  /// Starts the work in the background; `finish` waits for it.
  static func begin(_ loadings: [Loading]) {
    if loadings.isEmpty { return }
    DispatchQueue.global(qos: .utility).async {
      for loading in loadings { loading.finish() }
    }
  }
}

/// The structure of elements: tensors, alone or in tuples and dicts; of outputs also in lists.
enum PipelineStructure {
  /// A value as an element: numbers and lists of them are converted to tensors.
  ///
  /// - `copying`: whether arrays are copied, so that later changes of them show nowhere.
  /// - Throws: `Fault.message` for anything else; `source` begins the message.
  static func element(
    _ value: Value, _ interpreter: Interpreter, source: String, copying: Bool = false
  ) throws -> Value {
    if let text = try TextTensor.of(value) { return .object(text) }
    switch value {
    case .tensor(let tensor): return copying ? .tensor(try tensor.copyKeepingCodes()) : value
    case .tuple(let tuple):
      return .tuple(
        of: try tuple.elements.map { try element($0, interpreter, source: source, copying: copying) })
    case .dict(let dict):
      let result = DictValue()
      for (key, value) in dict.pairs {
        guard let name = key.asString else {
          throw Fault.message("\(source) a dict whose keys are not all strings")
        }
        result[string: name] = try element(value, interpreter, source: source, copying: copying)
      }
      return .dict(result)
    case .object(let dataset as DatasetValue): return .object(dataset)
    case .object:
      if let tensor = value.heldTensor { return .tensor(tensor) }
      if let tensor = try? interpreter.eager(value) { return .tensor(tensor.value) }
    case .int, .float, .bool, .list, .range:
      // Python's numbers are int32 and float32 in TensorFlow.
      if let tensor = try? interpreter.eager(value) { return .tensor(tensor.value) }
    default: break
    }
    throw Fault.message(
      "\(source) \(value.isNone ? "None" : value.typeName), expected a tensor, or a tuple or dict of tensors",
      help: value.isNone ? "end the function with `return image, label`" : nil)
  }

  /// Elements stacked along a new first axis.
  ///
  /// - Throws: `Fault.message` if elements differ in structure or shape.
  static func stack(_ elements: [Value]) throws -> Value {
    guard let first = elements.first else { return .tuple(of: []) }
    switch first {
    case .tuple(let tuple):
      let parts = elements.compactMap(\.elementsOfSequence).filter { $0.count == tuple.elements.count }
      guard parts.count == elements.count else { throw differentForms(elements) }
      return .tuple(of: try tuple.elements.indices.map { place in try stack(parts.map { $0[place] }) })
    case .dict(let dict):
      let result = DictValue()
      for key in dict.keys.compactMap(\.asString) {
        result[string: key] = try stack(
          try elements.map {
            guard case .dict(let other) = $0, let value = other[string: key] else {
              throw differentForms(elements)
            }
            return value
          })
      }
      return .dict(result)
    case .object(let first as TextTensor):
      let texts = elements.compactMap { $0.host(as: TextTensor.self) }
      guard texts.count == elements.count, texts.allSatisfy({ $0.shape == first.shape }) else {
        throw differentForms(elements)
      }
      return .object(try TextTensor.rearranged(.stack(axis: 0), texts))
    default:
      var tensors: [Tensor] = []
      for (index, element) in elements.enumerated() {
        guard case .tensor(let tensor) = element else { throw differentForms(elements) }
        if let shape = tensors.first?.shape, tensor.shape != shape {
          throw Fault.message(
            "batch joins tensors of one shape, found \(shape) in element 0 and \(tensor.shape) in element \(index)",
            help: shape.rank == 3
              ? "bring them to one size first: dataset.map(lambda image, label: (tf.image.resize(image, (224, 224)), label))"
              : nil)
        }
        tensors.append(tensor)
      }
      return .tensor(try Tensor.stack(tensors, axis: 0))
    }
  }

  private static func differentForms(_ elements: [Value]) -> Fault {
    .message(
      "batch joins elements of one form, found \(Set(elements.map(\.typeName)).sorted().joined(separator: " and "))"
    )
  }

  /// The tensors of an element, from left to right.
  static func leaves(_ value: Value) -> [Tensor] {
    switch value {
    case .tensor(let tensor): [tensor]
    case .tuple(let tuple): tuple.elements.flatMap(leaves)
    case .list(let list): list.elements.flatMap(leaves)
    case .dict(let dict): dict.values.flatMap(leaves)
    default: []
    }
  }

  /// The shapes of an element's tensors, those of text too.
  static func shapes(_ value: Value) -> [Shape] {
    switch value {
    case .tensor(let tensor): [tensor.shape]
    case .object(let text as TextTensor): [text.shape]
    case .tuple(let tuple): tuple.elements.flatMap(shapes)
    case .dict(let dict): dict.values.flatMap(shapes)
    default: []
    }
  }

  /// The slices of an element's tensors at a place along the first axis.
  static func slice(_ value: Value, at place: Int, _ interpreter: Interpreter) throws -> Value {
    try map(value, text: { try $0.item(.int(place), interpreter) }) {
      try interpreter.tensorItem($0, .int(place))
    }
  }

  /// The same structure with each tensor of numbers replaced.
  static func map(_ value: Value, _ change: (Tensor) throws -> Value) rethrows -> Value {
    try map(value, text: { .object($0) }, change)
  }

  /// The same structure with each tensor replaced.
  ///
  /// - `text`: what a tensor of strings becomes.
  static func map(
    _ value: Value, text: (TextTensor) throws -> Value, _ change: (Tensor) throws -> Value
  ) rethrows -> Value {
    switch value {
    case .tensor(let tensor): return try change(tensor)
    case .object(let tensor as TextTensor): return try text(tensor)
    case .tuple(let tuple): return .tuple(of: try tuple.elements.map { try map($0, text: text, change) })
    case .list(let list): return .list(of: try list.elements.map { try map($0, text: text, change) })
    case .dict(let dict):
      let result = DictValue()
      for (key, value) in dict.pairs {
        if let name = key.asString { result[string: name] = try map(value, text: text, change) }
      }
      return .dict(result)
    default: return value
    }
  }
}
