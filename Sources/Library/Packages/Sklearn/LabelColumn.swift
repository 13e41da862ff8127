import Evaluator
import NumPyLibrary
import Tensors

/// A class: a number or a text.
package enum Label: Hashable, Comparable {
  case number(Double)
  case text(String)

  package static func < (left: Label, right: Label) -> Bool {
    switch (left, right) {
    case (.number(let x), .number(let y)): x < y
    case (.text(let x), .text(let y)): x.unicodeScalars.lexicographicallyPrecedes(y.unicodeScalars)
    case (.number, .text): true
    case (.text, .number): false
    }
  }
}

/// The classes of samples, in one column, as `y` of scikit-learn's functions.
struct LabelColumn {
  /// What `sklearn.utils.multiclass.type_of_target` calls it.
  package enum Kind: String {
    case binary, multiclass, continuous
    case multilabel = "multilabel-indicator"
    case continuousColumns = "continuous-multioutput"
    case classColumns = "multiclass-multioutput"

    /// Whether each sample has one class.
    var isSingleClass: Bool { self == .binary || self == .multiclass }
  }

  /// One for each sample; row by row where there are several columns.
  var labels: [Label]
  /// The type of the numbers; `nil` of text.
  var dtype: DType?
  var kind: Kind
  /// Labels of a sample.
  var columns = 1

  var count: Int { labels.count / max(columns, 1) }

  /// The different classes, sorted.
  package var classes: [Label] { Array(Set(labels)).sorted() }

  /// - Throws: a fault for what holds neither numbers nor text.
  init(_ value: Value, _ interpreter: Interpreter) throws {
    if let texts = try Self.texts(value, interpreter) {
      labels = texts.map { .text($0) }
      dtype = nil
      kind = Set(texts).count > 2 ? .multiclass : .binary
      return
    }
    let tensor = try interpreter.tensor(from: value)
    guard (1...2).contains(tensor.rank) else {
      throw Fault.message(
        "y should be a 1d array, got an array of shape \(tensor.shape) instead.",
        help: tensor.rank > 2 ? "classes of predictions: np.argmax(predictions, axis=-1)" : nil)
    }
    let numbers = try tensor.elements(Double.self)
    guard !numbers.contains(where: \.isNaN) else { throw Fault.message("Input contains NaN.") }
    guard !numbers.contains(where: \.isInfinite) else {
      throw Fault.message("Input contains infinity or a value too large for dtype('\(tensor.dtype)').")
    }
    labels = numbers.map { .number($0) }
    dtype = tensor.dtype
    columns = tensor.rank == 2 ? tensor.shape[1] : 1
    let isWhole = !tensor.dtype.isFloating || numbers.allSatisfy { $0 == $0.rounded() }
    let isTwo = Set(numbers).count <= 2
    if columns > 1 {
      kind = !isWhole ? .continuousColumns : isTwo ? .multilabel : .classColumns
    } else {
      kind = !isWhole ? .continuous : isTwo ? .binary : .multiclass
    }
  }

  /// The elements, if all are text.
  static func texts(_ value: Value, _ interpreter: Interpreter) throws -> [String]? {
    let elements: [Value]
    switch value {
    case .list(let list): elements = list.elements
    case .tuple(let tuple): elements = tuple.elements
    case .object(let array as ObjectArray)
    where array.shape.count == 1 || array.shape.count == 2 && array.shape[1] == 1:
      elements = array.elements
    case .object(let object) where object.isIterable && object is any RowHolder:
      elements = try interpreter.elements(of: value)
    default: return nil
    }
    guard case .string? = elements.first else { return nil }
    return try elements.map { element in
      if let text = element.asString { return text }
      throw Fault.message(
        "classes must be all numbers or all text, found str and \(element.typeName)",
        help: "one kind for all: [str(y) for y in labels]", kind: .type)
    }
  }

  /// A class as a value: a text, or a number of the column's type.
  func value(_ label: Label) throws -> Value {
    switch label {
    case .text(let text): .string(text)
    case .number(let number): .tensor(try Tensor(.float(number)).convert(to: dtype ?? .float64))
    }
  }

