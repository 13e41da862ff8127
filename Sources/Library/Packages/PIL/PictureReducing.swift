import Evaluator

// Making pictures smaller by whole factors, and in two steps, as Pillow does it.
extension PictureObject {
  /// A part of a picture in pixels.
  struct Box {
    var left: Int, top: Int, right: Int, bottom: Int

    var width: Int { right - left }
    var height: Int { bottom - top }
  }

  /// Each pixel the rounded mean of so many of a part; at the right and at the bottom of those that are left.
  ///
  /// - Precondition: factors of 1 or more, a part within the picture that is not empty.
  func reduced(by factor: (x: Int, y: Int), _ box: Box) -> PictureObject {
    if factor == (1, 1), box.width == width, box.height == height { return copied() }
    if mode == "RGBA" { return premultiplied.reduced(by: factor, box).unmultiplied }
    let channels = channels
    let (newWidth, newHeight) = (
      (box.width + factor.x - 1) / factor.x, (box.height + factor.y - 1) / factor.y
    )
    var result: [UInt8] = []
    result.reserveCapacity(newWidth * newHeight * channels)
    for y in 0..<newHeight {
      let rows = box.top + y * factor.y..<min(box.bottom, box.top + (y + 1) * factor.y)
      for x in 0..<newWidth {
        let columns = box.left + x * factor.x..<min(box.right, box.left + (x + 1) * factor.x)
        let count = rows.count * columns.count
        // The reciprocal in 24 bits, which Pillow computes in 32-bit floats.
        let share = Int(Float(1 << 32) / Float(256 * count))
        for channel in 0..<channels {
          var sum = count / 2
          for row in rows {
            for column in columns { sum += Int(pixels[(row * width + column) * channels + channel]) }
          }
          result.append(UInt8(min(255, (sum * share) >> 24)))
        }
      }
    }
    return PictureObject(result, width: newWidth, height: newHeight, mode: mode)
  }

  /// Resized in two steps: reduced by whole factors so far that `gap` times the size is left, then by the filter.
  func resized(
    to size: (width: Int, height: Int), _ method: PillowResampling, gap: Double,
    box: (left: Double, top: Double, right: Double, bottom: Double)? = nil
  ) -> PictureObject {
    if mode == "RGBA", method != .nearest {
      return premultiplied.resized(to: size, method, gap: gap, box: box).unmultiplied
    }
    let box = box ?? (0, 0, Double(width), Double(height))
    let scale = (
      x: (box.right - box.left) / Double(size.width), y: (box.bottom - box.top) / Double(size.height)
    )
    let factor = (x: max(1, Int(scale.x / gap)), y: max(1, Int(scale.y / gap)))
    guard method != .nearest, factor.x > 1 || factor.y > 1 else {
      return resized(to: size, method, box: box)
    }
    // What the filter reads around the part.
    let reach = (x: method.reach * scale.x, y: method.reach * scale.y)
    let part = Box(
      left: max(0, Int(box.left - reach.x)), top: max(0, Int(box.top - reach.y)),
      right: min(width, Int((box.right + reach.x).rounded(.up))),
      bottom: min(height, Int((box.bottom + reach.y).rounded(.up))))
    let rest = (
      (box.left - Double(part.left)) / Double(factor.x), (box.top - Double(part.top)) / Double(factor.y),
      (box.right - Double(part.left)) / Double(factor.x), (box.bottom - Double(part.top)) / Double(factor.y)
    )
    return reduced(by: factor, part).resized(to: size, method, box: rest)
  }

  /// The largest size of the picture's shape within another; `nil` where the picture is within already.
  ///
  /// - Precondition: sides of 1 or more.
  func thumbnailSize(within size: (width: Int, height: Int)) -> (width: Int, height: Int)? {
    if size.width >= width, size.height >= height { return nil }
    let aspect = Double(width) / Double(height)
    func nearest(_ number: Double, _ distance: (Double) -> Double) -> Int {
      let (low, high) = (number.rounded(.down), number.rounded(.up))
      return max(1, Int(distance(high) < distance(low) ? high : low))
    }
    if Double(size.width) / Double(size.height) >= aspect {
      return (nearest(Double(size.height) * aspect) { abs(aspect - $0 / Double(size.height)) }, size.height)
    }
    return (
      size.width,
      nearest(Double(size.width) / aspect) { $0 == 0 ? 0 : abs(aspect - Double(size.width) / $0) }
    )
  }
}

extension PictureMembers {
  static let reducing: [Builtin] = [
    method(
      "reduce", "The picture made smaller by whole factors, each pixel a mean.",
      [
        .required("factor", .ints(count: 2), "a number, or (across, down)"),
        .optional("box", .any, "the part: (left, upper, right, lower); None: all"),
      ]
    ) { picture, call in
      try call.requireColours(picture, "reduce")
      let factor = try call.pair("factor", atLeast: 1)
      let edges = call["box"].isNone ? [0, 0, picture.width, picture.height] : try call.ints("box")
      guard edges.count == 4, edges[0] >= 0, edges[1] >= 0, edges[2] <= picture.width,
        edges[3] <= picture.height
      else { throw call.fault("box", .message("box can't exceed original image size")) }
      guard edges[0] < edges[2], edges[1] < edges[3] else {
        throw call.fault("box", .message("box can't be empty"))
      }
      let box = PictureObject.Box(left: edges[0], top: edges[1], right: edges[2], bottom: edges[3])
      return .object(picture.reduced(by: (min(factor.0, 1 << 16), min(factor.1, 1 << 16)), box))
    },
    method(
      "thumbnail",
      "Makes this picture smaller, so that it lies within a size. A large JPEG file is read whole first; Pillow decodes it smaller.",
      [
        .required("size", .any, "(width, height)"),
        .optional("resample", .any, default: 3, "the filter"),
        .optional("reducing_gap", .any, default: 2.0, "reduced by whole factors first; None: not"),
      ]
    ) { picture, call in
      try call.requireColours(picture, "thumbnail")
      let given = try call.row("size")
      guard given.count == 2, given.allSatisfy({ $0 >= 1 && $0 <= 65_536 }) else {
        throw call.invalid("size", must: "be (width, height), each 1 or more")
      }
      let method = try call.resampling("resample")
      let gap = try call.optionalDouble("reducing_gap")
      guard gap.map({ $0 >= 1 }) ?? true else {
        throw call.fault("reducing_gap", .message("reducing_gap must be 1.0 or greater"))
      }
      guard let size = picture.thumbnailSize(within: (Int(given[0]), Int(given[1]))) else { return .none }
      picture.become(
        gap.map { picture.resized(to: size, method, gap: $0) } ?? picture.resized(to: size, method))
      return .none
    },
  ]
}
