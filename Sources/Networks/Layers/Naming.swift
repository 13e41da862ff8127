import Synchronization

/// Keras's automatic layer names: "conv2d", "conv2d_1" …, counted per session.
package final class Naming: Sendable {
  package static let shared = Naming()

  private let counts = Mutex<[String: Int]>([:])

  package func name(for className: String) -> String {
    let stem = Self.snakeCase(className)
    return counts.withLock { counts in
      let number = counts[stem, default: 0]
      counts[stem] = number + 1
      return number == 0 ? stem : "\(stem)_\(number)"
    }
  }

  /// Counts objects that Keras makes and nothing here stands for.
  func skip(_ className: String, count: Int = 1) {
    counts.withLock { $0[Self.snakeCase(className), default: 0] += count }
  }

  /// Restarts the counts (`keras.backend.clear_session`).
  package func reset() { counts.withLock { $0 = [:] } }

  /// "MaxPooling2D" → "max_pooling2d", "Conv2D" → "conv2d", "ReLU" → "re_lu", as in Keras.
  package static func snakeCase(_ name: String) -> String {
    var result = ""
    let letters = Array(name)
    for (index, letter) in letters.enumerated() {
      if letter.isUppercase, index > 0 {
        let before = letters[index - 1]
        let nextIsLower = index + 1 < letters.count && letters[index + 1].isLowercase
        if before.isLowercase || (nextIsLower && (before.isUppercase || before.isNumber)) {
          result.append("_")
        }
      }
      result.append(contentsOf: letter.lowercased())
    }
    return result
  }
}

/// The session's sequence of seeds, for layers without one; `keras.utils.set_random_seed` restarts it.
package final class Randomness: Sendable {
  package static let shared = Randomness()

  private let state = Mutex<UInt64>(UInt64.random(in: 0...UInt64.max))

  /// Restarts the sequence from a seed.
  package func start(_ seed: UInt64) { state.withLock { $0 = seed &* 0x9E37_79B9_7F4A_7C15 } }

  /// The next seed (SplitMix64).
  package func nextSeed() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
