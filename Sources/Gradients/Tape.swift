import Tensors

/// Records what is computed from the tensors and variables that it watches, to differentiate it. Wengert 1964.
///
///     let math = TensorMath()
///     let x = EagerTensor(try Tensor(.float(3), dtype: .float32))
///     let tape = Tape()
///     tape.watch(x)
///     math.open(tape)
///     let y = try math.apply(.multiply, [x, x])
///     math.close(tape)
///     try tape.gradient(of: [y], to: [x], math)[0]?.value     // 6
package final class Tape {
  /// One computation: what it read, what it made, and how gradients go from this to that.
  struct Record {
    let inputs: [AnyObject]
    let outputs: [EagerTensor]
    let backward: Backward
  }

  /// How gradients go back through a computation: from those of its outputs to those of its inputs.
  package typealias Backward = (_ pull: Pull) throws -> Flow

  /// What is asked of a computation.
  package struct Pull {
    /// The gradients of the outputs; `nil` for none.
    package let gradients: [EagerTensor?]
    /// Which inputs' gradients are of use.
    package let wanted: [Bool]
    /// Whether the computation may be asked again.
    package let isLast: Bool
    package let math: TensorMath
  }

  /// What a computation answers; `nil` for no gradient.
  package struct Flow {
    package var inputs: [EagerTensor?]
    /// The whole gradients of outputs from which other outputs are computed; empty where there are none such.
    package var outputs: [EagerTensor?]

    package init(inputs: [EagerTensor?], outputs: [EagerTensor?] = []) {
      self.inputs = inputs
      self.outputs = outputs
    }
  }

  /// Whether it can be asked more than once.
  package let isPersistent: Bool
  /// Whether it watches the trainable variables that are read.
  package let watchesVariables: Bool
  private(set) var records: [Record] = []
  /// What it watches, and what was computed from that. The records and `sources` keep these objects alive.
  private var watched: Set<ObjectIdentifier> = []
  private var sources: [AnyObject] = []
  /// Whether a tape that is not persistent was asked already.
  package private(set) var isUsed = false

  package init(isPersistent: Bool = false, watchesVariables: Bool = true) {
    self.isPersistent = isPersistent
    self.watchesVariables = watchesVariables
  }

  /// The variables that it watches, in the order in which they were first read.
  package var watchedVariables: [any WatchedVariable] { sources.compactMap { $0 as? any WatchedVariable } }

  /// Watches a tensor or a variable.
  package func watch(_ source: AnyObject) {
    if watched.insert(ObjectIdentifier(source)).inserted { sources.append(source) }
  }

  /// Whether something is watched, or computed from what is. A trainable variable is watched from here on.
  func follows(_ input: AnyObject) -> Bool {
    if watched.contains(ObjectIdentifier(input)) { return true }
    guard watchesVariables, let variable = input as? any WatchedVariable, variable.isWatched else {
      return false
    }
    watch(input)
    return true
  }

  func append(_ record: Record) {
    records.append(record)
    for output in record.outputs { watched.insert(ObjectIdentifier(output)) }
  }

  /// Forgets everything.
  package func reset() {
    records = []
    watched = []
    sources = []
    isUsed = false
  }

  /// The gradients of the sum of all targets' elements to the sources; `nil` for a source that the targets do not depend on.
  ///
  /// - `seeds`: the factors of the targets' elements; `nil` for 1.
  /// - `keeps`: whether the tape can be asked again.
  package func gradient(
    of targets: [EagerTensor], to sources: [AnyObject], seeds: [EagerTensor?] = [], _ math: TensorMath,
    keeps: Bool? = nil
  ) throws -> [EagerTensor?] {
    var gradients: [ObjectIdentifier: EagerTensor] = [:]
    func contribute(_ gradient: EagerTensor, to object: AnyObject) throws {
      let key = ObjectIdentifier(object)
      gradients[key] = try gradients[key].map { try math.apply(.add, [$0, gradient]) } ?? gradient
    }
    for (index, target) in targets.enumerated() where watched.contains(ObjectIdentifier(target)) {
      let seed = index < seeds.count ? seeds[index] : nil
      try contribute(seed ?? EagerTensor(try Tensor.ones(target.shape, dtype: target.dtype)), to: target)
    }
    let wanted = Set(sources.map(ObjectIdentifier.init))
    // The sources, and what is computed from them: of a source that is one of several outputs possibly the others.
    var useful = wanted.intersection(watched)
    for record in records {
      let isUseful = record.inputs.contains { useful.contains(ObjectIdentifier($0)) }
      let isSource =
        record.outputs.count > 1 && record.outputs.contains { wanted.contains(ObjectIdentifier($0)) }
      if isUseful || isSource { useful.formUnion(record.outputs.map(ObjectIdentifier.init)) }
    }
    let isLast = !(keeps ?? isPersistent)
    for record in records.reversed() {
      let found = record.outputs.map { gradients[ObjectIdentifier($0)] }
      let isWanted = record.inputs.map { useful.contains(ObjectIdentifier($0)) }
      let isSource = record.outputs.map { wanted.contains(ObjectIdentifier($0)) }
      guard found.contains(where: { $0 != nil }), isWanted.contains(true) || isSource.contains(true) else {
        continue
      }
      let pull = Pull(gradients: found, wanted: isWanted, isLast: isLast, math: math)
      let flow = try record.backward(pull)
      for (place, output) in record.outputs.enumerated() {
        let whole = place < flow.outputs.count ? flow.outputs[place] : nil
        gradients[ObjectIdentifier(output)] = isSource[place] ? whole ?? found[place] : nil
      }
      for (place, gradient) in flow.inputs.enumerated() where place < isWanted.count && isWanted[place] {
        if let gradient { try contribute(gradient, to: record.inputs[place]) }
      }
    }
    let result = sources.map { gradients[ObjectIdentifier($0)] }
    if isLast {
      records = []
      isUsed = true
    }
    return result
  }
}
