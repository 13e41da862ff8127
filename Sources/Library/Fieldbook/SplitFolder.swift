import Datasets
import Evaluator
import KerasLibrary
import Phrases
import Tensors

/// `fieldbook.datasets.split_folder`: one's own images as parts to train, choose and test with.
enum SplitFolder {
  static let function = Builtin(
    "split_folder", module: "fieldbook.datasets",
    doc:
      "Datasets of (picture, class number), one for each part, from a folder that has a folder for each class; prints how many of each class are in each. Files that cannot be read are left out and named.",
    [
      .required("directory", .path, "the folder"),
      .optional("parts", .list, default: [0.7, 0.15, 0.15], "the share of each part, together at most 1"),
      .optional("image_size", .ints(count: 2), default: [224, 224], "height and width that all get"),
      .optional("stratify", .bool, default: false, "whether each part has the same share of every class"),
      .optional("seed", .int, default: 0, "of the order"),
    ]
  ) { call in
    let shares = try call.doubles("parts")
    guard !shares.isEmpty, shares.allSatisfy({ $0 > 0 }), shares.reduce(0, +) <= 1 + 1e-9 else {
      throw call.invalid("parts", must: "be above 0 and together at most 1", help: "parts=[0.7, 0.15, 0.15]")
    }
    let size = try call.pair("image_size", atLeast: 1)
    let folder = try call.imageFolder("directory")
    var random = LegacyRandomSource(seed: UInt32(try call.int("seed", atLeast: 0, atMost: Int(UInt32.max))))
    let parts = split(
      folder.pictures, shares, classes: try call.bool("stratify") ? folder.classNames.count : nil, &random)

    call.interpreter.console.report(table(parts, folder.classNames))
    let plan = FolderPlan(.rgb, size: size, classes: folder.classNames.count)
    return .list(
      of: parts.map {
        let dataset = plan.dataset($0, reshuffles: false)
        dataset.classNames = folder.classNames
        return .object(dataset)
      })
  }

  /// Cuts the shuffled images, or those of each class, at the shares.
  private static func split(
    _ pictures: [ImageFolder.Picture], _ shares: [Double], classes: Int?, _ random: inout LegacyRandomSource
  ) -> [[ImageFolder.Picture]] {
    let groups = classes.map { count in (0..<count).map { label in pictures.filter { $0.label == label } } }
    var parts: [[ImageFolder.Picture]] = shares.map { _ in [] }
    for var group in groups ?? [pictures] {
      random.shuffle(&group)
      var (share, start) = (0.0, 0)
      for index in parts.indices {
        share += shares[index]
        let end = min(group.count, Int((share * Double(group.count)).rounded()))
        parts[index] += group[start..<max(start, end)]
        start = max(start, end)
      }
    }
    if groups != nil { for index in parts.indices { random.shuffle(&parts[index]) } }
    return parts
  }

  /// A row a class, a column a part.
  private static func table(_ parts: [[ImageFolder.Picture]], _ names: [String]) -> String {
    let width = max(5, names.map(\.count).max() ?? 0)
    func row(_ name: String, _ counts: [Int]) -> String {
      name + String(repeating: " ", count: width - name.count)
        + counts.map { count in
          let text = count.grouped
          return String(repeating: " ", count: max(1, 9 - text.count)) + text
        }.joined() + "\n"
    }
    let rows = names.enumerated().map { label, name in
      row(name, parts.map { $0.count { $0.label == label } })
    }
    return rows.joined() + row("all", parts.map(\.count))
  }
}
