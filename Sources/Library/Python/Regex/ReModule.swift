import Evaluator

/// `_re`: what `re` is written with.
enum ReModule {
  package static func namespace() -> Namespace {
    Namespace("_re", doc: "What re is written with.") {
      [("Pattern", .type(PatternObject.type)), ("Match", .type(MatchObject.type))] + [compile].named
    }
  }

  /// Compiles a pattern, or gives message and place of what is wrong with it.
  private static let compile = Builtin(
    "compile", module: "re", doc: "A compiled pattern.", [.positional("pattern"), .positional("flags", .int)]
  ) { call in
    let flags = RegexFlags(rawValue: try call.int("flags"))
    let isBytes = call[0].bytes != nil
    let scalars: [UInt32]
    if let bytes = call[0].bytes {
      scalars = bytes.map { UInt32($0) }
    } else if let text = call[0].asString {
      scalars = text.unicodeScalars.map(\.value)
    } else {
      throw Fault.message("first argument must be string or compiled pattern", kind: .type)
    }
    guard flags.subtracting([.ignoreCase, .locale, .multiline, .dotAll, .unicode, .verbose, .ascii]).isEmpty
    else {
      throw Fault.message("flags that re does not have", kind: .value)
    }
    if !isBytes, flags.isSuperset(of: [.ascii, .unicode]) {
      throw Fault.message("ASCII and UNICODE flags are incompatible", kind: .value)
    }
    do throws(RegexFault) {
      return .object(
        try PatternObject(
          call[0], scalars, flags: isBytes || flags.contains(.ascii) ? flags : flags.union(.unicode),
          isBytes: isBytes))
    } catch { return [.string(error.message), .int(error.place)] }
  }
}

/// The methods of patterns and matches.
enum RegexMembers {
  private static let range: [Signature.Parameter] = [
    .required("string"), .optional("pos", .int, default: 0), .optional("endpos", .int, default: .int(.max)),
  ]

  private static func search(
    _ name: String, _ doc: String, _ find: @escaping (inout RegexMatcher, RegexSubject) throws -> [Int]?
  ) -> Builtin {
    .method(name, doc, range) { call in
      let pattern = try call.pattern
      let subject = try pattern.subject(call["string"], from: call.int("pos"), to: call.int("endpos"))
      var matcher = RegexMatcher(pattern.program, subject.scalars, end: subject.end) {
        try call.interpreter.checkInterruption()
      }
      return try find(&matcher, subject).map { .object(MatchObject(pattern, subject, $0)) } ?? .none
    }
  }

  static let pattern: [Builtin] = [
    search("search", "The first match anywhere, or None.") {
      try $0.search(from: $1.start, mustAdvance: false)
    },
    search("match", "The match at the beginning, or None.") { try $0.match(at: $1.start, isWhole: false) },
    search("fullmatch", "The match of the whole text, or None.") {
      try $0.match(at: $1.start, isWhole: true)
    },
    .method("findall", "The texts of all matches; of their groups, if there are some.", range) { call in
      let pattern = try call.pattern
      let subject = try pattern.subject(call["string"], from: call.int("pos"), to: call.int("endpos"))
      var all: [Value] = []
      try pattern.each(in: subject, call.interpreter) { places in
        try EvaluationLimits.checkGrowth(of: all)
        let match = MatchObject(pattern, subject, places)
        let count = pattern.program.groupCount
        let empty = subject.joined([])
        all.append(
          count < 2
            ? match.group(count) ?? empty : .tuple(of: (1...count).map { match.group($0) ?? empty }))
        return true
      }
      return .list(of: all)
    },
    .method("finditer", "All matches, one after another.", range) { call in
      let pattern = try call.pattern
      let subject = try pattern.subject(call["string"], from: call.int("pos"), to: call.int("endpos"))
      let session = call.interpreter.reference
      var matcher = RegexMatcher(pattern.program, subject.scalars, end: subject.end) {
        try session.target?.checkInterruption()
      }
      var (place, mustAdvance, isDone) = (subject.start, false, false)
      return .iterator(
        ClosureIterator(IteratorTypes.calling) { _ in
          guard !isDone, let found = try matcher.search(from: place, mustAdvance: mustAdvance) else {
            isDone = true
            return nil
          }
          (place, mustAdvance) = (found[1], found[1] == found[0])
          return .object(MatchObject(pattern, subject, found))
        })
    },
    .method(
      "split", "The texts between the matches.",
      [.required("string"), .optional("maxsplit", .int, default: 0)]
    ) { call in
      let pattern = try call.pattern
      let subject = try pattern.subject(call["string"])
      let limit = try call.int("maxsplit")
      var (parts, last, count): ([Value], Int, Int) = ([], 0, 0)
      if limit >= 0 {
        try pattern.each(in: subject, call.interpreter) { places in
          parts.append(subject.part(last..<places[0]))
          let match = MatchObject(pattern, subject, places)
          for group in 0..<pattern.program.groupCount { parts.append(match.group(group + 1) ?? .none) }
          try EvaluationLimits.check(elements: parts.count, of: "list")
          last = places[1]
          count += 1
          return limit == 0 || count < limit
        }
      }
      parts.append(subject.part(last..<subject.scalars.count))
      return .list(of: parts)
    },
    .method("sub", "With every match replaced.", substitution) { try substituted($0).0 },
    .method("subn", "With every match replaced, and the number of replacements.", substitution) { call in
      let (text, count) = try substituted(call)
      return [text, .int(count)]
    },
    .property("pattern", "the pattern as text") { try $0.pattern.source },
    .property("flags", "the flags") { .int(try $0.pattern.flags.rawValue) },
    .property("groups", "the number of groups") { .int(try $0.pattern.program.groupCount) },
    .property("groupindex", "the numbers of the groups that have names") { call in
      .dict(DictValue(try call.pattern.names.map { ($0.name, .int($0.number)) }))
    },
  ]

