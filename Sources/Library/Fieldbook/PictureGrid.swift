import Evaluator
import Figures
import PackagesLibrary
import Tensors

/// Pictures side by side: `show(images)`.
enum PictureGrid {
  /// The most pictures drawn of one batch.
  private static let most = 64

  /// What is to be drawn: pictures, or the channels of one value, which have one scale.
  private struct Parts {
    var tensors: [Tensor]
    /// The number of all of them, drawn or not.
    var count: Int
    var areMaps = false
  }

  static func figure(_ call: Call) throws -> Figure {
    let overlay = try Overlay(call)
    let map = call["cmap"].isNone || overlay != nil ? .gray : try call.colorMap("cmap")
    let parts = try parts(of: call["what"], call)
    let labels = call["labels"].isNone ? nil : try labels(call)
    if let labels, labels.count < parts.count {
      throw call.fault("labels", .message("there are \(parts.count) pictures and \(labels.count) labels"))
    }
    if parts.count > most { call.interpreter.console.note("the first \(most) of \(parts.count) are drawn") }
    try overlay?.check(parts.count, call)
    let range = parts.areMaps ? try range(of: parts.tensors) : nil
    let areBytes = try parts.tensors.contains(where: isColouredInBytes)
    if areBytes {
      call.interpreter.console.note(
        "show takes these floats for colours from 0 to 255; those from 0 to 1 are x / 255")
    }
    let pictures = try parts.tensors.map { try picture($0, map, range, hasByteColours: areBytes, call) }
    var axes: [Axes] = []
    for (index, picture) in pictures.enumerated() {
      var marks: [Mark] = [.picture(PictureMark(picture))]
      if let overlay { marks.append(try overlay.mark(index, over: picture, call)) }
      var panel = Axes(marks: marks)
      panel.isFramed = false
      panel.title = labels?[index] ?? (range == nil ? "" : String(index))
      axes.append(panel)
    }
    let columns = try columns(call, default: parts.areMaps && pictures.count > 16 ? 8 : 4)
    return grid(
      axes, columns: columns, title: try call.label("title"),
      guide: overlay?.guide ?? range.map { .colors(map, $0, label: "") })
  }

  /// `columns=`, or its default.
  static func columns(_ call: Call, default count: Int) throws -> Int {
    call["columns"].isNone ? count : try call.int("columns", atLeast: 1, atMost: most)
  }

  /// Axes in rows, as high as their pictures are.
  static func grid(_ axes: [Axes], columns: Int, title: String, guide: Guide?) -> Figure {
    var figure = Figure()
    (figure.title, figure.guide) = (title, guide)
    figure.columns = max(min(columns, axes.count), 1)
    figure.rows = max((axes.count + figure.columns - 1) / figure.columns, 1)
    figure.isSequence = true
    figure.width = 8
    let ratio =
      axes.compactMap(\.picture?.picture).map { Double($0.fullHeight) / Double(max($0.fullWidth, 1)) }.max()
      ?? 1
    // A guide takes nearly an inch at the right.
    let side = (figure.width - (guide == nil ? 0 : 0.9)) / Double(figure.columns)
    let words = axes.contains { !$0.title.isEmpty } ? 0.25 : 0
    figure.height =
      axes.count > 1 ? (side * min(max(ratio, 0.2), 3) + words) * Double(figure.rows) + 0.2 : 6
    figure.panels = axes.enumerated().map {
      Panel($1, row: $0 / figure.columns, column: $0 % figure.columns)
    }
    return figure
  }

  private static func labels(_ call: Call) throws -> [String] {
    if case .string(let text) = call["labels"] { return [text] }
    return try call.elements("labels").map { try call.interpreter.text($0) }
  }

