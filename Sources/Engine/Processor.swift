internal import CKernels
internal import COneDNN
internal import Glibc
import Synchronization

/// The processor as oneDNN sees it: one engine, one stream, and the number of threads that a primitive may use.
package enum Processor {
  /// Never released: all oneDNN objects depend on them.
  struct Handles: @unchecked Sendable {
    var engine: dnnl_engine_t?
    var stream: dnnl_stream_t?
    var status = dnnl_success
  }

  private static let handles: Handles = {
    var handles = Handles()
    _ = limit
    handles.status = dnnl_engine_create(&handles.engine, dnnl_cpu, 0)
    if handles.status == dnnl_success {
      handles.status = dnnl_stream_create(&handles.stream, handles.engine, 0)
    }
    return handles
  }()

  /// Limits oneDNN to what `FIELDBOOK_ISA` names: before its first primitive, since it does not change later.
  private static let limit: Void = {
    switch InstructionLimit.current {
    case .avx2: dnnl_set_max_cpu_isa(dnnl_cpu_isa_avx2)
    case .sse2: dnnl_set_max_cpu_isa(dnnl_cpu_isa_sse41)
    case nil: break
    }
  }()

  static func engine() throws(EngineError) -> dnnl_engine_t {
    try check(handles.status, "starting the CPU engine")
    guard let engine = handles.engine else {
      throw EngineError(activity: "starting the CPU engine", status: "no engine")
    }
    return engine
  }

  static func stream() throws(EngineError) -> dnnl_stream_t {
    try check(handles.status, "starting the CPU engine")
    guard let stream = handles.stream else {
      throw EngineError(activity: "starting the CPU engine", status: "no stream")
    }
    return stream
  }

  static func check(_ status: dnnl_status_t, _ activity: @autoclosure () -> String) throws(EngineError) {
    if status == dnnl_success { return }
    throw EngineError(activity: activity(), status: String(cString: dnnl_status2str(status)))
  }

  /// Cores this process may use.
  package static let coreCount = max(1, Int(omp_get_num_procs()))

  /// The bytes of the last-level cache to plan with, leaving room for weights. A virtual machine may report the
  /// whole host's cache, so it is limited to 32 MB.
  package static let cacheByteCount: Int = {
    let told = sysconf(Int32(_SC_LEVEL3_CACHE_SIZE))
    return (told > 0 ? min(told, 32 << 20) : 16 << 20) / 4 * 3
  }()

  /// Sets the number of threads for primitives created or run by the calling thread.
  ///
  /// A primitive must run with the count it was created for.
  package static func useThreads(_ count: Int) { omp_set_num_threads(Int32(count)) }

  /// Runs `body` with this number of threads; afterwards it is as before.
  static func withThreads(_ count: Int, _ body: () throws -> Void) rethrows {
    let before = omp_get_max_threads()
    useThreads(count)
    defer { omp_set_num_threads(before) }
    try body()
  }

  /// Calls `body` with each number below `count` on the threads that primitives use, and returns when all are done: between primitives
  /// that have several threads, other ones would wait for these. Throws an error of one of the calls.
  package static func together(_ count: Int, _ body: (Int) throws -> Void) throws {
    let failure = Mutex<(any Error)?>(nil)
    let call: (Int) -> Void = { number in
      do { try body(number) } catch { failure.withLock { $0 = $0 ?? error } }
    }
    withoutActuallyEscaping(call) { call in
      var call = call
      withUnsafeMutablePointer(to: &call) { pointer in
        onednn_together(
          Int32(count),
          { number, context in
            context?.assumingMemoryBound(to: ((Int) -> Void).self).pointee(Int(number))
          }, pointer)
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  /// The best instruction set that oneDNN uses: "AVX-512", "AVX2" ….
  package static var instructionSet: String {
    _ = limit
    return switch dnnl_get_effective_cpu_isa() {
    case dnnl_cpu_isa_sse41: "SSE4.1"
    case dnnl_cpu_isa_avx: "AVX"
    case dnnl_cpu_isa_avx2: "AVX2"
    case dnnl_cpu_isa_avx2_vnni: "AVX2 with VNNI"
    case dnnl_cpu_isa_avx512_core: "AVX-512"
    case dnnl_cpu_isa_avx512_core_vnni: "AVX-512 with VNNI"
    case dnnl_cpu_isa_avx512_core_bf16: "AVX-512 with bfloat16"
    case dnnl_cpu_isa_avx512_core_amx: "AVX-512 with AMX"
    default: "the baseline"
    }
  }

  /// How many products of bfloat16 numbers are computed in the time of one of float32: many by AMX's tiles, two by AVX-512's
  /// instructions on processors of AMD's. Of Intel's the same cannot be said: where oneDNN was limited to these instructions, it took
  /// longer than with float32.
  package static let bfloat16Rate: Int = {
    _ = limit
    func has(_ set: dnnl_cpu_isa_t) -> Bool {
      dnnl_get_effective_cpu_isa().rawValue & set.rawValue == set.rawValue
    }
    if has(dnnl_cpu_isa_avx512_core_amx) { return 8 }
    return has(dnnl_cpu_isa_avx512_core_bf16) && fb_bfloat16_is_twice_as_fast() ? 2 : 1
  }()

  /// Whether products of bfloat16 numbers are faster than those of float32.
  package static var multipliesBFloat16: Bool { bfloat16Rate > 1 }

  /// The best instruction set that our own kernels use.
  package static var kernelInstructionSet: String {
    switch fb_register_bits() {
    case 512: "AVX-512"
    case 256: "AVX2"
    default: "the baseline"
    }
  }

  /// oneDNN's version, "2.6.3".
  package static var engineVersion: String {
    guard let version = dnnl_version()?.pointee else { return "unknown" }
    return "\(version.major).\(version.minor).\(version.patch)"
  }
}
