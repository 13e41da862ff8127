/// Axes as shapes.
struct AxesScene {
  let axes: Axes
  /// The area available to the axes.
  let box: Scene.Box
  var shapes: [Scene.Shape] = []

  static let ink = Color(hex: 0x262626)
  private static let frame = Color(hex: 0x4d4d4d)
  private static let faint = Color(hex: 0xdcdcdc)
  static let letters = 11.0

  init(_ axes: Axes, in box: Scene.Box) { (self.axes, self.box) = (axes, box) }

  /// The shapes of the axes.
  mutating func drawn() -> [Scene.Shape] {
    if let table = axes.table {
      draw(table)
      return shapes
    }
    if let numbers = axes.numbers {
      if let shaded = axes.shaded(numbers, beyond: 1600) {
        var scene = AxesScene(shaded, in: box)
        return scene.drawn()
      }
      draw(numbers)
      return shapes
    }
    let scales = axes.scales(margin: 0.04)
    let field = field(scales)
    drawTitle(over: field)
    let isOff = !axes.isFramed
    if !isOff { shapes.append(.rectangle(field, fill: .white, stroke: nil, radius: 0)) }
    guard axes.hasPlaces else {
      let words = axes.marks.isEmpty ? "nothing is drawn" : "no finite numbers to draw"
      shapes.append(
        .words(words, .init(field.x + field.width / 2, field.y + field.height / 2), .init(Self.letters)))
      if !isOff { shapes.append(.rectangle(field, fill: nil, stroke: Self.frame, radius: 0)) }
      return shapes
    }
    let xTicks = (axes.xTicks ?? scales.x.ticks(about: max(2, Int(field.width / 70)))).filter {
      scales.x.contains($0.place)
    }
    let yTicks = (axes.yTicks ?? scales.y.ticks(about: max(2, Int(field.height / 45)))).filter {
      scales.y.contains($0.place)
    }
    if !isOff, axes.showsGrid { drawGrid(field, scales, xTicks, yTicks) }
    shapes.append(.clipped(marks(field, scales), field))
    drawWords(field, scales)
    if !isOff { drawFrame(field, scales, xTicks, yTicks) }
    if axes.showsColorBar { drawColorBar(beside: field) }
    if axes.showsLegend { drawLegend(field, isBeside: hasLegendBeside) }
    return shapes
  }

  // MARK: - Places

  /// The data area within the box.
  private func field(_ scales: (x: Scale, y: Scale)) -> Scene.Box {
    let isOff = !axes.isFramed
    let titleHeight = Double(axes.title.titleLines.count) * 16
    let labels = scales.y.ticks(about: max(2, Int(box.height / 45))).map {
      Scene.width(of: $0.label, size: Self.letters)
    }
    let named = axes.yTicks?.map { Scene.width(of: $0.label, size: Self.letters) } ?? labels
    let left = isOff ? 4 : min(16 + (named.max() ?? 20), box.width / 3) + (axes.yLabel.isEmpty ? 0 : 18)
    var right = axes.showsColorBar && axes.mappedPicture != nil ? ColorBarScene.width(axes.colorBarLabel) : 8
    if hasLegendBeside { right += legendSize.width + 8 }
    let bottom = (isOff ? 4.0 : 24) + (axes.xLabel.isEmpty ? 0 : 18)
    let top = titleHeight + 8
    var field = Scene.Box(
      box.x + left, box.y + top, max(box.width - left - right, 10), max(box.height - top - bottom, 10))
    guard let mark = axes.picture, !mark.isStretched, mark.picture.width > 0, mark.picture.height > 0 else {
      return field
    }
    // Square pixels, centred in the available area.
    let across = max(abs(scales.x.to - scales.x.from), 1e-9)
    let down = max(abs(scales.y.to - scales.y.from), 1e-9)
    let scale = min(field.width / across, field.height / down)
    field.x += (field.width - across * scale) / 2
    field.y += (field.height - down * scale) / 2
    field.width = across * scale
    field.height = down * scale
    return field
  }