  /// The images of a value: one, those of a batch or a list, or the channels of a feature map.
  private static func parts(of value: Value, _ call: Call) throws -> Parts {
    if let elements = value.elementsOfSequence, !elements.isEmpty, elements.allSatisfy(\.isTensorLike) {
      let tensors = try elements.map { try call.interpreter.tensor(from: $0) }
      if tensors.allSatisfy({ $0.rank >= 2 }) {
        let all = try tensors.map { try parts(of: .tensor($0), call) }
        return Parts(
          tensors: Array(all.flatMap(\.tensors).prefix(most)), count: all.reduce(0) { $0 + $1.count },
          areMaps: all.count == 1 && all[0].areMaps)
      }
    }
    let tensor: Tensor
    do {
      tensor = try call.interpreter.tensor(from: value, dtype: nil)
    } catch let error where Fault(error) != nil {
      throw call.fault(
        "what",
        .message("show expects a picture, a batch, a layer, a model or a figure, found \(value.typeName)"))
    }
    func slices(_ tensor: Tensor, last: Bool) throws -> Parts {
      let count = last ? tensor.shape[tensor.rank - 1] : tensor.shape[0]
      let tensors = try (0..<min(count, most)).map {
        try tensor.indexed(by: last ? [.ellipsis, .integer($0)] : [.integer($0)])
      }
      return Parts(tensors: tensors, count: count, areMaps: last)
    }
    switch tensor.rank {
    case 2: return Parts(tensors: [tensor], count: 1)
    case 3 where [1, 3, 4].contains(tensor.shape[2]): return Parts(tensors: [tensor], count: 1)
    // Feature maps have few pixels and many channels; images of a batch are square.
    case 3 where tensor.shape[0] == tensor.shape[1] && tensor.shape[2] != tensor.shape[1]:
      return try slices(tensor, last: true)
    case 3: return try slices(tensor, last: false)
    case 4 where [1, 3, 4].contains(tensor.shape[3]): return try slices(tensor, last: false)
    case 4 where tensor.shape[0] == 1: return try slices(tensor.indexed(by: [.integer(0)]), last: true)
    default:
      throw call.fault("what", .explained(PictureFault(function: "show", shape: tensor.shape)))
    }
  }

  /// The smallest and the largest number of feature maps; `nil` if there are none, or all are equal.
  private static func range(of maps: [Tensor]) throws -> ClosedRange<Double>? {
    var (low, high) = (Float.infinity, -Float.infinity)
    for map in maps {
      try map.withFloats { values in
        for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
      }
    }
    return low < high ? Double(low)...Double(high) : nil
  }

  /// Whether a picture has colours as floats from 0 to 255, as `x.astype("float32")` makes of bytes.
  private static func isColouredInBytes(_ tensor: Tensor) throws -> Bool {
    guard tensor.dtype.isFloating, tensor.rank == 3, [3, 4].contains(tensor.shape[2]) else { return false }
    return try tensor.withFloats { values in
      values.allSatisfy { $0 >= 0 && $0 <= 255 } && values.contains { $0 > 1.5 }
    }
  }

  /// An image whose range is that of all maps, or 0 to 255, 0 to 1, or from the minimum to the maximum, by its values.
  private static func picture(
    _ tensor: Tensor, _ map: ColorMap, _ range: ClosedRange<Double>?, hasByteColours: Bool, _ call: Call
  ) throws -> Picture {
    func refuse() throws -> Never {
      throw call.fault("what", .explained(PictureFault(function: "show", shape: tensor.shape)))
    }
    var bounds = (range?.lowerBound, range?.upperBound)
    if range != nil {
      // Maps can be compared: they have one scale.
    } else if tensor.dtype == .uint8 {
      bounds = (0, 255)
    } else if tensor.dtype.isFloating, tensor.count > 0 {
      let isUnit = try tensor.withFloats { values in values.allSatisfy { $0 >= 0 && $0 <= 1 } }
      if isUnit { bounds = (0, 1) }
    }
    return try Pictures.picture(
      tensor, map: map, lowest: bounds.0, highest: bounds.1, hasByteColours: hasByteColours,
      call.interpreter.console, refusal: refuse)
  }
}

