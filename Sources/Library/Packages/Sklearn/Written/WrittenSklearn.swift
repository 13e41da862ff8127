import Evaluator

/// The models of scikit-learn, written in the language: each module is read when one of its names is asked for.
enum WrittenSklearn {
  static func add(to table: inout ModuleTable) {
    for module in [base, linear, decomposition, cluster, neighbors] { table.add(module, at: module.name) }
  }

  /// Names of scikit-learn's modules, by the module in which they stand.
  static let names: [String: [String: String]] = [
    "sklearn": ["clone": base.name],
    "sklearn.base": stand(
      in: base, "BaseEstimator", "ClassifierMixin", "RegressorMixin", "TransformerMixin", "clone"),
    "sklearn.exceptions": stand(in: base, "NotFittedError", "ConvergenceWarning"),
    "sklearn.linear_model": stand(in: linear, "LinearRegression", "Ridge", "LogisticRegression"),
    "sklearn.decomposition": stand(in: decomposition, "PCA"),
    "sklearn.cluster": stand(in: cluster, "KMeans"),
    "sklearn.neighbors": stand(
      in: neighbors, "NearestNeighbors", "KNeighborsClassifier", "KNeighborsRegressor"),
  ]

  private static func stand(in module: WrittenModule, _ names: String...) -> [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, module.name) })
  }
}
