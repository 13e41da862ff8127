import CKernels
import Tensors

/// Resizes a part of each image. Pixel centres are at half-integers, as in `tf.image.resize`.
struct ResizeOperation: Operation {
  let name: String
  let backwardReads: BackwardReads = []
  private let rows: [fb_sample]
  private let columns: [fb_sample]

  /// The rows of the input that a row of the result lies between, and the share of the second.
  func row(_ index: Int) -> (before: Int, after: Int, share: Float) {
    (Int(rows[index].before), Int(rows[index].after), rows[index].share)
  }

  /// As `row`.
  func column(_ index: Int) -> (before: Int, after: Int, share: Float) {
    (Int(columns[index].before), Int(columns[index].after), columns[index].share)
  }

  /// - `box`: the rows and columns of the input that are used.
  init(
    name: String, box: (rows: Range<Int>, columns: Range<Int>), height: Int, width: Int,
    interpolation: Interpolation
  ) {
    self.name = name
    rows = Self.samples(box.rows, height, interpolation)
    columns = Self.samples(box.columns, width, interpolation)
  }

  private static func samples(_ range: Range<Int>, _ count: Int, _ interpolation: Interpolation)
    -> [fb_sample]
  {
    let scale = Float(range.count) / Float(count)
    return (0..<count).map { index in
      let centre = (Float(index) + 0.5) * scale
      func pixel(_ place: Float) -> Int32 {
        Int32(range.lowerBound + min(max(0, Int(place)), range.count - 1))
      }
      switch interpolation {
      case .nearest: return fb_sample(before: pixel(centre), after: pixel(centre), share: 0)
      case .bilinear:
        let place = centre - 0.5
        let before = place.rounded(.down)
        return fb_sample(before: pixel(before), after: pixel(place.rounded(.up)), share: place - before)
      }
    }
  }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    let images = fb_images(plan.batch, node.inputs[0].shape)
    let (rows, columns) = (rows, columns)
    plan.step(name, node, reads: [input], writes: [output]) { memory in
      let (x, y) = (memory.floats(input), memory.floats(output))
      return {
        withUnsafePointer(to: images) { fb_resize($0, rows.count, columns.count, rows, columns, x, y) }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let gradient = plan.gradient(of: node)
    let images = fb_images(plan.batch, node.inputs[0].shape)
    let (rows, columns) = (rows, columns)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step("\(name), gradient", node, reads: [gradient], writes: [target]) { memory in
        let (dy, dx) = (memory.floats(gradient), memory.floats(target))
        return {
          withUnsafePointer(to: images) {
            fb_resize_backward($0, rows.count, columns.count, rows, columns, dy, dx)
          }
        }
      }
    }
  }
}
