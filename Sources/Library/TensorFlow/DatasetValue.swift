import Evaluator
import Phrases
import Tensors

/// `tf.data.Dataset`: elements computed on demand, any number of times.
///
/// Each step of a pipeline wraps the previous one; creating it computes nothing.
package final class DatasetValue: Object {
  /// The number of elements per pass.
  enum Cardinality: Equatable {
    case finite(Int)
    case infinite
    /// Not known in advance.
    case unknown

    /// Applies a function to a finite number; otherwise unchanged.
    func map(_ change: (Int) -> Int) -> Cardinality {
      if case .finite(let count) = self { .finite(change(count)) } else { self }
    }

    /// The smaller of two, for zipping.
    func smaller(_ other: Cardinality) -> Cardinality {
      switch (self, other) {
      case (.finite(let a), .finite(let b)): .finite(min(a, b))
      case (.infinite, _): other
      case (_, .infinite): self
      default: .unknown
      }
    }
  }

  /// Returns the next element, `nil` at the end.
  typealias Walk = (Interpreter) throws -> PipelineElement?

  /// An element like those of the dataset, whose axes of unknown length are so long.
  typealias Sample = (Interpreter, Int) throws -> Value

  /// The last step.
  let step: PipelineStep
  let cardinality: Cardinality
  /// Starts a pass.
  let begin: (Interpreter) throws -> Walk
  /// Tells the form of the elements without a pass: nothing is shuffled or drawn.
  let sample: Sample
  /// The class names, if they come from a folder of images.
  package var classNames: [String]?
  /// The paths of the files, likewise.
  package var filePaths: [String]?

  init(
    _ step: PipelineStep, _ cardinality: Cardinality, sample: @escaping Sample,
    _ begin: @escaping (Interpreter) throws -> Walk
  ) {
    (self.step, self.cardinality, self.sample, self.begin) = (step, cardinality, sample, begin)
  }

  /// Elements computed by index.
  convenience init(
    count: Int, _ step: PipelineStep = .tensorSlice, _ element: @escaping (Int) -> PipelineElement
  ) {
    let sample: Sample = { interpreter, length in
      guard count > 0 else { throw Fault.message("nothing is known of the elements of an empty dataset") }
      return try element(min(length, count) - 1).value(interpreter)
    }
    self.init(step, .finite(count), sample: sample) { _ in
      var place = 0
      return { _ in
        guard place < count else { return nil }
        defer { place += 1 }
        return element(place)
      }
    }
  }

  /// The slices of tensors along their first axis.
  ///
  /// - `structure`: a tensor, or tensors in tuples and dicts; all with `count` slices.
  convenience init(slicing structure: Value, count: Int, _ step: PipelineStep = .tensorSlice) {
    let source =
      PipelineStructure.shapes(structure).count == PipelineStructure.leaves(structure).count
      ? PipelineElement.RowSource(structure) : nil
    self.init(count: count, step) { place in
      PipelineElement(row: source.map { PipelineElement.Row(tensors: $0, place: place) }) { interpreter in
        try PipelineStructure.slice(structure, at: place, interpreter)
      }
    }
  }

  var classObject: ClassObject { step.classObject }

  func repr(_ interpreter: Interpreter) throws -> String {
    guard let specification = try? specification(interpreter) else { return "<\(step.rawValue)>" }
    return "<\(step.rawValue) element_spec=\(try interpreter.repr(specification))>"
  }

  func length(_ interpreter: Interpreter) throws -> Int? {
    switch cardinality {
    case .finite(let count): return count
    case .infinite:
      throw Fault.message("the dataset has no end, so it has no length", help: "dataset.take(100) has one")
    case .unknown:
      throw Fault.message(
        "nobody knows the length of a dataset behind filter before it has been gone through",
        help: "count it: sum(1 for _ in dataset)")
    }
  }

  func truth(_ interpreter: Interpreter) -> Bool { true }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    try iterator(interpreter) { .eager($0) }
  }

  /// Goes through the elements, each tensor of which becomes a value.
  ///
  /// - `text`: what a tensor of strings becomes.
  func iterator(
    _ interpreter: Interpreter, text: @escaping (TextTensor) throws -> Value = { .object($0) },
    _ value: @escaping (Tensor) -> Value
  ) throws -> ValueIterator {
    let walk = try begin(interpreter)
    return ClosureIterator("iterator") { interpreter in
      try interpreter.checkInterruption()
      guard let element = try walk(interpreter) else { return nil }
      return try PipelineStructure.map(element.value(interpreter), text: text, value)
    }
  }

  func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
    let texts: [String]? =
      switch name {
      case "class_names": classNames
      case "file_paths": filePaths
      default: nil
      }
    return texts.map { .list(of: $0.map(Value.string)) }
  }

  var attributeNames: [String] {
    (classNames == nil ? [] : ["class_names"]) + (filePaths == nil ? [] : ["file_paths"])
  }
}
