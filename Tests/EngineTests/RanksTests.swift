import Testing

@testable import Engine

@Suite struct RanksTests {
  private func rank(_ host: String, _ cores: Set<Int>, threads: Int? = nil) -> RankDescription {
    RankDescription(
      host: host, program: "1", instructions: "AVX2", cores: cores, threads: threads, seed: 7)
  }

  // MARK: Who is there

  @Test func onlySeveralRanksAreAnnounced() {
    func announced(_ size: String?, _ rank: String?) -> [Int]? {
      var environment: [String: String] = [:]
      environment["OMPI_COMM_WORLD_SIZE"] = size
      environment["OMPI_COMM_WORLD_RANK"] = rank
      return Ranks.announced(in: environment).map { [$0.rank, $0.count] }
    }
    #expect(announced(nil, nil) == nil)
    #expect(announced("1", "0") == nil)
    #expect(announced("4", "3") == [3, 4])
    #expect(announced("4", "4") == nil)
    #expect(announced("4", nil) == nil)
    #expect(announced("many", "0") == nil)
  }

  @Test func aDescriptionIsTheSameAfterItsWay() {
    for threads in [nil, 3] {
      let own = rank("node-1", [0, 1, 17], threads: threads)
      #expect(RankDescription(own.text) == own)
    }
    #expect(RankDescription("").cores.isEmpty)
  }

  // MARK: Threads

  /// The cores of each rank, by host: "a: 0 1, 2 3".
  @Test(arguments: [
    // Bound to cores of their own.
    ([("a", [0, 1]), ("a", [2, 3])], 2, false),
    // All cores of the host for all.
    ([("a", [0, 1, 2, 3]), ("a", [0, 1, 2, 3])], 2, false),
    ([("a", [0, 1, 2, 3, 4]), ("a", [0, 1, 2, 3, 4])], 2, false),
    // More ranks than cores.
    ([("a", [0, 1]), ("a", [0, 1]), ("a", [0, 1])], 1, true),
    // The smallest host says.
    ([("a", [0, 1, 2, 3]), ("b", [0, 1])], 2, false),
    ([("a", [0, 1, 2, 3]), ("b", [0, 1]), ("b", [0, 1])], 1, false),
    ([("a", []), ("b", [])], 1, true),
  ])
  func ranksOfAHostShareItsCores(ranks: [(String, [Int])], threads: Int, areCrowded: Bool) {
    let found = RankDescription.threads(of: ranks.map { rank($0.0, Set($0.1)) })
    #expect(found.0 == threads)
    #expect(found.areCrowded == areCrowded)
  }

  @Test func theUserMaySayHowManyThreads() {
    let all = [rank("a", [0, 1, 2, 3], threads: 3), rank("a", [0, 1, 2, 3], threads: 3)]
    #expect(RankDescription.threads(of: all).0 == 3)
  }

  // MARK: Differences

  @Test func aDifferenceNamesTheRankAndItsHost() throws {
    var other = rank("b", [0])
    #expect(RankDescription.difference(among: [rank("a", [0]), other]) == nil)
    other.instructions = "AVX-512"
    var fault = try #require(RankDescription.difference(among: [rank("a", [0]), rank("a", [1]), other]))
    #expect(
      fault.description
        == "rank 2 on b has another instruction set (AVX-512, not AVX2) than rank 0 on a")
    #expect(fault.help == "mpirun -x ONEDNN_MAX_CPU_ISA=AVX2 makes all use what each has")
    other.program = "2"
    fault = try #require(RankDescription.difference(among: [rank("a", [0]), other]))
    #expect(fault.description == "rank 1 on b has another version of this program than rank 0 on a")
  }

  @Test(arguments: [
    (
      RankFault.noLibrary(ranks: 2, reason: "libmpi.so.40: cannot open shared object file"),
      "mpirun started 2 ranks, but its library cannot be opened: libmpi.so.40: cannot open shared object file"
    ),
    (
      .ended(rank: 1, host: "b"),
      "rank 1 on b came to the end of its program, while this rank waits for it"
    ),
    (
      .failed(activity: "sending to rank 1", reason: "MPI_ERR_TRUNCATE"),
      "MPI said “MPI_ERR_TRUNCATE” while sending to rank 1"
    ),
  ])
  func words(fault: RankFault, words: String) { #expect(fault.description == words) }
}
