/// Printing, character by character as NumPy 2 does.
extension Tensor: CustomStringConvertible {
  /// As Python's `print` shows it: `[[1. 2.]⏎ [3. 4.]]`.
  package var description: String { str() }

  /// As Python's `str`: elements without commas; a tensor without axes as a number.
  package func str(_ options: PrintOptions = PrintOptions()) -> String {
    if rank == 0 { return scalar(at: offset).text(as: dtype) }
    return body(options, separator: " ", prefixWidth: 0, suffixWidth: 0)
  }

  /// As Python's `repr`: `array([[1., 2.],⏎       [3., 4.]], dtype=float32)`. The type is omitted for int64,
  /// float64 and bool.
  package func repr(_ options: PrintOptions = PrintOptions()) -> String {
    let prefix = "array("
    let text = prefix + body(options, separator: ", ", prefixWidth: prefix.utf8.count, suffixWidth: 1)
    var extras: [String] = []
    if count == 0 && shape != [0] || count > options.threshold && options.legacy > 201 {
      extras.append("shape=\(shape)")
    }
    if count == 0 || ![.int64, .bool, .float64].contains(dtype) {
      extras.append("dtype=\(dtype)")
    }
    if extras.isEmpty { return text + ")" }
    let extra = extras.joined(separator: ", ") + ")"
    let lastLine =
      text.utf8.count
      - (text.utf8.lastIndex(of: newline).map { text.utf8.distance(from: text.startIndex, to: $0) + 1 } ?? 0)
    // One for the comma, one for the space.
    let fits = lastLine + 1 + extra.utf8.count + 1 <= options.lineWidth
    return text + "," + (fits ? " " : "\n" + String(repeating: " ", count: prefix.utf8.count)) + extra
  }

  /// As NumPy 2's `repr` of a scalar: `np.float32(0.5)`, `np.int64(3)`, `np.True_`.
  package func scalarRepr(_ options: PrintOptions = PrintOptions()) -> String {
    guard count == 1, let value = scalars().first else { return repr() }
    if options.legacy <= 125 { return value.text(as: dtype) }
    return dtype == .bool ? "np.\(value.text(as: dtype))_" : "np.\(dtype)(\(value.text(as: dtype)))"
  }

  private func body(_ options: PrintOptions, separator: String, prefixWidth: Int, suffixWidth: Int) -> String
  {
    if count == 0 { return "[]" }
    let edge = count > options.threshold ? max(0, options.edgeItems) : nil
    var shown: [Scalar] = []
    collectShown(axis: 0, position: offset, edge: edge, into: &shown)
    let format = ElementFormat(shown, dtype: dtype, isSingle: rank == 0, options: options)
    let printer = TensorPrinter(tensor: self, format: format, separator: separator, edge: edge)
    let indent = String(repeating: " ", count: prefixWidth + 1)
    return printer.text(
      axis: 0, position: offset, indent: indent, width: max(0, options.lineWidth) - suffixWidth)
  }

  private func collectShown(axis: Int, position: Int, edge: Int?, into shown: inout [Scalar]) {
    if axis == rank {
      shown.append(scalar(at: position))
      return
    }
    for place in shape.shownPlaces(axis: axis, edge: edge == 0 ? nil : edge) where place >= 0 {
      collectShown(axis: axis + 1, position: position + place * strides[axis], edge: edge, into: &shown)
    }
  }
}

extension Shape {
  /// The positions of an axis that are printed; -1 stands for the dots between the edges of a long one.
  fileprivate func shownPlaces(axis: Int, edge: Int?) -> [Int] {
    let length = self[axis]
    guard let edge, edge < (length + 1) / 2 else { return Array(0..<length) }
    // As in NumPy the last position is printed even for an edge of 0.
    return Array(0..<edge) + [-1] + Array((length - Swift.max(edge, 1))..<length)
  }
}

private let newline = UInt8(ascii: "\n")

extension Scalar {
  /// As Python's `str` writes a NumPy number of type `dtype`.
  func text(as dtype: DType) -> String {
    switch dtype.kind {
    case .bool: doubleValue != 0 ? "True" : "False"
    case .signed, .unsigned: integerText
    case .floating: floatText(as: dtype)
    }
  }

  private func floatText(as dtype: DType) -> String {
    switch dtype {
    case .float16: DecimalText.scalar(Float16(self))
    case .float32: DecimalText.scalar(Float(self))
    default: DecimalText.scalar(Double(self))
    }
  }

  var integerText: String {
    if case .large(let value) = self { return String(value) }
    return String(Int64(self))
  }
}

/// Arranges the formatted elements in brackets and lines.
private struct TensorPrinter {
  let tensor: Tensor
  let format: ElementFormat
  let separator: String
  /// The elements printed at each edge of a long axis; `nil` for all.
  let edge: Int?

  /// The part from storage position `position` on, below `axis` indices; `indent` precedes each further line.
  func text(axis: Int, position: Int, indent: String, width: Int) -> String {
    if axis == tensor.rank { return format.text(tensor.scalar(at: position)) }
    let isLast = axis == tensor.rank - 1
    let inner =
      isLast
      ? row(position, indent: indent, width: width) : block(axis, position, indent: indent, width: width)
    return "[" + inner.dropFirst(indent.utf8.count) + "]"
  }

  /// The last axis: elements in a row, wrapped at the line width.
  private func row(_ position: Int, indent: String, width: Int) -> String {
    let room = width - max(separator.utf8.count - (separator.hasSuffix(" ") ? 1 : 0), 1)
    let axis = tensor.rank - 1
    let places = tensor.shape.shownPlaces(axis: axis, edge: edge)
    var (text, line) = ("", indent)
    var lineWidth = indent.utf8.count
    for (order, place) in places.enumerated() {
      let word = place < 0 ? "..." : format.text(tensor.scalar(at: position + place * tensor.strides[axis]))
      if lineWidth + word.utf8.count > room, lineWidth > indent.utf8.count {
        while line.hasSuffix(" ") { line.removeLast() }
        text += line + "\n"
        line = indent
        lineWidth = indent.utf8.count
      }
      line += word
      lineWidth += word.utf8.count
      if order < places.count - 1 {
        line += separator
        lineWidth += separator.utf8.count
      }
    }
    return text + line
  }

  /// Any other axis: each position on its own lines, with empty lines between deeper ones.
  private func block(_ axis: Int, _ position: Int, indent: String, width: Int) -> String {
    let mark = separator.hasSuffix(" ") ? String(separator.dropLast()) : separator
    let between = mark + String(repeating: "\n", count: tensor.rank - axis - 1)
    let parts = tensor.shape.shownPlaces(axis: axis, edge: edge).map { place in
      indent
        + (place < 0
          ? "..."
          : text(
            axis: axis + 1, position: position + place * tensor.strides[axis], indent: indent + " ",
            width: width - 1))
    }
    return parts.joined(separator: between)
  }
}
