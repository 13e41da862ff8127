/// Images as text.
///
/// With colours each cell shows four pixels in two colours, by the best block character; an image that need not be
/// reduced shows its own pixels, two per cell. Without colours each cell is a character of a ramp from blank to
/// dense.
enum PictureText {
  /// From blank to dense, in ASCII.
  static let ramp: [Character] = Array(" .:-=+*#%@")

  /// The largest size in columns and rows that keeps pixels square; enlarged by integer factors only.
  static func size(of picture: Picture, isStretched: Bool, columns: Int, rows: Int) -> (
    columns: Int, rows: Int
  ) {
    guard picture.width > 0, picture.height > 0, columns > 0, rows > 0 else { return (0, 0) }
    if isStretched { return (columns, rows) }
    let scale = min(
      Double(columns) / Double(picture.fullWidth), Double(2 * rows) / Double(picture.fullHeight))
    let whole = scale >= 1 ? scale.rounded(.down) : scale
    let across = (Double(picture.fullWidth) * whole).rounded()
    let down = (Double(picture.fullHeight) * whole / 2).rounded(scale >= 1 ? .up : .toNearestOrAwayFromZero)
    return (min(max(Int(across), 1), columns), min(max(Int(down), 1), rows))
  }

  /// Draws an image into a grid, `columns` by `rows` cells large.
  ///
  /// - `keepsTones`: whether bright is dense also in an image of ink on paper, as it is compared with others.
  static func paint(
    _ picture: Picture, into grid: inout TextGrid, _ left: Int, _ top: Int, columns: Int, rows: Int,
    _ colours: TextStyle.Colours, keepsTones: Bool = false
  ) {
    guard columns > 0, rows > 0, picture.width > 0, picture.height > 0 else { return }
    if colours == .none {
      return paintRamp(picture, into: &grid, left, top, columns, rows, keepsTones: keepsTones)
    }
    // An odd number of enlarged pixels ends in the middle of a cell.
    let isEnlarged = columns % picture.width == 0 && columns >= picture.width
    let scale = columns / picture.width
    let isOdd = isEnlarged && (picture.height * scale) == 2 * rows - 1
    let pixels = picture.sampled(width: 2 * columns, height: isOdd ? 2 * rows - 1 : 2 * rows)
    func pixel(_ x: Int, _ y: Int) -> Color {
      let place = y * 2 * columns + x
      return place < pixels.count ? pixels[place] : .clear
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let quarters = [
          pixel(2 * column, 2 * row), pixel(2 * column + 1, 2 * row), pixel(2 * column, 2 * row + 1),
          pixel(2 * column + 1, 2 * row + 1),
        ]
        grid[left + column, top + row] = cell(quarters)
      }
    }
  }

  /// Block characters by the quarters that they fill (top left, top right, bottom left, bottom right); the others
  /// are complements.
  private static let blocks: [(filled: [Bool], character: Character)] = [
    ([true, true, false, false], "▀"), ([true, false, true, false], "▌"), ([true, false, false, true], "▚"),
    ([true, false, false, false], "▘"), ([false, true, false, false], "▝"),
    ([false, false, true, false], "▖"),
    ([false, false, false, true], "▗"),
  ]

  private static func cell(_ quarters: [Color]) -> TextGrid.Cell {
    let isTopSeen = quarters[0].alpha > 0 || quarters[1].alpha > 0
    let isBottomSeen = quarters[2].alpha > 0 || quarters[3].alpha > 0
    guard isTopSeen || isBottomSeen else { return TextGrid.Cell() }
    if !isTopSeen || !isBottomSeen {
      return TextGrid.Cell(
        character: isTopSeen ? "▀" : "▄", ink: Color(meanOf: quarters.filter { $0.alpha > 0 }))
    }
    var (best, least) = (TextGrid.Cell(), Int.max)
    for (filled, character) in blocks {
      let ink = Color(meanOf: zip(quarters, filled).filter { $1 }.map(\.0))
      let ground = Color(meanOf: zip(quarters, filled).filter { !$1 }.map(\.0))
      let error = zip(quarters, filled).reduce(0) { $0 + $1.0.distance(to: $1.1 ? ink : ground) }
      if error < least {
        least = error
        best =
          ink == ground
          ? TextGrid.Cell(ground: ground) : TextGrid.Cell(character: character, ink: ink, ground: ground)
      }
    }
    return best
  }

  private static func paintRamp(
    _ picture: Picture, into grid: inout TextGrid, _ left: Int, _ top: Int, _ columns: Int, _ rows: Int,
    keepsTones: Bool
  ) {
    let pixels = picture.sampled(width: columns, height: rows)
    guard pixels.count == columns * rows else { return }
    let isInverted = !keepsTones && hasBrightBorder(pixels, columns, rows)
    let steps = pixels.map { pixel -> Int? in
      guard pixel.alpha > 0 else { return nil }
      let density = isInverted ? 1 - pixel.luminance : pixel.luminance
      return min(Int(density * Double(ramp.count)), ramp.count - 1)
    }
    // An entirely blank image is drawn with the next darker character, so that it is visible.
    let least = steps.contains { $0 ?? 0 > 0 } ? 0 : 1
    for (index, step) in steps.enumerated() {
      guard let step else { continue }
      grid[left + index % columns, top + index / columns].character = ramp[max(step, least)]
    }
  }

  /// Whether an image is dark on a bright background, such as ink on paper: then the background is blank.
  private static func hasBrightBorder(_ pixels: [Color], _ columns: Int, _ rows: Int) -> Bool {
    let border = pixels.indices.filter { index in
      let (x, y) = (index % columns, index / columns)
      return x == 0 || y == 0 || x == columns - 1 || y == rows - 1
    }.map { pixels[$0].alpha == 0 ? 1 : pixels[$0].luminance }
    return border.reduce(0, +) > 0.8 * Double(border.count)
  }

  /// A colour bar: `0 ▒▒▒▒ 255`.
  static func paintBar(
    _ picture: Picture, into grid: inout TextGrid, _ columns: Range<Int>, _ row: Int,
    _ colours: TextStyle.Colours
  ) {
    guard let map = picture.map, let range = picture.range else { return }
    let (low, high) = (NumberText.significant(range.lowerBound), NumberText.significant(range.upperBound))
    let width = min(columns.count - low.count - high.count - 2, 20)
    guard width > 3 else { return }
    let left = columns.lowerBound + (columns.count - width - low.count - high.count - 2) / 2
    grid.put(low, left, row)
    for step in 0..<width {
      let color = map.color(at: Double(step) / Double(width - 1))
      let density = min(Int(color.luminance * Double(ramp.count)), ramp.count - 1)
      grid[left + low.count + 1 + step, row] =
        colours == .none ? TextGrid.Cell(character: ramp[density]) : TextGrid.Cell(ground: color)
    }
    grid.put(high, left + low.count + width + 2, row)
  }
}