  private static let substitution: [Signature.Parameter] = [
    .required("repl", .any, "text with \\1 or \\g<name> for groups, or a function of the match"),
    .required("string"),
    .optional("count", .int, default: 0, "how many are replaced; 0 for all"),
  ]

  private static func substituted(_ call: Call) throws -> (Value, Int) {
    let pattern = try call.pattern
    let subject = try pattern.subject(call["string"])
    let limit = try call.int("count")
    let isFunction = call["repl"].isCallable
    let template: RegexTemplate?
    do {
      template = isFunction ? nil : try RegexTemplate(call["repl"], for: pattern)
    } catch let fault as RegexFault {
      throw try error(fault, call["repl"], call.interpreter)
    }
    var (parts, last, count): ([Value], Int, Int) = ([], 0, 0)
    var size = 0
    if limit >= 0 {
      try pattern.each(in: subject, call.interpreter) { places in
        let match = MatchObject(pattern, subject, places)
        parts.append(subject.part(last..<places[0]))
        let new = try template?.expanded(match) ?? call.interpreter.call(call["repl"], [.object(match)])
        guard new.asString != nil || new.bytes != nil else {
          throw Fault.message("expected str instance, \(new.typeName) found", kind: .type)
        }
        parts.append(new)
        size += new.asString?.utf8.count ?? new.bytes?.count ?? 0
        try EvaluationLimits.check(elements: size, of: "str")
        last = places[1]
        count += 1
        return limit == 0 || count < limit
      }
    }
    parts.append(subject.part(last..<subject.scalars.count))
    return (subject.joined(parts), count)
  }

  /// `re.error` for a replacement.
  private static func error(_ fault: RegexFault, _ template: Value, _ interpreter: Interpreter) throws
    -> any Error
  {
    let module = try interpreter.module("re")
    guard let cls = module["error"] else { return Fault.message(fault.message) }
    return interpreter.raising(
      try interpreter.call(cls, [.string(fault.message), template, .int(fault.place)]))
  }

  static let match: [Builtin] = [
    .method(
      "group", "The text of a group, or of several; of the whole match without a number.", [.rest("groups")]
    ) { call in
      let match = try call.match
      let keys = call.rest("groups")
      if keys.isEmpty { return match.group(0) ?? .none }
      let texts = try keys.map { match.group(try match.pattern.group($0)) ?? .none }
      return texts.count == 1 ? texts[0] : .tuple(of: texts)
    },
    .method("groups", "The texts of all groups.", [.optional("default")]) { call in
      let match = try call.match
      return .tuple(of: (0..<match.pattern.program.groupCount).map { match.group($0 + 1) ?? call["default"] })
    },
    .method("groupdict", "The texts of the groups that have names.", [.optional("default")]) { call in
      let match = try call.match
      return .dict(
        DictValue(match.pattern.names.map { ($0.name, match.group($0.number) ?? call["default"]) }))
    },
    place("start", "Where a group begins.") { .int($0.places[2 * $1]) },
    place("end", "Where a group ends.") { .int($0.places[2 * $1 + 1]) },
    place("span", "Where a group begins and ends.") {
      [.int($0.places[2 * $1]), .int($0.places[2 * $1 + 1])]
    },
    .method("expand", "A text with \\1 or \\g<name> for groups.", [.positional("template")]) { call in
      let match = try call.match
      do {
        return try RegexTemplate(call["template"], for: match.pattern).expanded(match)
      } catch let fault as RegexFault {
        throw try error(fault, call["template"], call.interpreter)
      }
    },
    .property("pos", "where the search began") { .int(try $0.match.subject.start) },
    .property("endpos", "where the search ended") { .int(try $0.match.subject.end) },
    .property("re", "the pattern") { .object(try $0.match.pattern) },
    .property("string", "the text that was searched") { try $0.match.subject.value },
    .property("lastindex", "the number of the last group that matched") { call in
      try call.match.lastGroup.map { .int($0) } ?? .none
    },
    .property("lastgroup", "the name of the last group that matched") { call in
      let match = try call.match
      return match.lastGroup.flatMap { last in match.pattern.names.first { $0.number == last } }.map {
        .string($0.name)
      } ?? .none
    },
    .property("regs", "where all groups begin and end") { call in
      let places = try call.match.places
      return .tuple(of: (0..<places.count / 2).map { [.int(places[2 * $0]), .int(places[2 * $0 + 1])] })
    },
  ]

  private static func place(_ name: String, _ doc: String, _ value: @escaping (MatchObject, Int) -> Value)
    -> Builtin
  {
    .method(name, doc, [.positional("group", default: 0)]) { call in
      let match = try call.match
      return value(match, try match.pattern.group(call["group"]))
    }
  }
}

extension Call {
  fileprivate var pattern: PatternObject { get throws { try receiver(as: PatternObject.self) } }
  fileprivate var match: MatchObject { get throws { try receiver(as: MatchObject.self) } }
}
