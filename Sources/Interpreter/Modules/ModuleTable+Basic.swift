extension ModuleTable {
  /// The modules that do not depend on Keras: `numpy`, `math`, `random`, `time`, `functools`, `matplotlib`.
  public static var basic: ModuleTable {
    var modules = ModuleTable()
    let numPy = NumPyModule.namespace()
    modules.add(numPy, at: "numpy")
    modules.add(MathModule.namespace(), at: "math")
    modules.add(RandomModule.namespace(), at: "random")
    modules.add(TimeModule.namespace(), at: "time")
    modules.add(FunctoolsModule.namespace(), at: "functools")
    let pyplot = PyplotModule.namespace()
    modules.add(PyplotModule.package(pyplot), at: "matplotlib")
    modules.add(pyplot, at: "matplotlib.pyplot")
    return modules
  }
}
