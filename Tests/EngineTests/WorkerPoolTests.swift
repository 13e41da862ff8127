import CCores
import Engine
import Foundation
import Synchronization
import Testing

@Suite struct WorkerPoolTests {
  @Test func everyWorkerDoesItsPartOnceARound() throws {
    let pool = WorkerPool(count: 3)
    let sums = (0..<3).map { _ in Sum() }
    for _ in 0..<2_000 { try pool.run(3) { sums[$0].add(1) } }
    #expect(sums.map(\.value) == [2_000, 2_000, 2_000])
  }

  @Test func nobodyPassesABarrierBeforeTheOthersCome() throws {
    let pool = WorkerPool(count: 3)
    let (come, early) = (Sum(), Sum())
    try pool.run(3) { [barrier = Barrier(count: 3, in: pool)] worker in
      for round in 1...500 {
        come.add(1)
        try barrier.wait(as: worker)
        if come.value < 3 * round { early.add(1) }
        try barrier.wait(as: worker)
      }
    }
    #expect(early.value == 0)
  }

  /// Busy threads keep workers off their cores: hand-offs occur, and after each round the caller has all cores again, as have processes
  /// that it starts.
  @Test func besideBusyThreadsNothingIsLostAndCoresAreGivenBack() throws {
    let before = cores_allowed()
    let isOver = Sum()
    for _ in 0..<2 { Thread.detachNewThread { while isOver.value == 0 {} } }
    let pool = WorkerPool(count: 2)
    let sums = (Sum(), Sum())
    for _ in 0..<100 {
      try pool.run(2) { [barrier = Barrier(count: 2, in: pool)] worker in
        sums.0.add(work(worker))
        try barrier.wait(as: worker)
        sums.1.add(work(1 - worker))
      }
      // For a while, in which idle workers wait for the next round.
      for _ in 0..<20 {
        #expect(isSame(cores_allowed(), before))
        usleep(100)
      }
    }
    isOver.add(1)
    #expect(sums.0.value == 100 * (work(0) + work(1)))
    #expect(sums.1.value == sums.0.value)
  }

  @Test func whoGivesUpLetsTheOthersGo() throws {
    struct GivenUp: Error {}
    let pool = WorkerPool(count: 3)
    let barrier = Barrier(count: 3, in: pool)
    #expect(throws: GivenUp.self) {
      try pool.run(3) { worker in
        if worker == 1 {
          barrier.breakUp()
          throw GivenUp()
        }
        try barrier.wait(as: worker)
      }
    }
    let sum = Sum()
    try pool.run(3) { _ in sum.add(1) }
    #expect(sum.value == 3)
  }

  private func work(_ worker: Int) -> Int {
    var sum = worker
    for index in 0..<200_000 { sum = (sum &* 31 &+ index) & 0xffff }
    return sum
  }

  private func isSame(_ a: cpu_set_t, _ b: cpu_set_t) -> Bool {
    withUnsafeBytes(of: a) { a in withUnsafeBytes(of: b) { b in a.elementsEqual(b) } }
  }

  private final class Sum: Sendable {
    private let sum = Atomic<Int>(0)
    var value: Int { sum.load(ordering: .sequentiallyConsistent) }
    func add(_ amount: Int) { sum.wrappingAdd(amount, ordering: .sequentiallyConsistent) }
  }
}
