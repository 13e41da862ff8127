import Synchronization

/// A barrier for the workers of a step.
package final class Barrier: @unchecked Sendable {
  private let count: Int
  private let handOff: CoreHandOff
  private let waiting = Atomic<Int>(0)
  private let generation = Atomic<Int>(0)
  private let broken = Atomic<Bool>(false)

  /// A barrier for workers 0..<count of a pool.
  package init(count: Int, in pool: WorkerPool = .shared) {
    self.count = count
    handOff = pool.handOff
  }

  /// Returns when all `count` workers have called it.
  ///
  /// - Throws: `Interrupted` after `breakUp`.
  package func wait(as worker: Int) throws(Interrupted) {
    if count <= 1 { return }
    let mine = generation.load(ordering: .acquiring)
    if waiting.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue == count {
      waiting.store(0, ordering: .relaxed)
      generation.wrappingAdd(1, ordering: .releasing)
      handOff.wakeAll()
      return
    }
    handOff.wait(as: worker, among: count) {
      generation.load(ordering: .acquiring) != mine || broken.load(ordering: .acquiring)
    }
    if generation.load(ordering: .acquiring) == mine { throw Interrupted() }
  }

  /// Makes all current and future waits throw.
  package func breakUp() {
    broken.store(true, ordering: .releasing)
    handOff.wakeAll()
  }
}
