import Evaluator
import Glibc

// Turning by any angle, as Pillow does it: each pixel of the result is read at a place of the picture.
extension PictureObject {
  /// x′ = a x + b y + c, y′ = d x + e y + f: from places of the result to those of the picture.
  struct Affine {
    var a = 1.0, b = 0.0, c = 0.0, d = 0.0, e = 1.0, f = 0.0

    func callAsFunction(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
      (a * x + b * y + c, d * x + e * y + f)
    }

    /// A turn to the left around a place, which is then moved.
    init(degrees: Double, around center: (x: Double, y: Double), moved: (x: Double, y: Double)) {
      let angle = -(degrees * (.pi / 180))
      func rounded(_ x: Double) -> Double {
        Double(FloatText.formatted(x, code: "f", precision: 15)) ?? x
      }
      (a, b, d, e) = (rounded(cos(angle)), rounded(sin(angle)), rounded(-sin(angle)), rounded(cos(angle)))
      let corner = self(-center.x - moved.x, -center.y - moved.y)
      (c, f) = (corner.x + center.x, corner.y + center.y)
    }

    /// Moves the result, so that a picture of another size shows the corners too; that size.
    mutating func expand(_ width: Int, _ height: Int) -> (width: Int, height: Int) {
      let (w, h) = (Double(width), Double(height))
      let corners = [self(0, 0), self(w, 0), self(w, h), self(0, h)]
      func extent(_ numbers: [Double]) -> Int {
        Int((numbers.max() ?? 0).rounded(.up)) - Int((numbers.min() ?? 0).rounded(.down))
      }
      let size = (width: extent(corners.map(\.x)), height: extent(corners.map(\.y)))
      let moved = self(-(Double(size.width) - w) / 2, -(Double(size.height) - h) / 2)
      (c, f) = (moved.x, moved.y)
      return size
    }
  }

  /// The picture as a map shows it, in a size; places beyond it have a colour.
  ///
  /// - Precondition: `nearest`, `bilinear` or `bicubic`; a colour of as many bytes as channels.
  func mapped(by map: Affine, to size: (width: Int, height: Int), _ method: PillowResampling, beyond: [UInt8])
    -> PictureObject
  {
    if mode == "RGBA", method != .nearest {
      return premultiplied.mapped(by: map, to: size, method, beyond: beyond).unmultiplied
    }
    let channels = channels
    var result: [UInt8] = []
    result.reserveCapacity(size.width * size.height * channels)
    // In 16 bits of fixed point, as Pillow counts the nearest pixel's place.
    func fixed(_ x: Double) -> Int { Int((x * 65536 + 0.5).rounded(.down)) }
    let (a, b, d, e) = (fixed(map.a), fixed(map.b), fixed(map.d), fixed(map.e))
    let corner = (fixed(map.c + map.a * 0.5 + map.b * 0.5), fixed(map.f + map.d * 0.5 + map.e * 0.5))
    for y in 0..<size.height {
      for x in 0..<size.width {
        if method == .nearest {
          let (column, row) = ((corner.0 + y * b + x * a) >> 16, (corner.1 + y * e + x * d) >> 16)
          guard 0..<width ~= column, 0..<height ~= row else {
            result += beyond
            continue
          }
          let start = (row * width + column) * channels
          result += pixels[start..<start + channels]
          continue
        }
        let place = map(Double(x) + 0.5, Double(y) + 0.5)
        guard place.x >= 0, place.x < Double(width), place.y >= 0, place.y < Double(height) else {
          result += beyond
          continue
        }
        for channel in 0..<channels {
          let value =
            method == .bilinear
            ? bilinear(place.x - 0.5, place.y - 0.5, channel)
            : bicubic(place.x - 0.5, place.y - 0.5, channel)
          result.append(value <= 0 ? 0 : value >= 255 ? 255 : UInt8(value))
        }
      }
    }
    return PictureObject(result, width: size.width, height: size.height, mode: mode)
  }

