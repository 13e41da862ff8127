/// A colour bar as shapes: of one axes, or of all panels of a figure.
enum ColorBarScene {
  private static let letters = 10.0

  /// The width with numbers and label.
  static func width(_ label: String) -> Double { label.isEmpty ? 64 : 82 }

  static func shapes(_ map: ColorMap, _ range: ClosedRange<Double>, _ label: String, _ bar: Scene.Box)
    -> [Scene.Shape]
  {
    let colors = (0..<64).map { map.color(at: 1 - Double($0) / 63) }
    var shapes: [Scene.Shape] = [
      .picture(Picture(width: 1, height: 64, pixels: colors), bar, opacity: 1),
      .rectangle(bar, fill: nil, stroke: Color(hex: 0x4d4d4d), radius: 0),
    ]
    let scale = Scale(over: [], limits: AxisLimits(range.lowerBound, range.upperBound))
    let ticks = scale.ticks(about: max(2, Int(bar.height / 45)))
    for tick in ticks {
      guard let place = scale.place(tick.place) else { continue }
      let y = bar.y + (1 - place) * bar.height
      shapes.append(.words(tick.label, .init(bar.x + 19, y + 4), .init(letters, alignment: .left)))
    }
    if !label.isEmpty {
      var lettering = Scene.Lettering(AxesScene.letters)
      lettering.isUpright = true
      let widest = ticks.map { Scene.width(of: $0.label, size: letters) }.max() ?? 0
      let x = bar.x + min(19 + widest + 16, 64)
      shapes.append(.words(label, .init(x, bar.y + bar.height / 2), lettering))
    }
    return shapes
  }
}
