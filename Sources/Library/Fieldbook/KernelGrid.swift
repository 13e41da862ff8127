import Evaluator
import Figures
import Networks
import Tensors

/// The kernels of a convolution as pictures: `show(model.layers[0])`.
enum KernelGrid {
  /// The most kernels in a row and in a column, where each pair of channels has one.
  private static let side = 8
  /// The most kernels, where each channel has one.
  private static let most = 64

  /// Kernels on one scale, in which 0 is in the middle: for 1 input channel one for each filter, for 3 the same in
  /// colours, else a row for each input channel and a column for each filter.
  static func figure(of layer: Layer, _ call: Call) throws -> Figure {
    guard let variable = layer.variables.first(where: { $0.shape.rank == 4 }) else {
      throw call.fault(
        "what",
        .message(
          "show draws the kernels of a convolution, and \(layer.name) has none",
          help: layer.variables.isEmpty && layer.outputShape == nil
            ? "call it, or a model that has it, on an input first" : nil))
    }
    let kernel = try variable.value()
    let map = call["cmap"].isNone ? .gray : try call.colorMap("cmap")
    let (inputs, filters) = (kernel.shape[2], kernel.shape[3])
    let bound = try kernel.withFloats { values in
      values.lazy.filter(\.isFinite).map { Double(abs($0)) }.max() ?? 0
    }
    let range = -max(bound, 1e-9)...max(bound, 1e-9)
    var axes: [Axes] = []
    func add(_ values: Tensor, _ title: String) throws {
      let channels = values.rank == 3 ? values.shape[2] : 1
      let picture = try values.withFloats { values in
        // Three channels are colours from 0 to 1, in which 0 is grey.
        let shown =
          channels == 3 ? values.map { Float((Double($0) / range.upperBound + 1) / 2) } : Array(values)
        return Picture(
          values: shown, height: kernel.shape[0], width: kernel.shape[1], channels: channels, map: map,
          lowest: range.lowerBound, highest: range.upperBound)
      }
      var panel = Axes(marks: [.picture(PictureMark(picture))])
      (panel.isFramed, panel.title) = (false, title)
      axes.append(panel)
    }
    let console = call.interpreter.console
    var columns = side
    var isSequence = true
    if inputs == 1 || filters == 1 {
      let count = max(inputs, filters)
      if count > most { console.note("the first \(most) of \(count) kernels are drawn") }
      for index in 0..<min(count, most) {
        let place: [Index] = inputs == 1 ? [.integer(0), .integer(index)] : [.integer(index), .integer(0)]
        try add(try kernel.indexed(by: [.ellipsis] + place), String(index))
      }
    } else if inputs == 3 {
      if filters > most { console.note("the first \(most) of \(filters) kernels are drawn") }
      for index in 0..<min(filters, most) {
        try add(try kernel.indexed(by: [.ellipsis, .integer(index)]), String(index))
      }
    } else {
      isSequence = false
      columns = min(filters, side)
      let rows = min(inputs, side)
      if inputs > side || filters > side {
        console.note("\(rows) × \(columns) of \(inputs) × \(filters) kernels are drawn")
      }
      for input in 0..<rows {
        for filter in 0..<columns {
          try add(
            try kernel.indexed(by: [.ellipsis, .integer(input), .integer(filter)]), "\(input)→\(filter)")
        }
      }
    }
    let title = call["title"].isNone ? "Kernels of \(layer.name)" : try call.label("title")
    var figure = PictureGrid.grid(
      axes, columns: isSequence ? try PictureGrid.columns(call, default: columns) : columns, title: title,
      guide: inputs == 3 && filters > 1 ? nil : .colors(map, range, label: "weight"))
    figure.isSequence = isSequence
    return figure
  }
}
