import Evaluator
import Language
import Tensors

/// The information of `tfds.load(…, with_info=True)` about a dataset.
final class DatasetInfo: Object {
  private let name: String
  private let doc: String
  private let features: Value
  private let splits: Value

  init(
    _ name: String, _ doc: String, imageShape: [Value], classNames: [String],
    splits: [(name: String, count: Int)]
  ) {
    self.name = name
    self.doc = doc
    features = .dict(
      DictValue([
        ("image", .object(ImageFeature(imageShape))), ("label", .object(ClassLabel(classNames))),
      ]))
    self.splits = .dict(DictValue(splits.map { ($0.name, .object(SplitInfo($0.name, $0.count))) }))
  }

  private static let shared = ClassObject(
    "DatasetInfo", module: "tensorflow_datasets.core", doc: "What is known about a data set.",
    members: [
      .property("name", "its name") { .string(try $0.receiver(as: DatasetInfo.self).name) },
      .property("description", "a sentence") { .string(try $0.receiver(as: DatasetInfo.self).doc) },
      .property("features", "what an example has, by name") {
        try $0.receiver(as: DatasetInfo.self).features
      },
      .property("splits", "the splits by name") { try $0.receiver(as: DatasetInfo.self).splits },
      .property("supervised_keys", "what as_supervised gives") { _ in ["image", "label"] },
    ])

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) throws -> String {
    "<DatasetInfo \(name): splits \(try interpreter.repr(splits)), features \(try interpreter.repr(features))>"
  }
}

/// A split of a dataset.
private final class SplitInfo: Object {
  private let name: String
  private let count: Int

  init(_ name: String, _ count: Int) { (self.name, self.count) = (name, count) }

  private static let shared = ClassObject(
    "SplitInfo", module: "tensorflow_datasets.core", doc: "A split of a data set.",
    members: [
      .property("name", "its name") { .string(try $0.receiver(as: SplitInfo.self).name) },
      .property("num_examples", "how many examples it has") {
        .int(try $0.receiver(as: SplitInfo.self).count)
      },
    ])

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) -> String { "<SplitInfo num_examples=\(count)>" }
}

/// An image feature.
private final class ImageFeature: Object {
  private let shape: [Value]

  init(_ shape: [Value]) { self.shape = shape }

  private static let shared = ClassObject(
    "Image", module: "tensorflow_datasets.features", doc: "A picture.",
    members: [
      .property("shape", "height, width and channels; None where they differ") {
        .tuple(of: try $0.receiver(as: ImageFeature.self).shape)
      },
      .property("dtype", "the type of its elements") { _ in .object(DTypeObject(.uint8)) },
    ])

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) throws -> String {
    "Image(shape=\(try interpreter.repr(.tuple(of: shape))), dtype=uint8)"
  }
}

/// A class label feature, with the class names.
private final class ClassLabel: Object {
  private let names: [String]

  init(_ names: [String]) { self.names = names }

  private static let shared = ClassObject(
    "ClassLabel", module: "tensorflow_datasets.features", doc: "A class number.",
    members: [
      .property("num_classes", "how many classes there are") {
        .int(try $0.receiver(as: ClassLabel.self).names.count)
      },
      .property("names", "the classes' names, in the order of their numbers") {
        .list(of: try $0.receiver(as: ClassLabel.self).names.map(Value.string))
      },
      .property("dtype", "the type of its elements") { _ in .object(DTypeObject(.int64)) },
      .method("int2str", "The name of a class number.", [.required("int_value", .int)]) { call in
        let names = try call.receiver(as: ClassLabel.self).names
        let number = try call.int("int_value")
        guard names.indices.contains(number) else {
          throw call.invalid("int_value", must: "be from 0 to \(names.count - 1)")
        }
        return .string(names[number])
      },
      .method("str2int", "The number of a class's name.", [.required("str_value", .string)]) { call in
        let names = try call.receiver(as: ClassLabel.self).names
        let text = try call.string("str_value")
        guard let number = names.firstIndex(of: text) else {
          throw call.fault(
            "str_value",
            .notAChoice(
              function: "str2int", parameter: "str_value", found: text, choices: names,
              nearest: nearestName(to: text, among: names)))
        }
        return .int(number)
      },
    ])

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) -> String { "ClassLabel(num_classes=\(names.count))" }
}
