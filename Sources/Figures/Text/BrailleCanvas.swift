/// A canvas of dots for curves: two across and four down per character cell (Unicode Braille patterns).
struct BrailleCanvas {
  let columns: Int
  let rows: Int
  private var dots: [UInt8]
  private var inks: [Color?]

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (max(columns, 0), max(rows, 0))
    dots = Array(repeating: 0, count: self.columns * self.rows)
    inks = Array(repeating: nil, count: self.columns * self.rows)
  }

  /// Dots across and down.
  var width: Int { columns * 2 }
  var height: Int { rows * 4 }

  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// Sets a dot; ignored outside the canvas.
  mutating func set(_ x: Int, _ y: Int, _ ink: Color?) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let cell = y / 4 * columns + x / 2
    dots[cell] |= Self.bits[y % 4][x % 2]
    inks[cell] = ink
  }

  /// Draws a line through points in [0, 1] across and down; `nil` interrupts it.
  ///
  /// - `dash`: alternating numbers of dots on and off, along the whole line.
  mutating func line(_ points: [(x: Double, y: Double)?], _ ink: Color?, dash: [Int] = []) {
    var travelled = 0
    let cycle = dash.reduce(0, +)
    func isOn(_ step: Int) -> Bool {
      guard cycle > 0 else { return true }
      var rest = step % cycle
      for (index, length) in dash.enumerated() {
        if rest < length { return index % 2 == 0 }
        rest -= length
      }
      return true
    }
    // A point without neighbours is drawn as one dot.
    for (index, point) in points.enumerated() {
      let isAlone =
        (index == 0 || points[index - 1] == nil) && (index == points.count - 1 || points[index + 1] == nil)
      if isAlone, let dot = point.flatMap(dot) { set(dot.x, dot.y, ink) }
    }
    for (start, end) in zip(points, points.dropFirst()) {
      guard let start, let end, let segment = clipped(start, end) else { continue }
      var (x, y) = segment.from
      let (lastX, lastY) = segment.to
      let (dx, dy) = (abs(lastX - x), -abs(lastY - y))
      let (stepX, stepY) = (x < lastX ? 1 : -1, y < lastY ? 1 : -1)
      var error = dx + dy
      while true {
        if isOn(travelled) { set(x, y, ink) }
        if x == lastX, y == lastY { break }
        travelled += 1
        let doubled = 2 * error
        if doubled >= dy { (error, x) = (error + dy, x + stepX) }
        if doubled <= dx { (error, y) = (error + dx, y + stepY) }
      }
    }
  }

  /// The dot at a position in [0, 1]; `nil` outside.
  func dot(_ point: (x: Double, y: Double)) -> (x: Int, y: Int)? {
    guard point.x > -0.001, point.x < 1.001, point.y > -0.001, point.y < 1.001, width > 0, height > 0 else {
      return nil
    }
    return (
      Int((min(max(point.x, 0), 1) * Double(width - 1)).rounded()),
      Int((min(max(point.y, 0), 1) * Double(height - 1)).rounded())
    )
  }

  /// The part of a segment on the canvas, in dots (Liang–Barsky).
  private func clipped(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> (
    from: (Int, Int), to: (Int, Int)
  )? {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    for (speed, room) in [(-dx, a.x), (dx, 1 - a.x), (-dy, a.y), (dy, 1 - a.y)] {
      if speed == 0 {
        if room < 0 { return nil }
      } else if speed < 0 {
        enter = max(enter, room / speed)
      } else {
        leave = min(leave, room / speed)
      }
    }
    guard enter <= leave, let from = dot((a.x + enter * dx, a.y + enter * dy)),
      let to = dot((a.x + leave * dx, a.y + leave * dy))
    else { return nil }
    return (from, to)
  }

  /// Writes the cells that have dots into a grid.
  func paint(_ grid: inout TextGrid, _ left: Int, _ top: Int) {
    for row in 0..<rows {
      for column in 0..<columns {
        let cell = row * columns + column
        guard dots[cell] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(dots[cell])) else { continue }
        grid[left + column, top + row].character = Character(scalar)
        grid[left + column, top + row].ink = inks[cell]
      }
    }
  }
}

extension Dash {
  /// Alternating numbers of dots on and off.
  var dots: [Int] {
    switch self {
    case .solid: []
    case .dashed: [4, 3]
    case .dotted: [1, 2]
    case .dashDot: [4, 2, 1, 2]
    }
  }

  /// The line's sample in a legend, three columns.
  var sample: String {
    switch self {
    case .solid: "⠤⠤⠤"
    case .dashed: "⠤ ⠤"
    case .dotted: "⠄⠄⠄"
    case .dashDot: "⠤⠄⠤"
    }
  }
}

extension Marker {
  /// The marker's character; `nil` for a Braille dot.
  var sign: Character? {
    switch self {
    case .none, .dot: nil
    case .circle: "o"
    case .cross: "x"
    case .plus: "+"
    case .star: "*"
    case .square: "#"
    case .triangle: "^"
    case .diamond: "%"
    }
  }
}
