import CKernels
import TestSupport
import Testing

@testable import Networks

/// A batch norm's sums over rows against sums in double: more channels than are processed at a time, and row and
/// channel counts that are not multiples of the group sizes.
@Suite struct BatchNormSumsTests {
  @Test(arguments: [1, 5, 24, 48, 1051], [1, 3, 37])
  func areSumsOverRows(channels: Int, rows: Int) {
    let (x, dy) = (Chirp.values(rows * channels, 1), Chirp.values(rows * channels, 2))
    let (mean, inverse) = (Chirp.values(channels, 3), Chirp.values(channels, 4))
    let (factor, offset) = (Chirp.values(channels, 5), Chirp.values(channels, 6))
    var first = [Double](repeating: .nan, count: channels)
    var second = first
    fb_channel_moments(x, rows, channels, &first, &second)
    for c in 0..<channels {
      let column = (0..<rows).map { Double(x[$0 * channels + c]) }
      let average = column.reduce(0, +) / Double(rows)
      #expect(abs(first[c] - average) < 1e-6)
      let squares = column.reduce(0) { $0 + ($1 - average) * ($1 - average) }
      #expect(abs(second[c] - squares) < 1e-5 * (1 + squares))
    }
    for (low, high) in [(-Float.infinity, Float.infinity), (0, 0.5)] {
      mean.withUnsafeBufferPointer { mean in
        inverse.withUnsafeBufferPointer { inverse in
          factor.withUnsafeBufferPointer { factor in
            offset.withUnsafeBufferPointer { offset in
              var norm = fb_batch_norm(
                mean: mean.baseAddress, inverse: inverse.baseAddress,
                last: fb_epilogue(
                  factor: factor.baseAddress, offset: offset.baseAddress, low: low, high: high,
                  streams: false))
              fb_batch_norm_sums(&norm, x, dy, rows, channels, &first, &second)
            }
          }
        }
      }
      for c in 0..<channels {
        var sums = (0.0, 0.0)
        for row in 0..<rows {
          let (number, gradient) = (x[row * channels + c], dy[row * channels + c])
          let result = number * factor[c] + offset[c]
          guard result > low, result < high else { continue }
          sums.0 += Double(gradient)
          sums.1 += Double(gradient) * Double(number - mean[c]) * Double(inverse[c])
        }
        #expect(abs(first[c] - sums.0) < 1e-5 && abs(second[c] - sums.1) < 1e-5)
      }
    }
  }
}
