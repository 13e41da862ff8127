import Evaluator

extension ModuleTable {
  /// Python's own modules. Those whose name begins with `_` are for the modules that are written in the language.
  package mutating func addPython() {
    add(MathModule.namespace(), at: "math")
    add(RandomModule.namespace(), at: "random")
    add(TimeModule.namespace(), at: "_time")
    add(FunctoolsModule.namespace(), at: "_functools")
    add(ContextlibModule.namespace(), at: "_contextlib")
    add(ItertoolsModule.namespace(), at: "itertools")
    add(OperatorModule.namespace(), at: "operator")
    add(ReModule.namespace(), at: "_re")
    add(JSONFunctions.namespace(), at: "_json")
    add(ArchiveFunctions.namespace(), at: "_archives")
    add(BinasciiFunctions.namespace(), at: "_binascii")
    add(NetworkFunctions.namespace(), at: "_network")
    add(DigestFunctions.namespace(), at: "_hashlib")
    add(SystemFunctions.namespace(), at: "_os")
    add(StructFunctions.namespace(), at: "_struct")
    add(UnicodeFunctions.namespace(), at: "unicodedata")
    add(
      Namespace("_weakref", doc: "What weakref is written with.") {
        [("ref", .type(WeakReference.type)), ("settle", .builtin(WeakReference.settle))]
      }, at: "_weakref")
    add(InterpreterFunctions.namespace(), at: "_sys")
    add(
      Namespace("_collections", doc: "What collections is written with.") {
        [("deque", .type(DequeObject.type))]
      }, at: "_collections")
    add(
      Namespace("_io", doc: "What io is written with.") {
        [
          ("open", .builtin(OpenFunction.builtin)), ("StringIO", .type(StringFile.type)),
          ("BytesIO", .type(FileTypes.bytesIO)), ("TextIOWrapper", .type(FileTypes.textFile)),
          ("BufferedReader", .type(FileTypes.reader)), ("BufferedWriter", .type(FileTypes.writer)),
          ("BufferedRandom", .type(FileTypes.both)),
          ("UnsupportedOperation", .type(FileTypes.unsupportedOperation)),
        ]
      }, at: "_io")
    WrittenModules.add(to: &self)
  }
}
