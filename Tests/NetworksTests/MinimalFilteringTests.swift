import CKernels
import TestSupport
import Testing

/// Winograd's minimal filtering and its two transposes against plain sums in Double: both strides, odd sizes, padding on any side,
/// channels that fill no vectors, more of them than a block.
@Suite struct MinimalFilteringTests {
  struct Form: CustomStringConvertible, Sendable {
    let batch: Int, size: (height: Int, width: Int), inputs: Int, outputs: Int
    let pad: (top: Int, left: Int, bottom: Int, right: Int)
    var stride = 1

    var description: String {
      "\(batch) × \(size) × \(inputs) → \(outputs), padding \(pad), stride \(stride)"
    }

    var layout: fb_minimal_filtering {
      let height = (size.height + pad.top + pad.bottom - 3) / stride + 1
      return fb_minimal_filtering(
        batch: batch, height: size.height, width: size.width, inputs: inputs, output_height: height,
        output_width: (size.width + pad.left + pad.right - 3) / stride + 1, outputs: outputs,
        pad_top: pad.top, pad_left: pad.left, stride: stride)
    }
  }

  private static let forms = [
    Form(batch: 2, size: (7, 9), inputs: 32, outputs: 48, pad: (1, 1, 1, 1)),
    Form(batch: 3, size: (6, 5), inputs: 16, outputs: 80, pad: (0, 0, 0, 0)),
    Form(batch: 1, size: (5, 4), inputs: 80, outputs: 16, pad: (2, 0, 1, 2)),
    Form(batch: 9, size: (3, 3), inputs: 16, outputs: 16, pad: (0, 0, 0, 0)),
    Form(batch: 2, size: (8, 6), inputs: 20, outputs: 100, pad: (1, 1, 1, 1)),
    Form(batch: 1, size: (4, 4), inputs: 330, outputs: 85, pad: (1, 1, 1, 1)),
    Form(batch: 2, size: (11, 8), inputs: 36, outputs: 44, pad: (0, 1, 1, 0), stride: 2),
    Form(batch: 3, size: (6, 7), inputs: 17, outputs: 29, pad: (1, 1, 1, 2), stride: 2),
    Form(batch: 1, size: (5, 9), inputs: 100, outputs: 350, pad: (0, 0, 0, 0), stride: 2),
  ]

  /// Calls `body` for every product in the sums, with the indices of image, kernel and result.
  private func eachProduct(of p: fb_minimal_filtering, _ body: (_ x: Int, _ w: Int, _ y: Int) -> Void) {
    for n in 0..<p.batch {
      for (oh, ow) in (0..<p.output_height).flatMap({ oh in (0..<p.output_width).map { (oh, $0) } }) {
        for (kh, kw) in (0..<3).flatMap({ kh in (0..<3).map { (kh, $0) } }) {
          let (h, w) = (oh * p.stride + kh - p.pad_top, ow * p.stride + kw - p.pad_left)
          guard h >= 0, h < p.height, w >= 0, w < p.width else { continue }
          let pixel = ((n * p.height + h) * p.width + w) * p.inputs
          let result = ((n * p.output_height + oh) * p.output_width + ow) * p.outputs
          for i in 0..<p.inputs {
            let kernel = ((kh * 3 + kw) * p.inputs + i) * p.outputs
            for o in 0..<p.outputs { body(pixel + i, kernel + o, result + o) }
          }
        }
      }
    }
  }

  @Test(arguments: forms)
  func asPlainSums(_ form: Form) {
    var p = form.layout
    let images = p.batch * p.height * p.width * p.inputs
    let results = p.batch * p.output_height * p.output_width * p.outputs
    let x = Chirp.values(images, 1)
    let w = Chirp.values(9 * p.inputs * p.outputs, 2)
    let b = Chirp.values(p.outputs, 3)
    let dy = Chirp.values(results, 4)

    var wanted = (0..<results).map { Double(b[$0 % p.outputs]) }
    var wantedInputs = [Double](repeating: 0, count: images)
    var wantedKernel = [Double](repeating: 0, count: w.count)
    var wantedBias = [Double](repeating: 0, count: p.outputs)
    for (index, value) in dy.enumerated() { wantedBias[index % p.outputs] += Double(value) }
    eachProduct(of: p) { i, k, o in
      wanted[o] += Double(x[i]) * Double(w[k])
      wantedInputs[i] += Double(dy[o]) * Double(w[k])
      wantedKernel[k] += Double(dy[o]) * Double(x[i])
    }

    func scratch(_ count: Int) -> [Float] { [Float](repeating: .nan, count: count) }
    for relu in [false, true] {
      var y = scratch(results)
      b.withUnsafeBufferPointer { offset in
        var last = fb_epilogue(
          factor: nil, offset: offset.baseAddress, low: relu ? 0 : -.infinity, high: relu ? 1.5 : .infinity,
          streams: false)
        forward(p, x, w, &last, &y, workers: relu ? 3 : 1)
      }
      expectClose(y, wanted.map { relu ? min(1.5, max(0, $0)) : $0 }, scale: wanted)
    }
    var (dx, space) = (scratch(images), scratch(fb_minimal_filtering_backward_data_scratch(&p)))
    fb_minimal_filtering_backward_data(&p, w, dy, &dx, &space)
    expectClose(dx, wantedInputs)
    var (dw, db) = (scratch(w.count), scratch(p.outputs))
    space = scratch(fb_minimal_filtering_backward_kernel_scratch(&p))
    fb_minimal_filtering_backward_kernel(&p, x, dy, &dw, &db, &space)
    expectClose(dw, wantedKernel)
    expectClose(db, wantedBias)
  }

  /// The forward pass, shared out among so many workers.
  private func forward(
    _ shape: fb_minimal_filtering, _ x: [Float], _ w: [Float], _ last: inout fb_epilogue, _ y: inout [Float],
    workers: Int
  ) {
    var p = shape
    let tiles = fb_minimal_filtering_tiles(&p)
    let chunk = fb_minimal_filtering_chunk(&p, (tiles + workers - 1) / workers)
    func share(_ worker: Int, of count: Int) -> (from: Int, to: Int) {
      (count * worker / workers, count * (worker + 1) / workers)
    }
    var u = [Float](repeating: .nan, count: fb_minimal_filtering_kernels_size(&p))
    var spaces = (0..<workers).map { _ in
      [Float](repeating: .nan, count: fb_minimal_filtering_forward_scratch(&p, chunk))
    }
    for output in stride(from: 0, to: p.outputs, by: fb_minimal_filtering_block(&p)) {
      for worker in 0..<workers {
        let inputs = share(worker, of: p.inputs)
        fb_minimal_filtering_transform(&p, w, output, inputs.from, inputs.to, &u)
      }
      for worker in 0..<workers {
        let own = share(worker, of: tiles)
        fb_minimal_filtering_forward(
          &p, x, u, output, own.from, own.to, chunk, &last, &y, &spaces[worker])
      }
    }
  }

  /// - Parameter scale: numbers as large as the sums that were rounded; by default those that are wanted.
  private func expectClose(_ found: [Float], _ wanted: [Double], scale: [Double]? = nil) {
    let largest = (scale ?? wanted).reduce(1) { max($0, abs($1)) }
    let error = zip(found, wanted).reduce(0.0) { max($0, abs(Double($1.0) - $1.1)) }
    #expect(error < 1e-5 * largest)
  }
}
