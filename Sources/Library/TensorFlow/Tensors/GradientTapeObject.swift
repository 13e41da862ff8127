import Evaluator
import Gradients
import PythonLibrary
import Tensors

/// `tf.GradientTape`: records what is computed in its block, and differentiates it.
///
///     with tf.GradientTape() as tape:
///         loss = tf.reduce_mean((model(x) - y) ** 2)
///     gradients = tape.gradient(loss, model.trainable_variables)
final class GradientTapeObject: Object {
  let tape: Tape

  private init(_ tape: Tape) { self.tape = tape }

  static let type = ClassObject(
    "GradientTape", module: "tensorflow", doc: "Records what is computed in its block, to differentiate it.",
    members: [
      .method("__enter__", "Begins to record.") { call in
        let object = try call.receiver(as: GradientTapeObject.self)
        guard !call.interpreter.math.isOpen(object.tape) else {
          throw Fault.message(
            "Tape is still recording, This can happen if you try to re-enter an already-active tape.")
        }
        call.interpreter.math.open(object.tape)
        return call.receiver
      },
      .method(
        "__exit__", "Ends recording.", [.positional("typ"), .positional("value"), .positional("traceback")]
      ) { call in
        call.interpreter.math.close(try call.receiver(as: GradientTapeObject.self).tape)
        return .bool(false)
      },
      .method(
        "watch", "Also follows a tensor, or tensors in a list.",
        [.required("tensor", .any, "a tensor or a variable")]
      ) { call in
        let tape = try call.receiver(as: GradientTapeObject.self).tape
        for source in try sources(call["tensor"], call) { tape.watch(source.object) }
        return .none
      },
      .method("watched_variables", "The variables that it follows, in the order of their use.") { call in
        .tuple(
          of: try call.receiver(as: GradientTapeObject.self).tape.watchedVariables.compactMap {
            variable -> Value? in
            if let content = variable as? ProgramVariable.Content {
              return content.holder.map { .object($0) }
            }
            return (variable as? any VariableObject).map { .object($0) }
          })
      },
      .method("reset", "Forgets everything that was recorded.") { call in
        try call.receiver(as: GradientTapeObject.self).tape.reset()
        return .none
      },
      .method("stop_recording", "A block in which nothing is recorded.") { call in
        let tape = try call.receiver(as: GradientTapeObject.self).tape
        return .object(
          ContextObject("stop_recording") { interpreter in
            guard interpreter.math.isOpen(tape) else {
              throw Fault.message("Tape is not recording.")
            }
            interpreter.math.close(tape)
            return .none
          } exit: { _, interpreter in
            interpreter.math.open(tape)
            return false
          })
      },
      gradient, jacobian("jacobian", isBatch: false), jacobian("batch_jacobian", isBatch: true),
    ],
    constructor: Builtin(
      "GradientTape", module: "tf", doc: "Records what is computed in its block, to differentiate it.",
      [
        .optional("persistent", .bool, default: false, "whether it can be asked more than once"),
        .optional(
          "watch_accessed_variables", .bool, default: true,
          "whether trainable variables are followed once read"),
      ]
    ) { call in
      .object(
        GradientTapeObject(
          Tape(
            isPersistent: try call.bool("persistent"),
            watchesVariables: try call.bool("watch_accessed_variables"))))
    })

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) -> String {
    "<tensorflow.python.eager.backprop.GradientTape object>"
  }

  private static let unconnected = Signature.Parameter.optional(
    "unconnected_gradients", .any, default: "none", "\"zero\": zeros instead of None where nothing depends")

  private static let gradient = Builtin.method(
    "gradient",
    "The gradients of the target to the sources, in the sources' structure; None where nothing depends.",
    [
      .required("target", .any, "what is differentiated: a tensor, or several, which are added up"),
      .required("sources", .any, "tensors and variables, alone, in a list or in a dict"),
      .optional("output_gradients", .any, default: .none, "factors of the target's elements; None: 1"),
      unconnected,
    ]
  ) { call in
    let object = try call.receiver(as: GradientTapeObject.self)
    let targets = try flat(call["target"]).compactMap { value -> EagerTensor? in
      if case .object(let tensor as EagerTensor) = value { return tensor }
      if case .object(let variable as any VariableObject) = value {
        return try variable.read(call.interpreter)
      }
      if value.isNone { return nil }
      return try call.interpreter.eager(value)
    }
    let seeds: [EagerTensor?] =
      call["output_gradients"].isNone
      ? [] : try flat(call["output_gradients"]).map { $0.isNone ? nil : try call.interpreter.eager($0) }
    let isZero = call["unconnected_gradients"].asString == "zero"
    return try object.asking(call) { math in
      let sources = try sources(call["sources"], call)
      let found = try object.tape.gradient(of: targets, to: sources.map(\.object), seeds: seeds, math)
      // A variable that is itself the target has no record of its own.
      let own = flat(call["target"]).compactMap { value -> AnyObject? in
        guard case .object(let variable as any VariableObject) = value else { return nil }
        return variable.source
      }
      var values = try zip(found, sources).map { gradient, source -> Value in
        if let gradient { return .object(gradient) }
        if own.contains(where: { $0 === source.object }) {
          return .eager(try Tensor.ones(source.shape, dtype: source.dtype))
        }
        guard isZero else { return .none }
        return .eager(try Tensor.zeros(source.shape, dtype: source.dtype))
      }
      values.reverse()
      return shaped(like: call["sources"], &values)
    }
  }

  private static func jacobian(_ name: String, isBatch: Bool) -> Builtin {
    Builtin.method(
      name,
      isBatch
        ? "The derivatives of each element of a sample's target to the elements of its source: (N, …target, …source)."
        : "The derivatives of each element of the target to the sources: (…target, …source).",
      [
        .required("target", .any, "a tensor"),
        .required(isBatch ? "source" : "sources", .any, isBatch ? "a tensor" : "tensors and variables"),
        unconnected,
        .optional("parallel_iterations", .any, default: .none, "accepted"),
        .optional("experimental_use_pfor", .any, default: true, "accepted"),
      ]
    ) { call in
      let object = try call.receiver(as: GradientTapeObject.self)
      let target = try call.interpreter.eager(call["target"])
      let given = call[isBatch ? "source" : "sources"]
      return try object.asking(call) { math in
        let sources = try sources(given, call)
        let batch = isBatch ? target.shape.first ?? 0 : 1
        for source in sources where isBatch && source.shape.first != batch {
          throw Fault.message("Need first dimension of target and source to match")
        }
        let count = target.value.count / max(1, batch)
        try EvaluationLimits.check(elements: count, of: "jacobian")
        var rows: [[EagerTensor?]] = sources.map { _ in [] }
        for place in 0..<count {
          try call.interpreter.checkInterruption()
          // One element of each sample: samples do not depend on each other.
          var seed = [Float](repeating: 0, count: target.value.count)
          for sample in 0..<batch { seed[sample * count + place] = 1 }
          let factors = EagerTensor(
            try Tensor(shape: target.shape, elements: seed).convert(to: target.dtype))
          let found = try object.tape.gradient(
            of: [target], to: sources.map(\.object), seeds: [factors], math,
            keeps: place < count - 1 || object.tape.isPersistent)
          for (index, gradient) in found.enumerated() { rows[index].append(gradient) }
        }
        var values = try zip(rows, sources).map { row, source -> Value in
          let parts = row.compactMap { $0 }
          guard parts.count == count, count > 0 else { return .none }
          let stacked = try math.apply(.stack(axis: isBatch ? 1 : 0), parts)
          let lengths =
            isBatch
            ? [batch] + target.shape.dropFirst() + source.shape.dropFirst()
            : Array(target.shape) + Array(source.shape)
          return .object(try math.apply(.reshape(to: Shape(lengths)), [stacked]))
        }
        values.reverse()
        return shaped(like: given, &values)
      }
    }
  }

  /// Runs a request for gradients, which the tape itself records only if it is persistent.
  private func asking(_ call: Call, _ body: (TensorMath) throws -> Value) throws -> Value {
    if tape.isUsed {
      throw Fault.message(
        "A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)",
        help: "tf.GradientTape(persistent=True) can be asked several times", kind: .runtime)
    }
    let math = call.interpreter.math
    return tape.isPersistent ? try body(math) : try math.pausing(tape) { try body(math) }
  }

  /// What is differentiated to.
  private struct Source {
    let object: AnyObject
    let shape: Shape
    let dtype: DType
  }

  /// The tensors and variables in a structure.
  private static func sources(_ value: Value, _ call: Call) throws -> [Source] {
    try flat(value).map { item in
      switch item {
      case .object(let tensor as EagerTensor):
        return Source(object: tensor, shape: tensor.shape, dtype: tensor.dtype)
      case .object(let variable as any VariableObject):
        return Source(
          object: variable.source, shape: variable.shape, dtype: variable.elementType)
      default:
        let type =
          item.classObject.module.isEmpty ? item.typeName : "\(item.classObject.module).\(item.typeName)"
        throw Fault.message(
          "Passed in object \(try call.interpreter.shortRepr(item)) of type '\(type)', not tf.Tensor or tf.Variable or ExtensionType.",
          help: "x = tf.constant(x) makes a tensor that a tape can follow")
      }
    }
  }

  /// The values in lists, tuples and dicts.
  private static func flat(_ value: Value) -> [Value] {
    if case .dict(let dict) = value { return dict.values.flatMap(flat) }
    guard let elements = value.elementsOfSequence else { return [value] }
    return elements.flatMap(flat)
  }

  /// Values, taken from the end, in the structure of others.
  private static func shaped(like structure: Value, _ values: inout [Value]) -> Value {
    switch structure {
    case .list(let list): return .list(of: list.elements.map { shaped(like: $0, &values) })
    case .tuple(let tuple): return .tuple(of: tuple.elements.map { shaped(like: $0, &values) })
    case .dict(let dict):
      let result = dict.copy()
      for entry in dict.entries {
        try? result.set(entry.hashKey, key: entry.key, value: shaped(like: entry.value, &values))
      }
      return .dict(result)
    default: return values.popLast() ?? .none
    }
  }
}