  /// A row's values from `column` on; columns beyond are those of the edge.
  private func values(_ row: Int, _ column: Int, _ count: Int, _ channel: Int) -> [Double] {
    let row = min(max(row, 0), height - 1)
    return (column..<column + count).map {
      Double(pixels[(row * width + min(max($0, 0), width - 1)) * channels + channel])
    }
  }

  private func bilinear(_ x: Double, _ y: Double, _ channel: Int) -> Double {
    let (column, row) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
    let (dx, dy) = (x - Double(column), y - Double(row))
    func across(_ row: Int) -> Double {
      let pair = values(row, column, 2, channel)
      return pair[0] + (pair[1] - pair[0]) * dx
    }
    let first = across(row)
    let second = 0..<height ~= row + 1 ? across(row + 1) : first
    return first + (second - first) * dy
  }

  private func bicubic(_ x: Double, _ y: Double, _ channel: Int) -> Double {
    let (column, row) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
    func curve(_ v: [Double], _ d: Double) -> Double {
      let (square, cube) = (2 * (v[0] - v[1]) + v[2] - v[3], -v[0] + v[1] - v[2] + v[3])
      return v[1] + d * (-v[0] + v[2] + d * (square + d * cube))
    }
    var lines: [Double] = []
    for line in row - 1...row + 2 {
      // Rows beyond the picture repeat the one before.
      if let last = lines.last, !(0..<height ~= line) {
        lines.append(last)
      } else {
        lines.append(curve(values(line, column - 1, 4, channel), x - Double(column)))
      }
    }
    return curve(lines, y - Double(row))
  }
}

extension PictureMembers {
  static func rotate(_ picture: PictureObject, _ call: Call) throws -> Value {
    try call.requireColours(picture, "rotate")
    let given = try call.double("angle")
    guard given.isFinite, abs(given) < 1e9 else {
      throw call.invalid("angle", must: "be a number of degrees")
    }
    let rest = given.truncatingRemainder(dividingBy: 360)
    let angle = rest < 0 ? rest + 360 : rest
    let expands = try call.bool("expand")
    let method = try call["resample"].isNone ? .nearest : call.resampling("resample")
    guard [.nearest, .bilinear, .bicubic].contains(method) else {
      throw call.fault(
        "resample",
        .message("a picture is turned by Image.NEAREST, Image.BILINEAR or Image.BICUBIC"))
    }
    let center = try call.optionalRow("center")
    let moved = try call.optionalRow("translate") ?? [0, 0]
    func isPlace(_ numbers: [Double]) -> Bool { numbers.count == 2 && numbers.allSatisfy { abs($0) < 1e6 } }
    guard center.map(isPlace) ?? true else { throw call.invalid("center", must: "be (x, y)") }
    guard isPlace(moved) else { throw call.invalid("translate", must: "be (x, y)") }
    let isPlain = center == nil && call["translate"].isNone
    if isPlain {
      switch angle {
      case 0: return .object(picture.copied())
      case 180: return .object(picture.transposed(3))
      case 90 where expands || picture.width == picture.height: return .object(picture.transposed(2))
      case 270 where expands || picture.width == picture.height: return .object(picture.transposed(4))
      default: break
      }
    }
    let (width, height) = (picture.width, picture.height)
    let around = center ?? [Double(width) / 2, Double(height) / 2]
    var map = PictureObject.Affine(
      degrees: angle, around: (around[0], around[1]), moved: (moved[0], moved[1]))
    let size = expands ? map.expand(width, height) : (width, height)
    guard size.0 > 0, size.1 > 0, size.0 <= 1 << 16, size.1 <= 1 << 16, size.0 * size.1 <= PictureObject.most
    else { throw call.invalid("angle", must: "give at most \(PictureObject.most) pixels") }
    let beyond =
      try call["fillcolor"].isNone
      ? Array(repeating: 0, count: picture.channels) : call.pixel("fillcolor", mode: picture.mode)
    return .object(picture.mapped(by: map, to: size, method, beyond: beyond))
  }
}
