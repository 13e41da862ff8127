// swift-tools-version: 6.1

import PackageDescription

let package = Package(
  name: "fieldbook",
  products: [
    .executable(name: "fieldbook", targets: ["fieldbook"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    // The C libraries, each seen by one module.
    .target(name: "COneDNN", linkerSettings: [.linkedLibrary("dnnl"), .linkedLibrary("gomp")]),
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=fast"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CEditline", linkerSettings: [.linkedLibrary("edit")]),

    // Numbers.
    .target(name: "Engine", dependencies: ["COneDNN", "CKernels"]),
    .target(name: "Tensors", dependencies: ["Engine"]),
    .target(
      name: "Networks",
      dependencies: [
        "Engine", "Tensors", "CKernels",
      ]),
    .target(name: "Datasets", dependencies: ["Engine", "Tensors", "CZlib"]),

    // Words.
    .target(name: "Language"),
    .target(
      name: "Interpreter",
      dependencies: [
        "Language", "Engine", "Tensors", "Networks", "Datasets",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(name: "Notebooks", dependencies: ["Interpreter", "Language"]),
    .executableTarget(
      name: "fieldbook",
      dependencies: [
        "Notebooks", "CEditline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  cLanguageStandard: .gnu17
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
  ]
}
