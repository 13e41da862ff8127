import Evaluator
import Tensors

/// A transformer of scikit-learn: what `fit` found is kept in attributes whose names end in `_`.
class Estimator: Object {
  let classObject: ClassObject
  /// The arguments that were given, for the repr.
  private let given: [(name: String, value: Value)]
  /// The attributes that `fit` sets, with others that it needs.
  var fitted: [String: Value] = [:]

  required init(_ call: Call, _ cls: ClassObject) throws {
    classObject = cls
    given = call.signature.parameters.filter { call.isGiven($0.name) }.map { ($0.name, call[$0.name]) }
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    let defaults = Dictionary(
      (classObject.constructor?.signature.parameters ?? []).map { ($0.name, $0.defaultValue ?? .none) },
      uniquingKeysWith: { first, _ in first })
    let shown = try given.filter { try !interpreter.equal($0.value, defaults[$0.name] ?? .none) }
      .map { "\($0.name)=\(try interpreter.repr($0.value))" }
    return "\(typeName)(\(shown.joined(separator: ", ")))"
  }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? { fitted[name] }

  var attributeNames: [String] { fitted.keys.sorted() }

  /// - Throws: scikit-learn's message for an estimator that was not fitted.
  func requireFitted() throws {
    guard fitted.isEmpty else { return }
    throw Fault.message(
      "This \(typeName) instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator."
    )
  }

  // What each transformer does.
  func fit(_ call: Call, _ name: String) throws {}
  func transform(_ call: Call, _ name: String) throws -> Value { .none }
  func inverse(_ call: Call, _ name: String) throws -> Value { .none }

  /// The class of a transformer, with its methods.
  ///
  /// - `input`: the name of the data's parameter: `X` of features, `y` of labels.
  static func type(
    _ name: String, _ doc: String, input: String, _ parameters: [Signature.Parameter], further: [Builtin] = []
  ) -> ClassObject {
    let data = Signature.Parameter.required(
      input, .any, input == "X" ? "the samples, a row each" : "the classes")
    let rest: [Signature.Parameter] = input == "X" ? [.optional("y", .any, "accepted")] : []
    let box = ClassBox()
    let cls = ClassObject(
      name, module: "sklearn.preprocessing", doc: doc,
      members: [
        .method("fit", "Learns from the data.", [data] + rest) { call in
          try call.receiver(as: Estimator.self).fit(call, input)
          return call.receiver
        },
        .method("transform", "The data transformed by what fit learned.", [data]) { call in
          let estimator = try call.receiver(as: Estimator.self)
          try estimator.requireFitted()
          return try estimator.transform(call, input)
        },
        .method("fit_transform", "fit, then transform of the same data.", [data] + rest) { call in
          let estimator = try call.receiver(as: Estimator.self)
          try estimator.fit(call, input)
          return try estimator.transform(call, input)
        },
        .method("inverse_transform", "The data before transform.", [data]) { call in
          let estimator = try call.receiver(as: Estimator.self)
          try estimator.requireFitted()
          return try estimator.inverse(call, input)
        },
        .method("get_params", "The arguments, as a dict.", [.optional("deep", .bool, default: true)]) {
          call in
          let estimator = try call.receiver(as: Estimator.self)
          return .dict(
            DictValue(
              parameters.map { parameter in
                (
                  parameter.name,
                  estimator.given.first { $0.name == parameter.name }?.value ?? parameter.defaultValue
                    ?? .none
                )
              }))
        },
      ] + further,
      constructor: Builtin(name, module: "sklearn.preprocessing", doc: doc, parameters) { call in
        guard let cls = box.cls else { return .none }
        return .object(try Self.init(call, cls))
      })
    box.cls = cls
    return cls
  }

  /// The class that its constructor makes instances of.
  private final class ClassBox { weak var cls: ClassObject? }
}

/// Samples as rows of numbers.
struct SampleMatrix {
  let rows: Int
  let columns: Int
  var values: [Double]
  /// float32 or float64.
  let dtype: DType

  /// - Throws: scikit-learn's messages for what is no table of numbers.
  init(_ call: Call, _ name: String, of owner: String) throws {
    if let texts = try LabelColumn.texts(call[name], call.interpreter), let text = texts.first {
      throw call.fault(
        name,
        .message(
          "could not convert string to float: '\(text)'",
          help: "classes become numbers by LabelEncoder or OneHotEncoder"))
    }
    let tensor = try call.tensor(name)
    dtype = tensor.dtype == .float32 || tensor.dtype == .float64 ? tensor.dtype : .float64
    guard tensor.rank == 2 else {
      throw call.fault(name, try Self.wrongRank(tensor.convert(to: dtype), of: owner))
    }
    (rows, columns) = (tensor.shape[0], tensor.shape[1])
    guard rows > 0 else {
      throw call.fault(
        name,
        .message(
          "Found array with 0 sample(s) (shape=(\(rows), \(columns))) while a minimum of 1 is required by \(owner)."
        ))
    }
    values = try tensor.elements(Double.self)
    guard !values.contains(where: \.isInfinite) else {
      throw call.fault(
        name, .message("Input X contains infinity or a value too large for dtype('\(dtype)')."))
    }
  }

  static func wrongRank(_ tensor: Tensor, of owner: String) throws -> Fault {
    if tensor.rank > 2 {
      return .message(
        "Found array with dim \(tensor.rank), while dim <= 2 is required by \(owner).",
        help: "pictures as rows: x.reshape(len(x), -1)")
    }
    return .message(
      "Expected 2D array, got \(tensor.rank == 0 ? "scalar" : "1D") array instead:\narray=\(tensor.str()).\n"
        + "Reshape your data either using array.reshape(-1, 1) if your data has a single feature or "
        + "array.reshape(1, -1) if it contains a single sample.")
  }

  /// The numbers of a column that are not NaN.
  func column(_ column: Int) -> [Double] {
    stride(from: column, to: values.count, by: columns).lazy.map { values[$0] }.filter { !$0.isNaN }
  }

  /// A number of the matrix's type.
  func rounded(_ value: Double) -> Double { dtype == .float32 ? Double(Float(value)) : value }

  var tensor: Tensor {
    get throws { try Tensor(shape: [rows, columns], elements: values).convert(to: dtype) }
  }

  /// Each number changed by its column, rounded to the matrix's type.
  mutating func change(_ change: (Double, Int) -> Double) {
    for place in values.indices { values[place] = rounded(change(values[place], place % columns)) }
  }
}
