internal import CCores
import Glibc

/// What a rank tells the others at the start.
struct RankDescription: Equatable {
  var host: String
  /// The digest of the program.
  var program: String
  /// The instruction set, by which variables get their layouts.
  var instructions: String
  /// The cores that the rank may use, by number.
  var cores: Set<Int>
  /// The workers that the user wants it to have.
  var threads: Int?
  var seed: UInt32

  /// That of this process.
  init(program: String, threads: Int?, seed: UInt32) {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    host = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    instructions = Processor.instructionSet
    var set = cores_allowed()
    cores = withUnsafeBytes(of: &set) { bytes in
      Set((0..<bytes.count * 8).filter { bytes[$0 / 8] >> UInt8($0 % 8) & 1 == 1 })
    }
    (self.program, self.threads, self.seed) = (program, threads, seed)
  }

  init(
    host: String, program: String = "", instructions: String = "", cores: Set<Int>, threads: Int? = nil,
    seed: UInt32 = 0
  ) {
    (self.host, self.program, self.instructions) = (host, program, instructions)
    (self.cores, self.threads, self.seed) = (cores, threads, seed)
  }

  // MARK: As text

  var text: String {
    [
      host, program, instructions, cores.sorted().map(String.init).joined(separator: " "),
      threads.map(String.init) ?? "", String(seed),
    ].joined(separator: "\n")
  }

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func line(_ number: Int) -> String { lines.indices.contains(number) ? lines[number] : "" }
    host = line(0)
    program = line(1)
    instructions = line(2)
    cores = Set(line(3).split(separator: " ").compactMap { Int($0) })
    threads = Int(line(4))
    seed = UInt32(line(5)) ?? 0
  }

  // MARK: All together

  /// The workers of each rank, and whether a host has fewer cores than ranks.
  ///
  /// All ranks have as many as the one with the fewest cores for itself: those that mpirun bound it to, or an equal part
  /// of those that the ranks of its host share.
  static func threads(of all: [RankDescription]) -> (Int, areCrowded: Bool) {
    var least = Int.max
    var areCrowded = false
    for (_, ranks) in Dictionary(grouping: all, by: \.host) {
      let union = ranks.reduce(into: Set<Int>()) { $0.formUnion($1.cores) }
      let areApart = ranks.reduce(0) { $0 + $1.cores.count } == union.count
      areCrowded = areCrowded || union.count < ranks.count
      for rank in ranks {
        least = min(least, rank.threads ?? (areApart ? rank.cores.count : union.count / ranks.count))
      }
    }
    return (max(1, least), areCrowded)
  }

  /// The first difference that would make results differ.
  static func difference(among all: [RankDescription]) -> RankFault? {
    for (rank, other) in all.enumerated() {
      func fault(_ what: String, _ help: String) -> RankFault {
        .differs(what: what, rank: rank, host: other.host, firstHost: all[0].host, help: help)
      }
      if other.program != all[0].program {
        return fault("another version of this program", "install the same release on all hosts")
      }
      if other.instructions != all[0].instructions {
        return fault(
          "another instruction set (\(other.instructions), not \(all[0].instructions))",
          "mpirun -x ONEDNN_MAX_CPU_ISA=AVX2 makes all use what each has")
      }
    }
    return nil
  }
}