  private static func point(_ x: Double, _ y: Double, _ field: Scene.Box, _ scales: (x: Scale, y: Scale))
    -> Scene.Point?
  {
    guard let x = scales.x.place(x), let y = scales.y.place(y) else { return nil }
    return Scene.Point(
      field.x + x.clamped(to: -100...100) * field.width,
      field.y + (1 - y.clamped(to: -100...100)) * field.height)
  }

  // MARK: - Marks

  private func marks(_ field: Scene.Box, _ scales: (x: Scale, y: Scale)) -> [Scene.Shape] {
    var shapes: [Scene.Shape] = []
    func point(_ x: Double, _ y: Double) -> Scene.Point? { Self.point(x, y, field, scales) }
    for mark in axes.marks {
      switch mark {
      case .line(let line):
        let points = zip(line.x, line.y).map(point)
        if let dash = line.dash {
          for run in points.split(separator: nil) {
            let path = run.compactMap { $0 }
            shapes.append(
              path.count > 1
                ? .line(path, color: line.color, width: line.width * 1.25, dash: dash)
                : .marker(.dot, path[0], size: 6, color: line.color))
          }
        }
        let isAlone = points.count { $0 != nil } == 1
        if line.marker != .none || isAlone {
          let marker = line.marker == .none ? .circle : line.marker
          shapes += points.compactMap { $0 }.map { .marker(marker, $0, size: 7, color: line.color) }
        }
      case .points(let points):
        for (index, (x, y)) in zip(points.x, points.y).enumerated() {
          guard let place = point(x, y) else { continue }
          let color = points.colors.isEmpty ? points.color : points.colors[index]
          shapes.append(.marker(points.marker, place, size: points.size * 1.25, color: color))
        }
      case .bars(let bars):
        for (bar, (x, (height, bottom))) in zip(bars.x, zip(bars.heights, bars.bottoms)).enumerated() {
          let foot = scales.y.isLogarithmic && bottom == 0 ? scales.y.from : bottom
          guard let a = point(x - bars.width / 2, foot), let b = point(x + bars.width / 2, bottom + height)
          else { continue }
          shapes.append(
            .rectangle(
              .init(min(a.x, b.x), min(a.y, b.y), abs(b.x - a.x), abs(b.y - a.y)), fill: bars.color(of: bar),
              stroke: nil,
              radius: 0))
        }
      case .area(let area):
        let lower = zip(area.x, area.lower).map(point)
        let upper = zip(area.x, area.upper).map(point)
        // A point that cannot be placed interrupts the area.
        let places = zip(lower, upper).map { lower, upper in lower.flatMap { l in upper.map { (l, $0) } } }
        for run in places.split(whereSeparator: { $0 == nil }) {
          let pairs = run.compactMap { $0 }
          shapes.append(.area(pairs.map(\.1) + pairs.reversed().map(\.0), color: area.color))
        }
      case .picture(let mark): shapes += self.picture(mark, point)
      case .classes(let mark): shapes += self.picture(mark.mark, point)
      case .rule(let rule):
        let across = scales.x
        let up = scales.y
        let ends =
          rule.isVertical
          ? [
            point(rule.place, rule.extent?.from ?? up.from), point(rule.place, rule.extent?.to ?? up.to),
          ]
          : [
            point(rule.extent?.from ?? across.from, rule.place),
            point(rule.extent?.to ?? across.to, rule.place),
          ]
        shapes.append(.line(ends.compactMap { $0 }, color: rule.color, width: 1.5, dash: rule.dash))
      case .text, .table, .numbers: break
      }
    }
    return shapes
  }

  private func picture(_ mark: PictureMark, _ point: (Double, Double) -> Scene.Point?) -> [Scene.Shape] {
    let place = mark.place
    guard let a = point(place.left, place.top), let b = point(place.right, place.bottom) else { return [] }
    let box = Scene.Box(min(a.x, b.x), min(a.y, b.y), abs(b.x - a.x), abs(b.y - a.y))
    return [.picture(mark.picture, box, opacity: mark.opacity)]
  }

