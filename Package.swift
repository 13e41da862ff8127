// swift-tools-version: 6.1

import PackageDescription

let collections: Target.Dependency = .product(name: "OrderedCollections", package: "swift-collections")

/// For modules of the session's values, in release builds. Exclusive access is checked in debug builds; it is a twentieth of the
/// time of small loops. References are counted without atomic operations, which are a third of the time of code with text,
/// dicts and objects; so no other thread may refer to such values: see Docs/Architecture.md, Threads.
let ofValues = ["-enforce-exclusivity=unchecked", "-assume-single-threaded"]

let package = Package(
  name: "fieldbook",
  products: [
    .executable(name: "fieldbook", targets: ["fieldbook"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1"),
  ],
  targets: [
    // The C libraries, each seen by one module.
    .target(
      name: "COneDNN", path: "Sources/C/COneDNN",
      linkerSettings: [.linkedLibrary("dnnl"), .linkedLibrary("gomp")]),
    .target(
      name: "CKernels",  // The loader chooses among the kernels before the thread sanitizer is ready.
      cSettings: [.unsafeFlags(["-O3", "-ffp-contract=fast", "-fno-sanitize=thread"])],
      // `instruction_set.c` limits what the loader chooses.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--wrap=__cpu_indicator_init"])]),
    .target(name: "CCores"),
    .target(name: "CCoroutines"),
    .systemLibrary(
      name: "CCrypto", path: "Sources/C/CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/C/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CTurboJPEG", path: "Sources/C/CTurboJPEG", pkgConfig: "libturbojpeg",
      providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(
      name: "CPNG", path: "Sources/C/CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .target(name: "CEditline", path: "Sources/C/CEditline", linkerSettings: [.linkedLibrary("edit")]),
    // Those that are opened when they are first used.
    .target(name: "CLoading", path: "Sources/C/CLoading"),
    .target(name: "CRsvg", dependencies: ["CLoading"], path: "Sources/C/CRsvg"),
    .target(name: "CMPI", dependencies: ["CLoading"], path: "Sources/C/CMPI"),
    .target(name: "CLapack", dependencies: ["CLoading"], path: "Sources/C/CLapack"),
    .target(name: "CZeroMQ", dependencies: ["CLoading"], path: "Sources/C/CZeroMQ"),
    .systemLibrary(
      name: "CHDF5", path: "Sources/C/CHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"])]),
    .systemLibrary(
      name: "CZip", path: "Sources/C/CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CYAML", path: "Sources/C/CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CCommonMark", path: "Sources/C/CCommonMark",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    // Numbers and widths in texts.
    .target(name: "Phrases"),

    // Files.
    .target(name: "Files", dependencies: ["CCrypto"]),
    .target(name: "Formats", dependencies: ["Files", "CHDF5", "CYAML", "CZip", "CZlib"]),

    // Numbers.
    .target(name: "Engine", dependencies: ["CCores", "CMPI", "COneDNN", "CKernels"]),
    .target(name: "Tensors", dependencies: ["Phrases", "Engine", "CLapack"]),
    .target(name: "Gradients", dependencies: ["Tensors"]),
    .target(
      name: "Networks",
      dependencies: [
        "Phrases", "Engine", "Tensors", "Gradients", "Files", "Formats", "CKernels",
      ]),
    .target(name: "Architectures", dependencies: ["Networks", "Tensors"]),
    .target(
      name: "Datasets",
      dependencies: ["Phrases", "Files", "Engine", "Tensors", "CZlib", "CTurboJPEG", "CPNG"]),

    // Words and pictures.
    .target(name: "Language", dependencies: ["Phrases"]),
    .target(name: "Figures", dependencies: ["Phrases", "CPNG", "CRsvg"]),
    .target(
      name: "Evaluator",
      dependencies: [
        "Phrases", "Language", "Engine", "Tensors", "Figures", "CCoroutines",
        collections,
        .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: [.unsafeFlags(ofValues, .when(configuration: .release))]),
    // What programs import, by room; a room knows those before it.
    .target(
      name: "PythonLibrary",
      dependencies: ["Evaluator", "Language", "Files", "Formats", "Engine", "Tensors", "Datasets"],
      path: "Sources/Library/Python", exclude: ["README.md"],
      swiftSettings: [.unsafeFlags(ofValues, .when(configuration: .release))]),
    .target(
      name: "NumPyLibrary", dependencies: ["PythonLibrary", "Evaluator", "Language", "Tensors"],
      path: "Sources/Library/NumPy", exclude: ["README.md"],
      swiftSettings: [.unsafeFlags(ofValues, .when(configuration: .release))]),
    .target(
      name: "PackagesLibrary",
      dependencies: [
        "NumPyLibrary", "PythonLibrary", "Evaluator", "Language", "Files", "Engine", "Tensors", "Datasets",
        "Figures",
      ],
      path: "Sources/Library/Packages"),
    .target(
      name: "KerasLibrary",
      dependencies: [
        "PackagesLibrary", "NumPyLibrary", "PythonLibrary", "Phrases", "Evaluator", "Language", "Files",
        "Formats",
        "Engine", "Tensors", "Gradients", "Networks", "Architectures", "Datasets", "Figures", collections,
      ],
      path: "Sources/Library", exclude: ["Fieldbook", "NumPy", "Packages", "Python", "README.md"],
      sources: ["Keras", "TensorFlow"]),
    .target(
      name: "FieldbookLibrary",
      dependencies: [
        "KerasLibrary", "PackagesLibrary", "NumPyLibrary", "PythonLibrary", "Phrases", "Evaluator",
        "Language",
        "Engine", "Tensors", "Networks", "Architectures", "Datasets", "Figures",
      ],
      path: "Sources/Library/Fieldbook"),
    .target(
      name: "Notebooks",
      dependencies: [
        "Phrases", "Engine", "Tensors", "Datasets", "Figures", "Files", "Formats", "Evaluator",
        "FieldbookLibrary", "KerasLibrary",
        "Language", "CCommonMark",
      ]),
    .target(
      name: "JupyterKernel",
      dependencies: [
        "Engine", "Files", "Formats", "Figures", "Language", "Evaluator", "Notebooks", "CZeroMQ",
      ]),
    .executableTarget(
      name: "fieldbook",
      dependencies: [
        "Phrases", "Engine", "Figures", "Files", "Formats", "Language", "Evaluator", "Notebooks",
        "JupyterKernel", "CEditline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests, one target a module; what they share imports nothing of ours.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
    .testTarget(
      name: "FormatsTests", dependencies: ["Formats", "Files", "TestSupport"], exclude: ["Fixtures"]),
    .testTarget(name: "EngineTests", dependencies: ["Engine", "CCores"]),
    .testTarget(
      name: "TensorsTests", dependencies: ["Tensors", "Engine", "TestSupport"], exclude: ["Fixtures"]),
    .testTarget(name: "GradientsTests", dependencies: ["Gradients", "Tensors", "TestSupport"]),
    .testTarget(
      name: "NetworksTests",
      dependencies: ["Networks", "Tensors", "Engine", "Files", "CKernels", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "ArchitecturesTests",
      dependencies: ["Architectures", "Networks", "Tensors", "Engine", "Datasets", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets", "Engine", "Tensors", "CTurboJPEG", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "LanguageTests", dependencies: ["Language", "TestSupport"],
      exclude: ["Fixtures", "check-trees.py"]),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "CPNG", "TestSupport"], exclude: ["Drawings"]),
    .testTarget(
      name: "InterpreterTests",
      dependencies: ["Evaluator", "FieldbookLibrary", "Language", "Datasets", "Files", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "SavingTests",
      dependencies: [
        "Evaluator", "FieldbookLibrary", "KerasLibrary", "Networks", "Tensors", "Engine", "Datasets", "Files",
        "Formats", "Language",
        "TestSupport",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "NotebooksTests",
      dependencies: [
        "Notebooks", "Evaluator", "KerasLibrary", "Language", "Figures", "Formats", "Files", "TestSupport",
      ]),
    .testTarget(
      name: "JupyterKernelTests",
      dependencies: ["JupyterKernel", "Notebooks", "Engine", "Formats", "Files", "CZeroMQ", "TestSupport"]),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "fieldbook", "Notebooks", "Language", "Formats", "CEditline", "Figures", "TestSupport",
      ]),
  ],
  cLanguageStandard: .gnu17
)

// `Scripts/fuzz` sets this: then there is one test, which gives the readers what libFuzzer makes, and all code counts its edges for it.
if let library = Context.environment["FIELDBOOK_FUZZER_LIBRARY"] {
  let fuzzer: [LinkerSetting] = [.unsafeFlags(["-Xlinker", library, "-lstdc++"])]
  package.targets.removeAll { $0.type == .test }
  for target in package.targets where target.type != .system {
    if target.type == .executable { target.linkerSettings = fuzzer }
    target.swiftSettings = [
      .define("FUZZING"),
      .unsafeFlags([
        "-enable-testing", "-sanitize=fuzzer", "-Xcc", "-fsanitize-coverage=inline-8bit-counters,pc-table",
      ]),
    ]
  }
  package.targets.append(
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "Datasets", "Engine", "Files", "Formats", "Evaluator", "FieldbookLibrary", "KerasLibrary", "Language",
        "Notebooks", "Tensors",
        "fieldbook", "CZlib",
      ],
      linkerSettings: fuzzer))
}

for target in package.targets where target.type != .system {
  // A module whose directory has its name has a README there.
  if target.path == nil, target.type != .test { target.exclude.append("README.md") }
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("ExistentialAny"),
    ]
}
