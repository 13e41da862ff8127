import Datasets
import Evaluator
import Files
import Networks
import Tensors

/// Batches of pictures whose files, and whose classes, stand in a table.
extension ImageDataGenerator {
  static let fromTable = Builtin.method(
    "flow_from_dataframe", "Batches of changed pictures whose files and classes are columns of a data frame.",
    [
      .required("dataframe", .any, "a data frame"),
      .optional("directory", .any, default: .none, "the folder that the files are in; None: names are paths"),
      .optional("x_col", .string, default: "filename", "the column of the files"),
      .optional("y_col", .any, default: "class", "the column of the classes; of numbers one or several"),
      .optional("weight_col", .any, default: .none, "the column of the weights"),
      .optional("target_size", .ints(count: 2), default: [256, 256], "height and width that all get"),
      .optional("color_mode", .choice("rgb", "rgba", "grayscale"), default: "rgb", "what a pixel becomes"),
      .optional("classes", .any, default: .none, "the classes in their order; None: by the alphabet"),
      .optional(
        "class_mode", .any, default: "categorical",
        "targets: \"categorical\", \"binary\", \"sparse\", \"raw\" (numbers), \"input\" (the pictures) or None"
      ),
      .optional("batch_size", .int, default: 32, "pictures of a batch"),
      .optional("shuffle", .bool, default: true, "whether the order is drawn anew each time through"),
      .optional("seed", .int, default: .none, "of NumPy's generator"),
      .optional("save_to_dir", .any, default: .none, "only None"),
      .optional("save_prefix", .any, default: "", "accepted"),
      .optional("save_format", .any, default: "png", "accepted"), subset,
      .optional(
        "interpolation", .choice("nearest", "bilinear"), default: "nearest", "how pictures are resized"),
      .optional("validate_filenames", .bool, default: true, "whether files that are not there are left out"),
    ]
  ) { call in
    try call.onlyDefault("save_to_dir")
    return .object(try tableBatches(call))
  }

  private static func column(_ name: Value, _ call: Call) throws -> [Value] {
    let interpreter = call.interpreter
    let series = try interpreter.item(name, of: call["dataframe"])
    return try interpreter.call(interpreter.attribute("tolist", of: series), []).elementsOfSequence ?? []
  }

  /// The texts in the column that an argument names.
  private static func texts(
    _ argument: String, _ call: Call, help: String? = nil, otherwise message: () throws -> String
  ) throws -> [String] {
    try column(call[argument], call).map { value in
      guard let text = value.asString else {
        throw call.fault(argument, .message(try message(), help: help, kind: .type))
      }
      return text
    }
  }

  private static func tableBatches(_ call: Call) throws -> PictureBatches {
    let generator = try call.receiver(as: ImageDataGenerator.self)
    let folder = call["directory"].isNone ? "" : try call.path("directory", for: .reading)
    let (fileColumn, validates) = (try call.string("x_col"), try call.bool("validate_filenames"))
    let names = try texts("x_col", call) {
      "All values in column x_col=\(try call.interpreter.repr(.string(fileColumn))) must be strings."
    }
    func path(_ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }
    let isThere = try names.map { name in
      guard validates else { return true }
      let place = try call.interpreter.place(of: path(name), for: .reading)
      return ImageFile.endings.contains { name.lowercased().hasSuffix($0) } && FileCheck.exists(place)
    }
    var rows = names.indices.filter { isThere[$0] }
    if rows.count < names.count {
      call.interpreter.console.note(
        "Found \(names.count - rows.count) invalid image filename(s) in x_col=\"\(fileColumn)\". These filename(s) will be ignored."
      )
    }
    let mode = call["class_mode"].asString
    let (targets, classes) = try goals(mode, &rows, call) { try generator.range(of: $0, call) }
    let kind = validates ? "validated" : "non-validated"
    call.interpreter.console.report(
      "Found \(rows.count) \(kind) image filenames"
        + (classes.isEmpty ? ".\n" : " belonging to \(classes.count) classes.\n"))
    let colors = ImageFile.ColorMode(rawValue: try call.string("color_mode")) ?? .rgb
    let (height, width) = try call.pair("target_size", atLeast: 1)
    let method = Resampling.Method(rawValue: try call.string("interpolation")) ?? .nearest
    let weights =
      try call["weight_col"].isNone
      ? nil : call.interpreter.tensor(from: .list(of: rows.map { try column(call["weight_col"], call)[$0] }))
    let files = rows.map { names[$0] }
    let batches = try PictureBatches(
      generator, count: rows.count, call,
      picture: { index, interpreter in
        let place = try interpreter.place(of: path(files[index]), for: .reading)
        let image = try ImageFile(path: place).tensor(colors)
        return try Resampling.resize(image, height: height, width: width, method: method).convert(
          to: .float32)
      }, targets: targets, weights: weights)
    let labels: [Int] =
      switch targets {
      case .labels(let labels), .oneHot(let labels, _): labels
      case .nothing, .array, .pictures: []
      }
    batches.files = PictureBatches.Files(
      names: files, labels: labels, classNames: classes, folder: folder,
      shape: [height, width, colors == .grayscale ? 1 : colors == .rgb ? 3 : 4], isOfTable: true)
    return batches
  }

  /// The targets of the chosen part of the rows, and the classes; of unnamed classes the rows are left out.
  private static func goals(
    _ mode: String?, _ rows: inout [Int], _ call: Call, part: (Int) throws -> Range<Int>
  ) throws -> (PictureBatches.Targets, classes: [String]) {
    switch mode {
    case "categorical", "binary", "sparse": break
    case nil where call["class_mode"].isNone:
      rows = Array(rows[try part(rows.count)])
      return (.nothing, [])
    case "input":
      rows = Array(rows[try part(rows.count)])
      return (.pictures, [])
    case "raw":
      rows = Array(rows[try part(rows.count)])
      let several = call["y_col"].elementsOfSequence
      let columns = try (several ?? [call["y_col"]]).map { try column($0, call) }
      let values = rows.map { row -> Value in
        several == nil ? columns[0][row] : .list(of: columns.map { $0[row] })
      }
      return (.array(try call.interpreter.tensor(from: .list(of: values))), [])
    default:
      throw call.invalid(
        "class_mode", must: "be \"categorical\", \"binary\", \"sparse\", \"raw\", \"input\" or None")
    }
    let texts = try texts("y_col", call, help: "df[name] = df[name].astype(str)") {
      "If class_mode=\"\(mode ?? "")\", y_col=\(try call.interpreter.repr(call["y_col"])) column values must be strings."
    }
    let given = try call["classes"].isNone ? nil : call.list("classes").compactMap(\.asString)
    let classes =
      given
      ?? Set(rows.map { texts[$0] }).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let numbers = Dictionary(classes.enumerated().map { ($1, $0) }) { first, _ in first }
    rows = rows.filter { numbers[texts[$0]] != nil }
    guard mode != "binary" || classes.count == 2 else {
      throw call.invalid(
        "class_mode", must: "be \"binary\" only where there are two classes, found \(classes.count)")
    }
    rows = Array(rows[try part(rows.count)])
    let labels = rows.map { numbers[texts[$0]] ?? 0 }
    return (mode == "categorical" ? .oneHot(labels, classes: classes.count) : .labels(labels), classes)
  }
}