  private mutating func drawWords(_ field: Scene.Box, _ scales: (x: Scale, y: Scale)) {
    for case .text(let mark) in axes.marks {
      guard let place = Self.point(mark.x, mark.y, field, scales) else { continue }
      var lettering = Scene.Lettering(Self.letters, alignment: mark.alignment)
      lettering.color = mark.color
      if let target = mark.target, let end = Self.point(target.x, target.y, field, scales) {
        shapes.append(.line([place, end], color: mark.color, width: 1, dash: .solid))
        shapes.append(.marker(.dot, end, size: 6, color: mark.color))
      }
      let lines = mark.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        let y = place.y - Double(lines.count - 1 - index) * 14
        shapes.append(.words(String(line), .init(place.x, y), lettering))
      }
    }
  }

  // MARK: - Around the marks

  private mutating func drawTitle(over field: Scene.Box) {
    let lines = axes.title.titleLines
    for (index, line) in lines.enumerated() {
      let y = field.y - 7 - Double(lines.count - 1 - index) * 16
      shapes.append(.words(line, .init(field.x + field.width / 2, y), .init(13)))
    }
  }

  private mutating func drawGrid(
    _ field: Scene.Box, _ scales: (x: Scale, y: Scale), _ xTicks: [Tick], _ yTicks: [Tick]
  ) {
    for tick in xTicks {
      guard let place = scales.x.place(tick.place) else { continue }
      let x = field.x + place * field.width
      shapes.append(
        .line(
          [.init(x, field.y), .init(x, field.y + field.height)], color: Self.faint, width: 1, dash: .solid))
    }
    for tick in yTicks {
      guard let place = scales.y.place(tick.place) else { continue }
      let y = field.y + (1 - place) * field.height
      shapes.append(
        .line(
          [.init(field.x, y), .init(field.x + field.width, y)], color: Self.faint, width: 1, dash: .solid))
    }
  }

  private mutating func drawFrame(
    _ field: Scene.Box, _ scales: (x: Scale, y: Scale), _ xTicks: [Tick], _ yTicks: [Tick]
  ) {
    shapes.append(.rectangle(field, fill: nil, stroke: Self.frame, radius: 0))
    let foot = field.y + field.height
    for tick in xTicks {
      guard let place = scales.x.place(tick.place) else { continue }
      let x = field.x + place * field.width
      shapes.append(.line([.init(x, foot), .init(x, foot + 4)], color: Self.frame, width: 1, dash: .solid))
      shapes.append(.words(tick.label, .init(x, foot + 16), .init(Self.letters)))
    }
    for tick in yTicks {
      guard let place = scales.y.place(tick.place) else { continue }
      let y = field.y + (1 - place) * field.height
      shapes.append(
        .line([.init(field.x - 4, y), .init(field.x, y)], color: Self.frame, width: 1, dash: .solid))
      shapes.append(.words(tick.label, .init(field.x - 7, y + 4), .init(Self.letters, alignment: .right)))
    }
    if !axes.xLabel.isEmpty {
      shapes.append(.words(axes.xLabel, .init(field.x + field.width / 2, foot + 34), .init(12)))
    }
    if !axes.yLabel.isEmpty {
      var lettering = Scene.Lettering(12)
      lettering.isUpright = true
      shapes.append(.words(axes.yLabel, .init(box.x + 12, field.y + field.height / 2), lettering))
    }
  }

  private mutating func drawColorBar(beside field: Scene.Box) {
    guard let picture = axes.mappedPicture, let map = picture.map, let range = picture.range else { return }
    let bar = Scene.Box(field.x + field.width + 12, field.y, 14, field.height)
    shapes += ColorBarScene.shapes(map, range, axes.colorBarLabel, bar)
  }

  /// The marks of the legend; areas from the top of their stack down.
  private var legendMarks: [Mark] {
    let marks = axes.marks.filter { !$0.label.isEmpty }
    let areas = marks.filter { if case .area = $0 { true } else { false } }
    return areas.reversed() + marks.filter { if case .area = $0 { false } else { true } }
  }

  /// Whether the legend is right of the data, as no corner between areas is free.
  private var hasLegendBeside: Bool {
    axes.showsLegend && legendMarks.contains { if case .area = $0 { true } else { false } }
  }

  private var legendSize: (width: Double, height: Double) {
    let widest = legendMarks.map { Scene.width(of: $0.label, size: Self.letters) }.max() ?? 0
    return (min(widest + 46, box.width / 2), Double(legendMarks.count) * 17 + 8)
  }

  private mutating func drawLegend(_ field: Scene.Box, isBeside: Bool) {
    let marks = legendMarks
    guard !marks.isEmpty else { return }
    var size = legendSize
    if !isBeside { size.width = min(size.width, field.width) }
    let corner =
      isBeside ? Scene.Point(field.x + field.width + 12, field.y) : freeCorner(size, field)
    let frame = Scene.Box(corner.x, corner.y, size.width, size.height)
    var ground = Color.white
    ground.alpha = 217
    shapes.append(.rectangle(frame, fill: ground, stroke: Color(hex: 0xcccccc), radius: 3))
    for (index, mark) in marks.enumerated() {
      let y = frame.y + 17 * Double(index) + 12
      let sample = [Scene.Point(frame.x + 8, y), Scene.Point(frame.x + 32, y)]
      switch mark {
      case .line(let line):
        if let dash = line.dash {
          shapes.append(.line(sample, color: line.color, width: line.width * 1.25, dash: dash))
        }
        if line.marker != .none {
          shapes.append(.marker(line.marker, .init(frame.x + 20, y), size: 7, color: line.color))
        }
      case .points(let points):
        shapes.append(.marker(points.marker, .init(frame.x + 20, y), size: 7, color: points.color))
      case .bars(let bars):
        shapes.append(
          .rectangle(.init(frame.x + 8, y - 5, 24, 9), fill: bars.color(of: 0), stroke: nil, radius: 0))
      case .area(let area):
        shapes.append(.rectangle(.init(frame.x + 8, y - 5, 24, 10), fill: area.color, stroke: nil, radius: 0))
      case .rule(let rule): shapes.append(.line(sample, color: rule.color, width: 1.5, dash: rule.dash))
      case .picture, .classes, .text, .table, .numbers: break
      }
      shapes.append(.words(mark.label, .init(frame.x + 38, y + 4), .init(Self.letters, alignment: .left)))
    }
  }

  /// The corner of the data area that contains the fewest points.
  private func freeCorner(_ size: (width: Double, height: Double), _ field: Scene.Box) -> Scene.Point {
    let scales = axes.scales(margin: 0.04)
    var points: [Scene.Point] = []
    for mark in axes.marks {
      switch mark {
      case .line(let line): points += zip(line.x, line.y).compactMap { Self.point($0, $1, field, scales) }
      case .points(let dots): points += zip(dots.x, dots.y).compactMap { Self.point($0, $1, field, scales) }
      case .bars(let bars):
        points += zip(bars.x, bars.heights).compactMap { Self.point($0, $1, field, scales) }
      case .area, .picture, .classes, .rule, .text, .table, .numbers: break
      }
    }
    let (left, right) = (field.x + 8, field.x + field.width - size.width - 8)
    let (top, bottom) = (field.y + 8, field.y + field.height - size.height - 8)
    let corners = [
      Scene.Point(right, top), .init(left, top), .init(right, bottom), .init(left, bottom),
    ]
    func taken(_ corner: Scene.Point) -> Int {
      points.count {
        $0.x > corner.x - 6 && $0.x < corner.x + size.width + 6 && $0.y > corner.y - 6
          && $0.y < corner.y + size.height + 6
      }
    }
    return corners.min { taken($0) < taken($1) } ?? corners[0]
  }
}