  /// Classes as an array.
  func array(_ labels: [Label]) throws -> Value {
    let texts = labels.compactMap { if case .text(let text) = $0 { text } else { nil } }
    guard texts.isEmpty else { return .object(ObjectArray(texts: texts)) }
    let numbers: [Double] = labels.map { if case .number(let number) = $0 { number } else { 0 } }
    return .tensor(try Tensor(shape: [numbers.count], elements: numbers).convert(to: dtype ?? .float64))
  }

  /// A class as it is printed.
  func text(_ label: Label) -> String {
    switch label {
    case .text(let text): text
    case .number(let number):
      if dtype == .bool {
        number == 0 ? "False" : "True"
      } else if dtype?.isFloating ?? true {
        FloatText.repr(number)
      } else {
        String(Int(number))
      }
    }
  }

  /// Classes as NumPy prints them in messages: `['a' 'b']`.
  func text(_ labels: [Label]) -> String {
    let words = labels.map { label in
      if case .text(let text) = label { "'\(text)'" } else { text(label) }
    }
    return "[" + words.joined(separator: " ") + "]"
  }
}

/// What is true and what was predicted, of the same samples.
package struct LabelPair {
  var truth: LabelColumn
  var predicted: LabelColumn
  /// Of both together.
  var kind: LabelColumn.Kind

  /// The classes of both, sorted.
  package var classes: [Label] { Array(Set(truth.labels).union(predicted.labels)).sorted() }

  /// - Throws: scikit-learn's messages for samples that do not match.
  init(_ call: Call, _ names: (String, String) = ("y_true", "y_pred")) throws {
    truth = try LabelColumn(call[names.0], call.interpreter)
    predicted = try LabelColumn(call[names.1], call.interpreter)
    guard truth.count == predicted.count else {
      throw call.fault(
        names.1,
        .message(
          "Found input variables with inconsistent numbers of samples: [\(truth.count), \(predicted.count)]"))
    }
    var kinds = (truth.kind, predicted.kind)
    if kinds.0.isSingleClass, kinds.1.isSingleClass, kinds.0 != kinds.1 { kinds = (.multiclass, .multiclass) }
    guard kinds.0 == kinds.1 else {
      throw call.fault(
        names.1,
        .message(
          "Classification metrics can't handle a mix of \(kinds.0.rawValue) and \(kinds.1.rawValue) targets",
          help: Self.help(kinds.0, kinds.1)))
    }
    guard kinds.0.isSingleClass || kinds.0 == .multilabel else {
      throw call.fault(names.0, .message("\(kinds.0.rawValue) is not supported"))
    }
    guard (truth.dtype == nil) == (predicted.dtype == nil) else {
      throw call.fault(
        names.1,
        .message(
          "Mix of label input types (string and number); Got \(truth.text(truth.classes)) and "
            + "\(predicted.text(predicted.classes))."))
    }
    kind = kinds.0
    if kind == .binary, classes.count > 2 { kind = .multiclass }
    if let (a, b) = truth.dtype.flatMap({ a in predicted.dtype.map { (a, $0) } }) {
      (truth.dtype, predicted.dtype) = (a.promoted(with: b), a.promoted(with: b))
    }
  }

  /// A way from what Keras predicts to classes.
  private static func help(_ truth: LabelColumn.Kind, _ predicted: LabelColumn.Kind) -> String? {
    switch predicted {
    case .continuousColumns: "classes of probabilities: np.argmax(y_pred, axis=1)"
    case .continuous: "classes of probabilities: (y_pred > 0.5).astype(int)"
    case .binary, .multiclass:
      truth == .multilabel ? "classes of one-hot rows: np.argmax(y_true, axis=1)" : nil
    default: nil
    }
  }

  /// - Throws: a fault for several classes a sample.
  func singleClass() throws -> LabelPair {
    guard kind.isSingleClass else {
      throw Fault.message(
        "\(kind.rawValue) is not supported", help: "classes of one-hot rows: np.argmax(y, axis=1)")
    }
    return self
  }
}