/// What `show` draws over pictures: `heat=` or `mask=`.
private struct Overlay {
  /// One for each picture.
  let tensors: [Tensor]
  let parameter: String
  let opacity: Double
  let guide: Guide
  private let names: [String]

  /// `nil` if neither is given.
  init?(_ call: Call) throws {
    let isMask = !call["mask"].isNone
    guard isMask || !call["heat"].isNone else { return nil }
    if isMask, !call["heat"].isNone {
      throw call.fault("mask", .message("show draws heat or a mask over a picture, not both"))
    }
    parameter = isMask ? "mask" : "heat"
    opacity = try call.opacity("alpha") ?? 0.5
    tensors = try Self.tensors(try call.tensor(parameter), parameter, call)
    if isMask {
      names = try Self.names(of: tensors, call)
      guide = .classes(names)
    } else {
      names = []
      guide = .colors(
        call["cmap"].isNone ? .viridis : try call.colorMap("cmap"), try Self.range(of: tensors), label: "heat"
      )
    }
  }

  /// One tensor (H, W) for each picture: a last axis of length 1 is left out.
  private static func tensors(_ tensor: Tensor, _ parameter: String, _ call: Call) throws -> [Tensor] {
    var tensor = tensor
    if tensor.rank > 2, tensor.shape[tensor.rank - 1] == 1 {
      tensor = try tensor.indexed(by: [.ellipsis, .integer(0)])
    }
    guard tensor.rank == 2 || tensor.rank == 3, tensor.count > 0 else {
      throw call.fault(
        parameter,
        .message("show expects `\(parameter)` of shape (H, W) or (N, H, W), found shape \(tensor.shape)"))
    }
    if tensor.rank == 2 { return [tensor] }
    return try (0..<tensor.shape[0]).map { try tensor.indexed(by: [.integer($0)]) }
  }

  private static func range(of maps: [Tensor]) throws -> ClosedRange<Double> {
    var (low, high) = (Double.infinity, -Double.infinity)
    for map in maps {
      try map.withFloats { values in
        for value in values where value.isFinite {
          (low, high) = (min(low, Double(value)), max(high, Double(value)))
        }
      }
    }
    return low <= high ? low...max(high, low) : 0...1
  }

  private static func names(of masks: [Tensor], _ call: Call) throws -> [String] {
    var largest = 0
    for mask in masks {
      for value in try mask.elements(Float.self) {
        guard value >= 0, value < 100, value == value.rounded() else {
          throw call.fault(
            "mask",
            .message(
              "show expects class numbers from 0 to 99 in `mask`, found \(value)",
              help: "the class of each pixel is np.argmax(probabilities, axis=-1)"))
        }
        largest = max(largest, Int(value))
      }
    }
    if call["names"].isNone { return (0...largest).map { $0 == 0 ? "background" : "class \($0)" } }
    let names = try call.list("names").map { try call.interpreter.text($0) }
    guard names.count > largest else {
      throw call.fault("names", .message("there are \(largest + 1) classes, and \(names.count) names"))
    }
    return names
  }

  func check(_ count: Int, _ call: Call) throws {
    guard tensors.count == count else {
      throw call.fault(
        parameter,
        .message("show needs as many of `\(parameter)` as pictures, found \(tensors.count) and \(count)"))
    }
  }

  func mark(_ index: Int, over picture: Picture, _ call: Call) throws -> Mark {
    let tensor = tensors[index]
    let (height, width) = (tensor.shape[0], tensor.shape[1])
    switch guide {
    case .classes:
      return .classes(
        ClassMark(
          width: width, height: height, classes: try tensor.elements(Float.self).map { Int($0) },
          names: names, opacity: opacity, over: picture))
    case .colors(let map, let range, _):
      let heat = try Pictures.picture(
        tensor, map: map, lowest: range.lowerBound, highest: range.upperBound, call.interpreter.console
      ) { throw call.fault(parameter, .explained(PictureFault(function: "show", shape: tensor.shape))) }
      return .picture(PictureMark(heat, opacity: opacity, over: picture))
    }
  }
}
